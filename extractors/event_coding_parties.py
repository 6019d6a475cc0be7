"""Who acts and who receives in a sentence's main event, as heads of noun phrases: names, nouns for people and bodies.

Unlike an event's participants, which are entities of the article, these are words of the sentence: "rebels" and
"French farmers" count too, since PLOVER's actors need no name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dramatis.words import EntityKind, EventType
from extractors.event_coding import Coding
from extractors.event_lexicon import listed
from extractors.participants_mentions import REPRESENTATIVES
from extractors.reading import Form, Reading
from extractors.speech_verbs import speaking_nouns
from extractors.syntax import (
    agent,
    children,
    climb,
    conjuncts,
    is_verb,
    lemma,
    misread_active,
    obliques,
    own_subject,
    passive,
    possessors,
    relation,
    subject,
)

_PRONOUNS = listed("he she it they we i him her them us you who which that")
# Prepositions after an event's word that name the one at whom it is directed, the most telling first.
_TOWARDS = listed("to with on upon against from for at toward towards into over of by between among")
_COUNTING = listed("group member number crowd series band handful dozen score hundred thousand part majority")
_OWN = frozenset(["its", "his", "her", "their", "our", "my"])
_WHERE = listed("in near outside inside across around")
_ACTING = listed(
    """people force troop guerrilla rebel refugee civilian group immigrant detainee demonstrator bomber gunman mission
    inspector peacekeeper hostage youth settler farmer side country government republic rebellion extremist
    fundamentalist nation resident community parliament navy airline agency servicemen servicewoman serviceman alien
    separatist insurgent militiaman tribe clan member faction crowd mob mourner consumer businessman company police
    aircraft official leader minister president army soldier militant fighter protester prisoner worker student
    journalist citizen national envoy diplomat negotiator official team delegation administration movement regime"""
)
# Tokens between an event's word and the verb of its clause.
_STEPS = 4


@dataclass(frozen=True, slots=True)
class CodedParties:
    """Heads of those who act and of those who receive, in text order; either may be empty."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]


def coded_parties(reading: Reading, coding: Coding) -> CodedParties:
    """Who acts in the coded event and at whom it is directed."""
    finder = _Finder(reading, coding)
    actors = finder.actors()
    return CodedParties(actors, finder.recipients(actors))


@dataclass(frozen=True, slots=True)
class _Finder:
    reading: Reading
    coding: Coding

    def actors(self) -> tuple[Token, ...]:
        coding = self.coding
        if coding.asked and coding.speaker is not None:
            return self._all(coding.speaker)
        head = coding.clause if is_verb(coding.clause) or not coding.main else self._verb()
        if is_verb(coding.word) and own_subject(coding.word) is not None:
            head = coding.word
        verb = coding.word if is_verb(coding.word) and _suffers(coding.word) else head
        if _suffers(verb):
            by = agent(verb)
            if by is not None:
                return self._all(by)
            if coding.type in _DONE_TO:
                return self._owners()
        doer = subject(head)
        if doer is not None and doer.i > head.i:
            # ", the ministry said" after the clause: its subject taken for the clause's.
            doer = None
        if doer is not None and doer.lower_ in _PRONOUNS:
            doer = coding.speaker or self._antecedent(doer)
        found = self._all(doer) if doer is not None else ()
        return found or self._owners() or self._named_before(head)

    def recipients(self, actors: tuple[Token, ...]) -> tuple[Token, ...]:
        """Those at whom it is directed, the actors left out."""
        coding = self.coding
        taken = {actor.i for actor in actors}
        if coding.asked and coding.speaker is not None:
            asked = subject(coding.clause)
            return self._others(asked, taken) if asked is not None else ()
        for head in self._directed():
            found = self._others(head, taken)
            if found:
                return found
        return self._named_after(taken)

    def _verb(self) -> Token:
        word = self.coding.word
        return next((above for above in climb(word) if is_verb(above)), word)

    def _directed(self) -> Iterator[Token]:
        """Heads of what the event may be directed at, the most telling first."""
        word = self.coding.word
        if is_verb(word):
            if _suffers(word):
                doer = own_subject(word) or subject(word)
                if doer is not None and self.coding.type in _DONE_TO:
                    yield doer
            yield from self._after(word)
        else:
            yield from self._around(word)
        for above, _ in zip(climb(word), range(_STEPS), strict=False):
            if is_verb(above):
                yield from self._after(above)
            if above.i == self.coding.clause.i:
                return

    def _after(self, verb: Token) -> Iterator[Token]:
        yield from children(verb, "iobj")
        things = children(verb, "obj")
        yield from things
        for clause in children(verb, "ccomp"):
            doer = own_subject(clause)
            if doer is not None:
                yield doer
        yield from (head for preposition, head in obliques(verb) if preposition in _TOWARDS)
        for thing in things:
            yield from self._around(thing)
        for below in children(verb, "xcomp", "advcl"):
            if is_verb(below):
                yield from children(below, "obj", "iobj")
        yield from (head for preposition, head in obliques(verb) if preposition in _WHERE)

    def _around(self, noun: Token) -> Iterator[Token]:
        inner = obliques(noun)
        yield from (head for preposition, head in inner if preposition in _TOWARDS)
        yield from possessors(noun)
        for clause in children(noun, "acl"):
            yield from children(clause, "obj", "iobj")
            yield from (head for preposition, head in obliques(clause) if preposition in _TOWARDS)
        for _, head in inner:
            yield from (deeper for preposition, deeper in obliques(head) if preposition in _TOWARDS | _WHERE)

    def _all(self, head: Token, *, receiving: bool = False) -> tuple[Token, ...]:
        """The parties for which a noun phrase and what is coordinated with it stand."""
        found = (self._party(member, receiving) for member in conjuncts(head))
        return tuple(sorted({party.i: party for party in found if party is not None}.values(), key=lambda one: one.i))

    def _others(self, head: Token, taken: set[int]) -> tuple[Token, ...]:
        return tuple(party for party in self._all(head, receiving=True) if party.i not in taken)

    def _party(self, head: Token, receiving: bool) -> Token | None:
        """The head if it names somebody or is a noun for people, else the owner or the people in its phrase."""
        if self._is_name(head):
            return head
        counted = self._counted(head) if lemma(head) in _COUNTING else None
        if counted is not None:
            return counted
        # "strengthened its forces": one's own; "halt attacks": no party, though attacks may act.
        own = any(owner.lower_ in _OWN for owner in possessors(head))
        acting = _ACTING if receiving else _ACTING | REPRESENTATIVES
        if lemma(head) in acting | speaking_nouns() and not (receiving and own):
            return head
        for inner in (*possessors(head), *children(head, "amod", "compound", "nmod:desc", "flat", "appos")):
            if self._is_name(inner):
                return inner
        return self._counted(head)

    def _counted(self, noun: Token) -> Token | None:
        """Those of whom so many are told: "scores of refugees", "hundreds of thousands of people"."""
        for _ in range(_STEPS):
            below = next((inner for preposition, inner in obliques(noun) if preposition == "of"), None)
            if below is None:
                return None
            if self._is_name(below) or lemma(below) in _ACTING:
                return below
            noun = below
        return None

    def _is_name(self, token: Token) -> bool:
        naming = self.reading.naming_at(token)
        if naming is None or naming.form in (Form.NOMINAL, Form.PRONOUN):
            return token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")
        index = self.reading.chain_at(token)
        return index is not None and self.reading.chains[index].kind in _KINDS

    def _antecedent(self, pronoun: Token) -> Token:
        """The last name of the pronoun's chain before it, or the pronoun."""
        index = self.reading.chain_at(pronoun)
        if index is None:
            return pronoun
        before = [
            naming
            for naming in self.reading.chains[index].namings
            if naming.end <= pronoun.i and naming.form is not Form.PRONOUN
        ]
        return self.reading.doc[before[-1].start : before[-1].end].root if before else pronoun

    def _owners(self) -> tuple[Token, ...]:
        word = self.coding.word
        if is_verb(word):
            return ()
        by = [head for preposition, head in obliques(word) if preposition in ("by", "between")]
        return next(filter(None, (self._all(head) for head in (*by, *possessors(word)))), ())

    def _named_before(self, head: Token) -> tuple[Token, ...]:
        return next(filter(None, (self._all(token) for token in self._names(head.sent.start, head.i))), ())

    def _named_after(self, taken: set[int]) -> tuple[Token, ...]:
        """The first name after the event's word that isn't the speaker of the sentence."""
        word = self.coding.word
        speaker = self.coding.speaker
        for token in self._names(word.i + 1, word.sent.end):
            verb = token.head
            speaks = relation(token) == "nsubj" and relation(verb) in ("parataxis", "root") and verb.i > word.i
            if token.i not in taken and not speaks and (speaker is None or token.i != speaker.i):
                return self._others(token, taken)
        return ()

    def _names(self, start: int, end: int) -> Iterator[Token]:
        """The heads of the names among these tokens."""
        seen: set[int] = set()
        for index in range(start, end):
            naming = self.reading.naming_at(index)
            if naming is None or naming.start in seen or not self._is_name(self.reading.doc[index]):
                continue
            seen.add(naming.start)
            yield self.reading.doc[naming.start : naming.end].root


def _suffers(verb: Token) -> bool:
    """The verb is passive, and doesn't only look so for want of an auxiliary: an object stands right after it."""
    if not passive(verb) or misread_active(verb) is not None:
        return False
    if children(verb, "aux:pass"):
        return True
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    objected = following is not None and following.pos_ in _OPENING
    # "Refugees clashed with police": what one does with somebody one doesn't suffer.
    shared = any(preposition in ("with", "against") for preposition, _ in obliques(verb))
    return not objected and not shared and not children(verb, "xcomp", "ccomp", "obj")


# What an object begins with.
_OPENING = frozenset(["DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON"])
_KINDS = frozenset([EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE])
# What is done to somebody: the subject of its passive suffers it.
_DONE_TO = frozenset(EventType) - {EventType.AGREE, EventType.CONSULT}
