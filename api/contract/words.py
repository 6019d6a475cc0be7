"""Scalars and enums of the schema. On the way out they are plain strings, as the graph holds them."""

import re
from datetime import UTC, datetime
from enum import Enum
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from api.contract.json_values import JSON_SCALAR, Json
from dramatis import words
from dramatis.partial_date import PartialDate

Moment = NewType("Moment", str)
Period = NewType("Period", str)

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII)


def moment_in(given: object) -> str:
    """A time as the graph stores it (UTC, microseconds), from RFC 3339 with an offset; anything else is an error."""
    if isinstance(given, str) and _MOMENT.fullmatch(given):
        try:
            return f"{datetime.fromisoformat(given.upper()).astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z".zfill(27)
        except (ValueError, OverflowError):
            pass
    raise GraphQLError(f"{str(given)[:40]!r} is no DateTime; write one such as 2025-05-28T10:00:00Z")


def moment_out(stored: str) -> str:
    """A stored time, without a fraction where that is zero."""
    return stored.replace(".000000Z", "Z")


def period_in(given: object) -> str:
    """A partial date as written; anything else is an error."""
    try:
        return str(PartialDate.parse(given if isinstance(given, str) else ""))
    except ValueError:
        raise GraphQLError(f"{str(given)[:40]!r} is no PartialDate; write 2025, 2025-05 or 2025-06-02") from None


def unchanged(stored: str) -> str:
    """The value as it is stored."""
    return stored


SCALARS: dict[object, ScalarDefinition] = {
    Moment: strawberry.scalar(
        name="DateTime",
        description="An instant with its offset from UTC (RFC 3339): `2025-05-28T10:00:00Z`. Answers are in UTC.",
        serialize=unchanged,
        parse_value=moment_in,
    ),
    Period: strawberry.scalar(
        name="PartialDate",
        description="A date no more exact than its source: `2025`, `2025-05` or `2025-06-02`. "
        "It stands for the whole year, month or day, in UTC.",
        serialize=unchanged,
        parse_value=period_in,
    ),
    Json: JSON_SCALAR,
}


class IngestFormat(Enum):
    AUTO = "AUTO"
    TEXT = "TEXT"
    STORY_PAGE = "STORY_PAGE"
    HTML = "HTML"
    FEED = "FEED"
    JSONL = "JSONL"


class Direction(Enum):
    ASC = "ASC"
    DESC = "DESC"


class SearchKind(Enum):
    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    PLACE = "PLACE"
    DOCUMENT = "DOCUMENT"
    EVENT = "EVENT"
    STORY = "STORY"
    ARTICLE = "ARTICLE"
    CLAIM = "CLAIM"


class BulletOrigin(Enum):
    GIVEN = "GIVEN"
    EXTRACTED = "EXTRACTED"


class RatingAxis(Enum):
    BIAS = "BIAS"
    FACTUALITY = "FACTUALITY"


class ConflictKind(Enum):
    NEGATION = "NEGATION"
    NUMBER = "NUMBER"
    DATE = "DATE"
    MODALITY = "MODALITY"
    ATTRIBUTION = "ATTRIBUTION"


class StorySortField(Enum):
    LAST_REPORTED = "LAST_REPORTED"
    FIRST_REPORTED = "FIRST_REPORTED"
    ARTICLE_COUNT = "ARTICLE_COUNT"
    SOURCE_COUNT = "SOURCE_COUNT"


class EntitySortField(Enum):
    NAME = "NAME"
    ARTICLE_COUNT = "ARTICLE_COUNT"
    SOURCE_COUNT = "SOURCE_COUNT"
    LAST_SEEN = "LAST_SEEN"


_DESCRIBED: tuple[tuple[type[Enum], str], ...] = (
    (Direction, "Ascending or descending."),
    (
        IngestFormat,
        "How a text is to be read. AUTO: by what it looks like. STORY_PAGE: a pasted page of an aggregator about one "
        "story. FEED: RSS or Atom. JSONL: one article as a JSON object a line.",
    ),
    (SearchKind, "What a search may find."),
    (BulletOrigin, "GIVEN: it stood on a pasted story page. EXTRACTED: taken from the story's articles."),
    (RatingAxis, "What a rating is about: the political side of an outlet, or how factual it is."),
    (
        ConflictKind,
        "How two reports contradict each other: one says what the other negates; the same thing is counted otherwise; "
        "one event has two times; it happened for one and is denied, planned or only proposed for the other; the same "
        "words are put into two mouths.",
    ),
    (StorySortField, "What stories are sorted by."),
    (EntitySortField, "What entities are sorted by."),
    (
        words.Modality,
        "How the text holds a thing to be: it happened, is planned, proposed, asked for, disputed by a named party "
        "(DENIED), or only imagined.",
    ),
    (words.Polarity, "NEGATED: the text says that it did not happen or does not hold."),
    (words.DocumentState, "Where a document stands between wish and law."),
    (words.EntityKind, "What an entity is. It decides which type the entity has."),
    (words.EventType, "What happens in an event: the sixteen types of PLOVER 0.8, and OTHER."),
    (words.Role, "What a participant does in an event."),
    (words.JobState, "How far a job is."),
    (words.Judgement, "Whether two are one: they are, they are not, or it is to be looked at."),
    (words.ArticleKind, "REPORT: an outlet published it. STORY_PAGE: a pasted page of an aggregator about a story."),
)


# As with a decorator, this must precede the first type that has a field of the enum.
for _enum, _description in _DESCRIBED:
    strawberry.enum(_enum, description=_description)
