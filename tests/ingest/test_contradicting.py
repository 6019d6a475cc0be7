"""Conflicts follow from what is held, in whatever order it came, and cost no more in a long story."""

import itertools
from collections.abc import Callable

import pytest

from dramatis.article import Article
from graph.sqlite.store import SqliteStore
from ingest import contradicting
from ingest.contradicting import refresh_all_conflicts
from stories.conflicts import contradiction
from tests.ingest.newsroom import WIRE, edges, ingest, nodes, pairs, report

TOLLS = ("12 miners died at Karvik", "40 miners died at Karvik", "43 miners died at Karvik", "nobody died at Karvik")
PAGE = "article:page"


def said(number: int, words: str, *, at: str = "2031-03-04", by: str = "") -> Article:
    """One report of a story, in which somebody says the words."""
    name = f"Ann {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}e"
    return report(f"{name} said {words}.", f"Report {number}", at=at, by=by or f"o{number}.example", page_id=PAGE)


def shown(store: SqliteStore) -> list[tuple[object, ...]]:
    """All conflicts save for when they were recorded, with what stands on their sides."""
    kinds = ("CONFLICT_LEFT", "CONFLICT_RIGHT", "IN_CONFLICT", "CONTESTED_IN", "HAS_CONFLICT")
    sides = {kind: sorted(pairs(store, kind)) for kind in kinds}
    rows = nodes(store, "Conflict").values()
    return [
        *sorted((row["id"], row["kind"], row["explanation"], row["reported"]) for row in rows),
        *sorted((kind, *pair) for kind, found in sides.items() for pair in found),
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[1::5])
def test_every_order_of_arrival_ends_in_the_same_conflicts(
    make_store: Callable[[], SqliteStore], store: SqliteStore, order: tuple[int, ...]
) -> None:
    other = make_store()
    articles = [said(number, words) for number, words in enumerate(TOLLS)]

    ingest(store, *articles)
    for number in order:
        ingest(other, articles[number])

    assert len(nodes(store, "Conflict")) == 3
    assert shown(other) == shown(store)
    other.close()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_tolls_in_other_words_are_found_in_every_order(
    make_store: Callable[[], SqliteStore], store: SqliteStore, order: tuple[int, ...]
) -> None:
    other = make_store()
    words = ("12 miners were killed", "the blast tore up the shaft at Karvik, killing 14 miners", "all is quiet")
    articles = [said(number, text) for number, text in enumerate(words)]

    ingest(store, *articles)
    for number in order:
        ingest(other, articles[number])

    assert [row["kind"] for row in nodes(store, "Conflict").values()] == ["NUMBER"]
    assert shown(other) == shown(store)
    other.close()


def test_making_them_anew_changes_nothing(store: SqliteStore) -> None:
    ingest(store, *(said(number, words) for number, words in enumerate(TOLLS)))
    before = list(store.dump())

    done = refresh_all_conflicts(store)

    assert done == len(TOLLS)
    assert list(store.dump()) == before


def test_what_was_lost_is_made_anew(store: SqliteStore) -> None:
    ingest(store, *(said(number, words) for number, words in enumerate(TOLLS)))
    before = shown(store)
    store.transact(lambda transaction: transaction.remove("Conflict", list(nodes(store, "Conflict"))))
    store.transact(lambda transaction: transaction.remove("Statement", list(nodes(store, "Statement"))))

    refresh_all_conflicts(store)

    assert shown(store) == before


def test_two_stories_do_not_contradict_each_other(store: SqliteStore) -> None:
    one = report(f"Ann Ae said {TOLLS[0]}.", "One", at="2031-03-04", by="a.example", page_id="article:1")
    other = report(f"Ann Be said {TOLLS[1]}.", "Other", at="2031-03-04", by="b.example", page_id="article:2")

    ingest(store, one, other)

    assert nodes(store, "Conflict") == {}


def test_many_outlets_with_two_positions_are_one_conflict(store: SqliteStore) -> None:
    ingest(store, *(said(number, TOLLS[number % 2]) for number in range(10)))

    (conflict,) = nodes(store, "Conflict").values()

    assert conflict["kind"] == "NUMBER"
    assert len(edges(store, "IN_CONFLICT")) == 10


def test_a_copy_is_of_one_mind_with_its_original(store: SqliteStore) -> None:
    body = f"{WIRE} Ann Ae said 12 miners died at Karvik."
    changed = f"{WIRE} Ann Ae said 40 miners died at Karvik."
    ingest(
        store,
        report(body, "Storm", at="2031-03-04", by="a.example", page_id=PAGE),
        report(changed, "Storm", at="2031-03-04", by="b.example", page_id=PAGE),
    )

    assert len(edges(store, "COPY_OF")) == 1
    assert nodes(store, "Conflict") == {}


def test_the_cost_of_an_article_does_not_grow_with_its_story(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = [0]

    def counted(*sides: object) -> object:
        compared[0] += 1
        return contradiction(*sides)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(contradicting, "contradiction", counted)
    spent = []
    for start in range(0, 400, 100):
        compared[0] = 0
        ingest(store, *(said(start + number, f"{start + number} miners died at Karvik") for number in range(100)))
        spent.append(compared[0])

    # Each of the hundred is held against those of its batch and at most 64 others a word.
    assert 0 < spent[-1] <= 100 * (32 + 4 * 64)
    assert spent[-1] <= 1.2 * spent[1]
