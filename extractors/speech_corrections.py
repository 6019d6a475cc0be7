"""What an outlet prints to set itself right: "Correction: an earlier version said X. It is Y." Y is told as a claim.

The first half is found as speech ("an earlier version" speaks); the second has no verb of speech, and is the outlet's
own word on what it got wrong.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.reading import Reading
from extractors.speech_said import Said
from extractors.speech_spans import main_verb, tensed, trimmed
from extractors.speech_speakers import Speaker
from extractors.syntax import lemma

# How a line begins in which an outlet corrects itself.
_LABEL = re.compile(
    r"\s*(?:corrections?|clarification|corrected|editor['’]?s note|erratum)"
    r"(?:\s*\([^)\n]{0,40}\)|,?\s+[^:.\n]{0,20}\d{1,4})?\s*[:—–]",
    re.IGNORECASE,
)
# What an outlet calls what it printed before, and what that did.
_EARLIER = re.compile(
    r"(?:an?|our|the|this)\s(?:[^,.;]{0,40}\s)?(?:version|edition|report|story|article|headline|post|issue)s?\b",
    re.IGNORECASE,
)
_GIVING = frozenset(
    ["gave", "put", "listed", "said", "stated", "misstated", "described", "named", "reported", "called"]
)
# What an outlet says of the text itself, and not of what it tells.
_OF_THE_TEXT = re.compile(
    r"\b(?:has|have|was|were)\s+(?:since\s+)?been\s+(?:corrected|updated|amended|changed|removed)\b|"
    r"\b(?:this|the)\s+(?:article|story|report|headline|version|text)\s+(?:has|was|is)\b|\b(?:we|regret|apologi[sz]e)\b",
    re.IGNORECASE,
)  # fmt: skip
# Sentences behind the label that are read: a correction is short.
_MOST_SENTENCES = 4
# A sentence of fewer tokens says nothing.
_FEWEST = 3
# The label leaves little doubt whose word it is.
_CONFIDENCE = 0.8


def _taken_back(reading: Reading, start: int, end: int) -> Said | None:
    """What an earlier text of the outlet gave, as the sentence says: "our evening edition gave the rate as 5%"."""
    doc = reading.doc
    verb = next((index for index in range(start + 1, end) if doc[index].lower_ in _GIVING), None)
    if verb is None:
        return None
    begin, stop = reading.characters(start, verb)
    first, last = trimmed(doc, verb + 1, end)
    if not _EARLIER.match(reading.text[begin:stop]) or last - first < _FEWEST:
        return None
    begin, stop = reading.characters(first, last)
    speaker = Speaker(None, start, verb)
    return Said(begin, stop, False, speaker, doc[verb], lemma(doc[verb]), None, None, _CONFIDENCE, doc[verb])


def corrections(reading: Reading, spoken: Sequence[Said]) -> Iterator[Said]:
    """The sentences of printed corrections that say how it really is; `spoken` is what was found already."""
    doc, text = reading.doc, reading.text
    line_end, left = -1, 0
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        words = text[start:end]
        label = _LABEL.match(words) if start == 0 or "\n" in text[max(0, start - 2) : start + 1] else None
        if label is not None:
            found = text.find("\n", start + label.end())
            line_end, left = (len(text) if found < 0 else found), _MOST_SENTENCES
        if end > line_end + 1 or left == 0:
            continue
        left -= 1
        if any(said.start < end and start < said.end for said in spoken) or _OF_THE_TEXT.search(words):
            continue
        first = sentence.start
        while label is not None and first < sentence.end and doc[first].idx < start + label.end():
            first += 1
        first, last = trimmed(doc, first, sentence.end)
        taken_back = _taken_back(reading, first, last)
        if taken_back is not None:
            yield taken_back
            continue
        if last - first >= _FEWEST and any(tensed(token) for token in doc[first:last]):
            head = main_verb(doc, first, last, None)
            begin, stop = reading.characters(first, last)
            yield Said(begin, stop, False, None, None, "correct", None, None, _CONFIDENCE, head)
