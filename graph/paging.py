"""All that a link of the root lists, a page at a time, so that no list fills memory at once."""

from collections.abc import Iterator
from dataclasses import replace

from graph.shape import ROOT, Link, Row, Shape
from graph.store import GraphStore, Transaction

_PAGE = 500


def pages(store: GraphStore | Transaction, link: Link, size: int = _PAGE) -> Iterator[list[Row]]:
    """The rows of the link, in its order, in lists of at most `size`; none is empty.

    What is stored meanwhile is listed where it comes after what was listed.
    """
    cursor = None
    while True:
        (answer,) = store.read(Shape("Query", (), (replace(link, first=size, after=cursor),)), [ROOT])
        assert answer is not None  # the root is always there
        items = answer[link.key]["items"]
        if items:
            yield items
        if not answer[link.key]["more"]:
            return
        cursor = items[-1]["_cursor"]
