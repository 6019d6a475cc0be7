"""What somebody calls untrue: "called reports that the army had fled false" denies that the army had fled."""

from spacy.tokens import Span, Token

from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_said import Said, unsaid
from extractors.speech_spans import main_verb, tensed, trimmed
from extractors.speech_speakers import is_passive, speaker_of
from extractors.speech_statements import FEWEST_TOKENS
from extractors.speech_verbs import SPEECH_NOUNS, speech_verbs
from extractors.syntax import is_verb, lemma

_CALLING = listed("call describe label brand dismiss reject denounce characterize characterise term")
_SAID = frozenset(SPEECH_NOUNS) | listed("rumour rumor story account suggestion speculation notion idea news")
_UNTRUE = listed(
    """false untrue wrong incorrect inaccurate baseless groundless unfounded fabricated fake invented bogus nonsense
    fiction fabrication lie lies hoax propaganda disinformation misinformation"""
)
# What may stand between the statement and the word that calls it untrue.
_BEFORE_UNTRUE = listed(
    "as a an the completely absolutely totally entirely simply utterly categorically pure complete , “ \" '"
)
# Tokens from the verb to its "that", and from there to what it is called.
_REACH = 8
_LONGEST = 40
# The verb, the noun and the adjective leave little doubt.
_CONFIDENCE = 0.9


def called_untrue(reading: Reading, sentence: Span, verb: Token, quoted: bytearray) -> Said | None:
    """What the verb's subject calls untrue, as something denied; None where nothing is."""
    if lemma(verb) not in _CALLING or not is_verb(verb) or is_passive(verb) or unsaid(reading.doc, verb):
        return None
    doc = reading.doc
    that = next((i for i in range(verb.i + 2, min(sentence.end, verb.i + _REACH)) if doc[i].lower_ == "that"), 0)
    if not that or lemma(doc[that - 1]) not in _SAID:
        return None
    untrue = next((i for i in range(that + 2, min(sentence.end, that + _LONGEST)) if doc[i].lower_ in _UNTRUE), 0)
    if not untrue or any(quoted[that:untrue]):
        return None
    end = untrue
    while end > that and doc[end - 1].lower_ in _BEFORE_UNTRUE:
        end -= 1
    start, end = trimmed(doc, that + 1, end)
    speaker = speaker_of(reading, verb, sentence.start, verb.i)
    if speaker is None or end - start < FEWEST_TOKENS or not any(tensed(token) for token in doc[start:end]):
        return None
    first, last = reading.characters(start, end)
    head = main_verb(doc, start, end, None)
    return Said(first, last, False, speaker, verb, lemma(verb), speech_verbs()["deny"], None, _CONFIDENCE, head)
