"""What the arguments and filters of the schema keep, as conditions of shapes."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from api.contract.sources import Resolve, Rule, Rules
from dramatis.partial_date import PartialDate
from dramatis.time_scope import TimeScope
from dramatis.times import instant
from graph.shape import AnyOf, AtLeast, Below, Beyond, Condition, Hop, In, Lacks, Linked, Matches, Order, Reaches

# The edges from a story to what stands in it.
_STORY_EDGES = ("HAS_ACTOR", "HAS_PLACE", "HAS_DOCUMENT", "HAS_EVENT")


def among(field: str) -> Rule:
    """The property is the value, or one of the values, given."""

    def rule(given: Any, _: Resolve) -> tuple[Condition, ...]:
        values = given if isinstance(given, list) else [given]
        return (In(field, tuple(str(value.value if isinstance(value, Enum) else value) for value in values)),)

    return rule


def at_least(field: str) -> Rule:
    """The property is the number given or more."""
    return lambda given, _: (AtLeast(field, given),)


def words(given: Any, _: Resolve) -> tuple[Condition, ...]:
    """All words of the text are found."""
    return (Matches(given),)


def linked(*hops: Hop, entities: bool = True) -> Rule:
    """Over the hops one of the ids given is reached; ids of entities and stories may have been merged away."""
    return linked_either(hops, entities=entities)


def linked_either(*ways: tuple[Hop, ...], entities: bool = True) -> Rule:
    """As `linked`, over any of the ways."""

    def rule(given: Any, resolve: Resolve) -> tuple[Condition, ...]:
        listed = given if isinstance(given, list) else [given]
        ids = resolve(listed) if entities else tuple(listed)
        found = tuple(Linked(way, ids) for way in ways)
        return found if len(found) == 1 else (AnyOf(found),)

    return rule


def linked_to_each(*ways: tuple[Hop, ...]) -> Rule:
    """As `linked_either`, for every one of the entities given."""

    def rule(given: Any, resolve: Resolve) -> tuple[Condition, ...]:
        return tuple(AnyOf(tuple(Linked(way, (key,)) for way in ways)) for key in resolve(given))

    return rule


def within(field: str) -> Rule:
    """The time lies in the range; unknown times never do."""
    return spanning(field, field)


def spanning(first: str, last: str) -> Rule:
    """What lasts from the one time to the other touches the range; unknown times never do."""

    def rule(given: Any, _: Resolve) -> tuple[Condition, ...]:
        found: list[Condition] = []
        if given.get("from") is not None:
            found.append(AtLeast(last, given["from"]))
        if given.get("to") is not None:
            found.append(Below(first, given["to"]))
        return tuple(found)

    return rule


def reaching(field: str, label: str, *hops: Hop) -> Rule:
    """Over the hops a node of the label is reached whose property is one of the values given."""

    def rule(given: Any, resolve: Resolve) -> tuple[Condition, ...]:
        return (Reaches(hops, label, among(field)(given, resolve)),)

    return rule


def copies(given: Any, _: Resolve) -> tuple[Condition, ...]:
    """True: it is a copy of another article; false: it isn't."""
    if given:
        return (Reaches((Hop("COPY_OF"),), "Article", ()),)
    return (Lacks(Hop("COPY_OF")),)


def beyond(given: Any, _: Resolve) -> tuple[Condition, ...]:
    """The relation's other end, seen from its owner, is of one of the kinds."""
    return (Beyond(tuple(str(kind.value if isinstance(kind, Enum) else kind) for kind in given)),)


def not_over_before(given: Any, _: Resolve) -> tuple[Condition, ...]:
    """The last day of start..end is not before the first day of the period given."""
    asked = PartialDate.parse(given)
    first_day = asked.first_day.isoformat()
    # No end: the start alone says when it was.
    either = [
        rule for side in ("start", "end") for rule in (AtLeast(side, first_day), In(side, asked.texts_containing))
    ]
    return (AnyOf(tuple(either)),)


def begun_by(given: Any, _: Resolve) -> tuple[Condition, ...]:
    """The first day of the start is not after the last day of the period given."""
    after = PartialDate.parse(given).first_text_after
    return (AtLeast("start", "0"),) if after is None else (Below("start", after),)


def as_of(given: Mapping[str, Any] | None) -> TimeScope | None:
    """The time scope of an argument `at`; None where none is given."""
    if given is None:
        return None
    valid, reported, known = (given.get(name) or "" for name in ("validAt", "reportedBy", "knownAt"))
    return TimeScope(PartialDate.parse(valid) if valid else None, instant(reported), instant(known))


_STANDS_IN = tuple((Hop(edge),) for edge in _STORY_EDGES)
_WHERE_IT_STANDS = tuple((Hop(edge, out=False),) for edge in _STORY_EDGES)

STORY_FILTER: Rules = {
    "text": words,
    "entities": linked_either(*_STANDS_IN),
    "allEntities": linked_to_each(*_STANDS_IN),
    "places": linked(Hop("HAS_PLACE")),
    "eventTypes": reaching("type", "Entity", Hop("HAS_EVENT")),
    "sources": linked(Hop("IN_STORY", out=False), Hop("PUBLISHED", out=False), entities=False),
    "reported": spanning("first_reported", "last_reported"),
    "minArticles": at_least("article_count"),
    "minSources": at_least("source_count"),
}
ENTITY_FILTER: Rules = {
    "kinds": among("kind"),
    "text": words,
    "stories": linked_either(*_WHERE_IT_STANDS),
    "minArticles": at_least("article_count"),
    "minSources": at_least("source_count"),
    "reported": spanning("first_seen", "last_seen"),
}
ACTOR_FILTER: Rules = {**ENTITY_FILTER, "stories": linked(Hop("HAS_ACTOR", out=False))}
EVENT_FILTER: Rules = {
    "types": among("type"),
    "modality": among("modality"),
    "participants": linked(Hop("PARTICIPATION"), Hop("PARTICIPANT")),
    "places": linked(Hop("EVENT_PLACE")),
    "from": not_over_before,
    "to": begun_by,
    "stories": linked(Hop("HAS_EVENT", out=False)),
}
RELATION_FILTER: Rules = {
    "predicates": among("predicate"),
    "subject": linked(Hop("RELATION_SUBJECT")),
    "object": linked(Hop("RELATION_OBJECT")),
    "modality": among("modality"),
    "polarity": among("polarity"),
    "minSources": at_least("source_count"),
    "minConfidence": at_least("confidence"),
}
RELATIONS_OF_ENTITY: Rules = {**RELATION_FILTER, "kinds": beyond}
_END_OF_KIND = {side: reaching("kind", "Entity", Hop(f"RELATION_{side.upper()}")) for side in ("subject", "object")}
ARTICLE_FILTER: Rules = {
    "text": words,
    "sources": linked(Hop("PUBLISHED", out=False), entities=False),
    "published": within("published_at"),
    "copies": copies,
    "kinds": among("kind"),
}

CONFLICTS_OF_STORY = linked(Hop("HAS_CONFLICT", out=False))
_CONTESTED = Hop("CONTESTED_IN", out=False)
# The speaker and those spoken of, the event itself, and those who take part in it or of whom a relation holds.
CONFLICTS_OF_ENTITY = linked_either(
    (_CONTESTED, Hop("SAID_BY")),
    (_CONTESTED, Hop("IS_ABOUT")),
    (_CONTESTED, Hop("RESOLVED_TO")),
    (_CONTESTED, Hop("RESOLVED_TO"), Hop("PARTICIPATION"), Hop("PARTICIPANT")),
    (_CONTESTED, Hop("STATES"), Hop("INVOLVED_IN", out=False)),
)


def audit_of(given: str, resolve: Resolve) -> tuple[Condition, ...]:
    """The record is of the thing, or concerns it, under this id or the one that it is merged into."""
    ids = tuple(dict.fromkeys((given, *resolve((given,)))))
    return (AnyOf((In("target", ids), Linked((Hop("AUDIT_OF"),), ids))),)


def by(rules: Rules) -> Rule:
    """The rule of a filter: those of its fields that are given, all of them. A field that is null isn't given."""

    def rule(given: Mapping[str, Any], resolve: Resolve) -> tuple[Condition, ...]:
        kept = ((rules[name], value) for name, value in given.items() if value is not None)
        return tuple(condition for field, value in kept for condition in field(value, resolve))

    return rule


def relations(given: Mapping[str, Any], resolve: Resolve) -> tuple[Condition, ...]:
    """The rule of a RelationFilter where no entity asks: an end that the filter leaves open is of one of the kinds."""
    kept = by(RELATION_FILTER)({name: value for name, value in given.items() if name != "kinds"}, resolve)
    kinds = given.get("kinds")
    if kinds is None:
        return kept
    either = tuple(
        condition
        for side, rule in _END_OF_KIND.items()
        if given.get(side) is None
        for condition in rule(kinds, resolve)
    )
    # Both ends given: there is none left to ask for a kind.
    return kept if not either else (*kept, AnyOf(either))


def _newest(field: str) -> tuple[Order, ...]:
    return (Order(field, descending=True), Order("id"))


STORY_SORTS: Mapping[str, tuple[Order, ...]] = {
    "LAST_REPORTED": _newest("last_reported"),
    "FIRST_REPORTED": _newest("first_reported"),
    "ARTICLE_COUNT": _newest("article_count"),
    "SOURCE_COUNT": _newest("source_count"),
}
# What a text finds: the things of that name before events in whose names they stand, the most reported first.
ENTITIES_FOUND = (Order("rank"), Order("article_count", descending=True), Order("id"))
ENTITY_SORTS: Mapping[str, tuple[Order, ...]] = {
    "NAME": _newest("name"),
    "ARTICLE_COUNT": _newest("article_count"),
    "SOURCE_COUNT": _newest("source_count"),
    "LAST_SEEN": _newest("last_seen"),
}
