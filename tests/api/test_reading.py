"""What queries answer: every type with its links, look-ahead over fragments, and how often the store is asked."""

from collections.abc import Sequence
from typing import Any

import pytest

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from graph.shape import Row, Shape
from graph.store import Found, GraphStore
from tests.api.conftest import Ask

DEEP = """{ stories(first: 2) { edges { node { actors { edges { node { name } } }
  events { edges { node { evidence { text version { text } article { title } } } } } } } } }"""
EVIDENCE = "evidence { text start end sentence version { text } article { title } }"


def test_a_story_opens_to_its_page_its_reports_and_what_stands_in_them(ask: Ask) -> None:
    story = ask(
        """{ story(id: "story:ferry") { title articleCount sourceCount statedArticleCount firstReported lastReported
        summary { text origin unsupported } stated { axis label share article { kind } }
        articles { totalCount edges { node { title kind truncated source { name } copyOf { title } story { id } } } }
        actors { edges { node { name } } } places { name } documents { name } } }"""
    )["story"]

    assert story["title"] == "Ferry talks"
    assert (story["articleCount"], story["statedArticleCount"]) == (2, 65)
    assert story["firstReported"] == "2031-03-01T08:00:00Z"
    assert story["summary"][0]["origin"] == "GIVEN"
    assert story["stated"] == [{"axis": "BIAS", "label": "Center", "share": 0.44, "article": {"kind": "STORY_PAGE"}}]
    articles = story["articles"]
    assert articles["totalCount"] == 2
    newest = articles["edges"][0]["node"]
    assert newest["copyOf"] == {"title": "Ferry talks open in Port Ames"}
    assert newest["source"] == {"name": "Lark"}
    assert [edge["node"]["name"] for edge in story["actors"]["edges"]] == [
        "Tomas Orr", "Irena Vale", "the Gatehouse", "Dov Lund",
    ]  # fmt: skip


def test_every_fact_opens_to_a_span_that_is_its_text(ask: Ask) -> None:
    data = ask(
        f"""{{ story(id: "story:ferry") {{
        summary {{ {EVIDENCE} }} relations {{ edges {{ node {{ {EVIDENCE} }} }} }}
        claims {{ edges {{ node {{ {EVIDENCE} }} }} }}
        events(first: 5) {{ edges {{ node {{ {EVIDENCE} participants {{ {EVIDENCE} }} reports {{ edges {{ node {{
          {EVIDENCE} }} }} }} documents {{ reports {{ {EVIDENCE} }} }} }} }} }} }} }}"""
    )

    quotes = list(_quotes(data))
    assert len(quotes) == 12
    for quote in quotes:
        assert quote["version"]["text"][quote["start"] : quote["end"]] == quote["text"]
        assert quote["text"] in quote["sentence"]
        assert quote["version"]["text"].startswith(quote["article"]["title"])


def _quotes(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [quote for item in data for quote in _quotes(item)]
    if isinstance(data, dict):
        own: list[dict[str, Any]] = data.get("evidence", [])
        return own + [quote for name, item in data.items() if name != "evidence" for quote in _quotes(item)]
    return []


def test_an_event_says_what_each_report_holds_it_to_be(ask: Ask) -> None:
    event = ask(
        """{ node(id: "event:1") { ... on Event { type modality polarity mode contexts start end evidenceCount
        place { name country { name } latitude geonames } documents { name authors { name } state }
        participants { role participant { name } }
        reports { edges { node { modality reported evidence { text } } } } } } }"""
    )["node"]

    assert (event["type"], event["modality"], event["mode"], event["contexts"]) == (
        "CONSULT", "DENIED", None, ["transport"],
    )  # fmt: skip
    assert event["place"] == {"name": "Port Ames", "country": {"name": "Brill"}, "latitude": 51.5, "geonames": "77"}
    assert event["documents"] == [{"name": "ferry treaty", "authors": [{"name": "Dov Lund"}], "state": "AWAITED"}]
    assert event["participants"] == [{"role": "ACTOR", "participant": {"name": "Irena Vale"}}]
    reports = [edge["node"] for edge in event["reports"]["edges"]]
    assert [(report["modality"], report["evidence"][0]["text"]) for report in reports] == [
        ("DENIED", "denied"),
        ("OCCURRED", "Irena Vale met Tomas Orr in Port Ames."),
    ]


def test_an_event_leads_to_the_round_before_it_and_the_first_to_none(ask: Ask) -> None:
    event = ask(
        """{ node(id: "event:1") { ... on Event { previous { id start previous { id }
        evidence { text } reports { edges { node { modality } } } } } } }"""
    )["node"]

    assert (event["previous"]["id"], event["previous"]["start"]) == ("event:0", "2030-12-31")
    assert event["previous"]["previous"] is None


def test_unknown_times_words_and_modality_are_null(ask: Ask) -> None:
    data = ask(
        """{ a: node(id: "person:lund") { ... on Person { firstSeen wikidata } }
        b: node(id: "event:2") { ... on Event { modality end polarity } }
        c: node(id: "relation:3") { ... on Relation { literal time { reported retracted end start } } } }"""
    )

    assert data["a"] == {"firstSeen": None, "wikidata": None}
    assert data["b"] == {"modality": None, "end": None, "polarity": "NEGATED"}
    assert data["c"]["time"] == {"reported": None, "retracted": None, "end": None, "start": "2031-02"}


def test_aliases_come_most_frequent_first(ask: Ask) -> None:
    assert ask('{ entity(id: "person:vale") { aliases } }')["entity"]["aliases"] == ["Vale", "I. Vale", "Irena Vale"]


def test_who_stands_only_on_a_story_page_stands_in_its_story(ask: Ask) -> None:
    lund = ask('{ entity(id: "person:lund") { articleCount stories { edges { node { id } } } } }')["entity"]

    assert lund == {"articleCount": 0, "stories": {"edges": [{"node": {"id": "story:ferry"}}]}}


def test_a_persons_roles_are_those_that_it_holds(ask: Ask) -> None:
    data = ask('{ entity(id: "person:lund") { ... on Person { roles { predicate literal subject { id } } } } }')

    role = {"predicate": "HOLDS_ROLE", "literal": "minister", "subject": {"id": "person:lund"}}
    assert data["entity"]["roles"] == [role]


def test_a_page_of_a_story_leads_back_to_the_story(ask: Ask) -> None:
    assert ask('{ node(id: "article:9") { ... on Article { story { id } source { name } } } }')["node"] == {
        "story": {"id": "story:ferry"},
        "source": None,
    }


def test_nodes_come_in_the_order_asked_with_null_for_what_nothing_has(ask: Ask) -> None:
    ids = ["claim:1", "nothing:1", "person:orr-old", "article:404", "claim:1", "no prefix", "key:name", "source:bell"]

    data = ask("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids=ids)

    found = [item and (item["__typename"], item["id"]) for item in data["nodes"]]
    claim = ("Claim", "claim:1")
    assert found == [claim, None, ("Person", "person:orr"), None, claim, None, None, ("Source", "source:bell")]


def test_one_response_key_may_mean_different_fields_of_different_types(ask: Ask) -> None:
    data = ask(
        """{ nodes(ids: ["person:vale", "event:1", "claim:1"]) {
        ... on Person { x: name more: claims { edges { node { t: text } } } }
        ... on Event { x: name more: stories { edges { node { t: title } } } }
        ... on Claim { x: verb } } }"""
    )

    person, event, claim = data["nodes"]
    assert (person["x"], event["x"], claim["x"]) == ("Irena Vale", "Ferry talks", "say")
    assert person["more"]["edges"][0]["node"]["t"] == "We are close"
    assert event["more"]["edges"][0]["node"]["t"] == "Ferry talks"


def test_aliases_of_one_field_with_different_arguments_stay_apart(ask: Ask) -> None:
    data = ask(
        """{ story(id: "story:ferry") { two: actors(first: 2) { edges { node { id } } }
        all: actors { a: edges { node { i: id } } b: edges { node { i: name } cursor } totalCount } } }"""
    )["story"]

    assert len(data["two"]["edges"]) == 2
    assert len(data["all"]["a"]) == data["all"]["totalCount"] == 4
    assert data["all"]["a"][0] == {"node": {"i": "person:orr"}}
    assert data["all"]["b"][0]["node"] == {"i": "Tomas Orr"}


@pytest.mark.parametrize(
    ("deep", "expected"), [(True, {"id", "title", "articleCount"}), (False, {"id", "lastReported"})]
)
def test_fragments_merge_and_directives_decide(ask: Ask, deep: bool, expected: set[str]) -> None:
    query = """query ($deep: Boolean!) { stories(first: 1) { ...page } stories(first: 1) { edges { node { id } } } }
      fragment page on StoryConnection { edges { node { ...named @include(if: $deep) lastReported @skip(if: $deep) } } }
      fragment named on Story { title ... @include(if: $deep) { articleCount } }"""

    data = ask(query, deep=deep)

    assert data["stories"]["edges"][0]["node"].keys() == expected


def test_type_names_are_answered_everywhere(ask: Ask) -> None:
    data = ask("{ __typename stories { __typename pageInfo { __typename } edges { __typename node { __typename } } } }")

    assert data["__typename"] == "Query"
    assert data["stories"]["edges"][0] == {"__typename": "StoryEdge", "node": {"__typename": "Story"}}
    assert data["stories"]["pageInfo"] == {"__typename": "PageInfo"}


class Counting:
    """A store that remembers what it is asked."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.shapes: list[Shape] = []
        self.searches = 0

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        self.shapes.append(shape)
        return self.store.read(shape, keys)

    def read_all(self, asked: Sequence[tuple[Shape, Sequence[str]]]) -> list[list[Row | None]]:
        return [self.read(shape, keys) for shape, keys in asked]

    def search(self, *given: Any, **more: Any) -> Found:
        self.searches += 1
        return self.store.search(*given, **more)

    def by_keys(self, *given: Any) -> dict[str, list[str]]:
        return self.store.by_keys(*given)


def counted(store: GraphStore, query: str) -> Counting:
    counting = Counting(store)
    contract = build_contract()
    bind(contract, ROOTS, read_list)

    answer = Engine(contract, counting).answer(Asked(query))  # type: ignore[arg-type]  # has only what is called

    assert answer.errors == ()
    return counting


@pytest.mark.parametrize(
    ("query", "reads"),
    [
        ("{ predicates { name } }", 0),
        ("{ quality { task value } }", 0),
        (DEEP, 1),
        ('{ story(id: "story:ferry") { title } node(id: "person:vale") { id } }', 2),
        ('{ nodes(ids: ["person:vale", "person:orr", "story:ferry"]) { id } }', 2),
        ('{ entity(name: "Irena Vale") { name } }', 2),
        ('{ search(text: "ferry") { edges { node { node { id } } } } }', 4),
        ('{ search(text: "ferry") { totalCount edges { node { score } } } }', 0),
    ],
)  # fmt: skip
def test_the_store_is_asked_once_a_root_field_however_deep_the_query(fake: GraphStore, query: str, reads: int) -> None:
    assert len(counted(fake, query).shapes) <= reads


def test_what_isnt_selected_isnt_read(fake: GraphStore) -> None:
    (shape,) = counted(fake, "{ stories(first: 1) { edges { node { title } } } }").shapes
    (link,) = shape.links

    assert (link.total, link.first, link.shape.fields, link.shape.links) == (False, 1, ("title",), ())
