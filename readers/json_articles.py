"""Articles as JSON: one object a line (JSONL), or a document with one object, several, or a list of them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NoReturn

from dramatis.article import Article, Rejected
from dramatis.errors import UnreadableError
from readers.compose import NOTHING_KNOWN, Known
from readers.decode import decode
from readers.formats import Format
from readers.json_fields import article_from_fields
from readers.rejects import reject

# The longest text with every character escaped ("\\u0435") fits.
LONGEST_LINE = 32_000_000
# A document with more broken elements is no JSON; searching it for whole ones would take for ever.
_MOST_BROKEN = 1_000
_BLANK = re.compile(r"[\s,\x00\ufeff]*")
# After a broken element of a list, reading goes on where the next object seems to begin.
_NEXT = re.compile(r"(?:,|\n)\s*(?=\{\s*\")")


def read_json_lines(
    lines: Iterable[tuple[int, bytes]], origin: str, known: Known = NOTHING_KNOWN
) -> Iterator[Article | Rejected]:
    """An article, or its rejection, for each line that isn't blank; the numbers say where the lines stood."""
    guess: str | None = None
    anything = False
    for number, line in lines:
        place = f"{origin}:{number}"
        if not line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            continue
        anything = True
        if len(line) > LONGEST_LINE:
            yield reject(place, f"the line has more than {LONGEST_LINE:,} bytes", line, Format.JSONL)
            continue
        try:
            text, guess = decode(line, guess=guess)
            text = text.strip("\ufeff\x00 \t\r\n")
            yield from _values(_decoded(text), text, place, known)
        except UnreadableError as error:
            yield reject(place, str(error), line.rstrip(b"\r\n"), Format.JSONL)
    if not anything:
        yield reject(origin, "the file is empty: it holds no line of JSON", b"", Format.JSONL)


def read_json_document(text: str, origin: str, known: Known = NOTHING_KNOWN) -> Iterator[Article | Rejected]:
    """The articles of a JSON list, of an object with a list "articles", or of objects over several lines each."""
    place = _skip_blanks(text, 0)
    if place < len(text) and text[place] == "[":
        place += 1
    counted, number, broken, empty = 0, 1, 0, True
    while place < len(text):
        place = _skip_blanks(text, place)
        if place >= len(text) or (text[place] == "]" and not text[place + 1 :].strip()):
            break
        empty = False
        number += text.count("\n", counted, place)
        counted = place
        try:
            value, end = _DECODER.raw_decode(text, place)
            yield from _values(value, text[place:end], f"{origin}:{number}", known)
        except (UnreadableError, ValueError, RecursionError) as error:
            broken += 1
            following = _NEXT.search(text, place + 1) if broken < _MOST_BROKEN else None
            end = following.end() if following else len(text)
            yield reject(f"{origin}:{number}", _reason(error), text[place:end].rstrip().rstrip(","), Format.JSONL)
        place = end
    if empty:
        yield reject(origin, "the JSON is empty: it holds no article", text, Format.JSONL)


def _skip_blanks(text: str, place: int) -> int:
    blanks = _BLANK.match(text, place)
    return blanks.end() if blanks else place


def is_json_document(head: str) -> bool:
    """Whether JSON text is one document rather than a line for each object, judged by its first lines."""
    lines = [line for line in head.lstrip("\ufeff").split("\n", 20) if line.strip()]
    if not lines:
        return False
    if lines[0].lstrip().startswith("["):
        return not (len(lines) > 1 and lines[1].lstrip().startswith("["))
    if len(lines) == 1 or lines[1].startswith("{"):
        return False
    try:
        json.loads(lines[0])
    except (ValueError, RecursionError):
        return re.match(r"\s*[\"}\]\[{]|\s*(?:null|true|false|-?\d)", lines[1]) is not None
    return False


def _values(value: object, content: str, origin: str, known: Known) -> Iterator[Article | Rejected]:
    """The article of the value, or those of its list "articles"."""
    inner = (
        value.get("articles") if isinstance(value, Mapping) and not value.keys() & {"text", "body", "content"} else None
    )
    if inner == []:
        raise UnreadableError('the list "articles" is empty')
    for one in inner if isinstance(inner, list) else [value]:
        try:
            yield _from_value(one, origin, known)
        except UnreadableError as error:
            kept = content if one is value else json.dumps(one, ensure_ascii=False)
            yield reject(origin, str(error), kept, Format.JSONL)


def _decoded(line: str) -> object:
    try:
        value: object = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_reason(error)) from error
    return value


def _from_value(value: object, origin: str, known: Known) -> Article:
    if not isinstance(value, Mapping):
        kind = "a list" if isinstance(value, list) else "a text" if isinstance(value, str) else "no object"
        raise UnreadableError(f"the JSON is {kind}; an article is an object with title and text")
    return article_from_fields(value, origin, known)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        at_end = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
        why = "it is cut off" if at_end else error.msg
        return f"this is no valid JSON: {why} (column {error.colno})"
    if isinstance(error, RecursionError):
        return "the JSON is nested too deeply"
    if isinstance(error, UnreadableError):
        return str(error)
    return "this is no valid JSON: a number is too long"  # int()'s own limit of 4,300 digits


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableError(f'the field "{twice[:60]}" stands twice')
    return fields


def _no_number(name: str) -> NoReturn:
    raise UnreadableError(f"{name} is no JSON value")


# strict=False: raw tabs and line breaks inside strings are a common, harmless fault.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number, strict=False)
