"""The coverage of stories: what is read for it beside everything else that is asked of them, and what is made of it.

The reports of all stories of a request are read at once, with their outlets and the catalogues. What is usual in other
stories is read once for a whole request, and only when it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from graphql import FieldNode, GraphQLField, get_named_type, get_nullable_type, is_list_type, is_object_type

from api.reading.collect import collect
from api.reading.paging import MOST_ITEMS, bad_input
from graph.shape import ROOT, Link, Row, Shape
from graph.store import MOST_KEYS, GraphStore
from graph.tellings import Outlets, Telling, reports_link, telling_of
from stories.coverage import Bucket, Coverage, Distribution, Outlet, Rated, Report, coverage_of
from stories.coverage_blindspots import Blindspot, blindspots, sides_of

if TYPE_CHECKING:
    from api.reading.plan import Builder, Planner
    from api.reading.projecting import Projector

# Reports of one story that are looked at, the latest ones: more than any story has in a newsroom's store.
_MOST_REPORTS = 10_000
# Ratings of one outlet: some raters split an outlet into a dozen sections.
_MOST_RATINGS = 200
# Stories by which is told what is usual, the latest reported, and reports of each: a read of some tens of milliseconds.
_USUAL_STORIES = 200
_USUAL_REPORTS = 100
_MOST_CATALOGUES = 1_000

_RATINGS = Link(
    "ratings",
    "ratings",
    Shape("Rating", ("axis", "label", "score", "section")),
    first=_MOST_RATINGS,
    placed=False,
    ordered=False,
)
_OWNERS = Link(
    "owners",
    "owners",
    Shape("Ownership", ("name",), (Link("catalogue", "catalogue", Shape("Catalogue")),)),
    first=_MOST_RATINGS,
    placed=False,
)
_LOCATED = Link("locations", "locations", Shape("Located", ("country",)), first=_MOST_RATINGS, placed=False)


# What is read of an outlet for some parts of a coverage alone.
_FOR_PART = {"ownership": _OWNERS, "countries": _LOCATED}
_USUAL = Link(
    "usual",
    "stories",
    Shape("Story", (), (reports_link(_USUAL_REPORTS),)),
    first=_USUAL_STORIES,
)
_SHOWN = ("name", "version", "licence", "attribution")
_CATALOGUES = Link("catalogues", "catalogues", Shape("Catalogue", (*_SHOWN, "part_of", "axes")), first=_MOST_CATALOGUES)


def plan_coverage(planner: Planner, builder: Builder, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
    """What the nodes want of the coverage of a story, by the catalogues given, or by all."""
    chosen: Sequence[str] | None = planner.arguments(definition, nodes[0]).get("catalogues")
    if chosen is not None and len(chosen) > MOST_ITEMS:
        raise bad_input(f"{len(chosen)} catalogues were given; give at most {MOST_ITEMS}.", nodes[0])
    wanted = {found[0].name.value for found in collect(planner.document, "Coverage", nodes).values()}
    project = plan_made(planner, "Coverage", nodes)
    shown = {"by_owner": "ownership" in wanted, "by_country": "countries" in wanted}

    def choose(beside: Beside) -> _Chosen:
        catalogues = _chosen(beside.catalogues, chosen)
        return _Chosen(catalogues, _rating(catalogues, wanted), {row["id"]: _shown(row) for row in catalogues})

    def projected(row: Row) -> Any:
        beside = current_beside.get()
        answer: dict[str, Any] = {}

        def fill() -> None:
            told = reports_of(beside.told(row["id"]), beside.outlets((), chosen))
            catalogues = beside.chosen(choose)
            blind = _blindspots(beside, row["id"], told, catalogues.rows) if "blindspots" in wanted else []
            found = coverage_of(told, catalogues.rating, **shown)
            answer.update(project(_made(found, catalogues.shown, blind)))

        beside.later(row["id"], fill, wanted)
        return answer

    return projected


def _rating(catalogues: Sequence[Row], wanted: set[str]) -> list[tuple[str, Sequence[str]]]:
    """The catalogues with those of their axes that somebody asks for."""
    return [(one["id"], [axis for axis in one["axes"] if axis.lower() in wanted]) for one in catalogues]


def _made(found: Coverage, rows: Mapping[str, Row], blind: Sequence[Blindspot]) -> Row:
    """The coverage by the names of the schema; `rows` are the catalogues by id."""
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


class _Chosen(NamedTuple):
    """The catalogues by which a coverage is asked: their rows, what each rates, and how they are shown, by id."""

    rows: Sequence[Row]
    rating: Sequence[tuple[str, Sequence[str]]]
    shown: Mapping[str, Row]


@dataclass(slots=True)
class Beside:
    """What coverage needs beside the stories themselves; each is read at most once in a request."""

    store: GraphStore
    _catalogues: list[Row] | None = None
    _usual: dict[str, list[Report]] = field(default_factory=dict)
    _asked: bool = False
    _outlets: Outlets = field(default_factory=Outlets)
    _said: dict[tuple[str, ...], dict[str, Outlet]] = field(default_factory=dict)
    _missing: dict[str, None] = field(default_factory=dict)
    _stories: dict[str, None] = field(default_factory=dict)
    _told: dict[str, Sequence[Telling]] = field(default_factory=dict)
    _wanted: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)
    _waiting: list[Callable[[], None]] = field(default_factory=list)
    _choices: dict[Callable[[Beside], _Chosen], _Chosen] = field(default_factory=dict)

    def later(self, story: str, fill: Callable[[], None], parts: Iterable[str]) -> None:
        """Has an answer filled when the story's reports are known: `settle` reads those of all answers at once."""
        self._stories[story] = None
        self._wanted.update(_FOR_PART.keys() & set(parts))
        self._waiting.append(fill)

    def settle(self) -> None:
        """Fills what waits."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        stories = [story for story in self._stories if story not in self._told]
        self._stories.clear()
        shape = self._shape()
        beside = [(_SHAPE_OF_CATALOGUES, (ROOT,))] if self._catalogues is None else []
        found = self.store.tellings(stories, _MOST_REPORTS, shape, beside)
        self._told.update(found.stories)
        self._outlets = self._with(found.outlets) if self._outlets.rows else found.outlets
        for ((row,),) in [found.beside] if beside else ():
            self._catalogues = _items(row, _CATALOGUES)
        for fill in waiting:
            fill()

    def chosen(self, choose: Callable[[Beside], _Chosen]) -> _Chosen:
        """What is chosen of the catalogues; the same for all stories of the request."""
        if choose not in self._choices:
            self._choices[choose] = choose(self)
        return self._choices[choose]

    def told(self, story: str) -> Sequence[Telling]:
        """The reports of a story that waited; none of one that is gone."""
        return self._told.get(story, ())

    def outlets(self, ids: Iterable[str], only: Sequence[str] | None = None) -> Mapping[str, Outlet]:
        """What is said of outlets, of these at least; on owners and countries by these catalogues alone, or by all."""
        self._missing.update(dict.fromkeys(ids))
        if self._missing:
            self._read_outlets()
        said = self._outlets.made if only is None else self._said.setdefault(tuple(only), {})
        if len(said) < len(self._outlets.rows):
            said.update((key, _outlet(row, only)) for key, row in self._outlets.rows.items() if key not in said)
        return said

    def _with(self, more: Outlets) -> Outlets:
        """What is read, with more of it; an engine may hold on to either."""
        return Outlets({**self._outlets.rows, **more.rows}, {**self._outlets.made, **more.made})

    def _shape(self) -> Shape:
        """In which outlets are read. What was read of them for fewer parts than are wanted now is forgotten."""
        if not self._wanted <= self._known:
            self._missing.update(dict.fromkeys(self._outlets.rows))
            self._outlets = Outlets()
            self._said.clear()
            self._known |= self._wanted
        return _outlet_shape(frozenset(self._known))

    def _read_outlets(self) -> None:
        """Reads the outlets that are missing."""
        shape = self._shape()
        keys = [key for key in self._missing if key not in self._outlets.rows]
        self._missing.clear()
        lots = [(shape, keys[start : start + MOST_KEYS]) for start in range(0, len(keys), MOST_KEYS)]
        for rows in self.store.read_all(lots) if lots else ():
            self._outlets = self._with(Outlets({row["id"]: row for row in rows if row is not None}))

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
            told = {row["id"]: [telling_of(item) for item in row["articles"]["items"]] for row in stories}
            outlets = self.outlets(one.outlet for each in told.values() for one in each if one.outlet is not None)
            self._usual = {key: reports_of(each, outlets) for key, each in told.items()}
        return self._usual

    def _look(self, link: Link) -> list[Row]:
        ((row,),) = self.store.read_all([(Shape("Query", (), (link,)), (ROOT,))])
        return _items(row, link)


_SHAPE_OF_CATALOGUES = Shape("Query", (), (_CATALOGUES,))


@cache  # four at most
def _outlet_shape(parts: frozenset[str]) -> Shape:
    """What is read of an outlet for the parts of a coverage; always the same object for them."""
    return Shape("Source", ("domain", "country"), (_RATINGS, *(_FOR_PART[part] for part in sorted(parts))))


def _items(row: Row | None, link: Link) -> list[Row]:
    items: list[Row] = row[link.key]["items"] if row else []
    return items


# As Report._make, without its look at the length: a list of stories has thousands.
_report: Callable[[tuple[str, bool, Outlet | None]], Report] = partial(tuple.__new__, Report)
# That of the request which is being answered: plans outlive their requests (`api.reading.plans`).
current_beside: ContextVar[Beside] = ContextVar("beside")


def reports_of(told: Iterable[Telling], outlets: Mapping[str, Outlet]) -> list[Report]:
    """The reports of a story with their outlets."""
    known = outlets.get
    return [_report((origin, copy, known(outlet))) for origin, copy, outlet in told]  # type: ignore[arg-type]  # None has none


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
        row["id"],
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
    known: dict[str, Any] = {}
    listed = [f"'__typename': {kind!r}"]
    for number, (key, found) in enumerate(collect(planner.document, kind, nodes).items()):
        name = found[0].name.value
        if name.startswith("__"):
            continue
        returned = planner.definition(kind, found[0]).type
        inner = get_named_type(returned)
        value = f"made[{name!r}]"
        if is_object_type(inner):
            known[f"p{number}"] = plan_made(planner, inner.name, found)
            many = is_list_type(get_nullable_type(returned))
            value = f"[p{number}(one) for one in {value}]" if many else f"p{number}({value})"
        listed.append(f"{key!r}: {value}")
    # Names are those of the schema and of response keys, which are letters, digits and underscores; all are quoted.
    exec(f"def projected(made):\n    return {{{', '.join(listed)}}}", known)
    projected: Projector = known["projected"]
    return projected
