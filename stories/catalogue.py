"""Catalogues: what raters say of outlets. Frozen values; nothing here knows where they are kept."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum

from dramatis.ids import stable_id

# What a source, or a whole story's coverage, is shown under when sections of one outlet are rated differently.
VARIES = "Varies by section"


class Axis(StrEnum):
    """What a line says of an outlet."""

    BIAS = "BIAS"
    FACTUALITY = "FACTUALITY"
    OWNERSHIP = "OWNERSHIP"
    COUNTRY = "COUNTRY"


# The axes whose lines are a rater's judgement; the others are facts about a company.
RATED = (Axis.BIAS, Axis.FACTUALITY)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a catalogue: one rater's word on one outlet.

    `domain` is the outlet's host, or "" where only its `name` is known; `aliases` are more hosts and names of it.
    `value` is the rating as the scale writes it, the owner's name, or the ISO code of the country; `label` is the part
    of the scale under which the rating counts. `score` is where it stands on its scale: -1 (left) to 1 (right) for
    BIAS, 0 (worst) to 1 for FACTUALITY, else None. `section` is the part of the outlet that is meant, "" for all of it.
    `share` is what the owner holds, 0 to 1. `dated` is the day of the rating as written, or "".
    """

    line: int
    domain: str
    name: str
    aliases: tuple[str, ...]
    axis: Axis
    value: str
    label: str
    score: float | None = None
    rater: str = ""
    section: str = ""
    share: float | None = None
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that wasn't taken: its number in the file (from 1) and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a catalogue is called and under which terms it is held."""

    name: str
    version: str
    licence: str
    attribution: str


def catalogue_id(name: str) -> str:
    """The catalogue's id. It stays the same over its versions."""
    return stable_id("catalogue", name.casefold())


def rater_id(name: str, rater: str) -> str:
    """The id of one rater's part of a catalogue that holds several raters."""
    return stable_id("catalogue", name.casefold(), rater.casefold())


def raters_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The raters whose judgements the entries are, by name; "" for those that name none."""
    spelt = {entry.rater.casefold(): entry.rater for entry in entries if entry.axis in RATED}
    return tuple(spelt[rater] for rater in sorted(spelt))


def entries_to_text(entries: Iterable[Entry]) -> str:
    """The entries as one text, for keeping."""
    return json.dumps([astuple(entry) for entry in entries], ensure_ascii=False, separators=(",", ":"))


def entries_from_text(text: str) -> tuple[Entry, ...]:
    """The entries that `entries_to_text` was given."""
    return tuple(
        Entry(line, domain, name, tuple(aliases), Axis(axis), *rest)
        for line, domain, name, aliases, axis, *rest in json.loads(text)
    )
