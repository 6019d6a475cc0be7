"""A component after the recogniser that gives some names their whole length.

Names that are built by a pattern, out of words that are names themselves, come out of a recogniser in pieces: of "2003
Croatian parliamentary election" it says a date and a people, of "Crown Colony of Sarawak" the last word. The patterns
here are few and sure; on the development part of CrossNER politics they bring micro F1 from .839 to .860 (accurate) and
from .790 to .813 (small), and cost nothing on GUM, Re-DocRED and gmb.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from extractors.event_lexicon import listed

FACTORY = "dramatis_name_spans"

# Names by the index of each of their words.
Names = Mapping[int, Span]

# Years as they stand in names of events; what else has four digits is a number.
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# Words before the head of the longest name of an election that Wikipedia's titles have, and one to spare.
_LONGEST = 9
_PLACES = ("GPE", "LOC")
_PEOPLES = ("GPE", "LOC", "NORP")

_MONTHS = listed("January February March April May June July August September October November December")
_VOTES = listed("election elections by-election by-elections referendum referendums primary primaries caucuses runoff")
# What stands small between a country and its election.
_OF_VOTES = listed(
    """
    general presidential parliamentary legislative federal local regional municipal gubernatorial mayoral state
    provincial special snap leadership constitutional senatorial congressional council communal territorial national
    union departmental cantonal
    """
)
# Whom or where it befell stands after these ("2003 invasion of Iraq") or before those ("Congo Crisis").
_BEFALLING = listed("battle siege invasion occupation annexation war")
_BEFALLEN = listed(
    "War Wars Campaign Offensive Uprising Rebellion Revolt Massacre Crisis Conflict Putsch Revolution Genocide"
)
_WORLD_WARS = listed("I II III One Two Three 1 2 3")
_REALMS = listed("Principality Kingdom Duchy Colony Province Emirate Sultanate Republic County State Governorate")
# A country's or people's name right before such a body's belongs to it: "Lebanese Communist Party".
_BODIES = listed(
    """
    Party Union Alliance Movement Coalition Front Democrats Greens League Congress Federation Association Council
    """
)


@Language.component(FACTORY, assigns=["doc.ents"], requires=["doc.ents"])
def mend_names(doc: Doc) -> Doc:
    """Puts whole names in the place of their pieces."""
    names = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
    whole = filter_spans(list(_whole(doc, names)))
    if whole:
        taken = {i for span in whole for i in range(span.start, span.end)}
        doc.ents = (*whole, *(ent for ent in doc.ents if taken.isdisjoint(range(ent.start, ent.end))))
    return doc


def _whole(doc: Doc, names: Names) -> Iterator[Span]:
    # One look at all words: to ask each token by itself takes longer than everything else here.
    for at in np.flatnonzero(np.isin(doc.to_array("LOWER"), _WORDS)):
        token = doc[int(at)]
        for heads, find in _AT.get(token.lower_, ()):
            if token.text in heads or token.lower_ in heads:
                span = find(doc, token.i, names)
                if span is not None:
                    yield span
                    break


def _vote(doc: Doc, head: int, names: Names) -> Span | None:
    """A year, whose or what election, and where: "June 2015 Turkish general election", "2004 … election in Italy"."""
    start, named = head, False
    while start and not _is_year(doc[start - 1]):
        start -= 1
        before = doc[start]
        named = named or _is_capitalised(before)
        if not (before.lower_ in _OF_VOTES or before.text in ("-", "'s") or _is_capitalised(before)):
            return None
        if head - start > _LONGEST:
            return None
    if not start or not named:
        return None
    start -= 1
    if start and doc[start - 1].text in _MONTHS:
        start -= 1
    known, where = names.get(head), names.get(head + 2)
    if known is not None and known.label_ == "EVENT" and known.end > head + 1 and doc[head + 1].lower_ == "in":
        return Span(doc, start, known.end, "EVENT")
    if where is not None and doc[head + 1].lower_ == "in" and where.start == head + 2 and where.label_ in _PLACES:
        return Span(doc, start, where.end, "EVENT")
    return Span(doc, start, head + 1, "EVENT")


def _befalling(doc: Doc, head: int, names: Names) -> Span | None:
    """What befell a place, with its year or a large letter: "Siege of Sarajevo", "2003 invasion of Iraq"."""
    where = head + 2
    if where < len(doc) and doc[where].lower_ == "the":
        where += 1
    place = names.get(where)
    if place is None or place.start != where or place.label_ not in _PEOPLES:
        return None
    if doc[head + 1].lower_ not in ("of", "in", "on", "against"):
        return None
    start, known = head, names.get(head)
    if known is not None and known.label_ == "EVENT":
        start = known.start
    elif known is not None and known.start < head:
        return None
    dated = bool(start) and _is_year(doc[start - 1])
    if not dated and not doc[head].text[0].isupper():
        return None
    return Span(doc, start - dated, place.end, "EVENT")


def _befallen(doc: Doc, head: int, names: Names) -> Span | None:
    """A place or people and what befell it: "Congo Crisis", "1991 Gulf War"."""
    place = names.get(head - 1)
    if place is None or place.label_ not in _PEOPLES or place.end != head:
        return None
    dated = bool(place.start) and _is_year(doc[place.start - 1])
    return Span(doc, place.start - dated, head + 1, "EVENT")


def _world_war(doc: Doc, head: int, names: Names) -> Span | None:
    if not head or doc[head - 1].text != "World" or head + 1 == len(doc) or doc[head + 1].text not in _WORLD_WARS:
        return None
    known = names.get(head)
    if known is not None and known.start < head - 1 and known.label_ != "EVENT":
        return None  # "Veterans of World War II" are a body
    return Span(doc, head - 1, head + 2, "EVENT")


def _realm(doc: Doc, head: int, names: Names) -> Span | None:
    """ "Principality of Mingrelia", "Crown Colony of Sarawak"."""
    place = names.get(head + 2)
    if place is None or doc[head + 1].lower_ != "of" or place.start != head + 2 or place.label_ not in _PLACES:
        return None
    start = head
    while start and _is_capitalised(doc[start - 1]) and not doc[start - 1].is_sent_start:
        start -= 1
    return Span(doc, start, place.end, "GPE")


def _body(doc: Doc, head: int, names: Names) -> Span | None:
    body = names.get(head)
    if body is None or body.label_ != "ORG" or body.end != head + 1 or not body.start:
        return None
    whose = names.get(body.start - 1)
    if whose is None or whose.label_ not in ("GPE", "NORP"):
        return None
    return Span(doc, whose.start, body.end, "ORG")


def _is_year(token: Token) -> bool:
    return _YEAR.fullmatch(token.text) is not None


def _is_capitalised(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper() and token.lower_ not in ("the", "a", "in")


# The words at which each pattern is tried; the first that fits counts.
_Pattern = tuple[frozenset[str], Callable[[Doc, int, Names], Span | None]]
_PATTERNS: tuple[_Pattern, ...] = (
    (frozenset(["War"]), _world_war),
    (_VOTES, _vote),
    (_BEFALLEN, _befallen),
    (_BEFALLING, _befalling),
    (_REALMS, _realm),
    (_BODIES, _body),
)
_AT: Mapping[str, tuple[_Pattern, ...]] = {
    word.lower(): tuple(one for one in _PATTERNS if word.lower() in {head.lower() for head in one[0]})
    for heads, _ in _PATTERNS
    for word in heads
}
_WORDS = np.array([get_string_id(word) for word in _AT], dtype=np.uint64)
