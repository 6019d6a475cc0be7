// How each kind of entity and each way of holding a thing to be looks: in the shaders, in the legend, in exports.
import type { EntityKind, Modality } from "../../gql/enums";

/** The number by which the node shader knows the shape; the same shapes as `KindShape`. */
export const SHAPE: Record<EntityKind, number> = { PERSON: 0, ORGANIZATION: 1, PLACE: 2, DOCUMENT: 3, EVENT: 4 };

/** The number by which the edge shader knows the stroke. */
export const STROKE: Record<Modality, number> = {
  OCCURRED: 0,
  SCHEDULED: 1,
  PROPOSED: 2,
  REQUESTED: 3,
  DENIED: 4,
  HYPOTHETICAL: 5,
};

/** Pixels drawn and left out in turn; none where the line is whole. The edge shader has the same numbers. */
export const DASHES: Record<Modality, readonly number[]> = {
  OCCURRED: [],
  SCHEDULED: [13, 4],
  PROPOSED: [6, 5],
  REQUESTED: [2, 4],
  DENIED: [],
  HYPOTHETICAL: [9, 4, 2, 4],
};

/** Pixels from one stroke through a denied line to the next, half a stroke's height, and how far it leans. */
export const STRUCK = { every: 16, reach: 4.5, lean: 0.55 } as const;
/** Half the width of the cross in the middle of what is said not to be so, in pixels. */
export const CROSS = 4.5;
/** Length and half the width of an arrow's head, in pixels. */
export const ARROW = { length: 8, half: 3.6 } as const;
/** Pixels between two relations of one pair. */
export const LANE = 9;

/** The words of the legend. */
export const STROKE_WORDS: Record<Modality, string> = {
  OCCURRED: "happened",
  SCHEDULED: "scheduled",
  PROPOSED: "proposed",
  REQUESTED: "requested",
  DENIED: "denied by a named party",
  HYPOTHETICAL: "hypothetical",
};

/** The outline of a shape around the origin, y down, for a node of radius 1; a circle has none. */
export const OUTLINE: Record<EntityKind, readonly (readonly [number, number])[]> = {
  PERSON: [],
  ORGANIZATION: [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  PLACE: [
    [0, -1.15],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  DOCUMENT: [
    [-0.74, -0.98],
    [0.24, -0.98],
    [0.74, -0.48],
    [0.74, 0.98],
    [-0.74, 0.98],
  ],
  EVENT: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
};
