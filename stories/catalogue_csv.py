"""A catalogue of outlets from CSV, line by line: taken, or refused with a reason.

    domain,name,axis,rating,scale,rater,date
    north-post.example,North Post,BIAS,Lean Left,Left|Lean Left|Center|Lean Right|Right,Example Raters,2025-03-01

The columns, in any order: `axis` (BIAS, FACTUALITY, OWNERSHIP or COUNTRY), `domain` or `name` of the outlet or both,
and `rating`: the rating, the owner's name, or the country. Of use besides: `aliases` (more domains and names, separated
by |), `scale` (`stories.catalogue_scales`), `rater`, `date` (2025, 2025-03 or 2025-03-01), `section` (the part of the
outlet that is rated; without it what stands in brackets behind the name: "North Post (Opinion)"), `share` (what an
owner holds: 0.51 or 51 %), and `owner` and `country` in the place of `rating`.

The separator may be a comma, a semicolon or a tabulator. A record is one line: a cell holds no line break, so that a
quote that isn't closed spoils its own line and no other.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dramatis.errors import UnreadableError
from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from dramatis.partial_date import PartialDate
from stories.catalogue import RATED, Axis, Entry, Refused
from stories.catalogue_scales import scale_of, shown_text
from stories.outlet_domains import host_of
from stories.outlet_names import outlet_name

# Ten times the longest list of outlets that we know of.
MOST_CHARACTERS = 10_000_000
_SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tabulator"}
# Other names that rating lists give to our columns.
_CALLED = {"value": "rating", "outlet": "name", "website": "domain", "source": "name", "licence": "license"}
_COLUMNS = frozenset(
    (
        *("domain", "name", "aliases", "axis", "rating", "scale", "rater", "date", "section", "owner", "share"),
        "country",
    )
)
# The longest names of outlets and owners have about 120 characters.
_LONGEST_CELL = 300
_LONGEST_LISTS = 4_000
_MOST_ALIASES = 50
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s*(%?)")
# What a spreadsheet would run. "+972 Magazine" and "-30-" are names.
_FORMULA = re.compile(r"[=@]|[+-][^ ]*[(|!]")
# What joins letters of Persian and Indian names and stands in no hostile text alone.
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """What a file says: the entries, in the order of their lines, and the lines that were refused.

    `unused` are the header's columns that aren't ours.
    """

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    unused: tuple[str, ...]


def read_catalogue(text: str) -> CatalogueTable:
    """The lines of a catalogue. Raises UnreadableError for a file as a whole that can't be: without a header, say."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(
            f"it is {len(text):,} characters long; {MOST_CHARACTERS:,} are allowed: load it in several catalogues"
        )
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise UnreadableError("it is empty; write a header (domain,axis,rating,scale,rater,date) and a line each")
    separator = max(_SEPARATORS, key=lambda one: len(_COLUMNS & set(_header(lines[first], one))))
    columns = _header(lines[first], separator)
    _check_header(columns)
    kept = _Kept()
    for number, line in enumerate(lines[first + 1 :], start=first + 2):
        if not line.strip():
            continue
        try:
            cells = _cells(line, separator, columns)
            if any(cells.values()):
                kept.add(_entry(number, cells))
        except UnreadableError as refusal:
            kept.refuse(number, str(refusal))
    unused = tuple(column for column in columns if column and column not in _COLUMNS)
    refused = tuple(Refused(line, reason) for line, reason in sorted(kept.refused.items()))
    return CatalogueTable(tuple(sorted(kept.entries.values(), key=lambda entry: entry.line)), refused, unused)


def _header(line: str, separator: str) -> list[str]:
    named = [" ".join(cell.split()).strip('"').lower()[:80] for cell in line.split(separator)]
    return [_CALLED.get(name, name) for name in named]


def _check_header(columns: Sequence[str]) -> None:
    missing = [] if "axis" in columns else ["axis"]
    missing += [] if {"domain", "name"} & set(columns) else ["domain"]
    missing += [] if {"rating", "owner", "country"} & set(columns) else ["rating"]
    if missing:
        raise UnreadableError(
            f"its first line has no column {' and no column '.join(missing)}; name the columns there: "
            "domain,axis,rating,scale,rater,date"
        )
    twice = next((column for column in columns if column in _COLUMNS and columns.count(column) > 1), None)
    if twice is not None:
        raise UnreadableError(f"its first line has the column {twice} twice; leave one of them out")


def _cells(line: str, separator: str, columns: Sequence[str]) -> Mapping[str, str]:
    """The line's cells by column, each without outer blanks. Raises UnreadableError."""
    if len(line) > _LONGEST_CELL * len(_COLUMNS) * 4:
        raise UnreadableError(f"it is {len(line):,} characters long; look for a quote or line break that is missing")
    if '"' in line:
        try:
            (cells,) = csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True)
        except (csv.Error, ValueError) as error:
            raise UnreadableError(
                f"its quotes don't fit ({error}); close them, and write a quote inside of a quoted cell twice"
            ) from error
    else:
        cells = line.split(separator)
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise UnreadableError(
            f"it has {len(cells)} cells, the header {len(columns)}; put a cell that holds "
            f"{_SEPARATORS[separator]} in double quotes"
        )
    return {column: _checked(column, cell) for column, cell in zip(columns, cells, strict=False) if column in _COLUMNS}


def _checked(column: str, cell: str) -> str:
    """The cell without outer blanks. Raises UnreadableError for what can't be meant or seen."""
    if not cell.isascii() or not cell.isprintable():
        for letter in cell:
            if letter == "\ufffd" or (
                letter not in _JOINERS and letter != "\xa0" and unicodedata.category(letter)[0] == "C"
            ):
                raise UnreadableError(
                    f"its {column} holds the character U+{ord(letter):04X}, which can't be seen or was lost; remove it"
                )
        cell = unicodedata.normalize("NFC", cell)
    cell = " ".join(cell.split())
    longest = _LONGEST_LISTS if column in ("aliases", "scale") else _LONGEST_CELL
    if len(cell) > longest:
        raise UnreadableError(f"its {column} is {len(cell):,} characters long; {longest:,} are allowed")
    if cell[:1] in ("=", "+", "-", "@") and column not in ("rating", "share", "scale") and _FORMULA.match(cell):
        raise UnreadableError(f"its {column} {shown_text(cell)} is a formula; write the {column} itself")
    return cell


def _entry(number: int, cells: Mapping[str, str]) -> Entry:
    """The entry that the line is. Raises UnreadableError with what is wrong with it."""
    told = cells.get
    axis = _axis(told("axis", ""))
    domain, path = _domain(told("domain", ""))
    name = told("name", "")
    if not domain and not name:
        raise UnreadableError("it names no outlet: it has neither a domain nor a name; write its domain")
    if name and not fold(name):
        raise UnreadableError(f"the name {shown_text(name)} has no letter and no digit")
    entry = Entry(
        line=number,
        domain=domain,
        name=name,
        aliases=_aliases(told("aliases", "")),
        axis=axis,
        value="",
        label="",
        rater=told("rater", ""),
        section=told("section", "") or path or outlet_name(name).section,
        share=_share(told("share", "")),
        dated=_date(told("date", "")),
    )
    return _valued(entry, cells)


def _axis(text: str) -> Axis:
    try:
        return Axis(text.upper())
    except ValueError:
        raise UnreadableError(f"its axis is {shown_text(text)}; write BIAS, FACTUALITY, OWNERSHIP or COUNTRY") from None


def _domain(text: str) -> tuple[str, str]:
    """The outlet's host, and the path that narrows it to a part of it; "" for what isn't given."""
    if not text:
        return "", ""
    host = host_of(text.removeprefix("*."))
    if host is None:
        raise UnreadableError(f"{shown_text(text)} is no domain of an outlet; write one such as example.org")
    path = text.partition("://")[2] or text
    path = path.partition("/")[2].partition("?")[0].partition("#")[0].strip("/*")
    return host.name, f"/{path}" if path else ""


def _aliases(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    parts = tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))
    if len(parts) > _MOST_ALIASES:
        raise UnreadableError(f"it has {len(parts)} aliases; {_MOST_ALIASES} are allowed")
    nameless = next((part for part in parts if not fold(part)), None)
    if nameless is not None:
        raise UnreadableError(f"the alias {shown_text(nameless)} has no letter and no digit")
    return parts


def _share(text: str) -> float | None:
    if not text:
        return None
    found = _SHARE.fullmatch(text)
    share = float(found.group(1).replace(",", ".")) / (100 if found.group(2) else 1) if found else -1.0
    if not 0 < share <= 1:
        raise UnreadableError(f"its share is {shown_text(text)}; write a part of 1, such as 0.51, or 51 %")
    return round(share, 6)


def _date(text: str) -> str:
    if not text:
        return ""
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        raise UnreadableError(f"its date is {shown_text(text)}; write 2025, 2025-03 or 2025-03-01") from None


def _valued(entry: Entry, cells: Mapping[str, str]) -> Entry:
    """The entry with what the line says on its axis."""
    rating = cells.get("rating", "")
    if entry.axis in RATED:
        if not rating:
            raise UnreadableError("it has no rating; leave out lines of outlets that are not rated")
        placed = scale_of(entry.axis, cells.get("scale", "")).place(rating)
        return replace(entry, value=placed.value, label=placed.label, score=placed.score, share=None)
    if entry.axis is Axis.OWNERSHIP:
        owner = cells.get("owner", "") or rating
        if not fold(owner):
            raise UnreadableError("it names no owner; write the owner's name under rating")
        if _FORMULA.match(owner):
            raise UnreadableError(f"its owner {shown_text(owner)} is a formula; write the owner's name")
        return replace(entry, value=owner, label=owner)
    country = _country(cells.get("country", "") or rating)
    return replace(entry, value=country, label=country, share=None)


def _country(text: str) -> str:
    """The ISO code."""
    if not text:
        raise UnreadableError("it names no country; write its ISO 3166 code of two letters under rating")
    gazetteer = load_gazetteer()
    place = gazetteer.country(text.upper()) or next(iter(gazetteer.countries(text)), None)
    if place is None or not place.country:
        raise UnreadableError(f"{shown_text(text)} is no country; write its ISO 3166 code of two letters, such as DE")
    return place.country


class _Kept:
    """The entries so far, and what speaks against a line that says of one outlet what another line says too."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, ...], Entry] = {}
        self.refused: dict[int, str] = {}
        self._contested: dict[tuple[str, ...], int] = {}
        self._shares: dict[tuple[str, ...], float] = {}

    def refuse(self, line: int, reason: str) -> None:
        """Notes why the line wasn't taken."""
        self.refused[line] = reason

    def add(self, entry: Entry) -> None:
        """Takes the entry, unless another line says the same or the contrary."""
        outlet = entry.domain or fold(entry.name)
        about = (entry.axis.value, outlet, fold(entry.rater), fold(entry.section))
        if entry.axis is Axis.OWNERSHIP:
            return self._add_owner(entry, about)
        if about in self._contested:
            return self.refuse(entry.line, self._contradicts(self._contested[about]))
        known = self.entries.get(about)
        if known is None or known.dated < entry.dated:
            self.entries[about] = entry
            if known is not None:
                self.refuse(known.line, f"line {entry.line} has a later rating of the same outlet; leave this one out")
        elif known.dated > entry.dated:
            self.refuse(entry.line, f"line {known.line} has a later rating of the same outlet; leave this one out")
        elif known.label == entry.label and known.value == entry.value:
            self.refuse(entry.line, f"it repeats line {known.line}; leave one of them out")
        else:
            # Nothing tells which of the two is meant, so neither is taken.
            del self.entries[about]
            self._contested[about] = known.line
            self.refuse(known.line, self._contradicts(entry.line))
            self.refuse(entry.line, self._contradicts(known.line))
        return None

    def _add_owner(self, entry: Entry, about: tuple[str, ...]) -> None:
        """An outlet may have several owners, whose shares come to no more than all of it."""
        key = (*about, fold(entry.value))
        known = self.entries.get(key)
        if known is not None:
            same = known.share == entry.share
            said = f"it repeats line {known.line}" if same else f"line {known.line} gives this owner another share"
            return self.refuse(entry.line, f"{said}; leave one of them out")
        together = self._shares.get(about, 0.0) + (entry.share or 0.0)
        if together > 1.0001:
            return self.refuse(
                entry.line, f"with it the owners' shares come to {together:.0%}; see to those of the lines before"
            )
        self._shares[about] = together
        self.entries[key] = entry
        return None

    @staticmethod
    def _contradicts(line: int) -> str:
        return (
            f"it contradicts line {line}: the same rater, outlet and section, of the same day; leave one of them out, "
            "or give their dates"
        )
