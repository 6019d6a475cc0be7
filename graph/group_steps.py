"""What relations and participations of many facts add up to after a few more, without summing up all of them.

`graph.grouping` sums up every group anew; here the same comes of what is shown of a group and of the facts added to it.
A group of which more changed than that, or that isn't tallied, is left out of the answer.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.shape import Row
from graph.store import Transaction
from graph.tallies import Count, Counts, keep, tallied


@dataclass(slots=True)
class Added:
    """Facts that were added to groups, by group; and of facts that were in them, by how many a source has more.

    Of those that are `unsure` other things changed too.
    """

    facts: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    turned: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unsure: set[str] = field(default_factory=set)

    def put(self, group: str, fact: Row) -> None:
        """One more fact, which is held."""
        self.facts[group].append(fact)

    def turn(self, group: str, origin: str, now: str) -> None:
        """A fact that counted for the one source counts for the other now."""
        self.turned[group].subtract([origin])
        self.turned[group].update([now])

    def sources(self, group: str) -> Counter[str]:
        """How many facts more (or, below 0, fewer) each source has."""
        counts = Counter(self.turned.get(group, {}))
        counts.update(fact["origin"] for fact in self.facts.get(group, ()))
        return Counter({origin: count for origin, count in counts.items() if origin and count})


def step_groups(transaction: Transaction, added: Added) -> dict[str, Row]:
    """Counts and times to show of those groups that are tallied, by id; their tallies are kept."""
    groups = {*added.facts, *added.turned} - added.unsure
    sources = {group: added.sources(group) for group in sorted(groups)}
    known = tallied(transaction, sorted(groups), sources)
    rows: dict[str, Row] = {}
    kept: dict[str, Counts] = {}
    for label in ("Relation", "Participation"):
        for key, row in transaction.get(label, sorted(known)).items():
            now = _taken(known[key], sources[key], added.facts.get(key, ()))
            held = not row.get("retracted")
            if held and known[key].whole.articles == row["evidence_count"] and now is not None:
                kept[key] = now
                rows[key] = {"id": key, "evidence_count": now.whole.articles}
                if label == "Relation":
                    more = sum(
                        (now.parts[part].articles > 0) - (known[key].parts[part].articles > 0) for part in now.parts
                    )
                    rows[key] |= _shown(row, added.facts.get(key, ())) | {"source_count": row["source_count"] + more}
    keep(transaction, kept)
    return rows


def _taken(known: Counts, sources: Counter[str], facts: Sequence[Row]) -> Counts | None:
    """The tallies after the facts were added; None where they can't have been right before."""
    evidence = sum(fact["evidence_count"] for fact in facts)
    now = Counts(known.whole.plus(Count(articles=evidence, reports=len(facts))))
    now.parts = {origin: known.parts[origin].plus(Count(articles=count)) for origin, count in sources.items()}
    return None if any(count.articles < 0 for count in now.parts.values()) else now


def _shown(row: Row, facts: Sequence[Row]) -> Row:
    """What a relation that is held shows beside its counts, after the facts were added."""
    return {
        "confidence": max([row["confidence"], *(fact["confidence"] for fact in facts)]),
        "inferred": bool(row["inferred"]) and all(fact["inferred"] for fact in facts),
        "reported": min(filter(None, (row["reported"], *(fact["reported"] for fact in facts))), default=""),
        "recorded": min(filter(None, (row["recorded"], *(fact["recorded"] for fact in facts))), default=""),
        "retracted": "",
    }


def group_tallies(transaction: Transaction, groups: Sequence[str]) -> dict[str, Counts]:
    """What the facts of these groups add up to: all their evidence, and how many facts each source has."""
    members = transaction.follow("GROUPED_IN", groups, out=False)
    facts = transaction.get("Fact", sorted({edge[0] for edges in members.values() for edge in edges}))
    counts = {group: Counts() for group in groups}
    for group, edges in members.items():
        for fact in (facts[edge[0]] for edge in edges):
            counts[group].whole = counts[group].whole.plus(Count(articles=fact["evidence_count"], reports=1))
            if fact["origin"]:
                counts[group].parts[fact["origin"]].articles += 1
    return counts
