"""Names that a recogniser gives in pieces."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.name_spans import mend_names

_BLANK = spacy.blank("en")


def _doc(text: str, *named: tuple[str, str]) -> Doc:
    doc = _BLANK.make_doc(text)
    spans, after = [], 0
    for name, label in named:
        start = text.index(name, after)
        after = start + len(name)
        span = doc.char_span(start, after, label)
        assert span is not None, name
        spans.append(span)
    doc.ents = spans
    return doc


def _names(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        (
            "She won the 2003 Croatian parliamentary election by far.",
            [("2003", "DATE"), ("Croatian", "NORP")],
            [("2003 Croatian parliamentary election", "EVENT")],
        ),
        (
            "After the June 2015 Turkish general election talks failed.",
            [("June 2015", "DATE"), ("Turkish general election", "EVENT")],
            [("June 2015 Turkish general election", "EVENT")],
        ),
        (
            "It held its seat in the 1996 United States Senate special election in Oregon.",
            [("1996 United States Senate special election", "EVENT"), ("Oregon", "GPE")],
            [("1996 United States Senate special election in Oregon", "EVENT")],
        ),
        (
            "The 2004 European Parliament election in Italy was his last.",
            [("2004 European Parliament election in Italy", "EVENT")],
            [("2004 European Parliament election in Italy", "EVENT")],
        ),
        (
            "The 1949 Canadian federal election federal elections were held in June.",
            [("1949 Canadian federal election federal elections", "EVENT")],
            [("1949 Canadian federal election", "EVENT")],
        ),
        (
            "He served in World War II and in Korea.",
            [("World War", "EVENT"), ("Korea", "GPE")],
            [("World War II", "EVENT"), ("Korea", "GPE")],
        ),
        (
            "Protests against the 2003 invasion of Iraq grew.",
            [("2003", "DATE"), ("Iraq", "GPE")],
            [("2003 invasion of Iraq", "EVENT")],
        ),
        ("The Siege of Sarajevo lasted years.", [("Sarajevo", "GPE")], [("Siege of Sarajevo", "EVENT")]),
        ("The Congo Crisis began in July.", [("Congo", "GPE")], [("Congo Crisis", "EVENT")]),
        (
            "The Crown Colony of Sarawak and Malaya were joined.",
            [("Sarawak", "GPE"), ("Malaya", "GPE")],
            [("Crown Colony of Sarawak", "GPE"), ("Malaya", "GPE")],
        ),
        (
            "The Lebanese Communist Party called for strikes.",
            [("Lebanese", "NORP"), ("Communist Party", "ORG")],
            [("Lebanese Communist Party", "ORG")],
        ),
    ],
)
def test_a_name_in_pieces_becomes_whole(text: str, found: list[tuple[str, str]], whole: list[tuple[str, str]]) -> None:
    assert _names(mend_names(_doc(text, *found))) == whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2019 the Social Democrats lost an election.", [("2019", "DATE"), ("Social Democrats", "ORG")]),
        ("The 2018 election was close.", [("2018", "DATE")]),
        ("The 2018 general election was close.", [("2018", "DATE")]),
        ("Turkey held a general election.", [("Turkey", "GPE")]),
        ("The war in Sudan goes on.", [("Sudan", "GPE")]),
        ("The invasion of Iraq was wrong.", [("Iraq", "GPE")]),
        ("Veterans of World War II met in Ohio.", [("Veterans of World War II", "ORG"), ("Ohio", "GPE")]),
        ("The Organization of Holy War in Iraq claimed it.", [("Organization of Holy War", "ORG"), ("Iraq", "GPE")]),
        ("The state of Assam is poor.", [("Assam", "GPE")]),
        ("Police in Lebanon, Communist Party members said.", [("Lebanon", "GPE"), ("Communist Party", "ORG")]),
        ("At World War", [("World War", "EVENT")]),
        ("A battle of", []),
        ("election", []),
    ],
)
def test_what_is_no_longer_name_stays(text: str, found: list[tuple[str, str]]) -> None:
    assert _names(mend_names(_doc(text, *found))) == found


_PIECES = st.lists(
    st.sampled_from(
        [
            *("2003", "May", "Croatian", "general", "election", "elections", "World", "War", "II", "Siege", "Crisis"),
            *("State", "Party", "in", "of", "the", "a", "B", "-", "'s", "."),
        ]
    ),
    max_size=14,
)


@given(_PIECES, st.data())
def test_any_names_stay_apart_and_are_mended_at_once(words: list[str], data: st.DataObject) -> None:
    doc = Doc(_BLANK.vocab, words=words)
    edges = sorted(data.draw(st.lists(st.integers(0, len(words)), unique=True, max_size=8)))
    labels = data.draw(st.lists(st.sampled_from(["GPE", "ORG", "EVENT", "DATE"]), min_size=4, max_size=4))
    doc.ents = [
        Span(doc, start, end, label) for start, end, label in zip(edges[::2], edges[1::2], labels, strict=False)
    ]
    once = _names(mend_names(doc))
    assert all(one.end <= other.start for one, other in pairwise(doc.ents))
    assert _names(mend_names(doc)) == once


def test_both_own_pipelines_have_it(nlp: Language) -> None:
    assert "dramatis_name_spans" in nlp.pipe_names
