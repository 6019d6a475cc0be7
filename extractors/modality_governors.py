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
    negation,
    obliques,
    passive,
    preposition_of,
    relation,
)

Held = tuple[Modality, Polarity]


# How far a reading can be trusted when several mentions of one event disagree.
DEFAULT, HINTED, NEARBY, SAID = 0, 1, 2, 3


# Verbs that say that the event came about: their own tense is the event's.
_FACTUAL = listed(
    """manage begin start continue help proceed get finish resume stop force come keep cause lead prompt drive persuade
    convince induce compel make let enable allow permit succeed bother serve tend choose take remember dare happen elect
    proceed rush hasten hurry team join gather unite"""
)
# What one is glad to do, one does.
_FEELING = listed(
    """proud pleased glad happy honored honoured delighted sorry sad surprised thrilled grateful gratifying fortunate
    lucky quick slow first last right wrong disappointed shocked relieved privileged excited great good nice
    disappointing encouraging heartening wonderful second third only"""
)
# What one wants or would like to do with words is done by them: "I want to thank the crews".
_SPOKEN = listed(
    """thank congratulate commend recognize recognise applaud welcome apologize apologise express say note point stress
    praise salute acknowledge emphasize reiterate remind begin mention assure"""
)
_WEEK = listed(
    """monday tuesday wednesday thursday friday saturday sunday tomorrow tonight today january february march april may
    june july august september october november december next soon later shortly week weekend month year"""
)


_MOVES = listed("travel fly go come arrive return gather head send dispatch land visit meet convene assemble")


# They stop what follows only with a gerund: "kept them from leaving", "prevented from leaving".
_BARRING = frozenset(["stop", "keep", "bar", "block", "prevent"])
# Done in and with what it is done for: "met to discuss", "stopped work to protest".
_AT_ONCE = listed("discuss protest mark celebrate commemorate honor honour demand mourn oppose consider review ask")


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
    late = _yet(token)
    if late is not None:
        return Holding(Modality.OCCURRED, Polarity.NEGATED, (late, token), SAID)
    if is_verb(above) and token.i > above.i and _is_spoken(token, above):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), SAID)
    if is_verb(above) and lemma(above) in _REACTING and kind in ("obj", "obl") and _is_known(token):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), HINTED)
    owner = (_noun_before(token) or _taken(token, above)) if kind in ("advcl", "xcomp", "acl") else None
    if owner is not None:
        return _governed(_of_noun(owner), owner)
    if _infinitive(token) and token.i > above.i and above.lower_ in _FEELING:
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), HINTED)
    if kind in ("obl", "csubj", "xcomp", "advcl", "acl") and above.lower_ == "time" and _infinitive(token):
        return Holding(Modality.REQUESTED, Polarity.ASSERTED, (above, token), SAID, above)
    nominal = _noun_before_phrase(token) if kind == "obl" and is_noun(token) else None
    if nominal is not None:
        return _governed(modality_words().get((lemma(nominal), "n")), nominal)
    if is_verb(above):
        found = _governed(_said_by_verb(token, above), above)
    elif is_noun(above):
        known = _said_by_noun(token, above)
        if kind == "acl" and _infinitive(token):
            known = _of_noun(above) or known
        if known is None and kind in ("xcomp", "acl", "advcl") and _infinitive(token):
            # A headline's verb taken for a noun: "Rivals agree to meet".
            known = modality_words().get((above.lower_, "v"))
        found = _governed(known, above)
    elif kind in ("xcomp", "ccomp", "advcl", "obl", "nmod", "acl", "nsubj", "csubj"):
        known = modality_words().get((above.lower_, "a"))
        if known is not None and known[0] is Modality.REQUESTED and kind not in ("xcomp", "ccomp", "csubj", "advcl"):
            return None
        if above.lower_ == "able" and any(child.lower_ in ("was", "were") for child in children(above, "cop")):
            return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), HINTED)
        if above.lower_ in ("likely", "unlikely") and known is not None and dated(token):
            known = (Modality.SCHEDULED, known[1])
        return _governed(known, above)
    else:
        return None
    realised = is_verb(above) and (lemma(above) in _FACTUAL | _MOVES or lemma(token) in _AT_ONCE)
    if found is None and kind in ("xcomp", "advcl", "acl") and _infinitive(token) and not realised:
        return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (above, token), HINTED)
    return found


def _yet(verb: Token) -> Token | None:
    """The "yet" of "have yet to agree", "is yet to be signed"."""
    for child in children(verb, "mark", "aux"):
        if child.lower_ == "to" and child.i > 0 and child.nbor(-1).lower_ == "yet":
            return child.nbor(-1)
    return None


def dated(token: Token) -> bool:
    """A time is told right behind the word: "expected to resume on Monday"."""
    following = token.doc[token.i + 1 : min(token.i + 9, token.sent.end)]
    return any(one.ent_type_ in ("DATE", "TIME") or one.lower_ in _WEEK for one in following)


def _is_spoken(token: Token, above: Token) -> bool:
    wanted = lemma(above) in ("want", "like", "wish", "let", "love", "take", "rise")
    return wanted and lemma(token) in _SPOKEN and _infinitive(token) and negation(above) is None


def _of_noun(noun: Token) -> Held | None:
    """What a noun says of its infinitive."""
    words = modality_words()
    return words.get((lemma(noun), "i")) or words.get((noun.lower_, "i")) or words.get((lemma(noun), "n"))


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
    words = modality_words()
    if _has_clause(token, verb):
        found = _said_of_clause(token, verb)
        if found is not None or kind == "advcl":
            return found
    if kind in ("obl", "pobj", "prep", "obl:arg"):
        preposition = preposition_of(token)
        known = words.get((f"{name} {preposition}", "v"))
        return known or (words.get((name, "v")) if preposition == "for" and passive(verb) else None)
    if kind not in ("xcomp", "ccomp", "obj", "nsubj:pass", "csubj:pass", "iobj"):
        # Of its subject a verb says something else: "the talks failed to …" is about their result.
        return None
    if name == "plan" and passive(verb):
        # "plans talks" wishes them, "talks are planned for Monday" fixes them.
        return Modality.SCHEDULED, Polarity.ASSERTED
    clause = kind in ("xcomp", "ccomp")
    known = words.get((name, "v"))
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


def _has_clause(token: Token, verb: Token) -> bool:
    """The token is a verb whose infinitive or gerund the other governs, whatever the parser calls the arc."""
    kind = relation(token)
    if kind == "conj" and not _infinitive(verb) and any(child.lower_ == "to" for child in children(token, "mark")):
        # "Agreed to sign and, within days, to return": the second infinitive, hung on the verb itself.
        return is_verb(token)
    if not is_verb(token) or token.i < verb.i or kind not in ("xcomp", "ccomp", "advcl", "obj", "obl"):
        return False
    return _infinitive(token) or (token.tag_ == "VBG" and relation(token) != "advcl") or _with_to(token)


def _with_to(token: Token) -> bool:
    """A gerund behind "to", "from", "on", "about": "committed to making", "prevented from leaving"."""
    return token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).lower_ in ("to", "from", "on", "at")


def _said_of_clause(token: Token, verb: Token) -> Held | None:
    name = lemma(verb)
    words = modality_words()
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    other = _other_party(token, verb)
    own = words.get((name, "c"))
    found = (words.get((f"{name} {following}", "o")) or words.get((name, "o"))) if other else own
    if name in ("intend", "mean", "design") and passive(verb):
        return Modality.HYPOTHETICAL, Polarity.ASSERTED
    if found is None:
        return None
    if name in ("have", "go") and not (_infinitive(token) and following == "to"):
        return None
    if name == "go" and verb.tag_ != "VBG":
        return None
    if name == "have" and verb.tag_ == "VBD":
        return Modality.OCCURRED, Polarity.ASSERTED
    if name in ("expect", "predict", "forecast", "project", "anticipate") and dated(token):
        return Modality.SCHEDULED, Polarity.ASSERTED
    if name in _BARRING and not _with_to(token) and token.tag_ != "VBG":
        return None
    return found


def _other_party(token: Token, verb: Token) -> bool:
    """Somebody else is to do it: "urged Spain to sell", "was told to leave", "called for the army to leave"."""
    if passive(verb) and lemma(verb) not in ("intend", "mean", "design", "need", "expect"):
        return True
    if any(child.i < token.i for child in children(verb, "obj", "iobj") if child.i > verb.i):
        return True
    between = any(child.i < token.i for child in children(verb, "obl") if child.i > verb.i)
    called = lemma(verb) in ("call", "appeal", "plead", "press", "push") and between
    own = any(child.i > verb.i for child in children(token, "nsubj", "nsubj:pass"))
    return called or own


def _said_by_noun(token: Token, noun: Token) -> Held | None:
    kind = relation(token)
    if kind not in ("acl", "nmod", "prep", "pobj", "compound", "ccomp", "advcl"):
        return None
    if lemma(noun) == "talk" and preposition_of(token) != "of":
        return None
    if kind == "nmod" and preposition_of(token) not in ("for", "of", "to", "on", "about"):
        return None
    return modality_words().get((lemma(noun), "n"))


def _noun_before_phrase(noun: Token) -> Token | None:
    """The noun of the table before "for" or "of" ("his call for a withdrawal"), hung on the verb by the parser."""
    case = next((child for child in children(noun, "case") if child.lower_ in ("for", "of")), None)
    if case is None or case.i == 0 or case.i > noun.i:
        return None
    before = case.nbor(-1)
    return before if is_noun(before) and (lemma(before), "n") in modality_words() else None


def _noun_before(verb: Token) -> Token | None:
    """The noun of the table right before an infinitive ("its offer to hold …"), wherever the parse hangs that."""
    mark = next((child for child in children(verb, "mark", "aux") if child.lower_ == "to"), None)
    if mark is None or mark.i == 0:
        return None
    noun = mark.nbor(-1)
    return noun if is_noun(noun) and (lemma(noun), "n") in modality_words() else None


def _taken(verb: Token, above: Token) -> Token | None:
    """The noun of the table whose infinitive stands behind its verb: "no decision has been taken to hold talks"."""
    if not is_verb(above) or not passive(above) or not _infinitive(verb) or verb.i < above.i:
        return None
    return next((noun for noun in children(above, "nsubj:pass") if (lemma(noun), "i") in modality_words()), None)


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" or any(child.lower_ == "to" for child in children(verb, "mark", "aux"))


def _sets(token: Token, above: Token) -> bool:
    """ "is set to meet", "set for Monday", "called a meeting": not "called him", "set up"."""
    if lemma(above) == "set":
        return passive(above) or relation(token) == "xcomp" or any(p == "for" for p, _ in obliques(above))
    # "Called a meeting" sets one down; "called the conversation productive" speaks of one.
    return relation(token) == "obj" and not _is_known(token) and not children(above, "xcomp")
