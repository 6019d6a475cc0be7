// Draws an edge: an arrow whose stroke says how the relation is held to be, crossed out where it is negated.
import { EdgeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { ARROW, CROSS, LANE, STRUCK } from "./marks";

/** What the program wants of an edge beside what Sigma does. */
export interface EdgeLook {
  /** See `STROKE`. */
  stroke: number;
  negated: boolean;
  /** Which of the relations of one pair it is: 0 on the straight line, the others beside it. */
  lane: number;
}

const UNIFORMS = ["u_matrix", "u_viewport", "u_sizeRatio", "u_feather"] as const;

// Everything is measured in CSS pixels of the viewport: dashes stay the same at every zoom.
const VERTEX = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec4 a_look; // radius of the source, radius of the target, thickness, lane
attribute vec2 a_stroke; // stroke, negated
attribute vec4 a_color;
attribute vec4 a_id;
attribute float a_along;
attribute float a_side;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying vec2 v_place; // along and across, in pixels
varying vec4 v_span; // where the line begins, where the arrow's tip is, thickness, middle
varying vec2 v_stroke;

const float bias = 255.0 / 254.0;
const float reach = 9.0;

void main() {
  vec2 start = (u_matrix * vec3(a_start, 1.0)).xy * u_viewport * 0.5;
  vec2 end = (u_matrix * vec3(a_end, 1.0)).xy * u_viewport * 0.5;
  vec2 way = end - start;
  float far = max(length(way), 0.001);
  vec2 along = way / far;
  vec2 across = vec2(-along.y, along.x);
  vec2 radius = a_look.xy / u_sizeRatio;
  float lane = a_look.w * min(1.0, 1.4 / u_sizeRatio);
  // A lane beside the middle meets a round node earlier.
  float from = sqrt(max(radius.x * radius.x - lane * lane, 0.0));
  float to = far - sqrt(max(radius.y * radius.y - lane * lane, 0.0)) - 2.0;
  float at = a_along * far;
  vec2 place = start + along * at + across * (lane + a_side * reach);
  gl_Position = vec4(place / (u_viewport * 0.5), 0.0, 1.0);
  v_place = vec2(at, a_side * reach);
  v_span = vec4(from, to, a_look.z, (from + to) * 0.5);
  v_stroke = a_stroke;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_place;
varying vec4 v_span;
varying vec2 v_stroke;

uniform float u_feather;

float inside(float distance) {
  return 1.0 - smoothstep(-u_feather, u_feather, distance);
}
// How far x is outside the part that is drawn, for a stretch that is drawn from 0 to width.
float dash(float x, float width) {
  return max(-x, x - width);
}

void main() {
  float at = v_place.x;
  float off = abs(v_place.y);
  float from = v_span.x;
  float tip = v_span.y;
  if (at < from || at > tip) discard;
  #ifdef PICKING_MODE
  if (off > max(5.0, v_span.z)) discard;
  gl_FragColor = v_color;
  #else
  float half_width = v_span.z * 0.5;
  float head = ${ARROW.length.toFixed(1)} + v_span.z;
  float wide = ${ARROW.half.toFixed(1)} + half_width;
  float line = max(off - half_width, at - (tip - head * 0.7));
  float run = at - from;
  float gap = -1000.0;
  if (v_stroke.x == 1.0) gap = dash(mod(run, 17.0), 13.0);
  else if (v_stroke.x == 2.0) gap = dash(mod(run, 11.0), 6.0);
  else if (v_stroke.x == 3.0) gap = dash(mod(run, 6.0), 2.0);
  else if (v_stroke.x == 5.0) {
    float turn = mod(run, 19.0);
    gap = min(dash(turn, 9.0), dash(turn - 13.0, 2.0));
  }
  float shown = inside(max(line, gap));
  float arrow = max(off - (tip - at) / head * wide, tip - head - at);
  shown = max(shown, inside(arrow));
  if (v_stroke.x == 4.0) {
    float turn = mod(run + v_place.y * ${STRUCK.lean.toFixed(2)}, ${STRUCK.every.toFixed(1)}) - ${(STRUCK.every / 2).toFixed(1)};
    float strike = max(abs(turn) - 0.8, off - ${STRUCK.reach.toFixed(1)});
    shown = max(shown, inside(max(strike, at - (tip - head))));
  }
  if (v_stroke.y > 0.5) {
    float mid = abs(at - v_span.w);
    float cross = max(abs(mid - off) * 0.7071 - 0.9, mid - ${CROSS.toFixed(1)});
    shown = max(shown, inside(cross));
  }
  gl_FragColor = vec4(v_color.rgb * v_color.a, v_color.a) * shown;
  #endif
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

export class RelationEdgeProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_look", size: 4, type: FLOAT },
        { name: "a_stroke", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: "a_along", size: 1, type: FLOAT },
        { name: "a_side", size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  processVisibleItem(
    edgeIndex: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & Partial<EdgeLook>,
  ) {
    const { array } = this;
    array[at++] = source.x;
    array[at++] = source.y;
    array[at++] = target.x;
    array[at++] = target.y;
    array[at++] = source.size;
    array[at++] = target.size;
    array[at++] = data.size;
    array[at++] = (data.lane ?? 0) * LANE;
    array[at++] = data.stroke ?? 0;
    array[at++] = data.negated ? 1 : 0;
    array[at++] = floatColor(data.color);
    array[at++] = edgeIndex;
  }

  setUniforms(
    params: RenderParams,
    { gl, uniformLocations }: { gl: WebGLRenderingContext; uniformLocations: Record<string, WebGLUniformLocation> },
  ) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport ?? null, params.width, params.height);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_feather ?? null, 0.7 / params.pixelRatio);
  }
}
