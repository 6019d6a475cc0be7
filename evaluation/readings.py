"""Plain texts read by the product as far as a task needs: parsed, dated, names linked, or wholly extracted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from spacy.tokens import Doc

from dramatis.article import Article
from dramatis.extraction import Extraction
from extractors.coreference import link_mentions
from extractors.dates import find_dates
from extractors.extract import Extractor
from extractors.names import find_names
from extractors.names_page import Name
from extractors.reading import Reading, Reference

# Texts parsed together: enough to fill the batches, few enough to show progress.
BATCH = 32
UNDATED = Reference(None, False)


@dataclass(frozen=True, slots=True)
class Untitled(Article):
    """A text without a title, whose offsets count from its own first character."""

    @property
    def text(self) -> str:
        """The body alone."""
        return self.body

    @property
    def body_start(self) -> int:
        """The body begins where the text does."""
        return 0


def untitled(text: str, day: date | None = None) -> Untitled:
    """The text as an article, published at noon of that day."""
    published = None if day is None else datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Untitled(title="", body=text, published_at=published)


def parsed(extractor: Extractor, texts: Iterable[str]) -> Iterator[Doc]:
    """One Doc a text, in order."""
    yield from extractor.nlp.pipe(texts, batch_size=BATCH)


def with_names(extractor: Extractor, doc: Doc, reference: Reference = UNDATED) -> tuple[Reading, list[Name]]:
    """The reading of a parsed text with its dates and linked mentions, and the names that were linked."""
    reading = Reading(untitled(doc.text, reference.day), doc, reference)
    reading.dates = find_dates(doc, reference)
    names = find_names(reading, extractor.gazetteer)
    link_mentions(reading, names, extractor.gazetteer)
    return reading, names


def extracted(extractor: Extractor, texts: Sequence[str], days: Sequence[date | None]) -> Iterator[Extraction]:
    """Everything that the product finds in each text, in order."""
    items = ((untitled(text, day), Reference(day, day is not None)) for text, day in zip(texts, days, strict=True))
    yield from extractor.extract(items)
