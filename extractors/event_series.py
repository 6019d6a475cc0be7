"""Rounds of one series: "the next round", told without parties, is one of those whose parties the article names."""

from collections.abc import Sequence

from dramatis.words import EntityKind, EventType, Role
from extractors.event_drafts import Draft
from extractors.event_lexicon import listed
from extractors.participants_mentions import Part
from extractors.reading import Reading

# States hold rounds of talks, persons meet a second time: a minister's talks with a guest start no series of rounds.
_TALKS = listed("round talk negotiation consultation meeting summit meet negotiate confer")
_MEETINGS = listed("meet meeting summit")
_COUNTED = listed("round talk negotiation consultation meeting summit")
_OTHER_WAYS = frozenset(["phone", "visit"])


def share_parties(reading: Reading, events: Sequence[Draft]) -> None:
    """Gives counted rounds without parties those of the article's talks, if these are all between the same ones."""
    bodies = _of_series(reading, events, _TALKS, people=False)
    people = _of_series(reading, events, _MEETINGS, people=True)
    for event in events:
        if event.ordinal is None or event.word not in _COUNTED or not _may_be_one(event):
            continue
        parties = bodies or (people if event.word in _MEETINGS else [])
        told = {part.chain for part in _acting(reading, event, people=not bodies)}
        if told < {part.chain for part in parties}:
            present = {part.chain for part in event.parts if part.role is not Role.PLACE}
            event.parts += [part for part in parties if part.chain not in present]


def _of_series(reading: Reading, events: Sequence[Draft], words: frozenset[str], *, people: bool) -> list[Part]:
    """The parties that all talks of the article with such a word have; empty where there are several sets or none."""
    talks = [event for event in events if event.word in words and _may_be_one(event)]
    acting = [_acting(reading, event, people=people) for event in talks]
    series = {frozenset(part.chain for part in parts): parts for parts in acting if len(parts) > 1}
    return next(iter(series.values())) if len(series) == 1 else []


def _may_be_one(event: Draft) -> bool:
    return event.type is EventType.CONSULT and event.mode not in _OTHER_WAYS and event.name is None


def _acting(reading: Reading, event: Draft, *, people: bool) -> list[Part]:
    chains = reading.chains
    acting = [part for part in event.parts if part.role is Role.ACTOR]
    return [part for part in acting if (chains[part.chain].kind is EntityKind.PERSON) == people]
