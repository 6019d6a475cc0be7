"""Indirect speech: clauses, infinitives and phrases that the text puts in somebody's mouth without quoting them.

Attachments of a small parser fail often in long sentences, so what is said is found by position: it begins behind the
verb's addressee and date, or behind "that", and ends with the sentence or where another statement begins.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.reading import Reading
from extractors.speech_content import CALLING, REACH, before_verb, content_of
from extractors.speech_said import Said, addressee_of, finite, speech_verb, unsaid
from extractors.speech_spans import (
    BEFORE_VERB,
    LONGEST,
    POSITION,
    Content,
    closed,
    main_verb,
    statement_end,
    tensed,
    trimmed,
    with_end,
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
from extractors.speech_verbs import SPEECH_NOUNS, SpeechVerb, speech_verbs
from extractors.syntax import is_verb, lemma, own_subject, relation

# How sure "according to …" and "his claim that …" are.
_ACCORDING, _NOUN = 0.85, 0.75
# A statement of fewer tokens says nothing ("said so").
_FEWEST_TOKENS = 3
# So many words in marks may be a part of a statement without being one themselves.
_FEW_OWN_WORDS = 2
# Nouns of these verbs take an infinitive: "her promise to resign".
_PROMISES = frozenset(["promise", "pledge", "vow", "threaten"])
_TEXTS = frozenset(
    ["letter", "statement", "petition", "message", "email", "memo", "tweet", "post", "note", "resolution"]
)
_ADDRESSED = frozenset(["tell", "inform", "assure", "remind", "urge", "ask"])
_MAKING = frozenset(["make", "issue", "repeat", "reject", "renew", "voice", "release"])
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
    sentence = _joined(sentence)
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
            noun = _from_noun(reading, sentence, token, quoted)
            if noun is not None:
                yield noun


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
            content = before_verb(sentence, verb, speaker)
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
    own_words = _own_words(doc, quoted, start + 1, end)
    start += doc[start].pos_ == "CCONJ"
    start, end = trimmed(doc, start, own_words if own_words >= 0 and not quoted[start] else end)
    if end - start < _FEWEST_TOKENS or all(quoted[start:end]):
        return None
    return _said(reading, (start, end), head, speaker, verb, entry, confidence)


def _own_words(doc: Doc, quoted: bytearray, start: int, end: int) -> int:
    """Where a longer quotation begins between the tokens, or -1."""
    index = quoted.find(1, start, end)
    while index >= 0:
        stop = quoted.find(0, index, end)
        stop = end if stop < 0 else stop
        if stop - index > _FEW_OWN_WORDS + 2:
            return index
        index = quoted.find(1, stop, end)
    return -1


def _inverted(reading: Reading, sentence: Span, verb: Token) -> Speaker | None:
    """ "The talks had failed, said Ann Lee"."""
    doc = reading.doc
    if verb.i == sentence.start or doc[verb.i - 1].text not in (",", "—", "–") or verb.tag_ in ("VBG", "VB", "VBN"):
        return None
    if lemma(verb) in _ADDRESSED:
        # "…, told reporters": whom it is told follows.
        return None
    return speaker_after(reading, verb, sentence.end)


def _said(
    reading: Reading,
    content: tuple[int, int],
    head: Token | None,
    speaker: Speaker | None,
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


def _according(reading: Reading, sentence: Span, token: Token, quoted: bytearray) -> Iterator[Said]:
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
    if end - start >= _FEWEST_TOKENS and verbs and not any(quoted[start : start + 2]):
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


def _from_noun(reading: Reading, sentence: Span, noun: Token, quoted: bytearray) -> Said | None:
    """What is said in "his repeated claim that …", "criticism that …", "her promise to …"."""
    doc = reading.doc
    verb = SPEECH_NOUNS.get(lemma(noun))
    behind = noun.i + 1
    speaker: Speaker | None = None
    if behind + 3 < sentence.end and doc[behind].lower_ in ("by", "from"):
        speaker = speaker_after(reading, doc[behind], sentence.end)
        behind = speaker.end if speaker is not None else behind
    if verb is None or behind + 2 >= sentence.end or quoted[behind]:
        return None
    speaker = speaker or _owner(reading, sentence, noun)
    subject = relation(noun).startswith("nsubj") and noun.head.i > behind
    if subject and speaker is None:
        # "Confirmation that … would have helped": nobody has confirmed it yet.
        return None
    if doc[behind].lower_ == "to" and doc[behind + 1].tag_ == "VB" and verb in _PROMISES and speaker is not None:
        content: Content | None = (behind, statement_end(sentence, behind, noun), doc[behind + 1], _NOUN)
    elif doc[behind].lower_ == "that" and doc[behind + 1].pos_ not in ("VERB", "AUX"):
        # "The claim that surprised …" is a relative clause, "the statement that he made" another.
        content = with_end(sentence, behind + 1, noun, _NOUN)
        if content is None or _is_relative(doc, behind, content[1], noun):
            return None
    else:
        return None
    if content is None:
        return None
    start, end, head, _ = _before_predicate(doc, content)
    if subject:
        # "Her claim that the vote was stolen | was false".
        predicate = [child.i for child in noun.head.children if relation(child) in ("aux", "aux:pass", "cop")]
        end = min(end, *(index for index in (*predicate, noun.head.i) if index > start + 2), end)
    own_words = _own_words(doc, quoted, start, end)
    start, end = trimmed(doc, start, own_words if own_words >= 0 else end)
    if end - start < _FEWEST_TOKENS:
        return None
    return _said(reading, (start, end), head, speaker, noun, speech_verbs()[verb], _NOUN)


def _is_relative(doc: Doc, that: int, end: int, noun: Token) -> bool:
    """The clause behind "that" lacks an object: "the statement that he made"."""
    for token in doc[that + 1 : end]:
        if relation(token) == "acl:relcl" and token.head.i == noun.i:
            return token.i + 1 >= end or doc[token.i + 1].is_punct or doc[token.i + 1].pos_ in ("ADP", "ADV")
        if tensed(token):
            return relation(token) == "acl:relcl" and (token.i + 1 >= end or doc[token.i + 1].is_punct)
    return False


def _owner(reading: Reading, sentence: Span, noun: Token) -> Speaker | None:
    """Whose claim it is: "his", "the minister's"; of a verb whose object it is ("made the claim that") its subject."""
    doc = reading.doc
    for index in range(noun.i - 1, max(sentence.start, noun.i - 4) - 1, -1):
        token = doc[index]
        if token.tag_ == "PRP$" or (token.lower_ in ("'s", "’s", "'", "’") and index > sentence.start):
            owner = token if token.tag_ == "PRP$" else doc[index - 1]
            chain, naming = reading.chain_at(owner), reading.naming_at(owner)
            if chain is not None:
                return Speaker(chain, naming.start if naming else owner.i, owner.i + 1)
            if token.tag_ == "PRP$":
                return Speaker(None, owner.i, owner.i + 1) if owner.lower_ in ("his", "her", "their", "its") else None
            return speaker_at(reading, owner)
        if token.pos_ == "VERB" and lemma(token) in _MAKING and not is_passive(token):
            return speaker_of(reading, token, sentence.start, token.i)
        if token.pos_ not in ("ADJ", "ADV", "NUM", "DET"):
            return None
    return None


def _before_predicate(doc: Doc, content: Content) -> Content:
    """Without what is said of the noun: "her claim that the vote was stolen | was false"."""
    start, end, head, confidence = content
    for index in range(start + 2, end):
        if tensed(doc[index]) and doc[index - 1].tag_ in ("VBN", "VBD", "VB", "RP"):
            return start, index, head, confidence
    return content
