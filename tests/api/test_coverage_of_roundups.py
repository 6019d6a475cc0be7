"""The coverage of twenty real round-ups equals a count by the names that their editors gave the outlets.

The catalogues know outlets by one domain each; the articles come with the addresses of their pages, of subdomains and
of outlets that no catalogue lists. Two raters disagree.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from api.reading.coverages import Beside, reports_of
from dramatis.article import Article, StoryPage
from dramatis.words import ArticleKind
from graph.catalogues import catalogues_held
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.catalogues import load_catalogue
from ingest.storytelling import page_story_id
from readers.web_address import outlet
from stories.catalogue import Label, rater_id
from stories.catalogue_csv import read_catalogue
from stories.coverage import Coverage, coverage_of
from tests.ingest.newsroom import ingest

pytestmark = pytest.mark.shared
_DATA = Path(__file__).parents[3] / "shared" / "data" / "allsides_roundups_2021" / "dev.jsonl"
# How the round-ups name an outlet: its domain in the catalogue, its rating there, and what a second rater says.
KNOWN: dict[str, tuple[str, str, str | None]] = {
    "Fox News (Online News)": ("foxnews.com", "Right", "Right"),
    "The Hill": ("thehill.com", "Center", "Lean Left"),
    "Washington Examiner": ("washingtonexaminer.com", "Lean Right", "Right"),
    "CNN (Online News)": ("cnn.com", "Left", "Lean Left"),
    "New York Times (News)": ("nytimes.com", "Lean Left", "Lean Left"),
    "National Review": ("nationalreview.com", "Right", None),
    "Reuters": ("reuters.com", "Center", "Center"),
    "Washington Post": ("washingtonpost.com", "Lean Left", "Left"),
    "New York Post (News)": ("nypost.com", "Lean Right", None),
    "Wall Street Journal (News)": ("wsj.com", "Center", "Lean Right"),
    "NPR (Online News)": ("npr.org", "Center", "Lean Left"),
    "Politico": ("politico.com", "Lean Left", "Center"),
    "CNBC": ("cnbc.com", "Center", None),
    "NBC News (Online)": ("nbcnews.com", "Lean Left", "Lean Left"),
    "The Guardian": ("theguardian.com", "Lean Left", "Left"),
    "BBC News": ("bbc.co.uk", "Center", "Center"),
    "USA TODAY": ("usatoday.com", "Lean Left", "Center"),
    "The Daily Wire": ("dailywire.com", "Right", "Right"),
}
_BBC_TOO = "bbc.com"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count by the editors' names gives."""

    sources: int
    one: Counter[str]
    two: Counter[str]


def stories() -> list[dict[str, Any]]:
    """Twenty with at least two outlets, in which nobody else writes under a domain that is listed; those first whose
    outlets write under another address than the listed one."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    domains = (*(domain for domain, *_ in KNOWN.values()), _BBC_TOO)
    found = []
    for row in map(json.loads, lines):
        hosts = {article["outlet"]: urlsplit(article["url"]).hostname or "" for article in row["articles"]}
        strange = [
            host for name, host in hosts.items() if name not in KNOWN and any(host.endswith(one) for one in domains)
        ]
        moved = [
            host
            for name, host in hosts.items()
            if name in KNOWN and not any(host.endswith(one) for one in (KNOWN[name][0], _BBC_TOO))
        ]
        if len(hosts) > 1 and not strange and not moved:
            found.append(row)
    return sorted(found, key=lambda row: -sum(_elsewhere(article) for article in row["articles"]))[:20]


def _elsewhere(article: dict[str, Any]) -> bool:
    known = KNOWN.get(article["outlet"])
    return known is not None and urlsplit(article["url"]).hostname not in (known[0], f"www.{known[0]}")


def counted(row: dict[str, Any]) -> Counted:
    names = {article["outlet"] for article in row["articles"]}
    listed = [KNOWN[name] for name in names if name in KNOWN]
    return Counted(len(names), Counter(one for _, one, _ in listed), Counter(two for *_, two in listed if two))


def told(store: GraphStore, rows: list[dict[str, Any]]) -> list[Coverage]:
    """Each story's coverage by what is stored."""
    keys = [page_story_id(_page(row).id) for row in rows]
    shown = [(row["id"], row["axes"]) for row in catalogues_held(store)]
    beside = Beside(store)
    listed: list[Coverage] = []

    def count(key: str) -> None:
        listed.append(coverage_of(reports_of(beside.told(key), beside.outlets(())), shown))

    for key in keys:
        beside.later(key, partial(count, key), ())
    beside.settle()
    return listed


def _page(row: dict[str, Any]) -> Article:
    return Article(
        row["title"], row["neutral_summary"], ArticleKind.STORY_PAGE, url=f"https://roundups.example/{row['story_id']}",
        language="en", page=StoryPage(),
    )  # fmt: skip


def _articles(row: dict[str, Any]) -> list[Article]:
    page = _page(row)
    reports = [
        Article(
            article["title"], "\n".join(article["lead"]), url=article["url"], language="en", page_id=page.id,
            source=outlet(None, article["url"]),
        )
        for article in row["articles"]
    ]  # fmt: skip
    return [page, *reports]


def test_shares_equal_a_count_by_the_editors_names(make_store: Callable[[], SqliteStore]) -> None:
    rows = stories()
    lines = ["domain,axis,rating,rater"]
    for domain, one, two in KNOWN.values():
        lines += [f"{domain},BIAS,{one},One"] + ([f"{domain},BIAS,{two},Two"] if two else [])
    store = make_store()
    load_catalogue(store, Label("Raters", "1", "own", "test"), read_catalogue("\n".join(lines)).entries, "2025")
    ingest(store, *(article for row in rows for article in _articles(row)))

    found = told(store, rows)

    store.close()
    expected = [counted(row) for row in rows]
    assert len(found) == 20
    assert sum(_elsewhere(article) for row in rows for article in row["articles"]) >= 5
    assert sum(one.sources - one.one.total() for one in expected) >= 5, "no unknown outlets in the set"
    for coverage, count in zip(found, expected, strict=True):
        by = {one.catalogue: one for one in coverage.bias}
        assert coverage.sources == count.sources
        for rater, counts in (("One", count.one), ("Two", count.two)):
            shown = by[rater_id("Raters", rater)]
            assert {bucket.label: bucket.sources for bucket in shown.buckets} == counts
            assert all(bucket.share == counts[bucket.label] / counts.total() for bucket in shown.buckets)
            assert shown.unrated_sources == count.sources - counts.total()
