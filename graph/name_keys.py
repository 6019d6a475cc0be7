"""The keys of persons' names: family name with the given name's first letter, family name alone, initials, by-names.

A full name is filed under its family name too, so that a lone family name finds it; but it doesn't look there itself,
since it would meet every bearer of the family name. It looks among the lone names instead.

    p:BONES:L      family name's bones, class of the given name's first letter      filed and looked for by full names
    f:BONES        the family name of a full name                    filed by full names, looked for by lone ones
    f:BONES:ru     the same in its country, since a store gives but the first bearers of a frequent name
    l:BONES        a lone name, which is filed under f: as well      filed by lone names, looked for by all
    i:jfk, b:pele  initials of the whole name; a name under which one person is known
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_bones import bones, initials
from graph.name_cantonese import from_cantonese
from graph.name_forms import forms, is_han
from graph.name_known import known_names
from graph.name_korean import korean_family
from graph.name_parts import PersonName, is_initial, person_name
from graph.name_tables import groups
from graph.name_words import BY_GIVEN_NAME, FAMILY_FIRST, VIETNAMESE

# Of the pairs of family and given name so many come before all other keys.
_LIKELY = 4
_ACRONYM = 4  # letters; nobody is called by more
_MOST_LETTERS = 3
_SERVANT = 8  # letters; Abdulaziz is filed as Aziz, Abdul as it is
_BOTH = 2
_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The keys under which a person is filed, and those under which others are looked for; the weightiest first."""

    filed: tuple[str, ...]
    looked_for: tuple[str, ...]


@lru_cache(maxsize=65536)
def name_keys(names: tuple[str, ...], country: str | None, most: int) -> NameKeys:
    """The keys of a person of these names, at most so many of either sort."""
    pairs: dict[str, None] = {}
    others: dict[str, None] = {}
    alone: dict[str, None] = {}
    place = f":{country.lower()}" if country else ""
    full = False
    for name in names[:_MOST_NAMES]:
        parts = person_name(name)
        spelt = _full_name_keys(name)
        full = full or bool(spelt)
        pairs.update(dict.fromkeys(spelt))
        others.update(dict.fromkeys(f"b:{known}" for known in known_names(name)))
        if parts.acronym and len(parts.acronym) <= _ACRONYM and (parts.full or len(parts.words) == 1):
            others[f"i:{parts.acronym}"] = None
        alone.update(dict.fromkeys(_family_bones(name, country in BY_GIVEN_NAME)[:2]))
    first = list(alone)[:2]
    lone = [f"l:{bone}" for bone in first]
    near = [f"f:{bone}{p}" for bone in first for p in ("", place)]
    if not full:
        looked_for = tuple(dict.fromkeys((*others, *near[::-1], *lone)))
        return NameKeys(looked_for[:most], looked_for[:most])
    likely, rest = list(pairs)[:_LIKELY], list(pairs)[_LIKELY:]
    filed = dict.fromkeys((*likely, *list(others)[:1], *near[:1], *rest, *near[1:], *others))
    looked_for = tuple(dict.fromkeys((*likely, *list(others)[:1], *lone[:1], *rest, *lone[1:], *others)))
    return NameKeys(tuple(filed)[:most], looked_for[:most])


@lru_cache(maxsize=65536)
def _family_bones(name: str, by_given_name: bool) -> tuple[str, ...]:
    parts = person_name(name)
    words = list(parts.family[-1:]) or [parts.given]
    if parts.full and by_given_name:
        # The last of a Vietnamese name's words, the first of an Ethiopian one's.
        words.insert(0, fold(name).split()[-1] if parts.turned else parts.given)
    elif parts.full and not parts.turned:
        words += parts.middle[-1:]
    return tuple(dict.fromkeys(_of_family(word)[0] for word in words if word and not is_initial(word)))


@lru_cache(maxsize=65536)
def _full_name_keys(name: str) -> tuple[str, ...]:
    """By every pair of words that may be family and given name, the likeliest first, in every way to read the name."""
    ranked: list[list[str]] = []
    for form in (name,) if name.isascii() and "-" not in name else dict.fromkeys((name, *forms(name))):
        parts = person_name(form)
        if parts.full:
            pairs = list(_pairs(parts))
            if "-" in form and parts.middle and not parts.turned:
                pairs.insert(1, (parts.middle[-1] + parts.family[-1], parts.given))
            # A long name has many pairs, so each in its plainest spelling.
            short = len(pairs) <= _LIKELY and not is_han(name)
            for rank, (family, given) in enumerate(pairs):
                if rank == len(ranked):
                    ranked.append([])
                ranked[rank] += _spelt(family, given, every=rank == 0 and form == name and short)
    return tuple(dict.fromkeys(key for keys in ranked for key in keys))


def _spelt(family: str, given: str, *, every: bool) -> list[str]:
    """A pair's keys: in the plainest spelling, or with every first letter, and with all of the family name's bones."""
    spelt = _of_family(family)
    letters = _first_letters(given) if every else initials(given)[:1]
    found = [f"p:{spelt[0]}:{letter}" for letter in letters]
    return [*found, *(f"p:{bone}:{letters[0]}" for bone in spelt[1:])] if every else found


def _pairs(parts: PersonName) -> Iterator[tuple[str, str]]:
    middle = [word for word in parts.middle if not is_initial(word)]
    yield parts.family[-1], parts.given
    if parts.either or parts.given in FAMILY_FIRST or (len(parts.words) == 2 and not parts.turned):
        yield parts.given, parts.family[-1]
    if middle:
        # Sánchez Pérez-Castejón is also Sánchez; Recep Tayyip is also Tayyip; and both at once.
        yield middle[-1], parts.given
        if len(middle) > _BOTH:
            yield middle[-2], parts.given
        yield parts.family[-1], middle[0]
        if len(middle) > 1:
            yield middle[-1], middle[0]
            yield middle[0], parts.given
            yield parts.family[-1], middle[-1]
    for word in parts.family[:-1]:
        yield word, parts.given
    if parts.turned and len(parts.syllables) == _BOTH and (said := from_cantonese(parts.family[-1], parts.syllables)):
        first = {"".join(initials(given)[:1]): given for given in sorted(said[1])}
        yield from product(sorted(said[0]), list(first.values())[:_BOTH])
    if parts.turned and len(parts.syllables) > 1 and parts.family[-1] in VIETNAMESE:
        # Abroad the family name is put behind, and the given names are turned or not.
        yield parts.family[-1], parts.syllables[-1]


@lru_cache(maxsize=65536)
def _of_family(word: str) -> tuple[str, ...]:
    """The family name's bones; for a Korean one also the spelling that stands for all (Lee, Yi, Rhee)."""
    bare = word.removeprefix("abdul") if len(word) > _SERVANT else word
    korean = korean_family(word)
    return (*((f"={korean}",) if korean else ()), *bones(bare)) if bare else (word,)


@lru_cache(maxsize=65536)
def _first_letters(given: str) -> tuple[str, ...]:
    """The classes of the given name's first letter, and of its nicknames' and variants' (Bill and William, Ted)."""
    letters = dict.fromkeys(initials(given))
    others = (
        load_gazetteer()
        .nicknames(given)
        .union(*(groups("name_given.tsv", part).get(given, ()) for part in ("given", "across")))
    )
    for other in sorted(others):
        letters.update(dict.fromkeys(initials(other)[:1]))
    return tuple(letters)[:_MOST_LETTERS]
