"""Documents found in sentences and short articles, read with the pipeline."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from dramatis.extraction import LocalDocument
from dramatis.words import DocumentState, EntityKind
from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.documents_numbers import numbered_spans
from extractors.reading import Form, Reading
from tests.extractors.document_sentences import SENTENCES


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


_MARKED = re.compile(r"[\[{](.*?)[\]}]")


def _unmarked(sentence: str) -> tuple[str, set[tuple[str, bool]]]:
    """The plain sentence, and its documents with whether they are named."""
    marked = {(match[1], match[0].startswith("[")) for match in _MARKED.finditer(sentence)}
    return re.sub(r"[\[\]{}]", "", sentence), marked


def _mentioned(found: Found) -> set[tuple[str, bool]]:
    reading = found.reading
    return {
        (reading.doc[naming.start : naming.end].text, naming.form is Form.NAME)
        for chain in reading.chains
        if chain.kind is EntityKind.DOCUMENT
        for naming in chain.namings
    }


def test_documents_of_world_news_are_marked_as_the_guideline_says(documents: Callable[..., Found]) -> None:
    right, missed, wrong = 0, [], []
    for sentence in SENTENCES:
        text, gold = _unmarked(sentence)
        seen = _mentioned(documents(text))
        right += len(gold & seen)
        missed += [(text, span) for span in gold - seen]
        wrong += [(text, span) for span in seen - gold]

    # A small model may miss one of ten; it misses and invents four of 160 as of this writing.
    assert 2 * right / (2 * right + len(missed) + len(wrong)) >= 0.9, (missed, wrong)


SAME = [
    ("Congress passed the Clean Air Act. The law was amended in 1990.", {"Clean Air Act", "law"}),
    ("Norway and Japan signed the Ottawa Treaty. The treaty was opened in 1997.", {"Ottawa Treaty", "treaty"}),
    (
        "The senator voted for the Senate reform bill (S. 2611). The bill failed.",
        {"Senate reform bill", "S. 2611", "bill"},
    ),
]


@pytest.mark.parametrize(("text", "mentions"), SAME)
def test_a_noun_behind_a_name_and_the_name_are_one_document(
    documents: Callable[..., Found], text: str, mentions: set[str]
) -> None:
    found = documents(text)

    assert len(found.documents) == 1
    assert {words for words, _ in _mentioned(found)} == mentions


def test_an_unknown_law_in_general_is_no_document(documents: Callable[..., Found]) -> None:
    found = documents("The law requires a licence. No treaty covers it. Federal law forbids any agreement.")

    assert found.documents == []


_BLANK = English()


@given(st.text(alphabet="SHRUN. 1207Resolution()/-\n", max_size=80))
def test_numbers_of_documents_are_whole_tokens_on_one_line(text: str) -> None:
    doc = _BLANK(text)

    for start, end in numbered_spans(doc):
        assert 0 <= start < end <= len(doc)
        assert "\n" not in doc[start:end].text
