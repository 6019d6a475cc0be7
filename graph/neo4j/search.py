"""Full-text search on the server: Lucene finds, `graph.ranking` ranks, and the best hits are read; one statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dramatis.folding import fold
from graph.highlights import Highlighter
from graph.neo4j.answers import rows_of
from graph.neo4j.catalogue import KEY, quoted, words_index
from graph.neo4j.connection import Runner
from graph.neo4j.cypher_parts import Parts
from graph.neo4j.shape_cypher import ItemPlan, shape_of_nodes
from graph.neo4j.values import WORDS_SUFFIX, clean
from graph.neo4j.words import lucene_query
from graph.ranking import (
    COUNTED,
    DIGITS,
    FIT,
    HALF_FIT,
    HALF_KNOWN,
    KINDS,
    KNOWN,
    NAMED_SO,
    TITLED,
    labels_of,
)
from graph.schema import SEARCHED
from graph.search_words import folded_words
from graph.shape import Row, Shape
from graph.store import Found, Hit


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of GraphStore.search, by the names of its arguments."""

    text: str
    kinds: tuple[str, ...]
    limit: int
    after: tuple[float, str] | None
    counted: bool
    highlighted: bool
    shapes: Mapping[str, Shape]


def search(runner: Runner, wanted: Wanted) -> Found:
    """As GraphStore.search."""
    query = lucene_query(wanted.text)
    labels = labels_of(wanted.kinds)
    if query is None or not labels:
        return Found((), {})
    writer = _Writer(wanted, query)
    for number, (label, kinds) in enumerate(labels):
        writer.label(number, label, kinds)
    plans = writer.top([label for label, _ in labels])
    (found,) = runner.rows(writer.text(), **writer.parts.parameters)
    columns = dict(zip(writer.returned, found, strict=True))
    hits = [
        Hit(key, _SHOWN.get(labels[number][0], labels[number][0]), kind, score)
        for key, score, kind, number, *_ in columns["hits"]
    ]
    if wanted.highlighted:
        hits = list(_highlighted(hits, [texts for *_, texts in columns["hits"]], wanted.text))
    counts = {kind: count for name in writer.counts for kind, count in columns[name] if count}
    rows: dict[str, Row] = {}
    for name, plan in plans.items():
        rows.update((row["id"], row) for row in map(rows_of(plan), columns[name]))
    return Found(tuple(hits), counts, rows)


# The label of what is shown of what is found in another one.
_SHOWN = {"Version": "Article"}


class _Writer:
    """Writes the statement, clause by clause. A found thing is [what is shown, score, id, kind, number of its label,
    what was found]."""

    def __init__(self, wanted: Wanted, query: str) -> None:
        self.wanted = wanted
        self.parts = Parts({"query": query, "limit": wanted.limit})
        self.returned = ["hits"]
        self.counts: list[str] = []
        self._clauses: list[str] = []
        self._lists: list[str] = []
        self._values: dict[str, str] = {}

    def text(self) -> str:
        """The statement."""
        values = ", ".join(self._values.get(name, name) for name in self.returned)
        return f"{' '.join(self._clauses)} RETURN {values}"

    def label(self, number: int, label: str, kinds: tuple[str, ...]) -> None:
        """Finds the label's best hits, and counts them all where that is asked."""
        scope = ""
        if label == "Entity":
            # Filed under the name as a whole, however it is spelt.
            key = self.parts.parameter(clean(f"name:{fold(self.wanted.text)}"))
            named = f"OPTIONAL MATCH (k:{KEY} {{id: {key}}}) RETURN CASE WHEN k IS NULL THEN [] "
            self._clauses.append(f"CALL () {{ {named} ELSE [(e:Entity)-[:HAS_KEY]->(k) | e] END AS so }}")
            scope = "so"
        shown = "a" if label == "Version" else "n"
        if self.wanted.counted:
            # Looked for once and kept, rather than twice: the index takes as long to count as to find.
            all_, scores = f"all{number}", f"scores{number}"
            self._clauses.append(
                f"CALL () {{ {self._found(label, kinds)} RETURN collect(n) AS {all_}, collect(lucene) AS {scores} }}"
            )
            self._count(label, kinds, number)
            scope = ", ".join(name for name in (all_, scores, scope) if name)
            source = f"UNWIND range(0, size({all_}) - 1) AS i WITH {all_}[i] AS n, {scores}[i] AS lucene"
        else:
            source = self._found(label, kinds)
        if label == "Version":
            source += " MATCH (a:Article)-[:HAS_VERSION]->(n)"
        behind = ""
        if self.wanted.after is not None:
            worth = self.parts.parameter(self.wanted.after[0])
            last = self.parts.parameter(clean(self.wanted.after[1]))
            behind = f"WHERE score < {worth} OR (score = {worth} AND {shown}.id > {last})"
        kind = "n.kind" if label == "Entity" else f"'{kinds[0]}'"
        carried = shown if shown == "n" else f"{shown}, n"
        score = f"round({self._score(label, kinds)}, {DIGITS}) AS score"
        self._clauses.append(
            f"CALL ({scope}) {{ {source} WITH {carried}, {score} {behind} "
            f"WITH {carried}, score ORDER BY score DESC, {shown}.id LIMIT $limit "
            f"RETURN collect([{shown}, score, {shown}.id, {kind}, {number}, n]) AS found{number} }}"
        )
        self._lists.append(f"found{number}")

    def _found(self, label: str, kinds: tuple[str, ...]) -> str:
        """The nodes of the label that are found, `n`, with Lucene's score."""
        index = self.parts.parameter(words_index(label))
        call = f"CALL db.index.fulltext.queryNodes({index}, $query) YIELD node AS n, score AS lucene WITH n, lucene"
        if label == "Version":
            return f"{call} WHERE n.current"
        if label == "Entity":
            return f"{call} WHERE n.merged_into = '' AND n.kind IN {self.parts.parameter(list(kinds))}"
        return call

    def _count(self, label: str, kinds: tuple[str, ...], number: int) -> None:
        """Counts what was found of the label, by kind."""
        name, all_ = f"counts{number}", f"all{number}"
        if label == "Entity":
            counted = f"UNWIND {all_} AS n WITH n.kind AS kind, count(*) AS found RETURN collect([kind, found])"
            self._clauses.append(f"CALL ({all_}) {{ {counted} AS {name} }}")
        else:
            self._values[name] = f"[['{kinds[0]}', size({all_})]]"
        self.counts.append(name)
        self.returned.append(name)

    def top(self, labels: Sequence[str]) -> dict[str, ItemPlan]:
        """Takes the best of all labels and reads them in their shapes; by the name of each reading how it is read."""
        self._clauses.append(
            f"CALL ({', '.join(self._lists)}) {{ UNWIND {' + '.join(self._lists)} AS hit "
            "WITH hit ORDER BY hit[1] DESC, hit[2] LIMIT $limit RETURN collect(hit) AS top }"
        )
        texts = ""
        if self.wanted.highlighted:
            searched = (
                f"WHEN {number} THEN [{', '.join(f'hit[5].{quoted(name)}' for name in SEARCHED[label])}]"
                for number, label in enumerate(labels)
            )
            texts = f", CASE hit[4] {' '.join(searched)} END"
        self._values["hits"] = f"[hit IN top | [hit[2], hit[1], hit[3], hit[4]{texts}]]"
        plans: dict[str, ItemPlan] = {}
        for number, label in enumerate(labels):
            shape = self.wanted.shapes.get(_SHOWN.get(label, label))
            if shape is not None:
                name = f"rows{number}"
                statement = shape_of_nodes(shape, "met")
                given = {f"r{number}_{key}": value for key, value in statement.parameters.items()}
                self.parts.parameters.update(given)
                self._clauses.append(
                    f"CALL (top) {{ WITH [hit IN top WHERE hit[4] = {number} | hit[0]] AS met "
                    f"{statement.text.replace('$', f'$r{number}_')} AS {name} }}"
                )
                self.returned.append(name)
                plans[name] = statement.plan
        return plans

    def _score(self, label: str, kinds: tuple[str, ...]) -> str:
        """See `graph.ranking`."""
        sums = [f"{FIT} * lucene / (lucene + {HALF_FIT})"]
        if label == "Entity":
            ranked = " ".join(f"WHEN '{kind}' THEN {KINDS[kind]}" for kind in kinds)
            sums.append(f"CASE n.kind {ranked} ELSE 0.0 END")
        else:
            sums.append(str(KINDS[kinds[0]]))
        if label in COUNTED:
            count = f"n.{quoted(COUNTED[label])}"
            sums.append(f"{KNOWN} * {count} / ({count} + {HALF_KNOWN})")
        if label in TITLED:
            words = self.parts.parameter(folded_words(self.wanted.text))
            so = f"n.{quoted(TITLED[label] + WORDS_SUFFIX)} = {words}"
            if label == "Entity":
                so += " OR n IN so"
            sums.append(f"CASE WHEN {so} THEN {NAMED_SO} ELSE 0.0 END")
        return " + ".join(sums)


def _highlighted(hits: Sequence[Hit], texts: Sequence[Sequence[object]], text: str) -> Iterator[Hit]:
    """The hits with the words around what was found in their texts."""
    highlighter = Highlighter(text)
    for hit, columns in zip(hits, texts, strict=True):
        listed = [value if isinstance(value, list) else [value] for value in columns if value]
        light = highlighter([str(one) for some in listed for one in some])
        yield Hit(hit.id, hit.label, hit.kind, hit.score, light.text, light.marks)
