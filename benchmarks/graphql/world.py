"""A newsroom's graph made up from a seed: stories with their reports, actors, events, statements and evidence.

Every row is one of `graph.schema`. What a reader of the API never meets is left out: names in texts (Mention) and
in-article entities save those of events. A story's rows depend on the seed, the story's number and the size alone.
"""

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate

from dramatis.ids import stable_id
from graph.shape import Row
from graph.writing import Rows

_SYLLABLES = re.findall(
    r"\w+",
    """ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe po ra re ro sa se so ta te to va ve
    vo za zo bran dor fel gar hil jor kan lin mar nor pel ris sten tor ul ver wil yan""",
)
_PREDICATES = ("MEMBER_OF", "EMPLOYED_BY", "OWNS", "LEADS", "FAMILY_OF", "LOCATED_IN")
_TYPES = ("CONSULT", "AGREE", "REJECT", "PROTEST", "ASSAULT", "COOPERATE", "REQUEST", "AID")
_MODALITIES = ("OCCURRED", "OCCURRED", "OCCURRED", "SCHEDULED", "PROPOSED", "DENIED")
_SIDES = (("Left", -1.0), ("Lean Left", -0.5), ("Center", 0.0), ("Lean Right", 0.5), ("Right", 1.0))
_FACTUAL = (("Low", 0.2), ("Mixed", 0.5), ("High", 0.9))
_COUNTRIES = ("US", "GB", "DE", "FR", "IN", "BR", "UA", "KE")
_SOURCES = 400
# The parts of the entities that are of each kind; the rest are events, of which each story has its own.
_SHARES = (("PERSON", 0.5), ("ORGANIZATION", 0.3), ("PLACE", 0.13), ("DOCUMENT", 0.07))
# How much more often the first of a kind is named than one far behind: the exponent of Zipf's law.
_SKEW = 0.75
_START = datetime(2030, 1, 1, tzinfo=UTC)
_NOW = "2031-06-01T00:00:00.000000Z"
_RUN = "run:benchmark"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made. `reports` are the articles of a story in the mean."""

    stories: int
    reports: int = 10
    entities: int = 50_000
    seed: int = 7

    @property
    def articles(self) -> int:
        """About so many."""
        return self.stories * self.reports


@dataclass(slots=True)
class Tally:
    """What the stories so far add up to, by entity."""

    articles: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)

    def saw(self, key: str, at: str) -> None:
        """One more report names the entity."""
        self.articles[key] += 1
        self.first[key] = min(self.first.get(key, at), at)
        self.last[key] = max(self.last.get(key, at), at)


class World:
    """All that is made from a size."""

    def __init__(self, size: Size) -> None:
        self.size = size
        others = max(size.entities - size.stories, 100)
        self.ids = {
            kind: [f"{kind.lower()}:{_hashed(kind, number)}" for number in range(max(int(others * share), 5))]
            for kind, share in _SHARES
        }
        self.sources = [f"source:{_hashed('source', number)}" for number in range(_SOURCES)]
        self.tally = Tally()

    @cached_property
    def _weights(self) -> dict[str, list[float]]:
        return {
            kind: list(accumulate(1 / (number + 5) ** _SKEW for number in range(len(ids))))
            for kind, ids in self.ids.items()
        }

    def story_id(self, number: int) -> str:
        """The id of the story with the number."""
        return f"story:{_hashed('story', number)}"

    def known(self) -> Rows:
        """Outlets, their catalogues, and the run that read everything."""
        rows = Rows()
        rows.node(
            "Run",
            {
                "id": _RUN,
                "pipeline": "made",
                "version": "1",
                "model_hash": "0",
                "config_hash": "0",
                "started_at": _NOW,
                "withdrawn": "",
            },
        )
        for name, axes in (("Sides", ["BIAS"]), ("Facts", ["FACTUALITY"])):
            rows.node(
                "Catalogue",
                {
                    "id": f"catalogue:{name.lower()}",
                    "name": name,
                    "version": "1",
                    "licence": "CC0-1.0",
                    "attribution": "made up",
                    "part_of": "",
                    "axes": axes,
                    "entries": 300,
                    "shipped": False,
                    "checksum": "",
                    "at": _NOW,
                },
            )
        draw = random.Random(self.size.seed)
        for number, key in enumerate(self.sources):
            domain = f"{_word(draw).lower()}{number}.example"
            rows.node(
                "Source",
                {
                    "id": key,
                    "name": domain.split(".")[0].title(),
                    "domain": domain,
                    "country": draw.choice(_COUNTRIES),
                    "language": "en",
                },
            )
            for catalogue, axis, scale in (("sides", "BIAS", _SIDES), ("facts", "FACTUALITY", _FACTUAL)):
                if draw.random() < 0.75:
                    label, score = draw.choice(scale)
                    rows.edge(
                        "RATED",
                        key,
                        f"catalogue:{catalogue}",
                        f"{axis}-{label}-",
                        axis=axis,
                        value=label,
                        label=label,
                        score=score,
                        section="",
                    )
        return rows

    def story(self, number: int) -> Rows:
        """A story with everything in it; what it says of entities is added to the tally."""
        return _Telling(self, number).rows

    def entities(self) -> Iterator[tuple[str, Row]]:
        """(label, row) of the entities but events, after all stories."""
        for kind, ids in self.ids.items():
            for number, key in enumerate(ids):
                draw = random.Random(f"{self.size.seed}/{kind}/{number}")
                name = _name(draw, kind)
                yield "Entity", self.entity_row(key, kind, name) | _particulars(draw, kind)

    def entity_row(self, key: str, kind: str, name: str) -> Row:
        """What every entity has."""
        seen = self.tally.articles[key]
        return {
            "id": key,
            "kind": kind,
            "name": name,
            "aliases": [name, name.split()[-1]],
            "forms": {name: seen + 1, name.split()[-1]: seen // 2},
            "article_count": seen,
            "source_count": (seen + 1) // 2,
            "evidence_count": seen,
            "first_seen": self.tally.first.get(key, ""),
            "last_seen": self.tally.last.get(key, ""),
            "merged_into": "",
            "rank": {"DOCUMENT": 1, "EVENT": 2}.get(kind, 0),
        }

    def drawn(self, draw: random.Random, kind: str, count: int) -> list[str]:
        """Different entities of the kind, the well known ones more often."""
        weights = self._weights[kind]
        found: dict[str, None] = {}
        while len(found) < min(count, len(weights)):
            found[self.ids[kind][bisect(weights, draw.random() * weights[-1])]] = None
        return list(found)


class _Telling:
    """One story in the making."""

    def __init__(self, world: World, number: int) -> None:
        self.world = world
        self.rows = Rows()
        self.draw = random.Random(f"{world.size.seed}/story/{number}")
        self.story = world.story_id(number)
        self.number = number
        draw = self.draw
        self.actors = world.drawn(draw, "PERSON", draw.randint(3, 6)) + world.drawn(
            draw, "ORGANIZATION", draw.randint(2, 4)
        )
        self.places = world.drawn(draw, "PLACE", draw.randint(1, 3))
        self.documents = world.drawn(draw, "DOCUMENT", draw.randint(0, 2))
        self.event = f"event:{_hashed('event', number)}"
        self.began = _START + timedelta(minutes=draw.randrange(500_000))
        self.named: Counter[str] = Counter()
        self.reports = self._reports()
        self._standing()
        self._event()
        self._relations()

    def _reports(self) -> list[tuple[str, str, str, list[tuple[int, int, str]]]]:
        """(article, version, time, spans of its sentences) of each report."""
        world, draw, rows = self.world, self.draw, self.rows
        mean = world.size.reports
        count = max(2, round(draw.gauss(mean, mean / 3)))
        told: list[tuple[str, str, str, list[tuple[int, int, str]]]] = []
        first_source = ""
        for order in range(count):
            key = _hashed("article", self.number, order)
            at = f"{self.began + timedelta(minutes=order * draw.randint(20, 400)):%Y-%m-%dT%H:%M:%S.%f}Z"
            article, version = f"article:{key}", f"version:{key}"
            source = draw.choice(world.sources)
            title = _title(draw)
            text, spans = _text(draw, title, 8)
            copied = bool(told) and draw.random() < 0.1
            origin = first_source if copied else source
            first_source = first_source or source
            rows.node(
                "Article",
                {
                    "id": article,
                    "kind": "REPORT",
                    "url": f"https://news.example/{key}",
                    "title": title,
                    "body_start": len(title) + 2,
                    "language": "en",
                    "truncated": False,
                    "extracted": True,
                    "published_at": at,
                    "page_id": None,
                    "origin": origin,
                    "recorded": _NOW,
                },
            )
            rows.node(
                "Version", {"id": version, "title": title, "text": text, "seen_at": at, "current": True, "number": 1}
            )
            rows.edge("PUBLISHED", source, article)
            rows.edge("HAS_VERSION", article, version)
            rows.edge("EXTRACTED_BY", version, _RUN)
            rows.edge("IN_STORY", article, self.story, "", method="made", score=1.0)
            if copied:
                rows.edge("COPY_OF", article, told[0][0], "", score=1.0)
            told.append((article, version, at, spans))
            present = [key for key in (*self.actors, *self.places, *self.documents) if draw.random() < 0.6]
            for entity in present:
                self.named[entity] += 1
                world.tally.saw(entity, at)
                rows.edge(
                    "APPEARS_IN",
                    entity,
                    article,
                    "",
                    published=at,
                    origin=origin,
                    mentions=draw.randint(1, 5),
                    report=True,
                    acts=True,
                )
            self._claims(order, article, version, at, spans, present)
        return told

    def _claims(
        self, order: int, article: str, version: str, at: str, spans: list[tuple[int, int, str]], present: list[str]
    ) -> None:
        draw, rows = self.draw, self.rows
        speakers = [key for key in present if key.startswith(("person", "organization"))]
        for place in range(draw.randint(0, 3)):
            if not speakers:
                return
            key = f"claim:{_hashed('claim', self.number, order, place)}"
            speaker, about = draw.choice(speakers), draw.choice(self.actors)
            start, end, sentence = draw.choice(spans)
            rows.node(
                "Claim",
                {
                    "id": key,
                    "speaker_text": _word(draw),
                    "verb": "say",
                    "direct": draw.random() < 0.3,
                    "text": sentence,
                    "confidence": round(draw.random(), 3),
                    "evidence_count": 1,
                    **_fact(draw, at),
                },
            )
            rows.edge("SAID_BY", key, speaker, "", reported=at)
            if about != speaker:
                rows.edge("IS_ABOUT", key, about, "", reported=at)
            rows.edge("HAS_CLAIM", self.story, key)
            self._evidence(key, version, at, (start, end, sentence))

    def _standing(self) -> None:
        rows, draw = self.rows, self.draw
        times = sorted(report[2] for report in self.reports)
        rows.node(
            "Story",
            {
                "id": self.story,
                "title": _title(draw),
                "article_count": len(times),
                "source_count": (len(times) + 1) // 2,
                "stated_article_count": None,
                "first_reported": times[0],
                "last_reported": times[-1],
                "centroid": None,
            },
        )
        for edge, keys in (("HAS_ACTOR", self.actors), ("HAS_PLACE", self.places), ("HAS_DOCUMENT", self.documents)):
            for key in keys:
                if self.named[key]:
                    rows.edge(edge, self.story, key, "", articles=self.named[key])
        for position in range(3):
            key = f"bullet:{_hashed('bullet', self.number, position)}"
            _, version, at, spans = draw.choice(self.reports)
            span = draw.choice(spans)
            rows.node(
                "Bullet", {"id": key, "text": span[2], "origin": "EXTRACTED", "position": position, "unsupported": []}
            )
            rows.edge("HAS_BULLET", self.story, key)
            self._evidence(key, version, at, span)

    def _event(self) -> None:
        world, rows, draw = self.world, self.rows, self.draw
        day = f"{self.began:%Y-%m-%d}"
        kind, modality = draw.choice(_TYPES), draw.choice(_MODALITIES)
        for article, version, at, spans in self.reports:
            local = f"local:{_hashed('local', article)}"
            rows.node(
                "Local",
                {
                    "id": local,
                    "kind": "EVENT",
                    "name": "talks",
                    "reported": at,
                    "recorded": _NOW,
                    "retracted": "",
                    "reading": "",
                    "retracted_by": "",
                    "modality": modality,
                    "polarity": "ASSERTED",
                    "evidence_count": 1,
                    "type": kind,
                },
            )
            rows.edge("RESOLVED_TO", local, self.event, "", score=1.0, by="score", at=_NOW)
            self._evidence(local, version, at, draw.choice(spans))
            rows.edge(
                "APPEARS_IN", self.event, article, "", published=at, origin="", mentions=1, report=True, acts=False
            )
            world.tally.saw(self.event, at)
        name = f"{_word(draw)} {draw.choice(('talks', 'summit', 'vote', 'strike'))}"
        rows.node(
            "Entity",
            world.entity_row(self.event, "EVENT", name)
            | {
                "type": kind,
                "mode": "",
                "contexts": [],
                "modality": modality,
                "polarity": "ASSERTED",
                "start": day,
                "end": day,
                "lemma": "talk",
            },
        )
        rows.edge("HAS_EVENT", self.story, self.event, "", articles=len(self.reports))
        rows.edge("EVENT_PLACE", self.event, self.places[0])
        for role, key in (("ACTOR", self.actors[0]), ("RECIPIENT", self.actors[-1])):
            part = f"participation:{_hashed(self.event, role)}"
            rows.node("Participation", {"id": part, "role": role, "evidence_count": 1})
            rows.edge("PARTICIPATION", self.event, part)
            rows.edge("PARTICIPANT", part, key)
            self._relation(f"{role}_IN", key, self.event, f"{role}/event", day)

    def _relations(self) -> None:
        for place in range(self.draw.randint(6, 12)):
            subject, target = self.draw.sample([*self.actors, *self.places], 2)
            predicate = self.draw.choice(_PREDICATES)
            day = f"{self.began - timedelta(days=self.draw.randrange(900)):%Y-%m}" if self.draw.random() < 0.6 else None
            self._relation(predicate, subject, target, str(place), day)

    def _relation(self, predicate: str, subject: str, target: str, place: str, start: str | None) -> None:
        rows, draw = self.rows, self.draw
        key = f"relation:{_hashed(self.number, place)}"
        carried = draw.sample(self.reports, min(draw.randint(1, 3), len(self.reports)))
        reported = min(report[2] for report in carried)
        held = _fact(draw, reported) | {"start": start, "end": start}
        sure = round(draw.random(), 3)
        rows.node(
            "Relation",
            {
                "id": key,
                "predicate": predicate,
                "literal": None,
                "confidence": sure,
                "inferred": False,
                "evidence_count": len(carried),
                "source_count": len(carried),
                "merged_into": "",
                **_plain(held),
            },
        )
        for number, (_, version, at, spans) in enumerate(carried):
            fact = f"fact:{_hashed(key, number)}"
            rows.node(
                "Fact",
                {
                    "id": fact,
                    "predicate": predicate,
                    "literal": None,
                    "confidence": sure,
                    "inferred": False,
                    "origin": "",
                    "evidence_count": 1,
                    **held,
                    "reported": at,
                },
            )
            rows.edge("STATES", fact, key)
            rows.edge("GROUPED_IN", fact, key)
            self._evidence(fact, version, at, draw.choice(spans))
        rows.edge("RELATION_SUBJECT", key, subject)
        rows.edge("RELATION_OBJECT", key, target)
        rows.edge("INVOLVED_IN", subject, key)
        rows.edge("INVOLVED_IN", target, key)
        rows.edge("HAS_RELATION", self.story, key)
        rows.edge(
            "RELATES",
            subject,
            target,
            key,
            predicate=predicate,
            modality=held["modality"],
            polarity="ASSERTED",
            sources=len(carried),
            confidence=sure,
            start=start,
            end=start,
            reported=reported,
        )

    def _evidence(self, owner: str, version: str, at: str, span: tuple[int, int, str]) -> None:
        start, end, sentence = span
        self.rows.edge(
            "EVIDENCED_BY",
            owner,
            version,
            f"{start}-{end}-",
            start=start,
            end=end,
            text=sentence,
            sentence=sentence,
            run=_RUN,
            reported=at,
            aspect="",
        )


def _fact(draw: random.Random, at: str) -> Row:
    modality = draw.choice(_MODALITIES)
    return {
        "polarity": "ASSERTED",
        "modality": modality,
        "start": at[:10],
        "end": at[:10],
        "reported": at,
        "recorded": _NOW,
        "retracted": "",
        "reading": "",
        "retracted_by": "",
    }


def _plain(held: Row) -> Row:
    """Without what only a finding has."""
    return {name: value for name, value in held.items() if name not in ("reading", "retracted_by")}


def _particulars(draw: random.Random, kind: str) -> Row:
    if kind == "PLACE":
        return {
            "latitude": round(draw.uniform(-60, 60), 4),
            "longitude": round(draw.uniform(-180, 180), 4),
            "country": draw.choice(_COUNTRIES),
        }
    return {"state": "SIGNED"} if kind == "DOCUMENT" else {}


def _hashed(*parts: object) -> str:
    return stable_id("", *parts)[1:]


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))).title()


def _name(draw: random.Random, kind: str) -> str:
    ends = {"ORGANIZATION": ("Council", "Union", "Bank", "Party"), "DOCUMENT": ("memorandum", "treaty", "accord")}
    last = draw.choice(ends[kind]) if kind in ends else _word(draw)
    return f"{_word(draw)} {last}"


def _title(draw: random.Random) -> str:
    return " ".join([_word(draw), *(_word(draw).lower() for _ in range(draw.randint(4, 8)))])


def _text(draw: random.Random, title: str, sentences: int) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a report and where its sentences stand."""
    text, spans = f"{title}\n\n", []
    for _ in range(sentences):
        sentence = f"{_title(draw)} {_title(draw).lower()}."
        spans.append((len(text), len(text) + len(sentence), sentence))
        text += sentence + " "
    return text.rstrip(), spans


def chunks(world: World, count: int = 100) -> Iterator[Sequence[int]]:
    """The numbers of the stories, so many at a time."""
    for start in range(0, world.size.stories, count):
        yield range(start, min(start + count, world.size.stories))
