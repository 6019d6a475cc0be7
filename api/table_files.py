"""A user's table as a command loads it: the file's bytes, and what of its lines was refused."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import click

from dramatis.errors import DramatisError

# Refused lines that are shown to a person; `--json` tells them all.
_SHOWN = 100


class RefusedLine(Protocol):
    """A line that wasn't taken: its number in the file (from 1) and why."""

    @property
    def line(self) -> int:
        """Its number in the file."""

    @property
    def reason(self) -> str:
        """Why it wasn't taken."""


def table_bytes(source: Path, most: int, parts: str, error: type[DramatisError]) -> bytes:
    """The content, at most so many bytes. Raises `error`, which advises to load a larger file in several `parts`."""
    try:
        if source.stat().st_size > most:
            raise error(f"{source} is larger than {most:,} bytes; load it in several {parts}")
        return source.read_bytes()
    except OSError as problem:
        raise error(f"{source} can't be read ({problem.strerror}); see to its rights") from problem


def refused_as_json(refused: Sequence[RefusedLine]) -> list[dict[str, object]]:
    """The refused lines for `--json`."""
    return [{"line": item.line, "reason": item.reason} for item in refused]


def tell_refused(source: Path, refused: Sequence[RefusedLine], unused: Sequence[str]) -> None:
    """Tells a person which lines were refused and why, and which columns weren't used."""
    for item in refused[:_SHOWN]:
        click.echo(f"{source}:{item.line}: {item.reason}", err=True)
    if len(refused) > _SHOWN:
        click.echo(f"… and {len(refused) - _SHOWN} more refused lines; --json tells them all.", err=True)
    if unused:
        click.echo(f"Columns that weren't used: {', '.join(unused)}.", err=True)
