"""What scripts/neo4j says when it can't do what it is asked; that it can is shown by every test on the server."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "neo4j"
TOOLS = [
    "sh",
    "sed",
    "head",
    "tail",
    "cat",
    "mkdir",
    "mktemp",
    "rm",
    "mv",
    "ln",
    "readlink",
    "sleep",
    "touch",
    "dirname",
    "grep",
    "tr",
    "ps",
]


def tools(folder: Path, **fakes: str) -> str:
    """A PATH with the plain tools and the given scripts, and neither Java nor Maven of this machine."""
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        if found:
            (folder / name).symlink_to(found)
    for name, text in fakes.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return str(folder)


def run(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path or os.environ["PATH"], "DRAMATIS_NEO4J_HOME": str(folder / "home")}
    return subprocess.run(
        [str(SCRIPT), *arguments], capture_output=True, text=True, env=environment, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "arguments", [(), ("restart",), ("start", "--port"), ("start", "--port", "many"), ("stop", "--force", "now")]
)
def test_wrong_usage_is_told_with_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    told = run(tmp_path, *arguments)

    assert told.returncode == 2
    assert "usage: scripts/neo4j" in told.stderr


@pytest.mark.parametrize(
    ("fakes", "said"),
    [
        ({}, "Java isn't installed"),
        ({"java": "echo 'openjdk version \"11.0.2\"' >&2"}, "Java 11 is too old"),
        ({"java": "echo 'openjdk version \"17.0.2\"' >&2"}, "Maven isn't installed"),
        ({"java": "echo 'openjdk version \"21\"' >&2", "mvn": "echo offline; exit 1"}, "couldn't fetch"),
    ],
    ids=["no Java", "old Java", "no Maven", "no network"],
)
def test_what_is_missing_is_named_with_code_3(tmp_path: Path, fakes: dict[str, str], said: str) -> None:
    told = run(tmp_path, "start", path=tools(tmp_path / "bin", **fakes))

    assert told.returncode == 3
    assert said in told.stderr
    assert told.stdout == ""


def test_what_does_not_run_is_stopped_without_an_error(tmp_path: Path) -> None:
    assert run(tmp_path, "status").returncode == 1
    assert run(tmp_path, "stop").returncode == 0


def test_a_recorded_number_that_is_another_process_now_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "server"
    folder.mkdir(parents=True)
    with subprocess.Popen(["sleep", "60"]) as other:
        (folder / "pid").write_text(str(other.pid), encoding="utf-8")

        told = run(tmp_path, "stop")
        alive = other.poll() is None
        other.kill()

    assert told.returncode == 0
    assert alive
