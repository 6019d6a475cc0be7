"""Nominal mentions: "the minister", "the Kremlin spokesman", "the ministry", where only one in the text fits."""

from collections.abc import Iterator

from dramatis.folding import fold
from dramatis.words import EntityKind
from extractors.appositions import phrases_around
from extractors.event_lexicon import listed
from extractors.reading import Form, Naming, Reading
from extractors.titles import Title, role_in

# A nominal mention is a guess by a rule: less sure than any name.
_SCORE = 0.55
# Longer noun phrases in front of a title describe someone new.
_LONGEST = 8
# An organisation's noun reaches back this many tokens, about three sentences.
_REACH = 90
_NOUNS = listed(
    """
    ministry parliament government army navy military police senate congress court bank embassy agency council
    department  committee commission office assembly cabinet treasury party company group union alliance
    organisation organization  association federation foundation institute university college school hospital
    club team airline newspaper  coalition front movement league network fund trust authority board bureau
    service centre center church
    """
)
# Persons with more mentions than this have told their roles by then.
_MOST_LOOKED_AT = 20


def link_nominals(reading: Reading) -> None:
    """Adds nominal mentions to the chains that they mean; only after the chain's first name, and only where unique."""
    roles = _roles(reading)
    nouns = _nouns(reading)
    doc = reading.doc
    for token in doc:
        if token.lower_ != "the" or token.i + 1 >= len(doc):
            continue
        start = token.i
        high = min(len(doc), start + 1 + _LONGEST)
        title = _nominal_title(reading, start, high)
        if title is not None:
            chain = _holder(reading, roles, title, start)
            if chain is not None:
                reading.add_naming(chain, Naming(start, title.end, "PERSON", _SCORE, Form.NOMINAL))
            continue
        following = doc[start + 1]
        if following.lower_ in nouns and following.text.islower() and reading.chain_at(following) is None:
            after = doc[start + 2] if start + 2 < len(doc) else None
            if after is not None and (after.pos_ in ("NOUN", "PROPN") or after.lower_ == "of"):
                continue
            chain = _nearest(reading, nouns[following.lower_], start)
            if chain is not None:
                reading.add_naming(chain, Naming(start, start + 2, "ORG", _SCORE, Form.NOMINAL))


def _nominal_title(reading: Reading, start: int, high: int) -> Title | None:
    """The office in "the [former] [Russian] [foreign] minister" from token `start` on, with no name after it."""
    doc = reading.doc
    title = role_in(doc, start + 1, high)
    if title is None or title.entry.kind in ("honorific", "kin", "rank") or title.entry.plural or title.former:
        return None
    if any(i >= high or doc[i].is_sent_start for i in range(start + 1, title.end)):
        return None
    for position in range(start + 1, title.start):
        naming = reading.naming_at(position)
        if doc[position].lower_ not in ("'s", "’s") and (naming is None or naming.form is Form.PRONOUN):
            return None
    if title.end < len(doc):
        after = doc[title.end]
        if after.lower_ == "of" or (after.pos_ in ("NOUN", "PROPN") and not doc[title.end].is_sent_start):
            return None
    return title if reading.chain_at(title.end - 1) is None else None


def _roles(reading: Reading) -> dict[str, list[tuple[int, Title, int | None]]]:
    """Head of each role told in the text -> the persons who hold one, each with the title and its object."""
    found: dict[str, list[tuple[int, Title, int | None]]] = {}
    for index, chain in enumerate(reading.chains):
        if chain.kind is not EntityKind.PERSON:
            continue
        for naming in chain.namings[:_MOST_LOOKED_AT]:
            for phrase in phrases_around(reading, naming.start, naming.end):
                if phrase.title.role:
                    found.setdefault(phrase.title.head.split()[-1], []).append((index, phrase.title, phrase.object))
    return found


def _holder(
    reading: Reading, roles: dict[str, list[tuple[int, Title, int | None]]], title: Title, start: int
) -> int | None:
    """The one person already named who holds the role; None where none or several do."""
    wanted = reading.chain_at(title.start - 1) if title.start - 1 > start else None
    if wanted is None and title.start - 2 > start:
        wanted = reading.chain_at(title.start - 2)
    options = set()
    for index, known, held_at in roles.get(title.head.split()[-1], ()):
        if title.head not in (known.head, known.head.split()[-1]) and known.head not in title.role:
            continue
        if title.role != title.head and not _covers(known.role, title.role):
            continue
        if wanted is not None and held_at is not None and held_at != wanted:
            continue
        if (
            known.former != title.former
            or known.deputy != title.deputy
            or reading.chains[index].namings[0].start >= start
        ):
            continue
        options.add(index)
    return options.pop() if len(options) == 1 else None


def _covers(role: str, wanted: str) -> bool:
    return set(wanted.split()) <= set(role.split())


def _nouns(reading: Reading) -> dict[str, list[int]]:
    """Last word of each organisation's name in small letters ("ministry", "party") -> the chains that end so."""
    found: dict[str, list[int]] = {}
    for index, chain in enumerate(reading.chains):
        if chain.kind is not EntityKind.ORGANIZATION:
            continue
        for word in _last_words(chain.names):
            chains = found.setdefault(word, [])
            if index not in chains[-1:]:
                chains.append(index)
    return found


def _last_words(names: list[str]) -> Iterator[str]:
    for name in names[:5]:
        words = fold(name).split()
        if len(words) > 1 and words[-1] in _NOUNS:
            yield words[-1]


def _nearest(reading: Reading, chains: list[int], start: int) -> int | None:
    """The only one of the chains that was mentioned shortly before."""
    near = [
        index
        for index in chains[:_MOST_LOOKED_AT]
        if any(naming.start < start and start - naming.end <= _REACH for naming in reading.chains[index].namings)
    ]
    return near[0] if len(near) == 1 else None
