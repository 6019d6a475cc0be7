"""From stored values to answers; which one applies follows from the field's type, save where one is named."""

from collections.abc import Callable, Mapping

from graphql import (
    GraphQLOutputType,
    is_enum_type,
    is_list_type,
    is_non_null_type,
)

from api.contract.words import moment_out


def aliases(listed: list[str] | None, forms: Mapping[str, int] | None) -> list[str]:
    """The forms, most frequent first and then in the alphabet's order; without counts as listed."""
    if not forms:
        return listed or []
    return sorted(forms, key=lambda form: (-forms[form], form))


def text_of(stored: object) -> str | None:
    """The value as text; null where nothing is stored."""
    return None if stored in (None, "") else str(stored)


def _moment(stored: str | None) -> str | None:
    return moment_out(stored) if stored else None


def or_null(stored: object) -> object:
    """The value, null for an empty text."""
    return None if stored == "" else stored


def plain(stored: object) -> object:
    """The value as it is stored."""
    return stored


class OrDefault:
    """A converter: the value, or what the schema promises where none is stored."""

    __slots__ = ("default",)

    def __init__(self, default: object) -> None:
        self.default = default

    def __call__(self, stored: object) -> object:
        return self.default if stored is None else stored


# Answers for values that were never given, where the schema promises one.
_NEVER_GIVEN: dict[str, object] = {"String": "", "Int": 0, "Float": 0.0, "Boolean": False}
_WORDS_NEVER_GIVEN = {
    "DocumentState": "UNKNOWN",
    "EventType": "OTHER",
    "Polarity": "ASSERTED",
    "Modality": "OCCURRED",
    "Role": "OTHER",
}


def converter(kind: GraphQLOutputType) -> Callable[..., object]:
    """What turns a stored value into an answer of the type. An unknown time or text is "" in the store."""
    if not is_non_null_type(kind):
        return _moment if str(kind) == "DateTime" else or_null
    inner = kind.of_type
    if is_list_type(inner):
        return lambda stored: stored or []
    name = str(inner)
    if name == "DateTime":
        return _moment
    if is_enum_type(inner):
        default = _WORDS_NEVER_GIVEN.get(name)
        return plain if default is None else lambda stored: stored or default
    return OrDefault(_NEVER_GIVEN[name]) if name in _NEVER_GIVEN else plain
