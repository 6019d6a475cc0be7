"""`dramatis runs | rollback | reextract | forget | project`: what read the texts, taken back or done again."""

import json
import os
import sys
from contextlib import closing
from dataclasses import asdict

import click

from api.commands import WHO, first_option, json_option, now, opened
from api.progress import Progress, steps
from api.wiring import open_store
from dramatis.settings import read_settings
from dramatis.times import timestamp
from extractors.extract import open_extractor
from graph.audit import Act, Recorder
from graph.reprojecting import reproject
from graph.runs import list_runs
from ingest.catalogues import relate_all
from ingest.contradicting import refresh_all_conflicts
from ingest.forgetting import forget as forget_for_good
from ingest.reextracting import reextract as read_again
from ingest.rolling_back import rollback as take_back

# So much of a hash tells pipelines apart.
_HASH = 12


@click.command()
@first_option
@json_option
def runs(first: int, as_json: bool) -> None:
    """List what read the articles, the latest run first; `rollback` takes one back."""
    with opened() as store:
        found = list_runs(store, first)
    for run in found:
        if as_json:
            click.echo(json.dumps(asdict(run)))
            continue
        pipeline = f"{run.pipeline} {run.version} ({run.model_hash[:_HASH]})"
        unfinished = f", being taken back since {run.withdrawn}" if run.withdrawn else ""
        click.echo(f"{run.id}  {run.started_at}  {pipeline}: {run.readings} texts{unfinished}")
    if not found and not as_json:
        click.echo("Nothing was read yet.")


@click.command()
@click.argument("run")
@json_option
def rollback(run: str, as_json: bool) -> None:
    """Take back exactly what one run added.

    What later runs read, and what people decided, stays. Broken off, it is gone on with by asking again.
    """
    recorded = _recorder("rollbackRun", run)
    with opened() as store, steps("Taking back", quiet=as_json) as progress:
        done = take_back(store, run, now, progress, recorded.begin)
        told = {name: getattr(done, name) for name in ("readings", "articles", "removed")}
        store.transact(lambda transaction: recorded.end(transaction, told, done.stories))
    if as_json:
        click.echo(json.dumps(told))
        return
    click.echo(f"{done.readings} texts of {done.articles} articles taken back; {done.removed} articles went with them.")


@click.command()
@click.argument("articles", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every article, even if this pipeline read it last.")
@json_option
def reextract(articles: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Read stored articles again, with the pipeline, the model and the settings of today.

    Without arguments those that another one read last; else the articles with these ids. Who is who, decisions and ids
    stay, and derived facts are replaced; `rollback` of the new run brings the old ones back.
    """
    if articles and everything:
        raise click.UsageError("give ids of articles or --all, not both")
    settings = read_settings(os.environ)
    with closing(open_store(settings)) as store, Progress(quiet=as_json) as progress:
        counts = read_again(
            store,
            open_extractor(settings),
            now,
            list(articles) or None,
            anew=everything or bool(articles),
            progress=progress.show,
        )
    names = ("articles", "pages", "entities", "relations", "events", "claims", "dropped")
    if as_json:
        click.echo(json.dumps({name: getattr(counts, name) for name in names}))
        return
    click.echo(
        f"{counts.articles + counts.pages} texts read again; added {counts.entities} entities, {counts.events} events, "
        f"{counts.relations} relations and {counts.claims} claims."
    )


@click.command()
@click.argument("target")
@click.option("--yes", is_flag=True, help="Don't ask whether it is meant.")
@json_option
def forget(target: str, yes: bool, as_json: bool) -> None:
    """Remove an article or an entity, by its id, for good, and keep it out from now on.

    Of an article everything goes. Of an entity every naming, fact and claim goes, and its name is blacked out in the
    texts that stay. This can't be undone, and backups made before still hold it.
    """
    if not (yes or as_json) and sys.stdin.isatty():
        click.confirm(f"Forget {target} for good?", abort=True)
    recorded = _recorder("forget", target)
    with opened() as store, steps("Forgetting", quiet=as_json) as progress:
        done = forget_for_good(store, target, now, progress, recorded.begin)
        after = {"kind": done.kind, "articles": done.articles}
        store.transact(lambda transaction: recorded.end(transaction, after, done.stories))
    if as_json:
        click.echo(json.dumps({"id": target, "kind": done.kind, "articles": done.articles}))
    elif done.kind == "ARTICLE":
        click.echo(f"{target} is forgotten.")
    else:
        click.echo(f"{target} is forgotten, and blacked out in {done.articles} articles.")


def _recorder(operation: str, target: str) -> Recorder:
    return Recorder(Act(WHO, operation, timestamp(now())), target)


@click.group()
def project() -> None:
    """What follows from the facts: relations, direct edges, counts."""


@project.command()
@json_option
def rebuild(as_json: bool) -> None:
    """Make everything anew that follows from the facts and from who is who. On a sound store nothing changes."""
    with opened() as store:
        done = reproject(store)
        relate_all(store)
        refresh_all_conflicts(store)
    if as_json:
        click.echo(json.dumps(done))
        return
    told = ", ".join(f"{count} {kind}" for kind, count in done.items())
    click.echo(f"Made anew from the facts: {told}.")


COMMANDS = (runs, rollback, reextract, forget, project)
