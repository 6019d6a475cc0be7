"""Stored and arriving texts as copies are told by, and which of them are alike: found by passages, told on the texts.

What is looked at for one text doesn't grow with the store: a passage that many originals share is boilerplate and
finds nobody, and of those that are found the ones with the most passages in common are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dramatis.article import Article, Source
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.shape import Link, Row, Shape
from graph.store import MOST_KEYS, Transaction
from graph.writing import Rows
from ingest.newsrooms import source_origin
from stories.copies import COPY_AT, Wording, likeness, marks, wording

# Originals, or copies, that may share a passage. What more of them share is boilerplate.
_MOST_HOLDERS = 50
# Texts that are compared with one text.
_MOST_COMPARED = 32
# Keys of one label don't meet those of another. Copies are filed apart, so that a text which a hundred outlets print
# doesn't pass for boilerplate: its original is found all the same.
_ORIGINALS, _COPIES = _PREFIXES = ("copy:", "copied:")
# Sorts behind every date: a text of unknown date was there before nobody.
_UNDATED = "~"

_TEXT = Shape(
    "Article",
    ("kind", "published_at", "body_start", "origin"),
    (
        Link("current", "current", Shape("Version", ("text",))),
        Link("source", "source", Shape("Source", ("name", "domain"))),
    ),
)


@dataclass(frozen=True, slots=True)
class Text:
    """An article as copies are told by: its words, when it was published, and for whom it counts by itself."""

    id: str
    told: Wording
    published: str
    origin: str
    counts_for: str = field(default="", compare=False)
    """For whom it counts by what is stored; "" for one that isn't."""

    @property
    def rank(self) -> tuple[str, int, str]:
        """The earlier, among equals the longer one, is the original."""
        return self.published or _UNDATED, -len(self.told.words), self.id


def arriving(article: Article) -> Text:
    """The text of an article that may not be stored."""
    return Text(article.id, wording(article.body), timestamp(article.published_at), _origin(article.id, article.source))


def _origin(article: str, source: Source | None) -> str:
    return source_origin(source) if source is not None else article


class Neighbours:
    """The texts that are alike, by id; each is looked for and loaded once.

    `texts` count instead of what is stored under their ids.
    """

    def __init__(self, transaction: Transaction, texts: Mapping[str, Text]) -> None:
        self._transaction = transaction
        self._texts = dict(texts)
        self._absent: set[str] = set()
        self._instead = frozenset(texts)
        self._marks: dict[str, tuple[str, ...]] = {}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, text in sorted(texts.items()):
            for mark in self._marks_of(text):
                self._holders[mark].append(key)
        self._near: dict[str, dict[str, float]] = {}

    def load(self, ids: Iterable[str]) -> dict[str, Text]:
        """The texts of these reports; ids of something else are missing."""
        wanted = sorted(set(ids))
        missing = [key for key in wanted if key not in self._texts and key not in self._absent]
        for start in range(0, len(missing), MOST_KEYS):
            part = missing[start : start + MOST_KEYS]
            self._texts |= {text.id: text for row in self._transaction.read(_TEXT, part) if (text := _stored(row))}
        self._absent.update(key for key in missing if key not in self._texts)
        return {key: self._texts[key] for key in wanted if key in self._texts}

    def look(self, texts: Sequence[Text]) -> None:
        """Looks for all that are alike to the texts at once."""
        wanted = [text for text in texts if text.id not in self._near]
        if not wanted:
            return
        found = self._filed(wanted)
        self.load(key for keys in found.values() for key in keys)
        for text in wanted:
            near = {key: self._texts[key] for key in found[text.id] if key in self._texts}
            self._near[text.id] = {
                key: alike for key, other in near.items() if (alike := _alike(text, other)) >= COPY_AT
            }

    def near(self, text: Text) -> dict[str, float]:
        """The ids of the texts that are alike to this one, and how much."""
        self.look([text])
        return self._near[text.id]

    def _filed(self, texts: Sequence[Text]) -> dict[str, list[str]]:
        """The ids that share passages with each of the texts, those with the most first."""
        keys = sorted({prefix + mark for text in texts for mark in self._marks_of(text) for prefix in _PREFIXES})
        stored: dict[str, list[str]] = {}
        for start in range(0, len(keys), MOST_KEYS):
            stored |= self._transaction.by_rare_keys("Article", keys[start : start + MOST_KEYS], _MOST_HOLDERS)
        found: dict[str, list[str]] = {}
        for text in texts:
            shared = Counter(
                key
                for mark in self._marks_of(text)
                for key in {*self._held(stored, mark), *self._holders.get(mark, ())[:_MOST_HOLDERS]}
                if key != text.id
            )
            found[text.id] = sorted(shared, key=lambda key: (-shared[key], key))[:_MOST_COMPARED]
        return found

    def _held(self, stored: Mapping[str, Sequence[str]], mark: str) -> Iterator[str]:
        for prefix in _PREFIXES:
            yield from (key for key in stored.get(prefix + mark, ()) if key not in self._instead)

    def _marks_of(self, text: Text) -> tuple[str, ...]:
        if text.id not in self._marks:
            self._marks[text.id] = marks(text.told)
        return self._marks[text.id]


def _alike(one: Text, other: Text) -> float:
    """How alike they are; an outlet doesn't copy itself: what it prints again is a version of its own text."""
    return 0.0 if one.origin == other.origin else round(likeness(one.told, other.told), 4)


def _stored(row: Row | None) -> Text | None:
    if row is None or row["kind"] != ArticleKind.REPORT or row["current"] is None:
        return None
    source = row["source"]
    origin = _origin(row["id"], Source(source["name"], source["domain"]) if source is not None else None)
    body = row["current"]["text"][row["body_start"] :]
    return Text(row["id"], wording(body), row["published_at"], origin, row["origin"])


def file(transaction: Transaction, texts: Iterable[Text], copies: Iterable[str]) -> None:
    """The keys by which the texts are found, instead of those of other texts of these articles; `copies` are ids."""
    copied = set(copies)
    gathered = Rows()
    articles = []
    for text in texts:
        articles.append(text.id)
        gathered.node("Article", {"id": text.id})
        prefix = _COPIES if text.id in copied else _ORIGINALS
        for mark in marks(text.told):
            gathered.node("Key", {"id": prefix + mark})
            gathered.edge("HAS_KEY", text.id, prefix + mark)
    before = transaction.follow("HAS_KEY", articles)
    transaction.disconnect("HAS_KEY", [article for article in articles if before[article]])
    gathered.write(transaction)
    # No other label is filed under these, so one look at each tells whether anybody still is.
    old = sorted({edge[1] for edges in before.values() for edge in edges})
    held = transaction.by_keys("Article", old, 1) if old else {}
    transaction.remove("Key", [key for key in old if not held[key]])
