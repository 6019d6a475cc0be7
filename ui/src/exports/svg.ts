// A picture as SVG: shapes and text only, no script, nothing that is loaded.
import { xml } from "./clean";
import { type Drawing, type Picture, sheetOf } from "./picture";

export function toSvg(picture: Picture): string {
  const { width, height, title, paper, font, drawings } = sheetOf(picture);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${xml(font)}">`,
    `<title>${xml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...drawings.map(element),
    "</svg>",
    "",
  ].join("\n");
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

function element(drawing: Drawing): string {
  switch (drawing.what) {
    case "line": {
      const { from, to, color, width, dash } = drawing;
      const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(" ")}"` : "";
      return `<line x1="${n(from[0])}" y1="${n(from[1])}" x2="${n(to[0])}" y2="${n(to[1])}" stroke="${color}" stroke-width="${n(width)}"${dashes}/>`;
    }
    case "shape": {
      const points = drawing.points.map(([x, y]) => `${n(x)},${n(y)}`).join(" ");
      return `<polygon points="${points}" fill="${drawing.fill}" stroke="${drawing.rim}" stroke-width="${n(drawing.width)}"/>`;
    }
    case "circle":
      return `<circle cx="${n(drawing.at[0])}" cy="${n(drawing.at[1])}" r="${n(drawing.radius)}" fill="${drawing.fill}" stroke="${drawing.rim}" stroke-width="${n(drawing.width)}"/>`;
    case "words": {
      const { at, words, size, color, bold, halo } = drawing;
      const weight = bold ? ' font-weight="600"' : "";
      // The element isolates the direction of its text; the marks that do it on a canvas aren't wanted here.
      const text = xml(words.replace(/[\u2068\u2069]/g, ""));
      return `<text x="${n(at[0])}" y="${n(at[1])}" font-size="${size}"${weight} fill="${color}" stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke" unicode-bidi="isolate">${text}</text>`;
    }
  }
}
