"""Whether two documents are one: by a name of their own, else by type, authors and time."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dramatis.folding import fold
from graph.entity_matching_cards import EntityCard, Verdict, verdict, veto, with_article

_SMALL = frozenset({"the", "of", "on", "for", "and", "a", "an", "in", "to", "s"})


def match_documents(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two documents whose cards carry no common id."""
    if left.authors and right.authors and not left.authors & right.authors:
        return veto("the authors differ")
    if left.named and right.named:
        return _by_name(left, right)
    if left.sentences & right.sentences and left.type == right.type:
        return verdict(0.99, "the same sentence tells of both")
    if left.type and right.type and left.type != right.type:
        return veto(f"one is {with_article(left.type)}, the other {with_article(right.type)}")
    if left.named != right.named:
        return _one_named(left, right)
    return _by_type(left, right)


def _by_name(left: EntityCard, right: EntityCard) -> Verdict:
    best = max((_alike(a, b) for a in left.names for b in right.names), default=0.0)
    if not best:
        return veto("the names differ")
    reasons = ["the names are the same" if best == 1.0 else "the names agree but for spelling"]
    if left.authors & right.authors:
        reasons.append("they have an author in common")
    return verdict(best, *reasons)


def _one_named(left: EntityCard, right: EntityCard) -> Verdict:
    if left.type and left.type == right.type and left.stories & right.stories:
        return verdict(0.80, f"both are {with_article(left.type)} of one story, one without its name")
    return verdict(0.4, "one has a name of its own, the other not")


def _by_type(left: EntityCard, right: EntityCard) -> Verdict:
    if not left.type or left.type != right.type:
        return verdict(0.3, "the type of one is unknown")
    reasons, points = [f"both are {with_article(left.type)}"], 0.45
    if left.authors & right.authors:
        # One report names the state, another also the capital that speaks for it.
        same = left.authors <= right.authors or right.authors <= left.authors
        points += 0.30 if same else 0.20
        reasons.append("they have the same authors" if same else "they have an author in common")
    if left.stories & right.stories:
        points += 0.19
        reasons.append("both occur in one story")
    if left.related & right.related:
        points += 0.05
        reasons.append("both occur with the same others")
    return verdict(points, *reasons)


@lru_cache(maxsize=16384)
def _alike(left: str, right: str) -> float:
    """1 for the same words, 0.95 for one letter more or less in a long name, 0 else. Numbers and years must agree."""
    one, other = _words(left), _words(right)
    if one == other:
        return 1.0
    if sorted(one) == sorted(other):
        return 0.97
    if [w for w in one if w.isdigit()] != [w for w in other if w.isdigit()]:
        return 0.0
    a, b = " ".join(one), " ".join(other)
    # One letter more or less: Minsk Agreement, Minsk Agreements.
    return 0.95 if min(len(a), len(b)) >= 9 and Levenshtein.distance(a, b, score_cutoff=1) <= 1 else 0.0


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in _SMALL]
