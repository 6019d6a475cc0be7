"""What stands around two entities: how much of it agrees, and how far apart in time they are reported."""

from functools import lru_cache

from dramatis.folding import fold
from dramatis.words import EntityKind
from graph.entity_matching_cards import EntityCard

# What the context adds to a name that isn't decisive by itself. One story shared and one more thing lift a family name
# alone (0.80) over the mark; without a shared story nothing does.
_STORY = 0.08
_COUNTRY = 0.03
_ROLE = 0.04
_SEEN_TOGETHER = 0.04
# Others, countries aside, beside whom both were seen: one may be chance.
_COMPANY = 2
# Words of titles and roles that half of all persons share.
_EMPTY = frozenset({"the", "of", "for", "a", "an", "and", "mr", "mrs", "ms", "dr", "former", "top", "senior", "deputy",
                    "chief", "acting", "interim", "current", "then"})  # fmt: skip


def context(left: EntityCard, right: EntityCard) -> tuple[float, list[str]]:
    """How much of what stands around the two agrees, and what."""
    points, reasons = 0.0, []
    if left.stories & right.stories:
        points += _STORY
        reasons.append("both occur in one story")
    if left.country and left.country == right.country:
        points += _COUNTRY
        reasons.append(f"both belong to {left.country}")
    if shared := role_words(left) & role_words(right):
        points += _ROLE
        reasons.append(f"both are called {min(shared)}")
    together = len(left.related & right.related) >= _COMPANY
    if together and left.kind is EntityKind.PERSON and not left.stories & right.stories:
        # Bodies of one sort are always seen beside the same others, and so are all in one story.
        points += _SEEN_TOGETHER
        reasons.append(in_company(left, right))
    return points, reasons


def in_company(left: EntityCard, right: EntityCard) -> str:
    """The reason that both were seen beside the same others."""
    first, second, *_ = sorted(left.related & right.related)
    return f"both occur with {first} and {second}"


@lru_cache(maxsize=16384)
def _telling_words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) - _EMPTY


def role_words(card: EntityCard) -> frozenset[str]:
    """The telling words of titles and roles."""
    return _telling_words(card.titles + card.roles)


def years_between(left: EntityCard, right: EntityCard) -> int:
    """Years from the end of the earlier one's reports to the beginning of the later one's; 0 where unknown."""
    spans = []
    for card in (left, right):
        ends = [day.year for day in (card.first, card.last) if day is not None]
        if not ends:
            return 0
        spans.append((min(ends), max(ends)))
    return max(0, spans[0][0] - spans[1][1], spans[1][0] - spans[0][1])
