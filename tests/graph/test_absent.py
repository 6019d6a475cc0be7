"""A person's word on names whose articles were all taken back holds again when these come again."""

from dramatis.words import Judgement
from graph import judging
from graph.judging import Word
from graph.store import GraphStore
from ingest.forgetting import forget
from ingest.resolving import resolve_store
from tests.graph.deciding import judge, mentions_of, split
from tests.ingest.newsroom import by_name, edges, nodes, pairs, report
from tests.ingest.reading_again import take_back
from tests.ingest.test_taking_back_among_decisions import ANN, BO, DAYS, assert_ids_lead, came


def shown(store: GraphStore, decision: str) -> set[tuple[str, str]]:
    """The mentions that show the decision's sides."""
    return {(edge["dst"], edge["side"]) for edge in edges(store, "DECIDED_ON") if edge["src"] == decision}


def test_two_that_were_split_are_two_when_all_was_taken_back_and_came_again(store: GraphStore) -> None:
    other = report("Ann Lee leads Harbour Board. So it was told.", "Two", at="2025-05-19", by="b.example")
    run = came(store, 1, other, ANN)
    told = by_name(store, "Ann Lee", "PERSON")["id"]
    (mention,) = (key for key in mentions_of(store, "Ann Lee") if (key, ANN.version_id) in pairs(store, "MENTIONED_IN"))
    split(store, told, [mention])
    (decision,) = (key for key, row in nodes(store, "Decision").items() if row["kind"] == "SPLIT")
    before = shown(store, decision)
    take_back(store, run)
    assert not shown(store, decision)

    came(store, 2, ANN, other)
    resolve_store(store, lambda: DAYS[3])

    assert shown(store, decision) == before
    assert len({edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["dst"].startswith("person:")}) == 2
    assert not nodes(store, "Absent")
    assert_ids_lead(store)


def test_two_judged_the_same_are_one_when_all_was_taken_back_and_came_again(store: GraphStore) -> None:
    first, second = came(store, 1, ANN), came(store, 2, BO)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    judge(store, ann, bo, Judgement.SAME)
    take_back(store, second)
    take_back(store, first)

    came(store, 3, BO)
    came(store, 4, ANN)
    resolve_store(store, lambda: DAYS[5])

    assert set(by_name(store, "Ann Lee", "PERSON")["aliases"]) == {"Ann Lee", "Bo Ray"}
    assert_ids_lead(store)


def test_nothing_waits_for_a_forgotten_article(store: GraphStore) -> None:
    came(store, 1, ANN, BO)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    judge(store, ann, bo, Judgement.SAME)

    forget(store, ANN.id, lambda: DAYS[2])

    assert not nodes(store, "Absent")


def test_nothing_waits_for_a_decision_that_is_gone(store: GraphStore) -> None:
    first, second = came(store, 1, ANN), came(store, 2, BO)
    ann, bo = by_name(store, "Ann Lee", "PERSON")["id"], by_name(store, "Bo Ray", "PERSON")["id"]
    store.transact(lambda t: judging.merge(t, ann, bo, Word("score", "2025-07-02", ("alike",), 0.9)))

    take_back(store, second)
    take_back(store, first)

    assert not nodes(store, "Absent")
