"""The GraphQL schema as its readers see it: types, words, inputs, and where each field is read from."""
