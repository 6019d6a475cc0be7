"""Values as the resolvers leave them become the answer's JSON, by functions written for one selection.

The executor completes values field by field and asks anew, for each of them, what the selection wants. Here that is
asked once: a selection becomes the text of a few Python functions, one for each object type in each place. They do the
same checks. Where a value isn't what the schema promises they raise `UnfitError`; the executor then does the work over
again and says what is wrong.
"""

from collections.abc import Callable, Sequence
from math import inf, isfinite
from typing import Any

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLString,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from api.contract.build import picked
from api.contract.words import unchanged
from api.reading.collect import Document, collect

Complete = Callable[[Any], Any]


class UnfitError(Exception):
    """A value isn't of its type."""


class NotCompiledError(Exception):
    """The selection wants something that only the executor answers."""


def completer(document: Document, field: GraphQLField, nodes: Sequence[FieldNode]) -> Complete:
    """What completes the field's value; it raises UnfitError, KeyError or TypeError for one that isn't of its type.

    Raises NotCompiledError.
    """
    writer = _Writer(document)
    whole = writer.value("v", field.type, nodes)
    lines = ["def whole(v):", f"    return {whole}", *writer.lines]
    # Names are those of the schema and of response keys, which are letters, digits and underscores; all are quoted.
    exec("\n".join(lines), writer.names)
    made: Complete = writer.names["whole"]
    return made


class _Writer:
    """Writes the functions of one selection. In an expression a name stands for a value, a call completes it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines: list[str] = []
        self.names: dict[str, Any] = {}
        self._made: dict[tuple[object, ...], str] = {}

    def value(self, name: str, kind: GraphQLOutputType, nodes: Sequence[FieldNode]) -> str:
        """The expression that completes the value of the name."""
        if is_non_null_type(kind):
            return self._present(name, kind.of_type, nodes)
        return f"None if {name} is None else ({self._present(name, kind, nodes)})"

    def _present(self, name: str, kind: GraphQLOutputType, nodes: Sequence[FieldNode]) -> str:
        if is_list_type(kind):
            inner = kind.of_type
            item = f"i{len(self.names)}"
            self.names[item] = None
            done = self.value(item, inner, nodes)
            self.names["listed"] = _listed
            return f"[{done} for {item} in listed({name})]"
        if is_leaf_type(kind):
            done = f"{self._leaf(kind)}({name})"
            if kind is GraphQLFloat:
                # What isn't between, such as no number at all, isn't taken as it is.
                self.names["inf"] = inf
                return f"{name} if {name}.__class__ is float and -inf < {name} < inf else {done}"
            return done
        return f"{self._things(get_named_type(kind).name, nodes)}({name})"

    def _leaf(self, kind: GraphQLLeafType) -> str:
        return self._known(("leaf", kind.name), lambda: _leaf(kind))

    def _known(self, key: tuple[object, ...], make: Callable[[], object]) -> str:
        if key not in self._made:
            self._made[key] = f"g{len(self.names)}"
            self.names[self._made[key]] = make()
        return self._made[key]

    def _things(self, name: str, nodes: Sequence[FieldNode]) -> str:
        """The function that completes a thing of the type, which may be an interface or union."""
        key = ("things", name, *map(id, nodes))
        if key in self._made:
            return self._made[key]
        concrete = self.document.concrete(name)
        if concrete == (name,):
            self._made[key] = self._thing(name, nodes)
            return self._made[key]
        called = self._made[key] = f"f{len(self._made)}"
        table = f"t{len(self._made)}_{len(self.lines)}"
        parts = ", ".join(f"{kind!r}: {self._thing(kind, nodes)}" for kind in concrete)
        self.lines += [f"{table} = {{{parts}}}", f"def {called}(v):", f"    return {table}[v['__typename']](v)"]
        return called

    def _thing(self, name: str, nodes: Sequence[FieldNode]) -> str:
        key = ("thing", name, *map(id, nodes))
        if key in self._made:
            return self._made[key]
        called = self._made[key] = f"f{len(self._made)}"
        owner = self.document.schema.type_map[name]
        assert isinstance(owner, GraphQLObjectType)
        lines, parts = [f"def {called}(v):"], []
        for number, (response, found) in enumerate(collect(self.document, name, nodes).items()):
            asked = found[0].name.value
            if asked == "__typename":
                parts.append(f"{response!r}: {name!r}")
                continue
            field = owner.fields.get(asked)
            if field is None or field.resolve is not picked:
                raise NotCompiledError
            own = f"a{number}"
            lines.append(f"    {own} = v[{response!r}]")
            checked = self._checked(own, field.type)
            if checked is None:
                parts.append(f"{response!r}: {self.value(own, field.type, found)}")
            else:
                lines.append(checked)
                parts.append(f"{response!r}: {own}")
        self.lines += [*lines, f"    return {{{', '.join(parts)}}}"]
        return called

    def _checked(self, name: str, kind: GraphQLOutputType) -> str | None:
        """A line that refuses a value which isn't answered as it is; None where more is to be done than to look."""
        inner = kind.of_type if is_non_null_type(kind) else kind
        may_lack = "" if is_non_null_type(kind) else f"{name} is not None and "
        self.names["UnfitError"] = UnfitError
        if inner is GraphQLString or inner is GraphQLID or _plain_text(inner):
            return f"    if {may_lack}{name}.__class__ is not str: raise UnfitError"
        if inner is GraphQLBoolean:
            return f"    if {may_lack}{name}.__class__ is not bool: raise UnfitError"
        if inner is GraphQLInt:
            wrong = f"({name}.__class__ is not int or not -2147483648 <= {name} <= 2147483647)"
            return f"    if {may_lack}{wrong}: raise UnfitError"
        if isinstance(inner, GraphQLEnumType):
            words = self._known(("words", inner.name), lambda: _words(inner))
            wrong = f"({name}.__class__ is not str or {name} not in {words})"
            return f"    if {may_lack}{wrong}: raise UnfitError"
        return None


def _plain_text(kind: object) -> bool:
    """A scalar of ours whose values leave as they are."""
    return isinstance(kind, GraphQLScalarType) and kind.coerce_output_value is unchanged


def _words(kind: GraphQLEnumType) -> frozenset[str]:
    """The values of the enum that are answered as they are."""
    return frozenset(name for name in kind.values if kind.coerce_output_value(name) == name)


def _listed(found: Any) -> Any:
    if found.__class__ is not list and found.__class__ is not tuple:
        raise UnfitError
    return found


def _leaf(kind: GraphQLLeafType) -> Complete:
    """What completes a leaf that is there."""
    if kind is GraphQLString or kind is GraphQLID or _plain_text(kind):
        return _text
    if kind is GraphQLFloat:
        return _number
    if isinstance(kind, GraphQLEnumType):
        words = _words(kind)

        def word(found: Any) -> str:
            if found.__class__ is not str or found not in words:
                raise UnfitError
            return str(found)

        return word

    def served(found: Any) -> Any:
        answer = kind.coerce_output_value(found)
        if answer is None:
            raise UnfitError
        return answer

    return served


def _text(found: Any) -> str:
    if found.__class__ is not str:
        raise UnfitError
    return str(found)


def _number(found: Any) -> float:
    if (found.__class__ is not float and found.__class__ is not int) or not isfinite(found):
        raise UnfitError
    return float(found)
