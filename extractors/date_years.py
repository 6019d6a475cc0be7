"""Years that stand alone: in 2022, (Smith 1998), 1914–18, AD 79, 900 CE, c. 1640, the 2000 election."""

from dramatis.partial_date import PartialDate
from extractors.date_numbers import is_before_christ, short_year, year_number
from extractors.date_specs import Known
from extractors.date_text import APOSTROPHES, DASHES, TO, Found, Words
from extractors.date_words import BEFORE_YEAR, COUNTED, DATED_NOUNS, words

# A number below this is a year only after a word that says so.
_FIRST_MODERN_YEAR = 1900
# Below this a number before a noun ("his 1829 abolition of slavery") is seldom a year.
_FIRST_NAMED_YEAR = 1500
_OWNERS = frozenset(words("the a an its their his her s our this that"))
# A number behind these is a number.
_NUMBERED = frozenset(
    words("$ € £ # § ¶ + no nos room page pages p pp section sections sec art article rule chapter ch vol flight route")
)
# Behind these and a point stands a year: c. 1640, b. 1922.
_SHORT = frozenset(words("c ca b d r fl est"))
_ERAS = frozenset(["AD", "CE"])
# A year of two digits behind these: in '68, the class of '99.
_BEFORE_SHORT = frozenset(words("in of since from until by late early mid class summer winter spring autumn year"))
# Two years further apart are two numbers.
_LONGEST_RANGE = 600
_LAST_TOLD_AHEAD = 2060
# Small words that end as plurals do.
_SMALL_S = frozenset(words("as is was has his its this does towards across"))
_SUFFIXES = frozenset("abcdef")


def bare_year(text: Words, index: int) -> Found:
    """2022, 2016–18, 2016 to 2018, 1998a: where nothing says that it is a number."""
    year = year_number(text.lower[index])
    before, after = text.at(index - 1), text.at(index + 1)
    if year is None or _is_counted(text, index + 1) or before in _NUMBERED:
        return None
    if text.touches(index - 1) and before[:1].isalpha() and before not in ("fy", "cy"):
        return None
    if text.touches(index - 1) and before in ("/", ":", ".", "@", "_", "=", "&") and text.at(index - 2) not in _SHORT:
        return None
    end = index + 1
    if after in _SUFFIXES and text.touches(index) and text.at(index + 2) in (")", ";", ",", ":"):
        # "(Jones, 2003a)"
        end, after = end + 1, text.at(index + 2)
    elif text.touches(index) and after not in ",.;:!?)]'’\"”-–—/…" and after != "\n":
        return None
    if after in (":", "/") and text.touches(index) and text.touches(index + 1) and text.at(index + 2)[:1].isdigit():
        return None
    if _runs_into_number(text, index) or _runs_into_before_christ(text, index):
        return None
    if _is_about_so_many(text, index):
        return None
    says_so = _says_so(text, index, year, after)
    if year < _FIRST_MODERN_YEAR and not says_so:
        return None
    # "2000 more", "1500 of them": a round number is a year only if the words before it say so.
    if year % 50 == 0 and not says_so and after not in (")", ",", "."):
        return None
    if year > _LAST_TOLD_AHEAD and before not in ("in", "by", "until", "before", "year"):
        return None
    final = _short_end(text, index, year)
    if final is not None:
        return Known(PartialDate(year), PartialDate(final)), index + 3
    if after == "q" and text.at(index + 2) in ("1", "2", "3", "4") and text.touches(index + 1):
        first = 3 * int(text.at(index + 2)) - 2
        return Known(PartialDate(year, first), PartialDate(year, first + 2)), index + 3
    only = PartialDate(year)
    return Known(only, only), end


def from_era(text: Words, index: int) -> Found:
    """79 AD, 900 CE, 476 A.D., 100–300 AD: a number of at most four digits before its era."""
    first = _of_era(text.lower[index])
    end = index + 1
    if first is None or (text.touches(index - 1) and text.at(index - 1) in DASHES | {".", ",", "/"}):
        return None
    last = first
    if text.at(end) in TO and (second := _of_era(text.at(end + 1))) and second > first:
        last, end = second, end + 2
    if text.raw[end : end + 1] and text.raw[end] in _ERAS:
        return Known(PartialDate(first), PartialDate(last)), end + 1
    if text.raw[end : end + 4] in (["A", ".", "D", "."], ["C", ".", "E", "."]):
        return Known(PartialDate(first), PartialDate(last)), end + 4
    return None


def from_anno_domini(text: Words, index: int) -> Found:
    """AD 79, A.D. 476: `index` is at the AD or its A."""
    if text.raw[index] == "AD":
        end = index + 1
    elif text.raw[index : index + 4] == ["A", ".", "D", "."]:
        end = index + 4
    else:
        return None
    year = _of_era(text.at(end))
    if year is None or (text.at(end + 1) in ("%", ":", ".") and text.at(end + 2)[:1].isdigit()):
        return None
    return Known(PartialDate(year), PartialDate(year)), end + 1


def from_short_year(text: Words, index: int) -> Found:
    """In '68: `index` is at the apostrophe."""
    found = short_year(text, index)
    if found is None or text.at(index - 1) not in _BEFORE_SHORT or (text.touches(index - 1) and text.at(index - 1)):
        return None
    year, end = found
    if text.at(end) in APOSTROPHES or text.at(end) in COUNTED or (text.touches(end - 1) and text.at(end) == "-"):
        return None
    return Known(PartialDate(year), PartialDate(year)), end


def _of_era(word: str) -> int | None:
    if not (word.isascii() and word.isdigit() and len(word) <= 4):
        return None
    return int(word) if 1 <= int(word) <= _LAST_TOLD_AHEAD else None


def _is_counted(text: Words, index: int) -> bool:
    """What stands there was counted, so the number before it is none of a year; "2006 Women's Cup" isn't counting."""
    return text.at(index) == "%" or (text.at(index) in COUNTED and not text.capital(index))


def _short_end(text: Words, index: int, year: int) -> int | None:
    """The last year of 1914–18."""
    if text.at(index + 1) not in DASHES or not (text.touches(index) and text.touches(index + 1)):
        return None
    return _in_century_of(year, text.at(index + 2))


def second_year(text: Words, index: int) -> Found:
    """The 18 of "1914 – 18": behind a dash with spaces, each of the two years stands for itself."""
    year = year_number(text.at(index - 2))
    if year is None or text.at(index - 1) not in DASHES or text.touches(index - 2) or text.touches(index - 1):
        return None
    end, follows = _in_century_of(year, text.lower[index]), text.raw[index + 1 : index + 2]
    if (
        end is None
        or _is_counted(text, index + 1)
        or (text.touches(index) and text.at(index + 1) in DASHES | {"/", ":"})
    ):
        return None
    if follows and follows[0].islower() and follows[0].endswith("s") and follows[0] not in _SMALL_S:
        return None
    # "In 2019 – 20 people came": only the next year, or what ends the phrase, is sure
    if end != year + 1 and follows and follows[0].isalpha():
        return None
    return Known(PartialDate(end), PartialDate(end)), index + 1


def _in_century_of(year: int, digits: str) -> int | None:
    """The later year of the same century, of its last two digits."""
    if len(digits) != 2 or not (digits.isascii() and digits.isdigit()):
        return None
    end = year // 100 * 100 + int(digits)
    return end if end > year else None


def _runs_into_number(text: Words, index: int) -> bool:
    """ "Decree 2005-981" is a number; "2005-06" and "2005-2009" are years."""
    if text.at(index + 1) not in DASHES or not (text.touches(index) and text.touches(index + 1)):
        return False
    digits = text.at(index + 2)
    longer = text.touches(index + 2) and text.at(index + 3) in DASHES
    return digits[:1].isdigit() and (longer or len(digits) not in (2, 4))


def _runs_into_before_christ(text: Words, index: int) -> bool:
    """The year begins a range that ends before Christ: "1200 to about 400 BCE"."""
    if text.at(index + 1) not in TO | {"and"}:
        return is_before_christ(text, index + 1)
    number = index + 2 + (text.at(index + 2) in ("about", "around", "circa", "c"))
    return text.at(number)[:1].isdigit() and is_before_christ(text, number + 1)


def _is_about_so_many(text: Words, index: int) -> bool:
    """ "Ca. 1000 authors", "around 1600 villagers" are numbers."""
    before, after = text.at(index - 1), text.raw[index + 1 : index + 2]
    about = before in ("ca", "circa", "around") or (before == "." and text.at(index - 2) in ("c", "ca"))
    return about and bool(after) and after[0].islower() and after[0].endswith("s") and after[0] not in _SMALL_S


def _says_so(text: Words, index: int, year: int, after: str) -> bool:
    """The words around the number make it a year."""
    before = text.at(index - 1)
    if before in BEFORE_YEAR or (before == "." and text.at(index - 2) in _SHORT):
        return True
    if before in DASHES and year_number(text.at(index - 2)) is not None and not _is_shouted(text, index - 3):
        return True
    if before == "(" and (after in (")", ",", "–", "-", ";", ":", "in") or text.capital(index + 1)):
        return True
    # "As early as 1717", "(about 1780 – 1804)"
    if (before == "as" and text.at(index - 2) in ("early", "late")) or (
        before == "about" and text.at(index - 2) == "("
    ):
        return True
    # "Oslo, 1859.", "(Berg, 2000: 103)", "(Kant 1781)"
    if before == "," and text.capital(index - 2) and after in (")", ".", ";", ":", "]"):
        return True
    # and "(CA2 1892)"
    if after == ")" and (text.capital(index - 1) or "(" in text.lower[max(0, index - 5) : index]):
        return True
    # "1650, 1651 and 1652"
    if before == "," and _are_neighbours(year_number(text.at(index - 2)), year):
        return True
    if after in (",", "and", "or") and _are_neighbours(year, year_number(text.at(index + 2))):
        return text.at(index + 3) not in COUNTED
    if before == "or" and year_number(text.at(index - 2)) is not None:
        return True
    if after in DASHES and (end := year_number(text.at(index + 2))) and year < end <= year + _LONGEST_RANGE:
        return text.at(index + 3) not in COUNTED and not _is_shouted(text, index - 1)
    return before in _OWNERS and (after in DATED_NOUNS or _is_named_by(text, index, year))


def _is_shouted(text: Words, index: int) -> bool:
    """A short word in capitals, behind which numbers count: "BWV 1007–1012"."""
    word = text.raw[index] if index >= 0 else ""
    return word.isupper() and 1 < len(word) < 5 and word not in _ERAS


def _are_neighbours(first: int | None, second: int | None) -> bool:
    """Two years in their order, less than a life apart."""
    return first is not None and second is not None and _FIRST_NAMED_YEAR <= first < second < first + 60


def _is_named_by(text: Words, index: int, year: int) -> bool:
    """A noun in small letters follows a number that isn't round: "the government's 1829 abolition of slavery"."""
    after = text.at(index + 1)
    plain = text.raw[index + 1 : index + 2] == [after] and after.isalpha() and len(after) > 2
    return plain and year >= _FIRST_NAMED_YEAR and year % 10 != 0 and not after.endswith("s")
