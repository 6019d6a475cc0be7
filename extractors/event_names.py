"""What an event is called: its own name, or a short phrase made of what it is, who takes part, where and when."""

from functools import cache

from dramatis.words import EventType, Role
from extractors.event_drafts import Draft
from extractors.event_lexicon import event_lexicon, table, words_of
from extractors.reading import Reading

# More names than this make no readable title; the others stay participants.
_MOST_NAMES = 3
_BETWEEN = frozenset(["talks", "talk", "negotiations", "meeting", "call", "summit", "discussion", "exchange", "war"])


def event_name(reading: Reading, event: Draft) -> str:
    """For example "Talks between Russia and Ukraine in Istanbul, 2025-06-02"."""
    if event.name is not None:
        return event.name
    what = _what(reading, event)
    actors = _names(reading, event, Role.ACTOR)
    targets = [name for name in _names(reading, event, Role.RECIPIENT) if name not in actors]
    parts = [what[:1].upper() + what[1:]]
    if len(actors) > 1:
        parts.append(f"{'between' if what.split()[-1] in _BETWEEN else 'of'} {_joined(actors)}")
        if targets:
            parts.append(f"and {_joined(targets)}")
    elif actors and targets:
        parts.append(f"by {actors[0]}: {_joined(targets)}" if event.type.name not in _MEETINGS else "")
        if event.type.name in _MEETINGS:
            parts[-1] = f"of {actors[0]} and {_joined(targets)}"
    elif actors:
        parts.append(f"by {actors[0]}" if event.type.name not in _MEETINGS else f"with {actors[0]}")
    elif targets:
        parts.append(f"of {_joined(targets)}")
    if event.place is not None:
        place = reading.chains[event.place.chain].name
        if place not in actors and place not in targets:
            parts.append(f"in {place}")
    name = " ".join(part for part in parts if part)
    if event.when is not None:
        first, last = event.when
        name += f", {first}" if first == last else f", {first}/{last}"
    return name


_MEETINGS = frozenset(["CONSULT", "COOPERATE"])


@cache
def _nouns() -> dict[str, str]:
    return {verb: name for name, verbs in table("events_names.tsv") for verb in words_of(verbs)}


def _what(reading: Reading, event: Draft) -> str:
    start, end = event.triggers[0]
    entry = event.entry
    if entry is not None and entry.part == "n":
        return " ".join(token.lower_ for token in reading.doc[start:end])
    if event.mode == "phone":
        return "phone call"
    if entry is not None and entry.preposition:
        phrase = f"{event.word} {entry.preposition}"
        return _nouns().get(phrase) or _nouns().get(event.word) or _of_type(event) or phrase
    if event.word == "welcome" and event.type is not EventType.CONSULT:
        return event.word
    if event.word in event_lexicon().nouns:
        # "call", "protest": the verb is its own name.
        return _nouns().get(event.word, event.word)
    return _nouns().get(event.word) or _of_type(event) or event.word


def _of_type(event: Draft) -> str | None:
    """What events of its type and mode are called, or those of its type."""
    return _nouns().get(f"{event.type} {event.mode}") or _nouns().get(event.type)


def _names(reading: Reading, event: Draft, role: Role) -> list[str]:
    found = (reading.chains[part.chain].name for part in event.parts if part.role is role)
    return list(dict.fromkeys(found))[:_MOST_NAMES]


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
