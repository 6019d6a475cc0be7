"""Who "the two", "both sides", "their" and "they" are: the only two that fit, in the same or an earlier sentence."""

from spacy.tokens import Token

from dramatis.words import EntityKind, Role
from extractors.event_lexicon import listed
from extractors.participants_lists import heads_title
from extractors.participants_mentions import WHERE, Mentions, Named, Part, preposition_before
from extractors.reading import Form
from extractors.syntax import lemma, obliques, possessors, relation, subject
from extractors.triggers import Trigger

_BODIES = listed(
    """side country government nation state neighbour neighbor party delegation company negotiator team capital rival
    foe enemy ally power bloc firm military army"""
)
_PEOPLE = listed("leader president minister man woman diplomat official chief counterpart head premier king colleague")
# In the plural these are two without being counted.
_PLURAL = frozenset(["side", "delegation", "negotiator"])
_TWO = frozenset(["two", "both"])
_DEFINITE = frozenset(["the", "these", "both", "their"])
# Tokens between a verb and its subject in which an auxiliary or adverb may stand ("the two have since spoken").
_GAP = 4
# Tokens before a word in which a quotation around it may begin.
_QUOTATION = 60
# Sentences before the own one in which the two may have been named.
_BACK = 2


def pair_of(mentions: Mentions, trigger: Trigger) -> list[Part]:
    """The two parties of what is done jointly, where the text only says "the two", "both sides" or "their"."""
    heads = [trigger.token, *trigger.shell]
    words: list[Token] = []
    if trigger.nominal:
        for head in heads:
            words += [owner for owner in possessors(head) if owner.lower_ == "their"]
            words += [word for preposition, word in obliques(head) if preposition in ("between", "of", "by")]
        verb = trigger.support
    else:
        verb = trigger.token
    if verb is not None:
        doer = subject(verb)
        words += [doer] if doer is not None else []
        words += _before(verb)
    for word in words:
        found = pair_behind(mentions, word)
        if found:
            return found
    return []


def pair_behind(mentions: Mentions, word: Token) -> list[Part]:
    """The two that "they", "the two governments" or "both sides" means, the word given; an empty list where unclear."""
    wanted = None if _in_quotation(word) else _wanted(word)
    found = _named_before(mentions, word, *wanted) if wanted is not None else []
    return [Part(Role.ACTOR, chain, word.i, word.i + 1) for chain in found]


def _in_quotation(word: Token) -> bool:
    """In somebody's own words, in which "they" are others than in the text around."""
    straight = 0
    for token in reversed(word.doc[max(0, word.i - _QUOTATION) : word.i]):
        if "\n" in token.text:
            break
        if token.text == "“":
            return True
        if token.text == "”":
            return False
        straight += token.text == '"'
    return straight % 2 == 1


def _before(verb: Token) -> list[Token]:
    """The word before the verb, auxiliaries and adverbs skipped, where a subject stands that the tree lost."""
    document = verb.doc
    for index in range(verb.i - 1, max(-1, verb.i - 1 - _GAP), -1):
        token = document[index]
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return [token]
    return []


def _wanted(word: Token) -> tuple[bool, bool] | None:
    """Whether people and whether bodies may be meant; None where the word doesn't speak of two."""
    name = word.lower_
    if name in ("they", "their", "both", "them"):
        return True, True
    before = [token.lower_ for token in word.doc[max(0, word.i - 3) : word.i]]
    if name == "two" and before and before[-1] in _DEFINITE:
        return True, True
    told = _DEFINITE.intersection(before)
    if not told or word.tag_ not in ("NNS", "NN"):
        return None
    counted = not _TWO.isdisjoint(before)
    form = lemma(word)
    if form in _BODIES and (counted or (form in _PLURAL and word.tag_ == "NNS")):
        return False, True
    return (True, False) if form in _PEOPLE and counted else None


def _named_before(mentions: Mentions, word: Token, people: bool, bodies: bool) -> list[int]:
    """The two chains that fit, if a sentence before the word names just two of the kind; else an empty list."""
    document = word.doc
    homes = mentions.homes
    end = word.i
    apart: dict[int, None] = {}
    for _ in range(_BACK + 1):
        start = document[max(0, end - 1)].sent.start
        named = mentions.within(start, end)
        for wanted in ([True] if people else []) + ([False] if bodies else []):
            found = _distinct(mentions, homes, named, people=wanted)
            if len(found) == 2:
                return found
            if len(found) > 2:
                return []
            if not wanted:
                apart.update(dict.fromkeys(found))
        if start == 0:
            break
        end = start
    if len(apart) == 2:
        # Each in a sentence of its own: "Chad sent a list. Sudan, which …, will study it."
        return list(apart)
    return _of_title(mentions, homes) if bodies else []


def _of_title(mentions: Mentions, homes: dict[int, int]) -> list[int]:
    document = mentions.reading.doc
    if not mentions.reading.article.title:
        return []
    last = document.char_span(0, len(mentions.reading.article.title), alignment_mode="contract")
    if last is None:
        return []
    found = _distinct(mentions, homes, mentions.within(0, last.end), people=False)
    return found if len(found) == 2 else []


def _distinct(mentions: Mentions, homes: dict[int, int], named: list[Named], *, people: bool) -> list[int]:
    """The people, or the states and bodies, that are named as such: not as a place, nor in somebody's title."""
    document = mentions.reading.doc
    chains = mentions.reading.chains
    found: dict[int, None] = {}
    for one in named:
        if one.form in (Form.PRONOUN, Form.NOMINAL):
            continue
        if people:
            if one.kind is EntityKind.PERSON:
                found.setdefault(one.chain)
            continue
        if one.kind is EntityKind.PERSON or heads_title(mentions, one):
            continue
        place = one.kind is EntityKind.PLACE
        state = homes.get(one.chain, one.chain)
        if place and chains[state].wikidata is None:
            continue
        if place and one.form is not Form.DEMONYM and preposition_before(mentions, one, one.start - 3) in WHERE:
            continue
        if relation(document[one.end - 1]) == "obl:unmarked":
            continue
        found.setdefault(state)
    return list(found)
