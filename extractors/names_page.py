"""A name, and the page as the rules for names see it: headlines, words in small letters, tokens that are taken."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.kinds import Known
from extractors.names_words import SMALL_IN_HEADLINES, SMALL_WORDS
from extractors.reading import Form
from extractors.syntax import forms, lemma
from extractors.titles import Title

# How sure a mention is: named by the pipeline and known to the gazetteer, only the one, only the other, or only like
# a name that stands elsewhere in the article. Rough shares of correct ones among a few hundred looked at.
BOTH, TAGGED, CORRECTED, LISTED, REPEATED = 0.95, 0.8, 0.75, 0.7, 0.6
# Longer "names" are tagging errors, above all in lists and capitals.
LONGEST_NAME = 12
# From this many words on, a line can be seen to be in title case or in capitals.
_SHORTEST_HEADLINE = 4
# Lines in title case keep only "of", "to" and the like small.
_TITLE_CASE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `start` to `end` (exclusive), titles before it nearest first, what the gazetteer knows."""

    start: int
    end: int
    kind: EntityKind
    label: str
    score: float
    form: Form
    text: str
    known: Known | None = None
    titles: tuple[Title, ...] = ()


@dataclass(slots=True)
class Page:
    """What the rules ask of the whole text: words in lower case, headline tokens, tokens that are taken or dates."""

    doc: Doc
    gazetteer: Gazetteer
    small: set[str] = field(default_factory=set)
    headline: bytearray = field(default_factory=bytearray)
    capitals: bytearray = field(default_factory=bytearray)
    initials: dict[str, str] = field(default_factory=dict)
    taken: bytearray = field(default_factory=bytearray)
    capitalised: list[int] = field(default_factory=list)
    verbs: set[str] = field(default_factory=set)
    """Lemmas of the text's verbs, for headlines; empty where there is none in title case."""
    large: set[str] = field(default_factory=set)
    """Words, in small letters, that begin large inside sentences or are names; empty as above."""

    def acts(self, index: int) -> bool:
        """The headline's word is a verb of the text below, and never part of a name there ("X Urges Allies")."""
        token = self.doc[index]
        return token.lower_ not in self.large and any(form in self.verbs for form in forms(token))


def survey(doc: Doc, gazetteer: Gazetteer) -> Page:
    length = len(doc)
    page = Page(doc, gazetteer, headline=bytearray(length), capitals=bytearray(length), taken=bytearray(length))
    for sentence in doc.sents:
        words = big = shouted = 0
        small: list[str] = []
        for token in sentence:
            text = token.text
            first = text[0]
            if first.isupper():
                page.capitalised.append(token.i)
                words += 1
                big += 1
                if len(text) > 1 and text.isupper():
                    shouted += 1
            elif first.islower():
                small.append(text)
                if text not in SMALL_IN_HEADLINES:
                    words += 1
        if sentence[-1].text == ".":
            # Headlines don't end so; a short sentence full of names does.
            page.small.update(small)
            continue
        if words >= _SHORTEST_HEADLINE and shouted >= _TITLE_CASE_SHARE * words:
            page.capitals[sentence.start : sentence.end] = b"\x01" * len(sentence)
        # The first line is the title, so that three words do.
        shortest = _SHORTEST_HEADLINE - (sentence.start == 0)
        if words >= shortest and big >= _TITLE_CASE_SHARE * words:
            page.headline[sentence.start : sentence.end] = b"\x01" * len(sentence)
        else:
            page.small.update(small)
    page.initials = _initials(page)
    if any(page.headline):
        _learn(page)
    return page


def _learn(page: Page) -> None:
    """What the text says of the words of its headlines: which are verbs, and which are names or large anyway."""
    for token, headline in zip(page.doc, page.headline, strict=True):
        first = token.text[0]
        if headline:
            continue
        if first.isupper() and (token.pos_ == "PROPN" or not token.is_sent_start):
            page.large.add(token.lower_)
        elif first.islower() and token.pos_ == "VERB":
            page.verbs.add(lemma(token))


def _initials(page: Page) -> dict[str, str]:
    """Initials of every run of capitalised words outside headlines -> the run, which may be what an acronym means."""
    doc = page.doc
    found: dict[str, str] = {}
    run: list[int] = []
    for index in (*page.capitalised, len(doc) + 9):
        gap = range(run[-1] + 1, index) if run else range(0)
        if run and (len(gap) > 2 or any(doc[i].lower_ not in SMALL_WORDS for i in gap)):
            if len(run) > 1 and not page.headline[run[0]]:
                for first in range(min(3, len(run) - 1)):
                    letters = "".join(doc[i].text[0] for i in run[first:])
                    found.setdefault(letters, plain(doc, run[first], run[-1] + 1))
            run = []
        if index < len(doc) and len(run) < LONGEST_NAME:
            run.append(index)
    return found


def take(page: Page, start: int, end: int) -> None:
    page.taken[start:end] = b"\x01" * (end - start)


def plain(doc: Doc, start: int, end: int) -> str:
    """The tokens' text on one line: white space of any sort is one blank."""
    # Most names are one word, and a span costs ten times what a token does.
    text = doc[start].text if end - start == 1 else doc[start:end].text
    return " ".join(text.split())


def acronym_after(doc: Doc, end: int) -> int | None:
    """The token of an acronym that stands in brackets right at token `end`, or None."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        text = doc[end + 1].text
        if 2 <= len(text) <= 10 and sum(letter.isupper() for letter in text) >= 2:
            return end + 1
    return None
