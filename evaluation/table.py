"""The figures of a report as a table: aligned text for a terminal, Markdown for the documentation."""

from collections.abc import Sequence
from typing import Any

HEADINGS = ("task", "data", "n", "model", "measure", "figure", "95 % interval", "baseline", "to reach")
# The page shows this many measures a task; they come in the order of their weight, and the JSON has them all.
_ON_PAGE = 6

Report = dict[str, Any]


def rows(report: Report, most: int | None = None) -> list[tuple[str, ...]]:
    """One row a measure, at most so many a task. What a task's rows share stands in the first."""
    out: list[tuple[str, ...]] = []
    for entry in report["entries"]:
        about = (
            str(entry["task"]),
            f"{entry['dataset']}, {entry['split']}",
            f"{entry['n']:,} {entry['unit']}",
            f"{entry['model']} {entry['pipeline']['model_hash'][:8]}",
        )
        for number, measure in enumerate(entry["measures"][:most]):
            out.append((*(about if number == 0 else ("",) * len(about)), *_figures(measure)))
    return out


def _figures(measure: Report) -> tuple[str, ...]:
    return (
        measure["name"].replace("_", " "),
        share(measure["value"]),
        f"{share(measure['low'])}–{share(measure['high'])}",
        share(measure["baseline"]["value"]) if measure["baseline"] else "–",
        "–" if measure["target"] is None else share(measure["target"]),
    )


def share(value: float) -> str:
    """Three digits, without the leading zero: .813."""
    return f"{value:.3f}".removeprefix("0")


def as_text(report: Report) -> str:
    """The whole table with aligned columns."""
    table = [HEADINGS, *rows(report)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return "\n".join(lines) + "\n"


def as_markdown(report: Report) -> str:
    """The page's table."""
    return _table(HEADINGS, rows(report, _ON_PAGE))


def as_sources(report: Report) -> str:
    """What each task's baseline does, and the files that it reads with the beginning of their SHA-256."""
    found: dict[str, tuple[str, str, str]] = {}
    for entry in report["entries"]:
        files = ", ".join(f"`{name}` {digest[:12]}" for name, digest in entry["files_sha256"].items())
        found.setdefault(entry["task"], (entry["task"], entry["baseline"], files))
    return _table(("task", "baseline", "files"), list(found.values()))


def _table(headings: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    return "\n".join(_line(row) for row in (headings, ["---"] * len(headings), *body)) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
