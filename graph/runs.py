"""The runs of the pipeline that the store knows, with how much each of them read."""

from dataclasses import dataclass

from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore

_FIELDS = ("pipeline", "version", "model_hash", "config_hash", "started_at", "withdrawn")


@dataclass(frozen=True, slots=True)
class KnownRun:
    """A run: what it ran with, when it began, how many texts it read; `withdrawn` since when it is being taken back."""

    id: str
    pipeline: str
    version: str
    model_hash: str
    config_hash: str
    started_at: str
    withdrawn: str
    readings: int


def list_runs(store: GraphStore, first: int) -> list[KnownRun]:
    """The latest runs, the latest first."""
    count = Link("readings", "readings", Shape("Reading"), first=1, total=True)
    link = Link("runs", "runs", Shape("Run", _FIELDS, (count,)), first=first)
    answer = store.read(Shape("Query", (), (link,)), [ROOT])[0]
    assert answer is not None  # the root is always there
    return [
        KnownRun(id=row["id"], readings=row["readings"]["total"], **{name: row[name] for name in _FIELDS})
        for row in answer["runs"]["items"]
    ]
