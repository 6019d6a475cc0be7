"""`subgraph`: entities that are named one by one, the relations among them, and what each has beyond them."""

from typing import Any

from api.reading.collect import collect
from api.reading.paging import bad_input
from api.reading.request import Info, Request
from api.reading.story_graph import hidden_counts
from api.reading.walking import held_entities, things, walker_of
from graph.walking_neighborhood import MOST_EDGES, hidden

# A canvas of 2,000 entities is drawn and laid out without a stop; this leaves it room to grow.
MOST_IDS = 2_500
# Relations among the entities that are looked through for those that are named.
_MOST_LOOKED_AT = 40_000


def subgraph(_: object, info: Info, **given: Any) -> dict[str, object]:
    """The entities that are held, in the order in which they were named, and the relations among them."""
    node = info.field_nodes[0]
    ids: list[str] = given["ids"]
    only: list[str] | None = given.get("relations")
    for name, listed, most in (("ids", ids, MOST_IDS), ("relations", only or [], MOST_EDGES)):
        if len(listed) > most:
            raise bad_input(f"{len(listed)} `{name}` were given; give at most {most}.", node)
    request: Request = info.context
    walker = walker_of(request, given)
    found = tuple(dict.fromkeys(entity for entity in held_entities(request, ids) if entity is not None))
    steps = walker.among(found, MOST_EDGES + 1 if only is None else _MOST_LOOKED_AT) if len(found) > 1 else []
    wanted = None if only is None else frozenset(only)
    edges = [step.relation for step in steps if wanted is None or step.relation in wanted]
    document = request.planner(info).document
    answer: dict[str, object] = {}
    for key, nodes in collect(document, "Graph", info.field_nodes).items():
        match nodes[0].name.value:
            case "nodes":
                entities = things(info, "Entity", found, nodes)
                answer[key] = [entities[entity] for entity in found if entity in entities]
            case "edges":
                relations = things(info, "Relation", edges[:MOST_EDGES], nodes, walker.kept.at)
                answer[key] = [relations[relation] for relation in edges[:MOST_EDGES] if relation in relations]
            case "truncated":
                answer[key] = len(edges) > MOST_EDGES
            case "hidden":
                answer[key] = hidden_counts(document, hidden(walker, found), nodes)
    return answer
