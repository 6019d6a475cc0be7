"""What is said without being quoted, put together from its tokens."""

from spacy.tokens import Doc, Token

from extractors.reading import Reading
from extractors.speech_content import CALLING
from extractors.speech_said import Said, addressee_of
from extractors.speech_spans import closed
from extractors.speech_speakers import Speaker
from extractors.speech_verbs import SpeechVerb
from extractors.syntax import is_verb, lemma

# So many words in marks may be a part of a statement without being one themselves.
_FEW_OWN_WORDS = 2
# A statement of fewer tokens says nothing ("said so").
FEWEST_TOKENS = 3


def own_words(doc: Doc, quoted: bytearray, start: int, end: int) -> int:
    """Where a longer quotation begins between the tokens, or -1."""
    index = quoted.find(1, start, end)
    while index >= 0:
        stop = quoted.find(0, index, end)
        stop = end if stop < 0 else stop
        if stop - index > _FEW_OWN_WORDS + 2:
            return index
        index = quoted.find(1, stop, end)
    return -1


def indirectly(
    reading: Reading,
    content: tuple[int, int],
    head: Token | None,
    speaker: Speaker | None,
    cue: Token,
    entry: SpeechVerb,
    confidence: float,
) -> Said:
    """The statement in tokens `content`, reported by the cue."""
    start, end = reading.characters(content[0], closed(reading.doc, *content))
    addressee = addressee_of(reading, cue) if is_verb(cue) else None
    verb = lemma(cue) if lemma(cue) in CALLING else entry.lemma
    return Said(start, end, False, speaker, cue, verb, entry, addressee, confidence, head)
