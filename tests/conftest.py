"""What all tests share: empty stores, and that tests on the maintainers' data are skipped, loudly, where it isn't."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.sqlite.store import SqliteStore, open_sqlite

_SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs ../shared where there is none."""
    if _SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="needs the maintainers' data folder ../shared, which isn't here")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)


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
