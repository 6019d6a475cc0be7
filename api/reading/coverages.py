"""The coverage of stories: what is read for it beside everything else that is asked of them, and what is made of it.

A story's reports come with its own shape. Which catalogues there are, and what is usual in other stories, is read once
for a whole request, and only when it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLField, get_named_type, is_object_type

from api.reading.collect import collect
from api.reading.paging import MOST_ITEMS, bad_input
from graph.shape import ROOT, Link, Row, Shape
from stories.coverage import Bucket, Distribution, Outlet, Rated, Report, coverage_of
from stories.coverage_blindspots import Blindspot, blindspots, sides_of
from stories.outlet_twins import newsroom_of

if TYPE_CHECKING:
    from api.reading.plan import Builder, Planner, Projector

# Reports of one story that are looked at, the latest ones: more than any story has in a newsroom's store.
_MOST_REPORTS = 10_000
# Ratings of one outlet: some raters split an outlet into a dozen sections.
_MOST_RATINGS = 200
# Stories by which is told what is usual, the latest reported, and reports of each: a read of some tens of milliseconds.
_USUAL_STORIES = 200
_USUAL_REPORTS = 100
_MOST_CATALOGUES = 1_000

_RATINGS = Link("ratings", "ratings", Shape("Rating", ("axis", "label", "score", "section")), first=_MOST_RATINGS)
_OWNERS = Link(
    "owners",
    "owners",
    Shape("Ownership", ("name",), (Link("catalogue", "catalogue", Shape("Catalogue")),)),
    first=_MOST_RATINGS,
)
_LOCATED = Link("locations", "locations", Shape("Located", ("country",)), first=_MOST_RATINGS)


def _reports(first: int, outlet: Shape) -> Link:
    links = (Link("source", "source", outlet), Link("original_source", "original_source", outlet))
    return Link(
        "articles",
        "articles",
        Shape("Article", ("origin",), (*links, Link("copy_of", "copy_of", Shape("Article")))),
        first,
    )


# What is read of a story.
STORY_REPORTS = _reports(_MOST_REPORTS, Shape("Source", ("domain", "country"), (_RATINGS, _OWNERS, _LOCATED)))
_USUAL = Link(
    "usual",
    "stories",
    Shape("Story", (), (_reports(_USUAL_REPORTS, Shape("Source", ("domain",), (_RATINGS,))),)),
    first=_USUAL_STORIES,
)
_SHOWN = ("name", "version", "licence", "attribution")
_CATALOGUES = Link("catalogues", "catalogues", Shape("Catalogue", (*_SHOWN, "part_of", "axes")), first=_MOST_CATALOGUES)


def plan_coverage(planner: Planner, builder: Builder, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
    """What the nodes want of the coverage of a story, by the catalogues given, or by all."""
    chosen: Sequence[str] | None = planner.arguments(definition, nodes[0]).get("catalogues")
    if chosen is not None and len(chosen) > MOST_ITEMS:
        raise bad_input(f"{len(chosen)} catalogues were given; give at most {MOST_ITEMS}.", nodes[0])
    key = f"{STORY_REPORTS.name}~{len(builder.links)}"
    builder.links.append(Link(key, STORY_REPORTS.name, STORY_REPORTS.shape, first=STORY_REPORTS.first))
    wanted = {found[0].name.value for found in collect(planner.document, "Coverage", nodes).values()}
    beside = planner.beside
    project = plan_made(planner, "Coverage", nodes)

    def projected(row: Row) -> Any:
        told = reports_of(row[key]["items"], chosen)
        catalogues = _chosen(beside.catalogues, chosen)
        found = coverage_of(told, [(catalogue["id"], catalogue["axes"]) for catalogue in catalogues])
        rows = {catalogue["id"]: _shown(catalogue) for catalogue in catalogues}
        blind = _blindspots(beside, row["id"], told, catalogues) if "blindspots" in wanted else []
        made = {
            "articles": found.articles,
            "sources": found.sources,
            "originals": found.originals,
            "copies": found.copies,
            "bias": [_distribution(one, rows) for one in found.bias],
            "factuality": [_distribution(one, rows) for one in found.factuality],
            "ownership": [_bucket(one) for one in found.ownership],
            "countries": [_bucket(one) for one in found.countries],
            "blindspots": [_blindspot(one, rows) for one in blind],
        }
        return project(made)

    return projected


@dataclass(slots=True)
class Beside:
    """What coverage needs beside the stories themselves; each is read at most once in a request."""

    read: Callable[[Shape, Sequence[str]], list[Row | None]]
    _catalogues: list[Row] | None = None
    _usual: dict[str, list[Report]] = field(default_factory=dict)
    _asked: bool = False

    @property
    def catalogues(self) -> list[Row]:
        """All catalogues, by name."""
        if self._catalogues is None:
            self._catalogues = self._look(_CATALOGUES)
        return self._catalogues

    @property
    def usual(self) -> Mapping[str, list[Report]]:
        """The reports of the stories that were reported last, by story."""
        if not self._asked:
            self._asked = True
            self._usual = {row["id"]: reports_of(row["articles"]["items"]) for row in self._look(_USUAL)}
        return self._usual

    def _look(self, link: Link) -> list[Row]:
        (row,) = self.read(Shape("Query", (), (link,)), [ROOT])
        items: list[Row] = row[link.key]["items"] if row else []
        return items


def reports_of(articles: Sequence[Row], only: Sequence[str] | None = None) -> list[Report]:
    """The reports that rows of articles are. A copy's outlet is the one of its original.

    `only`: the catalogues whose word on owners and countries counts; None for all.
    """
    found = []
    for row in articles:
        copied = row["copy_of"] is not None
        outlet = row["original_source"] if copied else row["source"]
        room = newsroom_of(outlet["domain"]) if outlet is not None else None
        found.append(Report(room or row["origin"], copied, _outlet(outlet, only) if outlet is not None else None))
    return found


def _outlet(row: Row, only: Sequence[str] | None) -> Outlet:
    owners = row["owners"]["items"] if "owners" in row else []
    locations = row["locations"]["items"] if "locations" in row else []
    listed = [one["country"] for one in locations if only is None or one["id"] in only]
    return Outlet(
        tuple(
            Rated(one["id"], one["axis"], one["label"], one["score"], one["section"] or "")
            for one in row["ratings"]["items"]
        ),
        tuple(one["name"] for one in owners if only is None or one["catalogue"]["id"] in only),
        row.get("country") or next(iter(listed), None),
        row["domain"] or "",
    )


def _chosen(catalogues: Sequence[Row], chosen: Sequence[str] | None) -> list[Row]:
    """Those asked for; one that holds several raters stands for all of them."""
    if chosen is None:
        return list(catalogues)
    return [row for row in catalogues if row["id"] in chosen or (row["part_of"] or None) in chosen]


def _blindspots(beside: Beside, story: str, reports: Sequence[Report], catalogues: Sequence[Row]) -> list[Blindspot]:
    keys = [row["id"] for row in catalogues if "BIAS" in row["axes"]]
    own = {key: sides_of(reports, key) for key in keys}
    others: dict[str, Counter[str | None]] = {key: Counter() for key in keys}
    for other, told in beside.usual.items() if keys else ():
        if other != story:
            for key in keys:
                others[key].update(sides_of(told, key))
    return blindspots(own, others)


def _shown(row: Row) -> Row:
    return {name: row[name] for name in ("id", *_SHOWN)}


def _bucket(bucket: Bucket) -> Row:
    return {"label": bucket.label, "sources": bucket.sources, "articles": bucket.articles, "share": bucket.share}


def _distribution(found: Distribution, catalogues: Mapping[str, Row]) -> Row:
    return {
        "catalogue": catalogues[found.catalogue],
        "buckets": [_bucket(bucket) for bucket in found.buckets],
        "unratedSources": found.unrated_sources,
        "unratedArticles": found.unrated_articles,
    }


def _blindspot(found: Blindspot, catalogues: Mapping[str, Row]) -> Row:
    numbers = {"side": found.side, "share": found.share, "expected": found.expected, "sources": found.sources}
    return {"catalogue": catalogues[found.catalogue], **numbers}


def plan_made(planner: Planner, kind: str, nodes: Sequence[FieldNode]) -> Projector:
    """What the nodes want of a value of the type that was made here: a row by the names of the schema."""
    parts: list[tuple[str, str, Projector | None]] = []
    for key, found in collect(planner.document, kind, nodes).items():
        name = found[0].name.value
        if name.startswith("__"):
            continue
        inner = get_named_type(planner.definition(kind, found[0]).type)
        parts.append((key, name, plan_made(planner, inner.name, found) if is_object_type(inner) else None))

    def projected(made: Any) -> Any:
        if isinstance(made, list):
            return [projected(item) for item in made]
        told = {key: made[name] if project is None else project(made[name]) for key, name, project in parts}
        return {"__typename": kind, **told}

    return projected
