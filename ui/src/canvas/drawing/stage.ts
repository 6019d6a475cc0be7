// The drawn graph: keeps Sigma in step with what is shown, lays it out, and tells what the pointer does to it.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { createLayout, type Laid } from "../layout/layout";
import { placeOf, SPREAD } from "../layout/place";
import type { Shown } from "../shown";
import type { Point } from "../view";
import { RelationEdgeProgram } from "./edgeProgram";
import { type Badge, drawBadges, drawNames, type Wanting } from "./labels";
import { dimmed, type DrawnEdge, type DrawnNode, edgeLook, lanesOf, type Marked, nodeLook } from "./looks";
import { EntityNodeProgram } from "./nodeProgram";
import { onThemeChange, type Palette, readPalette } from "./palette";
import { watchPointer } from "./pointer";

export interface StageEvents {
  /** A node, an edge or nothing was clicked; `more` when the selection is to grow. */
  onPick(node: string | null, edge: string | null, more: boolean): void;
  onExpand(node: string): void;
  onBox(nodes: readonly string[], more: boolean): void;
  onMoved(places: readonly (readonly [string, Point])[]): void;
  onLayout(running: boolean): void;
}

export interface Stage {
  /** Draws this. Nodes that weren't there before appear beside `from`, where that is given, and are laid out. */
  show(shown: Shown, marked: Marked, pinned: ReadonlyMap<string, Point>, dim: boolean): void;
  /** Lays everything out anew, but for what is pinned. */
  arrange(): void;
  /** Where nodes are to stand that come next, such as those of a saved view; they aren't laid out. */
  settle(places: ReadonlyMap<string, Point>): void;
  places(): ReadonlyMap<string, Point>;
  radius(node: string): number;
  zoom(by: number): void;
  fit(): void;
  /** Moves the view so that the node can be seen. */
  reveal(node: string): void;
  palette(): Palette;
  close(): void;
}

type G = MultiDirectedGraph<DrawnNode, DrawnEdge>;

/** Nodes and edges that are added in one go before the page gets its turn. */
const PORTION = 250;
/** Badges that are drawn at once: of more nobody can read any. */
const MOST_BADGES = 200;
/** Nodes that are drawn smaller, in pixels, have no name beside them until one looks closer. */
const LEAST_NAMED = 3.5;
/** From so many nodes on, those that are hidden are kept with the graph that is drawn, up to this part of it. */
const LEAST_KEPT = 500;
const MOST_LEFT_OVER = 0.3;
/** Zoomed out further than this, badges would cover the nodes. */
const BADGES_WITHIN = 2.2;

/** The page's turn: what is pressed or scrolled meanwhile comes first. */
const pause = () => new Promise<void>((go) => setTimeout(go, 0));

/**
 * What is drawn and isn't shown any more. Null where the graph is better built anew: a small one is in no time, and what
 * is left over in a large one is to stay the smaller part of it.
 */
function leftOver(graph: G, { nodes, edges }: Shown): { nodes: string[]; edges: string[] } | null {
  const keptNodes = new Set(nodes.map(({ id }) => id));
  const keptEdges = new Set(edges.map(({ id }) => id));
  const gone = {
    nodes: graph.filterNodes((id) => !keptNodes.has(id)),
    edges: graph.filterEdges((id) => !keptEdges.has(id)),
  };
  const number = gone.nodes.length + gone.edges.length;
  if (number > 0 && (graph.order < LEAST_KEPT || number > MOST_LEFT_OVER * (graph.order + graph.size))) return null;
  return gone;
}

/** The box around all that is drawn, where something in the graph isn't; null where all of it is. */
function extentOf(graph: G): { x: [number, number]; y: [number, number] } | null {
  const shown = graph.filterNodes((_, { hidden }) => !hidden).map((id) => graph.getNodeAttributes(id));
  if (shown.length === graph.order || shown.length === 0) return null;
  const [x, y] = [shown.map((node) => node.x), shown.map((node) => node.y)];
  return { x: [Math.min(...x), Math.max(...x)], y: [Math.min(...y), Math.max(...y)] };
}

/** Takes over what is new in a look; true where anything was. */
function change<Look extends object>(old: Look, look: Partial<Look>): boolean {
  let changed = false;
  for (const key of Object.keys(look) as (keyof Look)[]) if (old[key] !== look[key]) changed = true;
  if (changed) Object.assign(old, look);
  return changed;
}

export function createStage(container: HTMLElement, events: StageEvents): Stage {
  let graph: G = new MultiDirectedGraph();
  const places = new Map<string, Point>();
  let palette = readPalette();
  let last: { shown: Shown; marked: Marked; pinned: ReadonlyMap<string, Point>; dim: boolean } | null = null;
  let hovered: string | null = null;
  let focus: ReadonlySet<string> | null = null;
  let filling = 0;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const pace = { duration: still ? 0 : 250 };

  const sigma = new Sigma<DrawnNode, DrawnEdge>(graph, container, {
    defaultNodeType: "entity",
    defaultEdgeType: "relation",
    nodeProgramClasses: { entity: EntityNodeProgram as never },
    nodeHoverProgramClasses: { entity: EntityNodeProgram as never },
    edgeProgramClasses: { relation: RelationEdgeProgram as never },
    enableEdgeEvents: true,
    zIndex: true,
    // Names are drawn below, where they cover no others.
    renderLabels: false,
    labelFont: palette.font,
    labelSize: 12,
    stagePadding: 48,
    minCameraRatio: 0.02,
    maxCameraRatio: 6,
    doubleClickZoomingRatio: 1,
    nodeReducer: (id, data) => {
      if (focus === null || focus.has(id)) return data;
      return { ...data, color: dimmed(data.color, palette), zIndex: -1 };
    },
    edgeReducer: (id, data) => {
      if (focus === null || last === null) return data;
      const near = focusEdges(id);
      return near ? { ...data, zIndex: Math.max(1, data.zIndex) } : { ...data, color: dimmed(data.color, palette), zIndex: -1 };
    },
  });
  // Its types leave out where a layer lies; below the card of the node that is pointed at.
  sigma.createCanvasContext("names", { beforeLayer: "hovers" } as object);
  const over = sigma.getCanvases().names?.getContext("2d") ?? null;
  sigma.resize(true);

  /** What isn't dimmed goes out from what is pointed at or selected. */
  let centre: ReadonlySet<string> = new Set();
  const focusEdges = (id: string): boolean => centre.has(graph.source(id)) || centre.has(graph.target(id)) || last?.marked.edge === id || last?.marked.pathEdges.has(id) === true;

  function refocus(): void {
    if (last === null) return;
    const { shown, marked, dim } = last;
    centre = !dim ? new Set() : hovered !== null ? new Set([hovered]) : marked.nodes;
    const around = new Set<string>();
    for (const id of centre) {
      if (!graph.hasNode(id)) continue;
      around.add(id);
      for (const near of shown.near.get(id) ?? []) around.add(near);
    }
    if (hovered === null && dim) {
      for (const id of marked.pathNodes) around.add(id);
      if (marked.edge !== null && graph.hasEdge(marked.edge)) for (const id of graph.extremities(marked.edge)) around.add(id);
    }
    focus = around.size > 0 ? around : null;
  }

  const layout = createLayout((ids, found, done) => {
    ids.forEach((id, place) => {
      if (last?.pinned.has(id)) return;
      const point = { x: found[place * 2] ?? 0, y: found[place * 2 + 1] ?? 0 };
      places.set(id, point);
      if (graph.hasNode(id)) Object.assign(graph.getNodeAttributes(id), point);
    });
    sigma.setCustomBBox(null);
    moved();
    if (done) events.onLayout(false);
  });

  /** Draws nodes where they stand now. Looks haven't changed, so that none is worked out again. */
  const moved = () => sigma.refresh({ partialGraph: { nodes: [], edges: [] }, skipIndexation: false, schedule: true });

  function run(fixed: (id: string) => boolean, rounds?: number): void {
    if (last === null || graph.order < 2) return;
    const nodes: Laid[] = drawn().map((id) => {
      const { x, y, size } = graph.getNodeAttributes(id);
      return { id, x, y, radius: size, fixed: fixed(id) };
    });
    const pairs = graph.mapEdges((_, __, source, target) => [source, target] as const);
    events.onLayout(true);
    layout.run(nodes, pairs, rounds);
  }
  const drawn = () => graph.filterNodes((_, { hidden }) => !hidden);
  const arrange = () => run((id) => last?.pinned.has(id) === true);

  /**
   * What is added goes into the graph that is drawn, in portions, and what goes away from a large one is hidden in it.
   * Where more goes away, the graph is built anew beside it and takes its place: for each node that is dropped Sigma
   * does as much as for all of them.
   */
  async function show(shown: Shown, marked: Marked, pinned: ReadonlyMap<string, Point>, dim: boolean): Promise<void> {
    const turn = ++filling;
    last = { shown, marked, pinned, dim };
    const before = new Set(drawn());
    const unplaced = shown.nodes.filter(({ id }) => !before.has(id) && !places.has(id) && !pinned.has(id));
    const gone = leftOver(graph, shown);
    const next: G = gone ? graph : new MultiDirectedGraph();
    const changed: { nodes: string[]; edges: string[] } = { nodes: [], edges: [] };
    const lanes = lanesOf(shown.edges);
    const wasDimmed = focus !== null;
    refocus();
    let done = shown.nodes.length > PORTION ? PORTION - 1 : 0;
    for (const entity of shown.nodes) {
      if (++done % PORTION === 0 && !(await turnOf(turn))) return;
      const look = nodeLook(entity, shown, marked, palette);
      const point = pinned.get(entity.id) ?? places.get(entity.id) ?? birthplace(entity.id, shown, before);
      places.set(entity.id, point);
      if (!next.hasNode(entity.id)) next.addNode(entity.id, { ...look, ...point });
      else if (change(next.getNodeAttributes(entity.id), { ...look, ...point })) changed.nodes.push(entity.id);
    }
    for (const relation of shown.edges) {
      if (++done % PORTION === 0 && !(await turnOf(turn))) return;
      const look = edgeLook(relation, lanes.get(relation.id) ?? 0, shown.edges.length, marked, palette);
      if (!next.hasEdge(relation.id)) next.addDirectedEdgeWithKey(relation.id, relation.source, relation.target, look);
      else if (change(next.getEdgeAttributes(relation.id), look)) changed.edges.push(relation.id);
    }
    if (done > PORTION && !(await turnOf(turn))) return;
    if (hovered !== null && (!next.hasNode(hovered) || gone?.nodes.includes(hovered))) {
      hovered = null;
      refocus();
    }
    if (!gone) {
      graph = next;
      sigma.setGraph(graph);
    } else if (before.size > 0) {
      for (const id of gone.nodes) if (change(graph.getNodeAttributes(id), { hidden: true })) changed.nodes.push(id);
      for (const id of gone.edges) if (change(graph.getEdgeAttributes(id), { hidden: true })) changed.edges.push(id);
      // Colours of all of them change with what is dimmed.
      if (wasDimmed || focus !== null) sigma.scheduleRefresh();
      else sigma.refresh({ partialGraph: changed, skipIndexation: false, schedule: true });
    }
    if (unplaced.length > 0) {
      // A few newcomers find their place among the others; many make a new picture.
      const strange = new Set(unplaced.map(({ id }) => id));
      if (before.size > 0 && strange.size < before.size * 0.5) run((id) => pinned.has(id) || !strange.has(id), 160);
      else arrange();
    }
  }

  /** True when it is still this drawing's turn after the page had its own. */
  async function turnOf(turn: number): Promise<boolean> {
    await pause();
    return turn === filling;
  }

  /** Beside a neighbour that is drawn already, or where its id puts it. */
  function birthplace(id: string, shown: Shown, before: ReadonlySet<string>): Point {
    for (const near of shown.near.get(id) ?? []) {
      const point = before.has(near) ? places.get(near) : undefined;
      if (point) return placeOf(id, point, SPREAD / 3);
    }
    return placeOf(id, { x: 0, y: 0 }, SPREAD * Math.max(1, Math.sqrt(shown.nodes.length / 12)));
  }

  sigma.on("afterRender", () => {
    if (over === null) return;
    const { width, height } = sigma.getDimensions();
    over.clearRect(0, 0, width, height);
    const badges: Badge[] = [];
    const wanting: Wanting[] = [];
    const close = sigma.getCamera().ratio <= BADGES_WITHIN;
    graph.forEachNode((id, drawn) => {
      const data = sigma.getNodeDisplayData(id);
      if (!data || data.hidden) return;
      const { x, y } = sigma.framedGraphToViewport(data);
      if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
      const radius = sigma.scaleSize(data.size);
      const near = focus === null || focus.has(id);
      if (near || drawn.forceLabel) {
        const { name, forceLabel: always } = drawn;
        if (radius >= LEAST_NAMED || always || focus !== null) wanting.push({ x, y, radius, name, always });
      }
      if (drawn.badge > 0 && near && close && badges.length < MOST_BADGES) badges.push({ x, y, radius, count: drawn.badge });
    });
    const look = { font: palette.font, size: 12, ink: palette.ink, paper: palette.paper, width };
    drawNames(over, wanting, badges, look);
    drawBadges(over, badges, { ...look, ink: palette.soft, line: palette.line });
  });

  const endTheme = onThemeChange(() => {
    palette = readPalette();
    if (last) void show(last.shown, last.marked, last.pinned, last.dim);
  });
  const endPointer = watchPointer(sigma, container, {
    ...events,
    onMove(id, point) {
      places.set(id, point);
      if (graph.hasNode(id)) Object.assign(graph.getNodeAttributes(id), point);
      moved();
    },
    selected: () => last?.marked.nodes ?? new Set(),
    onHover: (id) => {
      if (id === hovered || filling < 0) return;
      hovered = id;
      refocus();
      sigma.scheduleRefresh({ layoutUnchange: true });
    },
  });

  return {
    show: (...given) => void show(...given),
    arrange,
    settle(given) {
      for (const [id, point] of given) {
        places.set(id, point);
        if (graph.hasNode(id)) Object.assign(graph.getNodeAttributes(id), point);
      }
    },
    places: () => places,
    radius: (id) => (graph.hasNode(id) ? graph.getNodeAttribute(id, "size") : 6),
    zoom: (by) => void (by > 1 ? sigma.getCamera().animatedZoom({ ...pace, factor: by }) : sigma.getCamera().animatedUnzoom({ ...pace, factor: 1 / by })),
    fit() {
      sigma.setCustomBBox(extentOf(graph));
      sigma.refresh({ partialGraph: { nodes: [], edges: [] }, skipIndexation: false });
      void sigma.getCamera().animatedReset(pace);
    },
    reveal(id) {
      const data = sigma.getNodeDisplayData(id);
      if (!data) return;
      const { x, y } = sigma.framedGraphToViewport(data);
      const { width, height } = sigma.getDimensions();
      if (x > 30 && y > 30 && x < width - 60 && y < height - 30) return;
      void sigma.getCamera().animate({ x: data.x, y: data.y }, pace);
    },
    palette: () => palette,
    close() {
      filling += 1;
      endTheme();
      endPointer();
      layout.close();
      sigma.kill();
    },
  };
}
