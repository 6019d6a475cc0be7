"""Who speaks in a quotation that no verb reports: the text around it says so before."""

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_said import finite, speech_verb, unsaid
from extractors.speech_speakers import Speaker, is_passive, naming_speaker, speaker_before, speaker_of
from extractors.syntax import relation

# What a speech is called that follows: "issued this statement", "Remarks by N. N."
_SPEECHES = listed(
    """statement statements remark remarks comment comments letter message tweet tweets post speech response reply
    testimony op-ed transcript excerpt excerpts text quote"""
)
# Tokens of the paragraph before in which its speaker is looked for, and of its last sentence.
_REACH = 120
_ISSUES = frozenset(["issues", "issued", "releases", "released", "makes", "made", "gives", "delivers"])
_SPEAKS = frozenset(["by", "from", "of"])


def introduced(reading: Reading, start: int) -> Speaker | None:
    """The person or body whose statement the line before, or the words before in the same line, announce."""
    doc = reading.doc
    low, high = _before(doc, start)
    noun = next((token for token in doc[low:high] if token.lower_ in _SPEECHES), None)
    if noun is None:
        return None
    ends = next((token.text for token in reversed(doc[low:high]) if not token.is_space), "")
    heading = not any(token.text == "." and token.i > noun.i for token in doc[low:high])
    if ends != ":" and not heading:
        return None
    behind = _first_named(reading, noun.i + 1, high, after=_SPEAKS)
    if low < noun.i:
        before = _subject(reading, low, noun.i) or _first_named(reading, low, noun.i) or _issuer(doc, low, noun.i)
        if before is not None:
            return before
    return behind


def said_before(reading: Reading, start: int) -> Speaker | None:
    """Who is said to speak last before, in the line and, for a quotation that begins one, in the line above."""
    doc = reading.doc
    low, high = _before(doc, start)
    for index in range(high - 1, low - 1, -1):
        token = doc[index]
        if speech_verb(token) is None or unsaid(doc, token) or is_passive(token):
            continue
        sentence = token.sent
        speaker = speaker_of(reading, token, max(low, sentence.start), min(high, sentence.end))
        if speaker is not None:
            return speaker
    # "Ann Lee was angry. “It is a shame.”"
    if high == start:
        last = _last_sentence(doc, low, high)
        found = _subject(reading, last, high)
        if found is not None and found.chain is not None and reading.chains[found.chain].kind is EntityKind.PERSON:
            return found
    return None


def _before(doc: Doc, start: int) -> tuple[int, int]:
    """The tokens before in the same line, or the line above where the quotation begins one."""
    high = start
    while high > 0 and start - high < 4 and doc[high - 1].is_space:
        high -= 1
    low = high
    while low > 0 and high - low < _REACH and "\n" not in doc[low - 1].text:
        low -= 1
    return low, high


def _last_sentence(doc: Doc, low: int, high: int) -> int:
    index = high - 1
    while index > low and not doc[index].is_sent_start:
        index -= 1
    return index


def _subject(reading: Reading, low: int, high: int) -> Speaker | None:
    """The subject of the first verb with a tense, where it can speak."""
    for token in reading.doc[low:high]:
        if token.pos_ in ("VERB", "AUX") and finite(token):
            return speaker_before(reading, token, low) or _by_tree(reading, token, low)
    return None


def _by_tree(reading: Reading, verb: Token, low: int) -> Speaker | None:
    for child in verb.children:
        if relation(child) == "nsubj" and low <= child.i < verb.i:
            return naming_speaker(reading, child.i)
    return None


def _first_named(reading: Reading, low: int, high: int, after: frozenset[str] = frozenset()) -> Speaker | None:
    """The first person named; with `after`, only right behind such a word or a title that follows it."""
    doc = reading.doc
    for index in range(low, high):
        chain = reading.chain_at(index)
        if chain is None or reading.chains[chain].kind is not EntityKind.PERSON:
            continue
        if after and not any(token.lower_ in after for token in doc[max(low, index - 5) : index]):
            return None
        return naming_speaker(reading, index)
    return None


def _issuer(doc: Doc, low: int, high: int) -> Speaker | None:
    """The name before "issues" in a heading whose capitals hide what is a name: "SEN. LEE ISSUES STATEMENT"."""
    for index in range(low + 1, high):
        if doc[index].lower_ in _ISSUES:
            start = index
            while start > low and (doc[start - 1].is_alpha or doc[start - 1].text == ".") and index - start < 4:
                start -= 1
            return Speaker(None, start, index)
    return None
