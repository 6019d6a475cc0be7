"""The command line on a store of a test's own."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import api.cli

Run = Callable[..., Result]


def on_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the store in this folder; `given` is its standard input. No setting of the machine counts."""
    for name in list(os.environ):
        if name.startswith(("DRAMATIS_", "NEO4J_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DRAMATIS_STORE", str(folder))

    def run(*arguments: object, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(api.cli.main, [str(argument) for argument in arguments], input=given)

    return run
