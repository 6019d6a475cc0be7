"""The types of the schema, each field with what it says and where it is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from api.contract.connections import Connection, PageInfo
from api.contract.convert import aliases, text_of
from api.contract.declare import AFTER, AT, argument, declared, first, many, one, page, same, value
from api.contract.inputs import EventFilter, RelationFilter
from api.contract.rules import EVENT_FILTER, RELATIONS_OF_ENTITY, by, linked, relations
from api.contract.sources import (
    Apart,
    Covered,
    Diff,
    Latest,
    Named,
    Page,
    Related,
    StoryGraph,
    TextDiff,
    Timeline,
    Value,
)
from api.contract.words import BulletOrigin, ConflictKind, Moment, Period, RatingAxis
from dramatis.words import (
    ArticleKind,
    DocumentState,
    EntityKind,
    EventType,
    JobState,
    Judgement,
    Modality,
    Polarity,
    Role,
)
from graph.shape import Hop, In
from graph.summing import latest_modality, latest_state

if TYPE_CHECKING:
    from api.contract.coverage import Coverage, Ownership, Rating
    from api.contract.desk import AuditEntry, Note

_EVENTS = argument("filter", EventFilter | None, "Which events to keep.")
_RELATIONS = argument("filter", RelationFilter | None, "Which relations to keep.")
_ABOUT = argument("about", strawberry.ID | None, "Only claims about this entity.")
_RELATION_PAGE = Page("relations", rules={"filter": by(RELATIONS_OF_ENTITY)})
_RELATIONS_AMONG = Page("relations", rules={"filter": relations})
_MODALITY = Latest("modality", "reports", latest_modality)
_TELLING = tuple(state.value for state in DocumentState if state is not DocumentState.UNKNOWN)
_STATE = Latest("state", "reports", latest_state, (In("state", _TELLING),))
_STORIES = "The stories it stands in, the latest first."
_EVIDENCE = "The sentences that carry it, newest report first."
_DATED = "What happened, held or was said, the earliest first; what has no date comes last."
_NOTES = "What people wrote beside it, the newest first."
_CONFLICTS = "What other reports contradict in it, the latest reported first; what a person took for none last."


def _sides(side: str, other: str) -> Apart:
    names = ("claim", "event", "relation")
    return Apart(tuple(f"{side}_{name}" for name in names), tuple(f"{other}_{name}" for name in names))


def _timeline(*links: str) -> Any:
    return declared(_DATED, Timeline(links), first(50), AFTER)


@strawberry.interface(description="Anything with an id. `node` finds it again by that id.")
class Node:
    id: strawberry.ID = value("Stable: the same on every machine that read the same texts. Opaque.")


@strawberry.interface(
    description="Anything that news is about: a person, an organization, a place, a document or an event. Its id is "
    "given once and never reused; an id that was merged away still leads here."
)
class Entity(Node):
    name: str = value("The name that serves best as a heading.")
    aliases: list[str] = value(
        "Every form of the name seen in the texts, most frequent first.", "aliases", "forms", convert=aliases
    )
    kind: EntityKind = value("Which of the five kinds it is.")
    wikidata: str | None = value("Its Wikidata id, such as Q159, where known.")
    article_count: int = value("How many reports name it. Pasted story pages don't count.")
    source_count: int = value("How many independent outlets name it, syndicated copies counted once.")
    first_seen: Moment | None = value("When the first report that names it was published.")
    last_seen: Moment | None = value("When the latest report that names it was published.")
    mentions: Connection[Mention] = page("Where the texts name it.", Page("mentions"))
    relations: Connection[Relation] = page(
        "What it is subject or object of, newest report first.", _RELATION_PAGE, _RELATIONS, AT
    )
    stories: Connection[Story] = page(_STORIES, Page("stories"))
    timeline: TimelineConnection = _timeline("timeline_events", "timeline_relations", "timeline_claims_about")
    notes: list[Annotated[Note, strawberry.lazy("api.contract.desk")]] = many(_NOTES, "notes", count=20)
    history: list[Annotated[AuditEntry, strawberry.lazy("api.contract.desk")]] = many(
        "What people changed of it, the latest first: merges, splits, notes. What was changed of an id that was merged "
        "into it counts too.",
        "history",
        count=50,
    )


@strawberry.interface(description="An entity that can act and speak: a person, an organization or a place.")
class Actor(Entity):
    claims: Connection[Claim] = page(
        "What it says, newest report first.", Page("claims", rules={"about": linked(Hop("IS_ABOUT"))}), _ABOUT, AT
    )
    timeline: TimelineConnection = _timeline("timeline_events", "timeline_relations", "timeline_claims")
    speaks_for: list[Entity] = many(
        "In whose name it speaks: “the Kremlin” speaks for Russia, and is not the same as Russia.", "speaks_for"
    )


@strawberry.type(description="A human being.")
class Person(Actor):
    stories: Connection[Story] = page(_STORIES, Page("stories_acted_in"))
    roles: list[Relation] = many("The offices and roles the person holds or held.", "roles", count=20, at=True)


@strawberry.type(description="A company, party, ministry, alliance, armed group or other body.")
class Organization(Actor):
    stories: Connection[Story] = page(_STORIES, Page("stories_acted_in"))


@strawberry.type(
    description="A country, city, region or building. A country acts and speaks, so a place can be an actor; it stands "
    "among a story's actors only where it does."
)
class Place(Actor):
    stories: Connection[Story] = page(_STORIES, Page("stories_set_in"))
    latitude: float | None = value("Degrees north, where known.")
    longitude: float | None = value("Degrees east, where known.")
    geonames: strawberry.ID | None = value("Its GeoNames id, where known.", convert=text_of)
    country: Place | None = one("The country it lies in.", "country")


@strawberry.type(description="A memorandum, treaty, resolution, law, report or letter.")
class Document(Entity):
    stories: Connection[Story] = page(_STORIES, Page("stories_of_document"))
    authors: list[Entity] = many("Who writes, prepares or presents it.", "authors")
    state: DocumentState = declared("Where it stands, by the latest report that says so within the scope.", _STATE, AT)
    reports: list[StateReport] = many(
        "What each article says about where it stands, newest first.", "reports", count=20, at=True
    )


@strawberry.type(description="One article's word on where a document stands.")
class StateReport:
    state: DocumentState = value("Where the document stands.")
    reported: Moment | None = value("When the article was published.")
    evidence: list[Quote] = many("The words that say so.", "stating", "evidence", count=5)


@strawberry.type(
    description="Who did what to whom, where and when. Time and participants are part of what an event is: two rounds "
    "of talks in one city are two events."
)
class Event(Entity):
    stories: Connection[Story] = page(_STORIES, Page("stories_of_event"))
    type: EventType = value("What happens.")
    mode: str | None = value("How, where the type has modes: by phone, say.")
    contexts: list[str] = value("Fields of life that it touches.")
    modality: Modality | None = declared(
        "How the latest report within the scope holds it to be; null when nothing had been reported by then.",
        _MODALITY,
        AT,
    )
    polarity: Polarity = value("Whether the texts say that it did or did not happen.")
    reports: Connection[ModalityReport] = page(
        "What each article says about whether it happened, newest first.", Page("reports"), AT
    )
    start: Period | None = value("When it begins. A one-day matter has start = end.")
    end: Period | None = value("When it ends; null is unknown.")
    place: Place | None = one("Where it takes place.", "place")
    participants: list[Participation] = many("Who takes part, and how.", "participants", count=20)
    documents: list[Document] = many("The documents it is about.", "documents")
    evidence: list[Quote] = many(_EVIDENCE, "evidence", count=5)
    evidence_count: int = value("How many spans of text carry it.")
    previous: Event | None = one(
        "The one before it in its series, such as the last round of talks between the same parties; null where it is "
        "the first, or none is known.",
        "previous",
    )


@strawberry.type(description="One article's word on whether an event happened.")
class ModalityReport:
    modality: Modality = value("How the article holds the event to be.")
    polarity: Polarity = value("Whether it says that it did or did not happen.")
    reported: Moment | None = value("When the article was published.")
    evidence: list[Quote] = many("The words that say so.", "colouring", "evidence", count=5)


@strawberry.type(description="One participant of an event, in one role.")
class Participation:
    role: Role = value("What the participant does.")
    participant: Entity = one("Who or what takes part.", "participant")
    evidence: list[Quote] = many(_EVIDENCE, "evidence", count=5)


@strawberry.type(
    description="What holds between two entities, or an entity and a literal: all facts with the same subject, "
    "predicate, object, polarity and modality and compatible time. Counts and confidence are over these facts."
)
class Relation(Node):
    subject: Entity = one("Of whom it is said.", "subject")
    predicate: str = value("What is said; `predicates` explains each.")
    object: Entity | None = one("The other end; null where the relation has only a literal.", "object")
    literal: str | None = value("A value in words, such as the name of an office.")
    polarity: Polarity = value("Whether the texts assert or negate it.")
    modality: Modality = value("How the texts hold it to be.")
    time: TimeSpan = same("When it holds, was reported, and was learnt.")
    evidence: list[Quote] = many(_EVIDENCE, "evidence", count=5)
    evidence_count: int = value("How many spans of text carry it.")
    source_count: int = value("How many independent outlets carry it.")
    confidence: float = value("From 0 to 1.")
    inferred: bool = value("True when no sentence says it outright and it follows from others.")
    notes: list[Annotated[Note, strawberry.lazy("api.contract.desk")]] = many(_NOTES, "notes", count=20)


@strawberry.type(
    description="Three clocks: when a matter holds in the world, when it was published, when this database knew it."
)
class TimeSpan:
    start: Period | None = value("When it begins to hold. A one-day matter has start = end.")
    end: Period | None = value("When it ends; null is unknown, not for ever.")
    reported: Moment | None = value("When it was first published.")
    recorded: Moment = value("When this database learnt it.")
    retracted: Moment | None = value("When this database stopped holding it.")


@strawberry.type(
    description="A verbatim span of an article. It was checked when it was written: `version.text[start:end]` is "
    "`text`, in Unicode code points, the end exclusive."
)
class Quote:
    article: Article = one("The article it stands in.", "article")
    version: ArticleVersion = one("The text that the offsets count in.", "version")
    sentence: str = value("The whole sentence around the span.")
    start: int = value("Offset of the first code point.")
    end: int = value("Offset behind the last code point.")
    text: str = value("The span itself.")
    run: ExtractionRun = declared("What read it out of the text.", Named("read_by", "run"))


@strawberry.type(description="A place in a text that names an entity.")
class Mention(Node):
    entity: Entity = one("Whom it names.", "entity")
    article: Article = one("The article it stands in.", "article")
    version: ArticleVersion = one("The text that the offsets count in.", "version")
    text: str = value("The words that name it.")
    start: int = value("Offset of the first code point.")
    end: int = value("Offset behind the last code point.")
    label: str = value("What the reader of names took it for.")
    score: float = value("How sure it was, 0 to 1.")


@strawberry.type(description="Who says what.")
class Claim(Node):
    speaker: Entity | None = one("Who says it; null where the text leaves it open (“a senior official”).", "speaker")
    speaker_text: str = value("What the text calls the speaker.")
    verb: str = value("The verb of saying.")
    direct: bool = value("True for words in quotation marks.")
    text: str = value("What is said.")
    addressee: Entity | None = one("To whom it is said.", "addressee")
    about: list[Entity] = many("Whom it is about.", "about", count=20)
    polarity: Polarity = value("Whether it asserts or negates.")
    modality: Modality = value("How the speaker holds it to be.")
    time: TimeSpan = same("When it was said, reported and learnt.")
    confidence: float = value("From 0 to 1.")
    evidence: list[Quote] = many(_EVIDENCE, "evidence", count=5)
    evidence_count: int = value("How many spans of text carry it.")
    conflicts: list[Conflict] = many(_CONFLICTS, "conflicts", count=20)
    notes: list[Annotated[Note, strawberry.lazy("api.contract.desk")]] = many(_NOTES, "notes", count=20)


Fact = Annotated[
    Claim | Relation | Event,
    strawberry.union("Fact", description="What a text states: what somebody says, what holds, or what happens."),
]


@strawberry.type(
    description="Two things said of one matter that can't both be so, at one time. Both sides stand: nothing is "
    "decided. Each side is the first report of it; where both tell of one event, the sides are what they say of it."
)
class Conflict(Node):
    left: Fact = declared("The side that was reported first.", _sides("left", "right"))
    right: Fact = declared("The other side.", _sides("right", "left"))
    kind: ConflictKind = value("How they contradict each other.")
    explanation: str = value("A sentence that names both sides, with their outlets.")
    judgement: Judgement | None = value(
        "What a person said: SAME, the two are about one matter; DIFFERENT, they are not, so there is no conflict; "
        "UNSURE. Null where nobody has."
    )


@strawberry.type(description="One item of a timeline.")
class TimelineItem:
    date: Period | None = strawberry.field(description="When it is or begins, as exactly as the texts have it.")
    reported: Moment | None = strawberry.field(description="When it was first reported.")
    item: Node = strawberry.field(description="The event, relation or claim.")
    evidence: list[Quote] = declared(_EVIDENCE, None, first(5))


@strawberry.type(description="An entity of a graph that has neighbours which the graph doesn't show.")
class HiddenCount:
    node: strawberry.ID = strawberry.field(description="The entity's id.")
    count: int = strawberry.field(description="How many other entities it is related to that aren't shown.")


@strawberry.type(description="At most as many nodes as were asked for, and the relations among them.")
class Graph:
    nodes: list[Entity] = strawberry.field(
        description="The entities: of a story the most named first, of a neighborhood the nearest first."
    )
    edges: list[Relation] = strawberry.field(description="The relations of which both ends are among the nodes.")
    truncated: bool = strawberry.field(description="There are more nodes or relations than are shown.")
    hidden: list[HiddenCount] = strawberry.field(
        description="For each node that has any, how many neighbours aren't among the nodes; in a neighborhood, over "
        "the relations that its filter keeps."
    )


@strawberry.type(description="A way from one entity to another.")
class Path:
    nodes: list[Entity] = strawberry.field(description="The entities, from one end to the other.")
    edges: list[Relation] = strawberry.field(
        description="The relation of each step, one less than there are nodes; of several the one that is told best."
    )
    length: int = strawberry.field(description="How many steps it has.")


@strawberry.type(description="One item of a timeline, and where it stands.")
class TimelineEdge:
    node: TimelineItem = strawberry.field(description="The item.")
    cursor: str = strawberry.field(
        description="Where the item stands. It stays good while articles arrive, and only in this timeline."
    )


@strawberry.type(description="One page of a timeline.")
class TimelineConnection:
    edges: list[TimelineEdge] = strawberry.field(description="The items of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands in the timeline.")
    total_count: int = strawberry.field(description="How many items the whole timeline has.")


@strawberry.type(
    description="What of a story was learnt by this database between two instants. Each list is bounded by `first`."
)
class StoryDiff:
    articles: list[Article] = declared("New reports, newest first.", None, first(50))
    entities: list[Entity] = declared("Who and what stands in the story since then.", None, first(50))
    relations: list[Relation] = declared("New relations, newest report first.", None, first(50))
    claims: list[Claim] = declared("New claims, newest report first.", None, first(50))
    changed_events: list[Event] = declared(
        "Events that are held otherwise at the end than at the beginning: proposed then, denied now.",
        None,
        first(50),
    )
    conflicts: list[Conflict] = declared("New conflicts, the latest reported first.", None, first(50))


@strawberry.type(
    description="Something an outlet published, or a pasted story page. A page carries evidence, but stands in no list "
    "or count of articles unless its kind is asked for."
)
class Article(Node):
    kind: ArticleKind = value("A report, or a story page.")
    url: str | None = value("Where it was published.")
    title: str = value("Its headline.")
    snippet: str | None = value("The first words, where only these are known.")
    text: str = value("The current version: the title, two newlines and the body.", "current.text")
    body_start: int = value("Where in `text` the body begins.")
    language: str | None = value("ISO 639-1 code of its language, such as en.")
    truncated: bool = value("Only a snippet is known, so what is missing here may stand in the whole article.")
    extracted: bool = value("False when nothing was read out of it; then `extractedReason` says why.")
    extracted_reason: str | None = value("Why nothing was read out of it: another language, say.")
    published_at: Moment | None = value("When it was published.")
    source: Source | None = one("The outlet.", "source")
    copy_of: Article | None = one("The article of which this one is a syndicated copy.", "copy_of")
    versions: list[ArticleVersion] = many("Every text seen under this address, newest first.", "versions", count=20)
    mentions: Connection[Mention] = page("The names in the current version.", Page("mentions"), count=50)
    entities: Connection[Entity] = page("Whom and what it is about.", Page("entities"), count=50)
    story: Story | None = one("The story it belongs to.", "story", "page_story")
    notes: list[Annotated[Note, strawberry.lazy("api.contract.desk")]] = many(_NOTES, "notes", count=20)


@strawberry.type(description="One text of an article, kept as it was seen.")
class ArticleVersion(Node):
    seen_at: Moment = value("When this text was seen first.")
    title: str = value("The headline of this version.")
    text: str = value("The title, two newlines and the body. All offsets count in it, in Unicode code points.")
    changed: list[TextChange] = declared(
        "What changed since the version before, sentence by sentence; nothing in the first version.", TextDiff()
    )


@strawberry.type(description="A stretch of an article's text that was changed.")
class TextChange:
    before: str | None = strawberry.field(description="What stood there; null where something was put in.")
    after: str | None = strawberry.field(description="What stands there now; null where something was taken out.")


@strawberry.type(description="An outlet.")
class Source(Node):
    name: str = value("Its name, or its domain where no name is known.")
    domain: str | None = value("Its domain.")
    country: str | None = value(
        "Where it is based: ISO 3166 code. By the word of its articles, else of a catalogue.",
        "country",
        "located.country",
        convert=lambda own, listed: own or listed,
    )
    language: str | None = value("ISO 639-1 code of the language it writes in.")
    owners: list[Annotated[Ownership, strawberry.lazy("api.contract.coverage")]] = many(
        "Who owns it, by each catalogue's word.", "owners"
    )
    ratings: list[Annotated[Rating, strawberry.lazy("api.contract.coverage")]] = many(
        "What raters say of it: each for itself, by axis and catalogue.", "ratings"
    )


@strawberry.type(description="What turned texts into facts: a pipeline with its weights and its settings.")
class ExtractionRun(Node):
    pipeline: str = value("Name of the pipeline.")
    version: str = value("Its version.")
    model_hash: str = value("Checksum of its weights.")
    config_hash: str = value("Checksum of its settings.")
    started_at: Moment = value("When it was used first.")


@strawberry.type(description="Articles that report one matter. Counts are over the reports held here.")
class Story(Node):
    title: str = value("The headline of the page it was pasted from, or of its most central article.")
    summary: list[Bullet] = many("What the story comes down to.", "summary")
    article_count: int = value("How many reports are held.")
    source_count: int = value("How many independent outlets report it, syndicated copies counted once.")
    stated_article_count: int | None = value(
        "How many articles a pasted story page says there are: its own claim, beside `articleCount`."
    )
    stated: list[StatedShare] = many("What a pasted story page says about the outlets: its own claim.", "stated")
    first_reported: Moment | None = value("When its first report was published.")
    last_reported: Moment | None = value("When its latest report was published.")
    articles: Connection[Article] = page("Its reports, newest first.", Page("articles"))
    actors: Connection[Actor] = page("Who acts, most named first.", Page("actors"))
    places: list[Place] = many("Where it plays, most named first.", "places", count=20)
    documents: list[Document] = many("The documents it is about, most named first.", "documents", count=20)
    events: Connection[Event] = page(
        "What happened, was planned or was denied.", Page("events", rules={"filter": by(EVENT_FILTER)}), _EVENTS
    )
    claims: Connection[Claim] = page("Who says what, newest report first.", Page("claims"))
    relations: Connection[Relation] = page("What holds between its entities.", _RELATIONS_AMONG, _RELATIONS)
    conflicts: list[Conflict] = many(
        "What its reports contradict each other in, the latest reported first; what a person took for none last.",
        "conflicts",
        count=20,
    )
    timeline: TimelineConnection = _timeline("timeline_events", "timeline_relations", "timeline_claims")
    coverage: Annotated[Coverage, strawberry.lazy("api.contract.coverage")] = declared(
        "Who covers it: political sides, factuality, owners and countries of its sources.",
        Covered(),
        argument("catalogues", list[strawberry.ID] | None, "Only by these catalogues, at most 100; null for all."),
    )
    graph: Graph = declared(
        "Who and what stands in it, and the relations among them.",
        StoryGraph(),
        argument("limit", int | None, "At most so many nodes, most named first; at most 1000.", 200),
    )
    related: list[Story] = declared("Stories that share most of its actors.", Related(), first(10))
    diff: StoryDiff = declared(
        "What was learnt of it between two instants.",
        Diff(),
        argument("from", Moment, "From when on, inclusive."),
        argument("to", Moment | None, "Until when, exclusive; null for until now."),
    )
    notes: list[Annotated[Note, strawberry.lazy("api.contract.desk")]] = many(_NOTES, "notes", count=20)


@strawberry.type(description="A sentence of a story's summary, with the sentences that carry it.")
class Bullet:
    text: str = value("The sentence.")
    origin: BulletOrigin = value("Whether it was given or taken from the articles.")
    evidence: list[Quote] = many("The sentences that carry it.", "evidence", count=5)
    unsupported: list[str] = value("Parts of it that no article carries.")


@strawberry.type(description="A share that a pasted story page claims, such as 44 % Center, kept as stated.")
class StatedShare:
    axis: RatingAxis = value("What the share is about.")
    label: str = value("The side or rating, in the page's words.")
    share: float = value("From 0 to 1.")
    article: Article = one("The page that says so.", "article")


@strawberry.type(
    description="A decision on who is who. Those by score, by rule and by a person are one kind of record."
)
class MergeDecision(Node):
    left: DecisionSide = same("One side, as it was when it was decided.", "left_")
    right: DecisionSide = same("The other side, as it was when it was decided.", "right_")
    judgement: Judgement = value("Whether the two are one.")
    score: float | None = value("How surely they are one, 0 to 1, where that was scored.")
    reasons: list[str] = value("What speaks for the judgement, the weightiest first.")
    by: str = value("`score`, `rule`, or the person who decided.")
    at: Moment = value("When it was decided.")
    undone_at: Moment | None = value("When it was taken back; null while it stands.")


@strawberry.type(description="One side of a decision, as it was when it was decided.")
class DecisionSide:
    id: strawberry.ID = value("The id that it had; for a name that joined an entity, an id of the name by itself.")
    name: str = value("The name that it had.")
    entity: Entity = one("What it is now.", "entity")
    mentions: list[Mention] = many("Places in texts that named it then, at most five.", "mentions", count=5)


@strawberry.type(description="Two entities that may be one, which a person is to say.")
class MergeCandidate:
    left: Entity = one("One of them.", "left_entity")
    right: Entity = one("The other one.", "right_entity")
    score: float = value("How much speaks for their being one, 0 to 1.")
    reasons: list[str] = value("What speaks for it, the weightiest first.")


@strawberry.type(description="Something that was asked for and takes its time, and what came of it.")
class Job(Node):
    state: JobState = value("How far it is.")
    done: int = value("How many steps of it are done: of reading and forgetting articles, of a rollback texts.")
    total: int | None = value("How many steps there are, where that is known.")
    rejected: int = value("How many inputs couldn't be read.")
    errors: list[str] = declared("What went wrong.", Value(convert=lambda stored: stored or []), first(20))
    articles: list[Article] = many(
        "The articles that it read, added or changed, and that are held.", "articles", count=20
    )
    stories: list[Story] = many("The stories in which these stand.", "stories", "page_stories", count=20)
    kind: str = value("What was asked for: INGEST_TEXT, INGEST_URL, ROLLBACK or FORGET.")
    by: str | None = value("Who asked for it.")
    at: Moment = value("When it was asked for.")


@strawberry.type(description="A part of a text.")
class Mark:
    start: int = strawberry.field(description="Its first character, counted in Unicode code points from 0.")
    end: int = strawberry.field(description="The character behind its last one.")


@strawberry.type(description="How many hits have each value of a field.")
class Facet:
    field: str = strawberry.field(description="The field: `kind`.")
    buckets: list[FacetBucket] = strawberry.field(description="Its values, the most frequent first.")


@strawberry.type(description="How many hits have one value.")
class FacetBucket:
    label: str = strawberry.field(description="The value; of `kind` one of SearchKind.")
    count: int = strawberry.field(description="How many hits have it.")


@strawberry.type(description="Something that a search found.")
class SearchHit:
    node: Node = strawberry.field(description="What was found.")
    score: float = strawberry.field(description="How well it fits; only good for comparing hits of one search.")
    highlight: str | None = strawberry.field(
        description="The words around what was found, as plain text: whatever looks like markup stood in the news."
    )
    marks: list[Mark] = strawberry.field(description="Where in `highlight` the words stand that were found.")


@strawberry.type(description="One hit of a search.")
class SearchEdge:
    node: SearchHit = strawberry.field(description="The hit.")
    cursor: str = strawberry.field(description="Where the hit stands; only good for the same search.")


@strawberry.type(description="One page of hits, best first.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(description="The hits of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the hits.")
    total_count: int = strawberry.field(description="How many hits there are.")
    facets: list[Facet] = strawberry.field(description="How many hits there are of each kind, over all pages.")


@strawberry.type(description="What may hold between two entities.")
class Predicate:
    name: str = strawberry.field(description="Its name, as in `Relation.predicate`.")
    description: str = strawberry.field(description="What it says.")
    follow_the_money: str | None = strawberry.field(description="The FollowTheMoney schema it corresponds to.")


@strawberry.type(
    description="One figure of the extraction's quality, as `dramatis evaluate` measured it, with the 95 % interval "
    "that drawing the documents again and again gives."
)
class Quality:
    task: str = strawberry.field(description="What is measured, such as `names-gum`.")
    dataset: str = strawberry.field(description="The annotated texts.")
    split: str = strawberry.field(description="Which part of them.")
    metric: str = strawberry.field(description="The measure, such as `f1`.")
    value: float = strawberry.field(description="The figure, from 0 to 1.")
    low: float = strawberry.field(description="The interval's lower bound.")
    high: float = strawberry.field(description="The interval's upper bound.")
    n: int = strawberry.field(description="How many items were judged.")
    baseline: float | None = strawberry.field(
        description="What a plain baseline reaches on the same items, or null where there is none."
    )
    model: str = strawberry.field(description="The pipeline, with the beginning of its weights' hash.")
