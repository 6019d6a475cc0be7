"""Whom a clause holds responsible for a deed: who claimed it, carried it out, is blamed for it, or denies it.

Only deeds that have one author are looked at (an attack, a bombing, a hack), and only culprits who are named: "gunmen"
and "the separatists" may be anybody. Two different names for one deed speak against each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dramatis.gazetteer import load_gazetteer
from stories.conflict_dates import without_dates
from stories.conflict_words import content, root, stem, words_of

# Deeds of one author, and words that reports use for any of them.
_DEED_WORDS = """
attack attacks assault bombing bomb blast explosion killing killings strike strikes airstrike raid shelling shooting
ambush massacre assassination murder murders hijacking kidnapping abduction sabotage hack hacking cyberattack breach
poisoning downing arson coup siege drone missile rocket deaths plot robbery heist leak incident fire crash violence
"""
_DEEDS = frozenset(root(stem(word)) for word in _DEED_WORDS.split())
# Those who are no one in particular, though they may begin a sentence, and forms that have no name in them.
_NOBODY_WORDS = """
gunmen militants rebels insurgents attackers police soldiers troops separatists extremists terrorists hackers
protesters nobody no none he she they it we i you both authorities residents officials security unidentified unknown
some several many two three four five the a an his her their its our government army military forces prosecutors
investigators opposition islamist armed suspected local former last this that these those monday tuesday wednesday
thursday friday saturday sunday in on at after when while but and according minister president prime general colonel
so-called
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
# "A Tunisian" is nobody's name; "a group called the Free Hand" has one.
_SOMEBODY = re.compile(r"\W*(?:an?|one|two|three|some|several|many|other|another)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:called|named|known\s+as|calling\s+itself)\b", re.IGNORECASE)
# Who is blamed may be a politician who did nothing; of these only what has a body or a state in its name counts.
_BODY_WORDS = """
group army forces militia movement front party brigade brigades state states network cell cartel gang union league
organisation organization agency service guard guards corps government regime intelligence military police company
federation republic authority taliban
"""
_BODIES = frozenset(_BODY_WORDS.split())
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DONE = (
    r"(?:carried\s+out|committed|perpetrated|staged|launched|planned|ordered|masterminded|orchestrated|planted|"
    r"conducted|executed)"
)
_DOING = (
    r"(?:carrying\s+out|committing|perpetrating|staging|launching|planning|ordering|masterminding|orchestrating|"
    r"planting|conducting|being\s+(?:behind|responsible\s+for)|responsibility\s+for|involvement\s+in)"
)
_WAS = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been)"
_TAKEN = (
    r"(?:any\s+|all\s+)?(?:responsibility\s+for|involvement\s+in|(?:a\s+|any\s+)?(?:role|part|hand)\s+in|"
    r"(?:having\s+)?(?:any\s+)?"
    rf"{_DOING})"
)
# What stands before a deed that is denied, and before one that isn't; "deed" and "who" are what they are about.
_DENIALS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"^(?P<who>.{{0,120}}?)\b(?:den(?:ied|ies|y|ying)|reject(?:ed|s)|disclaim(?:ed|s))\s+(?:on\s+\w+day\s+)?{_TAKEN}\s+(?P<deed>.+)",
        rf"^(?P<who>.{{0,120}}?)\b(?:{_WAS}|did)(?:\s+not|n['’]t)\s+(?:behind|responsible\s+for|involved\s+in|to\s+blame\s+for|carry\s+out)\s+(?P<deed>.+)",
        r"^(?P<who>.{0,120}?)\b(?:had|has|have)\s+(?:nothing\s+to\s+do\s+with|no\s+(?:role|part|hand|involvement)\s+in)\s+(?P<deed>.+)",
        r"^(?P<who>.{0,120}?)\b(?:played|plays)\s+no\s+(?:role|part)\s+in\s+(?P<deed>.+)",
    )
)
_ASCRIBING = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"^(?P<who>.{0,120}?)\s+(?:(?:has|have|had|later|also|then)\s+)*(?:claim(?:ed|s)?|took|taken|takes)\s+(?:the\s+)?responsibility\s+for\s+(?P<deed>.+)",
        r"\bresponsibility\s+for\s+(?P<deed>.+?)\s+(?:was|has\s+been)\s+claimed\s+by\s+(?P<who>[^,;.]+)",
        rf"^(?P<deed>.+?)\s+{_WAS}\s+(?:\w+ly\s+)?{_DONE}\s+by\s+(?P<who>[^,;.]+)",
        rf"^(?P<deed>.+?)\s+{_WAS}\s+the\s+work\s+of\s+(?P<who>[^,;.]+)",
        rf"^(?P<who>.{{0,120}}?)\s+{_WAS}\s+(?:behind|responsible\s+for)\s+(?P<deed>.+)",
        r"^(?P<who>.{0,120}?)\s+(?:had\s+|has\s+|have\s+)?carried\s+out\s+(?P<deed>.+)",
    )
)
# Who is named by somebody else.
_ACCUSING = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"\bblam(?:ed|es|e|ing)\s+(?P<who>.{{2,80}}?)\s+for\s+(?:{_DOING}\s+)?(?P<deed>.+)",
        r"\bblam(?:ed|es|e|ing)\s+(?P<deed>.{2,120}?)\s+on\s+(?P<who>[^,;.]+)",
        rf"\baccus(?:ed|es|e|ing)\s+(?P<who>.{{2,80}}?)\s+of\s+(?:{_DOING}\s+)(?P<deed>.+)",
        r"\battribut(?:ed|es|e|ing)\s+(?P<deed>.{2,120}?)\s+to\s+(?P<who>[^,;.]+)",
        r"\bheld\s+(?P<who>.{2,80}?)\s+responsible\s+for\s+(?P<deed>.+)",
    )
)
# One of these is in every pattern; most clauses have none.
_HINT = re.compile(
    rf"responsib|involve|blam|accus|attribut|behind|work\s+of|nothing\s+to\s+do|\bno\s+(?:role|part|hand)|"
    rf"(?:role|part|hand)\s+in|{_DONE}|{_DOING}|carry\s+out",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^\W*(?:that\s+)?(?:it|they|we|he|she)\b", re.IGNORECASE)
# A deed ends where the clause goes on about something else.
_END = re.compile(r"[,;:—–]|\s-\s|\b(?:which|who|that|said|says|and|but|after|when|while|as|because)\b", re.IGNORECASE)
# Clauses whose culprits are kept: those of a long story, which are compared with each other.
_MOST_CLAUSES = 20_000
# Words that two articles must share where neither says more than "the attack", and where only one does.
_LEAST_OF_SCENE = 4
_LEAST_TOLD = 2
# Letters of the shortest name in initials.
_LEAST_INITIALS = 2


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is held responsible for what; `denied`: they are said not to be. All words as roots."""

    name: str
    who: frozenset[str]
    deed: frozenset[str]
    denied: bool
    places: frozenset[str] = frozenset()
    """Of the deed's words those that are names: where, and against whom."""

    @property
    def particular(self) -> frozenset[str]:
        """What of the deed's words tells it from other deeds."""
        return self.deed - _DEEDS


@lru_cache(maxsize=_MOST_CLAUSES)
def blames(text: str, speaker: str = "", denied: bool = False) -> tuple[Blame, ...]:
    """Who the clause holds responsible for a deed; a pronoun in front is its speaker. `denied`: it is a denial."""
    return tuple(_blames(text, speaker, denied)) if _HINT.search(text) else ()


def _blames(text: str, speaker: str, denied: bool) -> Iterator[Blame]:
    for patterns, denying in ((_DENIALS, True), ((*_ASCRIBING, *_ACCUSING), denied)):
        for pattern in patterns:
            match = pattern.search(text)
            if match is None:
                continue
            deed = _deed(match["deed"], last=match.start("deed") < match.start("who"))
            name = speaker if speaker and _PRONOUN.match(match["who"]) else match["who"]
            who = _named(name)
            accused = match.re in _ACCUSING and not _is_body(name)
            if who and not accused and not deed.isdisjoint(_DEEDS):
                places = deed & _named(_SOMEBODY.sub("", match["deed"].replace(",", " ")))
                yield Blame(" ".join(name.split()), who, deed, denying, places)
                return


def _deed(words: str, last: bool) -> frozenset[str]:
    """The roots of the deed's words; where they stand before the culprit, `last`, what was told before is cut off."""
    parts = [part for part in _END.split(words) if part.strip()] or [""]
    return frozenset(map(root, content(without_dates(parts[-1 if last else 0]))))


def _named(words: str) -> frozenset[str]:
    """The roots of the last name in the words, none where they name nobody; before a comma others are told of."""
    return frozenset(root(stem(word)) for name in _names(words) for word in words_of(name))


def _names(words: str) -> list[str]:
    part = words.rstrip(" ,").rsplit(",", 1)[-1]
    if _SOMEBODY.match(part) and not _CALLED.search(part):
        return []
    return [word for word in _WORD.findall(part) if word[0].isupper() and word.casefold() not in _NOBODY]


def _is_body(name: str) -> bool:
    """The name is of a state or a body, as far as its words tell; initials are."""
    words = _WORD.findall(name)
    if any((word.isupper() and len(word) >= _LEAST_INITIALS) or word.casefold() in _BODIES for word in words):
        return True
    return bool(states(name)) or load_gazetteer().organisation(" ".join(_names(name))) is not None


def one_culprit(one: Blame, other: Blame) -> bool:
    """They may be the same under two names: a name is shared, or one is the other's initials."""
    if one.who & other.who or states(one.name) & states(other.name):
        return True
    for short, long in ((one.name, other.name), (other.name, one.name)):
        initials = "".join(word[0] for word in _names(long)).casefold()
        # "ISIS" begins with those of "Islamic State", of which there are longer names.
        shouted = (word.casefold() for word in _WORD.findall(short) if word.isupper() and len(word) >= _LEAST_INITIALS)
        if len(initials) >= _LEAST_INITIALS and any(word.startswith(initials) for word in shouted):
            return True
    return False


@lru_cache(maxsize=_MOST_CLAUSES)
def states(name: str) -> frozenset[str]:
    """The codes of the states that the name is of: "Moscow", "the Kremlin" and "Russian" are of one."""
    gazetteer = load_gazetteer()
    found: set[str] = set()
    for word in (" ".join(_names(name)), *_names(name)):
        found.update(place.country for place in gazetteer.countries(word) if place.country)
        found.update(code for code in (gazetteer.metonym(word), gazetteer.demonym(word)) if code)
    return frozenset(found)


def one_deed(one: Blame, other: Blame, scene: frozenset[str], other_scene: frozenset[str]) -> bool:
    """Both speak of one deed. A bare "the attack" is that of its article, of which the `scene` holds the words."""
    mine, theirs = one.particular, other.particular
    if one.places and other.places:
        return bool(one.places & other.places)
    if mine and theirs:
        return bool(mine & theirs)
    if not mine and not theirs:
        return len((scene & other_scene) - _DEEDS) >= _LEAST_OF_SCENE
    told, places, around = (mine, one.places, other_scene) if mine else (theirs, other.places, scene)
    if places and not places & around:
        return False
    return len(told & around) >= min(_LEAST_TOLD, len(told))
