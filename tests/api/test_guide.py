"""The guide's queries are valid, within the limits, and answered."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

GUIDE = (Path(__file__).parents[2] / "docs" / "graphql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```graphql\n(.*?)```", GUIDE, re.DOTALL)
# A value for each variable that the guide's queries take.
VALUES = {
    "id": "story:ferry",
    "entity": "person:vale",
    "from": "person:vale",
    "to": "place:ames",
    "speaker": "person:vale",
    "name": "Irena Vale",
    "day": "2031-02",
    "then": "2031-04-02T00:00:00Z",
}


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_guide_are_answered(client: TestClient, query: str) -> None:
    variables = {name: VALUES[name] for name in re.findall(r"\$(\w+): ", query)}

    answer = client.post("/graphql", json={"query": query, "variables": variables}).json()

    assert "errors" not in answer, answer
    assert None not in answer["data"].values()


def test_the_guide_has_queries() -> None:
    assert len(QUERIES) >= 5


def test_every_code_that_errors_carry_is_explained_in_the_guide() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "api").rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', source)}
    kinds = {"UNSUPPORTED_MEDIA_TYPE", "PAYLOAD_TOO_LARGE", "QUERY_TOO_COMPLEX", "INTERNAL_SERVER_ERROR"}

    assert kinds <= codes
    shaped = {
        code for code in codes if code.split("_")[-1] in ("FAILED", "INPUT", "REQUEST", "COMPLEX", "TYPE", "LARGE")
    }
    assert {code for code in shaped if code not in GUIDE} == set()
