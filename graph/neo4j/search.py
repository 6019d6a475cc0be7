"""Full-text search on the server: Lucene finds, `graph.ranking` ranks."""

from collections.abc import Iterator, Sequence

from dramatis.folding import fold
from graph.highlights import Highlighter
from graph.neo4j.catalogue import ANY, quoted, words_index
from graph.neo4j.connection import Runner
from graph.neo4j.cypher_parts import Parts
from graph.neo4j.values import WORDS_SUFFIX, askable, clean
from graph.neo4j.words import lucene_query
from graph.ranking import COUNTED, DIGITS, FIT, HALF_FIT, HALF_KNOWN, KINDS, KNOWN, NAMED_SO, TITLED, labels_of
from graph.schema import SEARCHED
from graph.search_words import folded_words
from graph.store import Found, Hit

_KEPT = {
    "Version": "MATCH (a:Article)-[:HAS_VERSION]->(n) WHERE n.current",
    "Entity": "WHERE n.merged_into = '' AND n.kind IN $kinds",
}


def search(
    runner: Runner,
    text: str,
    kinds: Sequence[str],
    limit: int,
    after: tuple[float, str] | None,
    *,
    counted: bool,
    highlighted: bool,
) -> Found:
    """As GraphStore.search."""
    query = lucene_query(text)
    if query is None:
        return Found((), {})
    labels = labels_of(tuple(kinds))
    finding = [_in_label(label, wanted, query, text, limit, after) for label, wanted in labels]
    counting = [_counts(label, wanted, query) for label, wanted in labels] if counted else []
    values = runner.values_of(finding + counting)
    hits = [
        Hit(key, "Article" if label == "Version" else label, kind, score)
        for (label, _), found in zip(labels, values[: len(labels)], strict=True)
        for key, kind, score in found
    ]
    counts: dict[str, int] = {kind: count for found in values[len(labels) :] for kind, count in found if count}
    hits.sort(key=lambda hit: (-hit.score, hit.id))
    page = hits[:limit]
    if highlighted:
        page = list(_highlighted(runner, page, text))
    return Found(tuple(page), counts)


def _found(label: str) -> str:
    """The nodes of the label that are found, `n`, with Lucene's score."""
    call = "CALL db.index.fulltext.queryNodes($index, $query) YIELD node AS n, score AS lucene"
    return f"{call} {_KEPT.get(label, '')}"


def _in_label(
    label: str, kinds: Sequence[str], query: str, text: str, limit: int, after: tuple[float, str] | None
) -> tuple[str, dict[str, object]]:
    """The statement that gives (id, kind, score) of the label's best hits, the best first."""
    parts = Parts({"index": words_index(label), "query": query, "kinds": list(kinds)})
    before = ""
    if label == "Entity":
        # Filed under the name as a whole, however it is spelt.
        key = parts.parameter(clean(f"name:{fold(text)}"))
        before = (
            f"OPTIONAL MATCH (k:{ANY} {{id: {key}}}) "
            "WITH CASE WHEN k IS NULL THEN [] ELSE [(e:Entity)-[:HAS_KEY]->(k) | e.id] END AS so"
        )
    key = "a.id" if label == "Version" else "n.id"
    kind = "n.kind" if label == "Entity" else f"'{kinds[0]}'"
    score = _score(parts, label, kinds, text)
    behind = ""
    if after is not None:
        worth, last = parts.parameter(after[0]), parts.parameter(clean(after[1]))
        behind = f"WHERE score < {worth} OR (score = {worth} AND id > {last})"
    return (
        f"{before} {_found(label)} WITH {key} AS id, {kind} AS kind, round({score}, {DIGITS}) AS score {behind} "
        f"WITH id, kind, score ORDER BY score DESC, id LIMIT {parts.parameter(limit)} "
        "RETURN collect([id, kind, score])",
        parts.parameters,
    )


def _score(parts: Parts, label: str, kinds: Sequence[str], text: str) -> str:
    """See `graph.ranking`."""
    sums = [f"{FIT} * lucene / (lucene + {HALF_FIT})"]
    if label == "Entity":
        sums.append("CASE n.kind " + " ".join(f"WHEN '{kind}' THEN {KINDS[kind]}" for kind in kinds) + " ELSE 0.0 END")
    else:
        sums.append(str(KINDS[kinds[0]]))
    if label in COUNTED:
        count = f"n.{quoted(COUNTED[label])}"
        sums.append(f"{KNOWN} * {count} / ({count} + {HALF_KNOWN})")
    if label in TITLED:
        so = f"n.{quoted(TITLED[label] + WORDS_SUFFIX)} = {parts.parameter(folded_words(text))}"
        if label == "Entity":
            so += " OR n.id IN so"
        sums.append(f"CASE WHEN {so} THEN {NAMED_SO} ELSE 0.0 END")
    return " + ".join(sums)


def _counts(label: str, kinds: Sequence[str], query: str) -> tuple[str, dict[str, object]]:
    """The statement that gives how many hits the label has of each kind."""
    given: dict[str, object] = {"index": words_index(label), "query": query, "kinds": list(kinds)}
    kind = "n.kind" if label == "Entity" else f"'{kinds[0]}'"
    counted = f"WITH {kind} AS kind, count(*) AS found RETURN collect([kind, found])"
    return f"{_found(label)} {counted}", given


def _highlighted(runner: Runner, hits: Sequence[Hit], text: str) -> Iterator[Hit]:
    highlighter = Highlighter(text)
    texts: dict[str, list[str]] = {}
    for label in ("Entity", "Story", "Claim", "Version"):
        shown = "Article" if label == "Version" else label
        ids = askable(hit.id for hit in hits if hit.label == shown)
        columns = ", ".join(f"n.{quoted(name)}" for name in SEARCHED[label])
        if label == "Version":
            found = "MATCH (:Article {id: id})-[:HAS_VERSION]->(n) WHERE n.current"
        else:
            found = f"MATCH (n:{quoted(label)} {{id: id}})"
        for key, values in runner.rows_for(f"UNWIND $ids AS id {found} RETURN id, [{columns}]", ids):
            listed = [value if isinstance(value, list) else [value] for value in values if value]
            texts[key] = [str(one) for some in listed for one in some]
    for hit in hits:
        light = highlighter(texts.get(hit.id, []))
        yield Hit(hit.id, hit.label, hit.kind, hit.score, light.text, light.marks)
