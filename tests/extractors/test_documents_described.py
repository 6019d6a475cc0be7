"""What documents without a name are called, and which mentions mean one text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.words import EntityKind
from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.reading import Chain, Reading

# A text, and the documents that it tells of by their names.
CALLED = [
    ("India and Pakistan reached a ceasefire agreement on Saturday. The agreement held overnight.",
     ["ceasefire agreement between India and Pakistan"]),
    ("A ceasefire agreement between India and Pakistan took effect on Saturday. The agreement held overnight.",
     ["ceasefire agreement between India and Pakistan"]),
    ("Armenia and Azerbaijan signed a peace treaty in Washington. The treaty opens a corridor.",
     ["peace treaty between Armenia and Azerbaijan"]),
    ("Ethiopia and Somaliland signed a memorandum of understanding. Somalia rejected the memorandum.",
     ["memorandum of understanding between Ethiopia and Somaliland"]),
    ("Senators are pushing a bill that would punish countries buying Russian oil. The bill has 80 sponsors.",
     ["bill that would punish countries buying Russian oil"]),
    ("Iran and the United States ended talks in Rome with an agreement to let experts begin work on the details.",
     ["agreement to let experts begin work on the details"]),
    ("A report published on 28 April gave the number of electors as 135. The report was wrong.",
     ["report published on 28 April"]),
    ("The court's report was leaked. The draft report blames the ministry.", ["court's report"]),
    ("A letter from 40 former ministers to the prime minister was published on Monday.",
     ["letter from 40 former ministers"]),
    ("The European Commission proposed a regulation on artificial intelligence in 2021.",
     ["European Commission's regulation on artificial intelligence"]),
    ("The United States and China will cut most tariffs, the two governments said on Monday in a joint statement.",
     ["joint statement of the United States and China"]),
    ("Hungary vetoed a joint declaration of EU leaders on Ukraine. The declaration had been drafted by Germany.",
     ["joint declaration of EU leaders on Ukraine"]),
    ("The U.S.-Mexico water treaty of 1944 was invoked.", ["U.S.-Mexico water treaty of 1944"]),
    ("A meeting of the parties to the 2015 nuclear deal, the JCPOA, was put off.", ["JCPOA"]),
    ("The accord between Ankara and Baghdad on the pipeline will expire in 2026.",
     ["accord between Ankara and Baghdad on the pipeline"]),
]  # fmt: skip
# One document under several nouns.
ONE = [
    "The memorandum, drawn up by Russia, was handed to Kyiv. Russia's document lists two options.",
    "Russia said it would present a memorandum. Ukraine wants to see the Russian paper first.",
    "Canada submitted a 300-page dossier. Ottawa's dossier names six diplomats. India said the dossier was empty.",
    "Congo and Rwanda signed an agreement. The accord was drawn up by Qatar.",
    "Norway published a report on fishing. The document is long. Norway's report was read in Oslo.",
    "Trump signed an executive order on tariffs. A judge blocked the order.",
    "The Security Council adopted Resolution 2735. The resolution, drafted by the United States, backs a truce.",
]
# Several documents, however alike they are called, with how many there are.
SEVERAL = [
    ("Kenya sent a letter to the United Nations on Monday. Kenya sent another letter on Friday.", 2),
    ("Russia presented a memorandum in May. Another memorandum from Russia followed in June.", 2),
    ("Kenya sent a letter to the bank. Kenya sent another letter on Friday. The second letter named the man.", 2),
    ("Parliament passed the budget. The law on foreign agents was passed by the Georgian parliament in 2024.", 2),
    ("Kosovo's parliament ratified the agreement on special courts. Serbia's agreement with the EU is frozen.", 2),
    ("Human Rights Watch published a report on prisons in Sudan. A UN report on famine came out as well.", 2),
    ("It was demanded that Russia hand over its memorandum. Ukraine's own document was published.", 2),
]
NONE = [
    "The minister said an agreement was near. An agreement, he said, would help everybody.",
    "The talks ended without an agreement.",
    "According to the Russian Foreign Ministry, they also discussed trade.",
    "The spokesman said that reports of progress in the talks were groundless.",
]
# A small model misreads a sentence now and then, and may be replaced by another.
_MOST_WRONG = 2


@pytest.fixture(scope="module")
def documents(read: Callable[..., Reading]) -> Callable[..., list[Chain]]:
    """The chains of the documents of one text."""

    def of(body: str, title: str = "") -> list[Chain]:
        reading = read(body, title)
        reading.dates = find_dates(reading.doc, reading.reference)
        find_documents(reading)
        return [chain for chain in reading.chains if chain.kind is EntityKind.DOCUMENT]

    return of


def test_a_document_is_called_by_what_the_text_says_most_tellingly(documents: Callable[..., list[Chain]]) -> None:
    found = [(names, [chain.name for chain in documents(text)]) for text, names in CALLED]

    wrong = [case for case in found if case[0] != case[1]]
    assert len(wrong) <= _MOST_WRONG, wrong


def test_nouns_of_one_author_that_can_mean_one_text_do(documents: Callable[..., list[Chain]]) -> None:
    wrong = [(text, [chain.name for chain in found]) for text in ONE if len(found := documents(text)) != 1]

    assert len(wrong) <= _MOST_WRONG, wrong


def test_what_the_text_tells_apart_stays_apart(documents: Callable[..., list[Chain]]) -> None:
    wrong = [
        (text, [chain.name for chain in found]) for text, count in SEVERAL if len(found := documents(text)) != count
    ]

    assert len(wrong) <= _MOST_WRONG, wrong


@pytest.mark.parametrize("text", NONE)
def test_a_text_of_which_nothing_is_told_is_no_document(documents: Callable[..., list[Chain]], text: str) -> None:
    assert [chain.name for chain in documents(text)] == []


def test_a_headline_is_no_name(documents: Callable[..., list[Chain]]) -> None:
    found = documents("India suspended the treaty.", "India Puts Indus Waters Treaty on Hold, Closes Attari Crossing")

    assert [chain.name for chain in found] == ["Indus Waters Treaty"]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            ["a treaty", "the agreement", "between", "Norway", "Japan", "and", "on", "report", "'s", "-", "2015",
             "that", "would", "signed", "by", "its", "memorandum", "to", "of", ",", "(", ".", "\n", "another", "letter",
             "🙂"]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_whatever_stands_there_a_document_has_a_name_on_one_line(
    documents: Callable[..., list[Chain]], parts: list[str]
) -> None:
    for chain in documents(" ".join(parts)):
        assert chain.name.strip()
        assert "\n" not in chain.name
