// The query that answers exactly these entities and relations.

const SELECTED = `{
  subgraph(ids: $entities, relations: $relations) {
    nodes {
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
    edges {
      id
      predicate
      modality
      polarity
      subject { id }
      object { id }
      time { start end reported }
      sourceCount
      evidenceCount
      confidence
    }
  }
}
`;

/** Its ids are variables: a query of thousands of ids is longer than servers read. */
export function toQuery(entities: readonly string[], relations: readonly string[]) {
  const query = `query Canvas($entities: [ID!]!, $relations: [ID!]!) ${SELECTED}`;
  return { query, variables: { entities: [...entities], relations: [...relations] } };
}

/** To be pasted where queries are written: its ids are the variables’ defaults, so that it runs as it is. */
export function toDocument(entities: readonly string[], relations: readonly string[]): string {
  const list = (ids: readonly string[]) => `[${ids.map((id) => `\n    ${JSON.stringify(id)}`).join("")}\n  ]`;
  return `query Canvas(
  $entities: [ID!]! = ${list(entities)}
  $relations: [ID!]! = ${list(relations)}
) ${SELECTED}`;
}
