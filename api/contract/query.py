"""The root of the schema: every way into the graph."""

from __future__ import annotations

from typing import Any

import strawberry
from strawberry.types.arguments import StrawberryArgument

from api.contract.connections import Connection
from api.contract.declare import AFTER, AT, BEFORE, LAST, argument, declared, first
from api.contract.desk import Alert, AuditEntry, SavedView, Watch
from api.contract.inputs import (
    ArticleFilter,
    EntityFilter,
    EntitySort,
    EventFilter,
    RelationFilter,
    StoryFilter,
    StorySort,
)
from api.contract.rules import (
    ACTOR_FILTER,
    ARTICLE_FILTER,
    ENTITIES_FOUND,
    ENTITY_FILTER,
    ENTITY_SORTS,
    EVENT_FILTER,
    STORY_FILTER,
    STORY_SORTS,
    by,
    linked,
    words,
)
from api.contract.rules import relations as relations_kept
from api.contract.sources import Many, Page
from api.contract.types import (
    Actor,
    Article,
    Claim,
    Conflict,
    Entity,
    Event,
    Graph,
    HiddenCount,
    Job,
    MergeCandidate,
    MergeDecision,
    Node,
    Path,
    Predicate,
    Quality,
    Relation,
    SearchConnection,
    Source,
    Story,
)
from api.contract.words import SearchKind
from dramatis.words import EntityKind
from graph.shape import Hop, In

_ID = argument("id", strawberry.ID, "Its id.")
_WALKED = argument(
    "filter",
    RelationFilter | None,
    "Which relations to walk over. `kinds` are those of the entities to walk to.",
)
_ENTITY_SORT = argument("sort", EntitySort | None, "Default: the latest seen first.")
_EVENTS = (In("kind", ("EVENT",)),)
_REPORTS = (In("kind", ("REPORT",)),)
_ACTORS = (In("kind", ("PERSON", "ORGANIZATION", "PLACE")),)


def _filter(kind: object, *, default: object = strawberry.UNSET) -> StrawberryArgument:
    return argument("filter", kind, "Which to keep.", default)


def _list(description: str, source: Page, *arguments: StrawberryArgument) -> Any:
    """A list that pages both ways."""
    return declared(description, source, first(20), AFTER, LAST, BEFORE, *arguments)


@strawberry.type(description="Every way into the graph.")
class Query:
    node: Node | None = declared("The thing with this id, or null.", None, _ID)
    nodes: list[Node | None] = declared(
        "The things with these ids, in the same order; null for an id that nothing has.",
        None,
        argument("ids", list[strawberry.ID], "At most 100 ids."),
    )
    story: Story | None = declared("The story with this id, or null.", None, _ID)
    stories: Connection[Story] = _list(
        "Stories, the latest reported first.",
        Page("stories", rules={"filter": by(STORY_FILTER)}, sorts=STORY_SORTS),
        _filter(StoryFilter | None),
        argument("sort", StorySort | None, "Default: the latest reported first."),
    )
    entity: Entity | None = declared(
        "One entity by exactly one of `id` and `name`.",
        None,
        argument("id", strawberry.ID | None, "Its id, or its Wikidata id, such as Q159."),
        argument("name", str | None, "Its name or an alias; of several entities the one that most reports name."),
        argument("kind", EntityKind | None, "Only an entity of this kind."),
    )
    entities: Connection[Entity] = _list(
        "Entities of every kind, the latest seen first.",
        Page("entities", rules={"filter": by(ENTITY_FILTER)}, sorts=ENTITY_SORTS, found=ENTITIES_FOUND),
        _filter(EntityFilter | None),
        _ENTITY_SORT,
    )
    actors: Connection[Actor] = _list(
        "People, organizations and places, the latest seen first.",
        Page("entities", rules={"filter": by(ACTOR_FILTER)}, where=_ACTORS, sorts=ENTITY_SORTS, found=ENTITIES_FOUND),
        _filter(EntityFilter | None),
        _ENTITY_SORT,
    )
    events: Connection[Event] = _list(
        "Events, the latest seen first.",
        Page("entities", rules={"filter": by(EVENT_FILTER)}, where=_EVENTS),
        _filter(EventFilter | None),
    )
    articles: Connection[Article] = _list(
        "Reports, newest first. Story pages only where the filter asks for them.",
        Page("articles", rules={"filter": by(ARTICLE_FILTER)}, unless_given={"filter": _REPORTS}),
        _filter(ArticleFilter | None),
    )
    relations: Connection[Relation] = declared(
        "Relations between entities, newest report first.",
        Page("relations", rules={"filter": relations_kept}),
        first(20),
        AFTER,
        _filter(RelationFilter),
        AT,
    )
    claims: Connection[Claim] = declared(
        "Who says what, newest report first.",
        Page(
            "claims",
            rules={
                "speaker": linked(Hop("SAID_BY")),
                "about": linked(Hop("IS_ABOUT")),
                "story": linked(Hop("HAS_CLAIM", out=False)),
            },
        ),
        first(20),
        AFTER,
        argument("speaker", strawberry.ID | None, "Only what this entity says."),
        argument("about", strawberry.ID | None, "Only what is said about this entity."),
        argument("story", strawberry.ID | None, "Only what is said in this story."),
        AT,
    )
    conflicts: list[Conflict] = declared(
        "What reports contradict each other in, the latest reported first; what a person took for no conflict last.",
        None,
        argument("story", strawberry.ID | None, "Only those of this story."),
        argument("entity", strawberry.ID | None, "Only those in which this entity speaks, takes part or is spoken of."),
        first(50),
    )
    sources: Connection[Source] = declared(
        "Outlets, by name.",
        Page("sources", rules={"text": words}),
        first(20),
        AFTER,
        argument("text", str | None, "All these words stand in the name or domain; the last may be a beginning."),
    )
    search: SearchConnection = declared(
        "Full-text search over names, story titles, claims and the texts of articles, best first. All words must be "
        "found; the last may be the beginning of a word.",
        None,
        argument("text", str, "The words to find."),
        argument("kinds", list[SearchKind] | None, "Only hits of these kinds."),
        first(20),
        AFTER,
    )
    merge_candidates: Connection[MergeCandidate] = declared(
        "Entities that may be one, the likeliest first, until somebody judges them.",
        Page("candidates"),
        first(50),
        AFTER,
    )
    decisions: list[MergeDecision] = declared(
        "Decisions on who is who, the latest first.",
        Many(("decisions",)),
        argument("entity", strawberry.ID | None, "Only those on this entity."),
        first(50),
    )
    job: Job | None = declared("The job with the id, or null.", None, argument("id", strawberry.ID, "Its id."))
    views: list[SavedView] = declared("Saved views of everybody, by name.", Many(("views",)), first(50))
    watches: list[Watch] = declared("Watches of everybody, by name.", Many(("watches",)), first(50))
    alerts: Connection[Alert] = declared(
        "What watches have found, the latest first.",
        Page("alerts", rules={"watch": linked(Hop("ALERT_OF"), entities=False)}),
        first(20),
        AFTER,
        argument("watch", strawberry.ID | None, "Only what this watch has found."),
    )
    audit: list[AuditEntry] = declared(
        "What people changed, the latest first.",
        None,
        argument("target", strawberry.ID | None, "Only changes of this, or that concern it, by its id."),
        first(50),
    )
    suggest: list[Node] = declared(
        "Entities and stories for what somebody is typing. Each typed word is the beginning of a word of a name, alias "
        "or title, in whatever script and with whatever accents; one letter may be wrong from four letters on, and two "
        "from eight. Right spellings come first, then whoever is called just so, then the best known.",
        None,
        argument("prefix", str, "What is typed so far."),
        argument("kinds", list[SearchKind] | None, "Only of these kinds. Articles and claims are never suggested."),
        argument("first", int | None, "How many, at most 100.", 10),
    )
    neighborhood: Graph = declared(
        "An entity, those around it, and the relations among them. Of too many, those nearest are kept, and among "
        "these those that most sources tell of. Empty where no entity has the id.",
        None,
        argument("id", strawberry.ID, "The entity in the middle."),
        argument("depth", int | None, "How many steps from it, at most 3.", 1),
        _WALKED,
        AT,
        argument("limit", int | None, "At most so many nodes with the one in the middle; at most 1000.", 100),
    )
    subgraph: Graph = declared(
        "Entities that are named one by one, and the relations among them: what a canvas shows. Ids of nothing are "
        "left out, and ids that were merged away lead to what they were merged into.",
        None,
        argument("ids", list[strawberry.ID], "The entities, at most 2,500."),
        _WALKED,
        AT,
        argument("relations", list[strawberry.ID] | None, "Only these relations among them, at most 5,000."),
    )
    hidden_neighbors: list[HiddenCount] = declared(
        "For entities that are shown together, how many neighbours each has that aren't shown; those that have none "
        "are left out.",
        None,
        argument("ids", list[strawberry.ID], "The entities that are shown, at most 1000."),
        _WALKED,
        AT,
    )
    paths: list[Path] = declared(
        "The shortest ways from one entity to another that meet none twice, whichever way relations point. Of equally "
        "long ones those that most sources tell of come first. None where there is none, or either id is unknown.",
        None,
        argument("from", strawberry.ID, "The entity at one end."),
        argument("to", strawberry.ID, "The entity at the other end."),
        argument("maxLength", int | None, "At most so many steps, at most 6.", 4),
        argument("first", int | None, "At most so many ways, at most 100.", 3),
        _WALKED,
        AT,
    )
    predicates: list[Predicate] = declared("What may hold between two entities: a closed list.", None)
    quality: list[Quality] = declared("How good the extraction is: every figure that was measured on it.", None)
