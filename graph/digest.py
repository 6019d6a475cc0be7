"""The graph's hash: equal for two stores that hold the same facts, mentions, decisions and partition into entities.

It leaves out when things were recorded and by which run, and names a canonical entity by the smallest id of a mention
(or, where it has none, of an in-article entity) that is resolved to it, so that neither engine, nor time, nor the
order in which ids were minted matters. The side of a decision is named by the smallest mention that shows it. What was
undone is as if it had never been decided.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.shape import Row

_LEFT_OUT = frozenset(
    ("node", "edge", "recorded", "retracted", "retracted_by", "run", "reading", "seen_at", "started_at", "at")
)
_NODES = frozenset(("Article", "Version", "Local", "Mention", "Fact", "Claim", "Bullet", "StatedShare"))
_EDGES = frozenset(
    (
        *("HAS_VERSION", "PUBLISHED", "COPY_OF", "FOUND_IN", "NAMES", "MENTIONED_IN", "EVIDENCED_BY"),
        *("SUBJECT", "OBJECT", "SPEAKER", "ADDRESSEE", "ABOUT", "IN_STORY", "PAGE_OF"),
    )
)


@dataclass(slots=True)
class _Decisions:
    """What stands, and the smallest mention that shows each side of each decision."""

    rows: list[Row] = field(default_factory=list)
    shown: dict[tuple[str, str], str] = field(default_factory=dict)

    def lines(self) -> Iterable[str]:
        """One line a decision between two entities; who joined an entity is told by the partition."""
        for row in self.rows:
            sides = sorted(self.shown.get((row["id"], side), "") for side in ("left", "right"))
            what = (row["kind"], row["judgement"], row["score"], row["by"], bool(row["superseded"]))
            yield json.dumps(["DECIDED", *what, *sides])


@dataclass(slots=True)
class _Partition:
    """Which in-article entities are one, and the smallest mention of each in-article entity."""

    entity_of: dict[str, str] = field(default_factory=dict)
    mention_of: dict[str, str] = field(default_factory=dict)
    scores: dict[str, object] = field(default_factory=dict)

    def lines(self) -> Iterable[str]:
        """One line an in-article entity: itself, the name of its class, the decision's score."""
        names: dict[str, str] = {}
        for local, entity in self.entity_of.items():
            name = self.mention_of.get(local, local)
            names[entity] = min(names.get(entity, name), name)
        for local, entity in self.entity_of.items():
            yield json.dumps(["RESOLVED", local, names[entity], self.scores[local]])


def graph_hash(dump: Iterable[Row]) -> str:
    """SHA-256 in hexadecimal of what a store's dump holds; a retracted fact differs from a held one."""
    partition, decisions = _Partition(), _Decisions()
    lines: list[str] = []
    for row in dump:
        if row.get("node") in _NODES:
            lines.append(_line(row["node"], row))
        elif row.get("edge") in _EDGES:
            lines.append(_line(row["edge"], row))
        if row.get("edge") == "NAMES":
            smallest = partition.mention_of.get(row["dst"], row["src"])
            partition.mention_of[row["dst"]] = min(smallest, row["src"])
        elif row.get("edge") == "RESOLVED_TO":
            partition.entity_of[row["src"]] = row["dst"]
            partition.scores[row["src"]] = row["score"]
        elif row.get("node") == "Decision" and row["kind"] != "JOIN" and not row["undone_at"]:
            decisions.rows.append(row)
        elif row.get("edge") == "DECIDED_ON":
            side = row["src"], row["side"]
            decisions.shown[side] = min(decisions.shown.get(side, row["dst"]), row["dst"])
    digest = hashlib.sha256()
    for line in sorted([*lines, *partition.lines(), *decisions.lines()]):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _line(kind: str, row: Mapping[str, object]) -> str:
    kept = {name: value for name, value in row.items() if name not in _LEFT_OUT}
    if "retracted" in row:
        kept["held"] = not row["retracted"]
    return json.dumps([kind, kept], sort_keys=True, ensure_ascii=False)
