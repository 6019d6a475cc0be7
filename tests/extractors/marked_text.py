"""Readings from texts whose entities are marked by hand, so that a rule is tested without the recogniser's mistakes.

`{Ann Lee:P}` is a person, O an organisation, L a place, D a place told by its people ("French"); `{she=Ann Lee}` is
another mention of an entity that was marked before.
"""

import re
from datetime import date

from spacy.language import Language

from dramatis.article import Article
from dramatis.words import EntityKind
from extractors.dates import find_dates
from extractors.reading import Chain, Form, Naming, Reading, Reference

_MARK = re.compile(r"\{([^{}:=]+)(?::([POLD])|=([^{}]+))\}")
_KINDS = {
    "P": (EntityKind.PERSON, "PERSON"),
    "O": (EntityKind.ORGANIZATION, "ORG"),
    "L": (EntityKind.PLACE, "GPE"),
    "D": (EntityKind.PLACE, "NORP"),
}
# The title of every marked text; a headline of its own would be parsed with the body.
TITLE = "News of the day"


def marked_reading(nlp: Language, marked: str, published: date | None = None) -> Reading:
    """The reading of the text without its marks, with dates and the marked entities as chains."""
    plain, spans, end = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[end : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(1)), match.group(1), match.group(2), match.group(3)))
        plain += match.group(1)
        end = match.end()
    article = Article(title=TITLE, body=plain + marked[end:])
    reading = Reading(article, nlp(article.text), Reference(published, published is not None))
    reading.dates = find_dates(reading.doc, reading.reference)
    known: dict[str, int] = {}
    for start, stop, text, letter, of in spans:
        span = reading.doc.char_span(start + article.body_start, stop + article.body_start, alignment_mode="expand")
        assert span is not None, f"{text!r} is no token span"
        if of:
            form = Form.PRONOUN if span[0].pos_ == "PRON" else Form.NOMINAL
            reading.add_naming(known[of], Naming(span.start, span.end, "PERSON", 1.0, form))
        elif text in known:
            form = reading.chains[known[text]].namings[0].form
            reading.add_naming(known[text], Naming(span.start, span.end, "PERSON", 1.0, form))
        else:
            kind, label = _KINDS[letter]
            naming = Naming(span.start, span.end, label, 1.0, Form.DEMONYM if letter == "D" else Form.NAME)
            known[text] = reading.add_chain(Chain(kind, [naming], text, [text]))
    return reading


def name_of(reading: Reading, entity: str | None) -> str | None:
    """The name of the in-article entity with that id."""
    names = {reading.entity_id(index): chain.name for index, chain in enumerate(reading.chains)}
    return None if entity is None else names[entity]
