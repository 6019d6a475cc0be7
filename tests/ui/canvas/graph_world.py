"""Invented graphs for the canvas: a small one where everything is said once, and a large one for its speed."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from graph.shape import Row
from graph.store import EdgeRow, GraphStore, Transaction

NOW = "2031-04-01T00:00:00.000000Z"
STORY = "story:ferry"
# Neighbours of the hub that nobody else has.
CREW = 70
BODY = (
    "Irena Vale proposed to meet Tomas Orr about the ferries. Tomas Orr denied that he would come. "
    "Dov Lund leads the Gatehouse, which sits in Port Ames. Port Ames does not lie in Brill. "
    "The Gatehouse asked the Union of Pilots for help. The treaty concerns the talks."
)
TEXT = f"Ferry talks proposed in Port Ames\n\n{BODY}"


@dataclass(frozen=True)
class Told:
    """One relation, the words of TEXT that carry it, and how many outlets do."""

    key: str
    subject: str
    predicate: str
    object: str
    words: str
    modality: str = "OCCURRED"
    polarity: str = "ASSERTED"
    sources: int = 1
    day: int = 1
    start: str | None = None


NAMES = {
    "person:vale": "Irena Vale",
    "person:orr": "Tomas Orr",
    "person:lund": "Dov Lund",
    "organization:gate": "the Gatehouse",
    "organization:pilots": "Union of Pilots",
    "place:ames": "Port Ames",
    "place:brill": "Brill",
    "document:treaty": "ferry treaty",
    "event:talks": "Ferry talks",
}
IN_STORY = [key for key in NAMES if key != "organization:pilots"]
TOLD = [
    Told("relation:meet", "person:vale", "ACTOR_IN", "event:talks", "Irena Vale proposed to meet", "PROPOSED",
         sources=3),
    Told("relation:deny", "person:orr", "ACTOR_IN", "event:talks", "Tomas Orr denied", "DENIED", day=3),
    Told("relation:lead", "person:lund", "LEADS", "organization:gate", "Dov Lund leads the Gatehouse", sources=2,
         day=2),
    Told("relation:sit", "organization:gate", "LOCATED_IN", "place:ames", "sits in Port Ames", day=2, start="2031-02"),
    Told("relation:lie", "place:ames", "LOCATED_IN", "place:brill", "Port Ames does not lie in Brill",
         polarity="NEGATED", day=5),
    Told("relation:ask", "organization:gate", "MEMBER_OF", "organization:pilots", "asked the Union of Pilots",
         "REQUESTED", day=4),
    Told("relation:treat", "event:talks", "CONCERNS", "document:treaty", "The treaty concerns the talks",
         "SCHEDULED", day=6),
    Told("relation:host", "place:ames", "HOSTED", "event:talks", "Ferry talks proposed in Port Ames",
         "HYPOTHETICAL", day=4),
]  # fmt: skip


def fill(store: GraphStore, hostile: Sequence[str] = ()) -> None:
    """The small graph: a story of eight, a hub beside it, and, around a mask, entities of these names."""
    crew = {f"person:crew-{number:02}": f"Pilot Number {number}" for number in range(CREW)}
    masked = {f"person:mask-{number:02}": name for number, name in enumerate(hostile)}
    told = [
        *TOLD,
        *(Told(f"relation:{key}", key, "MEMBER_OF", "organization:pilots", "Union of Pilots") for key in crew),
    ]
    names = {**NAMES, **crew}
    if hostile:
        names |= {**masked, "organization:mask": "Guild of Masks"}
        told += [Told(f"relation:{key}", key, "MEMBER_OF", "organization:mask", "Union of Pilots") for key in masked]

    def work(transaction: Transaction) -> None:
        _article(transaction)
        transaction.put("Entity", [_entity(key, name) for key, name in names.items()])
        _story(transaction, IN_STORY)
        _tell(transaction, told)

    store.transact(work)


def fill_large(store: GraphStore, nodes: int, edges: int) -> list[str]:
    """The large graph; the ids of its entities. Who is related to whom follows from a seed."""
    dice = Random(7)
    kinds = ("person", "organization", "place", "event", "document")
    keys = [f"{dice.choice(kinds)}:large-{number:05}" for number in range(nodes)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < edges:
        one, other = dice.randrange(nodes), int(nodes * dice.random() ** 2.2)
        if one != other:
            pairs.add((one, other))
    modalities = ("OCCURRED", "OCCURRED", "SCHEDULED", "PROPOSED", "DENIED", "REQUESTED", "HYPOTHETICAL")
    told = [
        Told(f"relation:large-{number:05}", keys[one], "ACTOR_IN", keys[other], "Irena Vale", dice.choice(modalities),
             sources=dice.randint(1, 6), day=dice.randint(1, 28))
        for number, (one, other) in enumerate(sorted(pairs))
    ]  # fmt: skip

    def work(transaction: Transaction) -> None:
        _article(transaction)
        transaction.put("Entity", [_entity(key, f"Somebody Number {number}") for number, key in enumerate(keys)])
        _story(transaction, keys[:8])
        _tell(transaction, told)

    store.transact(work)
    return keys


def _entity(key: str, name: str) -> Row:
    kind = key.partition(":")[0].upper()
    seen = {"first_seen": _day(1), "last_seen": _day(6), "article_count": 1, "source_count": 1}
    row: Row = {"id": key, "kind": kind, "name": name, "aliases": [name], "forms": {name: 1}, "merged_into": "", **seen}
    if kind == "EVENT":
        row |= {"type": "CONSULT", "modality": "PROPOSED", "polarity": "ASSERTED", "start": "2031-03-10", "end": "",
                "contexts": [], "mode": "", "evidence_count": 1}  # fmt: skip
    return row


def _day(day: int) -> str:
    return f"2031-03-{day:02}T08:00:00.000000Z"


def _article(transaction: Transaction) -> None:
    title = TEXT.partition("\n")[0]
    run = {"pipeline": "small", "version": "1", "model_hash": "m", "config_hash": "c", "started_at": NOW}
    transaction.put("Run", [{"id": "run:1", **run}])
    transaction.put("Source", [{"id": "source:bell", "name": "The Ames Bell", "domain": "bell.example"}])
    article = {"id": "article:1", "kind": "REPORT", "title": title, "body_start": len(title) + 2, "truncated": False}
    more = {"extracted": True, "published_at": _day(1), "recorded": NOW, "language": "en"}
    transaction.put("Article", [{**article, **more, "url": "https://bell.example/1"}])
    version = {"id": "version:1", "title": title, "text": TEXT, "seen_at": NOW, "current": True, "number": 1}
    transaction.put("Version", [version])
    transaction.connect("HAS_VERSION", [("article:1", "version:1", "", {})])
    transaction.connect("EXTRACTED_BY", [("version:1", "run:1", "", {})])
    transaction.connect("PUBLISHED", [("source:bell", "article:1", "", {})])


def _story(transaction: Transaction, keys: Sequence[str]) -> None:
    times = {"first_reported": _day(1), "last_reported": _day(6)}
    counts = {"article_count": 2, "source_count": 2}
    transaction.put("Story", [{"id": STORY, "title": "Ferry talks in Port Ames", **counts, **times}])
    transaction.connect("IN_STORY", [("article:1", STORY, "", {"method": "t", "score": 1.0})])
    edges = {"PERSON": "HAS_ACTOR", "ORGANIZATION": "HAS_ACTOR", "PLACE": "HAS_PLACE", "DOCUMENT": "HAS_DOCUMENT",
             "EVENT": "HAS_EVENT"}  # fmt: skip
    for key in keys:
        transaction.connect(edges[key.partition(":")[0].upper()], [(STORY, key, "", {"articles": 1})])


def _tell(transaction: Transaction, told: Sequence[Told]) -> None:
    relations: list[Row] = []
    facts: list[Row] = []
    drawn: list[EdgeRow] = []
    carried: list[EdgeRow] = []
    for one in told:
        said = {"predicate": one.predicate, "modality": one.modality, "polarity": one.polarity, "start": one.start,
                "end": None, "reported": _day(one.day)}  # fmt: skip
        held = {"recorded": NOW, "retracted": "", "confidence": 0.8}
        counts = {"evidence_count": 1, "source_count": one.sources, "inferred": False, "literal": None}
        relations.append({"id": one.key, **said, **held, **counts})
        facts.append({"id": f"fact:{one.key}", **said, **held})
        drawn.append((one.subject, one.object, one.key, {**said, "sources": one.sources, "confidence": 0.8}))
        start = TEXT.index(one.words)
        end = start + len(one.words)
        sentence = next(part for part in _sentences() if one.words in part)
        span = {"start": start, "end": end, "text": one.words, "sentence": sentence, "run": "run:1"}
        carried.append(
            (f"fact:{one.key}", "version:1", f"{start}-{end}-", {**span, "reported": _day(one.day), "aspect": ""})
        )
    transaction.put("Relation", relations)
    transaction.put("Fact", facts)
    transaction.connect("RELATES", drawn)
    transaction.connect("STATES", [(f"fact:{one.key}", one.key, "", {}) for one in told])
    transaction.connect("GROUPED_IN", [(f"fact:{one.key}", one.key, "", {}) for one in told])
    transaction.connect("EVIDENCED_BY", carried)
    transaction.connect("RELATION_SUBJECT", [(one.key, one.subject, "", {}) for one in told])
    transaction.connect("RELATION_OBJECT", [(one.key, one.object, "", {}) for one in told])
    ends = {(end, one.key) for one in told for end in (one.subject, one.object)}
    transaction.connect("INVOLVED_IN", [(end, key, "", {}) for end, key in sorted(ends)])


def _sentences() -> list[str]:
    title, _, body = TEXT.partition("\n\n")
    return [title, *(f"{part.strip()}." for part in body.rstrip(".").split(". "))]
