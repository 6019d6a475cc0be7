"""The pieces of a statement being written: its parameters, its variables, what is looked up first, what is kept."""

from dataclasses import dataclass, field

from graph.schema import LABELS, Type


@dataclass(slots=True)
class Parts:
    """A statement being written, or a part of one, whose names all carry its `path` so that parts can be put together.

    `before` are its first clauses, each of which binds one of the `lists`.
    """

    parameters: dict[str, object] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    variables: int = 0
    path: str = ""
    owner: str = ""
    """The variable of the node whose link is being written; "" at the root."""

    def parameter(self, value: object) -> str:
        """A new parameter with the value, as it is written in the statement."""
        name = f"p{self.path}{len(self.parameters)}"
        self.parameters[name] = value
        return f"${name}"

    def variable(self, prefix: str) -> str:
        """A variable that the statement doesn't have yet."""
        self.variables += 1
        return f"{prefix}{self.path}{self.variables}"

    def take(self, other: "Parts") -> None:
        """Puts another part into this one."""
        self.parameters.update(other.parameters)
        self.before += other.before
        self.lists += other.lists

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
