"""What has changed since somebody looked: one cheap read over indexed numbers, whichever process did the changing.

Stories change with readings (each article that was read has one), and with what people do, which stands in the audit.
A rollback takes the last readings away, and new ones get their numbers: after one that is seen, the latest readings are
looked at once more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.shape import ROOT, Above, Link, Order, Row, Shape
from graph.store import GraphStore

# What one look brings at most of each kind; the next one goes on where it ended.
_MOST = 200
# The changes after which numbers of readings may have been given anew.
_TAKING_BACK = frozenset(("rollbackRun", "forget"))

_STORIES = tuple(Link(name, name, Shape("Story")) for name in ("story", "page_story"))
_READING = Shape("Reading", ("number",), (Link("of", "of", Shape("Article", (), _STORIES)),))
_AUDIT = Shape("Audit", ("number", "operation", "stories"))
_ALERT = Shape("Alert", ("number",))
_JOB = Shape("Job", ("changed",))


@dataclass(frozen=True, slots=True)
class Seen:
    """Up to where somebody has looked: the last reading, and the last change of each other kind."""

    reading: int = 0
    audit: int = 0
    alert: int = 0
    job: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """The ids of what has changed, each once, in order; `more`: there is more than one look brings."""

    stories: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    more: bool = False


def now_seen(store: GraphStore) -> Seen:
    """As if all that there is had been looked at."""
    ends = (
        _last("readings", "readings", Shape("Reading", ("number",)), "number"),
        _last("audits", "audits", Shape("Audit", ("number",)), "number"),
        _last("alerts", "every_alert", _ALERT, "number"),
        _last("jobs", "jobs", _JOB, "changed"),
    )
    (row,) = store.read(Shape("Query", (), ends), [ROOT])
    assert row is not None  # the root is always there
    last = {
        key: max((item["changed" if key == "jobs" else "number"] for item in row[key]["items"]), default=0)
        for key in ("readings", "audits", "alerts", "jobs")
    }
    return Seen(last["readings"], last["audits"], last["alerts"], last["jobs"])


def changed_since(store: GraphStore, seen: Seen) -> tuple[Changed, Seen]:
    """What has changed since, and up to where that goes."""
    links = (
        _behind("readings", "readings", _READING, "number", seen.reading),
        _behind("audits", "audits", _AUDIT, "number", seen.audit),
        _behind("alerts", "every_alert", _ALERT, "number", seen.alert),
        _behind("jobs", "jobs", _JOB, "changed", seen.job),
        _last("end", "readings", Shape("Reading", ("number",)), "number"),
    )
    (row,) = store.read(Shape("Query", (), links), [ROOT])
    assert row is not None  # the root is always there
    found = {key: row[key]["items"] for key in ("readings", "audits", "alerts", "jobs")}
    end = max((item["number"] for item in row["end"]["items"]), default=0)
    readings = found["readings"]
    if end < seen.reading or any(item["operation"] in _TAKING_BACK for item in found["audits"]):
        readings = [*_latest_readings(store), *readings]
    changed = Changed(
        stories=_once([*_stories(readings), *(story for item in found["audits"] for story in item["stories"] or ())]),
        alerts=_once(item["id"] for item in found["alerts"]),
        jobs=_once(item["id"] for item in found["jobs"]),
        more=any(row[key]["more"] for key in found),
    )
    upto = Seen(
        min(max((item["number"] for item in found["readings"]), default=seen.reading), end),
        max((item["number"] for item in found["audits"]), default=seen.audit),
        max((item["number"] for item in found["alerts"]), default=seen.alert),
        max((item["changed"] for item in found["jobs"]), default=seen.job),
    )
    return changed, upto


def _last(key: str, link: str, shape: Shape, number: str) -> Link:
    return Link(key, link, shape, first=1, order=(Order(number, descending=True), Order("id")))


def _behind(key: str, link: str, shape: Shape, number: str, seen: int) -> Link:
    order = (Order(number), Order("id"))
    return Link(key, link, shape, first=_MOST, where=(Above(number, seen),), order=order)


def _latest_readings(store: GraphStore) -> list[Row]:
    link = replace(_last("latest", "readings", _READING, "number"), first=_MOST)
    (row,) = store.read(Shape("Query", (), (link,)), [ROOT])
    return list(reversed(row["latest"]["items"])) if row is not None else []


def _stories(readings: Iterable[Row]) -> list[str]:
    articles = [row["of"] for row in readings if row["of"] is not None]
    return [found["id"] for row in articles for name in ("story", "page_story") if (found := row[name]) is not None]


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
