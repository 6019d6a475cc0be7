"""Days with a name: Christmas Eve, Good Friday, Thanksgiving, with or without a year."""

from datetime import date

from dramatis.partial_date import PartialDate
from extractors.date_easter import easter_sunday
from extractors.date_nth import nth_weekday
from extractors.date_numbers import dated, year_after
from extractors.date_specs import EasterDay, Known, NthWeekday, Spec
from extractors.date_text import APOSTROPHES, Found, Words
from extractors.date_words import words

# Days that stand on one date: month and day. Those that other countries keep on other days are left out.
_FIXED = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "year", "'", "s", "eve"): (12, 31),
    ("new", "years", "eve"): (12, 31),
    ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "years", "day"): (1, 1),
    ("valentine", "'", "s", "day"): (2, 14),
    ("st", ".", "patrick", "'", "s", "day"): (3, 17),
    ("st", "patrick", "'", "s", "day"): (3, 17),
    ("all", "saints", "'", "day"): (11, 1),
    ("international", "women", "'", "s", "day"): (3, 8),
    ("earth", "day"): (4, 22),
    ("anzac", "day"): (4, 25),
    ("australia", "day"): (1, 26),
    ("waitangi", "day"): (2, 6),
    ("canada", "day"): (7, 1),
    ("bastille", "day"): (7, 14),
    ("juneteenth",): (6, 19),
    ("armistice", "day"): (11, 11),
    ("veterans", "day"): (11, 11),
    ("remembrance", "day"): (11, 11),
    ("halloween",): (10, 31),
    ("christmas",): (12, 25),
}
_EASTER = {
    ("good", "friday"): -2,
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("ash", "wednesday"): -46,
    ("palm", "sunday"): -7,
    ("maundy", "thursday"): -3,
    ("easter",): 0,
}
# Month, which weekday of it (-1 the last), weekday. Thanksgiving and Labor Day are those of the United States.
_NTH = {
    ("thanksgiving", "day"): (11, 4, 3),
    ("thanksgiving",): (11, 4, 3),
    ("labor", "day"): (9, 1, 0),
    ("memorial", "day"): (5, -1, 0),
    ("martin", "luther", "king", "day"): (1, 3, 0),
    ("presidents", "'", "day"): (2, 3, 0),
}
FIRST_WORDS = frozenset(key[0] for key in (*_FIXED, *_EASTER, *_NTH))
# The longest key has six words and marks; longer ones are tried first.
_LENGTHS = (6, 5, 4, 3, 2, 1)
# These names are also a season's, a play's or a rising's: a date only after such a word, or before a year.
_ALSO_OTHER = frozenset([("christmas",), ("easter",), ("thanksgiving",), ("juneteenth",)])
_BEFORE = frozenset(words("at on by before after until till since around last this next"))


def from_holiday(text: Words, index: int) -> Found:
    """Christmas Day, New Year's Eve, Good Friday, Thanksgiving 2015, at Easter."""
    if not text.capital(index) or text.at(index - 1) == "holocaust":
        return None
    for length in _LENGTHS:
        key = tuple("'" if word in APOSTROPHES else word for word in text.lower[index : index + length])
        end = index + length
        if len(key) < length:
            # The text ends sooner.
            continue
        if key not in _FIXED and key not in _EASTER and key not in _NTH:
            continue
        year = year_after(text, end)
        if year is None and key in _ALSO_OTHER and not (text.at(index - 1) in _BEFORE and _ends_phrase(text, end)):
            return None
        if key in _FIXED:
            month, day = _FIXED[key]
            return dated(month, day, None, year, end)
        spec: Spec = EasterDay(_EASTER[key]) if key in _EASTER else NthWeekday(*_NTH[key])
        return (_in(year[0], spec), year[1]) if year else (spec, end)
    return None


def _ends_phrase(text: Words, index: int) -> bool:
    """No noun follows that the name would only describe ("Christmas tree", "Easter Rising")."""
    word = text.at(index)
    return not word[:1].isalpha() or word in ("and", "or", "but", "in", "with", "when", "to", "he", "she", "they", "we")


def _in(year: int, spec: Spec) -> Known:
    day = date(year, 1, 1)
    if isinstance(spec, EasterDay):
        day = easter_sunday(year, spec.shift)
    elif isinstance(spec, NthWeekday):
        # The holidays' weekdays are in every year's month.
        day = nth_weekday(year, spec.month, spec.number, spec.weekday) or day
    only = PartialDate.of(day)
    return Known(only, only)
