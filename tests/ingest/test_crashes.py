"""A crash at any instant leaves each article wholly in or wholly out, and running again makes the same graph."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import ingest.pipeline
from graph.sqlite.store import SqliteStore, open_sqlite
from graph.store import GraphStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.dying import BATCH, Watched, corpus
from tests.ingest.newsroom import WIRE, hash_of, nodes, report
from tests.ingest.newsroom import ingest as ingest_all

_ROOT = Path(__file__).parents[2]
# A batch of the small corpus takes some 130 verbs; with this one all of its text is written, and nothing else.
_VERBS = 130
_TEXTS_WRITTEN = 41
ARTICLES = (
    report(WIRE, "Storm closes harbour", at="2025-05-18", by="north.example"),
    report("Ann Lee leads Harbour Board. Ann Lee said all is well.", "Profile", at="2025-05-18", by="east.example"),
)


class PowerCutError(Exception):
    """What a test raises in the middle of a transaction."""


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The batches of the dying process."""
    monkeypatch.setattr(ingest.pipeline, "BATCH", BATCH)


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The graph's hash after a run that nobody killed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.pipeline, "BATCH", BATCH)
        store = open_sqlite(tmp_path_factory.mktemp("undisturbed"))
        store.prepare()
        ingest_all(store, *corpus())
        found = hash_of(store)
        store.close()
    return found


def cut_at(store: SqliteStore, verb: int, *, torn: bool = False) -> GraphStore:
    """The store, which fails at the verb."""
    verbs = iter(range(1, verb + 1))

    def each() -> None:
        if next(verbs, verb) == verb:
            raise PowerCutError

    return Watched(store, each, torn=torn)


@pytest.mark.parametrize("verb", sorted(random.Random(3).sample(range(1, _VERBS - 20), 12)))
def test_a_batch_that_breaks_off_at_any_verb_leaves_nothing(store: SqliteStore, verb: int) -> None:
    ingest_all(store, ARTICLES[0])
    before = list(store.dump())

    with pytest.raises(PowerCutError):
        ingest_all(cut_at(store, verb), *ARTICLES)

    assert list(store.dump()) == before


def test_this_test_sees_a_batch_that_was_torn(store: SqliteStore) -> None:
    before = list(store.dump())

    with pytest.raises(PowerCutError):
        ingest_all(cut_at(store, 30, torn=True), *ARTICLES)

    assert list(store.dump()) != before


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of stores: one where three runs were killed one after the other, one where transactions weren't whole."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("whole", "torn")}
    deaths = [f"{folders['whole']}={random.randint(2 * _VERBS, 5 * _VERBS)}" for _ in range(2)]
    deaths.append(f"{folders['whole']}=after{random.uniform(0.05, 0.4)}")
    deaths.append(f"{folders['torn']}=torn{_TEXTS_WRITTEN}")
    command = [sys.executable, "-m", "tests.ingest.dying", *deaths]
    ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout.split() == ["9"] * len(deaths), ended.stderr
    return folders


def reopened(folder: Path) -> Iterator[SqliteStore]:
    store = open_sqlite(folder)
    store.prepare()
    yield store
    store.close()


@pytest.mark.usefixtures("small_batches")
def test_killed_three_times_and_run_again_it_is_the_graph_of_an_undisturbed_run(
    killed: dict[str, Path], undisturbed: str
) -> None:
    for store in reopened(killed["whole"]):
        between = len(nodes(store, "Article"))
        ingest_all(store, *corpus())

        assert 0 < between < len(nodes(store, "Article"))
        assert hash_of(store) == undisturbed
        assert_projections_follow(store)


@pytest.mark.usefixtures("small_batches")
def test_killed_in_a_transaction_that_is_not_whole_it_is_another_graph(
    killed: dict[str, Path], undisturbed: str
) -> None:
    for store in reopened(killed["torn"]):
        ingest_all(store, *corpus())

        assert hash_of(store) != undisturbed
