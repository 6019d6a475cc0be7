"""Who takes part in an event, where and when it is, in sentences that a small parser gets wrong."""

from collections.abc import Callable

import pytest

from dramatis.words import EventType, Modality, Polarity, Role
from extractors.reading import Reading
from tests.extractors.reading_events import Found, events_of


@pytest.fixture(scope="session")
def events(read: Callable[..., Reading]) -> Callable[..., Found]:
    """The events of body and title, the article dated 14 March 2024."""
    return events_of(read)


# sentence, type, who acts
ACTORS = [
    (
        "The plan was discussed in a telephone conversation on Tuesday, March 12, by Norwegian Foreign Minister "
        "Espen Dahl and his Danish counterpart Mette Krog.",
        EventType.CONSULT,
        {"Espen Dahl", "Mette Krog"},
    ),
    (
        "Espen Dahl informed Danish Foreign Minister Mette Krog of the plan in a phone call on Tuesday.",
        EventType.CONSULT,
        {"Espen Dahl", "Mette Krog"},
    ),
    (
        "Details were settled in a call between Norwegian Energy Minister Espen Dahl and EU Energy Commissioner "
        "Mette Krog.",
        EventType.CONSULT,
        {"Espen Dahl", "Mette Krog"},
    ),
    (
        "The offer goes back to a video call of March 2 in which Presidents Espen Dahl and Mette Krog backed it.",
        EventType.CONSULT,
        {"Espen Dahl", "Mette Krog"},
    ),
    (
        "Espen Dahl briefed Mette Krog on the plan when the two spoke by telephone on Tuesday.",
        EventType.CONSULT,
        {"Espen Dahl", "Mette Krog"},
    ),
    (
        "Norway wants a treaty with Japan. The two countries held talks in Oslo on Tuesday.",
        EventType.CONSULT,
        {"Norway", "Japan"},
    ),
    ("OSLO – Norway and Japan agreed on Tuesday to build a port.", EventType.AGREE, {"Norway", "Japan"}),
    ("American and Chinese negotiators agreed on a plan on Tuesday.", EventType.AGREE, {"United States", "China"}),
]


@pytest.mark.parametrize(("text", "kind", "names"), ACTORS)
def test_all_who_take_part_are_found(events: Callable[..., Found], text: str, kind: EventType, names: set[str]) -> None:
    found = events(text)

    acting = [found.those(event, Role.ACTOR) for event in found.of_type(kind)]
    assert names in acting, acting


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("CAIRO – Norway and Japan met on Tuesday for the first time in years.", "Cairo"),
        ("GENEVA – Norway and Japan met on Tuesday. They had met in Geneva before.", "Geneva"),
    ],
)
def test_who_is_named_in_a_dateline_takes_no_part_and_its_town_is_the_meeting_s_place(
    events: Callable[..., Found], text: str, town: str
) -> None:
    found = events(text)

    first = min(found.of_type(EventType.CONSULT), key=lambda event: event.evidence[0])
    assert found.those(first, Role.ACTOR) == {"Norway", "Japan"}
    assert found.place(first) == town


def test_talks_that_are_to_be_hosted_have_their_host_day_and_place(events: Callable[..., Found]) -> None:
    found = events("Norway has called for talks with Japan, to be hosted by Austria in Vienna on April 2, 2024.")

    (event,) = found.of_type(EventType.CONSULT)
    assert found.those(event, Role.HOST) == {"Austria"}
    assert found.those(event, Role.ACTOR) == {"Norway", "Japan"}
    assert (str(event.start), found.place(event), event.mode) == ("2024-04-02", "Vienna", None)


@pytest.mark.parametrize(
    ("sentence", "quantity"),
    [
        ("After 14 fishermen were exchanged for 11 in February, Norway thanked Japan.", "14 for 11"),
        ("Norway freed 9 Polish lorry drivers in return for 9 impounded trucks in February.", "9 for 9"),
    ],
)
def test_so_many_for_so_many_is_an_exchange_whoever_is_let_go(
    events: Callable[..., Found], sentence: str, quantity: str
) -> None:
    (event,) = events(sentence).of_type(EventType.RETREAT)

    assert (event.mode, event.quantities, str(event.start)) == ("release", (quantity,), "2024-02")


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank exchanged 400 shares for 300 dollars with Norway.",
        "Norway and Japan were silent in return for 9 years.",
        "Norway met its goal on March 5.",
    ],
)
def test_goods_idioms_and_months_are_no_events_of_release_or_protest(
    events: Callable[..., Found], sentence: str
) -> None:
    found = events(sentence)

    assert not found.of_type(EventType.RETREAT)
    assert not found.of_type(EventType.PROTEST)


DISPUTED = [
    "Norway and Japan are not holding talks, the Norwegian Foreign Ministry said on Friday.",
    "Norwegian leader Espen Dahl has called Akira Sato on Tuesday. Norway says none of it is true.",
]


def test_what_a_party_says_did_not_happen_is_denied(events: Callable[..., Found]) -> None:
    wrong = [
        text
        for text in DISPUTED
        if (Modality.DENIED, Polarity.ASSERTED)
        not in [(event.modality, event.polarity) for event in events(text).of_type(EventType.CONSULT)]
    ]

    assert wrong == []


def test_what_the_text_itself_negates_is_not_denied(events: Callable[..., Found]) -> None:
    (event,) = events("Norway and Japan did not hold talks.").of_type(EventType.CONSULT)

    assert (event.modality, event.polarity) == (Modality.OCCURRED, Polarity.NEGATED)


def test_the_day_of_a_postponement_is_not_the_day_of_the_talks(events: Callable[..., Found]) -> None:
    found = events(
        "A fourth round of talks between Norway and Japan, which had been expected in Rome on Saturday, "
        "was postponed on Thursday."
    )

    (event,) = found.of_type(EventType.CONSULT)
    assert event.modality is Modality.SCHEDULED
    assert str(event.start) != "2024-03-14"


def test_a_blast_and_what_it_did_are_one_event(events: Callable[..., Found]) -> None:
    found = events("A suicide blast in Kabul killed a Romanian soldier on Tuesday.")

    (event,) = found.of_type(EventType.ASSAULT)
    assert (found.place(event), str(event.start)) == ("Kabul", "2024-03-12")


def test_a_nation_s_people_are_no_place(events: Callable[..., Found]) -> None:
    found = events("Gunmen wounded three Americans on Tuesday.")

    assert [found.place(event) for event in found.of_type(EventType.ASSAULT)] == [None]


def test_an_agreement_that_is_only_drafted_is_a_document_and_no_event(events: Callable[..., Found]) -> None:
    found = events("Norway is working on a framework agreement and hopes for a letter from Japan.")

    assert not found.of_type(EventType.AGREE)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A magnitude 6.8 earthquake struck southern Peru on Tuesday, killing at least 14 people.", "Peru"),
        ("The death toll from the earthquake that struck southern Peru has risen to 21.", "Peru"),
        ("Peru was hit by a strong earthquake on Tuesday.", "Peru"),
        ("Floods devastated Pakistan on Tuesday.", "Pakistan"),
    ],
)
def test_a_disaster_is_where_it_strikes(events: Callable[..., Found], text: str, place: str) -> None:
    found = events(text)

    assert [found.place(event) for event in found.of_type(EventType.OTHER)] == [place]


def test_what_strikes_without_a_place_is_nowhere(events: Callable[..., Found]) -> None:
    found = events("The earthquake struck Peruvian farmers hard, and Peru helped them.")

    assert [found.place(event) for event in found.of_type(EventType.OTHER)] in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "Swiss drugmaker Novartis has agreed to buy the US biotech firm Avidity Biosciences for about $12bn.",
        "Microsoft bought the Finnish company Nokia Networks on Tuesday.",
    ],
)
def test_a_body_that_is_named_behind_its_noun_is_meant_and_not_its_country(
    events: Callable[..., Found], text: str
) -> None:
    found = events(text)

    received = [name for event in found.events for name in found.those(event, Role.RECIPIENT)]
    assert received in (["Avidity Biosciences"], ["Nokia Networks"])


def test_who_was_found_guilty_and_sentenced_did_not_sentence(events: Callable[..., Found]) -> None:
    found = events("Former president Espen Dahl was found guilty of fraud on Tuesday and sentenced to five years.")

    (event,) = found.of_type(EventType.SANCTION)
    assert (found.those(event, Role.ACTOR), found.those(event, Role.RECIPIENT)) == (set(), {"Espen Dahl"})


def test_what_is_said_beside_a_denial_is_not_denied(events: Callable[..., Found]) -> None:
    found = events("Norway denied that Japan had attacked Oslo, saying that Japan had met Norway there on Tuesday.")

    assert [event.modality for event in found.of_type(EventType.CONSULT)] == [Modality.OCCURRED]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("An official told Reuters that the ministry had rejected the offer.", EventType.REJECT, set()),
        ("Espen Dahl told the BBC that the minister would visit Paris.", EventType.CONSULT, set()),
        (
            "Syria's president, Espen Dahl, met Mette Krog in Riyadh on Wednesday.",
            EventType.CONSULT,
            {"Espen Dahl", "Mette Krog"},
        ),
    ],
)
def test_who_is_told_of_it_does_nothing_and_who_is_named_behind_an_office_does(
    events: Callable[..., Found], text: str, kind: EventType, names: set[str]
) -> None:
    found = events(text)

    acting = [found.those(event, Role.ACTOR) for event in found.of_type(kind)]
    assert acting in ([], [names])


def test_a_contract_until_some_year_is_not_signed_then_and_talks_are_put_off_till_a_day(
    events: Callable[..., Found],
) -> None:
    signed = events("Espen Dahl signed a three-year contract with Norway until June 2028.")
    moved = events("The talks between Norway and Japan were postponed until 5 April.")

    assert [event.start for event in signed.events] == [None]
    assert [str(event.start) for event in moved.of_type(EventType.CONSULT)] == ["2024-04-05"]


@pytest.mark.parametrize(
    ("text", "fined"),
    [
        ("The European Commission fined Apple 500 million euros on Wednesday.", {"Apple"}),
        ("A court fined Anna Berg 300 euros on Wednesday.", {"Anna Berg"}),
    ],
)
def test_who_is_fined_stands_before_the_sum(events: Callable[..., Found], text: str, fined: set[str]) -> None:
    found = events(text)

    assert [found.those(event, Role.RECIPIENT) for event in found.of_type(EventType.SANCTION)] == [fined]


def test_whom_a_regulator_targets_unfairly_is_not_attacked(events: Callable[..., Found]) -> None:
    assert not events("The European Commission is unfairly targeting Apple, it said.").of_type(EventType.ASSAULT)
    assert events("Israeli jets targeted Hamas in Gaza on Tuesday.").of_type(EventType.ASSAULT)
