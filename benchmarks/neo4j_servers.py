"""Neo4j servers of benchmarks: started on a folder, filled from files while down, read through before timed."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import neo4j

from dramatis.settings import Settings, read_settings
from graph.neo4j import catalogue
from graph.schema import LABELS, Type

# Parts the items of a list in the files that are imported; no name of a made-up world has one.
BAR = "|"
# What the importer calls the types of properties that aren't text.
KINDS = {Type.INTEGER: "long", Type.REAL: "double", Type.FLAG: "boolean", Type.TEXTS: "string[]"}
_SCRIPT = Path(__file__).parents[1] / "scripts" / "neo4j"


@contextmanager
def neo4j_server(folder: Path, heap: str, pages: str) -> Iterator[Settings]:
    """Settings of a server on the folder, while it runs."""
    started = _run([str(_SCRIPT), "start", "--data", str(folder), "--heap", heap, "--pagecache", pages])
    try:
        yield read_settings(dict(line.removeprefix("export ").split("=", 1) for line in started.splitlines()))
    finally:
        _run([str(_SCRIPT), "stop", "--data", str(folder)])


def driver_of(settings: Settings) -> neo4j.Driver:
    """A plain driver for the server."""
    assert settings.neo4j_uri is not None
    auth = (settings.neo4j_user, settings.neo4j_password or "")
    return neo4j.GraphDatabase.driver(settings.neo4j_uri, auth=auth, notifications_min_severity="OFF")


def import_files(folder: Path, files: Path, edges: Iterable[str]) -> None:
    """Imports the files, one a label and one an edge, into the folder of a server that is down.

    An edge's file is named after it; all others are named after a label, and nodes bear what the store gives them.
    """
    libraries = next((Path(os.environ.get("DRAMATIS_NEO4J_HOME", _SCRIPT.parents[1] / ".neo4j"))).glob("lib-*"))
    known = set(edges)
    tables = sorted(files.glob("*.csv"))
    nodes = [f"--nodes={':'.join(_labels(path.stem))}={path}" for path in tables if path.stem not in known]
    joined = [f"--relationships={path.stem}={path}" for path in tables if path.stem in known]
    admin = ["java", "-Xmx2g", "-cp", f"{libraries}/*", "org.neo4j.cli.AdminTool", "database", "import", "full"]
    ways = [
        "--overwrite-destination=true",
        f"--report-file={folder / 'import.report'}",
        "--multiline-fields=true",
        f"--array-delimiter={BAR}",
        "--threads=2",
        "--max-off-heap-memory=2g",
    ]
    homes = {"NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
    _run([*admin, "neo4j", *ways, *nodes, *joined], homes)


def _labels(stem: str) -> tuple[str, ...]:
    return catalogue.labels_of(stem) if stem in LABELS else (stem,)


def make_indexes(settings: Settings) -> None:
    """Constraints and indexes as the store makes them, without its limit of time."""
    made = (catalogue.constraints() | catalogue.indexes()).values()
    run_all(settings, (*made, "CALL db.awaitIndexes(3000)"))


def read_through(settings: Settings) -> None:
    """Has the server read every node and edge with what they hold, as one has that runs for some hours."""
    run_all(
        settings,
        ("MATCH (n) RETURN count(properties(n))", "MATCH (a)-[e]->(b) WHERE e.key <> '-' RETURN count(properties(e))"),
    )


def run_all(settings: Settings, statements: Iterable[str]) -> None:
    """Runs the statements one after the other, each in a transaction of its own."""
    with driver_of(settings) as driver, driver.session(database=settings.neo4j_database) as session:
        for statement in statements:
            session.run(statement).consume()


def _run(command: list[str], variables: Mapping[str, str] = MappingProxyType({})) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | dict(variables))
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
