"""What a search reads of its hits, for engines that find first and then read."""

from collections.abc import Mapping
from dataclasses import replace

from graph.shape import Row, Shape
from graph.store import Found, GraphStore


def with_rows(store: GraphStore, found: Found, shapes: Mapping[str, Shape]) -> Found:
    """The hits with their rows, each in the shape of its label, all read at once."""
    keyed = [
        (shape, ids) for label, shape in shapes.items() if (ids := [hit.id for hit in found.hits if hit.label == label])
    ]
    rows: dict[str, Row] = {}
    for (_, ids), answers in zip(keyed, store.read_all(keyed), strict=True):
        rows.update((key, row) for key, row in zip(ids, answers, strict=True) if row is not None)
    return replace(found, rows=rows)
