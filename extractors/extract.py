"""The road from articles to extractions: parse, dates, names, documents, events, relations, roles, speech."""

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from dramatis.article import Article
from dramatis.errors import EvidenceError
from dramatis.extraction import Extraction, Pipeline
from dramatis.gazetteer import Gazetteer, open_gazetteer
from dramatis.settings import Settings
from extractors.acting import mark_acting
from extractors.assemble import assemble
from extractors.breaks import pieces
from extractors.coreference import link_mentions
from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.events import find_events
from extractors.names import find_names
from extractors.pipeline import load_pipeline, pipeline_identity
from extractors.reading import Reading, Reference
from extractors.relations import find_relations
from extractors.roles import find_metonyms, find_roles
from extractors.speech import find_claims

# Articles are parsed together up to this many characters: enough to fill the parser's batches, and little enough that
# their parses (about 1 kB of memory a word) stay far below the weights' own size.
_BATCH_CHARACTERS = 150_000
BATCH_ARTICLES = 64
# A vocabulary forgets the words of a batch, but its table keeps their places: 16 bytes and more for each word it saw.
# So the pipeline is loaded anew, in about a second, after this many: some 9,000 short articles, or 8 MB.
MOST_WORDS = 250_000


class Extractor:
    """Reads articles with one pipeline and one gazetteer. Not for use by two threads at once.

    `load` gives the same pipeline with an empty vocabulary; without it memory grows slowly over very many articles.
    """

    def __init__(self, nlp: Language, gazetteer: Gazetteer, load: Callable[[], Language] | None = None) -> None:
        self.nlp = nlp
        self._load = load
        self.gazetteer = gazetteer
        self.identity: Pipeline = pipeline_identity(nlp, gazetteer.own.checksum if gazetteer.own else None)

    def extract(self, items: Iterable[tuple[Article, Reference]]) -> Iterator[Extraction]:
        """One extraction for each article, in order. One that isn't to be extracted gives an empty extraction."""
        for batch in _batches(items):
            # What the zone allocates is freed at its end, so nothing of a Doc may be yielded from inside it.
            with self.nlp.memory_zone():
                found = list(self._extract_batch(batch))
            if self._load is not None and len(self.nlp.vocab) > MOST_WORDS:
                del self.nlp
                gc.collect()  # a pipeline and its parts hold each other
                self.nlp = self._load()
            yield from found

    def _extract_batch(self, batch: list[tuple[Article, Reference]]) -> Iterator[Extraction]:
        readable = [(article, reference) for article, reference in batch if article.unextractable is None]
        docs = self._parse([article.text for article, _ in readable])
        for article, reference in batch:
            if article.unextractable is not None:
                yield Extraction(version=article.version_id)
            else:
                yield self._read(Reading(article, next(docs), reference))

    def _parse(self, texts: list[str]) -> Iterator[Doc]:
        """One Doc for each text, long texts put together from the parses of their pieces."""
        cut = [list(pieces(text)) for text in texts]
        # A long text's pieces go one by one: the memory of a parse grows with what is parsed together.
        together = BATCH_ARTICLES if sum(map(len, texts)) <= 2 * _BATCH_CHARACTERS else 1
        parsed = self.nlp.pipe((piece for parts in cut for piece in parts), batch_size=together)
        for text, parts in zip(texts, cut, strict=True):
            docs = [next(parsed) for _ in parts]
            doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
            if doc is None or len(doc.text) != len(text):
                raise EvidenceError(
                    "The pipeline's tokenizer doesn't keep the text as it is, so no span would match. "
                    "Choose a pipeline with spaCy's own tokenizer."
                )
            yield doc

    def _read(self, reading: Reading) -> Extraction:
        reading.dates = find_dates(reading.doc, reading.reference)
        link_mentions(reading, find_names(reading, self.gazetteer), self.gazetteer)
        documents = find_documents(reading)
        events = find_events(reading)
        facts = [*find_relations(reading), *find_roles(reading)]
        claims = find_claims(reading)
        mark_acting(reading, events, claims)
        facts += find_metonyms(reading, self.gazetteer)
        return assemble(reading, events, documents, facts, claims)


def open_extractor(settings: Settings) -> Extractor:
    """The extractor with the pipeline that the settings name, and with the gazetteers that the user loaded.

    Raises PipelineError when the pipeline can't be used, GazetteerError when a loaded gazetteer can't be read.
    """
    load = partial(load_pipeline, settings.spacy_model)
    return Extractor(load(), open_gazetteer(settings.gazetteers), load)


def _batches(items: Iterable[tuple[Article, Reference]]) -> Iterator[list[tuple[Article, Reference]]]:
    batch: list[tuple[Article, Reference]] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item[0].title) + len(item[0].body)
        if size >= _BATCH_CHARACTERS or len(batch) >= BATCH_ARTICLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
