"""Documents that are named by a number or a short form: "S. 2453", "Resolution 1701", "Second Amendment", "GDPR"."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from extractors.documents_words import document_words

Span = tuple[int, int]

# No sentence of news names more of them; a list of thousands is read as far as this.
_MOST = 2000

_COUNCIL = (
    r"(?:(?:U\.?N\.?|United Nations|Security Council|General Assembly|UNSC|UNSCR|UNGA|Human Rights Council)\s){0,3}"
)
_ORDINAL = (
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth"
    r"|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth|Twentieth|Twenty-[A-Z][a-z]{3,7}"
    r"|[12]?[0-9](?:st|nd|rd|th))"
)
_NUMBER = r"(?:[Nn]o\.?\s|[Nn]umber\s|№\s?)?"
# Each is bounded in length and begins with letters of its own, so that no text makes it slow.
_PATTERNS = (
    # Bills of parliaments of the American kind: "S. 2453", "H.R. 6", "H. Con. Res. 12", "SB 1070", "Senate Bill 5".
    r"S\.\s?(?:(?:J\.|Con\.|Amdt\.)\s?)?(?:Res\.\s?)?[1-9]\d{0,3}(?![\d.,]*\d|\s(?:percent|million|billion))",
    r"(?<=\()[SH]\s[1-9]\d{1,4}(?=\))",
    r"H\.\s?(?:R\.|(?:(?:J\.|Con\.)\s?)?Res\.)\s?[1-9]\d{0,4}",
    r"(?:HR|HB|SB|AB)[ -]?[1-9]\d{0,4}",
    r"(?:House|Senate|Assembly)\s(?:Joint\s|Concurrent\s)?(?:Bill|Resolution|File)\s" + _NUMBER + r"[1-9]\d{0,4}",
    _COUNCIL + r"[Rr]esolutions?\s" + _NUMBER + r"[1-9]\d{0,4}(?:\s?\(\d{4}\)|/\d{1,4}|\(?[A-Z]{1,4}\)?)?",
    r"(?:Presidential\s)?(?:Executive|Military|Administrative)\s[Oo]rder\s" + _NUMBER + r"[1-9]\d{0,5}",
    r"(?:Public Law|P\.\s?L\.|Pub\.\s?L\.)\s" + _NUMBER + r"\d{1,3}-\d{1,4}",
    r"(?:Proposition|Prop\.|Initiative|Referendum|Measure)\s[1-9]\d{0,3}",
    r"Title\s[IVX]{1,5}\b",
    r"(?:(?:EU|EC|Council|Commission)\s){0,3}(?:Directive|Regulation|Decision)\s(?:\((?:EU|EC|EEC)\)\s)?"
    + _NUMBER
    + r"\d{1,4}/\d{1,4}(?:/(?:EU|EC|EEC|JHA))?",
    r"(?:[A-Z][a-z]+\s)?(?:Law|Decree|Edict|Ordinance|Directive|Bill|Act|Protocol|Convention|Circular)\s(?:[Nn]o\.?\s|"
    r"[Nn]umber\s|№\s?)[1-9]\d{0,5}(?:/\d{2,4})?",
    r"(?:Law|Decree|Bill|Convention|Act)\s[1-9]\d{1,4}(?:/\d{2,4})?\b(?!\s(?:people|members|percent|times))",
    _ORDINAL + r"\sAmendment\b",
)


def numbered_spans(doc: Doc) -> Iterator[Span]:
    """Tokens of each document with a number or a well-known short form, in no order; some may overlap."""
    text = doc.text
    for place, match in enumerate(_pattern().finditer(text)):
        if place >= _MOST:
            return
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        # A token that reaches beyond the match by more than a full stop is another word.
        if span is not None and span.text.rstrip(".") == match.group().rstrip(".") and "\n" not in span.text:
            yield span.start, span.end


@cache
def _pattern() -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted(document_words().known, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(_PATTERNS)}|(?:{known})(?![\w-]))(?!\w)")
