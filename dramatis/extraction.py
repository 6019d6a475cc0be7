"""What the extractors find in one article: mentions, in-article entities, events, documents, facts, claims."""

from dataclasses import dataclass

from dramatis.partial_date import PartialDate
from dramatis.words import DocumentState, EntityKind, EventType, Modality, Polarity, Predicate, Role


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of the version's text, and the sentence around it. Code points, ends exclusive."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an in-article entity. `label` is the pipeline's; `entity` an in-article entity's id."""

    id: str
    entity: str
    start: int
    end: int
    text: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An in-article entity: one coreference chain of one article version.

    `name` is its fullest form, `names` every distinct proper form, most telling first (pronouns and bare titles are
    mentions, not names). `wikidata` and `geonames` are set where a gazetteer leaves no doubt. `gender` is "f", "m" or
    None, `suffix` a generational one ("Jr."), `titles` and `roles` the words that stood with the name. `country` is an
    ISO 3166 alpha-2 code, for places, and for organisations where known. `acts`: it acts, receives or speaks somewhere
    in the article.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    wikidata: str | None = None
    geonames: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gender: str | None = None
    suffix: str | None = None
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """An in-article entity in a role of an event, with the span that names it there."""

    role: Role
    entity: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TellingWords:
    """How one mention tells of an event, in lemmas: its own words, what depends on them (parties, objects, modifiers),
    and what stands near them. Reports of one event are known by them where they say nothing else of it."""

    own: tuple[str, ...]
    parts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """An event of one article: all its mentions that agree in type, participants, place and time.

    `id` is also the id of its LocalEntity of kind EVENT. `evidence` are the clauses that report it; `modality_evidence`
    the words that make it proposed, scheduled, denied … (or the trigger). `ordinal` is the number of a round or meeting
    where the text counts ("second round" = 2, "previous round" = -1, "next round", "new round" = 0), else None.
    `quantities` are normalised numbers that belong to the event ("1000 for 1000").
    """

    id: str
    type: EventType
    lemma: str
    mode: str | None
    contexts: tuple[str, ...]
    modality: Modality
    polarity: Polarity
    start: PartialDate | None
    end: PartialDate | None
    place: str | None
    participants: tuple[Participant, ...]
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    modality_evidence: Evidence
    ordinal: int | None = None
    quantities: tuple[str, ...] = ()
    named: bool = False
    """It has a name of its own ("Operation Sindoor"), which then is its LocalEntity's name."""
    tellings: tuple[TellingWords, ...] = ()
    """The words of its first mentions, at most a few, in text order; () where the extractor keeps none."""


@dataclass(frozen=True, slots=True)
class LocalDocument:
    """A document of one article; `id` is also the id of its LocalEntity of kind DOCUMENT. `type` is the head lemma."""

    id: str
    type: str
    state: DocumentState
    authors: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    state_evidence: Evidence
    named: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, predicate, and object or literal, as one article version has it. Times are inclusive periods."""

    id: str
    subject: str
    predicate: Predicate
    object: str | None
    literal: str | None
    polarity: Polarity
    modality: Modality
    start: PartialDate | None
    end: PartialDate | None
    confidence: float
    inferred: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what. `speaker` is None where the text leaves it open; `speaker_text` is what the text calls them.

    `text` is what is said, verbatim, and `evidence[0]` is its span; further evidence spans are the speaker and the cue.
    """

    id: str
    speaker: str | None
    speaker_text: str
    verb: str
    direct: bool
    text: str
    addressee: str | None
    about: tuple[str, ...]
    polarity: Polarity
    modality: Modality
    start: PartialDate | None
    end: PartialDate | None
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What made an extraction: names, version and hashes, so that a run can be repeated and compared."""

    name: str
    version: str
    model_hash: str
    config_hash: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article version. Every span counts in `Article.text`."""

    version: str
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    events: tuple[LocalEvent, ...] = ()
    documents: tuple[LocalDocument, ...] = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejected: int = 0
    """Facts that were dropped because a span didn't match its text."""
