// The colours of the page's theme for what isn't drawn by the style sheet.
import type { EntityKind } from "../../gql/enums";

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly path: string;
  readonly edge: string;
  readonly kinds: Record<EntityKind, string>;
  readonly font: string;
}

/** The palette as the page has it now. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: token("--card"),
    ink: token("--ink"),
    soft: token("--ink-soft"),
    line: token("--line-strong"),
    accent: token("--accent"),
    path: token("--focus"),
    edge: mixed(token("--ink-faint"), token("--card"), 0.2),
    kinds: {
      PERSON: token("--kind-person"),
      ORGANIZATION: token("--kind-organization"),
      PLACE: token("--kind-place"),
      DOCUMENT: token("--kind-document"),
      EVENT: token("--kind-event"),
    },
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** A colour of `#rrggbb` or `#rgb` moved towards another by a share; the first as it is where it isn't written so. */
export function mixed(one: string, other: string, share: number): string {
  const [from, to] = [partsOf(one), partsOf(other)];
  if (!from || !to) return one;
  const hex = from.map((value, at) => Math.round(value + ((to[at] ?? value) - value) * share));
  return `#${hex.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function partsOf(color: string): number[] | undefined {
  const long = color.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  return /^#(..)(..)(..)$/i.exec(long)?.slice(1).map((hex) => Number.parseInt(hex, 16));
}

/** Calls back when the theme changes, by the system or by hand; the answer ends it. */
export function onThemeChange(listen: () => void): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listen);
  window.addEventListener("dramatis-theme", listen);
  return () => {
    system.removeEventListener("change", listen);
    window.removeEventListener("dramatis-theme", listen);
  };
}
