"""Names blacked out of a text, character by character, so that every offset into it still holds."""

import re
from collections.abc import Iterable, Sequence

# Stands for one character of a name. No news text has it, and no reader takes it for a letter.
BLACK = "\N{FULL BLOCK}"
# A shorter word of a name ("de", "Jr") is part of too many others.
_LEAST_LETTERS = 3
_BLACKED = re.compile(f"[{BLACK}]")
Span = tuple[int, int]


def forms_pattern(forms: Iterable[str], *, words: bool) -> re.Pattern[str]:
    """What finds the forms of a name in any case; with `words` also each of their capitalised words, alone."""
    listed = sorted({form for form in forms if form.strip()}, key=lambda form: (-len(form), form))
    whole = [r"\s+".join(map(re.escape, form.split())) for form in listed]
    parts = {
        word
        for form in listed
        for word in re.findall(r"\w+", form)
        if words and len(word) >= _LEAST_LETTERS and (word[0].isupper() or not word[0].islower())
    }
    alone = sorted({shown for word in parts for shown in (word, word.upper())}, key=lambda word: (-len(word), word))
    found = [f"(?i:{form})" for form in whole] + [re.escape(word) for word in alone]
    # Without forms nothing is found.
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)" if found else r"(?!)")


def black_out(text: str, pattern: re.Pattern[str], protected: Sequence[Span] = ()) -> str:
    """The text with all that the pattern finds blacked out, spaces aside, save where it touches a protected span."""

    def blacked(match: re.Match[str]) -> str:
        start, end = match.span()
        if any(start < other_end and other_start < end for other_start, other_end in protected):
            return match[0]
        return re.sub(r"\S", BLACK, match[0])

    return pattern.sub(blacked, text)


def is_blacked(text: str) -> bool:
    """Something of the text is blacked out."""
    return _BLACKED.search(text) is not None
