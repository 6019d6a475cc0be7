"""Words that report one event by construction: "discussed it in a phone call", "met for talks", "the blast killed"."""

from extractors.event_coreference import Linked
from extractors.syntax import preposition_of, relation
from extractors.triggers import Trigger

_PHRASES = frozenset(["in", "during", "at", "by", "over", "on", "via", "for"])
# Verbs that tell what an attack or blast did.
_RESULTS = frozenset(["kill", "wound", "injure", "destroy", "hit", "damage"])
# Tokens around a noun in which the verb of its clause stands.
_AROUND = 25


def linked_triggers(triggers: list[Trigger]) -> Linked:
    """Triggers of one type that hang on each other: "discussed it in a phone call", "met for talks"."""
    by_token = {trigger.token.i: trigger for trigger in triggers}
    pairs: set[tuple[int, int]] = set()
    for trigger in triggers:
        if not trigger.nominal:
            continue
        above = by_token.get(trigger.top.head.i) if trigger.top.head.i != trigger.top.i else None
        above = above or _verb_beside(trigger, by_token)
        if above is None or above.token.i == trigger.token.i or above.entry.type is not trigger.entry.type:
            continue
        kind = relation(trigger.top)
        if above.nominal and kind != "compound":
            continue
        if kind == "nsubj" and not above.nominal and above.entry.word in _RESULTS:
            # "The blast killed ten": what it did is the blast.
            pairs.add((above.token.i, trigger.token.i))
            continue
        phrase = kind != "obj" and preposition_of(trigger.top).split(" ", 1)[0] in _PHRASES
        if phrase or (kind == "obj" and "topic" not in above.entry.flags):
            pairs.add((above.token.i, trigger.token.i))
    return Linked(frozenset(pairs))


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
