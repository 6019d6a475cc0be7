// What the canvas asks the server: parts of the graph, paths, and where a saved view stands.
import type { Client } from "@urql/core";
import { graphql } from "../gql";
import type { CanvasEdgeFragment, CanvasNodeFragment } from "../gql/graphql";
import { type Filter, asked } from "./filter";
import type { Entity, Part, Relation } from "./model";
import type { FoundPath } from "./view";

graphql(`
  fragment CanvasNode on Entity {
    id
    name
    kind
    articleCount
    sourceCount
    firstSeen
    lastSeen
    ... on Event {
      modality
      polarity
      start
      end
    }
  }
`);
graphql(`
  fragment CanvasEdge on Relation {
    id
    predicate
    modality
    polarity
    evidenceCount
    sourceCount
    confidence
    subject {
      id
    }
    object {
      id
    }
    time {
      start
      end
      reported
    }
  }
`);
const OfStory = graphql(`
  query CanvasStory($id: ID!, $limit: Int!) {
    story(id: $id) {
      id
      title
      graph(limit: $limit) {
        nodes {
          ...CanvasNode
        }
        truncated
      }
    }
  }
`);
const Around = graphql(`
  query CanvasAround($id: ID!, $limit: Int!, $filter: RelationFilter, $at: TimeScope) {
    neighborhood(id: $id, limit: $limit, filter: $filter, at: $at) {
      nodes {
        ...CanvasNode
      }
      truncated
    }
  }
`);
const Among = graphql(`
  query CanvasAmong($ids: [ID!]!, $filter: RelationFilter, $at: TimeScope) {
    subgraph(ids: $ids, filter: $filter, at: $at) {
      nodes {
        ...CanvasNode
      }
      edges {
        ...CanvasEdge
      }
      hidden {
        node
        count
      }
      truncated
    }
  }
`);
const Ways = graphql(`
  query CanvasPaths($from: ID!, $to: ID!, $length: Int!, $first: Int!, $filter: RelationFilter, $at: TimeScope) {
    paths(from: $from, to: $to, maxLength: $length, first: $first, filter: $filter, at: $at) {
      nodes {
        ...CanvasNode
      }
      edges {
        ...CanvasEdge
      }
    }
  }
`);

async function answer<T>(asking: PromiseLike<{ data?: T | undefined; error?: Error | undefined }>): Promise<T> {
  const { data, error } = await asking;
  if (error) throw error;
  if (data === undefined || data === null) throw new Error("The server gave no answer.");
  return data;
}

const FRESH = { requestPolicy: "network-only" as const };

/** Title of a story and its entities, the most named first; null where there is none. */
export async function askStory(
  client: Client,
  id: string,
  limit: number,
): Promise<{ title: string; nodes: Entity[]; truncated: boolean } | null> {
  const { story } = await answer(client.query(OfStory, { id, limit }, FRESH).toPromise());
  if (!story) return null;
  return { title: story.title, nodes: story.graph.nodes.map(entityOf), truncated: story.graph.truncated };
}

/** An entity and at most `limit` others around it, those that are told best first. */
export async function askAround(client: Client, id: string, limit: number, filter: Filter): Promise<Entity[]> {
  const variables = { id, limit: limit + 1, ...variablesOf(filter) };
  const { neighborhood } = await answer(client.query(Around, variables, FRESH).toPromise());
  return neighborhood.nodes.map(entityOf);
}

/** The entities with the relations among them, and how many neighbours each has beyond them. */
export async function askAmong(client: Client, ids: readonly string[], filter: Filter): Promise<Part> {
  const { subgraph } = await answer(client.query(Among, { ids: [...ids], ...variablesOf(filter) }, FRESH).toPromise());
  const edges = subgraph.edges.flatMap((edge) => relationOf(edge) ?? []);
  return { nodes: subgraph.nodes.map(entityOf), edges, hidden: subgraph.hidden, truncated: subgraph.truncated };
}

/** The shortest paths between two entities, with what is on them. */
export async function askPaths(
  client: Client,
  from: string,
  to: string,
  length: number,
  filter: Filter,
): Promise<{ found: FoundPath[]; nodes: Entity[]; edges: Relation[] }> {
  const variables = { from, to, length, first: 5, ...variablesOf(filter) };
  const { paths } = await answer(client.query(Ways, variables, FRESH).toPromise());
  const found = paths.map((path) => ({
    from,
    to,
    nodes: path.nodes.map((node) => node.id),
    edges: path.edges.map((edge) => edge.id),
  }));
  const edges = paths.flatMap((path) => path.edges.flatMap((edge) => relationOf(edge) ?? []));
  return { found, nodes: paths.flatMap((path) => path.nodes.map(entityOf)), edges };
}

function variablesOf(filter: Filter) {
  const { filter: wanted, at } = asked(filter);
  const { predicates, kinds, modality, ...rest } = wanted ?? {};
  return {
    filter:
      wanted === null
        ? null
        : {
            ...rest,
            ...(predicates && { predicates: [...predicates] }),
            ...(kinds && { kinds: [...kinds] }),
            ...(modality && { modality: [...modality] }),
          },
    at,
  };
}

function entityOf(node: CanvasNodeFragment): Entity {
  const event =
    node.__typename === "Event"
      ? { modality: node.modality ?? null, polarity: node.polarity, start: node.start ?? null, end: node.end ?? null }
      : null;
  const { id, name, kind, articleCount: reports, sourceCount: outlets } = node;
  return { id, name, kind, reports, outlets, firstSeen: node.firstSeen ?? null, lastSeen: node.lastSeen ?? null, event };
}

/** Null for a relation to a literal, which is no edge. */
function relationOf(edge: CanvasEdgeFragment): Relation | null {
  if (!edge.object) return null;
  const { id, predicate, modality, polarity, confidence, time } = edge;
  return {
    id,
    source: edge.subject.id,
    target: edge.object.id,
    predicate,
    modality,
    polarity,
    start: time.start ?? null,
    end: time.end ?? null,
    reported: time.reported ?? null,
    outlets: edge.sourceCount,
    quotes: edge.evidenceCount,
    confidence,
  };
}
