"""Mentions of one event brought together: same kind of thing, and nobody, no place, no day, no count against it.

What is not said is compatible with everything; what is said must agree. Two different days are two events, and a
previous round is never the next one, however alike they are called.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TypeVar

from dramatis.extraction import Evidence
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, EventType, Modality, Polarity, Role
from extractors.event_drafts import Draft
from extractors.event_families import families_of
from extractors.event_lexicon import listed
from extractors.event_links import Linked
from extractors.modality_governors import DEFAULT
from extractors.participants_mentions import Part, homes_of
from extractors.reading import Chain, Reading

_SAID_IN_IT = listed("discuss speak talk converse")
_SPOKEN = listed("conversation discussion dialogue exchange")
_UPCOMING = frozenset([Modality.SCHEDULED, Modality.PROPOSED, Modality.REQUESTED, Modality.HYPOTHETICAL])
# What a reader would say of the event as a whole when its mentions disagree:
# 1. A condition or a possibility is an aside. It stands where nothing else is said, and never lowers a report that the
#    event took place, is set, proposed or asked for: "the talks are set for May; if they were held in Oslo, …".
# 2. Otherwise the firmest word wins: "will meet" over a bare "the meeting".
# 3. Among the equally firm, what is called off or did not come about is so, whatever was planned before.
# 4. Then what says most about the world: a dispute qualifies the report that it disputes, so it comes first; what took
#    place is more than what is set, that more than what somebody brings forward, that more than what is demanded.
_PRECEDENCE = [
    Modality.DENIED,
    Modality.OCCURRED,
    Modality.SCHEDULED,
    Modality.PROPOSED,
    Modality.REQUESTED,
    Modality.HYPOTHETICAL,
]
# A definite noun reaches back to the latest compatible events, no further than this many.
_MEMORY = 40
_FIRM = 3
_Sortable = TypeVar("_Sortable", tuple[int, int], Evidence)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the comparison of two mentions needs to know: the article's chains, and whose capital or seat one is."""

    chains: list[Chain]
    homes: dict[int, int]


def merge(reading: Reading, drafts: list[Draft], linked: Linked) -> list[Draft]:
    """The events, each with all its mentions, in the order of their first mention."""
    ground = Ground(reading.chains, homes_of(reading))
    events: list[Draft] = []
    waiting: list[Draft] = []
    for draft in drafts:
        # "The talks" with nothing else can only be told once the events with a name, day or place are known.
        (waiting if is_bare(draft) else events).append(draft)
    known: list[Draft] = []
    for draft in events:
        _place(ground, known, draft, linked)
    for draft in waiting:
        _place(ground, known, draft, linked, nearest=True)
    return sorted(known, key=lambda event: event.first)


def _place(ground: Ground, known: list[Draft], draft: Draft, linked: Linked, *, nearest: bool = False) -> None:
    fitting = [event for event in known[-_MEMORY:] if _belong(ground, linked, event, draft)]
    if nearest and fitting:
        earlier = [event for event in fitting if event.first < draft.first]
        fitting = [max(earlier, key=lambda event: event.first)] if earlier else [fitting[0]]
    if not fitting:
        known.append(draft)
        return
    chosen = max(fitting, key=lambda event: (linked.joins(event, draft), _closeness(event, draft), event.first))
    _join(ground, chosen, draft)


def _belong(ground: Ground, linked: Linked, one: Draft, other: Draft) -> bool:
    # "Failed to be elected in a first round of voting": the vote that was held isn't the election that wasn't.
    tied = linked.joins(one, other) and one.polarity is other.polarity
    return tied or _agree(ground, one, other)


def _closeness(one: Draft, other: Draft) -> int:
    shared = len(one.core & other.core)
    same_day = one.when is not None and one.when == other.when
    same_place = one.place is not None and other.place is not None and one.place.chain == other.place.chain
    return shared + 3 * same_day + same_place


def is_bare(draft: Draft) -> bool:
    """Nothing is said of it by which it could be told from others."""
    return not draft.core and draft.when is None and draft.place is None and draft.name is None


def _agree(ground: Ground, one: Draft, other: Draft) -> bool:
    return (
        one.type is other.type
        and _same_kind(one, other)
        and _ordinals_agree(one, other)
        and _times_agree(one, other)
        and _holdings_agree(one, other)
        and _places_agree(ground, one, other)
        and _parties_agree(ground, one, other)
        and _roles_agree(one, other)
        and _dated_alike(ground, one, other)
    )


def _roles_agree(one: Draft, other: Draft) -> bool:
    """Nobody acts in one mention and is acted upon in the other: two sides that shell each other do two things."""
    return not (_in_role(one, Role.ACTOR) & _in_role(other, Role.RECIPIENT)) and not (
        _in_role(one, Role.RECIPIENT) & _in_role(other, Role.ACTOR)
    )


def _in_role(draft: Draft, role: Role) -> set[int]:
    return {part.chain for part in draft.parts if part.role is role}


def _same_kind(one: Draft, other: Draft) -> bool:
    if one.name is not None and other.name is not None:
        return one.name == other.name
    if one.name is not None or other.name is not None:
        return one.word == other.word
    mine, theirs = families_of().get(one.word), families_of().get(other.word)
    if mine is None or theirs is None:
        return one.word == other.word
    if not mine & theirs:
        return False
    # A call is no meeting of the same parties, but "their conversation" may be one.
    if "phone" not in (one.mode, other.mode) or one.mode == other.mode:
        return True
    spoken = other if one.mode == "phone" else one
    if not (one.core and other.core):
        # "To hold talks on any other issue" isn't the call of which the sentence before tells.
        return spoken.definite or spoken.entry is None or spoken.entry.part == "v"
    if spoken.definite and spoken.word in _SPOKEN:
        return True
    # "… what the two discussed" in a report of their call.
    return spoken.word in _SAID_IN_IT and spoken.when is None and spoken.place is None and one.core == other.core


def _ordinals_agree(one: Draft, other: Draft) -> bool:
    first, second = one.ordinal, other.ordinal
    if first is None and second is None:
        return True
    if first is not None and second is not None:
        if first == second:
            return True
        if one.type is EventType.OTHER:
            # "New elections" are no second ballot.
            return False
        # "A new round" may be the second one, as long as that is still to come.
        numbered = one if first else other
        over = numbered.modality is Modality.OCCURRED and (numbered.strength > 0 or numbered.when is not None)
        return 0 in (first, second) and max(first, second) > 1 and not over
    counted, plain = (one, other) if first is not None else (other, one)
    if counted.ordinal == -1:
        return plain.modality is Modality.OCCURRED and plain.strength > 0
    if (counted.ordinal or 0) > 1 and not counted.definite and counted.first > plain.first and not _tied(one, other):
        # "They met on Monday. A second meeting …" is another one.
        return plain.strength == DEFAULT or plain.modality is not Modality.OCCURRED
    if counted.ordinal == 0:
        return not (plain.modality is Modality.OCCURRED and plain.strength >= _FIRM)
    return True


def _times_agree(one: Draft, other: Draft) -> bool:
    if one.when is None or other.when is None:
        return True
    (first, last), (start, end) = one.when, other.when
    return first.first_day <= end.last_day and start.first_day <= last.last_day


def _dated_alike(ground: Ground, one: Draft, other: Draft) -> bool:
    """A mention without a date may be the dated one if it names a party or place of it, or points back to it."""
    if (one.when is None) == (other.when is None):
        return True
    dated, plain = (one, other) if one.when is not None else (other, one)
    if _states(ground, one.core) & _states(ground, other.core):
        return True
    if one.place is not None and other.place is not None and one.place.chain == other.place.chain:
        return True
    return (plain.definite and plain.first > dated.first) or is_bare(plain)


def _holdings_agree(one: Draft, other: Draft) -> bool:
    if one.polarity is not other.polarity and min(one.strength, other.strength) > DEFAULT:
        return _is_called_off(one, other)
    if one.modality is other.modality:
        return True
    over = Modality.OCCURRED in (one.modality, other.modality)
    ahead = one.modality in _UPCOMING or other.modality in _UPCOMING
    if over and ahead:
        if _is_called_off(one, other):
            return True
        # "The talks" without a tense may be those to come; talks that were held are not.
        past = one if one.modality is Modality.OCCURRED else other
        return past.strength == 0
    return True


def _is_called_off(one: Draft, other: Draft) -> bool:
    """One tells of a plan, the other that nothing came of it: "set for Sunday … will not take place"."""
    plan, off = (one, other) if one.polarity is Polarity.ASSERTED else (other, one)
    if plan.polarity is off.polarity or plan.modality not in _UPCOMING or off.modality is Modality.HYPOTHETICAL:
        return False
    numbered = one.ordinal is not None and one.ordinal == other.ordinal
    return off.definite or numbered or _tied(one, other)


def _places_agree(ground: Ground, one: Draft, other: Draft) -> bool:
    if one.place is None or other.place is None or one.place.chain == other.place.chain:
        return True
    first, second = ground.chains[one.place.chain], ground.chains[other.place.chain]
    if _is_building(first) != _is_building(second) and (one.definite or other.definite):
        # "Met in Tallinn on Monday. The meeting at the Kadriorg Palace …"
        return True
    # A city and its country are no contradiction.
    return (
        first.country is not None
        and first.country == second.country
        and (first.wikidata is None) != (second.wikidata is None)
    )


def _is_building(place: Chain) -> bool:
    """The gazetteer doesn't know it: a palace, an airport, a square, which may be in any town."""
    return place.wikidata is None and place.geonames is None and place.country is None


def _parties_agree(ground: Ground, one: Draft, other: Draft) -> bool:
    mine, theirs = _states(ground, one.core), _states(ground, other.core)
    if not mine or not theirs:
        if one.definite or other.definite or one.when == other.when:
            return True
        # Without a party on one side something else has to tie them: a day or a place.
        return _tied(one, other) or (not mine and is_bare(one)) or (not theirs and is_bare(other))
    if mine <= theirs or theirs <= mine:
        return True
    shared = mine & theirs
    joint = one.entry is not None and one.entry.joint
    if joint and len(mine) == len(theirs) == 1 and (one.definite or other.definite):
        # "its proposal for talks" and "Ukraine hasn't rejected this meeting" each name one side.
        return _people(ground, mine) == _people(ground, theirs) == set()
    if not shared:
        return False
    if _people(ground, mine) and _people(ground, theirs) and not _people(ground, shared):
        return False
    return len(shared) * 2 >= min(len(mine), len(theirs)) and (len(shared) >= 2 or _tied(one, other))


def _states(ground: Ground, chains: set[int]) -> set[int]:
    """The chains, a seat of government replaced by its state where the article names that."""
    return {ground.homes.get(chain, chain) for chain in chains}


def _people(ground: Ground, chains: set[int]) -> set[int]:
    return {chain for chain in chains if ground.chains[chain].kind is EntityKind.PERSON}


def _tied(one: Draft, other: Draft) -> bool:
    same_day = one.when is not None and other.when is not None
    same_place = one.place is not None and other.place is not None and one.place.chain == other.place.chain
    return same_day or same_place


def _join(ground: Ground, event: Draft, more: Draft) -> None:
    # In place: an event that is told a thousand times must not be copied a thousand times.
    for span in more.triggers:
        _keep_sorted(event.triggers, span)
    event.heads.extend(more.heads)
    event.words.update(more.words)
    for evidence in more.evidence:
        _keep_sorted(event.evidence, evidence)
    event.documents = list(dict.fromkeys([*event.documents, *more.documents]))
    event.parts = _joined_parts(event.parts, more.parts)
    event.contexts = tuple(dict.fromkeys([*event.contexts, *more.contexts]))
    event.quantities = tuple(dict.fromkeys([*event.quantities, *more.quantities]))
    event.mode = event.mode or more.mode
    event.name = event.name or more.name
    event.definite = event.definite or more.definite
    if more.ordinal is not None and (event.ordinal is None or (event.ordinal <= 0 < more.ordinal)):
        event.ordinal = more.ordinal
    event.when = _narrower(event, more)
    event.place = _finer(ground, event.place, more.place)
    if (more.definite or not is_bare(more)) and _prefers(more, event):
        event.modality, event.strength = more.modality, more.strength
        event.modality_words = more.modality_words
        event.polarity = more.polarity


def _keep_sorted(known: list[_Sortable], item: _Sortable) -> None:
    place = bisect_left(known, item)
    if place == len(known) or known[place] != item:
        known.insert(place, item)


def _prefers(more: Draft, event: Draft) -> bool:
    aside = more.modality is Modality.HYPOTHETICAL
    if aside != (event.modality is Modality.HYPOTHETICAL) and (event if aside else more).strength > DEFAULT:
        return not aside
    if more.strength != event.strength:
        return more.strength > event.strength
    if more.polarity is not event.polarity:
        return more.polarity is Polarity.NEGATED
    return _PRECEDENCE.index(more.modality) < _PRECEDENCE.index(event.modality)


def _joined_parts(known: list[Part], more: list[Part]) -> list[Part]:
    found = list(known)
    for part in more:
        if not any(part.chain == one.chain and part.role is one.role for one in found):
            if part.role is Role.PLACE and any(one.chain == part.chain for one in found):
                continue
            found.append(part)
    return found


def _narrower(event: Draft, more: Draft) -> tuple[PartialDate, PartialDate] | None:
    if event.when is None or more.when is None:
        return event.when or more.when
    return min((event.when, more.when), key=lambda when: (when[1].last_day - when[0].first_day).days)


def _finer(ground: Ground, one: Part | None, other: Part | None) -> Part | None:
    if one is None or other is None:
        return one or other
    if _is_building(ground.chains[one.chain]) != _is_building(ground.chains[other.chain]):
        return other if _is_building(ground.chains[one.chain]) else one
    # Countries and regions have a Wikidata id here, cities none.
    return other if ground.chains[one.chain].wikidata and ground.chains[other.chain].wikidata is None else one
