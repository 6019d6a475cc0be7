"""Names that the gazetteer takes for too much or too little: initials for a town, a great city for a government."""

from dataclasses import replace

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.kinds import Known, known_place
from extractors.names_page import CORRECTED, Name, Page
from extractors.reading import Form

# "MENA" is no town: initials mean a place only where it has a million people (UK, UAE, NYC).
_PEOPLE_OF_INITIALS = 1_000_000
# Longer words among capitals are shouted, not initials.
_LONGEST_INITIALS = 6
# In a headline among capitals they say nothing.
_FEWEST_SMALL = 2
# "NICE, France (AP) -": the town of a dateline.
_DATELINE = frozenset([",", "(", "-", "–", "—", ":", "--"])
# A city so large is one beside the government for which its name stands ("Rangoon").
_LARGE_CITY = 500_000


def corrected(page: Page, name: Name) -> Name:
    """The name, with a place that its letters rule out left out, and with the city that a metonym is as well."""
    if name.known is None:
        return name
    if name.kind is EntityKind.PLACE and _is_initials(page, name):
        return _unknown(name) if _too_small(page.gazetteer, name) else name
    return _as_city(page.gazetteer, name)


def _is_initials(page: Page, name: Name) -> bool:
    """The name is a word in capitals amid small letters; not a dateline, which begins its line."""
    text = name.text
    if name.end - name.start > 1 or not 2 < len(text) <= _LONGEST_INITIALS or not (text.isalpha() and text.isupper()):
        return False
    sentence = page.doc[name.start].sent
    if sum(token.is_lower for token in sentence) < _FEWEST_SMALL:
        return False
    after = page.doc[name.end].text if name.end < len(page.doc) else "."
    return name.start > sentence.start or after not in _DATELINE


def _unknown(name: Name) -> Name:
    """The same as a place of which nothing is known but its initials."""
    known = Known(EntityKind.PLACE, Form.ACRONYM, name.text, f"initials:{name.text}")
    return replace(name, known=known, form=Form.ACRONYM)


def _too_small(gazetteer: Gazetteer, name: Name) -> bool:
    known = name.known
    if known is None or known.country is None:
        return False
    place = next((p for p in gazetteer.places(name.text) if p.geonames == known.geonames), None)
    return place is not None and place.kind != "region" and (place.population or 0) < _PEOPLE_OF_INITIALS


def _as_city(gazetteer: Gazetteer, name: Name) -> Name:
    """A seat of government that is a great city too is a place, which speaks for its state where it acts."""
    known = name.known
    if known is None or known.metonym_of is None or name.kind is not EntityKind.ORGANIZATION:
        return name
    for city in gazetteer.cities(name.text):
        if city.country == known.metonym_of and (city.population or 0) >= _LARGE_CITY:
            meant = known_place(city, Form.NAME, metonym_of=known.metonym_of)
            return replace(name, kind=EntityKind.PLACE, label="GPE", score=CORRECTED, known=meant)
    return name
