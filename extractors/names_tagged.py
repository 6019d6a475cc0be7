"""The pipeline's entities as names: cut, trimmed, without their titles, and with the label that fits."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from dramatis.words import EntityKind
from extractors.date_words import ANY_MONTH, ANY_WEEKDAY
from extractors.kind_cues import TAILS
from extractors.kinds import KIND_OF_LABEL, Known, label_of, look_up
from extractors.names_events import event_spans
from extractors.names_page import BOTH, CORRECTED, LONGEST_NAME, TAGGED, Name, Page, plain, take
from extractors.names_words import (
    ARTICLES,
    CONNECTORS,
    DASHES,
    NEVER,
    OTHER_TAILS,
    PARTICLES,
    SUFFIXES,
    TOO_COMMON,
)
from extractors.reading import Form
from extractors.syntax import relation
from extractors.titles import is_title_word, possessive, title_across, titles_before

# "N.W.", "D.C.": parts of an address.
_INITIALS = re.compile(r"[NS]\.[EW]\.|D\.C\.")
# "A$10 million", "HK$": what stands before the sum.
_CURRENCY = re.compile(r"[A-Z]{1,3}[$€£¥]")
# "Typhoon Kalmi" is no person.
_STORMS = frozenset(["typhoon", "hurricane", "cyclone"])
# "(R-Utah)", "(D-NY)": a party and a state in one token.
_PARTY_AND_STATE = re.compile(r"[A-Z]-[A-Z].*")
# One day: "Nov 7", "7 November".
_DAY = re.compile(r"(?:(?P<month>[^\W\d]+)\.? )?\d{1,2}(?: (?P<after>[^\W\d]+)\.?)?")
# Small words between a person's names, and how many of them may stand together ("van der").
_INSIDE_NAMES = PARTICLES - {"y", "e", "as", "do", "das", "af", "ul", "ur", "le", "la"}
_MOST_PARTICLES = 2
_NO_NAMES = frozenset(["PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "PUNCT", "PART"])


def tagged_names(page: Page) -> list[Name]:
    """The names among the pipeline's entities, in text order."""
    return [name for span in _tagged(page) if (name := _name(page, *span)) is not None]


def _tagged(page: Page) -> Iterator[tuple[int, int, str]]:
    """The pipeline's entities: their kept labels only, cut at line ends, possessives and conjunctions."""
    reached = 0
    events = {(span.start, span.end) for span in event_spans(page.doc)}
    for entity in page.doc.ents:
        label = entity.label_
        if (entity.start, entity.end) in events:
            take(page, entity.start, entity.end)
            continue
        if label not in KIND_OF_LABEL:
            if label in ("DOCUMENT", "LAW", "WORK_OF_ART", "PRODUCT") and entity[-1].text[0].isupper():
                take(page, entity.start, entity.end)
            elif label == "DATE":
                _take_date(page, entity)
            continue
        if entity.start < reached:
            continue
        start, reached = entity.start, _whole(page, entity, label)
        for position in range(entity.start, reached):
            token = page.doc[position]
            lower = token.lower_
            if (
                (token.is_space and "\n" in token.text)
                or (label == "PERSON" and (lower in CONNECTORS or lower == ","))
                or (possessive(lower) and position + 1 < reached and _owned(page, start, position, reached - 1, label))
                or (position > start and token.is_sent_start)
                or (position > start and page.headline[position] and page.acts(position))
                or (lower in DASHES and position > start and _parts(page, position, reached, label))
            ):
                if position > start:
                    yield start, position, label
                start = position if token.is_sent_start and not token.is_space else position + 1
        if start < reached:
            yield from _without_person(page, start, reached, label)


def _whole(page: Page, entity: Span, label: str) -> int:
    """Where the name ends that the pipeline breaks off: "Communist Party of the | Republic", "Erik | ten Hag"."""
    doc, end = page.doc, entity.end
    if label == "PERSON":
        return _with_particle(doc, entity)
    if label not in ("ORG", "GPE", "LOC", "FAC") or doc[end - 1].lower_ not in ("of", "for", "the") or len(entity) < 2:
        return end
    if doc[end - 1].lower_ == "the" and doc[end - 2].lower_ not in ("of", "for"):
        return end
    last = end
    while last < len(doc) and last - entity.start < LONGEST_NAME and doc[last].text[0].isupper():
        if page.headline[last] or doc[last].is_sent_start or doc[last].pos_ not in ("PROPN", "ADJ", "NOUN"):
            break
        last += 1
    return last


def _with_particle(doc: Doc, entity: Span) -> int:
    """Where a person's name ends with a small word and a name behind it, which belong to it."""
    end = last = entity.end
    while last < len(doc) and last - end < _MOST_PARTICLES and doc[last].text in _INSIDE_NAMES:
        last += 1
    if not end < last < len(doc) or last + 1 - entity.start > LONGEST_NAME:
        return end
    named = doc[last].pos_ == "PROPN" and doc[last].text[0].isupper() and doc[last].ent_type_ in ("", "PERSON")
    return last + 1 if named else end


def _parts(page: Page, dash: int, end: int, label: str) -> bool:
    """The dash parts two names; the two words of a district's or pass's do not ("Burnaby - Seymour")."""
    if not page.doc[dash - 1].whitespace_:
        return False
    return label not in ("GPE", "LOC", "FAC") or end - dash != 2 or not page.doc[dash + 1].text[0].isupper()


def _owned(page: Page, start: int, end: int, last: int, label: str) -> bool:
    """What stands before the possessive sign is a name of its own: a person's, or a known place's or body's."""
    if label == "PERSON":
        return page.doc[last].lower_ not in TAILS
    known = look_up(page.gazetteer, plain(page.doc, start, end))
    return known is not None and not known.weak


def _without_person(page: Page, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
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


def _take_date(page: Page, entity: Span) -> None:
    """No name stands where a month or a weekday does; the rest of what is tagged as a date may be one."""
    for token in entity:
        if token.lower_ in ANY_MONTH or token.lower_ in ANY_WEEKDAY or not token.text[0].isupper():
            page.taken[token.i] = 1


def _name(page: Page, start: int, end: int, label: str) -> Name | None:
    """The name in that span with its right label, or None where nothing of one is left."""
    doc = page.doc
    start, end = _trimmed(page, start, end, label)
    while label == "PERSON" and end - start > 1 and doc[end - 1].is_digit:
        # "Fined Anna Berg 300 euros".
        end -= 1
    if start >= end or end - start > LONGEST_NAME:
        return None
    known = look_up(page.gazetteer, plain(doc, start, end), page.capitals[start] == 1)
    if known is None:
        start, end = _without_title(page, start, end, label)
        if start >= end:
            return None
        known = look_up(page.gazetteer, plain(doc, start, end), page.capitals[start] == 1)
    text = plain(doc, start, end)
    lower = text.casefold()
    if not any(letter.isalpha() for letter in text) or lower in ANY_MONTH or lower in ANY_WEEKDAY or lower in NEVER:
        return None
    if _CURRENCY.fullmatch(text):
        return None
    if label == "PERSON" and end - start > 1 and doc[start].lower_ in _STORMS:
        take(page, start, end)
        return None
    if _is_day(lower) or (known is None and label == "NORP" and _is_adjective(doc, start, end)):
        return None
    if known is None and end - start > 1 and doc[end - 1].lower_ in OTHER_TAILS:
        # No name inside the name of a document or event either.
        take(page, start, end)
        return None
    if page.capitals[start] and known is None:
        # In capitals the pipeline guesses; names that stand elsewhere too are found again by `repeated`.
        return None
    if known is None:
        end = _headline_end(page, start, end, label)
        known = look_up(page.gazetteer, plain(doc, start, end), page.capitals[start] == 1)
        text = plain(doc, start, end)
    if (known is None or known.weak) and end - start == 1 and _is_no_name(page, start, label):
        return None
    if known is not None and lower in TOO_COMMON and known.kind is EntityKind.PLACE:
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


def _is_day(text: str) -> bool:
    day = _DAY.fullmatch(text)
    return day is not None and (day["month"] or day["after"] or "") in ANY_MONTH


def _is_adjective(doc: Doc, start: int, end: int) -> bool:
    """A people's adjective, before what it describes: "for Arab and African affairs" names nobody."""
    return end - start == 1 and doc[start].pos_ == "ADJ" and relation(doc[start]) in ("amod", "conj")


def _labelled(name: Name, given: bool) -> Name | None:
    """The name with kind and form as gazetteer, titles and label together say. `given`: it begins with a given name."""
    known = name.known
    if name.titles and _names_a_person(name, given):
        return replace(name, kind=EntityKind.PERSON, label="PERSON", known=None)
    if name.label == "PERSON":
        if known is None or (known.weak and known.kind is EntityKind.PLACE):
            return replace(name, known=None)
        return replace(name, kind=known.kind, form=known.form, score=CORRECTED, label=label_of(known))
    if known is not None and _mistaken(name, known):
        return replace(name, known=None)
    if known is not None:
        if known.kind is name.kind or (known.form is Form.DEMONYM and name.label == "NORP"):
            return replace(name, form=known.form, kind=known.kind, score=BOTH)
        return replace(name, kind=known.kind, form=known.form, score=CORRECTED, label=label_of(known))
    if name.label != "NORP" and name.text.islower():
        return None
    return name


def _mistaken(name: Name, known: Known) -> bool:
    """The gazetteer's entry only shares the name: a small city for a party's, a newspaper for a people's."""
    if known.name[:4] == "The " and " " not in name.text:
        return True
    if name.label == "ORG":
        shouted = name.text.isupper() and known.form is Form.NAME
        return (known.small or (known.weak and shouted)) and known.kind is EntityKind.PLACE
    return name.label == "NORP" and known.kind is EntityKind.ORGANIZATION and not name.text.endswith("s")


def _headline_end(page: Page, start: int, end: int, label: str) -> int:
    """Where a known place ends that begins a "person" in a headline: "Baku | Rejects", where all words are large."""
    if page.headline[start] and end - start > 1 and label == "PERSON":
        for cut in range(end - 1, start, -1):
            known = look_up(page.gazetteer, plain(page.doc, start, cut))
            if known is not None and not known.weak and known.kind is EntityKind.PLACE:
                return cut
    return end


def _is_no_name(page: Page, index: int, label: str) -> bool:
    """A single unknown word that is no name: a function word, a title, a common noun, or the rest of a cut text."""
    doc = page.doc
    token = doc[index]
    if label != "PERSON" and token.pos_ == "NOUN" and token.is_sent_start and not token.text.isupper():
        return True
    if token.pos_ == "VERB" and (label != "PERSON" or (index > 0 and doc[index - 1].is_punct)):
        return True
    if (
        (token.pos_ in _NO_NAMES and token.text.isalpha() and not _in_brackets(doc, index))
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


def _in_brackets(doc: Doc, index: int) -> bool:
    """An acronym alone in brackets: "National Alliance (AN)"."""
    beside = index > 0 and index + 1 < len(doc) and doc[index - 1].text == "(" and doc[index + 1].text == ")"
    return beside and len(doc[index].text) > 1 and doc[index].text.isupper()


def _broken_off(doc: Doc, end: int) -> bool:
    """The text breaks off inside the word that ends there."""
    return end < len(doc) and not doc[end - 1].whitespace_ and doc[end].text[0] == "…"


def _names_a_person(name: Name, given: bool) -> bool:
    """The title before the name says that it is a person's."""
    title = name.titles[0]
    if name.label == "PERSON":
        return name.known is None or name.known.weak or title.entry.kind != "occupation"
    if title.entry.kind == "occupation" or (name.known is not None and not name.known.weak):
        return False
    if name.label == "ORG" and name.known is not None and name.known.kind is EntityKind.ORGANIZATION:
        # "The militant Hamas", "the official Xinhua".
        return False
    if name.text.casefold() in TAILS:
        # "Premier League", "Ministry of Defense Investment".
        return False
    if name.label == "NORP" and name.known is not None:
        return False
    if given and " " in name.text and name.known is None:
        return True
    # "Minister Katz" is a person, "spokesman Hamas" and "leader Al Nusra" are rather a slip of the comma.
    return " " not in name.text and not name.text.isupper() and title.end == name.start and not title.entry.plural


def _trimmed(page: Page, start: int, end: int, label: str) -> tuple[int, int]:
    """The span without articles, quotes, punctuation, possessive signs and, in headlines, common words at its ends."""
    doc = page.doc
    while start < end:
        token = doc[start]
        lower = token.lower_
        if (
            token.is_space
            or token.is_punct
            or (lower in ARTICLES and doc[min(start + 1, end - 1)].text != "-")
            or possessive(lower)
            or (
                token.text.islower()
                and lower.isalpha()
                and not (lower in PARTICLES and end - start > 1)
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
            or (possessive(lower) and not (label in ("GPE", "LOC") and doc[start].lower_ in ("st.", "saint")))
            or (token.is_punct and not (lower[-1:] == "." and len(lower) > 1))
            or (token.text.islower() and label != "NORP" and lower not in SUFFIXES and doc[end - 2].text != "-")
            or lower in ANY_WEEKDAY
            or (lower[0].isdigit() and "-" in lower)
            or (page.headline[end - 1] and end - start > 1 and _common(page, end - 1) and lower not in TAILS)
            or (lower not in TAILS and title_across(doc, end - 1, end))
        ):
            end -= 1
        else:
            break
    return start, end


def _common(page: Page, index: int) -> bool:
    """In a headline: a word that is none of a name's, since it is a verb or stands in small letters elsewhere."""
    token = page.doc[index]
    return (
        token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON", "ADV") or token.lower_ in page.small or page.acts(index)
    )


def _without_title(page: Page, start: int, end: int, label: str) -> tuple[int, int]:
    """The span without titles at its start ("President X") or end ("Russian Foreign Minister", without a name)."""
    if label not in ("PERSON", "NORP"):
        return start, end
    doc = page.doc
    for cut in range(end - 1 if label == "PERSON" else start, start, -1):
        titles = titles_before(doc, cut, start)
        if titles and titles[-1].start == start and not _given(page, start, cut, end):
            if titles[0].entry.kind == "occupation" and cut - start == 1 and end - cut == 1:
                # A given name rather than a trade, where nothing else is said of him: "Son Sen".
                break
            return cut, end
    tail = titles_before(doc, end, start)
    if tail:
        first = tail[-1].start
        if label == "NORP" or first == start or look_up(page.gazetteer, plain(doc, start, first)) is not None:
            return start, first
    return start, end


def _given(page: Page, start: int, cut: int, end: int) -> bool:
    """The single word before `cut` is rather a given name than a title: "Earl Warren", "Dean Smith"."""
    return cut - start == 1 and end - cut == 1 and page.gazetteer.given_name(page.doc[start].text)
