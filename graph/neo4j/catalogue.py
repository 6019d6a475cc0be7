"""The Cypher of the store, by name. Names in it come from `graph.schema`; every value is a parameter.

Statements for shapes are made in `graph.neo4j.shape_cypher`, from the same pieces. Cypher 5, as 5.26 and newer read it.
"""

from graph.neo4j.values import WORDS_SUFFIX
from graph.neo4j.words import ANALYZER
from graph.schema import INDEXES, LABELS, SEARCHED
from graph.shape import Hop
from graph.suggested_words import OFFSETS

# Every node of the graph also has this label, so that it is found by its id alone; ids are unique in the whole graph.
ANY = "Node"
# Save for blocking keys, which are nine of ten nodes and looked up by their own label: under both they would take two
# entries in two indexes of a gigabyte each, and every look-up of one would read a page of either.
KEY = "Key"
# What the engine keeps for itself (the writers' turn, the schema version) has this label; it is no part of the graph.
OWN = "Engine"
# A word under which names and titles are suggested, with its parts `p1` to `p8` (`graph.neo4j.suggestions`), and the
# edge that leads to it from what bears it; no part of the graph either.
WORD = "SuggestedWord"
SPELT = "SPELT_WITH"


def quoted(name: str) -> str:
    """The name in backticks; names come from `graph.schema`, never from input."""
    return f"`{name}`"


def labels_of(label: str) -> tuple[str, ...]:
    """All labels that a node of the label bears."""
    return (label,) if label == KEY else (label, ANY)


def end_label(edge: str, *, out: bool) -> str:
    """The label by whose index the nodes are found that edges of the type lead to; come from, where `out` is false."""
    return KEY if edge == "HAS_KEY" and out else ANY


def edge_pattern(hop: Hop, start: str, edge: str, end: str) -> str:
    """One step from the variable `start` over the edge to `end`, which may carry a label."""
    arrow = f"-[{edge}:{quoted(hop.edge)}]-"
    return f"({start}){arrow}>({end})" if hop.out else f"({start})<{arrow}({end})"


# --- what the store stands on


def constraints() -> dict[str, str]:
    """Name -> statement; the store isn't ready without any one of them: MERGE alone can make the same node twice."""
    return {
        f"unique_{label}": f"CREATE CONSTRAINT {quoted(f'unique_{label}')} IF NOT EXISTS "
        f"FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE"
        for label in (*LABELS, ANY, OWN)
    } | {
        f"unique_{WORD}": f"CREATE CONSTRAINT {quoted(f'unique_{WORD}')} IF NOT EXISTS "
        f"FOR (w:{quoted(WORD)}) REQUIRE w.word IS UNIQUE"
    }


def indexes() -> dict[str, str]:
    """Name -> statement of the indexes for look-ups, sorted lists and full text."""
    made: dict[str, str] = {}
    for label, names in INDEXES:
        name = "_".join(("by", label, *names))
        listed = ", ".join(f"n.{quoted(part)}" for part in names)
        made[name] = f"CREATE INDEX {quoted(name)} IF NOT EXISTS FOR (n:{quoted(label)}) ON ({listed})"
    for at in OFFSETS:
        name = f"part_{at}"
        made[name] = f"CREATE INDEX {quoted(name)} IF NOT EXISTS FOR (w:{quoted(WORD)}) ON (w.p{at})"
    for label, names in SEARCHED.items():
        name = words_index(label)
        listed = ", ".join(f"n.{quoted(part + WORDS_SUFFIX)}" for part in names)
        made[name] = (
            f"CREATE FULLTEXT INDEX {quoted(name)} IF NOT EXISTS FOR (n:{quoted(label)}) ON EACH [{listed}] "
            f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{ANALYZER}'}}}}"
        )
    return made


def words_index(label: str) -> str:
    """The name of the label's full-text index."""
    return f"words_{label}"


SHOW_CONSTRAINTS = "SHOW CONSTRAINTS YIELD name RETURN collect(name)"
SHOW_INDEXES = "SHOW INDEXES YIELD name, state RETURN collect([name, state])"
AWAIT_INDEXES = "CALL db.awaitIndexes($seconds)"
SERVER_VERSION = "CALL dbms.components() YIELD versions, edition RETURN versions[0] + ' ' + edition"
READ_SCHEMA_VERSION = f"MATCH (m:{OWN} {{id: 'schema'}}) RETURN m.version"
WRITE_SCHEMA_VERSION = f"MERGE (m:{OWN} {{id: 'schema'}}) SET m.version = $version"
# Takes the one lock that all writers take first, so that they follow each other.
TAKE_TURN = (
    f"MERGE (m:{OWN} {{id: 'writer'}}) SET m.turns = coalesce(m.turns, 0) + 1, "
    # Of these the turns of writers who keep reports' edges to their stories true (`graph.neo4j.told`).
    "m.telling = coalesce(m.telling, 0) + 1"
)
READ_TURNS = f"MATCH (m:{OWN} {{id: 'writer'}}) RETURN m.turns"


def count_nodes() -> str:
    """[label, how many] of every label, from the server's own counts."""
    return " UNION ALL ".join(f"MATCH (n:{quoted(label)}) RETURN ['{label}', count(n)] AS counted" for label in LABELS)


# --- writing


def put(label: str) -> str:
    """Makes or updates nodes from $rows of {id, given}."""
    besides = "".join(f"n:{quoted(other)}, " for other in labels_of(label)[1:])
    return (
        f"UNWIND $rows AS row MERGE (n:{quoted(label)} {{id: row.id}}) "
        f"ON CREATE SET {besides}n += $defaults SET n += row.given"
    )


def connect(edge: str) -> str:
    """Makes or updates edges from $rows of {source, target, key, given}; how many rows had both their ends."""
    target = end_label(edge, out=True)
    return (
        f"UNWIND $rows AS row MATCH (a:{ANY} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
        f"MERGE (a)-[e:{quoted(edge)} {{key: row.key}}]->(b) ON CREATE SET e += $defaults SET e += row.given "
        "RETURN count(*)"
    )


MISSING = (
    f"UNWIND $ids AS id OPTIONAL MATCH (n:{ANY} {{id: id}}) OPTIONAL MATCH (k:{KEY} {{id: id}}) "
    "WITH id, n, k WHERE n IS NULL AND k IS NULL RETURN id LIMIT 3"
)


def disconnect(edge: str, *, out: bool) -> str:
    """Removes the edges of the type that leave or reach the nodes with $ids."""
    step = edge_pattern(Hop(edge, out), "n", "e", "")
    return f"UNWIND $ids AS id MATCH (n:{end_label(edge, out=not out)} {{id: id}}) MATCH {step} DELETE e"


def remove(label: str) -> str:
    """Removes the nodes with $ids and their edges."""
    return f"UNWIND $ids AS id MATCH (n:{quoted(label)} {{id: id}}) DETACH DELETE n"


# --- reading within a transaction


def get(label: str) -> str:
    """The nodes with $ids, each as a map."""
    return f"UNWIND $ids AS id MATCH (n:{quoted(label)} {{id: id}}) RETURN properties(n)"


def follow(edge: str, *, out: bool) -> str:
    """(source, target, edge as a map) of the edges that leave or reach the nodes with $ids; the key is in the map."""
    step = edge_pattern(Hop(edge, out), "n", "e", "o")
    ends = "n.id, o.id" if out else "o.id, n.id"
    return (
        f"UNWIND $ids AS id MATCH (n:{end_label(edge, out=not out)} {{id: id}}) MATCH {step} "
        f"RETURN {ends}, properties(e) ORDER BY n.id, o.id, e.key"
    )


ENTITY_TOTALS = (
    "UNWIND $ids AS id MATCH (n:Entity {id: id})-[e:APPEARS_IN {report: true}]->() "
    "RETURN id, count(*), count(DISTINCT CASE e.origin WHEN '' THEN null ELSE e.origin END), "
    "min(CASE e.published WHEN '' THEN null ELSE e.published END), max(e.published)"
)
GROUP_TOTALS = (
    f"UNWIND $ids AS id MATCH (n:{ANY} {{id: id}})<-[:GROUPED_IN]-(f:Fact) "
    "RETURN id, count(*), sum(f.evidence_count), "
    "count(DISTINCT CASE f.origin WHEN '' THEN null ELSE f.origin END), max(f.confidence), "
    "min(CASE WHEN f.inferred THEN 1 WHEN NOT f.inferred THEN 0 END), "
    "min(CASE f.reported WHEN '' THEN null ELSE f.reported END), "
    "min(CASE f.recorded WHEN '' THEN null ELSE f.recorded END), min(f.retracted), max(f.retracted)"
)


def known(label: str) -> str:
    """Those of $ids that exist under the label."""
    return f"UNWIND $ids AS id MATCH (n:{quoted(label)} {{id: id}}) RETURN n.id"


def by_keys(label: str) -> str:
    """(key, ids) for $keys, at most $limit ids a key, by id."""
    kept = " WHERE n.merged_into = ''" if label == "Entity" else ""
    return (
        f"UNWIND $keys AS key MATCH (k:{KEY} {{id: key}}) CALL (k) {{ "
        f"MATCH (n:{quoted(label)})-[:HAS_KEY]->(k){kept} WITH n.id AS id ORDER BY id LIMIT $limit "
        "RETURN collect(id) AS ids } RETURN key, ids"
    )


def by_rare_keys(label: str) -> str:
    """(key, how many nodes are filed under it, ids) for $keys; no ids where more than $most are, who aren't read.

    The number is the key's degree, which the server keeps.
    """
    kept = " AND n.merged_into = ''" if label == "Entity" else ""
    return (
        f"UNWIND $keys AS key MATCH (k:{KEY} {{id: key}}) WITH key, k, COUNT {{ (k)<-[:HAS_KEY]-() }} AS filed "
        f"CALL (k, filed) {{ WITH k, filed WHERE filed <= $most MATCH (k)<-[:HAS_KEY]-(n:{quoted(label)}) "
        f"WHERE true{kept} RETURN collect(n.id) AS ids }} RETURN key, filed, ids"
    )


# --- the whole graph


def dump_nodes(label: str) -> str:
    """Every node of the label as a map, in the order of the index on its id, which needs no sorting."""
    name = quoted(label)
    return f"MATCH (n:{name}) USING INDEX n:{name}(id) WHERE n.id >= '' RETURN properties(n) ORDER BY n.id"


def dump_edges(edge: str) -> str:
    """(source, target, edge as a map) of every edge of the type, walked along the index on the sources' ids."""
    return (
        f"MATCH (a:{ANY}) USING INDEX a:{ANY}(id) WHERE a.id >= '' "
        f"MATCH (a)-[e:{quoted(edge)}]->(b) RETURN a.id, b.id, properties(e) ORDER BY a.id, b.id, e.key"
    )
