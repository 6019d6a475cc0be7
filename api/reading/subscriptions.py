"""Subscriptions: for each root field the ids of what is to be told, and what the selection wants of one of them."""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import anyio.to_thread
from graphql import GraphQLError

from api.reading.following import Following
from api.reading.paging import bad_input
from api.reading.request import Info, Request
from dramatis.words import JobState
from graph.jobs import FINISHED
from graph.shape import Shape

# Field -> the read model's type of what it tells, and the schema's.
TOLD: dict[str, tuple[str, tuple[str, ...]]] = {
    "storyChanged": ("Story", ("Story",)),
    "alerts": ("Alert", ("Alert",)),
    "job": ("Job", ("Job",)),
}
_JOB = Shape("Job", ("state",))
_STORY = Shape("Story")


async def story_changed(request: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """Stories to which reports come or from which they go."""
    wanted = given.get("id")
    if wanted is not None:
        # An id that was merged away means the story that it leads to.
        (row,) = await anyio.to_thread.run_sync(request.store.read, _STORY, [wanted])
        wanted = wanted if row is None else row["id"]
    async for key in _changes(request, "stories", wanted):
        yield key


async def alerts(request: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """What watches find."""
    async for key in _changes(request, "alerts", None):
        yield key


async def job(request: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """The job: now, whenever it changes, and for the last time when it is done. BAD_USER_INPUT for an unknown id."""
    key: str = given["id"]
    async with _following(request).mailbox("jobs", key) as mailbox:
        while True:
            state = await anyio.to_thread.run_sync(_state, request, key)
            if state is None:
                raise bad_input(f"there is no job {key}; take its id from the answer that began it.")
            yield key
            if state in FINISHED:
                return
            await mailbox.next()


async def _changes(request: Request, kind: str, wanted: str | None) -> AsyncIterator[str]:
    async with _following(request).mailbox(kind, wanted) as mailbox:
        while True:
            yield await mailbox.next()


def _state(request: Request, key: str) -> JobState | None:
    (row,) = request.store.read(_JOB, [key])
    return None if row is None else JobState(row["state"])


def _following(request: Request) -> Following:
    return request.following or Following(request.store)


def event(root: object, info: Info, **_: Any) -> object:
    """What the selection wants of what came, whose id is the value at the root.

    It may be gone again by the time it is read; that is an error of this one answer.
    """
    read_type, kinds = TOLD[info.field_name]
    found = info.context.things(info, read_type, kinds, [str(root)])[0]
    if found is None:
        raise GraphQLError(f"{root} is gone again.", info.field_nodes[0], extensions={"code": "NOT_FOUND"})
    return found


SUBSCRIPTIONS: dict[str, Callable[[Request, Mapping[str, Any]], AsyncIterator[str]]] = {
    "storyChanged": story_changed,
    "alerts": alerts,
    "job": job,
}
EVENTS: dict[str, Callable[..., object]] = dict.fromkeys(SUBSCRIPTIONS, event)
