"""The demo: a fresh store, a sample corpus or one's own files, a server, and a first query with its real answer."""

import json
import os
import shutil
import socket
import sys
import threading
import time
import urllib.request
from dataclasses import replace

import click
import uvicorn

from api.app import create_app
from api.commands import now, opened, telling
from api.progress import Progress
from api.sample import RATINGS, sample_corpus
from api.serving import require_key
from api.wiring import furnished
from dramatis.errors import DramatisError
from dramatis.settings import Settings, read_settings
from dramatis.times import timestamp
from extractors.extract import open_extractor
from graph.store import GraphStore
from ingest.arranging import by_time
from ingest.catalogues import load_catalogue
from ingest.pipeline import Counts, Ingestion
from ingest.resolving import resolve_store
from readers.formats import Format
from readers.read import read_paths
from stories.catalogue import Label
from stories.catalogue_csv import read_catalogue

# A server on this machine listens within a moment; a busy laptop gets ten seconds.
_START_TIMEOUT_S = 10.0
_QUERY_TIMEOUT_S = 30.0
FIRST_QUERY = """\
{
  stories(first: 1, sort: {field: ARTICLE_COUNT}) {
    edges { node {
      title articleCount sourceCount
      actors(first: 4) { edges { node { name kind articleCount } } }
      events(first: 2, filter: {modality: [PROPOSED, SCHEDULED]}) { edges { node {
        name modality start place { name }
        evidence(first: 1) { text sentence article { title source { name } } }
      } } }
      claims(first: 2) { edges { node { speaker { name } speakerText verb text } } }
    } }
  }
}"""


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--once", is_flag=True, help="Stop after the first query.")
def main(paths: tuple[str, ...], once: bool) -> None:
    """Read the sample corpus, or PATHS, into a fresh store and serve it."""
    with telling():
        _run(paths, once=once)


def _run(paths: tuple[str, ...], *, once: bool) -> None:
    settings = read_settings(os.environ)
    require_key(settings, keyed=settings.api_key is not None)
    if settings.neo4j_uri is None:
        settings = replace(settings, store=settings.store / "demo")
        # Only ever the folder that the demo made itself.
        shutil.rmtree(settings.store, ignore_errors=True)
    settings = replace(settings, port=_free_port(settings))
    with opened(settings) as store:
        furnished(store, now())
        if not paths:
            _load_ratings(store)
        counts = _ingest(store, settings, paths)
        click.echo(
            f"Read {counts.articles} articles into {counts.stories} stories: {counts.entities} people, organisations, "
            f"places and documents, {counts.events} events, {counts.relations} relations, {counts.claims} claims."
        )
        tally = resolve_store(store, now)
        click.echo(
            f"Read once more as a whole, {tally.merged + tally.moved} names turned out to be somebody's we know."
        )
        _serve(store, settings, once=once)


def _ingest(store: GraphStore, settings: Settings, paths: tuple[str, ...]) -> Counts:
    ingestion = Ingestion(store, open_extractor(settings), now)
    with Progress(quiet=False) as progress:
        items = by_time(read_paths(paths, Format.AUTO, sys.stdin.buffer)) if paths else sample_corpus()
        counts = ingestion.run(progress.complaining(items), progress.show)
    if not counts.articles and not counts.pages:
        raise DramatisError(
            f"nothing in {', '.join(paths) or 'the sample corpus'} could be read; see the reasons above"
        )
    return counts


def _load_ratings(store: GraphStore) -> None:
    """What a rater, as fictional as they are, says of the sample corpus's outlets."""
    table = read_catalogue(RATINGS.read_text(encoding="utf-8"))
    label = Label("Fictional ratings of the sample outlets", "1", "Apache-2.0", "Invented for the demo of Dramatis")
    load_catalogue(store, label, table.entries, timestamp(now()))


def _free_port(settings: Settings) -> int:
    """The wanted port, or any free one where that is taken."""
    for port in (settings.port, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise DramatisError(f"no port is free on {settings.host}; end another server first")


def _serve(store: GraphStore, settings: Settings, *, once: bool) -> None:
    config = uvicorn.Config(
        create_app(store, settings), host=settings.host, port=settings.port, log_level="warning", server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    address = f"http://{settings.host}:{settings.port}"
    try:
        _wait_until_started(server, thread)
        _show_first_query(address, settings)
        if once:
            return
        click.echo(f"\nDramatis answers GraphQL at {address}/graphql until you press Ctrl-C.")
        while thread.is_alive():
            thread.join(1.0)
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.should_exit = True
        thread.join(_START_TIMEOUT_S)


def _wait_until_started(server: uvicorn.Server, thread: threading.Thread) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise DramatisError("the server didn't start; see the message above, or set DRAMATIS_PORT to a free port")
        time.sleep(0.05)


def _show_first_query(address: str, settings: Settings) -> None:
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
    if settings.api_key is not None:
        headers["Authorization"] = f"Bearer {settings.api_key}"
    body = json.dumps({"query": FIRST_QUERY}).encode()
    request = urllib.request.Request(f"{address}/graphql", data=body, headers=headers)
    # No proxy of the environment may stand between a machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=_QUERY_TIMEOUT_S) as answer:
        found = json.load(answer)
    click.echo(f"\nA first query, sent to {address}/graphql:\n\n{FIRST_QUERY}\n\nand its answer:\n")
    click.echo(json.dumps(found.get("data", found), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
