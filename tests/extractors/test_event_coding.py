"""The main event of a sentence: one type, and the heads of those who act and receive."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.words import EventType
from extractors.documents import find_documents
from extractors.event_coding import Coding, code_sentences
from extractors.event_coding_parties import coded_parties
from extractors.reading import Reading
from extractors.triggers import find_triggers

Coder = Callable[[str], list[tuple[Coding, set[str], set[str]]]]


@pytest.fixture(scope="session")
def code(read: Callable[..., Reading]) -> Coder:
    """The codings of a text, each with the words of its actors and recipients."""

    def of(text: str) -> list[tuple[Coding, set[str], set[str]]]:
        reading = read(text)
        find_documents(reading)
        found = []
        for coding in code_sentences(reading, find_triggers(reading)):
            parties = coded_parties(reading, coding)
            found.append((coding, {one.text for one in parties.actors}, {one.text for one in parties.recipients}))
        return found

    return of


TYPES = [
    ("Kenya will host a summit on the drought next month.", EventType.AGREE),
    ("Poland promised to send tanks to Ukraine.", EventType.AGREE),
    ("Japan is ready to resume talks with North Korea, a spokesman said.", EventType.AGREE),
    ("Greece and Turkey agreed to hold talks on migration.", EventType.AGREE),
    ("Iran warned it would close the strait if its oil exports were blocked.", EventType.THREATEN),
    ("The rebels vowed to attack foreign oil workers in the Niger Delta.", EventType.THREATEN),
    ("Turkey may close the border crossing with northern Iraq if attacks continue.", EventType.THREATEN),
    ("Serbia will not recognise Kosovo, President Aleksandar Vucic said on Monday.", EventType.REJECT),
    ("Hungary refused to extradite the former Macedonian premier.", EventType.REJECT),
    ("The rebels turned down an offer of talks from the government.", EventType.REJECT),
    ("The foreign minister said Turkey must open its ports to Cypriot ships.", EventType.REQUEST),
    ("Opposition leaders demanded the resignation of President Sirisena.", EventType.REQUEST),
    ("Peru has given Ecuador an ultimatum over the border posts.", EventType.THREATEN),
    ("Burma's junta refused visas to a team of human rights monitors.", EventType.REJECT),
    ("Italian coast guards rescued 120 migrants off Lampedusa.", EventType.AID),
    ("Argentina extradited a former army officer to Italy to stand trial.", EventType.COOPERATE),
    ("Thai officials criticised a US report on human trafficking.", EventType.ACCUSE),
    ("A UN team has begun an inquiry into possible war crimes in eastern Congo.", EventType.ACCUSE),
    ("Norway suspended aid to Malawi over corruption.", EventType.SANCTION),
    ("The governor pardoned 12 imprisoned dissidents.", EventType.CONCEDE),
    ("Taiwan put its armed forces on high alert after Chinese missile tests.", EventType.MOBILIZE),
    ("Pakistan test-fired a nuclear-capable ballistic missile on Saturday.", EventType.MOBILIZE),
    ("Protesters hurled stones at riot police in Athens.", EventType.PROTEST),
    ("Chechen gunmen took dozens of theatre-goers hostage in Moscow.", EventType.ASSAULT),
    ("Uzbek authorities shut down an independent newspaper and confiscated its computers.", EventType.COERCE),
    ("Eritrea withdrew its troops from the disputed border zone.", EventType.RETREAT),
    ("Chilean lawmakers ratified a free trade treaty with South Korea late on Wednesday.", EventType.SUPPORT),
]


def test_the_main_event_is_coded_by_what_is_said_of_it(code: Coder) -> None:
    given = [(sentence, kind, [coding.type for coding, _, _ in code(sentence)]) for sentence, kind in TYPES]

    wrong = [(sentence, types) for sentence, kind, types in given if types != [kind]]

    # A small model may misread one sentence of ten.
    assert len(wrong) <= len(TYPES) // 10, wrong


PARTIES = [
    ("Brazil urged Argentina to open its market.", {"Brazil"}, {"Argentina"}),
    ("The foreign minister said Turkey must open its ports to Cypriot ships.", {"minister"}, {"Turkey"}),
    ("Iran said it would attack Iraq.", {"Iran"}, {"Iraq"}),
    ("Four aid workers were kidnapped by Somali gunmen.", {"gunmen"}, {"workers"}),
    ("Norway and Denmark condemned the arrest of a Belarusian journalist.", {"Norway", "Denmark"}, {"journalist"}),
    ("Canada imposed sanctions on Myanmar.", {"Canada"}, {"Myanmar"}),
    ("French farmers blocked roads.", {"farmers"}, set()),
    ("Hundreds of refugees clashed with police.", {"refugees"}, {"police"}),
    ("Albania offered to mediate between Kosovo and Serbia.", {"Albania"}, {"Kosovo", "Serbia"}),
    ("Ethiopia rejected Egypt's proposal.", {"Ethiopia"}, {"Egypt"}),
]


def test_actors_and_recipients_are_told_through_passives_speech_and_owners(code: Coder) -> None:
    wrong = []
    for sentence, actors, recipients in PARTIES:
        found = [(who, whom) for _, who, whom in code(sentence)]
        if found != [(actors, recipients)]:
            wrong.append((sentence, found))

    assert len(wrong) <= len(PARTIES) // 10, wrong


def test_a_sentence_that_only_describes_has_no_main_event(code: Coder) -> None:
    assert code("The lake is deep. Its water is cold in winter.") == []


def test_each_sentence_is_coded_by_itself_and_in_order(code: Coder) -> None:
    found = code("Canada expelled an Indian diplomat. India condemned Canada.")

    assert [coding.type for coding, _, _ in found] == [EventType.SANCTION, EventType.ACCUSE]


PIECES = st.sampled_from(
    ["Norway ", "said ", "it ", "would ", "must ", "not ", "agreed to ", "refused ", "to ", "attack ", "talks ", "by ",
     "Japan", "'s ", ". ", ", ", "\n", "(", "\ud800", "\u200b", "of ", "have ", "was ", "\u05e9\u05dc\u05d5\u05dd "]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_is_coded_with_words_of_its_own_sentences(read: Callable[..., Reading], text: str) -> None:
    reading = read(text)

    for coding in code_sentences(reading, find_triggers(reading)):
        parties = coded_parties(reading, coding)

        assert coding.word.sent == coding.clause.sent
        assert all(one.doc is reading.doc for one in (*parties.actors, *parties.recipients))
