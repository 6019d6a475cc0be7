// A list that grows by pages: what is there, how many there are, and how to have the next.
import { useCallback, useEffect, useState } from "react";
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from "urql";

interface Connection<Item> {
  edges: { node: Item }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount: number;
}

export interface Paged<Item> {
  items: readonly Item[];
  /** Null until the first answer. */
  total: number | null;
  fetching: boolean;
  error: CombinedError | undefined;
  /** Asks for the next page; null where there is none. */
  more: (() => void) | null;
  /** Starts again at the first page. */
  again: () => void;
}

/** Pages of `pick(data)`; asks anew whenever the words of `variables` change. */
export function usePaged<Data, Variables extends AnyVariables, Item>(
  query: TypedDocumentNode<Data, Variables & { after?: string | null }>,
  variables: Variables,
  pick: (data: Data) => Connection<Item> | null | undefined,
  pause = false,
): Paged<Item> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{
    key: string;
    items: readonly Item[];
    total: number | null;
    after: string | null;
    fetching: boolean;
    error: CombinedError | undefined;
  }>({ key, items: [], total: null, after: null, fetching: true, error: undefined });

  const ask = useCallback(
    async (after: string | null, before: readonly Item[], wanted: () => boolean) => {
      setState((old) => ({ ...old, fetching: true, error: undefined }));
      const given = { ...(JSON.parse(key) as Variables), after };
      const answer = await client.query(query, given, { requestPolicy: "network-only" }).toPromise();
      if (!wanted()) return;
      const page = answer.data ? pick(answer.data) : null;
      setState((old) => ({
        key,
        items: page ? [...before, ...page.edges.map((edge) => edge.node)] : before,
        total: page ? page.totalCount : old.total,
        after: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
        fetching: false,
        error: answer.error,
      }));
    },
    // `pick` is a new function with every drawing and says the same each time.
    [client, key, query],
  );

  useEffect(() => {
    if (pause) return;
    let wanted = true;
    void ask(null, [], () => wanted);
    return () => {
      wanted = false;
    };
  }, [ask, turn, pause]);

  const stale = state.key !== key;
  return {
    items: stale ? [] : state.items,
    total: stale ? null : state.total,
    fetching: state.fetching || stale,
    error: state.error,
    more: state.after === null || stale ? null : () => void ask(state.after, state.items, () => true),
    again: () => setTurn((old) => old + 1),
  };
}
