"""The catalogues that ship with Dramatis: what they are called, under which terms, and their lines.

They are made by `python -m training.catalogues`, save the one of countries of international outlets, which is written
by hand. None of them says anything of political sides: no such list under an open licence is known to us.
"""

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from stories.catalogue import Axis, Entry, Label
from stories.catalogue_scales import scale_of


@dataclass(frozen=True, slots=True)
class Shipped:
    """A catalogue in `stories/data`."""

    file: str
    label: Label


SHIPPED = (
    Shipped(
        "catalogue_international.csv",
        Label(
            "International outlets by country",
            "2026-04",
            "Apache-2.0",
            "The authors of Dramatis",
        ),
    ),
    Shipped(
        "catalogue_wikipedia_rsp.csv",
        Label(
            "Wikipedia: perennial sources",
            "2026-04",
            "CC-BY-SA-4.0",
            "Contributors to Wikipedia, “Wikipedia:Reliable sources/Perennial sources” "
            "(https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources), as of April 2026. It says "
            "how far Wikipedia's editors rely on an outlet. Changed: brought into columns.",
        ),
    ),
    Shipped(
        "catalogue_local_news_us.csv",
        Label(
            "Local news of the US, 2018",
            "2018-08",
            "MIT",
            "Leon Yin, LocalNewsDataset (https://github.com/yinleon/LocalNewsDataset), copyright (c) 2018. "
            "Owners as they were in 2018. Changed: spellings of owners made one, outlets with several owners left out.",
        ),
    ),
    Shipped(
        "catalogue_news_feeds.csv",
        Label(
            "News feeds by country",
            "1",
            "MIT",
            "Yavuz, news-feed-list-of-countries (https://github.com/yavuz/news-feed-list-of-countries). "
            "Changed: outlets listed under several countries left out.",
        ),
    ),
)


@cache
def shipped_entries(file: str) -> tuple[Entry, ...]:
    """The lines of a shipped file, which are right as they stand: a test reads them with every check."""
    text = (resources.files("stories") / "data" / file).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(_entry(number, row) for number, row in enumerate(rows, start=2))


def _entry(line: int, row: dict[str, str]) -> Entry:
    axis, value = Axis(row["axis"]), row["rating"]
    entry = Entry(line, row["domain"], row["name"], (), axis, value, value)
    if axis is not Axis.FACTUALITY:
        return entry
    placed = scale_of(axis, row["scale"]).place(value)
    return replace(
        entry,
        value=placed.value,
        label=placed.label,
        score=placed.score,
        section=row["section"],
        dated=row["date"],
    )
