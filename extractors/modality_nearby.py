"""How an event is held by the words around its noun, where the tree doesn't tell: headlines and clauses cut in two."""

from spacy.tokens import Token

from dramatis.words import Modality, Polarity
from extractors.event_lexicon import listed
from extractors.modality_governors import NEARBY, SAID, WEAK, Holding, modality_words
from extractors.syntax import forms, is_noun, is_verb, relation
from extractors.trigger_verbs import LIGHT

_LASTING = listed("last end begin start take open produce conclude drag run break follow collapse")
# Tokens to the left of a noun that are looked at: a headline's half.
_BESIDE = 10


def nearby_holding(noun: Token) -> Holding | None:
    """What the nearest word to the left in the same line says, where the tree ties the noun to nothing that decides.

    Headlines need it: "Rivals press for peace talks", cut in two or tagged as names, has no verb above "talks".
    """
    document = noun.doc
    words = modality_words()
    crossed = 0
    for index in range(noun.i - 1, max(-1, noun.i - 1 - _BESIDE), -1):
        token = document[index]
        if "\n" in token.text or token.text in ".;:!?,":
            return None
        following = document[index + 1].lower_
        for form in forms(token):
            known = words.get((f"{form} {following}", "v")) if crossed <= 1 else None
            # "Called the conversation productive" calls none.
            fixes = form not in WEAK and not (form == "call" and following in ("the", "this", "that", "their"))
            if known is None and is_verb(token) and relation(token) != "amod" and not crossed and fixes:
                known = words.get((form, "v"))
            if known is None and is_noun(token) and following in ("for", "of", "to") and crossed <= 1:
                known = words.get((form, "n"))
            if known is not None and known[1] is Polarity.ASSERTED:
                return Holding(known[0], known[1], (token,), NEARBY, token)
        if token.pos_ == "ADP" and token.lower_ != "of" and document[index + 1].text not in ("-", "–"):
            crossed += 1
        if token.pos_ in ("AUX", "SCONJ") or (
            is_verb(token) and not (token.tag_ in ("VBG", "VB") and LIGHT & set(forms(token)))
        ):
            return None
    return None


def told_inside(noun: Token) -> Holding | None:
    """What went on in it tells that it took place ("a call in which both backed the plan"), or None."""
    document = noun.doc
    inside = False
    for index in range(noun.i + 1, min(len(document), noun.i + 2 * _BESIDE)):
        token = document[index]
        if "\n" in token.text or token.text in ".;:!?":
            return None
        if token.lower_ == "which" and document[index - 1].lower_ in ("in", "during", "at"):
            inside = True
        elif token.tag_ == "VBD" and _LASTING & set(forms(token)) and document[index - 1].lower_ in ("that", "which"):
            # "Talks that lasted an hour"
            return Holding(Modality.OCCURRED, Polarity.ASSERTED, (noun, token), SAID)
        elif token.pos_ in ("VERB", "AUX"):
            past = inside and token.tag_ == "VBD"
            return Holding(Modality.OCCURRED, Polarity.ASSERTED, (noun, token), SAID) if past else None
    return None
