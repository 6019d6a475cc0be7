"""The sentences that a summary is made of: what of one may stand alone, and how well it does.

Nothing is ever reworded. A bullet is one stretch of a sentence, character by character; only what a reader of a lone
sentence has no use for is cut from its ends: a dateline, an agency's name, a connective before a name. Who said it
stays, for without that a claim would read as a fact.
"""

import math
import re
from dataclasses import dataclass

# A longer sentence is a list, a table or debris, and no reader's bullet; nor is one of fewer words a statement.
_LONGEST_CHARACTERS = 600
_LEAST_WORDS = 4
# Up to this many words a bullet is read at a glance: the length of a short lead.
_EASY_WORDS = 22
# How much each word more costs: score x (easy / words) ** this. Without it bullets grow by 7 words in the trials.
_LENGTH_POWER = 0.3
# What a sentence keeps of its score that does not stand alone well. Round figures; on the development stories ROUGE
# moved by less than .01 when any of them was left out, save for fragments.
_FRAGMENT = 0.4
_QUESTION = 0.5
_ADDRESSING = 0.6
_POINTING_BACK = 0.7
_CONNECTED = 0.8
_QUOTATION = 0.8
_SHORT = 0.7
_FEW_WORDS = 8

_PLACE = r"[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,3}"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,2}})(?:, [\w. ]{{1,24}}){{0,2}} ?)?"
    r"\([A-Z][\w./&’' ]{1,24}\) ?(?:[-–—:]{1,2} ?)?(?=[\"“‘'A-Z\d])"
    rf"|{_PLACE}(?:, [A-Z][\w.]{{1,15}}){{0,2}} ?[-–—]{{1,2}} ?(?=[\"“‘']?(?:[A-Z][a-z]|[AI] ))"
)
_CREDIT = re.compile(
    r"\s*\((?:(?:additional )?(?:reporting|writing|editing|photo|graphic)\b[^()]*|AP|AFP|Reuters)\)$", re.I
)
_CONNECTIVE = re.compile(
    r"(?:but|and|so|yet|or|however|meanwhile|moreover|still|also|then|nevertheless|nonetheless|instead|besides|"
    r"furthermore|additionally|thus|therefore|indeed|for (?:example|instance)|"
    r"in (?:addition|contrast|fact|other words)|"
    r"by contrast|as a result|on the other hand|at the same time)\b,?\s*",
    re.I,
)
_BACK = re.compile(r"(?:he|she|it|they|this|that|these|those|his|her|their|its|him|them|there|here)\b", re.I)
# Small "us" only: the large one is a country.
_ADDRESS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")
_END = re.compile(r"[.!?][\"”’')\]]*$")
_CUT = re.compile(r"(?:\.\.\.|…)[\"”’')\]]*$")
_LABEL = re.compile(r"[A-Z][A-Z’' -]{3,30}:")
_QUESTIONED = re.compile(r"\?[\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in its article's text, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """An article as a summary sees it: for whom it counts, and its sentences in the order of the text.

    Those before `body_start` are its title.
    """

    id: str
    origin: str
    title: str
    body_start: int
    sentences: tuple[Sentence, ...]


def trimmed(sentence: Sentence) -> Sentence | None:
    """What of the sentence may be a bullet: itself without a dateline, credit or connective; None for no statement."""
    text = sentence.text
    if not text or len(text) > _LONGEST_CHARACTERS:
        return None
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if (found := _DATELINE.match(text, start, end)) is not None:
        start = found.end()
    if (found := _CONNECTIVE.match(text, start, end)) is not None and text[found.end() : found.end() + 1].isupper():
        start = found.end()
    if (credit := _CREDIT.search(text, start, end)) is not None:
        end = credit.start()
    kept = text[start:end]
    if len(kept.split()) < _LEAST_WORDS:
        return None
    return Sentence(sentence.start + start, sentence.start + end, kept)


def is_fragment(text: str, title: str) -> bool:
    """The words are no whole sentence (a caption, a button, a cut end, half of a quotation), or the title again."""
    whole = _END.search(text) is not None and _CUT.search(text) is None and _LABEL.match(text) is None
    even = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return not (whole and even) or _bare(text) == _bare(title)


def standing(text: str, title: str) -> float:
    """How well the sentence stands alone: 1 for a plain statement of easy length, less for what leans on others."""
    words = len(text.split())
    value: float = min(1.0, math.pow(_EASY_WORDS / max(1, words), _LENGTH_POWER))
    marks = (
        (is_fragment(text, title) or text.isupper(), _FRAGMENT),
        (_QUESTIONED.search(text) is not None, _QUESTION),
        (_ADDRESS.search(text) is not None, _ADDRESSING),
        (_BACK.match(text) is not None, _POINTING_BACK),
        (_CONNECTIVE.match(text) is not None, _CONNECTED),
        (text[:1] in "\"“‘'«", _QUOTATION),
        (words < _FEW_WORDS, _SHORT),
    )
    for found, kept in marks:
        value *= kept if found else 1.0
    return value


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
