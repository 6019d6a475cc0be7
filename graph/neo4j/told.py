"""What coverage asks of each report, kept on the edge to its story: the outlet, for whom it counts, whether it copies.

It follows from the graph (`graph.tellings`), is in no dump, and is made anew at the end of each transaction for the
reports that this has changed. Who writes in other ways than ours (an import, an older Dramatis) doesn't do that; the
writers' node tells that somebody did, and then nobody believes these edges until `prepare` has made all of them anew.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from graph.neo4j.catalogue import OWN
from graph.neo4j.connection import Runner
from graph.neo4j.values import askable
from graph.shape import Row
from graph.store import EdgeRow

# Reports whose edges are written in one statement.
_LOT = 5_000
# `turns` counts all that was written, `telling` what was written by those who keep the edges true; `untold` is by how
# much these differed when all edges were last made anew.
BELIEVED = (
    f"CALL () {{ OPTIONAL MATCH (m:{OWN} {{id: 'writer'}}) "
    "RETURN coalesce(m.turns - m.telling = m.untold, false) AS believed, coalesce(m.turns, 0) AS turns }"
)
_UNTOLD = f"MATCH (m:{OWN} {{id: 'writer'}}) RETURN m.turns - coalesce(m.telling, 0)"
_SET_UNTOLD = f"MATCH (m:{OWN} {{id: 'writer'}}) SET m.untold = $untold"
# As the links of `graph.tellings`: of several outlets the one with the smallest id.
_TELL = (
    "UNWIND $ids AS id MATCH (r:Article {id: id}) CALL (r) { RETURN r AS a UNION MATCH (a)-[:COPY_OF]->(r) RETURN a } "
    "WITH DISTINCT a MATCH (a)-[e:IN_STORY]->() OPTIONAL MATCH (a)-[:COPY_OF]->(c:Article) "
    "WITH a, e, collect(c) AS originals UNWIND CASE originals WHEN [] THEN [a] ELSE originals END AS first "
    "OPTIONAL MATCH (first)<-[:PUBLISHED]-(s:Source) "
    "WITH e, a.origin AS origin, originals <> [] AS copied, min(s.id) AS outlet "
    "SET e.told_by = outlet, e.told_for = CASE WHEN outlet = origin THEN null ELSE origin END, "
    "e.copied = CASE WHEN copied THEN true END"
)
_ALL = "MATCH (a:Article)-[:IN_STORY]->() RETURN DISTINCT a.id"
_COPIES = "UNWIND $ids AS id MATCH (:Article {id: id})<-[:COPY_OF]-(a) RETURN a.id"
_PUBLISHED = "UNWIND $ids AS id MATCH (:Source {id: id})-[:PUBLISHED]->(a) RETURN a.id"


def tell(runner: Runner, articles: Iterable[str]) -> None:
    """Makes the edges of the articles, and of their copies, anew."""
    ids = iter(sorted(askable(articles)))
    while lot := list(islice(ids, _LOT)):
        runner.write(_TELL, ids=lot)


def believed(runner: Runner) -> bool:
    """All who wrote kept the edges true."""
    return bool(runner.rows(f"{BELIEVED} RETURN believed")[0][0])


def untold(runner: Runner) -> int:
    """How often somebody wrote who doesn't keep the edges true."""
    return int(runner.rows(_UNTOLD)[0][0])


def set_untold(runner: Runner, times: int) -> None:
    """All edges were made anew when somebody had written so often who doesn't keep them true."""
    runner.write(_SET_UNTOLD, untold=times)


def lots(runner: Runner) -> list[list[str]]:
    """All reports, in lots for `tell`."""
    ids = (str(key) for (key,) in runner.rows(_ALL))
    return list(iter(lambda: list(islice(ids, _LOT)), []))


class Retelling:
    """The articles whose edges a transaction is to make anew. Asked before anything is removed."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._articles: set[str] = set()

    def put(self, label: str, rows: Sequence[Row]) -> None:
        """Nodes are written."""
        if label == "Article":
            self._articles.update(row["id"] for row in rows if "origin" in row)

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> None:
        """Edges are written."""
        if edge in ("COPY_OF", "IN_STORY"):
            self._articles.update(source for source, *_ in rows)
        elif edge == "PUBLISHED":
            self._articles.update(target for _, target, *_ in rows)

    def disconnect(self, edge: str, ids: Sequence[str], *, out: bool) -> None:
        """Edges are about to be removed."""
        if (edge, out) in (("COPY_OF", True), ("PUBLISHED", False)):
            self._articles.update(ids)
        elif edge == "COPY_OF":
            self._reached(_COPIES, ids)
        elif edge == "PUBLISHED":
            self._reached(_PUBLISHED, ids)

    def remove(self, label: str, ids: Sequence[str]) -> None:
        """Nodes are about to be removed."""
        if label == "Article":
            self._reached(_COPIES, ids)
        elif label == "Source":
            self._reached(_PUBLISHED, ids)

    def settle(self) -> None:
        """Makes the edges anew."""
        tell(self._runner, self._articles)
        self._articles.clear()

    def _reached(self, text: str, ids: Sequence[str]) -> None:
        self._articles.update(str(key) for (key,) in self._runner.rows_for(text, askable(ids)))
