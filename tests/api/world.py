"""A small invented world: two stories, their people, places, documents and events, each fact with its sentence."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from graph.shape import Row
from graph.store import EdgeRow

T1, T2, T3 = (f"2031-03-0{day}T08:00:00.000000Z" for day in (1, 2, 3))
NOW = "2031-04-01T00:00:00.000000Z"
TEXTS = {
    "version:1": "Ferry talks open in Port Ames\n\nIrena Vale met Tomas Orr in Port Ames. “We are close,” Vale said.",
    "version:2": "Orr denies ferry deal\n\nTomas Orr denied that a ferry treaty had been signed.",
    "version:3": "Dam vote postponed\n\nThe Council of Brill postponed its vote.",
    "version:9": "Ferry talks\n\n• Minister Dov Lund awaits the ferry treaty.",
}


class Filler(Protocol):
    """What a transaction and the fake store have in common."""

    def put(self, label: str, rows: Sequence[Row]) -> int: ...

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> int: ...


def quote(version: str, words: str, aspect: str = "", reported: str = T1) -> tuple[str, str, Mapping[str, object]]:
    """Target, key and properties of an EVIDENCED_BY edge; the span is that of the words."""
    start = TEXTS[version].index(words)
    end = start + len(words)
    sentence = next(line for line in TEXTS[version].split("\n") if words in line)
    properties = {"start": start, "end": end, "text": words, "sentence": sentence, "run": "run:1"}
    return version, f"{start}-{end}-{aspect}", {**properties, "reported": reported, "aspect": aspect}


def entity(key: str, name: str, count: int = 1, **more: Any) -> Row:
    """An entity whose kind follows from its id."""
    row = {"id": key, "kind": key.partition(":")[0].upper(), "name": name, "aliases": [name], "merged_into": ""}
    times = {"first_seen": T1, "last_seen": T2, "article_count": count, "source_count": count}
    return {**row, **times, "forms": {name: count}, **more}


ENTITIES: list[Row] = [
    entity("person:vale", "Irena Vale", 2, forms={"Vale": 3, "Irena Vale": 1, "I. Vale": 1}, wikidata="Q7001"),
    entity("person:orr", "Tomas Orr", 2, last_seen=T3),
    entity("person:orr-old", "T. Orr", 0, merged_into="person:orr"),
    entity("person:lund", "Dov Lund", 0, first_seen="", last_seen=""),
    entity("person:vale-2", "Irena Vale", 1),
    entity("organization:brill", "Council of Brill", 1, first_seen=T3, last_seen=T3),
    entity("organization:gate", "the Gatehouse", 1),
    entity("place:ames", "Port Ames", 1, latitude=51.5, longitude=-3.25, geonames="77"),
    entity("place:brill", "Brill", 1),
    entity("document:treaty", "ferry treaty", 2, state="AWAITED"),
    entity("event:1", "Ferry talks", 2, type="CONSULT", modality="DENIED", polarity="ASSERTED", start="2031-02",
           end="2031-02", contexts=["transport"], mode="", evidence_count=3),
    entity("event:0", "Ferry talks", 1, type="CONSULT", modality="OCCURRED", polarity="ASSERTED", start="2030-12-31",
           end="", evidence_count=1, last_seen=T1),
    entity("event:2", "Dam vote", 1, type="REJECT", modality="", polarity="NEGATED", start="2031", end="",
           last_seen=T3),
]  # fmt: skip


def fill(store: Filler) -> None:
    """Puts the world in."""
    _articles(store)
    store.put("Entity", ENTITIES)
    _stories(store)
    _statements(store)
    _reports(store)
    keys = [("person:vale", "name:irena vale"), ("person:vale-2", "name:irena vale"), ("person:vale", "name:vale")]
    store.put("Key", [{"id": key} for key in sorted({key for _, key in keys})])
    store.connect("HAS_KEY", [(key, name, "", {}) for key, name in keys])


def _articles(store: Filler) -> None:
    store.put(
        "Run",
        [
            {
                "id": "run:1",
                "pipeline": "small",
                "version": "1",
                "model_hash": "m",
                "config_hash": "c",
                "started_at": NOW,
            }
        ],
    )
    store.put(
        "Source",
        [{"id": f"source:{name}", "name": name.title(), "domain": f"{name}.example"} for name in ("bell", "lark")],
    )
    for number, published, kind in ((1, T1, "REPORT"), (2, T2, "REPORT"), (3, T3, "REPORT"), (9, "", "STORY_PAGE")):
        text = TEXTS[f"version:{number}"]
        title = text.split("\n")[0]
        article = {"id": f"article:{number}", "kind": kind, "title": title, "body_start": len(title) + 2}
        flags = {"truncated": number == 2, "extracted": True, "published_at": published, "recorded": NOW}
        store.put("Article", [{**article, **flags, "language": "en", "url": f"https://bell.example/{number}"}])
        store.put(
            "Version",
            [{"id": f"version:{number}", "title": title, "text": text, "seen_at": NOW, "current": True, "number": 1}],
        )
        store.connect("HAS_VERSION", [(f"article:{number}", f"version:{number}", "", {})])
        store.connect("EXTRACTED_BY", [(f"version:{number}", "run:1", "", {})])
    store.connect(
        "PUBLISHED",
        [
            ("source:bell", "article:1", "", {}),
            ("source:lark", "article:2", "", {}),
            ("source:bell", "article:3", "", {}),
        ],
    )
    store.connect("COPY_OF", [("article:2", "article:1", "", {"score": 1.0})])


def _stories(store: Filler) -> None:
    ferry = {"title": "Ferry talks", "article_count": 2, "source_count": 2, "stated_article_count": 65}
    dam = {"title": "Dam vote", "article_count": 1, "source_count": 1}
    store.put("Story", [
        {"id": "story:ferry", **ferry, "first_reported": T1, "last_reported": T2},
        {"id": "story:dam", **dam, "first_reported": T3, "last_reported": T3},
        {"id": "story:ferry-old", "title": "", "merged_into": "story:ferry"},
    ])  # fmt: skip
    store.connect(
        "IN_STORY",
        [
            (f"article:{n}", story, "", {"method": "t", "score": 1.0})
            for n, story in ((1, "story:ferry"), (2, "story:ferry"), (3, "story:dam"))
        ],
    )
    store.connect("PAGE_OF", [("article:9", "story:ferry", "", {})])
    standing = {
        "HAS_ACTOR": [("person:vale", 2), ("person:orr", 2), ("person:lund", 0), ("organization:gate", 1)],
        "HAS_PLACE": [("place:ames", 1)],
        "HAS_DOCUMENT": [("document:treaty", 2)],
        "HAS_EVENT": [("event:1", 2), ("event:0", 1)],
    }
    for edge, found in standing.items():
        store.connect(edge, [("story:ferry", key, "", {"articles": count}) for key, count in found])
    store.connect("HAS_ACTOR", [("story:dam", "organization:brill", "", {"articles": 1})])
    store.connect("HAS_EVENT", [("story:dam", "event:2", "", {"articles": 1})])
    store.put(
        "Bullet",
        [
            {
                "id": "bullet:1",
                "text": "Minister Dov Lund awaits the ferry treaty.",
                "origin": "GIVEN",
                "position": 0,
                "unsupported": [],
            }
        ],
    )
    store.connect("HAS_BULLET", [("story:ferry", "bullet:1", "", {})])
    store.connect("EVIDENCED_BY", [("bullet:1", *quote("version:9", "Minister Dov Lund awaits the ferry treaty."))])
    store.put("StatedShare", [{"id": "share:1", "axis": "BIAS", "label": "Center", "share": 0.44}])
    store.connect("HAS_STATED", [("story:ferry", "share:1", "", {})])
    store.connect("STATED_IN", [("share:1", "article:9", "", {})])


def _statements(store: Filler) -> None:
    held = {
        "polarity": "ASSERTED",
        "modality": "OCCURRED",
        "start": "2031-02",
        "end": None,
        "recorded": NOW,
        "retracted": "",
    }
    relations = [
        ("relation:1", "HOLDS_ROLE", "minister", "person:lund", None, 0.9, T1),
        ("relation:2", "MEMBER_OF", None, "person:vale", "organization:gate", 0.4, T2),
        ("relation:3", "SPEAKS_FOR", None, "organization:gate", "place:ames", 0.7, ""),
    ]
    for key, predicate, literal, subject, target, confidence, reported in relations:
        counts = {"confidence": confidence, "evidence_count": 1, "source_count": 1, "inferred": False}
        store.put(
            "Relation",
            [{"id": key, "predicate": predicate, "literal": literal, **counts, **held, "reported": reported}],
        )
        store.put("Fact", [{"id": f"fact:{key}", "predicate": predicate, **held, "reported": reported}])
        store.connect("STATES", [(f"fact:{key}", key, "", {})])
        store.connect("GROUPED_IN", [(f"fact:{key}", key, "", {})])
        store.connect("EVIDENCED_BY", [(f"fact:{key}", *quote("version:9", "Minister Dov Lund"))])
        store.connect("RELATION_SUBJECT", [(key, subject, "", {})])
        store.connect("INVOLVED_IN", [(end, key, "", {}) for end in (subject, target) if end])
        store.connect("HAS_RELATION", [("story:ferry", key, "", {})])
        if target:
            store.connect("RELATION_OBJECT", [(key, target, "", {})])
            said = {name: held[name] for name in ("polarity", "modality", "start", "end")}
            told = {"predicate": predicate, "sources": 1, "confidence": confidence, "reported": reported}
            store.connect("RELATES", [(subject, target, key, {**said, **told})])
    store.connect("SPEAKS_FOR", [("organization:gate", "place:ames", "", {})])
    claim = {
        "speaker_text": "Vale",
        "verb": "say",
        "direct": True,
        "text": "We are close",
        "confidence": 1.0,
        "evidence_count": 1,
    }
    store.put(
        "Claim",
        [
            {"id": "claim:1", **claim, **held, "reported": T1},
            {
                "id": "claim:2",
                **claim,
                **held,
                "speaker_text": "an official",
                "text": "No deal",
                "direct": False,
                "reported": T2,
            },
        ],
    )
    store.connect("SAID_BY", [("claim:1", "person:vale", "", {"reported": T1})])
    store.connect("IS_ABOUT", [("claim:1", "person:orr", "", {"reported": T1})])
    store.connect("HAS_CLAIM", [("story:ferry", "claim:1", "", {}), ("story:ferry", "claim:2", "", {})])
    store.connect(
        "EVIDENCED_BY",
        [
            ("claim:1", *quote("version:1", "“We are close,” Vale said.")),
            ("claim:2", *quote("version:2", "Tomas Orr denied")),
        ],
    )


def _reports(store: Filler) -> None:
    """What single articles say of the talks and of the treaty, with the mentions of one person."""
    reports: list[Row] = [
        {"id": "local:talks-1", "kind": "EVENT", "modality": "OCCURRED", "polarity": "ASSERTED", "reported": T1},
        {"id": "local:talks-2", "kind": "EVENT", "modality": "DENIED", "polarity": "ASSERTED", "reported": T2},
        {"id": "local:treaty", "kind": "DOCUMENT", "name": "ferry treaty", "state": "AWAITED", "reported": ""},
        {"id": "local:orr", "kind": "PERSON", "name": "Tomas Orr", "reported": T1},
    ]
    store.put("Local", [{**row, "recorded": NOW} for row in reports])
    resolved = {
        "local:talks-1": "event:1",
        "local:talks-2": "event:1",
        "local:treaty": "document:treaty",
        "local:orr": "person:orr",
    }
    decided = {"score": 1.0, "reasons": [], "by": "rule", "at": NOW}
    store.connect("RESOLVED_TO", [(local, key, "", decided) for local, key in resolved.items()])
    store.connect("EVIDENCED_BY", [
        ("local:talks-1", *quote("version:1", "Irena Vale met Tomas Orr in Port Ames.")),
        ("local:talks-2", *quote("version:2", "Orr denies ferry deal", reported=T2)),
        ("local:talks-2", *quote("version:2", "denied", "modality", T2)),
        ("local:treaty", *quote("version:9", "the ferry treaty", reported="")),
        ("local:treaty", *quote("version:9", "awaits", "state", "")),
    ])  # fmt: skip
    store.put(
        "Mention",
        [
            {
                "id": f"mention:{n}",
                "text": "Tomas Orr",
                "label": "PERSON",
                "score": 0.9,
                **dict(zip(("start", "end"), _span(v), strict=True)),
            }
            for n, v in ((1, "version:1"), (2, "version:2"))
        ],
    )
    for number in (1, 2):
        store.connect("NAMES", [(f"mention:{number}", "local:orr", "", {})])
        store.connect("MENTIONED_IN", [(f"mention:{number}", f"version:{number}", "", {})])
    appears = [
        ("person:vale", 1, 2),
        ("person:orr", 1, 1),
        ("person:orr", 2, 1),
        ("place:ames", 1, 1),
        ("person:lund", 9, 1),
    ]
    store.connect(
        "APPEARS_IN",
        [(key, f"article:{n}", "", {"published": "", "origin": "o", "mentions": count}) for key, n, count in appears],
    )
    store.put("Participation", [{"id": "participation:1", "role": "ACTOR", "evidence_count": 1}])
    store.put("Fact", [{"id": "fact:p", "predicate": "ACTOR_IN", "polarity": "ASSERTED"}])
    store.connect("PARTICIPATION", [("event:1", "participation:1", "", {})])
    store.connect("PARTICIPANT", [("participation:1", "person:vale", "", {})])
    store.connect("GROUPED_IN", [("fact:p", "participation:1", "", {})])
    store.connect("EVIDENCED_BY", [("fact:p", *quote("version:1", "Irena Vale met"))])
    store.connect("EVENT_PLACE", [("event:1", "place:ames", "", {})])
    store.connect("EVENT_DOCUMENT", [("event:1", "document:treaty", "", {})])
    store.connect("EVENT_PREVIOUS", [("event:1", "event:0", "", {})])
    store.connect("AUTHORED_BY", [("document:treaty", "person:lund", "", {})])
    store.connect("COUNTRY", [("place:ames", "place:brill", "", {})])


def _span(version: str) -> tuple[int, int]:
    start = TEXTS[version].index("Tomas Orr")
    return start, start + len("Tomas Orr")
