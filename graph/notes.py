"""Notes: what people write beside things, for themselves and others. A note changes nothing of what is known."""

from dramatis.errors import KeepingError
from dramatis.ids import stable_id
from graph.attaching import attach, standing_for
from graph.shape import Row
from graph.store import Transaction

# What a person writes beside a thing fits on two pages; more is a document.
LONGEST_NOTE = 10_000
# By the beginning of its id, what a note can be written beside.
_NOTED = frozenset(
    (
        *("person", "organization", "place", "document", "event"),
        *("story", "article", "claim", "relation", "conflict", "source"),
    )
)


def add_note(transaction: Transaction, target: str, text: str, author: str, at: str) -> str:
    """Keeps the note beside the target; the note's id. `at` is the time, as stored.

    Raises KeepingError for an empty or too long text, and for an id of nothing that notes are written beside.
    """
    told = text.strip()
    if not told:
        raise KeepingError("the note is empty; write something")
    if len(told) > LONGEST_NOTE:
        raise KeepingError(f"the note has {len(told)} characters, the limit is {LONGEST_NOTE}; write several")
    if target.partition(":")[0] not in _NOTED or not standing_for(transaction, [target]):
        raise KeepingError(f"there is no entity, story, article, claim or relation {target}; look its id up")
    key = _new_id(transaction, target, author, at, told)
    transaction.put("Note", [{"id": key, "text": told, "author": author, "at": at, "target": target}])
    attach(transaction, "NOTED_ON", key, [target])
    return key


def delete_note(transaction: Transaction, note: str) -> Row:
    """Removes the note; as it was. Raises KeepingError for an unknown one."""
    row = note_of(transaction, note)
    transaction.remove("Note", [note])
    return row


def note_of(transaction: Transaction, note: str) -> Row:
    """The note. Raises KeepingError for an unknown one."""
    row = transaction.get("Note", [note]).get(note)
    if row is None:
        raise KeepingError(f"there is no note {note}; `notes` lists those beside a thing")
    return row


def _new_id(transaction: Transaction, *told: str) -> str:
    """An id that no other note has, also where somebody writes the same twice in one moment."""
    number = 0
    while transaction.known("Note", [key := stable_id("note", *told, number)]):
        number += 1
    return key
