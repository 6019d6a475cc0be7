// Which colour a rating has: by its score where the rater gives one, else by the words of the scale.
import type { RatingAxis } from "../gql/enums";

/** Words of scales in use for political sides, and where they lie from -1 (left) to 1 (right). */
const SIDE_WORDS: readonly (readonly [RegExp, number])[] = [
  [/(lean|skews?|center|centre)[- ]*left|left[- ]*(center|centre)/i, -0.5],
  [/(lean|skews?|center|centre)[- ]*right|right[- ]*(center|centre)/i, 0.5],
  [/left/i, -1],
  [/right/i, 1],
  [/center|centre|least|neutral|balanced/i, 0],
];
const FACT_WORDS: readonly (readonly [RegExp, number])[] = [
  [/very high|generally reliable/i, 1],
  [/mostly|high/i, 0.75],
  [/mixed|no consensus|medium/i, 0.5],
  [/very low|deprecated|blacklisted/i, 0],
  [/low|unreliable/i, 0.25],
];

/** The class that colours a rating; `scale-none` where its place can't be told. */
export function sideClass(axis: RatingAxis, value: string, score: number | null): string {
  const words = axis === "BIAS" ? SIDE_WORDS : FACT_WORDS;
  const place = score ?? words.find(([pattern]) => pattern.test(value))?.[1] ?? null;
  if (place === null) return "scale-none";
  if (axis === "BIAS") {
    if (place <= -0.75) return "side-left";
    if (place < -0.2) return "side-lean-left";
    if (place <= 0.2) return "side-center";
    return place < 0.75 ? "side-lean-right" : "side-right";
  }
  return `scale-${Math.min(5, Math.max(1, 5 - Math.round(place * 4)))}`;
}
