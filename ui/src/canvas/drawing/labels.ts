// Names beside nodes, and the count of neighbours that aren't shown; drawn as text on a flat canvas.
import type { Attributes } from "graphology-types";
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import { canvasText } from "../../exports/clean";

type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & {
  name?: string;
  ink?: string;
  paper?: string;
};

/** Characters of a name beside its node; hovering shows more. */
const SHORT = 34;
const LONG = 90;
/** Names that are looked at for one picture; the largest nodes' come first. */
const MOST_NAMES = 150;

/** A node on the screen that wants its name beside it. */
export interface Wanting {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
  /** Drawn even over others. */
  readonly always: boolean;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Names beside their nodes, each where it covers no other name: to the right, else left, below or above. */
export function drawNames(context: CanvasRenderingContext2D, wanting: readonly Wanting[], look: { font: string; size: number; ink: string; paper: string; width: number }) {
  const { size, width: edge } = look;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = look.paper;
  context.fillStyle = look.ink;
  const names: Box[] = [];
  const nodes = wanting.map(({ x, y, radius }): Box => [x - radius, y - radius, x + radius, y + radius]);
  const apart = (boxes: readonly Box[]) => (box: Box) =>
    boxes.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
  const first = wanting.filter(({ always }) => always);
  const others = wanting.filter(({ always }) => !always).sort((one, other) => other.radius - one.radius);
  for (const node of [...first, ...others].slice(0, MOST_NAMES)) {
    context.font = `${node.always ? 600 : 500} ${size}px ${look.font}`;
    const words = shortName(node.name);
    const width = context.measureText(words).width;
    const gap = node.radius * 1.1 + 4;
    const sides: readonly (readonly [number, number])[] = [
      [node.x + gap, node.y],
      [node.x - gap - width, node.y],
      [node.x - width / 2, node.y + gap + size / 2],
      [node.x - width / 2, node.y - gap - size / 2],
    ];
    const boxes = sides.map(([x, y]): Box => [x - 2, y - size * 0.6, x + width + 2, y + size * 0.6]);
    // Best beside everything; else over a node, but never over another name.
    const free = boxes.map(apart(names));
    const clear = boxes.map(apart(nodes)).map((fits, side) => fits && (boxes[side]?.[0] ?? 0) >= 0 && (boxes[side]?.[2] ?? 0) <= edge);
    let at = free.findIndex((fits, side) => fits && clear[side]);
    if (at < 0) at = free.indexOf(true);
    if (at < 0 && node.always) at = 0;
    const [side, box] = [sides[at], boxes[at]];
    if (!side || !box) continue;
    names.push(box);
    context.strokeText(words, ...side);
    context.fillText(words, ...side);
  }
}

const shortNames = new Map<string, string>();
function shortName(name: string): string {
  const known = shortNames.get(name);
  if (known !== undefined) return known;
  const short = canvasText(name, SHORT);
  shortNames.set(name, short);
  return short;
}

/** The whole name on a card of its own, for the node under the pointer. */
export function drawHover(context: CanvasRenderingContext2D, data: Labelled, settings: Settings<Attributes, Attributes>) {
  if (!data.name) return;
  const { labelSize: size, labelFont: font } = settings;
  context.font = `600 ${size}px ${font}`;
  const words = canvasText(data.name, LONG);
  const [x, y] = [data.x + data.size * 1.1 + 1, data.y - size * 0.95];
  context.fillStyle = data.paper ?? "#ffffff";
  context.strokeStyle = data.ink ?? "#000000";
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y, context.measureText(words).width + 8, size * 1.9, 3);
  context.fill();
  context.stroke();
  context.fillStyle = data.ink ?? "#000000";
  context.fillText(words, x + 4, y + size * 1.28);
}

export interface Badge {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly count: number;
}

/** A small pill with `+12` at the upper left of each node. */
export function drawBadges(
  context: CanvasRenderingContext2D,
  badges: readonly Badge[],
  look: { font: string; ink: string; paper: string; line: string },
) {
  context.font = `600 10px ${look.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 1;
  for (const { x, y, radius, count } of badges) {
    const words = count > 999 ? "+999" : `+${count}`;
    const width = context.measureText(words).width + 7;
    const [left, top] = [x - radius * 0.75 - width + 3, y - radius * 0.75 - 11];
    context.fillStyle = look.paper;
    context.strokeStyle = look.line;
    context.beginPath();
    context.roundRect(left, top, width, 14, 7);
    context.fill();
    context.stroke();
    context.fillStyle = look.ink;
    context.fillText(words, left + width / 2, top + 7.5);
  }
}
