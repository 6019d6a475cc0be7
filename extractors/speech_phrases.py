"""Quotations that are only a part of a sentence: a speaker's own phrase, or a title, a term, a scare quote."""

from spacy.tokens import Doc, Token

from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_placed import PART, Attribution, Placed
from extractors.speech_said import finite, speech_verb, unsaid
from extractors.speech_speakers import Speaker, is_passive, passive_speaker, speaker_after, speaker_before, speaker_of
from extractors.speech_verbs import SpeechVerb
from extractors.syntax import is_verb, lemma

# A quotation of fewer words without a sentence's punctuation is a phrase taken up, not a statement.
_FEWEST_WORDS = 4
# From this many words on a phrase in marks is told as what somebody said.
FEWEST_OF_PHRASE = 3
# Between a verb of speech and a phrase that it reports stand seldom more tokens than this.
_REACH = 30
# These give what follows in marks as their subject's words: "called the vote “a step back”".
_CALLING = listed("call describe label brand dub term characterize characterise denounce deride decry condemn express")
# Right before a quotation they make it a name or a title.
_NAMING = listed(
    """entitled titled headlined called named dubbed nicknamed labelled labeled known so-called codenamed code-named
    captioned subtitled branded termed"""
)
_WORKS = listed(
    """book novel film movie song album single series show programme program play musical opera poem painting sculpture
    article essay documentary magazine blog podcast episode game campaign slogan project initiative operation hashtag
    exhibition track hit ballad anthem bestseller memoir thriller comedy drama sitcom video clip column chapter section
    paper study report exercise act bill theme hymn concert tour event conference workshop panel"""
)
_SELVES = frozenset(["itself", "himself", "herself", "themselves", "oneself"])
_SMALL = listed("a an the of in on at for to and or but with from by as is it its vs via de la du")
_NAME_LENGTH = 12


def is_statement(inner: str) -> bool:
    """The quoted words are a sentence or more, not a phrase or a title taken up."""
    words = inner.split()
    if len(words) < _FEWEST_WORDS:
        return inner[-1:] in (".", "!", "?", ",") and inner[:1].isupper() and len(words) > 0
    return inner[:1].isupper() or inner[:1] in "…(" or inner[-1:] in (".", "!", "?", ",", "…")


def is_title(doc: Doc, quote: Placed, inner: str) -> bool:
    """A work or a thing is named so: all longer words have capitals, or the word before says it."""
    words = inner.split(None, _NAME_LENGTH + 1)
    before = doc[quote.start - 1] if quote.start else None
    if before is not None and before.text == "," and quote.start > 1:
        before = doc[quote.start - 2]
    sentence = inner[-1:] in (".", "!", "?") and len(words) > _FEWEST_WORDS
    if before is not None and not sentence:
        if before.lower_ in _NAMING and not _calls(before):
            return True
        if before.lower_ in _SELVES and quote.start > 1 and lemma(doc[quote.start - 2]) in ("call", "style", "dub"):
            # "The movement calls itself “The Third Way”"
            return True
        if before.lower_ == "as" and quote.start > 1 and doc[quote.start - 2].lower_ in ("known", "billed"):
            return True
        if before.pos_ in ("NOUN", "PROPN") and lemma(before) in _WORKS and len(words) <= _NAME_LENGTH:
            return True
    if len(words) > _NAME_LENGTH:
        return False
    longer = [word.strip("'’‘,.:;!?()") for word in words if word.strip(",.:;!?").lower() not in _SMALL]
    longer = [word for word in longer if word[:1].isalpha()]
    # In capitals throughout people shout, and a word or two at a sentence's start have one anyway.
    return len(longer) > 2 and all(word[0].isupper() for word in longer) and not inner.isupper()


def _calls(token: Token) -> bool:
    """Somebody calls somebody so: the verb has a tense and is no participle after its noun."""
    return finite(token) and token.tag_ != "VBN" and token.pos_ == "VERB"


def phrase_attribution(reading: Reading, quote: Placed, inner: str, low: int) -> Attribution | None:
    """Whose phrase stands in the sentence, of which token `low` is the first: by the verb before it or the tail."""
    if len(inner.split(None, FEWEST_OF_PHRASE)) < FEWEST_OF_PHRASE:
        return None
    doc = reading.doc
    low = max(low, quote.start - _REACH)
    before = next((doc[index].text for index in range(quote.start - 1, low - 1, -1) if not doc[index].is_space), ".")
    if before in (".", "!", "?"):
        return None
    for index in range(quote.start - 1, low - 1, -1):
        token = doc[index]
        if "\n" in token.text or token.text == ";":
            return None
        found = _reported(reading, token, low, quote.start)
        if found is not None:
            return found if found.confidence else None
    return _tail(reading, quote)


def _reported(reading: Reading, token: Token, low: int, high: int) -> Attribution | None:
    """By this verb or noun, or None; with confidence 0 where the verb takes the saying back."""
    doc = reading.doc
    entry = phrase_verb(token)
    if entry is None:
        return None
    if unsaid(doc, token):
        return Attribution(None, None, None, 0)
    if is_passive(token):
        # "A village called “the end of the road”", "was quoted as saying".
        if lemma(token) in _CALLING:
            return None
        return Attribution(passive_speaker(reading, token, low, high), token, entry, PART)
    speaker = _of_participle(reading, token, low) or speaker_of(reading, token, low, token.i)
    if speaker is None and finite(token) and token.sent.start < low:
        # "Called it “a step back” and said it was “a gift”": its subject stands before the first.
        speaker = speaker_of(reading, token, token.sent.start, token.i)
    if speaker is None and not finite(token):
        return None
    return Attribution(speaker, token, entry, PART) if speaker is not None else None


def _of_participle(reading: Reading, verb: Token, low: int) -> Speaker | None:
    """ "Ann Lee insisted her client was ill, saying he …": who spoke before says this too."""
    doc = reading.doc
    if verb.tag_ != "VBG" or verb.i <= low or doc[verb.i - 1].text != ",":
        return None
    for index in range(verb.i - 2, low - 1, -1):
        token = doc[index]
        if speech_verb(token) is not None and finite(token) and not is_passive(token) and not unsaid(doc, token):
            return speaker_of(reading, token, low, token.i)
    return None


def phrase_verb(token: Token) -> SpeechVerb | None:
    """The entry of a verb whose object or clause may hold somebody's own words."""
    entry = speech_verb(token)
    if entry is not None and entry.kind not in ("think", "hope"):
        return entry
    if lemma(token) in _CALLING and is_verb(token):
        return SpeechVerb(lemma(token), "call", None, frozenset("q"))
    return None


def _tail(reading: Reading, quote: Placed) -> Attribution | None:
    """ "The vote was “a step back for everyone”, officials said"."""
    doc = reading.doc
    high = min(doc[quote.end - 1].sent.end, quote.end + _REACH)
    for index in range(quote.end, high):
        token = doc[index]
        if token.lower_ == "according" and index + 2 < high and doc[index + 1].lower_ == "to":
            speaker = speaker_after(reading, doc[index + 1], high)
            return Attribution(speaker, token, None, PART) if speaker else None
        entry = speech_verb(token)
        if entry is None or not finite(token) or unsaid(doc, token) or "c" not in entry.patterns:
            continue
        behind = index + 1
        ends = behind >= high or doc[behind].is_punct or doc[behind].lower_ in ("on", "in", "at", "of", "last")
        comma = any(one.text in (",", "—", "–") for one in doc[quote.end - 1 : index])
        speaker = speaker_before(reading, token, quote.end) or (
            speaker_after(reading, token, high) if doc[index - 1].text == "," else None
        )
        if not comma or speaker is None or not (ends or doc[index - 1].text == ","):
            return None
        return Attribution(speaker, token, entry, PART)
    return None
