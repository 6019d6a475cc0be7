"""The root of the schema: every way into the graph."""

from __future__ import annotations

from typing import Any

import strawberry
from strawberry.types.arguments import StrawberryArgument

from api.contract.connections import Connection
from api.contract.declare import AFTER, AT, BEFORE, LAST, argument, declared, first
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
    RELATION_FILTER,
    STORY_FILTER,
    STORY_SORTS,
    by,
    linked,
)
from api.contract.sources import Many, Page
from api.contract.types import (
    Actor,
    Article,
    Claim,
    Conflict,
    Entity,
    Event,
    Job,
    MergeCandidate,
    MergeDecision,
    Node,
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
        Page("relations", rules={"filter": by(RELATION_FILTER)}),
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
                "story": linked(Hop("HAS_CLAIM", out=False), entities=False),
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
    sources: Connection[Source] = declared("Outlets, by name.", Page("sources"), first(20), AFTER)
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
    predicates: list[Predicate] = declared("What may hold between two entities: a closed list.", None)
    quality: list[Quality] = declared("How good the extraction is: every figure that was measured on it.", None)
