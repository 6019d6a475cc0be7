"""The whole embedded store as rows, in a fixed order."""

import sqlite3
from collections.abc import Iterator

from graph.schema import EDGES, LABELS
from graph.shape import Row
from graph.sqlite.tables import edge_table, from_column, quoted


def dump(connection: sqlite3.Connection) -> Iterator[Row]:
    """See GraphStore.dump; one snapshot."""
    connection.execute("BEGIN")
    for label, kinds in LABELS.items():
        columns = ", ".join(["id", *map(quoted, kinds)])
        for key, *values in connection.execute(f"SELECT {columns} FROM {quoted(label)} ORDER BY id"):
            named = zip(kinds.items(), values, strict=True)
            yield {"node": label, "id": key} | {name: from_column(kind, value) for (name, kind), value in named}
    for edge, definition in EDGES.items():
        columns = ", ".join(["src", "dst", "key", *map(quoted, definition.properties)])
        for source, target, key, *values in connection.execute(
            f"SELECT {columns} FROM {edge_table(edge)} ORDER BY src, dst, key"
        ):
            named = zip(definition.properties.items(), values, strict=True)
            given = {name: from_column(kind, value) for (name, kind), value in named}
            yield {"edge": edge, "src": source, "dst": target, "key": key} | given
