"""A decision on who is who taken back: the graph is as if it had never been taken, later decisions aside."""

from dramatis.errors import DecisionError
from graph.decisions import DecisionKind
from graph.homes import own_again
from graph.judging import Word, check_person
from graph.moving import lead_home
from graph.questions import list_sides
from graph.redirects import roots
from graph.rescoring import settle_late
from graph.shape import Row
from graph.splitting import split_off
from graph.store import Transaction
from graph.writing import Rows


def undo(transaction: Transaction, decision: str, word: Word) -> None:
    """Takes the decision back. Of an entity that joined another one this is a split: it gets one of its own.

    What it overruled stands again. Raises DecisionError for an unknown decision and one that was undone before.
    """
    check_person(word.by)
    row = transaction.get("Decision", [decision]).get(decision)
    if row is None:
        raise DecisionError(f"there is no decision {decision}; `decisions` in the API lists those of an entity")
    if row["undone_at"]:
        raise DecisionError(f"{decision} was undone by {row['undone_by']} at {row['undone_at']}; judge anew instead")
    if row["kind"] == DecisionKind.JOIN:
        _part(transaction, row, word)
    transaction.put("Decision", [{"id": decision, "undone_at": word.at, "undone_by": word.by}])
    transaction.put("Decision", [{"id": key, "superseded": ""} for key in row["overrules"]])
    list_sides(transaction, [decision, *row["overrules"]])
    if row["kind"] == DecisionKind.MERGE:
        _unmerge(transaction, row, word.at)
    elif row["kind"] == DecisionKind.SPLIT:
        _rejoin(transaction, row)


def _part(transaction: Transaction, join: Row, word: Word) -> None:
    """The in-article entity leaves the entity that it joined, unless it has left it already."""
    now = transaction.follow("RESOLVED_TO", [join["left_id"]])[join["left_id"]]
    if now and now[0][3]["home"] == join["right_id"]:
        split_off(transaction, now[0][1], [join["left_id"]], word)


def _unmerge(transaction: Transaction, row: Row, now: str) -> None:
    """The absorbed entity goes by its own id again, and what was merged into it with it."""
    kept = row["left_id"] if row["absorbed"] == row["right_id"] else row["right_id"]
    before = roots(transaction, [kept])[kept]
    transaction.put("Entity", [{"id": row["absorbed"], "merged_into": "", "merged_by": ""}])
    rehomed = settle_late(transaction, before, row["absorbed"], row["at"], now)
    lead_home(transaction, (before, row["absorbed"]), rehomed)


def _rejoin(transaction: Transaction, row: Row) -> None:
    """What was split off, and what joined it since, goes back to where it was."""
    new = row["right_id"]
    ends = roots(transaction, (row["left_id"], new))
    edges = transaction.follow("RESOLVED_TO", [ends[new]], out=False)[ends[new]]
    back = {local: (entity, given) for local, entity, _, given in edges if given["home"] == new}
    before = {local: _before(transaction, row, local) for local in back}
    gathered = Rows()
    for local, (entity, given) in back.items():
        gathered.edges["RESOLVED_TO"].append((local, entity, "", {**given, **before[local]}))
    gathered.write(transaction)
    reopened = own_again(transaction, {str(old["home"]) for old in before.values()})
    lead_home(transaction, {ends[new], new, ends[row["left_id"]], *reopened, *reopened.values()}, back)


def _before(transaction: Transaction, split: Row, local: str) -> Row:
    """What the in-article entity's RESOLVED_TO said before the split, and before any that was undone since."""
    while True:
        moved = next((found for found in split["moved"] if found["local"] == local), {"home": split["left_id"]})
        minted = transaction.get("Entity", [moved["home"]])[moved["home"]]["minted_by"]
        earlier = transaction.get("Decision", [minted]).get(minted) if minted else None
        if earlier is None or not earlier["undone_at"]:
            return {name: value for name, value in moved.items() if name != "local"}
        split = earlier
