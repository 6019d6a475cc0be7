"""The words of texts and searches, the same for both engines: what isn't a letter or a digit only parts words.

Words are folded by the rules of SQLite's unicode61, so that both engines find the same.
"""

import re
import unicodedata
from itertools import islice

# An underscore parts words too: both indexes hold `foo_bar` as two words.
_WORD = re.compile(r"[^\W_]+")
# More words than this don't make a question clearer, and the index evaluates every one.
_MOST_WORDS = 32
# Longer words are cut: Lucene breaks on a beginning of a thousand letters, and parts the words of a text at 255.
_LONGEST_WORD = 200


def query_words(text: str) -> list[str]:
    """The words of the text, at most 32 of at most 200 letters, with composed letters (NFC).

    Operators of any query language are words too.
    """
    found = islice(_WORD.finditer(unicodedata.normalize("NFC", text)), _MOST_WORDS)
    return [word.group()[:_LONGEST_WORD] for word in found]


class _Folding(dict[int, str]):
    """Code point -> what the index holds for it: a folded letter or digit, nothing for an accent, else a space."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold(chr(point))
        return folded


def _fold(character: str) -> str:
    if "\u0300" <= character <= "\u0331":
        return ""
    category = unicodedata.category(character)
    if category[0] not in "LN" and category != "Co":
        return " "
    folded = character.casefold()
    if len(folded) != 1:
        folded = character.lower()
    base = unicodedata.normalize("NFD", folded)[0]
    # Only Latin letters lose their accents: Cyrillic й stays another letter than и.
    if base.isascii() and base.isalpha():
        return base
    return folded if len(folded) == 1 else character


_FOLDING = _Folding()


def folded_words(text: str) -> str:
    """The folded words of the text, with one space between."""
    return " ".join(text.translate(_FOLDING).split())
