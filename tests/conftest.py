"""What all tests share: empty stores, which tests are skipped, loudly, and which one process runs together."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.sqlite.store import SqliteStore, open_sqlite

_SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs ../shared where there is none, and says which tests one process runs where several do."""
    skip = pytest.mark.skip(reason="needs the maintainers' data folder ../shared, which isn't here")
    for item in items:
        if item.get_closest_marker("shared") and not _SHARED.is_dir():
            item.add_marker(skip)
        # One server and one database for all tests on Neo4j; the others stay with the fixtures of their file.
        item.add_marker(pytest.mark.xdist_group("neo4j" if _on_neo4j(item) else item.path.stem))
    # The tests on Neo4j are the longest row, so they begin.
    items.sort(key=_on_neo4j, reverse=True)


def _on_neo4j(item: pytest.Item) -> bool:
    return item.get_closest_marker("neo4j") is not None or "neo4j_settings" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], SqliteStore]:
    """What opens another empty store, a copy of one, which is quicker than a new one; who calls it closes it."""
    model = open_sqlite(tmp_path_factory.mktemp("model"))
    model.prepare()
    model.close()

    def make() -> SqliteStore:
        folder: Path = tmp_path_factory.mktemp("store")
        shutil.copy(model.path, folder / model.path.name)
        return open_sqlite(folder)

    return make
