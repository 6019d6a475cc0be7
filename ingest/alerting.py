"""Watches held against what a batch of articles brings: claims, events, relations, whole articles, and stories.

An article is looked at piece by piece. It is found as a whole only where nothing in it is, so that one report doesn't
ring twice; copies of an article ring no more than their original did. Where a watch asks for no more than a story, each
new report of it is found. A story is found when it reaches the number of independent sources that a watch asks for.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dramatis.article import Article
from dramatis.extraction import Evidence
from dramatis.folding import fold
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.grouping import resolved
from graph.redirects import roots
from graph.search_words import query_words
from graph.shape import Row
from graph.statements import stories_of_articles
from graph.store import Transaction
from graph.watches import Alert, raise_alerts, standing_watches
from graph.writing import Extracted

# Alerts of one watch from one batch: a watch on a country would else bury all others.
_MOST_ALERTS = 100
# Quotes kept with one alert, as many as the API shows of any evidence.
_MOST_QUOTES = 5
_STORY_EDGES = ("HAS_ACTOR", "HAS_PLACE", "HAS_DOCUMENT", "HAS_EVENT")


@dataclass(frozen=True, slots=True)
class Question:
    """A watch as it is held against things: folded words (of which the last may be the beginning of one), and ids as
    they are now. None: it doesn't ask for this."""

    watch: str
    words: tuple[str, ...] | None
    entities: frozenset[str] | None
    places: frozenset[str] | None
    types: frozenset[str] | None
    modality: frozenset[str] | None
    stories: frozenset[str] | None
    sources: int | None

    @property
    def only_stories(self) -> bool:
        """It asks for no more than stories and their sources."""
        return all(asked is None for asked in (self.words, self.entities, self.places, self.types, self.modality))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a batch brings. `about` are the entities and places that it tells of; `quotes` carry it."""

    id: str
    text: str
    about: frozenset[str]
    quotes: tuple[Evidence, ...]
    article: Article
    story: str | None
    sources: int = 1
    type: str | None = None
    modality: str | None = None
    aspect: str = ""


@dataclass(slots=True)
class _Scene:
    """What the things of a batch are resolved to."""

    entity: Mapping[str, str]
    relation: Mapping[str, str]
    story: Mapping[str, str]
    copies: set[str] = field(default_factory=set)
    rows: dict[str, Row] = field(default_factory=dict)
    countries: dict[str, set[str]] = field(default_factory=dict)


def alert(
    transaction: Transaction, batch: Sequence[Extracted], heard: Collection[str], run: str, now: str
) -> list[str]:
    """Raises the alerts for what the batch, which is stored, has brought; their ids.

    `heard` are articles of which copies were stored before, as good as copies here; `run` is what read the batch.
    """
    watches = standing_watches(transaction)
    if not watches or not batch:
        return []
    questions = _questions(transaction, watches)
    scene = _look(transaction, batch)
    scene.copies = {item.article.id for item in batch if item.copy_of is not None} | set(heard)
    stories = _stories(transaction, batch, scene) if any(asked.sources is not None for asked in questions) else []
    raised: list[Alert] = []
    for asked in questions:
        found = [thing for item in batch for thing in _found(asked, item, scene)]
        if asked.sources is not None:
            found += [thing for thing in stories if _meets(asked, thing)]
        raised += [Alert(asked.watch, one.id, one.aspect, _quotes(one, asked, run)) for one in found[:_MOST_ALERTS]]
    return raise_alerts(transaction, raised, [row["id"] for row in watches if row["url"]], now)


def _questions(transaction: Transaction, watches: Sequence[Row]) -> list[Question]:
    named = {key for row in watches for name in ("entities", "places") for key in row["filter"].get(name) or ()}
    told = {key for row in watches for key in row["filter"].get("stories") or ()}
    now = roots(transaction, named) | roots(transaction, told, "Story")

    def ids(given: Sequence[str] | None) -> frozenset[str] | None:
        return None if given is None else frozenset(now.get(key, key) for key in given)

    def words(given: str | None) -> tuple[str, ...] | None:
        return None if given is None else tuple(query_words(fold(given)))

    def plain(given: Sequence[str] | None) -> frozenset[str] | None:
        return None if given is None else frozenset(given)

    return [
        Question(
            row["id"],
            words(asked.get("text")),
            ids(asked.get("entities")),
            ids(asked.get("places")),
            plain(asked.get("eventTypes")),
            plain(asked.get("modality")),
            ids(asked.get("stories")),
            asked.get("minSources"),
        )
        for row in watches
        for asked in [row["filter"]]
    ]


def _look(transaction: Transaction, batch: Sequence[Extracted]) -> _Scene:
    entity = resolved(transaction, [local.id for item in batch for local in item.extraction.entities])
    stated = transaction.follow("STATES", [fact.id for item in batch for fact in item.extraction.facts])
    relation = {fact: edges[0][1] for fact, edges in stated.items() if edges}
    scene = _Scene(entity, relation, stories_of_articles(transaction, [item.article.id for item in batch]))
    events = {entity[event.id] for item in batch for event in item.extraction.events if event.id in entity}
    scene.rows |= transaction.get("Entity", sorted(events))
    scene.rows |= transaction.get("Relation", sorted(set(relation.values())))
    places = sorted({key for key in entity.values() if key.startswith("place:")})
    for place, edges in transaction.follow("COUNTRY", places).items():
        scene.countries[place] = {edge[1] for edge in edges}
    return scene


def _found(asked: Question, item: Extracted, scene: _Scene) -> list[Thing]:
    """What of the article the watch asks for: parts of it, else the whole."""
    parts = [] if asked.only_stories else [thing for thing in _parts(item, scene) if _meets(asked, thing)]
    if parts or item.article.id in scene.copies or item.article.kind is not ArticleKind.REPORT:
        return parts
    whole = _whole(item, scene)
    return [whole] if _meets(asked, whole) else []


def _parts(item: Extracted, scene: _Scene) -> Iterable[Thing]:
    claims = () if item.article.id in scene.copies else _claims(item, scene)
    return chain(_events(item, scene), _relations(item, scene), claims)


def _claims(item: Extracted, scene: _Scene) -> Iterable[Thing]:
    for claim in item.extraction.claims:
        about = _about(scene, (claim.speaker, claim.addressee, *claim.about))
        told = f"{claim.speaker_text} {_sentences(item.article, claim.evidence)}"
        quotes = claim.evidence[:1]
        yield _thing(item, scene, claim.id, told, about, quotes, modality=claim.modality.value)


def _events(item: Extracted, scene: _Scene) -> Iterable[Thing]:
    for event in item.extraction.events:
        key = scene.entity.get(event.id)
        row = scene.rows.get(key or "")
        if key is None or row is None:
            continue
        parties = (participant.entity for participant in event.participants)
        about = _about(scene, (event.id, *parties, event.place, *event.documents))
        told = f"{row['name']} {_sentences(item.article, event.evidence)}"
        how = event.modality.value
        yield _thing(
            item, scene, key, told, about, event.evidence, row["source_count"], event.type.value, how, aspect=how
        )


def _relations(item: Extracted, scene: _Scene) -> Iterable[Thing]:
    for fact in item.extraction.facts:
        key = scene.relation.get(fact.id)
        row = scene.rows.get(key or "")
        if key is None or row is None:
            continue
        about = _about(scene, (fact.subject, fact.object))
        told = f"{fact.literal or ''} {_sentences(item.article, fact.evidence)}"
        how = fact.modality.value
        # What an event has as its parts is told by the event.
        if not any(end.startswith("event:") for end in about):
            yield _thing(item, scene, key, told, about, fact.evidence, row["source_count"], modality=how)


def _whole(item: Extracted, scene: _Scene) -> Thing:
    about = _about(scene, (local.id for local in item.extraction.entities))
    return _thing(item, scene, item.article.id, item.article.text, about, ())


def _stories(transaction: Transaction, batch: Sequence[Extracted], scene: _Scene) -> list[Thing]:
    """The stories of the batch, each carried by the titles of its articles that have just come."""
    coming: dict[str, list[Extracted]] = {}
    for item in batch:
        if item.article.id in scene.story:
            coming.setdefault(scene.story[item.article.id], []).append(item)
    rows = transaction.get("Story", sorted(coming))
    standing: dict[str, set[str]] = {}
    for edge in _STORY_EDGES:
        for story, edges in transaction.follow(edge, sorted(coming)).items():
            standing.setdefault(story, set()).update(row[1] for row in edges)
    return [
        Thing(
            story,
            row["title"],
            frozenset(standing[story]),
            (_title(coming[story][0].article),),
            coming[story][0].article,
            story,
            row["source_count"],
        )
        for story, row in rows.items()
    ]


def _thing(
    item: Extracted,
    scene: _Scene,
    key: str,
    text: str,
    about: frozenset[str],
    quotes: Sequence[Evidence],
    sources: int = 1,
    type_: str | None = None,
    modality: str | None = None,
    aspect: str = "",
) -> Thing:
    story = scene.story.get(item.article.id)
    return Thing(key, text, about, tuple(quotes), item.article, story, sources, type_, modality, aspect)


def _about(scene: _Scene, locals_: Iterable[str | None]) -> frozenset[str]:
    """What the in-article entities are, and the countries of the places among them."""
    found = {scene.entity[local] for local in locals_ if local is not None and local in scene.entity}
    return frozenset(found.union(*(scene.countries.get(key, ()) for key in found)))


def _meets(asked: Question, thing: Thing) -> bool:
    """All that the watch asks for holds of the thing."""
    return (
        (asked.stories is None or thing.story in asked.stories)
        and (asked.sources is None or thing.sources >= asked.sources)
        and (asked.types is None or thing.type in asked.types)
        and (asked.modality is None or thing.modality in asked.modality)
        and (asked.entities is None or not asked.entities.isdisjoint(thing.about))
        and (asked.places is None or not asked.places.isdisjoint(thing.about))
        and (asked.words is None or _says(thing.text, asked.words))
    )


def _says(text: str, words: Sequence[str]) -> bool:
    """All the words stand in the text; the last may be the beginning of one of its words."""
    if not words:
        return False
    told = set(fold(text).split())
    *whole, last = words
    return told.issuperset(whole) and any(word.startswith(last) for word in told)


def _sentences(article: Article, spans: Sequence[Evidence]) -> str:
    return " ".join(article.text[span.sentence_start : span.sentence_end] for span in spans)


def _title(article: Article) -> Evidence:
    end = len(article.title)
    return Evidence(0, end, 0, end)


def _quotes(thing: Thing, asked: Question, run: str) -> tuple[tuple[str, Row], ...]:
    """The spans that carry the thing; of a whole article its first sentences with one of the words, else its title."""
    spans = thing.quotes or _telling(thing.article, asked.words or ()) or (_title(thing.article),)
    text = thing.article.text
    reported = thing.article.published_at
    return tuple(
        (
            thing.article.version_id,
            {
                "start": span.start,
                "end": span.end,
                "text": text[span.start : span.end],
                "sentence": text[span.sentence_start : span.sentence_end],
                "run": run,
                "reported": timestamp(reported),
                "aspect": "",
            },
        )
        for span in spans[:_MOST_QUOTES]
        if span.start < span.end
    )


def _telling(article: Article, words: Sequence[str]) -> tuple[Evidence, ...]:
    """The lines of the article in which most of the words stand, at most a few, in the order of the text."""
    spans: list[tuple[int, Evidence]] = []
    start = 0
    for line in article.text.split("\n"):
        told = set(fold(line).split())
        said = sum(any(word.startswith(asked) for word in told) for asked in words)
        if said:
            spans.append((said, Evidence(start, start + len(line), start, start + len(line))))
        start += len(line) + 1
    best = max((said for said, _ in spans), default=0)
    return tuple(span for said, span in spans if said == best)
