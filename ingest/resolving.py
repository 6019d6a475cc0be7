"""`dramatis resolve`: who is who as the articles say when read by time, in whatever order they came."""

from collections.abc import Callable
from datetime import datetime

from dramatis.times import timestamp
from graph.canonical import in_order
from graph.resolving import Progress, Tally, resolve_all
from graph.store import GraphStore
from ingest.canonical_stories import stories_by_time


def resolve_store(
    store: GraphStore, clock: Callable[[], datetime], progress: Progress = lambda doing, done, total: None
) -> Tally:
    """Resolves everything stored anew; what was changed. Doing it again changes nothing."""
    articles = in_order(store)
    progress("Placing", 0, len(articles))
    stories = stories_by_time(store, articles)
    return resolve_all(store, articles, stories, lambda: timestamp(clock()), progress)
