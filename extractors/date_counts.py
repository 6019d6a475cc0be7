"""Counted times: two days ago, thirty-five years later, a few months ago, a year and a half ago, the year before."""

from extractors.date_specs import Ahead, FromLast, Shifted
from extractors.date_text import DASHES, Found, Words
from extractors.date_words import DAY_PARTS, ORDINAL_WORDS, SMALL_NUMBERS, UNITS, VAGUE_NUMBERS

_TENS = range(20, 100, 10)
_NTH = frozenset([*ORDINAL_WORDS, "time", "times", "once", "twice", "meeting", "round"])
# "The worst crisis in a century" looks back.
_LONGEST_AHEAD = 100


def counted(words: Words, index: int) -> tuple[int, int] | None:
    """A small number in words or digits, and the index after it."""
    word = words.at(index)
    if word.isascii() and word.isdigit():
        return (int(word), index + 1) if len(word) <= 3 else None
    found = _below_hundred(words, index)
    if found is None:
        return None
    number, end = found
    if words.at(end) != "hundred" or not 1 <= number <= 9:
        return found
    rest = _below_hundred(words, end + 2) if words.at(end + 1) == "and" else None
    if rest and words.at(end + 2) not in ("a", "an"):
        return number * 100 + rest[0], rest[1]
    return number * 100, end + 1


def _below_hundred(words: Words, index: int) -> tuple[int, int] | None:
    number = SMALL_NUMBERS.get(words.at(index))
    if number is None:
        return None
    if number in _TENS:
        after = index + 1 + (words.at(index + 1) in DASHES)
        unit = SMALL_NUMBERS.get(words.at(after), 0)
        if 1 <= unit <= 9 and words.at(after) != "a" and words.at(after) != "an":
            return number + unit, after + 1
    return number, index + 1


def vague_count(words: Words, index: int) -> tuple[int, int] | None:
    """What "few", "several" or "couple of" stands for, and the index after it."""
    number = VAGUE_NUMBERS.get(words.at(index))
    if number is None:
        return None
    return number, index + 1 + (words.at(index + 1) == "of")


def from_vague(words: Words, index: int) -> Found:
    """A few months ago, several years ago, a couple of weeks ago."""
    start = index + (words.lower[index] == "a")
    vague = vague_count(words, start)
    if vague is None or words.at(vague[1]) not in UNITS or words.at(vague[1] + 1) != "ago":
        return None
    unit = UNITS[words.at(vague[1])]
    return (Shifted(unit, -vague[0]), vague[1] + 2) if unit in ("day", "week", "month", "year", "decade") else None


def from_count(words: Words, index: int) -> Found:
    """Two days ago, a year later, thirty-five weeks earlier, a year and a half ago; after "in": two weeks."""
    count = counted(words, index)
    if count is None or words.at(count[1]) in VAGUE_NUMBERS:
        return from_vague(words, index)
    number, end = count
    halves = (words.at(end), words.at(end + 1), words.at(end + 2)) == ("and", "a", "half")
    end += 3 * halves
    unit = UNITS.get(words.at(end)) or ("hour" if words.at(end) == "hours" else None)
    if unit is None or unit in ("weekend", "quarter"):
        return None
    end += 1
    if (words.at(end), words.at(end + 1), words.at(end + 2)) == ("and", "a", "half"):
        halves, end = True, end + 3
    if unit == "year" and (halves or (words.at(index - 1) == "half" and number == 1)):
        unit, number = "month", number * 12 + 6 if halves else 6
    elif unit == "century":
        half = words.at(index - 1) == "half" and number == 1
        unit, number = "year", 50 if half else 100 * number
    if unit == "hour":
        if number % 24 or not number or words.at(end) != "ago":
            return None
        unit, number = "day", number // 24
    if unit == "fortnight":
        unit, number = "week", 2 * number
    return _counted_from(words, index, end, unit, number)


def _counted_from(words: Words, index: int, end: int, unit: str, count: int) -> Found:
    """What follows the unit says from where it counts, and to which side."""
    after = words.at(end)
    if after == "ago":
        if unit == "year" and words.at(end + 1) == "today":
            return Shifted("anniversary", -count), end + 2
        return Shifted(unit, -count), end + 1
    if after in ("from", "hence") and (after == "hence" or words.at(end + 1) in ("now", "today")):
        return Shifted(unit, count), end + 2 - (after == "hence")
    if after == "later":
        return FromLast(unit, count), end + 1
    if after in ("earlier", "before", "after") and words.at(end + 1)[:1] in (".", ",", "\n", ""):
        return FromLast(unit, count if after == "after" else -count), end + 1
    if after == "earlier" and words.at(end + 1) in ("the", "he", "she", "it", "they", "by", "in", "at", "when", "and"):
        return FromLast(unit, -count), end + 1
    if words.at(index - 2) in _NTH or words.at(index - 2).endswith("est"):
        # "The second in 17 days" looks back over them.
        return None
    if (
        words.at(index - 1) in ("in", "within")
        and count < _LONGEST_AHEAD
        and unit in ("day", "week", "month", "year")
        and after not in ("of", "or")
    ):
        return Ahead(unit, count), end
    return None


def from_unit_beside(words: Words, index: int) -> Found:
    """The year before, the day after, the night before: beside the date that was named last."""
    side = words.at(index + 1)
    if words.at(index - 1) != "the" or side not in ("before", "after") or words.at(index + 2)[:1].isalnum():
        return None
    unit = words.lower[index]
    return FromLast("day" if unit in DAY_PARTS else UNITS[unit], 1 if side == "after" else -1), index + 2
