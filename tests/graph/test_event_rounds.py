"""Rounds of talks: which one is the previous of which."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from dramatis.words import EventType, Modality, Polarity, Role
from graph.event_matching import EventCard
from graph.event_rounds import previous_round


def talks(
    name: str, day: str | None = None, *, parties: tuple[str, ...] = ("north", "south"), ordinal: int | None = None
) -> EventCard:
    """A round that was held."""
    start = PartialDate.parse(day) if day else None
    return EventCard(
        name,
        EventType.CONSULT,
        "talk",
        participants=tuple((Role.ACTOR, party) for party in parties),
        start=start,
        end=start,
        ordinal=ordinal,
    )


def befores(cards: list[EventCard]) -> dict[str, str]:
    """By id of an event the id of the one before it, of those that have one."""
    found = {card.id: previous_round(card, cards) for card in cards}
    return {key: before for key, before in found.items() if before is not None}


MAY, JUNE, JULY = talks("may", "2025-05-16"), talks("june", "2025-06-02"), talks("july", "2025-07-23")
PROPOSED = replace(talks("proposed", "2025-06-20"), modality=Modality.PROPOSED)
DENIED = replace(talks("denied", "2025-06-21"), modality=Modality.DENIED)
CALLED_OFF = replace(talks("called off", "2025-06-25"), polarity=Polarity.NEGATED)
NEXT = replace(talks("next", ordinal=0), modality=Modality.PROPOSED, reported=date(2025, 6, 10))
OTHERS = (
    talks("winter", "2025-02-18", parties=("north", "west")),
    talks("spring", "2025-05-30", parties=("north", "west")),
)
BY_STATE = EventCard(
    "state", EventType.CONSULT, "meeting", participants=((Role.ACTOR, "Utopia"), (Role.ACTOR, "Arcadia")),
    countries=frozenset({"UT", "AR"}), start=PartialDate.parse("2025-05-16"),
)  # fmt: skip
BY_MINISTER = EventCard(
    "minister", EventType.CONSULT, "talk", participants=((Role.ACTOR, "Moreau"), (Role.ACTOR, "Lindt")),
    countries=frozenset({"UT", "AR", "TR"}), place_country="TR", start=PartialDate.parse("2025-06-02"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("why", "cards", "expected"),
    [
        ("seventeen days apart in one city", [MAY, JUNE], {"june": "may"}),
        ("three in a row", [JULY, MAY, JUNE], {"june": "may", "july": "june"}),
        ("two series at one time", [MAY, JUNE, *OTHERS], {"june": "may", "spring": "winter"}),
        ("a proposed one between", [MAY, JUNE, PROPOSED, JULY], {"june": "may", "proposed": "june", "july": "june"}),
        ("a denied one between", [JUNE, DENIED, JULY], {"july": "june"}),
        ("one between that was called off", [JUNE, CALLED_OFF, JULY], {"july": "june"}),
        ("the next one, without a day", [MAY, JUNE, JULY, NEXT], {"june": "may", "july": "june", "next": "june"}),
        ("counted, one without a day", [talks("third", ordinal=3), talks("second", "2025-06-02", ordinal=2)],
         {"third": "second"}),
        ("counted, the earlier without a day", [talks("third", "2025-07-23", ordinal=3), talks("second", ordinal=2)],
         {"third": "second"}),
        ("a count is stronger than a day", [talks("third", "2025-07-23", ordinal=3),
         talks("second", "2025-06-02", ordinal=2), talks("side", "2025-07-10")], {"third": "second", "side": "second"}),
        ("one that nobody tells of is missing", [talks("second", "2025-06-02", ordinal=2),
         talks("fourth", "2025-08-01", ordinal=4)], {}),
        ("the first has none", [MAY, talks("first", "2025-06-02", ordinal=1)], {}),
        ("counts of another cycle", [talks("old", "2020-01-08", ordinal=3), talks("new", "2019-02-01", ordinal=4)], {}),
        ("held without a day or a count", [MAY, talks("undated")], {}),
        ("one day", [MAY, talks("same", "2025-05-16")], {}),
        ("a month that holds the day", [MAY, talks("month", "2025-05")], {}),
        ("a call is no round of talks", [replace(MAY, lemma="call", mode="phone"), replace(JUNE, mode="meet")], {}),
        ("only one party is the same", [MAY, talks("east", "2025-06-02", parties=("north", "east"))], {}),
        ("states and their ministers, with a host", [BY_STATE, BY_MINISTER], {"minister": "state"}),
        ("attacks aren't rounds", [replace(MAY, type=EventType.ASSAULT), replace(JUNE, type=EventType.ASSAULT)], {}),
    ],
)  # fmt: skip
def test_the_previous_round_is_the_last_one_held_before(
    why: str, cards: list[EventCard], expected: dict[str, str]
) -> None:
    assert befores(cards) == expected, why


DAYS = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2025, 12, 31)).map(str))
ROUNDS = st.lists(
    st.builds(
        lambda day, parties, ordinal, modality: (day, parties, ordinal, modality),
        DAYS,
        st.sampled_from([("a", "b"), ("a", "c")]),
        st.sampled_from([None, -1, 0, 1, 2, 3]),
        st.sampled_from(Modality),
    ),
    max_size=8,
)


@given(ROUNDS, st.randoms())
def test_the_order_of_the_cards_does_not_matter_and_no_chain_runs_in_a_circle(rounds, random) -> None:  # type: ignore[no-untyped-def]
    cards = [
        replace(talks(str(number), day, parties=parties, ordinal=ordinal), modality=modality)
        for number, (day, parties, ordinal, modality) in enumerate(rounds)
    ]
    shuffled = list(cards)
    random.shuffle(shuffled)

    found = befores(cards)

    assert befores(shuffled) == found
    for start in found:
        seen, at = {start}, found.get(start)
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found.get(at)
