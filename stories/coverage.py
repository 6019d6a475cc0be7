"""Who covers a story: how its independent sources are spread over what catalogues say of them. Pure values.

A source counts once, whatever number of its reports, and copies of one agency's text count for that agency alone.
Shares are of the sources that a catalogue rates; those that it doesn't rate stand beside, and never in the middle.
Catalogues are never mixed: each rater has a distribution of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dramatis.folding import fold
from stories.catalogue import VARIES, Axis


@dataclass(frozen=True, slots=True)
class Rated:
    """What a catalogue says of an outlet, or of a section of it. Score and label as in `stories.catalogue.Entry`."""

    catalogue: str
    axis: str
    label: str
    score: float | None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with all that is said of it. `address` is its host, or ""; `name` tells outlets without one apart."""

    ratings: tuple[Rated, ...] = ()
    owners: tuple[str, ...] = ()
    country: str | None = None
    address: str = ""
    name: str = ""
    places: dict[tuple[str, str], "Place | None"] = field(default_factory=dict, compare=False, repr=False)
    """Where catalogues put it, by catalogue and axis, as far as that was asked: an outlet tells many stories."""


class Report(NamedTuple):
    """One report of a story: for which independent source it counts, and whether it is a copy.

    `origin` is one for all addresses and names of that source; `outlet` is the source as an outlet, None where nobody
    knows it.
    """

    origin: str
    copy: bool
    outlet: Outlet | None


class Bucket(NamedTuple):
    """So many sources and reports under a label; `share` is of the sources that have one."""

    label: str
    sources: int
    articles: int
    share: float


class Distribution(NamedTuple):
    """The sources that a catalogue rates, by its labels in the order of its scale, and those that it doesn't."""

    catalogue: str
    buckets: tuple[Bucket, ...]
    unrated_sources: int
    unrated_articles: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All of a story's coverage. `articles` are `originals` and `copies`."""

    articles: int
    sources: int
    originals: int
    copies: int
    bias: tuple[Distribution, ...]
    factuality: tuple[Distribution, ...]
    ownership: tuple[Bucket, ...]
    countries: tuple[Bucket, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a catalogue puts an outlet as a whole; no score where its sections are rated differently."""

    label: str
    score: float | None


def coverage_of(
    reports: Sequence[Report],
    catalogues: Sequence[tuple[str, Iterable[str]]],
    *,
    by_owner: bool = True,
    by_country: bool = True,
) -> Coverage:
    """The coverage that the reports are. `catalogues` are those to show, in order, each with the axes that it rates.

    Without `by_owner` or `by_country` these buckets are left out, for whoever doesn't show them.
    """
    outlets = outlets_of(reports)
    articles = Counter([report.origin for report in reports])
    copies = sum([report.copy for report in reports])
    spread = {
        axis: tuple(_distribution(key, axis, outlets, articles) for key, axes in catalogues if axis in axes)
        for axis in (Axis.BIAS, Axis.FACTUALITY)
    }
    owners = {origin: _owners(outlet) for origin, outlet in outlets.items()} if by_owner else {}
    located = outlets.items() if by_country else ()
    countries = {origin: {outlet.country: outlet.country} for origin, outlet in located if outlet.country}
    return Coverage(
        articles=len(reports),
        sources=len(outlets),
        originals=len(reports) - copies,
        copies=copies,
        bias=spread[Axis.BIAS],
        factuality=spread[Axis.FACTUALITY],
        ownership=_most_first(owners, articles),
        countries=_most_first(countries, articles),
    )


def outlets_of(reports: Iterable[Report]) -> dict[str, Outlet]:
    """The independent sources as outlets. Of several addresses of one the shortest that is rated speaks for it."""
    found: dict[str, Outlet] = {}
    for origin, _, told in reports:
        outlet, known = told or _UNKNOWN, found.get(origin)
        if known is None or (known is not outlet and _main(outlet) < _main(known)):
            found[origin] = outlet
    return found


# Of which nothing is said.
_UNKNOWN = Outlet()


def _main(outlet: Outlet) -> tuple[bool, int, str, str]:
    return not outlet.ratings, len(outlet.address), outlet.address, outlet.name


def place(outlet: Outlet, catalogue: str, axis: str) -> Place | None:
    """Where the catalogue puts the outlet on the axis; None where it doesn't rate it.

    The rating of the whole outlet counts before those of sections. Sections alone count where they agree, and otherwise
    the outlet stands apart under `VARIES`: sections are never averaged.
    """
    key = (catalogue, axis)
    if key not in outlet.places:
        outlet.places[key] = _place(outlet, catalogue, axis)
    return outlet.places[key]


def _place(outlet: Outlet, catalogue: str, axis: str) -> Place | None:
    said = [rating for rating in outlet.ratings if rating.catalogue == catalogue and rating.axis == axis]
    if not said:
        return None
    found = {(rating.label, rating.score) for rating in said if not rating.section}
    found = found or {(rating.label, rating.score) for rating in said}
    if len(found) > 1:
        return Place(VARIES, None)
    ((label, score),) = found
    return Place(label, score)


def _distribution(
    catalogue: str, axis: Axis, outlets: Mapping[str, Outlet], articles: Mapping[str, int]
) -> Distribution:
    # By label: how many sources, how many reports, and where the label stands on the scale.
    told: dict[str, list[Any]] = {}
    unrated_sources = unrated_articles = 0
    key = (catalogue, axis)
    for origin, outlet in outlets.items():
        found = outlet.places[key] if key in outlet.places else place(outlet, catalogue, axis)
        if found is None:
            unrated_sources += 1
            unrated_articles += articles[origin]
        elif found.label in told:
            one = told[found.label]
            one[0] += 1
            one[1] += articles[origin]
            one[2] = found.score
        else:
            told[found.label] = [1, articles[origin], found.score]
    rated = len(outlets) - unrated_sources
    ordered = sorted(told.items(), key=_on_scale) if len(told) > 1 else told.items()
    buckets = tuple([Bucket(label, sources, reports, sources / rated) for label, (sources, reports, _) in ordered])
    return Distribution(catalogue, buckets, unrated_sources, unrated_articles)


def _on_scale(told: tuple[str, list[Any]]) -> tuple[bool, float, str]:
    label, (*_, score) = told
    return score is None, score or 0.0, label


def _owners(outlet: Outlet) -> dict[str, str]:
    """The owners' names by how they are compared: two catalogues may name one."""
    return {fold(owner): owner for owner in sorted(outlet.owners, reverse=True)}


def _most_first(labels: Mapping[str, Mapping[str, str]], articles: Mapping[str, int]) -> tuple[Bucket, ...]:
    return tuple(sorted(_buckets(labels, articles), key=lambda bucket: (-bucket.sources, bucket.label)))


def _buckets(labels: Mapping[str, Mapping[str, str]], articles: Mapping[str, int]) -> list[Bucket]:
    """A bucket for each label that sources have. One with several (owners) counts under each."""
    if not labels:
        return []
    members: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for origin, own in labels.items():
        for key, label in own.items():
            members[key].add(origin)
            shown[key] = min(label, shown.get(key, label))
    told = sum(1 for own in labels.values() if own)
    return [
        Bucket(shown[key], len(found), sum(articles[origin] for origin in found), len(found) / told)
        for key, found in members.items()
    ]
