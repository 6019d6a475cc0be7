"""GUM's documents with the names and pronouns that its coreference groups hold."""

import gzip
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from training.conllu import Bracket, Tree, parse_trees, read_brackets
from training.gum import named_part

_PRONOUNS = frozenset(["PRP", "PRP$"])


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a name or pronoun in the document's text, and the group or chain that it belongs to."""

    start: int
    end: int
    group: Hashable
    pronoun: bool


@dataclass(frozen=True, slots=True)
class GoldMention(Mention):
    """A mention of the treebank; `head` is its head word's first character."""

    head: int


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document's text, its mentions, and for each word (start, end) the first character of its governor."""

    doc_id: str
    text: str
    mentions: tuple[GoldMention, ...]
    words: tuple[tuple[int, int, int], ...]


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """The documents of a GUM file with their names and pronouns."""
    groups = read_groups(path)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        trees = list(parse_trees(lines))
    for doc_id, group in groupby(trees, key=lambda tree: tree.doc_id):
        yield _document(doc_id, list(group), groups)


def read_groups(path: Path) -> dict[str, list[tuple[Bracket, str]]]:
    """The brackets of each sentence with the id of their coreference group."""
    found: dict[str, list[tuple[Bracket, str]]] = {}
    sent_id, miscs = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# sent_id ="):
                sent_id = line.partition("=")[2].strip()
            elif len(cells) == 10 and cells[0].isdigit():
                miscs.append(cells[9])
            elif not line.strip():
                found[sent_id] = list(grouped_brackets(miscs))
                miscs = []
    if miscs:
        found[sent_id] = list(grouped_brackets(miscs))
    return found


def grouped_brackets(miscs: Sequence[str]) -> Iterator[tuple[Bracket, str]]:
    """The brackets of one sentence, their group in the place of their type; a bracket in parts is left out."""
    for bracket in read_brackets([_group_as_type(misc) for misc in miscs]):
        if "[" not in bracket.kind:
            yield bracket, bracket.kind


def _group_as_type(misc: str) -> str:
    """The column with `(12-person-…` written as `(12-12`, so that the group is read as the type."""
    out = []
    for field in misc.split("|"):
        key, _, value = field.partition("=")
        if key == "Entity":
            opened = value.split("(")
            value = "(".join([opened[0], *(_doubled(part) for part in opened[1:])])
        out.append(f"{key}={value}")
    return "|".join(out)


def _doubled(part: str) -> str:
    """`12-person-new)13)` as `12-12)13)`."""
    inside, bracket, after = part.partition(")")
    group = inside.split("-")[0]
    return f"{group}-{group}{bracket}{after}"


def _document(doc_id: str, trees: Sequence[Tree], groups: dict[str, list[tuple[Bracket, str]]]) -> GoldDocument:
    text = ""
    mentions: dict[tuple[int, int], GoldMention] = {}
    words: list[tuple[int, int, int]] = []
    for tree in trees:
        if text:
            text += "\n\n" if tree.opens_paragraph else " "
        base = len(text)
        text += tree.text
        words += [(base + word.start, base + word.end, base + tree.words[word.head].start) for word in tree.words]
        for bracket, group in groups.get(tree.sent_id, []):
            mention = _mention(tree, bracket, group, base)
            if mention is not None:
                mentions.setdefault((mention.start, mention.end), mention)
    return GoldDocument(doc_id, text, tuple(mentions.values()), tuple(words))


def _mention(tree: Tree, bracket: Bracket, group: str, base: int) -> GoldMention | None:
    words = tree.words
    if bracket.end - bracket.start == 1 and words[bracket.start].xpos in _PRONOUNS:
        word = words[bracket.start]
        return GoldMention(base + word.start, base + word.end, group, True, base + word.start)
    part = named_part(tree, bracket)
    if part is None:
        return None
    start, end = part
    inside = range(bracket.start, bracket.end)
    head = next(i for i in inside if words[i].head not in inside or words[i].head == i)
    return GoldMention(base + words[start].start, base + words[end - 1].end, group, False, base + words[head].start)
