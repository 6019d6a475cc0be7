"""The schema: its committed text, the contract's names, and that every field leads somewhere."""

from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema, validate_schema

from api.contract.build import build_contract
from api.contract.sources import Latest, Many, One, Page, Value, prefixed
from api.reading.plan import ENTITY_TYPES
from api.reading.roots import LABEL_TYPES
from graph.read_model import TYPES
from graph.schema import EDGES, LABELS
from tests.api.public_names import public_names

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT.parent / "shared" / "contract" / "schema.graphql"
# The types of the schema whose rows no root field reads by label.
READ_AS = {
    **{kind: label for label, kinds in LABEL_TYPES.items() for kind in kinds},
    **dict.fromkeys(ENTITY_TYPES.values(), "Entity"),
    "Query": "Query",
    "Quote": "Quote",
    "Bullet": "Bullet",
    "StatedShare": "StatedShare",
    "Participation": "Participation",
    "ModalityReport": "Report",
    "StateReport": "Report",
    "TimeSpan": "Relation",
    "MergeCandidate": "Decision",
    "DecisionSide": "Decision",
    "Rating": "Rating",
    "Ownership": "Ownership",
    "AuditEntry": "Audit",
}
# The types of which something stands on the edge that leads to them.
CARRIED = {"Quote": "EVIDENCED_BY", "Rating": "RATED", "Ownership": "OWNED"}
# The types that are read under a prefix.
PREFIXES = {"DecisionSide": ("left_", "right_")}


@pytest.fixture(scope="module")
def exported() -> GraphQLSchema:
    return build_schema((ROOT / "api" / "schema.graphql").read_text(encoding="utf-8"))


def test_the_committed_text_is_the_schema_that_is_served() -> None:
    committed = (ROOT / "api" / "schema.graphql").read_text(encoding="utf-8")

    assert committed == build_contract().sdl, "run python -m api.export_schema > api/schema.graphql"


def test_the_schema_is_valid(exported: GraphQLSchema) -> None:
    assert validate_schema(exported) == []


def test_everything_has_a_description(exported: GraphQLSchema) -> None:
    own = [kind for kind in exported.type_map.values() if not kind.name.startswith("__")]
    bare = [kind.name for kind in own if not kind.description]
    bare += [
        f"{kind.name}.{name}"
        for kind in own
        for name, field in getattr(kind, "fields", {}).items()
        if not field.description
    ]

    assert bare == []


def test_every_public_name_is_one_of_the_contract_or_listed_as_our_own(exported: GraphQLSchema) -> None:
    contract, own = (
        set((Path(__file__).parent / name).read_text(encoding="utf-8").splitlines())
        for name in ("contract_names.txt", "own_names.txt")
    )

    assert public_names(exported) - contract == own, (
        "list in tests/api/own_names.txt what is more than the contract has"
    )


@pytest.mark.shared
@pytest.mark.skipif(not CONTRACT.exists(), reason="needs ../shared/contract/schema.graphql")
def test_the_list_of_the_contracts_names_is_complete() -> None:
    contract = build_schema(CONTRACT.read_text(encoding="utf-8"))
    listed = (Path(__file__).parent / "contract_names.txt").read_text(encoding="utf-8").splitlines()

    assert listed == sorted(public_names(contract))


def test_every_source_leads_somewhere_in_the_read_model() -> None:
    found = build_contract().sources.items()
    read = [
        (kind, name, prefixed(source, prefix)) for (kind, name), source in found for prefix in PREFIXES.get(kind, "")
    ]
    read += [(kind, name, source) for (kind, name), source in found if kind not in PREFIXES]
    assert len(read) > len(found)
    for kind, name, source in read:
        owner = TYPES[READ_AS[kind]]
        match source:
            case One(links) | Many(links):
                assert set(links) <= owner.links.keys(), (kind, name)
            case Page(link):
                assert link in owner.links, (kind, name)
            case Latest(stored, link):
                assert link in owner.links, (kind, name)
                assert stored in LABELS[owner.label].keys() & LABELS[TYPES[owner.links[link].target].label].keys()
            case Value(properties):
                carried = EDGES[CARRIED[kind]].properties if kind in CARRIED else LABELS[owner.label]
                known = {"id", *carried, *(f"{link}.text" for link in owner.links), "located.country"}
                assert set(properties) <= known, (kind, name)
