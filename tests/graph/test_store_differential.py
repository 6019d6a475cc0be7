"""Both engines give equal answers, order and types included, for random small graphs and random shapes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from dramatis.time_scope import TimeScope
from graph.ranking import KINDS
from graph.read_model import TYPES
from graph.schema import EDGES, LABELS, SEARCHED, Type, default_of
from graph.shape import (
    ROOT,
    Above,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Clock,
    Condition,
    Hop,
    In,
    Link,
    LinkDef,
    Linked,
    Matches,
    Order,
    Reaches,
    Shape,
    Unknown,
)
from graph.store import EdgeRow, GraphStore, Transaction
from tests.graph.stores import empty_sqlite

pytestmark = pytest.mark.neo4j

# Which labels each edge type of the read model joins.
ENDS: dict[str, tuple[str, str]] = {
    "PUBLISHED": ("Source", "Article"),
    "HAS_VERSION": ("Article", "Version"),
    "COPY_OF": ("Article", "Article"),
    "IN_STORY": ("Article", "Story"),
    "PAGE_OF": ("Article", "Story"),
    "EXTRACTED_BY": ("Version", "Run"),
    "NAMES": ("Mention", "Local"),
    "MENTIONED_IN": ("Mention", "Version"),
    "RESOLVED_TO": ("Local", "Entity"),
    "APPEARS_IN": ("Entity", "Article"),
    "STATES": ("Fact", "Relation"),
    "GROUPED_IN": ("Fact", "Relation"),
    "RELATION_SUBJECT": ("Relation", "Entity"),
    "RELATION_OBJECT": ("Relation", "Entity"),
    "INVOLVED_IN": ("Entity", "Relation"),
    "PARTICIPATION": ("Entity", "Participation"),
    "PARTICIPANT": ("Participation", "Entity"),
    "EVENT_PLACE": ("Entity", "Entity"),
    "EVENT_DOCUMENT": ("Entity", "Entity"),
    "EVENT_PREVIOUS": ("Entity", "Entity"),
    "AUTHORED_BY": ("Entity", "Entity"),
    "SPEAKS_FOR": ("Entity", "Entity"),
    "COUNTRY": ("Entity", "Entity"),
    "SAID_BY": ("Claim", "Entity"),
    "SAID_TO": ("Claim", "Entity"),
    "IS_ABOUT": ("Claim", "Entity"),
    "HAS_ACTOR": ("Story", "Entity"),
    "HAS_PLACE": ("Story", "Entity"),
    "HAS_DOCUMENT": ("Story", "Entity"),
    "HAS_EVENT": ("Story", "Entity"),
    "HAS_RELATION": ("Story", "Relation"),
    "HAS_CLAIM": ("Story", "Claim"),
    "HAS_BULLET": ("Story", "Bullet"),
    "HAS_STATED": ("Story", "StatedShare"),
    "STATED_IN": ("StatedShare", "Article"),
}
OWNERS = ("Fact", "Claim", "Local", "Bullet")
# So few nodes a label that walks meet and lists have ties; together they fill pages of two.
MOST_NODES = 4
TIMES = ("", "2025", "2025-05", "2025-05-16T10:00:00.000000Z", "2025-06-02T10:00:00.000000Z")
WORDS = ("talks", "Russia's", "Gül", "U.S.", "İstanbul", "1,000", "🕊")

VALUES: dict[Type, st.SearchStrategy[Any]] = {
    Type.TEXT: st.sampled_from((*TIMES, "REPORT", "PERSON", *WORDS)) | st.text(max_size=4),
    Type.INTEGER: st.integers(-1, 3),
    Type.REAL: st.sampled_from((0.0, 0.5, 1.0, -2.5)),
    Type.FLAG: st.booleans(),
    Type.TEXTS: st.lists(st.sampled_from(WORDS), max_size=2),
    Type.JSON: st.none() | st.dictionaries(st.sampled_from(WORDS), st.integers(0, 2), max_size=2),
}


def values_of(name: str, kind: Type) -> st.SearchStrategy[Any]:
    """Values for a property. Spans are never missing, as those written never are: lists are sorted by them."""
    if name == "merged_into":
        return st.just("") | st.sampled_from([f"Entity:{number}" for number in range(MOST_NODES)])
    if name in ("start", "end") and kind is Type.INTEGER:
        return VALUES[kind]
    return VALUES[kind] if default_of(name, kind) is not None else VALUES[kind] | st.none()


@st.composite
def some_of(draw: st.DrawFn, kinds: dict[str, Type]) -> dict[str, Any]:
    """Some of the properties, and always the spans."""
    return {
        name: draw(values_of(name, kind))
        for name, kind in kinds.items()
        if (name in ("start", "end") and kind is Type.INTEGER) or draw(st.integers(0, 2))
    }


Graph = tuple[dict[str, list[dict[str, Any]]], dict[str, list[EdgeRow]]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Nodes by label and edges by type."""
    nodes = {
        label: [
            {"id": f"{label}:{number}", **draw(some_of(LABELS[label]))}
            for number in range(draw(st.integers(1, MOST_NODES)))
        ]
        for label in LABELS
    }

    def end(label: str) -> st.SearchStrategy[str]:
        return st.sampled_from([row["id"] for row in nodes[label]])

    edges: dict[str, list[EdgeRow]] = {}
    for edge, (source, target) in ENDS.items():
        key = st.sampled_from(("", "a", "b")) if source == target else st.just("")
        made = st.tuples(end(source), end(target), key, some_of(EDGES[edge].properties))
        edges[edge] = draw(st.lists(made, max_size=5))
    edges["EVIDENCED_BY"] = []
    # Each span once: two pieces of evidence at one place of one text have no order between them.
    for number in range(draw(st.integers(0, 8))):
        owner, version = draw(end(draw(st.sampled_from(OWNERS)))), draw(end("Version"))
        span = draw(some_of(EDGES["EVIDENCED_BY"].properties))
        aspect = draw(st.sampled_from(("", "modality")))
        edges["EVIDENCED_BY"].append((owner, version, str(number), {**span, "start": number, "aspect": aspect}))
    return nodes, edges


def hops_from(label: str) -> list[tuple[Hop, str]]:
    """Every step from the label, with where it leads."""
    along = [(Hop(edge), target) for edge, (source, target) in ENDS.items() if source == label]
    return along + [(Hop(edge, out=False), source) for edge, (source, target) in ENDS.items() if target == label]


@st.composite
def walks(draw: st.DrawFn, label: str) -> tuple[tuple[Hop, ...], str]:
    """One or two steps from the label, with where they lead."""
    hops: list[Hop] = []
    at = label
    for _ in range(draw(st.integers(1, 2))):
        hop, at = draw(st.sampled_from(hops_from(at) or [(Hop("HAS_ACTOR"), "Entity")]))
        hops.append(hop)
    return tuple(hops), at


INSTANTS = [
    datetime(2025, 5, 16, 10, tzinfo=UTC),
    datetime(2025, 5, 16, 10, 0, 0, 1, UTC),
    datetime(2026, 1, 1, tzinfo=UTC),
]
SCOPES = st.builds(
    TimeScope,
    st.sampled_from([None, PartialDate(2025), PartialDate(2025, 6), PartialDate(2025, 5, 16)]),
    st.none() | st.sampled_from(INSTANTS),
    st.none() | st.sampled_from(INSTANTS),
)


@st.composite
def conditions(draw: st.DrawFn, label: str, depth: int = 1) -> Condition:
    """Any condition on nodes of the label."""
    kinds = {name: kind for name, kind in LABELS[label].items() if kind not in (Type.TEXTS, Type.JSON)}
    ways = ["linked", *(["in", "bound", "unknown"] if kinds else []), *(["any", "reaches"] if depth else [])]
    ways += ["matches"] if label in SEARCHED or label == "Article" else []
    match draw(st.sampled_from(ways)):
        case "in":
            name = draw(st.sampled_from(sorted(kinds)))
            return In(name, tuple(draw(st.lists(VALUES[kinds[name]], max_size=3))))
        case "bound":
            ordered = [name for name, kind in kinds.items() if kind is not Type.FLAG]
            name = draw(st.sampled_from(sorted(ordered)))
            value = draw(st.sampled_from(TIMES) if kinds[name] is Type.TEXT else VALUES[kinds[name]])
            bounds: tuple[type[Above | AtLeast | AtMost | Below], ...] = (Above, AtLeast, AtMost, Below)
            return draw(st.sampled_from(bounds))(name, value)
        case "unknown":
            return Unknown(draw(st.sampled_from(sorted(kinds))))
        case "reaches":
            hops, at = draw(walks(label))
            return Reaches(hops, at, tuple(draw(st.lists(conditions(at, depth - 1), max_size=2))))
        case "linked":
            hops, at = draw(walks(label))
            ids = st.lists(st.integers(0, MOST_NODES).map(lambda number: f"{at}:{number}"), max_size=3)
            return Linked(hops, tuple(draw(ids)))
        case "matches":
            return Matches(" ".join(draw(st.lists(st.sampled_from((*WORDS, "tal", "rus", "s")), max_size=2))))
        case _:
            return AnyOf(tuple(draw(st.lists(conditions(label, depth - 1), max_size=2))))


def orders(definition: LinkDef) -> st.SearchStrategy[tuple[Order, ...] | None]:
    """The link's own order, or a sorting by properties that are never null."""
    label = TYPES[definition.target].label
    sortable = [Order(name) for name, kind in LABELS[label].items() if default_of(name, kind) is not None]
    if definition.hops and not definition.distinct:
        kinds = EDGES[definition.hops[-1].edge].properties
        sortable += [Order(name, edge=True) for name, kind in kinds.items() if default_of(name, kind) is not None]
    # Several edges may lead to one node, and only the link's own order tells the spans of evidence apart.
    if not sortable or definition.target == "Quote":
        return st.none()
    term = st.builds(
        lambda order, descending: Order(order.field, descending, order.edge), st.sampled_from(sortable), st.booleans()
    )
    return st.none() | st.lists(term, min_size=1, max_size=2).map(lambda terms: (*terms, Order("id")))


@st.composite
def shapes(draw: st.DrawFn, kind: str, depth: int) -> Shape:
    """A shape of the type with links nested so deep."""
    label = TYPES[kind].label
    fields = draw(st.lists(st.sampled_from(sorted(LABELS[label])), max_size=4)) if label and LABELS[label] else []
    names = sorted(TYPES[kind].links)
    chosen = draw(st.lists(st.sampled_from(names), max_size=3)) if depth and names else []
    links = [draw(linkings(kind, name, f"{name}{number}", depth)) for number, name in enumerate(chosen)]
    return Shape(kind, tuple(fields), tuple(links))


@st.composite
def linkings(draw: st.DrawFn, kind: str, name: str, key: str, depth: int) -> Link:
    """A link with a page, conditions, an order and fields of its edge."""
    definition = TYPES[kind].links[name]
    inner = draw(shapes(definition.target, depth - 1))
    if definition.edge_fields:
        also = draw(st.lists(st.sampled_from(definition.edge_fields), max_size=2))
        inner = Shape(inner.type, (*inner.fields, *also), inner.links)
    label = TYPES[definition.target].label
    return Link(
        key,
        name,
        inner,
        first=draw(st.none() | st.integers(0, 3)),
        last=draw(st.none() | st.none() | st.integers(0, 3)),
        where=tuple(draw(st.lists(conditions(label), max_size=2))) if draw(st.integers(0, 2)) == 0 else (),
        order=draw(orders(definition)),
        total=draw(st.booleans()),
        at=None if definition.clock is Clock.NONE else draw(st.none() | SCOPES),
    )


QUESTIONS = st.sampled_from(sorted(TYPES)).flatmap(lambda kind: shapes(kind, 3))


def write(store: GraphStore, graph: Graph) -> dict[str, int]:
    nodes, edges = graph

    def work(transaction: Transaction) -> dict[str, int]:
        made = {label: transaction.put(label, rows) for label, rows in nodes.items()}
        return made | {edge: transaction.connect(edge, rows) for edge, rows in edges.items()}

    return store.transact(work)


def same(left: Any, right: Any) -> bool:
    """Equal, and of one type all the way down: 1, 1.0 and True are three things."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def keys_of(shape: Shape) -> list[str]:
    label = TYPES[shape.type].label
    return [ROOT] if not label else [f"{label}:{number}" for number in (*range(MOST_NODES), 9, 0)]


def following_pages(shape: Shape, answer: Any) -> list[Shape]:
    """The shape with each of its own links moved on by the cursors that its first answered row gave out."""
    moved: list[Shape] = []
    for link in shape.links:
        items = (answer or {}).get(link.key)
        if isinstance(items, dict) and items.get("items") and "more" in items:
            first, last = items["items"][0]["_cursor"], items["items"][-1]["_cursor"]
            fields = {name: getattr(link, name) for name in ("key", "name", "shape", "where", "order", "total", "at")}
            moved.append(Shape(shape.type, (), (Link(**fields, first=2, after=last),)))
            moved.append(Shape(shape.type, (), (Link(**fields, last=2, before=last),)))
            moved.append(Shape(shape.type, (), (Link(**fields, first=2, after=first),)))
    return moved


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(graph=graphs(), questions=st.lists(QUESTIONS, min_size=1, max_size=6), text=st.sampled_from(WORDS))
def test_both_engines_answer_alike(
    empty_neo4j: Callable[[], GraphStore],
    tmp_path_factory: pytest.TempPathFactory,
    graph: Graph,
    questions: list[Shape],
    text: str,
) -> None:
    server = empty_neo4j()
    with empty_sqlite(tmp_path_factory.mktemp("store")) as embedded:
        assert write(embedded, graph) == write(server, graph)
        assert same(list(embedded.dump()), list(server.dump()))

        for shape in questions:
            keys = keys_of(shape)
            expected = embedded.read(shape, keys)
            assert same(server.read(shape, keys), expected), shape
            for moved in following_pages(shape, expected[0]):
                assert same(server.read(moved, keys[:1]), embedded.read(moved, keys[:1])), moved

        found = embedded.search(text, list(KINDS), 50, counted=True)
        hits = server.search(text, list(KINDS), 50, counted=True)
        assert hits.counts == found.counts
        assert sorted((hit.label, hit.id) for hit in hits.hits) == sorted((hit.label, hit.id) for hit in found.hits)
