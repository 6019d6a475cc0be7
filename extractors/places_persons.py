"""Persons called by a name that is a country's or town's too: Michael Jordan is "Jordan" in the next sentence."""

from dataclasses import replace

from spacy.tokens import Doc

from dramatis.folding import fold
from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.names_page import CORRECTED, Name, Page
from extractors.reading import Form
from extractors.spellings import person_name
from extractors.syntax import relation

# Nobody is in, through or into a person.
_INTO_PLACES = listed("in into throughout across within near outside inside toward towards visited via")
# These lead to persons and places alike, but to places where a verb of motion stands before.
_TO_PLACES = frozenset(["to", "from", "at"])


def persons_first(page: Page, names: list[Name]) -> list[Name]:
    """The names, with the places among them that are rather a person's of this article made that person's names.

    That is where the article gives the full name of a bearer, names the country in no other way, and never speaks of
    going there.
    """
    persons = [
        person_name(name.text)
        for name in names
        if name.kind is EntityKind.PERSON and " " in name.text and not name.known
    ]
    families = {person.family for person in persons if person.full}
    givens = {person.words[0] for person in persons if person.full}
    bearers = families | givens
    doubtful: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if _bare_place(name) and not bearers.isdisjoint(person_name(name.text).words[-1:]):
            doubtful.setdefault(fold(name.text), []).append(index)
    changed = list(names)
    for text, found in doubtful.items():
        if _named_otherwise(page, names, text) or any(_led_to(page.doc, names[index]) for index in found):
            continue
        for index in found:
            if not families.isdisjoint(person_name(names[index].text).words[-1:]) or _acts(page.doc, names[index]):
                changed[index] = replace(
                    names[index], kind=EntityKind.PERSON, label="PERSON", score=CORRECTED, known=None
                )
    return changed


def _named_otherwise(page: Page, names: list[Name], text: str) -> bool:
    """The text is a country's name, and its people, towns or bodies are named too."""
    countries = {place.country for place in page.gazetteer.countries(text)}
    return bool(countries) and any(
        name.known is not None and name.known.country in countries and fold(name.text) != text for name in names
    )


def _bare_place(name: Name) -> bool:
    return name.known is not None and name.kind is EntityKind.PLACE and name.form is Form.NAME and " " not in name.text


def _led_to(doc: Doc, name: Name) -> bool:
    """A word before the name leads into a place."""
    if name.start == 0:
        return False
    before = doc[name.start - 1]
    if before.lower_ in _INTO_PLACES:
        return True
    return before.lower_ in _TO_PLACES and relation(doc[name.end - 1]) in ("obl", "nmod") and _moves(doc, name)


def _moves(doc: Doc, name: Name) -> bool:
    return doc[name.end - 1].head.lemma_ in ("go", "travel", "fly", "return", "move", "come", "flee", "arrive", "head")


def _acts(doc: Doc, name: Name) -> bool:
    """The name is a subject or an owner, as a given name is that stands for its bearer."""
    return relation(doc[name.end - 1]) in ("nsubj", "nsubj:pass", "nmod:poss")
