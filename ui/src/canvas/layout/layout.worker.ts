// Lays a graph out away from the page: ForceAtlas2 for the shape, then noverlap so that no node covers another.
import iterate from "graphology-layout-forceatlas2/iterate";
import noverlap from "graphology-layout-noverlap/iterate";
import { type LayoutAnswer, type LayoutTask, NODE_PARTS } from "./words";

/** A picture of how it goes after this time: a few a second are seen as movement. */
const PICTURE_MS = 120;
/** Rounds of pushing apart; crowded places need a few dozen. */
const APART_ROUNDS = 60;
const PARTS = 10; // of a node in ForceAtlas2's matrix
const LINKS = 3; // of an edge there

// Both libraries roll dice for nodes in one place; a seeded die gives the same picture for the same graph.
let seed = 1;
Math.random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 0x100000000;
};

let latest = 0;

self.addEventListener("message", (event: MessageEvent<LayoutTask>) => {
  latest = event.data.turn;
  seed = 1;
  void layOut(event.data);
});

/** A pause in which a newer task can come in. */
const pause = () => new Promise<void>((go) => setTimeout(go, 0));

async function layOut(task: LayoutTask): Promise<void> {
  const { turn, rounds } = task;
  const nodes = matrixOf(task);
  const edges = linksOf(task, nodes);
  const count = nodes.length / PARTS;
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    // By this, two linked nodes stand some 100 units apart: pixels at the first look, with room for a name.
    scalingRatio: 700,
    // Pulls harder the further out, so that what is linked to nothing stays beside the rest. By trial: with less the
    // middle is a knot, with more everything is a disc.
    strongGravityMode: true,
    gravity: 3.2,
    slowDown: 1 + Math.log(Math.max(count, 2)),
    barnesHutOptimize: count > 400,
    barnesHutTheta: 0.6,
  };
  let shown = performance.now();
  for (let round = 0; round < rounds; round++) {
    iterate(settings, nodes, edges);
    if (performance.now() - shown < PICTURE_MS) continue;
    send(turn, nodes, PARTS, false);
    await pause();
    if (turn !== latest) return;
    shown = performance.now();
  }
  send(turn, await pushedApart(task, nodes), 3, true);
}

function matrixOf({ nodes }: LayoutTask): Float32Array {
  const count = nodes.length / NODE_PARTS;
  const matrix = new Float32Array(count * PARTS);
  for (let at = 0; at < count; at++) {
    const [from, to] = [at * NODE_PARTS, at * PARTS];
    matrix[to] = nodes[from] ?? 0;
    matrix[to + 1] = nodes[from + 1] ?? 0;
    matrix[to + 6] = 1;
    matrix[to + 7] = 1;
    matrix[to + 8] = nodes[from + 2] ?? 1;
    matrix[to + 9] = nodes[from + 3] ?? 0;
  }
  return matrix;
}

/** The links, each end heavier for it. */
function linksOf({ edges }: LayoutTask, nodes: Float32Array): Float32Array {
  const links = new Float32Array((edges.length / 2) * LINKS);
  for (let at = 0; at < edges.length / 2; at++) {
    for (const side of [0, 1]) {
      const node = (edges[at * 2 + side] ?? 0) * PARTS;
      links[at * LINKS + side] = node;
      nodes[node + 6] = (nodes[node + 6] ?? 0) + 1;
    }
    links[at * LINKS + 2] = 1;
  }
  return links;
}

async function pushedApart({ turn, nodes: given }: LayoutTask, nodes: Float32Array): Promise<Float32Array> {
  const count = nodes.length / PARTS;
  const matrix = new Float32Array(count * 3);
  for (let at = 0; at < count; at++) {
    matrix[at * 3] = nodes[at * PARTS] ?? 0;
    matrix[at * 3 + 1] = nodes[at * PARTS + 1] ?? 0;
    matrix[at * 3 + 2] = given[at * NODE_PARTS + 2] ?? 1;
  }
  const settings = { gridSize: Math.max(4, Math.ceil(Math.sqrt(count))), margin: 10, expansion: 1.1, ratio: 1.2, speed: 3 };
  for (let round = 0; round < APART_ROUNDS; round++) {
    const { converged } = noverlap(settings, matrix);
    // What is fixed stays where it was put.
    for (let at = 0; at < count; at++) {
      if (given[at * NODE_PARTS + 3] !== 1) continue;
      matrix[at * 3] = given[at * NODE_PARTS] ?? 0;
      matrix[at * 3 + 1] = given[at * NODE_PARTS + 1] ?? 0;
    }
    if (converged) break;
    if (round % 10 === 9) await pause();
    if (turn !== latest) break;
  }
  return matrix;
}

function send(turn: number, matrix: Float32Array, parts: number, done: boolean): void {
  const places = new Float32Array((matrix.length / parts) * 2);
  for (let at = 0; at < places.length / 2; at++) {
    places[at * 2] = matrix[at * parts] ?? 0;
    places[at * 2 + 1] = matrix[at * parts + 1] ?? 0;
  }
  const answer: LayoutAnswer = { turn, places, done };
  self.postMessage(answer, { transfer: [places.buffer] });
}
