"""The index of words for suggestions on the server: nodes of their own beside the graph, which no dump has."""

from collections.abc import Iterable, Sequence
from itertools import islice

from graph.neo4j.catalogue import ANY, SPELT, WORD, quoted
from graph.neo4j.connection import Runner
from graph.neo4j.cypher_parts import Parts
from graph.neo4j.values import askable
from graph.schema import SUGGESTED
from graph.store import Suggested
from graph.suggested_words import OFFSETS, parts_of, words_of

# Nodes that are filed in one transaction.
_LOT = 1_000


def unfiled(runner: Runner) -> list[tuple[str, list[str]]]:
    """(label, ids) of all nodes in lots, where none is filed: a store that somebody filled by other ways than ours."""
    if runner.rows(f"MATCH (w:{WORD}) RETURN 1 LIMIT 1"):
        return []
    found: list[tuple[str, list[str]]] = []
    for label in SUGGESTED:
        ids = (str(key) for (key,) in runner.rows(f"MATCH (n:{quoted(label)}) RETURN n.id"))
        while lot := list(islice(ids, _LOT)):
            found.append((label, lot))
    return found


def index_words(runner: Runner, label: str, ids: Iterable[str]) -> None:
    """Files the nodes under the words that they have now."""
    columns = ", ".join(f"n.{quoted(name)}" for name in SUGGESTED[label])
    rows = runner.rows(
        f"UNWIND $ids AS id MATCH (n:{quoted(label)} {{id: id}}) "
        f"RETURN id, [{columns}], [(n)-[:{SPELT}]->(w:{WORD}) | w.word]",
        ids=list(ids),
    )
    added: list[dict[str, object]] = []
    dropped: list[dict[str, str]] = []
    for key, values, filed in rows:
        wanted = words_of(_texts(values))
        added += [{"id": key, "word": word, "parts": _parts(word)} for word in set(wanted) - set(filed)]
        dropped += [{"id": key, "word": word} for word in set(filed) - set(wanted)]
    if added:
        # In one order for all, so that no two writers wait for each other.
        added.sort(key=lambda row: (str(row["word"]), str(row["id"])))
        runner.write(
            f"UNWIND $rows AS row MATCH (n:{ANY} {{id: row.id}}) MERGE (w:{WORD} {{word: row.word}}) "
            f"ON CREATE SET w += row.parts MERGE (n)-[:{SPELT}]->(w)",
            rows=added,
        )
    if dropped:
        runner.write(
            f"UNWIND $rows AS row MATCH (:{ANY} {{id: row.id}})-[e:{SPELT}]->(:{WORD} {{word: row.word}}) DELETE e",
            rows=dropped,
        )
        _forget(runner, [row["word"] for row in dropped])


def drop_words(runner: Runner, ids: Sequence[str]) -> None:
    """Takes the nodes out."""
    rows = runner.rows(
        f"UNWIND $ids AS id MATCH (:{ANY} {{id: id}})-[e:{SPELT}]->(w:{WORD}) DELETE e RETURN w.word", ids=list(ids)
    )
    _forget(runner, [word for (word,) in rows])


def _forget(runner: Runner, words: Iterable[str]) -> None:
    """A word that nobody bears any more goes: it may be a name that is to be forgotten."""
    listed = sorted(set(words))
    if listed:
        runner.write(
            f"UNWIND $words AS word MATCH (w:{WORD} {{word: word}}) WHERE NOT EXISTS {{ (w)<-[:{SPELT}]-() }} DELETE w",
            words=listed,
        )


def _parts(word: str) -> dict[str, str]:
    return {f"p{at}": part for at, part in parts_of(word)}


def _texts(values: Iterable[object]) -> list[str]:
    listed = [value if isinstance(value, list) else [value] for value in values if value]
    return [str(text) for texts in listed for text in texts]


def spellings(runner: Runner, pieces: Sequence[tuple[int, str]], most: int) -> list[str]:
    """As GraphStore.spellings."""
    parts = Parts()
    asked = [(at, piece) for at, piece in pieces if at == 0 or at in OFFSETS]
    texts: list[str] = []
    limit = parts.parameter(most)
    for at, piece in asked:
        name = "word" if at == 0 else f"p{at}"
        texts.append(
            f"MATCH (w:{WORD}) WHERE w.{name} STARTS WITH {parts.parameter(piece)} "
            f"RETURN w.word AS word ORDER BY w.{name}, w.word LIMIT {limit}"
        )
    if not texts:
        return []
    rows = runner.rows(" UNION ALL ".join(texts), **parts.parameters)
    return list(dict.fromkeys(word for (word,) in rows))


def suggest(runner: Runner, wanted: Sequence[Sequence[str]], kinds: Sequence[str], most: int) -> list[Suggested]:
    """As GraphStore.suggest."""
    main, *others = sorted((askable(alternatives) for alternatives in wanted), key=lambda listed: -len(listed[0]))
    parts = Parts()
    begun = parts.parameter(main)
    text = f"UNWIND {begun} AS begun MATCH (w:{WORD}) WHERE w.word STARTS WITH begun MATCH (n:{ANY})-[:{SPELT}]->(w) "
    entities = [kind for kind in kinds if kind != "STORY"]
    either = ["(n:Story)"] if "STORY" in kinds else []
    if entities:
        either.append(f"(n:Entity AND n.merged_into = '' AND n.kind IN {parts.parameter(entities)})")
    if not either:
        return []
    kept = [f"({' OR '.join(either)})"]
    for alternatives in others:
        listed = parts.parameter(alternatives)
        kept.append(f"EXISTS {{ (n)-[:{SPELT}]->(o:{WORD}) WHERE any(b IN {listed} WHERE o.word STARTS WITH b) }}")
    text += (
        f"WITH DISTINCT n WHERE {' AND '.join(kept)} RETURN n.id, CASE WHEN n:Story THEN 'Story' ELSE 'Entity' END, "
        "CASE WHEN n:Story THEN n.title ELSE n.name END, n.article_count AS articles "
        f"ORDER BY articles DESC, n.id LIMIT {parts.parameter(most)}"
    )
    return [Suggested(*row) for row in runner.rows(text, **parts.parameters)]
