"""Indirect speech: clauses, infinitives and phrases that the text puts in somebody's mouth without quoting them.

Attachments of a small parser fail often in long sentences, so what is said is found by position: it begins behind the
verb's addressee and date, or behind "that", and ends with the sentence or where another statement begins.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.reading import Reading
from extractors.speech_according import according_to
from extractors.speech_content import CALLING, REACH, content_of
from extractors.speech_counts import number_given
from extractors.speech_nouns import from_noun
from extractors.speech_said import Said, speech_verb, unsaid
from extractors.speech_spans import (
    BEFORE_VERB,
    LONGEST,
    POSITION,
    Content,
    tensed,
    trimmed,
)
from extractors.speech_speakers import (
    Speaker,
    is_passive,
    passive_speaker,
    speaker_after,
    speaker_at,
    speaker_before,
    speaker_of,
)
from extractors.speech_statements import FEWEST_TOKENS, indirectly, own_words
from extractors.speech_tails import before_verb
from extractors.speech_untrue import called_untrue
from extractors.speech_verbs import SPEECH_NOUNS, SpeechVerb, speech_verbs
from extractors.syntax import is_verb, lemma, own_subject

_TEXTS = frozenset(
    ["letter", "statement", "petition", "message", "email", "memo", "tweet", "post", "note", "resolution"]
)
_ADDRESSED = frozenset(["tell", "inform", "assure", "remind", "urge", "ask"])
_BEFORE_PARTICIPLE = frozenset([",", "in", "by", "after", "before", "while", "when", "and", "without"])
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
    told: set[int] = set()
    sentence = _joined(sentence)
    for token in sentence:
        if quoted[token.i] or token.i in cues or _is_given_name(doc, token):
            continue
        if tried > _MOST_VERBS:
            return
        if token.lower_ == "according":
            tried += 1
            yield from according_to(reading, sentence, token, quoted)
            continue
        untrue = called_untrue(reading, sentence, token, quoted)
        if untrue is not None:
            last = untrue.speaker
            told.add(untrue.start)
            yield untrue
            continue
        entry = speech_verb(token)
        if entry is None and lemma(token) in CALLING and is_verb(token):
            entry = speech_verbs()["urge"]
        if entry is not None:
            tried += 1
            if unsaid(doc, token):
                continue
            said = _reported(reading, sentence, token, entry, last, quoted)
            said = said or number_given(reading, sentence, token, quoted)
            if said is not None:
                last = said.speaker
                told.add(said.start)
                yield said
        elif token.pos_ == "NOUN" and lemma(token) in SPEECH_NOUNS:
            tried += 1
            noun = from_noun(reading, sentence, token, quoted)
            # "Said in a statement that …": the verb has told it.
            if noun is not None and noun.start not in told:
                yield noun
        else:
            number = number_given(reading, sentence, token, quoted)
            if number is not None:
                last = number.speaker
                yield number


def _joined(sentence: Span) -> Span:
    """The sentence with the piece before it, where a stop inside brackets or of a short title cut it."""
    doc = sentence.doc
    if sentence.start == 0 or doc[sentence.start - 1].is_space or "\n" in doc[sentence.start - 1].text:
        return sentence
    first = doc[sentence.start]
    if first.text in (")", ",") or (first.is_lower and doc[sentence.start - 1].text == ")"):
        start = doc[sentence.start - 1].sent.start
        if sentence.end - start <= LONGEST:
            return doc[start : sentence.end]
    return sentence


def _is_given_name(doc: Doc, token: Token) -> bool:
    """ "Minister Said Ahmed said …": headlines have "Says", so a capital in the middle of a sentence makes a name."""
    middle = 0 < token.i < len(doc) - 1 and not token.is_sent_start and doc[token.i - 1].is_alpha
    return token.text == "Said" and middle and doc[token.i + 1].text[:1].isupper()


def _reported(
    reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb, last: Speaker | None, quoted: bytearray
) -> Said | None:
    """The statement that hangs on a verb of speech, or None."""
    doc = reading.doc
    if is_passive(verb):
        return _passive(reading, sentence, verb, entry, quoted)
    if verb.tag_ == "VB" and _is_wish(doc, verb):
        return None
    content = content_of(reading, sentence, verb, entry)
    speaker = _speaker(reading, sentence, verb, last)
    if content is None and "c" in entry.patterns:
        speaker = _inverted(reading, sentence, verb) or speaker
        if speaker is not None:
            content = before_verb(reading, sentence, verb, speaker)
    if content is None or speaker is None:
        return None
    if content[0] <= speaker.start < content[1] and content[3] != BEFORE_VERB:
        return None
    return _kept(reading, content, speaker, verb, entry, quoted)


def _is_wish(doc: Doc, verb: Token) -> bool:
    """ "Demanded that the president inform them …": nothing is said yet."""
    own = own_subject(verb)
    singular = own is not None and (own.tag_ in ("NN", "NNP") or own.lower_ in ("he", "she", "it"))
    return singular and own is not None and not any(lemma(token) == "do" for token in doc[own.i : verb.i])


def _passive(reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb, quoted: bytearray) -> Said | None:
    """ "It was announced that …", "is said to have fled", "was asked by the court to wait": often nobody is named."""
    doc = reading.doc
    if not any(lemma(doc[index]) in ("be", "get") for index in range(max(sentence.start, verb.i - 4), verb.i)):
        return None
    content = content_of(reading, sentence, verb, entry)
    if content is None or content[3] == POSITION:
        return None
    speaker = passive_speaker(reading, verb, sentence.start, content[0])
    return _kept(reading, content, speaker, verb, entry, quoted)


def _kept(
    reading: Reading, content: Content, speaker: Speaker | None, verb: Token, entry: SpeechVerb, quoted: bytearray
) -> Said | None:
    doc = reading.doc
    start, end, head, confidence = content
    # Where somebody's own words begin, another statement does; a word or two in marks are part of this one.
    theirs = own_words(doc, quoted, start + 1, end)
    start += doc[start].pos_ == "CCONJ"
    start, end = trimmed(doc, start, theirs if theirs >= 0 and not quoted[start] else end)
    if end - start < FEWEST_TOKENS or all(quoted[start:end]):
        return None
    return indirectly(reading, (start, end), head, speaker, verb, entry, confidence)


def _inverted(reading: Reading, sentence: Span, verb: Token) -> Speaker | None:
    """ "The talks had failed, said Ann Lee"."""
    doc = reading.doc
    if verb.i == sentence.start or doc[verb.i - 1].text not in (",", "—", "–") or verb.tag_ in ("VBG", "VB", "VBN"):
        return None
    if lemma(verb) in _ADDRESSED:
        # "…, told reporters": whom it is told follows.
        return None
    return speaker_after(reading, verb, sentence.end)


def _speaker(reading: Reading, sentence: Span, verb: Token, last: Speaker | None) -> Speaker | None:
    doc = reading.doc
    before = doc[verb.i - 1].lower_ if verb.i > sentence.start else ""
    if verb.tag_ == "VBG" and before == "as":
        # "Was quoted as saying", "quoted him as saying".
        return _quoted_so(reading, sentence, verb)
    if verb.tag_ == "VBG" and before in (",", "and", "—", "–") and last is not None:
        return last
    if verb.tag_ == "VBG" and _follows_text(sentence, verb):
        # "Sent a letter to the president urging him to …"
        return _sentence_subject(reading, sentence, verb)
    speaker = speaker_of(reading, verb, sentence.start, verb.i)
    if speaker is None and before in ("and", "but", ",", "then", "also") and last is not None:
        return last
    if speaker is None and verb.tag_ == "VBG" and before in _BEFORE_PARTICIPLE:
        return _sentence_subject(reading, sentence, verb)
    return speaker


def _follows_text(sentence: Span, verb: Token) -> bool:
    """A letter or the like, which the sentence's subject wrote, stands shortly before the participle."""
    doc = sentence.doc
    if doc[verb.i - 1].pos_ == "AUX":
        return False
    for index in range(verb.i - 1, max(sentence.start, verb.i - REACH) - 1, -1):
        if lemma(doc[index]) in _TEXTS:
            return any(tensed(token) for token in doc[sentence.start : index])
        if tensed(doc[index]) or doc[index].text == ",":
            return False
    return False


def _quoted_so(reading: Reading, sentence: Span, verb: Token) -> Speaker | None:
    for index in range(verb.i - 2, max(sentence.start, verb.i - REACH) - 1, -1):
        if reading.doc[index].lower_ in ("quoted", "cited", "quotes", "cites"):
            if index == verb.i - 2 or is_passive(reading.doc[index]):
                return passive_speaker(reading, reading.doc[index], sentence.start, sentence.end)
            return speaker_after(reading, reading.doc[index], verb.i - 1)
    return None


def _sentence_subject(reading: Reading, sentence: Span, verb: Token) -> Speaker | None:
    """The subject of the first finite verb before a participle: "Ann Lee left, saying that …"."""
    for token in reading.doc[sentence.start : verb.i]:
        if tensed(token):
            own = own_subject(token)
            found = speaker_at(reading, own, token, sentence.start) if own is not None and own.i < token.i else None
            named = found is not None and found.chain is not None
            return found if named else speaker_before(reading, token, sentence.start) or found
    return None
