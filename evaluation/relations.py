"""Relations between entities on the documents of Re-DocRED that no training sees.

Its Wikidata properties that say what one of our predicates says are mapped by the table below; the others don't count.
An entity of the product is the annotated one with which it shares most mentions; a fact with an end that isn't
annotated can't be judged and doesn't count. A fact is right when subject, predicate and object are (family: either
way round). Re-DocRED also lists what follows only from several sentences or from knowing the world (every town's
country), so recall is low for anything that reads sentences. The baseline relates neighbouring mentions in one
sentence by their kinds alone.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from dramatis.extraction import Extraction
from dramatis.words import EntityKind, Modality, Polarity, Predicate
from evaluation.intervals import f1, label_table, measured, precision, recall
from evaluation.readings import extracted
from evaluation.task import Bench, Task, TaskResult
from extractors.reading import Reading
from training import inputs
from training.corpora import REDOCRED_HELD, held_out
from training.detokenise import detokenise

# Property -> our predicate, and whether its subject is our object.
PROPERTIES: dict[str, tuple[Predicate, bool]] = {
    "P6": (Predicate.LEADS, True),  # head of government
    "P35": (Predicate.LEADS, True),  # head of state
    "P169": (Predicate.LEADS, True),  # chief executive officer
    "P488": (Predicate.LEADS, True),  # chairperson
    "P1037": (Predicate.LEADS, True),  # director or manager
    "P108": (Predicate.EMPLOYED_BY, False),  # employer
    "P102": (Predicate.MEMBER_OF, False),  # member of political party
    "P463": (Predicate.MEMBER_OF, False),  # member of
    "P54": (Predicate.MEMBER_OF, False),  # member of sports team
    "P127": (Predicate.OWNS, True),  # owned by
    "P749": (Predicate.OWNS, True),  # parent organisation
    "P1830": (Predicate.OWNS, False),  # owner of
    "P355": (Predicate.OWNS, False),  # subsidiary
    "P22": (Predicate.FAMILY_OF, False),  # father
    "P25": (Predicate.FAMILY_OF, False),  # mother
    "P26": (Predicate.FAMILY_OF, False),  # spouse
    "P40": (Predicate.FAMILY_OF, False),  # child
    "P3373": (Predicate.FAMILY_OF, False),  # sibling
    "P17": (Predicate.LOCATED_IN, False),  # country
    "P131": (Predicate.LOCATED_IN, False),  # administrative territory
    "P159": (Predicate.LOCATED_IN, False),  # headquarters
    "P276": (Predicate.LOCATED_IN, False),  # location
    "P27": (Predicate.CITIZEN_OF, False),  # country of citizenship
}
_PREDICATES = tuple(dict.fromkeys(predicate for predicate, _ in PROPERTIES.values()))
_BY_KINDS = {
    (EntityKind.PERSON, EntityKind.PERSON): Predicate.FAMILY_OF,
    (EntityKind.PERSON, EntityKind.ORGANIZATION): Predicate.MEMBER_OF,
    (EntityKind.PERSON, EntityKind.PLACE): Predicate.CITIZEN_OF,
    (EntityKind.ORGANIZATION, EntityKind.PLACE): Predicate.LOCATED_IN,
    (EntityKind.PLACE, EntityKind.PLACE): Predicate.LOCATED_IN,
}
Triple = tuple[int, Predicate, int]
Entity = TypeVar("Entity", str, int)


@dataclass(frozen=True, slots=True)
class Related:
    """A document's text, the characters of each entity's mentions, and what holds between entities."""

    title: str
    text: str
    entities: tuple[tuple[tuple[int, int], ...], ...]
    triples: frozenset[Triple]


def _evaluate(bench: Bench) -> TaskResult:
    documents = list(read_related(bench.data / inputs.REDOCRED))
    found = extracted(bench.extractor, [one.text for one in documents], [None] * len(documents))
    ours: list[Counter[str]] = []
    plain: list[Counter[str]] = []
    for document, extraction in zip(documents, found, strict=True):
        bench.say(document.title)
        owners = aligned(document, extraction)
        ours.append(triple_counts(document.triples, facts(extraction, owners)))
        plain.append(triple_counts(document.triples, neighbours(extraction, owners)))
    measures = {"f1": f1(_PREDICATES), "precision": precision("all"), "recall": recall("all")}
    return TaskResult(
        dataset="Re-DocRED, a fifth of its documents",
        split="held out",
        n=sum(len(document.triples) for document in documents),
        unit="relations",
        documents=len(documents),
        measures=measured(ours, plain, measures),
        baseline="neighbouring mentions in one sentence, related by their kinds",
        details=label_table(ours, _PREDICATES),
    )


def aligned(document: Related, found: Extraction) -> dict[str, int]:
    """The annotated entity of each of the product's that has one."""
    return _owners(document, ((mention.entity, mention.start, mention.end) for mention in found.mentions))


def aligned_chains(document: Related, reading: Reading) -> dict[int, int]:
    """The same for the chains of a reading."""
    return _owners(
        document,
        (
            (index, *reading.characters(naming.start, naming.end))
            for index, chain in enumerate(reading.chains)
            for naming in chain.namings
        ),
    )


def _owners(document: Related, mentions: Iterable[tuple[Entity, int, int]]) -> dict[Entity, int]:
    """The annotated entity with which each entity shares most mentions, given by entity, start and end."""
    shared: dict[Entity, Counter[int]] = {}
    for entity, first, last in mentions:
        for number, spans in enumerate(document.entities):
            if any(start < last and end > first for start, end in spans):
                shared.setdefault(entity, Counter())[number] += 1
    return {entity: min(counts, key=lambda one: (-counts[one], one)) for entity, counts in shared.items()}


def facts(found: Extraction, owners: dict[str, int]) -> set[Triple]:
    """The product's asserted facts between annotated entities."""
    return {
        triple(owners[fact.subject], fact.predicate, owners[fact.object])
        for fact in found.facts
        if fact.predicate in _PREDICATES
        and fact.subject in owners
        and fact.object in owners
        and owners[fact.subject] != owners[fact.object]
        and fact.polarity is Polarity.ASSERTED
        and fact.modality is Modality.OCCURRED
    }


def neighbours(found: Extraction, owners: dict[str, int]) -> set[Triple]:
    """The baseline's triples."""
    kinds = {entity.id: entity.kind for entity in found.entities}
    triples: set[Triple] = set()
    for start, end in found.sentences:
        here = [mention for mention in found.mentions if start <= mention.start < end and mention.entity in owners]
        for left, right in pairwise(here):
            for one, other in ((left, right), (right, left)):
                predicate = _BY_KINDS.get((kinds[one.entity], kinds[other.entity]))
                if predicate is not None and owners[one.entity] != owners[other.entity]:
                    triples.add(triple(owners[one.entity], predicate, owners[other.entity]))
                    break
    return triples


def triple_counts(gold: Iterable[Triple], seen: Iterable[Triple]) -> Counter[str]:
    """`tp`, `fp` and `fn` of each predicate and of all."""
    wanted, found = set(gold), set(seen)
    counts: Counter[str] = Counter()
    for kind, triples in (("tp", wanted & found), ("fp", found - wanted), ("fn", wanted - found)):
        counts.update(f"{kind}:{name}" for _, predicate, _ in triples for name in (predicate, "all"))
    return counts


def triple(subject: int, predicate: Predicate, object_: int) -> Triple:
    """The relation of two annotated entities; of relatives the lower number comes first."""
    if predicate is Predicate.FAMILY_OF and object_ < subject:
        return object_, predicate, subject
    return subject, predicate, object_


def read_related(path: Path) -> Iterator[Related]:
    """The held-out documents."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        rows = json.load(source)
    for row in rows:
        if held_out(row["title"], REDOCRED_HELD):
            yield related(row)


def related(row: dict[str, Any]) -> Related:
    """A document of the set as its text, entities and relations."""
    text = ""
    places: list[list[tuple[int, int]]] = []
    for words in row["sents"]:
        sentence, spans = detokenise(words, True)
        base = len(text) + (1 if text else 0)
        text = f"{text} {sentence}" if text else sentence
        places.append([(base + start, base + end) for start, end in spans])
    return Related(
        row["title"],
        text,
        tuple(tuple(_characters(mention, places) for mention in cluster) for cluster in row["vertexSet"]),
        frozenset(_triples(row["labels"])),
    )


def _characters(mention: dict[str, Any], places: Sequence[Sequence[tuple[int, int]]]) -> tuple[int, int]:
    words = places[mention["sent_id"]][mention["pos"][0] : mention["pos"][1]]
    return words[0][0], words[-1][1]


def _triples(labels: Iterable[dict[str, Any]]) -> Iterator[Triple]:
    for label in labels:
        if label["r"] in PROPERTIES:
            predicate, turned = PROPERTIES[label["r"]]
            ends = (label["t"], label["h"]) if turned else (label["h"], label["t"])
            yield triple(ends[0], predicate, ends[1])


TASKS = (Task("relations-redocred", _evaluate, (inputs.REDOCRED,)),)
