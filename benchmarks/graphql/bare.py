"""The bare driver, running the statements that a query comes to and doing nothing with what they answer."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from benchmarks.graphql.stores import prepared
from benchmarks.neo4j_servers import driver_of
from dramatis.settings import Settings
from graph.neo4j import connection

# Requests of which the statements are taken; the whole requests are measured with the same variables.
TAKEN = 300


@dataclass(slots=True)
class _Taken:
    """The statements of one request."""

    statements: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


def bare_ms(settings: Settings, query: str, variables: Sequence[Mapping[str, Any]], seconds: float) -> float:
    """The median time of a request's statements, one after the other."""
    requests = _statements(settings, query, variables)
    took: list[float] = []
    until = time.perf_counter() + seconds * 1.25
    with driver_of(settings) as driver, driver.session(database=settings.neo4j_database) as session:
        while time.perf_counter() < until:
            for request in requests:
                began = time.perf_counter()
                for text, parameters in request.statements:
                    session.run(text, parameters).values()
                took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took[len(took) // 5 :]), 3)


def _statements(settings: Settings, query: str, variables: Sequence[Mapping[str, Any]]) -> list[_Taken]:
    contract = build_contract()
    bind(contract, ROOTS, read_list)
    taken: list[_Taken] = []
    rows = connection.Runner.rows

    def noted(runner: Any, text: str, **parameters: object) -> list[list[Any]]:
        taken[-1].statements.append((text, parameters))
        return rows(runner, text, **parameters)

    with prepared(settings) as store:
        engine = Engine(contract, store)
        connection.Runner.rows = noted  # type: ignore[method-assign,assignment]  # put back below
        try:
            for given in variables:
                taken.append(_Taken())
                answer = engine.answer(Asked(query, variables=given))
                if answer.errors:
                    raise SystemExit(f"{query}: {answer.errors}")
        finally:
            connection.Runner.rows = rows  # type: ignore[method-assign]
    return taken
