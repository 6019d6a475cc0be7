"""How long a role is held, where the text says it right after the role: since 2019, from 2001 to 2009, (2016–2018)."""

from dataclasses import dataclass

from dramatis.partial_date import PartialDate
from extractors.dates import date_at
from extractors.reading import Reading
from extractors.syntax import lemma

_OPENING = frozenset([",", "("])


@dataclass(frozen=True, slots=True)
class Term:
    """The period of a role, None where a bound isn't said, and the token after the text that says so."""

    start: PartialDate | None
    end: PartialDate | None
    until: int


def term_after(reading: Reading, position: int, verb: int | None = None) -> Term | None:
    """The term told from token `position` on, in the same sentence; None where none is.

    `verb`: the token of the verb between the name and its role; after "became", "in 1997" is the beginning.
    """
    doc = reading.doc
    high = doc[position - 1].sent.end
    if position < high and doc[position].text in _OPENING:
        position += 1
    if position >= high:
        return None
    word = doc[position].lower_
    after = position + 1 + (word in ("since", "until") and position + 1 < high and doc[position + 1].lower_ == "the")
    found = date_at(reading, position) or (date_at(reading, after) if after < high else None)
    if found is None:
        return None
    ranged = found.first != found.last
    if found.start == position:
        # "(2016–2018)"; a single date in brackets or after a comma may be of anything.
        return Term(found.first, found.last, found.end) if ranged else None
    if word == "since":
        return Term(found.first, None, found.end)
    if word in ("until", "till"):
        return Term(None, found.last, found.end)
    if word in ("from", "between", "for", "during", "in") and ranged:
        return Term(found.first, found.last, found.end)
    if word == "from" or (word == "in" and verb is not None and lemma(doc[verb]) == "become"):
        return Term(found.first, None, found.end)
    return None
