"""A user's own gazetteer, from CSV as spreadsheets write it, line by line: taken, or refused with a reason.

    name,kind,wikidata,aliases,country
    Ilka Brandvik,PERSON,Q1,I. Brandvik|Ilka Brandvik-Moe,NO

The separator may be a comma, a semicolon or a tabulator, the encoding any that `readers.decode` knows. A quoted cell
may hold line breaks. A line that can't be read never takes the next ones with it.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dramatis.errors import UnreadableError
from dramatis.gazetteer_entries import Contested, OwnEntry
from dramatis.own_file import key_of
from dramatis.words import EntityKind
from readers.characters import one_line, printable
from readers.decode import binary_kind, byte_order_mark, decode, utf16_without_mark
from readers.gazetteer_rows import COLUMNS, LONGEST_CELL, REQUIRED, read_entry

_SPELT = {",": "a comma", ";": "a semicolon", "\t": "a tabulator"}
_SEPARATORS = tuple(_SPELT)
# Lines that one quoted cell may go over: a description's paragraphs. Beyond it the quote is rather a slip.
_MOST_LINES = 30
_TELLING = {
    EntityKind.PERSON: "the country or the gender in which they differ",
    EntityKind.ORGANIZATION: "the country in which they differ",
    EntityKind.PLACE: "the country, GeoNames id or coordinates in which they differ",
}
# Entries of one name that can still be told apart; the check of each new one goes through all of them.
_MOST_NAMESAKES = 100


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that wasn't taken: its number in the file (from 1), why, and the name that it makes unsure, if any."""

    line: int
    reason: str
    contested: Contested | None = None


@dataclass(frozen=True, slots=True)
class GazetteerTable:
    """A file whose header could be read. `unused` are its columns that aren't ours."""

    columns: tuple[str, ...]
    unused: tuple[str, ...]
    separator: str
    _lines: Sequence[str | None]
    _first: int

    def read(self) -> Iterator[OwnEntry | Refused]:
        """One answer for each line under the header, in order; blank lines and rows of empty cells aside."""
        seen: dict[str, str] = {}
        index = self._first
        while index < len(self._lines):
            item, more = self._item(index)
            if isinstance(item, OwnEntry):
                item = _clash(seen, index + 1, item) or item
            if item is not None:
                yield item
            index += 1 + more

    def _item(self, index: int) -> tuple[OwnEntry | Refused | None, int]:
        """What begins on the line, None for a blank one, and how many lines follow that belong to it."""
        line, number = self._lines[index], index + 1
        if line is None:
            return Refused(number, "its bytes are no valid UTF-8, though the rest is; save the file as UTF-8"), 0
        # Most lines have no quotes; no reader is as fast as this.
        cells, more = (
            (line.split(self.separator), 0) if '"' not in line else _quoted(self._lines, index, self.separator)
        )
        if isinstance(cells, str):
            return Refused(number, cells), 0
        if not any(cell and not cell.isspace() for cell in cells):
            return None, more
        try:
            return read_entry(self._row(cells)), more
        except UnreadableError as refusal:
            # A quote that was opened by a slip mustn't take good lines with it.
            swallowed = any(self._is_entry(self._lines[other]) for other in range(index + 1, index + 1 + more))
            return Refused(number, str(refusal)), 0 if swallowed else more

    def _is_entry(self, line: str | None) -> bool:
        try:
            read_entry(self._row((line or "").split(self.separator)))
        except UnreadableError:
            return False
        return True

    def _row(self, cells: Sequence[str]) -> Mapping[str, str]:
        if len(cells) > len(self.columns) and any(cell.strip() for cell in cells[len(self.columns) :]):
            raise UnreadableError(
                f"it has {len(cells)} cells, the header {len(self.columns)}; put a cell that holds "
                f"{_SPELT[self.separator]} in double quotes"
            )
        return dict(zip(self.columns, cells, strict=False))


def read_gazetteer(content: bytes) -> GazetteerTable:
    """The file as a table. Raises UnreadableError when it is no text, or has no header with the columns needed."""
    lines = _text_lines(content)
    first = next((index for index, line in enumerate(lines) if line is None or line.strip()), None)
    if first is None:
        raise UnreadableError(f"the file is empty; write a header ({','.join(REQUIRED)}) and a line for each entry")
    separator = None
    if (lines[first] or "").lower().replace('"', "").strip(" ,;") in ("sep=", "sep=\t"):
        # What spreadsheets write to tell each other the separator.
        separator = _told_separator(lines[first] or "")
        first += 1
    header = lines[first] if first < len(lines) else ""
    if not header:
        raise UnreadableError(f"line {first + 1} holds no header; write one: {','.join(REQUIRED)}")
    separator = separator or max(_SEPARATORS, key=lambda one: len(_ours(header, one)))
    columns = _cells(header, separator)
    ours = [column for column in columns if column in COLUMNS]
    missing = [column for column in REQUIRED if column not in ours]
    if missing:
        raise UnreadableError(
            f"the header has no column {' and no column '.join(missing)}; the first line has to name the columns: "
            f"{', '.join(REQUIRED)}, and any of {', '.join(column for column in COLUMNS if column not in REQUIRED)}"
        )
    twice = next((column for column in ours if ours.count(column) > 1), None)
    if twice is not None:
        raise UnreadableError(f"the header has the column {twice} twice; leave one of them out")
    unused = tuple(printable(column)[:80] for column in columns if column and column not in COLUMNS)
    return GazetteerTable(tuple(columns), unused, separator, lines, first + 1)


def _told_separator(line: str) -> str | None:
    told = line.replace('"', "").strip(" ")[4:5]
    return told if told in _SEPARATORS else None


def _ours(header: str, separator: str) -> set[str]:
    return set(_cells(header, separator)) & set(COLUMNS)


def _cells(header: str, separator: str) -> list[str]:
    return [one_line(cell.strip().strip('"')).lower() for cell in header.split(separator)]


def _text_lines(content: bytes) -> list[str | None]:
    """The file's lines; None for one whose bytes are no text."""
    if (kind := binary_kind(content)) is not None:
        raise UnreadableError(f"it is {kind}; save the table as CSV")
    try:
        text, _ = decode(content)
    except UnreadableError:
        if byte_order_mark(content) not in (None, "utf-8-sig") or utf16_without_mark(content):
            raise
        return [_decoded(line) for line in _line_ends(content.removeprefix(b"\xef\xbb\xbf").decode("latin-1"))]
    return list(_line_ends(text.removeprefix("\ufeff")))


def _line_ends(text: str) -> list[str]:
    """Split at line feeds and carriage returns only: Unicode's other separators are no ends of lines in CSV."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decoded(line: str) -> str | None:
    try:
        return line.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return None


def _quoted(lines: Sequence[str | None], start: int, separator: str) -> tuple[Sequence[str] | str, int]:
    """The cells of a record with quotes, or why it has none, and how many lines follow that belong to it."""
    line = lines[start] or ""
    if len(line) > LONGEST_CELL * len(COLUMNS):
        return f"it is {len(line):,} characters long; look for a quote that isn't closed", 0
    record: list[str] = []
    quotes = 0
    for index in range(start, min(start + _MOST_LINES, len(lines))):
        part = lines[index]
        if part is None or (record and len(part) > LONGEST_CELL):
            break
        record.append(part)
        quotes += part.count('"')
        # Inside of a quoted cell a quote is written twice, so that an open one leaves their number odd. A single one
        # in the midst of a cell without quotes ('5" pipe works') opens nothing.
        if quotes % 2 and index > start:
            continue
        try:
            (cells,) = csv.reader(["\n".join(record)], delimiter=separator, strict=True, skipinitialspace=True)
        except (csv.Error, ValueError) as error:
            if quotes % 2 == 0:
                return f"its quotes don't fit ({error}); write a quote inside of a quoted cell twice", 0
        else:
            return cells, len(record) - 1
    return "a quote on it isn't closed; close it, or write a quote inside of a quoted cell twice", 0


# --- entries of one name


def _clash(seen: dict[str, str], number: int, entry: OwnEntry) -> Refused | None:
    """The refusal of an entry whose name and kind another line gives to another thing, nothing telling them apart.

    `seen` keeps of each taken entry one line of text under its kind and name: a million small objects would keep the
    garbage collector busy for minutes.
    """
    key = f"{entry.kind[:2]}{key_of(entry.name)}"
    kept = seen.get(key)
    told = _told(number, entry)
    if kept is None:
        seen[key] = told
        return None
    same = kept.split("\n")
    for other in same:
        line, wikidata, *rest = other.split("\t")
        if wikidata != entry.wikidata and not _apart(rest, told.split("\t")[2:]):
            return Refused(
                number,
                f"line {line} has the same name and kind with another id ({wikidata}), and nothing tells the two "
                f"apart, so the name gives no id; say on both lines {_TELLING[entry.kind]}",
                Contested(entry.kind, entry.name),
            )
    if len(same) >= _MOST_NAMESAKES:
        return Refused(
            number, f"{_MOST_NAMESAKES} entries have this name and kind already; a text can't tell more apart"
        )
    seen[key] = f"{kept}\n{told}"
    return None


def _told(number: int, entry: OwnEntry) -> str:
    """Line, id, and what a text may say to tell the entry from its namesakes, empty where unknown."""
    place = entry.kind is EntityKind.PLACE
    spot = f"{entry.latitude} {entry.longitude}" if place and entry.latitude is not None else ""
    gender = entry.gender if entry.kind is EntityKind.PERSON else None
    geonames = entry.geonames if place else None
    return "\t".join((str(number), entry.wikidata, entry.country or "", gender or "", geonames or "", spot))


def _apart(left: Sequence[str], right: Sequence[str]) -> bool:
    """Something that is known of both differs."""
    return any(one and other and one != other for one, other in zip(left, right, strict=True))
