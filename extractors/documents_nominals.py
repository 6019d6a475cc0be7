"""Which nouns mean one particular text: "the memorandum", "their letter", "sent a letter", "both treaties".

Texts in general ("any treaty", "federal law"), those only wished for ("we need an agreement") and other senses of the
words ("pay the bill", "the resolution of the conflict") are none.
"""

from enum import IntEnum

from spacy.tokens import Doc, Token

from dramatis.words import DocumentState, Modality, Polarity
from extractors.documents_edges import LONGEST_NAME
from extractors.documents_names import head_word
from extractors.documents_senses import doing, means_something_else
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.modality import modality_of
from extractors.reading import Reading
from extractors.syntax import children, climb, forms, is_noun, is_verb, lemma, noun_phrase, passive, relation


class Particular(IntEnum):
    """How surely a noun means one text: not at all, where it was told of before, or by itself."""

    NO = 0
    AGAIN = 1
    YES = 2


_PLURALS = listed("memoranda memorandums bills laws proposals treaties")


# A small tagger takes a rare noun for an adjective now and then.
_NOMINAL_TAGS = frozenset(["NOUN", "PROPN", "ADJ"])


# One paper, though a plural; what is merely thought of stays out by its state.
_WRITTEN_TOGETHER = frozenset(["proposals"])


_THIS = listed("this that these those both said aforementioned")


_OWN = listed("his her its their our my your whose")


_ONE = listed("a an another one")


_NUMBERS = listed("two three four five six seven eight nine ten both")


_UNSPECIFIC = listed(
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


def particular(reading: Reading, token: Token) -> Particular:
    """Whether the token is a noun that means one particular text (or one named handful)."""
    if token.pos_ not in _NOMINAL_TAGS or token.lower_.endswith(".") or token.ent_type_ == "PERSON":
        return Particular.NO
    word, sure = _kind(token)
    if word is None:
        return Particular.YES if token.lower_ in _WRITTEN_TOGETHER else Particular.NO
    # Only with a capital is an act a text: "the Act".
    deed = token.lower_ in ("act", "acts") and not token.text[:1].isupper()
    if deed or _modifies(token) or _is_part_of_a_name(reading, token):
        return Particular.NO
    start, _ = nominal_span(token)
    before = [one.lower_ for one in token.doc[start : token.i]]
    if means_something_else(token, word, before):
        return Particular.NO
    grade = _by_determiner(token, word, start, before)
    return min(grade, Particular.AGAIN) if not sure and grade else grade


def _kind(token: Token) -> tuple[str | None, bool]:
    """The head word, and whether it is one wherever one text is meant; a pair of words counts first."""
    words = document_words()
    word = lemma(token)
    pair = f"{token.nbor(-1).lower_} {word}" if token.i else word
    if token.i > 1 and token.nbor(-1).text == "-":
        whole = f"{token.nbor(-2).lower_}-{word}"
        if whole in words.heads:
            return whole, True
    if word == "request" and token.i and (token.nbor(-1).shape_ == "dddd" or token.nbor(-1).lower_ == "budget"):
        # "the fiscal year 2007 request" is the budget's text.
        return "budget request", True
    for known in (pair, *forms(token)):
        if known in words.heads:
            return known, True
        if known in words.bare:
            return known, False
    return None, False


def _modifies(token: Token) -> bool:
    """ "treaty obligations", "bill sponsors": the noun only modifies another."""
    below = relation(token) in ("compound", "amod", "flat", "nmod:desc") and token.head.i > token.i
    if below and is_noun(token.head):
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    # Whatever the tree says, a common noun right behind it in the same phrase is what is meant.
    return (
        following is not None
        and following.tag_ in ("NN", "NNS")
        and not following.ent_type_
        and following.head.i >= following.i
        and relation(following) not in ("obl:unmarked", "nmod:unmarked", "appos", "parataxis", "conj")
        and relation(token) in ("compound", "amod", "nmod", "dep")
    ) or (following is not None and following.text == "-" and not following.whitespace_ and not token.whitespace_)


def _is_part_of_a_name(reading: Reading, token: Token) -> bool:
    """Another entity's name holds the word ("Law Society"); of "Energy Tax bill" a pipeline at most thinks so."""
    naming = reading.naming_at(token)
    if naming is None or naming.end - naming.start == 1:
        return False
    return token.text[:1].isupper() or naming.end > token.i + 1


def nominal_span(head: Token) -> tuple[int, int]:
    """The noun with its adjectives and compounds, without article, owner and number of texts."""
    document = head.doc
    first, _ = noun_phrase(head)
    # What stands right before it belongs to it too, though a parser hung it elsewhere.
    start = head.i
    for index in range(head.i - 1, max(first, head.i - LONGEST_NAME, 0) - 1, -1):
        token = document[index]
        if token.is_space or token.pos_ in ("DET", "PRON", "PART", "CCONJ", "ADP", "SCONJ", "AUX"):
            break
        if token.text in ("'s", "’s", "'", "’", '"', "“", "”", "(", ")", ":", ";", ".", "–", "—"):
            break
        if token.text == "," and document[index - 1].pos_ != "ADJ":
            break
        start = index
    while start > 1 and document[start - 1].text == "-" and not document[start - 1].whitespace_:
        # "e-mail", cut in three
        start -= 2
    while start < head.i and (document[start].is_punct or document[start].lower_ in _LEADING):
        start += 1
    plural = head.tag_ in ("NNS", "NNPS")
    while start < head.i and plural and (document[start].lower_ in _NUMBERS or document[start].like_num):
        start += 1
    return start, head.i + 1


_LEADING = _THIS | _OWN | _ONE | _UNSPECIFIC | listed("the same very only just even not last past")


def _by_determiner(token: Token, word: str, start: int, before: list[str]) -> Particular:
    document = token.doc
    left = document[start - 1] if start else None
    leading = left.lower_ if left is not None else ""
    determiners = {child.lower_ for child in token.children if relation(child) in ("det", "det:predet", "nmod:poss")}
    if relation(token) == "conj" and not determiners and start == token.i and leading in ("and", "or"):
        # "the record and transcript": one article for both.
        determiners = {child.lower_ for child in children(token.head, "det")} & {"the", "this", "both"}
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in _PLURALS
    if _skipped(document, start) & _UNSPECIFIC or (determiners | {leading} | set(before)) & _UNSPECIFIC:
        return Particular.NO
    if any(child.lower_ in _UNSPECIFIC for owner in children(token, "nmod:poss") for child in owner.children):
        # "Any member's bill"
        return Particular.NO
    owned = bool(determiners & _OWN) or leading in _OWN or leading in ("'s", "’s", "'", "’")
    owned = owned or any(relation(child) == "nmod:poss" for child in token.children)
    if leading in ("'", "’") and left is not None and left.tag_ != "POS":
        owned = False
    if plural:
        return _several(token, word, leading, determiners, owned)
    if (determiners | {leading}) & _THIS:
        return Particular.YES
    if "the" in determiners or leading == "the":
        return _definite(token, word, before)
    if owned:
        return _definite(token, word, before) if word in ("law", "budget") else Particular.YES
    if (determiners | {leading}) & _ONE:
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
    counted = leading in _NUMBERS or any(
        child.lower_ in _NUMBERS for child in children(token, "nummod", "det", "det:predet")
    )
    these = bool((determiners | {leading}) & _THIS)
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


def kind_of(token: Token) -> str:
    """The lemma by which the document is known: "memorandum", "peace deal"."""
    word, _ = _kind(token)
    return word or head_word(token, document_words().all_heads()) or lemma(token)
