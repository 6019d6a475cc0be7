"""Indirect speech that a noun holds: "his claim that …", "her promise to …"."""

from spacy.tokens import Doc, Span, Token

from extractors.reading import Reading
from extractors.speech_said import Said
from extractors.speech_spans import Content, statement_end, tensed, trimmed, with_end
from extractors.speech_speakers import Speaker, is_passive, speaker_after, speaker_at, speaker_of
from extractors.speech_statements import FEWEST_TOKENS, indirectly, own_words
from extractors.speech_verbs import SPEECH_NOUNS, speech_verbs
from extractors.syntax import lemma, relation

# How sure "his claim that …" is.
_NOUN = 0.75
# Nouns of these verbs take an infinitive: "her promise to resign".
_PROMISES = frozenset(["promise", "pledge", "vow", "threaten"])
_MAKING = frozenset(["make", "issue", "repeat", "reject", "renew", "voice", "release"])


def from_noun(reading: Reading, sentence: Span, noun: Token, quoted: bytearray) -> Said | None:
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
    theirs = own_words(doc, quoted, start, end)
    start, end = trimmed(doc, start, theirs if theirs >= 0 else end)
    if end - start < FEWEST_TOKENS:
        return None
    return indirectly(reading, (start, end), head, speaker, noun, speech_verbs()[verb], _NOUN)


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
