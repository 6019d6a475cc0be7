// Draws a node in the shape of its kind, with marks for what is selected, pinned or not known to have happened.
import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { drawHover } from "./labels";

/** What the program wants of a node beside what Sigma does. */
export interface NodeLook {
  /** See `SHAPE`. */
  shape: number;
  selected: boolean;
  pinned: boolean;
  /** Drawn as an outline: an event that isn't said to have happened. */
  hollow: boolean;
  /** Of the ring around what is selected. */
  ring: string;
  paper: string;
}

const UNIFORMS = ["u_matrix", "u_viewport", "u_sizeRatio", "u_feather"] as const;

// The outlines are those of OUTLINE in marks.ts, with y up.
const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute vec4 a_look; // radius, shape, marks, nothing
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec4 a_paper;
attribute vec4 a_id;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_paper;
varying vec2 v_place;
varying vec3 v_look;

const float bias = 255.0 / 254.0;

void main() {
  float radius = a_look.x / u_sizeRatio;
  v_place = a_corner * (radius * 1.3 + 7.0);
  v_look = vec3(radius, a_look.y, a_look.z);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_place / (u_viewport * 0.5), 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_ring = a_ring;
  v_paper = a_paper;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_paper;
varying vec2 v_place;
varying vec3 v_look;

uniform float u_feather;

float inside(float distance) {
  return 1.0 - smoothstep(-u_feather, u_feather, distance);
}

// How far the place is outside the outline, in pixels; negative inside.
float outline(vec2 p, float r, float shape) {
  vec2 q = abs(p);
  if (shape == 1.0) return max(q.x, q.y) - 0.88 * r;
  if (shape == 2.0) return max(-p.y - 0.8 * r, dot(vec2(q.x, p.y - 1.15 * r), vec2(0.871, 0.491)));
  if (shape == 3.0) return max(max(q.x - 0.74 * r, q.y - 0.98 * r), (p.x + p.y) * 0.7071 - 0.863 * r);
  if (shape == 4.0) return (q.x + q.y - 1.2 * r) * 0.7071;
  return length(p) - r;
}

void main() {
  float radius = v_look.x;
  float far = outline(v_place, radius, v_look.y);
  #ifdef PICKING_MODE
  // Small nodes are hit a little beside them too.
  if (far > max(0.0, 6.0 - radius)) discard;
  gl_FragColor = v_color;
  #else
  float marks = v_look.z;
  float selected = mod(marks, 2.0);
  float pinned = mod(floor(marks * 0.5), 2.0);
  float hollow = mod(floor(marks * 0.25), 2.0);
  vec4 color = vec4(0.0);
  float rim = inside(far - 1.5);
  color = mix(color, vec4(v_paper.rgb, 1.0), rim);
  color = mix(color, vec4(v_color.rgb, 1.0), inside(far));
  if (hollow > 0.5) color = mix(color, vec4(v_paper.rgb, 1.0), inside(far + max(2.0, radius * 0.22)));
  if (pinned > 0.5) {
    vec3 dot_color = hollow > 0.5 ? v_color.rgb : v_paper.rgb;
    color = mix(color, vec4(dot_color, 1.0), inside(length(v_place) - max(1.6, radius * 0.28)));
  }
  if (selected > 0.5) color = mix(color, vec4(v_ring.rgb, 1.0), inside(abs(far - 4.0) - 1.4));
  gl_FragColor = color * v_color.a;
  #endif
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

export class EntityNodeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  override drawHover = drawHover;

  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_look", size: 4, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ring", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_paper", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [-1, 1],
        [1, -1],
        [1, 1],
      ],
    };
  }

  processVisibleItem(nodeIndex: number, at: number, data: NodeDisplayData & Partial<NodeLook>) {
    const { array } = this;
    array[at++] = data.x;
    array[at++] = data.y;
    array[at++] = data.size;
    array[at++] = data.shape ?? 0;
    array[at++] = (data.selected ? 1 : 0) + (data.pinned ? 2 : 0) + (data.hollow ? 4 : 0);
    array[at++] = 0;
    array[at++] = floatColor(data.color);
    array[at++] = floatColor(data.ring ?? data.color);
    array[at++] = floatColor(data.paper ?? "#ffffff");
    array[at++] = nodeIndex;
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
