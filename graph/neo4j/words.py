"""Text as full-text search reads it: folded words, so that both engines find the same nodes.

The server's own analyzers keep "Russia's", "U.S." and "example.com" as one word each, and then neither "Russia" nor
"example" is found; SQLite's unicode61 parts them. So the words are made here by unicode61's rules and stored beside the
text (property `text_words` for `text`), and the index only splits them at spaces.
"""

import unicodedata
from collections.abc import Sequence

from graph.search_words import query_words

# The analyzer that splits at spaces and changes nothing.
ANALYZER = "whitespace"
# Words in a highlight, and how many of them stand before the first hit.
_HIGHLIGHT_WORDS = 16
_WORDS_BEFORE = 4


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


def lucene_query(text: str) -> str | None:
    """A query for all words of the text, the last as a prefix; None when it has none. Nothing in it is an operator."""
    terms = [term for word in query_words(text) for term in folded_words(word).split()]
    if not terms:
        return None
    return " ".join(f"+{term}" for term in terms) + "*"


def highlight(columns: Sequence[str], text: str) -> str:
    """The words of a column around what the search text finds in it; the first column's beginning if that's unclear."""
    terms = [term for word in query_words(text) for term in folded_words(word).split()]
    for column in columns:
        spans = _spans(column)
        hits = [number for number, (_, _, word) in enumerate(spans) if _is_hit(word, terms)]
        if hits:
            return _window(column, spans, max(0, hits[_densest(hits)] - _WORDS_BEFORE))
    return _window(columns[0], _spans(columns[0]), 0) if columns else ""


def _spans(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of each word of the text."""
    spans: list[tuple[int, int, str]] = []
    start = 0
    for end, character in enumerate((*text, " ")):
        if _FOLDING[ord(character)] == " ":
            if end > start:
                spans.append((start, end, text[start:end].translate(_FOLDING)))
            start = end + 1
    return spans


def _is_hit(word: str, terms: Sequence[str]) -> bool:
    return word in terms or word.startswith(terms[-1])


def _densest(hits: Sequence[int]) -> int:
    """The hit from which most hits lie within one highlight; the first of equals."""
    reach = _HIGHLIGHT_WORDS - _WORDS_BEFORE
    return max(
        range(len(hits)), key=lambda at: (sum(1 for other in hits[at : at + reach] if other < hits[at] + reach), -at)
    )


def _window(text: str, spans: Sequence[tuple[int, int, str]], first: int) -> str:
    shown = spans[first : first + _HIGHLIGHT_WORDS]
    if not shown:
        return ""
    start = shown[0][0] if first else 0
    end = shown[-1][1] if first + _HIGHLIGHT_WORDS < len(spans) else len(text)
    return f"{'…' if first else ''}{text[start:end]}{'…' if end < len(text) else ''}"
