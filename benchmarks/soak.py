"""Crashes and crowds: `python -m benchmarks.soak [PART…]`, or `scripts/soak`, which writes benchmarks/soak.json.

`kills-…` kill an ingestion at random, ingest again, and compare with a run that nobody killed; `writers-…` let 16
processes write about the same 20 entities at once. Both are done once more with the guard off (transactions that
aren't whole), which must show. `growth-…` shows what an article costs when what it names stands in many already. Each
result is written down at once, so that a run that was stopped goes on there.
"""

import argparse
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.record_files import Record, read_records, write_part
from benchmarks.soak_growth import growth
from benchmarks.soak_kills import SEED, Site, Undisturbed, kill, undisturbed
from benchmarks.soak_sites import Neo4jSite, neo4j_site, sqlite_site
from benchmarks.soak_writers import (
    CONTROL_ARTICLES,
    CONTROL_WRITERS,
    SHARED_ENTITIES,
    SIDE_BY_SIDE_ARTICLES,
    WRITERS,
    crowd,
)

Save = Callable[[Record], None]
KILLS = {"sqlite": 100, "neo4j": 20}
# Of the kills on Neo4j, every so many hits the server: 5 of 20.
_EVERY_SERVER = 4
# The guard is off at every second kill: not each of them need do harm, but some must.
_EVERY_CONTROL = 2
PARTS = tuple(f"{kind}-{engine}" for engine in KILLS for kind in ("kills", "writers", "growth"))
# How much more an article of the last tenth may cost than one of the second: the times of one run differ by a third.
_MOST_GROWTH = 1.5


def kills(engine: str, count: int, sites: Callable[[bool], Site], record: Record, save: Save) -> Record:
    """The record with all kills in it; those that it holds already aren't done again."""
    whole = undisturbed(sites(False), twice="rows" not in record)
    _same_graph(record, whole)
    record |= {
        "seed": SEED,
        "verbs": whole.verbs,
        "transactions": whole.transactions,
        "hash": whole.graph.hash,
        "rows": whole.graph.rows,
        "nodes": whole.graph.counts,
    }
    for name, numbers in (("kills", range(count)), ("control", range(0, count, _EVERY_CONTROL))):
        done = record.setdefault(name, [])
        for number in [number for number in numbers if number not in {one["number"] for one in done}]:
            torn = name == "control"
            server = engine == "neo4j" and not torn and number % _EVERY_SERVER == _EVERY_SERVER - 1
            done.append(asdict(kill(number, sites(server), whole, torn=torn)))
            record["summary"] = summary(record["kills"], record.get("control", ()))
            save(record)
            print(name, done[-1], file=sys.stderr, flush=True)
    return record


def _same_graph(record: Mapping[str, Any], whole: Undisturbed) -> None:
    if record.get("rows", whole.graph.rows) != whole.graph.rows:
        raise SystemExit("the graph isn't that of the kills on record; begin them anew with --anew")


def summary(done: Sequence[Mapping[str, Any]], control: Sequence[Mapping[str, Any]]) -> Record:
    """How many kills there were, where they hit, and how many graphs differed, with the guard and without it."""
    return {
        "kills": len(done),
        "of_the_server": sum(one["victim"] == "server" for one in done),
        "inside_a_transaction": sum(one["place"] in ("inside", "committing") for one in done),
        "while_committing": sum(one["place"] == "committing" for one in done),
        "how": dict(Counter(one["how"] for one in done)),
        "differing": sum(bool(one["differs"]) for one in done),
        "control_kills": len(control),
        "control_differing": sum(bool(one["differs"]) for one in control),
        "control_differing_in_hash": sum("hash" in one["differs"] for one in control),
    }


def writers(articles: int, site: Site, record: Record, save: Save) -> Record:
    """The record with the crowds in it: the guarded one, the one without the guard, on a server one without turns."""
    record |= {"writers": WRITERS, "shared_entities": SHARED_ENTITIES}
    if record.get("guarded", {}).get("articles_each") != articles:
        record["guarded"] = asdict(crowd(site, articles))
        save(record)
        print("guarded", record["guarded"], file=sys.stderr, flush=True)
    if "control" not in record:
        record["control"] = asdict(crowd(site, min(articles, CONTROL_ARTICLES), torn=True, writers=CONTROL_WRITERS))
        save(record)
        print("control", record["control"], file=sys.stderr, flush=True)
    if isinstance(site, Neo4jSite) and "side_by_side" not in record:
        record["side_by_side"] = asdict(crowd(site, min(articles, SIDE_BY_SIDE_ARTICLES), side_by_side=True))
        save(record)
        print("side by side", record["side_by_side"], file=sys.stderr, flush=True)
    return record


def failures(part: str, record: Mapping[str, Any]) -> list[str]:
    """What the record of the part shows that must not be; empty where all holds."""
    if part.startswith("growth"):
        grown = record["last_by_second"]
        return [f"an article costs {grown} times what it did"] if grown > _MOST_GROWTH else []
    if part.startswith("writers"):
        # What is lost could be that of a writer which gave up; what stands twice is the harm itself.
        shown = record["control"]["duplicates"]
        again = "side_by_side" not in record or record["side_by_side"]["again"]
        return [
            *record["guarded"]["wrong"],
            *([] if shown else ["the control without the guard shows nothing"]),
            *([] if again else ["writers side by side ran into no deadlock"]),
        ]
    told = record["summary"]
    return [
        *([f"{told['differing']} graphs differ after a kill"] if told["differing"] else []),
        *([] if told["control_differing"] else ["the control without the guard shows nothing"]),
    ]


@contextmanager
def _sites(engine: str) -> Iterator[Callable[[bool], Site]]:
    """What gives the site of the engine; its argument says whether the server is to be killed."""
    with tempfile.TemporaryDirectory(prefix="dramatis-soak-") as folder:
        if engine == "sqlite":
            site = sqlite_site(Path(folder))
            yield lambda server: site
        else:
            with neo4j_site(Path(folder)) as opened:
                yield opened.killing


def grown(articles: int, site: Site, record: Record, save: Save) -> Record:
    """The record with the growth in it."""
    if record.get("articles_each") != articles:
        server = site.pid if isinstance(site, Neo4jSite) else None
        record |= {"articles_each": articles, **asdict(growth(site, articles, server))}
        save(record)
    return record


def main() -> None:
    """Runs the parts; exit code 1 where one shows what must not be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="which parts; all of them without any")
    parser.add_argument("--kills", type=int, help="kills in place of 100 on SQLite and 20 on Neo4j")
    parser.add_argument("--articles", type=int, default=1_000, help="articles that each writer writes")
    parser.add_argument("--anew", action="store_true", help="forget what the file holds of the parts")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/soak.json"))
    given = parser.parse_args()
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"{unknown[0]} is no part; say {', '.join(PARTS)}")
    # So that a run that is told to stop takes its server and its folder with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    wrong: list[str] = []
    for part in given.parts or PARTS:
        kind, _, engine = part.partition("-")
        save = partial(write_part, given.out, part)
        record = {} if given.anew else read_records(given.out).get(part, {})
        with _sites(engine) as sites:
            if kind == "kills":
                record = kills(engine, given.kills or KILLS[engine], sites, record, save)
            elif kind == "growth":
                record = grown(given.articles, sites(False), record, save)
            else:
                record = writers(given.articles, sites(False), record, save)
        wrong += [f"{part}: {found}" for found in failures(part, record)]
    print("\n".join(wrong) or "All graphs are as they should be.")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
