"""What a store's dump holds, as tables of the same form as those that `plain_graph` predicts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.shape import Row
from tests.ingest.plain_graph import Table

_FOUND = ("Local", "Mention", "Fact", "Claim")
_HOW = ("predicate", "polarity", "modality", "start", "end")


class Stored:
    """A dump by label and edge type."""

    def __init__(self, dump: Iterable[Row]) -> None:
        self.rows = list(dump)
        self.nodes: dict[str, dict[str, Row]] = defaultdict(dict)
        self.edges: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if "node" in row:
                self.nodes[row["node"]][row["id"]] = row
            else:
                self.edges[row["edge"]].append(row)
        self.run = {key: row["started_at"] for key, row in self.nodes["Run"].items()} | {"": ""}

    def to(self, kind: str, end: str = "dst") -> dict[str, str]:
        """The one target of each source."""
        return {edge["src"]: edge[end] for edge in self.edges[kind]}

    def all_from(self, kind: str) -> Mapping[str, set[str]]:
        """The targets of each source."""
        found: dict[str, set[str]] = defaultdict(set)
        for edge in self.edges[kind]:
            found[edge["src"]].add(edge["dst"])
        return found

    def tables(self) -> dict[str, Table]:
        """What stands."""
        texts, spans = self._texts(), self._spans()
        read_by = self.to("READ_BY")
        held: Table = {}
        for label in _FOUND:
            for key, row in self.nodes[label].items():
                held[label, key] = self.run[read_by[row["reading"]]], row["retracted"], self.run[row["retracted_by"]]
        subject, target, speaker = self.to("SUBJECT"), self.to("OBJECT"), self.to("SPEAKER")
        names, where = self.to("NAMES"), self.to("MENTIONED_IN")
        tables = texts | {"held": held, "said by": dict(self.to("SAID_BY"))}
        tables["mentions"] = {
            key: (names[key], where[key], row["start"], row["end"]) for key, row in self.nodes["Mention"].items()
        }
        tables["facts"] = {
            key: (subject[key], target.get(key), *_how(row), row["origin"], *spans[key])
            for key, row in self.nodes["Fact"].items()
        }
        tables["claims"] = {key: (speaker.get(key), *spans[key]) for key in self.nodes["Claim"]}
        tables["relations"] = self._relations()
        tables["appearances"] = {
            (edge["src"], edge["dst"]): (
                edge["mentions"],
                edge["acts"],
                edge["published"],
                edge["origin"],
            )
            for edge in self.edges["APPEARS_IN"]
        }
        tables["entities"] = {
            key: (
                *(row[name] for name in ("article_count", "source_count", "first_seen", "last_seen")),
                set(row["aliases"]),
            )
            for key, row in self.nodes["Entity"].items()
            if key in set(self.to("RESOLVED_TO").values())
        }
        return tables

    def _texts(self) -> dict[str, Table]:
        read_by, readings = self.to("READ_BY"), self.all_from("READ_AS")
        copy_of = self.to("COPY_OF")
        publisher = {edge["dst"]: edge["src"] for edge in self.edges["PUBLISHED"]}
        articles: Table = {}
        for key, row in self.nodes["Article"].items():
            runs = sorted(readings[key], key=lambda reading: self.nodes["Reading"][reading]["number"])
            articles[key] = (
                row["recorded"],
                row["published_at"],
                row["origin"],
                copy_of.get(key),
                publisher[key],
                [self.run[read_by[reading]] for reading in runs],
            )
        holder = {edge["dst"]: edge["src"] for edge in self.edges["HAS_VERSION"]}
        versions: Table = {
            key: (holder[key], row["text"], row["number"], row["seen_at"], row["current"])
            for key, row in self.nodes["Version"].items()
        }
        members: dict[str, set[str]] = defaultdict(set)
        for article, story in self.to("IN_STORY").items():
            members[story].add(article)
        counted = ("article_count", "source_count", "first_reported", "last_reported")
        stories: Table = {
            key: (members[key], *(row[name] for name in counted)) for key, row in self.nodes["Story"].items()
        }
        return {"articles": articles, "versions": versions, "stories": stories}

    def _spans(self) -> dict[str, tuple[str, frozenset[str]]]:
        """For each fact and claim the version and the words that carry it."""
        found: dict[str, set[str]] = defaultdict(set)
        version = self.to("EVIDENCED_BY")
        for edge in self.edges["EVIDENCED_BY"]:
            text = self.nodes["Version"][edge["dst"]]["text"]
            assert text[edge["start"] : edge["end"]] == edge["text"], edge
            found[edge["src"]].add(f"{edge['start']}-{edge['end']} {edge['text']}")
        return {key: (version[key], frozenset(spans)) for key, spans in found.items()}

    def _relations(self) -> Table:
        subject, target = self.to("RELATION_SUBJECT"), self.to("RELATION_OBJECT")
        stating: dict[str, set[str]] = defaultdict(set)
        counted: dict[str, set[str]] = defaultdict(set)
        for found, kind in ((stating, "STATES"), (counted, "GROUPED_IN")):
            for edge in self.edges[kind]:
                found[edge["dst"]].add(edge["src"])
        summed = ("evidence_count", "source_count", "reported", "recorded", "retracted")
        return {
            (subject[key], target.get(key), *_how(row)): (
                stating[key],
                counted[key],
                *(row[name] for name in summed),
            )
            for key, row in self.nodes["Relation"].items()
            if not row["merged_into"]
        }

    def rulings(self) -> Table:
        """All decisions: what they are, by whom, whether undone, overruled by which, and what their sides are now."""
        sides: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for edge in self.edges["DECIDED_IN"]:
            sides[edge["dst"]].add((edge["side"], edge["src"]))
        return {
            key: (
                *(row[name] for name in ("kind", "left_id", "right_id", "by", "absorbed", "superseded")),
                bool(row["undone_at"]),
                sorted(row["overrules"] or ()) if not row["undone_at"] else [],
                sides[key],
            )
            for key, row in self.nodes["Decision"].items()
        }


def _how(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _HOW)
