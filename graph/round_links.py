"""EVENT_PREVIOUS in the stored graph: which round of talks came before which, kept true when events change.

Rounds are found by keys of their parties and year (`graph.event_rounds.series_keys`), so the cost of one event doesn't
grow with the number of all. One more than a year older than the next is not looked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.cards import event_card
from graph.event_matching import EventCard
from graph.event_rounds import SERIES, previous_round, years_on
from graph.store import Transaction

# Events of one key that are compared. Where two sides meet more often within a year nobody counts rounds.
_MOST_ROUNDS = 120
# Events of one key that are looked at when one of them changes: so that those which just became too many are let go.
_MOST_CHANGED = 2 * _MOST_ROUNDS


def link_rounds(transaction: Transaction, events: Iterable[str]) -> None:
    """The previous round of the events (ids of other entities are passed over), and of those that may follow them."""
    wanted = {event for event in events if event.startswith("event:")}
    changed = sorted(wanted | followers(transaction, keys_of_rounds(transaction, wanted), wanted))
    filed = keys_of_rounds(transaction, changed)
    held = _holders(transaction, {key for keys in filed.values() for key in keys}, back=1, most=_MOST_ROUNDS)
    near = {
        event: {other for key in keys for at in (key, years_on(key, -1)) for other in held[at]}
        for event, keys in filed.items()
    }
    cards = _cards(transaction, {other for others in near.values() for other in others})
    found: dict[str, str] = {}
    for event, others in near.items():
        if event in cards:
            before = previous_round(cards[event], [cards[other] for other in sorted(others) if other in cards])
            if before is not None:
                found[event] = before
    transaction.disconnect("EVENT_PREVIOUS", changed)
    transaction.connect("EVENT_PREVIOUS", [(event, before, "", {}) for event, before in sorted(found.items())])


def keys_of_rounds(transaction: Transaction, events: Iterable[str]) -> dict[str, set[str]]:
    """The keys by which each event is found as a round; only events that have any."""
    filed = transaction.follow("HAS_KEY", sorted(set(events)))
    keys = {event: {edge[1] for edge in edges if edge[1].startswith(SERIES)} for event, edges in filed.items()}
    return {event: found for event, found in keys.items() if found}


def followers(transaction: Transaction, filed: Mapping[str, set[str]], events: Iterable[str] = ()) -> set[str]:
    """The events whose previous round may be another when those filed under the keys change, or these `events` do."""
    keys = {key for found in filed.values() for key in found}
    held = _holders(transaction, keys, on=1, most=_MOST_CHANGED)
    led = transaction.follow("EVENT_PREVIOUS", sorted(set(events)), out=False)
    return {event for found in held.values() for event in found} | {edge[0] for edges in led.values() for edge in edges}


def _holders(
    transaction: Transaction, keys: Iterable[str], *, back: int = 0, on: int = 0, most: int
) -> Mapping[str, list[str]]:
    """The events of each key, of its series some years back and on; none where there are more than so many."""
    wanted = {years_on(key, years) for key in keys for years in range(-back, on + 1)}
    held = transaction.by_keys("Entity", sorted(wanted), most + 1) if wanted else {}
    return defaultdict(list, {key: found for key, found in held.items() if len(found) <= most})


def _cards(transaction: Transaction, events: Iterable[str]) -> dict[str, EventCard]:
    """The cards of those of which a present text tells."""
    told = transaction.follow("APPEARS_IN", sorted(events))
    rows = transaction.get("Entity", [event for event, edges in told.items() if edges])
    return {key: event_card(row) for key, row in rows.items()}
