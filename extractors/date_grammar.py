"""The grammar of English date expressions: from a text's characters to what each expression says.

It works on words of its own and not on a pipeline's tokens, so it reads the same whatever tokenizer is used. Every rule
looks at a bounded number of words ahead: the time is linear in the text.
"""

from collections.abc import Callable, Iterator

from dramatis.partial_date import PartialDate
from extractors.date_counts import from_count, from_unit_beside, from_vague
from extractors.date_holidays import FIRST_WORDS, from_holiday
from extractors.date_months import from_month, from_ordinal, from_weekday, part_of_month
from extractors.date_numbers import (
    bare_day,
    day_and_month,
    dotted,
    from_century,
    from_decade,
    separated,
    year_number,
)
from extractors.date_relative import (
    from_apostrophe,
    from_decade_word,
    from_named_day,
    from_quarter,
    from_recent,
    from_same,
    from_season,
    from_shift,
    from_war,
    from_weekend,
    from_writing,
    week_of,
)
from extractors.date_specs import Ahead, Between, DayOfMonth, FromLast, Known, MonthOfYear, Shifted, Spec, Window
from extractors.date_text import APOSTROPHES, DASHES, ORDINAL, TO, Expression, Found, Words
from extractors.date_words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    COUNTED,
    DAY_PARTS,
    DECADES,
    MONTHS,
    NAMED_DAYS,
    ORDINAL_WORDS,
    PARTS,
    SEASONS,
    SHIFTS,
    SMALL_NUMBERS,
    VAGUE_NUMBERS,
)
from extractors.date_years import bare_year, from_anno_domini, from_era, from_short_year, second_year

# Years that a person may live; a shorter range behind a name is a term of office.
_LIVES = range(20, 111)
# What stands in brackets behind a name before its dates (its spelling, how it is said) has fewer words and marks.
_LONGEST_BRACKET = 40
_SOONER = frozenset(["earlier", "later"])
_ENDING = frozenset(["month", "year", "week", "decade", "century"])


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
    part = words.at(after + (words.at(after) == "the"))
    while words.at(after) in ("the", "early", "late", "mid") or (words.at(after) in DASHES and after == end + 2):
        after += 1
    rule = _RULES.get(words.at(after))
    number = words.at(after)[:1].isdigit()
    found = _from_number(words, after) if number else rule(words, after) if rule else None
    if found is None and words.at(after) in ANY_MONTH and words.capital(after):
        found = MonthOfYear(ANY_MONTH[words.at(after)]), after + 1
    if found is None or isinstance(found[0], Between | Window | FromLast | Ahead):
        return spec, end
    right, last = found
    if link in DASHES and last == after + 1 and len(words.at(after)) == 2 and second_year(words, after) == found:
        return spec, end
    # A dash between two dates of different make is a dash, not "to".
    if link in DASHES and type(right) is not type(spec) and not isinstance(right, Known):
        return spec, end
    return Between(spec, _narrowed(part, right)), last


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
        or from_era(words, index)
        or day_and_month(words, index)
        or _day_of_month(words, index)
        or from_count(words, index)
        or from_century(words, index)
        or from_decade(words, index)
        or bare_year(words, index)
        or second_year(words, index)
        or bare_day(words, index)
    )


def _from_article(words: Words, index: int) -> Found:
    """A year ago; A.D. 476."""
    return from_count(words, index) or (from_anno_domini(words, index) if words.at(index + 1) == "." else None)


def _from_apostrophe(words: Words, index: int) -> Found:
    """The '90s; in '68."""
    return from_apostrophe(words, index) or from_short_year(words, index)


def _day_of_month(words: Words, index: int) -> Found:
    """The 4th day of March."""
    match = ORDINAL.fullmatch(words.lower[index])
    return part_of_month(words, index + 1, int(match.group(1))) if match and words.at(index + 1) == "day" else None


def _part(words: Words, index: int) -> Found:
    """Early June, earlier in May 2025, later this week, the end of the year, mid-2024, the first half of 2025."""
    end = index + 1
    while end < index + 4 and words.at(end) in ("in", "on", "of", "the", "-", "–", "‑"):
        end += 1
    if words.at(end) in _ENDING and words.at(end - 1) == "the":
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
    if (
        year
        and not from_decade(words, end)
        and words.at(end + 1) not in COUNTED
        and words.lower[index] not in ("close", "start")
    ):
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
    rules |= dict.fromkeys(DAY_PARTS | {"day", "month", "year"}, from_unit_beside)
    rules |= dict.fromkeys(FIRST_WORDS, from_holiday)
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
    rules |= dict.fromkeys(APOSTROPHES, _from_apostrophe)
    rules |= dict.fromkeys(DECADES, from_decade_word)
    rules |= dict.fromkeys(("world", "wwi", "wwii"), from_war)
    rules |= {"a": _from_article, "ad": from_anno_domini, "time": from_writing, "h": from_quarter}
    rules |= {"q": from_quarter, "week": week_of, "weekend": from_weekend, "recent": from_recent}
    return rules


_RULES = _table()
