"""Articles that name people, organisations and places of the made-up world once more, and who each of them is.

Half go on with a story that is known, half begin one of their own. A person is named in full, by the family name alone,
by initial, in another spelling or script, with an office or without; one of eight is nobody whom the store knows. All
that is known is known to the smallest store, so that the same articles can be put to each.
"""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from benchmarks.resolution_names import OFFICES, STATES, families, given_names, zipf
from benchmarks.resolution_world import FIRST, SEED, Known, Report, day_of, known, local_of
from dramatis.article import Article, Source
from dramatis.extraction import Extraction, LocalEntity, Mention
from dramatis.ids import mention_id, stable_id
from dramatis.words import EntityKind
from graph.writing import Extracted

_PEOPLE, _ORGANISATIONS, _PLACES = 4, 2, 4
# Reports of the last months: most who are named again were named lately.
_LATELY = {day_of(month) for month in range(3)}
_NEW = "new"
# Whoever is named again is named beside somebody known from his or her stories as often as this.
_TOGETHER = 0.4
# How a known person is named, with the weight of each, inside a story that goes on and elsewhere.
_INSIDE = {"full": 62, "alone": 16, "initial": 8, "spelling": 8, "script": 6}
_ELSEWHERE = {
    "full, office": 38,
    "full, bare": 26,
    "alone, office": 10,
    "initial, office": 10,
    "spelling, office": 10,
    "script, office": 6,
}
_RESPELT = (("ph", "f"), ("ck", "k"), ("y", "i"), ("ll", "l"), ("tt", "t"), ("ei", "ey"), ("v", "w"), ("ou", "u"))
_CYRILLIC = (
    *(("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ph", "ф"), ("th", "т")),
    *(("ya", "я"), ("yu", "ю"), ("ck", "к"), ("ou", "у"), ("oo", "у"), ("x", "кс"), ("qu", "кв"), ("j", "дж")),
    *zip("abcdefghiklmnopqrstuvwyz", "абкдефгхиклмнопкрстуввиз", strict=True),
)


@dataclass(frozen=True, slots=True)
class Named:
    """Who an in-article entity truly is (None: nobody the store knows), and how it is named."""

    local: str
    truth: str | None
    sort: str


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is resolved, its story, and who is named in it."""

    item: Extracted
    story: str
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One in-article entity to be: whom it names and by what."""

    truth: Known | None
    kind: EntityKind
    report: Report
    sort: str


def told(number: int, among: int = FIRST) -> Told:
    """The article of the number, the same at each call; whom it names are the first so many entities."""
    source = random.Random(f"{SEED}:article:{number}")
    casts = _casts(among)
    inside = number % 2 == 0
    story = source.choice(sorted(casts)) if inside else stable_id("story", SEED, "new", number)
    free = list(casts.get(story, ()))
    source.shuffle(free)
    parts: list[_Part] = []
    for kind, count in (
        (EntityKind.PERSON, _PEOPLE),
        (EntityKind.ORGANIZATION, _ORGANISATIONS),
        (EntityKind.PLACE, _PLACES),
    ):
        cast = [entity for entity in free if entity.kind is kind][: count // 2 + 1]
        used = {part.truth.number for part in parts if part.truth}
        for entity in cast:
            used.add(entity.number)
            parts.append(_again(source, entity, story, "in the story", _INSIDE))
        for _ in range(count - len(cast)):
            if source.random() < (0.12 if kind is EntityKind.PERSON else 0.05):
                parts.append(_stranger(source, kind, story))
                continue
            entity = _drawn(source, kind, used, among)
            used.add(entity.number)
            parts.append(_again(source, entity, story, "elsewhere", _ELSEWHERE))
    return _written(number, story, parts)


def _again(source: random.Random, entity: Known, story: str, where: str, ways: dict[str, int]) -> _Part:
    if entity.kind is not EntityKind.PERSON:
        report = entity.reports[-1]
        again = Report(report.names, (), report.country, -1, "")
        return _Part(entity, entity.kind, again, f"{entity.kind.value.lower()} {where}")
    way = source.choices(list(ways), list(ways.values()))[0]
    form, _, office = way.partition(", ")
    if office == "office" and not entity.roles:
        way, office = "full, bare", "bare"
        form = "full"
    roles = entity.roles if office == "office" else entity.roles[: source.randrange(2)] if not office else ()
    country = entity.country if source.random() < 0.25 and office != "bare" else None
    return _Part(entity, entity.kind, Report(_form(source, entity, form), roles, country, -1, ""), f"{where}: {way}")


def _form(source: random.Random, entity: Known, form: str) -> tuple[str, ...]:
    if form == "alone":
        return (entity.family,)
    if form == "initial":
        return (f"{entity.given[0]}. {entity.family}",)
    if form == "spelling":
        return (_replaced(entity.name, (source.sample(_RESPELT, len(_RESPELT)))),)
    if form == "script":
        return (" ".join(_in_cyrillic(word) for word in entity.name.split()),)
    return (entity.name, entity.family) if source.random() < 0.5 else (entity.name,)


def _replaced(name: str, pairs: list[tuple[str, str]]) -> str:
    """The name with the first of the replacements that changes it; one without any has its last letter doubled."""
    for old, new in pairs:
        changed = name.replace(old, new, 1)
        if changed != name:
            return changed
    return name + name[-1]


def _in_cyrillic(word: str) -> str:
    lower = word.lower()
    for latin, letter in _CYRILLIC:
        lower = lower.replace(latin, letter)
    return lower.title()


def _stranger(source: random.Random, kind: EntityKind, story: str) -> _Part:
    country = zipf(source, STATES)
    family = zipf(source, families())
    if kind is EntityKind.PERSON:
        names = (f"{zipf(source, given_names())} {family}",)
        return _Part(None, kind, Report(names, (zipf(source, OFFICES),), None, -1, ""), f"{_NEW}: person")
    names = (f"{family} Institute",) if kind is EntityKind.ORGANIZATION else (f"{family} Gate",)
    return _Part(None, kind, Report(names, (), country, -1, ""), f"{_NEW}: {kind.value.lower()}")


def _drawn(source: random.Random, kind: EntityKind, used: set[int], among: int) -> Known:
    """One of the smallest store that isn't used: often one who was seen with those, or of whom the last months told."""
    every, lately = _reported(among)[kind]
    met = [entity for number in sorted(used) for entity in _met(number, among) if entity.kind is kind]
    fresh = [entity for entity in met if entity.number not in used]
    if fresh and source.random() < _TOGETHER:
        return source.choice(fresh)
    while True:
        entity = known(source.choice(lately if source.random() < 0.5 else every))
        if entity.number not in used:
            return entity


@lru_cache(maxsize=4096)
def _met(number: int, among: int) -> tuple[Known, ...]:
    """Who stands in the stories of the entity of the number."""
    return tuple(entity for report in known(number).reports for entity in _casts(among)[report.story])


@lru_cache(maxsize=2)
def _casts(among: int) -> dict[str, list[Known]]:
    """Who occurs in each story."""
    found: dict[str, list[Known]] = defaultdict(list)
    for number in range(among):
        entity = known(number)
        for story in dict.fromkeys(report.story for report in entity.reports):
            found[story].append(entity)
    return found


@lru_cache(maxsize=2)
def _reported(among: int) -> dict[EntityKind, tuple[list[int], list[int]]]:
    """By kind the numbers of entities, once for each report, and those of the last months."""
    found: dict[EntityKind, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number in range(among):
        entity = known(number)
        for report in entity.reports:
            found[entity.kind][0].append(number)
            if report.day in _LATELY:
                found[entity.kind][1].append(number)
    return found


def _written(number: int, story: str, parts: list[_Part]) -> Told:
    """The article with a sentence for each name, and its extraction."""
    body: list[str] = []
    spans: list[tuple[int, int, str, int]] = []
    title = f"Report {number}"
    at = len(title) + 2
    for place, part in enumerate(parts):
        for name in part.report.names:
            sentence = f"{name} was named. "
            spans.append((at, at + len(name), name, place))
            body.append(sentence)
            at += len(sentence)
    article = Article(
        title,
        "".join(body),
        url=f"https://resolution.example/{number}",
        source=Source("Resolution", "resolution.example"),
        published_at=datetime(2026, 6, 20, number % 24, tzinfo=UTC),
        language="en",
    )
    keys = [stable_id("local", SEED, "article", number, place) for place in range(len(parts))]
    entities = tuple(_local(part, key) for part, key in zip(parts, keys, strict=True))
    mentions = tuple(
        Mention(mention_id(article.version_id, start, end, "NAME"), keys[place], start, end, name, "NAME", 1.0)
        for start, end, name, place in spans
    )
    named = tuple(
        Named(key, part.truth.id if part.truth else None, part.sort) for part, key in zip(parts, keys, strict=True)
    )
    return Told(Extracted(article, Extraction(article.version_id, (), mentions, entities)), story, named)


def _local(part: _Part, key: str) -> LocalEntity:
    whom = part.truth or Known(-1, part.kind, "", part.report.names[0], (), "", None, ())
    return local_of(whom, key, part.report)
