"""Filters and sorts of the schema. What each field keeps stands in `api.contract.rules`."""

from typing import Any

import strawberry
from strawberry.types.unset import UNSET

from api.contract.words import Direction, EntitySortField, Moment, Period, StorySortField
from dramatis.words import ArticleKind, EntityKind, EventType, Modality, Polarity


def _may(description: str, name: str | None = None) -> Any:
    """A field that may be left out."""
    return strawberry.field(default=UNSET, description=description, name=name)


@strawberry.input(description="A stretch of time.")
class DateRange:
    from_: Moment | None = _may("Inclusive.", name="from")
    to: Moment | None = _may("Exclusive.")


@strawberry.input(
    description="As of when, on three clocks. All fields given must hold. Who is who is always as known today."
)
class TimeScope:
    valid_at: Period | None = _may(
        "May have held in the world then: its time and this one share a day. An unknown start or end rules nothing "
        "out, so that what has no time at all is kept."
    )
    reported_by: Moment | None = _may("Had been published by then. What has no date of publication is left out.")
    known_at: Moment | None = _may("Was held by this database then, whether or not it has been retracted since.")


@strawberry.input(description="Which stories to keep. All fields given must hold.")
class StoryFilter:
    text: str | None = _may("All these words stand in the title.")
    entities: list[strawberry.ID] | None = _may("At least one of these entities appears in the story.")
    all_entities: list[strawberry.ID] | None = _may("Each of these entities appears in the story.")
    places: list[strawberry.ID] | None = _may("At least one of these places appears in the story.")
    event_types: list[EventType] | None = _may("An event of one of these types stands in the story.")
    sources: list[strawberry.ID] | None = _may("At least one of these outlets reports the story.")
    reported: DateRange | None = _may("Reports of the story fall into this time, or before and after it.")
    min_articles: int | None = _may("At least so many reports are held.")
    min_sources: int | None = _may("At least so many independent outlets, syndicated copies counted once.")


@strawberry.input(description="Which entities to keep. All fields given must hold.")
class EntityFilter:
    kinds: list[EntityKind] | None = _may("Of one of these kinds.")
    text: str | None = _may("All these words stand in the names and aliases.")
    stories: list[strawberry.ID] | None = _may("Appears in at least one of these stories; among `actors`: acts in it.")
    min_articles: int | None = _may("Appears in at least so many reports.")
    min_sources: int | None = _may("Named by at least so many independent outlets.")
    reported: DateRange | None = _may("Reports that name it fall into this time, or before and after it.")


@strawberry.input(description="Which events to keep. All fields given must hold.")
class EventFilter:
    types: list[EventType] | None = _may("Of one of these types.")
    modality: list[Modality] | None = _may("Held to be one of these, by the latest report.")
    participants: list[strawberry.ID] | None = _may("At least one of these takes part.")
    places: list[strawberry.ID] | None = _may("Takes place in one of these.")
    from_: Period | None = _may("Not over before this period begins. Undated events are left out.", name="from")
    to: Period | None = _may("Begins no later than this period ends. Undated events are left out.")
    stories: list[strawberry.ID] | None = _may("Part of one of these stories.")


@strawberry.input(description="Which relations to keep. All fields given must hold.")
class RelationFilter:
    predicates: list[str] | None = _may("With one of these predicates; `predicates` lists them.")
    subject: strawberry.ID | None = _may("This entity is the subject.")
    object: strawberry.ID | None = _may("This entity is the object.")
    kinds: list[EntityKind] | None = _may(
        "Leads to an entity of one of these kinds: of an entity's relations, at the other end; on a walk, at the end "
        "that is walked to; else at either end that `subject` and `object` leave open."
    )
    modality: list[Modality] | None = _may("Held to be one of these.")
    polarity: Polarity | None = _may("Asserted or negated.")
    min_sources: int | None = _may("Carried by at least so many independent outlets.")
    min_confidence: float | None = _may("At least this confidence, 0 to 1.")


@strawberry.input(description="Which articles to keep. All fields given must hold.")
class ArticleFilter:
    text: str | None = _may("All these words stand in the current version.")
    sources: list[strawberry.ID] | None = _may("From one of these outlets.")
    published: DateRange | None = _may("Published in this time. Undated articles are left out.")
    copies: bool | None = _may("True: only copies of what another outlet published; false: none of these; null: both.")
    kinds: list[ArticleKind] | None = strawberry.field(
        default_factory=lambda: [ArticleKind.REPORT], description="Of one of these kinds."
    )


@strawberry.input(
    description="What a watch asks for. All fields given must hold, and at least one must be given. What comes in is "
    "looked at claim by claim, event by event and relation by relation; an article is found as a whole where nothing "
    "in it is, a story where it reaches the number of sources."
)
class WatchFilter:
    text: str | None = _may("All these words stand in one sentence, or in the article's text.")
    entities: list[strawberry.ID] | None = _may("One of these entities speaks, acts, takes part or is spoken of.")
    places: list[strawberry.ID] | None = _may("It takes place in one of these, or speaks of one.")
    event_types: list[EventType] | None = _may("An event of one of these types.")
    modality: list[Modality] | None = _may("Held to be one of these by the report that comes in.")
    stories: list[strawberry.ID] | None = _may("Part of one of these stories.")
    min_sources: int | None = _may("At least so many independent outlets carry it.")


@strawberry.input(description="How stories are sorted; ties go by id.")
class StorySort:
    field: StorySortField = strawberry.field(description="By what.")
    direction: Direction = strawberry.field(default=Direction.DESC, description="Which way.")


@strawberry.input(description="How entities are sorted; ties go by id.")
class EntitySort:
    field: EntitySortField = strawberry.field(description="By what.")
    direction: Direction = strawberry.field(default=Direction.DESC, description="Which way.")
