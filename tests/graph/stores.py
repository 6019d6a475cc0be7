"""Empty stores of both engines for tests, and the real Neo4j server behind one of them.

The server is the one that NEO4J_URI names, or else one that scripts/neo4j gathers, starts and stops. Where neither can
be had the tests are skipped, and with CI=true they fail.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import LiteralString

import neo4j
import pytest

from dramatis.settings import Settings, read_settings
from graph.neo4j.store import open_neo4j
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore

_SCRIPT = Path(__file__).parents[2] / "scripts" / "neo4j"
# scripts/neo4j says with this code that it lacks Java, Maven or the network.
_CANNOT_GATHER = 3
# The first start fetches 125 MB.
_START_TIMEOUT_S = 900
# Between tests the store is emptied and filled again and again, and the server would plan its statements anew each time
# (a step of the state machine then took 1.4 s in place of .85); tests' stores stay so small that any plan will do.
_KEEP_PLANS = ("--setting", "dbms.cypher.min_replan_interval=24h")
# The tests empty the database that they run on, and mark it; one that isn't empty and has no mark is somebody's.
_REMOVE_ALL = "MATCH (n) WHERE NOT n:Engine AND NOT n:EmptiedByTests CALL (n) { DETACH DELETE n } IN TRANSACTIONS"


@contextmanager
def neo4j_server(folder: Path) -> Iterator[Settings]:
    """Settings of a server whose database may be emptied; the test is skipped, or in CI fails, where there is none."""
    if os.environ.get("NEO4J_URI"):
        yield read_settings(os.environ)
        return
    started = run_neo4j_script("start", folder, *_KEEP_PLANS)
    if started.returncode == _CANNOT_GATHER:
        told = f"no Neo4j to test on: {started.stderr.strip()}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    assert started.returncode == 0, started.stderr
    try:
        yield told_settings(started.stdout)
    finally:
        run_neo4j_script("stop", folder)


def run_neo4j_script(verb: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """What scripts/neo4j said to the verb, for the server in the folder."""
    return subprocess.run(
        [str(_SCRIPT), verb, "--data", str(folder), *more],
        capture_output=True,
        text=True,
        timeout=_START_TIMEOUT_S,
        check=False,
    )


def told_settings(exports: str) -> Settings:
    """What the script tells of a server that it has started."""
    return read_settings(dict(line.removeprefix("export ").split("=", 1) for line in exports.splitlines()))


@contextmanager
def emptied_database(settings: Settings) -> Iterator[Callable[[], object]]:
    """What empties the database. Refuses one that holds anything which no test put there."""
    assert settings.neo4j_uri is not None
    auth = (settings.neo4j_user, settings.neo4j_password or "")
    with neo4j.GraphDatabase.driver(settings.neo4j_uri, auth=auth, notifications_min_severity="OFF") as driver:

        def run(text: LiteralString) -> list[list[object]]:
            with driver.session(database=settings.neo4j_database) as session:
                return session.run(text).values()

        held = run("MATCH (n) WHERE NOT n:Engine WITH n LIMIT 1 RETURN EXISTS { MATCH (m:EmptiedByTests) }")
        if held and not held[0][0]:
            pytest.fail(f"{settings.neo4j_uri} holds a graph, and the tests would remove it; name an empty database")
        run("MERGE (m:EmptiedByTests)")
        yield partial(run, _REMOVE_ALL)
        run(_REMOVE_ALL)
        run("MATCH (m:EmptiedByTests) DELETE m")


@contextmanager
def empty_sqlite(folder: Path) -> Iterator[GraphStore]:
    """A prepared embedded store in the folder."""
    store = open_sqlite(folder)
    try:
        store.prepare()
        yield store
    finally:
        store.close()


@contextmanager
def prepared_neo4j(settings: Settings) -> Iterator[GraphStore]:
    """A prepared store on the server."""
    store = open_neo4j(settings)
    try:
        store.prepare()
        yield store
    finally:
        store.close()
