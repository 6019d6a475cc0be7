"""Whether two reports tell of one event: by type, participants, place and time, never by a name or a window of days.

Everything known on both sides must agree: days that share no day, other rounds, other quantities, other parties, other
countries are other events; only tolls and crowds are told with other numbers. What is unknown on one side is compatible
only inside one story, where participants agree and nothing in ordinal or modality speaks against it. Inside one story
how the reports tell of it counts too: see `graph.event_tellings`.
"""

from dataclasses import dataclass
from datetime import date

from dramatis.folding import fold
from dramatis.ids import normal_title
from dramatis.partial_date import PartialDate
from dramatis.words import EventType, Modality, Polarity, Role
from graph.entity_matching_cards import SAME_FROM, Verdict, verdict, veto
from graph.event_parties import TWO_STATES, parties, same_states, swapped
from graph.event_tellings import JOIN_AT, Telling, likeness
from graph.event_times import Time, days_of, share_a_day, time_of, told_time
from graph.event_words import same_sort

# What each agreement is worth. Type and compatible time alone are 0.50, far below the review mark: an event is the sum.
_TYPE = 0.50
_ALL_PARTICIPANTS = 0.20
_SAME_COUNTRIES = 0.12
_OTHER_PARTIES = 0.08  # each side has somebody whom the other lacks: Putin and Trump, Putin and Macron
_SAME_DAY = 0.22
_SAME_MONTH = 0.08
_SAME_PLACE = 0.10
_PLACE_WITHIN = 0.03
_SAME_WORD = 0.08
_SAME_STORY = 0.08
_SAME_REPORT_DAY = 0.06
_SAME_ROUND = 0.10
_SAME_QUANTITY = 0.12
_ONLY_ONE = 0.05
_OTHER_TOLL = 0.08
_OTHER_PLACE = 0.25
_OTHER_MODE = 0.25
# The most that two reports reach without a counted round, a quantity or a name: when one has no date; when one gives
# but a year or a long period; when one gives but a month (more where story and town agree).
_UNKNOWN_TIME = 0.80
_COARSE_TIME = 0.85
_MONTH_TIME = 0.90

# The most that being told alike gives: less than a shared sentence.
_MOST_TOLD = 0.98

# Of these a story has one a day, so that the day alone says which: "the ceasefire of 10 May".
_ONCE_A_DAY = frozenset({"ceasefire"})
# Of these a place has few in years.
_SELDOM = frozenset({"earthquake", "quake", "tsunami", "hurricane", "typhoon", "cyclone", "eruption"})
# Types in which it doesn't matter who is named first.
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.OTHER})
# Weapons that reports of a blast in one town mix: a bombing, a missile, a strike from the air.
_BLASTS = frozenset({"aerial", "drone", "explosives", "heavy-weapons", "suicide"})
# What is counted of these is reported with other numbers by the hour: the dead, the hurt, the crowd.
_OF_TOLLS = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.OTHER})
# What is still to come when it is reported.
AHEAD = frozenset({Modality.PROPOSED, Modality.REQUESTED, Modality.SCHEDULED, Modality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class EventCard:
    """What is known of an event when it is compared with another; ids in it are ids of the same store.

    `participants` are canonical entity ids with their roles, `countries` the ISO codes they belong to or speak for.
    `place` is a canonical id, `place_country` its ISO code, `place_broad` whether it is a country or region rather than
    a town or building. `start` and `end` are inclusive periods, None unknown. `ordinal` is the number of a round where
    the text counts: -1 for the previous one, 0 for the next, None without.
    `reported` is the day of its report, `sentences` are hashes of those that tell of it, `tellings` its mentions with
    the words around them; without them only what is known of it is compared.
    """

    id: str
    type: EventType
    lemma: str
    mode: str | None = None
    participants: tuple[tuple[Role, str], ...] = ()
    countries: frozenset[str] = frozenset()
    place: str | None = None
    place_country: str | None = None
    place_broad: bool = False
    start: PartialDate | None = None
    end: PartialDate | None = None
    modality: Modality = Modality.OCCURRED
    polarity: Polarity = Polarity.ASSERTED
    ordinal: int | None = None
    quantities: tuple[str, ...] = ()
    reported: date | None = None
    named: bool = False
    name: str | None = None
    stories: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    tellings: tuple[Telling, ...] = ()


def score_events(left: EventCard, right: EventCard) -> Verdict:
    """The verdict on two reports of events. Symmetric; a veto outweighs every agreement."""
    if left.id == right.id:
        return verdict(1.0, "it is the same record")
    against = _against(left, right) or _against_order(left, right)
    if against:
        return veto(against)
    if left.sentences & right.sentences and same_sort(left.lemma, right.lemma):
        # A syndicated sentence tells of one event wherever it is printed.
        return verdict(0.99, "the same sentence tells of both")
    reasons = [f"both are {left.type.value}"]
    points = _TYPE
    for part in (_participants, _time, _place, _details):
        more, why = part(left, right)
        points += more
        reasons += why
    if not _share_parties(left, right) and not (left.named and right.named) and not _no_other(left, right):
        # Bare "clashes" of one day and place may be one event, but nobody in them says so.
        points = min(points, 0.85)
    if not _pinned(left, right):
        points = min(points, _most(left, right))
    alike = _told_alike(left, right)
    if alike >= JOIN_AT and not _doubtful(left, right):
        # The surer, the nearer to what shared sentences give, so that the best of several is chosen.
        points = max(points, SAME_FROM + (_MOST_TOLD - SAME_FROM) * (alike - JOIN_AT) / (1 - JOIN_AT))
        reasons.append("reports of one story tell of both in the same way")
    if _one_of_its_kind(left, right):
        points = max(points, SAME_FROM)
        reasons.append("one story tells of one such disaster in one place")
    return verdict(points, *reasons)


def _one_of_its_kind(left: EventCard, right: EventCard) -> bool:
    """What nature does seldom, and nobody takes part in: the quake of a story, with or without its day.

    What one article tells as two stays two, as do quakes in two towns.
    """
    seldom = left.lemma in _SELDOM and right.lemma in _SELDOM and same_sort(left.lemma, right.lemma)
    if not seldom or not left.stories & right.stories or _of_one_article(left, right):
        return False
    return left.polarity is right.polarity and _place(left, right)[0] > 0


def _told_alike(left: EventCard, right: EventCard) -> float:
    """How alike the reports of one story tell of the two; 0 without such reports, or where words alone tie the two.

    What one article tells as two events is two: it was read with more in sight than is left of it here.
    """
    if not left.stories & right.stories or not _tied(left, right) or _of_one_article(left, right):
        return 0.0
    return likeness(left.tellings, right.tellings)


def _of_one_article(left: EventCard, right: EventCard) -> bool:
    return bool({told.article for told in left.tellings} & {told.article for told in right.tellings})


def _tied(left: EventCard, right: EventCard) -> bool:
    """Somebody takes part in both, the same states do, or they are in one town: two grants of a week are told alike."""
    if _parties(left) & _parties(right) or len(left.countries & right.countries) >= TWO_STATES:
        return True
    return _in_one_town(left, right)


def _doubtful(left: EventCard, right: EventCard) -> bool:
    """Something leaves open whether the two are one, however they are told: parties, place, sort, or the day."""
    parts = (_participants(left, right)[0], _place(left, right)[0])
    if min(parts) < 0 or left.polarity is not right.polarity or _other_mode(left, right):
        return True
    if left.start is None and right.start is None:
        # Strikes told alike on two days may be two.
        return left.reported != right.reported
    return left.start is None or right.start is None or _most(left, right) < 1.0


def _most(left: EventCard, right: EventCard) -> float:
    """The most that two reports reach with times no more exact than theirs."""
    if left.start is None or right.start is None:
        return 1.0 if left.start is right.start else _UNKNOWN_TIME
    days = max(days_of(time) for time in (_time_of(left), _time_of(right)) if time)
    if days <= 7 or (days <= 31 and _time_of(left) == _time_of(right)):
        return 1.0
    if days > 31:
        return _COARSE_TIME
    return 1.0 if _in_one_town(left, right) and left.stories & right.stories else _MONTH_TIME


def _against(left: EventCard, right: EventCard) -> str | None:
    """What can't be true of one event, or None."""
    if left.type is not right.type:
        return f"one is {left.type.value}, the other {right.type.value}"
    one, other = _time_of(left), _time_of(right)
    if one is not None and other is not None and not share_a_day(one, other):
        return f"one is on {told_time(one)}, the other on {told_time(other)}"
    if left.ordinal is not None and right.ordinal is not None and _other_round(left.ordinal, right.ordinal):
        return "they are different rounds"
    if left.type not in _OF_TOLLS and _other_counts(left, right):
        return "their quantities differ"
    if left.place_country and right.place_country and left.place_country != right.place_country:
        return f"one takes place in {left.place_country}, the other in {right.place_country}"
    if left.named and right.named and left.name and right.name and not _same_name(left.name, right.name):
        return "they have different names"
    return _against_participants(left, right)


def _against_participants(left: EventCard, right: EventCard) -> str | None:
    ones, others = _parties(left), _parties(right)
    if not ones or not others:
        return None
    if not ones & others and not (_same_countries(left, right) or _may_be_joined(left, right)):
        return "no participant is the same"
    if left.type not in _MUTUAL and swapped(left.participants, right.participants):
        return "who acts and who is acted upon are exchanged"
    return None


def _against_order(left: EventCard, right: EventCard) -> str | None:
    """What the days of the reports forbid when one side has no date of its own."""
    for dated, undated in ((left, right), (right, left)):
        if dated.start is None or undated.start is not None:
            continue
        if not left.stories & right.stories:
            return "one has no date, and no story joins them"
        if not _parties(left) & _parties(right) and not _one_of_its_kind(left, right):
            return "one has no date, and no participant is the same"
        if undated.reported is None:
            continue
        if undated.modality in AHEAD and (dated.end or dated.start).last_day < undated.reported:
            return "one was still ahead when the other was over"
        if undated.modality is Modality.OCCURRED and dated.start.first_day > undated.reported:
            return "one was over before the other began"
    if left.start is None and right.start is None and not left.stories & right.stories and not _same_named(left, right):
        return "neither has a date, and no story joins them"
    return None


def _participants(left: EventCard, right: EventCard) -> tuple[float, list[str]]:
    ones, others = _parties(left), _parties(right)
    if not ones or not others:
        return 0.0, []
    if ones <= others or others <= ones:
        return _ALL_PARTICIPANTS, ["the participants are the same"]
    if _same_countries(left, right):
        return _SAME_COUNTRIES, ["the participants belong to the same countries"]
    return -_OTHER_PARTIES, ["each side has a participant whom the other lacks"]


def _time(left: EventCard, right: EventCard) -> tuple[float, list[str]]:
    one, other = _time_of(left), _time_of(right)
    if one is None or other is None:
        if one is other and left.reported and left.reported == right.reported:
            return _SAME_REPORT_DAY, ["both were reported on one day"]
        return 0.0, ["one side gives no date"]
    if one[0] == other[0]:
        exact = one[0].day is not None
        return (_SAME_DAY, [f"both are on {one[0]}"]) if exact else (_SAME_MONTH, [f"both are in {one[0]}"])
    return _SAME_MONTH / 2, [f"{told_time(one)} and {told_time(other)} overlap"]


def _place(left: EventCard, right: EventCard) -> tuple[float, list[str]]:
    if not left.place or not right.place:
        return 0.0, []
    if left.place == right.place:
        broad = left.place_broad or right.place_broad
        return (_PLACE_WITHIN if broad else _SAME_PLACE), ["the place is the same"]
    if left.place_broad or right.place_broad:
        if left.place_country and left.place_country == right.place_country:
            return _PLACE_WITHIN, ["one place lies in the other's country"]
        return 0.0, []
    if left.place_country is None or right.place_country is None:
        # A palace or a base that no gazetteer knows may stand in the other side's town.
        return 0.0, []
    return -_OTHER_PLACE, ["the places differ"]


def _details(left: EventCard, right: EventCard) -> tuple[float, list[str]]:
    points, reasons = 0.0, []
    if same_sort(left.lemma, right.lemma):
        points += _SAME_WORD
        reasons.append(f"both are told as {left.lemma}" if left.lemma == right.lemma else "their words mean the same")
    if _other_mode(left, right):
        points -= _OTHER_MODE
        reasons.append(f"one is {left.mode}, the other {right.mode}")
    if left.stories & right.stories:
        points += _SAME_STORY
        reasons.append("both belong to one story")
    if left.ordinal is not None and left.ordinal == right.ordinal and left.ordinal > 0:
        points += _SAME_ROUND
        reasons.append(f"both are round {left.ordinal}")
    if left.mode == right.mode and left.mode in _ONCE_A_DAY and _no_other(left, right):
        points += _ONLY_ONE
        reasons.append(f"one story has one {left.mode} a day")
    if set(left.quantities) & set(right.quantities):
        points += _SAME_QUANTITY
        reasons.append("their quantities agree")
    elif _other_counts(left, right):
        points -= _OTHER_TOLL
        reasons.append("their numbers differ, as those of one event do from report to report")
    if _same_named(left, right):
        points += _SAME_QUANTITY
        reasons.append("both have the same name of their own")
    if left.polarity is not right.polarity:
        points -= 0.05
        reasons.append("one says that it did not happen")
    return points, reasons


def _other_mode(left: EventCard, right: EventCard) -> bool:
    if not left.mode or not right.mode or left.mode == right.mode:
        return False
    return not (_in_one_town(left, right) and {left.mode, right.mode} <= _BLASTS)


def _in_one_town(left: EventCard, right: EventCard) -> bool:
    return left.place is not None and left.place == right.place and not (left.place_broad or right.place_broad)


def _pinned(left: EventCard, right: EventCard) -> bool:
    """Something besides time says which event of its kind it is: a counted round, a quantity, a name."""
    counted = left.ordinal is not None and left.ordinal == right.ordinal and left.ordinal > 0
    return counted or bool(set(left.quantities) & set(right.quantities)) or _same_named(left, right)


def _other_counts(left: EventCard, right: EventCard) -> bool:
    return bool(left.quantities and right.quantities) and not set(left.quantities) & set(right.quantities)


def _other_round(one: int, other: int) -> bool:
    """Two counted rounds differ, or one is the previous and the other the next; a count and a "next" may be one."""
    if one > 0 and other > 0:
        return one != other
    return {one, other} == {-1, 0}


def _parties(card: EventCard) -> frozenset[str]:
    return parties(card.participants)


def _share_parties(left: EventCard, right: EventCard) -> bool:
    return bool(_parties(left) & _parties(right)) or _same_countries(left, right)


def _no_other(left: EventCard, right: EventCard) -> bool:
    """A story and a day tell which one is meant, though a side names no party: the attack there, the ceasefire then."""
    if not left.stories & right.stories or (_parties(left) and _parties(right)) or _of_one_article(left, right):
        return False
    if left.start is None or left.start.day is None or _time_of(left) != _time_of(right):
        return False
    return _in_one_town(left, right) or (left.mode == right.mode and left.mode in _ONCE_A_DAY)


def _time_of(card: EventCard) -> Time | None:
    return time_of(card.start, card.end)


def _same_countries(left: EventCard, right: EventCard) -> bool:
    return same_states(_parties(left), left.countries, _parties(right), right.countries)


def _may_be_joined(left: EventCard, right: EventCard) -> bool:
    """Other people of the same two states at one talk: who counts all of a delegation?"""
    return left.type in _MUTUAL and len(left.countries & right.countries) >= TWO_STATES


def _same_named(left: EventCard, right: EventCard) -> bool:
    return bool(left.named and right.named and left.name and right.name and _same_name(left.name, right.name))


def _same_name(one: str, other: str) -> bool:
    return fold(normal_title(one)).removeprefix("the ") == fold(normal_title(other)).removeprefix("the ")


# More keys than this cost more look-ups than the candidates they bring are worth.
MOST_EVENT_KEYS = 8


def event_keys(card: EventCard) -> frozenset[str]:
    """At most MOST_EVENT_KEYS keys; reports that could be of one event share at least one.

    Inside a story the type is enough; across stories a participant, or the place, with the month.
    """
    keys = [f"t:{sentence}" for sentence in sorted(card.sentences)[:2]]
    keys += [f"s:{story}:{card.type.value}" for story in sorted(card.stories)[:2]]
    if card.named and card.name:
        keys.append("n:" + fold(card.name).removeprefix("the "))
    if card.start is not None and card.start.month is not None:
        months = [card.start, *([card.end] if card.end and card.end.month else [])]
        for month in dict.fromkeys(f"{m.year:04d}-{m.month:02d}" for m in months):
            parties = sorted(_parties(card))[:3]
            keys += [f"e:{card.type.value}:{party}:{month}" for party in parties]
            if card.place:
                keys.append(f"e:{card.type.value}:{card.place}:{month}")
    return frozenset(keys[:MOST_EVENT_KEYS])
