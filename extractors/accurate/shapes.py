"""The shape of a word: what its letters' case tells, which the model's lower-cased pieces don't."""

from functools import lru_cache

LOWER, CAPITALISED, UPPER, DIGIT, MIXED, OTHER, INITIAL = range(7)
SHAPES = 7


# News repeats its words: this many cover nine words of ten, in about 3 MB.
@lru_cache(maxsize=2**14)
def word_shape(text: str) -> int:
    """Which of the seven shapes; a digit decides first, and scripts without case are OTHER, as punctuation is.

    INITIAL is one capital alone or with marks around it ("J."), MIXED any other order of cases ("McCain", "iOS").
    """
    if any(char.isdigit() for char in text):
        return DIGIT
    cased = [char for char in text if char.isupper() or char.islower()]
    if not cased:
        return OTHER
    capitals = sum(char.isupper() for char in cased)
    if capitals == 0:
        return LOWER
    if capitals == len(cased):
        return INITIAL if capitals == 1 else UPPER
    return CAPITALISED if capitals == 1 and cased[0].isupper() else MIXED
