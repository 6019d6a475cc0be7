"""The recorded queries: each operation of the file as a text of its own, with the fragments that it spreads."""

from pathlib import Path

from graphql import OperationDefinitionNode, parse, print_ast
from graphql.utilities import separate_operations

_FILE = Path(__file__).with_name("recorded_queries.graphql")


def recorded_queries() -> dict[str, str]:
    """Name -> text."""
    document = parse(_FILE.read_text(encoding="utf-8"))
    named = separate_operations(document)
    names = [
        found.name.value for found in document.definitions if isinstance(found, OperationDefinitionNode) and found.name
    ]
    return {name: print_ast(named[name]) for name in names}
