// Subscribes over the socket by an operation's hash, and by its text where the server doesn't know the hash.
import type { Operation } from "@urql/core";
import type { FormattedExecutionResult, Client as Socket } from "graphql-ws";
import { hashOf, UNKNOWN } from "./persisted";

interface Request {
  query?: string | undefined;
  operationName?: string | undefined;
  variables?: object | undefined;
  extensions?: object | undefined;
}

interface Sink {
  next(value: FormattedExecutionResult<Record<string, unknown>, unknown>): void;
  error(error: unknown): void;
  complete(): void;
}

/** Begins the subscription; what is given back ends it, also after a second try. */
export function subscribeTo(socket: Socket, request: Request, operation: Operation, sink: Sink): () => void {
  const { query = "", operationName, variables, extensions } = request;
  const asked = {
    operationName: operationName ?? null,
    variables: (variables ?? {}) as Record<string, unknown>,
    extensions: { ...extensions },
  };
  const hash = hashOf(operation);
  const byText = () => socket.subscribe({ ...asked, query }, sink);
  if (hash === null) return byText();
  let end: () => void;
  let ended = false;
  // No text: the socket leaves an empty one out.
  const byHash = {
    ...asked,
    query: "",
    extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash: hash } },
  };
  end = socket.subscribe(byHash, {
    next: (value) => sink.next(value),
    error: (told) => {
      if (ended || !isUnknown(told)) sink.error(told);
      else end = byText();
    },
    complete: () => sink.complete(),
  });
  return () => {
    ended = true;
    end();
  };
}

/** Whether the server said that it knows no operation of this hash. */
function isUnknown(told: unknown): boolean {
  if (!Array.isArray(told)) return false;
  return told.some((each: { extensions?: { code?: unknown } }) => each.extensions?.code === UNKNOWN);
}
