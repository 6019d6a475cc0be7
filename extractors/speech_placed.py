"""A quotation in its place among the tokens, and whose it is found to be."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.quotes import Quote
from extractors.speech_speakers import Speaker
from extractors.speech_verbs import SpeechVerb

# How sure the speaker is: a verb beside the quotation, a name before a colon, a verb of which the quotation is a part,
# the same paragraph, the paragraph before, nobody named.
BESIDE, COLON, PART, SAME_PARAGRAPH, NEXT_PARAGRAPH, ALONE = 0.95, 0.75, 0.8, 0.7, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """A quotation with its tokens `start` to `end` (exclusive, marks included)."""

    quote: Quote
    start: int
    end: int

    def starts_line(self, doc: Doc) -> bool:
        """Whether nothing stands before it in its line."""
        return self.start == 0 or "\n" in doc[self.start - 1].text


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a quotation: `speaker` None where nobody is named, `cue` and `entry` None where no verb reports it."""

    speaker: Speaker | None
    cue: Token | None
    entry: SpeechVerb | None
    confidence: float


def placed(doc: Doc, quotes: Iterable[Quote]) -> list[Placed]:
    """The quotations with their tokens; those that cover none are left out."""
    found = []
    for quote in quotes:
        span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is not None and len(span):
            found.append(Placed(quote, span.start, span.end))
    return found
