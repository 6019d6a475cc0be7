"""What a query asks of the store is bounded by its depth: not by how many things its lists hold."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from benchmarks.graphql.world import Size, World
from graph.neo4j.connection import Runner
from graph.shape import Row, Shape
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore, Transaction

SMALL = Size(stories=5, reports=4, entities=60)
CONTRACT = build_contract()
bind(CONTRACT, ROOTS, read_list)
# What the lists at the root need beside their size.
ARGUMENTS = {"relations": "filter: {}, ", "search": 'text: "a", '}
# What is wanted of each item: a level more, whose things are many.
WITHIN = {
    "Story": "articles(first: $many) { totalCount edges { node { id source { name } } } }",
    "Claim": "evidence(first: $many) { text article { title } }",
    "Relation": "evidence(first: $many) { text article { title } } subject { name }",
    "Article": "entities { edges { node { name } } }",
    "Entity": "name stories(first: $many) { totalCount edges { node { title } } }",
}


def fill(transaction: Transaction) -> None:
    """A small newsroom."""
    world = World(SMALL)
    world.known().write(transaction)
    _put_entities(world, transaction)
    for number in range(SMALL.stories):
        world.story(number).write(transaction)
    # Once more, now that it is known how often each is named.
    _put_entities(world, transaction)


def _put_entities(world: World, transaction: Transaction) -> None:
    for label, row in world.entities():
        transaction.put(label, [row])


def connections(schema: GraphQLSchema) -> Iterator[tuple[str, str, str]]:
    """(type, field, type of the items) of each field that answers a connection."""
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLObjectType) and name not in ("Mutation", "Subscription"):
            for field, definition in kind.fields.items():
                answered = get_named_type(definition.type)
                if answered.name.endswith("Connection") and isinstance(answered, GraphQLObjectType):
                    edge = get_named_type(answered.fields["edges"].type)
                    assert isinstance(edge, GraphQLObjectType)
                    yield name, field, get_named_type(edge.fields["node"].type).name


def within(schema: GraphQLSchema, item: str) -> str:
    """What is asked of an item of the type."""
    kind = schema.type_map[item]
    names = [item, *(one.name for one in getattr(kind, "interfaces", ()))]
    found = next((WITHIN[name] for name in names if name in WITHIN), "")
    own = "id" if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and "id" in kind.fields else "__typename"
    return f"{own} {found}"


QUERIES = {
    f"{owner}.{field}": (
        owner,
        f"{field}({ARGUMENTS.get(field, '')}first: $many) {{ edges {{ node {{ {within(CONTRACT.schema, item)} }} }} }}",
    )
    for owner, field, item in connections(CONTRACT.schema)
}


def test_every_connection_of_the_schema_is_counted() -> None:
    assert {"Query.stories", "Story.articles", "Story.timeline", "Person.claims", "Event.reports"} <= QUERIES.keys()
    assert len(QUERIES) > 30


@pytest.fixture
def counted(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, int], tuple[int, int, int]]:
    """For a query on a type, with so many of each: (reads of the store, their links, statements)."""
    store.transact(fill)
    tally = {"reads": 0, "links": 0, "statements": 0}
    read, rows, reader = store.read, Runner.rows, SqliteStore._reader

    def reading(shape: Shape, keys: Any) -> list[Row | None]:
        tally["reads"] += 1
        tally["links"] += 2 + _links(shape)
        return read(shape, keys)

    def running(runner: Runner, text: str, **parameters: object) -> list[list[Any]]:
        tally["statements"] += 1
        return rows(runner, text, **parameters)

    def traced(self: SqliteStore) -> Any:
        connection = reader(self)
        connection.set_trace_callback(
            lambda text: tally.update(statements=tally["statements"] + text.startswith("SELECT"))
        )
        return connection

    monkeypatch.setattr(store, "read", reading)
    monkeypatch.setattr(Runner, "rows", running)
    monkeypatch.setattr(SqliteStore, "_reader", traced)
    engine = Engine(CONTRACT, store)
    ids = {
        name: _ids(store, name) for name in ("Story", "Article", "Person", "Organization", "Place", "Document", "Event")
    }

    def asked(owner: str, selection: str, many: int) -> tuple[int, int, int]:
        query = f"query ($many: Int!) {{ {selection} }}"
        given: dict[str, Any] = {"many": many}
        if owner != "Query":
            query = f"query ($many: Int!, $ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {owner} {{ {selection} }} }} }}"
            given["ids"] = ids.get(owner, [])[: 1 if many == 1 else None]
        tally.update(reads=0, links=0, statements=0)
        answer = engine.answer(Asked(query, variables=given))
        assert not answer.errors, (query, answer.errors)
        return tally["reads"], tally["links"], tally["statements"]

    return asked


def test_the_number_of_statements_does_not_grow_with_the_number_of_things(
    store: GraphStore, counted: Callable[[str, str, int], tuple[int, int, int]]
) -> None:
    for name, (owner, selection) in QUERIES.items():
        few, many = counted(owner, selection, 1), counted(owner, selection, 50)

        assert many[0] <= max(few[0], 1) + _FOUND_ONLY.get(name, 0), name
        if name in _FOUND_ONLY:
            continue
        if store.engine == "neo4j":
            assert many[2] <= many[0], name  # one statement a read
        else:
            assert many[2] <= many[1], name  # to find the keys, and where they lead now; then each link, and its number


# A search reads once for each kind of thing that it finds, and finds more kinds among more hits.
_FOUND_ONLY = {"Query.search": 5}


def _links(shape: Shape) -> int:
    return sum(1 + link.total + _links(link.shape) for link in shape.links)


def _ids(store: GraphStore, name: str) -> list[str]:
    """The ids of some nodes of the type."""
    engine = Engine(CONTRACT, store)
    lists = {"Story": "stories", "Article": "articles", "Event": "events"}
    if name in lists:
        found = engine.answer(Asked(f"{{ {lists[name]}(first: 5) {{ edges {{ node {{ id }} }} }} }}")).data
        assert found is not None
        return [edge["node"]["id"] for edge in found[lists[name]]["edges"]]
    kept = f"{{ kinds: [{name.upper()}], minArticles: 1 }}"
    asked = f"{{ entities(first: 5, filter: {kept}) {{ edges {{ node {{ id }} }} }} }}"
    found = engine.answer(Asked(asked)).data
    assert found is not None
    return [edge["node"]["id"] for edge in found["entities"]["edges"]]
