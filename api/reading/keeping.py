"""Mutations of what people keep beside the graph: notes, views, watches; each one transaction with its audit record."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from graphql import GraphQLError, parse

from api.principals import Role
from api.reading.paging import bad_input
from api.reading.request import Info, Request
from dramatis.errors import KeepingError
from graph import notes, views, watches
from graph.audit import Act, record
from graph.shape import Row
from graph.store import Transaction
from readers.web_address import web_address

Result = TypeVar("Result")
# A saved view with the layout of a thousand nodes has a tenth of this.
_LARGEST_VIEW = 200_000
# Longer values are told in the audit by their length alone: a layout says nothing to its reader.
_LONGEST_TOLD = 2_000
# Queries of more tokens are refused when they are asked.
_MOST_TOKENS = 5_000


def add_note(_: object, info: Info, **given: Any) -> object:
    """A note beside a thing."""
    request: Request = info.context
    target, text = given["target"], given["text"]
    author, at = request.principal.name, request.now()

    def work(transaction: Transaction) -> str:
        key = notes.add_note(transaction, target, text, author, at)
        after = {"note": key, "text": told(text.strip())}
        record(transaction, Act(author, info.field_name, at), target, after=after)
        return key

    return request.things(info, "Note", ("Note",), [_kept(info, work)])[0]


def delete_note(_: object, info: Info, **given: Any) -> str:
    """A note removed."""
    note: str = given["id"]

    def work(transaction: Transaction, act: Act) -> None:
        row = notes.note_of(transaction, note)
        _mine_or_curator(info, row, "note")
        before = {"note": note, "text": told(row["text"]), "author": row["author"]}
        record(transaction, act, row["target"], before=before)
        notes.delete_note(transaction, note)

    return _removed(info, note, work)


def save_view(_: object, info: Info, **given: Any) -> object:
    """A query kept under a name."""
    request: Request = info.context
    view = views.View(given["name"], given["query"], given.get("variables"), given.get("layout"))
    _check_view(info, view)
    author, at = request.principal.name, request.now()

    def work(transaction: Transaction) -> str:
        key, before = views.save_view(transaction, view, author, at)
        after = _view_told({"name": view.name, "query": view.query, "variables": view.variables, "layout": view.layout})
        act = Act(author, info.field_name, at)
        record(transaction, act, key, before=before and _view_told(before), after=after)
        return key

    return request.things(info, "View", ("SavedView",), [_kept(info, work)])[0]


def delete_view(_: object, info: Info, **given: Any) -> str:
    """A view removed."""
    view: str = given["id"]

    def work(transaction: Transaction, act: Act) -> None:
        row = views.view_of(transaction, view)
        _mine_or_curator(info, row, "view")
        record(transaction, act, view, before=_view_told(row))
        views.delete_view(transaction, view)

    return _removed(info, view, work)


def watch(_: object, info: Info, **given: Any) -> object:
    """A standing question."""
    request: Request = info.context
    asked = {name: _plain(value) for name, value in given["filter"].items() if value is not None}
    url = given.get("url")
    if url is not None and (len(url) > watches.LONGEST_ADDRESS or web_address(url) is None):
        raise bad_input("`url` is no http or https address; write one such as https://example.org/hook.")
    author, at = request.principal.name, request.now()

    def work(transaction: Transaction) -> str:
        key, before = watches.save_watch(transaction, given["name"], asked, web_address(url), author, at)
        after = {"name": given["name"], "filter": asked, "url": web_address(url)}
        record(transaction, Act(author, info.field_name, at), key, before=before and _watch_told(before), after=after)
        return key

    return request.things(info, "Watch", ("Watch",), [_kept(info, work)])[0]


def delete_watch(_: object, info: Info, **given: Any) -> str:
    """A watch removed, with its alerts."""
    watch_: str = given["id"]

    def work(transaction: Transaction, act: Act) -> None:
        row = watches.watch_of(transaction, watch_)
        _mine_or_curator(info, row, "watch")
        record(transaction, act, watch_, before=_watch_told(row))
        watches.delete_watch(transaction, watch_)

    return _removed(info, watch_, work)


def told(value: object) -> object:
    """The value as the audit tells it: whole, or where it is long how long it is."""
    length = len(value) if isinstance(value, str) else len(json.dumps(value))
    return value if length <= _LONGEST_TOLD else f"({length} characters)"


def _view_told(row: Mapping[str, Any]) -> Row:
    return {name: told(row[name]) for name in ("name", "query", "variables", "layout")}


def _watch_told(row: Mapping[str, Any]) -> Row:
    return {name: row[name] for name in ("name", "filter", "url")}


def _plain(value: Any) -> Any:
    """Words of the schema as the store has them."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return getattr(value, "value", value)


def _check_view(info: Info, view: views.View) -> None:
    size = len(view.query) + len(json.dumps([view.variables, view.layout]))
    if size > _LARGEST_VIEW:
        raise bad_input(f"The view has {size} characters; at most {_LARGEST_VIEW} are kept.", info.field_nodes[0])
    if not isinstance(view.variables, Mapping | None):
        raise bad_input("`variables` must be a JSON object.", info.field_nodes[0])
    try:
        parse(view.query, max_tokens=_MOST_TOKENS, no_location=True)
    except (GraphQLError, RecursionError) as error:
        raise bad_input(f"`query` is no GraphQL: {error}.", info.field_nodes[0]) from error


def _mine_or_curator(info: Info, row: Row, what: str) -> None:
    principal = info.context.principal
    if row["author"] != principal.name and principal.role < Role.CURATOR:
        message = f"The {what} is {row['author']}'s; only they or a curator may remove it."
        raise GraphQLError(message, info.field_nodes[0], extensions={"code": "FORBIDDEN"})


def _kept(info: Info, work: Callable[[Transaction], Result]) -> Result:
    request: Request = info.context
    try:
        return request.store.transact(work)
    except KeepingError as error:
        raise bad_input(f"{error}.", info.field_nodes[0]) from error


def _removed(info: Info, key: str, work: Callable[[Transaction, Act], None]) -> str:
    request: Request = info.context
    act = Act(request.principal.name, info.field_name, request.now())
    _kept(info, lambda transaction: work(transaction, act))
    return key


KEEPING: dict[str, Callable[..., object]] = {
    "addNote": add_note,
    "deleteNote": delete_note,
    "saveView": save_view,
    "deleteView": delete_view,
    "watch": watch,
    "deleteWatch": delete_watch,
}
