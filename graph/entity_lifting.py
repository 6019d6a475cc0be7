"""A name that says too little by itself, lifted by what only one of its candidates has: story, office, company.

"President Xi" is the one Xi who is known as a president in that year; "Volkov" in a story is the one Volkov who occurs
in it. Whoever is known to be somebody else and has as much stands in the way. What speaks against two sides being one
is never lifted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dramatis.folding import fold
from dramatis.words import Judgement
from graph.entity_matching_cards import MOST_NAMES, SAME_FROM, EntityCard, Verdict, verdict
from graph.entity_matching_context import in_company, role_words
from graph.entity_matching_persons import best_names, doubts_on, has_full_name
from graph.name_parts import person_name
from graph.name_sounds import NICKNAME, likeness
from graph.name_words import COMMON_FAMILIES
from graph.offices import Held, is_state, is_worldwide, shared_offices

MayBeOne = Callable[[EntityCard, EntityCard], bool]
_ONLY_ONE = 0.05
_ONLY_IN_OFFICE = 0.07  # an office that many hold at once: a senator, a spokesman
# The one holder of an office of a state is surer than a name alone in a story of its own.
_HOLDS_OFFICE = SAME_FROM + 0.02
_IN_COMPANY = 0.07
# Others, countries aside, beside whom both were seen before a name alone is lifted by them: two may be chance.
_COMPANY = 3
# A namesake from other stories stands in the way unless the story's own is reported so many times as often.
_AS_OFTEN = 4
# Reports of the office's holder under the full name, before the title and a rare name are enough without the state.
_WELL_REPORTED = 2


@dataclass(frozen=True, slots=True)
class _Field:
    """A card and its candidates: those that aren't ruled out, and of these those against whom nothing speaks."""

    card: EntityCard
    candidates: Sequence[EntityCard]
    open: Sequence[int]
    free: Sequence[int]
    may_be_one: MayBeOne

    def likeliest(self, places: Iterable[int], verdicts: Sequence[Verdict]) -> int | None:
        """The best of these: whose full name is known before others, then by score, then whom most report."""

        def rank(place: int) -> tuple[bool, float, int, str]:
            other = self.candidates[place]
            return has_full_name(other), verdicts[place].score, other.reports, other.id

        return max(places, key=rank, default=None)

    def rivals(self, place: int, among: Iterable[int]) -> list[EntityCard]:
        """Those who are, or may be, somebody else than the one at the place."""
        others = (self.candidates[other] for other in among if other != place)
        return [other for other in others if not self.may_be_one(self.candidates[place], other)]


def lifted(
    card: EntityCard, candidates: Sequence[EntityCard], verdicts: Sequence[Verdict], may_be_one: MayBeOne
) -> tuple[int, Verdict] | None:
    """Which candidate the card may be for more reasons than the two cards alone give, and the better verdict on it.

    `may_be_one` says whether two candidates are perhaps one themselves.
    """
    open_ones = [place for place, found in enumerate(verdicts) if found.judgement is not Judgement.DIFFERENT]
    free = [place for place in open_ones if _is_free(card, candidates[place], verdicts[place])]
    if not free:
        return None
    field = _Field(card, candidates, open_ones, free, may_be_one)
    found = [lift(field, verdicts) for lift in (_by_story, _by_office, _by_role, _by_company)]
    return max((each for each in found if each is not None), key=lambda each: each[1].score, default=None)


def _is_free(card: EntityCard, candidate: EntityCard, found: Verdict) -> bool:
    """Nobody is sure of it, and nothing speaks against it."""
    return found.judgement is Judgement.UNSURE and doubts_on(card, candidate, best_names(card, candidate))[0] == 1.0


def _better(verdicts: Sequence[Verdict], place: int, points: float, why: str) -> tuple[int, Verdict]:
    return place, verdict(points, *verdicts[place].reasons, why)


def _by_story(field: _Field, verdicts: Sequence[Verdict]) -> tuple[int, Verdict] | None:
    """Only one that comes into question occurs in the story."""
    inside = [place for place in field.open if field.card.stories & field.candidates[place].stories]
    best = field.likeliest((place for place in inside if place in field.free), verdicts)
    if best is None or field.rivals(best, inside):
        return None
    least = field.candidates[best].reports
    outside = (place for place in field.open if place not in inside)
    if any(not least or least < _AS_OFTEN * other.reports for other in field.rivals(best, outside)):
        return None
    return _better(verdicts, best, verdicts[best].score + _ONLY_ONE, "no other comes into question in this story")


def _by_office(field: _Field, verdicts: Sequence[Verdict]) -> tuple[int, Verdict] | None:
    """Only one holds the office of a state at that time."""
    shared = {place: shared_offices(field.card, field.candidates[place]) for place in field.open}
    holders = [place for place in field.open if shared[place] and _by_family(field.card, field.candidates[place])]
    best = field.likeliest((place for place in holders if place in field.free), verdicts)
    if best is None or any(_is_holder(rival, field, best) for rival in field.rivals(best, holders)):
        return None
    other = field.candidates[best]
    lands = {held.land for one in shared[best] for held in one if is_state(held.land)}
    ours, theirs = shared[best][0]
    if ours.land and theirs.land and is_state(ours.land):
        why = f"both are {ours.office} of {ours.land}"
    elif is_worldwide(ours.office) and _is_same_name(field.card, other):
        why = f"there is one {ours.office}"
    elif lands & _lands_about(field.card, ours, other, theirs):
        why = f"one is {ours.office} of {min(lands)}, the other {ours.office} in an article on it"
    elif lands and max(field.card.reports, other.reports) >= _WELL_REPORTED and not _is_common(field.card, other):
        why = f"one is {ours.office} of {min(lands)}, and the name is rare"
    else:
        return None
    return _better(verdicts, best, max(_HOLDS_OFFICE, verdicts[best].score), f"{why}; no other of this name is")


def _lands_about(card: EntityCard, ours: Held, other: EntityCard, theirs: Held) -> frozenset[str]:
    """The countries of the articles on the side of which it isn't said whose office it is; of both where on neither."""
    if theirs.land:
        return card.lands
    return other.lands if ours.land else card.lands | other.lands


def _is_holder(rival: EntityCard, field: _Field, best: int) -> bool:
    """It is told of which state the rival holds the office, or it isn't reported so rarely that it may be an error."""
    stated = any(is_state(theirs.land) for _, theirs in shared_offices(field.card, rival))
    return stated or _AS_OFTEN * rival.reports >= field.candidates[best].reports


def _by_role(field: _Field, verdicts: Sequence[Verdict]) -> tuple[int, Verdict] | None:
    """The only one of this name has the role."""
    if len(field.open) != 1 or field.open != field.free:
        return None
    (only,) = field.open
    other = field.candidates[only]
    if field.card.country != other.country or not role_words(field.card) & role_words(other):
        return None
    return _better(verdicts, only, verdicts[only].score + _ONLY_IN_OFFICE, "no other of this name holds the office")


def _by_company(field: _Field, verdicts: Sequence[Verdict]) -> tuple[int, Verdict] | None:
    """The only one of a name that isn't common is seen beside the same others."""
    best = field.likeliest(field.free, verdicts)
    if best is None:
        return None
    other = field.candidates[best]
    if len(field.card.related & other.related) < _COMPANY or _is_common(field.card, other):
        return None
    if not _by_family(field.card, other):
        return None
    rivals = field.rivals(best, field.open)
    if any(_AS_OFTEN * rival.reports >= other.reports or rival.related & field.card.related for rival in rivals):
        return None
    points = verdicts[best].score + _IN_COMPANY
    return _better(verdicts, best, points, f"{in_company(field.card, other)}, and no other of this name")


def _by_family(one: EntityCard, other: EntityCard) -> bool:
    """The name alone is the last of the other's family names, or all of its name; not one in between."""
    lone, full = (one, other) if has_full_name(other) else (other, one)
    words = {word for name in lone.names[:MOST_NAMES] for word in person_name(name).words[-1:]}
    parts = [person_name(name) for name in full.names[:MOST_NAMES]]
    ends = {(name.family or name.words)[-1] for name in parts if name.words}
    ends |= {name.given for name in parts if name.suffix}  # Charles III goes by his given name
    return any(likeness(word, end) >= NICKNAME for word in words for end in ends)


def _is_same_name(one: EntityCard, other: EntityCard) -> bool:
    """Neither side has more than the one name, and it is the same."""
    names, others = ({fold(name) for name in card.names[:MOST_NAMES]} for card in (one, other))
    return not names.isdisjoint(others) and not has_full_name(one) and not has_full_name(other)


def _is_common(one: EntityCard, other: EntityCard) -> bool:
    """Very many bear the family name."""
    names = (person_name(name) for name in one.names[:MOST_NAMES] + other.names[:MOST_NAMES])
    return any((name.family or name.words)[-1] in COMMON_FAMILIES for name in names if name.words)
