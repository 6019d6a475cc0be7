"""Numbers that somebody gives without a clause of their own: "put the toll at 19", "spoke of 41 planes".

Agencies seldom say that "police said that 19 people had died": they put a number at something. What is said is then no
clause but a measure and its number, which reads on its own.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_said import Said, unsaid
from extractors.speech_spans import trimmed
from extractors.speech_speakers import is_passive, speaker_of
from extractors.speech_verbs import SPEECH_NOUNS
from extractors.syntax import is_verb, lemma

# What is measured where a number is put at something; "put the pot at 5 degrees" says nothing.
_MEASURES = listed(
    """number toll figure count total tally turnout attendance crowd size damage cost loss casualty rate share amount
    value price estimate strength dead injured"""
)
# By verb, the word that stands before the number.
_PUTTING = {"put": "at", "place": "at", "set": "at", "estimate": "at", "give": "as", "list": "as"}
# These have the number itself behind them.
_NAMING = {"speak": "of", "count": "", "confirm": "", "report": "", "record": "", "register": ""}
# Words that stand before a number: "about", "at least", "no fewer than".
_HOW = listed(
    "about around some roughly approximately nearly almost over at least most more fewer less no than only up to"
)
# Tokens from the verb to its number: "put the number of people who were killed in the attack at 19".
_REACH = 16
# Tokens behind the number that are still of it: "at 19 after a bus fell into a ravine near the village on Sunday".
_LONGEST_TAIL = 24
# A number and what it counts.
_FEWEST = 2
# As sure as a verb of which the statement is a part.
_CONFIDENCE = 0.8


def number_given(reading: Reading, sentence: Span, verb: Token, quoted: bytearray) -> Said | None:
    """The measure and the number that the verb's subject gives, or None."""
    doc = reading.doc
    name = lemma(verb)
    if name not in _PUTTING and name not in _NAMING:
        return None
    if not is_verb(verb) or is_passive(verb) or unsaid(doc, verb):
        return None
    number = _put(sentence, verb, _PUTTING[name]) if name in _PUTTING else _named(sentence, verb, _NAMING[name])
    if number is None or any(quoted[verb.i : number + 1]):
        return None
    speaker = speaker_of(reading, verb, sentence.start, verb.i)
    if speaker is None or speaker.start > verb.i:
        return None
    start = verb.i + 1 + (1 if _NAMING.get(name) else 0)
    start, end = trimmed(doc, start, _end(sentence, number))
    if end - start < _FEWEST:
        return None
    first, last = reading.characters(start, end)
    return Said(first, last, False, speaker, verb, name, None, None, _CONFIDENCE, verb)


def _put(sentence: Span, verb: Token, before: str) -> int | None:
    """The token of the number behind a measure and the word before it."""
    measured = False
    for token in _after(sentence, verb):
        measured = measured or lemma(token) in _MEASURES or token.lower_ in _MEASURES
        if measured and token.lower_ == before:
            found = _number(sentence, token.i + 1)
            if found is not None:
                return found
        if token.text in (";", ":") or "\n" in token.text:
            return None
    return None


def _named(sentence: Span, verb: Token, before: str) -> int | None:
    """The token of the number right behind the verb."""
    index = verb.i + 1
    if before:
        if index >= sentence.end or sentence.doc[index].lower_ != before:
            return None
        index += 1
    found = _number(sentence, index)
    # "Counted on 40 votes", "counted two" and "spoke of one" count nothing that can be named.
    behind = sentence.doc[found + 1] if found is not None and found + 1 < sentence.end else None
    return found if behind is not None and behind.is_alpha and lemma(behind) not in SPEECH_NOUNS else None


def _after(sentence: Span, verb: Token) -> Iterator[Token]:
    yield from sentence.doc[verb.i + 1 : min(sentence.end, verb.i + 1 + _REACH)]


def _number(sentence: Span, index: int) -> int | None:
    """The number that begins at the token, the words that tell how exact it is skipped."""
    doc = sentence.doc
    while index < sentence.end and doc[index].lower_ in _HOW:
        index += 1
    if index < sentence.end and (doc[index].like_num or doc[index].text[:1].isdigit() or _vague(doc, index)):
        return index
    return None


def _vague(doc: Doc, index: int) -> bool:
    return doc[index].lower_ in ("dozens", "scores", "hundreds", "thousands", "millions")


def _end(sentence: Span, number: int) -> int:
    """Where what belongs to the number ends: at a comma that another clause follows, or with the sentence."""
    doc = sentence.doc
    stop = min(sentence.end, number + 1 + _LONGEST_TAIL)
    for index in range(number + 1, stop):
        if doc[index].text in (",", ";", ":", "—", "–") or "\n" in doc[index].text:
            return index
        if doc[index].lower_ in ("and", "but", "while") and any(is_verb(token) for token in doc[index + 1 : index + 4]):
            return index
    return stop
