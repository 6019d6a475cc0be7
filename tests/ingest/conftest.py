"""Fixtures: empty embedded stores, made by copying one, which is quicker than making each anew."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.sqlite.store import SqliteStore, open_sqlite


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], SqliteStore]:
    """What opens another empty store; who calls it closes it."""
    model = open_sqlite(tmp_path_factory.mktemp("model"))
    model.prepare()
    model.close()

    def make() -> SqliteStore:
        folder: Path = tmp_path_factory.mktemp("store")
        shutil.copy(model.path, folder / model.path.name)
        return open_sqlite(folder)

    return make


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    """An empty store."""
    opened = make_store()
    yield opened
    opened.close()
