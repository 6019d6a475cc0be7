// The page's side of the layout: hands a graph to the worker and hears where its nodes go.
import type { LayoutAnswer, LayoutTask } from "./words";
import { NODE_PARTS } from "./words";

export interface Laid {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fixed: boolean;
}

export interface Layout {
  /** Begins anew; what ran before is given up. Without `rounds`, as many as a graph of this size wants. */
  run(nodes: readonly Laid[], edges: readonly (readonly [string, string])[], rounds?: number): void;
  stop(): void;
  close(): void;
}

/** Rounds until the picture hardly changes: small graphs settle late, and those of large ones take long. */
export const roundsFor = (nodes: number): number => (nodes <= 120 ? 420 : nodes <= 500 ? 260 : nodes <= 1200 ? 170 : 130);

/** A layout that tells `onPlaces` of the nodes by id, x and y in turn, and with `done` that it is finished. */
export function createLayout(onPlaces: (ids: readonly string[], places: Float32Array, done: boolean) => void): Layout {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module", name: "layout" });
  let turn = 0;
  let ids: readonly string[] = [];
  worker.addEventListener("message", ({ data }: MessageEvent<LayoutAnswer>) => {
    if (data.turn === turn) onPlaces(ids, data.places, data.done);
  });
  return {
    run(nodes, edges, rounds = roundsFor(nodes.length)) {
      turn += 1;
      ids = nodes.map((node) => node.id);
      const places = new Map(ids.map((id, at) => [id, at]));
      const matrix = new Float32Array(nodes.length * NODE_PARTS);
      nodes.forEach((node, at) => {
        matrix.set([node.x, node.y, node.radius, node.fixed ? 1 : 0], at * NODE_PARTS);
      });
      const pairs = pairsOf(edges, places);
      const task: LayoutTask = { turn, nodes: matrix, edges: pairs, rounds };
      worker.postMessage(task, [matrix.buffer, pairs.buffer]);
    },
    stop() {
      turn += 1;
    },
    close: () => worker.terminate(),
  };
}

/** Each pair of nodes that is joined, once: ten relations of a pair pull no harder than one. */
function pairsOf(edges: readonly (readonly [string, string])[], places: ReadonlyMap<string, number>): Uint32Array<ArrayBuffer> {
  const count = places.size;
  const found = new Set<number>();
  for (const [from, to] of edges) {
    const [one, other] = [places.get(from), places.get(to)];
    if (one !== undefined && other !== undefined && one !== other) found.add(Math.min(one, other) * count + Math.max(one, other));
  }
  const pairs = new Uint32Array(found.size * 2);
  [...found].forEach((pair, at) => pairs.set([Math.floor(pair / count), pair % count], at * 2));
  return pairs;
}
