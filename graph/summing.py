"""What the reports of one event or document add up to: pure functions over in-article rows."""

from collections import Counter
from collections.abc import Sequence

from dramatis.words import EntityKind
from graph.shape import Row

# Where equally recent reports disagree, what is more settled wins: a thing that happened was proposed before.
_SETTLED = ("OCCURRED", "DENIED", "SCHEDULED", "PROPOSED", "REQUESTED", "HYPOTHETICAL")
_STATES = ("IN_FORCE", "SIGNED", "REJECTED", "PRESENTED", "PROPOSED", "IN_PREPARATION", "AWAITED", "UNKNOWN")


def event_summary(reports: Sequence[Row]) -> Row:
    """Properties of an event from its in-article rows (at least one), the latest report deciding its modality."""
    modality = latest_modality(reports)
    colour = [row for row in _latest(reports) if row["modality"] == modality]
    start, end = _period(reports)
    return {
        "name": _telling_name(reports),
        "type": _commonest([row["type"] for row in reports]),
        "lemma": _commonest([row["lemma"] for row in reports]),
        "mode": _commonest([row["mode"] for row in reports if row["mode"]]) or None,
        "contexts": sorted({context for row in reports for context in row["contexts"]}),
        "modality": modality,
        "polarity": _commonest([row["polarity"] for row in colour], ("ASSERTED", "NEGATED")),
        "start": start,
        "end": end,
        "ordinal": _known([row["ordinal"] for row in reports]),
        "quantities": sorted({quantity for row in reports for quantity in row["quantities"]}),
        "evidence_count": sum(row["evidence_count"] or 0 for row in reports),
    }


def document_summary(reports: Sequence[Row]) -> Row:
    """Properties of a document from its in-article rows (at least one), the latest report deciding its state."""
    return {
        "name": _telling_name(reports),
        "type": _commonest([row["type"] for row in reports]),
        "state": latest_state(reports),
        "evidence_count": sum(row["evidence_count"] or 0 for row in reports),
    }


def latest_modality(reports: Sequence[Row]) -> str:
    """How the latest report holds an event to be; among equally late ones the most, then the more settled. "": none."""
    return _commonest([row["modality"] for row in _latest(reports)], _SETTLED)


def latest_state(reports: Sequence[Row]) -> str:
    """Where a document stands by the latest report that says so; among equally late ones the furthest, else UNKNOWN."""
    states = {row["state"] for row in _latest([row for row in reports if row["state"] != "UNKNOWN"])}
    return next((state for state in _STATES if state in states), "UNKNOWN")


def best_name(kind: str, forms: dict[str, int]) -> str:
    """The form to show: for people and organisations the most frequent full one, else the most frequent one."""
    if not forms:
        return ""
    shown = forms
    if kind in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        full = {form: count for form, count in forms.items() if len(form.split()) > 1 and not form.isupper()}
        shown = full or forms
    return min(shown, key=lambda form: (-shown[form], -len(form), form))


def _telling_name(reports: Sequence[Row]) -> str:
    """A name of its own before a derived one; of these the most frequent, among equals the one that says most."""
    own: list[str] = [row["name"] for row in reports if row["named"]]
    named = Counter(own or [str(row["name"]) for row in reports])
    return min(named, key=lambda name: (-named[name], -len(name), name))


def _latest(reports: Sequence[Row]) -> list[Row]:
    newest = max((row["reported"] for row in reports), default="")
    return [row for row in reports if row["reported"] == newest]


def _commonest(values: Sequence[str], preference: Sequence[str] = ()) -> str:
    """The most frequent value; among equals the one that stands first in the preference, else in the alphabet."""
    if not values:
        return ""
    counts = Counter(values)
    order = {value: place for place, value in enumerate(preference)}
    return min(counts, key=lambda value: (-counts[value], order.get(value, len(order)), value))


def _known(values: Sequence[int | None]) -> int | None:
    """The most frequent counting number: "second" says more than "new"."""
    counted = Counter(value for value in values if value is not None and value > 0)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _period(reports: Sequence[Row]) -> tuple[str | None, str | None]:
    """The most exact period, among equals the most often reported one."""
    periods = Counter((row["start"], row["end"]) for row in reports if row["start"])
    if not periods:
        return None, None
    return min(periods, key=lambda period: (-len(period[0]), -periods[period], period[0], period[1] or ""))
