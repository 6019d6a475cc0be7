// The one GraphQL client: what is asked over HTTP, and what is subscribed to over a socket of the same origin.
import { cacheExchange, Client, fetchExchange, mapExchange, subscriptionExchange } from "@urql/core";
import { createClient as createSocket, type Client as Socket } from "graphql-ws";
import { KEY_WANTED, readKey } from "./key";
import { persistedExchange } from "./persisted";
import { subscribeTo } from "./subscribing";

/** One answer a request: streams of events go over the socket. */
const JSON_ANSWERS = { accept: "application/graphql-response+json, application/json" };

let socket: Socket | undefined;

/** Opened with the first subscription and not before. */
function openSocket(): Socket {
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;
  return createSocket({
    url,
    lazy: true,
    // A page that stays open over a restart of the server joins again; a server without sockets is left alone.
    retryAttempts: 3,
    // An operation that goes by its hash has no text, and its protocol knows none without: an empty one isn't sent.
    jsonMessageReplacer: (key, value: unknown) => (key === "query" && value === "" ? undefined : value),
    connectionParams: () => {
      const key = readKey();
      return key === null ? {} : { authorization: `Bearer ${key}` };
    },
  });
}

/** Says on `window` that the server wants a key, or another than this one. */
const keyExchange = (key: string | null) =>
  mapExchange({
    onError(error) {
      const response = error.response as { status?: number } | undefined;
      // What was asked with a former key may be refused when another has been entered.
      if (response?.status === 401 && key === readKey()) window.dispatchEvent(new Event(KEY_WANTED));
    },
  });

/** A fresh client with an empty cache, for the key of now. */
export function createGraphQLClient(): Client {
  const key = readKey();
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: { headers: key === null ? JSON_ANSWERS : { ...JSON_ANSWERS, authorization: `Bearer ${key}` } },
    exchanges: [
      cacheExchange,
      subscriptionExchange({
        forwardSubscription(request, operation) {
          return {
            subscribe(sink) {
              socket ??= openSocket();
              const end = subscribeTo(socket, request, operation, {
                next: (value) => sink.next({ data: value.data ?? null, errors: [...(value.errors ?? [])] }),
                error: (told) => sink.error(told),
                complete: () => sink.complete(),
              });
              return { unsubscribe: end };
            },
          };
        },
      }),
      keyExchange(key),
      persistedExchange,
      fetchExchange,
    ],
  });
}
