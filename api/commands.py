"""What the commands of `dramatis` share: how an error of ours is told, the store of the settings, common options."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import click

from api.wiring import open_store
from dramatis.errors import DramatisError
from dramatis.settings import Settings, read_settings
from graph.store import GraphStore

# Shown where nobody says how many.
_SHOWN = 50

# How the audit names whoever works here: a command line knows no keys.
WHO = "command line"

json_option = click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")
first_option = click.option(
    "--first", type=click.IntRange(1, 10_000), default=_SHOWN, show_default=True, help="How many."
)


@contextmanager
def telling() -> Iterator[None]:
    """Tells an error of ours as one line on standard error, without a traceback, and exits with code 1."""
    try:
        yield
    except DramatisError as error:
        click.echo(f"dramatis: {error}", err=True)
        sys.exit(1)


class Telling(click.Group):
    """Commands whose errors are told."""

    def invoke(self, ctx: click.Context) -> object:
        with telling():
            return super().invoke(ctx)


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[GraphStore]:
    """The store that the settings name, or else the environment; closed afterwards.

    Raises StoreUnavailableError or StoreNotReadyError.
    """
    with closing(open_store(settings or read_settings(os.environ))) as store:
        yield store


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)
