"""Saved views: a query with its variables and the layout of its canvas, kept under a name for coming back to.

A name is its author's: saving under it again replaces the view, and what others saved under that name stays theirs.
"""

from dataclasses import dataclass

from dramatis.errors import KeepingError
from dramatis.ids import stable_id
from graph.shape import ROOT, Link, Row, Shape
from graph.store import Transaction

LONGEST_NAME = 200
# Views of all authors: lists of them are read by people.
_MOST_VIEWS = 5_000


@dataclass(frozen=True, slots=True)
class View:
    """What is kept: a query of the API, its variables and the layout as JSON; None where there are none."""

    name: str
    query: str
    variables: object = None
    layout: object = None


def save_view(transaction: Transaction, view: View, author: str, at: str) -> tuple[str, Row | None]:
    """Keeps the view; its id, and the one that it replaces, or None. Raises KeepingError for a name that can't be."""
    name = checked_name(view.name, "view")
    key = stable_id("view", author, name)
    before = transaction.get("View", [key]).get(key)
    if before is None and how_many(transaction, "views", "View") >= _MOST_VIEWS:
        raise KeepingError(f"{_MOST_VIEWS} views are kept already; delete some that nobody needs")
    row: Row = {"id": key, "name": name, "query": view.query, "variables": view.variables, "layout": view.layout}
    transaction.put("View", [row | {"author": author, "at": at}])
    return key, before


def delete_view(transaction: Transaction, view: str) -> Row:
    """Removes the view; as it was. Raises KeepingError for an unknown one."""
    row = view_of(transaction, view)
    transaction.remove("View", [view])
    return row


def view_of(transaction: Transaction, view: str) -> Row:
    """The view. Raises KeepingError for an unknown one."""
    row = transaction.get("View", [view]).get(view)
    if row is None:
        raise KeepingError(f"there is no view {view}; `views` lists those that there are")
    return row


def checked_name(name: str, what: str) -> str:
    """The name with single spaces. Raises KeepingError where it is empty, too long or can't be seen."""
    told = " ".join(name.split())
    if not told or len(told) > LONGEST_NAME or not told.isprintable():
        raise KeepingError(f"a {what} needs a name of 1 to {LONGEST_NAME} characters that can be seen")
    return told


def how_many(transaction: Transaction, link: str, read_type: str) -> int:
    """How many things a link of the root leads to."""
    counted = Link("counted", link, Shape(read_type), first=1, total=True)
    (row,) = transaction.read(Shape("Query", (), (counted,)), [ROOT])
    return int(row["counted"]["total"]) if row is not None else 0
