"""Places in their countries: COUNTRY edges from cities and regions to the state, whichever of them is known first."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dramatis.gazetteer import load_gazetteer
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows

# Places of one country that are linked when the country turns up after them.
_MOST_PLACES = 5_000


def link_countries(
    transaction: Transaction, entities: Sequence[str], known: Mapping[str, Row] = MappingProxyType({})
) -> None:
    """Links the places among the entities to their countries, and the countries among them to their places.

    `known` are rows of entities as they are stored.
    """
    places = [entity for entity in entities if entity.startswith("place:")]
    rows = {place: known[place] for place in places if place in known}
    rows |= transaction.get("Entity", [place for place in places if place not in rows])
    states = {row["country"]: key for key, row in rows.items() if _is_state(row)}
    inside = {key: row["country"] for key, row in rows.items() if row["country"] and not _is_state(row)}
    filed = transaction.by_keys("Entity", [f"state:{code}" for code in sorted(states)], 1)
    gathered = Rows()
    for code, state in states.items():
        gathered.node("Key", {"id": f"state:{code}"})
        gathered.edge("HAS_KEY", state, f"state:{code}")
    for place, code in inside.items():
        gathered.node("Key", {"id": f"inside:{code}"})
        gathered.edge("HAS_KEY", place, f"inside:{code}")
    gathered.write(transaction)
    held = transaction.by_keys("Entity", [f"state:{code}" for code in sorted(set(inside.values()))], 1)
    # Only a country that wasn't known before has places waiting for it: looking at them all each time is quadratic.
    arrived = {code: state for code, state in states.items() if state not in filed[f"state:{code}"]}
    waiting = transaction.by_keys("Entity", [f"inside:{code}" for code in sorted(arrived)], _MOST_PLACES)
    linked = Rows()
    for place, code in inside.items():
        for state in held[f"state:{code}"]:
            linked.edge("COUNTRY", place, state)
    for code, state in arrived.items():
        for place in waiting[f"inside:{code}"]:
            linked.edge("COUNTRY", place, state)
    linked.write(transaction)


def _is_state(row: Row) -> bool:
    """The place is the country of its code."""
    state = load_gazetteer().country(row["country"]) if row["country"] else None
    return state is not None and row["wikidata"] is not None and row["wikidata"] == state.wikidata
