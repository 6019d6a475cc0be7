// What the pointer does on the canvas: picking, dragging nodes to where they are pinned, drawing a box around some.
import type Sigma from "sigma";
import type { MouseCoords } from "sigma/types";
import type { Point } from "../view";
import type { DrawnEdge, DrawnNode } from "./looks";
import type { StageEvents } from "./stage";
import { edgeNear, isTouch, nodeNear, watchTouch } from "./touch";

interface Wanted extends StageEvents {
  onHover(node: string | null): void;
  onMove(node: string, point: Point): void;
  selected(): ReadonlySet<string>;
}

/** A press that moves by less is a click. */
const CLICK_PX = 4;
/** As far as a finger may stray within a tap. */
const TAP_PX = 10;

/** Listens until the answer is called. */
export function watchPointer(sigma: Sigma<DrawnNode, DrawnEdge>, container: HTMLElement, events: Wanted): () => void {
  let held: { nodes: Map<string, Point>; from: Point; slack: number; moved: boolean } | null = null;
  let boxed = false;

  const more = (event: MouseEvent | TouchEvent) => event.shiftKey || event.ctrlKey || event.metaKey;
  sigma.on("clickNode", ({ node, event }) => {
    if (boxed) return;
    events.onPick(node, null, more(event.original));
  });
  sigma.on("clickEdge", ({ edge }) => {
    if (!boxed) events.onPick(null, edge, false);
  });
  sigma.on("clickStage", ({ event }) => {
    if (boxed || more(event.original)) return;
    const node = isTouch(event.original) ? nodeNear(sigma, event) : null;
    const edge = node === null && isTouch(event.original) ? edgeNear(sigma, event) : null;
    events.onPick(node, edge, false);
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    events.onExpand(node);
  });
  sigma.on("doubleClickStage", ({ event }) => {
    const node = isTouch(event.original) ? nodeNear(sigma, event) : null;
    if (node !== null) events.onExpand(node);
  });
  sigma.on("enterNode", ({ node }) => {
    container.dataset.over = "node";
    events.onHover(node);
  });
  sigma.on("leaveNode", () => {
    delete container.dataset.over;
    events.onHover(null);
  });
  sigma.on("enterEdge", () => {
    container.dataset.over = "edge";
  });
  sigma.on("leaveEdge", () => {
    delete container.dataset.over;
  });

  sigma.on("downNode", ({ node, event, preventSigmaDefault }) => {
    if (isTouch(event.original) || event.original.button !== 0) return;
    preventSigmaDefault();
    hold(node, event, CLICK_PX);
  });
  function hold(node: string, at: Point, slack: number): void {
    const together = events.selected().has(node) ? [...events.selected()] : [node];
    const nodes = new Map<string, Point>();
    const graph = sigma.getGraph();
    for (const id of together)
      if (graph.hasNode(id)) nodes.set(id, { x: graph.getNodeAttribute(id, "x"), y: graph.getNodeAttribute(id, "y") });
    held = { nodes, from: sigma.viewportToGraph(at), slack, moved: false };
  }
  /** Takes what is held along; true once it has moved. */
  function dragTo(at: Point): boolean {
    if (held === null) return false;
    const to = sigma.viewportToGraph(at);
    const [x, y] = [to.x - held.from.x, to.y - held.from.y];
    if (!held.moved) {
      if (Math.hypot(x, y) * sigma.getGraphToViewportRatio() < held.slack) return false;
      held.moved = true;
      // Else the whole picture would be fitted anew with every step of a node at its rim.
      sigma.setCustomBBox(sigma.getCustomBBox() ?? sigma.getBBox());
    }
    for (const [id, from] of held.nodes) events.onMove(id, { x: from.x + x, y: from.y + y });
    return true;
  }
  const drag = (event: MouseCoords) => {
    if (held === null) return;
    event.preventSigmaDefault();
    event.original.preventDefault();
    dragTo(event);
  };
  const drop = () => {
    if (held?.moved) {
      events.onMoved(
        [...held.nodes.keys()].flatMap((id) => {
          const graph = sigma.getGraph();
          return graph.hasNode(id) ? [[id, { x: graph.getNodeAttribute(id, "x"), y: graph.getNodeAttribute(id, "y") }] as const] : [];
        }),
      );
      swallowClick();
    }
    held = null;
  };
  const mouse = sigma.getMouseCaptor();
  mouse.on("mousemovebody", drag);
  mouse.on("mouseup", drop);
  const endTouch = watchTouch(sigma, {
    onDown: (node, at) => hold(node, at, TAP_PX),
    onDrag: dragTo,
    onDrop: () => {
      drop();
      // No finger hovers.
      events.onHover(null);
    },
    onLong: (node) => events.onPick(node, null, true),
    onLongOver: swallowClick,
  });

  /** The click that ends a drag picks nothing. */
  function swallowClick(): void {
    boxed = true;
    setTimeout(() => {
      boxed = false;
    }, 0);
  }

  const endBox = watchBox(container, (from, to, event) => {
    swallowClick();
    const inside = sigma.getGraph().filterNodes((_, node) => {
      if (node.hidden) return false;
      const { x, y } = sigma.graphToViewport(node);
      return x >= from.x && x <= to.x && y >= from.y && y <= to.y;
    });
    events.onBox(inside, event.ctrlKey || event.metaKey);
  });
  return () => {
    endBox();
    endTouch();
  };
}

/** Shift and drag draws a box; the answer ends the listening. */
function watchBox(container: HTMLElement, onBox: (from: Point, to: Point, event: MouseEvent) => void): () => void {
  let from: Point | null = null;
  let box: HTMLDivElement | null = null;
  const at = (event: MouseEvent): Point => {
    const { left, top } = container.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const press = (event: MouseEvent) => {
    if (!event.shiftKey || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    from = at(event);
  };
  const move = (event: MouseEvent) => {
    if (from === null) return;
    event.stopPropagation();
    const to = at(event);
    if (box === null && Math.hypot(to.x - from.x, to.y - from.y) < CLICK_PX) return;
    if (box === null) {
      box = document.createElement("div");
      box.className = "canvas-box";
      container.append(box);
    }
    Object.assign(box.style, {
      left: `${Math.min(from.x, to.x)}px`,
      top: `${Math.min(from.y, to.y)}px`,
      width: `${Math.abs(to.x - from.x)}px`,
      height: `${Math.abs(to.y - from.y)}px`,
    });
  };
  const release = (event: MouseEvent) => {
    if (from === null) return;
    const to = at(event);
    if (box !== null) {
      box.remove();
      box = null;
      const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      onBox({ x: left, y: top }, { x: right, y: bottom }, event);
    }
    from = null;
  };
  container.addEventListener("mousedown", press, true);
  window.addEventListener("mousemove", move, true);
  window.addEventListener("mouseup", release, true);
  return () => {
    container.removeEventListener("mousedown", press, true);
    window.removeEventListener("mousemove", move, true);
    window.removeEventListener("mouseup", release, true);
  };
}
