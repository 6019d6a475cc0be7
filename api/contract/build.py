"""The executable schema: what strawberry declares, with the resolvers of `api.reading` in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import strawberry
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
    is_introspection_type,
)
from strawberry.schema.config import StrawberryConfig

from api.contract import types
from api.contract.convert import converter
from api.contract.declare import SOURCE
from api.contract.mutation import Mutation
from api.contract.query import Query
from api.contract.sources import Latest, Source, Value
from api.contract.subscription import Subscription
from api.contract.words import SCALARS

Resolver = Callable[..., Any]
# Every object type that no root field names by itself.
_REACHED_BY_INTERFACE = [
    types.Person,
    types.Organization,
    types.Place,
    types.Document,
    types.Event,
    types.Mention,
    types.ArticleVersion,
    types.ExtractionRun,
]


@dataclass(frozen=True, slots=True)
class Contract:
    """The schema, and where each (type, field) is read from; what a function answers has no entry."""

    schema: GraphQLSchema
    sdl: str
    sources: Mapping[tuple[str, str], Source]


def build_contract() -> Contract:
    """The schema without resolvers, and the table of its sources with every name and converter filled in."""
    declared = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=_REACHED_BY_INTERFACE,
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    # Strawberry keeps the graphql-core schema that it builds in `_schema`; its printer and its views use it from there.
    schema = declared._schema
    sources: dict[tuple[str, str], Source] = {}
    for kind in _objects(schema):
        for name, field in kind.fields.items():
            definition = field.extensions["strawberry-definition"]
            source = definition.metadata.get(SOURCE)
            if isinstance(source, Value):
                source = Value(source.properties or (definition.python_name,), source.convert or converter(field.type))
            elif isinstance(source, Latest):
                source = replace(source, convert=source.convert or converter(field.type))
            if source is not None:
                sources[kind.name, name] = source
    return Contract(schema, declared.as_str() + "\n", sources)


def bind(
    contract: Contract,
    roots: Mapping[str, Resolver],
    read: Resolver,
    changes: Mapping[str, Resolver] = MappingProxyType({}),
    events: Mapping[str, Resolver] = MappingProxyType({}),
) -> None:
    """Puts resolvers in: at the root of queries those named, else `read`; at that of mutations `changes`, of
    subscriptions `events`; below, each field picks its value by response key."""
    for kind in contract.schema.type_map.values():
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            kind.resolve_type = _named_type
    for kind in _objects(contract.schema):
        kind.is_type_of = None
        for name, field in kind.fields.items():
            at_root = {
                "Query": roots.get(name) or read,
                "Mutation": changes.get(name),
                "Subscription": events.get(name),
            }
            resolver = at_root.get(kind.name)
            field.resolve = picked if resolver is None else _settled(resolver)


def _settled(resolver: Resolver) -> Resolver:
    """The resolver of a root field; what its answer still waits for is there at the end."""

    def resolved(root: object, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
        answer = resolver(root, info, **given)
        info.context.beside.settle()
        return answer

    return resolved


def _objects(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    return [
        kind
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not is_introspection_type(kind)
    ]


def picked(values: Mapping[str | int, Any], info: GraphQLResolveInfo[Any], **_: Any) -> Any:
    """The value under the field's response key."""
    return values[info.path.key]


def _named_type(values: Mapping[str, Any], *_: Any) -> str:
    name: str = values["__typename"]
    return name
