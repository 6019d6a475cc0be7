"""Edges from entity to entity, drawn from the relations that are held: for walking, path finding and plain lists.

They follow from the relations, so they can be drawn again at any time. Their key is the relation, so that two relations
of one pair are two edges.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dramatis.words import Predicate
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows

# Predicates that also stand as an edge of their own: (edge type, from subject to object or the other way round).
_OWN_EDGES: dict[str, tuple[str, bool]] = {
    Predicate.AUTHORED: ("AUTHORED_BY", False),
    Predicate.SPEAKS_FOR: ("SPEAKS_FOR", True),
    Predicate.CONCERNS: ("EVENT_DOCUMENT", True),
}
# What a walk keeps edges by (`graph.walks`), beside the number of sources.
_SAID = ("predicate", "modality", "polarity", "confidence", "start", "end", "reported")


def draw_direct_edges(transaction: Transaction, relations: Sequence[str], totals: Mapping[str, Row]) -> None:
    """Draws the edges of the relations anew. `totals`: what their facts add up to; one without facts has none."""
    rows = transaction.get("Relation", relations)
    subjects = transaction.follow("RELATION_SUBJECT", relations)
    objects = transaction.follow("RELATION_OBJECT", relations)
    gathered = Rows()
    dead: dict[str, set[str]] = defaultdict(set)
    gone: set[str] = set()
    for key, row in rows.items():
        if not objects[key]:
            continue
        subject, target = subjects[key][0][1], objects[key][0][1]
        own = _OWN_EDGES.get(row["predicate"])
        if key in totals and not row["retracted"]:
            said = {name: row[name] for name in _SAID}
            gathered.edge("RELATES", subject, target, key, **said, sources=row["source_count"])
            if own is not None and row["polarity"] == "ASSERTED":
                edge, forward = own
                gathered.edge(edge, *((subject, target) if forward else (target, subject)), key)
        else:
            gone.add(key)
            dead["RELATES"].add(subject)
            if own is not None:
                edge, forward = own
                dead[edge].add(subject if forward else target)
    for edge, sources in sorted(dead.items()):
        _rub_out(transaction, edge, sorted(sources), gone)
    gathered.write(transaction)


def _rub_out(transaction: Transaction, edge: str, sources: Sequence[str], relations: set[str]) -> None:
    """Removes those edges that leave the sources and were drawn from the relations."""
    found = [row for edges in transaction.follow(edge, sources).values() for row in edges]
    kept = [row for row in found if row[2] not in relations]
    if len(kept) < len(found):
        transaction.disconnect(edge, sources)
        transaction.connect(edge, kept)
