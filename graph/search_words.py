"""The words of a search, the same for both engines: everything that isn't a letter or a digit only parts words."""

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
