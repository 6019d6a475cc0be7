"""What a person decided on an article's names, kept when the article is read again or its text changes.

An in-article entity has the text's version and the reading in its id, so a later reading makes new ones. Where a
person's decision touched an entity of an earlier reading, the same name of the same article goes on to stand for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dramatis.extraction import Extraction
from dramatis.folding import fold
from graph.decisions import by_a_person, stands
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Extracted


def pinned(transaction: Transaction, batch: Sequence[Extracted]) -> dict[str, str]:
    """The canonical entity of each in-article entity of articles that were stored before, where a person's word holds.

    By place where the text is the same, else by kind and name; a name that a person gave to two entities is left open.
    """
    if not batch:
        return {}
    earlier = _earlier(transaction, [item.article.id for item in batch])
    judged = _judged(transaction, {old.entity for found in earlier.values() for old in found})
    pins: dict[str, str] = {}
    for item in batch:
        known = [old for old in earlier[item.article.id] if old.entity in judged]
        if known:
            pins |= _matched(transaction, item, known)
    return pins


class _Old:
    """An in-article entity of an earlier reading, and what it is resolved to."""

    __slots__ = ("entity", "row", "version")

    def __init__(self, row: Row, version: str, entity: str) -> None:
        self.row, self.version, self.entity = row, version, entity

    @property
    def names(self) -> set[str]:
        """Its names as they are compared."""
        return {fold(name) for name in (self.row["name"], *self.row["names"])}


def _earlier(transaction: Transaction, articles: Sequence[str]) -> dict[str, list[_Old]]:
    versions = transaction.follow("HAS_VERSION", articles)
    listed = sorted({edge[1] for edges in versions.values() for edge in edges})
    found = transaction.follow("FOUND_IN", listed, out=False)
    locals_ = sorted({edge[0] for edges in found.values() for edge in edges})
    rows = transaction.get("Local", locals_)
    entities = {local: edges[0][1] for local, edges in transaction.follow("RESOLVED_TO", locals_).items() if edges}
    return {
        article: [
            _Old(rows[local], version, entities[local])
            for _, version, _, _ in edges
            for local, *_ in found[version]
            if local in entities
        ]
        for article, edges in versions.items()
    }


def _judged(transaction: Transaction, entities: Iterable[str]) -> set[str]:
    """Those of the entities on which a decision of a person stands."""
    edges = transaction.follow("DECIDED_IN", sorted(set(entities)))
    rows = transaction.get("Decision", sorted({edge[1] for found in edges.values() for edge in found}))
    mine = {key for key, row in rows.items() if by_a_person(row["by"]) and stands(row)}
    return {entity for entity, found in edges.items() if any(edge[1] in mine for edge in found)}


def _matched(transaction: Transaction, item: Extracted, known: Sequence[_Old]) -> dict[str, str]:
    here = [old for old in known if old.version == item.article.version_id]
    spans = _spans(transaction, [old.row["id"] for old in here])
    by_span = {span: old for old in here for span in spans[old.row["id"]]}
    own = _own_spans(item.extraction)
    pins: dict[str, str] = {}
    for entity in item.extraction.entities:
        names = {fold(name) for name in (entity.name, *entity.names)}
        found = [by_span[span] for span in own[entity.id] if span in by_span]
        found = [old for old in found if old.row["kind"] == entity.kind]
        if not found:
            found = [old for old in known if old.row["kind"] == entity.kind and not names.isdisjoint(old.names)]
        entities = {old.entity for old in found}
        if len(entities) == 1:
            pins[entity.id] = entities.pop()
    return pins


def _spans(transaction: Transaction, locals_: Sequence[str]) -> dict[str, set[tuple[int, int]]]:
    edges = transaction.follow("NAMES", locals_, out=False)
    rows = transaction.get("Mention", sorted({edge[0] for found in edges.values() for edge in found}))
    return {
        local: {(rows[mention]["start"], rows[mention]["end"]) for mention, *_ in found}
        for local, found in edges.items()
    }


def _own_spans(extraction: Extraction) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in extraction.mentions:
        spans[mention.entity].append((mention.start, mention.end))
    return spans
