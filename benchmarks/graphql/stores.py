"""The made-up newsroom in both engines, filled in bulk: the embedded store row by row, Neo4j from files of its tables.

The files are imported while the server is down, millions of rows a minute; constraints and indexes are the store's own.
"""

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.graphql.world import Size, World, chunks
from benchmarks.neo4j_servers import BAR, KINDS, import_files, make_indexes, neo4j_server
from dramatis.settings import Settings
from graph.neo4j.store import open_neo4j
from graph.neo4j.values import WORDS_SUFFIX
from graph.schema import EDGES, INDEXES, LABELS, SEARCHED, Properties, Type, default_of
from graph.search_words import folded_words
from graph.shape import Row
from graph.sqlite.store import open_sqlite
from graph.sqlite.tables import edge_table, quoted, to_column
from graph.store import EdgeRow, GraphStore

# Of the server's memory; 10,000 stories take 1.5 GB on disk, and all of them lie in memory.
HEAP, PAGES = "2g", "3g"
_CHUNK = 20_000
Tell = Callable[[str], None]


def fill_sqlite(folder: Path, size: Size, tell: Tell) -> None:
    """An embedded store of the world in the folder; nothing is done where it is."""
    if (folder / "filled").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    store = open_sqlite(folder)
    store.prepare()
    store.close()
    connection = sqlite3.connect(folder / "graph.sqlite", isolation_level=None)
    for statement in ("PRAGMA synchronous = OFF", "PRAGMA journal_mode = OFF", "PRAGMA cache_size = -1000000"):
        connection.execute(statement)
    for statement in _made_later():
        connection.execute(f"DROP {statement}")
    connection.execute("BEGIN")
    world = World(size)
    known = world.known()
    _write(connection, known.nodes, known.edges)
    for numbers in chunks(world):
        for number in numbers:
            told = world.story(number)
            _write(connection, told.nodes, told.edges)
        if numbers[-1] % 1000 == 999:
            tell(f"{numbers[-1] + 1:,} of {size.stories:,} stories made")
    for label, row in world.entities():
        _write(connection, {label: [row]}, {})
    for label in SEARCHED:
        index = quoted(f"f_{label}")
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.execute("COMMIT")
    tell("indexing")
    connection.close()
    store = open_sqlite(folder)
    store.prepare()
    store.close()
    connection = sqlite3.connect(folder / "graph.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    (folder / "filled").touch()


def _made_later() -> Iterable[str]:
    """Indexes and triggers, which `prepare` makes again."""
    for edge in EDGES:
        yield f"INDEX {quoted(f'i_{edge}')}"
    for label, names in INDEXES:
        yield f"INDEX {quoted('_'.join(('i', label, *names)))}"
    for label in SEARCHED:
        for part in ("add", "drop", "turn"):
            yield f"TRIGGER {quoted(f't_{label}_{part}')}"


def _write(
    connection: sqlite3.Connection, nodes: Mapping[str, Sequence[Row]], edges: Mapping[str, Sequence[EdgeRow]]
) -> None:
    for label, rows in nodes.items():
        kinds = {"id": Type.TEXT, **LABELS[label]}
        for row in rows:
            names = list(row)
            _insert(connection, quoted(label), names, [to_column(kinds[name], row[name]) for name in names])
    for edge, found in edges.items():
        kinds = EDGES[edge].properties
        for source, target, key, given in found:
            names = ["src", "dst", "key", *given]
            values = [to_column(kinds[name], value) for name, value in given.items()]
            _insert(connection, edge_table(edge), names, [source, target, key, *values])


def _insert(connection: sqlite3.Connection, table: str, names: Sequence[str], values: Sequence[object]) -> None:
    marks = ", ".join("?" * len(names))
    connection.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(map(quoted, names))}) VALUES ({marks})", values)


def fill_neo4j(folder: Path, source: Path, tell: Tell) -> None:
    """A server's database in the folder with what the embedded store in the other folder holds."""
    if (folder / "filled").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    with neo4j_server(folder, HEAP, PAGES):
        pass
    files = folder / "files"
    files.mkdir()
    tell("writing files for Neo4j")
    _export(source, files)
    tell("importing")
    import_files(folder, files, EDGES)
    shutil.rmtree(files)
    with neo4j_server(folder, HEAP, PAGES) as settings:
        tell("indexing")
        make_indexes(settings)
    (folder / "filled").touch()


def _export(source: Path, files: Path) -> None:
    store = open_sqlite(source)
    store.prepare()
    store.close()
    connection = sqlite3.connect(source / "graph.sqlite")
    for label, kinds in LABELS.items():
        searched = SEARCHED.get(label, ())
        columns = [f"{name}:{KINDS.get(kind, 'string')}" for name, kind in kinds.items()]
        header = ["id:ID", *columns, *(f"{name}{WORDS_SUFFIX}:string" for name in searched)]
        wanted = ", ".join(["id", *map(quoted, kinds)])
        _table(connection, f"SELECT {wanted} FROM {quoted(label)}", files / f"{label}.csv", header, kinds, 1, searched)
    for edge, definition in EDGES.items():
        kinds = definition.properties
        header = [":START_ID", ":END_ID", "key", *(f"{name}:{KINDS.get(k, 'string')}" for name, k in kinds.items())]
        wanted = ", ".join(["src", "dst", "key", *map(quoted, kinds)])
        _table(connection, f"SELECT {wanted} FROM {edge_table(edge)}", files / f"{edge}.csv", header, kinds, 3)
    connection.close()


def _table(
    connection: sqlite3.Connection,
    query: str,
    file: Path,
    header: list[str],
    kinds: Properties,
    ids: int,
    searched: Sequence[str] = (),
) -> None:
    """One table as a file; nothing is written where it is empty. Empty text stands in quotes, what isn't there not."""
    places = list(enumerate(kinds.items(), start=ids))
    words = [(place, kind) for name in searched for place, (other, kind) in places if other == name]
    reads = [(place, _reader(name, kind)) for place, (name, kind) in places]
    rows = connection.execute(query)
    first = rows.fetchone()
    if first is None:
        return
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(header) + "\n")
        write = csv.writer(out, quoting=csv.QUOTE_NOTNULL if hasattr(csv, "QUOTE_NOTNULL") else csv.QUOTE_ALL)
        plain = getattr(csv, "QUOTE_NOTNULL", None) is None
        batch = [first]
        while batch:
            for found in batch:
                row = list(found)
                row += [_words(found[place], kind) for place, kind in words]
                for place, reader in reads:
                    if reader is not None:
                        row[place] = reader(row[place])
                if plain:
                    out.write(",".join(map(_cell, row)) + "\n")
                else:
                    write.writerow(row)
            batch = rows.fetchmany(_CHUNK)


def _reader(name: str, kind: Type) -> Callable[[object], object] | None:
    if kind is Type.TEXTS:
        return lambda value: BAR.join(json.loads(str(value))) or None if value is not None else None
    if kind is Type.FLAG:
        return lambda value: None if value is None else str(bool(value)).lower()
    default = default_of(name, kind)
    return None if default is None else lambda value: default if value is None else value


def _words(value: object, kind: Type) -> str | None:
    if value is None:
        return None
    return folded_words(" ".join(json.loads(str(value))) if kind is Type.TEXTS else str(value))


def _cell(value: object) -> str:
    return "" if value is None else '"' + str(value).replace('"', '""') + '"'


@contextmanager
def prepared(settings: Settings) -> Iterator[GraphStore]:
    """The store on the server."""
    store = open_neo4j(settings)
    try:
        store.prepare()
        yield store
    finally:
        store.close()
