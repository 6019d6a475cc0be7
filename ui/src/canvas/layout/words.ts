// What the page and its layout worker say to each other.

/** Nodes as x, y, radius, fixed (0 or 1); edges as pairs of places in the list of nodes. */
export interface LayoutTask {
  readonly turn: number;
  readonly nodes: Float32Array;
  readonly edges: Uint32Array;
  readonly rounds: number;
}

/** x and y of every node in the order of the task. */
export interface LayoutAnswer {
  readonly turn: number;
  readonly places: Float32Array;
  readonly done: boolean;
}

export const NODE_PARTS = 4;
