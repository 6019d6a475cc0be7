"""Lemmas are written as the treebanks write them."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractors.lemma_case import LemmaMender

_MENDER = LemmaMender({"great", "greater", "good"}, {"news", "help"})


@pytest.mark.parametrize(
    ("words", "pos", "tags", "lemmas", "expected"),
    [
        (["the", "Iraqi", "army"], "DET ADJ NOUN", "DT JJ NN", "the iraqi army", "the Iraqi army"),
        (["Greater", "Manchester"], "ADJ PROPN", "JJR NNP", "great Manchester", "great Manchester"),
        (["a", "Great", "army"], "DET ADJ NOUN", "DT JJ NN", "a great army", "a great army"),
        (["a", "FREE", "army"], "DET ADJ NOUN", "DT JJ NN", "a free army", "a free army"),
        (['"', "Good", "news"], "PUNCT ADJ NOUN", "`` JJ NN", '" good news', '" good news'),
        (["saw", "her"], "VERB PRON", "VBD PRP", "see her", "see she"),
        (["her", "car"], "PRON NOUN", "PRP$ NN", "her car", "her car"),
        (["She", "Left"], "PRON VERB", "PRP VBD", "she leave", "she leave"),
        (["the", "CPA", "met"], "DET NOUN VERB", "DT NN VBD", "the cpa meet", "the CPA meet"),
        (["the", "HELP", "met"], "DET NOUN VERB", "DT NN VBD", "the help meet", "the help meet"),
        (["BIG", "XQ", "SALE"], "ADJ NOUN NOUN", "JJ NN NN", "big xq sale", "big xq sale"),
        (["at", "9", "PM"], "ADP NUM NOUN", "IN CD NN", "at 9 pm", "at 9 p.m."),
        (["two", "Zionists", "met"], "NUM PROPN VERB", "CD NNPS VBD", "two Zionists meet", "two Zionist meet"),
        (["the", "Olympics", "met"], "DET PROPN VERB", "DT NNPS VBD", "the Olympics meet", "the Olympics meet"),
        (["of", "44,000", "men"], "ADP NUM NOUN", "IN CD NNS", "of 44,000 man", "of 44000 man"),
        (["of", "7,5", "men"], "ADP NUM NOUN", "IN CD NNS", "of 7,5 man", "of 7,5 man"),
    ],
)
def test_lemmas_keep_what_the_treebanks_keep(words: list[str], pos: str, tags: str, lemmas: str, expected: str) -> None:
    assert _mended(_doc(words, pos, tags, lemmas)) == expected.split()


def test_a_common_adjective_keeps_its_capital_within_a_name() -> None:
    doc = _doc(["in", "Greater", "Manchester"], "ADP ADJ PROPN", "IN JJR NNP", "in great Manchester")
    doc.ents = [Span(doc, 1, 3, "GPE")]

    assert _mended(doc) == ["in", "Great", "Manchester"]


def _doc(words: list[str], pos: str, tags: str, lemmas: str) -> Doc:
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(
        spacy.blank("en").vocab, words, pos=pos.split(), tags=tags.split(), lemmas=lemmas.split(), sent_starts=starts
    )


def _mended(doc: Doc) -> list[str]:
    return [token.lemma_ for token in _MENDER(doc)]
