"""Stores of the made-up world, filled in bulk with the rows and keys that resolution writes, nothing else.

What is written comes from the functions that resolution uses; `tests/graph/test_candidates.py` resolves the same
reports one by one and compares. Neo4j's are imported from files while the server is down, a million at once.
"""

import multiprocessing
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import TextIO

from benchmarks.neo4j_servers import BAR, KINDS, import_files, make_indexes, neo4j_server, read_through, run_all
from benchmarks.resolution_world import Known, known, seen_in
from dramatis.settings import Settings
from dramatis.words import EntityKind
from graph.candidates import gather_entity, keys_of
from graph.cards import THINGS
from graph.entities import row_of
from graph.growing import grown
from graph.neo4j import catalogue
from graph.neo4j.store import open_neo4j
from graph.neo4j.values import WORDS_SUFFIX, defaults, node_properties
from graph.schema import LABELS, SEARCHED
from graph.shape import Row
from graph.sqlite.store import open_sqlite
from graph.sqlite.transaction import SqliteTransaction
from graph.store import GraphStore
from graph.suggested_words import OFFSETS, parts_of
from graph.writing import Rows

_CHUNK = 2_000
# Chunks after which it is told how far it is.
_TELL = 25
# Dropped while a store is filled; `prepare` makes them.
_MADE_LATER = ("DROP TRIGGER t_Entity_add", "DROP INDEX i_HAS_KEY")
# Of a million entities nodes, edges and indexes take 7 GB on disk: with less memory for pages than that the largest
# store alone would be read from the disk, and its time would tell of that.
_HEAP, _PAGES = "2g", "8g"
_EDGES = ("HAS_KEY", catalogue.SPELT)


def rows_of(entities: Iterable[Known]) -> Rows:
    """The rows and keys of the entities as resolution writes them."""
    gathered = Rows()
    for entity in entities:
        rows = [row_of(seen_in(entity, report)) for report in range(len(entity.reports))]
        keys = frozenset(chain.from_iterable(keys_of(THINGS, row) for row in rows))
        gather_entity(gathered, reduce(grown, rows) | {"id": entity.id}, keys)
        if entity.kind is EntityKind.PLACE:
            gathered.node("Key", {"id": f"inside:{entity.country}"})
            gathered.edge("HAS_KEY", entity.id, f"inside:{entity.country}")
    return gathered


def _filling(numbers: Sequence[int]) -> tuple[list[Row], list[tuple[str, str]]]:
    gathered = rows_of(map(known, numbers))
    return gathered.nodes["Entity"], sorted({edge[:2] for edge in gathered.edges["HAS_KEY"]})


def fill_sqlite(folder: Path, size: int, told: Callable[[str], None]) -> None:
    """An embedded store of so many entities in the folder; goes on where it was broken off, does nothing where it is.

    The index by key, the keys and the words are made when all rows are there: one by one they would take twice as long.
    """
    if (folder / "filled").exists():
        return
    store = open_sqlite(folder)
    store.prepare()
    store.close()
    connection = sqlite3.connect(folder / "graph.sqlite", isolation_level=None)
    for statement in ("PRAGMA synchronous = OFF", "PRAGMA cache_size = -2000000", *_MADE_LATER):
        connection.execute(statement)
    held = connection.execute("SELECT count(*) FROM Entity").fetchone()[0]
    chunks = [range(start, min(size, start + _CHUNK)) for start in range(held, size, _CHUNK)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for done, (nodes, edges) in enumerate(pool.imap(_filling, chunks), start=1):
            connection.execute("BEGIN")
            SqliteTransaction(connection).put("Entity", nodes)
            connection.executemany("INSERT INTO e_HAS_KEY (src, dst) VALUES (?, ?)", edges)
            connection.execute("COMMIT")
            if done % _TELL == 0:
                told(f"{held + done * _CHUNK:,} of {size:,} entities stored")
    connection.execute("INSERT OR IGNORE INTO Key (id) SELECT DISTINCT dst FROM e_HAS_KEY ORDER BY dst")
    connection.execute("INSERT INTO f_Entity (f_Entity) VALUES ('rebuild')")
    connection.close()
    store = open_sqlite(folder)
    store.prepare()
    store.close()
    (folder / "filled").touch()


def fill_neo4j(folder: Path, source: Path, told: Callable[[str], None]) -> None:
    """A server's database in the folder with what the embedded store of the other folder holds."""
    if (folder / "filled").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    with neo4j_server(folder, _HEAP, _PAGES):
        pass
    files = folder / "files"
    files.mkdir()
    _export(source, files)
    told(f"{folder.name}: importing")
    import_files(folder, files, _EDGES)
    shutil.rmtree(files)
    with neo4j_server(folder, _HEAP, _PAGES) as settings:
        told(f"{folder.name}: indexing")
        make_indexes(settings)
    (folder / "filled").touch()


@contextmanager
def opened(engine: str, folder: Path) -> Iterator[GraphStore]:
    """The store in the folder. A server has read all its pages then, as one has that runs for some hours; the embedded
    store's were just copied, and lie in memory too."""
    if engine == "sqlite":
        store: GraphStore = open_sqlite(folder)
        try:
            yield store
        finally:
            store.close()
        return
    with neo4j_server(folder, _HEAP, _PAGES) as settings:
        server = open_neo4j(settings)
        try:
            server.prepare()
            _read_through(settings)
            yield server
        finally:
            server.close()


def _export(source: Path, files: Path) -> None:
    """The embedded store as the files that are imported: entities, keys, edges, mentions, and words of suggestions.

    Decisions lead to the mentions for which an entity was minted, and a server has no edge to what isn't there.
    """
    connection = sqlite3.connect(source / "graph.sqlite")
    with ExitStack() as stack:
        stack.callback(connection.close)
        written: dict[str, TextIO] = {}
        for name in ("Entity", "Mention", "Key", "HAS_KEY"):
            written[name] = stack.enter_context((files / f"{name}.csv").open("w", encoding="utf-8"))
            written[name].write(_header(name))
        # Keys and edges are many and have nothing but their ids, which the engine itself puts in quotes.
        key, src, dst = (f"'\"' || replace({column}, '\"', '\"\"') || '\"'" for column in ("id", "src", "dst"))
        empty = "," * _header("Key").count(",")
        keys = connection.execute(f"SELECT {key} || '{empty}' || char(10) FROM Key")
        written["Key"].writelines(line for (line,) in keys)
        edges = connection.execute(f"SELECT {src} || ',' || {dst} || ',\"\"' || char(10) FROM e_HAS_KEY")
        written["HAS_KEY"].writelines(line for (line,) in edges)
        for name, header, rows in _words(connection):
            written[name] = stack.enter_context((files / f"{name}.csv").open("w", encoding="utf-8"))
            written[name].write(header)
            written[name].writelines(",".join(map(_cell, row)) + "\n" for row in rows)
        ids = connection.execute("SELECT id FROM Entity ORDER BY rid")
        while batch := [entity for (entity,) in ids.fetchmany(_CHUNK)]:
            for row in SqliteTransaction(connection).get("Entity", batch).values():
                written["Entity"].write(_node_line("Entity", row))
                written["Mention"].writelines(_node_line("Mention", {"id": mention}) for mention in row["founding"])


def _words(connection: sqlite3.Connection) -> Iterator[tuple[str, str, Iterable[Sequence[str | None]]]]:
    """The words under which entities are suggested, and their edges: a file's name, its header, and what is in it."""
    columns = ",".join(f"p{at}:string" for at in OFFSETS)
    words = connection.execute("SELECT DISTINCT word FROM suggest_word ORDER BY word")
    filled = ((word, *map(dict(parts_of(word)).get, OFFSETS)) for (word,) in words)
    yield catalogue.WORD, f"word:ID(words),{columns}\n", filled
    edges = connection.execute("SELECT id, word FROM suggest_word ORDER BY word, id")
    yield catalogue.SPELT, ":START_ID,:END_ID(words)\n", edges


def _header(name: str) -> str:
    if name not in LABELS:
        return ":START_ID,:END_ID,key\n"
    columns = [f"{column}:{KINDS.get(kind, 'string')}" for column, kind in LABELS[name].items()]
    words = [f"{column}{WORDS_SUFFIX}:string" for column in SEARCHED.get(name, ())]
    return ",".join(["id:ID", *columns, *words]) + "\n"


def _node_line(label: str, row: Row) -> str:
    stored = defaults(LABELS[label]) | node_properties(label, row)
    columns = [*LABELS[label], *(name + WORDS_SUFFIX for name in SEARCHED.get(label, ()))]
    return ",".join([_cell(row["id"]), *(_cell(stored.get(name)) for name in columns)]) + "\n"


def _cell(value: object) -> str:
    """A value as the importer reads it: nothing for None, and an empty text in quotes."""
    if value is None or value == []:
        return ""
    text = BAR.join(value) if isinstance(value, list) else str(value)
    return '"' + text.replace('"', '""') + '"'


def _read_through(settings: Settings) -> None:
    """Has the server read every node, edge and index that the store looks into."""
    indexes = [(label, "id") for label in (catalogue.ANY, catalogue.KEY, "Entity", "Mention")]
    indexes += [("Entity", name) for name in ("kind", "last_seen")] + [(catalogue.WORD, "word")]
    sought = (f"MATCH (n:{label}) WHERE n.{name} >= '' RETURN count(n.{name})" for label, name in indexes)
    read_through(settings)
    run_all(settings, sought)
