"""Names of events in the text: the pipeline's own, and other names whose head word is an event's.

The outermost name counts: "2015 Canadian federal election" is one name, and no mention of Canada.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractors.event_lexicon import listed
from extractors.syntax import labelled

# Bodies, prizes and texts never end so, whatever label the pipeline gives them; matches, marches and sessions may.
_HEADS = listed(
    """
    war wars election elections referendum summit olympics paralympics championship championships revolution uprising
    massacre genocide riots
    """
)
_OTHERWISE = ("ORG", "GPE", "LOC", "NORP", "PERSON")


def event_spans(doc: Doc) -> Iterator[Span]:
    """The events' names in text order, each with a large letter or a number in it; they don't overlap."""
    for span in labelled(doc, "EVENT", *_OTHERWISE):
        if span.label_ != "EVENT" and not _is_headed(span):
            continue
        if any(token.text[0].isupper() or token.text[0].isdigit() for token in span):
            yield span


def _is_headed(span: Span) -> bool:
    # "Veterans of Foreign Wars" are a body.
    whole = len(span) > 1 and not any(token.lower_ in ("of", "for") for token in span)
    return whole and span[-1].lower_ in _HEADS and span[0].text[0].isupper()
