"""Names in the text: the pipeline's entities, trimmed and corrected, and those that it missed."""

from dataclasses import replace

from spacy.tokens import Doc

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.names_missed import introduced, listed_only, repeated, titled
from extractors.names_page import Name, survey, take
from extractors.names_settled import at_home, clear_of_titles, settle, widened
from extractors.names_tagged import tagged_names
from extractors.places import place_names
from extractors.reading import Reading


def find_names(reading: Reading, gazetteer: Gazetteer) -> list[Name]:
    """Names of persons, organisations and places, in text order; they don't overlap.

    Documents and events are left alone: their names are found with them.
    """
    page = survey(reading.doc, gazetteer)
    names = tagged_names(page)
    states = {name.known.country for name in names if name.known is not None and name.kind is EntityKind.PLACE}
    names = settle(page, [at_home(name, states) for name in names])
    for name in names:
        take(page, name.start, name.end)
    names = clear_of_titles(page, [widened(page, name) for name in names])
    names.extend(introduced(page, names))
    names.extend(titled(page))
    names.extend(listed_only(page))
    names.extend(repeated(page, names))
    names.sort(key=lambda name: name.start)
    return place_names(page, _sharing_titles(reading.doc, names))


def _sharing_titles(doc: Doc, names: list[Name]) -> list[Name]:
    """The names, where "Presidents X and Y" gives both the title."""
    shared: list[Name] = []
    before: Name | None = None
    for name in names:
        if name.kind is not EntityKind.PERSON:
            before = None
        elif before is not None and not name.titles and before.titles and before.titles[0].entry.plural:
            between = {token.lower_ for token in doc[before.end : name.start]}
            if between and between <= {"and", ",", "&"}:
                name = replace(name, titles=before.titles)
        if name.kind is EntityKind.PERSON:
            before = name
        shared.append(name)
    return shared
