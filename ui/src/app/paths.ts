// The addresses of the pages. Every link is made here, so that ids and words are always encoded.

/** An id as a part of an address; its colon may stand there as it is. */
const part = (id: string): string => encodeURIComponent(id).replaceAll("%3A", ":");

export const storyPath = (id: string): string => `/story/${part(id)}`;
export const entityPath = (id: string): string => `/entity/${part(id)}`;
export const searchPath = (words: string, kinds: readonly string[] = []): string => {
  const given = new URLSearchParams({ q: words });
  for (const kind of kinds) given.append("kind", kind);
  return `/search?${given}`;
};
/** The graph of a story, or of an entity with whom and what it is related to. */
export const graphPath = (of: { story: string } | { entity: string }): string =>
  `/graph?${new URLSearchParams("entity" in of ? { ...of, around: of.entity } : of)}`;

/** An article, with the span to be highlighted and the version it counts in. */
export function articlePath(id: string, span?: { version: string; start: number; end: number }): string {
  const path = `/article/${part(id)}`;
  if (span === undefined) return path;
  return `${path}?${new URLSearchParams({ v: span.version, s: `${span.start}-${span.end}` })}#evidence`;
}

/** Where a thing of this type has its page; null for what has none. */
export function nodePath(node: { __typename?: string | undefined; id: string }): string | null {
  switch (node.__typename) {
    case "Story":
      return storyPath(node.id);
    case "Article":
      return articlePath(node.id);
    case "Person":
    case "Organization":
    case "Place":
    case "Document":
    case "Event":
      return entityPath(node.id);
    default:
      return null;
  }
}

/** The address if a browser may be sent there: http and https only, so that no script is ever an address. */
export function outsideAddress(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}
