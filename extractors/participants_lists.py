"""Parties that a text lists together: "Presidents X and Y", "Minister X and his French counterpart Z"."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from dramatis.words import EntityKind, Role
from extractors.participants_mentions import (
    REPRESENTATIVES,
    STOP_MARKS,
    TITLE,
    WHERE,
    WINDOW,
    Mentions,
    Named,
    Part,
    governs,
    is_possessor,
    preposition_before,
    stands_for,
)
from extractors.reading import Form
from extractors.syntax import conjuncts, is_noun, is_verb, lemma, relation

# A list of parties is no longer in mentions, titles included.
_LONGEST_LIST = 12
_AND = frozenset(["and", "&", "or", "-", "–"])
_TAKEN = frozenset(["obj", "iobj", "obl", "obl:agent", "obl:arg"])
_OWNERS = frozenset(["his", "her", "its", "their", "of", "'s", "’s", "-", "–"])


def parties(mentions: Mentions, head: Token, role: Role, *, targets: bool = False) -> list[Part]:
    """The parties that a noun phrase and all coordinated with it stand for."""
    found: dict[int, Named] = {}
    if role in (Role.ACTOR, Role.HOST) and lemma(head) in REPRESENTATIVES:
        # "Syria's president, X, met Y": he did, and Syria by him.
        found.update((one.start, one) for one in _apposed(mentions, head))
    for member in conjuncts(head) if not found else ():
        named = stands_for(mentions, member, targets=targets)
        if named is not None and role in (Role.ACTOR, Role.HOST) and _is_scene(mentions, named, member):
            named = None
        if named is not None:
            found.update((one.start, one) for one in listed_with(mentions, named))
    if not found:
        found.update((one.start, one) for one in _apposed(mentions, head))
    return [Part(role, named.chain, named.start, named.end) for _, named in sorted(found.items())]


def party_before(mentions: Mentions, word: Token, role: Role) -> list[Part]:
    """The nearest party to the left in the same line that no preposition introduces: a headline's missed subject."""
    document = mentions.reading.doc
    limit = max(0, word.i - WINDOW)
    for index in range(word.i - 1, limit - 1, -1):
        token = document[index]
        if token.text in STOP_MARKS or "\n" in token.text or (is_verb(token) and token.i != word.i):
            break
        named = mentions.at(token)
        if named is not None and preposition_before(mentions, named, named.start - TITLE) == "":
            if not governs(mentions, named, targets=False):
                return []
            return [Part(role, one.chain, one.start, one.end) for one in listed_with(mentions, named)]
    return []


def _is_scene(mentions: Mentions, named: Named, head: Token) -> bool:
    """The place where it is done is nobody who does it: "gunmen opened fire in X, killing …"."""
    inside = named.start <= head.i < named.end
    return inside and named.kind is EntityKind.PLACE and preposition_before(mentions, named, named.start - 2) in WHERE


def _apposed(mentions: Mentions, head: Token) -> list[Named]:
    """Who is named right after the noun, between commas: "his counterpart, X, …", "the two officers, X and Y, …"."""
    document = head.doc
    if not is_noun(head) or head.i + 2 >= len(document) or document[head.i + 1].text != ",":
        return []
    following = mentions.within(head.i + 2, head.i + 2 + TITLE)
    first = next((named for named in following if not heads_title(mentions, named)), None)
    if first is None or first.kind is not EntityKind.PERSON:
        return []
    if any(token.pos_ not in ("NOUN", "PROPN", "ADJ") for token in document[head.i + 2 : first.start]):
        return []
    found = listed_with(mentions, first)
    last = max(named.end for named in found)
    closed = last < len(document) and document[last].text in (",", ".", "\n", "\n\n")
    plural = head.tag_ in ("NNS", "NNPS")
    return found if closed and plural == (len(found) > 1) else []


def listed_with(mentions: Mentions, named: Named) -> list[Named]:
    """The mention and those in one list with it ("Presidents X and Y"), as the words have it, tree or no tree."""
    place = mentions.all.index(named, bisect_left(mentions.starts, named.start))
    found, joined = [named], False
    for step in (-1, 1):
        known = named
        for other in _in_order(mentions, place, step):
            first, second = (other, known) if step < 0 else (known, other)
            if heads_title(mentions, other) and first.end <= second.start:
                continue
            link = _link(mentions, first, second)
            if not link or not _may_share(mentions, known, other, step):
                break
            joined = joined or link == "and"
            found.append(other)
            known = other
    return found if joined else [named]


def _in_order(mentions: Mentions, place: int, step: int) -> Iterator[Named]:
    for index in range(place + step, place + step * _LONGEST_LIST, step):
        if not 0 <= index < len(mentions.all):
            return
        yield mentions.all[index]


def _link(mentions: Mentions, first: Named, second: Named) -> str:
    """ "and" or "," where only that, titles and adjectives stand between two mentions; "" where they are no list."""
    between = mentions.reading.doc[first.end : second.start]
    if not 0 < len(between) <= TITLE or between[0].lower_ not in ("and", "&", ",", "or", "-", "–"):
        return ""
    if any(
        token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") and token.lower_ not in (",", *_AND, *_OWNERS)
        for token in between
    ):
        return ""
    return "," if all(token.lower_ not in _AND for token in between) else "and"


def goes_on(mentions: Mentions, last: Part, named: Named) -> bool:
    """The list to which the last party belongs goes on with the mention: "with X and Y", "X, Y and Z"."""
    known = mentions.by_token.get(last.start)
    if known is None:
        return False
    link = _link(mentions, known, named)
    if link != ",":
        return link == "and"
    after = next((one for one in mentions.within(named.end, named.end + TITLE) if not heads_title(mentions, one)), None)
    same = (known.kind is EntityKind.PERSON) == (named.kind is EntityKind.PERSON)
    return same and after is not None and _link(mentions, named, after) == "and"


def _may_share(mentions: Mentions, known: Named, other: Named, step: int) -> bool:
    """Both are people, or neither is; and the other isn't bound by a verb of its own."""
    if (known.kind is EntityKind.PERSON) != (other.kind is EntityKind.PERSON) or other.chain == known.chain:
        return False
    if is_possessor(mentions, other) or other.form in (Form.PRONOUN, Form.NOMINAL):
        return False
    document = mentions.reading.doc
    first, second = (other, known) if step < 0 else (known, other)
    if relation(document[first.start : first.end].root) not in _TAKEN:
        return True
    # "… met X, and Y said": the first belongs to the verb before it, the second to that after it.
    return step > 0 and relation(document[second.start : second.end].root) not in ("nsubj", "nsubj:pass", "root")


def heads_title(mentions: Mentions, named: Named) -> bool:
    """The mention only opens the title of the person after it: "French" and "EU" of "EU Energy Commissioner X"."""
    if named.kind is EntityKind.PERSON and named.form is not Form.PRONOUN:
        return False
    following = mentions.within(named.end, named.end + TITLE)
    person = next((one for one in following if not _is_of_title(mentions, one)), None)
    if person is None or person.kind is not EntityKind.PERSON:
        return False
    between = mentions.reading.doc[named.end : person.start]
    return len(between) > 0 and all(
        token.pos_ in ("NOUN", "PROPN", "ADJ", "PART") or token.lower_ == "of" for token in between
    )


def _is_of_title(mentions: Mentions, named: Named) -> bool:
    """A demonym or body within a title."""
    return named.form is Form.DEMONYM or named.kind is not EntityKind.PERSON
