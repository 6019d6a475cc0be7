"""The reports of stories and what is said of their outlets, from the server in one statement."""

from collections.abc import Callable, Sequence
from functools import partial

from graph.neo4j.answers import rows_of
from graph.neo4j.connection import Runner
from graph.neo4j.reading import read_beside
from graph.neo4j.shape_cypher import shape_of_nodes
from graph.neo4j.values import askable
from graph.shape import Shape
from graph.tellings import Telling, Told

# As Telling._make, without its look at the length: a list of stories has thousands.
_telling: Callable[[Sequence[object]], Telling] = partial(tuple.__new__, Telling)


def tellings(
    runner: Runner,
    stories: Sequence[str],
    most: int,
    outlet: Shape,
    beside: Sequence[tuple[Shape, Sequence[str]]],
) -> Told:
    """As GraphStore.tellings."""
    read = shape_of_nodes(outlet, "met")
    # An article is a copy of one at most, and one outlet published it.
    text = (
        "CALL () { UNWIND $stories AS key MATCH (n:`Story` {id: key}) CALL (n) { "
        "MATCH (n)<-[:`IN_STORY`]-(a:`Article`) WITH a ORDER BY a.published_at DESC, a.id LIMIT $most "
        "OPTIONAL MATCH (a)-[:`COPY_OF`]->(c:`Article`) WITH a.origin AS origin, c, coalesce(c, a) AS first "
        "OPTIONAL MATCH (first)<-[:`PUBLISHED`]-(s:`Source`) "
        "RETURN collect([origin, c IS NOT NULL, s.id]) AS reports, collect(DISTINCT s) AS outlets } "
        "RETURN collect([n.id, reports]) AS told, collect(outlets) AS lists } "
        "CALL (lists) { UNWIND lists AS outlets UNWIND outlets AS s RETURN collect(DISTINCT s) AS met } "
        f"CALL (met) {{ {read.text} AS known }} RETURN [told, known]"
    )
    given = {**read.parameters, "stories": askable(stories), "most": most}
    ((told, known),), answers = read_beside(runner, [(text, given)], beside)
    by_story = {key: list(map(_telling, reports)) for key, reports in told}
    return Told(by_story, list(map(rows_of(read.plan), known)), answers)
