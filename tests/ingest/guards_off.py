"""Guards taken away one at a time, to see that what watches the graph misses them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

import graph.undoing
import graph.withdrawing
from graph.shape import Row
from graph.store import EdgeRow, GraphStore, Transaction
from tests.ingest.dying import Watched

Result = TypeVar("Result")
Stores = AbstractContextManager[Sequence[GraphStore]]


class Leaky:
    """A store whose transactions don't do some things."""

    def __init__(self, store: GraphStore, leaks: Mapping[str, Callable[..., Any]]) -> None:
        self._store = store
        self._leaks = leaks

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """As the store's, but for what leaks."""

        def leaking(transaction: Transaction) -> Result:
            changed: Any = _Changed(transaction, self._leaks)
            return work(changed)

        return self._store.transact(leaking)


class _Changed:
    def __init__(self, transaction: Transaction, leaks: Mapping[str, Callable[..., Any]]) -> None:
        self._transaction = transaction
        self._leaks = leaks

    def __getattr__(self, name: str) -> Any:
        verb = getattr(self._transaction, name)
        leak = self._leaks.get(name)
        return verb if leak is None else lambda *args, **kwargs: leak(verb, *args, **kwargs)


def _forget_origin(connect: Callable[..., int], edge: str, rows: Sequence[EdgeRow]) -> int:
    """Of the edges of one type the last one isn't drawn."""
    return connect(edge, rows[:-1] if edge == "GROUPED_IN" else rows)


def _keep_closed(put: Callable[..., int], label: str, rows: Sequence[Row]) -> int:
    """Facts stay held when their text is replaced."""
    return put(label, [{**row, "retracted": "", "retracted_by": ""} for row in rows] if label == "Fact" else rows)


def _leaky(leaks: Mapping[str, Callable[..., Any]]) -> Callable[[Callable[[], Stores]], AbstractContextManager[Any]]:
    @contextmanager
    def off(opened: Callable[[], Stores]) -> Iterator[Callable[[], Stores]]:
        @contextmanager
        def leaking() -> Iterator[Sequence[Any]]:
            with opened() as stores:
                # The last engine alone, so that of two it is the one that differs.
                yield [*stores[:-1], Leaky(stores[-1], leaks)]

        yield leaking

    return off


def _without(module: Any, name: str, instead: Callable[..., Any]) -> Callable[..., AbstractContextManager[Any]]:
    @contextmanager
    def off(opened: Callable[[], Stores]) -> Iterator[Callable[[], Stores]]:
        guarded = getattr(module, name)
        setattr(module, name, instead)
        try:
            yield opened
        finally:
            setattr(module, name, guarded)

    return off


@contextmanager
def _torn(opened: Callable[[], Stores]) -> Iterator[Callable[[], Stores]]:
    @contextmanager
    def tearing() -> Iterator[Sequence[Any]]:
        with opened() as stores:
            yield [Watched(store, lambda: None, torn=True) for store in stores]

    yield tearing


# What is taken away, by name: a context that turns what opens stores into what opens them without the guard.
GUARDS: dict[str, Callable[[Callable[[], Stores]], AbstractContextManager[Callable[[], Stores]]]] = {
    "an engine drops an edge": _leaky({"connect": _forget_origin}),
    "an engine keeps closed facts": _leaky({"put": _keep_closed}),
    "transactions are not whole": _torn,
    "undoing a split moves nobody back": _without(graph.undoing, "_rejoin", lambda transaction, row: None),
    "undoing a merge leaves it": _without(graph.undoing, "_unmerge", lambda transaction, row, now: None),
    "nothing waits for a mention to come back": _without(graph.withdrawing, "await_mentions", lambda *_: None),
    "what leads to a removed entity stays": _without(graph.withdrawing, "_let_go", lambda *_: set()),
}
