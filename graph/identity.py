"""Plans that are kept from request to request (`api.reading.plans`), known again at a glance.

To compare shapes in depth costs as much as to write a statement for one; that two are the same object is seen at once.
"""

from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Same(Generic[Kept]):
    """A thing that equals itself alone; while this is kept, so is the thing, and nothing else can be taken for it."""

    __slots__ = ("it",)

    def __init__(self, it: Kept) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it
