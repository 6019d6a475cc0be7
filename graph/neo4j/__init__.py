"""The server engine: Neo4j 5.26 or newer, over Bolt. Only this package imports its driver."""
