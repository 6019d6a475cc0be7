"""Which of the questions whether two entities are one are put to people: the best few of each entity, a pair once.

A question (a REVIEW decision) stands until somebody judges it, or what it asks of is one. Whether it is *listed*
follows from what stands, and is made anew with it: only the best questions of either side are, and none whose sides
have turned out to be two since. So the list doesn't grow with the times that somebody much named is met under half a
name.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dramatis.words import EntityKind
from graph.cards import verdict_on
from graph.decisions import HOME, DecisionKind, by_a_person, stands
from graph.shape import Row
from graph.store import Transaction

# Below this nobody could say more than the score does: a given name alone, a part of a body's name. Of 300 reports of a
# month three fifths of all questions on events were of two of one type in one story on one day, which mostly are two.
_ASKED_FROM = 0.80
_EVENTS_ASKED_FROM = 0.85
# Questions of one entity that are put at a time; the next come up when these are answered.
MOST_ASKED = 5

# What these are told by is in their names and in what stands around them; events and documents are summed up later.
_BY_NAME = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)

_Sides = tuple[str, str]


def worth_asking(entity: str, score: float) -> bool:
    """A person may be able to say more than the score on the entity (its id) and another one of its sort."""
    return score >= (_EVENTS_ASKED_FROM if entity.startswith("event:") else _ASKED_FROM)


def list_new(transaction: Transaction, asked: Mapping[str, _Sides], others: Collection[str] = ()) -> None:
    """Lists questions that were just written, by id with the entities that they ask of, where they are good enough.

    `others` are questions on which something else has changed.
    """
    if not asked:
        relist(transaction, others)
        return
    entities = sorted({entity for sides in asked.values() for entity in sides})
    known = {key: row["questions"] or [] for key, row in transaction.get("Entity", entities).items()}
    before = {key for found in known.values() for key in found}
    rows = _standing(transaction, {*before, *asked})
    own = {entity: dict.fromkeys(known.get(entity, ())) for entity in entities}
    for key, sides in asked.items():
        for entity in sides:
            own[entity][key] = None
    _put_best(transaction, {entity: _of(rows, found) for entity, found in own.items()})
    relist(transaction, {*before, *asked, *others})


def list_anew(transaction: Transaction, entities: Iterable[str]) -> None:
    """The questions of these entities, from all that stand on them now."""
    edges = transaction.follow("DECIDED_IN", sorted(set(entities)))
    on = {entity: {edge[1] for edge in found if edge[2] != HOME} for entity, found in edges.items()}
    known = transaction.get("Entity", sorted(on))
    before = {key for row in known.values() for key in row["questions"] or ()}
    rows = _standing(transaction, {key for found in on.values() for key in found})
    _put_best(transaction, {entity: _of(rows, found) for entity, found in on.items() if entity in known})
    relist(transaction, before | rows.keys())


def list_sides(transaction: Transaction, decisions: Iterable[str]) -> None:
    """As `list_anew`, for the entities that those of the decisions ask of which are questions."""
    list_anew(transaction, sides_of_questions(transaction, decisions))


def sides_of_questions(transaction: Transaction, decisions: Iterable[str]) -> set[str]:
    """The entities of which those of the decisions ask that are questions."""
    rows = transaction.get("Decision", sorted(set(decisions)))
    asked = sorted(key for key, row in rows.items() if row["kind"] == DecisionKind.REVIEW)
    return {entity for sides in _sides(transaction, asked).values() for entity in sides}


def relist(transaction: Transaction, questions: Collection[str]) -> None:
    """Says of each of the questions whether it is listed."""
    if not questions:
        return
    rows = transaction.get("Decision", sorted(questions))
    if not rows:
        return
    sides = _sides(transaction, sorted(rows))
    entities = transaction.get("Entity", sorted({entity for pair in sides.values() for entity in pair}))
    others = {key for row in entities.values() for key in row["questions"] or ()} - rows.keys()
    sides |= _sides(transaction, sorted(others))
    changed = []
    for key, row in rows.items():
        listed = stands(row) and _is_listed(row, sides, entities)
        if bool(row["listed"]) != listed:
            changed.append({"id": key, "listed": listed})
    transaction.put("Decision", changed)


def _is_listed(row: Row, sides: Mapping[str, _Sides], entities: Mapping[str, Row]) -> bool:
    pair = sides.get(row["id"])
    if pair is None or pair[0] == pair[1] or any(entity not in entities for entity in pair):
        return False
    for entity in pair:
        questions = entities[entity]["questions"] or []
        # Of two questions on one pair the better one stands first.
        if next((key for key in questions if set(sides.get(key, ())) == set(pair)), None) != row["id"]:
            return False
    if by_a_person(row["by"]):
        return True
    one, other = (entities[entity] for entity in pair)
    if not worth_asking(one["id"], row["score"]):
        return False
    return one["kind"] not in _BY_NAME or worth_asking(one["id"], verdict_on(one, other).score)


def _standing(transaction: Transaction, decisions: Iterable[str]) -> dict[str, Row]:
    rows = transaction.get("Decision", sorted(set(decisions)))
    return {key: row for key, row in rows.items() if row["kind"] == DecisionKind.REVIEW and stands(row)}


def _of(rows: Mapping[str, Row], keys: Iterable[str]) -> list[Row]:
    return [rows[key] for key in keys if key in rows]


def _put_best(transaction: Transaction, found: Mapping[str, Sequence[Row]]) -> None:
    best = {entity: [row["id"] for row in sorted(rows, key=_rank)[:MOST_ASKED]] for entity, rows in found.items()}
    known = transaction.get("Entity", sorted(best))
    changed = [entity for entity in known if (known[entity]["questions"] or []) != best[entity]]
    transaction.put("Entity", [{"id": entity, "questions": best[entity]} for entity in changed])


def _rank(row: Row) -> tuple[bool, float, str]:
    """What a person asked comes first, then the likeliest."""
    return not by_a_person(row["by"]), -(row["score"] or 0.0), row["id"]


def _sides(transaction: Transaction, decisions: Sequence[str]) -> dict[str, _Sides]:
    """What the sides of each decision are now; the same twice where they are one."""
    found: dict[str, _Sides] = {}
    for key, edges in transaction.follow("DECIDED_IN", decisions, out=False).items():
        ends = [edge[0] for edge in edges if edge[2] != HOME]
        if ends:
            found[key] = (ends[0], ends[-1])
    return found
