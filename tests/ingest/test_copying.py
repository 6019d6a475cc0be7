"""Copies point to the earliest of the articles that they repeat, whichever arrives first, and count for its source."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.article import Article
from dramatis.ids import stable_id
from graph.sqlite.store import SqliteStore, open_sqlite
from ingest import copying_near
from stories.copies import Wording, likeness
from tests.graph.quick_dump import dumped
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, by_name, edges, ingest, nodes, pairs, report
from tests.ingest.plain_graph import originals
from tests.ingest.stored_tables import Stored

SENTENCES = WIRE.split(". ")
CUT = ". ".join(SENTENCES[:4]) + "."
OTHER = (
    "The ministry of fisheries has opened an inquiry into the way in which licences were handed out last spring. "
    "Ann Lee leads Harbour Board. Two of its officials were asked to stay at home until the inquiry has come to an end."
)


def original(**more: Any) -> Article:
    return report(WIRE, "Storm closes harbour", **({"at": "2025-05-17", "by": "north.example"} | more))


COPIES = {
    "the same text under another headline": (WIRE, "Port shut"),
    "cut at the end": (CUT, "Storm closes harbour"),
    "with a sentence put before it": ("It rained. " + WIRE, "Rain"),
    "with a word changed in each sentence": (
        WIRE.replace("town", "city").replace("expected", "due").replace("wait", "lie").replace("eighty", "ninety"),
        "Storm closes harbour",
    ),
    "framed by an agency": (f"PORT ELLEN (Wire Service) — {WIRE} (Reporting by our staff; editing by Jo)", "Harbour"),
}
# Of each two neighbours the longer half is the same, of others nothing: likeness isn't handed on.
CHAIN = (
    "A ferry that was to bring winter stores to the islands turned back twice before it could land on Sunday evening. ",
    "Shops in the three villages have sold out of flour and of lamp oil, and the school kitchen cooks once a day now. ",
    "The county has asked the coast guard for a second ship, which lies in dock until somebody pays for its new mast. ",
    "Older people speak of the winter when the sound froze over and the post came by sledge from the mainland shore. ",
    "A baker has begun to grind barley that was meant for cattle, and says that nobody has complained of it yet. ",
)


def title_of(store: SqliteStore) -> dict[str, str]:
    return {key: row["title"] for key, row in nodes(store, "Article").items()}


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("way", ["one batch", "one batch, copy first", "two runs", "two runs, copy first"])
def test_a_copy_points_to_the_earliest_and_counts_for_its_source(store: SqliteStore, kind: str, way: str) -> None:
    body, title = COPIES[kind]
    first, copy = original(), report(body, title, at="2025-05-18", by="south.example")
    articles = [copy, first] if "copy first" in way else [first, copy]

    for run in [articles] if "one batch" in way else [[article] for article in articles]:
        ingest(store, *run)

    assert pairs(store, "COPY_OF") == {(copy.id, first.id)}
    origins = {row["origin"] for row in nodes(store, "Article").values()}
    assert len(origins) == 1
    leads = [row for row in nodes(store, "Relation").values() if row["predicate"] == "LEADS"]
    assert [(row["evidence_count"], row["source_count"]) for row in leads] == [(2, 1)]
    lee = by_name(store, "Ann Lee")
    assert (lee["article_count"], lee["source_count"]) == (2, 1)
    assert {row["source_count"] for row in nodes(store, "Story").values()} == {1}
    assert_projections_follow(store)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_three_copies_point_to_one_original_in_any_order(store: SqliteStore, order: tuple[int, ...]) -> None:
    articles = [
        original(),
        report(WIRE, "Port shut", at="2025-05-18", by="south.example"),
        report(CUT, "Harbour closed", at="2025-05-19", by="east.example"),
    ]

    for place in order:
        ingest(store, articles[place])

    assert pairs(store, "COPY_OF") == {(articles[1].id, articles[0].id), (articles[2].id, articles[0].id)}
    assert_projections_follow(store)


def test_of_two_that_came_out_at_once_the_longer_is_the_original(store: SqliteStore) -> None:
    ingest(store, report(CUT, "Cut", at="2025-05-17", by="south.example"))

    ingest(store, original())

    assert {(title_of(store)[a], title_of(store)[b]) for a, b in pairs(store, "COPY_OF")} == {
        ("Cut", "Storm closes harbour")
    }


def test_an_undated_text_is_a_copy_of_a_dated_one(store: SqliteStore) -> None:
    ingest(store, report(WIRE, "Undated", by="south.example"))

    ingest(store, original(at="2025-05-30"))

    assert {(title_of(store)[a], title_of(store)[b]) for a, b in pairs(store, "COPY_OF")} == {
        ("Undated", "Storm closes harbour")
    }


def test_an_outlet_does_not_copy_itself(store: SqliteStore) -> None:
    first = original()
    again = report(WIRE, "Storm closes harbour, corrected", at="2025-05-18", by="www.north.example")
    copy = report(WIRE, "Port shut", at="2025-05-19", by="south.example")

    ingest(store, again, copy, first)

    assert pairs(store, "COPY_OF") == {(copy.id, first.id)}
    assert {row["origin"] for row in nodes(store, "Article").values()} == {stable_id("source", "north.example")}


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_who_copies_whom_hangs_on_the_texts_and_not_on_their_order(data: st.DataObject) -> None:
    texts = st.integers(0, len(CHAIN) - 2).map(lambda place: "".join(CHAIN[place : place + 2]))
    kinds = st.tuples(st.sampled_from("abcdef"), st.sampled_from(("", "x")), st.integers(1, 4), texts)
    told = data.draw(st.lists(kinds, min_size=2, max_size=9))
    # An address has its day in it: two texts of one article are of one day.
    articles = [
        report(text, f"On day {day} {title}", at=f"2025-05-0{day}", by=f"{by}.example") for by, title, day, text in told
    ]
    present = {article.id: article for article in articles}

    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        store.prepare()
        while articles:
            length = data.draw(st.integers(1, len(articles)))
            ingest(store, *articles[:length])
            articles = articles[length:]
        found = pairs(store, "COPY_OF")
        store.close()

    assert found == set(originals(present).items())


def test_what_a_copy_costs_does_not_grow_with_the_copies(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counting(one: Wording, other: Wording) -> float:
        compared.append(1)
        return likeness(one, other)

    monkeypatch.setattr(copying_near, "likeness", counting)

    def cost(number: int) -> int:
        compared.clear()
        ingest(store, report(WIRE, "Storm", at=f"2025-05-{number:02}", by=f"outlet{number}.example"))
        return len(compared)

    costs = [cost(number) for number in range(1, 29)]

    assert len(pairs(store, "COPY_OF")) == 27
    assert max(costs) <= 32


def test_reports_that_only_say_the_same_are_two_sources(store: SqliteStore) -> None:
    ingest(store, original(), report(OTHER, "Inquiry", at="2025-05-18", by="south.example"))

    assert pairs(store, "COPY_OF") == set()
    leads = [row for row in nodes(store, "Relation").values() if row["predicate"] == "LEADS"]
    assert [(row["evidence_count"], row["source_count"]) for row in leads] == [(2, 2)]
    assert_projections_follow(store)


def test_one_long_quotation_makes_no_copy(store: SqliteStore) -> None:
    quoting = f"{SENTENCES[0]}. {OTHER}"

    ingest(store, original(), report(quoting, "Inquiry", at="2025-05-18", by="south.example"))

    assert pairs(store, "COPY_OF") == set()


def test_an_article_without_an_outlet_counts_for_itself(store: SqliteStore) -> None:
    first = report("Ann Lee leads Board.", "One", at="2025-05-18")
    second = report("Ann Lee leads Board. So it was told.", "Two", at="2025-05-18")

    ingest(store, first, second)

    (leads,) = nodes(store, "Relation").values()
    assert leads["source_count"] == 2
    assert {row["origin"] for row in nodes(store, "Article").values()} == {first.id, second.id}


def test_two_articles_of_one_outlet_are_one_source(store: SqliteStore) -> None:
    ingest(
        store,
        report("Ann Lee leads Board.", "One", by="north.example"),
        report("Ann Lee leads Board. So it was told.", "Two", by="north.example"),
    )

    (leads,) = nodes(store, "Relation").values()
    assert (leads["evidence_count"], leads["source_count"]) == (2, 1)


def test_a_copy_whose_text_becomes_its_own_counts_for_itself(store: SqliteStore) -> None:
    ingest(store, original(), report(WIRE, "Port shut", at="2025-05-18", by="south.example"))

    ingest(store, report(OTHER, "Port shut", at="2025-05-18", by="south.example"))

    assert pairs(store, "COPY_OF") == set()
    assert by_name(store, "Ann Lee")["source_count"] == 2
    assert_projections_follow(store)


def test_an_original_that_is_corrected_keeps_its_copies(store: SqliteStore) -> None:
    copy = report(WIRE, "Port shut", at="2025-05-18", by="south.example")
    ingest(store, original(), copy)

    ingest(
        store,
        report(WIRE.replace("two cranes", "three cranes"), "Storm closes harbour", at="2025-05-17", by="north.example"),
    )

    assert pairs(store, "COPY_OF") == {(copy.id, original().id)}
    assert_projections_follow(store)


def test_a_known_older_text_finds_no_copies_any_more(store: SqliteStore) -> None:
    ingest(store, original())
    ingest(store, report(OTHER, "Storm closes harbour", at="2025-05-17", by="north.example"))

    ingest(store, report(WIRE, "Port shut", at="2025-05-18", by="south.example"))

    assert pairs(store, "COPY_OF") == set()


def test_how_alike_a_copy_is_stands_at_the_link(store: SqliteStore) -> None:
    ingest(store, original(), report(CUT, "Cut", at="2025-05-18", by="south.example"))

    assert [edge["score"] for edge in edges(store, "COPY_OF")] == [1.0]


def test_a_copy_whose_original_became_another_text_counts_for_itself(store: SqliteStore) -> None:
    copy = report(WIRE, "Port shut", at="2025-05-18", by="south.example")
    ingest(store, original(), copy)

    ingest(store, report(OTHER, "Storm closes harbour", at="2025-05-17", by="north.example"))

    assert pairs(store, "COPY_OF") == set()
    assert nodes(store, "Article")[copy.id]["origin"] == stable_id("source", "south.example")
    assert_projections_follow(store)


@pytest.mark.parametrize("at_once", [True, False])
def test_what_an_older_text_stated_counts_as_it_did_when_that_text_was_the_last(
    store: SqliteStore, *, at_once: bool
) -> None:
    late = report(WIRE, "Port shut", at="2025-05-18", by="south.example")
    changed = report(OTHER, "Port shut", at="2025-05-18", by="south.example")
    ingest(store, late)

    for batch in [[original(), changed]] if at_once else [[original()], [changed]]:
        ingest(store, *batch)

    origins = {row["retracted"] != "": row["origin"] for row in nodes(store, "Fact").values()}
    assert origins[True] == stable_id("source", "north.example")
    assert {row["origin"] for row in nodes(store, "Reading").values() if row["version"] == late.version_id} == {
        stable_id("source", "north.example")
    }


@pytest.mark.parametrize("first", ["the original", "the new text"])
def test_an_older_text_counts_for_what_came_before_its_new_one(tmp_path: Path, first: str) -> None:
    older = report(WIRE, "Port shut", at="2025-05-18", by="south.example")
    newer = report(OTHER, "Port shut", at="2025-05-18", by="south.example")
    assert older.id == newer.id
    batch = [original(), newer] if first == "the original" else [newer, original()]
    facts = []

    for name, runs in {"together": [batch], "one after the other": [[article] for article in batch]}.items():
        store = open_sqlite(tmp_path / name)
        store.prepare()
        for run in [[older], *runs]:
            ingest(store, *run)
        facts.append(Stored(dumped(store)).tables()["facts"])
        store.close()

    source = "north.example" if first == "the original" else "south.example"
    told = [fact for fact in facts[0].values() if fact[8] == older.version_id]
    assert {fact[7] for fact in told} == {stable_id("source", source)}
    assert facts[0] == facts[1]
