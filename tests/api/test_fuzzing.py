"""Schemathesis against a server that listens: queries and mutations made up from the schema, none of which breaks it.

A made-up id is nobody's, so half of the requests get ids that there are, sizes within bounds and no made-up cursors.
`scripts/fuzz` runs it with 300 examples an operation.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from graphql import (
    REMOVE,
    ArgumentNode,
    FieldNode,
    IntValueNode,
    StringValueNode,
    ValueNode,
    Visitor,
    parse,
    print_ast,
    visit,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes

from api.app import create_app
from api.principals import Role
from api.wiring import furnished
from dramatis.settings import Settings
from extractors.extract import open_extractor
from graph.schema import PREFIX_LABELS
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from ingest.pipeline import Ingestion
from readers.formats import Format
from readers.read import read_paths
from tests.api.callers import everybody_as
from tests.api.running import running
from tests.ingest.newsroom import CORPUS

# Of each operation. Each takes a tenth of a second, most of it to make it up.
EXAMPLES = int(os.environ.get("DRAMATIS_FUZZ_EXAMPLES", "5"))
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    # The usual run asks the same each time; the long one asks anew.
    derandomize=EXAMPLES < 100,
)
# The least share of answers that are data without an error: else the requests only reach the checks before execution.
CLEAN = 0.3
BROKEN = ("INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT")
# A page and a dozen articles of the sample.
_READ = ("canada-election.jsonl", "german-chancellor.jsonl", "story-page.txt")
# Ids of each sort that requests draw from.
_OF_EACH = 25
_IDS = (
    "id",
    "ids",
    "entity",
    "story",
    "target",
    "left",
    "right",
    "from",
    "to",
    "subject",
    "object",
    "about",
    "speaker",
)

schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda at: nodes.String(at.isoformat() + "Z")))
schemathesis.graphql.scalar("PartialDate", st.dates().map(lambda day: nodes.String(day.isoformat())))
schemathesis.graphql.scalar("JSON", st.just(nodes.Object([])))


@dataclass(slots=True)
class Fuzzed:
    """A server and what came of the requests to it."""

    address: str
    ids: Sequence[str]
    codes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


class _Mending(Visitor):
    """Puts ids in that there are, and sizes that are allowed; takes cursors out."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__()
        self._ids = ids
        self._given = 0

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        names = {argument.name.value for argument in node.arguments or ()}
        keep = [
            argument
            for argument in node.arguments or ()
            if argument.name.value not in ("after", "before")
            and not (argument.name.value == "last" and "first" in names)
            and not (argument.name.value in ("name", "kind") and "id" in names)
        ]
        return replace(node, arguments=tuple(keep))

    def enter_argument(self, node: ArgumentNode, *_: Any) -> Any:
        name, value = node.name.value, node.value
        if name in ("first", "last", "limit", "depth", "maxLength"):
            if not isinstance(value, IntValueNode):
                return REMOVE
            return replace(node, value=nodes.Int(abs(int(value.value)) % 4))
        return None

    def enter_string_value(self, node: StringValueNode, key: Any, parent: Any, path: Any, ancestors: Any) -> Any:
        around = [each.name.value for each in (*ancestors, parent) if hasattr(each, "name") and hasattr(each, "value")]
        if not any(name in _IDS for name in around):
            return None
        self._given += 1
        found: ValueNode = nodes.String(self._ids[(self._given + len(node.value)) % len(self._ids)])
        return found


def mended(query: str, ids: Sequence[str]) -> str:
    """The query, made likely to be answered."""
    return print_ast(visit(parse(query), _Mending(ids)))


def known_ids(store: GraphStore) -> list[str]:
    """Some ids of each sort that the store holds, the sorts in turns."""
    sorts: dict[str, list[str]] = defaultdict(list)
    for row in store.dump():
        key = row.get("id", "")
        sorts[key.partition(":")[0]].append(key)
    kept = (sorts[sort][:_OF_EACH] for sort in PREFIX_LABELS)
    return [key for turn in zip_longest(*kept) for key in turn if key]


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """A server over what was really read: mutations need all that resolution writes."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    store = open_sqlite(Path(tmp_path_factory.mktemp("fuzzed")))
    store.prepare()
    furnished(store, at)
    items = read_paths([str(CORPUS / name) for name in _READ], Format.AUTO, None)
    Ingestion(store, open_extractor(Settings()), lambda: at).run(items)
    ids = known_ids(store)
    with running(create_app(store, Settings(), authenticator=everybody_as(Role.ADMIN))) as port:
        yield Fuzzed(f"http://127.0.0.1:{port}/graphql", ids)
    store.close()


def test_no_request_that_the_schema_allows_breaks_the_server(fuzzed: Fuzzed) -> None:
    schema = schemathesis.graphql.from_url(fuzzed.address)
    for operation in (found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)):

        @SETTINGS
        @given(operation.as_strategy(), st.booleans())
        def ask(case: Any, mend: bool) -> None:
            if mend:
                case.body = mended(case.body, fuzzed.ids)
            response = case.call()
            answer = response.json()
            code = answer["errors"][0]["extensions"]["code"] if "errors" in answer else "ok"
            fuzzed.codes[case.operation.label][code] += 1
            assert response.status_code < 500, case.body
            assert code not in BROKEN, case.body
            case.validate_response(response, checks=[schemathesis.checks.not_a_server_error])

        ask()

    total = sum(fuzzed.codes.values(), Counter[str]())
    print(f"{total.total()} answers, {total['ok'] / total.total():.0%} of them clean data: {dict(total)}")
    assert total["ok"] / total.total() >= CLEAN
