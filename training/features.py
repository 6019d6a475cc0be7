"""Training examples as arrays: word pieces, casings, and what each task is to answer; cut into even batches."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.training import Example

from extractors.accurate.pieces import PieceTable
from extractors.accurate.shapes import word_shape

Ints = np.ndarray[Any, np.dtype[np.int32]]

# A batch holds windows of about one length: as many as give this number of pieces.
BATCH_PIECES = 3072
LENGTHS = (32, 64, 96, 128, 192)
# What the tasks answer about a word; -1 where nothing is known.
ANSWERS = ("name", "tag", "pos", "head", "rel", "start")


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of each task, in the order of their scores."""

    names: tuple[str, ...]
    tag: tuple[str, ...]
    pos: tuple[str, ...]
    rel: tuple[str, ...]

    def sizes(self) -> dict[str, int]:
        """How many classes each head has."""
        return {"names": len(self.names), "tag": len(self.tag), "pos": len(self.pos), "rels": len(self.rel)}


@dataclass(frozen=True, slots=True)
class Window:
    """One example: its pieces with the marks around them, and for each word its first piece and its answers."""

    pieces: tuple[int, ...]
    firsts: tuple[int, ...]
    shapes: tuple[int, ...]
    answers: dict[str, tuple[int, ...]]


def syntax_labels(examples: Iterable[Example]) -> tuple[list[str], list[str], list[str]]:
    """The tags, the parts of speech with features, and the relations that occur, each sorted."""
    tags, parts, rels = set(), set(), set()
    for one in examples:
        for token in one.reference:
            if not token.is_space:
                tags.add(token.tag_)
                parts.add(part_of(token.pos_, str(token.morph)))
                rels.add(token.dep_)
    return sorted(tags), sorted(parts), sorted(rels)


def part_of(pos: str, morph: str) -> str:
    """A part of speech and its features as one class: "NOUN|Number=Plur"."""
    return f"{pos}|{morph}" if morph and morph != "_" else pos


def kept_words(doc: Doc) -> list[int]:
    """The tokens that are words: white space is none."""
    return [token.i for token in doc if not token.is_space]


def name_answers(gold: Doc, kept: Sequence[int], labels: Labels) -> tuple[int, ...]:
    """Each word's class; -1 where the set doesn't say."""
    index = {label: number for number, label in enumerate(labels.names)}
    out = []
    for i in kept:
        token = gold[i]
        if not token.ent_iob_:
            out.append(-1)
        elif token.ent_iob_ == "O":
            out.append(0)
        else:
            out.append(index[f"{token.ent_iob_}-{token.ent_type_}"])
    return tuple(out)


def syntax_answers(one: Example, kept: Sequence[int], labels: Labels) -> dict[str, tuple[int, ...]]:
    """Tag, part of speech, governor's column (0 for a root), relation and sentence start of each word."""
    place = {i: number for number, i in enumerate(kept)}
    index = {
        name: {label: number for number, label in enumerate(getattr(labels, name))} for name in ("tag", "pos", "rel")
    }
    tags = one.get_aligned("TAG", as_string=True)
    parts = one.get_aligned("POS", as_string=True)
    morphs = one.get_aligned("MORPH", as_string=True)
    starts = one.get_aligned("SENT_START")
    heads, deps = one.get_aligned_parse(projectivize=False)  # type: ignore[no-untyped-call]  # spaCy has no types for it
    answers: dict[str, list[int]] = {name: [] for name in ANSWERS if name != "name"}
    for i in kept:
        answers["tag"].append(index["tag"].get(tags[i] or "", -1))
        answers["pos"].append(index["pos"].get(part_of(parts[i] or "", morphs[i] or ""), -1))
        head = heads[i]
        column = -1 if head is None else 0 if head == i else place.get(head, -2) + 1
        answers["head"].append(column)
        answers["rel"].append(index["rel"].get(deps[i] or "", -1) if column >= 0 else -1)
        start = starts[i]
        answers["start"].append(-1 if start is None else int(start == 1))
    return {name: tuple(values) for name, values in answers.items()}


def window(one: Example, task: str, labels: Labels, table: PieceTable) -> Window:
    """An example as numbers; `task` is names or syntax. Words beyond the longest window are left out."""
    doc = one.predicted
    kept = kept_words(doc)
    texts = [doc[i].text for i in kept]
    unknown = (-1,) * len(kept)
    answers: dict[str, tuple[int, ...]] = dict.fromkeys(ANSWERS, unknown)
    if task == "names":
        answers["name"] = name_answers(one.reference, kept, labels)
    else:
        answers |= syntax_answers(one, kept, labels)
    opening, closing = table.marks
    pieces: list[int] = [opening]
    firsts: list[int] = []
    for ids in table.pieces_of(texts):
        if len(pieces) + len(ids) >= LENGTHS[-1]:
            break
        firsts.append(len(pieces))
        pieces += ids
    size = len(firsts)
    cut = {name: values[:size] for name, values in answers.items()}
    cut["head"] = tuple(head if head <= size else -1 for head in cut["head"])
    return Window((*pieces, closing), tuple(firsts), tuple(word_shape(text) for text in texts[:size]), cut)


def length_of(one: Window) -> int:
    """The padded length of the window's batch."""
    return next(length for length in LENGTHS if len(one.pieces) <= length)


def padded(windows: Sequence[Window], length: int, rows: int) -> dict[str, Ints]:
    """A batch of `rows` rows; rows without a window are empty."""
    arrays = {name: np.zeros((rows, length), np.int32) for name in ("pieces", "mask", "firsts", "shapes")}
    arrays |= {name: np.full((rows, length), -1, np.int32) for name in ANSWERS}
    arrays["mask"][:, 0] = 1
    for row, one in enumerate(windows):
        arrays["pieces"][row, : len(one.pieces)] = one.pieces
        arrays["mask"][row, : len(one.pieces)] = 1
        size = len(one.firsts)
        arrays["firsts"][row, :size] = one.firsts
        arrays["shapes"][row, :size] = one.shapes
        for name in ANSWERS:
            arrays[name][row, :size] = one.answers[name]
    return arrays


def rows_of(length: int) -> int:
    """How many windows of this length make a batch."""
    return max(1, BATCH_PIECES // length)


def batches(windows: Iterable[Window], rng: random.Random) -> list[dict[str, Ints]]:
    """Shuffled batches of windows of about one length."""
    by_length: dict[int, list[Window]] = {length: [] for length in LENGTHS}
    for one in windows:
        if one.firsts:
            by_length[length_of(one)].append(one)
    out = []
    for length, held in by_length.items():
        rng.shuffle(held)
        rows = rows_of(length)
        out += [padded(held[at : at + rows], length, rows) for at in range(0, len(held), rows)]
    rng.shuffle(out)
    return out


def in_order(windows: Sequence[Window]) -> Iterator[tuple[list[int], dict[str, Ints]]]:
    """Batches for scoring, with the numbers of the windows in each."""
    by_length: dict[int, list[int]] = {length: [] for length in LENGTHS}
    for number, one in enumerate(windows):
        by_length[length_of(one)].append(number)
    for length, held in by_length.items():
        rows = rows_of(length)
        for at in range(0, len(held), rows):
            numbers = held[at : at + rows]
            yield numbers, padded([windows[number] for number in numbers], length, rows)
