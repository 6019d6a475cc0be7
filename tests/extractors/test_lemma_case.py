"""Lemmas keep the capitals that the treebanks keep."""

import pytest
import spacy
from spacy.tokens import Doc

from extractors.lemma_case import mend_lemmas


@pytest.mark.parametrize(
    ("words", "pos", "tags", "lemmas", "expected"),
    [
        (["the", "Iraqi", "army"], "DET ADJ NOUN", "DT JJ NN", "the iraqi army", "the Iraqi army"),
        (["Greater", "Manchester"], "ADJ PROPN", "JJR NNP", "great Manchester", "great Manchester"),
        (["in", "Greater", "Manchester"], "ADP ADJ PROPN", "IN JJR NNP", "in great Manchester", "in Great Manchester"),
        (['"', "Good", "news"], "PUNCT ADJ NOUN", "`` JJ NN", '" good news', '" good news'),
        (["saw", "her"], "VERB PRON", "VBD PRP", "see her", "see she"),
        (["her", "car"], "PRON NOUN", "PRP$ NN", "her car", "her car"),
        (["She", "Left"], "PRON VERB", "PRP VBD", "she leave", "she leave"),
    ],
)
def test_lemmas_keep_what_the_treebanks_keep(words: list[str], pos: str, tags: str, lemmas: str, expected: str) -> None:
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    doc = Doc(
        spacy.blank("en").vocab, words, pos=pos.split(), tags=tags.split(), lemmas=lemmas.split(), sent_starts=starts
    )

    mended = mend_lemmas(doc)

    assert [token.lemma_ for token in mended] == expected.split()
