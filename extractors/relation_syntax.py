"""Relations that the dependency tree states, however far apart the two mentions stand.

A verb or a noun of the table is found by its lemma; those that stand around it in the places which its row names are
related. A place is whom a token names: the mention that covers it, or for a common noun whoever it is said of ("Bolt, a
company owned by Acme") or is called ("the state of Michigan").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.reading import Reading
from extractors.relation_mentions import Spot
from extractors.relation_patterns import Pattern, Side, patterns
from extractors.syntax import (
    agent,
    children,
    conjuncts,
    first_conjunct,
    lemma,
    objects,
    obliques,
    passive,
    preposition_of,
    relation,
    subject,
)

# Tokens. Longer sentences are lists or debris, and each step may cost their length.
_LONGEST_SENTENCE = 250
# "a company that is a unit of a group called X": names are seldom told over more nouns.
_DEEPEST = 3
# Of a list of names, so many count.
_MOST_JOINED = 8


@dataclass(frozen=True, slots=True)
class Stated:
    """A pattern that fits at `word`, with the mentions on both sides; `far`: by coordination, beside the nearest."""

    pattern: Pattern
    word: Token
    subject: Spot
    object: Spot
    joined: bool


def stated(reading: Reading, spots: Sequence[Spot]) -> Iterator[Stated]:
    """What the tree says of mentions, in the order of the words that say it."""
    for words, at in _sentences(reading, spots):
        for word in words:
            if word.i in at and word.pos_ == "PROPN":
                continue
            fitting = _fitting(word)
            if fitting and word.pos_ != "VERB" and not said_of(word):
                # Said of nobody; only what it calls by name is left: "the subsidiary, Bolt".
                fitting = [pattern for pattern in fitting if "called" in pattern.object.slots]
            for pattern in fitting:
                yield from _applied(pattern, word, at)


def _sentences(reading: Reading, spots: Sequence[Spot]) -> Iterator[tuple[Sequence[Token], dict[int, Spot]]]:
    """The sentences with two mentions or more, each with the mention on every token that one covers."""
    doc = reading.doc
    here: list[Spot] = []
    end = -1
    for spot in (*spots, None):
        if spot is not None and spot.naming.start < end:
            here.append(spot)
            continue
        if len(here) > 1:
            sentence = doc[here[0].naming.start].sent
            if len(sentence) <= _LONGEST_SENTENCE:
                yield list(sentence), {i: one for one in here for i in range(one.naming.start, one.naming.end)}
        if spot is not None:
            here, end = [spot], doc[spot.naming.start].sent.end


def _fitting(word: Token) -> Iterable[Pattern]:
    table = patterns()
    if word.pos_ == "VERB":
        return table.verbs.get(lemma(word), ())
    if word.pos_ in ("NOUN", "PROPN"):
        known = table.nouns.get(lemma(word), ())
        return (*known, *table.any_noun) if word.pos_ == "NOUN" else known
    return ()


def _applied(pattern: Pattern, word: Token, at: dict[int, Spot]) -> Iterator[Stated]:
    """The pattern with each pair of mentions that fits it here."""
    objects_ = _on(pattern.object, pattern, word, at)
    if not objects_:
        return
    subjects = _on(pattern.subject, pattern, word, at)
    joins = "joins" in pattern.flags
    for i, one in enumerate(subjects if joins else subjects[:1]):
        for j, other in enumerate(objects_ if joins else objects_[:1]):
            if one.chain != other.chain:
                yield Stated(pattern, word, one, other, i + j > 0)


def _on(side: Side, pattern: Pattern, word: Token, at: dict[int, Spot]) -> list[Spot]:
    """The mentions on one side of the word, the nearest first."""
    found: list[Spot] = []
    for slot in side.slots:
        for token in _standing(slot, word):
            for spot in named(token, at):
                if spot.letter in side.letters and spot not in found:
                    found.append(spot)
        if found:
            break
    return found[:_MOST_JOINED]


def _standing(slot: str, word: Token) -> list[Token]:
    """The tokens that stand in the slot around the word."""
    if slot in ("doer", "done") and _is_loose(word):
        return []
    if slot == "doer":
        found = agent(word) if passive(word) else subject(word)
        return [] if found is None else [found]
    if slot == "done":
        if not passive(word):
            return objects(word)
        found = subject(word)
        if found is None and relation(word) == "amod":
            found = word.head
        return [] if found is None else [found]
    if slot == "self":
        return said_of(word)
    if slot == "is":
        return _is(first_conjunct(word))
    if slot == "called":
        return children(word, "appos")
    if slot == "own":
        return children(word, "nmod:poss")
    if slot == "mod":
        before = _before(word)
        return [*before, *(inner for token in before for inner in _before(token))]
    return [head for preposition, head in obliques(word) if preposition == slot]


def _before(noun: Token) -> list[Token]:
    """Adjectives and names before a noun, as far as they hang on it."""
    return [child for child in children(noun, "amod", "compound", "nmod", "nmod:desc") if child.i < noun.i]


def _is_loose(verb: Token) -> bool:
    """A participle behind a comma after "in X": what it is said of may be X or whatever lies there."""
    head = verb.head
    return (
        relation(verb) == "acl"
        and head.i < verb.i
        and verb.doc[verb.left_edge.i - 1].text == ","
        and bool(children(head, "case"))
    )


def said_of(noun: Token) -> list[Token]:
    """Whom a noun is said of: the subject of its copula, what it stands in apposition to, or who is made it."""
    first = first_conjunct(noun)
    if relation(first) == "appos" and first.head.i < first.i:
        return [first.head]
    if first.i == noun.i and relation(first) == "nsubj" and children(first.head, "cop"):
        # "The president of the bank is Ann Lee."
        return [first.head]
    verb = office_verb(first)
    if verb is not None:
        if passive(verb) or lemma(verb) in _SERVING or lemma(verb) == "become":
            found = subject(verb)
            return [] if found is None else [found]
        return [one for one in children(verb, "obj", "iobj") if one.i < first.i]
    return _is(first)


def office_verb(noun: Token) -> Token | None:
    """The verb that makes somebody what the noun says: "became", "serves as", "was elected", "appointed her"."""
    verb = noun.head
    kind = relation(noun)
    if kind in ("xcomp", "obj", "ccomp", "obl") and (lemma(verb) in _MAKING or lemma(verb) == "become"):
        return verb if kind != "obl" or preposition_of(noun) == "as" else None
    if kind == "obl" and lemma(verb) in _SERVING and preposition_of(noun) == "as":
        return verb
    return None


def _is(noun: Token) -> list[Token]:
    if children(noun, "cop"):
        return children(noun, "nsubj")
    if relation(noun) == "obj" and lemma(noun.head) in _BEING:
        return children(noun.head, "nsubj")
    return []


def named(token: Token, at: dict[int, Spot], depth: int = 0) -> list[Spot]:
    """The mentions that the token and those joined to it name, in text order; empty for what has no name here."""
    found: list[Spot] = []
    for one in conjuncts(token) if depth == 0 else (token,):
        spot = at.get(one.i)
        if spot is not None:
            found.append(spot)
        elif depth < _DEEPEST and one.pos_ in ("NOUN", "PROPN", "NUM"):
            found.extend(_called(one, at, depth))
    return found


def _called(noun: Token, at: dict[int, Spot], depth: int) -> list[Spot]:
    """The mentions that a common noun stands for."""
    for child in children(noun, "appos", "flat"):
        if child.i in at:
            return [at[child.i]]
    if lemma(noun) in _SORTS:
        for preposition, head in obliques(noun):
            if preposition == "of":
                return named(head, at, 0 if depth == 0 else depth + 1)
        return [at[child.i] for child in children(noun, "compound") if child.i in at and at[child.i].letter == "L"]
    return [spot for token in said_of(noun) if token.i != noun.i for spot in named(token, at, depth + 1)]


_MAKING = frozenset(["elect", "appoint", "name", "make", "crown", "install", "choose"])
_SERVING = frozenset(["serve", "act", "work"])
_BEING = frozenset(["be", "become", "remain"])
_SORTS = frozenset(
    [
        "city",
        "town",
        "village",
        "state",
        "province",
        "region",
        "county",
        "district",
        "island",
        "islands",
        "municipality",
        "suburb",
        "port",
        "republic",
        "department",
        "territory",
        "borough",
        "prefecture",
        "governorate",
        "oblast",
        "capital",
        "community",
        "area",
        "canton",
        "parish",
        "commune",
    ]
)
