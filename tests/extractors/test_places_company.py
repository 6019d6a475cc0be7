"""The country of unknown places, by the places around them."""

import re

import pytest
from spacy.language import Language

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.kinds import look_up
from extractors.names_page import Name, Page
from extractors.places_company import in_company
from extractors.reading import Form

# Text with its names marked, one that no gazetteer knows, and its country by the places around it, None for none.
COMPANY = [
    ("Police searched homes in [Gdynia] and in [Zalesin Gorny] after the raid in [Poland].", "Zalesin Gorny", "PL"),
    ("[Nairobi] was calm. So were [Kisumu] and [Mombasa]. Troops moved in near [Kwambogo].", "Kwambogo", "KE"),
    ("Clashes spread from [Kisumu] to [Mombasa] and along [Odundo Street].", "Odundo Street", "KE"),
    (
        "They left [Kharkiv] in [Ukraine] and [Belgorod] in [Russia] for the village of [Novodubki].",
        "Novodubki",
        None,
    ),
    (
        "All flew from [Berlin] to [Hamburg], [Bonn] with a [Turkish] general. They met in [Kurtbasi].",
        "Kurtbasi",
        None,
    ),
    ("[Nairobi] and [Kisumu] slept. The boats went down the [Zambuka River].", "Zambuka River", None),
    ("The vaccine of [Nairobi] and [Kisumu] is against [KOVID].", "KOVID", None),
    ("A doctor in [Oslo] spoke to [Zwarok].", "Zwarok", None),
]


@pytest.mark.parametrize(("marked", "name", "country"), COMPANY, ids=[case[1] for case in COMPANY])
def test_an_unknown_place_lies_where_all_around_it_lie(
    nlp: Language, gazetteer: Gazetteer, marked: str, name: str, country: str | None
) -> None:
    page, names = _marked(nlp, gazetteer, marked)

    told = {names[index].text: where for index, where in in_company(page, names)}

    assert told == ({} if country is None else {name: country})


def _marked(nlp: Language, gazetteer: Gazetteer, marked: str) -> tuple[Page, list[Name]]:
    doc = nlp(re.sub(r"[\[\]]", "", marked))
    names, shift = [], 0
    for match in re.finditer(r"\[(.*?)\]", marked):
        start = match.start() - shift
        shift += 2
        span = doc.char_span(start, start + len(match.group(1)), alignment_mode="expand")
        assert span is not None
        known = look_up(gazetteer, match.group(1))
        form = known.form if known is not None else Form.NAME
        names.append(Name(span.start, span.end, EntityKind.PLACE, "GPE", 1.0, form, match.group(1), known))
    return Page(doc, gazetteer), names
