// Sends the hash of an operation in place of its text, and the text where the server doesn't know the hash.
import { type Exchange, makeOperation, type Operation } from "@urql/core";
import { map } from "wonka";

interface Body {
  query?: string;
  extensions?: Record<string, unknown>;
}

/** The code by which a server says that it knows no operation of this hash. */
export const UNKNOWN = "PERSISTED_QUERY_NOT_FOUND";

/** Gives each operation whose hash is known (codegen embeds it) a fetch that tries the hash first. */
export const persistedExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    forward(map(withHash)(operations));

function withHash(operation: Operation): Operation {
  const hash = hashOf(operation);
  if (hash === null || (operation.kind !== "query" && operation.kind !== "mutation")) return operation;
  return makeOperation(operation.kind, operation, {
    ...operation.context,
    fetch: (input, init) => sendHash(hash, input, init),
  });
}

/** The SHA-256 under which a server may know the operation; null where codegen gave it none. */
export function hashOf(operation: Operation): string | null {
  const meta = (operation.query as { __meta__?: { hash?: string } }).__meta__;
  return meta?.hash?.replace(/^sha256:/, "") ?? null;
}

async function sendHash(hash: string, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (typeof init?.body !== "string") return fetch(input, init);
  const { query: _, ...rest } = JSON.parse(init.body) as Body;
  const extensions = { ...rest.extensions, persistedQuery: { version: 1, sha256Hash: hash } };
  const answer = await fetch(input, { ...init, body: JSON.stringify({ ...rest, extensions }) });
  if (!(await answer.clone().text()).includes(UNKNOWN)) return answer;
  return fetch(input, init);
}
