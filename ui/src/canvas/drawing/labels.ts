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
/** Drawings of less width, in pixels, are a telephone's: names are shorter there, and few may lie over a node. */
const NARROW = 600;
const SHORT_THERE = 18;
const OVER_NODES_THERE = 10;
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

/** Names beside their nodes, each where it covers neither a name nor a badge: to the right, else left, below or above. */
export function drawNames(
  context: CanvasRenderingContext2D,
  wanting: readonly Wanting[],
  badges: readonly Badge[],
  look: { font: string; size: number; ink: string; paper: string; width: number },
) {
  const { size, width: edge } = look;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = look.paper;
  context.fillStyle = look.ink;
  context.font = badgeFont(look.font);
  const names: Box[] = badges.map((badge) => badgeBox(context, badge));
  const nodes = wanting.map(({ x, y, radius }): Box => [x - radius, y - radius, x + radius, y + radius]);
  const apart = (boxes: readonly Box[]) => (box: Box) =>
    boxes.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
  const first = wanting.filter(({ always }) => always);
  const others = wanting.filter(({ always }) => !always).sort((one, other) => other.radius - one.radius);
  const narrow = edge < NARROW;
  for (const [rank, node] of [...first, ...others].slice(0, MOST_NAMES).entries()) {
    context.font = `${node.always ? 600 : 500} ${size}px ${look.font}`;
    const words = shortName(node.name, narrow ? SHORT_THERE : SHORT);
    const width = context.measureText(words).width;
    const gap = node.radius * 1.1 + 4;
    const sides: readonly (readonly [number, number])[] = [
      [node.x + gap, node.y],
      [node.x - gap - width, node.y],
      [node.x - width / 2, node.y + gap + size / 2],
      [node.x - width / 2, node.y - gap - size / 2],
    ];
    const boxes = sides.map(([x, y]): Box => [x - 2, y - size * 0.6, x + width + 2, y + size * 0.6]);
    // Best beside everything; else over a node where there is width to read it, but never cut off or over another name.
    const inside = ([left, , right]: Box) => left >= 0 && right <= edge;
    const free = boxes.map((box) => inside(box) && apart(names)(box));
    const clear = boxes.map(apart(nodes));
    let at = free.findIndex((fits, side) => fits && clear[side]);
    if (at < 0 && (!narrow || rank < OVER_NODES_THERE)) at = free.indexOf(true);
    if (at < 0 && node.always) at = 0;
    const [side, box] = [sides[at], boxes[at]];
    if (!side || !box) continue;
    names.push(box);
    context.strokeText(words, ...side);
    context.fillText(words, ...side);
  }
}

const shortNames = new Map<string, string>();
function shortName(name: string, most: number): string {
  const key = `${most} ${name}`;
  const known = shortNames.get(key);
  if (known !== undefined) return known;
  const short = canvasText(name, most);
  shortNames.set(key, short);
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
  context.font = badgeFont(look.font);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 1;
  for (const badge of badges) {
    const [left, top, right] = badgeBox(context, badge);
    const width = right - left;
    context.fillStyle = look.paper;
    context.strokeStyle = look.line;
    context.beginPath();
    context.roundRect(left, top, width, 14, 7);
    context.fill();
    context.stroke();
    context.fillStyle = look.ink;
    context.fillText(badgeWords(badge), left + width / 2, top + 7.5);
  }
}

const badgeFont = (face: string): string => `600 10px ${face}`;
const badgeWords = ({ count }: Badge): string => (count > 999 ? "+999" : `+${count}`);

/** Where a badge is drawn, measured in the font that the context has now. */
function badgeBox(context: CanvasRenderingContext2D, badge: Badge): Box {
  const width = context.measureText(badgeWords(badge)).width + 7;
  const [left, top] = [badge.x - badge.radius * 0.75 - width + 3, badge.y - badge.radius * 0.75 - 11];
  return [left, top, left + width, top + 14];
}
