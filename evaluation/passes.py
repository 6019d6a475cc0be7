"""One annotator's pass over a set: its lines read, and every mistake that a machine can find told with its line.

A pass is a JSONL file with one object for each item of the set. Spans are `{"start", "end", "text"}` in the item's own
text (never in its context), and `text` must be what stands there.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dramatis.errors import DramatisError
from dramatis.words import Modality, Polarity

Item = dict[str, Any]
Pass = dict[str, dict[str, Any]]

NOT_EVENT = "NOT_EVENT"
MODALITIES = (*(modality.value for modality in Modality), NOT_EVENT)
POLARITIES = tuple(polarity.value for polarity in Polarity)
DOCUMENT_KINDS = ("law", "bill", "treaty", "agreement", "memorandum", "resolution", "report", "letter", "other")
QUOTE_KINDS = ("direct", "indirect")


class PassError(DramatisError):
    """A pass that can't be used as it is; names file and line."""


def read_items(path: Path) -> dict[str, Item]:
    """The items of a set by id, in their order."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {item["id"]: item for item in items}


def read_pass(task: str, path: Path, items: dict[str, Item]) -> Pass:
    """The annotations by item id, in the items' order.

    Raises PassError with all mistakes at once: lines that aren't JSON objects, unknown, doubled or missing ids, labels
    that the set doesn't have, spans that don't match their text.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise PassError(f"{path} can't be read ({problem}); write the pass there as UTF-8 JSONL.") from problem
    found: Pass = {}
    mistakes: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _one(line, items, found)
            _CHECKS[task](row, items[row["id"]]["text"])
            found[row["id"]] = row
        except PassError as mistake:
            mistakes.append(f"{path}:{number}: {mistake}")
    # An id whose line has a mistake is told once, by that mistake.
    missing = [identity for identity in items if identity not in found]
    if missing and not mistakes:
        shown = ", ".join(missing[:5])
        mistakes.append(f"{path}: {len(missing)} items have no line ({shown} …); add one for each, empty if need be.")
    if mistakes:
        raise PassError("\n".join(mistakes))
    return {identity: found[identity] for identity in items}


def _one(line: str, items: dict[str, Item], found: Pass) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as problem:
        raise PassError(f"not JSON ({problem})") from problem
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise PassError('an object with a string "id" is wanted')
    if row["id"] not in items:
        raise PassError(f"no item has the id {row['id']}")
    if row["id"] in found:
        raise PassError(f"the id {row['id']} has a line already")
    return row


def _check_documents(row: dict[str, Any], text: str) -> None:
    _keys(row, {"id", "spans"})
    end = 0
    for span in sorted(_list(row, "spans"), key=_start):
        _keys(span, {"start", "end", "text", "kind", "named"})
        _check_span(span, text)
        _among(span, "kind", DOCUMENT_KINDS)
        if not isinstance(span["named"], bool):
            raise PassError(f'"named" of "{span["text"]}" is to be true or false')
        if span["start"] < end:
            raise PassError(f'"{span["text"]}" overlaps the span before it')
        end = span["end"]


def _check_modality(row: dict[str, Any], text: str) -> None:
    _keys(row, {"id", "modality", "polarity", "cues"})
    _among(row, "modality", MODALITIES)
    if row["modality"] != NOT_EVENT:
        _among(row, "polarity", POLARITIES)
    elif row["polarity"] is not None:
        raise PassError(f'"polarity" is null where "modality" is {NOT_EVENT}')
    for cue in _list(row, "cues"):
        _keys(cue, {"start", "end", "text"})
        _check_span(cue, text)


def _check_quotes(row: dict[str, Any], text: str) -> None:
    _keys(row, {"id", "quotes"})
    for quote in _list(row, "quotes"):
        _keys(quote, {"kind", "content", "speaker", "speaker_name", "verb", "addressee"})
        _among(quote, "kind", QUOTE_KINDS)
        for part in ("content", "speaker", "verb", "addressee"):
            if quote[part] is None and part != "content":
                continue
            if not isinstance(quote[part], dict):
                raise PassError(f'"{part}" is to be a span{"" if part == "content" else " or null"}')
            _keys(quote[part], {"start", "end", "text"})
            _check_span(quote[part], text)
        name = quote["speaker_name"]
        if name is not None and (not isinstance(name, str) or not name.strip()):
            raise PassError('"speaker_name" is to be a name or null')


def _check_span(span: dict[str, Any], text: str) -> None:
    start, end = span["start"], span["end"]
    if not (type(start) is int and type(end) is int and 0 <= start < end <= len(text)):
        raise PassError(f"the span {start}–{end} doesn't lie in the text of {len(text)} characters")
    if text[start:end] != span["text"]:
        raise PassError(f"characters {start}–{end} are {text[start:end]!r}, not {span['text']!r}")


def _keys(row: Any, wanted: set[str]) -> None:
    if not isinstance(row, dict) or set(row) != wanted:
        raise PassError(f"the keys {', '.join(sorted(wanted))} are wanted, no more and no fewer")


def _among(row: dict[str, Any], key: str, allowed: tuple[str, ...]) -> None:
    if row[key] not in allowed:
        raise PassError(f'"{key}" is {row[key]!r}; one of {", ".join(allowed)} is wanted')


def _list(row: dict[str, Any], key: str) -> list[Any]:
    found: Any = row[key]
    if not isinstance(found, list):
        raise PassError(f'"{key}" is to be a list, empty if there is nothing')
    return list(found)


def _start(span: Any) -> int:
    start = span.get("start") if isinstance(span, dict) else None
    if type(start) is not int:
        raise PassError(f"a span with a whole number as start is wanted, not {span!r}")
    return start


_CHECKS: dict[str, Callable[[dict[str, Any], str], None]] = {
    "documents": _check_documents,
    "modality": _check_modality,
    "quotes": _check_quotes,
}
