"""What is kept beside the graph without what was forgotten: notes, the audit, views, watches, alerts and jobs.

Few of these are kept, beside the articles, so all of them are looked at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from dramatis.redacting import black_out, forms_pattern
from graph.paging import pages
from graph.shape import In, Link, Order, Row, Shape
from graph.store import GraphStore, Transaction

# What is blacked out of each label, by the link of the root that lists it.
_TOLD: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "notes": ("Note", ("text",)),
    "audits": ("Audit", ("before", "after")),
    "views": ("View", ("name", "query", "variables", "layout")),
    "watches": ("Watch", ("name", "filter")),
    "jobs": ("Job", ("errors",)),
}
# By id, not by time: what is removed or written over meanwhile is met once.
_BY_ID = (Order("id"),)
_HITS = tuple(f"hit_{label}" for label in ("claim", "entity", "relation", "story", "article"))


def forget_beside(store: GraphStore, gone: Sequence[str], words: Iterable[str]) -> None:
    """Removes the notes on what went, empties the audit of it, and blacks out the words everywhere else.

    Alerts of what isn't there any more go. Doing it twice changes nothing.
    """
    named = In("target", tuple(gone))
    for rows in pages(store, Link("found", "notes", Shape("Note"), where=(named,), order=_BY_ID)):
        store.transact(partial(_remove, label="Note", ids=[row["id"] for row in rows]))
    for rows in pages(store, Link("found", "audits", Shape("Audit"), where=(named,), order=_BY_ID)):
        emptied: list[Row] = [{"id": row["id"], "before": None, "after": None} for row in rows]
        store.transact(partial(_put, label="Audit", rows=emptied))
    pattern = forms_pattern(words, words=False)
    for link, (label, fields) in _TOLD.items():
        listed = Link("found", link, Shape(label, fields), order=_BY_ID)
        for rows in pages(store, listed):
            changed = [now for row in rows if (now := _blacked(row, fields, pattern))]
            if changed:
                store.transact(partial(_put, label=label, rows=changed))
    hits = tuple(Link(hit, hit, Shape(hit.removeprefix("hit_").capitalize())) for hit in _HITS)
    for rows in pages(store, Link("found", "every_alert", Shape("Alert", (), hits), order=_BY_ID)):
        lost = [row["id"] for row in rows if all(row[hit] is None for hit in _HITS)]
        if lost:
            store.transact(partial(_remove, label="Alert", ids=lost))


def _blacked(row: Row, fields: Sequence[str], pattern: re.Pattern[str]) -> Row | None:
    """What changes of the row, with its id; None where nothing does."""
    now = {name: _value(row[name], pattern) for name in fields}
    changed = {name: value for name, value in now.items() if value != row[name]}
    return {"id": row["id"], **changed} if changed else None


def _value(value: Any, pattern: re.Pattern[str]) -> Any:
    """The value with every text in it blacked out, names of its fields too."""
    if isinstance(value, str):
        return black_out(value, pattern)
    if isinstance(value, list):
        return [_value(item, pattern) for item in value]
    if isinstance(value, dict):
        return {black_out(key, pattern): _value(item, pattern) for key, item in value.items()}
    return value


def _put(transaction: Transaction, label: str, rows: Sequence[Row]) -> None:
    transaction.put(label, rows)


def _remove(transaction: Transaction, label: str, ids: Sequence[str]) -> None:
    transaction.remove(label, ids)
