"""`dramatis work` does the jobs that wait, `dramatis ingest` refuses inner addresses, and commands are on record."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from graph import jobs
from graph.sqlite.store import SqliteStore
from ingest.rejects import list_rejected
from tests.api.command_line import on_store
from tests.ingest.newsroom import by_name, ingest, nodes, report
from tests.readers.loopback_site import serving

ROOT = Path(__file__).parents[2]
# Loading the pipeline on the slowest machine.
_PATIENCE_S = 120


def test_the_jobs_that_wait_are_done_until_it_is_told_to_end(make_store: Callable[[], SqliteStore]) -> None:
    store = make_store()
    content = {"text": "%PDF-1.7", "title": None, "source": None, "url": None, "published": None, "format": "AUTO"}
    job = store.transact(partial(jobs.enqueue, kind="INGEST_TEXT", content=content, by="ada", at="2031"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DRAMATIS_", "NEO4J_"))}
    settings = {**kept, "DRAMATIS_STORE": str(store.path.parent), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "api.cli", "work"]

    with subprocess.Popen(command, cwd=ROOT, env=settings, stderr=subprocess.PIPE, text=True) as working:
        until = time.monotonic() + _PATIENCE_S
        while nodes(store, "Job")[job]["state"] in ("QUEUED", "RUNNING") and time.monotonic() < until:
            time.sleep(0.2)
        working.send_signal(signal.SIGTERM)
        code = working.wait(_PATIENCE_S)

    assert (nodes(store, "Job")[job]["state"], code) == ("FAILED", 0)
    store.close()


def test_inner_addresses_are_not_ingested(
    make_store: Callable[[], SqliteStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store()
    run = on_store(store.path.parent, monkeypatch)

    with serving() as site:
        site.page("/a", "Inner matters.")
        result = run("ingest", site.url("/a", "127.0.0.1"), "--json")

        assert (result.exit_code, site.asked) == (1, [])
    (kept,) = list_rejected(store)
    assert "no public address" in kept["reason"]
    store.close()


def test_commands_that_change_the_graph_are_on_record(
    make_store: Callable[[], SqliteStore], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = make_store()
    ingest(
        store,
        report("Ann Lee leads Dock Union.", "One", at="2025-05-18", by="a.example"),
        report("Cy Fox leads Port Authority.", "Two", at="2025-05-19", by="b.example"),
    )
    run = on_store(store.path.parent, monkeypatch)
    ann, cy = by_name(store, "Ann Lee")["id"], by_name(store, "Cy Fox")["id"]
    table = tmp_path / "Ours.csv"
    table.write_text("domain,axis,rating,scale,rater\na.example,FACTUALITY,High,Low|High,Ours\n", encoding="utf-8")

    assert run("judge", ann, cy, "same", "--by", "ada").exit_code == 0
    (decision,) = [key for key, row in nodes(store, "Decision").items() if row["kind"] == "MERGE"]
    assert run("undo", decision, "--by", "bo").exit_code == 0
    assert run("catalogue", "load", table).exit_code == 0
    assert run("catalogue", "remove", "Ours").exit_code == 0
    assert run("rollback", next(iter(nodes(store, "Run")))).exit_code == 0

    rows = sorted(nodes(store, "Audit").values(), key=lambda row: row["number"])
    assert [(row["operation"], row["principal"]) for row in rows] == [
        ("judge", "ada"),
        ("undo", "bo"),
        ("loadCatalogue", "command line"),
        ("removeCatalogue", "command line"),
        ("rollbackRun", "command line"),
    ]
    store.close()
