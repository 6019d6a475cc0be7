// Saved views: kept under a name with their layout, listed, and opened again.
import type { Client } from "@urql/core";
import { graphql } from "../gql";

const SavedCanvas = graphql(`
  query SavedCanvas($id: ID!) {
    node(id: $id) {
      id
      ... on SavedView {
        name
        layout
      }
    }
  }
`);
export const SavedCanvases = graphql(`
  query SavedCanvases {
    views(first: 100) {
      id
      name
      author
      at
      layout
    }
  }
`);
const SaveCanvas = graphql(`
  mutation SaveCanvas($name: String!, $query: String!, $variables: JSON, $layout: JSON) {
    saveView(name: $name, query: $query, variables: $variables, layout: $layout) {
      id
      name
    }
  }
`);
const DeleteCanvas = graphql(`
  mutation DeleteCanvas($id: ID!) {
    deleteView(id: $id)
  }
`);

/** The saved view; null where there is none. Its layout is whatever was saved. */
export async function askSavedView(client: Client, id: string): Promise<{ id: string; name: string; layout: unknown } | null> {
  const { data, error } = await client.query(SavedCanvas, { id }, { requestPolicy: "network-only" }).toPromise();
  if (error) throw error;
  return data?.node?.__typename === "SavedView" ? data.node : null;
}

export async function saveCanvas(
  client: Client,
  given: { name: string; query: string; variables: unknown; layout: unknown },
): Promise<{ id: string; name: string }> {
  const { data, error } = await client.mutation(SaveCanvas, given).toPromise();
  if (error) throw error;
  if (!data) throw new Error("The server gave no answer.");
  return data.saveView;
}

export async function deleteCanvas(client: Client, id: string): Promise<void> {
  const { error } = await client.mutation(DeleteCanvas, { id }).toPromise();
  if (error) throw error;
}
