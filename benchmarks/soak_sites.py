"""Where the soak makes its graphs: a folder for the embedded store, a server of its own for Neo4j."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j

from dramatis.settings import Settings
from graph.neo4j.store import open_neo4j
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from tests.graph.stores import run_neo4j_script, told_settings

# The store's own constraints and marks stay; the rest goes in pieces, as a server's memory is bounded.
_REMOVE_ALL = "MATCH (n) WHERE NOT n:Engine CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
_COUNT = "MATCH (n) RETURN count(n)"
# Of more nodes than this no server rids itself in its half a gigabyte; a new one is quicker anyway.
_MOST_REMOVED = 50_000


@dataclass
class SqliteSite:
    """One folder after the other; see benchmarks.soak_kills.Site."""

    folder: Path
    victim: None = None

    def fresh(self) -> Callable[[], GraphStore]:
        """See Site.fresh."""
        shutil.rmtree(self.folder, ignore_errors=True)
        return self.again()

    def again(self) -> Callable[[], GraphStore]:
        """See Site.again."""
        return lambda: open_sqlite(self.folder)


def sqlite_site(folder: Path) -> SqliteSite:
    """Stores below the folder, one at a time."""
    return SqliteSite(folder / "store")


@dataclass
class Neo4jSite:
    """One database that is emptied each time, on a server of its own; `kills_server` makes the server the victim."""

    folder: Path
    settings: Settings
    kills_server: bool = False

    @property
    def victim(self) -> int | None:
        """See Site.victim."""
        return self.pid if self.kills_server else None

    @property
    def pid(self) -> int:
        """The server's process."""
        return int((self.folder / "pid").read_text(encoding="ascii"))

    def killing(self, server: bool) -> "Neo4jSite":
        """The site, of which the server is killed, or else the process that ingests."""
        self.kills_server = server
        return self

    def fresh(self) -> Callable[[], GraphStore]:
        """See Site.fresh."""
        opening = self.again()
        auth = (self.settings.neo4j_user, self.settings.neo4j_password or "")
        uri = self.settings.neo4j_uri or ""
        with (
            neo4j.GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver,
            driver.session(database=self.settings.neo4j_database) as session,
        ):
            found = session.run(_COUNT).single()
            many = found is not None and found.value() > _MOST_REMOVED
            if not many:
                session.run(_REMOVE_ALL).consume()
        return self._anew() if many else opening

    def _anew(self) -> Callable[[], GraphStore]:
        """On another server, in the same folder."""
        run_neo4j_script("stop", self.folder)
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        return self.again()

    def again(self) -> Callable[[], GraphStore]:
        """See Site.again. Where the server runs, it goes on running."""
        settings = self.settings = _start(self.folder)
        return lambda: open_neo4j(settings)


@contextmanager
def neo4j_site(folder: Path) -> Iterator[Neo4jSite]:
    """A site on a server that is started for it in the folder, and stopped at the end."""
    site = Neo4jSite(folder, _start(folder))
    try:
        yield site
    finally:
        run_neo4j_script("stop", folder)


def _start(folder: Path) -> Settings:
    started = run_neo4j_script("start", folder)
    if started.returncode:
        raise SystemExit(f"no Neo4j to soak: {started.stderr.strip()}")
    return told_settings(started.stdout)
