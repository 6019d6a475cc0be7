"""`dramatis resolve`: who is who made anew over all that is stored, so that it doesn't hang on who came first."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click

from api.commands import json_option, now, opened
from api.progress import progress_bar
from graph.resolving import Progress, Tally
from ingest.resolving import resolve_store


@click.command()
@json_option
def resolve(as_json: bool) -> None:
    """Decide anew who is who, over all that is stored, as if it had come in order of publication.

    What people decided stands; ids go on to lead to what they stood for; every change is a decision that can be undone.
    Run it after articles came late or out of order. Broken off, it can be run again; a second run changes nothing.
    """
    with opened() as store, _shown(quiet=as_json) as show:
        tally = resolve_store(store, now, show)
    click.echo(json.dumps(asdict(tally)) if as_json else _told(tally))


def _told(tally: Tally) -> str:
    changed = (
        f"{tally.merged} merged, {tally.parted} merges taken back, {tally.split} split off, {tally.moved} names moved, "
        f"{tally.reviewed} questions put"
    )
    left = f" {tally.kept} changes were left out, for what people decided or others changed meanwhile." * bool(
        tally.kept
    )
    return f"{changed}; {tally.rounds} rounds.{left}"


@contextmanager
def _shown(*, quiet: bool) -> Iterator[Progress]:
    """What draws how far it is; without a terminal nothing is drawn."""
    with progress_bar(quiet=quiet) as bar:
        task = bar.add_task("Reading", total=None)

        def show(doing: str, done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total)

        yield show
