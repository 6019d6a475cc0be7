"""Who may ask for what: every root field and type has a policy, and a refused request does nothing."""

from collections.abc import Iterator

import pytest
from graphql import build_schema, get_introspection_query, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.contract.build import build_contract
from api.policies import FIELDS, MEMBERS_ONLY, ROOT_FIELDS, TYPES, Need, Policies, refusal, without_policy
from api.principals import ANONYMOUS, LOCAL, Principal, Role
from dramatis.errors import SettingsError
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.callers import everybody_as
from tests.api.conftest import HERE

SCHEMA = build_contract().schema
ROLES = {
    Role.ANALYST: {"addNote", "saveView", "watch", "ingestText", "ingestUrl"},
    Role.CURATOR: {"judge", "undo", "split", "judgeConflict", "rollbackRun", "loadCatalogue"},
    Role.ADMIN: {"forget"},
}


def needs(query: str) -> tuple[Need, ...]:
    document = parse(query)
    return Policies(SCHEMA).needs(document, document.definitions[0])  # type: ignore[arg-type]


def test_everything_in_the_schema_has_a_policy() -> None:
    assert without_policy(SCHEMA) == []


def test_a_schema_with_a_field_or_type_of_no_policy_is_not_served() -> None:
    schema = build_schema("type Query { story: Secret backdoor: Int } type Secret { id: ID }")

    with pytest.raises(SettingsError, match=r"Query\.backdoor, Secret"):
        Policies(schema)


def test_no_policy_is_for_something_that_is_not_there() -> None:
    known = {(name, field) for name, kind in SCHEMA.type_map.items() for field in getattr(kind, "fields", {})}

    assert [entry for entry in {*FIELDS, *MEMBERS_ONLY} if entry not in known] == []
    assert [name for name in TYPES if name not in SCHEMA.type_map] == []


@pytest.mark.parametrize("role", list(ROLES))
def test_mutations_need_the_role_that_their_weight_asks(role: Role) -> None:
    for name in ROLES[role]:
        assert ROOT_FIELDS["Mutation", name] is role


def test_no_mutation_is_for_readers() -> None:
    assert {role for (kind, _), role in ROOT_FIELDS.items() if kind == "Mutation"} == set(ROLES)


@pytest.mark.parametrize(
    ("query", "role"),
    [
        ("{ stories { totalCount } }", None),
        ("{ audit { at } }", Role.ANALYST),
        ('{ entity(name: "x") { history { at } } }', Role.ANALYST),
        ('{ entity(name: "x") { ... on Person { history { at } } } }', Role.ANALYST),
        ('{ node(id: "x") { ... on Actor { h: history { at } } } }', Role.ANALYST),
        (
            '{ node(id: "x") { ...f } } fragment f on Place { ...g } fragment g on Place { history { at } }',
            Role.ANALYST,
        ),
        ('mutation { judge(left: "a", right: "b", judgement: SAME) { id } }', Role.CURATOR),
        ('mutation { a: addNote(target: "a", text: "b") { id } b: forget(target: "x") { id } }', Role.ADMIN),
    ],
)
def test_the_role_is_found_wherever_the_field_hides(query: str, role: Role | None) -> None:
    found = needs(query)

    assert (found[0].role if found else None) is role


def test_a_thousand_spreads_are_walked_once() -> None:
    levels = 60
    fragments = " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(levels))

    assert needs(f"{{ ...f0 }} {fragments} fragment f{levels} on Query {{ audit {{ at }} }}")[0].role is Role.ANALYST


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("needed", list(Role))
def test_a_role_may_what_those_before_it_may(role: Role, needed: Role) -> None:
    refused = refusal((Need("Query.x", needed),), Principal("x", role))

    assert (refused is None) is (role >= needed)


def test_the_local_user_is_a_curator_and_no_admin() -> None:
    assert LOCAL.role is Role.CURATOR


@pytest.fixture
def reader(fake: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(fake, Settings(), authenticator=everybody_as(Role.READER)), base_url=HERE) as client:
        yield client


def test_nothing_of_a_refused_request_is_executed(reader: TestClient, fake: GraphStore) -> None:
    # The fake store has no `transact`: a mutation that were executed would fail otherwise.
    query = 'mutation { judge(left: "a", right: "b", judgement: SAME) { id } }'

    response = reader.post("/graphql", json={"query": query}, headers={"accept": "application/graphql-response+json"})

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "curator" in response.json()["errors"][0]["message"]


@pytest.fixture
def public(fake: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(fake, Settings(public_read=True)), base_url="http://news.example") as client:
        yield client


def code(client: TestClient, query: str) -> str:
    answer = client.post("/graphql", json={"query": query}).json()
    return str(answer["errors"][0]["extensions"]["code"]) if "errors" in answer else "ok"


def test_where_everybody_may_read_nobody_introspects_or_sees_notes_without_a_key(public: TestClient) -> None:
    assert code(public, "{ stories { totalCount } }") == "ok"
    assert code(public, "{ __typename }") == "ok"
    assert code(public, get_introspection_query()) == "FORBIDDEN"
    assert code(public, '{ __type(name: "Story") { name } }') == "FORBIDDEN"
    assert code(public, '{ entity(name: "x") { notes { text } } }') == "FORBIDDEN"
    assert code(public, '{ node(id: "note:x") { ... on Note { text } } }') == "FORBIDDEN"
    assert code(public, "{ watches { name } }") == "FORBIDDEN"
    assert code(public, 'mutation { judge(left: "a", right: "b", judgement: SAME) { id } }') == "FORBIDDEN"
    assert public.get("/schema.graphql").status_code == 401
    assert public.get("/metrics").status_code == 401


def test_where_everybody_may_read_errors_suggest_no_names(public: TestClient, lone_client: TestClient) -> None:
    query = {"query": "{ storys { totalCount } }"}

    anonymous, local = (client.post("/graphql", json=query).text for client in (public, lone_client))

    assert "Did you mean" in local
    assert "Did you mean" not in anonymous


def test_anonymous_callers_have_no_more_than_a_reader() -> None:
    assert (ANONYMOUS.role, ANONYMOUS.anonymous) == (Role.READER, True)
