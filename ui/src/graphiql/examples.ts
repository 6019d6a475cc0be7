// Queries to begin with: each shows one thing that the graph knows.

const STORIES = `# The stories that most reports tell, with who acts in them and what is only proposed.
query Stories {
  stories(first: 5, sort: { field: ARTICLE_COUNT }) {
    totalCount
    edges {
      node {
        id
        title
        articleCount
        sourceCount
        actors(first: 5) { edges { node { name kind articleCount } } }
        events(first: 5, filter: { modality: [PROPOSED, SCHEDULED] }) {
          edges { node { name modality start place { name } } }
        }
      }
    }
  }
}
`;

const PERSON = `# A person by any of the names in the texts: offices, and what they say with the sentences.
query Person($name: String!) {
  entity(name: $name, kind: PERSON) {
    id
    name
    aliases
    ... on Person {
      roles(first: 10) { predicate literal object { name } time { start end } }
      claims(first: 10) {
        edges { node { verb text modality evidence(first: 1) { sentence article { title source { name } } } } }
      }
    }
  }
}
`;

const SEARCH = `# Full text over names, titles, claims and articles.
query Search {
  search(text: "talks", first: 10) {
    totalCount
    edges {
      node {
        highlight
        node {
          __typename
          id
          ... on Entity { name }
          ... on Story { title }
          ... on Article { title }
          ... on Claim { text }
        }
      }
    }
  }
}
`;

const CONFLICTS = `# What reports contradict each other in.
query Conflicts {
  conflicts(first: 10) {
    kind
    explanation
    left { ...Side }
    right { ...Side }
  }
}

fragment Side on Fact {
  ... on Claim { speakerText text evidence(first: 1) { sentence article { source { name } } } }
  ... on Relation { subject { name } predicate object { name } literal }
  ... on Event { name start }
}
`;

/** One a tab. */
export const EXAMPLES: { query: string; variables?: string }[] = [
  { query: STORIES },
  { query: PERSON, variables: '{ "name": "Lavrov" }' },
  { query: SEARCH },
  { query: CONFLICTS },
];
