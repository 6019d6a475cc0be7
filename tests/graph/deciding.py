"""Decisions in tests: who says what when, what a store holds apart from them, and who is one with whom."""

from collections.abc import Sequence

from dramatis.words import Judgement
from graph import judging, splitting, undoing
from graph.judging import Word
from graph.shape import Row
from graph.store import GraphStore
from tests.ingest.newsroom import edges, nodes, report

_TIMES = frozenset(("recorded", "at", "seen_at", "started_at", "undone_at", "undone_by"))

NEWS = (
    report(
        "Sergey Volkov leads Harbour Board. Bo Ray and Sergey Volkov met in Oslo on 2025-05-16.",
        "One",
        at="2025-05-18",
        by="a.example",
    ),
    report("Sergei Volkov leads Harbour Board. Ann Lee said so.", "Two", at="2025-05-19", by="b.example"),
    report(
        "Ann Lee and Pavel Orlov met in Oslo on 2025-05-16. Bo Ray wrote the Oslo Memorandum. Cy Fox leads Dock.",
        "Three",
        at="2025-05-20",
        by="c.example",
    ),
    report("Cy Fox and Ann Lee met in Bern on 2025-06-16. Volkov said no.", "Four", at="2025-05-21", by="d.example"),
)


def word(number: int, by: str = "Ann Curator") -> Word:
    """A person's word, on a day of July of its own."""
    return Word(by, f"2025-07-{number % 28 + 1:02d}T00:00:{number // 28:02d}.000000Z")


def judge(store: GraphStore, left: str, right: str, judgement: Judgement | str, number: int = 1) -> str:
    """The decision's id."""
    said = Judgement(judgement)
    return store.transact(lambda transaction: judging.judge(transaction, left, right, said, word(number)))


def undo(store: GraphStore, decision: str, number: int = 2) -> None:
    """Takes the decision back."""
    store.transact(lambda transaction: undoing.undo(transaction, decision, word(number)))


def split(store: GraphStore, entity: str, mentions: Sequence[str], number: int = 1) -> tuple[str, str]:
    """The entity and the new one."""
    return store.transact(lambda transaction: splitting.split(transaction, entity, mentions, word(number)))


def mentions_of(store: GraphStore, *names: str) -> list[str]:
    """The mentions with one of the texts."""
    return sorted(key for key, row in nodes(store, "Mention").items() if row["text"] in names)


def classes(store: GraphStore) -> set[frozenset[str]]:
    """The in-article entities that are one."""
    return classes_of(edges(store, "RESOLVED_TO"))


def classes_of(rows: Sequence[Row]) -> set[frozenset[str]]:
    """As `classes`, of what a store's dump holds."""
    found: dict[str, set[str]] = {}
    for edge in (row for row in rows if row.get("edge") == "RESOLVED_TO"):
        found.setdefault(edge["dst"], set()).add(edge["src"])
    return {frozenset(together) for together in found.values()}


def facts(store: GraphStore) -> list[Row]:
    """All that articles say, which no decision may change."""
    labels = ("Local", "Mention", "Fact", "Claim", "Version", "Article")
    kinds = ("SUBJECT", "OBJECT", "SPEAKER", "ADDRESSEE", "ABOUT", "NAMES", "FOUND_IN", "EVIDENCED_BY")
    return [row for row in store.dump() if row.get("node") in labels or row.get("edge") in kinds]


def timeless(store: GraphStore) -> list[Row]:
    """What the store holds but for times, undone decisions, and ids that lead elsewhere because of these."""
    return timeless_rows(list(store.dump()))


def timeless_rows(rows: Sequence[Row]) -> list[Row]:
    """As `timeless`, for what a store's dump holds."""
    undone = {row["id"] for row in rows if row.get("node") == "Decision" and row["undone_at"] and row["kind"] != "JOIN"}
    gone = undone | {row["id"] for row in rows if row.get("node") == "Relation" and row["merged_into"]}
    gone |= {row["id"] for row in rows if row.get("node") == "Entity" and row["merged_by"] in undone}
    return [
        {name: value for name, value in row.items() if name not in _TIMES}
        for row in rows
        if not gone & {row.get("id"), row.get("src"), row.get("dst")}
    ]
