"""Relations between entities that the text states: membership, work, ownership, family, place, citizenship."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dramatis.extraction import Fact
from dramatis.words import Predicate
from extractors.reading import Reading
from extractors.relation_between import between
from extractors.relation_facts import Found, begun, holding, past
from extractors.relation_mentions import Spot, may_lie, spots_of
from extractors.relation_syntax import Stated, office_verb, stated
from extractors.relation_words import has_members, person_noun
from extractors.roles import merged
from extractors.syntax import children, is_verb, lemma, noun_phrase, relation

# A name that is only joined to the nearest one may belong to another clause.
_JOINED = 0.05
# "A is a street in B, C, D, E": further out nothing is meant.
_LONGEST_WAY = 4
# A page of a gazetteer may name thousands of places in one country; that each lies where the country lies is no news.
_MOST_FURTHER = 50
_DEPUTIES = frozenset(
    ["deputy", "vice", "assistant", "acting", "associate", "lieutenant", "former", "regional", "local", "vice-"]
)


def find_relations(reading: Reading) -> list[Fact]:
    """MEMBER_OF, EMPLOYED_BY, OWNS, FAMILY_OF, LOCATED_IN, LEADS and CITIZEN_OF facts of the article."""
    return merged(one.fact(reading) for one in found_relations(reading))


def found_relations(reading: Reading) -> list[Found]:
    """The same before they are facts, each with the rule that read it; a relation may be found at several mentions."""
    spots = spots_of(reading)
    found = list(between(reading, spots))
    known = {_key(one) for one in found}
    for one in _by_syntax(reading, spots):
        # The same relation of the same two mentions is told once, as the words between have it.
        if _key(one) not in known:
            known.add(_key(one))
            found.append(one)
    return [*found, *_further(reading, found)]


def _key(found: Found) -> tuple[Predicate, int, int]:
    first, last = sorted((found.subject.naming.start, found.object.naming.start))
    return found.predicate, first, last


def _by_syntax(reading: Reading, spots: list[Spot]) -> Iterator[Found]:
    """What the dependency tree states and the mentions' sorts allow."""
    for one in stated(reading, spots):
        pattern = one.pattern
        if not _allowed(reading, one):
            continue
        words = _beside(one.word)
        modality, polarity = holding(words, _asserting(one.word))
        yield Found(
            pattern.name,
            pattern.predicate,
            one.subject,
            one.object,
            pattern.confidence - past(words) - _JOINED * one.joined,
            modality,
            polarity,
            _literal(one),
            begun(reading, one.word) if "dated" in pattern.flags else None,
        )


def _asserting(word: Token) -> Token | None:
    """The word on which modality and negation hang; None for an apposition, which is no clause of its own."""
    if is_verb(word) or children(word, "cop"):
        return word
    return office_verb(word) or (word.head if relation(word) == "nsubj" else None)


def _beside(word: Token) -> list[Token]:
    """The words of a noun's phrase, which may say that it is past; none of a verb's."""
    if is_verb(word):
        return []
    start, end = noun_phrase(word)
    return list(word.doc[start:end])


def _literal(one: Stated) -> str | None:
    if "kin" not in one.pattern.flags:
        return None
    return "spouse" if is_verb(one.word) else lemma(one.word)


def _allowed(reading: Reading, one: Stated) -> bool:
    flags = one.pattern.flags
    name = reading.chains[one.object.chain].name
    if "place" in flags and not may_lie(reading, one.subject, one.object):
        return False
    if "party" in flags or "employer" in flags:
        return has_members(name) == ("party" in flags)
    if "person" in flags:
        return person_noun(one.word)
    if "whole" in flags and not _DEPUTIES.isdisjoint(token.lower_ for token in _beside(one.word)):
        return False
    if "company" in flags:
        return not has_members(name)
    return True


def _further(reading: Reading, found: Iterable[Found]) -> Iterator[Found]:
    """What lies in "Troy, New York" lies in New York, and what lies in Troy lies there too.

    Over a place told at one mention this is stated; over its mentions in two sentences it only follows.
    """
    placed = [one for one in found if one.predicate is Predicate.LOCATED_IN and one.asserted]
    onward: dict[int, list[Found]] = {}
    for one in placed:
        onward.setdefault(one.subject.chain, []).append(one)
    known = {(one.subject.chain, one.object.chain) for one in placed}
    reached = placed
    for _ in range(_LONGEST_WAY):
        step = [further for one in reached for further in _onward(reading, one, onward, known)]
        yield from step
        reached = step[:_MOST_FURTHER]


def _onward(
    reading: Reading, one: Found, onward: dict[int, list[Found]], known: set[tuple[int, int]]
) -> Iterator[Found]:
    """One step further than the relation goes; of one place stated at the same mention first."""
    at = one.object.naming.start
    steps = onward.get(one.object.chain, [])[:_MOST_FURTHER]
    for other in sorted(steps, key=lambda step: step.subject.naming.start != at):
        pair = one.subject.chain, other.object.chain
        if pair in known or pair[0] == pair[1] or (pair[1], pair[0]) in known:
            continue
        if not may_lie(reading, one.subject, other.object):
            continue
        known.add(pair)
        stated = other.subject.naming.start == at and not one.inferred and not other.inferred
        yield Found(
            "further" if stated else "follows",
            Predicate.LOCATED_IN,
            one.subject,
            other.object,
            one.confidence * other.confidence,
            inferred=not stated,
            told_by=() if stated else (*(one.told_by or (one,)), other),
        )
