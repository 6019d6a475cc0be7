"""How the fields of the schema are declared: a description for the reader, and where the answer comes from."""

from collections.abc import Callable
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.unset import UNSET

from api.contract.inputs import TimeScope
from api.contract.sources import Many, One, Page, Same, Source, Value

SOURCE = "source"


def argument(name: str, kind: object, description: str, default: object = UNSET) -> StrawberryArgument:
    """An argument; without a default it may be left out if its type allows null."""
    return StrawberryArgument(name, None, StrawberryAnnotation(kind), description=description, default=default)


def first(count: int) -> StrawberryArgument:
    """How many items from the start."""
    return argument("first", int | None, "How many items, at most 100.", count)


AFTER = argument("after", str | None, "The endCursor of the page before.")
LAST = argument("last", int | None, "How many items from the end, at most 100; then leave `first` out.")
BEFORE = argument("before", str | None, "The startCursor of the page behind; goes with `last`.")
AT = argument("at", TimeScope | None, "As of when; without it as known today.")


def declared(description: str, source: Source | None, *arguments: StrawberryArgument) -> Any:
    """A field of the schema. Without a source a function of `api.reading.roots` answers it."""
    made = strawberry.field(description=description, metadata={SOURCE: source})
    if arguments:
        made.arguments = list(arguments)
    return made


def value(description: str, *properties: str, convert: Callable[..., object] | None = None) -> Any:
    """A scalar or enum of the row; without properties the one named like the field."""
    return declared(description, Value(properties, convert))


def one(description: str, *links: str) -> Any:
    """What a link leads to, or null."""
    return declared(description, One(links))


def many(description: str, *links: str, count: int | None = None, at: bool = False) -> Any:
    """What a link leads to; `count` is the default of the argument `first`, and without it there is no such argument.
    `at`: it can be asked as of a time."""
    return declared(description, Many(links), *([] if count is None else [first(count)]), *([AT] if at else []))


def page(description: str, source: Page, *arguments: StrawberryArgument, count: int = 20) -> Any:
    """A connection that pages forward."""
    return declared(description, source, first(count), AFTER, *arguments)


def same(description: str, prefix: str = "") -> Any:
    """The same row as another type, of whose names each has the prefix in the row."""
    return declared(description, Same(prefix))
