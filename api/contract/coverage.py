"""The types of the schema about outlets: catalogues with their ratings and owners, and who covers a story."""

from __future__ import annotations

import strawberry

from api.contract.declare import one, value
from api.contract.types import Node, Organization
from api.contract.words import RatingAxis


def _rating_shown(stored: str, section: str | None) -> str:
    """The rating, with the part of the outlet that it is about."""
    return f"{stored} ({section})" if section else stored


@strawberry.type(
    description="A list of outlets with what one rater, or one collection, says of them. Where a loaded list holds "
    "several raters, each is a catalogue of its own."
)
class Catalogue(Node):
    name: str = value("What it is called.")
    version: str = value("Its version. A newer one replaces it under the same id.")
    licence: str = value("Under which licence it is held.")
    attribution: str = value("Whose work it is; to be shown wherever its ratings are.")


@strawberry.type(
    description="One rater's word on an outlet. Raters disagree: ratings of several catalogues are never made one."
)
class Rating:
    axis: RatingAxis = value("What it is about.")
    score: float | None = value(
        "Where it stands on the rater's scale: from -1 (left) to 1 (right), or from 0 (least) to 1 (most factual)."
    )
    catalogue: Catalogue = one("Who says so.", "catalogue")
    # Last, since it takes the name by which the others are declared.
    value: str = value(
        "The rating in the rater's words; in brackets the part of the outlet that is meant, where it isn't all of it.",
        "value",
        "section",
        convert=_rating_shown,
    )


@strawberry.type(description="Who owns an outlet, by a catalogue's word.")
class Ownership:
    owner: Organization = one("The owner, as the catalogue calls it.", "owner")
    share: float | None = value("What it holds, from 0 to 1, where that is known.")
    catalogue: Catalogue = one("Who says so.", "catalogue")


@strawberry.type(
    description="Who covers a story. A source counts once, and copies of one text count for the source of the "
    "original. Shares are of the sources that a catalogue rates; the unrated stand beside them, never in the middle."
)
class Coverage:
    articles: int = strawberry.field(description="How many reports are held: originals and copies.")
    sources: int = strawberry.field(description="How many independent sources they come from.")
    originals: int = strawberry.field(description="How many reports are no copy of another one.")
    copies: int = strawberry.field(description="How many reports are syndicated copies.")
    bias: list[Distribution] = strawberry.field(description="Political sides, one distribution a catalogue.")
    factuality: list[Distribution] = strawberry.field(description="Factuality, one distribution a catalogue.")
    ownership: list[Bucket] = strawberry.field(
        description="Owners, those of most sources first; shares are of the sources whose owner is known. A source "
        "with several owners counts under each."
    )
    countries: list[Bucket] = strawberry.field(
        description="Countries by ISO 3166 code, those of most sources first; shares are of the sources whose country "
        "is known."
    )
    blindspots: list[Blindspot] = strawberry.field(
        description="Political sides that hardly cover it, though they do cover other stories: at least five rated "
        "sources tell it, the side has at most half of its usual share, and chance alone would leave it so few in at "
        "most one story of twenty."
    )


@strawberry.type(description="How the sources of a story are spread over the ratings of one catalogue.")
class Distribution:
    catalogue: Catalogue = strawberry.field(description="Who rates.")
    buckets: list[Bucket] = strawberry.field(
        description="The ratings that sources have, in the order of the scale. An outlet whose sections are rated "
        "differently, and which isn't rated as a whole, stands under “Varies by section”."
    )
    unrated_sources: int = strawberry.field(description="Independent sources that the catalogue doesn't rate.")
    unrated_articles: int = strawberry.field(description="Reports that count for these.")


@strawberry.type(description="The sources that share a rating, an owner or a country.")
class Bucket:
    label: str = strawberry.field(description="What they share.")
    sources: int = strawberry.field(description="How many independent sources they are.")
    articles: int = strawberry.field(description="How many reports count for them, copies included.")
    share: float = strawberry.field(description="Their part of the sources of which it is known, from 0 to 1.")


@strawberry.type(description="A political side that hardly covers a story, though it does cover others.")
class Blindspot:
    catalogue: Catalogue = strawberry.field(description="Who tells the sides.")
    side: str = strawberry.field(description="The side: Left, Center or Right.")
    share: float = strawberry.field(description="The side's part of the story's rated sources, from 0 to 1.")
    expected: float = strawberry.field(
        description="Its part of the rated sources of the other stories, of which the 200 reported last count."
    )
    sources: int = strawberry.field(
        description="How many independent sources of the story are rated: what `share` is of."
    )


@strawberry.type(description="What came of loading a catalogue. Without an accepted line nothing was changed.")
class CatalogueLoad:
    catalogue: Catalogue = strawberry.field(description="The catalogue as it is held now.")
    accepted: int = strawberry.field(description="How many lines were taken.")
    refused: list[RefusedLine] = strawberry.field(description="The lines that weren't, at most 10,000 of them.")


@strawberry.type(description="A line of a catalogue that wasn't taken.")
class RefusedLine:
    line: int = strawberry.field(description="Its number in the text, from 1.")
    reason: str = strawberry.field(description="Why, and what to do.")
