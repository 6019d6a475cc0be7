"""Who works on the store's jobs and sends alerts to watches' addresses: threads of the server, or `dramatis work`."""

import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import anyio.to_thread
import click

from api.commands import opened
from api.reading.following import Following
from api.wiring import furnished
from dramatis.settings import Settings, read_settings
from extractors.extract import open_extractor
from graph.store import GraphStore
from ingest.delivering import Deliverer
from ingest.working import Worker

Staff = tuple[Worker | Deliverer, ...]


def staff_of(store: GraphStore, settings: Settings, following: Following | None = None) -> Staff:
    """A worker that followers of changes wake, and that tells them; it loads the pipeline with its first job.

    And, where there is a secret to sign with, who sends alerts. Nobody, beside a server whose jobs are done apart.
    """
    if following is not None and settings.jobs_apart:
        return ()
    told = following.stir if following is not None else lambda: None
    worker = Worker(store, lambda: open_extractor(settings), _now, told=told)
    if following is not None:
        following.listen(worker.wake)
    if settings.webhook_secret is None:
        return (worker,)
    return worker, Deliverer(store, settings.webhook_secret, _now)


@asynccontextmanager
async def at_work(staff: Staff) -> AsyncIterator[None]:
    """They work."""
    for one in staff:
        one.start()
    try:
        yield
    finally:
        for one in staff:
            await anyio.to_thread.run_sync(one.stop)


@click.command()
def work() -> None:
    """Do the jobs that wait in the store, and send alerts, until interrupted.

    For servers with DRAMATIS_JOBS_APART=1, whose answers then don't wait for the processor that reading takes. Several
    may work on one store, on several machines where that is Neo4j.
    """
    settings = read_settings(os.environ)
    with opened(settings) as store:
        staff = staff_of(furnished(store, _now()), settings)
        for one in staff:
            one.start()
        click.echo("At work; end it with Ctrl-C.", err=True)
        told_to_end = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: told_to_end.set())
        told_to_end.wait()
        for one in staff:
            one.stop()


def _now() -> datetime:
    return datetime.now(UTC)
