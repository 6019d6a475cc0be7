"""A made-up world of namesakes: who there is, how reports have told of them, and articles that name them once more.

Everybody is drawn by number from one seed, so a store of 10,000 holds the first tenth of one of 100,000. Of ten
entities seven are people, two organisations and one a place. Names are drawn Zipf-like from 2,000 family and 1,000
given names, so thousands share the commonest; roles, countries and stories tell them apart, where a report says any.
What a report says is what extraction gives: a role two times of three, a person's country seldom.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from benchmarks.resolution_names import (
    BODIES,
    MATTERS,
    OFFICES,
    RANKS,
    SITES,
    STATES,
    TRADES,
    cities,
    families,
    given_names,
    zipf,
)
from dramatis.extraction import Extraction, LocalEntity, Mention
from dramatis.ids import stable_id
from dramatis.words import EntityKind
from graph.entities import Seen, forms_of
from graph.surroundings import Surroundings

SEED = 5
# Entities of one story; further ones come in from elsewhere.
BLOCK = 10
# Nobody of the smallest store is in a story with somebody who is only in a larger one.
FIRST = 10_000
# Months over which the reports lie; the articles that are resolved come in the last.
MONTHS = 60
_LAST_YEAR, _LAST_MONTH = 2026, 6
_MOST_REPORTS = 8
# Others beside whom an entity is named in a story that is not its own.
_HOSTS = 3
# Countries that are kept of one article.
_LANDS = 6


@dataclass(frozen=True, slots=True)
class Report:
    """One report that tells of an entity: under which names, with which roles, of which country, where and when.

    `block` are the ten entities beside which it is named, -1 where it stands by itself.
    """

    names: tuple[str, ...]
    roles: tuple[str, ...]
    country: str | None
    block: int
    day: str

    @property
    def story(self) -> str:
        """The story of the report."""
        return story_of(self.block)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something of this world: what is true of it, and the reports that the store knows it from."""

    number: int
    kind: EntityKind
    given: str
    family: str
    roles: tuple[str, ...]
    country: str
    geonames: str | None
    reports: tuple[Report, ...]

    @property
    def name(self) -> str:
        """Its full name."""
        return f"{self.given} {self.family}".strip()

    @property
    def id(self) -> str:
        """Its id in the store."""
        return stable_id(self.kind.value.lower(), local_id(self, 0))


@lru_cache(maxsize=20_000)
def known(number: int) -> Known:
    """The entity of the number, the same at each call."""
    source = random.Random(f"{SEED}:{number}")
    place = number % BLOCK
    country = zipf(source, STATES)
    if place == 0:
        return _place(source, number)
    if place < 3:
        return _organisation(source, number, country)
    given, family = zipf(source, given_names()), zipf(source, families())
    roles = tuple(_role(source) for _ in range(source.choices((0, 1, 2), (15, 65, 20))[0]))
    middle = f" {chr(65 + source.randrange(26))}." if source.random() < 0.2 else ""
    reports = []
    for block, day in _occasions(source, number):
        full = f"{given}{middle if source.random() < 0.3 else ''} {family}"
        names = (full, family) if source.random() < 0.4 else (full,)
        shown = tuple(role for role in roles if source.random() < 0.65)
        reports.append(Report(names, shown, country if source.random() < 0.25 else None, block, day))
    return Known(number, EntityKind.PERSON, given, family, roles, country, None, tuple(reports))


def local_id(entity: Known, report: int) -> str:
    """The id of the in-article entity of a report."""
    return stable_id("local", SEED, entity.number, report)


def local_of(entity: Known, key: str, report: Report) -> LocalEntity:
    """The entity as an article has it."""
    return LocalEntity(
        id=key,
        kind=entity.kind,
        name=report.names[0],
        names=report.names,
        geonames=entity.geonames,
        country=report.country,
        roles=report.roles,
        titles=report.roles[:1],
    )


def seen_in(entity: Known, number: int) -> Seen:
    """A report of the entity as resolution sees it."""
    report = entity.reports[number]
    key = local_id(entity, number)
    return Seen(
        entity=local_of(entity, key, report),
        forms=forms_of(report.names, report.names),
        event=None,
        document=None,
        article=stable_id("article", key),
        story=report.story,
        reported=f"{report.day}T12:00:00.000000Z",
        canonical={},
        others={},
        sentences=(),
        mentions=[mention.id for mention in _mentions(key, report)],
        around=_around(entity, number),
    )


def extraction_of(numbers: Iterable[int], guests: Sequence[tuple[Known, int]] = ()) -> Extraction:
    """An article that tells of entities as their last reports do, and of guests as the reports of the numbers do."""
    told = [*((one, len(one.reports) - 1) for one in map(known, numbers)), *guests]
    entities = tuple(local_of(one, local_id(one, place), one.reports[place]) for one, place in told)
    mentions = [found for one, place in told for found in _mentions(local_id(one, place), one.reports[place])]
    return Extraction(stable_id("version", entities[0].id), (), tuple(mentions), entities)


def block_of(block: int) -> range:
    """The numbers of the entities of the block."""
    return range(block * BLOCK, (block + 1) * BLOCK)


def _around(entity: Known, number: int) -> Surroundings:
    """As `graph.surroundings` would say it: the others by the number of their mentions, and the offices by name."""
    report = entity.reports[number]
    own = number == len(entity.reports) - 1
    hosts = [one for one in map(known, block_of(report.block)[0 if own else -_HOSTS :]) if one.number != entity.number]
    shown = sorted(
        ((-len(last.names), last.names[0], last.country) for last in (one.reports[-1] for one in hosts)), key=_by_name
    )
    return Surroundings(
        beside=tuple(dict.fromkeys(name for _, name, _ in shown if name not in report.names)),
        lands=tuple(dict.fromkeys(country for _, _, country in shown if country))[:_LANDS],
        offices=tuple(sorted((role, "") for role in set(report.roles))),
    )


def _by_name(shown: tuple[int, str, str | None]) -> tuple[int, str]:
    return shown[:2]


def _mentions(key: str, report: Report) -> list[Mention]:
    """A mention for each of the names."""
    return [
        Mention(stable_id("mention", key, place), key, 0, len(name), name, "NAME", 1.0)
        for place, name in enumerate(report.names)
    ]


def story_of(block: int) -> str:
    """The story of ten entities that follow each other."""
    return stable_id("story", SEED, block)


def day_of(month: int) -> str:
    """A day, so many months before the articles come."""
    months = _LAST_YEAR * 12 + _LAST_MONTH - 1 - month
    return f"{months // 12:04d}-{months % 12 + 1:02d}-15"


def _occasions(source: random.Random, number: int) -> list[tuple[int, str]]:
    """Blocks and days of the reports, the latest last: few are told of often."""
    block, month = number // BLOCK, source.randrange(MONTHS)
    blocks = FIRST // BLOCK
    start = block // blocks * blocks
    found = [(block, day_of(month))]
    for _ in range(min(_MOST_REPORTS, int((1 - source.random()) ** -0.5)) - 1):
        month = min(MONTHS - 1, month + source.randrange(6))
        found.insert(0, (start + source.randrange(blocks), day_of(month)))
    return found


def _role(source: random.Random) -> str:
    return source.choice(RANKS) + zipf(source, OFFICES)


def _organisation(source: random.Random, number: int, country: str) -> Known:
    sort = source.random()
    if sort < 0.3:
        name = f"Ministry of {zipf(source, MATTERS)}"
    elif sort < 0.65:
        name = f"{zipf(source, families())} {source.choice(TRADES)}"
    else:
        name = f"{zipf(source, cities())[1]} {source.choice(BODIES)}"
    reports = tuple(
        Report((name,), (), country if sort < 0.3 or source.random() < 0.4 else None, block, day)
        for block, day in _occasions(source, number)
    )
    return Known(number, EntityKind.ORGANIZATION, "", name, (), country, None, reports)


def _place(source: random.Random, number: int) -> Known:
    turn, all_cities = number // BLOCK, cities()
    if turn % 3 == 0 and turn // 3 < len(all_cities):
        geonames, name, country = all_cities[turn // 3]
    else:
        geonames, country = None, zipf(source, STATES)
        name = f"{zipf(source, families())} {source.choice(SITES)}"
    reports = tuple(Report((name,), (), country, block, day) for block, day in _occasions(source, number))
    return Known(number, EntityKind.PLACE, "", name, (), country, geonames, reports)
