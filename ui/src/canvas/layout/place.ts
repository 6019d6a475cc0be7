// Where a node stands before it is laid out: the same place for the same id, near what brought it.
import type { Point } from "../view";

/** Pixels that one unit of the graph is meant to be at first; distances of the layout are in this unit. */
export const SPREAD = 420;

/** 32 bits of an id (FNV-1a). */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // The last bits of the sum alone differ between ids that differ in the last sign.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A point of the disc of this radius around the middle. */
export function placeOf(id: string, middle: Point = { x: 0, y: 0 }, radius = SPREAD): Point {
  const hash = hashOf(id);
  const angle = ((hash & 0xffff) / 0x10000) * 2 * Math.PI;
  const far = radius * Math.sqrt(((hash >>> 16) + 1) / 0x10000);
  return { x: middle.x + far * Math.cos(angle), y: middle.y + far * Math.sin(angle) };
}
