// What other reports say in the same words, folded under the first of them.
import type { ReactNode } from "react";
import { counted } from "./counted";

/** Those with one key together, each where its first stands. */
export function alike<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The same for claims whose words, polarity and modality are the same but for case and the marks between words. */
export function wordsOfClaim(claim: { text: string; polarity: string; modality: string }): string {
  const words = claim.text.toLocaleLowerCase("en").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return `${claim.polarity} ${claim.modality} ${words}`;
}

export function Others<T extends { id: string }>({ of, row }: { of: readonly T[]; row: (item: T) => ReactNode }) {
  if (of.length === 0) return null;
  return (
    <details className="copies">
      <summary>the same in {counted(of.length, "other report")}</summary>
      <ul>
        {of.map((item) => (
          <li key={item.id}>{row(item)}</li>
        ))}
      </ul>
    </details>
  );
}
