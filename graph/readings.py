"""Readings: one text of one article as one run read it. The latest of an article is what is held of it.

The readings of an article lie on each other like sheets. What a reading found belongs to it until a later one finds the
same again in the same text; the earlier finding is then kept aside (`Replaced`). So any sheet can be taken out, in any
order, and what is held follows from those that are left.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from dramatis.article import Article, Source, StatedShare, StoryPage
from dramatis.ids import stable_id
from dramatis.times import instant, timestamp
from dramatis.words import ArticleKind
from graph.shape import ROOT, Link, Order, Row, Shape
from graph.store import EdgeRow, Transaction

# What is found in a text, and the edges that say so.
FOUND: Mapping[str, tuple[str, ...]] = {
    "Local": ("EVIDENCED_BY",),
    "Mention": ("NAMES",),
    "Fact": ("SUBJECT", "OBJECT", "EVIDENCED_BY"),
    "Claim": ("SPEAKER", "ADDRESSEE", "ABOUT", "EVIDENCED_BY"),
}
# Sentences of a text that are kept: a summary is made of what stands at the top, and news is seldom longer.
_MOST_SENTENCES = 100
_LATEST = Link("last", "readings", Shape("Reading", ("number", "turn")), first=1, order=(Order("number", True),))


def reading_id(version: str, run: str, number: int) -> str:
    """The id of the reading with this number."""
    return stable_id("reading", version, run, number)


def replaced_id(reading: str) -> str:
    """The id under which is kept what later readings wrote over of this one."""
    return f"replaced:{reading.partition(':')[2]}"


def last_reading(transaction: Transaction) -> tuple[int, int]:
    """The number of the latest reading, and how many in-article entities had been resolved by then."""
    (row,) = transaction.read(Shape("Query", (), (_LATEST,)), [ROOT])
    items = row["last"]["items"] if row is not None else []
    return (items[0]["number"], items[0]["turn"]) if items else (0, 0)


def content_of(article: Article, reason: str | None, sentences: Sequence[tuple[int, int]] = ()) -> Row:
    """The article as it was read, save its text; `reason` says why nothing was extracted, or is None.

    Of the sentences the first are kept, as one list of where each starts and ends.
    """
    page = article.page
    return {
        "kind": article.kind.value,
        "url": article.url,
        "source": [getattr(article.source, name) for name in _SOURCE] if article.source else None,
        "published_at": timestamp(article.published_at),
        "language": article.language,
        "truncated": article.truncated,
        "page_id": article.page_id,
        "unextractable": article.unextractable,
        "reason": reason,
        "sentences": [place for span in sentences[:_MOST_SENTENCES] for place in span],
        "bullets": [list(span) for span in page.bullets] if page else None,
        "stated_article_count": page.stated_article_count if page else None,
        "stated": [[share.axis, share.label, share.share] for share in page.stated] if page else None,
    }


_SOURCE = ("name", "domain", "country", "language")


def article_of(reading: Row, version: Row) -> Article:
    """The article as it was read, from its reading and the version that holds the text."""
    content: Row = reading["content"]
    page = None
    if content["bullets"] is not None:
        bullets = tuple((start, end) for start, end in content["bullets"])
        stated = tuple(StatedShare(axis, label, share) for axis, label, share in content["stated"])
        page = StoryPage(bullets, content["stated_article_count"], stated)
    return Article(
        title=version["title"],
        body=version["text"][len(version["title"]) + 2 :],
        kind=ArticleKind(content["kind"]),
        url=content["url"],
        source=Source(*content["source"]) if content["source"] else None,
        published_at=instant(content["published_at"]),
        language=content["language"],
        truncated=content["truncated"],
        page=page,
        page_id=content["page_id"],
        unextractable=content["unextractable"],
        stored_as=(reading["article"], reading["version"]),
    )


def readings_of(transaction: Transaction, articles: Iterable[str]) -> dict[str, list[Row]]:
    """The readings of each article, the earliest first."""
    followed = transaction.follow("READ_AS", sorted(set(articles)))
    rows = transaction.get("Reading", sorted({edge[1] for found in followed.values() for edge in found}))
    return {
        article: sorted((rows[edge[1]] for edge in found), key=lambda row: int(row["number"]))
        for article, found in followed.items()
    }


def present_readings(stack: Sequence[Row]) -> list[Row]:
    """Of the readings of one article (the earliest first) those of its present text, since that came last."""
    return list(takewhile(lambda row: bool(row["version"] == stack[-1]["version"]), reversed(stack)))


@dataclass(slots=True)
class Found:
    """All that was found in some texts: rows by label and id."""

    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)

    def of(self, readings: Collection[str]) -> dict[str, list[str]]:
        """The ids by label that belong to the readings."""
        return {
            label: sorted(key for key, row in rows.items() if row["reading"] in readings)
            for label, rows in self.nodes.items()
        }


def found_in(transaction: Transaction, versions: Sequence[str]) -> Found:
    """All that was found in the versions, held or not."""
    ends = {
        kind: sorted({edge[0] for edges in transaction.follow(kind, versions, out=False).values() for edge in edges})
        for kind in ("FOUND_IN", "MENTIONED_IN", "EVIDENCED_BY")
    }
    return Found(
        {
            "Local": transaction.get("Local", ends["FOUND_IN"]),
            "Mention": transaction.get("Mention", ends["MENTIONED_IN"]),
            "Fact": transaction.get("Fact", ends["EVIDENCED_BY"]),
            "Claim": transaction.get("Claim", ends["EVIDENCED_BY"]),
        }
    )


def set_aside(transaction: Transaction, found: Found, again: Mapping[str, Collection[str]]) -> set[str]:
    """Keeps what was found before under ids that a reading now finds again (by label), and cuts its edges.

    The in-article entities of before that change by it: found again, or no longer named by what named them.
    """
    changed = found.nodes.get("Local", {}).keys() & set(again.get("Local", ()))
    kept: dict[str, dict[str, Any]] = defaultdict(lambda: {"nodes": {}, "edges": {}})
    for label, rows in found.nodes.items():
        same = sorted(rows.keys() & set(again.get(label, ())))
        for key in same:
            kept[rows[key]["reading"]]["nodes"].setdefault(label, {})[key] = _spoken(rows[key])
        for kind in FOUND[label] if same else ():
            for cut in transaction.follow(kind, same).values():
                for source, target, name, given in cut:
                    belongs = kept[rows[source]["reading"]]["edges"]
                    belongs.setdefault(kind, []).append([source, target, name, _spoken(given)])
                    changed |= {target} if kind == "NAMES" else set()
            transaction.disconnect(kind, same)
    if not kept:
        return changed
    ids = {reading: replaced_id(reading) for reading in kept}
    known = transaction.get("Replaced", sorted(ids.values()))
    rows_now = []
    for reading, content in kept.items():
        earlier = known.get(ids[reading])
        rows_now.append({"id": ids[reading], "content": _joined(earlier["content"], content) if earlier else content})
    transaction.put("Replaced", rows_now)
    return changed


def _spoken(row: Mapping[str, Any]) -> Row:
    """The row without what is unknown; all of it is written anew when it is put back."""
    return {name: value for name, value in row.items() if value is not None}


def _joined(earlier: Row, later: Row) -> Row:
    nodes = {label: dict(rows) for label, rows in earlier["nodes"].items()}
    for label, rows in later["nodes"].items():
        nodes.setdefault(label, {}).update(rows)
    edges: dict[str, list[Any]] = {kind: list(found) for kind, found in earlier["edges"].items()}
    for kind, found in later["edges"].items():
        edges.setdefault(kind, []).extend(found)
    return {"nodes": nodes, "edges": edges}


@dataclass(slots=True)
class Aside:
    """What was kept aside of one reading, from which single findings are taken back."""

    nodes: dict[str, dict[str, Row]]
    edges: dict[str, list[EdgeRow]]
    taken: set[str] = field(default_factory=set)

    def rest(self) -> Row:
        """What is left, as it is stored."""
        return {
            "nodes": {
                label: left
                for label, rows in self.nodes.items()
                if (left := {key: row for key, row in rows.items() if key not in self.taken})
            },
            "edges": {
                kind: [list(edge) for edge in rest]
                for kind, edges in self.edges.items()
                if (rest := [edge for edge in edges if edge[0] not in self.taken])
            },
        }


def aside_of(transaction: Transaction, readings: Iterable[str]) -> dict[str, Aside]:
    """What was kept aside of each reading of which something was."""
    ids = {replaced_id(reading): reading for reading in readings}
    return {
        ids[key]: Aside(
            row["content"]["nodes"],
            {
                kind: [(source, target, name, given) for source, target, name, given in edges]
                for kind, edges in row["content"]["edges"].items()
            },
        )
        for key, row in transaction.get("Replaced", sorted(ids)).items()
    }
