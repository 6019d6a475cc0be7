"""Documents found in sentences and short articles, read with the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dramatis.extraction import LocalDocument
from dramatis.words import DocumentState
from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.reading import Reading


@dataclass(frozen=True, slots=True)
class Found:
    """The documents of one text, and names by in-article entity id."""

    reading: Reading
    documents: list[LocalDocument]
    names: dict[str, str]

    def authors(self, document: LocalDocument) -> set[str]:
        return {self.names[author] for author in document.authors}


@pytest.fixture(scope="session")
def documents(read: Callable[..., Reading]) -> Callable[..., Found]:
    """The documents of one text."""

    def of(body: str) -> Found:
        reading = read(body)
        reading.dates = find_dates(reading.doc, reading.reference)
        found = find_documents(reading)
        names = {reading.entity_id(index): chain.name for index, chain in enumerate(reading.chains)}
        return Found(reading, found, names)

    return of


STATES = [
    ("Norway is drafting a treaty.", DocumentState.IN_PREPARATION),
    ("Norway awaits Japan's memorandum.", DocumentState.AWAITED),
    ("Norway proposed a treaty.", DocumentState.PROPOSED),
    ("Norway presented a memorandum to Japan.", DocumentState.PRESENTED),
    ("Norway and Japan signed a treaty.", DocumentState.SIGNED),
    ("The parliament of Norway ratified the treaty.", DocumentState.IN_FORCE),
    ("Norway rejected Japan's memorandum.", DocumentState.REJECTED),
    ("Norway will sign the treaty with Japan.", DocumentState.PROPOSED),
    ("Norway wants to present a memorandum.", DocumentState.IN_PREPARATION),
]


def test_how_far_a_document_has_come_is_read_from_what_is_done_with_it(documents: Callable[..., Found]) -> None:
    found = [
        (sentence, state, [document.state for document in documents(sentence).documents]) for sentence, state in STATES
    ]

    wrong = [case for case in found if case[2] != [case[1]]]
    # A small model may get one sentence of ten wrong.
    assert len(wrong) <= 1, wrong


def test_what_one_side_prepares_and_what_it_awaits_are_two_documents(documents: Callable[..., Found]) -> None:
    found = documents(
        "Norway developed a memorandum on the dispute and awaits Japan's reciprocal document. "
        "Japan said it awaits Norway's memorandum."
    )

    by_author = {author: document for document in found.documents for author in found.authors(document)}
    assert len(found.documents) == 2
    assert by_author["Norway"].state is DocumentState.IN_PREPARATION
    assert by_author["Japan"].state is DocumentState.AWAITED


def test_what_a_capital_writes_is_its_states_too(documents: Callable[..., Found]) -> None:
    found = documents("Tokyo is preparing a memorandum. Japan hopes for peace.")

    (document,) = found.documents
    assert found.authors(document) == {"Tokyo", "Japan"}


def test_several_memoranda_are_no_single_document(documents: Callable[..., Found]) -> None:
    assert documents("Both sides prepared peace memoranda.").documents == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("France left the Paris Agreement last year.", "Paris Agreement"),
        ("Ministers invoked the Treaty of Lisbon in Brussels.", "Treaty of Lisbon"),
        ("The council adopted Resolution 1701 on Friday.", "Resolution 1701"),
    ],
)
def test_a_document_with_a_name_keeps_it(documents: Callable[..., Found], sentence: str, name: str) -> None:
    found = documents(sentence)

    assert [(found.names[document.id], document.named) for document in found.documents] == [(name, True)]


def test_a_person_called_bill_is_no_law(documents: Callable[..., Found]) -> None:
    assert documents("Senate Majority Leader Bill Frist met Bill Clinton in Washington.").documents == []


def test_the_evidence_holds_the_document_and_the_words_of_its_state(documents: Callable[..., Found]) -> None:
    found = documents("In Oslo, Norway is drafting a treaty on fishing.")

    (document,) = found.documents
    (evidence,) = document.evidence
    assert "drafting a treaty" in found.reading.text[evidence.start : evidence.end]
    said = document.state_evidence
    assert found.reading.text[said.start : said.end] == "drafting a treaty"


AWAITED_FROM = [
    "Norway is waiting. A comparable paper is awaited from Japan.",
    "Norway expects a report on catches from Japan.",
    "Norway hopes for a letter of intent from Japan.",
]


def test_a_document_is_awaited_from_its_author_however_far_off_that_is_said(documents: Callable[..., Found]) -> None:
    found = {text: documents(text) for text in AWAITED_FROM}

    states = [(text, [(doc.state, one.authors(doc)) for doc in one.documents]) for text, one in found.items()]
    assert states == [(text, [(DocumentState.AWAITED, {"Japan"})]) for text in AWAITED_FROM]


def test_what_is_handed_over_is_presented(documents: Callable[..., Found]) -> None:
    found = documents("Norway handed over its memorandum. Japan submitted its proposals on Monday.")

    assert {(document.state, *found.authors(document)) for document in found.documents} == {
        (DocumentState.PRESENTED, "Norway"),
        (DocumentState.PRESENTED, "Japan"),
    }


def test_a_joint_statement_has_both_sides_as_authors_and_a_mere_statement_is_no_document(
    documents: Callable[..., Found],
) -> None:
    joint = documents("Norway and Japan will cut tariffs, the two governments said on Monday in a joint statement.")
    mere = documents("Norway will cut tariffs, its ministry said in a statement.")

    assert [joint.authors(document) for document in joint.documents] == [{"Norway", "Japan"}]
    assert mere.documents == []


def test_until_it_has_been_read_a_document_is_not_presented(documents: Callable[..., Found]) -> None:
    found = documents("Japan is drafting an agreement. Norway cannot decide before it has read Japan's agreement.")

    assert [document.state for document in found.documents] == [DocumentState.IN_PREPARATION]
