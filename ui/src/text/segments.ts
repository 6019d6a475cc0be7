// A text cut at the borders of spans, so that each piece is wholly inside or outside of every span.

export interface Span<Mark> {
  /** In Unicode code points, as the server counts; the end is exclusive. */
  start: number;
  end: number;
  mark: Mark;
}

export interface Segment<Mark> {
  start: number;
  text: string;
  /** The marks of all spans that cover the piece. */
  marks: Mark[];
}

/** The text in order, cut wherever a span begins or ends. Spans outside of the text are left out. */
export function segments<Mark>(text: string, spans: readonly Span<Mark>[]): Segment<Mark>[] {
  const points = Array.from(text);
  const inside = spans.filter((span) => 0 <= span.start && span.start < span.end && span.end <= points.length);
  const cuts = [...new Set([0, points.length, ...inside.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, place) => {
    const end = cuts[place + 1] ?? points.length;
    const marks = inside.filter((span) => span.start <= start && end <= span.end).map((span) => span.mark);
    return { start, text: points.slice(start, end).join(""), marks };
  });
}
