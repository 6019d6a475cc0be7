"""Mentions of one event brought together: same kind of thing, and nobody, no place, no day, no count against it.

What is not said is compatible with everything; what is said must agree. Two different days are two events, and a
previous round is never the next one, however alike they are called.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dramatis.extraction import Evidence
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Modality, Polarity, Role
from extractors.event_drafts import Draft
from extractors.event_lexicon import listed
from extractors.participants_mentions import Part, homes_of
from extractors.reading import Chain, Reading

# Words for the same kind of thing; a word may be in several. Words in none only agree with themselves.
_FAMILIES = [
    listed(
        """talk negotiation meeting summit discussion dialogue dialog conversation consultation meet negotiate discuss
        confer consult speak huddle reconvene deliberation deliberate conference parley mediation mediate"""
    ),
    listed("call phone telephone teleconference videoconference conversation discussion discuss speak talk talks"),
    listed("visit trip tour revisit pay host receive welcome meet meeting"),
    listed(
        """attack strike airstrike bombing bomb shelling shell bombard bombardment raid barrage assault hit pound
        target fire launch offensive onslaught ambush explosion blast"""
    ),
    listed("invasion invade incursion offensive aggression attack war conflict fighting fight battle hostility"),
    listed("kill killing murder massacre slaughter slay shoot shooting assassinate assassination stab execute"),
    listed("protest demonstration demonstrate rally march picket sit-in"),
    listed("riot rioting unrest uprising"),
    listed("arrest detain detention jail imprison apprehend"),
    listed("exchange swap release free repatriate repatriation return trade hand"),
    listed("ceasefire cease-fire truce armistice cessation"),
    listed("agreement accord deal pact agree understanding sign signing ratify ratification conclude finalize"),
    listed("withdrawal withdraw pull pullback pullout retreat"),
    listed("sanction impose embargo tariff levy slap blacklist"),
    listed("election vote elect runoff ballot poll by-election"),
    listed("kidnapping kidnap abduction abduct hijack hijacking"),
    listed("drill exercise maneuver manoeuvre"),
    listed("deploy deployment mobilize mobilization amass mass station buildup"),
    listed("resign resignation step quit"),
    listed("accuse accusation allege allegation blame charge"),
    listed("condemn condemnation criticize criticise criticism denounce slam"),
    listed("earthquake quake"),
    listed("flood flooding"),
    listed("trial hearing"),
    listed("investigate investigation probe inquiry"),
]
_SAID_IN_IT = listed("discuss speak talk converse")
_SPOKEN = listed("conversation discussion dialogue exchange")
_UPCOMING = frozenset([Modality.SCHEDULED, Modality.PROPOSED, Modality.REQUESTED, Modality.HYPOTHETICAL])
# What is said most firmly wins; among the equally firm, what says most about the world.
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


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, words in enumerate(_FAMILIES):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_FAMILIES_OF = _families()


@dataclass(frozen=True, slots=True)
class Ground:
    """What the comparison of two mentions needs to know: the article's chains, and whose capital or seat one is."""

    chains: list[Chain]
    homes: dict[int, int]


# Not slotted: the cached property keeps its value in the object.
@dataclass(frozen=True)
class Linked:
    """Drafts whose triggers the syntax ties together: "discussed … in a phone call"."""

    pairs: frozenset[tuple[int, int]]

    def joins(self, one: Draft, other: Draft) -> bool:
        """The two report one event by construction."""
        if not self.pairs:
            return False
        few, many = (one, other) if len(one.heads) < len(other.heads) else (other, one)
        return any(partner in many.words for head in few.heads for partner in self._partners.get(head.i, ()))

    @cached_property
    def _partners(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for one, other in self.pairs:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
        return found


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
    fitting = [event for event in known[-_MEMORY:] if linked.joins(event, draft) or _agree(ground, event, draft)]
    if nearest and fitting:
        earlier = [event for event in fitting if event.first < draft.first]
        fitting = [max(earlier, key=lambda event: event.first)] if earlier else [fitting[0]]
    if not fitting:
        known.append(draft)
        return
    chosen = max(fitting, key=lambda event: (linked.joins(event, draft), _closeness(event, draft), event.first))
    _join(ground, chosen, draft)


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
    mine, theirs = _FAMILIES_OF.get(one.word), _FAMILIES_OF.get(other.word)
    if mine is None or theirs is None:
        return one.word == other.word
    if not mine & theirs:
        return False
    # A call is no meeting of the same parties, but "their conversation" may be one.
    if "phone" not in (one.mode, other.mode) or one.mode == other.mode or not (one.core and other.core):
        return True
    spoken = other if one.mode == "phone" else one
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
        # "A new round" may be the second one, as long as that is still to come.
        numbered = one if first else other
        over = numbered.modality is Modality.OCCURRED and (numbered.strength > 0 or numbered.when is not None)
        return 0 in (first, second) and max(first, second) > 1 and not over
    counted, plain = (one, other) if first is not None else (other, one)
    if counted.ordinal == -1:
        return plain.modality is Modality.OCCURRED and plain.strength > 0
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
    if one.polarity is not other.polarity and min(one.strength, other.strength) >= _FIRM:
        return False
    if one.modality is other.modality:
        return True
    over = Modality.OCCURRED in (one.modality, other.modality)
    ahead = one.modality in _UPCOMING or other.modality in _UPCOMING
    if over and ahead:
        # "The talks" without a tense may be those to come; talks that were held are not.
        past = one if one.modality is Modality.OCCURRED else other
        return past.strength == 0
    return True


def _places_agree(ground: Ground, one: Draft, other: Draft) -> bool:
    if one.place is None or other.place is None or one.place.chain == other.place.chain:
        return True
    first, second = ground.chains[one.place.chain], ground.chains[other.place.chain]
    # A city and its country are no contradiction.
    return (
        first.country is not None
        and first.country == second.country
        and (first.wikidata is None) != (second.wikidata is None)
    )


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
    # Countries and regions have a Wikidata id here, cities none.
    return other if ground.chains[one.chain].wikidata and ground.chains[other.chain].wikidata is None else one
