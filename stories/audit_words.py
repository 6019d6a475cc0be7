"""The words of a statement as an audit compares them: what must agree (names, numbers, dates, force) and the rest."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stories.audit_forces import Force, denials_in, forces_of, without_forces
from stories.terms import background, words


def _listed(text: str) -> list[str]:
    """The words of a list."""
    return text.split()


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"[’']s?$")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "s",
)
# A stem keeps this many letters at least: "led" and "less" stay whole.
_LEAST_STEM = 4
# In more than this share of all documents a word carries nothing that could be missing.
_TOO_COMMON = 0.25

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT_MONTHS = {name[:3]: name for name in _MONTHS} | {"sept": "september"}
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        _listed(
            """
            two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen twenty
            """
        ),
        start=2,
    )
} | {"hundred": "100", "thousand": "1000", "dozen": "12"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7"}
# Words that say nothing by themselves, whatever their frequency.
_EMPTY = frozenset(
    _listed(
        """
        a an the and or but nor of in on at to for from by with as into onto over about after before than that this
        these those it its he she they them his her their him who whom whose which what when where why how be is are
        was were been being am do does did done has have had having will would shall should can could may might must
        not no there here also then so if while because since until although though both each all any some such more
        most very just only even still yet again other another own same one ones up down out off per via amid said
        says say us we you i our your my me mr mrs ms dr
        """
    )
)


# Words that mean one thing in news, so that one carries the other; each group is of our own writing.
_SAME: Mapping[str, str] = {
    word: group[0]
    for group in map(
        _listed,
        """
        talks talk negotiations negotiation discussions discussion negotiate negotiated discuss discussed
        meet meets met meeting meetings summit
        proposes propose proposed proposal proposals suggest suggests suggested suggestion offer offers offered
        await awaits awaited awaiting wait waits waiting waited expects expect expected
        resume resumes resumed resuming renew renewed restart restarted reopen reopened reopening
        direct face-to-face
        answer answers answered reply replies replied response responses respond responds responded
        kill kills killed dead died die deaths death fatalities
        injure injured injures wounded wound wounds hurt
        buy buys bought buying purchase purchased acquire acquired acquires acquisition takeover
        win wins won victory defeats defeated beat beats
        war conflict fighting hostilities
        truce ceasefire cease-fire armistice
        attack attacks attacked assault strike strikes struck raid raids
        arrest arrested arrests detained detain detains custody
        vote votes voted voting ballot ballots poll polls
        election elections
        law laws legislation bill act
        deal deals agreement agreements accord pact
        tariff tariffs duties levies
        officials official authorities
        police officers
        kids children child
        jobs employment
        confirm confirms confirmed confirming affirm affirmed
        prepare prepares prepared preparing draft drafts drafted drafting develop develops developed developing
        documents document memorandum memoranda memo paper papers text
        exchange exchanged exchanges swap swapped swaps
        advance advances advanced further revive
        begin begins began begun start starts started launch launched launches
        end ends ended over finish finished
        rise rises rose risen increase increases increased climb climbed grew grow growth soar soared
        fall falls fell fallen drop drops dropped decline declined decrease decreased shrank slump slumped
        resign resigns resigned quit quits resignation stepped
        country countries nation nations
        president presidents
        minister ministers
        """.strip().splitlines(),
    )
    for word in group
}


@dataclass(frozen=True, slots=True)
class Words:
    """A statement's words: `names` as they stand, `numbers` as digits, `dates` as (month, day), and the `rest` by stem.

    `weights` says of each word of `names` and `rest` how telling it is; `nots` how many words deny it.
    """

    names: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[tuple[str, str]]
    rest: frozenset[str]
    forces: frozenset[Force]
    nots: int
    weights: Mapping[str, float]

    @property
    def content(self) -> int:
        """How many things the statement holds that could be missing elsewhere."""
        return len(self.names) + len(self.numbers) + len(self.rest)


def read(text: str, names: frozenset[str], *, starts: bool = False) -> Words:
    """The words of the text. `names`: the words (small) that are known for names; `starts`: it opens a sentence."""
    found: dict[str, set[str]] = {"names": set(), "numbers": set(), "rest": set()}
    forces, nots = forces_of(text), denials_in(text)
    # What lends a force is compared as such: who proposes talks may also call for them.
    text = without_forces(text, forces)
    tokens = [_clean(match.group()) for match in _TOKEN.finditer(text)]
    dates = frozenset(_dates([_small(token) for token in tokens]))
    in_dates = {word for date in dates for word in date}
    weights: dict[str, float] = {}
    for place, token in enumerate(tokens):
        small = _small(token)
        kind, word = _kind(token, small, names, first=starts and place == 0)
        if not kind or word in in_dates:
            continue
        found[kind].add(word)
        if kind != "numbers":
            weights[word] = _weight(small)
    return Words(
        frozenset(found["names"]),
        frozenset(found["numbers"]),
        dates,
        frozenset(found["rest"]),
        forces,
        nots,
        weights,
    )


def keys(text: str) -> frozenset[str]:
    """The telling words of the text by stem, under which it is looked up: cheaper than to read it."""
    found = {_small(_clean(match.group())) for match in _TOKEN.finditer(text)} - _EMPTY
    return frozenset(stem(word) for word in found if word)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words (small) that the texts write large within sentences, and never small; headlines tell nothing."""
    large: set[str] = set()
    small: set[str] = set()
    for text in texts:
        tokens = [_clean(match.group()) for match in _TOKEN.finditer(text)]
        capital = [token for token in tokens if token[:1].isupper()]
        if 2 * len(capital) > len(tokens):
            continue
        large.update(token.casefold() for token in tokens[1:] if token[:1].isupper())
        small.update(token for token in tokens if token[:1].islower())
    return frozenset(large - small - _EMPTY)


def _clean(token: str) -> str:
    return _POSSESSIVE.sub("", token.rstrip("."))


def _small(token: str) -> str:
    return token.casefold().replace(",", "") if token[:1].isdigit() else token.casefold().replace(".", "")


def _kind(token: str, small: str, names: frozenset[str], *, first: bool) -> tuple[str, str]:
    """What sort of word it is and how it is compared; "" for one that carries nothing."""
    if small[:1].isdigit():
        return "numbers", small
    if small in _NUMBERS and (token[:1].islower() or first):
        return "numbers", _NUMBERS[small]
    if small in _ORDINALS and token[:1].islower():
        return "numbers", f"{_ORDINALS[small]}."
    known = token.casefold() in names
    if token[:1].isupper() and (known or not first) and (len(token) > 1) and (known or small not in _EMPTY):
        return "names", small
    if small in _EMPTY or len(small) < 2:
        return "", ""
    return ("rest", stem(small)) if _weight(small) > 0 else ("", "")


def stem(word: str) -> str:
    """The word without its ending, or the name of the group of words that mean the same."""
    if word in _SAME:
        return _SAME[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > _LEAST_STEM else word


def _dates(tokens: list[str]) -> Iterable[tuple[str, str]]:
    for place, token in enumerate(tokens):
        month = token if token in _MONTHS else _SHORT_MONTHS.get(token)
        if month is None:
            continue
        for beside in (*tokens[place + 1 : place + 2], *tokens[max(0, place - 1) : place]):
            day = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", beside)
            if day is not None:
                yield month, day[1]
                break


def _weight(word: str) -> float:
    """From 1 for a word that stands nowhere else to 0 for one that stands in every fourth document."""
    total, frequencies = background()
    known = frequencies.get(next(words(word), word), 0)
    return 1.0 - min(1.0, known / (_TOO_COMMON * total))
