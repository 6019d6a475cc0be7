"""Events that somebody disputes: "denied that …", "dismissed reports of …", "called the claim false"."""

from spacy.tokens import Token

from dramatis.words import Modality, Polarity
from extractors.event_lexicon import listed
from extractors.modality_forms import SPEECH
from extractors.modality_governors import SAID, Holding
from extractors.syntax import children, forms, is_noun, is_verb, lemma, negation, passive, relation

# Nouns that say that something was said: what they tell is what is disputed.
CLAIMS = listed(
    """claim report allegation accusation charge assertion rumor rumour suggestion story notion idea speculation
    insinuation account version statement theory narrative"""
)
_DENYING = listed("deny disavow disclaim")
_DISPUTING = listed(
    """deny reject dismiss refute dispute rebut rebuff contest challenge debunk discount discredit contradict disprove
    disclaim decry denounce counter"""
)
_CALLING = listed("call describe brand label term characterize characterise slam ridicule condemn decry denounce")
_FALSE = listed(
    """false untrue baseless groundless unfounded fabricated lie lies nonsense absurd fake incorrect wrong ridiculous
    fabrication invention slander disinformation propaganda misleading inaccurate untruthful fiction hoax"""
)
_LEADING = frozenset(["that", "of", "about", "it", "he", "she", "they", "its", "his", "her", "their"])
# What is denied to somebody isn't granted.
_REFUSED = listed("entry access passage bail asylum permission admission entrance parole boarding visa visas service")
# Who denies a share in something, or knowledge of it, leaves it standing.
_SHARES = listed(
    """part role involvement participation responsibility link connection hand complicity knowledge blame share tie
    motive intention intent complicit responsible involved behind advance"""
)
# Verbs by which somebody does what the noun behind them tells: "denied that it carried out the raid".
_DOING = listed(
    """hold launch make conduct carry stage begin start resume host attend join have give pay strike broker mount wage
    commit undertake initiate enter sign take perform execute perpetrate do get engage participate place reach occur
    happen be continue use provide receive agree"""
)
_ENDING = listed(
    """postpone delay cancel stop halt end suspend block abandon scrap freeze obstruct hinder prevent interrupt break
    scuttle derail violate breach defer"""
)
_TURNING = frozenset(["but", "while", "because", "although", "after", "when", "if"])
# Tokens between the word that denies and the event: a party, its titles and an adverb.
_REACH = 14
_FINITE = frozenset(["VBD", "VBZ", "VBP"])


def disputed(trigger: Token) -> Holding | None:
    """Somebody denies the clause or noun phrase in which the word stands, or None.

    Read from the words in their order, since parsers hang such clauses anywhere.
    """
    document = trigger.doc
    claim: Token | None = None
    limit = max(trigger.sent.start, trigger.i - _REACH)
    for index in range(trigger.i - 1, limit - 1, -1):
        token = document[index]
        if token.text in '.;:!?“”"' or "\n" in token.text:
            return None
        words = set(forms(token))
        if words & CLAIMS and (is_noun(token) or token.tag_ == "VBZ") and claim is None and _tells(token, trigger):
            claim = token
            found = _claim_refuted(claim)
            if found is not None:
                return found
            continue
        verbal = is_verb(token) or token.tag_ == "NNS" or token.tag_ == "VBN"
        if claim is not None and verbal and words & _DISPUTING:
            return None if negation(token) else _denied(token, claim)
        if claim is None and (words & _DENYING or words & {"denial"}) and _opens(token, trigger):
            return None if negation(token) else _denied(token)
        if token.lower_ == "that" and index > 1 and document[index - 1].lower_ in ("true", "untrue", "false"):
            truth = document[index - 1]
            denied = truth.lower_ != "true" or document[index - 2].lower_ in ("not", "n't", "n’t")
            return _denied(truth) if denied and _clear(token, trigger) else None
        done = trigger.head.i == token.i and words & _DOING
        if claim is None and not done and (_is_finite(token) or _tells_beside(token)):
            # Another statement stands between.
            return None
    return None


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE and is_verb(token)


def _tells_beside(token: Token) -> bool:
    """ "Denied it, saying that …": what follows is said, and not denied."""
    return token.tag_ == "VBG" and lemma(token) in SPEECH and token.i > 0 and token.nbor(-1).text == ","


def _denied(*words: Token) -> Holding:
    return Holding(Modality.DENIED, Polarity.ASSERTED, words, SAID, words[0])


def _tells(claim: Token, trigger: Token) -> bool:
    """The event is what the claim says: behind "that", "of", "about", or a gerund."""
    following = claim.nbor(1) if claim.i + 1 < len(claim.doc) else claim
    if following.lower_ == "as":
        return False
    return following.lower_ in _LEADING and _clear(following, trigger)


def _opens(denial: Token, trigger: Token) -> bool:
    """What is denied begins right behind the word, and the event is the first thing told there."""
    if relation(trigger) in ("nsubj", "nsubj:pass") and trigger.head.i < denial.i:
        return False
    if passive(denial) and relation(trigger) in ("obj", "iobj"):
        # "Was denied passage" refuses it.
        return False
    if trigger.lower_ in _REFUSED and trigger.i <= denial.i + 3:
        return False
    following = denial.nbor(1) if denial.i + 1 < len(denial.doc) else denial
    if following.lower_ in ("by", "to", "and", "but", ",", "or"):
        return False
    return _clear(denial, trigger)


def _clear(first: Token, trigger: Token) -> bool:
    """Nothing between the two turns what is denied: no other statement, no mere share in the event, no end of it."""
    return not any(_turns(token, trigger) for token in first.doc[first.i + 1 : trigger.i])


def _turns(token: Token, trigger: Token) -> bool:
    if token.lower_ in _TURNING:
        return True
    if token.lower_ in _SHARES and token.nbor(1).pos_ == "ADP":
        return True
    plain = token.pos_ == "AUX" or lemma(token) in ("have", "be", "do")
    if not is_verb(token) or plain or is_verb(trigger):
        return token.tag_ in _FINITE and token.head.i != trigger.i and not plain
    words = set(forms(token))
    told = token.tag_ in _FINITE or bool(children(token, "aux", "aux:pass"))
    if trigger.head.i == token.i:
        # "Denied that it delayed a swap", "… that it had called the meeting direct": there was one, or will be.
        return bool(words & _ENDING) or (told and _is_known(trigger) and not words & _DOING)
    return told and token.head.i != trigger.i and not words & _DOING


def _is_known(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.children)


def _claim_refuted(claim: Token) -> Holding | None:
    """ "Reports of an attack were dismissed", "called the claim false", "the report is baseless"."""
    for above in (claim.head, claim.head.head):
        said = set(forms(above))
        disputes = is_verb(above) and bool(said & _DISPUTING) and not negation(above)
        if disputes and (above.i < claim.i or relation(claim) == "nsubj:pass"):
            return _denied(above, claim)
    sentence = claim.sent
    window = claim.doc[max(sentence.start, claim.i - _REACH) : min(sentence.end, claim.i + _REACH + 4)]
    untrue = next((token for token in window if token.lower_ in _FALSE), None)
    if untrue is None:
        return None
    if any(set(forms(token)) & _CALLING for token in window if token.i < claim.i):
        return _denied(untrue, claim)
    copula = bool(children(untrue, "cop")) and untrue.i > claim.i
    rejected = any(set(forms(token)) & _DISPUTING for token in window if token.i < claim.i)
    return _denied(untrue, claim) if copula or rejected else None
