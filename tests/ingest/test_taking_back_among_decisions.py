"""Runs taken back and articles forgotten on which people have decided: no id leads astray, and words go on to hold."""

from datetime import UTC, datetime

from dramatis.article import Article
from dramatis.words import Judgement
from graph import judging
from graph.judging import Word
from graph.redirects import roots
from graph.store import GraphStore
from ingest.forgetting import forget
from tests.graph.deciding import judge, mentions_of, split, undo
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, edges, ingest, nodes, pairs, report
from tests.ingest.plain_extractor import PlainExtractor
from tests.ingest.reading_again import read_again, runs, second_pipeline, take_back

DAYS = tuple(datetime(2025, 6, day, tzinfo=UTC) for day in range(1, 9))
ANN = report("Ann Lee leads Harbour Board.", "One", at="2025-05-18", by="a.example")
BO = report("Bo Ray leads Dock.", "Two", at="2025-05-19", by="b.example")


def came(store: GraphStore, day: int, *articles: Article) -> str:
    """The run in which the articles came on the day."""
    before = set(runs(store))
    ingest(store, *articles, clock=DAYS[day])
    (run,) = set(runs(store)) - before
    return run


def assert_ids_lead(store: GraphStore) -> None:
    """Every id of an entity or relation leads to one that is there."""
    for label in ("Entity", "Relation"):
        rows = nodes(store, label)
        assert {row["merged_into"] for row in rows.values()} <= rows.keys() | {""}, label


def test_what_comes_again_stands_for_what_people_made_of_it(store: GraphStore) -> None:
    came(store, 1, ANN)
    run = came(store, 2, BO)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    merge = judge(store, ann, bo, Judgement.SAME)
    take_back(store, run)

    came(store, 3, BO)

    assert len({edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["home"] in (ann, bo)}) == 1
    assert_projections_follow(store)
    undo(store, merge)
    assert {edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["home"] == bo} == {bo}
    assert_projections_follow(store)


def test_two_that_come_back_at_once_to_one_entity_both_name_it(store: GraphStore) -> None:
    both = report("Ann Lee leads Dock. Bo Ray leads Dock.", "Both", at="2025-05-18", by="a.example")
    run = came(store, 1, both)
    ann, bo = (by_name(store, name, "PERSON")["id"] for name in ("Ann Lee", "Bo Ray"))
    judge(store, ann, bo, Judgement.SAME)
    take_back(store, run)

    came(store, 2, both)

    assert set(by_name(store, "Ann Lee", "PERSON")["aliases"]) == {"Ann Lee", "Bo Ray"}


def test_what_was_kept_apart_is_kept_apart_when_it_comes_again(store: GraphStore) -> None:
    other = report("Ann Lee leads Harbour Board. So it was told.", "Two", at="2025-05-19", by="b.example")
    run = came(store, 1, other)
    told = by_name(store, "Ann Lee", "PERSON")["id"]
    came(store, 2, ANN)
    (mention,) = (key for key in mentions_of(store, "Ann Lee") if (key, ANN.version_id) in pairs(store, "MENTIONED_IN"))
    _, new = split(store, told, [mention])
    take_back(store, run)

    came(store, 3, other)

    homes = {edge["home"] for edge in edges(store, "RESOLVED_TO") if edge["dst"].startswith("person:")}
    assert homes == {told, new}
    assert_ids_lead(store)


def test_ids_of_relations_go_with_what_they_led_to(store: GraphStore) -> None:
    run = came(store, 1, ANN, BO)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    judge(store, ann, bo, Judgement.SAME)
    assert any(row["merged_into"] for row in nodes(store, "Relation").values())

    take_back(store, run)

    assert nodes(store, "Relation") == {}
    assert_ids_lead(store)


def test_a_fact_that_is_held_again_stands_in_its_story_again(store: GraphStore) -> None:
    memo = "wrote the Oslo Memorandum"
    far = report(f"Ann Lee {memo}. Cy Fox leads Dock.", "Far", at="2025-01-01", by="c.example")
    came(store, 1, report(f"Ann Lee {memo}.", "Near", at="2025-05-18", by="a.example"), far)
    changed = report("Cy Fox leads Dock.", "Far", at="2025-01-01", by="c.example")
    run = came(store, 2, changed)

    take_back(store, run)

    assert_projections_follow(store)


def test_an_id_that_led_to_a_forgotten_entity_goes_with_it(store: GraphStore) -> None:
    came(store, 1, ANN)
    run = came(store, 2, BO)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    judge(store, ann, bo, Judgement.SAME)
    take_back(store, run)

    forget(store, ANN.id, lambda: DAYS[4])

    assert not nodes(store, "Entity").keys() & {ann, bo}
    assert_ids_lead(store)


def test_a_question_on_an_id_that_went_goes_too(store: GraphStore) -> None:
    came(store, 1, ANN)
    run = came(store, 2, BO)
    came(store, 3, report("Cy Fox leads Dock.", "Three", at="2025-05-20", by="c.example"))
    ann, bo, cy = (by_name(store, name, "PERSON")["id"] for name in ("Ann Lee", "Bo Ray", "Cy Fox"))
    asked = store.transact(lambda t: judging.judge(t, bo, cy, Judgement.UNSURE, Word("Ann Curator", "2025-07-01")))
    undo(store, asked)
    store.transact(lambda t: t.put("Decision", [{"id": asked, "by": "score", "undone_at": "", "undone_by": ""}]))
    store.transact(lambda t: judging.merge(t, ann, bo, Word("score", "2025-07-02", ("alike",), 0.9)))

    take_back(store, run)

    assert asked not in nodes(store, "Decision")
    assert_ids_lead(store)


def parted(store: GraphStore) -> None:
    """A name of a text that two readings take for two in-article entities, and a person for two people."""
    came(store, 1, ANN)
    read_again(store, second_pipeline("3"), DAYS[2])
    (join,) = (key for key, row in nodes(store, "Decision").items() if row["left_name"] == "Ann Lee")
    undo(store, join)


def test_a_name_that_another_reading_gives_back_shows_its_entity_as_before(store: GraphStore) -> None:
    parted(store)
    before = nodes(store, "Entity")
    read_again(store, PlainExtractor(), DAYS[3])

    take_back(store, runs(store)[-1])

    assert nodes(store, "Entity") == before


def test_who_loses_a_name_of_an_older_text_shows_no_times_of_it(store: GraphStore) -> None:
    parted(store)
    came(store, 3, report("Cy Fox leads Dock.", "One", at="2025-05-18", by="a.example"))

    came(store, 4, ANN)

    assert_projections_follow(store)


def test_an_id_that_leads_nowhere_stands_for_itself(store: GraphStore) -> None:
    lost = {"id": "person:1", "kind": "PERSON", "name": "Ann Lee", "merged_into": "person:2"}
    store.transact(lambda transaction: transaction.put("Entity", [lost]))

    assert store.transact(lambda transaction: roots(transaction, ["person:1"])) == {"person:1": "person:1"}
