"""Catalogues in the graph, on either engine: loaded, replaced, removed, and said of outlets whichever came first."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.article import Article, Source
from dramatis.errors import CatalogueError
from dramatis.settings import Settings
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.catalogues import furnish, list_catalogues, load_catalogue, relate_all, remove_catalogue
from ingest.forgetting import forget
from ingest.rolling_back import rollback
from stories.catalogue import Label, catalogue_id, rater_id
from stories.catalogue_csv import read_catalogue
from stories.shipped_catalogues import SHIPPED
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, day, edges, hash_of, ingest, nodes, report

AT, LATER = "2025-06-01T00:00:00.000000Z", "2025-06-02T00:00:00.000000Z"
PRESS = """domain,name,axis,rating,scale,rater,share
kelp.example,Kelp Courant,BIAS,Left,3,Rater,
kelp.example,Kelp Courant,FACTUALITY,High,3,Rater,
kelp.example,Kelp Courant,OWNERSHIP,Wrack Holding,,,0.51
kelp.example,Kelp Courant,COUNTRY,NO,,,
dulse.example,Dulse Post,BIAS,Right,3,Rater,
dulse.example,Dulse Post (Opinion),BIAS,Center,3,Rater,
"""
NEWS = (
    report("Ann Lee leads Harbour Board.", "Storm", at="2025-05-18", by="kelp.example"),
    report("Ann Lee leads Harbour Board. Bo Ray leads Rat.", "Storm", at="2025-05-18", by="dulse.example"),
    report("Ann Lee leads Harbour Board. Cy Fox leads Dam.", "Storm", at="2025-05-19", by="unheard.example"),
)


def load(store: GraphStore, text: str = PRESS, name: str = "Press", version: str = "1") -> str:
    return load_catalogue(store, Label(name, version, "CC0", "Nobody"), read_catalogue(text).entries, AT)


def said(store: GraphStore) -> set[tuple[object, ...]]:
    """Outlet, axis and what is said; owners with their share, countries."""
    domains = {key: row["domain"] for key, row in nodes(store, "Source").items()}
    owners = {key: row["name"] for key, row in nodes(store, "Owner").items()}
    return {
        *((domains[row["src"]], row["axis"], row["value"], row["section"]) for row in edges(store, "RATED")),
        *((domains[row["src"]], owners[row["dst"]], row["share"]) for row in edges(store, "OWNED")),
        *((domains[row["src"]], row["country"]) for row in edges(store, "LOCATED")),
    }


SAID = {
    ("kelp.example", "BIAS", "Left", ""),
    ("kelp.example", "FACTUALITY", "High", ""),
    ("kelp.example", "Wrack Holding", 0.51),
    ("kelp.example", "NO"),
    ("dulse.example", "BIAS", "Right", ""),
    ("dulse.example", "BIAS", "Center", "opinion"),
}


def test_what_is_said_is_the_same_whichever_came_first(
    store: GraphStore, make_store: Callable[[], SqliteStore]
) -> None:
    other = make_store()
    load(other)

    ingest(store, *NEWS)
    load(store)
    ingest(other, *NEWS)

    assert said(store) == {tuple(each) for each in SAID} == said(other)
    assert [row for row in store.dump() if row.get("edge") != "RESOLVED_TO"] == [
        row for row in other.dump() if row.get("edge") != "RESOLVED_TO"
    ]
    assert_projections_follow(store)
    other.close()


def test_loading_the_same_again_and_drawing_anew_change_nothing(sqlite_store: GraphStore) -> None:
    load(sqlite_store)
    ingest(sqlite_store, *NEWS)
    before = list(sqlite_store.dump())

    load(sqlite_store)
    relate_all(sqlite_store)

    assert list(sqlite_store.dump()) == before


def test_a_newer_version_replaces_the_older_one_with_all_it_said(store: GraphStore) -> None:
    first = load(store)
    ingest(store, *NEWS)

    second = load(store, "domain,axis,rating\nunheard.example,BIAS,Center\n", "PRESS", "2")

    assert second == first
    assert said(store) == {("unheard.example", "BIAS", "Center", "")}
    assert [held.label.version for held in list_catalogues(store)] == ["2"]
    assert nodes(store, "Owner") == {}


def test_several_raters_of_one_file_are_catalogues_of_their_own(store: GraphStore) -> None:
    ingest(store, *NEWS)

    load(store, "domain,axis,rating,rater\nkelp.example,BIAS,Left,One\nkelp.example,BIAS,Center,Two\n")

    assert [held.label.name for held in list_catalogues(store)] == ["Press"]
    assert {row["name"] for row in nodes(store, "Catalogue").values()} == {"Press", "Press (One)", "Press (Two)"}
    assert {(row["dst"], row["value"]) for row in edges(store, "RATED")} == {
        (rater_id("Press", "One"), "Left"),
        (rater_id("Press", "Two"), "Center"),
    }


def test_what_was_removed_leaves_nothing_behind(store: GraphStore) -> None:
    ingest(store, *NEWS)
    before = list(store.dump())
    load(store, PRESS + "kelp.example,,BIAS,Center,3,Other,\n")

    remove_catalogue(store, "press", LATER)

    assert list(store.dump()) == before
    with pytest.raises(CatalogueError, match="no catalogue is called 'Press'"):
        remove_catalogue(store, "Press", LATER)


def test_the_graphs_hash_does_not_depend_on_catalogues(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, *NEWS)
    before = hash_of(sqlite_store)

    load(sqlite_store)

    assert hash_of(sqlite_store) == before


def test_a_backup_carries_catalogues_and_what_is_ingested_later_finds_them(
    store: GraphStore, make_store: Callable[[], SqliteStore]
) -> None:
    source = make_store()
    load(source)
    ingest(source, NEWS[0])

    store.load(source.dump())

    assert list(store.dump()) == list(source.dump())
    for place in (store, source):
        ingest(place, *NEWS[1:])
    assert said(store) == SAID == said(source)
    source.close()


def test_rolling_back_and_forgetting_take_what_is_said_with_the_outlet(sqlite_store: GraphStore) -> None:
    load(sqlite_store)
    bare = list(sqlite_store.dump())
    ingest(sqlite_store, NEWS[0], clock=day("2025-06-03"))
    (run,) = nodes(sqlite_store, "Run")

    rollback(sqlite_store, run, lambda: day("2025-06-04"))

    assert list(sqlite_store.dump()) == bare
    ingest(sqlite_store, *NEWS[:2])
    forget(sqlite_store, NEWS[0].id, lambda: day("2025-06-05"))
    assert {each[0] for each in said(sqlite_store)} == {"dulse.example"}


def test_an_outlet_that_is_named_otherwise_is_matched_by_its_new_name(sqlite_store: GraphStore) -> None:
    load(sqlite_store, "domain,name,axis,rating\ntidal.com,Tidal Courant,BIAS,Left\n")

    def named(name: str, title: str) -> Article:
        return Article(title, "Ann Lee leads Rat.", source=Source(name, "tidal.co.nz"), language="en")

    ingest(sqlite_store, named("tidal.co.nz", "One"), clock=day("2025-06-01"))
    unnamed = said(sqlite_store)
    ingest(sqlite_store, named("The Tidal Courant", "Two"), clock=day("2025-06-02"))
    called = said(sqlite_store)
    (run,) = (row["id"] for row in nodes(sqlite_store, "Run").values() if row["started_at"] > "2025-06-02")
    rollback(sqlite_store, run, lambda: day("2025-06-03"))

    assert unnamed == set()
    assert called == {("tidal.co.nz", "BIAS", "Left", "")}
    assert said(sqlite_store) == set()


def test_shipped_catalogues_are_loaded_once_and_stay_away_when_removed(sqlite_store: GraphStore) -> None:
    names = {shipped.label.name for shipped in SHIPPED}

    first, second = furnish(sqlite_store, AT), furnish(sqlite_store, LATER)

    assert (first, second) == (len(SHIPPED), 0)
    assert {held.label.name for held in list_catalogues(sqlite_store) if held.shipped} == names
    remove_catalogue(sqlite_store, SHIPPED[0].label.name, LATER)
    assert furnish(sqlite_store, LATER) == 0
    assert len(list_catalogues(sqlite_store)) == len(SHIPPED) - 1
    assert furnish(sqlite_store, LATER, again=True) == 1


def test_a_catalogue_of_ones_own_under_a_shipped_name_stays(sqlite_store: GraphStore) -> None:
    name = SHIPPED[0].label.name
    load(sqlite_store, name=name, version="mine")

    furnish(sqlite_store, AT)

    assert {held.label.name: held.label.version for held in list_catalogues(sqlite_store)}[name] == "mine"


def test_an_older_shipped_version_gives_way_to_the_present_one(sqlite_store: GraphStore) -> None:
    furnish(sqlite_store, AT)
    key = catalogue_id(SHIPPED[0].label.name)
    sqlite_store.transact(lambda at: at.put("Catalogue", [{"id": key, "version": "0"}]))

    assert furnish(sqlite_store, LATER) == 1

    assert nodes(sqlite_store, "Catalogue")[key]["version"] == SHIPPED[0].label.version


@pytest.mark.parametrize("what", ["name", "version", "licence", "attribution"])
@pytest.mark.parametrize("bad", ["", "  ", "x" * 5_000, "a\x00b", "a\u202eb"])
def test_a_label_must_say_what_it_is(sqlite_store: GraphStore, what: str, bad: str) -> None:
    terms = {"name": "Press", "version": "1", "licence": "CC0", "attribution": "Nobody", what: bad}

    with pytest.raises(CatalogueError, match=f"the catalogue's {what}"):
        load_catalogue(sqlite_store, Label(**terms), read_catalogue(PRESS).entries, AT)

    assert list_catalogues(sqlite_store) == []


QUERY = """{ stories { edges { node { id title coverage {
  articles sources originals copies
  bias { catalogue { name attribution } buckets { label sources articles share } unratedSources unratedArticles }
  factuality { catalogue { name } buckets { label sources } unratedSources }
  ownership { label sources share } countries { label sources share }
  blindspots { side share expected sources catalogue { name } }
} } } }
sources { edges { node { name country
  ratings { axis value score catalogue { name version licence } }
  owners { share owner { __typename id name articleCount mentions { totalCount } } catalogue { name } }
} } } }"""


def answer(store: GraphStore) -> Any:
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as client:
        found = client.post("/graphql", json={"query": QUERY}).json()
    assert "errors" not in found, found
    return found["data"]


def test_both_engines_answer_alike(store: GraphStore, make_store: Callable[[], SqliteStore]) -> None:
    copies = [
        report(WIRE, f"Shut {by}", at=f"2025-05-1{n}", by=by) for n, by in enumerate(("kelp.example", "x.example"))
    ]
    other = make_store()
    for place in (store, other):
        load(place, PRESS + "kelp.example,,BIAS,Center,3,Other,\n")
        ingest(place, *NEWS, *copies)

    found = answer(store)

    assert found == answer(other)
    covered = [edge["node"]["coverage"] for edge in found["stories"]["edges"]]
    assert sum(one["copies"] for one in covered) == 1
    assert {one["catalogue"]["name"] for one in covered[0]["bias"]} == {"Press (Other)", "Press (Rater)"}
    other.close()
