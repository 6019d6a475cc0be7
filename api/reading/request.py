"""One request's way to the store: planning a root field, reading its one shape, following ids that were merged away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from graphql import FieldNode, GraphQLResolveInfo

from api.principals import LOCAL, Principal
from api.reading.collect import Document
from api.reading.coverages import Beside, current_beside
from api.reading.following import Following
from api.reading.paging import MOST_ITEMS, bad_input
from api.reading.plan import Builder, Planner, Sources
from api.reading.plans import Plans
from api.reading.projecting import Projector
from graph.shape import Shape
from graph.store import GraphStore
from graph.walking import Walker
from graph.walking_neighborhood import hidden
from graph.walks import Kept


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
    following: Following | None = None
    """Who follows what changes in this server, and works on its jobs; None where nobody does."""
    plans: Plans = field(default_factory=Plans)
    """What is known of the query from earlier requests."""

    def stir(self) -> None:
        """Tells whoever follows what changes that there is something to look at."""
        if self.following is not None:
            self.following.stir()

    def planner(self, info: "Info") -> Planner:
        """A planner for a root field."""
        document = Document(info.schema, info.fragments, info.variable_values)
        current_beside.set(self.beside)
        unseen = partial(hidden, Walker(self.store, Kept()))
        return Planner(document, self.sources, self.survivors, self.beside, unseen, self.plans)

    def survivors(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The ids of entities and stories as they are held now, at most 100; an unknown id stays as it is."""
        if len(ids) > MOST_ITEMS:
            raise bad_input(f"{len(ids)} ids were given; give at most {MOST_ITEMS}.")
        stories = [given for given in ids if given.startswith("story:")]
        others = [given for given in ids if not given.startswith("story:")]
        held: dict[str, str] = {}
        for kind, listed in (("Entity", others), ("Story", stories)):
            rows = self.store.read(Shape(kind), listed) if listed else []
            held |= {given: row["id"] for given, row in zip(listed, rows, strict=True) if row is not None}
        return tuple(held.get(given, given) for given in ids)

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
        shape = self.plans.shape(builder.type, builder.fields, builder.links)
        rows = self.store.read(shape, list(ids))
        return [None if row is None else project(row) for row in rows]


# What a root resolver gets.
Info: TypeAlias = GraphQLResolveInfo[Request]
