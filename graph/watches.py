"""Watches: what people want to be told of, and the alerts that told them.

A watch is a filter, kept as JSON under the names that it has in the API: `text`, `entities`, `places`, `eventTypes`,
`modality`, `stories`, `minSources`; all that it names must hold. An alert points at what was found, and at the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dramatis.errors import KeepingError
from dramatis.ids import stable_id
from graph.attaching import attach
from graph.feed import next_number
from graph.shape import ROOT, Link, Row, Shape
from graph.store import EdgeRow, Transaction
from graph.views import checked_name, how_many

# Each watch is looked at with every batch of articles: hundreds cost milliseconds.
MOST_WATCHES = 500
# Longer texts and lists are no question that a person asks.
LONGEST_TEXT = 1_000
MOST_LISTED = 100
LONGEST_ADDRESS = 2_000

_FIELDS = ("name", "url", "filter", "author", "at")
_WATCHES = Shape("Query", (), (Link("all", "watches", Shape("Watch", _FIELDS), first=MOST_WATCHES),))


@dataclass(frozen=True, slots=True)
class Alert:
    """A watch's hit: what was found, once for each `aspect` of it, and the spans that say so.

    `quotes` are (version, properties of the span as EVIDENCED_BY has them).
    """

    watch: str
    hit: str
    aspect: str
    quotes: tuple[tuple[str, Row], ...]


def save_watch(
    transaction: Transaction, name: str, filter_: Row, url: str | None, author: str, at: str
) -> tuple[str, Row | None]:
    """Keeps the watch; its id, and the one of this author and name that it replaces, or None.

    The alerts of the one that it replaces stay. Raises KeepingError for a name or filter that can't be.
    """
    told = checked_name(name, "watch")
    _check(filter_)
    key = stable_id("watch", author, told)
    before = transaction.get("Watch", [key]).get(key)
    if before is None and how_many(transaction, "watches", "Watch") >= MOST_WATCHES:
        raise KeepingError(f"{MOST_WATCHES} watches are kept already; delete some that nobody needs")
    transaction.put("Watch", [{"id": key, "name": told, "url": url, "filter": filter_, "author": author, "at": at}])
    return key, before


def _check(filter_: Row) -> None:
    if not any(value not in (None, "", []) for value in filter_.values()):
        raise KeepingError("the watch's filter is empty, so it would find everything; name at least one thing")
    for name, value in filter_.items():
        if isinstance(value, list) and not 0 < len(value) <= MOST_LISTED:
            raise KeepingError(f"`{name}` has {len(value)} items; give 1 to {MOST_LISTED}, or leave it out")
        if isinstance(value, str) and not 0 < len(value.strip()) <= LONGEST_TEXT:
            raise KeepingError(f"`{name}` has {len(value)} characters; give 1 to {LONGEST_TEXT}, or leave it out")


def delete_watch(transaction: Transaction, watch: str) -> Row:
    """Removes the watch with its alerts; as it was. Raises KeepingError for an unknown one."""
    row = watch_of(transaction, watch)
    alerts = [edge[0] for edge in transaction.follow("ALERT_OF", [watch], out=False)[watch]]
    transaction.remove("Alert", alerts)
    transaction.remove("Watch", [watch])
    return row


def watch_of(transaction: Transaction, watch: str) -> Row:
    """The watch. Raises KeepingError for an unknown one."""
    row = transaction.get("Watch", [watch]).get(watch)
    if row is None:
        raise KeepingError(f"there is no watch {watch}; `watches` lists those that there are")
    return row


def standing_watches(transaction: Transaction) -> Sequence[Row]:
    """All watches."""
    (row,) = transaction.read(_WATCHES, [ROOT])
    found: Sequence[Row] = row["all"]["items"] if row is not None else ()
    return found


def raise_alerts(transaction: Transaction, alerts: Iterable[Alert], called: Iterable[str], at: str) -> list[str]:
    """Puts those alerts on record that weren't raised before; their ids. `called` are watches that have an address.

    A watch tells of one aspect of one thing once, however many articles report it.
    """
    by_key = {stable_id("alert", alert.watch, alert.hit, alert.aspect): alert for alert in alerts}
    # One of which the hit was taken back is raised anew when it comes again.
    hit = transaction.follow("HIT", sorted(transaction.known("Alert", sorted(by_key))))
    fresh = [(key, alert) for key, alert in by_key.items() if not hit.get(key)]
    if not fresh:
        return []
    number = next_number(transaction, len(fresh))
    addressed = set(called)
    transaction.put(
        "Alert",
        [
            {"id": key, "number": number + place, "at": at, "due": at if alert.watch in addressed else ""}
            for place, (key, alert) in enumerate(fresh)
        ],
    )
    transaction.connect("ALERT_OF", [(key, alert.watch, "", {}) for key, alert in fresh])
    quoted: list[EdgeRow] = [
        (key, version, f"{span['start']}-{span['end']}", span) for key, alert in fresh for version, span in alert.quotes
    ]
    transaction.connect("BECAUSE", quoted)
    for key, alert in fresh:
        attach(transaction, "HIT", key, [alert.hit])
    return [key for key, _ in fresh]
