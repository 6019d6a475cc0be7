// The inner rounds of the two layouts, which their packages ship without types.
declare module "graphology-layout-forceatlas2/iterate" {
  interface Settings {
    linLogMode: boolean;
    outboundAttractionDistribution: boolean;
    adjustSizes: boolean;
    edgeWeightInfluence: number;
    scalingRatio: number;
    strongGravityMode: boolean;
    gravity: number;
    slowDown: number;
    barnesHutOptimize: boolean;
    barnesHutTheta: number;
  }
  /** One round: moves the nodes of the matrix in place. */
  export default function iterate(settings: Settings, nodes: Float32Array, edges: Float32Array): object;
}
declare module "graphology-layout-noverlap/iterate" {
  interface Settings {
    gridSize: number;
    margin: number;
    expansion: number;
    ratio: number;
    speed: number;
  }
  /** One round: moves the nodes of the matrix in place, and says whether any two still overlap. */
  export default function iterate(settings: Settings, nodes: Float32Array): { converged: boolean };
}
