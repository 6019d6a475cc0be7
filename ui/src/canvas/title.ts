// What a canvas is called, on the page and in the names of its files.
import type { DeskState } from "./desk";

/** Its name as it was saved, else the story's title, else the one entity that was asked for; null for anything else. */
export function titleOf(state: DeskState): string | null {
  if (state.saved) return state.saved.name;
  if (state.story) return state.story.title;
  const asked = [...state.history.now.value.origins].filter(([, why]) => why.has("asked"));
  const [only] = asked;
  return only && asked.length === 1 ? state.known.entities.get(only[0])?.name ?? null : null;
}
