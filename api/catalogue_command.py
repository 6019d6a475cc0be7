"""`dramatis catalogue load | list | remove | shipped`: what raters say of outlets, and who owns them."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from api.commands import WHO, json_option, now, opened
from api.table_files import refused_as_json, table_bytes, tell_refused
from dramatis.errors import CatalogueError, UnreadableError
from dramatis.times import timestamp
from graph.audit import Act, Recorder
from ingest.catalogues import (
    checked_label,
    furnish,
    label_told,
    list_catalogues,
    load_catalogue,
    remove_catalogue,
    told_of,
)
from readers.decode import binary_kind, decode
from stories.catalogue import Label, catalogue_id
from stories.catalogue_csv import MOST_CHARACTERS, CatalogueTable, read_catalogue

# Bytes that the longest text may take.
_LARGEST_BYTES = MOST_CHARACTERS * 4


@click.group()
def catalogue() -> None:
    """What raters say of outlets: political sides, factuality, owners and countries."""


@catalogue.command("load")
@click.argument("source", metavar="FILE.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", help="What to call it, best after the rater; default: the file's name.")
@click.option("--version", help="Its version; default: today.")
@click.option("--licence", default="not stated", show_default=True, help="Under which licence you hold it.")
@click.option(
    "--attribution", default="not stated", show_default=True, help="Whose work it is; shown with its ratings."
)
@json_option
def load(source: Path, name: str | None, version: str | None, licence: str, attribution: str, as_json: bool) -> None:
    """Load a CSV file in the place of an older catalogue of its name, and say what was taken of it, line by line.

    Its first line names the columns: domain, axis (BIAS, FACTUALITY, OWNERSHIP or COUNTRY), rating, scale, rater and
    date; and name, aliases (separated by |), section and share if you have them. A scale is written as its values from
    left to right, or from worst to best, separated by |, or as a range such as -42..42.
    """
    label = checked_label(
        Label(source.stem if name is None else name, version or now().date().isoformat(), licence, attribution)
    )
    table = _table(source)
    if table.entries:
        with opened() as store:
            recorded = _recorder("loadCatalogue", label.name)
            recorded.after = label_told(label, len(table.entries))
            load_catalogue(store, label, table.entries, timestamp(now()), recorded.begin)
    _report(source, label, table, as_json=as_json)
    sys.exit(0 if table.entries else 1)


@catalogue.command("list")
@json_option
def list_held(as_json: bool) -> None:
    """List the catalogues with their terms."""
    with opened() as store:
        found = list_catalogues(store)
    for one in found:
        label = one.label
        if as_json:
            told = {"id": one.id, "name": label.name, "version": label.version, "licence": label.licence}
            more = {"attribution": label.attribution, "entries": one.entries, "shipped": one.shipped}
            click.echo(json.dumps({**told, **more, "loaded": one.loaded}))
            continue
        shipped = ", comes with Dramatis" if one.shipped else ""
        click.echo(f"{label.name} {label.version}: {one.entries} lines, {label.licence}{shipped}")
        click.echo(f"    {label.attribution}")
    if not found and not as_json:
        click.echo("No catalogue is loaded.")


@catalogue.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove a catalogue with all that it says. One that comes with Dramatis stays away from then on."""
    with opened() as store:
        remove_catalogue(store, name, timestamp(now()), _recorder("removeCatalogue", name).begin)
    click.echo(f"{name} was removed.")


@catalogue.command("shipped")
def shipped() -> None:
    """Load the catalogues that come with Dramatis, also those that were removed."""
    with opened() as store:
        count = furnish(store, timestamp(now()), again=True)
    click.echo(f"{count} catalogues loaded.")


def _recorder(operation: str, name: str) -> Recorder:
    act = Act(WHO, operation, timestamp(now()))
    return Recorder(act, catalogue_id(name), before=partial(told_of, name=name))


def _table(source: Path) -> CatalogueTable:
    content = table_bytes(source, _LARGEST_BYTES, "catalogues", CatalogueError)
    try:
        if (kind := binary_kind(content)) is not None:
            raise UnreadableError(f"it is {kind}; save the table as CSV")
        text, _ = decode(content)
        return read_catalogue(text)
    except UnreadableError as error:
        raise CatalogueError(f"{source} can't be loaded: {error}") from error


def _report(source: Path, label: Label, table: CatalogueTable, *, as_json: bool) -> None:
    if as_json:
        found = {
            "name": label.name,
            "version": label.version,
            "loaded": bool(table.entries),
            "accepted": len(table.entries),
            "refused": refused_as_json(table.refused),
            "unused_columns": list(table.unused),
        }
        click.echo(json.dumps(found))
        return
    tell_refused(source, table.refused, table.unused)
    if table.entries:
        click.echo(f"{len(table.entries)} lines loaded as {label.name}, {len(table.refused)} refused.")
    else:
        click.echo(f"No line of {source} could be taken, {len(table.refused)} were refused; nothing was changed.")
