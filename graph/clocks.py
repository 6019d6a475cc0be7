"""What a time scope keeps, as conditions of shapes: a link asked as of a time becomes a plain one that engines answer.

Which facts a graph knew at an instant follows from when each was recorded and retracted. Who is who isn't kept in time:
the facts of then are read with the entities of today. Counts, confidence and the times that a group shows are today's
too; its evidence is that of the facts which meet the scope.

A fact of which nobody knows when it was published is not known to have been by any instant, so `reported_by` leaves it
out; one of which nobody knows when it holds may hold at any time, so `valid_at` keeps it. A group is kept where one
single fact of it meets all clocks; its facts share their time in the world.
"""

from dataclasses import replace

from dramatis.errors import StoreError
from dramatis.partial_date import PartialDate
from dramatis.time_scope import TimeScope
from graph.shape import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Clock,
    Condition,
    Hop,
    In,
    Link,
    LinkDef,
    Reaches,
    Unknown,
)

# From a relation to the facts that state it, whether they are held or not.
_FACTS = Hop("STATES", out=False)
_HELD: tuple[Condition, ...] = (In("retracted", ("",)),)


def in_scope(definition: LinkDef, link: Link) -> LinkDef:
    """The definition with what the link's time scope keeps, or else with what is held today.

    Raises StoreError for a scope on a link that has no clock.
    """
    at = link.at
    match definition.clock:
        case Clock.NONE:
            if at is not None:
                raise StoreError(f"the link {link.name} can't be asked as of a time; leave the time scope out")
            return definition
        case Clock.TARGET:
            kept = _HELD if at is None else (*may_hold(at.valid_at), *_known_and_reported(at))
        case Clock.FACTS:
            kept = _HELD if at is None else (*may_hold(at.valid_at), *_group(at))
        case Clock.CARRIERS:
            return definition if at is None else replace(definition, hops=_carriers(definition.hops, at))
    return replace(definition, where=(*definition.where, *kept))


def may_hold(at: PartialDate | None) -> tuple[Condition, ...]:
    """`dramatis.partial_date.may_hold_at` of the properties `start` and `end`; nothing for None."""
    if at is None:
        return ()
    after = at.first_text_after
    lasting = (AtLeast("end", at.first_day.isoformat()), In("end", at.texts_containing), Unknown("end"))
    if after is None:
        return (AnyOf(lasting),)
    return AnyOf((Below("start", after), Unknown("start"))), AnyOf(lasting)


def _known_and_reported(at: TimeScope) -> tuple[Condition, ...]:
    """Of one fact, claim or report: held at `known_at`, else today, and published by `reported_by`."""
    kept: tuple[Condition, ...] = _HELD
    if at.known_at is not None:
        until = AnyOf((*_HELD, Above("retracted", at.known_text)))
        kept = (AtMost("recorded", at.known_text), until)
    if at.reported_by is not None:
        kept = (*kept, AtMost("reported", at.reported_text))
    return kept


def _group(at: TimeScope) -> tuple[Condition, ...]:
    """Of a group: one of its facts meets the scope. What is held today was first reported when its group was."""
    if at.known_at is None:
        return _known_and_reported(at)
    of_facts = Reaches((_FACTS,), "Fact", _known_and_reported(at))
    if at.reported_by is not None:
        return (of_facts,)
    # What a held group shows was recorded first is one of its held facts: most groups are known by that alone, and
    # looking at the facts of each takes five times as long.
    return (AnyOf((AllOf((*_HELD, AtMost("recorded", at.known_text))), of_facts)),)


def _carriers(hops: tuple[Hop, ...], at: TimeScope) -> tuple[Hop, ...]:
    """The hops, the first of which leads from a group to its facts, over those facts alone that meet the scope."""
    grouped, *rest = hops
    if at.known_at is not None:
        return replace(_FACTS, label="Fact", kept=_known_and_reported(at)), *rest
    if at.reported_by is not None:
        return replace(grouped, label="Fact", kept=(AtMost("reported", at.reported_text),)), *rest
    return hops
