"""Catalogues of outlets: loaded, replaced and removed, and what they say drawn to the outlets that are held.

A catalogue replaces an older one of its name. The names of all catalogues together tell which outlet is which
(`stories.catalogue_matching`), so that loading one may change what another says, and all outlets are looked at again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from dramatis.errors import CatalogueError
from dramatis.ids import stable_id, text_hash
from graph.catalogues import (
    SAID,
    Edges,
    Said,
    catalogues_held,
    drop_catalogue,
    outlets_held,
    owner_id,
    put_catalogue,
    said_edge,
    write_said,
)
from graph.shape import Row
from graph.store import GraphStore, Transaction
from stories.catalogue import (
    RATED,
    Axis,
    Entry,
    Label,
    catalogue_id,
    entries_from_text,
    entries_to_text,
    rater_id,
    raters_of,
)
from stories.catalogue_matching import Entries, Matching
from stories.shipped_catalogues import SHIPPED, shipped_entries

# The longest name and terms that anybody needs: shown beside every rating.
_LONGEST_NAME = 200
_LONGEST_TERMS = 4_000


@dataclass(frozen=True, slots=True)
class Held:
    """A catalogue that is held: what it is called, its terms, and how many lines it has."""

    id: str
    label: Label
    entries: int
    shipped: bool
    loaded: str


def load_catalogue(
    store: GraphStore,
    label: Label,
    entries: Sequence[Entry],
    at: str,
    alongside: Callable[[Transaction], None] = lambda _: None,
) -> str:
    """Loads a catalogue of one's own in the place of an older one of its name; its id. `at` is the time, as stored.

    `alongside` is done before it in the same transaction. Raises CatalogueError for a label that isn't one, and without
    any entry.
    """
    label = checked_label(label)
    if not entries:
        raise CatalogueError(f"the catalogue {label.name} holds no line that could be taken, so nothing was changed")
    content = entries_to_text(entries)

    def work(transaction: Transaction) -> None:
        alongside(transaction)
        _load(transaction, label, entries, at, content)

    store.transact(work)
    return catalogue_id(label.name)


def remove_catalogue(
    store: GraphStore, name: str, at: str, alongside: Callable[[Transaction], None] = lambda _: None
) -> None:
    """Removes the catalogue of this name with all that it says. One that ships with Dramatis stays away from then on.

    `alongside` is done before it in the same transaction. Raises CatalogueError where none is called so.
    """

    def work(transaction: Transaction) -> None:
        alongside(transaction)
        _remove(transaction, name, at)

    store.transact(work)


def list_catalogues(store: GraphStore) -> list[Held]:
    """The catalogues that are held, by name."""
    return [
        Held(row["id"], label_of(row), row["entries"], row["shipped"], row["at"])
        for row in catalogues_held(store)
        if not row["part_of"]
    ]


def told_of(transaction: Transaction, name: str) -> Row | None:
    """What the audit tells of the catalogue of this name; None where there is none."""
    key = catalogue_id(name)
    row = transaction.get("Catalogue", [key]).get(key)
    return None if row is None else label_told(label_of(row), row["entries"])


def label_told(label: Label, entries: int) -> Row:
    """What the audit tells of a catalogue."""
    return {"name": label.name, "version": label.version, "licence": label.licence, "entries": entries}


def label_of(row: Row) -> Label:
    """What a stored catalogue is called, and its terms."""
    return Label(row["name"], row["version"], row["licence"], row["attribution"])


def furnish(store: GraphStore, at: str, *, again: bool = False) -> int:
    """Loads the catalogues that ship with Dramatis, save those that are there in this version or were removed.

    `again`: those too that were removed. How many were loaded; a catalogue of one's own under such a name stays.
    """
    held = {row["id"]: row for row in catalogues_held(store)}
    missing = [
        shipped
        for shipped in SHIPPED
        if (row := held.get(catalogue_id(shipped.label.name))) is None
        or (row["shipped"] and row["version"] < shipped.label.version)
    ]
    if missing:
        return store.transact(lambda transaction: _furnish(transaction, [one.label for one in missing], at, again))
    return 0


def _furnish(transaction: Transaction, labels: Sequence[Label], at: str, again: bool) -> int:
    removed = set() if again else set(transaction.get("Meta", [_removal(label.name) for label in labels]))
    wanted = [label for label in labels if _removal(label.name) not in removed]
    for label in wanted:
        _put(transaction, label, _entries_shipped(label.name), at, None)
    if wanted:
        _relate_all(transaction)
    return len(wanted)


def _entries_shipped(name: str) -> tuple[Entry, ...]:
    return next((shipped_entries(one.file) for one in SHIPPED if one.label.name == name), ())


def _removal(name: str) -> str:
    """The mark that a shipped catalogue was removed."""
    return stable_id("removed", catalogue_id(name))


def checked_label(label: Label) -> Label:
    """The label with single spaces. Raises CatalogueError where a part of it is empty, too long or unprintable."""
    told = {
        "name": (label.name, _LONGEST_NAME),
        "version": (label.version, _LONGEST_NAME),
        "licence": (label.licence, _LONGEST_NAME),
        "attribution": (label.attribution, _LONGEST_TERMS),
    }
    plain = {what: " ".join(text.split()) for what, (text, _) in told.items()}
    for what, text in plain.items():
        if not text:
            raise CatalogueError(f"the catalogue's {what} is empty; say what it is")
        if len(text) > told[what][1] or not text.isprintable():
            raise CatalogueError(
                f"the catalogue's {what} is longer than {told[what][1]} characters or holds some that can't be seen"
            )
    return Label(**plain)


def _load(transaction: Transaction, label: Label, entries: Sequence[Entry], at: str, content: str) -> None:
    _put(transaction, label, entries, at, content)
    _relate_all(transaction)


def _put(transaction: Transaction, label: Label, entries: Sequence[Entry], at: str, content: str | None) -> None:
    """Stores the catalogue and, where several raters speak in it, one part for each. `content` None: it is shipped."""
    main = catalogue_id(label.name)
    shown = {"version": label.version, "licence": label.licence, "attribution": label.attribution, "at": at}
    raters = raters_of(entries)
    parts = raters if len(raters) > 1 else ()
    checksum = text_hash(content if content is not None else f"{label.name} {label.version}")
    row: Row = {
        "id": main,
        "name": label.name,
        **shown,
        "part_of": "",
        "axes": [] if parts else _axes(entries),
        "entries": len(entries),
        "shipped": content is None,
        "checksum": checksum,
        "content": content or "",
    }
    rows = [
        row
        | {
            "id": rater_id(label.name, rater),
            "name": f"{label.name} ({rater or 'no rater named'})",
            "part_of": main,
            "axes": _axes(own := [entry for entry in entries if entry.rater.casefold() == rater.casefold()]),
            "entries": sum(entry.axis in RATED for entry in own),
            "checksum": "",
            "content": "",
        }
        for rater in parts
    ]
    put_catalogue(transaction, [row, *rows], (entry.value for entry in entries if entry.axis is Axis.OWNERSHIP))


def _axes(entries: Sequence[Entry]) -> list[str]:
    """On which axes the entries rate outlets."""
    return sorted({entry.axis.value for entry in entries if entry.axis in RATED})


def _remove(transaction: Transaction, name: str, at: str) -> None:
    key = catalogue_id(name)
    row = next((row for row in catalogues_held(transaction) if row["id"] == key and not row["part_of"]), None)
    if row is None:
        raise CatalogueError(f"no catalogue is called {name!r}; `dramatis catalogue list` shows those that there are")
    drop_catalogue(transaction, key)
    if row["shipped"]:
        transaction.put("Meta", [{"id": _removal(row["name"]), "value": at}])
    _relate_all(transaction)


def relate_all(store: GraphStore) -> None:
    """Draws anew what the catalogues say of all outlets; where nothing was wrong nothing changes."""
    store.transact(_relate_all)


def _relate_all(transaction: Transaction) -> None:
    for outlets in outlets_held(transaction):
        relate_outlets(transaction, outlets)


def relate_outlets(transaction: Transaction, outlets: Sequence[str]) -> int:
    """Draws what the catalogues say of the outlets (ids; unknown ones are passed over); of how many that changes."""
    held = catalogues_held(transaction)
    if not held or not outlets:
        return 0  # what catalogues said went with them
    rows = transaction.get("Source", sorted(set(outlets)))
    matching = _matching(transaction, [row for row in held if not row["part_of"]])
    parted = {row["part_of"] for row in held if row["part_of"]}
    names = {row["id"]: row["name"] for row in held}
    return write_said(
        transaction,
        {key: _said(matching.entries(row["domain"], row["name"]), names, parted) for key, row in rows.items()},
    )


def _said(found: Mapping[str, Entries], names: Mapping[str, str], parted: set[str]) -> Said:
    edges: dict[str, set[Edges]] = {kind: set() for kind in SAID}
    for catalogue, entries in found.items():
        for entry in entries:
            if entry.axis is Axis.OWNERSHIP:
                edges["OWNED"].add(said_edge(owner_id(catalogue, entry.value), "", share=entry.share))
            elif entry.axis is Axis.COUNTRY:
                edges["LOCATED"].add(said_edge(catalogue, entry.value, country=entry.value))
            else:
                rater = rater_id(names[catalogue], entry.rater) if catalogue in parted else catalogue
                key = "\x1f".join((entry.axis, entry.value, entry.section))
                told = {"value": entry.value, "label": entry.label, "score": entry.score, "section": entry.section}
                edges["RATED"].add(said_edge(rater, key, axis=entry.axis.value, **told))
    return Said({kind: frozenset(found) for kind, found in edges.items() if found})


# --- the lines of the catalogues, read once for as long as the same ones are held

_lock = Lock()
_last: tuple[tuple[tuple[str, str], ...], Matching] | None = None


def _matching(transaction: Transaction, held: Sequence[Row]) -> Matching:
    """What answers for these catalogues; kept from one batch to the next."""
    global _last
    key = tuple(sorted((row["id"], row["checksum"]) for row in held))
    with _lock:
        known = _last
    if known is not None and known[0] == key:
        return known[1]
    own = transaction.get("Catalogue", [row["id"] for row in held if not row["shipped"]])
    made = Matching(
        {
            row["id"]: _entries_shipped(row["name"]) if row["shipped"] else entries_from_text(own[row["id"]]["content"])
            for row in held
        }
    )
    with _lock:
        _last = (key, made)
    return made
