"""The reports of stories and what is said of their outlets, from the server in one statement."""

from collections.abc import Callable, Sequence
from functools import partial

from graph.identity import Same
from graph.neo4j.answers import rows_of
from graph.neo4j.connection import Runner
from graph.neo4j.reading import read_beside
from graph.neo4j.shape_cypher import shape_of_nodes
from graph.neo4j.told import BELIEVED
from graph.neo4j.values import askable
from graph.shape import Row, Shape
from graph.tellings import Outlets, Telling, Told

# As Telling._make, without its look at the length: a list of stories has thousands.
_telling: Callable[[Sequence[object]], Telling] = partial(tuple.__new__, Telling)
# Shapes of outlets for which these are kept: one for each set of parts of a coverage.
_MOST_SHAPES = 16
# Outlets that are kept in one shape: more than a newsroom reads.
_MOST_OUTLETS = 20_000
# A number of turns that no store has.
_NEVER = -1


class Desk:
    """Reads tellings, and keeps the outlets that they name while nothing is written in the store.

    A list of a hundred stories names some hundreds of outlets with their ratings, the next one nearly the same ones: to
    read them took half of the time, here and on the server. Each read asks how often somebody took a turn to write, and
    takes what is kept only if that is as often as when it was read. Any number of threads may use it.
    """

    def __init__(self) -> None:
        self._kept: dict[Same[Shape], tuple[int, Outlets]] = {}

    def tellings(
        self,
        runner: Runner,
        stories: Sequence[str],
        most: int,
        outlet: Shape,
        beside: Sequence[tuple[Shape, Sequence[str]]],
    ) -> Told | None:
        """As GraphStore.tellings, by what stands on the edges between reports and stories; None where that can't be
        believed, or a story has more reports, of which the latest must be looked for."""
        kept_at, kept = self._kept.get(Same(outlet), (_NEVER, Outlets()))
        found = _read(runner, stories, most, outlet, beside, kept_at)
        if found is None:
            return None
        turns, told, rows, answers = found
        if turns == kept_at:
            if all(one.outlet is None or one.outlet in kept.rows for each in told.values() for one in each):
                return Told(told, kept, answers)
            found = _read(runner, stories, most, outlet, beside, _NEVER)
            if found is None:
                return None
            turns, told, rows, answers = found
        outlets = Outlets({row["id"]: row for row in rows})
        if turns == kept_at and len(kept.rows) < _MOST_OUTLETS:
            outlets = Outlets({**kept.rows, **outlets.rows})
        if len(self._kept) >= _MOST_SHAPES:
            self._kept.clear()
        self._kept[Same(outlet)] = (turns, outlets)
        return Told(told, outlets, answers)


def _read(
    runner: Runner,
    stories: Sequence[str],
    most: int,
    outlet: Shape,
    beside: Sequence[tuple[Shape, Sequence[str]]],
    kept_at: int,
) -> tuple[int, dict[str, list[Telling]], list[Row], list[list[Row | None]]] | None:
    """How many turns were taken, the tellings, the outlets that they name, none after `kept_at` turns; and what is read
    beside. None where it can't be told so."""
    read = shape_of_nodes(outlet, "met")
    text = (
        f"{BELIEVED} CALL (believed) {{ UNWIND CASE WHEN believed THEN $stories ELSE [] END AS key "
        "MATCH (n:`Story` {id: key}) WITH key, n, COUNT { (n)<-[:`IN_STORY`]-() } AS reports "
        "RETURN collect([key, CASE WHEN reports <= $most THEN "
        "[(n)<-[e:`IN_STORY`]-() | [coalesce(e.told_for, e.told_by), coalesce(e.copied, false), e.told_by]] END]) "
        "AS told } "
        # Asked before the outlets are read: what is written meanwhile makes them too new, and never too old.
        "CALL (told, turns) { UNWIND CASE WHEN turns = $kept_at THEN [] ELSE told END AS one UNWIND one[1] AS report "
        "WITH DISTINCT report[2] AS id MATCH (s:`Source` {id: id}) RETURN collect(s) AS met } "
        f"CALL (met) {{ {read.text} AS known }} RETURN [believed, turns, told, known]"
    )
    given = {**read.parameters, "stories": askable(stories), "most": most, "kept_at": kept_at}
    ((believed, turns, told, known),), answers = read_beside(runner, [(text, given)], beside)
    if not believed or any(reports is None for _, reports in told):
        return None
    by_story = {key: list(map(_telling, reports)) for key, reports in told}
    return turns, by_story, list(map(rows_of(read.plan), known)), answers
