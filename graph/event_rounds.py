"""Which round of talks came before which: the `previous` of each event of a series.

A series are events of one kind between the same parties, wherever they are held. What is counted goes by its count,
the rest by the days; a round that was denied, or only proposed, is nobody's previous, so it never breaks a chain.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from dramatis.words import EventType, Modality, Polarity, Role
from graph.event_matching import AHEAD, EventCard
from graph.event_words import same_sort

# Talks come in rounds; anything else does where the text counts it.
_IN_ROUNDS = frozenset([EventType.CONSULT])
_PARTIES = frozenset([Role.ACTOR, Role.RECIPIENT])
# Whoever talks with all the world has no series with it: two of the parties must be the same.
_LEAST_SHARED = 2
# Parties, and countries, by whose pairs a round is filed: two sides with a host and a mediator.
_MOST_FILED = 4
# Stands before the keys by which rounds are filed.
SERIES = "r:"


def previous_round(card: EventCard, others: Iterable[EventCard]) -> str | None:
    """The id of the one of the others that came before the card in its series; None where there is none."""
    before = _previous(card, [other for other in others if other.id != card.id and same_series(card, other)])
    return before.id if before is not None else None


def series_keys(card: EventCard) -> frozenset[str]:
    """The keys under which the event is filed with others of its series: pairs of its parties or countries, its year.

    Its year is that of its report where it has no day; without either it is in no series.
    """
    day = card.start or card.reported
    if day is None or not _comes_in_rounds(card):
        return frozenset()
    pairs = [
        pair
        for sides in (card.countries, _parties(card))
        for pair in combinations(sorted(sides)[:_MOST_FILED], _LEAST_SHARED)
    ]
    return frozenset(f"{SERIES}{card.type.value}:{one}:{other}:{day.year}" for one, other in pairs)


def years_on(key: str, years: int) -> str:
    """The key of the same series so many years on, or back."""
    series, _, year = key.rpartition(":")
    return f"{series}:{int(year) + years}"


def same_series(left: EventCard, right: EventCard) -> bool:
    """The two are of one kind and between the same parties; day and place don't matter."""
    if left.type is not right.type or not (_comes_in_rounds(left) and _comes_in_rounds(right)):
        return False
    if left.mode and right.mode and left.mode != right.mode:
        return False
    return same_sort(left.lemma, right.lemma) and _same_parties(left, right)


def _comes_in_rounds(card: EventCard) -> bool:
    return card.type in _IN_ROUNDS or (card.ordinal is not None and card.ordinal > 0)


def _same_parties(left: EventCard, right: EventCard) -> bool:
    ones, others = left.countries, right.countries
    if len(ones) >= _LEAST_SHARED and len(others) >= _LEAST_SHARED:
        # The state where they meet may be counted among them or not.
        hosts = {left.place_country, right.place_country}
        return len(ones & others) >= _LEAST_SHARED and ones ^ others <= hosts
    ours, theirs = _parties(left), _parties(right)
    return len(ours & theirs) >= _LEAST_SHARED and (ours <= theirs or theirs <= ours)


def _parties(card: EventCard) -> frozenset[str]:
    return frozenset(entity for role, entity in card.participants if role in _PARTIES)


def _previous(card: EventCard, others: Sequence[EventCard]) -> EventCard | None:
    """The one of the series that came before the card, None where there is none or it can't be told."""
    if not _counts(card) or card.ordinal in (1, -1):
        # "The previous round" of a report is told by the other reports, not from here.
        return None
    number = card.ordinal if card.ordinal and card.ordinal > 0 else None
    if number is not None:
        counted = [one for one in others if one.ordinal == number - 1 and _may_have_been(one) and not _after(one, card)]
        if counted:
            return max(counted, key=_lateness)
    held = [one for one in others if _was_held(one) and _is_before(one, card)]
    if not held:
        return None
    latest = max(held, key=_lateness)
    if number is not None and latest.ordinal is not None and latest.ordinal > 0:
        # The second isn't previous to the fourth: the third is only not known.
        return None
    return latest


def _counts(card: EventCard) -> bool:
    return card.modality is not Modality.DENIED and card.polarity is Polarity.ASSERTED


def _was_held(card: EventCard) -> bool:
    return card.modality is Modality.OCCURRED and card.polarity is Polarity.ASSERTED


def _may_have_been(card: EventCard) -> bool:
    """It was held, or was fixed and is counted: nobody may have reported that it took place."""
    return _was_held(card) or (card.modality is Modality.SCHEDULED and card.polarity is Polarity.ASSERTED)


def _is_before(one: EventCard, card: EventCard) -> bool:
    """The one was over when the card began; what is to come without a day follows what was held at its report."""
    if one.start is None:
        return False
    last = (one.end or one.start).last_day
    if card.start is not None:
        return last < card.start.first_day
    ahead = card.modality in AHEAD or card.ordinal == 0
    return ahead and card.reported is not None and last <= card.reported


def _after(one: EventCard, card: EventCard) -> bool:
    """The one began after the card ended: another count than the card's."""
    if one.start is None or card.start is None:
        return False
    return one.start.first_day > (card.end or card.start).last_day


def _lateness(card: EventCard) -> tuple[int, int, str]:
    if card.start is None:
        return 0, 0, card.id
    return (card.end or card.start).last_day.toordinal(), card.start.first_day.toordinal(), card.id
