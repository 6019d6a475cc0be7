"""What stands after any readings, in plain dictionaries: what the graph is compared with, made without any of it.

A reading is one text of one article as one run read it; those of an article lie on each other, and the last is held.
Everything here follows from the readings that are left, in their order, however many others came and went.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import Any

from dramatis.article import Article
from dramatis.extraction import Extraction
from dramatis.ids import stable_id
from dramatis.times import timestamp
from stories.copies import marks, wording

Table = dict[Any, Any]
# So many words in a row that two texts have are nobody's by chance; so large a share of the shorter text, and so many
# of its words at least, make a copy, or all of both.
_RUN = 5
_COPY_AT = 0.5
_LEAST_SHARED = 24
_LEAST_WORDS = 12
# Sorts behind every date.
_UNDATED = "~"


@dataclass(slots=True, eq=False)
class Reading:
    """One text as one run (told by its start) of a version of the pipeline read it, and when it was stored.

    `origin` is the source for which it counts; that of an older text stays what it was when that text was the last.
    """

    article: Article
    run: str
    pipeline: str
    at: str
    extraction: Extraction
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something found: by which reading last, and since when and by which run it is no longer held, or ""."""

    what: Any
    reading: Reading
    retracted: str
    retracted_by: str


@dataclass
class PlainGraph:
    """The readings in their order, the story of each article, what each copy repeats, and what was forgotten.

    An article's story is that in which it was placed (`homes`), or where that was merged into: `merges` has each story
    that is gone, with the one in which it went on and the article that showed it.
    """

    readings: list[Reading] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    merges: dict[str, tuple[str, str]] = field(default_factory=dict)
    original: dict[str, str] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

    def is_kept_out(self, article: Article) -> bool:
        """It, or its text, was forgotten."""
        return not self.forgotten.isdisjoint((article.id, words_of(article)))

    def place(self, homes: Mapping[str, str], merges: Mapping[str, tuple[str, str]]) -> None:
        """These articles came, each into its home; what those showed that weren't there stands as long as they do."""
        new = homes.keys() - self.homes.keys()
        self.homes |= {article: homes[article] for article in new}
        self.merges |= {story: merge for story, merge in merges.items() if merge[1] in new}

    def stories(self) -> dict[str, set[str]]:
        """The articles of each story; those that were merged away have none."""
        found: dict[str, set[str]] = {story: set() for story in self.merges}
        for article, story in self.homes.items():
            while story in self.merges:
                story = self.merges[story][0]
            found.setdefault(story, set()).add(article)
        return found

    def fresh(self, articles: Sequence[Article]) -> list[Article]:
        """Those of the articles whose text isn't the present one."""
        now = {key: stack[-1].article.version_id for key, stack in self.stacks().items()}
        return [a for a in articles if now.get(a.id) != a.version_id and not self.is_kept_out(a)]

    def stacks(self) -> dict[str, list[Reading]]:
        """The readings of each article, the earliest first."""
        found: dict[str, list[Reading]] = {}
        for reading in self.readings:
            found.setdefault(reading.article.id, []).append(reading)
        return found

    def take_out(self, gone: Sequence[Reading]) -> None:
        """These were never read."""
        self._put([reading for reading in self.readings if reading not in gone])
        left = self.stacks()
        self.homes = {article: story for article, story in self.homes.items() if article in left}
        self.merges = {story: merge for story, merge in self.merges.items() if merge[1] in left}

    def lay(self, more: Sequence[Reading]) -> None:
        """These were read last, one after the other."""
        for reading in more:
            self._put([*self.readings, reading])

    def forget(self, article: str) -> None:
        """The article was never there, and doesn't come again."""
        mine = self.stacks()[article]
        self.forgotten |= {article, *(words_of(reading.article) for reading in mine)}
        self.take_out(mine)

    def found(self, label: str) -> dict[str, Found]:
        """All `mentions`, `entities`, `facts` or `claims` by id."""
        found: dict[str, Found] = {}
        for stack in self.stacks().values():
            for reading, above in zip(stack, [*stack[1:], None], strict=True):
                closed = (above.at, above.run) if above else ("", "")
                for what in getattr(reading.extraction, label):
                    found[what.id] = Found(what, reading, *closed)
        return found

    def _put(self, readings: list[Reading]) -> None:
        """Who repeats whom follows from the present texts; what is older goes on to count for whom it counted."""
        self.readings = readings
        present = self.present()
        texts = {reading.article.id: reading.article for reading in present}
        self.original = originals(texts)
        for reading in present:
            key = reading.article.id
            reading.origin = outlet_of(texts[self.original.get(key, key)])

    def present(self) -> set[Reading]:
        """The readings of present texts since these came."""
        found = set()
        for stack in self.stacks().values():
            latest = partial(_of_version, stack[-1].article.version_id)
            found |= set(takewhile(latest, stack[::-1]))
        return found


def _of_version(version: str, reading: Reading) -> bool:
    return reading.article.version_id == version


def words_of(article: Article) -> str:
    """The text as forgotten texts are told by."""
    return " ".join(article.text.casefold().split())


def outlet_of(article: Article) -> str:
    """The outlet's id: it counts for that source."""
    assert article.source is not None
    return stable_id("source", article.source.domain)


def _said(article: Article) -> list[str]:
    """The words of the text, in which nobody is quoted here."""
    return re.findall(r"\w+", article.body.casefold())


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Most of the shorter text's words stand in runs that the other has too."""
    if len(one) == len(other):
        return _repeats(one, other) or _repeats(other, one)
    return _repeats(*sorted((one, other), key=len))


def _repeats(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    runs, others = (
        [words[start : start + _RUN] for start in range(len(words) - _RUN + 1)] for words in (shorter, longer)
    )
    shared = len({start + step for start, run in enumerate(runs) if run in others for step in range(_RUN)})
    enough = shared >= _LEAST_SHARED or shorter == longer
    return enough and shared >= max(_LEAST_WORDS, _COPY_AT * len(shorter))


def originals(texts: Mapping[str, Article]) -> dict[str, str]:
    """What each copy repeats: the earliest text that it is alike to and that is no copy itself.

    Only texts that share a key are held against each other, and where no twenty words in a row are the same the hashes
    of their words say whether they do: this one thing is asked of the product.
    """

    def rank(key: str) -> tuple[str, int, str]:
        return timestamp(texts[key].published_at) or _UNDATED, -len(said[key]), key

    said = {key: _said(article) for key, article in texts.items()}
    keys = {key: set(marks(wording(article.body))) for key, article in texts.items()}
    found: dict[str, str] = {}
    for key in sorted(texts, key=rank):
        alike = [other for other in texts if rank(other) < rank(key) and other not in found]
        alike = [other for other in alike if outlet_of(texts[other]) != outlet_of(texts[key])]
        alike = [other for other in alike if keys[key] & keys[other] and _alike(said[key], said[other])]
        if alike:
            found[key] = min(alike, key=rank)
    return found


def tables_of(plain: PlainGraph, entity: Mapping[str, str]) -> dict[str, Table]:
    """What the graph must hold; `entity` is what each in-article entity stands for."""
    tables = _texts(plain)
    local, fact, claim = plain.found("entities"), plain.found("facts"), plain.found("claims")
    mention = plain.found("mentions")
    every = (("Local", local), ("Mention", mention), ("Fact", fact), ("Claim", claim))
    tables["held"] = {
        (label, key): (one.reading.run, one.retracted, one.retracted_by)
        for label, found in every
        for key, one in found.items()
    }
    tables["mentions"] = {
        key: (one.what.entity, one.reading.article.version_id, one.what.start, one.what.end)
        for key, one in mention.items()
    }
    tables["facts"] = {key: _fact(one) for key, one in fact.items()}
    tables["claims"] = {key: (one.what.speaker, *_told(one, one.what.evidence)) for key, one in claim.items()}
    tables["said by"] = {key: entity[one.what.speaker] for key, one in claim.items() if one.what.speaker}
    tables["relations"] = _relations(fact, entity)
    tables["appearances"] = _appearances(plain, local, mention, entity)
    tables["entities"] = _entities(tables["appearances"], local, entity)
    return tables


def _texts(plain: PlainGraph) -> dict[str, Table]:
    stacks = plain.stacks()
    articles, versions = {}, {}
    for key, stack in stacks.items():
        now = stack[-1].article
        texts = list(dict.fromkeys(reading.article.version_id for reading in stack))
        articles[key] = (
            stack[0].at,
            timestamp(now.published_at),
            stack[-1].origin,
            plain.original.get(key),
            outlet_of(now),
            [reading.run for reading in stack],
        )
        for number, version in enumerate(texts, start=1):
            seen = next(reading for reading in stack if reading.article.version_id == version)
            versions[version] = (key, seen.article.text, number, seen.at, version == now.version_id)
    stories = {
        story: (own, len(own), len({articles[key][2] for key in own}), *_span(articles[key][1] for key in own))
        for story, own in plain.stories().items()
    }
    return {"articles": articles, "versions": versions, "stories": stories}


def _span(dates: Iterable[str]) -> tuple[str, str]:
    """The first and the last of the dates that are known."""
    known = sorted(filter(None, dates))
    return (known[0], known[-1]) if known else ("", "")


def _told(found: Found, spans: Sequence[Any]) -> tuple[str, frozenset[str]]:
    """The version and the words that carry it."""
    text = found.reading.article.text
    return found.reading.article.version_id, frozenset(f"{s.start}-{s.end} {text[s.start : s.end]}" for s in spans)


def _fact(found: Found) -> tuple[Any, ...]:
    fact = found.what
    return (fact.subject, fact.object, *_how(fact), found.reading.origin, *_told(found, fact.evidence))


def _how(fact: Any) -> tuple[Any, ...]:
    dates = (str(day) if day else None for day in (fact.start, fact.end))
    return (fact.predicate.value, fact.polarity.value, fact.modality.value, *dates)


def _relations(facts: Mapping[str, Found], entity: Mapping[str, str]) -> Table:
    """By its ends and what it says: who states it, who of them counts, evidence, sources, since when, until when."""
    stating: dict[tuple[Any, ...], dict[str, Found]] = {}
    for key, one in facts.items():
        ends = entity[one.what.subject], entity[one.what.object]
        stating.setdefault((*ends, *_how(one.what)), {})[key] = one
    table = {}
    for relation, found in stating.items():
        until = {key: one.retracted or "~" for key, one in found.items()}
        counted = {key: one for key, one in found.items() if until[key] == max(until.values())}
        table[relation] = (
            set(found),
            set(counted),
            sum(len(one.what.evidence) for one in counted.values()),
            len({one.reading.origin for one in counted.values()}),
            _span(timestamp(one.reading.article.published_at) for one in counted.values())[0],
            min(one.reading.at for one in counted.values()),
            max(one.retracted for one in counted.values()),
        )
    return table


def _appearances(
    plain: PlainGraph,
    local: Mapping[str, Found],
    mention: Mapping[str, Found],
    entity: Mapping[str, str],
) -> Table:
    last = {key: stack[-1] for key, stack in plain.stacks().items()}
    table: Table = {}
    for key, one in local.items():
        if not one.retracted:
            article = one.reading.article
            named = sum(not found.retracted and found.what.entity == key for found in mention.values())
            count, acts, *_ = table.get((entity[key], article.id), (0, False))
            shown = timestamp(article.published_at), last[article.id].origin
            table[entity[key], article.id] = (count + named, acts or one.what.acts, *shown)
    return table


def _entities(appearances: Table, local: Mapping[str, Found], entity: Mapping[str, str]) -> Table:
    """Reports, sources, first and last report, and names of each that something stands for."""
    table = {}
    for key in set(entity.values()):
        told = [shown for (one, _), shown in appearances.items() if one == key]
        names = {name for one, found in local.items() if entity[one] == key for name in found.what.names}
        table[key] = (len(told), len({shown[3] for shown in told}), *_span(shown[2] for shown in told), names)
    return table
