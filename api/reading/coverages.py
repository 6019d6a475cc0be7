"""The coverage of stories: what is read for it beside everything else that is asked of them, and what is made of it.

A story's reports come with its own shape. Which catalogues there are, and what is usual in other stories, is read once
for a whole request, and only when it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLField, get_named_type, is_object_type

from api.reading.collect import collect
from api.reading.paging import MOST_ITEMS, bad_input
from graph.shape import ROOT, Link, Row, Shape
from graph.store import MOST_KEYS
from stories.coverage import Bucket, Coverage, Distribution, Outlet, Rated, Report, coverage_of
from stories.coverage_blindspots import Blindspot, blindspots, sides_of

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

_RATINGS = Link(
    "ratings", "ratings", Shape("Rating", ("axis", "label", "score", "section")), first=_MOST_RATINGS, placed=False
)
_OWNERS = Link(
    "owners",
    "owners",
    Shape("Ownership", ("name",), (Link("catalogue", "catalogue", Shape("Catalogue")),)),
    first=_MOST_RATINGS,
    placed=False,
)
_LOCATED = Link("locations", "locations", Shape("Located", ("country",)), first=_MOST_RATINGS, placed=False)


_BARE = Shape("Source")
# What is read of an outlet for some parts of a coverage alone.
_FOR_PART = {"ownership": _OWNERS, "countries": _LOCATED}
_REPORT = Shape(
    "Article",
    ("origin",),
    (
        Link("source", "source", _BARE),
        Link("original_source", "original_source", _BARE),
        Link("copy_of", "copy_of", Shape("Article")),
    ),
)

# What is read of a story. What is said of the outlets is read for all stories of a request at once: they share many.
STORY_REPORTS = Link("articles", "articles", _REPORT, first=_MOST_REPORTS, placed=False)
_USUAL = Link(
    "usual",
    "stories",
    Shape("Story", (), (Link("articles", "articles", _REPORT, first=_USUAL_REPORTS, placed=False),)),
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
    builder.links.append(Link(key, STORY_REPORTS.name, STORY_REPORTS.shape, STORY_REPORTS.first, placed=False))
    wanted = {found[0].name.value for found in collect(planner.document, "Coverage", nodes).values()}
    project = plan_made(planner, "Coverage", nodes)

    def projected(row: Row) -> Any:
        beside = current_beside.get()
        articles = row[key]["items"]
        answer: dict[str, Any] = {}

        def fill() -> None:
            told = reports_of(articles, beside.outlets((), chosen))
            catalogues = _chosen(beside.catalogues, chosen)
            blind = _blindspots(beside, row["id"], told, catalogues) if "blindspots" in wanted else []
            shown = {"by_owner": "ownership" in wanted, "by_country": "countries" in wanted}
            found = coverage_of(told, _rating(catalogues, wanted), **shown)
            answer.update(project(_made(found, catalogues, blind)))

        beside.later(named_in(articles), fill, wanted)
        return answer

    return projected


def _rating(catalogues: Sequence[Row], wanted: set[str]) -> list[tuple[str, Sequence[str]]]:
    """The catalogues with those of their axes that somebody asks for."""
    return [(one["id"], [axis for axis in one["axes"] if axis.lower() in wanted]) for one in catalogues]


def _made(found: Coverage, catalogues: Sequence[Row], blind: Sequence[Blindspot]) -> Row:
    """The coverage by the names of the schema."""
    rows = {catalogue["id"]: _shown(catalogue) for catalogue in catalogues}
    return {
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


@dataclass(slots=True)
class Beside:
    """What coverage needs beside the stories themselves; each is read at most once in a request."""

    read_all: Callable[[Sequence[tuple[Shape, Sequence[str]]]], list[list[Row | None]]]
    _catalogues: list[Row] | None = None
    _usual: dict[str, list[Report]] = field(default_factory=dict)
    _asked: bool = False
    _rows: dict[str, Row] = field(default_factory=dict)
    _said: dict[tuple[str, ...] | None, dict[str, Outlet]] = field(default_factory=dict)
    _missing: dict[str, None] = field(default_factory=dict)
    _wanted: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def later(self, outlets: Iterable[str], fill: Callable[[], None], parts: Iterable[str]) -> None:
        """Has an answer filled when the outlets are known: `settle` reads those of all answers at once."""
        self._missing.update(dict.fromkeys(outlets))
        self._wanted.update(_FOR_PART.keys() & set(parts))
        self._waiting.append(fill)

    def settle(self) -> None:
        """Fills what waits."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        if self._catalogues is None:
            self._read_outlets(((_SHAPE_OF_CATALOGUES, (ROOT,)),))
        for fill in waiting:
            fill()

    def outlets(self, ids: Iterable[str], only: Sequence[str] | None = None) -> Mapping[str, Outlet]:
        """What is said of outlets, of these at least; on owners and countries by these catalogues alone, or by all."""
        self._missing.update(dict.fromkeys(ids))
        self._read_outlets()
        said = self._said.setdefault(None if only is None else tuple(only), {})
        if len(said) < len(self._rows):
            said.update((key, _outlet(row, only)) for key, row in self._rows.items() if key not in said)
        return said

    def _read_outlets(self, beside: Sequence[tuple[Shape, Sequence[str]]] = ()) -> None:
        """Reads the outlets that are missing, with the catalogues where they are asked for beside."""
        if not self._wanted <= self._known:
            self._missing.update(dict.fromkeys(self._rows))
            self._rows.clear()
            self._said.clear()
            self._known |= self._wanted
        keys = [key for key in self._missing if key not in self._rows]
        self._missing.clear()
        shape = _outlet_shape(frozenset(self._known))
        lots = [(shape, keys[start : start + MOST_KEYS]) for start in range(0, len(keys), MOST_KEYS)]
        if not lots and not beside:
            return
        for (read, _), rows in zip((*beside, *lots), self.read_all((*beside, *lots)), strict=True):
            if read is shape:
                self._rows.update((row["id"], row) for row in rows if row is not None)
            else:
                self._catalogues = _items(rows[0], _CATALOGUES)

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
            stories = self._look(_USUAL)
            outlets = self.outlets(key for row in stories for key in named_in(row["articles"]["items"]))
            self._usual = {row["id"]: reports_of(row["articles"]["items"], outlets) for row in stories}
        return self._usual

    def _look(self, link: Link) -> list[Row]:
        ((row,),) = self.read_all([(Shape("Query", (), (link,)), (ROOT,))])
        return _items(row, link)


_SHAPE_OF_CATALOGUES = Shape("Query", (), (_CATALOGUES,))


@cache  # four at most
def _outlet_shape(parts: frozenset[str]) -> Shape:
    """What is read of an outlet for the parts of a coverage; always the same object for them."""
    return Shape("Source", ("domain", "country"), (_RATINGS, *(_FOR_PART[part] for part in sorted(parts))))


def _items(row: Row | None, link: Link) -> list[Row]:
    items: list[Row] = row[link.key]["items"] if row else []
    return items


# That of the request which is being answered: plans outlive their requests (`api.reading.plans`).
current_beside: ContextVar[Beside] = ContextVar("beside")


def named_in(articles: Iterable[Row]) -> Iterator[str]:
    """The ids of the outlets that the rows of articles name."""
    for row in articles:
        outlet = row["original_source"] if row["copy_of"] is not None else row["source"]
        if outlet is not None:
            yield outlet["id"]


def reports_of(articles: Iterable[Row], outlets: Mapping[str, Outlet]) -> list[Report]:
    """The reports that rows of articles are. A copy's outlet is the one of its original."""
    found = []
    for row in articles:
        copied = row["copy_of"] is not None
        outlet = row["original_source"] if copied else row["source"]
        found.append(Report(row["origin"], copied, outlets.get(outlet["id"]) if outlet is not None else None))
    return found


def _outlet(row: Row, only: Sequence[str] | None) -> Outlet:
    owners, locations = (row[part]["items"] if part in row else () for part in ("owners", "locations"))
    listed = [one["country"] for one in locations if only is None or one["id"] in only]
    return Outlet(
        tuple(
            Rated(one["id"], one["axis"], one["label"], one["score"], one["section"] or "")
            for one in row["ratings"]["items"]
        ),
        tuple(one["name"] for one in owners if only is None or one["catalogue"]["id"] in only),
        row["country"] or next(iter(listed), None),
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
