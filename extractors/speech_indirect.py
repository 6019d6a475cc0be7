"""Indirect speech: clauses, infinitives and phrases that the text puts in somebody's mouth without quoting them.

Attachments of a small parser fail often in long sentences, so what is said is found by position: it begins behind the
verb's addressee and date, or behind "that", and ends with the sentence or where another statement begins.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.reading import Reading
from extractors.speech_content import CALLING, REACH, before_verb, content_of
from extractors.speech_direct import addressee_of
from extractors.speech_said import Said, speech_verb, unsaid
from extractors.speech_spans import BEFORE_VERB, LONGEST, NOMINAL, Content, closed, main_verb, tensed, trimmed, with_end
from extractors.speech_speakers import Speaker, is_passive, speaker_after, speaker_at, speaker_before, speaker_of
from extractors.speech_verbs import SPEECH_NOUNS, SpeechVerb, speech_verbs
from extractors.syntax import is_verb, lemma

# How sure "according to …" and "his claim that …" are.
_ACCORDING, _NOUN = 0.85, 0.75
# A statement of fewer tokens says nothing ("said so").
_FEWEST_TOKENS = 3
# No sentence that somebody wrote has more verbs of speech; a list of them has no statements.
_MOST_VERBS = 40


def indirect_speech(reading: Reading, cues: set[int], quoted: bytearray) -> Iterator[Said]:
    """What is reported in other words. `cues` are verbs already used; a `quoted` token (1) is somebody's own words."""
    for sentence in reading.doc.sents:
        yield from _in_sentence(reading, sentence, cues, quoted)


def _in_sentence(reading: Reading, sentence: Span, cues: set[int], quoted: bytearray) -> Iterator[Said]:
    doc = reading.doc
    last: Speaker | None = None
    tried = 0
    for token in sentence:
        if quoted[token.i] or token.i in cues or _is_given_name(doc, token):
            continue
        if tried > _MOST_VERBS:
            return
        if token.lower_ == "according":
            tried += 1
            yield from _according(reading, sentence, token, quoted)
            continue
        entry = speech_verb(token)
        if entry is None and lemma(token) in CALLING and is_verb(token):
            entry = speech_verbs()["urge"]
        if entry is not None:
            tried += 1
            if unsaid(doc, token):
                continue
            said = _reported(reading, sentence, token, entry, last, quoted)
            if said is not None:
                last = said.speaker
                yield said
        elif token.pos_ == "NOUN" and lemma(token) in SPEECH_NOUNS:
            tried += 1
            noun = _from_noun(reading, sentence, token)
            if noun is not None:
                yield noun


def _is_given_name(doc: Doc, token: Token) -> bool:
    """ "Minister Said Ahmed said …": headlines have "Says", so a capital in the middle of a sentence makes a name."""
    middle = 0 < token.i < len(doc) - 1 and not token.is_sent_start and doc[token.i - 1].is_alpha
    return token.text == "Said" and middle and doc[token.i + 1].text[:1].isupper()


def _reported(
    reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb, last: Speaker | None, quoted: bytearray
) -> Said | None:
    """The statement that hangs on a verb of speech, or None."""
    doc = reading.doc
    content = content_of(reading, sentence, verb, entry)
    speaker = _speaker(reading, sentence, verb, last)
    if content is None and "c" in entry.patterns and entry.kind not in ("hope", "voice") and speaker is not None:
        content = before_verb(sentence, verb, speaker)
    if content is None or speaker is None:
        return None
    start, end, head, confidence = content
    if start <= speaker.start < end and confidence != BEFORE_VERB:
        return None
    # Where somebody's own words begin, another statement does.
    own_words = quoted.find(1, start + 1, end)
    start += doc[start].pos_ == "CCONJ"
    start, end = trimmed(doc, start, own_words if own_words >= 0 and not quoted[start] else end)
    if end - start < _FEWEST_TOKENS - (confidence == NOMINAL) or all(quoted[start:end]):
        return None
    if confidence == NOMINAL and speaker.chain is None:
        return None
    return _said(reading, (start, end), head, speaker, verb, entry, confidence)


def _said(
    reading: Reading,
    content: tuple[int, int],
    head: Token | None,
    speaker: Speaker,
    cue: Token,
    entry: SpeechVerb,
    confidence: float,
) -> Said:
    start, end = reading.characters(content[0], closed(reading.doc, *content))
    addressee = addressee_of(reading, cue) if is_verb(cue) else None
    verb = lemma(cue) if lemma(cue) in CALLING else entry.lemma
    return Said(start, end, False, speaker, cue, verb, entry, addressee, confidence, head)


def _speaker(reading: Reading, sentence: Span, verb: Token, last: Speaker | None) -> Speaker | None:
    doc = reading.doc
    if is_passive(verb):
        return None
    before = doc[verb.i - 1].lower_ if verb.i > sentence.start else ""
    if verb.tag_ == "VBG" and before in (",", "and", "—", "–") and last is not None:
        return last
    speaker = speaker_of(reading, verb, sentence.start, verb.i)
    if speaker is None and before in ("and", "but", ",", "then", "also") and last is not None:
        return last
    if speaker is None and verb.tag_ == "VBG" and before == ",":
        return _sentence_subject(reading, sentence, verb)
    return speaker


def _sentence_subject(reading: Reading, sentence: Span, verb: Token) -> Speaker | None:
    """The subject of the first finite verb before a participle: "Ann Lee left, saying that …"."""
    for token in reading.doc[sentence.start : verb.i]:
        if tensed(token):
            return speaker_before(reading, token, sentence.start)
    return None


def _according(reading: Reading, sentence: Span, token: Token, quoted: bytearray) -> Iterator[Said]:
    """Everything else in a sentence that has "according to …" at its beginning or end."""
    doc = reading.doc
    if token.i + 2 >= sentence.end or doc[token.i + 1].lower_ != "to":
        return
    speaker = speaker_after(reading, doc[token.i + 1], sentence.end)
    if speaker is None:
        return
    if token.i <= sentence.start + 1:
        comma = speaker.end
        while comma < sentence.end and comma - speaker.end < REACH and doc[comma].text != ",":
            comma += 1
        start, end = comma + 1, sentence.end
    else:
        start, end = max(sentence.start, token.i - LONGEST), token.i
    end = min(end, start + LONGEST)
    if start >= end:
        return
    start, end = trimmed(doc, start, end)
    # Past tenses are often tagged as participles here.
    verbs = any(one.pos_ in ("VERB", "AUX") and one.tag_ not in ("VB", "VBG") for one in doc[start:end])
    if end - start >= _FEWEST_TOKENS and verbs and not all(quoted[start:end]):
        first, last = reading.characters(start, end)
        head = main_verb(doc, start, end, None)
        yield Said(first, last, False, speaker, token, "according to", None, None, _ACCORDING, head)


def _from_noun(reading: Reading, sentence: Span, noun: Token) -> Said | None:
    """What is said in "his repeated claim that …"."""
    doc = reading.doc
    verb = SPEECH_NOUNS.get(lemma(noun))
    if verb is None or noun.i + 2 >= sentence.end or doc[noun.i + 1].lower_ != "that":
        return None
    # "The claim that surprised …" is a relative clause.
    if doc[noun.i + 2].pos_ in ("VERB", "AUX"):
        return None
    for index in range(noun.i - 1, max(sentence.start, noun.i - 4) - 1, -1):
        token = doc[index]
        if token.tag_ == "PRP$" or (token.lower_ in ("'s", "’s") and index > sentence.start):
            owner = token if token.tag_ == "PRP$" else doc[index - 1]
            chain = reading.chain_at(owner)
            speaker = Speaker(chain, owner.i, owner.i + 1) if chain is not None else speaker_at(reading, owner)
            content = with_end(sentence, noun.i + 2, noun, _NOUN)
            content = _before_predicate(doc, content) if content is not None else None
            if speaker is None or speaker.chain is None or content is None:
                return None
            start, end = trimmed(doc, content[0], content[1])
            if end - start < _FEWEST_TOKENS:
                return None
            return _said(reading, (start, end), content[2], speaker, noun, speech_verbs()[verb], _NOUN)
        if token.pos_ not in ("ADJ", "ADV", "NUM"):
            return None
    return None


def _before_predicate(doc: Doc, content: Content) -> Content:
    """Without what is said of the noun: "her claim that the vote was stolen | was false"."""
    start, end, head, confidence = content
    for index in range(start + 2, end):
        if tensed(doc[index]) and doc[index - 1].tag_ in ("VBN", "VBD", "VB", "RP"):
            return start, index, head, confidence
    return content
