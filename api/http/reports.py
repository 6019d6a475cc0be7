"""What is told of each answer: figures for Prometheus, a line for the log. Never the query, its variables or a key."""

import logging
import time
from dataclasses import dataclass, field

from api.execution import Answer
from api.http.problems import code_of
from api.metrics import Metrics
from api.principals import Principal

_log = logging.getLogger("dramatis.api")


@dataclass(slots=True)
class Report:
    """One operation, from when it came."""

    metrics: Metrics
    request_id: str
    principal: Principal
    started: float = field(default_factory=time.perf_counter)

    def answered(self, answer: Answer) -> None:
        """Counts and logs the answer."""
        operation = answer.operation
        kind = operation.operation.value if operation is not None else "none"
        outcome = code_of(answer.errors[0]) if answer.errors else "ok"
        took = time.perf_counter() - self.started
        self.metrics.requests.labels(kind, outcome).inc()
        self.metrics.seconds.labels(kind).observe(took)
        if _log.isEnabledFor(logging.INFO):
            _log.info(
                "A request was answered.",
                extra={
                    "request_id": self.request_id,
                    "principal": self.principal.name,
                    "operation": operation.name.value if operation is not None and operation.name else None,
                    "kind": kind,
                    "outcome": outcome,
                    "errors": len(answer.errors) or None,
                    "cost": answer.cost.nodes if answer.cost is not None else None,
                    "ms": round(took * 1_000, 2),
                },
            )
