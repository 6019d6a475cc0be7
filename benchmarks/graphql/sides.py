"""The servers under test, each one process while it is asked, and the load that is sent to them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dramatis.settings import Settings

_RIVAL = Path(__file__).parent / "rival"
_ROOT = Path(__file__).parents[2]
# A server starts in some seconds; on a busy machine it takes longer.
_START_S = 120
# The core that the load generator runs on, so that it takes none from the others by wandering.
_CORE = 0


@dataclass(frozen=True, slots=True)
class Side:
    """A server: its name, where it answers GraphQL, and its process."""

    name: str
    url: str
    process: int

    def cpu_s(self) -> float:
        """Processor time that it has taken so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def server_variables(settings: Settings) -> dict[str, str]:
    """The environment of a program that is to use the server of the settings."""
    return {
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USER": settings.neo4j_user,
        "NEO4J_PASSWORD": settings.neo4j_password or "",
    }


@contextmanager
def dramatis(name: str, port: int, variables: Mapping[str, str]) -> Iterator[Side]:
    """Our server, on the store that the variables name."""
    command = [sys.executable, "-P", "-m", "benchmarks.graphql.serve"]
    more = {"DRAMATIS_PORT": str(port), "DRAMATIS_LOG_LEVEL": "WARNING", "PYTHONPATH": str(_ROOT), **variables}
    with _running(name, command, more, f"http://127.0.0.1:{port}/graphql", _ROOT) as side:
        yield side


@contextmanager
def rival(port: int, variables: Mapping[str, str]) -> Iterator[Side]:
    """@neo4j/graphql on Apollo Server."""
    if not (_RIVAL / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=_RIVAL, check=True)
    more = {"PORT": str(port), "NODE_ENV": "production", **variables}
    with _running("rival", ["node", "server.mjs"], more, f"http://127.0.0.1:{port}/", _RIVAL) as side:
        yield side


@contextmanager
def _running(name: str, command: Sequence[str], variables: Mapping[str, str], url: str, folder: Path) -> Iterator[Side]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, env=os.environ | dict(variables), cwd=folder, stdout=log, stderr=log)
        try:
            for _ in range(_START_S * 5):
                if process.poll() is not None:
                    log.seek(0)
                    raise SystemExit(f"{name} ended: {log.read().decode(errors='replace')}")
                if _answers(url):
                    break
                time.sleep(0.2)
            yield Side(name, url, process.pid)
        finally:
            process.terminate()
            process.wait(30)


def _answers(url: str) -> bool:
    try:
        return "data" in ask(url, "{ __typename }", {})
    except (OSError, ValueError):
        return False


def ask(url: str, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The whole answer to one query."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(url, body, {"content-type": "application/json", "accept": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
    except urllib.error.HTTPError as error:
        found = json.load(error)
    return found


def load(side: Side, query: str, variables: Sequence[Mapping[str, Any]], concurrency: int, seconds: float) -> Any:
    """What the load generator measured, with the server's processor time for one request.

    Ends the program where an answer has errors or nothing in it.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as asked:
        json.dump({"query": query, "variables": list(variables), "least": 100}, asked)
        asked.flush()
        command = ["node", "load.mjs", side.url, asked.name, str(concurrency), str(seconds)]
        if shutil.which("taskset"):
            command = ["taskset", "-c", str(_CORE), *command]
        before = side.cpu_s()
        done = subprocess.run(command, cwd=_RIVAL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{side.name} failed under load: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    found["server_cpu_ms"] = round((side.cpu_s() - before) / found["sent"] * 1000, 3)
    return found
