"""Facts into relations: the group of all facts with one canonical subject, predicate, object, polarity, modality, time.

Grouping is a projection: it follows from the facts and from what their in-article entities are resolved to, and doing
it again changes nothing. A relation groups the facts that are held, or, when none is, those that were retracted last:
it counts what is held, and once retracted it still opens to its evidence. A retracted fact makes nobody a participant.
STATES leads to a relation from all facts that state it, so that what was held at some time can still be told.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from dramatis.ids import stable_id
from dramatis.words import Predicate, Role
from graph import tallies
from graph.attaching import attachments, reattach
from graph.direct_edges import draw_direct_edges
from graph.group_steps import Added, group_tallies, step_groups
from graph.relation_leads import lead_on
from graph.shape import Row
from graph.statements import stories_of_facts
from graph.store import EdgeRow, GroupTotals, Transaction
from graph.tallies import keep_only
from graph.writing import Rows

# What a fact with this predicate says of the subject's part in the event that is its object.
EVENT_ROLES: dict[str, Role] = {
    Predicate.ACTOR_IN: Role.ACTOR,
    Predicate.RECIPIENT_IN: Role.RECIPIENT,
    Predicate.HOSTED: Role.HOST,
    Predicate.INSTRUMENT_IN: Role.INSTRUMENT,
    Predicate.OTHER_ROLE_IN: Role.OTHER,
}

# Sorts behind every time.
_STILL = "~"


def resolved(transaction: Transaction, locals_: Iterable[str]) -> dict[str, str]:
    """The canonical entity of each in-article entity that has one."""
    edges = transaction.follow("RESOLVED_TO", sorted(set(locals_)))
    return {local: found[0][1] for local, found in edges.items() if found}


def group_facts(
    transaction: Transaction,
    fact_ids: Sequence[str],
    fresh: Collection[str] = (),
    origins: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """(Re)groups the facts and sums up every group that they are in or were in; how many relations are new.

    Those that are `fresh` were never grouped before; of those in `origins` nothing changed save for whom they count,
    which was this source. What that changes in a group of many is added to it, without summing up all of it.
    """
    facts = transaction.get("Fact", fact_ids)
    subjects = _ends(transaction.follow("SUBJECT", fact_ids))
    objects = _ends(transaction.follow("OBJECT", fact_ids))
    entities = resolved(transaction, [*subjects.values(), *objects.values()])
    old = _groups_of(transaction, fact_ids)
    gathered = Rows()
    groups: dict[str, set[str]] = {fact: set() for fact in facts}
    for key, fact in facts.items():
        subject = entities.get(subjects[key])
        target = entities.get(objects[key]) if key in objects else None
        if subject is None or (key in objects and target is None):
            continue
        groups[key].add(_gather_relation(gathered, fact, subject, target))
        says_so = fact["polarity"] == "ASSERTED" and not fact["retracted"]
        if fact["predicate"] in EVENT_ROLES and target is not None and says_so:
            groups[key].add(_gather_participation(gathered, fact, subject, target))
    moved = [fact for fact, found in groups.items() if old[fact] - found]
    transaction.disconnect("GROUPED_IN", moved)
    transaction.disconnect("STATES", moved)
    created = gathered.write(transaction)
    touched = {group for fact in groups for group in groups[fact] | old[fact]}
    shrunk = {group for fact in moved for group in groups[fact] | old[fact]}
    closing = {group for fact in groups if facts[fact]["retracted"] for group in groups[fact] | old[fact]}
    held = attachments(transaction, shrunk)
    shrunk |= _count_held(transaction, touched, shrunk, closing)
    added = Added()
    for key, found in groups.items():
        for group in found | old[key]:
            if key in fresh and not old[key] and not facts[key]["retracted"]:
                added.put(group, facts[key])
            elif key in origins and found == old[key] and not facts[key]["retracted"]:
                added.turn(group, origins[key], facts[key]["origin"])
            else:
                added.unsure.add(group)
    _sum_up(transaction, touched, step_groups(transaction, added))
    _lead_on(transaction, shrunk, {fact: old[fact] for fact in moved})
    reattach(transaction, held)
    _stand_in_stories(transaction, shrunk)
    return created.get("Relation", 0)


def settle_groups(transaction: Transaction, groups: Iterable[str]) -> None:
    """Sums up groups anew that lost facts which are no longer there; one that has none goes."""
    touched = set(groups)
    relations = _count_held(transaction, touched, touched, set())
    relations |= transaction.known("Relation", sorted(group for group in touched if group.startswith("relation:")))
    _sum_up(transaction, touched)
    _word(transaction, transaction.known("Relation", sorted(relations)))
    _stand_in_stories(transaction, transaction.known("Relation", sorted(relations)))


def let_go(transaction: Transaction, groups: Iterable[str]) -> None:
    """Removes the ids that led to those of the groups that are relations and are gone for good."""
    _lead_on(transaction, groups, {})


def _lead_on(transaction: Transaction, groups: Iterable[str], before: Mapping[str, Iterable[str]]) -> None:
    """Leads those of the groups that are relations and hold no fact any more to what their facts state now.

    `before` are the groups that facts left.
    """
    relations = {group for group in groups if group.startswith("relation:")}
    emptied = relations - transaction.known("Relation", sorted(relations)) if relations else set()
    leaving = {fact: emptied.intersection(found) for fact, found in before.items()}
    after = transaction.follow("STATES", [fact for fact, found in leaving.items() if found])
    facts: dict[str, dict[str, list[str]]] = {}
    for fact, edges in after.items():
        for relation in leaving[fact]:
            facts.setdefault(relation, {})[fact] = [edge[1] for edge in edges]
    lead_on(transaction, emptied, facts)


def _word(transaction: Transaction, relations: Iterable[str]) -> None:
    """The literals of the relations as the facts have them that were recorded last: they may differ in case."""
    stating = transaction.follow("STATES", sorted(relations), out=False)
    rows = transaction.get("Fact", sorted({edge[0] for edges in stating.values() for edge in edges}))
    latest = {
        relation: max((rows[edge[0]] for edge in edges), key=lambda row: (row["recorded"], row["id"]))["literal"]
        for relation, edges in stating.items()
        if edges
    }
    said = {key: literal for key, literal in latest.items() if literal is not None}
    transaction.put("Relation", [{"id": key, "literal": literal} for key, literal in said.items()])


def _groups_of(transaction: Transaction, facts: Sequence[str]) -> dict[str, set[str]]:
    """The relations that each fact states, and the participations in which it is counted."""
    ways = [transaction.follow(kind, facts) for kind in ("STATES", "GROUPED_IN")]
    return {fact: {edge[1] for way in ways for edge in way[fact]} for fact in ways[0]}


def _count_held(transaction: Transaction, groups: Iterable[str], shrunk: set[str], closing: set[str]) -> set[str]:
    """Has relations count those of their facts that are held, or else were for longest; the relations that changed."""
    rows = transaction.get("Relation", sorted(group for group in groups if group.startswith("relation:")))
    # Only a relation that was closed before or lost a fact, or of which a fact is closed now, can mix the two.
    known = [key for key, row in rows.items() if row["retracted"] or key in shrunk or key in closing]
    if not known:
        return set()
    stating = transaction.follow("STATES", sorted(known), out=False)
    counted = transaction.follow("GROUPED_IN", sorted(known), out=False)
    rows = transaction.get("Fact", sorted({source for edges in stating.values() for source, *_ in edges}))
    changed: set[str] = set()
    leaving: set[str] = set()
    gathered = Rows()
    for relation, edges in stating.items():
        until = {source: rows[source]["retracted"] or _STILL for source, *_ in edges}
        last = max(until.values(), default=_STILL)
        wanted = {source for source, time in until.items() if time == last}
        held = {source for source, *_ in counted[relation]}
        if wanted != held:
            changed.add(relation)
            leaving |= held - wanted
            for fact in wanted - held:
                gathered.edge("GROUPED_IN", fact, relation)
    transaction.disconnect("GROUPED_IN", sorted(leaving))
    gathered.write(transaction)
    return changed


def _stand_in_stories(transaction: Transaction, groups: Iterable[str]) -> None:
    """HAS_RELATION anew for relations whose facts changed: the stories of the articles that state them."""
    relations = sorted(group for group in groups if group.startswith("relation:"))
    if not relations:
        return
    members = transaction.follow("GROUPED_IN", relations, out=False)
    stories = stories_of_facts(transaction, sorted({source for edges in members.values() for source, *_ in edges}))
    transaction.disconnect("HAS_RELATION", relations, out=False)
    gathered = Rows()
    for relation, edges in members.items():
        for story in {story for source, *_ in edges for story in stories[source]}:
            gathered.edge("HAS_RELATION", story, relation)
    gathered.write(transaction)


def _ends(edges: Mapping[str, list[EdgeRow]]) -> dict[str, str]:
    return {source: found[0][1] for source, found in edges.items() if found}


def relation_id(fact: Row, subject: str, target: str | None) -> str:
    """The id of the fact's group."""
    literal = None if fact["literal"] is None else " ".join(str(fact["literal"]).casefold().split())
    same = (subject, fact["predicate"], target, literal, fact["polarity"], fact["modality"], fact["start"], fact["end"])
    return stable_id("relation", *same)


def _gather_relation(gathered: Rows, fact: Row, subject: str, target: str | None) -> str:
    key = relation_id(fact, subject, target)
    given = ("predicate", "literal", "polarity", "modality", "start", "end")
    gathered.node("Relation", {"id": key, "merged_into": ""} | {name: fact[name] for name in given})
    gathered.edge("STATES", fact["id"], key)
    gathered.edge("GROUPED_IN", fact["id"], key)
    gathered.edge("RELATION_SUBJECT", key, subject)
    gathered.edge("INVOLVED_IN", subject, key)
    if target is not None:
        gathered.edge("RELATION_OBJECT", key, target)
        gathered.edge("INVOLVED_IN", target, key)
    return key


def _gather_participation(gathered: Rows, fact: Row, participant: str, event: str) -> str:
    role = EVENT_ROLES[fact["predicate"]].value
    key = stable_id("participation", event, role, participant)
    gathered.node("Participation", {"id": key, "role": role})
    gathered.edge("GROUPED_IN", fact["id"], key)
    gathered.edge("PARTICIPATION", event, key)
    gathered.edge("PARTICIPANT", key, participant)
    return key


def _sum_up(transaction: Transaction, groups: set[str], stepped: Mapping[str, Row] = MappingProxyType({})) -> None:
    """Counts and times of the groups, and the edges drawn from them; a group that lost its last fact goes.

    `stepped` are the counts and times of those that needn't be summed up (`graph.group_steps`).
    """
    counted = sorted(groups - stepped.keys())
    totals = transaction.group_totals(counted)
    many = [key for key, found in totals.items() if found.facts >= tallies.LEAST_TALLIED]
    keep_only(transaction, counted, group_tallies(transaction, many))
    rows = {**stepped, **{key: _totals_row(key, found) for key, found in totals.items()}}
    relations = {key: row for key, row in rows.items() if key.startswith("relation:")}
    transaction.put("Relation", list(relations.values()))
    transaction.put("Participation", [row for key, row in rows.items() if key.startswith("participation:")])
    draw_direct_edges(transaction, sorted(group for group in groups if group.startswith("relation:")), relations)
    empty = sorted(groups - rows.keys())
    transaction.remove("Relation", [key for key in empty if key.startswith("relation:")])
    transaction.remove("Participation", [key for key in empty if key.startswith("participation:")])


def _totals_row(key: str, totals: GroupTotals) -> Row:
    if key.startswith("participation:"):
        return {"id": key, "evidence_count": totals.evidence}
    return {
        "id": key,
        "evidence_count": totals.evidence,
        "source_count": totals.origins,
        "confidence": totals.confidence,
        "inferred": totals.inferred,
        "reported": totals.reported,
        "recorded": totals.recorded,
        "retracted": totals.retracted,
    }


def project_claims(transaction: Transaction, claim_ids: Sequence[str]) -> None:
    """Speaker, addressee and matter of the claims as canonical entities."""
    claims = transaction.get("Claim", claim_ids)
    ways = {"SPEAKER": "SAID_BY", "ADDRESSEE": "SAID_TO", "ABOUT": "IS_ABOUT"}
    gathered = Rows()
    for local_edge, edge in ways.items():
        found = transaction.follow(local_edge, claim_ids)
        entities = resolved(transaction, [target for edges in found.values() for _, target, _, _ in edges])
        transaction.disconnect(edge, claim_ids)
        for claim, edges in found.items():
            for target in {entities[local] for _, local, _, _ in edges if local in entities}:
                dated = {} if edge == "SAID_TO" else {"reported": claims[claim]["reported"]}
                gathered.edge(edge, claim, target, **dated)
    gathered.write(transaction)
