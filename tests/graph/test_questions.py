"""Questions whether two are one: few, the best ones, each once, and gone when they have answered themselves."""

import pytest

from api.contract.rules import ENTITIES_FOUND, words
from dramatis.article import Article
from dramatis.words import Judgement
from graph.questions import MOST_ASKED
from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore
from tests.graph.deciding import judge
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import ingest, nodes, report

_ABOUT = (
    "The harbour of the northern town stays closed after a storm tore two cranes from the quay.",
    "Bakers protest against the price of flour because the wheat harvest failed in spring.",
    "Pupils of a primary school planted forty birches beside their playground with a gardener.",
    "A museum shows silver coins that divers lifted from a wreck off the southern islands.",
    "Engineers test a railway tunnel under the pass before winter trains may roll through it.",
    "Nurses ask for shorter nights while clinics in the valley look for more doctors.",
    "The orchestra rehearses a forgotten opera whose score was found inside an old piano.",
    "Beekeepers count their hives after a mild January woke the swarms far too early.",
)


def _told(number: int, *said: str, day: str = "18") -> Article:
    """A report on the theme of this number, each in a month and so in a story of its own."""
    title, when = _ABOUT[number][4:30], f"2025-{number + 1:02d}-{day}"
    return report(" ".join((_ABOUT[number], *said)), title, at=when, by=f"paper{number}.example")


def listed(store: GraphStore) -> list[tuple[str, str]]:
    """The names of both sides of what is put to people."""
    asked = Link("found", "candidates", Shape("Decision", ("left_name", "right_name")), first=100)
    (answer,) = store.read(Shape("Query", (), (asked,)), [ROOT])
    assert answer is not None
    return [(row["left_name"], row["right_name"]) for row in answer["found"]["items"]]


def _volkov(store: GraphStore) -> str:
    return next(key for key, row in nodes(store, "Entity").items() if row["name"] == "Sergey Volkov")


def test_a_name_alone_is_asked_of_its_only_bearer(store: GraphStore) -> None:
    ingest(store, _told(0, "Sergey Volkov leads Harbour Board."))

    ingest(store, _told(1, "Volkov said no."))

    assert listed(store) == [("Volkov", "Sergey Volkov")]
    assert_projections_follow(store)


def test_a_name_of_two_bearers_is_asked_of_neither(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, _told(0, "Sergey Volkov leads Harbour Board."), _told(2, "Mikhail Volkov leads School."))

    ingest(sqlite_store, _told(1, "Volkov said no."))

    assert listed(sqlite_store) == []


def test_of_many_questions_on_one_the_best_few_are_put_and_the_next_come_up(store: GraphStore) -> None:
    ingest(store, _told(0, "Sergey Volkov leads Harbour Board."))
    for number in range(1, len(_ABOUT)):
        ingest(store, _told(number, "Volkov said no."))
    assert len(listed(store)) == MOST_ASKED

    reviews = [row for row in nodes(store, "Decision").values() if row["kind"] == "REVIEW" and row["listed"]]
    judge(store, reviews[0]["left_id"], reviews[0]["right_id"], Judgement.DIFFERENT)

    assert len(listed(store)) == MOST_ASKED
    assert len(nodes(store, "Entity")[_volkov(store)]["questions"]) == MOST_ASKED


def test_questions_on_one_pair_are_one(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, _told(0, "Sergey Volkov leads Harbour Board."))
    ingest(sqlite_store, _told(1, "Volkov said no."))
    ingest(sqlite_store, _told(2, "Volkov said no."))
    one, other = sorted(key for key, row in nodes(sqlite_store, "Entity").items() if row["name"] == "Volkov")
    assert listed(sqlite_store) == [("Volkov", "Sergey Volkov")] * 2

    judge(sqlite_store, one, other, Judgement.SAME)

    assert listed(sqlite_store) == [("Volkov", "Sergey Volkov")]


def test_a_question_goes_when_either_side_turns_out_to_be_somebody_else(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, _told(0, "Sergey Volkov leads Harbour Board."))
    ingest(sqlite_store, _told(1, "Volkov said no."))
    assert listed(sqlite_store)

    alone = next(key for key, row in nodes(sqlite_store, "Entity").items() if row["name"] == "Volkov")
    ingest(sqlite_store, _told(4, "Mikhail Volkov leads Tunnel Works."))
    mikhail = next(key for key, row in nodes(sqlite_store, "Entity").items() if row["name"] == "Mikhail Volkov")
    judge(sqlite_store, alone, mikhail, Judgement.SAME)

    assert listed(sqlite_store) == []


def test_half_a_name_and_two_events_of_one_type_are_no_questions(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, _told(0, "Ann Lee leads Harbour Workers Union."), _told(1, "Bo Ray leads Harbour Friends."))

    assert listed(sqlite_store) == []


@pytest.mark.parametrize("text", ["volkov", "vol"])
def test_a_text_finds_people_before_events_in_whose_names_they_stand(store: GraphStore, text: str) -> None:
    ingest(store, _told(0, "Sergey Volkov leads Harbour Board."))
    ingest(store, _told(1, "Sergey Volkov and Bo Ray met in Oslo on 2025-05-16.", day="19"))

    wanted = Link(
        "found", "entities", Shape("Entity", ("kind", "name")), order=ENTITIES_FOUND, where=words(text, tuple)
    )
    (answer,) = store.read(Shape("Query", (), (wanted,)), [ROOT])

    assert answer is not None
    kinds = [row["kind"] for row in answer["found"]["items"]]
    assert kinds[0] == "PERSON"
    assert kinds == sorted(kinds, key=lambda kind: kind == "EVENT")
    assert "EVENT" in kinds
