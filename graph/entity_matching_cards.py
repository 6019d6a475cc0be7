"""What is compared when two entities may be one, and what the comparison says."""

from dataclasses import dataclass

from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Judgement

# From here on two sides are merged, and below UNSURE_FROM they are two; between them a person decides. Wrong merges
# cost more than missed ones: chosen so that no different pair of the tests' table reaches the first.
SAME_FROM = 0.92
UNSURE_FROM = 0.75
# What names alone can reach: only ids are certain, since namesakes exist.
MOST_BY_NAME = 0.99
# What a name reaches against which something speaks: nobody merges these without a person.
DOUBT = 0.90
# Forms of a name that are compared, the most frequent first: those beyond are rare misspellings.
MOST_NAMES = 8

# Before these letters "an" stands; none of the words that are said so begins with a mute h or a "u" as in unit.
_VOWELS = frozenset("aeio")


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What is known of an entity when it is compared with another; ids in it are ids of the same store.

    `names` are its surface forms, the fullest first. `country` is an ISO 3166 alpha-2 code: where a place lies, where
    an organisation belongs, which country a person is of; None where unknown. `gender` is "f", "m" or None. `titles`
    and `roles` are the words that stood with it, `offices` a person's roles by year (0 where unknown), with the state
    (its code), place or body (its name) of which they are held, "" where unknown. `related` are folded names (or ids)
    of people, organisations and places it was seen with, countries aside, `lands` the codes of countries it was seen
    with, `stories` the ids of stories it was seen in, `reports` how many articles name it. `first` and `last` are the
    days of its first and last report, as near to when its roles held as is known; two full names of which one is
    `related` to the other are two persons.
    `namesakes` is how many others are known to bear the whole name, `alike` how many share family name and first
    letter (of a family name alone: how many bear it); both are 0 where nobody has counted.
    For a document `type` is its head lemma, `authors` the ids of who writes or presents it, `named` whether it has a
    name of its own.
    """

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    wikidata: str | None = None
    geonames: str | None = None
    country: str | None = None
    gender: str | None = None
    suffix: str | None = None
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    offices: frozenset[tuple[int, str, str]] = frozenset()
    related: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    reports: int = 0
    first: PartialDate | None = None
    last: PartialDate | None = None
    type: str | None = None
    authors: frozenset[str] = frozenset()
    named: bool = False
    namesakes: int = 0
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How surely two sides are one (0 to 1), what follows, and why, in plain words, the weightiest first."""

    score: float
    judgement: Judgement
    reasons: tuple[str, ...]


def verdict(score: float, *reasons: str) -> Verdict:
    """The verdict that a score means."""
    bounded = round(min(1.0, max(0.0, score)), 4)
    if bounded >= SAME_FROM:
        judgement = Judgement.SAME
    else:
        judgement = Judgement.UNSURE if bounded >= UNSURE_FROM else Judgement.DIFFERENT
    return Verdict(bounded, judgement, reasons)


def with_article(word: str) -> str:
    """The word with "a" or "an" before it."""
    return f"{'an' if word[:1] in _VOWELS else 'a'} {word}"


def veto(reason: str) -> Verdict:
    """A verdict that nothing else outweighs."""
    return Verdict(0.0, Judgement.DIFFERENT, (reason,))
