"""Words that report one event by construction: "discussed it in a phone call", "met for talks", "the blast killed"."""

from dataclasses import dataclass
from functools import cached_property

from extractors.event_drafts import Draft
from extractors.modality_forms import is_joined_by_or
from extractors.participants_doers import RESULTS, result_of
from extractors.participants_mentions import Mentions
from extractors.syntax import preposition_of, relation
from extractors.triggers import Trigger

_PHRASES = frozenset(["in", "during", "at", "by", "over", "on", "via", "for"])
_MEETING = frozenset(["meet", "gather", "convene", "huddle"])
_TALKING = frozenset(["discuss", "talk", "confer", "negotiate", "consult", "deliberate"])
# Tokens around a noun in which the verb of its clause stands.
_AROUND = 25


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


def linked_triggers(mentions: Mentions, triggers: list[Trigger]) -> Linked:
    """Triggers of one type that hang on each other: "discussed it in a phone call", "met for talks"."""
    by_token = {trigger.token.i: trigger for trigger in triggers}
    pairs: set[tuple[int, int]] = set()
    for trigger in triggers:
        if not trigger.nominal:
            if trigger.entry.word in _TALKING and _is_purpose(trigger, by_token):
                pairs.add((trigger.token.head.i, trigger.token.i))
            told = result_of(mentions, trigger.token)
            if told is not None:
                pairs.add((told, trigger.token.i))
            continue
        above = by_token.get(trigger.top.head.i) if trigger.top.head.i != trigger.top.i else None
        above = above or _verb_beside(trigger, by_token)
        if above is None or above.token.i == trigger.token.i or above.entry.type is not trigger.entry.type:
            continue
        kind = relation(trigger.top)
        if above.nominal and kind == "conj" and is_joined_by_or(trigger.top):
            # "No consultations or negotiations"
            pairs.add((above.token.i, trigger.token.i))
        if above.nominal and kind != "compound":
            continue
        if kind == "nsubj" and not above.nominal and above.entry.word in RESULTS:
            # "The blast killed ten": what it did is the blast.
            pairs.add((above.token.i, trigger.token.i))
            continue
        phrase = kind != "obj" and preposition_of(trigger.top).split(" ", 1)[0] in _PHRASES
        if phrase or (kind == "obj" and "topic" not in above.entry.flags):
            pairs.add((above.token.i, trigger.token.i))
    return Linked(frozenset(pairs))


def _is_purpose(trigger: Trigger, by_token: dict[int, Trigger]) -> bool:
    """What one meets for is done there: "met in Cairo to discuss the truce"."""
    above = by_token.get(trigger.token.head.i)
    if above is None or above.nominal or above.token.i >= trigger.token.i:
        return False
    infinitive = any(child.lower_ == "to" for child in trigger.token.children)
    purpose = relation(trigger.token) in ("advcl", "xcomp") and infinitive
    return purpose and above.entry.type is trigger.entry.type and above.entry.word in _MEETING


def _verb_beside(trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
    """The verb of the same type whose clause opens or closes with the noun: "In a call on Monday, X discussed …"."""
    if preposition_of(trigger.top).split(" ", 1)[0] not in _PHRASES:
        return None
    for index in range(trigger.token.i - _AROUND, trigger.token.i + _AROUND):
        other = by_token.get(index)
        if other is None:
            continue
        if not other.nominal and other.entry.type is trigger.entry.type and other.token.sent == trigger.token.sent:
            low, high = sorted((trigger.token.i, index))
            if not any(token.pos_ == "VERB" for token in trigger.token.doc[low + 1 : high]):
                return other
    return None
