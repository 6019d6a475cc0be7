"""How fast the GraphQL API answers, beside @neo4j/graphql on Apollo Server over the same graph."""
