"""The command line: `dramatis serve | work | ingest | rejected | judge | undo | split | review | decisions | runs |
rollback | resolve | reextract | forget | project | doctor | backup | restore | gazetteer | catalogue | evaluate | key`.

Exit codes: 0 done, 1 nothing could be read or something is wrong, 2 wrong usage.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import orjson

from api.catalogue_command import catalogue
from api.commands import Telling, now, opened
from api.decision_commands import COMMANDS as DECISION_COMMANDS
from api.evaluating import evaluate as run_evaluation
from api.gazetteer_command import gazetteer
from api.key_commands import key
from api.progress import Progress
from api.resolve_command import resolve
from api.run_commands import COMMANDS as RUN_COMMANDS
from api.serving import serve_until_stopped
from api.wiring import furnished
from api.working import work
from dramatis import __version__
from dramatis.article import Article, Rejected
from dramatis.errors import DramatisError
from dramatis.settings import Settings, read_settings
from extractors.extract import open_extractor
from graph.shape import Row
from graph.store import GraphStore
from ingest.arranging import by_time
from ingest.pipeline import Counts, Ingestion
from ingest.rejects import forget_rejected, list_rejected
from readers.addresses import is_address, read_address
from readers.fetch import Fetcher
from readers.formats import Format
from readers.read import read_paths, read_rejected

_FORMATS = click.Choice([choice.value for choice in Format], case_sensitive=False)


@click.group(cls=Telling, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dramatis")
def main() -> None:
    """Dramatis reads news and turns it into a graph in which every fact opens to the sentence that carries it."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", type=_FORMATS, default=Format.AUTO.value, help="Don't guess the format.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object of counts on standard output.")
def ingest(paths: tuple[str, ...], format_: str, as_json: bool) -> None:
    """Read files, folders, standard input (`-`) or web addresses (`https://…`) into the graph.

    Story pages, plain text, JSONL, HTML, RSS and Atom are recognised. Ingesting the same again adds nothing. Of the web
    only public addresses are asked, and what a site's robots.txt forbids is left alone.
    """
    settings = read_settings(os.environ)
    items = _read(paths, Format(format_.upper()))
    with opened(settings) as store:
        counts = _ingest(furnished(store, now()), settings, items, quiet=as_json)
    _report(counts, as_json=as_json)
    sys.exit(0 if counts.articles or counts.pages or counts.forgotten else 1)


def _read(paths: Sequence[str], form: Format) -> Iterator[Article | Rejected]:
    fetcher = Fetcher()
    for path in paths:
        if is_address(path):
            yield from read_address(path, fetcher, form)
        else:
            yield from read_paths([path], form, sys.stdin.buffer)


def _ingest(store: GraphStore, settings: Settings, items: Iterable[Article | Rejected], *, quiet: bool) -> Counts:
    extractor = open_extractor(settings)
    ingestion = Ingestion(store, extractor, now)
    with Progress(quiet=quiet) as progress:
        return ingestion.run(by_time(progress.complaining(items)), progress.show)


def _report(counts: Counts, *, as_json: bool) -> None:
    names = (
        *("articles", "new", "rejected", "entities", "relations", "events", "claims", "stories"),
        *("pages", "dropped", "forgotten"),
    )
    if as_json:
        click.echo(json.dumps({name: getattr(counts, name) for name in names}))
        return
    click.echo(
        f"{counts.articles} articles read, {counts.new} of them new, {counts.rejected} inputs rejected; added "
        f"{counts.entities} entities, {counts.events} events, {counts.relations} relations, {counts.claims} claims "
        f"and {counts.stories} stories."
    )
    if counts.rejected:
        click.echo("See what was rejected and why with `dramatis rejected`.", err=True)
    if counts.forgotten:
        click.echo(f"{counts.forgotten} articles that were forgotten were kept out.", err=True)


@main.command()
@click.option("--retry", is_flag=True, help="Read the rejected inputs again, and drop those that can be read now.")
@click.option("--drop", is_flag=True, help="Forget the rejected inputs.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def rejected(retry: bool, drop: bool, as_json: bool) -> None:
    """List the inputs that couldn't be read, each with its reason; retry or drop them."""
    if retry and drop:
        raise click.UsageError("choose one of --retry and --drop")
    settings = read_settings(os.environ)
    with opened(settings) as store:
        kept = list_rejected(store)
        if retry:
            click.echo(f"{_retry(store, settings, kept)} of {len(kept)} rejected inputs could be read now.")
            return
        if drop:
            forget_rejected(store, [row["id"] for row in kept])
            click.echo(f"{len(kept)} rejected inputs forgotten.")
            return
    for row in kept:
        click.echo(json.dumps(row) if as_json else f"{row['origin']}: {row['reason']}")
    if not kept and not as_json:
        click.echo("Nothing was rejected.")


def _retry(store: GraphStore, settings: Settings, kept: Sequence[Row]) -> int:
    """Reads the rejected inputs again and forgets those that are articles now; how many."""
    mended: dict[str, list[Article]] = {}
    for row in kept:
        items = list(read_rejected(Rejected(row["origin"], row["reason"], row["content"], row["format"])))
        articles = [item for item in items if isinstance(item, Article)]
        if articles and len(articles) == len(items):
            mended[row["id"]] = articles
    if mended:
        _ingest(store, settings, [article for articles in mended.values() for article in articles], quiet=True)
        forget_rejected(store, list(mended))
    return len(mended)


@main.command()
@click.option("--json", "as_json", is_flag=True)
def doctor(as_json: bool) -> None:
    """Say which engine is used, whether its constraints stand, what is stored, and what is wrong."""
    settings = read_settings(os.environ)
    with opened(settings) as store:
        health = store.health()
        extractor = open_extractor(settings).identity
    if as_json:
        found = {
            "engine": health.engine,
            "place": health.place,
            "version": health.version,
            "constraints": health.constraints,
            "problems": list(health.problems),
            "counts": dict(health.counts),
            "pipeline": {"name": extractor.name, "version": extractor.version, "model_hash": extractor.model_hash},
        }
        click.echo(json.dumps(found))
    else:
        click.echo(f"engine       {health.engine} {health.version} at {health.place}")
        click.echo(f"constraints  {health.constraints} uniqueness constraints stand")
        click.echo(f"pipeline     {extractor.name} {extractor.version} ({extractor.model_hash[:12]})")
        held = ", ".join(f"{count} {label}" for label, count in health.counts.items() if count)
        click.echo(f"holds        {held or 'nothing yet'}")
        for problem in health.problems:
            click.echo(f"problem      {problem}", err=True)
        if not health.problems:
            click.echo("Nothing is wrong.")
    sys.exit(1 if health.problems else 0)


@main.command()
@click.option("--port", type=click.IntRange(0, 65_535), help="Default 8000, or DRAMATIS_PORT.")
def serve(port: int | None) -> None:
    """Answer GraphQL at /graphql until interrupted."""
    settings = read_settings(os.environ if port is None else {**os.environ, "DRAMATIS_PORT": str(port)})
    with opened(settings) as store:
        serve_until_stopped(furnished(store, now()), settings)


@main.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Write the whole graph to a JSONL file, which `restore` reads on either engine."""
    # Under its name only when it is whole: a backup that was broken off must not look like one.
    partial = target.with_name(target.name + ".part")
    count = 0
    try:
        with opened() as store, partial.open("wb") as file:
            for row in store.dump():
                file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
                count += 1
        partial.replace(target)
    except OSError as error:
        raise DramatisError(
            f"the backup can't be written to {target} ({error.strerror}); name a file in a folder you may write to"
        ) from error
    click.echo(f"{count} rows written to {target}.")


@main.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(source: Path) -> None:
    """Add what a backup holds to the store; what both have takes the values of the backup."""
    with opened() as store, source.open("rb") as file:
        count = store.load(_dumped_rows(source, file))
    click.echo(f"{count} rows read from {source}.")


def _dumped_rows(source: Path, lines: Iterable[bytes]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(lines, start=1):
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise DramatisError(
                f"{source}:{number} is no line of a backup ({error}); restore from a whole file"
            ) from error
        if not isinstance(row, dict) or not ("node" in row or "edge" in row):
            raise DramatisError(f"{source}:{number} is no line of a backup; restore from a file that `backup` wrote")
        yield row


@main.command()
@click.option(
    "--data", type=click.Path(path_type=Path), default=Path("../shared/data"), help="Folder of the scored data sets."
)
@click.option("--task", "tasks", multiple=True, help="Only this task; may be given again.")
@click.option("--model", default="small", help="`small` (default), `accurate`, or any spaCy pipeline.")
@click.option("--split", type=click.Choice(["tune", "score"]), default="tune", help="Which half of the halved sets.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write JSON to this file; `-` prints it.")
@click.option("--sample", is_flag=True, help="Only the committed sample, against the floor that CI keeps.")
@click.option("--publish", is_flag=True, help="Renew what the API's `quality` serves, and docs/quality.md.")
def evaluate(
    data: Path, tasks: tuple[str, ...], model: str, split: str, target: Path | None, sample: bool, publish: bool
) -> None:
    """Measure the extraction: every task beside a plain baseline, with 95 % intervals. From a checkout only."""
    if sample and (split, model) != ("tune", "small"):
        raise click.UsageError("--sample is the small pipeline on the tune half; leave --split and --model out")
    sys.exit(
        run_evaluation(data=data, tasks=tasks, model=model, split=split, target=target, sample=sample, publish=publish)
    )


main.add_command(catalogue)
main.add_command(gazetteer)
main.add_command(key)
main.add_command(resolve)
main.add_command(work)
for _command in (*DECISION_COMMANDS, *RUN_COMMANDS):
    main.add_command(_command)


if __name__ == "__main__":
    main(prog_name="dramatis")
