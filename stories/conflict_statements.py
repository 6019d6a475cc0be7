"""What one report states in one clause, ready to be held against what other reports state.

A statement rests on a claim, an event or a fact of one article, its carrier. It says what it is about (`matter`), what
it counts, when it is, and how the text holds it to be; who says it, for which source it counts, and when.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dramatis.ids import stable_id
from dramatis.partial_date import PartialDate
from dramatis.times import instant
from stories.conflict_blame import Blame, blames
from stories.conflict_dates import dates, relative_period, weekdays, without_dates
from stories.conflict_denials import calls_untrue, denied_words
from stories.conflict_numbers import Count, counts, without_counts
from stories.conflict_opposites import straightened
from stories.conflict_tolls import Toll, tolls
from stories.conflict_words import (
    begins_with_pronoun,
    content,
    hedges,
    lacks_subject,
    negates,
    root,
    stem,
    tells_of_change,
    without_teller,
    words_of,
)

# Fewer stems than this don't tell a matter from others.
LEAST_STEMS = 2
# Stems under which a statement is looked for: two that contradict each other share nearly all.
MOST_KEYS = 4
# Of a denial more, and they are few: it shares fewer words with what it denies.
MOST_KEYS_OF_DENIAL = 12
# A clause of more stems is a paragraph, and about more than one matter.
_MOST_STEMS = 24
# Words that a quotation must have to be nobody else's by chance.
LEAST_QUOTED = 6


class Carrier(StrEnum):
    """What a statement rests on."""

    CLAIM = "CLAIM"
    EVENT = "EVENT"
    FACT = "FACT"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of one article as it was read. `speaker` is the speaker's name (or what the text calls them), "" for
    the article's own words; `named`: it is a proper name. `people`: the speaker is a human being.

    `names` are the full names of who and what takes part, by which pronouns are understood; `plain` are words to be
    left out, such as titles. `reported` and `recorded` are timestamps, "" for unknown; `origin` is the source for which
    the article counts.
    """

    carrier: Carrier
    carrier_id: str
    article: str
    origin: str
    outlet: str
    reported: str
    recorded: str
    text: str
    polarity: str
    modality: str
    start: str | None = None
    end: str | None = None
    speaker: str = ""
    named: bool = False
    people: bool = False
    direct: bool = False
    names: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    fact: str = ""
    """Of an event: a fact that says who took part in it there, or ""."""
    frame: str = ""
    """The words of the sentence before a clause that leans on them ("had been due" before "to meet")."""
    scene: tuple[str, ...] = ()
    """Where it tells a toll or a culprit: the roots of how its article begins, by which "the attack" is known."""
    setting: tuple[str, ...] = ()
    """As many of them as are names in the text."""
    loose: bool = False
    """The text is the whole sentence around what its carrier says: only tolls and deeds of it are compared."""


# In the word of a body its own: "35 percent of its drivers".
_ITS = re.compile(r"\b(?:its|our)\b", re.IGNORECASE)
# What an outlet calls its own words that it takes back.
_TAKEN_BACK = re.compile(
    r"\b(?:earlier|previous|prior|original|first|initial)\s+(?:version|edition|report|story|article|post|headline|dispatch)s?\b|"
    r"\b(?:report|story|article|headline)s?\s+(?:that\s+was\s+|which\s+was\s+)?published\s+(?:here|on|by)\b|"
    r"\bour\s+(?:\w+\s+){0,2}(?:edition|report|story|article|issue|headline)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause with what is to be compared of it. `negated` None: the text and its reading differ on it."""

    clause: Clause
    told: tuple[str, ...]
    """The roots of the words that say what it is about, in order."""
    matter: frozenset[str]
    counts: tuple[Count, ...]
    when: tuple[PartialDate, PartialDate] | None
    dated: bool
    """The clause writes its date out."""
    negated: bool | None
    hedged: bool
    changes: bool
    quoted: str
    """The words of a direct quotation that is long enough to be known by, in lower case; else ""."""
    elsewhere: tuple[PartialDate, ...] = ()
    """When else the same article has the same matter happen."""
    voices: tuple[str, ...] = ()
    """Who else says the quoted words in the same article, by the last words of their names: a joint statement."""
    denies: bool = False
    """The clause says in words of its own that its matter is not so ("reports that X are baseless")."""
    alone: tuple[str, ...] = ()
    """The tolls (`Toll.of`) of which its article gives one number only, so that there is no doubt which is meant."""

    @property
    def id(self) -> str:
        """Of the clause of its carrier."""
        return stable_id("statement", self.clause.carrier_id, self.clause.article, self.clause.text)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is filed under and looked for by: its longest stems, which are its rarest, quotation and tolls."""
        most = MOST_KEYS_OF_DENIAL if self.modality == "DENIED" else MOST_KEYS
        longest = sorted(self.matter, key=lambda one: (-len(one), one))[:most]
        quoted = [stable_id("quote", self.quoted)] if self.quoted else []
        deeds = ["deed"] if self.blames else []
        return (*longest, *quoted, *deeds, *(f"toll {one}" for one in self.alone))

    @property
    def blames(self) -> tuple[Blame, ...]:
        """Whom it holds responsible for what."""
        return blames(self.clause.text, self.clause.speaker, self.modality == "DENIED")

    @property
    def modality(self) -> str:
        """How the text holds it to be."""
        return "DENIED" if self.denies else self.clause.modality

    @property
    def taken_back(self) -> bool:
        """What an earlier version of the article said, and this one corrects."""
        return takes_back(self.clause)

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """Its tolls of which its article gives one number only."""
        return tuple(toll for toll in tolls(self.clause.text) if toll.of in self.alone)

    @property
    def days(self) -> frozenset[int]:
        """The days of the week that its words name, Monday as 0; those of "yesterday" and "today" too."""
        return weekdays(self.clause.text, _day(self.clause.reported))

    @property
    def source(self) -> str:
        """Whose word it is: the speaker's, else the outlet's; the same source brings its own word up to date."""
        return last_word(self.clause.speaker) if self.clause.speaker else self.clause.origin

    @property
    def position(self) -> str:
        """A hash of what it says, in whatever carrier and outlet: statements of one position take one side."""
        counted = sorted((count.unit, count.low, count.high) for count in self.counts)
        when = tuple(map(str, self.when)) if self.when else ()
        who = last_word(self.clause.speaker) if self.quoted else ""
        how = (self.negated, self.modality, self.hedged)
        return stable_id("position", sorted(self.matter), counted, when, *how, who)


def takes_back(clause: Clause) -> bool:
    """The clause is what the outlet said before, and says no more."""
    return clause.carrier is Carrier.CLAIM and not clause.named and _TAKEN_BACK.search(clause.speaker) is not None


def statement(clause: Clause) -> Statement | None:
    """What the clause states; None where it says too little to be held against anything."""
    reported = _day(clause.reported)
    denied = denied_words(clause.text)
    text = denied if denied is not None else clause.text
    if clause.carrier is not Carrier.CLAIM:
        text = without_teller(text)
    bare, turned = straightened(without_counts(without_dates(text)))
    told = _told(clause, text, bare)
    quoted = " ".join(words_of(clause.text)) if clause.direct and clause.named else ""
    if len(quoted.split()) < LEAST_QUOTED:
        quoted = ""
    whole = LEAST_STEMS <= len(told) <= _MOST_STEMS and not lacks_subject(text)
    if clause.loose:
        whole, quoted = False, ""
        if not tells_of_deeds(clause.text):
            return None
    elif not (whole or quoted or tells_of_deeds(clause.text)):
        return None
    when, dated = _when(clause, reported)
    said = negates(bare)
    # The reading's polarity is that of the whole clause; of a clause in a frame only its own words tell.
    clear = denied is not None or (said == (clause.polarity == "NEGATED") and not calls_untrue(text))
    return Statement(
        clause=clause,
        told=told if whole else (),
        matter=frozenset(told if whole or clause.loose else ()),
        counts=tuple(counts(without_dates(clause.text))),
        when=when,
        dated=dated,
        negated=said != turned if clear else None,
        hedged=hedges(without_counts(without_dates(clause.text))),
        changes=tells_of_change(f"{clause.frame} {clause.text}"),
        quoted=quoted,
        denies=denied is not None,
    )


def tells_of_deeds(text: str) -> bool:
    """A toll or a culprit stands in the text, which can be compared whatever the other words are."""
    return bool(tolls(text)) or bool(blames(text))


def _told(clause: Clause, text: str, bare: str) -> tuple[str, ...]:
    plain = {stem(word) for words in clause.plain for word in words_of(words)}
    found = content(bare, plain)
    if begins_with_pronoun(text) or (clause.named and not clause.people and _ITS.search(text)):
        # Its subject is the speaker, or of an event one of those who take part.
        subjects = [part for name in (clause.speaker, *clause.names) for part in content(name, plain)]
        found = (*subjects, *found)
    return tuple(dict.fromkeys(map(root, found)))


def _when(clause: Clause, reported: date | None) -> tuple[tuple[PartialDate, PartialDate] | None, bool]:
    written = dates(clause.text, reported)
    # A claim's time is that of its saying.
    spoken = relative_period(clause.text, reported)
    if spoken is not None and not written:
        return spoken, False
    if clause.start and clause.carrier is not Carrier.CLAIM:
        start = PartialDate.parse(clause.start)
        return (start, PartialDate.parse(clause.end) if clause.end else start), bool(written)
    return ((written[0], written[-1]) if written else None), bool(written)


def _day(timestamp: str) -> date | None:
    moment = instant(timestamp)
    return None if moment is None else moment.date()


def of_article(clauses: Iterable[Clause]) -> list[Statement]:
    """The statements of one article, one a position, each knowing when else the article has its matter happen."""
    found: dict[str, Statement] = {}
    for clause in clauses:
        made = statement(clause)
        if made is not None:
            found.setdefault(f"{made.position} {made.source}", made)
    kept = list(found.values())
    alone = _alone(kept)
    return [
        replace(
            one,
            elsewhere=_elsewhere(one, kept),
            voices=_voices(one, kept),
            alone=tuple(sorted({toll.of for toll in tolls(one.clause.text)} & alone)),
        )
        for one in kept
    ]


def _alone(statements: Sequence[Statement]) -> set[str]:
    """Of what the article gives one toll only; what it takes back doesn't count."""
    given: dict[str, set[float]] = defaultdict(set)
    for one in (each for each in statements if not each.taken_back):
        for toll in tolls(one.clause.text):
            given[toll.of].add(toll.count.low)
    return {of for of, lows in given.items() if len(lows) == 1}


def _voices(one: Statement, others: Sequence[Statement]) -> tuple[str, ...]:
    if not one.quoted:
        return ()
    return tuple(sorted({other.source for other in others if other.quoted == one.quoted and other is not one}))


def _elsewhere(one: Statement, others: Sequence[Statement]) -> tuple[PartialDate, ...]:
    """The dates of the article's other statements that share half of the matter."""
    near = [
        other
        for other in others
        if other is not one
        and other.when
        and other.taken_back == one.taken_back
        and 2 * len(other.matter & one.matter) >= min(len(other.matter), len(one.matter))
    ]
    return tuple(sorted({day for other in near if other.when for day in other.when}))


def last_word(name: str) -> str:
    """The last word of a name in lower case, by which a person is known when named again; "" for no name."""
    words = words_of(name)
    return words[-1] if words else ""
