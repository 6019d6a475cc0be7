"""How alike two names of persons are, part by part."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from graph.name_parts import PersonName, person_name
from graph.name_sounds import INITIAL, NICKNAME, likeness

# What a match of parts is worth before the context speaks. A family name alone is never enough to merge (a country has
# many Kims), a given name alone still less.
FAMILY_ALONE = 0.80
GIVEN_ALONE = 0.72
INITIAL_AND_FAMILY = 0.87
# A part found in the other's middle names (Tayyip Erdogan, Recep Tayyip Erdogan; Sánchez, Sánchez Pérez-Castejón).
_IN_MIDDLE = 0.95
_TURNED = 0.96  # the same parts the other way round (Orbán Viktor)
OTHER_MIDDLE = 0.55  # George W. Bush, George H. W. Bush


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are. `full`: both have given and family names. `conflict`: a part speaks against."""

    score: float
    full: bool
    reason: str
    conflict: bool = False


@lru_cache(maxsize=131072)
def match_names(left: str, right: str) -> NameMatch:
    """How alike two forms of persons' names are. Symmetric; any script; titles don't count."""
    one, other = person_name(left), person_name(right)
    if not one.words or not other.words:
        return NameMatch(0.0, False, "one side has no name")
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return NameMatch(0.0, True, f"one is {one.suffix}, the other {other.suffix}", True)
    if one.full and other.full:
        match = _match_full(one, other)
        if match.conflict and one.letters == other.letters:
            match = NameMatch(1.0, True, "the letters are the same")
        if match.score < NICKNAME and (one.either or other.either or len(one.words) == 2 == len(other.words)):
            turned = _match_turned(one, other)
            match = max(match, turned, key=lambda m: m.score)
        return _with_suffix(match, one, other)
    return _match_partial(one, other)


def _match_full(one: PersonName, other: PersonName) -> NameMatch:
    family = _match_family(one, other)
    if not family:
        return NameMatch(0.0, True, "the family names differ", True)
    given = _match_given(one, other)
    if not given:
        return NameMatch(0.0, True, "the given names differ", True)
    if not _middles_agree(one, other):
        return NameMatch(OTHER_MIDDLE, True, "the middle names differ", True)
    if given == INITIAL:
        return NameMatch(INITIAL_AND_FAMILY * family, True, "an initial and the family name agree")
    score = 0.6 * min(given, family) + 0.4 * max(given, family)
    if given == family == 1.0:
        return NameMatch(1.0, True, "given and family name are the same")
    if given == NICKNAME:
        return NameMatch(score, True, "one given name is a short form or variant of the other, the family name agrees")
    return NameMatch(score, True, "given and family name agree but for spelling")


def _match_family(one: PersonName, other: PersonName) -> float:
    best = max(likeness(a, b, True) for a, b in product(one.family, other.family))
    if len(one.family) == len(other.family) == 2:
        ordered = [likeness(a, b, True) for a, b in zip(one.family, other.family, strict=True)]
        best = min(ordered) if all(ordered) else 0.0
    if best and best != INITIAL:
        return best
    inner = [likeness(a, b, True) for a, b in product(one.family, other.middle)]
    inner += [likeness(a, b, True) for a, b in product(one.middle, other.family)]
    deep = max((s for s in inner if s != INITIAL), default=0.0)
    return deep * _IN_MIDDLE


def _match_given(one: PersonName, other: PersonName) -> float:
    best = likeness(one.given, other.given)
    if best:
        return best
    if "-" in one.given or "-" in other.given:
        parts, others = one.given.split("-"), other.given.split("-")
        if len(parts) != len(others) and likeness(parts[0], others[0]) > INITIAL:
            return _IN_MIDDLE
    inner = [likeness(one.given, word) for word in other.middle] + [likeness(word, other.given) for word in one.middle]
    deep = max((s for s in inner if s > INITIAL), default=0.0)
    return deep * _IN_MIDDLE


def _middles_agree(one: PersonName, other: PersonName) -> bool:
    """What stands between given and family name doesn't contradict: words in any number, initials in their order."""
    if not one.middle or not other.middle:
        return True
    if any(len(a) > 1 and len(b) > 1 and likeness(a, b) for a, b in product(one.middle, other.middle)):
        return True
    used = (*one.family, *other.family, one.given, other.given)
    left = [w for w in one.middle if not any(likeness(w, u) > INITIAL for u in used)]
    right = [w for w in other.middle if not any(likeness(w, u) > INITIAL for u in used)]
    if not left or not right:
        return True
    return len(left) == len(right) and all(likeness(a, b) for a, b in zip(left, right, strict=True))


def _match_turned(one: PersonName, other: PersonName) -> NameMatch:
    """The given name of one is the family name of the other and the other way round."""
    across = min(likeness(one.given, other.family[-1], True), likeness(one.family[-1], other.given, True))
    if across > INITIAL:
        return NameMatch(across * _TURNED, True, "the same parts in the other order")
    return NameMatch(0.0, True, "given and family name differ", True)


def _with_suffix(match: NameMatch, one: PersonName, other: PersonName) -> NameMatch:
    """A generation on one side only makes two persons: fathers are named without one, their sons with it."""
    if (one.suffix is None) == (other.suffix is None) or not match.score:
        return match
    return NameMatch(0.0, True, f"only one side says {one.suffix or other.suffix}", True)


def _match_partial(one: PersonName, other: PersonName) -> NameMatch:
    """At least one side is a family or given name alone."""
    if one.family and other.family:
        family = max(likeness(a, b, True) for a, b in product(one.family, other.family))
        if family > INITIAL:
            return NameMatch(FAMILY_ALONE * family, False, "the family name agrees, a given name is missing")
    words, others = one.words, other.words
    shared = max(likeness(a, b) for a, b in product(words, others))
    if shared > INITIAL and (len(words) == 1 or len(others) == 1):
        return NameMatch(GIVEN_ALONE * shared, False, "one name of several agrees")
    return NameMatch(0.0, False, "no part of the names agrees", True)
