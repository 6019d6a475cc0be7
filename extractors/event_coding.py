"""The main event of a sentence, coded as PLOVER codes it: one type for the whole sentence, and the word that tells it.

An article's events (`extractors.events`) keep what is done apart from how it is held: "will visit" is a visit that is
scheduled. PLOVER's coders settle on one category instead (manual 0.8, "Auxiliary modes"): cooperation that is agreed,
offered or still to come is AGREE, harm that is held out is THREATEN, what somebody won't do is REJECT, what somebody
says that others must do is REQUEST. The main event is that of the clause that the sentence asserts: what is said
under a verb of saying, what is agreed, begun or tried under such a verb, the noun of a light verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from dramatis.words import EventType
from extractors.event_lexicon import listed, table
from extractors.event_prior import guess
from extractors.reading import Form, Reading
from extractors.syntax import (
    children,
    climb,
    is_noun,
    is_verb,
    lemma,
    negation,
    obliques,
    own_subject,
    passive,
    relation,
    subject,
)
from extractors.trigger_verbs import LIGHT
from extractors.triggers import Trigger

COOPERATION = frozenset(
    [
        EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.RETREAT,
        EventType.CONCEDE, EventType.AGREE,
    ]
)  # fmt: skip
CONFLICT = frozenset(
    [
        EventType.COERCE, EventType.ASSAULT, EventType.SANCTION, EventType.MOBILIZE, EventType.PROTEST,
        EventType.THREATEN,
    ]
)  # fmt: skip
_FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "may", "might", "could"])
_MUST = frozenset(["must", "should", "ought"])
# Verbs are nested so deep at most: "said it had agreed to begin trying to …".
_DEPTH = 6
# Shorter sentences are headings, datelines, debris; longer ones lists or debris.
_SHORTEST, _LONGEST = 3, 400
_FINITE = frozenset(["VBD", "VBZ", "VBP", "VBN"])
# Adverbial clauses in which a main event may stand when the main clause tells none ("…, killing ten").
_BESIDE = ("conj", "advcl", "acl")


@dataclass(frozen=True, slots=True)
class Coding:
    """A sentence's main event. `word` tells it; `clause` is the head of the clause that asserts it, whose subject acts.

    `speaker` is the subject of the verb of saying above that clause, or None. `asked`: the speaker says that the
    clause's subject must do it. `main` is False where the main clause tells no event and another word was taken.
    """

    type: EventType
    word: Token
    clause: Token
    speaker: Token | None
    asked: bool = False
    main: bool = True


@dataclass(frozen=True, slots=True)
class _Told:
    """What a clause tells: a type, the word, and whether it asks another to do it."""

    type: EventType
    word: Token
    asked: bool = False


def code_sentences(reading: Reading, triggers: Sequence[Trigger]) -> Iterator[Coding]:
    """The main event of each sentence that tells one, in text order."""
    coder = _Coder(reading, {trigger.token.i: trigger for trigger in triggers})
    for sentence in reading.doc.sents:
        found = coder.main_event(sentence)
        if found is not None:
            yield found


@cache
def _compositions() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for makes, part, words in table("events_compositions.tsv"):
        for word in words.split(",") if part == "p" else words.split():
            found.setdefault((word, part), makes)
    return found


def is_saying(verb: Token) -> bool:
    """The verb reports what somebody says or thinks, and nothing else."""
    return _makes(verb, "v") == "say"


def _makes(word: Token, part: str) -> str:
    return _compositions().get((lemma(word), part), "") or _compositions().get((word.lower_, part), "")


@dataclass(frozen=True, slots=True)
class _Coder:
    reading: Reading
    triggers: dict[int, Trigger]

    def main_event(self, sentence: Span) -> Coding | None:
        """The sentence's main event, or None."""
        if not _SHORTEST <= len(sentence) <= _LONGEST:
            return None
        clause, speaker = _asserted(self._head(sentence))
        told = self.told(clause, 0)
        if told is not None:
            return Coding(told.type, told.word, clause, speaker, told.asked)
        told = self._elsewhere(sentence)
        if told is None:
            return None
        return Coding(told.type, told.word, told.word, speaker, main=False)

    def _head(self, sentence: Span) -> Token:
        """The root; the first verb where the parse has missed that, in a noun's sentence or before ", police said"."""
        root = sentence.root
        verbs = [token for token in sentence if self._is_verb(token)]
        if _makes(root, "v") == "say" and not any(_is_clause(child) for child in children(root, "ccomp", "parataxis")):
            said = (verb for verb in verbs if verb.i < root.i and verb.tag_ in _FINITE and _opens(verb))
            return next(said, root)
        if self._is_verb(root):
            return _shifted(root)
        if children(root, "cop"):
            return root
        return next((verb for verb in verbs if own_subject(verb) is not None and relation(verb) != "acl:relcl"), root)

    def _is_verb(self, token: Token) -> bool:
        naming = self.reading.naming_at(token)
        # "The United Nations …": a name's participle is no verb.
        return is_verb(token) and (naming is None or naming.form in (Form.NOMINAL, Form.PRONOUN))

    def told(self, head: Token, depth: int) -> _Told | None:
        """What the clause of this head tells."""
        if depth > _DEPTH:
            return None
        head = _shifted(head)
        below = self._below(head)
        future, must = _modals(head)
        refused = negation(head) is not None
        made, carrier = self._made(head)
        if must:
            return _Told(EventType.REQUEST, carrier, asked=True)
        if made == "refuse" and not refused:
            return _Told(EventType.REJECT, head)
        inner = self.told(below, depth + 1) if made and below is not None else None
        composed = _composed(made, carrier, inner, below, refused=refused)
        if composed is not None:
            return composed
        told = inner if made == "carry" and head.i not in self.triggers else None
        told = told or self._own(head) or inner or (self.told(below, depth + 1) if below is not None else None)
        if refused and (future or (told is not None and told.type in COOPERATION)):
            return _Told(EventType.REJECT, told.word if told else head)
        if told is not None and (future or made == "plan"):
            return _future(told)
        return told or self._beside(head, depth)

    def _made(self, head: Token) -> tuple[str, Token]:
        """What the head, its predicate adjective or the noun before its infinitive make of it, and that word."""
        if self._is_verb(head):
            made = _makes(head, "v")
            noun = _noun_before(head)
            if noun is not None and _makes(noun, "n") and not children(head, "aux:pass", "nsubj"):
                return _makes(noun, "n"), noun
            adjective = next((child for child in children(head, "xcomp") if _makes(child, "a")), None)
            if adjective is not None and not (is_verb(adjective) and adjective.tag_ == "VB"):
                return _makes(adjective, "a"), adjective
            if children(head, "cop") or (head.tag_ == "VBN" and passive(head)):
                made = _makes(head, "a") or made
            return made, head
        phrase = head.doc[head.left_edge.i : head.i + 1].text.lower()
        said = (phrase.endswith(words) for (words, part), makes in _compositions().items() if part == "p" and makes)
        if children(head, "cop") and any(said):
            return "refuse", head
        return _makes(head, "a"), head

    def _below(self, head: Token) -> Token | None:
        """The verb or predicate below that the head governs."""
        for child in head.children:
            kind = relation(child)
            if kind in ("xcomp", "ccomp") and (is_verb(child) or children(child, "cop", "mark")):
                return child
            if kind == "xcomp" and child.pos_ == "ADJ":
                return self._below(child)
            if kind in ("advcl", "acl") and not is_verb(head) and is_verb(child):
                return child
        infinitive = next((child for child in children(head, "advcl") if _is_infinitive(child)), None)
        return infinitive if _makes(head, "v") in ("plan", "carry", "agree") else None

    def _own(self, head: Token) -> _Told | None:
        """What the head itself tells, or the noun that completes it."""
        trigger = self.triggers.get(head.i)
        if trigger is not None:
            return _Told(trigger.entry.type, head)
        nouns = [child for child in children(head, "obj", "nsubj:pass", "obl") if self._is_noun(child)]
        light = lemma(head) in LIGHT
        if light:
            nouns += [noun for _, noun in obliques(head) if self._is_noun(noun)]
        known = guess(head) if self._is_verb(head) else None
        if nouns:
            return _Told(self.triggers[nouns[0].i].entry.type, nouns[0])
        return None if known is None else _Told(known.type, head)

    def _is_noun(self, token: Token) -> bool:
        trigger = self.triggers.get(token.i)
        return trigger is not None and trigger.nominal

    def _beside(self, head: Token, depth: int) -> _Told | None:
        for child in children(head, *_BESIDE):
            told = self.told(child, depth + 1) if is_verb(child) else None
            if told is not None:
                return told
        return None

    def _elsewhere(self, sentence: Span) -> _Told | None:
        """The first word of the sentence that reports an event: outside relative clauses, then anywhere."""
        found = [token for token in sentence if token.i in self.triggers]
        free = (token for token in found if all(relation(word) != "acl:relcl" for word in (token, *climb(token))))
        token = next(free, found[0] if found else None)
        if token is not None:
            return _Told(self.triggers[token.i].entry.type, token)
        for verb in sentence:
            known = guess(verb) if self._is_verb(verb) else None
            if known is not None:
                return _Told(known.type, verb)
        return None


def _asserted(head: Token) -> tuple[Token, Token | None]:
    """The head of what the sentence asserts, below its verbs of saying, and who says it last."""
    speaker: Token | None = None
    for _ in range(_DEPTH):
        if _makes(head, "v") != "say":
            break
        below = next((child for child in children(head, "ccomp", "parataxis") if _is_clause(child)), None)
        # "He was quoted as saying that …"
        below = below or next(
            (child for child in children(head, "advcl", "xcomp") if _makes(child, "v") == "say"), None
        )
        if below is None:
            break
        speaker = subject(head) or speaker
        head = below
    return head, speaker


def _opens(verb: Token) -> bool:
    """It may be a clause's verb: it stands in no relative clause and after no article."""
    return relation(verb) != "acl:relcl" and (verb.i == 0 or verb.nbor(-1).pos_ not in ("DET", "PRON"))


def _shifted(head: Token) -> Token:
    """The participle after "have" or "be" where the parse took the auxiliary for the verb ("have tortured scores")."""
    if lemma(head) not in ("have", "be"):
        return head
    after = next((token for token in head.doc[head.i + 1 : head.i + 4] if token.pos_ not in ("ADV", "PART")), head)
    return after if after.pos_ == "VERB" and after.tag_ in ("VBN", "VBG") else head


def _is_clause(token: Token) -> bool:
    return is_verb(token) or bool(children(token, "cop", "nsubj"))


def _modals(head: Token) -> tuple[bool, bool]:
    """Whether the clause's auxiliaries put it in the future, and whether they demand it."""
    auxiliaries = children(head, "aux", "aux:pass")
    future = any(child.lower_ in _FUTURE or lemma(child) == "go" for child in auxiliaries)
    return future, any(child.lower_ in _MUST for child in auxiliaries)


def _is_infinitive(verb: Token) -> bool:
    return is_verb(verb) and any(child.lower_ == "to" for child in children(verb, "mark", "aux"))


def _noun_before(verb: Token) -> Token | None:
    """The noun right before an infinitive: "its refusal to sign", wherever the parse hangs that."""
    mark = next((child for child in children(verb, "mark", "aux") if child.lower_ == "to"), None)
    if mark is None or mark.i == 0:
        return None
    noun = mark.nbor(-1)
    return noun if is_noun(noun) else None


def _composed(made: str, carrier: Token, inner: _Told | None, below: Token | None, *, refused: bool) -> _Told | None:
    """What the governing word makes of the clause below it, None where it leaves that as it is."""
    word = inner.word if inner is not None else carrier
    harm = inner is not None and inner.type in CONFLICT
    if made == "agree" and (below is not None or carrier.pos_ == "ADJ"):
        if refused:
            return _Told(EventType.REJECT, word)
        return _Told(EventType.THREATEN if harm and lemma(carrier) in _TWO_EDGED else EventType.AGREE, word)
    if made == "threaten" and (below is not None or lemma(carrier) == "threaten"):
        return _Told(EventType.AGREE if _is_good_vow(carrier, inner) else EventType.THREATEN, word)
    return None


_TWO_EDGED = listed("promise pledge ready prepared willing set determined vow commit committed")


def _is_good_vow(carrier: Token, inner: _Told | None) -> bool:
    return lemma(carrier) != "threaten" and inner is not None and inner.type in COOPERATION


def _future(told: _Told) -> _Told:
    """Cooperation still to come is agreed, harm still to come is threatened."""
    if told.type in COOPERATION:
        return _Told(EventType.AGREE, told.word, told.asked)
    return _Told(EventType.THREATEN, told.word, told.asked) if told.type in CONFLICT else told
