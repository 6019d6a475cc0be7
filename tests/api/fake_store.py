"""A graph store in two dicts that keeps the promise of `read`, for tests of what asks it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

from graph.clocks import in_scope
from graph.highlights import Highlight, Highlighter
from graph.hit_rows import with_rows
from graph.ranking import KINDS, LABEL_KINDS, NAMED_SO
from graph.read_model import TYPES
from graph.schema import LABELS, PREFIX_LABELS, default_of
from graph.shape import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Beyond,
    Condition,
    Hop,
    In,
    Lacks,
    Link,
    LinkDef,
    Linked,
    Matches,
    Order,
    Reaches,
    Row,
    Shape,
    Unknown,
)
from graph.store import NO_SHAPES, EdgeRow, Found, GraphStore, Hit, Suggested
from graph.suggested_words import words_of
from graph.tellings import Told, tellings
from graph.walking import Walker
from graph.walking_neighborhood import star
from graph.walks import Kept, Star, Step, kind_of


class FakeStore:
    """Nodes by id; edges by type. Only what the API calls, and `put` and `connect` to fill it."""

    engine = "fake"

    def __init__(self) -> None:
        self.nodes: dict[str, tuple[str, Row]] = {}
        self.edges: dict[str, list[EdgeRow]] = {}

    def put(self, label: str, rows: Sequence[Row]) -> int:
        empty = {name: default_of(name, kind) for name, kind in LABELS[label].items()}
        for row in rows:
            self.nodes[row["id"]] = (label, {**empty, **row})
        return len(rows)

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> int:
        self.edges.setdefault(edge, []).extend(rows)
        return len(rows)

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        if shape.type == "Query":
            return [self._links(shape, None) for _ in keys]
        found: list[Row | None] = []
        for key in keys:
            label, node = self.nodes.get(key, ("", {}))
            while node.get("merged_into"):
                label, node = self.nodes[node["merged_into"]]
            found.append(self._row(shape, node, {}) if label == TYPES[shape.type].label else None)
        return found

    def read_all(self, asked: Sequence[tuple[Shape, Sequence[str]]]) -> list[list[Row | None]]:
        return [self.read(shape, keys) for shape, keys in asked]

    def tellings(
        self,
        stories: Sequence[str],
        most: int,
        outlet: Shape,
        beside: Sequence[tuple[Shape, Sequence[str]]] = (),
    ) -> Told:
        return tellings(cast(GraphStore, self), stories, most, outlet, beside)

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        edges = self.edges.get("HAS_KEY", [])
        return {
            key: sorted(src for src, dst, *_ in edges if dst == key and self.nodes[src][0] == label)[:limit]
            for key in keys
        }

    def search(
        self,
        text: str,
        kinds: Sequence[str],
        limit: int,
        after: tuple[float, str] | None = None,
        *,
        counted: bool = False,
        highlighted: bool = False,
        shapes: Mapping[str, Shape] = NO_SHAPES,
    ) -> Found:
        hits = []
        for key, (label, node) in self.nodes.items():
            words = _words(node)
            kind: str = node["kind"] if label == "Entity" else LABEL_KINDS.get(label, "")
            if kind in kinds and all(word in words for word in text.lower().split()) and any(map(str.isalnum, text)):
                articles = [src for src, dst, *_ in self.edges.get("HAS_VERSION", []) if dst == key]
                hit = articles[0] if label == "Version" else key
                light = Highlighter(text)([words]) if highlighted else Highlight("", ())
                score = KINDS[kind] + (NAMED_SO if node.get("name", "").lower() == text.lower() else 0)
                hits.append(Hit(hit, PREFIX_LABELS[hit.partition(":")[0]], kind, score, *light))
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        counts = Counter(hit.kind for hit in hits) if counted else Counter[str]()
        behind = [hit for hit in hits if after is None or (-hit.score, hit.id) > (-after[0], after[1])]
        return with_rows(cast(GraphStore, self), Found(tuple(behind[:limit]), counts), shapes)

    def spellings(self, pieces: Sequence[tuple[int, str]], most: int) -> list[str]:
        words = {word for key in self.nodes for word in self._suggested(key)}
        return sorted(word for word in words if any(word.startswith(part, at) for at, part in pieces))

    def suggest(self, wanted: Sequence[Sequence[str]], kinds: Sequence[str], most: int) -> list[Suggested]:
        found = []
        for key, (label, node) in self.nodes.items():
            words = self._suggested(key)
            fits = all(any(word.startswith(tuple(begun)) for word in words) for begun in wanted)
            if fits and not node.get("merged_into") and (node.get("kind") or "STORY") in kinds:
                found.append(Suggested(key, label, node.get("name") or node["title"], node["article_count"]))
        return sorted(found, key=lambda hit: (-hit.articles, hit.id))[:most]

    def _suggested(self, key: str) -> list[str]:
        label, node = self.nodes[key]
        if label not in ("Entity", "Story"):
            return []
        return words_of([node["title"]] if label == "Story" else [node["name"], *node["aliases"]])

    def walk(self, ids: Sequence[str], kept: Kept, most: int) -> dict[str, list[Step]]:
        return {key: self._steps(kept, key)[:most] for key in ids}

    def among(self, ids: Sequence[str], kept: Kept, most: int) -> list[Step]:
        found = [step for step in self._steps(kept, None) if step.subject in ids and step.object in ids]
        return found[:most]

    def star(self, key: str, kept: Kept, limit: int, asked: Sequence[Shape]) -> Star | None:
        return star(Walker(cast(GraphStore, self), kept), key, limit, asked)

    def degrees(self, ids: Sequence[str], kept: Kept) -> dict[str, int]:
        counts = {key: len({step.beyond(key) for step in self._steps(kept, key)}) for key in ids}
        return {key: count for key, count in counts.items() if count}

    def _steps(self, kept: Kept, start: str | None) -> list[Step]:
        """The kept edges of the start, or of all, the best told first."""
        found = []
        for src, dst, key, given in self.edges.get("RELATES", []):
            reached = [end for end in (src, dst) if end != start]
            row: Row = {"start": None, "end": None, "reported": "", **given}
            fits = all(self.holds(condition, row) for condition in kept.conditions())
            if fits and kept.allows(src, dst) and start in (None, src, dst) and any(map(kept.reaches, reached)):
                found.append(Step(key, src, dst, row["sources"], row["confidence"]))
        return sorted(found, key=lambda step: step.rank)

    def _row(self, shape: Shape, node: Row, edge: Mapping[str, Any]) -> Row:
        row = {name: edge[name] if name in edge else node[name] for name in ("id", *shape.fields)}
        return {**row, **(self._links(shape, node) or {})}

    def _links(self, shape: Shape, node: Row | None) -> Row:
        owner = TYPES[shape.type]
        return {link.key: self._link(in_scope(owner.links[link.name], link), link, node) for link in shape.links}

    def _link(self, definition: LinkDef, link: Link, node: Row | None) -> Row | None:
        order = link.order or definition.order
        found = [
            (target, edge)
            for target, edge in self._reached(definition, node)
            if all(self.holds(condition, target, node) for condition in (*definition.where, *link.where))
        ]
        if definition.distinct:
            found = list({target["id"]: (target, edge) for target, edge in found}.values())
        for term in reversed(order):
            found.sort(key=lambda pair, term=term: _side(term, *pair), reverse=term.descending)  # type: ignore[misc]
        shown = set(definition.edge_fields)
        rows = [
            (
                tuple(_side(term, *pair) for term in order),
                self._row(link.shape, pair[0], {name: pair[1][name] for name in shown}),
            )
            for pair in found
        ]
        if not definition.many:
            return rows[0][1] if rows else None
        total = len(rows) if link.total else None
        backward = link.last is not None
        if backward:
            rows.reverse()
        cursor = link.before if backward else link.after
        if cursor is not None:
            rows = [row for row in rows if _behind(row[0], cursor, order, backward)]
        limit = link.last if link.last is not None else definition.cap if link.first is None else link.first
        items = [{**row, "_cursor": values} for values, row in rows[:limit]]
        return {"items": items[::-1] if backward else items, "more": len(rows) > limit, "total": total}

    def _reached(self, definition: LinkDef, node: Row | None) -> list[tuple[Row, Mapping[str, Any]]]:
        if node is None:
            label = TYPES[definition.target].label
            return [(row, {}) for kind, row in self.nodes.values() if kind == label]
        found: list[tuple[Row, Mapping[str, Any]]] = [(node, {})]
        for hop in definition.hops:
            found = [step for at, _ in found for step in self._step(hop, at["id"])]
        return found

    def _step(self, hop: Hop, start: str) -> list[tuple[Row, Mapping[str, Any]]]:
        found = []
        for src, dst, _, properties in self.edges.get(hop.edge, []):
            near, far = (src, dst) if hop.out else (dst, src)
            if near == start and all(properties[name] == value for name, value in hop.where):
                target = self.nodes[far][1]
                fits = all(target[name] == value for name, value in hop.node)
                if fits and all(self.holds(condition, target) for condition in hop.kept):
                    found.append((target, properties))
        return found

    def holds(self, condition: Condition, node: Row, owner: Row | None = None) -> bool:
        match condition:
            case Lacks(hop):
                return not self._step(hop, node["id"])
            case Beyond(kinds):
                ends = [end["id"] for end, _ in self._step(Hop("INVOLVED_IN", out=False), node["id"])]
                return any(kind_of(end) in kinds for end in ends if owner is not None and end != owner["id"])
            case In(field, values):
                return node[field] in values
            case AtLeast(field, value):
                return node[field] not in ("", None) and bool(node[field] >= value)
            case Below(field, value):
                return node[field] not in ("", None) and bool(node[field] < value)
            case Above(field, value):
                return node[field] not in ("", None) and bool(node[field] > value)
            case AtMost(field, value):
                return node[field] not in ("", None) and bool(node[field] <= value)
            case Unknown(field):
                return node[field] in ("", None)
            case Reaches(hops, _, where):
                return any(all(self.holds(inner, end) for inner in where) for end in self._ends(hops, node))
            case Linked(hops, ids):
                return any(end["id"] in ids for end in self._ends(hops, node))
            case Matches(text):
                versions = [row for row, _ in self._step(Hop("HAS_VERSION"), node["id"])]
                return any(all(word in _words(row) for word in text.lower().split()) for row in (node, *versions))
            case AllOf(conditions):
                return all(self.holds(inner, node) for inner in conditions)
            case AnyOf(conditions):
                return any(self.holds(inner, node) for inner in conditions)

    def _ends(self, hops: Sequence[Hop], node: Row) -> list[Row]:
        found = [node]
        for hop in hops:
            found = [target for at in found for target, _ in self._step(hop, at["id"])]
        return found


def _side(term: Order, node: Row, edge: Mapping[str, Any]) -> Any:
    return edge[term.field] if term.edge else node[term.field]


def _behind(values: Sequence[Any], cursor: Sequence[Any], order: Sequence[Order], backward: bool) -> bool:
    for value, at, term in zip(values, cursor, order, strict=True):
        if value != at:
            return bool(value < at) if term.descending != backward else bool(value > at)
    return False


def _words(node: Row) -> str:
    return str([node.get(name) for name in ("name", "aliases", "title", "text", "domain")]).lower()
