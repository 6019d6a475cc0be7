"""One request's way to the store: planning a root field, reading its one shape, following ids that were merged away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graphql import FieldNode, GraphQLResolveInfo

from api.principals import LOCAL, Principal
from api.reading.collect import Document
from api.reading.coverages import Beside
from api.reading.paging import MOST_ITEMS, bad_input
from api.reading.plan import Builder, Planner, Projector, Sources
from graph.shape import Shape
from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Request:
    """The context of an execution."""

    store: GraphStore
    sources: Sources
    now: Callable[[], str]
    """The time as the graph stores it."""
    beside: Beside
    """What is read once for the whole request, where coverage is asked for."""
    principal: Principal = LOCAL
    """Who asks."""

    def planner(self, info: "Info") -> Planner:
        """A planner for a root field."""
        document = Document(info.schema, info.fragments, info.variable_values)
        return Planner(document, self.sources, self.survivors, self.beside)

    def survivors(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The entity ids as they are held now, at most 100; an unknown id stays as it is."""
        if len(ids) > MOST_ITEMS:
            raise bad_input(f"{len(ids)} ids were given; give at most {MOST_ITEMS}.")
        if not ids:
            return ()
        rows = self.store.read(Shape("Entity"), list(ids))
        return tuple(given if row is None else row["id"] for given, row in zip(ids, rows, strict=True))

    def things(
        self,
        info: "Info",
        read_type: str,
        kinds: Sequence[str],
        ids: Sequence[str],
        nodes: Sequence[FieldNode] | None = None,
    ) -> list[object]:
        """What the selection wants of each id, None where nothing has it; one read for all."""
        builder = Builder(read_type)
        project: Projector = self.planner(info).thing(builder, kinds, nodes or info.field_nodes)
        rows = self.store.read(builder.shape(), list(ids))
        return [None if row is None else project(row) for row in rows]


# What a root resolver gets.
Info: TypeAlias = GraphQLResolveInfo[Request]
