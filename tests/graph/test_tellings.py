"""The reports of stories on both engines: copies count for their original, and each outlet is read once."""

import pytest

from graph.shape import ROOT, Link, Shape
from graph.store import EdgeRow, GraphStore, Transaction
from graph.tellings import Telling, tellings

OUTLET = Shape("Source", ("domain",), (Link("ratings", "ratings", Shape("Rating", ("axis", "label")), ordered=False),))
LISTED = (Shape("Query", (), (Link("found", "catalogues", Shape("Catalogue", ("name",))),)), (ROOT,))


@pytest.fixture
def newsroom(store: GraphStore) -> GraphStore:
    """Two stories; of the first a report, a copy of it, a copy of nobody's, and one of an outlet that isn't known."""
    articles = {"article:1": "one", "article:2": "one", "article:3": "two", "article:4": "three", "article:5": "two"}
    days = {key: f"2031-01-0{number}" for number, key in enumerate(articles, 1)}

    def edges(*pairs: tuple[str, str]) -> list[EdgeRow]:
        return [(source, target, "", {}) for source, target in pairs]

    def work(transaction: Transaction) -> None:
        transaction.put("Story", [{"id": f"story:{n}", "title": "Ferry"} for n in (1, 2, 3)])
        transaction.put("Source", [{"id": f"source:{n}", "domain": f"{n}.example"} for n in (1, 2)])
        transaction.put("Catalogue", [{"id": "catalogue:1", "name": "Ratings"}])
        transaction.put(
            "Article", [{"id": key, "origin": origin, "published_at": days[key]} for key, origin in articles.items()]
        )
        transaction.connect(
            "IN_STORY", edges(*((key, "story:2" if key == "article:5" else "story:1") for key in articles))
        )
        transaction.connect(
            "PUBLISHED", edges(*((f"source:{n}", f"article:{n}") for n in (1, 2)), ("source:2", "article:5"))
        )
        transaction.connect("COPY_OF", edges(("article:2", "article:1"), ("article:3", "article:4")))
        rated = [("source:1", "catalogue:1", axis, {"axis": axis, "label": "High"}) for axis in ("BIAS", "FACTUALITY")]
        transaction.connect("RATED", rated)

    store.transact(work)
    return store


def test_each_report_names_its_outlet_and_a_copy_that_of_its_original(newsroom: GraphStore) -> None:
    found = newsroom.tellings(["story:1", "story:2", "story:3", "story:none", "\ud800"], 100, OUTLET, [LISTED])

    assert {key: sorted(map(str, told)) for key, told in found.stories.items()} == {
        "story:1": sorted(
            map(
                str,
                [
                    Telling("one", False, "source:1"),
                    Telling("one", True, "source:1"),
                    Telling("two", True, None),
                    Telling("three", False, None),
                ],
            )
        ),
        "story:2": [str(Telling("two", False, "source:2"))],
        "story:3": [],
    }
    outlets = found.outlets.rows.values()
    assert sorted((row["id"], row["domain"], len(row["ratings"]["items"])) for row in outlets) == [
        ("source:1", "1.example", 2),
        ("source:2", "2.example", 0),
    ]
    (((listed,),),) = (found.beside,)
    assert listed is not None
    assert [item["name"] for item in listed["found"]["items"]] == ["Ratings"]


def test_of_too_many_reports_the_latest_are_taken(newsroom: GraphStore) -> None:
    found = newsroom.tellings(["story:1"], 2, OUTLET, [])

    assert sorted(found.stories["story:1"]) == [Telling("three", False, None), Telling("two", True, None)]
    assert found.outlets.rows == {}


def test_tellings_of_no_story_are_none(newsroom: GraphStore) -> None:
    found = newsroom.tellings([], 2, OUTLET, [LISTED])

    assert (dict(found.stories), found.outlets.rows, len(found.beside)) == ({}, {}, 1)
    assert tellings(newsroom, [], 2, OUTLET, []).stories == {}
