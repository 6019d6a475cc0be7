"""The names of a schema, read from its text, as lines: each type, field, argument, value and interface."""

from graphql import (
    GraphQLDefaultInput,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    is_introspection_type,
    is_specified_scalar_type,
    print_ast,
)


def public_names(schema: GraphQLSchema) -> set[str]:
    """`Story.title: String!`, `Story.articles(first): Int = 20`, `Modality.DENIED`, `Person implements Actor`…"""
    own = [
        kind
        for kind in schema.type_map.values()
        if not is_introspection_type(kind) and not is_specified_scalar_type(kind)
    ]
    return {line for kind in own for line in _names(kind)}


def _names(kind: GraphQLNamedType) -> list[str]:
    found = [kind.name]
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        found += [f"{kind.name} implements {interface.name}" for interface in kind.interfaces]
        for name, field in kind.fields.items():
            found.append(f"{kind.name}.{name}: {field.type}")
            found += [
                f"{kind.name}.{name}({argument}): {given.type}{_default(given.default)}"
                for argument, given in field.args.items()
            ]
    elif isinstance(kind, GraphQLInputObjectType):
        found += [f"{kind.name}.{name}: {field.type}{_default(field.default)}" for name, field in kind.fields.items()]
    elif isinstance(kind, GraphQLEnumType):
        found += [f"{kind.name}.{value}" for value in kind.values]
    return found


def _default(given: GraphQLDefaultInput | None) -> str:
    return f" = {print_ast(given.literal)}" if given is not None and given.literal is not None else ""
