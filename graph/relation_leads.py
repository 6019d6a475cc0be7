"""Where the ids of relations lead that hold no fact any more: to what their facts state now, or, without any, nowhere.

An id that leads to a relation goes when that relation goes for good: it would lead to nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graph.paging import pages
from graph.shape import In, Link, Shape
from graph.store import Transaction

# Ids that are looked up at once.
_LOT = 500


def lead_on(transaction: Transaction, emptied: Iterable[str], facts: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
    """Leads the emptied relations on. `facts`: by such a relation what each of its facts that moved states now."""
    lost: list[str] = []
    led: dict[str, str] = {}
    for relation in sorted(set(emptied)):
        ends = Counter(end for found in facts.get(relation, {}).values() for end in found)
        if ends:
            led[relation] = min(ends, key=lambda end: (-ends[end], end))
        else:
            lost.append(relation)
    transaction.put("Relation", [{"id": key, "merged_into": end} for key, end in led.items()])
    while lost:
        lost = _leading_to(transaction, lost)
        transaction.remove("Relation", lost)


def _leading_to(transaction: Transaction, relations: Sequence[str]) -> list[str]:
    """The ids that lead to one of the relations."""
    lots = (tuple(relations[start : start + _LOT]) for start in range(0, len(relations), _LOT))
    links = (Link("led", "led_relations", Shape("Relation"), where=(In("merged_into", lot),)) for lot in lots)
    return [row["id"] for link in links for rows in pages(transaction, link) for row in rows]
