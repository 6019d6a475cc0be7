"""Which labels a set leaves unsaid, and how that reaches spaCy: as missing values, never as "no name here"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from training import labels
from training.corpora import Name, Sentence
from training.labels import word_set

# What each set annotates throughout; the rest is filled in by rule where that is sure, else missing.
COMPLETE: dict[str, frozenset[str]] = {
    "gmb": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC, labels.NORP]),
    "redocred": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC, labels.NORP, labels.DATE]),
    "crossner": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC, labels.EVENT]),
    "wikigold": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC, labels.NORP]),
    "gum": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC, labels.EVENT, labels.DATE]),
    "btc": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC]),
    "uner": frozenset([labels.PERSON, labels.ORG, labels.GPE, labels.LOC]),
}

_MONTH = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$"
)
_WEEKDAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_YEAR = re.compile(r"(1[0-9]|20)\d\d$")
_DAY = re.compile(r"([12]?\d|3[01])(st|nd|rd|th)?$")
# Before one of these a month's name that is also a word ("may", "march") is a month.
_BEFORE_MONTH = word_set("in since until by last next this early late mid of from between through before after")
# Small words that go on with a chain; "and" does only behind one of these, since it else parts two names.
_LINKS = frozenset(["of", "on", "the", "for"])
_OPENS_SENTENCE = word_set(
    """
    The A An This That These In Under At After Since On Its His Her Their Before During While When Between By For
    From With As If Although Both Another Every But And
    """
)
_ROMAN = frozenset(["i", "ii", "iii", "iv"])


def date_chains(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Plain calendar dates: "2 June", "June 2, 2025", "March 2021", "Monday"."""
    index = 0
    while index < len(words):
        end = _date_end(words, index)
        if end > index:
            yield index, end
        index = max(end, index + 1)


def _date_end(words: Sequence[str], at: int) -> int:
    """Where a date that begins at this word ends; `at` itself when none does."""

    def has(index: int, pattern: re.Pattern[str]) -> bool:
        return index < len(words) and pattern.match(words[index]) is not None

    if has(at, _WEEKDAY):
        return at + 1
    if has(at, _DAY) and has(at + 1, _MONTH):
        return at + 3 if has(at + 2, _YEAR) else at + 2
    if not has(at, _MONTH):
        return at
    if has(at + 1, _DAY):
        if at + 3 < len(words) and words[at + 2] == "," and has(at + 3, _YEAR):
            return at + 4
        return at + 3 if has(at + 2, _YEAR) else at + 2
    if has(at + 1, _YEAR):
        return at + 2
    plain = words[at] not in ("May", "March", "August", "April", "June")
    return at + 1 if plain or (at and words[at - 1].lower() in _BEFORE_MONTH) else at


def headed_chains(words: Sequence[str]) -> Iterator[tuple[int, int, str, bool]]:
    """Capitalised chains around the head word of a document or event: start, end, label, whether that is sure.

    Sure is a chain of two words or more with a capitalised head of the narrow kind, inside a sentence that
    isn't capitalised as a whole.
    """
    capital = [word[:1].isupper() for word in words]
    index = 0
    while index < len(words):
        if not capital[index]:
            index += 1
            continue
        end = index + 1
        while end < len(words) and (
            capital[end]
            or words[end] in ("'s", "’s", "-")
            or (words[end][:1].isdigit() and words[end - 1].lower() in labels.DOCUMENT_OPENERS)
            or (
                (words[end].lower() in _LINKS or (words[end] == "and" and _LINKS & set(words[index:end])))
                and end + 1 < len(words)
                and _goes_on(words, capital, end + 1)
            )
        ):
            end += 1
        start = index + (words[index] in _OPENS_SENTENCE and end > index + 1)
        label = chain_label(words[start:end])
        if label is not None:
            plain = _is_plain(words, start, end)
            yield start, end, label[0], label[1] and plain and end - start > 1
        index = end
    return


def _is_plain(words: Sequence[str], start: int, end: int) -> bool:
    """Whether most longer words beside the chain begin small: else capitals say nothing here."""
    beside = [word for i, word in enumerate(words) if i and not start <= i < end and len(word) > 3 and word.isalpha()]
    return sum(word[:1].isupper() for word in beside) < 0.6 * len(beside)


def _goes_on(words: Sequence[str], capital: Sequence[bool], at: int) -> bool:
    return capital[at] or (words[at].lower() == "the" and at + 1 < len(words) and capital[at + 1])


def chain_label(chain: Sequence[str]) -> tuple[str, bool] | None:
    """DOCUMENT or EVENT by the chain's head word, and whether the head word is of the sure kind."""
    if not chain:
        return None
    low = [word.lower() for word in chain]
    link = next((i for i, word in enumerate(low) if word in _LINKS), len(low))
    heads = [word for word in low[:link] if not word[:1].isdigit() and word not in _ROMAN]
    if not heads:
        return None
    head, first = heads[-1], low[0]
    if head == "convention" and {"national", "party", "annual"} & set(heads):
        return labels.EVENT, True  # a party's gathering, no treaty
    numbered = link == len(low) and len(low) == 2 and first == "resolution"
    if head in labels.DOCUMENT_HEADS or numbered:
        return labels.DOCUMENT, head in labels.SURE_DOCUMENT_HEADS or numbered
    if head in labels.EVENT_HEADS or first in labels.EVENT_OPENERS:
        sure_opener = first in labels.EVENT_OPENERS and (link == 1 or len(low) == 2)
        return labels.EVENT, head in labels.SURE_EVENT_HEADS or sure_opener
    return None


def completed(one: Sentence, demonyms: frozenset[str]) -> Sentence:
    """The sentence with what its set leaves unsaid: filled in where sure, else counted as missing."""
    known = COMPLETE[one.source]
    words = one.words()
    names = list(one.names)
    missing = set(one.missing)
    taken = {i for name in names for i in range(name.start, name.end)}
    for start, end, label, sure in headed_chains(words):
        span = set(range(start, end))
        if label in known and one.source != "gmb":
            continue
        if sure:
            names = [name for name in names if name.end <= start or name.start >= end]
            names.append(Name(start, end, label))
            missing -= span
            taken |= span
        else:
            missing |= span - taken
    for index, word in enumerate(words):
        named = word in demonyms or word in labels.CREEDS
        if named and index not in taken and labels.NORP not in known:
            names.append(Name(index, index + 1, labels.NORP))
            taken.add(index)
    if labels.DATE not in known:
        for start, end in date_chains(words):
            if not taken & set(range(start, end)):
                names.append(Name(start, end, labels.DATE))
                taken |= set(range(start, end))
        missing |= {i for i, word in enumerate(words) if _YEAR.match(word)} - taken
    return Sentence(
        one.source,
        one.doc_id,
        one.text,
        one.spans,
        tuple(sorted(names, key=lambda name: name.start)),
        frozenset(missing - {i for name in names for i in range(name.start, name.end)}),
    )


def joined(run: Sequence[Sentence], gap: str) -> tuple[str, list[tuple[int, int, str]], list[tuple[int, int]]]:
    """One text from neighbouring sentences, its names and its missing words as characters."""
    text = ""
    names: list[tuple[int, int, str]] = []
    missing: list[tuple[int, int]] = []
    for number, one in enumerate(run):
        base = len(text) + (len(gap) if number else 0)
        text = text + (gap if number else "") + one.text
        names += [(base + one.spans[n.start][0], base + one.spans[n.end - 1][1], n.label) for n in one.names]
        missing += [(base + one.spans[i][0], base + one.spans[i][1]) for i in sorted(one.missing)]
    return text, names, missing


def annotated(doc: Doc, names: Iterable[tuple[int, int, str]], missing: Iterable[tuple[int, int]]) -> Doc:
    """A copy of the tokenizer's document with names, and missing values where nothing is known.

    A name whose edges the tokenizer doesn't cut becomes missing, widened to whole tokens.
    """
    gold = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    unknown: set[int] = set()
    ents: list[Span] = []
    taken: set[int] = set()
    for start, end, label in names:
        span = gold.char_span(start, end, label=label)
        if span is not None and not taken & set(range(span.start, span.end)):
            ents.append(span)
            taken |= set(range(span.start, span.end))
        else:
            unknown |= _tokens(gold, start, end)
    for start, end in missing:
        unknown |= _tokens(gold, start, end)
    blanks = [gold[i : i + 1] for i in sorted(unknown - taken)]
    gold.set_ents(ents, missing=blanks, default="outside")
    return gold


def _tokens(doc: Doc, start: int, end: int) -> set[int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return set(range(span.start, span.end)) if span is not None else set()


def example(nlp: Language, run: Sequence[Sentence], gap: str = " ") -> Example:
    """One training or scoring example of neighbouring sentences."""
    text, names, missing = joined(run, gap)
    doc = nlp.make_doc(text)
    return Example(doc, annotated(doc, names, missing))
