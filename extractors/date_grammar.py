"""The grammar of English date expressions: from a text's characters to what each expression says.

It works on words of its own and not on a pipeline's tokens, so it reads the same whatever tokenizer is used. Every rule
looks at a bounded number of words ahead: the time is linear in the text.
"""

from collections.abc import Callable, Iterator

from dramatis.partial_date import PartialDate
from extractors.date_months import from_month, from_ordinal, from_weekday
from extractors.date_numbers import (
    bare_day,
    bare_year,
    day_and_month,
    dotted,
    from_century,
    from_decade,
    separated,
    year_number,
)
from extractors.date_relative import (
    from_apostrophe,
    from_count,
    from_decade_word,
    from_holiday,
    from_named_day,
    from_quarter,
    from_recent,
    from_same,
    from_season,
    from_shift,
    from_vague,
    from_war,
    from_weekend,
    from_writing,
    week_of,
)
from extractors.date_specs import Ahead, Between, DayOfMonth, FromLast, Known, MonthOfYear, Shifted, Spec, Window
from extractors.date_text import APOSTROPHES, DASHES, TO, Expression, Found, Words
from extractors.date_words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    COUNTED,
    DECADES,
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    MONTHS,
    NAMED_DAYS,
    ORDINAL_WORDS,
    PARTS,
    SEASONS,
    SHIFTS,
    SMALL_NUMBERS,
    UNITS,
    VAGUE_NUMBERS,
)

# Years that a person may live; a shorter range behind a name is a term of office.
_LIVES = range(20, 111)
# What stands in brackets behind a name before its dates (its spelling, how it is said) has fewer words and marks.
_LONGEST_BRACKET = 40
_SOONER = frozenset(["earlier", "later"])


def expressions(text: str) -> Iterator[Expression]:
    """The date expressions of the text in order; they don't overlap."""
    words = Words(text)
    index = 0
    while index < len(words.lower):
        rule = _RULES.get(words.lower[index])
        if rule is None:
            rule = _from_number if words.lower[index][0].isascii() and words.lower[index][0].isdigit() else None
        found = rule(words, index) if rule else None
        if found is None:
            index += 1
            continue
        spec, end = _range(words, *found, between=words.at(index - 1) == "between")
        if isinstance(spec, Between) and _is_life(words, spec, index, end):
            spec, end = found
        yield Expression(words.starts[index], words.ends[end - 1], spec)
        index = end


def _range(words: Words, spec: Spec, end: int, *, between: bool) -> tuple[Spec, int]:
    """The expression with what "to", "through" or a dash adds to it ("and" only after "between")."""
    link = words.at(end)
    joined = link in TO or (between and link == "and")
    if not joined or isinstance(spec, Between | Window | FromLast | Ahead):
        return spec, end
    after = end + 1
    while words.at(after) in ("the", "early", "late", "mid") or (words.at(after) in DASHES and after == end + 2):
        after += 1
    rule = _RULES.get(words.at(after))
    number = words.at(after)[:1].isdigit()
    found = _from_number(words, after) if number else rule(words, after) if rule else None
    if found is None and words.at(after) in MONTHS:
        found = MonthOfYear(MONTHS[words.at(after)]), after + 1
    if found is None or isinstance(found[0], Between | Window | FromLast | Ahead):
        return spec, end
    right, last = found
    # A dash between two dates of different make is a dash, not "to".
    if link in DASHES and type(right) is not type(spec) and not isinstance(right, Known):
        return spec, end
    return Between(spec, right), last


def _is_life(words: Words, spec: Between, index: int, end: int) -> bool:
    """The range behind a name in brackets holds two dates, of birth and death: "(1922 – 2013)"."""
    if not (isinstance(spec.left, Known) and isinstance(spec.right, Known)) or words.at(end) not in (")", ";", ","):
        return False
    if spec.right.last.year - spec.left.first.year not in _LIVES:
        return False
    for before in range(index - 1, max(0, index - _LONGEST_BRACKET), -1):
        if words.lower[before] == "(":
            return words.capital(before - 1) or words.at(before - 1) == ","
        if words.lower[before] == ")":
            break
    return False


def _from_number(words: Words, index: int) -> Found:
    word = words.lower[index]
    if "," in word:
        return None
    if "." in word:
        return dotted(words, index)
    return (
        separated(words, index)
        or day_and_month(words, index)
        or from_count(words, index)
        or from_century(words, index)
        or from_decade(words, index)
        or bare_year(words, index)
        or bare_day(words, index)
    )


def _part(words: Words, index: int) -> Found:
    """Early June, earlier in May 2025, later this week, the end of the year, mid-2024, the first half of 2025."""
    end = index + 1
    while end < index + 4 and words.at(end) in ("in", "on", "of", "the", "-", "–", "‑"):
        end += 1
    if words.at(end) in UNITS and words.at(end - 1) == "the" and words.at(end) in ("month", "year", "week"):
        # "by the end of the year", "earlier in the week"
        linked = words.at(index + 1) == "of" or (words.at(index + 1) == "in" and words.lower[index] in _SOONER)
        return (Shifted(words.at(end), 0), end + 1) if linked else None
    if words.at(end) in ("that", "same"):
        return from_same(words, end)
    word = words.at(end)
    if word in MONTHS and words.capital(end):
        found = from_month(words, end)
        return found or ((MonthOfYear(MONTHS[word]), end + 1) if word not in ("may", "march") else None)
    year = year_number(word)
    if year and words.at(end + 1) not in COUNTED and words.lower[index] not in ("close", "start"):
        only = PartialDate(year)
        return Known(only, only), end + 1
    rule = _from_number if word[:1].isdigit() else _RULES.get(word)
    if rule is None or rule is _part or rule is from_count:
        return None
    found = rule(words, end)
    if found is None or isinstance(found[0], Window | Ahead | DayOfMonth):
        return None
    return _narrowed(words.lower[index], found[0]), found[1]


def _narrowed(part: str, spec: Spec) -> Spec:
    """The early or late part of a decade or century, in whole years; anything shorter stays whole."""
    if not isinstance(spec, Known) or spec.last.year - spec.first.year not in (9, 99):
        return spec
    decade = spec.last.year - spec.first.year == 9
    bounds = {
        "early": (0, 4) if decade else (0, 24),
        "mid": (3, 6) if decade else (25, 74),
        "late": (5, 9) if decade else (75, 99),
        "later": (5, 9) if decade else (75, 99),
    }.get(part)
    if bounds is None:
        return spec
    return Known(PartialDate(spec.first.year + bounds[0]), PartialDate(spec.first.year + bounds[1]))


def _table() -> dict[str, Callable[[Words, int], Found]]:
    rules: dict[str, Callable[[Words, int], Found]] = {}
    for key in (*FIXED_HOLIDAYS, *EASTER_HOLIDAYS):
        rules[key[0]] = from_holiday
    rules |= dict.fromkeys(SMALL_NUMBERS, from_count)
    rules |= dict.fromkeys(ORDINAL_WORDS, from_ordinal)
    rules |= dict.fromkeys(SEASONS, from_season)
    rules |= dict.fromkeys(PARTS, _part)
    rules |= dict.fromkeys(VAGUE_NUMBERS, from_vague)
    rules |= dict.fromkeys(SHIFTS, from_shift)
    rules |= dict.fromkeys(NAMED_DAYS, from_named_day)
    rules |= dict.fromkeys(("same", "that"), from_same)
    rules |= dict.fromkeys(ANY_WEEKDAY, from_weekday)
    rules |= dict.fromkeys(ANY_MONTH, from_month)
    rules |= dict.fromkeys(APOSTROPHES, from_apostrophe)
    rules |= dict.fromkeys(DECADES, from_decade_word)
    rules |= {"world": from_war, "time": from_writing}
    rules |= {"q": from_quarter, "week": week_of, "weekend": from_weekend, "recent": from_recent}
    return rules


_RULES = _table()
