"""The closed vocabularies: kinds, modality, event types, roles, predicates' neighbours."""

from enum import StrEnum


class Modality(StrEnum):
    """How the text holds a thing to be. DENIED: a named party disputes it."""

    OCCURRED = "OCCURRED"
    SCHEDULED = "SCHEDULED"
    PROPOSED = "PROPOSED"
    REQUESTED = "REQUESTED"
    DENIED = "DENIED"
    HYPOTHETICAL = "HYPOTHETICAL"


class Polarity(StrEnum):
    """NEGATED: the text says that it did not happen or does not hold."""

    ASSERTED = "ASSERTED"
    NEGATED = "NEGATED"


class DocumentState(StrEnum):
    """Where a document stands between wish and law."""

    AWAITED = "AWAITED"
    IN_PREPARATION = "IN_PREPARATION"
    PROPOSED = "PROPOSED"
    PRESENTED = "PRESENTED"
    SIGNED = "SIGNED"
    IN_FORCE = "IN_FORCE"
    REJECTED = "REJECTED"
    UNKNOWN = "UNKNOWN"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    PLACE = "PLACE"
    DOCUMENT = "DOCUMENT"
    EVENT = "EVENT"


class EventType(StrEnum):
    """The sixteen types of PLOVER 0.8, and OTHER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    OTHER = "OTHER"


class Role(StrEnum):
    """What a participant does in an event."""

    ACTOR = "ACTOR"
    RECIPIENT = "RECIPIENT"
    HOST = "HOST"
    PLACE = "PLACE"
    INSTRUMENT = "INSTRUMENT"
    OTHER = "OTHER"


class ArticleKind(StrEnum):
    """REPORT: something an outlet published. STORY_PAGE: an aggregator's page about a story."""

    REPORT = "REPORT"
    STORY_PAGE = "STORY_PAGE"


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class Judgement(StrEnum):
    """What a resolution decision says about two sides."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"


class Predicate(StrEnum):
    """The closed list of what may hold between two entities; FollowTheMoney's schema name where one exists."""

    HOLDS_ROLE = "HOLDS_ROLE"
    SPEAKS_FOR = "SPEAKS_FOR"
    MEMBER_OF = "MEMBER_OF"
    EMPLOYED_BY = "EMPLOYED_BY"
    LEADS = "LEADS"
    OWNS = "OWNS"
    FAMILY_OF = "FAMILY_OF"
    LOCATED_IN = "LOCATED_IN"
    CITIZEN_OF = "CITIZEN_OF"
    AUTHORED = "AUTHORED"
    ACTOR_IN = "ACTOR_IN"
    RECIPIENT_IN = "RECIPIENT_IN"
    HOSTED = "HOSTED"
    INSTRUMENT_IN = "INSTRUMENT_IN"
    OTHER_ROLE_IN = "OTHER_ROLE_IN"
    TOOK_PLACE_IN = "TOOK_PLACE_IN"
    CONCERNS = "CONCERNS"


# name -> (what it says, FollowTheMoney schema or None)
PREDICATES: dict[Predicate, tuple[str, str | None]] = {
    Predicate.HOLDS_ROLE: (
        "The person holds the office or role named by the literal, at the object if given.",
        "Occupancy",
    ),
    Predicate.SPEAKS_FOR: (
        "The actor speaks in the name of the object, as a spokesman or as a metonym.",
        "Representation",
    ),
    Predicate.MEMBER_OF: ("The subject belongs to the organisation or alliance.", "Membership"),
    Predicate.EMPLOYED_BY: ("The person works for the organisation.", "Employment"),
    Predicate.LEADS: ("The person is head of the organisation or place.", "Directorship"),
    Predicate.OWNS: ("The subject owns the object, in whole or in part.", "Ownership"),
    Predicate.FAMILY_OF: ("The two persons are related by blood or marriage.", "Family"),
    Predicate.LOCATED_IN: ("The subject lies, sits or is based in the place.", None),
    Predicate.CITIZEN_OF: ("The person belongs to the country.", None),
    Predicate.AUTHORED: ("The subject writes, prepares or presents the document.", None),
    Predicate.ACTOR_IN: ("The subject acts in the event.", None),
    Predicate.RECIPIENT_IN: ("The event is directed at the subject.", None),
    Predicate.HOSTED: ("The subject is host of the event.", None),
    Predicate.INSTRUMENT_IN: ("The subject is what the event is done with.", None),
    Predicate.OTHER_ROLE_IN: ("The subject takes part in the event in another role.", None),
    Predicate.TOOK_PLACE_IN: ("The event takes place there.", None),
    Predicate.CONCERNS: ("The event concerns the document.", None),
}
