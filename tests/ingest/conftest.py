"""Fixtures: an empty embedded store."""

from collections.abc import Callable, Iterator

import pytest

from graph.sqlite.store import SqliteStore


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    """An empty store."""
    opened = make_store()
    yield opened
    opened.close()
