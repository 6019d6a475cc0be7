"""What Prometheus reads at `/metrics`: requests, how long they took, calls of the store, who listens."""

import math
import time
from functools import partial
from typing import Any, cast

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from dramatis.errors import DramatisError
from dramatis.words import JobState
from graph.shape import ROOT, In, Link, Shape
from graph.store import GraphStore

# Seconds. A point read takes less than a millisecond, the longest request that is allowed 30 s.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(namespace="dramatis", registry=self.registry)
        self.requests = Counter(
            "dramatis_requests",
            "GraphQL operations answered, by kind (query, mutation, subscription, none) and outcome (a code, or ok).",
            ("kind", "outcome"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "dramatis_request_seconds",
            "How long an answer took.",
            ("kind",),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.store_seconds = Histogram(
            "dramatis_store_seconds",
            "How long a call of the graph store took, by verb.",
            ("verb",),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.under_way = Gauge("dramatis_requests_under_way", "GraphQL operations begun.", registry=self.registry)
        self.sockets = Gauge("dramatis_sockets", "Open WebSockets and event streams.", registry=self.registry)
        self.subscriptions = Gauge("dramatis_subscriptions", "Subscriptions under way.", registry=self.registry)

    def follow_jobs(self, store: GraphStore) -> None:
        """Adds how many jobs wait and are being done, looked up when somebody asks; NaN while the store is away."""
        jobs = Gauge("dramatis_jobs", "Jobs in the queue, by state.", ("state",), registry=self.registry)
        for state in (JobState.QUEUED, JobState.RUNNING):
            jobs.labels(state.value.lower()).set_function(partial(_jobs, store, state))

    def told(self) -> bytes:
        """All of it, in Prometheus's text format."""
        return generate_latest(self.registry)


def _jobs(store: GraphStore, state: JobState) -> float:
    link = Link("found", "jobs", Shape("Job"), first=1, where=(In("state", (state,)),), total=True)
    try:
        (row,) = store.read(Shape("Query", (), (link,)), [ROOT])
    except DramatisError:
        return math.nan
    return float(row["found"]["total"]) if row is not None else 0.0


def metered(store: GraphStore, metrics: Metrics) -> GraphStore:
    """The store, each call of it measured."""
    return cast(GraphStore, _Metered(store, metrics))


class _Metered:
    """Whatever the store has, its functions timed. A generator's time is that until it is made."""

    def __init__(self, store: GraphStore, metrics: Metrics) -> None:
        self._store = store
        self._metrics = metrics

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if name.startswith("_") or not callable(found):
            return found
        clock = self._metrics.store_seconds.labels(name)

        def timed(*given: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return found(*given, **named)
            finally:
                clock.observe(time.perf_counter() - started)

        # Looked up once: from here on the attribute itself is found.
        setattr(self, name, timed)
        return timed
