"""Countries of places on the documents of Re-DocRED that no training sees.

Re-DocRED says in which state a place lies (Wikidata's P17). A place of the product is the annotated one with which it
shares most mentions; those that the product takes for no place at all are another task's matter and don't count. It is
right when its country is one of the annotated ones, wrong when it is another, and missed when it has none. The baseline
takes the most populous namesake that the gazetteer knows.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dramatis.extraction import Extraction
from dramatis.gazetteer import Gazetteer, load_gazetteer
from dramatis.words import EntityKind
from evaluation.intervals import f1, measured, precision, recall
from evaluation.readings import extracted
from evaluation.relations import Related, aligned, read_related
from evaluation.task import Bench, Task, TaskResult
from training import inputs
from training.corpora import REDOCRED_HELD, held_out

_COUNTRY = "P17"
_ALL = ("all",)


@dataclass(frozen=True, slots=True)
class Placed:
    """A document, and the codes of the states in which its places lie, by entity, with the place's first name."""

    document: Related
    countries: dict[int, tuple[str, frozenset[str]]]


def _evaluate(bench: Bench) -> TaskResult:
    gazetteer = load_gazetteer()
    documents = list(read_placed(bench.data / inputs.REDOCRED, gazetteer))
    found = extracted(bench.extractor, [one.document.text for one in documents], [None] * len(documents))
    ours: list[Counter[str]] = []
    plain: list[Counter[str]] = []
    judged = 0
    for placed, extraction in zip(documents, found, strict=True):
        bench.say(placed.document.title)
        countries = seen_countries(placed.document, extraction)
        wanted = {entity: gold for entity, gold in placed.countries.items() if entity in countries}
        judged += len(wanted)
        ours.append(country_counts(wanted, countries))
        plain.append(country_counts(wanted, {e: most_populous(gazetteer, name) for e, (name, _) in wanted.items()}))
    return TaskResult(
        dataset="Re-DocRED, a fifth of its documents",
        split="held out",
        n=judged,
        unit="places",
        documents=len(documents),
        measures=measured(ours, plain, {"f1": f1(_ALL), "precision": precision("all"), "recall": recall("all")}),
        baseline="the most populous namesake",
    )


def read_placed(path: Path, gazetteer: Gazetteer) -> Iterator[Placed]:
    """The held-out documents."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        rows = [row for row in json.load(source) if held_out(row["title"], REDOCRED_HELD)]
    for document, row in zip(read_related(path), rows, strict=True):
        yield Placed(document, countries_of(row, gazetteer))


def countries_of(row: dict[str, Any], gazetteer: Gazetteer) -> dict[int, tuple[str, frozenset[str]]]:
    """First name and annotated states of each place; states that the gazetteer can't name are left out."""
    found: dict[int, set[str]] = {}
    for label in row["labels"]:
        if label["r"] == _COUNTRY and row["vertexSet"][label["h"]][0]["type"] == "LOC":
            names = [mention["name"] for mention in row["vertexSet"][label["t"]]]
            codes = [place.country for name in names for place in gazetteer.countries(name) if place.country]
            found.setdefault(label["h"], set()).update(codes[:1])
    return {
        place: (str(row["vertexSet"][place][0]["name"]), frozenset(codes)) for place, codes in found.items() if codes
    }


def seen_countries(document: Related, found: Extraction) -> dict[int, str | None]:
    """The country of each annotated entity that the product takes for a place, None where it says none."""
    owners = aligned(document, found)
    countries: dict[int, str | None] = {}
    for entity in found.entities:
        if entity.kind is EntityKind.PLACE and entity.id in owners:
            countries.setdefault(owners[entity.id], entity.country)
    return countries


def most_populous(gazetteer: Gazetteer, name: str) -> str | None:
    """The baseline: the country of the largest place of that name, None where the gazetteer knows none."""
    places = gazetteer.places(name)
    return max(places, key=lambda place: place.population or 0).country if places else None


def country_counts(wanted: dict[int, tuple[str, frozenset[str]]], said: dict[int, str | None]) -> Counter[str]:
    """`tp`, `fp` and `fn` of the countries said."""
    counts: Counter[str] = Counter()
    for entity, (_, gold) in wanted.items():
        country = said.get(entity)
        counts["tp:all"] += country in gold
        counts["fp:all"] += country is not None and country not in gold
        counts["fn:all"] += country not in gold
    return counts


TASKS = (Task("places-redocred", _evaluate, (inputs.REDOCRED,)),)
