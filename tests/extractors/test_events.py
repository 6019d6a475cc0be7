"""Events found in sentences and short articles, read with the pipeline."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.words import EntityKind, EventType, Modality, Polarity, Role
from extractors.event_lexicon import event_lexicon, table
from extractors.reading import Form, Reading
from tests.extractors.reading_events import Found, events_of


@pytest.fixture(scope="session")
def events(read: Callable[..., Reading]) -> Callable[..., Found]:
    """The events of body and title, the article dated 14 March 2024."""
    return events_of(read)


TYPES = [
    ("Norway and Japan held talks in Oslo on Friday.", EventType.CONSULT),
    ("The Swedish prime minister visited Japan.", EventType.CONSULT),
    ("Israel bombed the port of Beirut.", EventType.ASSAULT),
    ("Turkish jets struck Syria.", EventType.ASSAULT),
    ("Gunmen killed four people in Mexico.", EventType.ASSAULT),
    ("Thousands of people protested in Madrid against the government.", EventType.PROTEST),
    ("France condemned Iran.", EventType.ACCUSE),
    ("Germany accused China of spying.", EventType.ACCUSE),
    ("Canada imposed sanctions on Iran.", EventType.SANCTION),
    ("Poland expelled Russian diplomats.", EventType.SANCTION),
    ("Police arrested a journalist in Egypt.", EventType.COERCE),
    ("China deployed troops near Taiwan.", EventType.MOBILIZE),
    ("Japan provided food aid to Sudan.", EventType.AID),
    ("Hamas released hostages in Gaza.", EventType.RETREAT),
    ("Ethiopia withdrew its troops from Somalia.", EventType.RETREAT),
    ("Iran rejected the offer.", EventType.REJECT),
    ("North Korea threatened Japan.", EventType.THREATEN),
    ("Brazil urged Argentina to open its market.", EventType.REQUEST),
    ("Finland and Estonia agreed on Monday to build a tunnel.", EventType.AGREE),
    ("Italy praised Albania.", EventType.SUPPORT),
    ("Peru lifted the embargo against Chile.", EventType.CONCEDE),
]


def test_each_type_of_event_is_told_from_the_others(events: Callable[..., Found]) -> None:
    wrong = [
        (sentence, [event.type for event in found.events])
        for sentence, kind in TYPES
        if not (found := events(sentence)).of_type(kind)
    ]

    # A small model may miss a name or a verb in one sentence of ten.
    assert len(wrong) <= len(TYPES) // 10, wrong


def test_the_words_of_an_events_first_mentions_are_kept(events: Callable[..., Found]) -> None:
    """By its head alone, in the order of the text, each mention once and no more than a few."""
    meeting = "Norway and Japan held trade talks in Oslo on Friday. "

    (found,) = events(meeting + "The talks were long. " * 12).of_type(EventType.CONSULT)

    assert [told.own for told in found.tellings[:2]] == [("talk",), ("talk",)]
    assert "trade" in found.tellings[0].parts
    assert {"hold", "trade"} <= set(found.tellings[0].near)
    assert len(found.tellings) <= 4


def test_what_one_says_that_another_must_do_is_a_request(events: Callable[..., Found]) -> None:
    found = events("Greece said on Monday that Turkey must open its ports.")

    (event,) = found.of_type(EventType.REQUEST)
    assert found.those(event, Role.ACTOR) == {"Greece"}
    assert found.those(event, Role.RECIPIENT) == {"Türkiye"}


def test_what_one_says_that_oneself_must_do_is_none(events: Callable[..., Found]) -> None:
    found = events("Greece said on Monday that it must open its ports.")

    assert found.of_type(EventType.REQUEST) == []


def test_an_agreement_that_only_one_is_named_for_is_no_event(events: Callable[..., Found]) -> None:
    found = events("Norway reviewed the deal.")

    assert found.of_type(EventType.AGREE) == []


def test_words_of_speech_alone_are_no_events(events: Callable[..., Found]) -> None:
    found = events("The minister of Norway said on Monday that the weather was fine. Japan announced the results.")

    assert found.events == []


def test_both_sides_of_talks_act_and_the_city_is_their_place(events: Callable[..., Found]) -> None:
    found = events("Talks between Norway and Japan took place in Geneva on Monday.")

    (event,) = found.of_type(EventType.CONSULT)
    assert found.those(event, Role.ACTOR) == {"Norway", "Japan"}
    assert found.place(event) == "Geneva"
    assert (str(event.start), str(event.end)) == ("2024-03-11", "2024-03-11")
    assert event.modality is Modality.OCCURRED


def test_who_proposes_talks_with_another_is_a_party_to_them(events: Callable[..., Found]) -> None:
    found = events("Norway has proposed a new round of talks with Japan in Geneva on April 2.")

    (event,) = found.of_type(EventType.CONSULT)
    assert found.those(event, Role.ACTOR) == {"Norway", "Japan"}
    assert event.modality is Modality.PROPOSED
    assert event.ordinal == 0
    assert str(event.start) == "2024-04-02"


def test_a_previous_round_is_another_event_than_the_next(events: Callable[..., Found]) -> None:
    found = events(
        "Norway has proposed a second round of talks with Japan in Geneva on April 2. "
        "The previous round of talks in Geneva on February 16 failed."
    )

    first, second = sorted(found.of_type(EventType.CONSULT), key=lambda event: str(event.start))
    assert (str(first.start), first.ordinal, first.modality) == ("2024-02-16", -1, Modality.OCCURRED)
    assert (str(second.start), second.ordinal, second.modality) == ("2024-04-02", 2, Modality.PROPOSED)


def test_a_headline_and_its_article_report_one_event(events: Callable[..., Found]) -> None:
    found = events(
        "Norway has proposed holding a new round of peace talks with Japan in Geneva on April 2. "
        "Japan has not rejected this meeting.",
        "Norway Presses for Japan Peace Talks in Geneva on April 2",
    )

    (event,) = found.of_type(EventType.CONSULT)
    assert event.modality is Modality.PROPOSED
    assert event.polarity is Polarity.ASSERTED
    assert found.those(event, Role.ACTOR) == {"Norway", "Japan"}
    assert len(event.evidence) >= 2


def test_a_call_and_what_is_discussed_in_it_are_one_event(events: Callable[..., Found]) -> None:
    found = events(
        "In a phone call on Tuesday, March 12, Emmanuel Macron discussed the plan with Olaf Scholz, "
        "after a February 19 call between Presidents Joe Biden and Vladimir Putin."
    )

    calls = {str(event.start): event for event in found.of_type(EventType.CONSULT)}
    assert set(calls) == {"2024-03-12", "2024-02-19"}
    assert {event.mode for event in calls.values()} == {"phone"}
    assert found.those(calls["2024-03-12"], Role.ACTOR) == {"Emmanuel Macron", "Olaf Scholz"}
    assert found.those(calls["2024-02-19"], Role.ACTOR) == {"Joe Biden", "Vladimir Putin"}


@pytest.mark.parametrize(
    ("sentence", "quantity"),
    [
        ("The talks followed a prisoner exchange of 1,000 for 1,000 in February.", "1000 for 1000"),
        ("Norway and Japan exchanged 85 prisoners for 85 in February.", "85 for 85"),
    ],
)
def test_an_exchange_keeps_how_many_were_exchanged(events: Callable[..., Found], sentence: str, quantity: str) -> None:
    (event,) = events(sentence).of_type(EventType.RETREAT)

    assert event.quantities == (quantity,)
    assert event.mode == "release"
    assert str(event.start) == "2024-02"


def test_a_passive_attack_has_its_victim_as_recipient(events: Callable[..., Found]) -> None:
    found = events("Ukraine was attacked by Russia on Sunday.")

    (event,) = found.of_type(EventType.ASSAULT)
    assert found.those(event, Role.ACTOR) == {"Russia"}
    assert found.those(event, Role.RECIPIENT) == {"Ukraine"}


def test_a_noun_has_its_owner_as_actor_and_its_of_phrase_as_recipient(events: Callable[..., Found]) -> None:
    found = events("Iraq's invasion of Kuwait began the war.")

    event = next(event for event in found.of_type(EventType.ASSAULT) if event.lemma == "invasion")
    assert found.those(event, Role.ACTOR) == {"Iraq"}
    assert found.those(event, Role.RECIPIENT) == {"Kuwait"}


def test_the_host_is_no_party(events: Callable[..., Found]) -> None:
    found = events("Qatar hosted talks between Norway and Japan in Doha.")

    (event,) = found.of_type(EventType.CONSULT)
    assert found.those(event, Role.ACTOR) == {"Norway", "Japan"}
    assert found.those(event, Role.HOST) == {"Qatar"}


def test_two_known_days_are_two_events(events: Callable[..., Found]) -> None:
    found = events("Norway and Japan held talks on March 4. Norway and Japan held talks on March 11.")

    assert sorted(str(event.start) for event in found.of_type(EventType.CONSULT)) == ["2024-03-04", "2024-03-11"]


def test_the_name_says_what_who_where_and_when(events: Callable[..., Found]) -> None:
    found = events("Talks between Norway and Japan took place in Geneva on Monday.")

    (event,) = found.of_type(EventType.CONSULT)
    assert found.names[event.id] == "Talks between Norway and Japan in Geneva, 2024-03-11"


def test_an_event_is_an_entity_of_its_own_whose_mention_is_its_word(events: Callable[..., Found]) -> None:
    found = events("Norway and Japan held talks in Oslo on Friday.")

    (chain,) = [chain for chain in found.reading.chains if chain.kind is EntityKind.EVENT]
    assert [found.reading.doc[naming.start : naming.end].text for naming in chain.namings] == ["talks"]


def test_every_word_of_the_lexicon_has_a_type_and_every_row_its_columns() -> None:
    rows = table("events.tsv")

    lexicon = event_lexicon()

    assert {len(row) for row in rows} == {8}
    assert {row[5] for row in rows} <= {"party", "both", "mutual", "actor", "anchor", "none"}
    assert sum(map(len, (lexicon.verbs, lexicon.nouns))) > 500
    assert {entry.type for entries in lexicon.verbs.values() for entry in entries} == set(EventType)


PIECES = st.sampled_from(
    [
        "Norway",
        " met ",
        "Japan",
        " talks",
        " between ",
        "'s ",
        "The Paris Agreement",
        " on June 2",
        ". ",
        "\n",
        "(",
        "\ud800",
        "\u200b",
        "🇳🇴",
        " did not ",
        " attacked ",
        "memorandum ",
        "1,000 for 1,000",
        " phone call",
        "שלום",
        " the ",
        "…",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_span_lies_in_the_text_and_opens_to_itself(events: Callable[..., Found], text: str) -> None:
    found = events(text.replace("\ud800", "?"))

    for event in found.events:
        for evidence in (*event.evidence, event.modality_evidence, *(part.evidence for part in event.participants)):
            assert 0 <= evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end
            assert evidence.sentence_end <= len(found.reading.text)
        assert event.id in found.names


def test_a_named_event_is_one_mention_with_what_is_said_of_it(events: Callable[..., Found]) -> None:
    found = events(
        "Norway boycotted the 2014 Winter Olympics in March 2014. She won the 2015 Canadian federal election."
    )

    chains = [chain for chain in found.reading.chains if chain.kind is EntityKind.EVENT]
    words = [found.reading.doc[n.start : n.end].text for chain in chains for n in chain.namings if n.form is Form.NAME]
    assert "2015 Canadian federal election" in words
    assert "election" not in words
