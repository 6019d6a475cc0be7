"""What a person sees of an ingestion: a progress line on a terminal, complaints on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from dramatis.article import Article, Rejected
from ingest.pipeline import Counts

# Complaints after this many only repeat themselves; `dramatis rejected` lists all.
_MOST_COMPLAINTS = 20


def progress_bar(unit: str = "", *, quiet: bool = False) -> Bar:
    """A bar that shows a description, how many of how many units, and the time; nothing without a terminal."""
    console = Console(stderr=True)
    return Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TimeElapsedColumn(),
        console=console,
        disable=quiet or not console.is_terminal,
        transient=True,
    )


@contextmanager
def steps(description: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """What draws how many steps are done, of how many. Without a terminal nothing is drawn."""
    with progress_bar(quiet=quiet) as bar:
        task = bar.add_task(description, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class Progress:
    """A context in which `show` draws the counts so far. Without a terminal nothing is drawn."""

    def __init__(self, *, quiet: bool) -> None:
        self._bar = progress_bar("articles", quiet=quiet)
        self._task = self._bar.add_task("Reading", total=None)
        self._complaints = 0

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def complaining(self, items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
        """The items, with a line on standard error for each rejected one."""
        for item in items:
            if isinstance(item, Rejected):
                self._complain(item)
            yield item

    def _complain(self, item: Rejected) -> None:
        self._complaints += 1
        if self._complaints <= _MOST_COMPLAINTS:
            print(f"{item.origin}: {item.reason}", file=sys.stderr)
        elif self._complaints == _MOST_COMPLAINTS + 1:
            print("more were rejected; `dramatis rejected` lists all", file=sys.stderr)

    def show(self, counts: Counts) -> None:
        """Draws the counts so far."""
        described = f"{counts.entities} entities, {counts.events} events, {counts.claims} claims"
        self._bar.update(self._task, completed=counts.articles, description=described)
