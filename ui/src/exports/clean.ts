// Names from the news made safe for what they are put into: pictures, XML, tables.

// Controls, the marks that turn the direction of a text, and halves of characters.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const TURNS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const NEVER = /[\ufffe\uffff]/g;

/** One line of text without controls, overrides of direction or halves of characters. */
export const oneLine = (text: string): string =>
  text.replace(CONTROLS, " ").replace(TURNS, "").replace(HALVES, "\ufffd").replace(NEVER, "").trim();

/** One line of at most `most` characters, for a picture: its direction turns nothing around it. */
export function canvasText(text: string, most: number): string {
  const signs = [...oneLine(text.slice(0, most * 4))];
  const short = signs.length > most ? `${signs.slice(0, most - 1).join("").trimEnd()}…` : signs.join("");
  return `\u2068${short}\u2069`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for an XML file, in an element or an attribute. What XML 1.0 can't hold is left out. */
export const xml = (text: string | number): string => oneLine(String(text)).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

/**
 * A cell of a table. One that a spreadsheet would take for a formula gets an apostrophe before it, by which
 * spreadsheets know a text.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = oneLine(value);
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",;']/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
