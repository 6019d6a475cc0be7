"""The public audit of GraphQL over HTTP (npm `graphql-http`): every one of its rules, MUST and SHOULD alike."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from api.app import create_app
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.running import running

AUDIT = Path(__file__).parent / "audit"
# The installation takes some seconds, the audit one.
_TIMEOUT_S = 300
_RULES = 61


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audit, installed from its lock in a folder of its own."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("CI must run the audit of GraphQL over HTTP: install Node")
        pytest.skip("no npm here: the audit of GraphQL over HTTP was NOT run")
    folder = tmp_path_factory.mktemp("audit") / "audit"
    shutil.copytree(AUDIT, folder, ignore=shutil.ignore_patterns("node_modules"))
    done = _run(folder, "npm", "ci", "--ignore-scripts")
    if done.returncode:
        if os.environ.get("CI"):
            pytest.fail(done.stderr)
        pytest.skip(f"npm can't install: the audit of GraphQL over HTTP was NOT run ({done.stderr[-300:]})")
    return folder


def test_the_audit_of_graphql_over_http_finds_nothing(audit: Path, fake: GraphStore) -> None:
    with running(create_app(fake, Settings())) as port:
        done = _run(audit, "node", "audit.js", f"http://127.0.0.1:{port}/graphql")

    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert [found for found in results if found["status"] != "ok"] == []
    assert len(results) == _RULES
