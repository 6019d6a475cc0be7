"""The words by which a mention tells of an event, and those around it."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.event_tellings import head_of, telling_words

WORDS = ["The", "actress", "quietly", "checked", "into", "a", "clinic", "."]


def parsed() -> Doc:
    """A sentence with its tree."""
    return Doc(
        Vocab(),
        WORDS,
        lemmas=["the", "actress", "quietly", "check", "into", "a", "clinic", "."],
        pos=["DET", "NOUN", "ADV", "VERB", "ADP", "DET", "NOUN", "PUNCT"],
        tags=["DT", "NN", "RB", "VBD", "IN", "DT", "NN", "."],
        heads=[1, 3, 3, 3, 6, 6, 3, 3],
        deps=["det", "nsubj", "advmod", "root", "case", "det", "obl", "punct"],
        sent_starts=[index == 0 for index in range(len(WORDS))],
    )


def test_a_mention_gives_its_own_words_what_depends_on_them_and_what_stands_near() -> None:
    doc = parsed()

    found = telling_words([doc[3], doc[4]])

    assert found.own == ("check", "into")
    assert set(found.parts) == {"actress", "quietly", "clinic"}
    assert found.near == ("the", "actress", "quietly", "check", "into", "a", "clinic", ".")


def test_the_head_of_a_mention_is_governed_from_outside_of_it() -> None:
    doc = parsed()

    assert head_of([doc[4], doc[5], doc[6]]).text == "clinic"
    assert head_of(list(doc)).text == "checked"
