"""What is remembered of a query between the requests that send it: how its selections are read and projected.

A plan depends on the nodes of the query, on the type that is read, and on the values of those variables alone that
stand within the selection. Queries that draw all their variables anew in their root fields' arguments, as pages do, are
planned once.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, Node, VariableNode, Visitor, visit

from graph.shape import Link, Shape

# Plans of one query: a page has some fifty places; more come of variables within a selection, such as cursors.
_MOST_PLANS = 200
# Whole shapes of one query: one a root field, and one a label for searches and lists of ids.
_MOST_SHAPES = 100


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning a selection added to a builder, and its projector. `count`: how many fields it has."""

    fields: tuple[str, ...]
    links: tuple[Link, ...]
    project: Any
    count: int


class Plans:
    """The plans of one document. Any number of threads may use it: at worst two of them plan the same."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Planned] = {}
        self._names: dict[tuple[int, ...], tuple[str, ...]] = {}
        self._shapes: dict[Hashable, Shape] = {}

    def key(
        self,
        nodes: Sequence[FieldNode],
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
        *more: Hashable,
    ) -> Hashable:
        """The key of a plan of what the nodes select. The nodes are the document's own, so they go by identity."""
        places = tuple(map(id, nodes))
        names = self._names.get(places)
        if names is None:
            names = self._names[places] = variables_within(nodes, fragments)
        values = tuple(repr(variables[name]) if name in variables else None for name in names)
        return (places, values, *more)

    def recall(self, key: Hashable) -> Planned | None:
        """The plan, if it is known."""
        return self._known.get(key)

    def remember(self, key: Hashable, planned: Planned) -> None:
        """Keeps the plan; where there are too many, only this one."""
        if len(self._known) >= _MOST_PLANS:
            self._known.clear()
        self._known[key] = planned

    def shape(self, kind: str, fields: Iterable[str], links: Sequence[Link]) -> Shape:
        """The shape; the same object where the links are, so that engines know it again at a glance."""
        named = tuple(fields)
        key = (kind, named, *map(id, links))
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            found = self._shapes[key] = Shape(kind, named, tuple(links))
        return found


def variables_within(nodes: Iterable[FieldNode], fragments: Mapping[str, FragmentDefinitionNode]) -> tuple[str, ...]:
    """The variables that stand within the nodes' selections, not in the nodes' own arguments."""
    found: set[str] = set()
    waiting: list[Node] = [node.selection_set for node in nodes if node.selection_set is not None]
    met: set[str] = set()

    class Names(Visitor):
        def enter_variable(self, node: VariableNode, *_: object) -> None:
            found.add(node.name.value)

        def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
            name = node.name.value
            if name not in met and name in fragments:
                met.add(name)
                waiting.append(fragments[name].selection_set)

    while waiting:
        visit(waiting.pop(), Names())
    return tuple(sorted(found))
