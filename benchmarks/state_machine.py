"""Everything that can be done to a graph, in any order: `python -m benchmarks.state_machine` fills state_machine.json.

200 examples of 40 steps: after each step engines and plain dictionaries say the same (`tests.ingest.graph_machine`).
Part `both` does it on SQLite and Neo4j at once, which takes hours; `sqlite` on the embedded engine alone, in minutes.
Examples come in lots, each from a seed of its own, and a lot that is done is written down at once, so that a run that
was stopped goes on there. Then the same with a guard off, which must be found.
"""

import argparse
import json
import math
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.record_files import Record, read_records, write_part
from dramatis.settings import Settings
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from tests.graph.stores import emptied_database, neo4j_server, prepared_neo4j
from tests.graph.tallying import tallied_from
from tests.ingest.graph_machine import machine_on
from tests.ingest.guards_off import GUARDS

Opened = Callable[[], AbstractContextManager[Sequence[GraphStore]]]
EXAMPLES, STEPS, SEED = 200, 40, 5
PARTS = ("sqlite", "both")
# Examples of one lot: some minutes' work on both engines.
_LOT = 10
# Reports from which on something is tallied: with few articles as with many.
_LEAST_TALLIED = 2
# Examples after which a guard that is off must have shown.
_CONTROL = 40


@contextmanager
def opening(folder: Path, server: Settings | None = None) -> Iterator[Opened]:
    """What opens an empty embedded store and, where there is a server, an empty store on it."""
    model = open_sqlite(folder / "model")
    model.prepare()
    model.close()

    @contextmanager
    def opened() -> Iterator[Sequence[GraphStore]]:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            shutil.copy(model.path, Path(place) / model.path.name)
            store = open_sqlite(Path(place))
            yield (store, *others())
            store.close()

    with ExitStack() as stack:
        others = stack.enter_context(_emptied(server)) if server is not None else tuple
        yield opened


@contextmanager
def _emptied(server: Settings) -> Iterator[Callable[[], Sequence[GraphStore]]]:
    """What empties the server's store and gives it."""
    with emptied_database(server) as empty, prepared_neo4j(server) as store:

        def emptied() -> Sequence[GraphStore]:
            empty()
            return (store,)

        yield emptied


def lot(opened: Opened, number: int, examples: int, steps: int) -> Record:
    """One lot: what was done, how long it took, and what went wrong, or ""."""
    machine = machine_on(opened)
    began = time.monotonic()
    wrong = ""
    try:
        with tallied_from(_LEAST_TALLIED):
            run_state_machine_as_test(
                seed(number)(machine),
                settings=settings(
                    max_examples=examples,
                    stateful_step_count=steps,
                    deadline=None,
                    database=None,
                    phases=[Phase.generate],
                    report_multiple_bugs=False,
                    suppress_health_check=list(HealthCheck),
                ),
            )
    except Exception as error:  # whatever it is, it is what the machine found
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}: {error}"
        wrong = "\n".join((told[:2000], *getattr(error, "__notes__", ())))
    # The first example of a lot is always the shortest; it counts for nothing here.
    done = [count for count in machine.steps if count > 1]
    return {
        "seed": number,
        "examples": len(done),
        "steps": sum(done),
        "verbs": dict(sorted(machine.verbs.items())),
        "seconds": round(time.monotonic() - began, 1),
        "wrong": wrong,
    }


def controls(opened: Opened, steps: int, record: Record, save: Callable[[], None]) -> None:
    """Whether each guard that is off shows, and after how many examples; those that did already aren't tried again."""
    for name, off in GUARDS.items():
        if name in record:
            continue
        shown, examples = "", 0
        for number in range(_CONTROL // _LOT):
            with off(opened) as weakened:
                found = lot(weakened, 1_000 + number, _LOT, steps)
            examples += found["examples"]
            if found["wrong"]:
                shown = found["wrong"].splitlines()[0][:200]
                break
        record[name] = {"shown": bool(shown), "examples": examples, "how": shown}
        save()
        print(name, record[name], file=sys.stderr, flush=True)


def summary(record: Mapping[str, Any]) -> Record:
    """What all lots together did, and what they found."""
    lots = record["lots"]
    verbs: Counter[str] = Counter()
    for found in lots:
        verbs.update(found["verbs"])
    return {
        "examples": sum(found["examples"] for found in lots),
        "steps": sum(found["steps"] for found in lots),
        "verbs": dict(sorted(verbs.items())),
        "seconds": round(sum(found["seconds"] for found in lots), 1),
        "failures": sum(bool(found["wrong"]) for found in lots),
        "controls_shown": sum(found["shown"] for found in record["controls"].values()),
        "controls": len(record["controls"]),
    }


def run(
    part: str, examples: int, steps: int, out: Path, first: int = SEED, *, anew: bool, until: float = math.inf
) -> Record:
    """Does what the file doesn't hold of the part yet, beginning nothing after `until`; the part's record."""
    record: Record = {} if anew else read_records(out).get(part, {})
    asked = {"steps_each": steps, "seed": first}
    if any(record.get(name, value) != value for name, value in asked.items()):
        raise SystemExit(f"{out} holds a run that was asked for otherwise; begin anew with --anew")
    record |= asked | {"lots": record.get("lots", []), "controls": record.get("controls", {})}

    def save() -> None:
        record["summary"] = summary(record)
        write_part(out, part, record)

    seeds = random.Random(first)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dramatis-machine-")))
        server = stack.enter_context(neo4j_server(folder / "neo4j")) if part == "both" else None
        opened = stack.enter_context(opening(folder, server))
        while (rest := examples - summary(record)["examples"]) > 0 and time.monotonic() < until:
            number = seeds.randrange(1_000_000)
            if number in {found["seed"] for found in record["lots"]}:
                continue
            record["lots"].append(lot(opened, number, min(_LOT, examples), steps))
            save()
            print(record["lots"][-1], file=sys.stderr, flush=True)
        if rest <= 0:
            controls(opened, steps, record["controls"], save)
    save()
    return record


def main() -> None:
    """Runs what is left to do; exit code 1 where the engines or the dictionaries differ, or a control shows nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="sqlite, both; the two of them without any")
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=SEED, help="another one draws other examples")
    parser.add_argument("--minutes", type=float, default=math.inf, help="after which no more examples are begun")
    parser.add_argument("--anew", action="store_true", help="forget what the file holds of the parts")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/state_machine.json"))
    given = parser.parse_args()
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"{unknown[0]} is no part; say {' or '.join(PARTS)}")
    # So that a run that is told to stop takes its server and its folder with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    wrong = False
    for part in given.parts or PARTS:
        until = time.monotonic() + 60 * given.minutes
        told = run(part, given.examples, given.steps, given.out, given.seed, anew=given.anew, until=until)["summary"]
        print(part, json.dumps(told, indent=1))
        wrong = wrong or bool(told["failures"]) or told["controls_shown"] < told["controls"]
    raise SystemExit(wrong)


if __name__ == "__main__":
    main()
