// A picture as PNG, drawn on a canvas of its own: sharper than what is on the screen, and with every name.
import { type Drawing, type Picture, sheetOf } from "./picture";

/** Device pixels a pixel of the sheet: sharp in print. */
const SCALE = 2;
/** Pixels that browsers make a canvas of; a larger sheet is drawn smaller. */
const MOST_PIXELS = 60_000_000;

export async function toPng(picture: Picture): Promise<Blob> {
  const { width, height, paper, font, drawings } = sheetOf(picture);
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser can’t draw a picture; take the SVG.");
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  for (const drawing of drawings) draw(context, drawing, font);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob === null) throw new Error("The picture is too large for this browser; take the SVG.");
  return blob;
}

function draw(context: CanvasRenderingContext2D, drawing: Drawing, font: string): void {
  context.beginPath();
  switch (drawing.what) {
    case "line":
      context.setLineDash([...drawing.dash]);
      context.strokeStyle = drawing.color;
      context.lineWidth = drawing.width;
      context.moveTo(...drawing.from);
      context.lineTo(...drawing.to);
      context.stroke();
      context.setLineDash([]);
      break;
    case "circle":
      context.arc(...drawing.at, drawing.radius, 0, 2 * Math.PI);
      paint(context, drawing);
      break;
    case "shape":
      drawing.points.forEach((point, at) => {
        if (at === 0) context.moveTo(...point);
        else context.lineTo(...point);
      });
      context.closePath();
      paint(context, drawing);
      break;
    case "words":
      context.font = `${drawing.bold ? 600 : 400} ${drawing.size}px ${font}`;
      context.lineJoin = "round";
      context.lineWidth = 3;
      context.strokeStyle = drawing.halo;
      context.fillStyle = drawing.color;
      context.strokeText(drawing.words, ...drawing.at);
      context.fillText(drawing.words, ...drawing.at);
      break;
  }
}

function paint(context: CanvasRenderingContext2D, { fill, rim, width }: { fill: string; rim: string; width: number }): void {
  context.fillStyle = fill;
  context.fill();
  if (width <= 0) return;
  context.strokeStyle = rim;
  context.lineWidth = width;
  context.stroke();
}
