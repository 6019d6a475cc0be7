"""One act of speech before it becomes a claim, and how to tell the verbs that report it."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_speakers import Speaker, speaker_after
from extractors.speech_verbs import SpeechVerb, particles, speech_verbs
from extractors.syntax import lemma, relation

# Some lemmatizers don't know the commonest forms; these can hardly be anything else.
_FORMS = {"said": "say", "says": "say", "told": "tell", "tells": "tell"}
# Words before a verb by which nothing was said: "declined to say", "has not confirmed", "may announce".
_UNSAID = listed(
    """not n't n’t never cannot decline declined declines refuse refused refuses unable reluctant would could might may
    should must can will 'll ’ll neither nor without failed hardly"""
)
# "Went on to say" says; "is expected to say" doesn't.
_SAID_ANYWAY = frozenset(["on", "continued", "proceeded", "rose", "want", "wanted", "like"])


_ADDRESSING = listed(
    """tell remind inform assure reassure ask warn caution brief notify advise urge request beg implore exhort entreat
    instruct order command direct invite promise"""
)
# Tokens from the verb to the end of whom it addresses.
_LONGEST_ADDRESS = 12


@dataclass(frozen=True, slots=True)
class Said:
    """Characters `start` to `end` (exclusive) are what is said; `head` is their main verb, if one is seen.

    `speaker` is None where nobody is named. `cue` is the word that reports it, None in the form "Name: …"; `verb` its
    lemma.
    """

    start: int
    end: int
    direct: bool
    speaker: Speaker | None
    cue: Token | None
    verb: str
    entry: SpeechVerb | None
    addressee: Speaker | None
    confidence: float
    head: Token | None = None


def speech_verb(token: Token) -> SpeechVerb | None:
    """The token's entry in the lexicon, if it is a verb there and here."""
    verbs = speech_verbs()
    known = _FORMS.get(token.lower_)
    if known is not None:
        return verbs[known]
    if not (token.pos_ == "VERB" or token.tag_.startswith("VB")):
        return None
    return _of_two_words(token) or verbs.get(lemma(token))


def _of_two_words(verb: Token) -> SpeechVerb | None:
    """The entry of the verb with the word behind it: "pointed out", "made it clear", "went on" but not "went on to"."""
    doc = verb.doc
    index = verb.i + 1
    index += index < len(doc) and doc[index].lower_ == "it"
    if index >= len(doc) or doc[index].lower_ not in particles():
        return None
    if index + 1 < len(doc) and doc[index + 1].lower_ in ("to", "with"):
        return None
    return speech_verbs().get(f"{lemma(verb)} {doc[index].lower_}")


def unsaid(doc: Doc, verb: Token) -> bool:
    """The words right before the verb take the saying back or put it ahead."""
    start = verb.i
    while start > 0 and verb.i - start < 4 and not doc[start].is_sent_start:
        start -= 1
    words = [doc[index].lower_ for index in range(start, verb.i)]
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word in _UNSAID:
            return True
        if word == "to":
            return position == 0 or words[position - 1] not in _SAID_ANYWAY
        if doc[start + position].pos_ not in ("ADV", "AUX", "PART"):
            return False
    return False


def finite(token: Token) -> bool:
    """The verb has a tense or an auxiliary; a bare participle or infinitive hasn't."""
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or "Fin" in token.morph.get("VerbForm", []):
        return True
    # "The volcano erupted", taken for a participle.
    if token.tag_ != "VBN" or (token.i and token.nbor(-1).pos_ == "AUX"):
        return False
    below = {relation(child) for child in token.children if child.i < token.i}
    return "nsubj" in below and not below & {"aux", "aux:pass"}


def addressee_of(reading: Reading, cue: Token) -> Speaker | None:
    """To whom it is said: "told the BBC", "said to reporters", "called on Iran to …"."""
    doc = reading.doc
    entry = speech_verb(cue)
    start = cue.i + 1
    if start >= len(doc):
        return None
    if entry is None or entry.lemma not in _ADDRESSING:
        if doc[start].lower_ not in ("to", "on", "upon") or (doc[start].lower_ != "to" and lemma(cue) != "call"):
            return None
        start += 1
    found = speaker_after(reading, doc[start - 1], min(len(doc), start + _LONGEST_ADDRESS), anybody=True)
    return found if found is not None and found.start <= start + 3 else None
