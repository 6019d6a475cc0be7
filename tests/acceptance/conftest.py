"""Pages through the whole product: readers, extractors, graph and GraphQL, on the embedded store."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.settings import Settings
from extractors.extract import Extractor, open_extractor
from graph.sqlite.store import SqliteStore, open_sqlite
from ingest.pipeline import Counts, Ingestion
from readers.formats import Format
from readers.read import read_paths


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The pipeline that ships, loaded once."""
    return open_extractor(Settings())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A fresh embedded store."""
    opened = open_sqlite(tmp_path / "store")
    opened.prepare()
    yield opened
    opened.close()


@pytest.fixture
def ingest(store: SqliteStore, extractor: Extractor) -> Callable[[Path], Counts]:
    """Ingests files into the store."""

    def run(path: Path) -> Counts:
        ingestion = Ingestion(store, extractor, lambda: datetime.now(UTC))
        return ingestion.run(read_paths([str(path)], Format.AUTO, None))

    return run


@pytest.fixture
def client(store: SqliteStore) -> Iterator[TestClient]:
    """The API over the store."""
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as opened:
        yield opened
