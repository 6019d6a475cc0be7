"""The types of what people keep beside the graph: notes, views, watches with their alerts, and the audit."""

from __future__ import annotations

import strawberry

from api.contract.declare import declared, many, one, value
from api.contract.json_values import Json
from api.contract.sources import Apart
from api.contract.types import Node, Quote
from api.contract.words import Moment

_HIT = tuple(f"hit_{label}" for label in ("claim", "entity", "relation", "story", "article"))


@strawberry.type(description="What somebody wrote beside a thing.")
class Note(Node):
    text: str = value("The words.")
    author: str = value("Who wrote it.")
    at: Moment = value("When it was written.")
    target: strawberry.ID = value("Id of the thing, as it was named then.")


@strawberry.type(description="One change of the graph that somebody made.")
class AuditEntry:
    at: Moment = value("When it was made.")
    principal: str = value("Who made it.")
    operation: str = value("How: the mutation's name, such as judge.")
    target: strawberry.ID = value("Id of what was changed.")
    before: Json | None = value("How it was before; null where there was nothing.")
    after: Json | None = value("How it was afterwards; null where nothing was left.")


@strawberry.type(description="A query kept under a name, with its variables and the layout of its canvas.")
class SavedView(Node):
    name: str = value("Its name.")
    query: str = value("The query, in GraphQL.")
    variables: Json | None = value("Its variables.")
    layout: Json | None = value("Where things stand on the canvas.")
    author: str = value("Who saved it.")
    at: Moment = value("When it was saved last.")


@strawberry.type(description="A standing question: whatever answers it raises an alert when it comes in.")
class Watch(Node):
    name: str = value("Its name.")
    url: str | None = value(
        "Where alerts are sent to, as signed webhooks (Standard Webhooks). The server must have a secret for it, "
        "DRAMATIS_WEBHOOK_SECRET; without one nothing is sent."
    )
    filter: Json = value("What it asks for, as it was given.")
    author: str = value("Who keeps it.")
    at: Moment = value("When it was set up or changed last.")


@strawberry.type(description="Something that a watch has found. A watch tells of one thing once.")
class Alert(Node):
    watch: Watch = one("The watch.", "watch")
    at: Moment = value("When it was found.")
    hit: Node = declared("The claim, event, relation, article or story that was found.", Apart(_HIT, _HIT))
    because: list[Quote] = many("The words for which it was found, newest report first.", "because", count=5)
