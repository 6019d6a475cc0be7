"""What a headline puts in somebody's mouth without a verb: "Talks to resume: Kremlin", "Kremlin: talks to resume"."""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_said import Said, finite, speech_verb, unsaid
from extractors.speech_spans import main_verb, trimmed
from extractors.speech_speakers import Speaker, naming_speaker, speaker_at, speaker_before
from extractors.speech_verbs import speaking_nouns
from extractors.syntax import lemma
from extractors.titles import is_title_word

# A headline is a first line of at most so many tokens, without a full stop.
_LONGEST_HEADLINE = 30
_LONGEST_SPEAKER = 6
# Who stands before or after the colon may also be what the line is about.
_SURE = 0.6
_FEWEST_TOKENS = 3
# A stance in marks may be what others say of its subject.
_STANCE = 0.5
# "Two die, police say"
_LEAST_TAIL = 5
_OPENING = frozenset(["'", "‘", '"', "“"])
_STANCES = listed(
    """ready willing open prepared committed determined confident optimistic hopeful sorry happy proud concerned worried
    disappointed outraged shocked will won't not must would"""
)
_DASHES = frozenset(["—", "–", "--"])


def headline_speech(reading: Reading, speaking: Set[int]) -> Iterator[Said]:
    """What the first line says by a colon or dash. `speaking` are the chains that speak in the text."""
    doc = reading.doc
    end = _headline_end(doc)
    yield from _tail(reading, end)
    yield from _stance(reading, end)
    colon = next((token.i for token in doc[:end] if token.text == ":"), -1)
    if colon > 0:
        before = _named(reading, 0, colon, speaking)
        after = _named(reading, colon + 1, end, speaking)
        if before is not None:
            yield from _said(reading, colon + 1, end, before, doc[colon])
        elif after is not None:
            yield from _said(reading, 0, colon, after, doc[colon])
        return
    dash = next((token.i for token in reversed(doc[:end]) if _is_dash(token)), -1)
    if dash > 0:
        after = _named(reading, dash + 1, end, speaking)
        if after is not None:
            yield from _said(reading, 0, dash, after, doc[dash])


def _tail(reading: Reading, end: int) -> Iterator[Said]:
    """ "Two dead in quake, police say": a line without a verb with a tense may be said as well."""
    doc = reading.doc
    if end < _LEAST_TAIL or speech_verb(doc[end - 1]) is None or unsaid(doc, doc[end - 1]):
        return
    comma = next((index for index in range(end - 2, 0, -1) if doc[index].text in (",", *_DASHES)), -1)
    speaker = speaker_before(reading, doc[end - 1], comma + 1) if comma > 0 else None
    if speaker is None or speaker.start > comma + 1:
        return
    start, stop = trimmed(doc, 0, comma)
    if stop - start >= _FEWEST_TOKENS:
        first, last = reading.characters(start, stop)
        cue = doc[end - 1]
        entry = speech_verb(cue)
        head = main_verb(doc, start, stop, None)
        yield Said(first, last, False, speaker, cue, entry.lemma if entry else "say", entry, None, _SURE, head)


def _stance(reading: Reading, end: int) -> Iterator[Said]:
    """ "Kyiv 'ready' for talks": a stance in marks is its subject's own word."""
    doc = reading.doc
    for token in doc[1 : max(1, end - 1)]:
        if token.text not in _OPENING or doc[token.i + 1].lower_ not in _STANCES:
            continue
        found = naming_speaker(reading, token.i - 1)
        if found is None or found.start > _LONGEST_SPEAKER:
            return
        start, stop = token.i, end
        if stop - start >= _FEWEST_TOKENS:
            first, last = reading.characters(start, stop)
            yield Said(first, last, False, found, None, "say", None, None, _STANCE, None)
        return


def _headline_end(doc: Doc) -> int:
    """The end of the first line; 0 where it is no headline."""
    for token in doc[: _LONGEST_HEADLINE + 1]:
        if "\n" in token.text:
            last = doc[token.i - 1].text if token.i else "."
            return 0 if last in (".", ":", ",") else token.i
    return 0


def _is_office(token: Token) -> bool:
    """A title, an office or an article: "the Interior Minister Lee"."""
    known = is_title_word(token.lower_.rstrip(".")) or token.lower_ in speaking_nouns() or token.pos_ in ("DET", "ADJ")
    return known or token.text == "."


def _is_dash(token: Token) -> bool:
    spaced = token.text == "-" and token.i > 0 and token.whitespace_ != "" and token.nbor(-1).whitespace_ != ""
    return token.text in _DASHES or spaced


def _named(reading: Reading, start: int, end: int, speaking: Set[int]) -> Speaker | None:
    """The speaker whom these tokens name and nothing else."""
    doc = reading.doc
    if not 0 < end - start <= _LONGEST_SPEAKER or any(
        finite(token) and token.pos_ == "VERB" for token in doc[start:end]
    ):
        return None
    head = doc[end - 1]
    chain = reading.chain_at(head)
    if chain is not None:
        known = reading.chains[chain]
        speaks = known.kind is EntityKind.PERSON or known.metonym_of is not None or chain in speaking
        naming = reading.naming_at(head)
        if not speaks or naming is None or not all(_is_office(token) for token in doc[start : naming.start]):
            return None
        found = naming_speaker(reading, head.i)
        return found if found is not None and found.start >= start else Speaker(chain, naming.start, naming.end)
    if lemma(head) in speaking_nouns() or head.lower_.removesuffix("s") in speaking_nouns():
        return speaker_at(reading, head, None, start, anybody=True)
    return None


def _said(reading: Reading, start: int, end: int, speaker: Speaker, cue: Token) -> Iterator[Said]:
    doc = reading.doc
    start, end = trimmed(doc, start, end)
    verbs = any(token.pos_ in ("VERB", "AUX") or token.lower_ == "to" for token in doc[start:end])
    if end - start < _FEWEST_TOKENS or not verbs or doc[start].text in ('"', "“", "'", "‘"):
        return
    first, last = reading.characters(start, end)
    yield Said(first, last, False, speaker, cue, "say", None, None, _SURE, main_verb(doc, start, end, None))
