"""Conflicts, timelines and differences as GraphQL answers them, through ingestion, on both engines."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.article import Article
from dramatis.extraction import Claim, Evidence, Extraction
from dramatis.settings import Settings
from dramatis.words import Polarity
from graph.store import GraphStore
from ingest.forgetting import forget
from ingest.rolling_back import rollback
from tests.ingest.newsroom import hash_of, ingest, report
from tests.ingest.plain_extractor import PlainExtractor

Ask = Callable[..., Any]
DAM = "The old Karvik dam stands above the northern valley and its three villages. "
SAFE = report(f"{DAM}Ola Brandt said the Karvik dam holds.", "Dam", at="2031-03-04", by="north.example")
NOT_SAFE = report(f"{DAM}Lena Moe said the Karvik dam never holds.", "Dam again", at="2031-03-04", by="vale.example")
TWELVE = report(f"{DAM}Dino Serra said 12 miners died at Karvik.", "Toll", at="2031-03-04", by="north.example")
FORTY = report(f"{DAM}Rita Monti said 40 miners died at Karvik.", "Toll too", at="2031-03-04", by="vale.example")
SIDE = "__typename ... on Claim { id text speaker { name } evidence { article { title } } }"
CONFLICT = f"id kind explanation judgement left {{ {SIDE} }} right {{ {SIDE} }}"
ALL = f"{{ conflicts {{ {CONFLICT} }} }}"
OF_STORY = f"query ($story: ID, $entity: ID) {{ conflicts(story: $story, entity: $entity) {{ {CONFLICT} }} }}"
STORIES = f"{{ stories {{ edges {{ node {{ id conflicts {{ {CONFLICT} }} }} }} }} }}"
JUDGE = f"mutation ($c: ID!, $j: Judgement!) {{ judgeConflict(conflict: $c, judgement: $j) {{ {CONFLICT} }} }}"
TIMELINE = """query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Story {
    timeline(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        edges { cursor node { date reported item { __typename id } evidence { text } } } } } } }"""
ALIASED = """query ($id: ID!) { node(id: $id) { ... on Story { timeline { edges {
    node { day: date item { id } } other: node { item { ... on Event { name } } } } } } } }"""
DIFF = """query ($id: ID!, $from: DateTime!, $to: DateTime) { story(id: $id) { diff(from: $from, to: $to) {
    articles { title } entities { name } claims { text } conflicts { kind }
    relations { predicate } changedEvents { name modality } } } }"""


def told(article: Article, found: Extraction) -> Extraction:
    """The extraction with claims negated where they say "never"."""
    return replace(found, claims=tuple(map(_negated, found.claims)))


def _negated(claim: Claim) -> Claim:
    return replace(claim, polarity=Polarity.NEGATED) if "never" in claim.text else claim


def put(store: GraphStore, *articles: Article, clock: datetime | None = None) -> None:
    """Ingests the articles in one run."""
    ingest(store, *articles, extractor=PlainExtractor(bend=told), clock=clock)


@pytest.fixture
def ask(store: GraphStore) -> Iterator[Ask]:
    """Data for a query; errors fail the test."""
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1:8000") as client:

        def asked(query: str, **variables: Any) -> Any:
            answer = client.post("/graphql", json={"query": query, "variables": variables}).json()
            assert "errors" not in answer, answer["errors"]
            return answer["data"]

        yield asked


def kinds(ask: Ask) -> list[str]:
    """The kinds of all conflicts."""
    return sorted(one["kind"] for one in ask(ALL)["conflicts"])


def test_both_sides_are_shown_with_who_says_it_where(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE, NOT_SAFE)

    (found,) = ask(ALL)["conflicts"]

    assert found["kind"] == "NEGATION"
    assert found["judgement"] is None
    sides = {found[side]["speaker"]["name"]: found[side]["text"] for side in ("left", "right")}
    assert sides == {"Ola Brandt": "the Karvik dam holds", "Lena Moe": "the Karvik dam never holds"}
    for part in ("Ola Brandt", "Lena Moe", "north.example", "vale.example", "never holds"):
        assert part in found["explanation"]


def test_a_conflict_stands_at_its_story_its_claims_and_its_speakers(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE, NOT_SAFE, TWELVE, FORTY)
    both = ask(ALL)["conflicts"]
    (story,) = [edge["node"] for edge in ask(STORIES)["stories"]["edges"]]
    (negation,) = [one for one in both if one["kind"] == "NEGATION"]

    claim = ask(f"query ($id: ID!) {{ node(id: $id) {{ ... on Claim {{ conflicts {{ {CONFLICT} }} }} }} }}",
                id=negation["left"]["id"])  # fmt: skip
    speaker = ask('{ entity(name: "Lena Moe") { id } }')["entity"]["id"]
    by_speaker = ask(OF_STORY, entity=speaker)["conflicts"]

    assert sorted(one["kind"] for one in both) == ["NEGATION", "NUMBER"]
    assert sorted(story["conflicts"], key=str) == sorted(both, key=str)
    assert sorted(ask(OF_STORY, story=story["id"])["conflicts"], key=str) == sorted(both, key=str)
    assert claim["node"]["conflicts"] == by_speaker == [negation]
    assert ask(OF_STORY, story="story:none")["conflicts"] == []
    assert ask(f"query ($id: ID!) {{ node(id: $id) {{ ... on Conflict {{ {CONFLICT} }} }} }}",
               id=negation["id"])["node"] == negation  # fmt: skip


def whole(article: Article, found: Extraction) -> Extraction:
    """The extraction with events told by their whole sentences."""
    sentence = {(one.sentence_start, one.sentence_end) for event in found.events for one in event.evidence}
    spans = {start: Evidence(start, end, start, end) for start, end in sentence}
    events = (
        replace(event, evidence=tuple(spans[one.sentence_start] for one in event.evidence)) for event in found.events
    )
    return replace(found, events=tuple(events))


def test_two_reports_of_one_event_are_told_apart_by_what_they_say_of_it(store: GraphStore, ask: Ask) -> None:
    one = report("Bo Ray and Ann Lee met in Oslo on 2031-03-01.", "Met", at="2031-03-04", by="a.example",
                 page_id="article:page")  # fmt: skip
    other = report("Bo Ray and Ann Lee did not meet in Oslo on 2031-03-01.", "Not met", at="2031-03-04",
                   by="b.example", page_id="article:page")  # fmt: skip
    ingest(store, one, other, extractor=PlainExtractor(bend=whole))
    side = "__typename ... on Event { id polarity } ... on Relation { id polarity subject { name } }"

    (found,) = ask(f"{{ conflicts {{ kind left {{ {side} }} right {{ {side} }} }} }}")["conflicts"]

    assert found["kind"] == "NEGATION"
    assert found["left"]["__typename"] == found["right"]["__typename"]
    assert found["left"]["id"] != found["right"]["id"]
    assert {found["left"]["polarity"], found["right"]["polarity"]} == {"ASSERTED", "NEGATED"}


def test_a_conflict_goes_with_a_side_and_comes_back_with_it(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE)
    put(store, NOT_SAFE, clock=datetime(2031, 6, 2, tzinfo=UTC))
    before = ask(ALL)["conflicts"]
    withdrawn = report(f"{DAM}Lena Moe said nothing.", "Dam again", at="2031-03-04", by="vale.example")

    put(store, withdrawn, clock=datetime(2031, 6, 3, tzinfo=UTC))
    between = ask(ALL)["conflicts"]
    put(store, NOT_SAFE, clock=datetime(2031, 6, 4, tzinfo=UTC))

    assert len(before) == 1
    assert between == []
    assert [one["id"] for one in ask(ALL)["conflicts"]] == [one["id"] for one in before]


def test_rolling_a_run_back_takes_its_conflicts_back(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE)
    alone = hash_of(store), [row for row in store.dump() if row.get("node") in ("Statement", "Conflict", "Key")]
    put(store, NOT_SAFE, clock=datetime(2031, 6, 2, tzinfo=UTC))
    late = max((row["started_at"], row["id"]) for row in store.dump() if row.get("node") == "Run")[1]
    assert kinds(ask) == ["NEGATION"]

    rollback(store, late, lambda: datetime(2031, 6, 3, tzinfo=UTC))

    assert kinds(ask) == []
    assert alone == (
        hash_of(store),
        [row for row in store.dump() if row.get("node") in ("Statement", "Conflict", "Key")],
    )


def test_a_forgotten_article_leaves_no_word_of_its_conflict(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE, NOT_SAFE)
    (article,) = [row["id"] for row in store.dump() if row.get("node") == "Article" and row["title"] == "Dam again"]

    forget(store, article, lambda: datetime(2031, 6, 3, tzinfo=UTC))

    assert kinds(ask) == []
    assert not [row for row in store.dump() if "never holds" in str(row)]


def test_a_forgotten_person_is_in_no_statement(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE, NOT_SAFE)
    person = ask('{ entity(name: "Lena Moe") { id } }')["entity"]["id"]

    forget(store, person, lambda: datetime(2031, 6, 3, tzinfo=UTC))

    assert kinds(ask) == []
    assert not [row for row in store.dump() if "Lena" in str(row)]


def test_a_judgement_survives_the_conflict_and_one_that_is_none_comes_last(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE, NOT_SAFE, TWELVE, FORTY)
    first, second = (one["id"] for one in ask(ALL)["conflicts"])

    said = ask(JUDGE, c=first, j="DIFFERENT")["judgeConflict"]
    withdrawn = [report(f"{DAM}Ann Lee said {words}.", title, at="2031-03-04", by="vale.example")
                 for words, title in (("yes", "Dam again"), ("no", "Toll too"))]  # fmt: skip
    put(store, *withdrawn, clock=datetime(2031, 6, 2, tzinfo=UTC))
    gone = ask(ALL)["conflicts"]
    put(store, NOT_SAFE, FORTY, clock=datetime(2031, 6, 3, tzinfo=UTC))

    assert (said["id"], said["judgement"]) == (first, "DIFFERENT")
    assert gone == []
    assert [(one["id"], one["judgement"]) for one in ask(ALL)["conflicts"]] == [(second, None), (first, "DIFFERENT")]


def test_judging_what_is_no_conflict_is_refused(store: GraphStore) -> None:
    put(store, SAFE)
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1:8000") as client:
        body = {"query": JUDGE, "variables": {"c": "conflict:none", "j": "SAME"}}

        answer = client.post("/graphql", json=body).json()

    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


MEETINGS = (
    report("Bo Ray and Ann Lee met in Oslo on 2031-03. Cy Fox leads Board.", "Month", at="2031-04-01", by="a.example"),
    report("Bo Ray and Cy Fox met in Bern on 2031-03-01. Cy Fox said so.", "Day", at="2031-04-02", by="b.example"),
    report("Ann Lee and Cy Fox met in Oslo. Ann Lee said no.", "Some day", at="2031-04-03", by="c.example"),
    report("Ann Lee and Dov Lund met in Bern on 2031-02-28.", "Earlier", at="2031-04-04", by="d.example"),
)  # fmt: skip


def paged(store: GraphStore) -> str:
    """The story of articles that stand on one page."""
    put(store, *(replace(article, page_id="article:page") for article in MEETINGS))
    return next(str(row["id"]) for row in store.dump() if row.get("node") == "Story")


def test_a_timeline_goes_by_day_the_coarser_first_and_what_has_no_date_last(store: GraphStore, ask: Ask) -> None:
    story = paged(store)

    line = ask(TIMELINE, id=story, first=50)["node"]["timeline"]

    items = [edge["node"] for edge in line["edges"]]
    assert [item["date"] for item in items[:3]] == ["2031-02-28", "2031-03", "2031-03-01"]
    undated = items[3:]
    assert {item["date"] for item in undated} == {None}
    assert [item["reported"] for item in undated] == sorted(item["reported"] for item in undated)
    assert {item["item"]["__typename"] for item in items} == {"Event", "Claim", "Relation"}
    assert all(item["evidence"] for item in items)
    assert line["totalCount"] == len(items)


def test_pages_of_a_timeline_put_together_are_the_timeline(store: GraphStore, ask: Ask) -> None:
    story = paged(store)
    whole = ask(TIMELINE, id=story, first=50)["node"]["timeline"]

    found: list[Any] = []
    after = None
    while True:
        page = ask(TIMELINE, id=story, first=2, after=after)["node"]["timeline"]
        assert page["totalCount"] == whole["totalCount"]
        found += page["edges"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert found == whole["edges"]


def test_one_item_may_be_asked_for_twice(store: GraphStore, ask: Ask) -> None:
    line = ask(ALIASED, id=paged(store))["node"]["timeline"]

    first = line["edges"][0]
    assert first["node"].keys() == {"day", "item"}
    assert first["other"]["item"] == {"name": "Ann Lee and Dov Lund met in Bern on 2031-02-28"}


def test_the_timeline_of_a_person_has_what_they_did_said_and_were(store: GraphStore, ask: Ask) -> None:
    paged(store)
    query = """{ entity(name: "Cy Fox") { timeline { totalCount edges { node { date item {
        __typename ... on Event { place { name } } ... on Claim { text } ... on Relation { predicate } } } } } } }"""

    line = ask(query)["entity"]["timeline"]

    told_ = [(edge["node"]["date"], edge["node"]["item"]) for edge in line["edges"]]
    assert told_[0] == ("2031-03-01", {"__typename": "Event", "place": {"name": "Bern"}})
    assert (None, {"__typename": "Claim", "text": "so"}) in told_
    assert (None, {"__typename": "Relation", "predicate": "LEADS"}) in told_
    assert line["totalCount"] == len(told_) == 4


def test_the_difference_holds_what_came_between_and_nothing_else(store: GraphStore, ask: Ask) -> None:
    put(store, SAFE, TWELVE, clock=datetime(2031, 6, 1, tzinfo=UTC))
    put(store, NOT_SAFE, clock=datetime(2031, 6, 5, tzinfo=UTC))
    put(store, FORTY, clock=datetime(2031, 6, 9, tzinfo=UTC))
    (story,) = [edge["node"]["id"] for edge in ask(STORIES)["stories"]["edges"]]

    day = ask(DIFF, id=story, **{"from": "2031-06-04T00:00:00Z", "to": "2031-06-06T00:00:00Z"})["story"]["diff"]
    since = ask(DIFF, id=story, **{"from": "2031-06-04T00:00:00Z"})["story"]["diff"]
    never = ask(DIFF, id=story, **{"from": "2031-06-20T00:00:00Z"})["story"]["diff"]

    assert [row["title"] for row in day["articles"]] == ["Dam again"]
    assert [row["name"] for row in day["entities"]] == ["Lena Moe"]
    assert [row["text"] for row in day["claims"]] == ["the Karvik dam never holds"]
    assert [row["kind"] for row in day["conflicts"]] == ["NEGATION"]
    assert {row["name"] for row in since["entities"]} == {"Lena Moe", "Rita Monti"}
    assert {row["kind"] for row in since["conflicts"]} == {"NEGATION", "NUMBER"}
    assert all(rows == [] for rows in never.values())


def test_an_event_that_is_held_otherwise_is_a_change(store: GraphStore, ask: Ask) -> None:
    plan = report("Bo Ray and Ann Lee will meet in Oslo on 2031-05-16.", "Plan", at="2031-05-02", by="a.example",
                  page_id="article:page")  # fmt: skip
    done = report("Bo Ray and Ann Lee met in Oslo on 2031-05-16.", "Done", at="2031-05-17", by="b.example",
                  page_id="article:page")  # fmt: skip
    put(store, plan, clock=datetime(2031, 6, 1, tzinfo=UTC))
    put(store, done, clock=datetime(2031, 6, 5, tzinfo=UTC))
    (story,) = [edge["node"]["id"] for edge in ask(STORIES)["stories"]["edges"]]

    diff = ask(DIFF, id=story, **{"from": "2031-06-04T00:00:00Z"})["story"]["diff"]

    assert [row["modality"] for row in diff["changedEvents"]] == ["OCCURRED"]


def test_a_silent_edit_shows_what_stood_there_before(store: GraphStore, ask: Ask) -> None:
    url = "https://a.example/one"
    put(store, report("One stays. Two goes. Three stays.", "Head", at="2031-05-02", url=url))
    put(store, report("One stays. Three stays. Four came.", "Head", at="2031-05-02", url=url))

    (article,) = ask("{ articles { edges { node { versions { text changed { before after } } } } } }")["articles"][
        "edges"
    ]

    later, first = article["node"]["versions"]
    assert first["changed"] == []
    assert later["changed"] == [{"before": "Two goes.", "after": None}, {"before": None, "after": "Four came."}]


def test_the_graph_of_a_story_has_its_most_named_and_what_holds_among_them(store: GraphStore, ask: Ask) -> None:
    story = paged(store)
    query = """query ($id: ID!, $limit: Int!) { story(id: $id) { graph(limit: $limit) {
        truncated nodes { id name } again: nodes { kind } edges { subject { id } predicate object { id } } } } }"""

    whole_ = ask(query, id=story, limit=100)["story"]["graph"]
    few = ask(query, id=story, limit=3)["story"]["graph"]

    names = {row["name"] for row in whole_["nodes"]}
    assert {"Bo Ray", "Ann Lee", "Cy Fox", "Oslo", "Bern", "Board"} <= names
    assert not whole_["truncated"]
    assert few["truncated"]
    assert few["nodes"] == whole_["nodes"][:3]
    assert len(few["again"]) == 3
    assert all(row.keys() == {"kind"} for row in few["again"])
    for graph in (whole_, few):
        kept = {row["id"] for row in graph["nodes"]}
        assert {edge[end]["id"] for edge in graph["edges"] for end in ("subject", "object")} <= kept
    assert "LEADS" in {edge["predicate"] for edge in whole_["edges"]}


def test_related_stories_share_actors(store: GraphStore, ask: Ask) -> None:
    near, far, apart = (
        report(text, f"On page {number}", at="2031-04-01", by=f"o{number}.example", page_id=f"article:{number}")
        for number, text in enumerate(
            ("Bo Ray and Ann Lee met in Oslo.", "Ann Lee and Cy Fox met in Bern.", "Dov Lund leads Harbour Board.")
        )
    )
    put(store, near, far, apart)
    ids = {row["title"]: row["id"] for row in store.dump() if row.get("node") == "Story"}
    query = "query ($id: ID!) { story(id: $id) { related { title } } }"

    related = {title: ask(query, id=key)["story"]["related"] for title, key in ids.items()}

    assert related == {
        "On page 0": [{"title": "On page 1"}],
        "On page 1": [{"title": "On page 0"}],
        "On page 2": [],
    }
