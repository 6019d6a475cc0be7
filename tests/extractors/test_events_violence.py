"""What kills, hits or beats without attacking anybody, and what does attack."""

from collections.abc import Callable

import pytest

from dramatis.words import EventType, Role
from extractors.reading import Reading
from tests.extractors.reading_events import Found, events_of


@pytest.fixture(scope="session")
def events(read: Callable[..., Reading]) -> Callable[..., Found]:
    """The events of body and title, the article dated 14 March 2024."""
    return events_of(read)


@pytest.mark.parametrize(
    "text",
    [
        "A magnitude 6.4 earthquake hit western Nepal late on Friday, killing at least 40 people, police said.",
        "Dozens of people were killed in floods that hit northern Bangladesh on Monday.",
        "Heavy rain destroyed 300 homes in Sylhet on Monday.",
        "At least 12 people were killed when a bus plunged into a ravine in Peru.",
        "Cholera has killed 200 people in Zambia since October.",
        "Typhoon Yagi struck Vietnam on Saturday.",
        "Novak Djokovic beat Carlos Alcaraz 7-6 7-6 in Paris on Sunday.",
        "Luiz Inacio Lula da Silva narrowly beat Jair Bolsonaro in a run-off election on Sunday.",
        "Donald Trump beat Kamala Harris in Pennsylvania.",
    ],
)
def test_what_nobody_did_is_no_assault(events: Callable[..., Found], text: str) -> None:
    assert EventType.ASSAULT not in [event.type for event in events(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "A Russian missile hit Kharkiv, killing three people.",
        "Israeli soldiers killed two men in Jenin on Monday.",
        "Five people were killed in an Israeli air strike on Gaza.",
        "Kenyan police opened fire on demonstrators in Nairobi on Tuesday, killing five.",
        "A Saudi driver killed five people in Germany when he drove his car into the crowd.",
    ],
)
def test_an_attack_is_one(events: Callable[..., Found], text: str) -> None:
    assert EventType.ASSAULT in [event.type for event in events(text).events]


def test_who_beats_a_rival_at_the_polls_takes_part_in_an_election(events: Callable[..., Found]) -> None:
    found = events("Luiz Inacio Lula da Silva narrowly beat Jair Bolsonaro in a run-off election on Sunday.")

    assert [(event.type, event.contexts) for event in found.events] == [(EventType.OTHER, ("election",))]


def test_a_town_does_not_act_through_its_court(events: Callable[..., Found]) -> None:
    found = events("A court in Lyon sentenced former minister Jean Dufour to two years in prison.")

    (event,) = found.events
    assert [part.role for part in event.participants] == [Role.RECIPIENT]
