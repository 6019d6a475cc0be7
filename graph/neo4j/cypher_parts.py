"""The pieces of a statement being written: its parameters, its variables, what is looked up first, walks over edges."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.neo4j.catalogue import edge_pattern, quoted
from graph.neo4j.values import to_property
from graph.schema import EDGES, LABELS, Type
from graph.shape import Hop


@dataclass(slots=True)
class Parts:
    """One statement being written. `before` are its first clauses, each of which binds one of the `lists`."""

    parameters: dict[str, object] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    variables: int = 0

    def parameter(self, value: object) -> str:
        """A new parameter with the value, as it is written in the statement."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f"${name}"

    def variable(self, prefix: str) -> str:
        """A variable that the statement doesn't have yet."""
        self.variables += 1
        return f"{prefix}{self.variables}"

    def scope(self, owner: str | None) -> str:
        """What a call sees of its surroundings: the owner, and the lists looked up before."""
        return ", ".join([owner, *self.lists] if owner else self.lists)


@dataclass(slots=True)
class Found:
    """Where the items of a link come from: clauses that bind them, and what is kept of them."""

    clauses: list[str]
    kept: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The clauses with their WHERE, which belongs to the last of them."""
        return " ".join(self.clauses) + (f" WHERE {' AND '.join(self.kept)}" if self.kept else "")


def kind_of(label: str, name: str) -> Type:
    """What the property of the label holds."""
    return Type.TEXT if name == "id" else LABELS[label][name]


def walk(parts: Parts, hops: Sequence[Hop], start: str, node: str, edge: str, label: str) -> Found:
    """MATCH clauses from a variable over the hops. No hops: the start itself, under another name."""
    if not hops:
        return Found([f"WITH {start} AS {node}"], [f"{node}:{quoted(label)}"] if label else [])
    found = Found([])
    at = start
    for number, hop in enumerate(hops):
        last = number == len(hops) - 1
        walked = edge if last else parts.variable("e")
        end = node if last else parts.variable("n")
        end_label = label if last else hop.label
        named = f"{end}:{quoted(end_label)}" if end_label else end
        found.clauses.append(f"MATCH {edge_pattern(hop, at, walked, named)}")
        for name, value in hop.where:
            stored = to_property(EDGES[hop.edge].properties[name], value)
            found.kept.append(f"{walked}.{quoted(name)} = {parts.parameter(stored)}")
        for name, value in hop.node:
            stored = to_property(LABELS[hop.label][name], value)
            found.kept.append(f"{end}.{quoted(name)} = {parts.parameter(stored)}")
        at = end
    return found
