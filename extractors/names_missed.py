"""Names that the pipeline missed: after titles and given names, in the gazetteer, spelt as elsewhere, in brackets."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from dramatis.folding import fold
from dramatis.words import EntityKind
from extractors.date_words import ANY_WEEKDAY
from extractors.kind_cues import cues
from extractors.kinds import label_of, longest_known, look_up
from extractors.names_page import CORRECTED, LISTED, REPEATED, Name, Page, acronym_after, plain, take
from extractors.names_words import OTHER_TAILS, PARTICLES, SUFFIXES, TOO_COMMON
from extractors.reading import Form
from extractors.titles import is_title_word, titles_before


def introduced(page: Page, names: list[Name]) -> list[Name]:
    """Acronyms in brackets after the name that they stand for, where the pipeline saw none."""
    found = []
    for name in names:
        index = acronym_after(page.doc, name.end)
        if index is not None and name.kind is EntityKind.ORGANIZATION and not page.taken[index]:
            text = page.doc[index].text
            if text[0].casefold() == fold(name.text)[:1]:
                take(page, index, index + 1)
                known = look_up(page.gazetteer, text)
                found.append(Name(index, index + 1, name.kind, "ORG", CORRECTED, Form.ACRONYM, text, known))
    return found


def titled(page: Page) -> Iterator[Name]:
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
        if doc[end - 1].lower_ in OTHER_TAILS or cues(doc, index, end).get("ORG") or cues(doc, index, end).get("LOC"):
            continue
        take(page, index, end)
        yield Name(index, end, EntityKind.PERSON, "PERSON", LISTED, Form.NAME, text, None, titles)


def _large_words(page: Page, start: int) -> int:
    """Where the row of free large words from token `start` on ends; particles of a name count between two of them."""
    doc = page.doc
    end = start + 1
    position = end
    while position < len(doc) and position - start < 6 and not page.taken[position]:
        token = doc[position]
        if token.text[0].isupper() and not token.is_sent_start and token.lower_ not in ANY_WEEKDAY:
            end = position + 1
        elif token.lower_ not in PARTICLES or token.lower_ in ("y", "e") or token.is_sent_start:
            break
        position += 1
    return end


def listed_only(page: Page) -> Iterator[Name]:
    """Names that only the gazetteer knows, where the text leaves little doubt."""
    doc = page.doc
    for index in page.capitalised:
        if page.taken[index] or _joined(doc, index, index + 1):
            continue
        match = longest_known(page.gazetteer, doc, index, page.taken, page.capitals[index] == 1)
        if match is None:
            continue
        end, known = match
        if known.form is Form.ACRONYM and page.initials.get(doc[index].text.replace(".", ""), known.name) != known.name:
            continue
        if doc[index].lower_ in TOO_COMMON and end == index + 1:
            continue
        if known.weak and not _stands_alone(page, index, end):
            continue
        if end == index + 1 and not page.headline[index] and _inside_another(page, index):
            continue
        if _joined(doc, index, end) or (end < len(doc) and doc[end].text[0] in "$€£"):
            continue
        take(page, index, end)
        yield Name(index, end, known.kind, label_of(known), LISTED, known.form, plain(doc, index, end), known)


def _joined(doc: Doc, start: int, end: int) -> bool:
    """Part of one word with what a hyphen joins to it: "pro-Russian", "U.S.-led"."""
    before = (
        start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_
    )
    if before and doc[start - 2].text[0].islower() and doc[start - 2].lower_ not in PARTICLES:
        return True
    after = end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_
    return after and doc[end + 1].text[0].islower()


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """A weakly known word counts only as a proper noun between words that are none, inside a sentence."""
    doc = page.doc
    if page.headline[start] or doc[start].is_sent_start or doc[start].pos_ != "PROPN":
        return False
    before, after = doc[start - 1], doc[end] if end < len(doc) else None
    return not before.text[0].isupper() and (after is None or not after.text[0].isupper()) and before.pos_ == "ADP"


def repeated(page: Page, names: list[Name]) -> Iterator[Name]:
    """Untagged words that are spelt like a name found elsewhere in the article."""
    doc = page.doc
    wanted: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for name in names:
        words = tuple(token.text.casefold() for token in doc[name.start : name.end] if not token.is_space)
        forms = {words}
        if name.kind is EntityKind.PERSON and len(words) > 1:
            family = words[-2] if words[-1] in SUFFIXES and len(words) > 2 else words[-1]
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
            if end > len(doc) or any(page.taken[index:end]) or _joined(doc, index, end):
                continue
            if len(form) == 1 and not page.headline[index] and _inside_another(page, index):
                continue
            if all(doc[index + k].text.casefold() == word for k, word in enumerate(form)):
                take(page, index, end)
                text = plain(doc, index, end)
                titles = tuple(titles_before(doc, index, doc[index].sent.start))
                same = replace(name, start=index, end=end, text=text, score=REPEATED, titles=titles)
                yield same if len(form) > 1 or same.form is not Form.NAME else replace(same, form=Form.NAME)
                break


def _inside_another(page: Page, index: int) -> bool:
    """Free large words stand right before or after, so that the word is part of a longer, unknown name."""
    doc = page.doc
    for other in (index - 1, index + 1):
        if not 0 <= other < len(doc) or page.taken[other] or doc[other].is_sent_start:
            continue
        token = doc[other]
        if token.text[0].isupper() and token.pos_ == "PROPN" and not is_title_word(token.lower_):
            return True
    return False
