"""Stories as they are kept: what of their articles' words is stored with them, and what is common in each month."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from dramatis.times import instant, timestamp
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows
from stories.clustering import MOST_HOLDERS, Shelf, keys_sought
from stories.currency import Month, months_before
from stories.portrait import PARTS, Parts
from stories.told import Told, month_counted

PREFIX = "term:"
_VOCABULARY = "vocabulary:"
# What a story holds of its articles' words: the sums of their parts, how many there are, their period, how alike
# they are, the words of the most central one, whether its title was given by a page, and whether it is a page's, which
# may still be to come.
NOTHING: Row = {
    "parts": {},
    "articles": 0,
    "first": "",
    "last": "",
    "alike": 0.0,
    "central": {},
    "given": False,
    "paged": False,
}


def told_of(row: Row) -> Told:
    """The story as it is compared."""
    kept = row["centroid"] or NOTHING
    parts = {part: kept["parts"].get(part, {}) for part in PARTS}
    return Told(parts, kept["articles"], instant(kept["first"]), instant(kept["last"]), kept["alike"])


def kept_of(told: Told) -> Row:
    """What is stored of it."""
    return {
        "parts": {part: dict(vector) for part, vector in told.parts.items()},
        "articles": told.articles,
        "first": timestamp(told.first),
        "last": timestamp(told.last),
        "alike": told.alike,
    }


def empty_story(story: str, title: str) -> Row:
    """A story of no article yet."""
    return {"id": story, "title": title, "centroid": None, "stated_article_count": None, "merged_into": ""}


def open_shelf(
    transaction: Transaction,
    sought: Iterable[tuple[Parts, datetime | None]],
    whens: Iterable[datetime | None],
    stories: Iterable[str],
) -> tuple[Shelf, dict[str, Row]]:
    """The stored stories that may take in articles of these parts and times, and these `stories`; with their rows.

    `whens` are the times of all articles that will be added, wherever they stand.
    """
    listed = list(sought)
    keys = sorted({PREFIX + key for parts, published in listed for key in keys_sought(parts, published)})
    found = transaction.by_rare_keys("Story", keys, MOST_HOLDERS) if keys else {}
    rows, leads = _standing(transaction, {*stories, *(story for ids in found.values() for story in ids)})
    told = {story: told_of(row) for story, row in rows.items()}
    holders = {key.removeprefix(PREFIX): {story for story in ids if story in rows} for key, ids in found.items()}
    filed: dict[str, set[str]] = {}
    for key, ids in holders.items():
        for story in ids:
            filed.setdefault(story, set()).add(key)
    months = {month for when in whens for month in months_before(when)}
    months |= {month for one in told.values() if (month := month_counted(one))}
    given = {story for story, row in rows.items() if row["centroid"] and row["centroid"]["paged"]}
    held = months_of(transaction, months)
    return Shelf(told, holders, held, filed=filed, given=given, leads=leads), rows


def _standing(transaction: Transaction, stories: Iterable[str]) -> tuple[dict[str, Row], dict[str, str]]:
    """The stories that stand under these ids, and where the ids lead that were merged away."""
    rows: dict[str, Row] = {}
    leads: dict[str, str] = {}
    ahead = sorted(set(stories))
    while ahead:
        for story, row in transaction.get("Story", ahead).items():
            if row["merged_into"]:
                leads[story] = row["merged_into"]
            else:
                rows[story] = row
        ahead = sorted(set(leads.values()) - rows.keys() - leads.keys())
    return rows, leads


def months_of(transaction: Transaction, months: Iterable[str]) -> dict[str, Month]:
    """What was common in each of these months, so far."""
    rows = transaction.get("Vocabulary", sorted(_VOCABULARY + month for month in months))
    return {key.removeprefix(_VOCABULARY): Month(row["stories"], Counter(row["counts"])) for key, row in rows.items()}


def write_months(transaction: Transaction, months: Mapping[str, Month], changed: Collection[str]) -> None:
    """Keeps the changed months; one in which nothing is told any more goes."""
    gathered = Rows()
    for month in sorted(changed):
        found = months.get(month, Month())
        if found.stories:
            counts = dict(sorted(found.counts.items()))
            gathered.node("Vocabulary", {"id": _VOCABULARY + month, "stories": found.stories, "counts": counts})
    gathered.write(transaction)
    empty = [_VOCABULARY + month for month in changed if not months.get(month, Month()).stories]
    transaction.remove("Vocabulary", sorted(empty))
