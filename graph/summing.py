"""What the reports of one event or document add up to: pure functions over in-article rows.

All that is shown follows from the reports' gist, which is as small as what they say is varied: it grows with a report
without the others being looked at.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dramatis.words import EntityKind
from graph.shape import Row

# Where equally recent reports disagree, what is more settled wins: a thing that happened was proposed before.
SETTLED = ("OCCURRED", "DENIED", "SCHEDULED", "PROPOSED", "REQUESTED", "HYPOTHETICAL")
_STATES = ("IN_FORCE", "SIGNED", "REJECTED", "PRESENTED", "PROPOSED", "IN_PREPARATION", "AWAITED", "UNKNOWN")


@dataclass(frozen=True, slots=True)
class Latest:
    """What the latest of some reports say, with how many say so; `reported` is "" where there are none or no dates."""

    reported: str = ""
    said: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def plus(self, other: "Latest") -> "Latest":
        """The latest of both."""
        newest = max(self.reported, other.reported)
        said = Counter[tuple[str, ...]]()
        for one in (self, other):
            if one.reported == newest:
                said.update(one.said)
        return Latest(newest, said)


@dataclass(frozen=True, slots=True)
class Gist:
    """What reports say, each thing with how many say so.

    `said` are types, lemmas, modes, contexts, ordinals, quantities and periods by the names of these; names are `own`
    ones, or `derived` as long as there are none of these. `modality` and `state` are those of the latest reports.
    """

    said: Mapping[str, Counter[Any]]
    modality: Latest
    state: Latest
    evidence: int

    def plus(self, other: "Gist") -> "Gist":
        """The gist of both's reports."""
        said = {name: self.said[name] + other.said[name] for name in self.said}
        return Gist(
            _without_derived(said),
            self.modality.plus(other.modality),
            self.state.plus(other.state),
            self.evidence + other.evidence,
        )

    def stored(self) -> Row:
        """As it is stored: what `gist_from` takes."""
        return {
            "said": {name: _listed(counts) for name, counts in self.said.items()},
            **{
                name: [one.reported, _listed(one.said)]
                for name, one in (("modality", self.modality), ("state", self.state))
            },
            "evidence": self.evidence,
        }


def gist_of(reports: Sequence[Row]) -> Gist:
    """The gist of in-article rows of one event or document."""
    said: dict[str, Counter[Any]] = {
        "own": Counter(row["name"] for row in reports if row["named"]),
        "derived": Counter(row["name"] for row in reports if not row["named"]),
        "type": Counter(row["type"] for row in reports),
        "lemma": Counter(row["lemma"] for row in reports if row["lemma"] is not None),
        "mode": Counter(row["mode"] for row in reports if row["mode"]),
        "context": Counter(context for row in reports for context in row["contexts"] or ()),
        "ordinal": Counter(row["ordinal"] for row in reports if row["ordinal"] is not None and row["ordinal"] > 0),
        "quantity": Counter(quantity for row in reports for quantity in row["quantities"] or ()),
        "period": Counter((row["start"], row["end"]) for row in reports if row["start"]),
    }
    latest = _latest(reports)
    known = _latest([row for row in reports if row["state"] not in (None, "UNKNOWN")])
    return Gist(
        _without_derived(said),
        Latest(latest[0]["reported"] if latest else "", Counter((row["modality"], row["polarity"]) for row in latest)),
        Latest(known[0]["reported"] if known else "", Counter((row["state"],) for row in known)),
        sum(row["evidence_count"] or 0 for row in reports),
    )


def gist_from(stored: Row) -> Gist:
    """The gist that was stored."""
    latest = {
        name: Latest(reported, Counter({tuple(value): count for value, count in said}))
        for name, (reported, said) in ((name, stored[name]) for name in ("modality", "state"))
    }
    said = {
        name: Counter({tuple(value) if name == "period" else value: count for value, count in counts})
        for name, counts in stored["said"].items()
    }
    return Gist(said, latest["modality"], latest["state"], stored["evidence"])


def _without_derived(said: dict[str, Counter[Any]]) -> dict[str, Counter[Any]]:
    """Derived names say nothing beside one of its own."""
    return said | {"derived": Counter()} if said["own"] else said


def _listed(counts: Mapping[Any, int]) -> list[list[Any]]:
    """[value, count] in an order that is always the same."""
    listed = [[list(value) if isinstance(value, tuple) else value, count] for value, count in counts.items()]
    return sorted(listed, key=lambda pair: json.dumps(pair))


def event_summary(reports: Sequence[Row]) -> Row:
    """Properties of an event from its in-article rows (at least one), the latest report deciding its modality."""
    return event_shown(gist_of(reports))


def event_shown(gist: Gist) -> Row:
    """Properties of an event by the gist of its reports."""
    modality = _modality(gist.modality.said)
    colour = [
        polarity for (said, polarity), count in gist.modality.said.items() if said == modality for _ in range(count)
    ]
    start, end = _period(gist.said["period"])
    return {
        "name": _telling_name(gist),
        "type": _commonest(gist.said["type"]),
        "lemma": _commonest(gist.said["lemma"]),
        "mode": _commonest(gist.said["mode"]) or None,
        "contexts": sorted(gist.said["context"]),
        "modality": modality,
        "polarity": _commonest(Counter(colour), ("ASSERTED", "NEGATED")),
        "start": start,
        "end": end,
        "ordinal": _known(gist.said["ordinal"]),
        "quantities": sorted(gist.said["quantity"]),
        "evidence_count": gist.evidence,
    }


def document_summary(reports: Sequence[Row]) -> Row:
    """Properties of a document from its in-article rows (at least one), the latest report deciding its state."""
    return document_shown(gist_of(reports))


def document_shown(gist: Gist) -> Row:
    """Properties of a document by the gist of its reports."""
    return {
        "name": _telling_name(gist),
        "type": _commonest(gist.said["type"]),
        "state": _furthest(state for (state,) in gist.state.said),
        "evidence_count": gist.evidence,
    }


def latest_modality(reports: Sequence[Row]) -> str:
    """How the latest report holds an event to be; among equally late ones the most, then the more settled. "": none."""
    return _commonest(Counter(row["modality"] for row in _latest(reports)), SETTLED)


def latest_state(reports: Sequence[Row]) -> str:
    """Where a document stands by the latest report that says so; among equally late ones the furthest, else UNKNOWN."""
    return _furthest(row["state"] for row in _latest([row for row in reports if row["state"] != "UNKNOWN"]))


def _modality(said: Mapping[tuple[str, ...], int]) -> str:
    counts: Counter[str] = Counter()
    for (modality, _), count in said.items():
        counts[modality] += count
    return _commonest(counts, SETTLED)


def _furthest(states: Iterable[str]) -> str:
    found = set(states)
    return next((state for state in _STATES if state in found), "UNKNOWN")


def best_name(kind: str, forms: dict[str, int]) -> str:
    """The form to show: for people and organisations the most frequent full one, else the most frequent one."""
    if not forms:
        return ""
    shown = forms
    if kind in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        full = {form: count for form, count in forms.items() if len(form.split()) > 1 and not form.isupper()}
        shown = full or forms
    return min(shown, key=lambda form: (-shown[form], -len(form), form))


def _telling_name(gist: Gist) -> str:
    """A name of its own before a derived one; of these the most frequent, among equals the one that says most."""
    named: Counter[str] = gist.said["own"] or gist.said["derived"]
    return min(named, key=lambda name: (-named[name], -len(name), name))


def _latest(reports: Sequence[Row]) -> list[Row]:
    newest = max((row["reported"] for row in reports), default="")
    return [row for row in reports if row["reported"] == newest]


def _commonest(counts: Mapping[str, int], preference: Sequence[str] = ()) -> str:
    """The most frequent value; among equals the one that stands first in the preference, else in the alphabet."""
    order = {value: place for place, value in enumerate(preference)}
    return min(counts, key=lambda value: (-counts[value], order.get(value, len(order)), value), default="")


def _known(counts: Mapping[int, int]) -> int | None:
    """The most frequent counting number: "second" says more than "new"."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _period(periods: Mapping[tuple[str, str | None], int]) -> tuple[str | None, str | None]:
    """The most exact period, among equals the most often reported one."""
    return min(
        periods,
        key=lambda period: (-len(period[0]), -periods[period], period[0], period[1] or ""),
        default=(None, None),
    )
