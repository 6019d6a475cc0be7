"""HTTP around the schema: the GraphQL endpoint, who may call it, and how errors look."""
