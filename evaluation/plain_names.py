"""The plain baseline for names: capitalised chains, looked up in the gazetteer or labelled by their look."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from dramatis.gazetteer import Gazetteer
from training import labels

_LINKS = frozenset(["of", "the", "and", "for", "de", "van", "von", "al", "-", "'s", "’s"])
_BODIES = labels.word_set(
    """
    agency army assembly association bank board bureau club college commission committee company congress corporation
    corps council court department federation force forces foundation group house institute league ministry movement
    office organisation organization parliament party police senate service society times union university
    """
)


def plain_names(doc: Doc, gazetteer: Gazetteer) -> list[Span]:
    """Spans with the product's labels; they don't overlap."""
    return [Span(doc, start, end, label) for start, end in _chains(doc) for label in _label(doc, start, end, gazetteer)]


def _chains(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, small links between two of them included; no lone word that opens a sentence."""
    index = 0
    while index < len(doc):
        if not doc[index].text[:1].isupper():
            index += 1
            continue
        end = index + 1
        while end < len(doc) and (doc[end].text[:1].isupper() or _links(doc, end)):
            end += 1
        yield index, end
        index = end


def _links(doc: Doc, at: int) -> bool:
    return doc[at].text in _LINKS and at + 1 < len(doc) and doc[at + 1].text[:1].isupper()


def _label(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> Iterator[str]:
    text = doc[start:end].text
    words = [token.lower_ for token in doc[start:end]]
    opens = start == 0 or doc[start - 1].text in {".", "?", "!", "\n\n", ":", '"', "“"}
    if gazetteer.countries(text):
        yield labels.GPE
    elif gazetteer.demonym(text):
        yield labels.NORP
    elif gazetteer.organisation(text):
        yield labels.ORG
    elif gazetteer.places(text) and not (opens and end - start == 1):
        yield labels.GPE
    elif words[-1] in labels.SURE_EVENT_HEADS and end - start > 1:
        yield labels.EVENT
    elif set(words) & _BODIES or (end - start == 1 and text.isupper() and len(text) > 2):
        yield labels.ORG
    elif end - start > 1 or not opens:
        yield labels.PERSON
