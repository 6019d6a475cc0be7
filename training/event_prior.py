"""The lexicon of last resort for event types, from PETRARCH2's verb patterns: `python -m training.event_prior --data`.

PETRARCH2's dictionary (MIT) tells for 1,800 verbs, and for 4,700 patterns around them, which CAMEO code they report.
`cameo.tsv` turns the codes into PLOVER 0.8's types. What is written, `extractors/lexicon/events_prior.tsv.gz`, has
rows `v BLOCK VERB TYPE` (a verb and what it reports by itself) and `p BLOCK LEFT RIGHT TYPE` (words that stand before
and after a verb of the block, and what they make of it): groups are parted by blanks, of the words of a group, parted
by "|", one must stand there. TYPE is "-" where nothing is reported.
"""

import argparse
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.inputs import check, read_checksums

SOURCE = "petrarch2_dictionaries/CAMEO.2.0.txt.gz"
_HERE = Path(__file__).parent
_TARGET = _HERE.parent / "extractors" / "lexicon" / "events_prior.tsv.gz"
_BLOCK = re.compile(r"---\s*\S+\s*\[(.*?)\]")
_PATTERN = re.compile(r"- (.*?)\[(.*?)\]")
_VERB = re.compile(r"([A-Z+][A-Z_'+\- ]*?)\s*(?:\{.*?\})?\s*(?:\[(.*?)\])?$")
_MARKS = re.compile(r"[{}()+$%^]")
_WORD = re.compile(r"&?[A-Z][A-Z_'\-]*(?:/[A-Z][A-Z_'\-]*)*")
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the lexicon, without its leading letter and block."""

    kind: str
    block: int
    cells: tuple[str, ...]


def cameo_types(path: Path = _HERE / "cameo.tsv") -> dict[str, str]:
    """PLOVER's type for each prefix of CAMEO's codes."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def type_of(code: str | None, types: dict[str, str]) -> str:
    """The type of a code as the dictionary writes it ("042:043", "---"); "-" where it is none."""
    digits = next((part for part in (code or "").strip().split(":") if part), "")
    if not digits.isdigit():
        return _NOTHING
    lengths = range(len(digits), 1, -1)
    return next((types[digits[:length]] for length in lengths if digits[:length] in types), _NOTHING)


def rows_of(lines: Iterable[str], types: dict[str, str]) -> Iterator[Row]:
    """The rows of a dictionary, in its order."""
    synonyms: dict[str, list[str]] = defaultdict(list)
    naming: str | None = None
    block, default = 0, _NOTHING
    for line in lines:
        text = line.split("#")[0].strip()
        if text.startswith("~"):
            # Transformations of whole codes: none of ours.
            return
        head, pattern = _BLOCK.match(text), _PATTERN.match(text)
        if head is not None:
            block, default, naming = block + 1, type_of(head[1], types), None
        elif text.startswith("&"):
            naming = text[1:].strip().rstrip("_").lower()
        elif text.startswith("+") and naming is not None:
            synonyms[naming].append(text[1:].rstrip("_").replace("_", " ").lower())
        elif pattern is not None:
            left, star, right = pattern[1].partition("*")
            sides = [_groups(side, synonyms) for side in (left, right)]
            if star and any(sides):
                yield Row("p", block, (*sides, type_of(pattern[2], types)))
        elif block and not text.startswith("-"):
            verb = _VERB.match(text)
            if verb is not None:
                name = verb[1].replace("+", "").replace("_", " ").strip().lower()
                yield Row("v", block, (name, type_of(verb[2], types) if verb[2] else default))


def _groups(side: str, synonyms: dict[str, list[str]]) -> str:
    groups = []
    for word in _WORD.findall(_MARKS.sub(" ", side)):
        name = word.strip("_").lower()
        words = synonyms.get(name[1:].rstrip("_"), []) if name.startswith("&") else name.split("/")
        # Of several words the last one is the head: "prime minister", "cease fire".
        heads = {re.split(r"[ _]", each.strip("_"))[-1] for each in words}
        if heads - {""}:
            groups.append("|".join(sorted(heads - {""})))
    return " ".join(groups)


def written(rows: Iterable[Row]) -> str:
    """The lexicon's text: each row once, in order."""
    lines = ("\t".join((row.kind, str(row.block), *row.cells)) for row in rows)
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def main() -> None:
    """Writes the file. Raises InputError when the dictionary isn't the one that this was written for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args().data
    check(folder, {SOURCE: read_checksums(_HERE / "event_inputs.sha256")[SOURCE]})
    with gzip.open(folder / SOURCE, "rt", encoding="utf-8", errors="replace") as lines:
        text = written(rows_of(lines, cameo_types()))
    # No time stamp in the archive, so that the same text gives the same file.
    _TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{text.count(chr(10))} rows, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
