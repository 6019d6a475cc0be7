"""Linked documents read by the product: what it knows of each gold mention, and of what each text is about."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind
from evaluation.linking_gold import LinkedDocument, LinkedMention
from evaluation.readings import parsed, with_names
from extractors.dates import date_of
from extractors.event_tellings import head_of, telling_words
from extractors.extract import Extractor
from extractors.reading import Chain, Reading, Reference
from extractors.syntax import lemma
from graph.event_tellings import Telling, telling
from stories.terms import Vector, background, unit, words

# Words of a text that count as its beginning.
_LEAD = 60
_MOST_WORDS = 400
_TOO_COMMON = 0.25


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention as the product reads it: lemma of its head, and for an event how it is told, and its time.

    `reported` is the document's day, `time` the period that the text gives for the mention; None where unknown.
    """

    doc_id: str
    mention: LinkedMention
    lemma: str
    telling: Telling
    chain: int | None
    """The in-article entity that the product sees at the mention's head."""
    reported: date | None = None
    time: tuple[PartialDate, PartialDate] | None = None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, its mentions, the in-article entities, and what it is about as four vectors of terms."""

    doc_id: str
    told: tuple[Told, ...]
    chains: tuple[Chain, ...]
    topics: tuple[Vector, Vector, Vector, Vector]
    """Words, names, words of the beginning, family names of people."""


def read_told(extractor: Extractor, documents: Sequence[LinkedDocument]) -> Iterator[ReadDocument]:
    """Each document with its mentions, in order."""
    texts = (document.text for document in documents)
    for document, doc in zip(documents, parsed(extractor, texts), strict=True):
        reading, _ = with_names(extractor, doc, Reference(document.day, document.day is not None))
        told = tuple(_told(reading, document, mention) for mention in document.mentions)
        yield ReadDocument(document.doc_id, told, tuple(reading.chains), topics_of(document.text, reading.chains))


def _told(reading: Reading, document: LinkedDocument, mention: LinkedMention) -> Told:
    inside = _tokens(reading.doc, mention.start, mention.end)
    head = head_of(inside)
    said = telling_words(inside)
    found = telling(document.doc_id, said.own, said.parts, said.near)
    return Told(
        doc_id=document.doc_id,
        mention=mention,
        lemma=lemma(head),
        telling=found,
        chain=reading.chain_at(head.i),
        reported=document.day,
        time=date_of(reading, head),
    )


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    return [token for token in doc if token.idx < end and token.idx + len(token.text) > start]


def topics_of(text: str, chains: Iterable[Chain]) -> tuple[Vector, Vector, Vector, Vector]:
    """What a text is about: its words, its names, its first words, its people, each as a unit vector."""
    total, frequencies = background()

    def rarity(word: str) -> float:
        return math.log(total / (1 + frequencies.get(word, 0)))

    all_words = [word for word in words(text) if frequencies.get(word, 0) <= _TOO_COMMON * total]
    counted = Counter(all_words[:_MOST_WORDS])
    first = set(words(" ".join(text.split()[:_LEAD]))) & set(counted)
    names: dict[str, float] = {}
    people: Counter[str] = Counter()
    for chain in chains:
        if chain.kind is EntityKind.EVENT:
            continue
        name = list(words(chain.name))
        names[" ".join(name)] = min((rarity(word) for word in name), default=0.0)
        if chain.kind is EntityKind.PERSON and name:
            people[name[-1]] += len(chain.namings)
    return (
        unit({word: (1 + math.log(count)) * rarity(word) for word, count in counted.items()}),
        unit(names),
        unit({word: rarity(word) for word in first}),
        # One person named once is often a reporter.
        unit({name: math.sqrt(count) for name, count in people.items()} if people.total() > 1 else {}),
    )
