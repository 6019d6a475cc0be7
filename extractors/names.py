"""Names in the text: the pipeline's entities, trimmed and corrected, and those that it missed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.date_words import ANY_MONTH, ANY_WEEKDAY
from extractors.kind_cues import TAILS, cues
from extractors.kinds import KIND_OF_LABEL, Known, longest_known, look_up
from extractors.reading import Form, Reading
from extractors.spellings import person_name, sound
from extractors.titles import Title, is_title_word, possessive, title_across, titles_before

# How sure a mention is: named by the pipeline and known to the gazetteer, only the one, only the other, or only like
# a name that stands elsewhere in the article. Rough shares of correct ones among a few hundred looked at.
BOTH, TAGGED, CORRECTED, LISTED, REPEATED = 0.95, 0.8, 0.75, 0.7, 0.6

# A title before a name says that it is a person's, whatever one label says; a longer name that begins so ("Tesla",
# "Tesla Motors") says less.
_TITLE_WEIGHT, _HEAD_WEIGHT = 3, 2

# Words that are large at a sentence's start only, and that taggers take for names there.
_NEVER = frozenset(
    "nobody everybody somebody anybody everyone someone anyone nothing everything something today tomorrow yesterday"
    " tonight meanwhile however moreover nevertheless internet web god christmas easter ramadan photo video image update"
    " breaking exclusive analysis opinion editorial read more mr mrs ms dr sir".split()
)
# Short names of a country or body that are, alone and untagged, mostly something else.
_TOO_COMMON = frozenset(["states", "union", "congress", "house", "commons", "parliament", "senate", "treasury"])
# Words that the names of public bodies and parties are made of in every state.
_EVERY_STATES = frozenset(
    "the of and for house commons lords conservatives conservative party labour labor liberals liberal democrats democratic"
    " democrat republicans republican greens green socialist socialists social supreme court high constitutional parliament"
    " senate congress national assembly ministry minister department office treasury cabinet central bank federal reserve"
    " army navy air force police security council guard state foreign defence defense interior justice health education"
    " finance home affairs energy trade commerce agriculture transport environment representatives election electoral"
    " commission committee intelligence agency service border patrol coast royal".split()
)
# Names that end so are documents' or events', which have their own rules.
_OTHER_TAILS = frozenset(
    "act bill treaty agreement agreements accord accords resolution amendment memorandum protocol convention charter"
    " constitution declaration directive plan pact summit olympics cup war election elections championship championships"
    " festival games prize award awards referendum tax day week month operation".split()
)
_DASHES = frozenset(["-", "–", "—", "--"])
# "(R-Utah)", "(D-NY)": a party and a state in one token.
# "N.W.", "D.C.": parts of an address.
_INITIALS = re.compile(r"[NS]\.[EW]\.|D\.C\.")
_PARTY_AND_STATE = re.compile(r"[A-Z]-[A-Z].*")
_NO_NAMES = frozenset(["PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "PUNCT", "PART"])
_ARTICLES = frozenset(["the", "a", "an"])
_NAME_PARTICLES = frozenset(
    "al el bin ibn ben bint von van der den de del della di da dos das do du la le ter zu af y e ul ur".split()
)
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "on", "in", "to", "&", "-"])
_SMALL_IN_HEADLINES = frozenset(
    "a an and as at but by for from if in into is it its nor of off on onto or over per so than that the to up via vs vs."
    " with yet s".split()
)
_CONNECTORS = frozenset(["and", "&", "/", ";", "plus", "versus", "vs.", "vs"])
_SUFFIXES = frozenset(["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"])
# Longer "names" are tagging errors, above all in lists and capitals.
_LONGEST_NAME = 12
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
class _Page:
    """What the rules ask of the whole text: words in lower case, headline tokens, tokens that are taken or dates."""

    doc: Doc
    gazetteer: Gazetteer
    small: set[str] = field(default_factory=set)
    headline: bytearray = field(default_factory=bytearray)
    capitals: bytearray = field(default_factory=bytearray)
    initials: dict[str, str] = field(default_factory=dict)
    taken: bytearray = field(default_factory=bytearray)
    capitalised: list[int] = field(default_factory=list)


def find_names(reading: Reading, gazetteer: Gazetteer) -> list[Name]:
    """Names of persons, organisations and places, in text order; they don't overlap.

    Documents and events are left alone: their names are found with them.
    """
    page = _survey(reading.doc, gazetteer)
    names = [name for span in _tagged(page) if (name := _name(page, *span)) is not None]
    states = {name.known.country for name in names if name.known is not None and name.kind is EntityKind.PLACE}
    names = _settle(page, [_at_home(name, states) for name in names])
    for name in names:
        _take(page, name.start, name.end)
    names.extend(_introduced(page, names))
    names.extend(_titled(page))
    names.extend(_listed(page))
    names.extend(_repeated(page, names))
    names.sort(key=lambda name: name.start)
    return _sharing_titles(reading.doc, names)


def _at_home(name: Name, states: set[str | None]) -> Name:
    """The name; what every state has ("House of Commons") isn't the known one of a state that the text never names."""
    known = name.known
    if known is None or known.kind is not EntityKind.ORGANIZATION or known.metonym_of is not None:
        return name
    if known.country is None or not states or known.country in states:
        return name
    words = fold(name.text).split()
    return replace(name, known=None) if all(word in _EVERY_STATES for word in words) else name


def _take(page: _Page, start: int, end: int) -> None:
    page.taken[start:end] = b"\x01" * (end - start)


def _survey(doc: Doc, gazetteer: Gazetteer) -> _Page:
    length = len(doc)
    page = _Page(doc, gazetteer, headline=bytearray(length), capitals=bytearray(length), taken=bytearray(length))
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
                if text not in _SMALL_IN_HEADLINES:
                    words += 1
        if sentence[-1].text == ".":
            # Headlines don't end so; a short sentence full of names does.
            page.small.update(small)
            continue
        if words >= _SHORTEST_HEADLINE and shouted >= _TITLE_CASE_SHARE * words:
            page.capitals[sentence.start : sentence.end] = b"\x01" * len(sentence)
        if words >= _SHORTEST_HEADLINE and big >= _TITLE_CASE_SHARE * words:
            page.headline[sentence.start : sentence.end] = b"\x01" * len(sentence)
        else:
            page.small.update(small)
    page.initials = _initials(page)
    return page


def _initials(page: _Page) -> dict[str, str]:
    """Initials of every run of capitalised words outside headlines -> the run, which may be what an acronym means."""
    doc = page.doc
    found: dict[str, str] = {}
    run: list[int] = []
    for index in (*page.capitalised, len(doc) + 9):
        gap = range(run[-1] + 1, index) if run else range(0)
        if run and (len(gap) > 2 or any(doc[i].lower_ not in _SMALL_WORDS for i in gap)):
            if len(run) > 1 and not page.headline[run[0]]:
                for first in range(min(3, len(run) - 1)):
                    letters = "".join(doc[i].text[0] for i in run[first:])
                    found.setdefault(letters, plain(doc, run[first], run[-1] + 1))
            run = []
        if index < len(doc) and len(run) < _LONGEST_NAME:
            run.append(index)
    return found


def _tagged(page: _Page) -> Iterator[tuple[int, int, str]]:
    """The pipeline's entities: their kept labels only, cut at line ends, possessives and conjunctions."""
    for entity in page.doc.ents:
        label = entity.label_
        if label not in KIND_OF_LABEL:
            if label in ("EVENT", "DOCUMENT", "LAW", "WORK_OF_ART", "PRODUCT") and entity[-1].text[0].isupper():
                _take(page, entity.start, entity.end)
            elif label == "DATE":
                _take_date(page, entity)
            continue
        start = entity.start
        for position in range(entity.start, entity.end):
            token = page.doc[position]
            lower = token.lower_
            if (
                (token.is_space and "\n" in token.text)
                or (label == "PERSON" and (lower in _CONNECTORS or lower == ","))
                or (possessive(lower) and position + 1 < entity.end and _owned(page, start, position, label))
                or (position > start and token.is_sent_start)
                or (lower in _DASHES and position > start and page.doc[position - 1].whitespace_)
            ):
                if position > start:
                    yield start, position, label
                start = position if token.is_sent_start and not token.is_space else position + 1
        if start < entity.end:
            yield from _without_person(page, start, entity.end, label)


def _owned(page: _Page, start: int, end: int, label: str) -> bool:
    """What stands before the possessive sign is a name of its own: a person's, or a known place's or body's."""
    if label == "PERSON":
        return True
    known = look_up(page.gazetteer, plain(page.doc, start, end))
    return known is not None and not known.weak


def _without_person(page: _Page, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """The span, parted where a title and a given name stand in it: "EU | Trade Commissioner | Name"."""
    doc = page.doc
    if label != "PERSON" and end - start > 2:
        for cut in range(end - 1, start, -1):
            if not page.gazetteer.given_name(doc[cut].text):
                continue
            titles = titles_before(doc, cut, doc[cut].sent.start)
            if titles:
                if titles[-1].start > start:
                    yield start, titles[-1].start, label
                yield cut, end, "PERSON"
                return
    yield start, end, label


def _take_date(page: _Page, entity: Span) -> None:
    """No name stands where a month or a weekday does; the rest of what is tagged as a date may be one."""
    for token in entity:
        if token.lower_ in ANY_MONTH or token.lower_ in ANY_WEEKDAY or not token.text[0].isupper():
            page.taken[token.i] = 1


def _name(page: _Page, start: int, end: int, label: str) -> Name | None:
    """The name in that span with its right label, or None where nothing of one is left."""
    doc = page.doc
    start, end = _trimmed(page, start, end, label)
    if start >= end or end - start > _LONGEST_NAME:
        return None
    known = look_up(page.gazetteer, plain(doc, start, end), page.capitals[start] == 1)
    if known is None:
        start, end = _without_title(page, start, end, label)
        if start >= end:
            return None
        known = look_up(page.gazetteer, plain(doc, start, end), page.capitals[start] == 1)
    text = plain(doc, start, end)
    lower = text.casefold()
    if not any(letter.isalpha() for letter in text) or lower in ANY_MONTH or lower in ANY_WEEKDAY or lower in _NEVER:
        return None
    if known is None and end - start > 1 and doc[end - 1].lower_ in _OTHER_TAILS:
        return None
    if page.capitals[start] and known is None:
        # In capitals the pipeline guesses; names that stand elsewhere too are found again by `_repeated`.
        return None
    if known is None:
        end = _headline_end(page, start, end, label)
        known = look_up(page.gazetteer, plain(doc, start, end), page.capitals[start] == 1)
        text = plain(doc, start, end)
    if (known is None or known.weak) and end - start == 1 and _is_no_name(page, start, label):
        return None
    if known is not None and lower in _TOO_COMMON and known.kind is EntityKind.PLACE:
        return None
    titles = tuple(titles_before(doc, start, doc[start].sent.start))
    if (
        known is not None
        and known.form is Form.ACRONYM
        and page.initials.get(text.replace(".", ""), known.name) != known.name
    ):
        # The article itself has another name with these initials.
        known = None
    given = page.gazetteer.given_name(doc[start].text)
    return _labelled(Name(start, end, KIND_OF_LABEL[label], label, TAGGED, Form.NAME, text, known, titles), given)


def _labelled(name: Name, given: bool) -> Name | None:
    """The name with kind and form as gazetteer, titles and label together say. `given`: it begins with a given name."""
    known = name.known
    if name.titles and _names_a_person(name, given):
        return replace(name, kind=EntityKind.PERSON, label="PERSON", known=None)
    if name.label == "PERSON":
        if known is None or (known.weak and known.kind is EntityKind.PLACE):
            return replace(name, known=None)
        return replace(name, kind=known.kind, form=known.form, score=CORRECTED, label=_label(known))
    if known is not None and _mistaken(name, known):
        return replace(name, known=None)
    if known is not None:
        if known.kind is name.kind or (known.form is Form.DEMONYM and name.label == "NORP"):
            return replace(name, form=known.form, kind=known.kind, score=BOTH)
        return replace(name, kind=known.kind, form=known.form, score=CORRECTED, label=_label(known))
    if name.label != "NORP" and name.text.islower():
        return None
    return name


def _mistaken(name: Name, known: Known) -> bool:
    """The gazetteer's entry only shares the name: a small city for a party's, a newspaper for a people's."""
    if known.name[:4] == "The " and " " not in name.text:
        return True
    if name.label == "ORG":
        return known.small and known.kind is EntityKind.PLACE
    return name.label == "NORP" and known.kind is EntityKind.ORGANIZATION and not name.text.endswith("s")


def _headline_end(page: _Page, start: int, end: int, label: str) -> int:
    """Where a known place ends that begins a "person" in a headline: "Baku | Rejects", where all words are large."""
    if page.headline[start] and end - start > 1 and label == "PERSON":
        for cut in range(end - 1, start, -1):
            known = look_up(page.gazetteer, plain(page.doc, start, cut))
            if known is not None and not known.weak and known.kind is EntityKind.PLACE:
                return cut
    return end


def _is_no_name(page: _Page, index: int, label: str) -> bool:
    """A single unknown word that is no name: a function word, a title, a common noun, or the rest of a cut text."""
    doc = page.doc
    token = doc[index]
    if label != "PERSON" and token.pos_ == "NOUN" and token.is_sent_start and not token.text.isupper():
        return True
    if token.pos_ == "VERB" and (label != "PERSON" or (index > 0 and doc[index - 1].is_punct)):
        return True
    if (
        (token.pos_ in _NO_NAMES and token.text.isalpha())
        or _broken_off(doc, index + 1)
        or _PARTY_AND_STATE.fullmatch(token.text)
    ):
        return True
    if is_title_word(token.lower_):
        # "Bishop" and "King" are families too, but not before another name or a full stop of an abbreviation.
        after = doc[index + 1] if index + 1 < len(doc) else None
        return label != "PERSON" or (after is not None and (after.text == "." or after.text[0].isupper()))
    if _INITIALS.fullmatch(token.text) and label in ("GPE", "LOC", "FAC"):
        return True
    if label == "PERSON":
        return token.lower_ in page.small or token.lower_ + "s" in page.small
    return False


def _broken_off(doc: Doc, end: int) -> bool:
    """The text breaks off inside the word that ends there."""
    return end < len(doc) and not doc[end - 1].whitespace_ and doc[end].text[0] == "…"


def _label(known: Known) -> str:
    """The label that fits what is known."""
    if known.form is Form.DEMONYM:
        return "NORP"
    return "GPE" if known.kind is EntityKind.PLACE else "ORG"


def _names_a_person(name: Name, given: bool) -> bool:
    """The title before the name says that it is a person's."""
    title = name.titles[0]
    if name.label == "PERSON":
        return name.known is None or name.known.weak or title.entry.kind != "occupation"
    if title.entry.kind == "occupation" or (name.known is not None and not name.known.weak):
        return False
    if name.label == "NORP" and name.known is not None:
        return False
    if given and " " in name.text and name.known is None:
        return True
    # "Minister Katz" is a person, "spokesman Hamas" and "leader Al Nusra" are rather a slip of the comma.
    return " " not in name.text and not name.text.isupper() and title.end == name.start and not title.entry.plural


def _trimmed(page: _Page, start: int, end: int, label: str) -> tuple[int, int]:
    """The span without articles, quotes, punctuation, possessive signs and, in headlines, common words at its ends."""
    doc = page.doc
    while start < end:
        token = doc[start]
        lower = token.lower_
        if (
            token.is_space
            or token.is_punct
            or (lower in _ARTICLES and doc[min(start + 1, end - 1)].text != "-")
            or possessive(lower)
            or (
                token.text.islower()
                and lower.isalpha()
                and not (lower in _NAME_PARTICLES and end - start > 1)
                and label != "NORP"
            )
            or (page.headline[start] and end - start > 1 and _common(page, start))
        ):
            start += 1
        else:
            break
    while end > start:
        token = doc[end - 1]
        lower = token.lower_
        if (
            token.is_space
            or possessive(lower)
            or (token.is_punct and not (lower[-1:] == "." and len(lower) > 1))
            or (token.text.islower() and label != "NORP" and lower not in _SUFFIXES and doc[end - 2].text != "-")
            or lower in ANY_WEEKDAY
            or (lower[0].isdigit() and "-" in lower)
            or (page.headline[end - 1] and end - start > 1 and _common(page, end - 1) and lower not in TAILS)
            or (lower not in TAILS and title_across(doc, end - 1, end))
        ):
            end -= 1
        else:
            break
    return start, end


def _common(page: _Page, index: int) -> bool:
    """In a headline: a word that is none of a name's, since it is a verb or stands in small letters elsewhere."""
    token = page.doc[index]
    return token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON", "ADV") or token.lower_ in page.small


def _without_title(page: _Page, start: int, end: int, label: str) -> tuple[int, int]:
    """The span without titles at its start ("President X") or end ("Russian Foreign Minister", without a name)."""
    if label not in ("PERSON", "NORP"):
        return start, end
    doc = page.doc
    for cut in range(end - 1 if label == "PERSON" else start, start, -1):
        titles = titles_before(doc, cut, start)
        if titles and titles[-1].start == start and not _given(page, start, cut, end):
            return cut, end
    tail = titles_before(doc, end, start)
    if tail:
        first = tail[-1].start
        if label == "NORP" or first == start or look_up(page.gazetteer, plain(doc, start, first)) is not None:
            return start, first
    return start, end


def _given(page: _Page, start: int, cut: int, end: int) -> bool:
    """The single word before `cut` is rather a given name than a title: "Earl Warren", "Dean Smith"."""
    return cut - start == 1 and end - cut == 1 and page.gazetteer.given_name(page.doc[start].text)


def _settle(page: _Page, names: list[Name]) -> list[Name]:
    """Names that the pipeline labels now so, now so, get one label: that for which most speaks in the article.

    A known person's family name is a person. What only a region or smaller city could be known as is one unless the
    words around it say otherwise.
    """
    doc = page.doc
    full = [
        person_name(name.text)
        for name in names
        if name.kind is EntityKind.PERSON and " " in name.text and not page.headline[name.start]
    ]
    families = {person.family for person in full if person.full}
    names = [_first_word(page, name, families) for name in names]
    givens = {person.words[0] for person in full if person.full}
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if not _open(name):
            continue
        told = votes.setdefault(fold(name.text), Counter())
        told[name.label] += 1
        # A title before it weighs more than the label.
        told["PERSON"] += _TITLE_WEIGHT if name.titles and name.kind is EntityKind.PERSON else 0
        told.update(cues(doc, name.start, name.end))
    heads = {text.split()[0] for text, told in votes.items() if " " in text and told.most_common(1)[0][0] == "ORG"}
    unknown = {fold(name.text) for name in names if name.known is None or name.known.small}
    for text in heads & unknown:
        votes[text]["ORG"] += _HEAD_WEIGHT
    settled = []
    for name in names:
        label = name.label
        if _open(name):
            if " " not in name.text and (sound(name.text) in families or (name.known and sound(name.text) in givens)):
                label = "PERSON"
            else:
                label = max(votes[fold(name.text)].items(), key=lambda item: (item[1], item[0] == name.label))[0]
        if label != name.label:
            kind = KIND_OF_LABEL[label]
            known = name.known if kind is name.kind else look_up(page.gazetteer, name.text)
            known = known if known is not None and known.kind is kind else None
            name = replace(name, label=label, kind=kind, score=CORRECTED, known=known)
        settled.append(_untitled(doc, name, families))
    return settled


def _first_word(page: _Page, name: Name, families: set[str]) -> Name:
    """In a headline, the known family name that begins a chain of large words: "Smith | Rejects Offer"."""
    if not page.headline[name.start] or name.known is not None or name.end - name.start < 2:
        return name
    if sound(page.doc[name.start].text) not in families or sound(page.doc[name.end - 1].text) in families:
        return name
    end = name.start + 1
    return replace(
        name, end=end, text=page.doc[name.start].text, kind=EntityKind.PERSON, label="PERSON", score=CORRECTED
    )


def _untitled(doc: Doc, name: Name, families: set[str]) -> Name:
    """A name taken for an organisation's that is a title and a known person's family name: "Corporal Glover"."""
    if name.kind is EntityKind.PERSON or name.known is not None or name.end - name.start < 2:
        return name
    cut = name.end - 1
    if sound(doc[cut].text) not in families:
        return name
    titles = tuple(titles_before(doc, cut, name.start))
    if not titles or titles[-1].start != name.start:
        return name
    return replace(
        name, start=cut, kind=EntityKind.PERSON, label="PERSON", score=CORRECTED, text=doc[cut].text, titles=titles
    )


def _open(name: Name) -> bool:
    """The gazetteer leaves open what the name is."""
    known = name.known
    return known is None or (known.kind is EntityKind.PLACE and known.region and known.form is Form.NAME)


def _introduced(page: _Page, names: list[Name]) -> list[Name]:
    """Acronyms in brackets after the name that they stand for, where the pipeline saw none."""
    found = []
    for name in names:
        index = acronym_after(page.doc, name.end)
        if index is not None and name.kind is EntityKind.ORGANIZATION and not page.taken[index]:
            text = page.doc[index].text
            if text[0].casefold() == fold(name.text)[:1]:
                _take(page, index, index + 1)
                known = look_up(page.gazetteer, text)
                found.append(Name(index, index + 1, name.kind, "ORG", CORRECTED, Form.ACRONYM, text, known))
    return found


def acronym_after(doc: Doc, end: int) -> int | None:
    """The token of an acronym that stands in brackets right at token `end`, or None."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        text = doc[end + 1].text
        if 2 <= len(text) <= 10 and sum(letter.isupper() for letter in text) >= 2:
            return end + 1
    return None


def _sharing_titles(doc: Doc, names: list[Name]) -> list[Name]:
    """The names, where "Presidents X and Y" gives both the title."""
    shared: list[Name] = []
    before: Name | None = None
    for name in names:
        if name.kind is not EntityKind.PERSON:
            before = None
        elif before is not None and not name.titles and before.titles and before.titles[0].entry.plural:
            between = {token.lower_ for token in doc[before.end : name.start]}
            if between and between <= {"and", ",", "&"}:
                name = replace(name, titles=before.titles)
        if name.kind is EntityKind.PERSON:
            before = name
        shared.append(name)
    return shared


def _titled(page: _Page) -> Iterator[Name]:
    """Persons that the pipeline missed: large words right after a title, or after a given name inside a sentence."""
    doc = page.doc
    for index in page.capitalised:
        if page.taken[index] or page.capitals[index] or (page.headline[index] and doc[index].pos_ != "PROPN"):
            continue
        if index > 0 and page.taken[index - 1] and not page.doc[index - 1].is_punct:
            continue
        end = _large_words(page, index)
        titles = tuple(titles_before(doc, index, doc[index].sent.start)) if index > 0 else ()
        if titles and titles[0].entry.kind != "occupation" and doc[titles[0].head_start].text[0].isupper():
            if end - index == 1 and (is_title_word(doc[index].lower_) or titles[0].entry.plural):
                continue
        elif not (
            1 < end - index < 4
            and not page.headline[index]
            and doc[index].pos_ == "PROPN"
            and page.gazetteer.given_name(doc[index].text)
            and all(doc[i].pos_ == "PROPN" for i in range(index + 1, end))
        ):
            continue
        text = plain(doc, index, end)
        if look_up(page.gazetteer, text) is not None or any(is_title_word(doc[i].lower_) for i in range(index, end)):
            continue
        if doc[end - 1].lower_ in _OTHER_TAILS or cues(doc, index, end).get("ORG") or cues(doc, index, end).get("LOC"):
            continue
        _take(page, index, end)
        yield Name(index, end, EntityKind.PERSON, "PERSON", LISTED, Form.NAME, text, None, titles)


def _large_words(page: _Page, start: int) -> int:
    """Where the row of free large words from token `start` on ends; particles of a name count between two of them."""
    doc = page.doc
    end = start + 1
    position = end
    while position < len(doc) and position - start < 6 and not page.taken[position]:
        token = doc[position]
        if token.text[0].isupper() and not token.is_sent_start and token.lower_ not in ANY_WEEKDAY:
            end = position + 1
        elif token.lower_ not in _NAME_PARTICLES or token.lower_ in ("y", "e") or token.is_sent_start:
            break
        position += 1
    return end


def _listed(page: _Page) -> Iterator[Name]:
    """Names that only the gazetteer knows, where the text leaves little doubt."""
    doc = page.doc
    for index in page.capitalised:
        if page.taken[index]:
            continue
        match = longest_known(page.gazetteer, doc, index, page.taken, page.capitals[index] == 1)
        if match is None:
            continue
        end, known = match
        if known.form is Form.ACRONYM and page.initials.get(doc[index].text.replace(".", ""), known.name) != known.name:
            continue
        if doc[index].lower_ in _TOO_COMMON and end == index + 1:
            continue
        if known.weak and not _stands_alone(page, index, end):
            continue
        _take(page, index, end)
        yield Name(index, end, known.kind, _label(known), LISTED, known.form, plain(doc, index, end), known)


def _stands_alone(page: _Page, start: int, end: int) -> bool:
    """A weakly known word counts only as a proper noun between words that are none, inside a sentence."""
    doc = page.doc
    if page.headline[start] or doc[start].is_sent_start or doc[start].pos_ != "PROPN":
        return False
    before, after = doc[start - 1], doc[end] if end < len(doc) else None
    return not before.text[0].isupper() and (after is None or not after.text[0].isupper()) and before.pos_ == "ADP"


def _repeated(page: _Page, names: list[Name]) -> Iterator[Name]:
    """Untagged words that are spelt like a name found elsewhere in the article."""
    doc = page.doc
    wanted: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for name in names:
        words = tuple(token.text.casefold() for token in doc[name.start : name.end] if not token.is_space)
        forms = {words}
        if name.kind is EntityKind.PERSON and len(words) > 1:
            family = words[-2] if words[-1] in _SUFFIXES and len(words) > 2 else words[-1]
            # A family name that is also a common word of this text would be found everywhere.
            if len(family) > 2 and family not in page.small:
                forms.add((family,))
        for form in forms:
            if form and (len(form) > 1 or form[0] not in page.small):
                wanted.setdefault(form[0], []).append((form, name))
    for forms_of_word in wanted.values():
        forms_of_word.sort(key=lambda item: -len(item[0]))
    for index in page.capitalised:
        if page.taken[index]:
            continue
        seen = 0
        for form, name in wanted.get(doc[index].text.casefold(), ()):
            seen += 1
            # Enough for every reading of a real text; keeps a list of a thousand namesakes linear.
            if seen > 20:
                break
            end = index + len(form)
            if end > len(doc) or any(page.taken[index:end]):
                continue
            if len(form) == 1 and not page.headline[index] and _inside_another(page, index):
                continue
            if all(doc[index + k].text.casefold() == word for k, word in enumerate(form)):
                _take(page, index, end)
                text = plain(doc, index, end)
                titles = tuple(titles_before(doc, index, doc[index].sent.start))
                same = replace(name, start=index, end=end, text=text, score=REPEATED, titles=titles)
                yield same if len(form) > 1 or same.form is not Form.NAME else replace(same, form=Form.NAME)
                break


def _inside_another(page: _Page, index: int) -> bool:
    """Free large words stand right before or after, so that the word is part of a longer, unknown name."""
    doc = page.doc
    for other in (index - 1, index + 1):
        if 0 <= other < len(doc) and not page.taken[other] and doc[other].text[0].isupper():
            if doc[other].pos_ == "PROPN" and not is_title_word(doc[other].lower_):
                if not (doc[other].is_sent_start if other < index else doc[index + 1].is_sent_start):
                    return True
    return False


def plain(doc: Doc, start: int, end: int) -> str:
    """The tokens' text on one line: white space of any sort is one blank."""
    return " ".join(doc[start:end].text.split())
