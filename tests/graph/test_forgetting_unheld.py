"""Ids for which nothing stands any more: they keep how they were called, and nothing of who is forgotten."""

import json

import pytest

from dramatis.folding import fold
from dramatis.words import Judgement
from graph.store import GraphStore
from ingest.forgetting import forget
from tests.graph.deciding import judge
from tests.ingest.newsroom import by_name, nodes, report
from tests.ingest.reading_again import take_back
from tests.ingest.test_taking_back_among_decisions import DAYS, came

BESIDE = report("Zebedee Quill leads Harbour Board. Ann Lee leads Dock.", "One", at="2025-05-18", by="a.example")
MET = report("Zebedee Quill and Ann Lee met in Oslo on 2025-05-16.", "Two", at="2025-05-19", by="b.example")
MET_TOO = report("Cy Fox and Ann Lee met in Bern on 2025-04-12.", "Three", at="2025-05-20", by="c.example")
ALONE = report("Zebedee Quill leads Pier.", "Four", at="2025-05-21", by="d.example")
ANOTHER = report("Bo Ray leads Yard.", "Five", at="2025-05-22", by="e.example")


def holding(store: GraphStore) -> list[str]:
    """The rows in which the forgotten name stands."""
    told = (json.dumps(row, ensure_ascii=False) for row in store.dump())
    return [row for row in told if "zebedee quill" in fold(row)]


def event(store: GraphStore, place: str) -> str:
    """The id of the meeting at the place."""
    (found,) = (key for key, row in nodes(store, "Entity").items() if row["kind"] == "EVENT" and place in row["name"])
    return found


@pytest.mark.parametrize("taken_back", [False, True], ids=["merged away", "nothing stands for it"])
def test_one_beside_whom_the_forgotten_stood_keeps_no_name_of_theirs(store: GraphStore, taken_back: bool) -> None:
    run = came(store, 1, BESIDE)
    came(store, 2, ALONE, ANOTHER)
    judge(store, by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"], Judgement.SAME)
    if taken_back:
        take_back(store, run)

    forget(store, by_name(store, "Zebedee Quill", "PERSON")["id"], lambda: DAYS[3])

    assert holding(store) == []
    assert "Ann Lee" in {row["name"] for row in nodes(store, "Entity").values()}


@pytest.mark.parametrize("said", [Judgement.SAME, Judgement.DIFFERENT])
@pytest.mark.parametrize("taken_back", [False, True], ids=["held", "nothing stands for it"])
def test_a_meeting_with_the_forgotten_is_not_called_after_them(
    store: GraphStore, taken_back: bool, said: Judgement
) -> None:
    run = came(store, 1, MET)
    came(store, 2, ALONE, MET_TOO)
    met, too = event(store, "Oslo"), event(store, "Bern")
    judge(store, met, too, said)
    if taken_back:
        take_back(store, run)

    forget(store, by_name(store, "Zebedee Quill", "PERSON")["id"], lambda: DAYS[3])

    assert holding(store) == []
    assert {met, too} <= nodes(store, "Entity").keys()


def test_ids_that_led_to_the_forgotten_go_with_them(store: GraphStore) -> None:
    run = came(store, 1, report("Zebedee Quill wept. Zebedee Quill leads Harbour Board.", "Six", by="f.example"))
    first = by_name(store, "Zebedee Quill", "PERSON")["id"]
    came(store, 2, ANOTHER, BESIDE)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    judge(store, first, bo, Judgement.DIFFERENT)
    judge(store, ann, first, Judgement.SAME)
    take_back(store, run)
    target = nodes(store, "Entity")[first]["merged_into"] or first

    forget(store, target, lambda: DAYS[3])

    assert not {first, target} & nodes(store, "Entity").keys()
    assert holding(store) == []
