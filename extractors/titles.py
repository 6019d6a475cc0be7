"""Titles, offices and occupations: which words before a name are its title, and which phrase after it is its role."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.event_lexicon import listed
from extractors.titles_lexicon import Entry, lexicon

# "Chairman of the Joint Chiefs of Staff" has seven words; no title in use is longer than this with its modifiers.
_LONGEST_TITLE = 9
# "Prime Minister Dr …", "Chairman Gen. …": titles that stand one before the other.
_MOST_TITLES = 3
# Modifiers that belong to the owner rather than the office when they stand before it ("northern Italian mayor").
_NO_PREFIX = listed(
    """
    northern southern eastern western new first second national federal international
    """
)
_AGES = frozenset(["year", "old", "years"])
_LINKING = frozenset(["and", "&", ",", "-"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text: tokens `start` to `end` (exclusive), its head from `head_start` to `head_end`, what it says.

    `role` is in lower case ("former defence minister"), "" for a bare honorific; `head` the office without modifiers.
    """

    start: int
    end: int
    role: str
    head: str
    entry: Entry
    former: bool
    deputy: bool
    head_start: int
    head_end: int


def titles_before(doc: Doc, end: int, low: int = 0) -> list[Title]:
    """The titles that end right before token `end`, nearest first; none begins before token `low`."""
    found: list[Title] = []
    while len(found) < _MOST_TITLES:
        title = _title_ending(doc, end, low)
        if title is None or (
            found
            and (
                title.entry.plural
                or doc[found[-1].head_start].text[0].isupper() > doc[title.head_start].text[0].isupper()
            )
        ):
            # "host President X": a small word before a large title isn't one, nor is "House of Representatives".
            break
        found.append(title)
        end = title.start
        if end - 1 > low and doc[end - 1].lower_ in _LINKING and _head_ending(doc, end - 1, low) is not None:
            end -= 1
    return found


def _title_ending(doc: Doc, end: int, low: int) -> Title | None:
    match = _head_ending(doc, end, low)
    if match is None:
        match = _head_of_domain(doc, end, low)
        if match is None:
            return None
    head_start, head_end, entry = match
    if entry.kind == "kin":
        return None
    start = head_start if entry.kind == "honorific" else _modifiers_left(doc, head_start, low)
    return _title(doc, start, end, (head_start, head_end), entry)


def _title(doc: Doc, start: int, end: int, head_span: tuple[int, int], entry: Entry) -> Title:
    words = lexicon()
    head = entry.words
    before = [words.modifiers.get(doc[i].lower_, "") for i in range(start, head_span[0])]
    role = ""
    if entry.kind != "honorific":
        parts = (role_text(doc, start, head_span[0]), _joined(head), role_text(doc, head_span[1], end))
        role = " ".join(part for part in parts if part).replace("- ", "-")
    return Title(
        start=start,
        end=end,
        role=role,
        head=_joined(head),
        entry=entry,
        former="former" in before,
        deputy="deputy" in before or head[0] in ("vice", "deputy", "lieutenant", "assistant", "under"),
        head_start=head_span[0],
        head_end=head_span[1],
    )


def with_prefix(doc: Doc, title: Title, end: int, low: int) -> tuple[Title, int]:
    """The title with modifiers that stand before its owner ("former | French | president"), and where they begin.

    `end` is the owner's first token.
    """
    words = lexicon().modifiers
    start = end
    while start > low and doc[start - 1].lower_ in words and doc[start - 1].lower_ not in _NO_PREFIX:
        start -= 1
    if start == end:
        return title, end
    before = [words[doc[i].lower_] for i in range(start, end)]
    role = f"{role_text(doc, start, end)} {title.role}"
    former = title.former or "former" in before
    return replace(title, role=role, former=former, deputy=title.deputy or "deputy" in before), start


def begun_at(doc: Doc, title: Title, start: int) -> Title:
    """The same title with fewer modifiers: from token `start` on, which is not after its head."""
    return _title(doc, start, title.end, (title.head_start, title.head_end), title.entry)


def title_of_domain(doc: Doc, end: int, low: int) -> list[Title]:
    """The title "minister of health" that ends right before token `end`, domain included; a list of one, or empty."""
    match = _head_of_domain(doc, end, low)
    if match is None:
        return []
    start, head_end, entry = match
    return [_title(doc, _modifiers_left(doc, start, low), end, (start, head_end), entry)]


def _head_ending(doc: Doc, end: int, low: int) -> tuple[int, int, Entry] | None:
    """Span and entry of the longest title whose last word is the token before `end`."""
    if end <= low:
        return None
    if doc[end - 1].lower_ == "." and end - 1 > low:
        # A full stop that the tokenizer split from its abbreviation.
        end -= 1
    for words, entry in lexicon().by_last.get(_bare(doc, end - 1), ()):
        start = _matched_back(doc, end, words, low)
        if start is not None:
            return start, end, entry
    return None


def _matched_back(doc: Doc, end: int, words: tuple[str, ...], low: int) -> int | None:
    """Where the words begin that end right before token `end`; full stops between them are passed over."""
    position = end
    for word in reversed(words):
        position -= 1
        if position > low and position < end - 1 and doc[position].text == ".":
            position -= 1
        if position < low or _bare(doc, position) != word:
            return None
    return position


def _head_of_domain(doc: Doc, end: int, low: int) -> tuple[int, int, Entry] | None:
    """As before, for "Minister for European Affairs X": a head, "of" or "for", and words of its domain."""
    words = lexicon()
    start = end
    told = False
    while start > max(low, end - _LONGEST_TITLE):
        lower = doc[start - 1].lower_
        if lower in words.domains or lower in words.modifiers:
            told = True
        elif lower not in ("and", "the", ","):
            break
        start -= 1
    # "Director of National | Intelligence": a domain doesn't end with its adjective.
    if (
        not told
        or doc[end - 1].lower_ not in words.domains
        or start - 1 <= low
        or doc[start - 1].lower_ not in ("of", "for")
    ):
        return None
    return _head_ending(doc, start - 1, low)


def _modifiers_left(doc: Doc, start: int, low: int) -> int:
    """Where the title's modifiers and domain words begin ("former deputy foreign | minister")."""
    words = lexicon()
    first = start
    position = start
    while position > max(low, start - _LONGEST_TITLE):
        token = doc[position - 1]
        lower = token.lower_
        if lower in words.modifiers or lower in words.domains:
            position -= 1
            first = position
        elif lower in _LINKING and position < start and position - 1 > low:
            # Only between two such words: "trade and industry minister".
            position -= 1
        elif (
            token.text == lower
            and doc[start].text[0].islower()
            and lower.isalpha()
            and lower not in _AGES
            and token.pos_ in ("NOUN", "ADJ")
            and position == first
        ):
            # "longtime campaign manager": a lower-case noun before such a title belongs to it, wherever it stands; not
            # so in "the energy bill Senator X wrote".
            position -= 1
            first = position
        else:
            break
    return first


def role_text(doc: Doc, start: int, end: int) -> str:
    """The role as the text has it, in lower case, without articles; full stops of abbreviations dropped."""
    kept = [doc[i].lower_ for i in range(start, end) if not doc[i].is_space]
    while kept and kept[0] in ("the", "a", "an", "his", "her", "its", "their", "our", ",", "and"):
        kept = kept[1:]
    while kept and kept[-1] in (".", ",", "'s", "’s"):
        kept.pop()
    return _joined(tuple(kept))


def _joined(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "’s").replace(" ,", ",")


def role_in(doc: Doc, start: int, limit: int) -> Title | None:
    """The role that a phrase from `start` on names ("the Kremlin spokesman", "president of France"), or None.

    `limit` is the first token that can't belong to it. The title's span runs from the first word after an article to
    the end of the head and, for "minister of …", of its domain.
    """
    position = start
    words = lexicon()
    while position < min(limit, start + _LONGEST_TITLE + 2):
        entry_match = _head_starting(doc, position, limit)
        if entry_match is not None:
            head_start, head_end, entry = _further_head(doc, entry_match[1], limit) or entry_match
            if entry.kind == "honorific":
                return None
            begin = _modifiers_left(doc, head_start, start)
            return _title(doc, begin, _domain_right(doc, head_end, limit), (head_start, head_end), entry)
        token = doc[position]
        if token.is_punct and token.lower_ not in ("-", "'", "’", "&", '"', "“", "”"):
            return None
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") and token.lower_ not in words.modifiers:
            if token.lower_ not in ("his", "her", "its", "their", "my", "our", "whose") and token.tag_ not in (
                "VBN",
                "VBG",
            ):
                return None
        elif token.pos_ == "ADP" or token.is_space:
            return None
        position += 1
    return None


def _head_starting(doc: Doc, start: int, limit: int) -> tuple[int, int, Entry] | None:
    for words, entry in lexicon().by_first.get(_bare(doc, start), ()):
        end = start + len(words)
        if end <= limit and all(_bare(doc, start + k) == word for k, word in enumerate(words)):
            return start, end, entry
    return None


def _bare(doc: Doc, index: int) -> str:
    lower = doc[index].lower_
    return lower[:-1] if lower[-1] == "." and len(lower) > 1 else lower


def _further_head(doc: Doc, end: int, limit: int) -> tuple[int, int, Entry] | None:
    """A head that follows and makes the one before it a modifier: "party leader spokesman", "president's aide"."""
    words = lexicon()
    found = None
    position = end
    while position < limit:
        start = position
        lower = doc[start].lower_
        if lower == "-" or possessive(lower):
            start += 1
            while start < limit and (doc[start].lower_ in words.modifiers or doc[start].lower_ in words.domains):
                start += 1
        match = _head_starting(doc, start, limit) if start < limit else None
        if match is None:
            return found
        found = match
        position = match[1]
    return found


def _domain_right(doc: Doc, end: int, limit: int) -> int:
    """Where "of foreign affairs" or "for trade and industry" after a head ends; `end` if none follows."""
    words = lexicon()
    if end + 1 >= limit or doc[end].lower_ not in ("of", "for"):
        return end
    position = end + 1
    last = end
    while position < limit:
        lower = doc[position].lower_
        if lower in words.domains:
            last = position + 1
        elif lower not in ("and", "the", ",", "-") and lower not in words.modifiers:
            break
        position += 1
    return last


def title_across(doc: Doc, start: int, end: int) -> bool:
    """A title of several words begins at token `start` and goes on beyond token `end` ("Prime | Minister")."""
    return any(
        len(words) > end - start
        and start + len(words) <= len(doc)
        and all(_bare(doc, start + k) == word for k, word in enumerate(words))
        for words, _ in lexicon().by_first.get(_bare(doc, start), ())
    )


def is_title_word(lower: str) -> bool:
    """The word alone is a title, office or rank ("minister", "gen.")."""
    return any(len(words) == 1 for words, _ in lexicon().by_first.get(lower.rstrip("."), ()))


def possessive(lower: str) -> bool:
    """The token is the sign of a possessor."""
    return lower in _POSSESSIVE
