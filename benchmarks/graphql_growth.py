"""How long five queries take at 10,000 and at 100,000 stories, on both engines.

    python -P -m benchmarks.graphql_growth --folder FOLDER [--out FILE]

The stores are those of `benchmarks.graphql.run`, and filled once for both; the larger one takes a core of a busy
machine for an hour, and 26 GB of disk. Entities grow with the stories, five for each. Queries are answered in this
process, without HTTP, one after the other.
"""

import argparse
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from benchmarks.graphql.asked import Query, drawn
from benchmarks.graphql.run import read_file_through
from benchmarks.graphql.stores import HEAP, fill_neo4j, fill_sqlite, prepared
from benchmarks.graphql.world import Size
from benchmarks.neo4j_servers import neo4j_server, read_through
from benchmarks.record_files import write_part
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore

_OUT = Path(__file__).parent / "graphql_growth.json"
_SIZES = (10_000, 100_000)
# Of the server's memory for pages: three quarters of what the larger store has, whose texts no query reads whole.
_PAGES = "11g"
_SEED = 20_310_602
# Requests before any is measured, and those that are: enough that the median is steady to a tenth.
_BEFORE, _MEASURED = 200, 400


def main() -> None:
    """Fills what isn't filled, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--stories", type=int, nargs="*", default=_SIZES)
    given = parser.parse_args()
    found: dict[str, dict[str, dict[str, Any]]] = {"sqlite": {}, "neo4j": {}}
    for stories in given.stories:
        size = Size(stories, entities=5 * stories)
        embedded, server = given.folder / f"sqlite-{stories}", given.folder / f"neo4j-{stories}"
        fill_sqlite(embedded, size, _told)
        fill_neo4j(server, embedded, _told)
        queries = drawn(embedded, _SEED)
        for engine in found:
            with _opened(engine, embedded, server) as store:
                found[engine][f"{stories} stories"] = _measured(store, queries)
                _told(f"{engine} at {stories:,} stories: {found[engine][f'{stories} stories']}")
    for engine, measured in found.items():
        first, last = measured.values()
        grown = {name: round(last[name]["p50_ms"] / first[name]["p50_ms"], 2) for name in first}
        write_part(given.out, engine, {**measured, "times": grown})
        _told(f"{engine}: {grown}")


@contextmanager
def _opened(engine: str, embedded: Path, server: Path) -> Iterator[GraphStore]:
    if engine == "sqlite":
        read_file_through(embedded / "graph.sqlite")
        light = open_sqlite(embedded)
        try:
            light.prepare()
            yield light
        finally:
            light.close()
        return
    with neo4j_server(server, HEAP, _PAGES) as settings, prepared(settings) as store:
        read_through(settings)
        yield store


def _measured(store: GraphStore, queries: Sequence[Query]) -> dict[str, dict[str, float]]:
    """By query the median time, the characters that its answers have in the mean, and the mean of what they count."""
    contract = build_contract()
    bind(contract, ROOTS, read_list)
    engine = Engine(contract, store)
    found: dict[str, dict[str, float]] = {}
    for query in queries:
        took, lengths, totals = [], [], []
        for number, variables in enumerate(query.our_variables[: _BEFORE + _MEASURED]):
            began = time.perf_counter()
            answer = engine.answer(Asked(query.ours, variables=variables))
            if number >= _BEFORE:
                took.append((time.perf_counter() - began) * 1000)
                lengths.append(len(str(answer.data)))
                totals += [root["totalCount"] for root in (answer.data or {}).values() if "totalCount" in root]
            if answer.errors:
                raise SystemExit(f"{query.name} with {variables}: {answer.errors}")
        found[query.name] = {
            "p50_ms": round(statistics.median(took), 3),
            "characters": round(statistics.mean(lengths)),
            **({"found": round(statistics.mean(totals))} if totals else {}),
        }
    return found


_BEGAN = time.monotonic()


def _told(text: str) -> None:
    print(f"{time.monotonic() - _BEGAN:6.0f} s  {text}", flush=True)


if __name__ == "__main__":
    main()
