"""`dramatis gazetteer load | list | remove`: the user's own lists of people, organisations and places."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from api.commands import now
from api.table_files import refused_as_json, table_bytes, tell_refused
from dramatis.errors import DramatisError, GazetteerError
from dramatis.gazetteer_entries import Contested, OwnEntry
from dramatis.own_gazetteers import Kept, keep, kept_in, proper_name, remove
from dramatis.settings import read_settings
from dramatis.times import timestamp
from readers.gazetteer_csv import GazetteerTable, Refused, read_gazetteer

# A million lines are about 100 MB; more than this is held in memory several times over.
_LARGEST_BYTES = 1_000_000_000


@click.group()
def gazetteer() -> None:
    """Your own lists of people, organisations and places with their Wikidata ids."""


@gazetteer.command("load")
@click.argument("source", metavar="FILE.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", help="What to call it; default: the file's name. A gazetteer of that name is replaced.")
@click.option("--licence", default="", help="Under which licence you hold it; `list` shows it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every refused line.")
def load(source: Path, name: str | None, licence: str, as_json: bool) -> None:
    """Load a CSV file: articles extracted from now on take ids from it.

    Its first line names the columns: name, kind (PERSON, ORGANIZATION or PLACE) and wikidata; aliases (separated by |),
    country, geonames, latitude, longitude, gender, acronym and description if you have them.
    """
    called = proper_name(source.stem) if name is None else name
    if called is None:
        raise GazetteerError(f"no name can be made of {source.name!r}; choose one with --name")
    refused: list[Refused] = []
    table = _table(source)
    kept = keep(
        _folder(),
        called,
        _taken(table, refused),
        source=source.name,
        licence=licence,
        loaded=timestamp(now()),
    )
    _report(source, called, table, kept, refused, as_json=as_json)
    sys.exit(0 if kept is not None else 1)


@gazetteer.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_loaded(as_json: bool) -> None:
    """List the loaded gazetteers, and check that each is still as it was loaded."""
    found = kept_in(_folder())
    for one in found:
        if as_json:
            click.echo(json.dumps(asdict(one)))
        elif one.problem is None:
            licence = f", {one.licence}" if one.licence else ""
            click.echo(f"{one.name}: {one.entries} entries of {one.source}, loaded {one.loaded}{licence}")
        else:
            click.echo(f"{one.name}: {one.problem}", err=True)
    if not found and not as_json:
        click.echo("No gazetteer is loaded.")
    sys.exit(1 if any(one.problem is not None for one in found) else 0)


@gazetteer.command("remove")
@click.argument("name")
def remove_loaded(name: str) -> None:
    """Remove a loaded gazetteer: articles extracted from now on take no ids from it."""
    remove(_folder(), name)
    click.echo(f"{name} was removed. What was extracted with it keeps its ids.")


def _folder() -> Path:
    folder = read_settings(os.environ).gazetteers
    assert folder is not None  # settings that are read always have one
    return folder


def _table(source: Path) -> GazetteerTable:
    content = table_bytes(source, _LARGEST_BYTES, "files", GazetteerError)
    try:
        return read_gazetteer(content)
    except DramatisError as error:
        raise GazetteerError(f"{source} can't be loaded: {error}") from error


def _taken(table: GazetteerTable, refused: list[Refused]) -> Iterator[OwnEntry | Contested]:
    """The entries, and the names that refused lines make unsure; the refused lines go to the list."""
    for item in table.read():
        if isinstance(item, OwnEntry):
            yield item
            continue
        refused.append(item)
        if item.contested is not None:
            yield item.contested


def _report(
    source: Path, name: str, table: GazetteerTable, kept: Kept | None, refused: list[Refused], *, as_json: bool
) -> None:
    taken = kept.entries if kept is not None else 0
    if as_json:
        found = {
            "name": name,
            "loaded": kept is not None,
            "lines": taken + len(refused),
            "taken": taken,
            "refused": refused_as_json(refused),
            "unused_columns": list(table.unused),
            "checksum": kept.checksum if kept is not None else None,
        }
        click.echo(json.dumps(found))
        return
    tell_refused(source, refused, table.unused)
    if kept is None:
        click.echo(f"No line of {source} could be taken, {len(refused)} were refused; nothing was changed.")
    else:
        click.echo(
            f"{taken} entries loaded as {name}, {len(refused)} lines refused. Articles that are extracted from now on "
            "take ids from them."
        )
