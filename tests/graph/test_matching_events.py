"""Reports of events: which tell of one event, which of two, and which are left to a person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from dramatis.words import EventType, Judgement, Modality, Polarity, Role
from graph.event_matching import MOST_EVENT_KEYS, EventCard, event_keys, score_events
from graph.event_tellings import telling

STORY = frozenset({"story"})


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def parties(*names: str) -> tuple[tuple[Role, str], ...]:
    return tuple((Role.ACTOR, name) for name in names)


ROUND_ONE = EventCard(
    "one", EventType.CONSULT, "talk", participants=parties("north", "south"), place="lakeside", place_country="CH",
    start=day("2025-05-16"), end=day("2025-05-16"), reported=date(2025, 5, 17), stories=STORY,
)  # fmt: skip
ROUND_TWO = replace(
    ROUND_ONE, id="two", lemma="meeting", start=day("2025-06-02"), end=day("2025-06-02"), modality=Modality.PROPOSED,
    reported=date(2025, 5, 28),
)  # fmt: skip
UNDATED = replace(ROUND_TWO, id="undated", start=None, end=None)
STRIKE = EventCard(
    "strike", EventType.ASSAULT, "strike", participants=((Role.ACTOR, "north"), (Role.RECIPIENT, "south")),
    place="harbour", place_country="UA", start=day("2025-05-20"), end=day("2025-05-20"), reported=date(2025, 5, 20),
    stories=STORY,
)  # fmt: skip


CEASEFIRE = replace(
    ROUND_ONE, type=EventType.RETREAT, mode="ceasefire", lemma="ceasefire", countries=frozenset({"AA", "BB"}),
    place=None, place_country=None,
)  # fmt: skip
TOLD = telling("article", ["attack"], [], [])


def meeting(*who: str, of: tuple[str, ...]) -> EventCard:
    """A meeting of these, of whom these countries are known."""
    return replace(ROUND_ONE, participants=parties(*who), countries=frozenset(of))


def resignation(who: str) -> EventCard:
    """A minister of one state resigns."""
    return replace(ROUND_ONE, type=EventType.RETREAT, mode="resign", lemma="resign", participants=parties(who),
                   countries=frozenset({"AA"}), place=None, place_country=None)  # fmt: skip


def judgement(left: EventCard, right: EventCard) -> Judgement:
    """The judgement on two cards with other ids."""
    return score_events(replace(left, id="left"), replace(right, id="right")).judgement


def test_two_rounds_in_one_city_are_two_events() -> None:
    assert judgement(ROUND_ONE, ROUND_TWO) is Judgement.DIFFERENT


def test_a_proposed_meeting_that_took_place_is_one_event() -> None:
    held = replace(ROUND_TWO, modality=Modality.OCCURRED, reported=date(2025, 6, 2))

    assert judgement(ROUND_TWO, held) is Judgement.SAME


def test_a_proposal_without_a_date_is_not_the_round_already_held() -> None:
    assert judgement(UNDATED, ROUND_ONE) is Judgement.DIFFERENT


def test_a_meeting_reported_as_held_is_not_one_still_to_come() -> None:
    held = replace(UNDATED, modality=Modality.OCCURRED, reported=date(2025, 5, 28))

    assert judgement(held, ROUND_TWO) is Judgement.DIFFERENT


def test_a_proposal_without_a_date_may_be_the_meeting_to_come_but_a_person_decides() -> None:
    assert judgement(UNDATED, ROUND_TWO) is Judgement.UNSURE


def test_reports_of_one_day_in_other_words_and_stories_are_one_event() -> None:
    elsewhere = replace(ROUND_ONE, lemma="negotiation", stories=frozenset({"other"}), reported=date(2025, 5, 18))

    assert judgement(ROUND_ONE, elsewhere) is Judgement.SAME


def test_the_state_and_its_minister_at_one_meeting_are_one_event() -> None:
    states = replace(ROUND_ONE, participants=parties("Utopia", "Arcadia"), countries=frozenset({"UT", "AR"}))
    ministers = replace(ROUND_ONE, participants=parties("Moreau", "Lindt"), countries=frozenset({"UT", "AR"}))

    assert judgement(states, ministers) is Judgement.SAME
    assert judgement(states, replace(ministers, countries=frozenset({"UT", "XX"}))) is Judgement.DIFFERENT


@pytest.mark.parametrize(
    ("why", "left", "right"),
    [
        ("tolls rise", replace(STRIKE, quantities=("12 people",)), replace(STRIKE, quantities=("40 people",))),
        ("a bomb, told as a strike from the air", replace(STRIKE, mode="explosives"), replace(STRIKE, mode="aerial")),
        ("the attack of a day in a town", STRIKE, replace(STRIKE, lemma="attack", participants=())),
        (
            "nobody is named on either side",
            replace(STRIKE, participants=()),
            replace(STRIKE, participants=(), end=None),
        ),
        ("the ceasefire of a day", CEASEFIRE, replace(CEASEFIRE, participants=(), countries=frozenset())),
    ],
)
def test_one_story_and_day_tell_which_event_is_meant(why: str, left: EventCard, right: EventCard) -> None:
    assert judgement(left, right) is Judgement.SAME, why


def test_a_larger_circle_holds_the_smaller_one() -> None:
    with_host = replace(ROUND_ONE, participants=parties("north", "south", "host"))

    assert judgement(ROUND_ONE, with_host) is Judgement.SAME


@pytest.mark.parametrize(
    ("why", "left", "right"),
    [
        ("type", ROUND_ONE, replace(ROUND_ONE, type=EventType.PROTEST)),
        ("nobody is the same", ROUND_ONE, replace(ROUND_ONE, participants=parties("east", "west"))),
        ("country", ROUND_ONE, replace(ROUND_ONE, place="capital", place_country="TR")),
        ("day", ROUND_ONE, replace(ROUND_ONE, start=day("2025-05-17"), end=day("2025-05-17"))),
        ("month", ROUND_ONE, replace(ROUND_ONE, start=day("2025-06"), end=day("2025-06"))),
        ("round", replace(ROUND_ONE, ordinal=1), replace(ROUND_ONE, ordinal=2)),
        ("previous and next", replace(UNDATED, ordinal=-1), replace(UNDATED, ordinal=0)),
        ("quantity", replace(ROUND_ONE, quantities=("12",)), replace(ROUND_ONE, quantities=("40",))),
        ("two ministers of one state resign", resignation("person:Lee"), resignation("person:Roe")),
        ("names", replace(STRIKE, named=True, name="Operation Ash"), replace(STRIKE, named=True, name="Operation Oak")),
        ("who did it", STRIKE, replace(STRIKE, participants=((Role.ACTOR, "south"), (Role.RECIPIENT, "north")))),
        ("no date, no story", UNDATED, replace(UNDATED, stories=frozenset({"other"}))),
    ],
)
def test_what_is_known_and_differs_makes_two_events(why: str, left: EventCard, right: EventCard) -> None:
    assert judgement(left, right) is Judgement.DIFFERENT, why


@pytest.mark.parametrize(
    ("why", "left", "right"),
    [
        ("two calls of one day by one man", replace(ROUND_ONE, lemma="call", place=None, place_country=None),
         replace(ROUND_ONE, lemma="call", place=None, place_country=None, participants=parties("north", "west"))),
        ("two guests of one host", meeting("person:Lee", "person:Roe", of=("AA", "BB")),
         meeting("person:Lee", "organization:Union", of=("AA",))),
        ("two pairs of ministers of two states", meeting("person:Lee", "person:Roe", of=("AA", "BB")),
         meeting("person:Kay", "person:Moe", of=("AA", "BB"))),
        ("attacks in one town without a story", replace(STRIKE, participants=()),
         replace(STRIKE, participants=(), stories=frozenset({"other"}))),
        ("attacks in one country", replace(STRIKE, participants=(), place_broad=True),
         replace(STRIKE, participants=(), place_broad=True)),
        ("attacks that one article tells apart", replace(STRIKE, participants=(), tellings=(TOLD,)),
         replace(STRIKE, participants=(), tellings=(TOLD,))),
        ("missiles and aircraft over one country", replace(STRIKE, mode="heavy-weapons", place_broad=True),
         replace(STRIKE, mode="aerial", place_broad=True)),
        ("two towns hit on one day", STRIKE, replace(STRIKE, place="airfield")),
        ("a day and its year", ROUND_ONE, replace(ROUND_ONE, start=day("2025"), end=day("2025"))),
        ("a day and its month elsewhere", ROUND_ONE,
         replace(ROUND_ONE, start=day("2025-05"), end=day("2025-05"), stories=frozenset({"other"}))),
        ("two undated strikes of two days", replace(STRIKE, start=None, end=None, place=None, place_country=None),
         replace(STRIKE, start=None, end=None, place=None, place_country=None, reported=date(2025, 5, 23))),
        ("a call and a meeting", replace(ROUND_ONE, mode="phone"), replace(ROUND_ONE, mode="meet", place=None)),
    ],
)  # fmt: skip
def test_what_could_be_one_or_two_is_left_to_a_person(why: str, left: EventCard, right: EventCard) -> None:
    assert judgement(left, right) is Judgement.UNSURE, why


def test_a_month_is_its_day_where_story_and_town_agree() -> None:
    in_may = replace(ROUND_ONE, start=day("2025-05"), end=day("2025-05"))

    assert judgement(ROUND_ONE, in_may) is Judgement.SAME


def test_an_undated_exchange_is_known_by_its_quantity() -> None:
    exchange = EventCard(
        "a", EventType.COOPERATE, "exchange", participants=parties("north", "south"), quantities=("1000 for 1000",),
        reported=date(2025, 5, 25), stories=STORY,
    )  # fmt: skip
    dated = replace(exchange, lemma="swap", start=day("2025-05-23"), end=day("2025-05-25"))

    assert judgement(exchange, dated) is Judgement.SAME


def test_a_name_alone_is_never_enough() -> None:
    talks = EventCard("a", EventType.CONSULT, "talk", named=True, name="Talks", participants=parties("a", "b"))
    others = replace(talks, participants=parties("c", "d"))

    assert judgement(talks, others) is Judgement.DIFFERENT


ENTITIES = st.sampled_from(["a", "b", "person:c", "person:d"])
DATES = st.sampled_from([None, "2025", "2025-05", "2025-05-16", "2025-06-02"]).map(lambda t: day(t) if t else None)
EVENTS = st.builds(
    EventCard,
    id=st.sampled_from("xyz"),
    type=st.sampled_from([EventType.CONSULT, EventType.ASSAULT, EventType.RETREAT]),
    lemma=st.sampled_from(["talk", "meeting", "call", "strike"]),
    mode=st.sampled_from([None, "phone", "meet", "ceasefire"]),
    participants=st.lists(st.tuples(st.sampled_from(Role), ENTITIES), max_size=3).map(tuple),
    countries=st.frozensets(st.sampled_from(["RU", "US", "UA"])),
    place=st.sampled_from([None, "p", "q"]),
    place_country=st.sampled_from([None, "TR", "CH"]),
    place_broad=st.booleans(),
    start=DATES,
    modality=st.sampled_from(Modality),
    polarity=st.sampled_from(Polarity),
    ordinal=st.sampled_from([None, -1, 0, 1, 2]),
    quantities=st.lists(st.sampled_from(["1", "2"]), max_size=1).map(tuple),
    reported=st.sampled_from([None, date(2025, 5, 17), date(2025, 6, 3)]),
    named=st.booleans(),
    name=st.sampled_from([None, "Operation Ash", "the Operation Ash", "Operation Oak"]),
    stories=st.frozensets(st.sampled_from("st")),
)


@given(EVENTS, EVENTS)
def test_a_verdict_on_events_is_the_same_from_both_sides(left: EventCard, right: EventCard) -> None:
    there, back = score_events(left, right), score_events(right, left)

    assert there.score == back.score
    assert there.judgement is back.judgement


@given(EVENTS)
def test_every_event_is_itself(event: EventCard) -> None:
    assert score_events(event, event).score == 1.0


@given(EVENTS, EVENTS)
def test_days_that_share_no_day_never_merge(left: EventCard, right: EventCard) -> None:
    one = replace(left, id="l", start=day("2025-05-16"), end=None)
    other = replace(right, id="r", start=day("2025-06-02"), end=None)

    assert score_events(one, other).judgement is Judgement.DIFFERENT


@given(EVENTS, EVENTS)
def test_events_that_merge_share_a_key(left: EventCard, right: EventCard) -> None:
    one, other = replace(left, id="l"), replace(right, id="r")
    keys = event_keys(one), event_keys(other)

    assert all(len(k) <= MOST_EVENT_KEYS for k in keys)
    if score_events(one, other).judgement is Judgement.SAME and one.stories & other.stories:
        assert keys[0] & keys[1]


QUAKE = EventCard(
    "quake", EventType.OTHER, "earthquake", place="PE", place_country="PE", place_broad=True,
    start=day("2025-03-03"), end=day("2025-03-03"), reported=date(2025, 3, 3), stories=STORY,
    tellings=(telling("first", ["earthquake"], [], []),),
)  # fmt: skip
LATER = replace(
    QUAKE,
    lemma="quake",
    start=None,
    end=None,
    reported=date(2025, 3, 4),
    tellings=(telling("next", ["quake"], [], []),),
)


def test_the_quake_of_a_story_is_one_with_its_day_and_without() -> None:
    assert judgement(QUAKE, LATER) is Judgement.SAME
    assert judgement(QUAKE, replace(LATER, start=QUAKE.start, end=QUAKE.end)) is Judgement.SAME


@pytest.mark.parametrize(
    "other",
    [
        replace(LATER, stories=frozenset({"another"})),
        replace(LATER, place="NP", place_country="NP"),
        replace(LATER, polarity=Polarity.NEGATED),
        replace(LATER, lemma="flood"),
        replace(LATER, start=day("2025-03-05"), end=day("2025-03-05")),
        replace(LATER, tellings=QUAKE.tellings),
    ],
    ids=["story", "place", "polarity", "sort", "day", "told as two by one article"],
)
def test_two_quakes_are_not_merged_for_being_quakes(other: EventCard) -> None:
    assert judgement(QUAKE, other) is not Judgement.SAME
