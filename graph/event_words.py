"""The words by which events are told: their roots (announce, announcement), and words of one sort (quake, tremor).

Roots are cut by rule and need not be words; sorts are listed in `data/event_sorts.txt`.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources


def listed(words: str) -> frozenset[str]:
    """The words of a list written in one string."""
    return frozenset(words.split())


# Endings by which a noun is made of a verb, or a form of a word, the longest first.
_ENDINGS = (
    *("ization", "isation", "ements", "ation", "ition", "ement", "ments", "ating", "ment", "ings", "ions", "ated"),
    *("ates", "ance", "ence", "ing", "ion", "ers", "ors", "ure", "ate", "er", "or", "ed", "es", "al", "s", "e"),
)
# What has to be left of a word.
_LEAST = 3
# Nouns and forms that no ending leads to their verb.
_IRREGULAR = {
    form: verb
    for verb, forms in {
        "die": "death dead fatal fatality fatally",
        "lose": "loss",
        "fly": "flight",
        "sell": "sale",
        "choose": "choice",
        "succeed": "success",
        "think": "thought",
        "give": "gift",
        "speak": "speech",
        "marry": "marriage",
        "bury": "burial",
        "prove": "proof",
        "believe": "belief",
        "grow": "growth",
        "shoot": "shot shooter",
        "win": "victory winner",
        "acquire": "acquisition",
        "decide": "decision",
        "depart": "departure",
        "arrive": "arrival",
        "collide": "collision",
        "explode": "explosion",
        "rob": "robbery robber",
        "steal": "theft thief",
        "bear": "birth born",
        "fight": "fought",
        "kill": "killer",
        "meet": "met",
        "strike": "struck",
    }.items()
    for form in forms.split()
}
# Words that tell of so many things that the same word says little: light verbs, and what everybody does all the time.
COMMONPLACE = listed(
    """be have do make take get go come put set give keep let become seem use want need know think believe feel see look
    find show try help work play run hold move turn bring send leave start begin end stop continue happen occur say tell
    report add ask call name hope like love live stay stand pay follow lead plan expect talk speak write read hear watch
    it this that which what they event incident matter issue problem way thing case number part time place"""
)
# Words that say no more than that somebody says something.
SAYING = listed("say tell state add report claim note announce statement announcement explain accord comment")


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """What the forms of one word have in common; equal for a verb and the noun made of it."""
    lower = word.casefold()
    lower = _IRREGULAR.get(lower, lower)
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _LEAST:
            lower = lower.removesuffix(ending)
            break
    if len(lower) > _LEAST and lower[-1] == lower[-2] and lower[-1] not in "ls":
        # "stopping" is of "stop", "killing" of "kill".
        lower = lower[:-1]
    if lower.endswith("i"):
        lower = lower[:-1] + "y"
    return lower.rstrip("e") or lower


@cache
def _sorts() -> Mapping[str, frozenset[int]]:
    text = resources.files("graph").joinpath("data", "event_sorts.txt").read_text("utf-8")
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(text.splitlines()):
        if not line.startswith("#"):
            for word in line.split():
                found[root(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def sorts_of(roots: frozenset[str]) -> frozenset[int]:
    """The sorts to which these roots belong."""
    known = _sorts()
    return frozenset(sort for one in roots for sort in known.get(one, ()))


def same_sort(left: str, right: str) -> bool:
    """Two lemmas are forms of one word, or words of one sort."""
    ones, others = frozenset([root(left)]), frozenset([root(right)])
    return ones == others or bool(sorts_of(ones) & sorts_of(others))
