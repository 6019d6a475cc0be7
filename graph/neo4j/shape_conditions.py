"""Conditions and hops of shapes as Cypher. Names come from the schema; every value is a parameter."""

from collections.abc import Sequence

from dramatis.errors import StoreError
from graph.neo4j.catalogue import ANY, edge_pattern, quoted, words_index
from graph.neo4j.cypher_parts import Found, Parts, kind_of
from graph.neo4j.values import askable, plain, to_property
from graph.neo4j.words import lucene_query
from graph.schema import EDGES, LABELS, SEARCHED
from graph.shape import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Beyond,
    Condition,
    Hop,
    In,
    Lacks,
    Linked,
    Matches,
    Reaches,
    Unknown,
)


def walk(parts: Parts, hops: Sequence[Hop], start: str, node: str, edge: str, label: str) -> Found:
    """MATCH clauses from a variable over the hops. No hops: the start itself, under another name."""
    if not hops:
        return Found([f"WITH {start} AS {node}"], [f"{node}:{quoted(label)}"] if label else [])
    found = Found([])
    at = start
    for number, hop in enumerate(hops):
        last = number == len(hops) - 1
        walked = edge if last else parts.variable("e")
        end = node if last else parts.variable("n")
        end_label = label if last else hop.label
        named = f"{end}:{quoted(end_label)}" if end_label else end
        found.clauses.append(f"MATCH {edge_pattern(hop, at, walked, named)}")
        for name, value in hop.where:
            stored = to_property(EDGES[hop.edge].properties[name], value)
            found.kept.append(f"{walked}.{quoted(name)} = {parts.parameter(stored)}")
        for name, value in hop.node:
            stored = to_property(LABELS[hop.label][name], value)
            found.kept.append(f"{end}.{quoted(name)} = {parts.parameter(stored)}")
        found.kept += [condition_cypher(parts, condition, end, hop.label) for condition in hop.kept]
        at = end
    return found


def condition_cypher(parts: Parts, condition: Condition, node: str, label: str) -> str:
    """The condition on a node of the label."""
    match condition:
        case In(name, wanted):
            kind = kind_of(label, name)
            values = [to_property(kind, value) for value in wanted]
            if len(values) == 1:
                # An equality lets an index that begins with the property keep its order.
                return f"{node}.{quoted(name)} = {parts.parameter(values[0])}"
            return f"{node}.{quoted(name)} IN {parts.parameter(values)}"
        case AtLeast(name, value):
            return _bound(parts, node, name, ">=", value)
        case Below(name, value):
            return _bound(parts, node, name, "<", value)
        case Above(name, value):
            return _bound(parts, node, name, ">", value)
        case AtMost(name, value):
            return _bound(parts, node, name, "<=", value)
        case Unknown(name):
            return f"coalesce({node}.{quoted(name)}, '') = ''"
        case Reaches(hops, end_label, where):
            end, edge = parts.variable("n"), parts.variable("e")
            found = walk(parts, hops, node, end, edge, end_label)
            found.kept += [condition_cypher(parts, inner, end, end_label) for inner in where]
            return f"EXISTS {{ {found.text()} }}"
        case Lacks(hop):
            found = walk(parts, (hop,), node, parts.variable("n"), parts.variable("e"), "")
            return f"NOT EXISTS {{ {found.text()} }}"
        case Beyond(kinds):
            other = parts.variable("n")
            listed = parts.parameter([kind.lower() for kind in kinds])
            return (
                f"EXISTS {{ MATCH ({other})-[:`INVOLVED_IN`]->({node}) "
                f"WHERE {other} <> {parts.owner} AND split({other}.id, ':')[0] IN {listed} }}"
            )
        case Linked() | Matches():
            return f"{node} IN {looked_up(parts, condition, label)}"
        case AllOf(conditions):
            each = [condition_cypher(parts, inner, node, label) for inner in conditions]
            return f"({' AND '.join(each)})" if each else "true"
        case AnyOf(conditions):
            either = [condition_cypher(parts, inner, node, label) for inner in conditions]
            return f"({' OR '.join(either)})" if either else "false"


def _bound(parts: Parts, node: str, name: str, sign: str, value: object) -> str:
    """The property on one side of a value; an empty string is never there."""
    own = f"{node}.{quoted(name)}"
    text = f"{own} {sign} {parts.parameter(plain(value))}"
    return f"({text} AND {own} <> '')" if isinstance(value, str) else text


def looked_up(parts: Parts, condition: Linked | Matches, label: str) -> str:
    """The variable with the list of nodes that the condition names, looked up once for the whole statement."""
    name = parts.variable("w")
    if isinstance(condition, Linked):
        # Walked from the named nodes back to the listed ones: they are few, the listed ones many.
        start, node, edge = parts.variable("n"), parts.variable("n"), parts.variable("e")
        back = [Hop(hop.edge, not hop.out, hop.where) for hop in reversed(condition.hops)]
        ids = parts.parameter(askable(condition.ids))
        found = walk(parts, back, start, node, edge, "")
        text = f"UNWIND {ids} AS id MATCH ({start}:{ANY} {{id: id}}) {found.text()} RETURN collect(DISTINCT {node})"
    else:
        text = _matching(parts, condition, label)
    parts.before.append(f"CALL () {{ {text} AS {name} }}")
    parts.lists.append(name)
    return name


def _matching(parts: Parts, condition: Matches, label: str) -> str:
    """The nodes of the label in which full-text search finds the text; articles by their current version."""
    query = lucene_query(condition.text)
    searched = "Version" if label == "Article" else label
    if searched not in SEARCHED:
        raise StoreError(f"{label} has no full text; ask for one of {', '.join(SEARCHED)} or Article")
    if query is None:
        return "RETURN []"
    node, shown = parts.variable("n"), parts.variable("n")
    call = (
        f"CALL db.index.fulltext.queryNodes({parts.parameter(words_index(searched))}, {parts.parameter(query)}) "
        f"YIELD node AS {node}"
    )
    if label != "Article":
        return f"{call} RETURN collect({node})"
    return f"{call} MATCH ({shown}:Article)-[:HAS_VERSION]->({node}) WHERE {node}.current RETURN collect({shown})"
