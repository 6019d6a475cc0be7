"""Events of other news: a table of passages from all parts of the world, and what is told of one event in each."""

from collections.abc import Callable

import pytest

from dramatis.extraction import LocalEvent
from dramatis.words import EventType, Modality, Polarity, Role
from extractors.reading import Reading
from tests.extractors.event_passages import PASSAGES, Passage
from tests.extractors.reading_events import Found, events_of

# A parser may be replaced by a better or smaller one: it may stumble over one row in ten, and over no more.
_ALLOWED = len(PASSAGES) // 10


@pytest.fixture(scope="session")
def events(read: Callable[..., Reading]) -> Callable[..., Found]:
    """The events of body and title, the article dated 14 March 2024."""
    return events_of(read)


def _fits(found: Found, event: LocalEvent, wanted: Passage) -> bool:
    day = str(event.start) if event.start else None
    return (
        (event.modality, event.polarity) == (wanted.modality, wanted.polarity)
        and (wanted.acting is None or found.those(event, Role.ACTOR) == wanted.acting)
        and (wanted.place is None or found.place(event) == wanted.place)
        and (wanted.day is None or day == wanted.day)
    )


def _shown(found: Found, event: LocalEvent) -> str:
    who = sorted(found.those(event, Role.ACTOR))
    return f"{event.modality} {event.polarity} {who} {found.place(event)} {event.start}"


def test_a_reader_of_the_passage_would_say_the_same_of_its_event(events: Callable[..., Found]) -> None:
    wrong = []
    for wanted in PASSAGES:
        found = events(wanted.text, wanted.title)
        told = found.of_type(wanted.type)
        right = sum(_fits(found, event, wanted) for event in told)
        if right != 1 or (len(told) > 1 and not wanted.among):
            wrong.append((wanted.text, [_shown(found, event) for event in told]))

    assert len(wrong) <= _ALLOWED, wrong


def test_who_only_stopped_or_failed_denies_nothing(events: Callable[..., Found]) -> None:
    found = events(
        "Kenya and Ethiopia failed to meet in Nairobi on Sunday, Kenyan Foreign Minister Alfred Wekesa said."
    )

    (meeting,) = found.of_type(EventType.CONSULT)
    assert (meeting.modality, meeting.polarity) == (Modality.OCCURRED, Polarity.NEGATED)


def test_those_who_stay_away_from_talks_are_no_party_to_them(events: Callable[..., Found]) -> None:
    found = events("Japan did not join the talks between Norway and Chile in Oslo.")

    (talks,) = found.of_type(EventType.CONSULT)
    assert found.those(talks, Role.ACTOR) == {"Norway", "Chile"}
    assert talks.polarity is Polarity.ASSERTED


def test_rounds_of_two_series_share_no_parties(events: Callable[..., Found]) -> None:
    found = events(
        "Serbia and Kosovo held talks in Brussels on Monday. Norway and Japan held talks in Oslo on Tuesday. "
        "A second round is planned for May."
    )

    later = [event for event in found.of_type(EventType.CONSULT) if event.modality is Modality.SCHEDULED]
    assert [found.those(event, Role.ACTOR) for event in later] == [set()]


def test_talks_on_another_matter_are_not_the_call_told_of_before(events: Callable[..., Found]) -> None:
    found = events(
        "Chile and Peru spoke by telephone on Monday. No decision has been taken to hold talks on fishing, a Chilean "
        "official said."
    )

    held = {(event.mode, event.modality) for event in found.of_type(EventType.CONSULT)}
    assert held == {("phone", Modality.OCCURRED), (None, Modality.DENIED)}
