"""What is attached to things: notes, audit records and alerts, which go along when an id leads elsewhere.

Each edge keeps as its key the id that was named, and ends at what stands for that id now; so a merge moves it, and the
undoing of the merge moves it back.
"""

from collections.abc import Iterable

from graph.redirects import roots
from graph.schema import PREFIX_LABELS
from graph.store import EdgeRow, Transaction

Attachments = dict[str, list[EdgeRow]]
_ATTACHED = ("NOTED_ON", "AUDIT_OF", "HIT")


def standing_for(transaction: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """For each of the ids that something has, the id of what stands for it now."""
    by_label: dict[str, list[str]] = {}
    for key in sorted(set(ids)):
        label = PREFIX_LABELS.get(key.partition(":")[0])
        if label is not None:
            by_label.setdefault(label, []).append(key)
    found = roots(transaction, by_label.pop("Entity", []))
    for label in ("Relation", "Story"):
        found |= roots(transaction, by_label.pop(label, []), label)
    for label, keys in by_label.items():
        found |= {key: key for key in transaction.known(label, keys)}
    return found


def attach(transaction: Transaction, edge: str, source: str, ids: Iterable[str]) -> None:
    """Draws the edge from the source to what stands for each id; ids of nothing are passed over."""
    ends = standing_for(transaction, ids)
    transaction.connect(edge, [(source, end, key, {}) for key, end in sorted(ends.items())])


def attachments(transaction: Transaction, ids: Iterable[str]) -> Attachments:
    """All that is attached to the ids: the edges of each kind."""
    listed = sorted(set(ids))
    if not listed:
        return {}
    return {
        edge: [row for found in transaction.follow(edge, listed, out=False).values() for row in found]
        for edge in _ATTACHED
    }


def reattach(transaction: Transaction, held: Attachments) -> None:
    """Leads what was attached (`attachments`) to what stands now for the ids that were named, wherever that changed."""
    for edge, rows in held.items():
        if not rows:
            continue
        ends = standing_for(transaction, {key for _, _, key, _ in rows})
        astray = sorted({source for source, end, key, _ in rows if ends.get(key, end) != end})
        # Those whose end was removed in between are drawn anew, too.
        lost = transaction.follow(edge, sorted({row[0] for row in rows} - set(astray)))
        astray += [row[0] for row in rows if row[0] in lost and row[2] not in {found[2] for found in lost[row[0]]}]
        if astray:
            _draw_anew(transaction, edge, sorted(set(astray)), rows)


def lead_attached(transaction: Transaction, entities: Iterable[str]) -> None:
    """As `reattach`, for all that is attached to the entities now."""
    reattach(transaction, attachments(transaction, entities))


def _draw_anew(transaction: Transaction, edge: str, sources: list[str], lost: Iterable[EdgeRow]) -> None:
    """Draws all edges of the sources to where they belong, those too that were `lost`."""
    standing = [row for found in transaction.follow(edge, sources).values() for row in found]
    named = {(row[0], row[2]): row for row in (*(row for row in lost if row[0] in set(sources)), *standing)}
    ends = standing_for(transaction, {key for _, key in named})
    transaction.disconnect(edge, sources)
    transaction.connect(edge, [(source, ends[key], key, {}) for source, key in sorted(named) if key in ends])
