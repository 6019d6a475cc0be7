"""The words by which a noun's event takes place: "held talks", "a round of talks", "talks, to be hosted by …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.event_lexicon import listed
from extractors.syntax import (
    children,
    climb,
    is_verb,
    lemma,
    misread_active,
    preposition_of,
    relation,
)

# Verbs that say of an event only that it takes place, begins, ends or is arranged: they add no event of their own.
LIGHT = listed(
    """hold launch make reach conduct carry stage begin start resume continue end host attend join organize organise
    convene schedule plan propose suggest offer have give pay strike broker mount wage commit undertake initiate open
    restart renew conclude complete finish suspend postpone cancel delay perform execute complete arrange prepare take
    stop halt achieve secure agree sign announce declare impose order lead see witness participate engage enter lift
    face deliver break place do get need want seek expect await demand request urge support back condemn follow
    issue precede include involve discuss address occur happen fail succeed collapse produce result set slate"""
)
# Nouns that count or portion events ("a round of talks"): what is said of them is said of the event.
CARRIERS = listed(
    """round series wave day session set spate string campaign act resumption start beginning end continuation outbreak
    holding conduct phase stage cycle week month hour night resume launch option format date possibility"""
)
# Tokens between a noun and the verb by which it takes place: two parties with their titles, or a relative clause.
_AHEAD = 22
_STOPS = frozenset([".", ";", ":", "!", "?", "…", "“", "”", '"', "("])
_TAKE_PLACE = listed(
    "hold take begin start end resume open continue conclude collapse happen occur finish close go last come enter"
)
# Verbs whose participle after a noun says when, where and by whom its event is held.
_SET_DOWN = listed("hold host convene schedule plan set slate organize organise arrange book stage expect")


def carriers(noun: Token) -> Iterator[Token]:
    """The nouns around the noun that count or portion its event, the innermost first."""
    for above in climb(noun):
        if relation(noun) not in ("nmod", "pobj", "prep", "compound"):
            return
        if above.pos_ == "ADP":
            continue
        if lemma(above) not in CARRIERS:
            return
        yield above
        noun = above


def support_of(noun: Token) -> Token | None:
    """The light verb whose object, subject or phrase the noun is, or None."""
    head = noun.head
    for child in children(noun, "amod"):
        if lemma(child) in LIGHT and misread_active(child) is not None:
            return child
    if head.i == noun.i or relation(noun) not in ("obj", "nsubj", "nsubj:pass", "obl", "conj"):
        return None
    if relation(noun) == "conj":
        return None if head.pos_ == "VERB" else support_of(head) if head.head.i != head.i else None
    if not is_verb(head) or lemma(head) not in LIGHT:
        return None
    if relation(noun) == "obl" and preposition_of(noun) not in ("in", "on", "out", "into"):
        return None
    return head


def verb_ahead(noun: Token) -> Token | None:
    """The verb by which the noun takes place further on in the sentence, where the tree doesn't tie the two.

    "GENEVA – The round of talks between X and Y was held on Monday": a dateline is enough to break the tree.
    """
    if relation(noun) not in ("root", "appos", "parataxis", "dep", "list", "nmod", "flat"):
        return None
    document = noun.doc
    for token in document[noun.i + 1 : noun.i + 1 + _AHEAD]:
        if token.text in _STOPS or "\n" in token.text or token.pos_ == "SCONJ":
            return None
        if relation(token) in ("acl", "acl:relcl"):
            # "A meeting, which the ministry had announced, did not take place."
            continue
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN") and relation(token) != "amod":
            return token if lemma(token) in _TAKE_PLACE else None
    return None


def happenings(top: Token) -> list[Token]:
    """Light verbs said of a noun: "the talks, held in May", "that talks begin in Rome", "…, to be hosted by Oman"."""
    after = children(top, "acl", "acl:relcl", "conj")
    found = [child for child in after if child.pos_ == "VERB" and lemma(child) in LIGHT]
    beside = _set_down(top)
    return [*found, beside] if beside is not None and beside not in found else found


def _set_down(top: Token) -> Token | None:
    """The participle further on that has no other subject than the noun, wherever the tree hangs it."""
    for token in top.doc[top.i + 1 : top.i + 1 + _AHEAD]:
        if token.text in _STOPS or "\n" in token.text or token.pos_ == "SCONJ":
            return None
        if token.pos_ != "VERB" or relation(token) == "amod":
            continue
        if token.tag_ != "VBN" or lemma(token) not in _SET_DOWN or token.i == top.head.i:
            return None
        # "a call in which talks were planned": the verb has a subject of its own.
        own = next((child for child in token.children if relation(child) in ("nsubj", "nsubj:pass")), None)
        return token if own is None or own.i == top.i or own.lower_ in ("which", "that") else None
    return None
