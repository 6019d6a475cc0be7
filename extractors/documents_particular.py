"""Whether a noun for a document means one particular text, by its determiner and by what is done with it."""

from enum import IntEnum

from spacy.tokens import Doc, Token

from dramatis.words import DocumentState, Modality, Polarity
from extractors.documents_senses import doing
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.modality import modality_of
from extractors.syntax import children, climb, forms, is_verb, lemma, passive, relation

_PLURALS = listed("memoranda memorandums bills laws proposals treaties")
THIS = listed("this that these those both said aforementioned")
OWN = listed("his her its their our my your whose")
ONE = listed("a an another one")
NUMBERS = listed("two three four five six seven eight nine ten both")
UNSPECIFIC = listed(
    """any no every each some such many several few most more all enough what which whatever either neither other
    various numerous certain similar fewer much another's whichever"""
)
_LAWS_IN_GENERAL = listed(
    """federal state international current existing criminal common civil constitutional environmental human domestic
    labor labour contract martial islamic sharia case family religious natural rule bankruptcy patent copyright
    maritime humanitarian local national u.s. american european antitrust public private military administrative"""
)
# Who does this to a bare noun has one text in hand: "introduced legislation", "Senate passes bill".
_MAKING = frozenset(
    [DocumentState.IN_PREPARATION, DocumentState.PRESENTED, DocumentState.SIGNED, DocumentState.IN_FORCE]
)
_INTRODUCING = listed(
    """introduce sponsor cosponsor co-sponsor author coauthor co-author pass sign offer unveil table enact announce
    reintroduce submit approve veto adopt win award"""
)
_GETTING = listed("win award secure land receive get obtain cancel terminate renew extend")
_WISHING = listed("want need request demand seek hope support back ask call wait look oppose favor favour")
_SENDING = listed("send write sign exchange submit deliver issue forward address mail serve fire")
_BUDGETING = listed("propose include cut contain eliminate provide fail make seek restore")
_ORDERING = listed("commission order conduct date title entitle name call know obtain fund")
_MASS = listed("legislation")
# Verbs by which a text itself speaks: "a report said", "the study found".
_SPEAKING = listed("say show find conclude suggest warn note state reveal call recommend urge criticise criticize")
_ACTING_LATER = frozenset([Modality.OCCURRED, Modality.SCHEDULED, Modality.PROPOSED, Modality.DENIED])


class Particular(IntEnum):
    """How surely a noun means one text: not at all, where it was told of before, or by itself."""

    NO = 0
    AGAIN = 1
    YES = 2


def by_determiner(token: Token, word: str, start: int, before: list[str]) -> Particular:
    """How surely the noun means one text; its phrase begins at token `start`, `before` are the words in it before."""
    document = token.doc
    left = document[start - 1] if start else None
    leading = left.lower_ if left is not None else ""
    if leading == "that" and left is not None and left.tag_ != "DT":
        # "Said that reports …"
        leading = ""
    determiners = {child.lower_ for child in token.children if relation(child) in ("det", "det:predet", "nmod:poss")}
    if relation(token) == "conj" and not determiners and start == token.i and leading in ("and", "or"):
        # "the record and transcript": one article for both.
        determiners = {child.lower_ for child in children(token.head, "det")} & {"the", "this", "both"}
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in _PLURALS
    if _skipped(document, start) & UNSPECIFIC or (determiners | {leading} | set(before)) & UNSPECIFIC:
        return Particular.NO
    if any(child.lower_ in UNSPECIFIC for owner in children(token, "nmod:poss") for child in owner.children):
        # "Any member's bill"
        return Particular.NO
    owned = bool(determiners & OWN) or leading in OWN or leading in ("'s", "’s", "'", "’")
    owned = owned or any(relation(child) == "nmod:poss" for child in token.children)
    if leading in ("'", "’") and left is not None and left.tag_ != "POS":
        owned = False
    if plural:
        return _several(token, word, leading, determiners, owned)
    if (determiners | {leading}) & THIS:
        return Particular.YES
    if "the" in determiners or leading == "the":
        return _definite(token, word, before)
    if owned:
        return _definite(token, word, before) if word in ("law", "budget") else Particular.YES
    if (determiners | {leading}) & ONE:
        return Particular.YES if _is_new(token) else Particular.AGAIN
    if token.text[:1].isupper() and not token.is_sent_start and token.tag_ in ("NNP", "NNPS"):
        return Particular.NO
    return _without_determiner(token, word, before)


def _skipped(document: Doc, start: int) -> set[str]:
    """The words that the phrase's start left out: "no such", "the other two"."""
    found: set[str] = set()
    for index in range(start - 1, max(-1, start - 4), -1):
        token = document[index]
        if token.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            break
        found.add(token.lower_)
    return found


def _several(token: Token, word: str, leading: str, determiners: set[str], owned: bool) -> Particular:
    words = document_words()
    single = next((form for form in forms(token) if form in words.heads | words.bare), word)
    single = {"memoranda": "memorandum"}.get(single, single)
    counted = leading in NUMBERS or any(
        child.lower_ in NUMBERS for child in children(token, "nummod", "det", "det:predet")
    )
    these = bool((determiners | {leading}) & THIS)
    definite = "the" in determiners or leading == "the" or owned
    if these or (counted and (definite or _is_new(token))):
        return Particular.YES
    if leading == "the" and counted:
        return Particular.YES
    if definite and single in words.several:
        return Particular.YES
    if single in words.sent and doing(token) & _SENDING and _is_new(token):
        return Particular.YES
    return Particular.NO


def _definite(token: Token, word: str, before: list[str]) -> Particular:
    if word == "law":
        told = bool(before) and not set(before) & _LAWS_IN_GENERAL
        return Particular.YES if told else Particular.AGAIN
    if word == "budget":
        dated = any(one.isdigit() or one in ("fiscal", "proposed", "draft") for one in before)
        return Particular.YES if dated or _is_handled(token) else Particular.NO
    return Particular.YES


def _is_handled(token: Token) -> bool:
    """It is passed, sent, read, or says something, as money isn't."""
    verb = token.head
    if not is_verb(verb):
        return False
    said = set(forms(verb))
    if relation(token) == "nsubj" and not passive(verb):
        return bool(said & (_SPEAKING | _BUDGETING))
    state = _state_of(verb)
    return relation(token) in ("obj", "nsubj:pass") and (state in _MAKING or state is DocumentState.REJECTED)


def _is_new(token: Token) -> bool:
    """A text that the sentence brings in is there, or somebody writes it: "sent a letter", "a report said"."""
    verb = _verb_above(token)
    if children(token, "cop"):
        return False
    if any(
        child.tag_ == "VBN" and (_state_of(child) in _MAKING or lemma(child) in _ORDERING)
        for child in children(token, "acl")
    ):
        # "A study published on Monday …"
        return True
    if verb is None:
        return False
    modality, polarity, _ = modality_of(verb)
    if polarity is Polarity.NEGATED or modality not in _ACTING_LATER:
        return False
    taken = relation(token) in ("obj", "nsubj:pass", "obl", "iobj", "conj", "nsubj", "nmod", "appos")
    state = _state_of(verb)
    if set(forms(verb)) & _WISHING or state is DocumentState.AWAITED:
        return False
    if state is not None or set(forms(verb)) & (_SPEAKING | _GETTING | _INTRODUCING):
        return taken and modality is not Modality.DENIED
    own, _, _ = modality_of(token)
    return taken and modality is Modality.OCCURRED and own is Modality.OCCURRED and not _is_generic(verb)


def _state_of(verb: Token) -> DocumentState | None:
    """What the verb makes of its document."""
    known = document_words().verbs
    return next((known[form][0] for form in forms(verb) if form in known), None)


def _is_generic(verb: Token) -> bool:
    """Told of no time: "a treaty binds those who sign it"."""
    return verb.tag_ in ("VBZ", "VBP", "VB") and not children(verb, "aux")


def _verb_above(token: Token) -> Token | None:
    for above in climb(token):
        if is_verb(above):
            return above
    return None


def _without_determiner(token: Token, word: str, before: list[str]) -> Particular:
    """Headlines leave articles out; "legislation" has none."""
    verb = token.head
    direct = is_verb(verb) and (
        relation(token) == "obj" or relation(token) == "nsubj:pass" or (relation(token) == "nsubj" and passive(verb))
    )
    if relation(token) == "conj" and not direct:
        direct = is_verb(verb.head) and relation(verb) == "obj"
        verb = verb.head
    if relation(token) == "obl" and is_verb(verb) and set(forms(verb)) & {"agree", "vote"} and word in _MASS:
        direct = True
    if not direct or (word == "law" and not before):
        return Particular.NO
    said = set(forms(verb))
    modality, polarity, _ = modality_of(verb)
    if polarity is Polarity.NEGATED or modality not in (Modality.OCCURRED, Modality.SCHEDULED):
        return Particular.NO
    if word in _MASS:
        return Particular.YES if said & _INTRODUCING and modality is Modality.OCCURRED else Particular.NO
    state = _state_of(verb)
    fits = state in _MAKING and not said & _WISHING
    return Particular.YES if fits and word not in ("agreement", "accord") else Particular.NO
