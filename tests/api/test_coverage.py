"""Catalogues through GraphQL: loaded by a mutation, shown with outlets, and added up to the coverage of stories."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.settings import Settings
from graph.shape import Row, Shape
from graph.sqlite.store import SqliteStore
from tests.ingest.newsroom import ingest, report

LOAD = """mutation($csv: String!, $name: String!, $version: String!) {
  loadCatalogue(csv: $csv, name: $name, version: $version, licence: "CC0", attribution: "Nobody in particular") {
    __typename accepted refused { line reason } catalogue { id name version licence attribution }
  }
}"""
COVERAGE = """query($only: [ID!]) { stories { edges { node { articleCount coverage(catalogues: $only) {
  articles sources originals copies
  bias { catalogue { id name } buckets { label sources articles share } unratedSources unratedArticles }
  factuality { catalogue { name } buckets { label sources } unratedSources }
  ownership { label sources articles share } countries { label sources share }
  blindspots { catalogue { name } side share expected sources }
} } } } }"""
# A sentence of nine words or more would make copies of its reports.
STORM = "Storm closes the harbour of Tidewater."
HEADER = "domain,axis,rating,scale,rater,date\n"
Ask = Callable[..., Any]


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    opened = make_store()
    yield opened
    opened.close()


@pytest.fixture
def ask(store: SqliteStore) -> Iterator[Ask]:
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1:8000") as client:

        def asked(query: str, **variables: Any) -> Any:
            answer = client.post("/graphql", json={"query": query, "variables": variables}).json()
            return answer["errors"][0] if "errors" in answer else answer["data"]

        yield asked


def load(ask: Ask, csv: str, name: str = "Press", version: str = "1") -> Any:
    return ask(LOAD, csv=csv, name=name, version=version)["loadCatalogue"]


def covered(ask: Ask, only: list[str] | None = None) -> Any:
    (edge,) = ask(COVERAGE, only=only)["stories"]["edges"]
    return edge["node"]["coverage"]


def tell(store: SqliteStore, *domains: str, title: str = "Storm closes the harbour of Tidewater") -> None:
    """One report by each, all of one story and none a copy."""
    ingest(store, *(report(f"{STORM} Desk {d} looked on.", f"{title} {n}", at="2025-05-18", by=d)
                    for n, d in enumerate(domains)))  # fmt: skip


def test_a_catalogue_is_loaded_and_every_line_is_answered_for(ask: Ask) -> None:
    found = load(ask, f"{HEADER}a.com,BIAS,Left,3,R,\nb.com,BIAS,Purple,3,R,\n,BIAS,Left,3,R,\na.com,BIAS,Left,3,R,\n")

    assert found["__typename"] == "CatalogueLoad"
    assert found["accepted"] == 1
    assert [one["line"] for one in found["refused"]] == [3, 4, 5]
    catalogue = found["catalogue"]
    assert {**catalogue, "id": ""} == {
        "id": "", "name": "Press", "version": "1", "licence": "CC0", "attribution": "Nobody in particular",
    }  # fmt: skip
    assert ask("query($id: ID!) { node(id: $id) { id __typename ... on Catalogue { name version } } }",
               id=catalogue["id"])["node"] == {
        "id": catalogue["id"], "__typename": "Catalogue", "name": "Press", "version": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("csv", "name", "told"),
    [
        ("", "Press", "it is empty"),
        ("a.com,Left\n", "Press", "no column axis"),
        (f"{HEADER}a.com,BIAS,Left,3,R,\n", " ", "the catalogue's name is empty"),
        (f"{HEADER}a.com,BIAS,Left,3,R,\n", "x" * 201, "the catalogue's name is longer"),
    ],
)
def test_what_is_no_catalogue_is_an_error_that_can_be_mended(ask: Ask, csv: str, name: str, told: str) -> None:
    error = ask(LOAD, csv=csv, name=name, version="1")

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert told in error["message"]


def test_without_a_good_line_nothing_is_changed(ask: Ask, store: SqliteStore) -> None:
    load(ask, f"{HEADER}a.com,BIAS,Left,3,R,\n")
    before = list(store.dump())

    found = load(ask, f"{HEADER}a.com,BIAS,Purple,3,R,\n", version="2")

    assert (found["accepted"], len(found["refused"])) == (0, 1)
    assert list(store.dump()) == before


def test_coverage_shows_each_rater_the_unrated_owners_and_countries(ask: Ask, store: SqliteStore) -> None:
    tell(store, "bbc.co.uk", "edition.cnn.com", "cnn.com", "kelp.example", "nobody.example")
    load(ask, f"{HEADER}bbc.com,BIAS,Center,5,One,\ncnn.com,BIAS,Lean Left,5,One,\nkelp.example,BIAS,Right,5,One,\n"
              "cnn.com,BIAS,Left,5,Two,\ncnn.com,FACTUALITY,High,3,Two,\n"
              "kelp.example,OWNERSHIP,Wrack Holding,,,\nbbc.com,COUNTRY,GB,,,\ncnn.com,COUNTRY,US,,,\n")  # fmt: skip

    found = covered(ask)

    assert (found["articles"], found["sources"], found["originals"], found["copies"]) == (5, 4, 5, 0)
    one, two = found["bias"]
    assert (one["catalogue"]["name"], two["catalogue"]["name"]) == ("Press (One)", "Press (Two)")
    assert [(b["label"], b["sources"], b["articles"]) for b in one["buckets"]] == [
        ("Lean Left", 1, 2), ("Center", 1, 1), ("Right", 1, 1),
    ]  # fmt: skip
    assert [b["share"] for b in one["buckets"]] == [1 / 3] * 3
    assert (one["unratedSources"], one["unratedArticles"]) == (1, 1)
    assert [(b["label"], b["sources"]) for b in two["buckets"]] == [("Left", 1)]
    assert (two["unratedSources"], two["unratedArticles"]) == (3, 3)
    assert [(d["catalogue"]["name"], d["unratedSources"]) for d in found["factuality"]] == [("Press (Two)", 3)]
    assert found["ownership"] == [{"label": "Wrack Holding", "sources": 1, "articles": 1, "share": 1.0}]
    assert [(b["label"], b["share"]) for b in found["countries"]] == [("GB", 0.5), ("US", 0.5)]
    assert found["blindspots"] == []


def test_coverage_can_be_asked_by_some_catalogues_only(ask: Ask, store: SqliteStore) -> None:
    tell(store, "a.com", "b.com")
    both = load(ask, f"{HEADER}a.com,BIAS,Left,3,One,\na.com,BIAS,Center,3,Two,\n")["catalogue"]["id"]
    other = load(ask, f"{HEADER}b.com,BIAS,Right,3,,\n", "Other")["catalogue"]["id"]

    chosen = {"all": None, "both": [both], "other": [other], "none": [], "bad": ["x"]}
    shown = {key: [one["catalogue"]["name"] for one in covered(ask, only)["bias"]] for key, only in chosen.items()}

    assert shown == {
        "all": ["Other", "Press (One)", "Press (Two)"],
        "both": ["Press (One)", "Press (Two)"],
        "other": ["Other"],
        "none": [],
        "bad": [],
    }
    assert ask(COVERAGE, only=["x"] * 101)["extensions"]["code"] == "BAD_USER_INPUT"


def test_owners_and_countries_are_those_of_the_catalogues_asked_for(ask: Ask, store: SqliteStore) -> None:
    tell(store, "a.com")
    ours, theirs = (
        load(ask, f"domain,axis,rating\na.com,OWNERSHIP,{owner}\na.com,COUNTRY,{country}\n", name)["catalogue"]["id"]
        for name, owner, country in (("Ours", "Kelp", "NO"), ("Theirs", "Wrack", "SE"))
    )

    found = {key: covered(ask, only) for key, only in (("ours", [ours]), ("theirs", [theirs]), ("all", None))}

    assert {key: [one["label"] for one in each["ownership"]] for key, each in found.items()} == {
        "ours": ["Kelp"],
        "theirs": ["Wrack"],
        "all": ["Kelp", "Wrack"],
    }
    assert {key: [one["label"] for one in each["countries"]] for key, each in found.items()} == {
        "ours": ["NO"],
        "theirs": ["SE"],
        "all": ["NO"],
    }


def test_coverage_of_thousands_of_stories_at_once_is_refused(ask: Ask) -> None:
    stories = "stories(first: 100) { edges { node { coverage { articles } } } }"
    query = f"{{ entities(first: 100) {{ edges {{ node {{ {stories} }} }} }} }}"

    assert ask(query)["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert ask(f"{{ {stories} }}")["stories"]["edges"] == []


def test_an_outlets_ratings_keep_their_rater_and_their_section(ask: Ask, store: SqliteStore) -> None:
    tell(store, "fox.example")
    load(ask, "domain,name,axis,rating,scale\nfox.example,Fox,BIAS,Right,3\nfox.example,Fox (Opinion),BIAS,Center,3\n"
              "fox.example,Fox,FACTUALITY,-1,-2..2\n")  # fmt: skip

    (edge,) = ask("{ sources { edges { node { ratings { axis value score catalogue { name attribution } } } } } }")[
        "sources"
    ]["edges"]

    catalogue = {"name": "Press", "attribution": "Nobody in particular"}
    assert edge["node"]["ratings"] == [
        {"axis": "BIAS", "value": "Center (opinion)", "score": 0.0, "catalogue": catalogue},
        {"axis": "BIAS", "value": "Right", "score": 1.0, "catalogue": catalogue},
        {"axis": "FACTUALITY", "value": "-1", "score": 0.25, "catalogue": catalogue},
    ]


def test_an_owner_is_an_organisation_that_is_found_again_by_its_id(ask: Ask, store: SqliteStore) -> None:
    tell(store, "kelp.example")
    load(ask, "domain,axis,rating,share\nkelp.example,OWNERSHIP,Wrack Holding,40%\n")

    asked = (
        "{ sources { edges { node { owners { share owner { id __typename name aliases articleCount "
        "mentions { totalCount } stories { totalCount } } catalogue { name } } } } } }"
    )
    (edge,) = ask(asked)["sources"]["edges"]

    (owned,) = edge["node"]["owners"]
    assert (owned["share"], owned["catalogue"]["name"]) == (0.4, "Press")
    key = owned["owner"].pop("id")
    assert owned["owner"] == {
        "__typename": "Organization", "name": "Wrack Holding", "aliases": ["Wrack Holding"], "articleCount": 0,
        "mentions": {"totalCount": 0}, "stories": {"totalCount": 0},
    }  # fmt: skip
    again = ask("query($id: ID!) { node(id: $id) { ... on Organization { name } } entity(id: $id) { name } "
                "wrong: entity(id: $id, kind: PERSON) { name } }", id=key)  # fmt: skip
    assert again == {"node": {"name": "Wrack Holding"}, "entity": {"name": "Wrack Holding"}, "wrong": None}


def test_the_articles_own_word_on_the_country_comes_before_a_catalogues(ask: Ask, store: SqliteStore) -> None:
    tell(store, "kelp.example", "dulse.example")
    store.transact(lambda at: at.put("Source", [
        {"id": key, "country": "SE"} for key, row in _sources(store).items() if row["domain"] == "kelp.example"
    ]))  # fmt: skip
    load(ask, "domain,axis,rating\nkelp.example,COUNTRY,NO\ndulse.example,COUNTRY,NO\n")

    edges = ask("{ sources { edges { node { domain country } } } }")["sources"]["edges"]

    assert {edge["node"]["domain"]: edge["node"]["country"] for edge in edges} == {
        "kelp.example": "SE", "dulse.example": "NO",
    }  # fmt: skip
    assert {one["label"]: one["sources"] for one in covered(ask)["countries"]} == {"SE": 1, "NO": 1}


def _sources(store: SqliteStore) -> dict[str, Row]:
    return {row["id"]: row for row in store.dump() if row.get("node") == "Source"}


def test_a_side_that_is_silent_on_one_story_alone_is_its_blindspot(ask: Ask, store: SqliteStore) -> None:
    left, right = [f"l{n}.example" for n in range(8)], [f"r{n}.example" for n in range(8)]
    topics = ("Drought empties the reservoir of Brill", "Regatta begins off the cape", "Museum buys a lost painting")
    for topic in topics:
        for number, domain in enumerate((*left[:5], *right[:5])):
            ingest(
                store, report(f"{topic}, said desk {number} in {topic.split()[-1]}.", topic, at="2025-05-10", by=domain)
            )
    tell(store, *left)
    rows = [f"{domain},BIAS,{side}" for side, domains in (("Left", left), ("Right", right)) for domain in domains]
    load(ask, "domain,axis,rating\n" + "\n".join(rows))

    edges = ask(COVERAGE)["stories"]["edges"]

    told = {
        tuple(b["label"] for b in e["node"]["coverage"]["bias"][0]["buckets"]): e["node"]["coverage"] for e in edges
    }
    assert told.keys() == {("Left",), ("Left", "Right")}
    assert told["Left",]["blindspots"] == [
        {"catalogue": {"name": "Press"}, "side": "Right", "share": 0.0, "expected": 0.5, "sources": 8}
    ]
    assert told["Left", "Right"]["blindspots"] == []


def test_what_a_page_states_stands_beside_what_is_held(ask: Ask, store: SqliteStore) -> None:
    tell(store, "a.com", "b.com")
    load(ask, f"{HEADER}a.com,BIAS,Left,3,R,\nb.com,BIAS,Right,3,R,\n")
    (story,) = (row["id"] for row in store.dump() if row.get("node") == "Story")
    page = next(row["id"] for row in store.dump() if row.get("node") == "Article")

    def state(at: Any) -> None:
        at.put("StatedShare", [{"id": "stated:1", "axis": "BIAS", "label": "Center", "share": 0.44}])
        at.connect("HAS_STATED", [(story, "stated:1", "", {})])
        at.connect("STATED_IN", [("stated:1", page, "", {})])
        at.put("Story", [{"id": story, "stated_article_count": 65}])

    store.transact(state)

    (edge,) = ask("{ stories { edges { node { articleCount statedArticleCount stated { axis label share } "
                  "coverage { articles bias { buckets { label share } } } } } } }")["stories"]["edges"]  # fmt: skip

    assert edge["node"] == {
        "articleCount": 2,
        "statedArticleCount": 65,
        "stated": [{"axis": "BIAS", "label": "Center", "share": 0.44}],
        "coverage": {
            "articles": 2,
            "bias": [{"buckets": [{"label": "Left", "share": 0.5}, {"label": "Right", "share": 0.5}]}],
        },
    }


def test_the_number_of_reads_does_not_grow_with_the_number_of_stories(store: SqliteStore) -> None:
    reads: Counter[str] = Counter()
    topics = ("Drought empties the reservoir of Brill", "Regatta begins off the cape", "Museum buys a lost painting")

    class Counting(SqliteStore):
        def read(self, shape: Shape, keys: Any) -> list[Row | None]:
            # What the server looks after by itself, keys and jobs, is no part of the answer.
            reads["reads"] += not {link.name for link in shape.links} & {"api_keys", "jobs"}
            return super().read(shape, keys)

    counting = Counting(store.path)
    found = []
    with TestClient(create_app(counting, Settings()), base_url="http://127.0.0.1:8000") as client:
        for topic in topics:
            ingest(store, report(f"{topic}, said a desk.", topic, at="2025-05-10", by="a.com"))
            reads.clear()
            answer = client.post("/graphql", json={"query": COVERAGE}).json()
            found.append((len(answer["data"]["stories"]["edges"]), reads["reads"]))
    counting.close()

    assert [stories for stories, _ in found] == [1, 2, 3]
    assert len({count for _, count in found}) == 1
    assert found[0][1] <= 5


def test_aliases_and_type_names_are_answered_as_asked(ask: Ask, store: SqliteStore) -> None:
    tell(store, "a.com")
    load(ask, f"{HEADER}a.com,BIAS,Left,3,R,\n")

    asked = (
        "{ stories { edges { node { c: coverage { __typename n: sources b: bias { __typename "
        "who: catalogue { __typename called: name } in: buckets { __typename l: label } } } } } } }"
    )
    (edge,) = ask(asked)["stories"]["edges"]

    assert json.dumps(edge["node"]["c"], sort_keys=True) == json.dumps({
        "__typename": "Coverage", "n": 1, "b": [{
            "__typename": "Distribution", "who": {"__typename": "Catalogue", "called": "Press"},
            "in": [{"__typename": "Bucket", "l": "Left"}],
        }],
    }, sort_keys=True)  # fmt: skip
