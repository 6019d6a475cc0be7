// What fingers do on the canvas: they hit what lies near, drag nodes, pick several by a long press, and zoom by two.
import type Sigma from "sigma";
import type { CameraState, TouchCoords } from "sigma/types";
import type { Point } from "../view";
import type { DrawnEdge, DrawnNode } from "./looks";

/** A fingertip covers so much: what is no further from its middle is meant. */
const FINGER_PX = 22;
/** To be dragged, a node must be hit better than that, or in a crowd the picture couldn't be moved. */
const GRIP_PX = 8;
/** Rings and directions in which a line near a finger is looked for; lines are thinner than fingers. */
const RINGS_PX = [0, 4, 8, 12];
const DIRECTIONS = 8;
/** A press that lasts so long without moving picks one more. */
const LONG_MS = 450;

type Drawn = Sigma<DrawnNode, DrawnEdge>;

interface TouchEvents {
  /** A finger was set down on a node, which it may drag from now on. */
  onDown(node: string, at: Point): void;
  /** The finger is here now; true once it has dragged the node. */
  onDrag(to: Point): boolean;
  onDrop(): void;
  onLong(node: string): void;
  /** The finger that pressed long is lifted, which is no tap. */
  onLongOver(): void;
}

/** The node under or nearest to the finger; null where none is near. */
export function nodeNear(sigma: Drawn, at: Point, within = FINGER_PX): string | null {
  let found: string | null = null;
  let best = within;
  // By the graph's own places: what Sigma has made of them is made anew when it draws next, and until then is none.
  sigma.getGraph().forEachNode((id, node) => {
    if (node.hidden) return;
    const { x, y } = sigma.graphToViewport(node);
    const away = Math.max(0, Math.hypot(x - at.x, y - at.y) - sigma.scaleSize(node.size));
    if (away >= best) return;
    best = away;
    found = id;
  });
  return found;
}

/** The line under or nearest to the finger; null where none is near. */
export function edgeNear(sigma: Drawn, at: Point): string | null {
  // Its types hide what its own events are told by.
  const look = sigma as unknown as { getEdgeAtPoint(x: number, y: number): string | null };
  for (const ring of RINGS_PX)
    for (let turn = 0; turn < (ring === 0 ? 1 : DIRECTIONS); turn += 1) {
      const angle = (turn * 2 * Math.PI) / DIRECTIONS;
      const edge = look.getEdgeAtPoint(at.x + ring * Math.cos(angle), at.y + ring * Math.sin(angle));
      if (edge) return edge;
    }
  return null;
}

export const isTouch = (event: MouseEvent | TouchEvent): event is TouchEvent => "touches" in event;

/** Listens until the answer is called. */
export function watchTouch(sigma: Drawn, events: TouchEvents): () => void {
  let press: ReturnType<typeof setTimeout> | undefined;
  let pinch: { between: Point; apart: number; camera: CameraState } | null = null;
  let node: string | null = null;
  let long = false;

  const captor = sigma.getTouchCaptor();
  const release = () => clearTimeout(press);
  const down = (event: TouchCoords) => {
    release();
    long = false;
    const [first, second] = event.touches;
    if (first === undefined) return;
    if (second !== undefined) {
      node = null;
      events.onDrop();
      pinch = { ...span(first, second), camera: sigma.getCamera().getState() };
      return;
    }
    const pressed = nodeNear(sigma, first, GRIP_PX);
    node = pressed;
    if (pressed === null) return;
    events.onDown(pressed, first);
    press = setTimeout(() => {
      long = true;
      events.onDrop();
      events.onLong(pressed);
    }, LONG_MS);
  };
  const move = (event: TouchCoords) => {
    const [first, second] = event.touches;
    if (first === undefined) return;
    if (second !== undefined && pinch !== null) {
      // Sigma would turn the picture too, and names don't turn with it.
      event.preventSigmaDefault();
      zoom(pinch, span(first, second));
      return;
    }
    if (node === null) return;
    event.preventSigmaDefault();
    if (!long && events.onDrag(first)) release();
  };
  const up = (event: TouchCoords) => {
    release();
    if (event.touches.length < 2) pinch = null;
    if (event.touches.length > 0) return;
    events.onDrop();
    if (long) events.onLongOver();
  };
  /** What lay between the fingers at first lies between them still. */
  function zoom(from: NonNullable<typeof pinch>, to: { between: Point; apart: number }): void {
    const camera = sigma.getCamera();
    const ratio = camera.getBoundedRatio((from.camera.ratio * from.apart) / Math.max(1, to.apart));
    const was = sigma.viewportToFramedGraph(from.between, { cameraState: from.camera });
    const is = sigma.viewportToFramedGraph(to.between, { cameraState: { ...from.camera, ratio } });
    camera.setState({ x: from.camera.x + was.x - is.x, y: from.camera.y + was.y - is.y, ratio });
  }

  captor.on("touchdown", down);
  captor.on("touchmove", move);
  captor.on("touchup", up);
  return release;
}

function span(one: Point, other: Point): { between: Point; apart: number } {
  const between = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  return { between, apart: Math.hypot(one.x - other.x, one.y - other.y) };
}
