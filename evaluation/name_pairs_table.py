"""The table of name pairs that we wrote from public knowledge, `evaluation/annotated/name_pairs`, read and checked."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from dramatis.errors import DramatisError
from dramatis.words import EntityKind
from evaluation.splits import half
from evaluation.task import TUNE

HOME = Path(__file__).with_name("annotated") / "name_pairs"

# Ids of the second writing begin with this number; one half of it is what nobody tunes on.
_SECOND = 201
_LISTS = ("names", "roles", "organisations", "places", "people")
_KEYS = {"id", "group", "kind", "name_a", "context_a", "name_b", "context_b", "judgement", "why"}


class PairError(DramatisError):
    """A table of pairs that can't be used as it is; names file and line."""


class Outcome(StrEnum):
    """What becomes of a pair."""

    MERGED = "merged"
    REVIEW = "review"
    APART = "kept apart"


@dataclass(frozen=True, slots=True)
class Named:
    """A name as one article has it, and what that article says of its bearer; empty where it says nothing.

    `names` are other names that the same article gives; `country` is written as there; `year` is the article's.
    """

    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    year: int | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All names, the one in question first."""
        return (self.name, *self.names)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one kind, whether they are the same, and why in a few words."""

    id: str
    group: str
    kind: EntityKind
    left: Named
    right: Named
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a matcher makes of a pair, and its reasons."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


Matcher = Callable[[Pair], Answer]


def part_of(pair_id: str) -> str:
    """`tune` or `score`: all of the first writing and a half of the second are read.

    Raises ValueError where the id doesn't end with a number.
    """
    return half(pair_id) if int(pair_id.rpartition("-")[2]) >= _SECOND else TUNE


def read_pairs(split: str, home: Path = HOME) -> list[Pair]:
    """The pairs of this part in the file's order. Raises PairError."""
    path = home / f"{split}.jsonl"
    pairs: list[Pair] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            pair = _pair(json.loads(line))
            other = part_of(pair.id) != split
        except (ValueError, KeyError, TypeError) as problem:
            raise PairError(f"{path}:{number}: {problem}; mend the line.") from problem
        if other:
            raise PairError(f"{path}:{number}: {pair.id} belongs to the other part; move the line there.")
        pairs.append(pair)
    return pairs


def _pair(row: Mapping[str, Any]) -> Pair:
    if set(row) != _KEYS:
        raise ValueError(f"the keys {', '.join(sorted(_KEYS))} are wanted")
    if row["judgement"] not in ("same", "different"):
        raise ValueError(f'"judgement" is {row["judgement"]!r}; same or different is wanted')
    left, right = (_named(row[f"name_{side}"], row[f"context_{side}"]) for side in "ab")
    return Pair(row["id"], row["group"], EntityKind(row["kind"]), left, right, row["judgement"] == "same", row["why"])


def _named(name: str, context: Mapping[str, Any]) -> Named:
    if unknown := set(context) - {*_LISTS, "country", "year"}:
        raise ValueError(f"a context has no {', '.join(sorted(unknown))}")
    if not name.strip():
        raise ValueError("a name is empty")
    lists = {key: tuple(map(str, context.get(key, ()))) for key in _LISTS}
    return Named(name, **lists, country=context.get("country"), year=context.get("year"))
