"""Any sequence of all that can be done to a graph leaves it as plain dictionaries say, on both engines."""

from collections.abc import Iterator

import pytest

from benchmarks.state_machine import Opened, lot, opening
from tests.graph.stores import neo4j_server
from tests.ingest.guards_off import GUARDS

# Few, since each step looks at the whole graph; `python -m benchmarks.state_machine` does 200 examples of 40 steps.
_EXAMPLES, _STEPS = 6, 25
# What a guard holds back is rare in a few steps; the first of these that meets it is enough.
_SEEDS = range(3, 13)
# A step on a server takes many times as long.
_EXAMPLES_OF_BOTH, _STEPS_OF_BOTH = 2, 12


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """What opens an empty embedded store."""
    with opening(tmp_path_factory.mktemp("machine")) as found:
        yield found


def test_any_sequence_on_the_embedded_engine(opened: Opened) -> None:
    found = lot(opened, 1, _EXAMPLES, _STEPS)

    assert not found["wrong"], found["wrong"]
    assert found["steps"] >= _STEPS


@pytest.mark.parametrize("guard", GUARDS)
def test_the_machine_misses_a_guard(opened: Opened, guard: str) -> None:
    with GUARDS[guard](opened) as weakened:
        missed = any(lot(weakened, seed, _EXAMPLES, _STEPS)["wrong"] for seed in _SEEDS)

    assert missed


@pytest.mark.neo4j
def test_any_sequence_on_both_engines(tmp_path_factory: pytest.TempPathFactory) -> None:
    with (
        neo4j_server(tmp_path_factory.mktemp("neo4j")) as server,
        opening(tmp_path_factory.mktemp("both"), server) as both,
    ):
        found = lot(both, 2, _EXAMPLES_OF_BOTH, _STEPS_OF_BOTH)

    assert not found["wrong"], found["wrong"]
