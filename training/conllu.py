"""Sentences of a CoNLL-U treebank with their characters, and GUM's typed entity brackets."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<shut>\))?|(?P<close>\d+)\)")


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `start` and `end` count characters in its sentence's text.

    `head` is the index of the governing word in the sentence, the word's own index for a root.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """One annotated mention: words `start` to `end` (exclusive) and GUM's entity type."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tree:
    """One annotated sentence; `opens_paragraph` is true for the first of a paragraph."""

    doc_id: str
    sent_id: str
    text: str
    words: tuple[Word, ...]
    brackets: tuple[Bracket, ...]
    opens_paragraph: bool


def read_trees(path: Path) -> Iterator[Tree]:
    """All sentences of a gzipped CoNLL-U file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from parse_trees(lines)


def parse_trees(lines: Iterator[str] | list[str]) -> Iterator[Tree]:
    """Sentences from CoNLL-U lines; one whose words cannot be found in its own text is left out."""
    doc_id = ""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            doc_id = comments.get("newdoc id", doc_id)
            tree = _tree(doc_id, comments, rows)
            if tree is not None:
                yield tree
            comments, rows = {}, []


def _tree(doc_id: str, comments: dict[str, str], rows: list[list[str]]) -> Tree | None:
    text = comments.get("text", "")
    kept = [row for row in rows if row[0].isdigit()]
    spans = _spans(text, [row[1] for row in kept])
    if spans is None:
        return None
    words = tuple(
        Word(
            text=row[1],
            start=start,
            end=end,
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            head=int(row[6]) - 1 if int(row[6]) else index,
            dep="ROOT" if row[7] == "root" else row[7],
        )
        for index, (row, (start, end)) in enumerate(zip(kept, spans, strict=True))
    )
    brackets = tuple(read_brackets([row[9] for row in kept]))
    opens = "newpar" in comments or any(key.startswith(("newpar", "newdoc")) for key in comments)
    return Tree(doc_id, comments.get("sent_id", ""), text, words, brackets, opens)


def _spans(text: str, forms: list[str]) -> list[tuple[int, int]] | None:
    spans = []
    at = 0
    for form in forms:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(form, at):
            return None
        spans.append((at, at + len(form)))
        at += len(form)
    return spans


def read_brackets(miscs: list[str]) -> Iterator[Bracket]:
    """Mentions from the MISC column, `Entity=(id-type-…` … `id)`, in the order in which they close."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, misc in enumerate(miscs):
        fields = dict(field.partition("=")[::2] for field in misc.split("|"))
        for match in _BRACKET.finditer(fields.get("Entity", "")):
            if match["close"]:
                stack = opened.get(match["close"])
                if stack:
                    start, kind = stack.pop()
                    yield Bracket(start, index + 1, kind)
                continue
            parts = match["open"].split("-")
            kind = parts[1] if len(parts) > 1 else ""
            if match["shut"]:
                yield Bracket(index, index + 1, kind)
            else:
                opened.setdefault(parts[0], []).append((index, kind))
