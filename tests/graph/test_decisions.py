"""Decisions on who is who, on both engines: merged, kept apart, split, taken back; no fact touched, no id lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dramatis.article import Article
from dramatis.errors import DecisionError
from dramatis.extraction import Extraction
from dramatis.gazetteer import load_gazetteer
from dramatis.words import EntityKind, Judgement
from graph.judging import Word, merge
from graph.judging import judge as judge_in
from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore
from tests.graph.deciding import NEWS, classes, facts, judge, mentions_of, split, timeless, undo, word
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, edges, hash_of, ingest, nodes, pairs, report
from tests.ingest.plain_extractor import PlainExtractor

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


@pytest.fixture
def news(store: GraphStore) -> GraphStore:
    """A store with a few articles, each ingested by itself."""
    for article in NEWS:
        ingest(store, article)
    return store


def named(store: GraphStore, name: str, kind: str = "PERSON") -> str:
    return str(by_name(store, name, kind)["id"])


def apart_by_name(store: GraphStore, name: str) -> set[str]:
    """The ids under which the name is known."""
    return {
        row["id"]
        for row in nodes(store, "Entity").values()
        if name in (row["name"], *row["aliases"]) and not row["merged_into"] and row["kind"] == "PERSON"
    }


# --- merging


def test_two_judged_the_same_are_one_and_no_fact_is_touched(news: GraphStore) -> None:
    said = facts(news)
    left, right = named(news, "Sergey Volkov"), named(news, "Pavel Orlov")

    decision = judge(news, right, left, SAME)

    (row,) = [row for row in nodes(news, "Entity").values() if row["id"] == left]
    assert row["aliases"] == ["Sergey Volkov", "Pavel Orlov", "Sergei Volkov"]
    assert row["article_count"] == 3
    record = nodes(news, "Decision")[decision]
    assert (record["kind"], record["judgement"], record["by"], record["absorbed"]) == (
        "MERGE",
        "SAME",
        "Ann Curator",
        right,
    )
    assert (record["left_id"], record["right_id"]) == (right, left)
    assert (record["left_name"], record["right_name"]) == ("Pavel Orlov", "Sergey Volkov")
    assert facts(news) == said
    assert_projections_follow(news)


def test_an_id_that_was_merged_away_still_leads_to_the_entity(news: GraphStore) -> None:
    left, right, third = (named(news, name) for name in ("Sergey Volkov", "Pavel Orlov", "Ann Lee"))

    judge(news, left, right, SAME, 1)
    judge(news, right, third, SAME, 2)

    rows = news.read(Shape("Entity", ("name",)), [left, right, third])
    assert len({row["id"] for row in rows if row is not None}) == 1
    assert None not in rows


def test_the_id_of_a_relation_leads_to_what_its_facts_are_grouped_as(news: GraphStore) -> None:
    one, other = named(news, "Sergey Volkov"), named(news, "Cy Fox")
    leads = {edge["src"]: edge["key"] for edge in edges(news, "RELATES") if edge["predicate"] == "LEADS"}
    shape = Shape("Relation", ("predicate",), (Link("subject", "subject", Shape("Entity")),))
    listed = Link("relations", "relations", Shape("Relation"), first=100)

    decision = judge(news, one, other, SAME, 1)

    absorbed = nodes(news, "Decision")[decision]["absorbed"]
    kept = other if absorbed == one else one
    rows = [row for row in news.read(shape, [leads[one], leads[other]]) if row is not None]
    assert [row["subject"]["id"] for row in rows] == [kept, kept]
    (root,) = news.read(Shape("Query", (), (listed,)), [ROOT])
    assert root is not None
    assert leads[absorbed] not in {row["id"] for row in root["relations"]["items"]}
    undo(news, decision, 2)
    assert [row["id"] for row in news.read(shape, list(leads.values())) if row is not None] == list(leads.values())


@pytest.mark.parametrize("order", [(1, 0), (0, 1)])
def test_undoing_every_merge_of_a_merge_gives_the_graph_from_before(news: GraphStore, order: tuple[int, ...]) -> None:
    before = hash_of(news), timeless(news)
    left, right, third = (named(news, name) for name in ("Sergey Volkov", "Pavel Orlov", "Ann Lee"))
    decisions = [judge(news, left, right, SAME, 1), judge(news, right, third, SAME, 2)]

    for number, place in enumerate(order):
        undo(news, decisions[place], 3 + number)
        assert_projections_follow(news)

    assert (hash_of(news), timeless(news)) == before


def test_undoing_the_later_merge_gives_exactly_what_the_earlier_one_made(news: GraphStore) -> None:
    left, right, third = (named(news, name) for name in ("Sergey Volkov", "Pavel Orlov", "Ann Lee"))
    judge(news, left, right, SAME, 1)
    before = hash_of(news), timeless(news)

    undo(news, judge(news, third, left, SAME, 2), 3)

    assert (hash_of(news), timeless(news)) == before


def test_a_merge_taken_back_changes_the_hash_and_a_standing_one_does_too(news: GraphStore) -> None:
    bare = hash_of(news)
    decision = judge(news, named(news, "Sergey Volkov"), named(news, "Pavel Orlov"), SAME)
    merged = hash_of(news)

    undo(news, decision)

    assert merged != bare
    assert hash_of(news) == bare


@pytest.mark.parametrize("kind", ["PLACE", "DOCUMENT", "EVENT", "ORGANIZATION"])
def test_entities_of_every_kind_can_be_merged_and_parted(store: GraphStore, kind: str) -> None:
    ingest(store, *NEWS, report("Cy Fox wrote the Bern Memorandum. Di Orr and Ed Poe met in Norway.", "Five"))
    before = timeless(store)
    ids = sorted(row["id"] for row in nodes(store, "Entity").values() if row["kind"] == kind)[:2]

    decision = judge(store, ids[0], ids[1], SAME)

    assert_projections_follow(store)
    assert sum(row["kind"] == kind and not row["merged_into"] for row in nodes(store, "Entity").values()) >= 1
    undo(store, decision)
    assert_projections_follow(store)
    assert timeless(store) == before


def in_countries(article: Article, extraction: Extraction) -> Extraction:
    """Places with what the gazetteer says of them."""
    entities = []
    for entity in extraction.entities:
        known = load_gazetteer().places(entity.name)[:1] if entity.kind is EntityKind.PLACE else []
        for place in known:
            entity = replace(entity, country=place.country, wikidata=place.wikidata, geonames=place.geonames)
        entities.append(entity)
    return replace(extraction, entities=tuple(entities))


def test_a_country_merged_away_and_back_holds_its_places_again(store: GraphStore) -> None:
    texts = ("Ann Lee and Bo Ray met in Norway. Cy Fox and Di Orr met in Oslo.", "Ann Lee and Bo Ray met in Sweden.")
    articles = [report(text, f"Part {place}", at="2025-05-18") for place, text in enumerate(texts)]
    ingest(store, *articles, extractor=PlainExtractor(bend=in_countries))
    norway, oslo, sweden = (named(store, name, "PLACE") for name in ("Norway", "Oslo", "Sweden"))
    before = pairs(store, "COUNTRY")

    decision = judge(store, norway, sweden, SAME)
    merged = pairs(store, "COUNTRY")
    undo(store, decision)

    assert (oslo, norway) in before
    assert (oslo, norway) not in merged or nodes(store, "Entity")[norway]["merged_into"] == ""
    assert pairs(store, "COUNTRY") == before


# --- splitting


def test_what_is_split_off_has_an_entity_of_its_own_and_the_facts_of_its_article(news: GraphStore) -> None:
    said = facts(news)
    entity = named(news, "Sergey Volkov")

    kept, new = split(news, entity, mentions_of(news, "Sergei Volkov"))

    rows = nodes(news, "Entity")
    assert kept == entity
    assert (rows[kept]["aliases"], rows[new]["aliases"]) == (["Sergey Volkov"], ["Sergei Volkov"])
    assert (rows[kept]["article_count"], rows[new]["article_count"]) == (1, 1)
    leads = {edge["src"] for edge in edges(news, "RELATES") if edge["predicate"] == "LEADS"}
    assert {kept, new} <= leads
    assert facts(news) == said
    assert_projections_follow(news)


def test_a_split_taken_back_gives_the_graph_from_before_and_its_id_leads_there(news: GraphStore) -> None:
    before = hash_of(news), timeless(news)
    entity = named(news, "Sergey Volkov")
    _, new = split(news, entity, mentions_of(news, "Sergei Volkov"))
    (decision,) = [key for key, row in nodes(news, "Decision").items() if row["kind"] == "SPLIT"]

    undo(news, decision)

    assert (hash_of(news), timeless(news)) == before
    (row,) = news.read(Shape("Entity", ("name",)), [new])
    assert row is not None
    assert row["id"] == entity
    assert_projections_follow(news)


def test_a_split_of_a_merged_entity_may_cut_across_what_was_merged(news: GraphStore) -> None:
    left, right = named(news, "Sergey Volkov"), named(news, "Ann Lee")
    before = classes(news)
    merged = judge(news, left, right, SAME, 1)
    some = mentions_of(news, "Ann Lee")[:1]

    _, new = split(news, right, [*some, *mentions_of(news, "Sergei Volkov")], 2)
    undo(news, merged, 3)

    assert_projections_follow(news)
    assert len(classes(news)) == len(before) + 1
    (row,) = news.read(Shape("Entity", ("aliases",)), [new])
    assert row is not None
    assert row["aliases"] == ["Ann Lee", "Sergei Volkov"]


# --- kept apart


def test_different_keeps_a_score_from_merging_and_a_later_same_overrules_it(news: GraphStore) -> None:
    left, right = named(news, "Sergey Volkov"), named(news, "Pavel Orlov")
    apart = judge(news, left, right, DIFFERENT, 1)
    scored = Word("score", "2025-07-09T00:00:00.000000Z", ("the names agree",), 0.97)

    refused = news.transact(lambda transaction: merge(transaction, left, right, scored))
    merged = judge(news, left, right, SAME, 2)

    assert refused is None
    assert nodes(news, "Decision")[apart]["superseded"] == merged
    undo(news, merged, 3)
    assert nodes(news, "Decision")[apart]["superseded"] == ""
    assert news.transact(lambda transaction: merge(transaction, right, left, scored)) is None


def test_different_holds_for_what_is_merged_into_either_side(news: GraphStore) -> None:
    left, right, third = (named(news, name) for name in ("Sergey Volkov", "Pavel Orlov", "Cy Fox"))
    judge(news, left, right, DIFFERENT, 1)
    judge(news, third, right, SAME, 2)
    scored = Word("rule", "2025-07-09T00:00:00.000000Z")

    assert news.transact(lambda transaction: merge(transaction, third, left, scored)) is None


def test_the_same_judgement_twice_is_one_decision(news: GraphStore) -> None:
    left, right = named(news, "Sergey Volkov"), named(news, "Pavel Orlov")

    assert judge(news, left, right, DIFFERENT, 1) == judge(news, right, left, DIFFERENT, 2)
    assert judge(news, left, right, UNSURE, 3) == judge(news, left, right, UNSURE, 4)


def version(store: GraphStore, body: str) -> None:
    ingest(store, report(body, "Two", at="2025-05-19", by="b.example"))


@pytest.mark.parametrize(
    "body",
    [
        "Sergei Volkov leads Harbour Board. Ann Lee said so.",
        "Sergei Volkov leads Harbour Board. Ann Lee said so again.",
        "Once more: Sergei Volkov leads Harbour Board.",
    ],
)
def test_what_a_person_split_off_stays_apart_when_the_article_comes_again(news: GraphStore, body: str) -> None:
    kept, new = split(news, named(news, "Sergey Volkov"), mentions_of(news, "Sergei Volkov"))

    version(news, body)

    found = {edge["dst"] for edge in edges(news, "RESOLVED_TO") if edge["src"] in locals_named(news, "Sergei Volkov")}
    assert found == {new}
    assert apart_by_name(news, "Sergei Volkov") == {new}
    assert apart_by_name(news, "Sergey Volkov") == {kept}
    assert_projections_follow(news)


def locals_named(store: GraphStore, name: str) -> set[str]:
    return {key for key, row in nodes(store, "Local").items() if row["name"] == name}


def test_judged_different_stays_different_when_the_texts_change(store: GraphStore) -> None:
    for number, name in enumerate(("Sergey Volkov", "Sergey Volkov Jr")):
        ingest(store, report(f"{name} leads Harbour Board.", f"Part {number}", at="2025-05-18", by=f"{number}.example"))
    left, right = named(store, "Sergey Volkov"), named(store, "Sergey Volkov Jr")
    judge(store, left, right, DIFFERENT)

    ingest(store, report("Sergey Volkov may lead Harbour Board.", "Part 1", at="2025-05-18", by="1.example"))
    ingest(store, report("Sergey Volkov Jr leads it.", "Part 0", at="2025-05-18", by="0.example"))

    rows = store.read(Shape("Entity", ("name",)), [left, right])
    assert [row["id"] for row in rows if row is not None] == [left, right]


# --- the queue


def open_reviews(store: GraphStore) -> list[tuple[str, str]]:
    return sorted(
        (row["left_id"], row["right_id"])
        for row in nodes(store, "Decision").values()
        if row["kind"] == "REVIEW" and not row["undone_at"] and not row["superseded"]
    )


def test_what_nobody_can_be_sure_of_is_an_entity_of_its_own_and_is_put_to_a_person_once(news: GraphStore) -> None:
    doubtful, likely = named(news, "Volkov"), named(news, "Sergey Volkov")

    assert (doubtful, likely) in open_reviews(news)
    (row,) = [row for row in nodes(news, "Decision").values() if row["left_id"] == doubtful and row["kind"] == "REVIEW"]
    assert (row["judgement"], row["by"], row["left_name"], row["right_name"]) == (
        "UNSURE",
        "score",
        "Volkov",
        "Sergey Volkov",
    )
    assert 0.75 <= row["score"] < 0.92
    assert row["reasons"] == ["the family name agrees, a given name is missing"]
    count = len(open_reviews(news))
    ingest(news, NEWS[3])
    assert len(open_reviews(news)) == count


@pytest.mark.parametrize("judgement", [SAME, DIFFERENT])
def test_a_judgement_closes_the_question_and_its_undoing_opens_it_again(news: GraphStore, judgement: Judgement) -> None:
    pair = named(news, "Volkov"), named(news, "Sergey Volkov")

    decision = judge(news, *pair, judgement, 1)

    assert pair not in open_reviews(news)
    undo(news, decision, 2)
    assert pair in open_reviews(news)


# --- joining


def test_whoever_joined_a_known_entity_has_a_record_of_it_with_both_sides(news: GraphStore) -> None:
    (row,) = [row for row in nodes(news, "Decision").values() if row["left_name"] == "Sergei Volkov"]

    assert (row["kind"], row["judgement"], row["by"], row["right_name"]) == ("JOIN", "SAME", "score", "Sergey Volkov")
    assert row["right_id"] == named(news, "Sergey Volkov")
    assert row["score"] > 0.92
    assert row["reasons"]
    shown = {
        (edge["side"], nodes(news, "Mention")[edge["dst"]]["text"])
        for edge in edges(news, "DECIDED_ON")
        if edge["src"] == row["id"]
    }
    assert shown == {("left", "Sergei Volkov"), ("right", "Sergey Volkov")}


def test_undoing_that_somebody_joined_gives_them_an_entity_of_their_own(news: GraphStore) -> None:
    before = hash_of(news)
    (join,) = [key for key, row in nodes(news, "Decision").items() if row["left_name"] == "Sergei Volkov"]

    undo(news, join, 1)

    assert len(apart_by_name(news, "Sergei Volkov") | apart_by_name(news, "Sergey Volkov")) == 2
    assert_projections_follow(news)
    (parted,) = [key for key, row in nodes(news, "Decision").items() if row["kind"] == "SPLIT"]
    undo(news, parted, 2)
    assert hash_of(news) == before


def test_who_joined_while_two_were_one_goes_where_they_fit_when_the_two_are_parted(news: GraphStore) -> None:
    left, right = named(news, "Sergey Volkov"), named(news, "Pavel Orlov")
    decision = judge(news, left, right, SAME, 1)
    ingest(
        news,
        report("Pavel Orlov leads Harbour Board. Pavel Orlov said so.", "Late", at="2025-05-22", by="l.example"),
        report("Sergey Volkov leads Harbour Board.", "Later", at="2025-05-22", by="m.example"),
        clock=datetime(2025, 8, 1, tzinfo=UTC),
    )

    undo(news, decision)

    resolved = {edge["src"]: edge["dst"] for edge in edges(news, "RESOLVED_TO")}
    assert {resolved[local] for local in locals_named(news, "Pavel Orlov")} == {right}
    assert {resolved[local] for local in locals_named(news, "Sergey Volkov")} == {left}
    assert_projections_follow(news)


# --- what can't be decided


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(DecisionError) as error:
        act()
    return str(error.value)


def test_what_cannot_be_decided_is_refused_with_what_to_do(news: GraphStore) -> None:
    before = list(news.dump())
    left, right = named(news, "Sergey Volkov"), named(news, "Harbour Board", "ORGANIZATION")
    own = mentions_of(news, "Sergey Volkov", "Sergei Volkov")

    said = {
        "no entity person:none": lambda: judge(news, left, "person:none", SAME),
        "the same id twice": lambda: judge(news, left, left, DIFFERENT),
        "only entities of one kind": lambda: judge(news, left, right, SAME),
        "no decision decision:none": lambda: undo(news, "decision:none"),
        "no entity person:gone": lambda: split(news, "person:gone", own[:1]),
        "no mention mention:none": lambda: split(news, left, ["mention:none"]),
        "no mention is given": lambda: split(news, left, []),
        "is not resolved to": lambda: split(news, left, mentions_of(news, "Cy Fox")),
        "nothing of": lambda: split(news, left, own),
        "no name to decide under": lambda: news.transact(
            lambda transaction: judge_in(transaction, left, right, SAME, Word("score", "2025-07-01T00:00:00.000000Z"))
        ),
    }

    assert {what: what in refused(act) for what, act in said.items()} == dict.fromkeys(said, True)
    assert list(news.dump()) == before


def test_a_decision_is_undone_once_and_what_is_one_cannot_be_judged_again(news: GraphStore) -> None:
    left, right = named(news, "Sergey Volkov"), named(news, "Pavel Orlov")
    decision = judge(news, left, right, SAME, 1)

    assert "are one already" in refused(lambda: judge(news, right, left, DIFFERENT, 2))
    undo(news, decision, 3)
    assert "was undone by Ann Curator" in refused(lambda: undo(news, decision, 4))
    assert word(1).at < word(2).at
