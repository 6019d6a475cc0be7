"""The stored graph: its labels with their properties, and its edge types. Both engines build themselves from this.

Times are UTC strings of one width (`2025-05-28T10:00:00.000000Z`) and partial dates are as written (`2025-05`), so that
text order is time order on both engines, the coarser date first. A property that a list is sorted by is never null: an
unknown time is the empty string. There is at most one edge for a (type, source, target, key).
"""

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What a property holds. TEXTS is a list of strings; JSON is any value, stored as its text."""

    TEXT = "TEXT"
    INTEGER = "INTEGER"
    REAL = "REAL"
    FLAG = "FLAG"
    TEXTS = "TEXTS"
    JSON = "JSON"


T, N, R, F, L, J = Type.TEXT, Type.INTEGER, Type.REAL, Type.FLAG, Type.TEXTS, Type.JSON
Properties = dict[str, Type]

# Raised whenever stored data would be read wrongly by older code; the stores refuse another version.
SCHEMA_VERSION = 4

_FACT: Properties = {"polarity": T, "modality": T, "start": T, "end": T, "reported": T, "recorded": T, "retracted": T}

# Of what is found in a text: the reading that last found it; since when it is no longer held and by which run, or "".
_READ: Properties = {"reading": T, "retracted": T, "retracted_by": T}

# Every node also has `id`, unique within the whole graph.
LABELS: dict[str, Properties] = {
    # `varied`: not every reading of its articles says the same of it
    "Source": {"name": T, "domain": T, "country": T, "language": T, "varied": F},
    "Article": {
        "kind": T,
        "url": T,
        "title": T,
        "snippet": T,
        "body_start": N,
        "language": T,
        "truncated": F,
        "extracted": F,
        "extracted_reason": T,
        "published_at": T,
        "page_id": T,
        "origin": T,  # for which independent source it counts; "" for a story page
        "recorded": T,
    },
    "Version": {"title": T, "text": T, "seen_at": T, "current": F, "number": N},
    # `withdrawn`: since when it is being taken back; "" while it isn't
    "Run": {"pipeline": T, "version": T, "model_hash": T, "config_hash": T, "started_at": T, "withdrawn": T},
    # One text of one article as one run read it; the latest of an article is what is held (`graph.readings`).
    "Reading": {
        "article": T,
        "version": T,
        "run": T,
        "number": N,  # counts all readings
        "turn": N,  # how many in-article entities had been resolved when it was stored
        "at": T,
        "origin": T,  # for which independent source its facts count
        "content": J,  # the article as it was read, save its text
    },
    # What a later reading of the same text wrote over, by the id of the reading that it belongs to.
    "Replaced": {"content": J},
    "Local": {
        "kind": T,
        "name": T,
        "names": L,
        "wikidata": T,
        "geonames": T,
        "country": T,
        "latitude": R,
        "longitude": R,
        "gender": T,
        "suffix": T,
        "titles": L,
        "roles": L,
        "acts": F,
        # what stands around it (`graph.surroundings`)
        "beside": L,  # names
        "lands": L,  # codes of countries
        "offices": J,  # [role, of what]
        "reported": T,
        "recorded": T,
        **_READ,
        # of events
        "type": T,
        "lemma": T,
        "mode": T,
        "contexts": L,
        "modality": T,
        "polarity": T,
        "start": T,
        "end": T,
        "ordinal": N,
        "quantities": L,
        "named": F,
        "participants": J,  # [role, in-article entity]
        "place": T,  # an in-article entity
        "tellings": J,  # [words, words that depend on them, words near them], each as lemmas
        # of documents
        "state": T,
        "authors": L,
        "evidence_count": N,
    },
    "Mention": {"start": N, "end": N, "text": T, "label": T, "score": R, **_READ},
    "Entity": {
        "kind": T,
        "name": T,
        "aliases": L,
        "forms": J,  # surface form -> how often seen; the aliases are its keys
        "wikidata": T,
        "geonames": T,
        "country": T,
        "latitude": R,
        "longitude": R,
        "gender": T,
        "suffix": T,
        "titles": L,
        "roles": L,
        "article_count": N,
        "source_count": N,
        "evidence_count": N,
        "first_seen": T,
        "last_seen": T,
        "merged_into": T,
        "merged_by": T,  # the decision by which it was merged, or by which it was left empty
        "minted_by": T,  # the split that made it; "" where resolution did
        "rank": N,  # where searches list its kind: people, organisations and places 0, documents 1, events 2
        "founding": L,  # mentions of the in-article entity for which it was minted, at most five
        "questions": L,  # the best that stand on it, the likeliest first (`graph.questions`)
        # of events
        "type": T,
        "lemma": T,
        "mode": T,
        "contexts": L,
        "modality": T,
        "polarity": T,
        "start": T,
        "end": T,
        "ordinal": N,
        "quantities": L,
        # of documents
        "state": T,
        # of events and documents, to tell them apart: participants, place, authors, stories, how they are told
        "signature": J,
    },
    "Fact": {
        "predicate": T,
        "literal": T,
        "confidence": R,
        "inferred": F,
        "origin": T,
        "evidence_count": N,
        **_FACT,
        **_READ,
    },
    "Relation": {
        "predicate": T,
        "literal": T,
        "confidence": R,
        "inferred": F,
        "evidence_count": N,
        "source_count": N,
        "merged_into": T,  # what its facts are grouped as now, where it holds none; else ""
        **_FACT,
    },
    "Participation": {"role": T, "evidence_count": N},
    # What many reports of an entity, relation, participation or story add up to, in all or of one part of them
    # (`graph.tallies`); `gist` is what the reports of an event or document say (`graph.summing`).
    "Tally": {"articles": N, "reports": N, "acting": N, "gist": J},
    "Claim": {
        "speaker_text": T,
        "verb": T,
        "direct": F,
        "text": T,
        "confidence": R,
        "evidence_count": N,
        **_FACT,
        **_READ,
    },
    "Story": {
        "title": T,
        "article_count": N,
        "source_count": N,
        "stated_article_count": N,
        "first_reported": T,
        "last_reported": T,
        "centroid": J,
        "merged_into": T,  # the story in which it went on; nothing but its id is left of it then
    },
    # In how many of the stories that began in a month each term stands (`stories.currency`).
    "Vocabulary": {"stories": N, "counts": J},
    "Bullet": {"text": T, "origin": T, "position": N, "unsupported": L},
    "StatedShare": {"axis": T, "label": T, "share": R},
    # A catalogue of outlets (`graph.catalogues`), or one rater's part of it.
    "Catalogue": {
        "name": T,
        "version": T,
        "licence": T,
        "attribution": T,
        "part_of": T,  # the catalogue whose rater this is; "" for a catalogue itself
        "axes": L,  # on which outlets are rated
        "entries": N,
        "shipped": F,  # with Dramatis, which then holds its lines; else `content` does
        "checksum": T,
        "content": T,
        "at": T,  # when it was loaded
    },
    # One clause of a held report, as conflicts are looked for by (`ingest.contradicting`); `content` is what it says.
    "Statement": {"story": T, "article": T, "content": J},
    # Two things said of one matter that can't both be so. `rank`: 1 where a person said that it is none, else 0.
    "Conflict": {"kind": T, "explanation": T, "reported": T, "recorded": T, "judgement": T, "rank": N},
    # A person's word on a conflict, by the conflict's id; it stays where the conflict goes and comes again.
    "ConflictWord": {"judgement": T, "by": T, "at": T},
    # What was decided of two sides that could be one, by score, by rule or by a person (`graph.decisions`).
    "Decision": {
        "kind": T,
        "judgement": T,
        "score": R,
        "reasons": L,
        "by": T,
        "at": T,
        "undone_at": T,  # "" while it stands
        "undone_by": T,
        "superseded": T,  # the later decision that overrules it, or settles what it left open; else ""
        "overrules": L,
        "listed": F,  # a question that is put to people (`graph.questions`)
        "left_id": T,
        "right_id": T,
        "left_name": T,
        "right_name": T,
        "absorbed": T,  # of a merge: the side that goes by the other's id
        "moved": J,  # of a split: the in-article entities with their RESOLVED_TO as it was
    },
    # A mention that was taken out while it showed a side of a decision (`graph.absent`).
    "Absent": {},
    # What was forgotten, by a hash of its address, text or name, so that it isn't stored again.
    "Forgotten": {"kind": T, "at": T},
    # `changed` is the number of its last change (`graph.feed`); `worker` who works on it, and `beat` when that was last
    # heard of.
    "Job": {
        "kind": T,
        "state": T,
        "at": T,
        "done": N,
        "total": N,
        "rejected": N,
        "errors": L,
        "by": T,
        "changed": N,
        "worker": T,
        "beat": T,
        "tries": N,
    },
    # What a job still has to read, by the job's id; it goes when the job is done.
    "Queued": {"content": J},
    "Note": {"text": T, "author": T, "at": T, "target": T},
    # One change of the graph that somebody made (`graph.audit`); `stories` are those that it changed.
    "Audit": {
        "number": N,
        "at": T,
        "principal": T,
        "operation": T,
        "target": T,
        "before": J,
        "after": J,
        "stories": L,
    },
    "View": {"name": T, "query": T, "variables": J, "layout": J, "author": T, "at": T},
    "Watch": {"name": T, "url": T, "filter": J, "author": T, "at": T},
    # `delivered`: when the watch's address took it, "" until then; `tries` of that so far, the next one at `due`.
    "Alert": {"number": N, "at": T, "delivered": T, "due": T, "tries": N},
    # A key to the API (`api.keys`): never itself, only its SHA-256. `expires` and `revoked` are null while they
    # aren't so.
    "ApiKey": {"name": T, "role": T, "digest": T, "at": T, "expires": T, "revoked": T},
    "Rejected": {"origin": T, "reason": T, "content": T, "format": T, "at": T},
    "Key": {},
    "Meta": {"value": T},
}

# The owner of outlets by a catalogue's word: shown as an organisation that no report names.
LABELS["Owner"] = LABELS["Entity"]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge type: its properties. The key that tells parallel edges apart is a column of its own."""

    properties: Properties


_EVIDENCE: Properties = {
    "start": N,
    "end": N,
    "text": T,
    "sentence": T,
    "run": T,
    "reported": T,
    "aspect": T,  # "" for what carries the statement; else "modality", "state" or "attribution": what colours it
}

EDGES: dict[str, Edge] = {
    # articles
    "PUBLISHED": Edge({}),  # Source -> Article
    "HAS_VERSION": Edge({}),  # Article -> Version
    "COPY_OF": Edge({"score": R}),  # Article -> Article
    "LISTED_IN": Edge({}),  # Owner -> Catalogue
    # Article (REPORT) -> Story. How it was placed there, how sure that is, and the features on which it rests.
    # `home` is the story as it was called then, which it is again when no merge stands.
    "IN_STORY": Edge({"method": T, "score": R, "features": J, "home": T}),
    # Article -> Story that was merged away when the article came; `position` counts the article's merges from 0.
    "SHOWED_SAME": Edge({"into": T, "position": N, "score": R, "features": J, "likeness": R}),
    "PAGE_OF": Edge({}),  # Article (STORY_PAGE) -> Story
    "EXTRACTED_BY": Edge({}),  # Version -> Run
    "READ_AS": Edge({}),  # Article -> Reading
    "READ_BY": Edge({}),  # Reading -> Run
    "REJECTED_BY": Edge({}),  # Rejected -> Run
    "TOUCHED": Edge({}),  # Job -> Article
    # what people attach to things; the key is the id that they named, the end what stands for it now
    "NOTED_ON": Edge({}),  # Note -> any
    "AUDIT_OF": Edge({}),  # Audit -> any
    "ALERT_OF": Edge({}),  # Alert -> Watch
    "HIT": Edge({}),  # Alert -> Claim, Entity (event), Relation, Article or Story
    "BECAUSE": Edge(_EVIDENCE),  # Alert -> Version; key: the span
    # in-article entities
    "FOUND_IN": Edge({}),  # Local -> Version
    "NAMES": Edge({}),  # Mention -> Local
    "MENTIONED_IN": Edge({}),  # Mention -> Version
    "EVIDENCED_BY": Edge(_EVIDENCE),  # Fact, Claim, Local (event, document) or Bullet -> Version; key: span and aspect
    "SUBJECT": Edge({}),  # Fact -> Local
    "OBJECT": Edge({}),  # Fact -> Local
    "SPEAKER": Edge({}),  # Claim -> Local
    "ADDRESSEE": Edge({}),  # Claim -> Local
    "ABOUT": Edge({}),  # Claim -> Local
    # resolution
    # Local -> Entity. `home` is the entity that it is when no merge stands; `turn` sorts by when it was resolved.
    "RESOLVED_TO": Edge({"score": R, "reasons": L, "by": T, "at": T, "home": T, "turn": T}),
    "DECIDED_ON": Edge({"side": T}),  # Decision -> Mention: what shows a side as it was; key: the side
    "AWAITS": Edge({"side": T, "mention": T}),  # Decision -> Absent: what showed a side and is gone; key: the side
    "HAS_KEY": Edge({}),  # Entity, Story, Article or Statement -> Key
    # projections: everything from here on can be rebuilt from the above
    "DECIDED_IN": Edge({"side": T}),  # Entity -> Decision: what a side is now; key: the side
    "APPEARS_IN": Edge({"published": T, "origin": T, "mentions": N, "report": F, "acts": F}),  # Entity -> Article
    "STATES": Edge({}),  # Fact -> Relation: whether it is held or not
    "GROUPED_IN": Edge({}),  # Fact -> Relation or Participation that counts it: what is held, else what was last
    "RELATION_SUBJECT": Edge({}),  # Relation -> Entity
    "RELATION_OBJECT": Edge({}),  # Relation -> Entity
    "INVOLVED_IN": Edge({}),  # Entity -> Relation, as its subject or object
    # Entity -> Entity, for walking; key: the relation, of which the properties are
    "RELATES": Edge(
        {
            "predicate": T,
            "modality": T,
            "polarity": T,
            "sources": N,
            "confidence": R,
            "start": T,
            "end": T,
            "reported": T,
        }
    ),
    "PARTICIPATION": Edge({}),  # Entity (event) -> Participation
    "PARTICIPANT": Edge({}),  # Participation -> Entity
    "EVENT_PLACE": Edge({}),  # Entity (event) -> Entity
    "EVENT_DOCUMENT": Edge({}),  # Entity (event) -> Entity; key: relation
    "EVENT_PREVIOUS": Edge({}),  # Entity (event) -> Entity: the round before it
    "AUTHORED_BY": Edge({}),  # Entity (document) -> Entity; key: relation
    "SPEAKS_FOR": Edge({}),  # Entity -> Entity; key: relation
    "COUNTRY": Edge({}),  # Entity (place) -> Entity
    "SAID_BY": Edge({"reported": T}),  # Claim -> Entity
    "SAID_TO": Edge({}),  # Claim -> Entity
    "IS_ABOUT": Edge({"reported": T}),  # Claim -> Entity
    "HAS_ACTOR": Edge({"articles": N}),  # Story -> Entity
    "HAS_PLACE": Edge({"articles": N}),  # Story -> Entity
    "HAS_DOCUMENT": Edge({"articles": N}),  # Story -> Entity
    "HAS_EVENT": Edge({"articles": N}),  # Story -> Entity
    "HAS_RELATION": Edge({}),  # Story -> Relation
    "HAS_CLAIM": Edge({}),  # Story -> Claim
    "HAS_BULLET": Edge({}),  # Story -> Bullet
    "HAS_STATED": Edge({}),  # Story -> StatedShare
    "STATED_IN": Edge({}),  # StatedShare -> Article
    "HAS_STATEMENT": Edge({}),  # Article -> Statement
    "IN_CONFLICT": Edge({"side": T}),  # Statement -> Conflict: on which of its two sides
    "CONFLICT_LEFT": Edge({}),  # Conflict -> Claim, Fact or Local (event): what was reported first of the left side
    "CONFLICT_RIGHT": Edge({}),  # Conflict -> Claim, Fact or Local (event)
    "CONTESTED_IN": Edge({}),  # Claim, Fact or Local (event) -> Conflict: all that takes one of its sides
    "HAS_CONFLICT": Edge({}),  # Story -> Conflict
    # Source -> Catalogue: how it rates the outlet, or the section; key: axis, value and section
    "RATED": Edge({"axis": T, "value": T, "label": T, "score": R, "section": T}),
    "LOCATED": Edge({"country": T}),  # Source -> Catalogue; key: the country
    "OWNED": Edge({"share": R}),  # Source -> Owner
    "HAS_TALLY": Edge({}),  # Entity, Relation, Participation or Story -> Tally
}

# Properties that are never null: lists are sorted, counted or filtered by them. Unknown is the empty string, or 0.
_NEVER_NULL = frozenset(
    (
        *("first_reported", "last_reported", "first_seen", "last_seen", "published_at", "published", "seen_at"),
        *(
            "reported",
            "recorded",
            "retracted",
            "retracted_by",
            "reading",
            "withdrawn",
            "started_at",
            "undone_at",
            "undone_by",
            "superseded",
            "at",
            "merged_into",
            "merged_by",
        ),
        *("aspect", "name", "title", "origin", "role", "predicate", "absorbed", "side", "turn", "minted_by"),
        *("article_count", "source_count", "evidence_count", "position", "rank", "number", "articles", "mentions"),
        *("reports", "acting", "changed", "beat", "worker", "delivered", "due", "tries"),
    )
)


def default_of(name: str, kind: Type) -> str | int | None:
    """What a property holds that nothing was given for."""
    if name not in _NEVER_NULL:
        return None
    return 0 if kind is Type.INTEGER else ""


# (label, properties): equality look-ups and sorted lists that need an index.
INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Story", ("last_reported", "id")),
    ("Entity", ("kind", "last_seen", "id")),
    ("Entity", ("last_seen", "id")),
    ("Entity", ("wikidata",)),
    ("Article", ("kind", "published_at", "id")),
    ("Relation", ("predicate", "reported", "id")),
    ("Relation", ("merged_into", "reported", "id")),
    ("Claim", ("reported", "id")),
    ("Decision", ("at", "id")),
    ("Reading", ("number", "id")),
    ("Run", ("started_at", "id")),
    ("Decision", ("kind", "superseded", "score", "id")),
    ("Decision", ("listed", "score", "id")),
    ("Audit", ("number", "id")),
    ("Alert", ("number", "id")),
    ("Alert", ("due", "id")),
    ("Job", ("changed", "id")),
    ("Job", ("state", "at", "id")),
)

# edge type -> the properties by which its edges are taken first, the highest first and then by key, from either end.
BEST_EDGES: dict[str, tuple[str, ...]] = {"RELATES": ("sources", "confidence")}

# label -> the properties that full-text search reads
SEARCHED: dict[str, tuple[str, ...]] = {
    "Entity": ("name", "aliases"),
    "Story": ("title",),
    "Version": ("text",),
    "Claim": ("text", "speaker_text"),
    "Source": ("name", "domain"),
}

# label -> the properties by whose words its nodes are suggested while somebody types (`graph.suggested_words`)
SUGGESTED: dict[str, tuple[str, ...]] = {"Entity": ("name", "aliases"), "Story": ("title",)}

# Labels whose ids may lead to another node of the label, by `merged_into`.
REDIRECTED = ("Entity", "Relation", "Story")

# The id prefixes by which a node is found without its label.
PREFIX_LABELS: dict[str, str] = {
    "source": "Source",
    "article": "Article",
    "version": "Version",
    "run": "Run",
    "mention": "Mention",
    "person": "Entity",
    "organization": "Entity",
    "place": "Entity",
    "document": "Entity",
    "event": "Entity",
    "relation": "Relation",
    "claim": "Claim",
    "story": "Story",
    "decision": "Decision",
    "job": "Job",
    "catalogue": "Catalogue",
    "owner": "Owner",
    "conflict": "Conflict",
    "note": "Note",
    "view": "View",
    "watch": "Watch",
    "alert": "Alert",
}
