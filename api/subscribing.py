"""The answers to one operation, one after the other: one to a query or mutation, to a subscription one for each event.

Nothing is kept for a listener who is slow: the next event is only asked for when the answer before it was taken. What
happens meanwhile waits at its source, which remembers each thing once.
"""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

import anyio.to_thread
from graphql import FieldNode, GraphQLError, OperationType, get_argument_values

from api.execution import Answer, Asked, Ready
from api.reading.collect import Document, collect
from api.service import Service
from api.turns import NoTurnLeftError
from graph.deadline import deadline_in

Result = TypeVar("Result")


async def answers(service: Service, asked: Asked, caller: str) -> AsyncGenerator[Answer, None]:
    """The answers to the caller (`api.turns`). Errors of any kind are in them; after a refusal nothing follows."""
    ready = await _in_thread(service, service.engine.prepare, _timed(service, asked))
    if isinstance(ready, Answer):
        yield ready
        return
    if ready.operation.operation is not OperationType.SUBSCRIPTION:
        yield await _once(service, ready, caller)
        return
    with service.metrics.subscriptions.track_inprogress():
        try:
            async with aclosing(_events(service, ready)) as events:
                async for key in events:
                    fresh = replace(ready, asked=_timed(service, asked))
                    yield await _in_thread(service, service.engine.execute, fresh, key)
        except GraphQLError as error:
            # The source can't be listened to as it was asked: a job that isn't there, say.
            yield Answer(False, None, (error,), ready.cost, ready.operation)
        except Exception as error:  # whatever a source fails with, the listener is told and the log has the rest
            masked = GraphQLError("The subscription failed.", original_error=error)
            yield Answer(False, None, (masked,), ready.cost, ready.operation)


async def _once(service: Service, ready: Ready, caller: str) -> Answer:
    """The answer to a query or mutation, which counts among the caller's requests under way."""
    try:
        with service.turns.turn(caller):
            return await _in_thread(service, service.engine.execute, ready)
    except NoTurnLeftError:
        error = GraphQLError("You have too many requests under way.", extensions={"code": "TOO_MANY_REQUESTS"})
        return Answer(False, None, (error,), ready.cost, ready.operation)


async def _events(service: Service, ready: Ready) -> AsyncGenerator[str, None]:
    name, arguments = _root(service, ready)
    source = service.sources.get(name)
    if source is None:
        raise GraphQLError(f"Nothing tells of `{name}` here.", extensions={"code": "BAD_USER_INPUT"})
    stream = source(service.engine.request(ready.asked.principal), arguments)
    try:
        async for key in stream:
            yield key
    finally:
        close = getattr(stream, "aclose", None)
        if close is not None:
            await close()


def _root(service: Service, ready: Ready) -> tuple[str, Mapping[str, Any]]:
    """The root field that is subscribed to, and its arguments. Validation saw that there is exactly one."""
    schema = service.engine.contract.schema
    document = Document(schema, ready.fragments(), ready.values)
    kind = schema.subscription_type
    assert kind is not None  # a subscription passed validation
    ((node, *_),) = collect(document, kind.name, [cast(FieldNode, ready.operation)]).values()
    return node.name.value, get_argument_values(kind.fields[node.name.value], node, ready.values)


def _timed(service: Service, asked: Asked) -> Asked:
    return replace(asked, deadline=deadline_in(service.limits.seconds))


async def _in_thread(service: Service, work: Callable[..., Result], *given: object) -> Result:
    return await anyio.to_thread.run_sync(partial(work, *given), limiter=service.threads)
