"""What the word above says of an event that hangs on it: "proposed talks", "a plan to meet", "refused to sign"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dramatis.words import Modality, Polarity
from extractors.event_lexicon import listed, table, words_of
from extractors.syntax import (
    children,
    is_noun,
    is_verb,
    lemma,
    obliques,
    passive,
    preposition_of,
    relation,
)

Held = tuple[Modality, Polarity]


# How far a reading can be trusted when several mentions of one event disagree.
DEFAULT, HINTED, NEARBY, SAID = 0, 1, 2, 3


# Verbs that say that the event came about: their own tense is the event's.
_FACTUAL = listed("manage begin start continue help proceed go get finish resume stop force come keep")


_MOVES = listed("travel fly go come arrive return gather head send dispatch land visit meet convene assemble")


# Verbs that govern only what they take as an object: "awaits the talks", not "awaits … to ensure that talks …".
_OBJECT_ONLY = listed("await anticipate arrange organize organise convene call table float invite announce confirm")


# They say little of how firm a plan is: any word that proposes or fixes the event says more.
WEAK = listed("prepare expect await anticipate wait ready brace decide gear consider eye look date venue agenda eve")


# Who does this to something known takes it as a fact: "would respond to Ukraine's attack", "condemned the raid".
_REACTING = listed(
    """respond react retaliate reply condemn denounce mourn survive regret remember recall commemorate avenge describe
    criticize criticise blame thank praise hail deplore lament mark"""
)


@dataclass(frozen=True, slots=True)
class Holding:
    """Modality, polarity, the words that carry them (the trigger where nothing else does), and how firm it is."""

    modality: Modality
    polarity: Polarity
    words: tuple[Token, ...]
    strength: int
    governor: Token | None = None
    """The word that proposes, demands, plans … it."""


@cache
def modality_words() -> dict[tuple[str, str], Held]:
    found: dict[tuple[str, str], Held] = {}
    for words, part, modality, polarity in table("modality.tsv"):
        for word in words_of(words):
            held = Modality(modality), Polarity(polarity or Polarity.ASSERTED)
            found.setdefault((word, part), held)
    return found


def by_governor(token: Token, above: Token) -> Holding | None:
    """What the word above says of what hangs on it: "proposed talks", "a proposal for talks", "ready to meet"."""
    kind = relation(token)
    if is_verb(above) and lemma(above) in _REACTING and kind in ("obj", "obl") and _is_known(token):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), HINTED)
    owner = _noun_before(token) if kind in ("advcl", "xcomp", "acl") else None
    if owner is not None:
        return _governed(modality_words().get((lemma(owner), "n")), owner)
    if is_verb(above):
        found = _governed(_said_by_verb(token, above), above)
    elif is_noun(above):
        known = _said_by_noun(token, above)
        if known is None and kind in ("xcomp", "acl", "advcl") and _infinitive(token):
            # A headline's verb taken for a noun: "Rivals agree to meet".
            known = modality_words().get((above.lower_, "v"))
        found = _governed(known, above)
    elif kind in ("xcomp", "ccomp", "advcl", "obl", "nmod", "acl", "nsubj", "csubj"):
        return _governed(modality_words().get((above.lower_, "a")), above)
    else:
        return None
    realised = is_verb(above) and lemma(above) in _FACTUAL | _MOVES
    if found is None and kind in ("xcomp", "advcl", "acl") and _infinitive(token) and not realised:
        return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (above, token), HINTED)
    return found


def _is_known(noun: Token) -> bool:
    return is_noun(noun) and any(
        child.lower_ in ("the", "this", "that", "these", "those") or relation(child) == "nmod:poss"
        for child in noun.children
    )


def _governed(known: Held | None, word: Token) -> Holding | None:
    if known is None:
        return None
    return Holding(known[0], known[1], (word,), HINTED if lemma(word) in WEAK else SAID, word)


def _said_by_verb(token: Token, verb: Token) -> Held | None:
    kind = relation(token)
    name = lemma(verb)
    if kind in ("obl", "pobj", "prep", "obl:arg"):
        preposition = preposition_of(token)
        known = modality_words().get((f"{name} {preposition}", "v"))
        return known or (modality_words().get((name, "v")) if preposition == "for" and passive(verb) else None)
    if kind not in ("xcomp", "ccomp", "obj", "nsubj:pass", "csubj:pass", "iobj"):
        # Of its subject a verb says something else: "the talks failed to …" is about their result.
        return None
    if name == "plan" and passive(verb):
        # "plans talks" wishes them, "talks are planned for Monday" fixes them.
        return Modality.SCHEDULED, Polarity.ASSERTED
    clause = kind in ("xcomp", "ccomp")
    known = modality_words().get((name, "v"))
    if known is None:
        return None
    modality, polarity = known
    if (
        (clause and name in _OBJECT_ONLY)
        or (name in ("set", "call") and not _sets(token, verb))
        or (name == "fail" and kind != "xcomp")
        or (name in ("tell", "ask") and kind in ("ccomp", "obj"))
        or (kind == "ccomp" and (polarity is Polarity.NEGATED or modality is Modality.SCHEDULED))
        or (kind == "obj" and name in ("dismiss", "press", "push", "pressure"))
    ):
        return None
    return known


def _said_by_noun(token: Token, noun: Token) -> Held | None:
    kind = relation(token)
    if kind not in ("acl", "nmod", "prep", "pobj", "compound", "ccomp", "advcl"):
        return None
    if kind == "nmod" and preposition_of(token) not in ("for", "of", "to", "on", "about"):
        return None
    return modality_words().get((lemma(noun), "n"))


def _noun_before(verb: Token) -> Token | None:
    """The noun of the table right before an infinitive ("its offer to hold …"), wherever the parse hangs that."""
    mark = next((child for child in children(verb, "mark", "aux") if child.lower_ == "to"), None)
    if mark is None or mark.i == 0:
        return None
    noun = mark.nbor(-1)
    return noun if is_noun(noun) and (lemma(noun), "n") in modality_words() else None


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" or any(child.lower_ == "to" for child in children(verb, "mark", "aux"))


def _sets(token: Token, above: Token) -> bool:
    """ "is set to meet", "set for Monday", "called a meeting": not "called him", "set up"."""
    if lemma(above) == "set":
        return passive(above) or relation(token) == "xcomp" or any(p == "for" for p, _ in obliques(above))
    return relation(token) == "obj"
