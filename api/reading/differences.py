"""What a story has that it didn't have before: everything in it that was learnt between two instants.

"Learnt" is the clock of this database. The lists are links of the story with a condition on it; who is new in a story,
and of which event a report changed what is held, is told by what is read beside them, in the same read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLField

from api.reading.collect import collect
from api.reading.paging import MOST_ITEMS, window_of
from graph.shape import AtLeast, Below, Condition, Hop, Order, Reaches, Row
from graph.summing import latest_modality
from stories.text_changes import text_changes

if TYPE_CHECKING:
    from api.reading.plan import Builder, Planner
    from api.reading.projecting import Projector

# The lists of a story whose things are kept by when they were recorded.
_LISTED = {"articles": "articles", "relations": "relations", "claims": "claims", "conflicts": "conflicts"}
# The links to who and what stands in a story.
_STANDING = ("actors", "places", "documents", "events")
# Articles of an entity in which it is looked for whether it stood in the story before; the latest ones.
_MOST_ARTICLES = 200
# Reports of an event by which is told how it was held; the latest ones.
_MOST_REPORTS = 200
# Versions of an article among which the one before is looked for.
_MOST_VERSIONS = 100
_STILL = "~"


def plan_diff(planner: Planner, builder: Builder, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
    """What the nodes want of the difference of a story between `from` and `to`, of which the latter is exclusive."""
    given = planner.arguments(definition, nodes[0])
    since, until = given["from"], given.get("to")
    parts: list[tuple[str, Projector]] = []
    for key, found in collect(planner.document, "StoryDiff", nodes).items():
        name = found[0].name.value
        if name in _LISTED:
            parts.append((key, _listed(planner, builder, _LISTED[name], _recorded(since, until), found)))
        elif name == "entities":
            parts.append((key, _entered(planner, builder, since, until, found)))
        elif name == "changedEvents":
            parts.append((key, _changed(planner, builder, since, until, found)))
    return lambda row: {key: part(row) for key, part in parts}


def _recorded(since: str, until: str | None) -> tuple[Condition, ...]:
    return (AtLeast("recorded", since), *([] if until is None else [Below("recorded", until)]))


def _size(planner: Planner, nodes: Sequence[FieldNode]) -> int:
    arguments = planner.arguments(planner.definition("StoryDiff", nodes[0]), nodes[0])
    return window_of(arguments, nodes[0]).size


def _thing(planner: Planner, child: Builder, nodes: list[FieldNode]) -> Projector:
    return planner.thing(child, planner.kinds(planner.definition("StoryDiff", nodes[0])), nodes)


def _listed(
    planner: Planner, builder: Builder, link: str, where: tuple[Condition, ...], nodes: list[FieldNode]
) -> Projector:
    size = _size(planner, nodes)
    _, child = builder.leads(link)
    project = _thing(planner, child, nodes)
    key = builder.link(link, child, first=max(size, 1), where=where)
    return lambda row: [project(item) for item in row[key]["items"][:size]]


def _entered(planner: Planner, builder: Builder, since: str, until: str | None, nodes: list[FieldNode]) -> Projector:
    """Who and what stands in the story since then, the latest seen first; at most 100 of each kind are looked at."""
    size = _size(planner, nodes)
    reported = Reaches((Hop("APPEARS_IN"),), "Article", _recorded(since, until))
    ways: list[tuple[str, str, Projector]] = []
    for name in _STANDING:
        _, child = builder.leads(name)
        project = _thing(planner, child, nodes)
        child.fields["last_seen"] = None
        _, article = child.leads("every_article")
        _, story = article.leads("story")
        _, page = article.leads("page_story")
        placed = article.link("story", story), article.link("page_story", page)
        before = child.link("every_article", article, first=_MOST_ARTICLES, where=(Below("recorded", since),))
        key = builder.link(name, child, first=MOST_ITEMS, where=(reported,), order=_LATEST)
        ways.append((key, before, _unless_placed(project, before, placed)))

    def projected(row: Row) -> list[Any]:
        found = {item["id"]: (item, project) for key, _, project in ways for item in row[key]["items"]}
        listed = sorted(found.values(), key=lambda one: one[0]["id"])
        listed.sort(key=lambda one: str(one[0]["last_seen"]), reverse=True)
        answers = (project({**item, "_story": row["id"]}) for item, project in listed)
        return [answer for answer in answers if answer is not None][:size]

    return projected


_LATEST = (Order("last_seen", descending=True), Order("id"))


def _unless_placed(project: Projector, before: str, placed: tuple[str, str]) -> Projector:
    """None for an entity that stood in the story before."""

    def projected(row: Row) -> Any:
        earlier = row[before]["items"]
        stood = any(article[way] and article[way]["id"] == row["_story"] for article in earlier for way in placed)
        return None if stood else project(row)

    return projected


def _changed(planner: Planner, builder: Builder, since: str, until: str | None, nodes: list[FieldNode]) -> Projector:
    """The events that are held otherwise at the end than at the beginning, both times by what was known then."""
    size = _size(planner, nodes)
    told = Hop("RESOLVED_TO", out=False)
    where = (
        Reaches((told,), "Local", _recorded(since, until)),
        Reaches((told,), "Local", (Below("recorded", since),)),
    )
    _, child = builder.leads("events")
    project = _thing(planner, child, nodes)
    _, report = child.leads("every_report")
    report.fields.update(dict.fromkeys(("modality", "polarity", "reported", "recorded", "retracted")))
    reports = child.link("every_report", report, first=_MOST_REPORTS)
    key = builder.link("events", child, first=MOST_ITEMS, where=where)

    def projected(row: Row) -> list[Any]:
        events = (item for item in row[key]["items"] if _held(item[reports], since) != _held(item[reports], until))
        return [project(item) for item in events][:size]

    return projected


def _held(reports: Mapping[str, Any], at: str | None) -> tuple[object, object]:
    """How the reports that were known just before the instant (None: now) hold the event to be; polarity of the
    latest."""
    known = [
        row
        for row in reports["items"]
        if (at is None or row["recorded"] < at) and (row["retracted"] or _STILL) >= (at or _STILL)
    ]
    return latest_modality(known), known[0]["polarity"] if known else None


def plan_text_diff(planner: Planner, builder: Builder, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
    """What the nodes want of the changes of a version against the one before."""
    builder.fields.update(dict.fromkeys(("number", "text")))
    _, other = builder.leads("siblings")
    other.fields.update(dict.fromkeys(("number", "text")))
    key = builder.link("siblings", other, first=_MOST_VERSIONS)
    wanted = [(name, found[0].name.value) for name, found in collect(planner.document, "TextChange", nodes).items()]
    names = [(name, field) for name, field in wanted if not field.startswith("__")]

    def projected(row: Row) -> list[Any]:
        before = next((item["text"] for item in row[key]["items"] if item["number"] == row["number"] - 1), None)
        changes = () if before is None else text_changes(before, row["text"])
        return [{name: getattr(change, field) for name, field in names} for change in changes]

    return projected
