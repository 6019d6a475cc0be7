// How GraphiQL asks: queries and mutations by HTTP, subscriptions by the socket of the same origin.
import type { Fetcher } from "@graphiql/toolkit";
import { createClient } from "graphql-ws";
import { readKey } from "../graphql/key";

const socket = createClient({
  url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
  lazy: true,
  connectionParams: () => {
    const key = readKey();
    return key === null ? {} : { authorization: `Bearer ${key}` };
  },
});

export const fetcher: Fetcher = async (params, options) => {
  if (isSubscription(params.query, params.operationName ?? null)) {
    return socket.iterate({ ...params, operationName: params.operationName ?? null }) as AsyncIterableIterator<object>;
  }
  const key = readKey();
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      // What was written into the headers' own editor comes last.
      ...(options?.headers as Record<string, string> | undefined),
    },
    body: JSON.stringify(params),
  });
  return (await answer.json()) as object;
};

/** The operation that will run is a subscription; comments and strings are no operations. */
function isSubscription(query: string, name: string | null): boolean {
  const bare = query.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g, " ");
  if (name === null) return /(^|\})\s*subscription\b/.test(bare);
  return new RegExp(`\\bsubscription\\s+${name}\\b`).test(bare);
}
