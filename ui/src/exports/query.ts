// The query that answers exactly these entities and relations.

/** Its ids are variables: a query of thousands of ids is longer than servers read. */
export function toQuery(entities: readonly string[], relations: readonly string[]) {
  const query = `query Canvas($entities: [ID!]!, $relations: [ID!]!) {
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
  return { query, variables: { entities: [...entities], relations: [...relations] } };
}
