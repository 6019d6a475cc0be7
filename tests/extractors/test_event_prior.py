"""The lexicon of last resort: verbs that our own table doesn't know."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dramatis.words import EventType
from extractors.event_prior import event_prior, guess
from extractors.reading import Reading


@pytest.fixture(scope="session")
def verb(read: Callable[..., Reading]) -> Callable[[str, str], Token]:
    """The word of the text with this lemma."""

    def of(text: str, lemma: str) -> Token:
        return next(token for token in read(text).doc if token.lemma_ == lemma)

    return of


def test_a_verb_is_told_by_itself_where_no_pattern_fits(verb: Callable[[str, str], Token]) -> None:
    known = guess(verb("The army besieged Kunduz.", "besiege"))

    assert known is not None
    assert (known.type, known.by_pattern) == (EventType.COERCE, False)


def test_words_around_a_verb_outweigh_the_verb(verb: Callable[[str, str], Token]) -> None:
    known = guess(verb("The council cancelled the debt of Chad.", "cancel"))

    assert known is not None
    assert (known.type, known.by_pattern) == (EventType.AID, True)


def test_a_verb_that_reports_nothing_gives_nothing(verb: Callable[[str, str], Token]) -> None:
    assert guess(verb("The river seemed calm.", "seem")) is None


def test_the_lexicon_knows_every_type() -> None:
    prior = event_prior()

    types = {pattern.type for patterns in prior.patterns.values() for pattern in patterns}

    assert types - {None} == set(EventType) - {EventType.OTHER}
