"""Articles and ingestions for tests, quickly written."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dramatis.article import Article, Rejected, Source
from graph.digest import graph_hash
from graph.schema import EDGES, LABELS
from graph.shape import Row
from graph.store import GraphStore
from ingest.pipeline import Counts, Extractor, Ingestion
from tests.ingest.plain_extractor import PlainExtractor

CORPUS = Path(__file__).parents[2] / "demo" / "corpus"
# A sentence is told as a copy by from nine words on; this body has four such sentences and two plain facts.
WIRE = (
    "The harbour of the northern town was closed for the third day in a row after the storm tore down two cranes. "
    "Engineers from three countries are expected to look at the damage before the week is out, the port office wrote. "
    "Ann Lee leads Harbour Board. "
    "Ships that carry grain and steel wait in the bay and pay for every hour of it, as their owners complain. "
    "Bo Ray and Ann Lee met in Oslo on 2025-05-16. "
    "Nobody in the town remembers a storm like this one, and the oldest of them have seen more than eighty winters."
)


def day(text: str) -> datetime:
    """Noon of the day, UTC."""
    return datetime.fromisoformat(text).replace(hour=12, tzinfo=UTC)


def report(body: str, title: str = "A report", *, at: str | None = None, by: str | None = None, **more: Any) -> Article:
    """A report with this body, published `at` a day by an outlet with this domain."""
    source = Source(by, by) if by else None
    url = more.pop("url", None)
    if url is None and by:
        url = f"https://{by}/{'-'.join(title.lower().split())}"
    return Article(title, body, url=url, source=source, published_at=day(at) if at else None, language="en", **more)


def ingest(
    store: GraphStore,
    *items: Article | Rejected,
    extractor: Extractor | None = None,
    clock: datetime | None = None,
) -> Counts:
    """Ingests the items in one run, of which each further batch is a second later."""
    start = clock or datetime(2025, 6, 1, tzinfo=UTC)
    calls = itertools.count(-1)
    return Ingestion(store, extractor or PlainExtractor(), lambda: start + timedelta(seconds=max(0, next(calls)))).run(
        items
    )


def hash_of(store: GraphStore) -> str:
    """The graph's hash."""
    return graph_hash(store.dump())


def nodes(store: GraphStore, label: str) -> dict[str, Row]:
    """All nodes of the label, by id."""
    assert label in LABELS
    return {row["id"]: row for row in store.dump() if row.get("node") == label}


def edges(store: GraphStore, kind: str) -> list[Row]:
    """All edges of the type."""
    assert kind in EDGES
    return [row for row in store.dump() if row.get("edge") == kind]


def pairs(store: GraphStore, kind: str) -> set[tuple[str, str]]:
    """Source and target of all edges of the type."""
    return {(row["src"], row["dst"]) for row in edges(store, kind)}


def facts_of(store: GraphStore) -> set[tuple[object, ...]]:
    """Every fact with the names of its ends, as its article has it."""
    locals_ = nodes(store, "Local")
    subject = dict(pairs(store, "SUBJECT"))
    target = dict(pairs(store, "OBJECT"))
    return {
        (
            key,
            locals_[subject[key]]["name"],
            row["predicate"],
            locals_[target[key]]["name"] if key in target else row["literal"],
            *(row[name] for name in ("polarity", "modality", "start", "end", "origin", "retracted")),
        )
        for key, row in nodes(store, "Fact").items()
    }


def by_name(store: GraphStore, name: str, kind: str = "") -> Row:
    """The one entity that is or was called so."""
    found = [
        row
        for row in nodes(store, "Entity").values()
        if name in (row["name"], *row["aliases"]) and kind in ("", row["kind"]) and not row["merged_into"]
    ]
    assert len(found) == 1, (name, [(row["id"], row["name"]) for row in found])
    return found[0]


def shuffled(items: Iterable[Article], order: Iterable[int]) -> list[Article]:
    """The items in another order."""
    known = list(items)
    return [known[place] for place in order]
