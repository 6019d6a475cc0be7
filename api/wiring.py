"""Where the concrete parts are put together from settings; the only place that knows both engines."""

from datetime import datetime

from dramatis.settings import Settings
from dramatis.times import timestamp
from graph.neo4j.store import open_neo4j
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from ingest.catalogues import furnish


def open_store(settings: Settings) -> GraphStore:
    """Neo4j when NEO4J_URI is set, else the embedded store; ready for use.

    Raises StoreUnavailableError or StoreNotReadyError.
    """
    store: GraphStore = open_neo4j(settings) if settings.neo4j_uri else open_sqlite(settings.store)
    try:
        store.prepare()
    except BaseException:
        store.close()
        raise
    return store


def furnished(store: GraphStore, now: datetime) -> GraphStore:
    """The store with the catalogues of outlets that come with Dramatis, where they aren't there yet."""
    furnish(store, timestamp(now))
    return store
