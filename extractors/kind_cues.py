"""What the words around a name say of its kind, where the pipeline wavers and no gazetteer knows it."""

import re

from spacy.tokens import Doc

from extractors.event_lexicon import listed
from extractors.titles import possessive, role_in

# Nouns that stand right before an organisation's name ("port operator X") …
_IS_ONE = listed(
    """
    company operator firm group bank party union maker giant airline retailer automaker carmaker manufacturer
    startup  start-up agency newspaper magazine broadcaster network channel militia movement organisation
    organization charity  foundation institute university college hospital club team federation association
    alliance coalition consortium  conglomerate brand chain platform app website outlet daily weekly tabloid
    publisher developer producer supplier  contractor lender insurer utility refiner miner shipbuilder shipper
    brewer drugmaker chipmaker plane-maker  planemaker think-tank tank nonprofit non-profit watchdog regulator
    subsidiary insurgents rebels gang  cartel faction studio label carrier service broker exchange
    fund
    """
)
# … and those that follow it or its possessive ("the X board", "X's shares").
_HAS_ONE = listed(
    """
    board shares share shareholders shareholder stock stocks executives executive employees employee staff
    workers  headquarters subsidiary subsidiaries profit profits revenue revenues earnings customers products
    directors  management investors stake merger takeover bid branch branches fighters militants members
    lawmakers candidate  supporters spokesman spokeswoman spokesperson chairman chairwoman ceo app website
    platform newspaper factory  factories plant plants
    """
)
# The last word of a name of several words, which says what it is.
_ORGANISATION_TAILS = listed(
    """
    lines airlines airways motors motor group holdings holding bank banks corp corp. corporation inc inc. ltd
    ltd. llc plc  industries systems technologies technology energy partners capital institute university
    college school ministry  party council committee commission agency association federation company co co.
    foundation fund  authority board bureau department office court senate assembly parliament congress army
    navy police forces force  brigade movement league alliance coalition club society network news times post
    journal herald tribune  gazette press media studios records entertainment pharmaceuticals pharma
    laboratories labs software solutions  services enterprises international organisation organization
    initiative hospital church  museum academy administration service guard division corps squadron legion
    brotherhood union securities insurance  democrats republicans liberals conservatives socialists communists greens
    nationalists  logistics shipping steel oil petroleum gas resources mining foods brewery stores markets
    exchange
    """
)
_PLACE_TAILS = listed(
    """
    river bridge airport square street avenue road boulevard sea ocean island islands mountains mountain valley
    desert  lake bay gulf strait peninsula canal region province county district city town village state
    territory heights  park forest hills hill coast beach cape border crossing strip base stadium palace gate
    station port  harbor harbour highway basilica cathedral cemetery
    """
)
# Offices and occupations that are said of companies too ("the world's largest asset manager").
_NO_PERSON_ALONE = listed(
    """
    manager developer producer broker trader owner investor leader host champion designer proprietor specialist
    agent  publisher engineer trainer consultant auditor administrator heir successor predecessor partner rival
    victim  suspect survivor model star expert banker officer player head candidate member
    """
)
TAILS = _ORGANISATION_TAILS | _PLACE_TAILS
_PLACE_BEFORE = frozenset(["in", "near", "outside", "across", "throughout", "around"])
_PLACE_NOUN = listed(
    """
    city town village province region district county island port capital state area suburb valley river lake
    mount  neighbourhood neighborhood airport
    """
)
# Monarchs and popes.
_NUMERAL = re.compile(r"[IVX]{1,5}")
# "World War II" is nobody, nor "Title IX".
_COUNTED = listed("war title chapter part volume phase act article book section type class world annex appendix")
# The banks of a river: "West Bank", "Left Bank".
_SIDES = listed("west east north south left right")
# A title settles it, a noun that says so nearly does; a preposition only leans.
SETTLES, _SAYS, _LEANS = 3, 2, 1


def cues(doc: Doc, start: int, end: int) -> dict[str, int]:
    """Label -> weight of what speaks for it around the name at tokens `start` to `end` (exclusive)."""
    found: dict[str, int] = {}
    if end - start > 1:
        tail = doc[end - 1].lower_
        if _NUMERAL.fullmatch(doc[end - 1].text) and doc[end - 2].lower_ not in _COUNTED:
            return {"PERSON": _SAYS}
        if tail == "bank" and doc[end - 2].lower_ in _SIDES:
            return {"LOC": SETTLES}
        if tail in _ORGANISATION_TAILS or _body_of(doc, start, end):
            return {"ORG": SETTLES}
        if tail in _PLACE_TAILS:
            return {"LOC": _SAYS}
    before = doc[start - 1].lower_ if start > 0 else ""
    after = doc[end].lower_ if end < len(doc) else ""
    following = end
    if possessive(after) and end + 1 < len(doc):
        following = end + 1
    noun = doc[following].lower_ if following < len(doc) else ""
    if before in _IS_ONE and doc[start - 1].text.islower():
        found["ORG"] = SETTLES
    elif (
        (noun in _HAS_ONE and doc[following].text.islower())
        or (before == "of" and start > 1 and doc[start - 2].lower_ in _HAS_ONE)
        or (following == end and _title_and_person(doc, end))
    ):
        found["ORG"] = _SAYS
    if before in _PLACE_BEFORE:
        found["GPE"] = _LEANS if following > end else _SAYS
    elif (before == "of" and start > 1 and doc[start - 2].lower_ in _PLACE_NOUN) or noun in _PLACE_NOUN:
        found["GPE"] = _SAYS
    if after == "," and end + 2 < len(doc) and (doc[end + 1].lower_ == "who" or _is_described(doc, end + 1)):
        # "the New Party, who together won …" are many.
        many = any(token.lower_ in TAILS for token in doc[start:end])
        found["PERSON"] = _LEANS if many else _SAYS
    return found


def _body_of(doc: Doc, start: int, end: int) -> bool:
    """ "Bank of …", "Conservative Party of …": the word before "of" says what the name is."""
    return any(doc[i + 1].lower_ == "of" and doc[i].lower_ in _ORGANISATION_TAILS for i in range(start, end - 1))


def _is_described(doc: Doc, start: int) -> bool:
    """An apposition that only a person has: ", the Turkish president", ", a retired nurse"."""
    if doc[start].lower_ not in ("the", "a", "an"):
        return False
    title = role_in(doc, start + 1, min(len(doc), start + 8))
    return (
        title is not None
        and title.entry.kind in ("office", "occupation")
        and not title.entry.plural
        and title.entry.words[-1] not in _NO_PERSON_ALONE
        and not (title.end < len(doc) and doc[title.end].pos_ in ("VERB", "AUX"))
    )


def _title_and_person(doc: Doc, start: int) -> bool:
    """A lower-case office and then a capitalised name: "X chief executive Name"."""
    if start >= len(doc) or not doc[start].text.islower() or doc[start].pos_ not in ("NOUN", "ADJ"):
        return False
    title = role_in(doc, start, min(len(doc), start + 5))
    return title is not None and title.start == start and title.end < len(doc) and doc[title.end].text[0].isupper()
