// How large a node is drawn: by how many outlets tell of it and how many of its neighbours are shown.
import type { Entity } from "./model";

const SMALLEST = 5;
const LARGEST = 15;

/** Radius in pixels at the first look. Crowded canvases draw smaller. */
export function radiusOf(entity: Entity, neighbours: number, among: number): number {
  const weight = Math.sqrt(Math.max(1, entity.outlets)) + Math.sqrt(neighbours);
  const crowd = among > 800 ? 0.34 : among > 250 ? 0.62 : 1;
  return crowd * Math.min(LARGEST, SMALLEST + 1.7 * weight);
}
