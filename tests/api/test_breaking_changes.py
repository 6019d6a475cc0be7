"""A change that breaks clients is named in the changelog, or there is none.

`schema.released.graphql` is the schema that clients were last promised. With a release, replace it by
`api/schema.graphql`.
"""

from pathlib import Path

import pytest
from graphql import build_schema, find_breaking_changes

ROOT = Path(__file__).parents[2]
RELEASED = Path(__file__).parent / "schema.released.graphql"


def unnamed(old: str, new: str, changelog: str) -> list[str]:
    """The breaking changes of which the changelog's latest section doesn't have the words in full."""
    latest = changelog.split("\n## ", 2)[1]
    found = find_breaking_changes(build_schema(old), build_schema(new))
    return [change.description for change in found if change.description.rstrip(".") not in latest]


def test_every_breaking_change_of_the_schema_is_named_in_the_changelog() -> None:
    texts = (RELEASED, ROOT / "api" / "schema.graphql", ROOT / "CHANGELOG.md")

    missing = unnamed(*(path.read_text(encoding="utf-8") for path in texts))

    assert missing == [], "keep what clients use, or write these lines into CHANGELOG.md"


OLD = "type Query { a(b: Int): Int c: String }"
LOG = "# Changelog\n\n## Unreleased\n\n### Changed\n- {}\n\n## 1.0\n- Field Query.c was removed.\n"


@pytest.mark.parametrize(
    ("new", "log", "missing"),
    [
        ("type Query { a(b: Int): Int c: String d: Int }", "", []),
        ("type Query { a(b: Int, d: Int): Int c: String! }", "", []),
        ("type Query { a(b: Int): Int }", "", ["Field Query.c was removed."]),
        ("type Query { a(b: Int): Int }", "Field Query.c was removed: use `a`.", []),
        ("type Query { a(b: Int!): Int c: String }", "Field Query.c was removed.", ["Argument"]),
        ("type Query { a(b: Int): Int c: Int }", "", ["Field"]),
    ],
)
def test_what_would_break_a_client_is_told(new: str, log: str, missing: list[str]) -> None:
    found = unnamed(OLD, new, LOG.format(log))

    assert [change.startswith(start) for change, start in zip(found, missing, strict=True)] == [True] * len(missing)
