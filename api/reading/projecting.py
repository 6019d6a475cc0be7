"""What turns rows into answers: field by field at first, and by functions written for a selection that recurs.

A list has hundreds of rows of one plan. To write a function takes as long as to project some fifty of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.contract.convert import OrDefault, or_null, plain
from graph.shape import Row

Projector = Callable[[Row], Any]
# Rows that a plan projects before its functions are written.
_WRITTEN_AFTER = 100


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a response key: what makes it of a row, and the property that this only converts, or ""."""

    key: str
    project: Projector
    property: str = ""
    convert: Callable[..., object] = plain


def projecting(plans: Mapping[str, Sequence[Part]], kinds: Mapping[str, str] | None) -> Projector:
    """What projects rows by the plan of their type. `kinds`: the type by a row's `kind`; None: there is one type.

    A row of a type that has no plan is answered None.
    """
    projected = 0
    written: dict[str, Projector] = {}
    (only,) = plans if kinds is None else ("",)

    def one(row: Row) -> Any:
        nonlocal projected
        name = only if kinds is None else kinds[row["kind"]]
        write = written.get(name)
        if write is not None:
            return write(row)
        parts = plans.get(name)
        if parts is None:
            return None
        projected += 1
        if projected > _WRITTEN_AFTER:
            written[name] = _written(name, parts)
        answer: dict[str, Any] = {"__typename": name}
        for part in parts:
            answer[part.key] = part.project(row)
        return answer

    return one


def _written(name: str, parts: Sequence[Part]) -> Projector:
    """A function that does it. All names in its text are the schema's, or response keys, and quoted."""
    known: dict[str, Any] = {}
    listed = [f"'__typename': {name!r}"]
    for number, part in enumerate(parts):
        value = f"r[{part.property!r}]"
        if not part.property:
            known[f"p{number}"] = part.project
            value = f"p{number}(r)"
        elif part.convert is or_null:
            value = f"None if {value} == '' else {value}"
        elif isinstance(part.convert, OrDefault):
            value = f"{part.convert.default!r} if {value} is None else {value}"
        elif part.convert is not plain:
            known[f"c{number}"] = part.convert
            value = f"c{number}({value})"
        listed.append(f"{part.key!r}: {value}")
    exec(f"def project(r):\n    return {{{', '.join(listed)}}}", known)
    made: Projector = known["project"]
    return made
