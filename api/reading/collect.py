"""Which fields a selection wants of each concrete type, as the executor will ask for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    get_directive_values,
    is_abstract_type,
)

# Response key -> the fields merged under it, in order.
Fields = dict[str, list[FieldNode]]


@dataclass(frozen=True, slots=True)
class Document:
    """What a selection is read with: the schema, the query's fragments, and the values of its variables."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Any
    """graphql-core's VariableValues, as `info.variable_values` has it."""

    def concrete(self, name: str) -> tuple[str, ...]:
        """The object types that a type of the schema stands for, by name."""
        kind = self.schema.type_map[name]
        if is_abstract_type(kind):
            return tuple(sorted(possible.name for possible in self.schema.get_possible_types(kind)))
        return (name,)


def collect(document: Document, kind: str, nodes: Sequence[FieldNode]) -> Fields:
    """The fields that the nodes select of the object type, fragments opened, @skip and @include heeded."""
    fields: Fields = {}
    seen: set[str] = set()
    for node in nodes:
        if node.selection_set:
            _collect(document, kind, node.selection_set, fields, seen)
    return fields


def _collect(document: Document, kind: str, selected: SelectionSetNode, fields: Fields, seen: set[str]) -> None:
    for selection in selected.selections:
        if not _wanted(document, selection):
            continue
        if isinstance(selection, FieldNode):
            key = (selection.alias or selection.name).value
            fields.setdefault(key, []).append(selection)
        elif isinstance(selection, InlineFragmentNode):
            if _applies(document, kind, selection):
                _collect(document, kind, selection.selection_set, fields, seen)
        elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
            seen.add(selection.name.value)
            fragment = document.fragments[selection.name.value]
            if _applies(document, kind, fragment):
                _collect(document, kind, fragment.selection_set, fields, seen)


def _wanted(document: Document, selection: SelectionNode) -> bool:
    if not selection.directives:
        return True
    skip = get_directive_values(GraphQLSkipDirective, selection, document.variables)
    if skip and skip["if"] is True:
        return False
    include = get_directive_values(GraphQLIncludeDirective, selection, document.variables)
    return not (include and include["if"] is False)


def _applies(document: Document, kind: str, fragment: InlineFragmentNode | FragmentDefinitionNode) -> bool:
    condition = fragment.type_condition
    return condition is None or kind in document.concrete(condition.name.value)
