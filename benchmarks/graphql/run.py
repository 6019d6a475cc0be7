"""Requests a second and latency of five queries, by Dramatis and by @neo4j/graphql on Apollo, on one Neo4j.

    python -P -m benchmarks.graphql.run --folder FOLDER [--stories 10000] [--seconds 4] [--rounds 5] [--out FILE]

FOLDER keeps the filled stores from one run to the next. Before anything is timed both engines' pages are read
through and both sides are asked the same: the run ends where their answers differ. Rounds alternate between the sides;
what is told are medians over the rounds.
"""

import argparse
import os
import shutil
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.graphql.asked import Query, alike, drawn
from benchmarks.graphql.bare import TAKEN, bare_ms
from benchmarks.graphql.sides import Side, ask, dramatis, load, rival, server_variables
from benchmarks.graphql.stores import HEAP, PAGES, fill_neo4j, fill_sqlite
from benchmarks.graphql.world import Size
from benchmarks.neo4j_servers import neo4j_server, read_through
from benchmarks.record_files import write_part

_OUT = Path(__file__).parents[1] / "graphql.json"
_CONCURRENCY = (1, 16, 64)
# Different variables with which both sides are compared before they are timed.
_COMPARED = 25
_SEED = 20_310_601
# Variables by which a round begins further on than the one before it.
_PART = 3_000
_MEASURES = ("per_second", "p50_ms", "p99_ms", "load_cpu", "server_cpu_ms")


def main() -> None:
    """Fills what isn't filled, compares, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    size = Size(given.stories, entities=5 * given.stories)
    embedded, server = given.folder / f"sqlite-{size.stories}", given.folder / f"neo4j-{size.stories}"
    fill_sqlite(embedded, size, _told)
    fill_neo4j(server, embedded, _told)
    queries = [query for query in drawn(embedded, _SEED) if not given.only or query.name in given.only]
    found: dict[str, Any] = {"stories": size.stories, "articles": size.articles, "entities": size.entities}
    with neo4j_server(server, HEAP, PAGES) as settings:
        read_through(settings)
        _told("the server has read its pages")
        variables = server_variables(settings)
        with dramatis("dramatis", 8911, variables) as ours, rival(8912, variables) as theirs:
            for query in queries:
                _compare(query, ours, theirs)
                _told(f"{query.name}: both sides give the same {_COMPARED} answers")
            found["queries"] = {
                query.name: _measured(query, ours, theirs, given.seconds, given.rounds) for query in queries
            }
            found["bare_driver"] = {query.name: _beside_bare(query, ours, settings, given.seconds) for query in queries}
            page = next((query for query in queries if query.name == "story_page"), None)
            if page is not None:
                read_file_through(embedded / "graph.sqlite")
                with dramatis("sqlite", 8913, {"DRAMATIS_STORE": str(embedded), "NEO4J_URI": ""}) as light:
                    found["story_page_p50_ms"] = _engines(page, ours, light, given.seconds, given.rounds)
    write_part(given.out, f"{size.stories} stories", found)
    _told(f"written to {given.out.name}")


def _compare(query: Query, ours: Side, theirs: Side) -> None:
    pairs = zip(query.our_variables[:_COMPARED], query.rival_variables[:_COMPARED], strict=True)
    for given, other in pairs:
        told, same = ask(ours.url, query.ours, given), ask(theirs.url, query.rivals, other)
        if told.get("errors") or same.get("errors"):
            raise SystemExit(f"{query.name} with {given}: {told.get('errors')} {same.get('errors')}")
        one, two = alike(query.name, told["data"], same["data"])
        if _plain(one) != _plain(two):
            raise SystemExit(f"{query.name} with {given} is answered in two ways:\n{one}\n{two}")


def _plain(found: Any) -> Any:
    """Lists for tuples; numbers as far as both sides' arithmetic agrees."""
    if isinstance(found, list | tuple):
        return [_plain(one) for one in found]
    return round(found, 9) if isinstance(found, float) else found


def _measured(query: Query, ours: Side, theirs: Side, seconds: float, rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    sides = {
        "dramatis": (ours, query.ours, query.our_variables),
        "rival": (theirs, query.rivals, query.rival_variables),
    }
    for side, text, variables in sides.values():
        # Unmeasured: the servers compile what they run often, and the database reads its pages from the disk.
        load(side, text, variables, _CONCURRENCY[1], seconds)
    for concurrency in _CONCURRENCY:
        told: dict[str, list[dict[str, Any]]] = {"dramatis": [], "rival": []}
        for turn in range(rounds):
            # Who is asked second finds pages in memory that the first one had read: they take turns.
            for name in sorted(sides, reverse=turn % 2 == 1):
                side, text, variables = sides[name]
                part = variables[turn * _PART :] + variables[: turn * _PART]
                told[name].append(load(side, text, part, concurrency, seconds))
        medians = {side: _median(measured) for side, measured in told.items()}
        ahead = medians["dramatis"]["per_second"] / medians["rival"]["per_second"]
        tail = medians["rival"]["p99_ms"] / medians["dramatis"]["p99_ms"]
        found[f"concurrency {concurrency}"] = {**medians, "ahead": round(ahead, 2), "ahead_p99": round(tail, 2)}
        _told(f"{query.name} at {concurrency}: {medians} {ahead:.2f} times as many, p99 {tail:.2f} times as short")
    return found


def _median(measured: Sequence[dict[str, Any]]) -> dict[str, float]:
    return {name: round(statistics.median(one[name] for one in measured), 3) for name in _MEASURES}


def _beside_bare(query: Query, ours: Side, settings: Any, seconds: float) -> dict[str, float]:
    """The whole request, alone, beside the bare driver running its statements."""
    taken = query.our_variables[-TAKEN:]
    whole = load(ours, query.ours, taken, 1, seconds)["p50_ms"]
    bare = bare_ms(settings, query.ours, taken, seconds)
    _told(f"{query.name}: {whole} ms, by the bare driver {bare} ms")
    return {"dramatis_p50_ms": whole, "bare_p50_ms": bare, "times": round(whole / bare, 2)}


def _engines(page: Query, server: Side, light: Side, seconds: float, rounds: int) -> dict[str, float]:
    """The story page on both engines, alone."""
    told: dict[str, list[float]] = {"neo4j": [], "sqlite": []}
    for side in (server, light):
        load(side, page.ours, page.our_variables, 1, 2 * seconds)
    for _ in range(rounds):
        for engine, side in (("neo4j", server), ("sqlite", light)):
            told[engine].append(load(side, page.ours, page.our_variables, 1, seconds)["p50_ms"])
    medians = {engine: statistics.median(found) for engine, found in told.items()}
    _told(f"story page p50: {medians}")
    return {**medians, "part": round(medians["sqlite"] / medians["neo4j"], 3)}


def read_file_through(file: Path) -> None:
    """Has the system read the file, as the server has its own: neither engine is timed by the disk."""
    with file.open("rb") as pages, Path(os.devnull).open("wb") as nowhere:
        shutil.copyfileobj(pages, nowhere)


_BEGAN = time.monotonic()


def _told(text: str) -> None:
    print(f"{time.monotonic() - _BEGAN:6.0f} s  {text}", flush=True)


if __name__ == "__main__":
    main()
