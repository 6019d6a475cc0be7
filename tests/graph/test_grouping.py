"""Facts into relations and participations, again and again, and after entities were merged or taken apart."""

from collections.abc import Iterable

import pytest

from dramatis.time_scope import TimeScope
from graph.grouping import group_facts, project_claims
from graph.shape import Link, Row, Shape
from graph.store import GraphStore, Transaction
from tests.graph.rebuilt import assert_groups_follow, assert_projections_follow
from tests.ingest.newsroom import by_name, day, edges, ingest, nodes, pairs, report

TWO = (
    report("Ann Lee leads Harbour Board.", "One", at="2025-05-18", by="north.example"),
    report("So it was told: Ann Lee leads Harbour Board.", "Two", at="2025-05-17", by="south.example"),
)


def relations(store: GraphStore, predicate: str) -> list[dict[str, object]]:
    return [row for row in nodes(store, "Relation").values() if row["predicate"] == predicate]


def resolve_anew(store: GraphStore, moved: list[str], entity: str) -> None:
    """Moves in-article entities to another canonical one, and follows with the facts and claims that speak of them."""

    def work(transaction: Transaction) -> None:
        transaction.disconnect("RESOLVED_TO", moved)
        transaction.connect("RESOLVED_TO", [(local, entity, "", {"score": 1.0}) for local in moved])

        def speaking(kinds: Iterable[str]) -> list[str]:
            found = [transaction.follow(kind, moved, out=False) for kind in kinds]
            return sorted({edge[0] for ends in found for row in ends.values() for edge in row})

        group_facts(transaction, speaking(("SUBJECT", "OBJECT")))
        project_claims(transaction, speaking(("SPEAKER", "ADDRESSEE", "ABOUT")))

    store.transact(work)


def locals_of(store: GraphStore, entity: str) -> list[str]:
    return sorted(source for source, target in pairs(store, "RESOLVED_TO") if target == entity)


def test_the_same_fact_of_two_articles_is_one_relation_with_the_earliest_report(store: GraphStore) -> None:
    ingest(store, *TWO)

    (leads,) = relations(store, "LEADS")
    assert (leads["evidence_count"], leads["source_count"]) == (2, 2)
    assert leads["reported"] == "2025-05-17T12:00:00.000000Z"
    assert (leads["polarity"], leads["modality"], leads["retracted"]) == ("ASSERTED", "OCCURRED", "")
    assert_projections_follow(store)


def test_a_fact_told_twice_in_one_article_counts_its_evidence_and_one_source(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, report("Ann Lee leads Harbour Board. Yes, Ann Lee leads Harbour Board."))

    (leads,) = relations(sqlite_store, "LEADS")
    assert (leads["evidence_count"], leads["source_count"]) == (2, 1)


@pytest.mark.parametrize("other", ["may lead", "does not lead"])
def test_another_modality_or_polarity_is_another_relation(sqlite_store: GraphStore, other: str) -> None:
    ingest(sqlite_store, TWO[0], report(f"Ann Lee {other} Harbour Board.", "Two", by="south.example"))

    assert [row["source_count"] for row in relations(sqlite_store, "LEADS")] == [1, 1]
    assert_projections_follow(sqlite_store)


def test_another_time_is_another_relation(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        report("Bo Ray and Ann Lee met in Oslo on 2025-05-16.", "One"),
        report("Bo Ray and Ann Lee met in Oslo on 2025-06-02.", "Two"),
    )

    assert sorted(str(row["start"]) for row in relations(sqlite_store, "TOOK_PLACE_IN")) == ["2025-05-16", "2025-06-02"]


def test_who_takes_part_is_drawn_from_asserted_facts_only(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        report("Bo Ray and Ann Lee met in Oslo on 2025-05-16.", "One"),
        report("Cy Fox and Ann Lee did not meet in Bern on 2025-05-20.", "Two"),
    )

    names = {row["id"]: row["name"] for row in nodes(sqlite_store, "Entity").values()}
    assert {names[entity] for _, entity in pairs(sqlite_store, "PARTICIPANT")} == {"Bo Ray", "Ann Lee"}
    assert {row["role"] for row in nodes(sqlite_store, "Participation").values()} == {"ACTOR"}
    assert_projections_follow(sqlite_store)


def test_grouping_again_changes_nothing(store: GraphStore) -> None:
    ingest(store, *TWO, report("Bo Ray and Ann Lee met in Oslo on 2025-05-16. Ann Lee said so.", "Three"))
    before = list(store.dump())
    facts = sorted(nodes(store, "Fact"))

    created = store.transact(lambda transaction: group_facts(transaction, facts))

    assert created == 0
    assert list(store.dump()) == before


def test_entities_made_one_by_hand_regroup_and_what_is_empty_goes(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        TWO[0],
        report("Anna Lindqvist leads Harbour Board. Anna Lindqvist said so.", "Two", by="south.example"),
        report("Bo Ray and Anna Lindqvist met in Oslo on 2025-05-16.", "Three", by="east.example"),
    )
    one, other = by_name(sqlite_store, "Ann Lee")["id"], by_name(sqlite_store, "Anna Lindqvist")["id"]
    assert len(relations(sqlite_store, "LEADS")) == 2

    resolve_anew(sqlite_store, locals_of(sqlite_store, other), one)

    (leads,) = relations(sqlite_store, "LEADS")
    assert (leads["evidence_count"], leads["source_count"]) == (2, 2)
    drawn = [edge for edge in edges(sqlite_store, "RELATES") if edge["predicate"] == "LEADS"]
    assert [(edge["src"], edge["key"]) for edge in drawn] == [(one, leads["id"])]
    assert other not in {entity for _, entity in pairs(sqlite_store, "PARTICIPANT")}
    assert {entity for _, entity in pairs(sqlite_store, "SAID_BY")} == {one}
    assert_groups_follow(sqlite_store)


def own_relations(store: GraphStore) -> dict[str, Row]:
    """The relations, without ids that only lead to another."""
    return {key: row for key, row in nodes(store, "Relation").items() if not row["merged_into"]}


def test_entities_taken_apart_again_are_grouped_as_before(store: GraphStore) -> None:
    ingest(
        store,
        *TWO,
        report("Anna Lindqvist leads Harbour Board. Anna Lindqvist wrote the Oslo Memorandum.", "Three"),
        report("Bo Ray and Anna Lindqvist met in Oslo on 2025-05-16.", "Four", by="east.example"),
    )
    other = by_name(store, "Anna Lindqvist")["id"]
    moved = locals_of(store, other)
    kinds = ("GROUPED_IN", "RELATES", "AUTHORED_BY", "PARTICIPANT", "HAS_RELATION", "INVOLVED_IN")
    before = {kind: pairs(store, kind) for kind in kinds}, own_relations(store)

    resolve_anew(store, moved, by_name(store, "Ann Lee")["id"])
    between = {kind: pairs(store, kind) for kind in kinds}
    resolve_anew(store, moved, other)

    assert all(between[kind] != before[0][kind] for kind in kinds)
    assert ({kind: pairs(store, kind) for kind in kinds}, own_relations(store)) == before
    assert_projections_follow(store)


def test_a_relation_stands_in_the_stories_that_still_state_it(sqlite_store: GraphStore) -> None:
    apart = report("Frost killed the blossom. Anna Lindqvist leads Harbour Board.", "Frost", at="2024-01-01")
    ingest(sqlite_store, TWO[0], apart)
    one, other = by_name(sqlite_store, "Ann Lee")["id"], by_name(sqlite_store, "Anna Lindqvist")["id"]
    moved = locals_of(sqlite_store, other)

    resolve_anew(sqlite_store, moved, one)
    joined = len(pairs(sqlite_store, "HAS_RELATION"))
    resolve_anew(sqlite_store, moved, other)

    assert joined == 2
    stories = {relation: story for story, relation in pairs(sqlite_store, "HAS_RELATION")}
    assert len(stories) == len(set(stories.values())) == 2


def test_facts_whose_entities_are_not_resolved_wait_outside(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, TWO[0])
    facts = sorted(nodes(sqlite_store, "Fact"))
    locals_ = locals_of(sqlite_store, by_name(sqlite_store, "Ann Lee")["id"])

    def work(transaction: Transaction) -> int:
        transaction.disconnect("RESOLVED_TO", locals_)
        return group_facts(transaction, facts)

    assert sqlite_store.transact(work) == 0
    assert nodes(sqlite_store, "Relation") == {}
    assert pairs(sqlite_store, "RELATES") == set()


def test_a_relation_that_loses_what_it_holds_counts_what_it_held_before(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, TWO[0], clock=day("2025-06-01"))
    ingest(
        sqlite_store, report("Ann Lee said so.", "One", at="2025-05-18", by="north.example"), clock=day("2025-06-02")
    )
    before = nodes(sqlite_store, "Relation")
    apart = report("Anna Lindqvist leads Harbour Board. Anna Lindqvist said so.", "Two", by="south.example")
    ingest(sqlite_store, apart, clock=day("2025-06-03"))
    one, other = by_name(sqlite_store, "Ann Lee")["id"], by_name(sqlite_store, "Anna Lindqvist")["id"]
    moved = locals_of(sqlite_store, other)

    resolve_anew(sqlite_store, moved, one)
    joined = relations(sqlite_store, "LEADS")
    resolve_anew(sqlite_store, moved, other)

    assert [row["retracted"] for row in joined] == [""]
    closed = [row for row in relations(sqlite_store, "LEADS") if row["retracted"]]
    assert closed == [row for row in before.values() if row["predicate"] == "LEADS"]
    assert_groups_follow(sqlite_store)


def test_what_was_known_is_told_with_the_sentences_of_then(store: GraphStore) -> None:
    ingest(store, TWO[0], clock=day("2025-06-01"))
    ingest(store, TWO[1], clock=day("2025-06-04"))
    ingest(store, report("Ann Lee was asked.", "One", at="2025-05-18", by="north.example"), clock=day("2025-06-08"))
    ingest(store, report("Nobody was asked.", "Two", at="2025-05-17", by="south.example"), clock=day("2025-06-12"))
    lee = str(by_name(store, "Ann Lee")["id"])

    def told(known_at: str | None) -> list[list[str]]:
        at = TimeScope(known_at=day(known_at)) if known_at else None
        sentences = Link("by", "evidence", Shape("Quote", ("sentence",)), at=at)
        (row,) = store.read(
            Shape("Entity", (), (Link("all", "relations", Shape("Relation", (), (sentences,)), at=at),)), [lee]
        )
        assert row is not None
        return [[quote["sentence"] for quote in found["by"]["items"]] for found in row["all"]["items"]]

    first, second = "Ann Lee leads Harbour Board.", "So it was told: Ann Lee leads Harbour Board."
    assert told("2025-05-31") == []
    assert told("2025-06-03") == [[first]]
    assert told("2025-06-05") == [[first, second]]
    assert told("2025-06-09") == [[second]]
    assert told("2025-06-13") == told(None) == []
