"""What was changed, in the order in which it was: numbers that grow with every change that people or jobs make.

Writers take turns on both engines, so a number that was drawn later is committed later, and who remembers the last one
seen misses nothing. Articles are counted by their readings (`graph.readings`), whose numbers start again where a
rollback takes the last ones away; who follows them looks back then.
"""

from graph.store import Transaction

_LAST = "feed"


def next_number(transaction: Transaction, count: int = 1) -> int:
    """The first of `count` numbers that nobody has drawn yet; from 1 on."""
    last = last_number(transaction)
    transaction.put("Meta", [{"id": _LAST, "value": str(last + count)}])
    return last + 1


def last_number(transaction: Transaction) -> int:
    """The last number that was drawn; 0 before the first."""
    row = transaction.get("Meta", [_LAST]).get(_LAST)
    return int(row["value"]) if row is not None else 0
