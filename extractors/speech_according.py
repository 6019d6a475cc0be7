"""Indirect speech by "according to …": everything else in its sentence."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractors.reading import Reading
from extractors.speech_content import REACH
from extractors.speech_said import Said, finite, speech_verb
from extractors.speech_spans import LONGEST, main_verb, tensed, trimmed
from extractors.speech_speakers import Speaker, speaker_after
from extractors.speech_statements import FEWEST_TOKENS

# How sure "according to …" is.
_ACCORDING = 0.85


def according_to(reading: Reading, sentence: Span, token: Token, quoted: bytearray) -> Iterator[Said]:
    """Everything else in a sentence that has "according to …" at its beginning or end."""
    doc = reading.doc
    if token.i + 2 >= sentence.end or doc[token.i + 1].lower_ != "to":
        return
    speaker = speaker_after(reading, doc[token.i + 1], sentence.end, anybody=True)
    if speaker is None:
        return
    if token.i <= sentence.start + 1 or token.is_title:
        comma = speaker.end
        while comma < sentence.end and comma - speaker.end < REACH and doc[comma].text != ",":
            comma += 1
        if comma + 1 < sentence.end and doc[comma + 1].lower_ in ("who", "which", "whose"):
            # "According to a source, who asked not to be named, …"
            comma = next((i for i in range(comma + 1, min(sentence.end, comma + LONGEST)) if doc[i].text == ","), comma)
        start, end = comma + 1, sentence.end
    else:
        start, end = _around(sentence, token, speaker)
    end = min(end, start + LONGEST)
    if start >= end:
        return
    start, end = trimmed(doc, start, end)
    # Past tenses are often tagged as participles here.
    verbs = any(
        one.pos_ in ("VERB", "AUX") and one.tag_ != "VBG" and doc[one.i - 1].lower_ != "to" for one in doc[start:end]
    )
    if end - start >= FEWEST_TOKENS and verbs and not any(quoted[start : start + 2]):
        first, last = reading.characters(start, end)
        head = main_verb(doc, start, end, None)
        yield Said(first, last, False, speaker, token, "according to", None, None, _ACCORDING, head)


def _around(sentence: Span, token: Token, speaker: Speaker) -> tuple[int, int]:
    """The words before "according to …"; those behind it where the phrase stands in the middle and they are more."""
    doc = sentence.doc
    start = max(sentence.start, token.i - LONGEST)
    # "He said that …, and prices rose, according to …": from where the last statement begins.
    for index in range(token.i - 3, start, -1):
        after = doc[index + 1]
        parts = doc[index].text == ";" or (doc[index].text == "," and after.lower_ in ("and", "but", "while"))
        if not parts or not any(tensed(one) for one in doc[index + 1 : token.i]):
            continue
        if any(speech_verb(one) is not None and finite(one) for one in doc[start:index]):
            start = index + 2
            break
    closing = next(
        (index for index in range(speaker.end, min(sentence.end, speaker.end + REACH)) if doc[index].text == ","), -1
    )
    if closing > 0 and doc[token.i - 1].text == "," and sentence.end - closing > token.i - start:
        return closing + 1, sentence.end
    return start, token.i
