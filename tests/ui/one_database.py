"""One Neo4j server for several graphs, one after the other: its free edition holds a single database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from api.app import create_app
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.running import running
from tests.graph.stores import emptied_database, prepared_neo4j


class OneDatabase:
    """What the database holds by name, and the server of Dramatis over it."""

    def __init__(self, store: GraphStore, settings: Settings, empty: Callable[[], object]) -> None:
        self._store = store
        self._settings = settings
        self._empty = empty
        self._held = ""
        self._address = ""
        self._serving = ExitStack()

    def holding(self, name: str, fill: Callable[[GraphStore], object]) -> str:
        """The address of a server over what `fill` writes; it stays until another name is asked for."""
        if name != self._held:
            self.close()
            self._empty()
            fill(self._store)
            port = self._serving.enter_context(running(create_app(self._store, self._settings)))
            self._held, self._address = name, f"http://127.0.0.1:{port}"
        return self._address

    def close(self) -> None:
        """Ends the server; the database holds what it held."""
        self._serving.close()
        self._held = ""


@contextmanager
def open_database(settings: Settings) -> Iterator[OneDatabase]:
    """The database at the server of the settings, which is emptied before and after."""
    with emptied_database(settings) as empty, prepared_neo4j(settings) as store:
        database = OneDatabase(store, settings, empty)
        try:
            yield database
        finally:
            database.close()
