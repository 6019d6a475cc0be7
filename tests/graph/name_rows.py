"""Pairs of names in a plain text file, as cards: a kind, and a name with what is said of it on each side.

    P | Gerhard Berger {AT; racing driver; 1990} | Gerhard Berger {DE; bishop; 1990}

P is a person, O an organisation, L a place. Within the braces, each behind a semicolon: a country's code in capitals,
a year, and roles with commas between them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind
from graph.entity_matching_cards import EntityCard

_KINDS = {"P": EntityKind.PERSON, "O": EntityKind.ORGANIZATION, "L": EntityKind.PLACE}
_SIDE = re.compile(r"(?P<name>[^{]+?)\s*(?:\{(?P<said>[^}]*)\})?")


def read(file: str) -> Iterator[tuple[EntityCard, EntityCard]]:
    """The pairs of a file that lies beside this one."""
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, left, right = line.split(" | ")
            yield card_of(left, _KINDS[kind], "left"), card_of(right, _KINDS[kind], "right")


def card_of(side: str, kind: EntityKind, identity: str) -> EntityCard:
    """The card of one side; raises ValueError where the line isn't written as it should be."""
    found = _SIDE.fullmatch(side)
    if found is None:
        raise ValueError(f"{side!r} is no name with or without braces")
    country, year = None, None
    roles: list[str] = []
    for part in filter(None, map(str.strip, (found["said"] or "").split(";"))):
        if part.isdigit():
            year = PartialDate(int(part))
        elif len(part) == 2 and part.isupper():
            country = part
        else:
            roles += [role.strip() for role in part.split(",")]
    return EntityCard(identity, kind, (found["name"],), country=country, roles=tuple(roles), first=year, last=year)
