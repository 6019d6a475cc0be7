"""The words of a search, the same for both engines: everything that isn't a letter or a digit only parts words."""

import re
import unicodedata

# An underscore parts words too: both indexes hold `foo_bar` as two words.
_WORD = re.compile(r"[^\W_]+")
# More words than this don't make a question clearer, and the index evaluates every one.
_MOST_WORDS = 32


def query_words(text: str) -> list[str]:
    """The words of the text, at most 32, with composed letters (NFC). Operators of any query language are words too."""
    return _WORD.findall(unicodedata.normalize("NFC", text))[:_MOST_WORDS]
