"""The read model: which types can be read, and which links lead from one to another.

`Query` owns the links that start nowhere. The five kinds of entity are one type, `Entity`; the API tells them apart by
`kind`. `Quote` is the version that a piece of evidence points into, with the span on the edge.
"""

from dramatis.words import Predicate
from graph.shape import AnyOf, Clock, Hop, In, LinkDef, Order, Reaches, TypeDef

_NEWEST_ARTICLE = (Order("published_at", descending=True), Order("id"))
_NEWEST_REPORT = (Order("reported", descending=True), Order("id"))
_NEWEST_SEEN = (Order("last_seen", descending=True), Order("id"))
_BY_ARTICLES = (Order("articles", descending=True, edge=True), Order("id"))
_SPANS = (
    Order("reported", descending=True, edge=True),
    Order("id"),
    Order("start", edge=True),
    Order("end", edge=True),
)
_SPAN_FIELDS = ("start", "end", "text", "sentence", "run", "reported", "aspect")
_CARRIES = (("aspect", ""),)
_COLOURS = (("aspect", "modality"),)
_STATES = (("aspect", "state"),)


def _evidence(*way: Hop, aspect: tuple[tuple[str, str], ...] = _CARRIES, clock: Clock = Clock.NONE) -> LinkDef:
    hop = Hop("EVIDENCED_BY", where=aspect)
    return LinkDef((*way, hop), "Quote", order=_SPANS, edge_fields=_SPAN_FIELDS, cap=5, clock=clock)


def _entities_of_story(edge: str) -> LinkDef:
    return LinkDef((Hop(edge),), "Entity", order=_BY_ARTICLES, edge_fields=("articles",))


def _stories_of_entity(edge: str) -> LinkDef:
    return LinkDef((Hop(edge, out=False),), "Story", order=(Order("last_reported", descending=True), Order("id")))


def _one(edge: str, target: str, *, out: bool = True) -> LinkDef:
    return LinkDef((Hop(edge, out),), target, many=False)


def _side(name: str) -> LinkDef:
    return LinkDef((Hop("DECIDED_IN", out=False, where=(("side", name),)),), "Entity", many=False)


_NEWEST_DECISION = (Order("at", descending=True), Order("id"))
_BEST_CANDIDATE = (Order("score", descending=True), Order("id"))
_LISTED = (In("listed", (True,)),)
_EARLIEST = (Order("reported"), Order("id"))
_EARLIEST_SEEN = (Order("first_seen"), Order("id"))
# What an event has as its own: who took part in it, where, and what it was about.
_OF_EVENTS = frozenset(
    ("ACTOR_IN", "RECIPIENT_IN", "HOSTED", "INSTRUMENT_IN", "OTHER_ROLE_IN", "TOOK_PLACE_IN", "CONCERNS")
)
_NO_PARTS = (In("predicate", tuple(name.value for name in Predicate if name.value not in _OF_EVENTS)),)
# Those that a person took for none come last.
_NEWEST_CONFLICT = (Order("rank"), Order("reported", descending=True), Order("id"))
_CONFLICTS = LinkDef((Hop("CONTESTED_IN"),), "Conflict", order=_NEWEST_CONFLICT)
_RESOLVED = Hop("RESOLVED_TO")
_LOCALS = Hop("RESOLVED_TO", out=False)
_HELD = (In("retracted", ("",)),)
_REPORTS_ONLY = (In("kind", ("REPORT",)),)

_BY_NAME = (Order("name"), Order("id"))
_NEWEST_NOTE = (Order("at", descending=True), Order("id"))
# Numbers that grow with every change (`graph.feed`).
_LATEST_CHANGE = (Order("number", descending=True), Order("id"))
_NOTES = LinkDef((Hop("NOTED_ON", out=False),), "Note", order=_NEWEST_NOTE, distinct=True)
_BY_AXIS = (Order("axis", edge=True), Order("name"), Order("id"), Order("value", edge=True))
_RATING_FIELDS = ("axis", "value", "label", "score", "section")

# What an alert may point at.
_HIT = ("Claim", "Entity", "Relation", "Story", "Article")
# Alerts of which what was found was taken back or forgotten are listed no more.
_STILL_HIT = (AnyOf(tuple(Reaches((Hop("HIT"),), label, ()) for label in _HIT)),)

TYPES: dict[str, TypeDef] = {
    "Query": TypeDef(
        "",
        {
            "stories": LinkDef(
                (),
                "Story",
                order=(Order("last_reported", descending=True), Order("id")),
                where=(In("merged_into", ("",)),),
            ),
            "entities": LinkDef((), "Entity", order=_NEWEST_SEEN, where=(In("merged_into", ("",)),)),
            "articles": LinkDef((), "Article", order=_NEWEST_ARTICLE),
            "relations": LinkDef(
                (), "Relation", order=_NEWEST_REPORT, where=(In("merged_into", ("",)),), clock=Clock.FACTS
            ),
            "claims": LinkDef((), "Claim", order=_NEWEST_REPORT, clock=Clock.TARGET),
            "rejected": LinkDef((), "Rejected", order=(Order("at"), Order("id"))),
            "sources": LinkDef((), "Source", order=(Order("name"), Order("id"))),
            "catalogues": LinkDef((), "Catalogue", order=(Order("name"), Order("id"))),
            "decisions": LinkDef((), "Decision", order=_NEWEST_DECISION),
            "api_keys": LinkDef((), "ApiKey", order=(Order("at"), Order("id"))),
            "runs": LinkDef((), "Run", order=(Order("started_at", descending=True), Order("id"))),
            "readings": LinkDef((), "Reading", order=(Order("number"), Order("id"))),
            "versions": LinkDef((), "Version"),
            # all of them, whether they are held or not
            "every_fact": LinkDef((), "Fact"),
            "every_relation": LinkDef((), "Relation", where=(In("merged_into", ("",)),)),
            "led_relations": LinkDef((), "Relation"),  # those too whose ids only lead to another
            "every_participation": LinkDef((), "Participation"),
            "every_claim": LinkDef((), "Claim"),
            "every_entity": LinkDef((), "Entity"),
            "absent": LinkDef((), "Absent"),
            "candidates": LinkDef((), "Decision", order=_BEST_CANDIDATE, where=_LISTED),
            "conflicts": LinkDef((), "Conflict", order=_NEWEST_CONFLICT),
            "notes": LinkDef((), "Note", order=_NEWEST_NOTE),
            "views": LinkDef((), "View", order=_BY_NAME),
            "watches": LinkDef((), "Watch", order=_BY_NAME),
            "alerts": LinkDef((), "Alert", order=_LATEST_CHANGE, where=_STILL_HIT),
            "every_alert": LinkDef((), "Alert", order=_LATEST_CHANGE),
            "audits": LinkDef((), "Audit", order=_LATEST_CHANGE),
            "jobs": LinkDef((), "Job", order=(Order("at", descending=True), Order("id"))),
        },
    ),
    "Story": TypeDef(
        "Story",
        {
            "notes": _NOTES,
            "articles": LinkDef((Hop("IN_STORY", out=False),), "Article", order=_NEWEST_ARTICLE),
            "pages": LinkDef((Hop("PAGE_OF", out=False),), "Article", order=_NEWEST_ARTICLE),
            "actors": _entities_of_story("HAS_ACTOR"),
            "places": _entities_of_story("HAS_PLACE"),
            "documents": _entities_of_story("HAS_DOCUMENT"),
            "events": LinkDef((Hop("HAS_EVENT"),), "Entity", order=_NEWEST_SEEN),
            "graph_events": _entities_of_story("HAS_EVENT"),
            "claims": LinkDef((Hop("HAS_CLAIM"),), "Claim", order=_NEWEST_REPORT, clock=Clock.TARGET),
            "relations": LinkDef((Hop("HAS_RELATION"),), "Relation", order=_NEWEST_REPORT, clock=Clock.FACTS),
            "summary": LinkDef((Hop("HAS_BULLET"),), "Bullet", order=(Order("position"), Order("id"))),
            "conflicts": LinkDef((Hop("HAS_CONFLICT"),), "Conflict", order=_NEWEST_CONFLICT),
            "timeline_events": LinkDef((Hop("HAS_EVENT"),), "Entity", order=_EARLIEST_SEEN),
            "timeline_relations": LinkDef(
                (Hop("HAS_RELATION"),), "Relation", order=_EARLIEST, where=_NO_PARTS, clock=Clock.FACTS
            ),
            "timeline_claims": LinkDef((Hop("HAS_CLAIM"),), "Claim", order=_EARLIEST, clock=Clock.TARGET),
            "stated": LinkDef((Hop("HAS_STATED"),), "StatedShare", where=(In("axis", ("BIAS", "FACTUALITY")),)),
        },
    ),
    "Bullet": TypeDef("Bullet", {"evidence": _evidence()}),
    "StatedShare": TypeDef("StatedShare", {"article": _one("STATED_IN", "Article")}),
    "Entity": TypeDef(
        "Entity",
        {
            "mentions": LinkDef((_LOCALS, Hop("NAMES", out=False)), "Mention"),
            "notes": _NOTES,
            # one record may concern two ids that are one entity now
            "history": LinkDef((Hop("AUDIT_OF", out=False),), "Audit", order=_LATEST_CHANGE, distinct=True),
            "relations": LinkDef((Hop("INVOLVED_IN"),), "Relation", order=_NEWEST_REPORT, clock=Clock.FACTS),
            "stories": LinkDef(
                (Hop("APPEARS_IN"), Hop("IN_STORY")),
                "Story",
                order=(Order("last_reported", descending=True), Order("id")),
                distinct=True,
            ),
            # A story page counts in no list of reports, but who stands on it stands in its story.
            "stories_acted_in": _stories_of_entity("HAS_ACTOR"),
            "stories_set_in": _stories_of_entity("HAS_PLACE"),
            "stories_of_document": _stories_of_entity("HAS_DOCUMENT"),
            "stories_of_event": _stories_of_entity("HAS_EVENT"),
            "articles": LinkDef((Hop("APPEARS_IN"),), "Article", order=_NEWEST_ARTICLE, where=_REPORTS_ONLY),
            "every_article": LinkDef((Hop("APPEARS_IN"),), "Article", order=_NEWEST_ARTICLE),
            # what it takes part in, is the place of, or is
            "timeline_events": LinkDef(
                (
                    Hop("INVOLVED_IN", node=(("retracted", ""),), label="Relation"),
                    Hop("INVOLVED_IN", out=False),
                ),
                "Entity",
                order=_EARLIEST_SEEN,
                where=(In("kind", ("EVENT",)),),
                distinct=True,
            ),
            "timeline_relations": LinkDef(
                (Hop("INVOLVED_IN"),), "Relation", order=_EARLIEST, where=_NO_PARTS, clock=Clock.FACTS
            ),
            "timeline_claims": LinkDef((Hop("SAID_BY", out=False),), "Claim", order=_EARLIEST, clock=Clock.TARGET),
            "timeline_claims_about": LinkDef(
                (Hop("IS_ABOUT", out=False),), "Claim", order=_EARLIEST, clock=Clock.TARGET
            ),
            "claims": LinkDef((Hop("SAID_BY", out=False),), "Claim", order=_NEWEST_REPORT, clock=Clock.TARGET),
            "claims_about": LinkDef((Hop("IS_ABOUT", out=False),), "Claim", order=_NEWEST_REPORT, clock=Clock.TARGET),
            "speaks_for": LinkDef((Hop("SPEAKS_FOR"),), "Entity", distinct=True),
            "country": _one("COUNTRY", "Entity"),
            "decisions": LinkDef((Hop("DECIDED_IN"),), "Decision", order=_NEWEST_DECISION, distinct=True),
            # of persons
            "roles": LinkDef(
                (Hop("RELATION_SUBJECT", out=False),),
                "Relation",
                order=_NEWEST_REPORT,
                where=(In("predicate", ("HOLDS_ROLE",)),),
                clock=Clock.FACTS,
            ),
            # of events
            "reports": LinkDef((_LOCALS,), "Report", order=_NEWEST_REPORT, clock=Clock.TARGET),
            "every_report": LinkDef((_LOCALS,), "Report", order=_NEWEST_REPORT),
            "participants": LinkDef((Hop("PARTICIPATION"),), "Participation", order=(Order("role"), Order("id"))),
            "place": _one("EVENT_PLACE", "Entity"),
            "documents": LinkDef((Hop("EVENT_DOCUMENT"),), "Entity", distinct=True),
            "previous": _one("EVENT_PREVIOUS", "Entity"),
            "evidence": _evidence(_LOCALS),
            # of documents
            "authors": LinkDef((Hop("AUTHORED_BY"),), "Entity", distinct=True),
        },
    ),
    # One article's word on an event or a document: its in-article entity.
    "Report": TypeDef(
        "Local",
        {
            "evidence": _evidence(),
            "colouring": _evidence(aspect=_COLOURS),
            "stating": _evidence(aspect=_STATES),
        },
    ),
    "Participation": TypeDef(
        "Participation",
        {
            "participant": _one("PARTICIPANT", "Entity"),
            "evidence": _evidence(Hop("GROUPED_IN", out=False)),
        },
    ),
    "Relation": TypeDef(
        "Relation",
        {
            "subject": _one("RELATION_SUBJECT", "Entity"),
            "object": _one("RELATION_OBJECT", "Entity"),
            "notes": _NOTES,
            "evidence": _evidence(Hop("GROUPED_IN", out=False), clock=Clock.CARRIERS),
        },
    ),
    "Claim": TypeDef(
        "Claim",
        {
            "speaker": _one("SAID_BY", "Entity"),
            "addressee": _one("SAID_TO", "Entity"),
            "notes": _NOTES,
            "about": LinkDef((Hop("IS_ABOUT"),), "Entity"),
            "evidence": _evidence(),
            "story": LinkDef((Hop("HAS_CLAIM", out=False),), "Story", many=False),
            "conflicts": _CONFLICTS,
        },
    ),
    "Mention": TypeDef(
        "Mention",
        {
            "entity": LinkDef((Hop("NAMES"), _RESOLVED), "Entity", many=False),
            "version": _one("MENTIONED_IN", "Version"),
            "article": LinkDef((Hop("MENTIONED_IN"), Hop("HAS_VERSION", out=False)), "Article", many=False),
        },
    ),
    "Article": TypeDef(
        "Article",
        {
            "source": _one("PUBLISHED", "Source", out=False),
            "notes": _NOTES,
            "copy_of": _one("COPY_OF", "Article"),
            "original_source": LinkDef((Hop("COPY_OF"), Hop("PUBLISHED", out=False)), "Source", many=False),
            "versions": LinkDef(
                (Hop("HAS_VERSION"),), "Version", order=(Order("number", descending=True), Order("id"))
            ),
            "current": LinkDef((Hop("HAS_VERSION"),), "Version", many=False, where=(In("current", (True,)),)),
            "mentions": LinkDef(
                (
                    Hop("HAS_VERSION", node=(("current", True),), label="Version"),
                    Hop("MENTIONED_IN", out=False),
                ),
                "Mention",
                order=(Order("start"), Order("id")),
                where=_HELD,
                cap=50,
            ),
            "entities": LinkDef((Hop("APPEARS_IN", out=False),), "Entity", order=_NEWEST_SEEN, cap=50),
            "last": LinkDef((Hop("READ_AS"),), "Reading", many=False, order=(Order("number", descending=True),)),
            "story": _one("IN_STORY", "Story"),
            "page_story": _one("PAGE_OF", "Story"),
        },
    ),
    "Version": TypeDef(
        "Version",
        {
            "article": _one("HAS_VERSION", "Article", out=False),
            # all texts of its article
            "siblings": LinkDef(
                (Hop("HAS_VERSION", out=False), Hop("HAS_VERSION")),
                "Version",
                order=(Order("number", descending=True), Order("id")),
            ),
        },
    ),
    "Quote": TypeDef(
        "Version",
        {
            "article": _one("HAS_VERSION", "Article", out=False),
            "version": LinkDef((), "Version", many=False),
            "read_by": LinkDef((Hop("EXTRACTED_BY"),), "Run", order=(Order("started_at"), Order("id")), cap=100),
        },
    ),
    # Both sides as they were: the entities that they are now, and mentions from then.
    "Decision": TypeDef(
        "Decision",
        {
            "left_entity": _side("left"),
            "right_entity": _side("right"),
            "left_mentions": LinkDef((Hop("DECIDED_ON", where=(("side", "left"),)),), "Mention", cap=5),
            "right_mentions": LinkDef((Hop("DECIDED_ON", where=(("side", "right"),)),), "Mention", cap=5),
        },
    ),
    # Its sides as they are now: what a claim says, what a fact is grouped as, which event a report tells of.
    "Conflict": TypeDef(
        "Conflict",
        {
            f"{side.lower()}_{name}": LinkDef((Hop(f"CONFLICT_{side}"), *way), target, many=False)
            for side in ("LEFT", "RIGHT")
            for name, way, target in (
                ("claim", (), "Claim"),
                ("event", (_RESOLVED,), "Entity"),
                ("relation", (Hop("STATES"),), "Relation"),
            )
        },
    ),
    "Fact": TypeDef("Fact", {}),
    "Job": TypeDef(
        "Job",
        {
            "articles": LinkDef((Hop("TOUCHED"),), "Article", order=_NEWEST_ARTICLE),
            "stories": LinkDef((Hop("TOUCHED"), Hop("IN_STORY")), "Story", distinct=True),
            "page_stories": LinkDef((Hop("TOUCHED"), Hop("PAGE_OF")), "Story", distinct=True),
        },
    ),
    "Note": TypeDef("Note", {}),
    "View": TypeDef("View", {}),
    "Audit": TypeDef("Audit", {}),
    "Watch": TypeDef("Watch", {}),
    "Alert": TypeDef(
        "Alert",
        {
            "watch": _one("ALERT_OF", "Watch"),
            "because": LinkDef((Hop("BECAUSE"),), "Quote", order=_SPANS, edge_fields=_SPAN_FIELDS, cap=5),
            **{f"hit_{label.lower()}": _one("HIT", label) for label in _HIT},
        },
    ),
    "Source": TypeDef(
        "Source",
        {
            "ratings": LinkDef((Hop("RATED"),), "Rating", order=_BY_AXIS, edge_fields=_RATING_FIELDS),
            "owners": LinkDef((Hop("OWNED"),), "Ownership", order=_BY_NAME, edge_fields=("share",)),
            "locations": LinkDef((Hop("LOCATED"),), "Located", order=_BY_NAME, edge_fields=("country",)),
            "located": LinkDef((Hop("LOCATED"),), "Located", many=False, order=_BY_NAME, edge_fields=("country",)),
        },
    ),
    "Catalogue": TypeDef("Catalogue", {"owners": LinkDef((Hop("LISTED_IN", out=False),), "Owner", order=_BY_NAME)}),
    # What a catalogue says of an outlet stands on the edge that leads to it.
    "Rating": TypeDef("Catalogue", {"catalogue": LinkDef((), "Catalogue", many=False)}),
    "Located": TypeDef("Catalogue", {}),
    "Ownership": TypeDef(
        "Owner",
        {"owner": LinkDef((), "Owner", many=False), "catalogue": _one("LISTED_IN", "Catalogue")},
    ),
    "Run": TypeDef(
        "Run",
        {"readings": LinkDef((Hop("READ_BY", out=False),), "Reading", order=(Order("number"), Order("id")))},
    ),
    "Reading": TypeDef(
        "Reading",
        {
            "by": _one("READ_BY", "Run"),
            "of": _one("READ_AS", "Article", out=False),
        },
    ),
    "Rejected": TypeDef("Rejected", {}),
    "ApiKey": TypeDef("ApiKey", {}),
    "Absent": TypeDef("Absent", {}),
}
# An owner is an organisation that no article names: the same links, which lead nowhere.
TYPES["Owner"] = TypeDef("Owner", TYPES["Entity"].links)
