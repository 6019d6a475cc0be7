"""One run is taken back exactly: what it added goes, what it closed is held again, whatever came before or after it."""

from datetime import UTC, datetime

import pytest

import ingest.pipeline as ingest_pipeline
import ingest.rolling_back as rolling_back
from dramatis.article import Article, Rejected, Source
from dramatis.errors import RunError
from dramatis.words import Judgement
from graph.shape import Shape
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from tests.graph.deciding import judge, undo
from tests.graph.rebuilt import assert_projections_follow
from tests.graph.test_readings import STEPS
from tests.ingest.dying import Watched
from tests.ingest.newsroom import WIRE, by_name, ingest, nodes, pairs, report
from tests.ingest.reading_again import runs, take_back


def test_a_run_that_nobody_knows_cannot_be_rolled_back(store: GraphStore) -> None:
    with pytest.raises(RunError, match="there is no run run:1; `dramatis runs` lists"):
        take_back(store, "run:1")


def test_an_outlet_goes_by_the_name_that_the_articles_left_give_it(store: GraphStore) -> None:
    def by(name: str, language: str | None, title: str) -> Article:
        source = Source(name, "a.example", language=language)
        return Article(title, "Ann Lee leads Dock.", url=f"https://a.example/{title}", source=source)

    dumps = []
    for number, article in enumerate((by("One", None, "1"), by("Two", "en", "2"), by("Two", "en", "3")), start=1):
        dumps.append(list(store.dump()))
        ingest(store, article, clock=datetime(2025, 6, number, tzinfo=UTC))
    first, second, third = runs(store)

    take_back(store, second)

    named = {(row["name"], row["language"], row["varied"]) for row in nodes(store, "Source").values()}
    assert named == {("Two", "en", True)}
    take_back(store, third)
    assert list(store.dump()) == dumps[1]
    take_back(store, first)
    assert list(store.dump()) == []


def test_copies_and_stories_are_as_if_the_run_had_never_been(store: GraphStore) -> None:
    ingest(store, report(WIRE, "Wire", at="2025-05-20", by="b.example"), clock=datetime(2025, 6, 1, tzinfo=UTC))
    ingest(store, report(WIRE, "Wired", at="2025-05-21", by="c.example"), clock=datetime(2025, 6, 2, tzinfo=UTC))
    before = list(store.dump())
    earlier = report(WIRE, "Original", at="2025-05-17", by="a.example")
    ingest(store, earlier, clock=datetime(2025, 6, 3, tzinfo=UTC))
    assert {target for _, target in pairs(store, "COPY_OF")} == {earlier.id}

    take_back(store, runs(store)[-1])

    assert list(store.dump()) == before


class PowerCutError(Exception):
    """What a test raises in the middle of a rollback."""


@pytest.mark.parametrize("verb", [3, 40, 90, 140])
def test_a_rollback_that_breaks_off_at_any_verb_leaves_nothing_half_done(store: SqliteStore, verb: int) -> None:
    for step in STEPS[:3]:
        step(store)
    run = runs(store)[-1]
    before = list(store.dump())
    verbs = iter(range(verb))

    def each() -> None:
        if next(verbs, None) is None:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        take_back(Watched(store, each), run)

    left = [row for row in store.dump() if row.get("id") != run]
    assert left == [row for row in before if row.get("id") != run]
    assert take_back(store, run).readings > 0
    assert run not in nodes(store, "Run")


def test_a_rollback_that_broke_off_between_batches_is_sound_there_and_is_gone_on_with(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_pipeline, "BATCH", 2)
    monkeypatch.setattr(rolling_back, "BATCH", 1)
    STEPS[0](store)
    before = list(store.dump())
    STEPS[1](store)
    run = runs(store)[-1]

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        rolling_back.rollback(store, run, lambda: datetime(2025, 9, 1, tzinfo=UTC), stop)

    assert nodes(store, "Run")[run]["withdrawn"] == "2025-09-01T00:00:00.000000Z"
    assert_projections_follow(store)
    assert take_back(store, run).readings == 1
    assert list(store.dump()) == before


def test_what_a_person_decided_on_stays_and_its_id_leads_somewhere(store: GraphStore) -> None:
    ingest(store, report("Ann Lee leads Dock.", "One", at="2025-05-18"))
    ingest(store, report("Cy Fox leads Dock.", "Two", at="2025-05-19"), clock=datetime(2025, 6, 2, tzinfo=UTC))
    ann, fox = by_name(store, "Ann Lee")["id"], by_name(store, "Cy Fox")["id"]
    decision = judge(store, ann, fox, Judgement.SAME)

    take_back(store, runs(store)[-1])

    rows = store.read(Shape("Entity", ("name",)), [ann, fox])
    assert rows[0] == rows[1]
    assert nodes(store, "Decision")[decision]["undone_at"] == ""
    undo(store, decision)
    assert_projections_follow(store)
    assert [row["article_count"] for row in store.read(Shape("Entity", ("article_count",)), [ann]) if row] == [1]


def test_inputs_that_only_this_run_rejected_go_with_it(store: GraphStore) -> None:
    bad, worse = (Rejected(name, "no article", "{", "JSONL") for name in ("a", "b"))
    ingest(store, bad, clock=datetime(2025, 6, 1, tzinfo=UTC))
    before = list(store.dump())
    ingest(store, bad, worse, clock=datetime(2025, 6, 2, tzinfo=UTC))

    take_back(store, runs(store)[-1])

    assert [row for row in store.dump() if row.get("node") != "Rejected"] == [
        row for row in before if row.get("node") != "Rejected"
    ]
    assert [row["origin"] for row in nodes(store, "Rejected").values()] == ["a"]
