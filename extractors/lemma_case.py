"""A component behind the rule lemmatizer and the names, which mends lemmas that the rules can't get.

The lemmatizer sets everything small but names; UD's treebanks keep the capitals of peoples' adjectives and of acronyms.
"""

import re
from collections.abc import Collection, Iterator

import numpy as np
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractors.event_lexicon import listed

FACTORY = "dramatis_lemma_case"
# The lemmatizer's table of words that are written small and are their own lemma, by part of speech.
SMALL_WORDS = "small_words"
_PARTS = np.array([get_string_id(part) for part in ("ADJ", "NOUN", "NUM")], dtype=np.uint64)
_TAGS = np.array([get_string_id(tag) for tag in ("PRP", "NNPS")], dtype=np.uint64)
# As UD EWT has them.
_HOURS = {"am": "a.m.", "pm": "p.m."}
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
# Plurals of names that have no singular.
_NO_SINGULAR = listed("Olympics Paralympics Netherlands Philippines Maldives Bahamas Seychelles Alps Andes Athletics")


@Language.factory(FACTORY, assigns=["token.lemma"], requires=["token.pos", "token.tag", "token.lemma", "doc.ents"])
def make_mender(nlp: Language, name: str) -> "LemmaMender":
    """The component with its pipeline's tables; without a lemmatizer of ours it knows no small words."""
    lookups = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.pipe_names else None  # type: ignore[attr-defined]  # the lemmatizer's
    table = lookups.get_table(SMALL_WORDS, {}) if lookups is not None else {}
    return LemmaMender(frozenset(table.get("adj", ())), frozenset(table.get("noun", ())))


class LemmaMender:
    """Mends lemmas of one text; `adjectives` and `nouns` are common ones, in small letters."""

    def __init__(self, adjectives: Collection[str], nouns: Collection[str]) -> None:
        self._adjectives = adjectives
        self._nouns = nouns

    def __call__(self, doc: Doc) -> Doc:
        """The text with lemmas as UD EWT and GUM write them."""
        for token in _candidates(doc):
            if token.pos_ == "ADJ":
                if self._keeps_capital(doc, token):
                    token.lemma_ = token.lemma_[:1].upper() + token.lemma_[1:]
            elif token.pos_ == "NOUN":
                if token.lower_ in _HOURS:
                    token.lemma_ = _HOURS[token.lower_]
                elif self._is_acronym(doc, token):
                    token.lemma_ = token.text
            elif token.tag_ == "PRP":
                if token.lower_ == "her":
                    token.lemma_ = "she"
            elif token.tag_ == "NNPS":
                if token.lemma_ not in _NO_SINGULAR and token.lemma_.endswith("s") and not token.lemma_.endswith("ss"):
                    token.lemma_ = token.lemma_[:-1]
            elif token.pos_ == "NUM" and _THOUSANDS.fullmatch(token.text):
                token.lemma_ = token.text.replace(",", "")
        return doc

    def _keeps_capital(self, doc: Doc, token: Token) -> bool:
        """Of the adjectives with a capital inside a sentence 92 % keep it ("Iraqi", "United Nations").

        Those that are common words and in no name don't, nor do those in capitals.
        """
        if not token.text[:1].isupper() or (len(token) > 1 and token.text.isupper()) or _opens(doc, token):
            return False
        return bool(token.ent_type_) or token.lower_ not in self._adjectives

    def _is_acronym(self, doc: Doc, token: Token) -> bool:
        """In capitals, no common word, and nobody shouts beside it."""
        if not _in_capitals(token) or token.lower_ in self._nouns:
            return False
        return not any(_in_capitals(doc[at]) for at in (token.i - 1, token.i + 1) if 0 <= at < len(doc))


def _candidates(doc: Doc) -> Iterator[Token]:
    """The words that may be mended: to ask each token by itself takes three times as long."""
    values = doc.to_array(["POS", "TAG"])
    wanted = np.isin(values[:, 0], _PARTS) | np.isin(values[:, 1], _TAGS)
    return (doc[int(at)] for at in np.flatnonzero(wanted))


def _in_capitals(token: Token) -> bool:
    return len(token) > 1 and token.text.isupper()


def _opens(doc: Doc, token: Token) -> bool:
    """Whether the word stands first in a sentence, or after a mark that may open one."""
    return bool(token.is_sent_start) or token.i == 0 or doc[token.i - 1].is_punct
