"""The words by which a mention tells of an event, and those around it, by which other reports of it are known."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from dramatis.extraction import TellingWords
from extractors.syntax import is_noun, lemma, objects, relation, subject

# Words on each side of the event's own that are taken for what stands near it.
_NEAR = 4
# Dependents that say nothing of what a word is about.
_FUNCTIONS = frozenset(["det", "punct", "aux", "aux:pass", "cc", "case", "mark", "cop"])
_SAYS = re.compile(r"\w")
# Words kept of each sort, and characters of each: a list of fifty parties, or a line of noise, tells no more.
_MOST_WORDS = 12
_MOST_CHARACTERS = 40


def telling_words(mention: Sequence[Token]) -> TellingWords:
    """The words of one mention of an event, given as its tokens; there must be one."""
    head = head_of(mention)
    sentence = head.sent
    around = head.doc[max(sentence.start, head.i - _NEAR) : min(sentence.end, head.i + _NEAR + 1)]
    own = [lemma(token) for token in mention if _SAYS.search(token.text)]
    near = [lemma(token) for token in around if not token.is_space]
    return TellingWords(_kept(own or [lemma(head)]), _kept(_parts(head)), _kept(near))


def _kept(words: list[str]) -> tuple[str, ...]:
    return tuple(word[:_MOST_CHARACTERS] for word in words[:_MOST_WORDS])


def head_of(mention: Sequence[Token]) -> Token:
    """The first token whose governor lies outside of the mention."""
    inside = {token.i for token in mention}
    return next((token for token in mention if token.head.i not in inside or token.head.i == token.i), mention[-1])


def _parts(head: Token) -> list[str]:
    found = [lemma(child) for child in head.children if relation(child) not in _FUNCTIONS]
    if not is_noun(head):
        doer = subject(head)
        found += [lemma(token) for token in ([doer] if doer is not None else []) + objects(head)]
    return found
