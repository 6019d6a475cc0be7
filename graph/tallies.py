"""Tallies: what many reports add up to, kept so that one more report needn't look at all the others.

What has many reports (a country, a relation that every second article states, a long story) has one tally for all of
them, and one for each part that is counted by itself: a source, or who stands in the story. What has few has none, and
is added up. Tallies follow from what they count; one that doesn't agree with what its owner shows is not believed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dramatis.ids import stable_id
from graph.shape import Row
from graph.store import Transaction
from graph.summing import Gist, gist_from

# Reports of an entity or facts of a group from which on they are tallied: a server adds up fewer as fast as it writes.
LEAST_TALLIED = 200
# Reports of a story from which on it is tallied: each of them brings all who stand in it.
LEAST_OF_STORY = 50
# The part that stands for all: no source and no entity has this id.
_ALL = ""
# The part under which the gist of an event's or document's reports is kept.
_GIST = "gist"


@dataclass(slots=True)
class Count:
    """How many articles (or facts), how many of these are reports, and in how many the counted one acts."""

    articles: int = 0
    reports: int = 0
    acting: int = 0

    def add(self, *, report: bool, acts: bool = False, times: int = 1) -> None:
        """So many more of one sort, or fewer."""
        self.articles += times
        self.reports += times * report
        self.acting += times * acts

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.articles + other.articles, self.reports + other.reports, self.acting + other.acting)


@dataclass(slots=True)
class Counts:
    """What an owner's reports add up to, or by how much that changes."""

    whole: Count = field(default_factory=Count)
    parts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))


def tallied(transaction: Transaction, owners: Iterable[str], parts: Mapping[str, Iterable[str]]) -> dict[str, Counts]:
    """The tallies of those of the owners that have any: of all, and of these parts; a part without a tally counts 0."""
    wholes = {tally_id(owner, _ALL): owner for owner in owners}
    found = {wholes[key]: _count(row) for key, row in transaction.get("Tally", sorted(wholes)).items()}
    wanted = {tally_id(owner, part): (owner, part) for owner in found for part in parts.get(owner, ())}
    rows = transaction.get("Tally", sorted(wanted))
    counts = {owner: Counts(whole) for owner, whole in found.items()}
    for key, (owner, part) in wanted.items():
        counts[owner].parts[part] = _count(rows[key]) if key in rows else Count()
    return counts


def keep(transaction: Transaction, counts: Mapping[str, Counts]) -> None:
    """The tallies are these from now on; those of other parts stay as they are. A part that counts 0 has none."""
    rows: list[Row] = []
    owned: dict[str, str] = {}
    gone: list[str] = []
    for owner, found in counts.items():
        for part, count in ((_ALL, found.whole), *found.parts.items()):
            key = tally_id(owner, part)
            if part != _ALL and not count.articles:
                gone.append(key)
                continue
            rows.append({"id": key, "articles": count.articles, "reports": count.reports, "acting": count.acting})
            owned[key] = owner
    transaction.remove("Tally", sorted(gone))
    transaction.put("Tally", sorted(rows, key=lambda row: str(row["id"])))
    transaction.connect("HAS_TALLY", [(owner, key, "", {}) for key, owner in sorted(owned.items())])


def keep_only(transaction: Transaction, owners: Sequence[str], counts: Mapping[str, Counts]) -> None:
    """Those of the owners that are in `counts` have these tallies and no others; the rest of them have none."""
    drop_tallies(transaction, owners)
    keep(transaction, counts)


def drop_tallies(transaction: Transaction, owners: Iterable[str]) -> None:
    """Removes all tallies of the owners."""
    edges = transaction.follow("HAS_TALLY", sorted(owners))
    transaction.remove("Tally", sorted(edge[1] for found in edges.values() for edge in found))


def tally_id(owner: str, part: str) -> str:
    """The id of the owner's tally of the part; "": of all."""
    return stable_id("tally", owner, part)


def gists(transaction: Transaction, owners: Iterable[str]) -> dict[str, Gist]:
    """The gist of the reports of those of the owners for which one is kept."""
    wanted = {tally_id(owner, _GIST): owner for owner in owners}
    return {wanted[key]: gist_from(row["gist"]) for key, row in transaction.get("Tally", sorted(wanted)).items()}


def keep_gists(transaction: Transaction, found: Mapping[str, Gist]) -> None:
    """The gists are these from now on."""
    rows = {tally_id(owner, _GIST): gist.stored() for owner, gist in sorted(found.items())}
    transaction.put("Tally", [{"id": key, "gist": stored} for key, stored in rows.items()])
    transaction.connect("HAS_TALLY", [(owner, tally_id(owner, _GIST), "", {}) for owner in sorted(found)])


def _count(row: Row) -> Count:
    return Count(row["articles"], row["reports"], row["acting"])
