"""The Compose file and the Dockerfile keep their promises: nothing open to others, nothing secret inside, data kept."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from dramatis.settings import VARIABLES

ROOT = Path(__file__).parents[1]
# `${NAME:?what to do}`: Compose refuses to start without the variable.
REQUIRED = re.compile(r"\$\{(\w+):\?[^}]+\}")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str]]:
    """(instruction, arguments) of the Dockerfile, continuation lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def last_stage(steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    start = max(number for number, (name, _) in enumerate(steps) if name == "FROM")
    return steps[start:]


def test_every_published_port_is_for_this_machine_only(compose: dict[str, Any]) -> None:
    published = [port for service in compose["services"].values() for port in service.get("ports", [])]

    assert published
    assert all(str(port).startswith("127.0.0.1:") for port in published)
    assert not any(service.get("network_mode") == "host" for service in compose["services"].values())


def test_the_database_is_reached_by_the_api_alone(compose: dict[str, Any]) -> None:
    assert "ports" not in compose["services"]["neo4j"]
    assert compose["services"]["api"]["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"


def test_the_database_is_the_supported_line_in_its_free_edition(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["image"] == "neo4j:5.26-community"


def test_the_api_waits_until_the_database_answers_queries(compose: dict[str, Any]) -> None:
    check = compose["services"]["neo4j"]["healthcheck"]

    assert "RETURN 1" in check["test"][-1]
    assert {"interval", "timeout", "retries", "start_period"} <= check.keys()
    assert compose["services"]["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_the_graph_outlives_its_container(compose: dict[str, Any]) -> None:
    mounts = [volume.split(":")[:2] for volume in compose["services"]["neo4j"]["volumes"]]

    assert ["graph", "/data"] in mounts
    assert "graph" in compose["volumes"]


def test_secrets_come_from_the_env_file_and_are_required(compose: dict[str, Any]) -> None:
    api, database = (compose["services"][name] for name in ("api", "neo4j"))

    assert api["env_file"] == ".env"
    for value, name in (
        (api["environment"]["DRAMATIS_API_KEY"], "DRAMATIS_API_KEY"),
        (api["environment"]["NEO4J_PASSWORD"], "NEO4J_PASSWORD"),
        (database["environment"]["NEO4J_AUTH"].removeprefix("neo4j/"), "NEO4J_PASSWORD"),
    ):
        found = REQUIRED.fullmatch(value)
        assert found is not None
        assert found.group(1) == name


def test_nothing_that_looks_like_a_secret_stands_in_either_file() -> None:
    for file in ("docker-compose.yml", "Dockerfile"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not re.findall(r"(?i)(?:key|password|secret|token)\s*[:=]\s*[\"']?(?![\"'$\s])[\w+/=-]{8,}", text)


def test_the_env_file_is_neither_committed_nor_sent_to_the_builder() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    builder = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert ".env" in ignored
    assert "*" in builder
    assert not {"!.env", "!.", "!*"} & set(builder)


def test_the_builder_gets_every_package_of_the_wheel() -> None:
    builder = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]

    assert {f"!{name}" for name in (*packages, "pyproject.toml", "requirements.lock", "LICENSE")} <= set(builder)


def test_every_variable_of_the_api_is_one_it_reads(compose: dict[str, Any], steps: list[tuple[str, str]]) -> None:
    named = set(compose["services"]["api"]["environment"])
    named |= {
        part.split("=")[0]
        for name, text in last_stage(steps)
        if name == "ENV"
        for part in shlex.split(text)
        if not part.startswith("PYTHON")
    }

    assert named <= VARIABLES.keys()


def test_the_image_installs_what_the_hashed_lock_names_and_then_the_wheel_alone(steps: list[tuple[str, str]]) -> None:
    installs = [text for name, text in last_stage(steps) if name == "RUN" and "pip install" in text]

    assert "--require-hashes -r /tmp/requirements.lock -c /tmp/requirements.lock" in installs[0]
    assert "--no-deps" in installs[1]
    assert len(installs) == 2


def test_the_image_runs_as_a_user_without_rights_and_serves(steps: list[tuple[str, str]]) -> None:
    stage = dict(last_stage(steps))

    assert stage["USER"] not in ("root", "0")
    assert (stage["ENTRYPOINT"], stage["CMD"]) == ('["dramatis"]', '["serve"]')
    assert "DRAMATIS_HOST=0.0.0.0" in stage["ENV"]
    assert "/healthz" in stage["HEALTHCHECK"]


def test_the_image_keeps_the_python_that_the_project_supports(steps: list[tuple[str, str]]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    bases = {text.split()[0] for name, text in steps if name == "FROM"}

    assert bases == {"python:3.12-slim"}
    assert project["project"]["requires-python"] == ">=3.11,<3.14"
