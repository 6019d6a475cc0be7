// The API key of this tab, for a server that asks for one. It is gone when the tab is closed.
const NAME = "dramatis-key";
/** Said on `window` when an answer was 401; the session then asks for a key. */
export const KEY_WANTED = "dramatis-key-wanted";

/** The key that was entered in this tab, or null. */
export function readKey(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Keeps the key for this tab; an empty one is forgotten. */
export function keepKey(key: string): void {
  try {
    if (key === "") sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, key);
  } catch {
    // Without storage the key holds for no page; the server says again that it wants one.
  }
}
