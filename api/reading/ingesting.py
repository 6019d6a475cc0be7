"""Mutations that bring news in: each puts a job in the queue, of which a worker takes care (`ingest.working`)."""

from collections.abc import Callable
from typing import Any

from api.reading.paging import bad_input
from api.reading.request import Info, Request
from dramatis.errors import KeepingError
from dramatis.words import JobState
from graph import jobs
from graph.audit import Act, record
from graph.shape import Row
from graph.store import Transaction
from readers.web_address import web_address

INGEST_TEXT, INGEST_URL = "INGEST_TEXT", "INGEST_URL"
# Names of outlets and headlines are shorter; what is longer stands in the wrong field.
_LONGEST_FIELD = 2_000


def ingest_text(_: object, info: Info, **given: Any) -> object:
    """A text to be read."""
    text: str = given["text"]
    if not text.strip():
        raise bad_input("`text` is empty; give the text to read.", info.field_nodes[0])
    for name in ("title", "source", "url"):
        if len(given.get(name) or "") > _LONGEST_FIELD:
            raise bad_input(f"`{name}` is longer than {_LONGEST_FIELD} characters.", info.field_nodes[0])
    url = given.get("url")
    if url is not None and web_address(url) is None:
        raise bad_input("`url` is no http or https address; leave it out or mend it.", info.field_nodes[0])
    form = given.get("format")
    content: Row = {
        "text": text,
        "title": given.get("title"),
        "source": given.get("source"),
        "url": web_address(url),
        "published": given.get("publishedAt"),
        "format": form.value if form is not None else "AUTO",
    }
    told = {"format": content["format"], "characters": len(text), "source": content["source"], "url": content["url"]}
    return _enqueued(info, INGEST_TEXT, content, told)


def ingest_url(_: object, info: Info, **given: Any) -> object:
    """An address to be fetched and read."""
    url = web_address(given["url"])
    if url is None:
        raise bad_input(
            "`url` is no http or https address; write one such as https://example.org/news.", info.field_nodes[0]
        )
    return _enqueued(info, INGEST_URL, {"url": url}, {"url": url})


def cancel_job(_: object, info: Info, **given: Any) -> object:
    """A job stopped."""
    key: str = given["id"]
    act = _act(info)

    def work(transaction: Transaction) -> None:
        before = jobs.cancel(transaction, key)
        record(transaction, act, key, before={"state": before}, after={"state": JobState.CANCELLED.value})

    _kept(info, work)
    return info.context.things(info, "Job", ("Job",), [key])[0]


def _enqueued(info: Info, kind: str, content: Row, told: Row) -> object:
    act = _act(info)

    def work(transaction: Transaction) -> str:
        key = jobs.enqueue(transaction, kind, content, act.principal, act.at)
        record(transaction, act, key, after={"kind": kind, **told})
        return key

    return info.context.things(info, "Job", ("Job",), [_kept(info, work)])[0]


def _act(info: Info) -> Act:
    request: Request = info.context
    return Act(request.principal.name, info.field_name, request.now())


def _kept(info: Info, work: Callable[[Transaction], Any]) -> Any:
    try:
        return info.context.store.transact(work)
    except KeepingError as error:
        raise bad_input(f"{error}.", info.field_nodes[0]) from error


INGESTING: dict[str, Callable[..., object]] = {
    "ingestText": ingest_text,
    "ingestUrl": ingest_url,
    "cancelJob": cancel_job,
}
