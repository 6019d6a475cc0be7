"""What outlets do to a text that they take from elsewhere, by rule; and what makes two texts alike that are no copies.

Each edit is a function of a text's sentences, of sentences of an unrelated text, and of a source of chance, so that a
set is the same at every making.
"""

import random
import re
from collections.abc import Callable, Sequence

Edit = Callable[[Sequence[str], Sequence[str], random.Random], str]

_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_WORD = re.compile(r"\b[a-z]{4,}\b")
# What house styles write otherwise, in either direction.
_STYLES = (
    (r"\bpercent\b", "per cent"),
    (r"\bU\.S\.", "US"),
    (r"\bU\.N\.", "UN"),
    (r"\b(Mr|Mrs|Ms|Dr)\. ", ""),
    (r"\bJan\.", "January"),
    (r"\bFeb\.", "February"),
    (r"\bAug\.", "August"),
    (r"\bSept\.", "September"),
    (r"\bOct\.", "October"),
    (r"\bNov\.", "November"),
    (r"\bDec\.", "December"),
    (r"(\w)ize(d?)\b", r"\1ise\2"),
    (r"\blabor\b", "labour"),
    (r"\bdefense\b", "defence"),
    (r"\bcenter\b", "centre"),
    (r"\bprogram\b", "programme"),
    (r"\btoward\b", "towards"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\bsaid\b", "says"),
    (r" - | — ", " – "),
)


def sentences_of(text: str) -> list[str]:
    """The text's sentences, roughly cut."""
    return [part.strip() for line in text.split("\n") for part in _SENTENCE_END.split(line) if part.strip()]


def _whole(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    del other, chance
    return "\n\n".join(own)


def _cut(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    del other, chance
    return " ".join(own[: max(3, len(own) * 2 // 5)])


def _teaser(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    """The first sentences up to forty words, cut off in the middle of the last."""
    del other, chance
    return " ".join(" ".join(own).split()[:40]) + " …"


def _a_word_each(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    return " ".join(_reworded(sentence, 1, other, chance) for sentence in own)


def _two_words_each(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    return " ".join(_reworded(sentence, 2, other, chance) for sentence in own)


def _framed(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    del other
    place = chance.choice(("PORT ELLEN", "NEW HAVEN", "SAINT-MALO"))
    return f"{place} (Wire Service) — {' '.join(own)}\n\n(Reporting by our staff; editing by the night desk)"


def _dropped(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    """Every third sentence is left out, never the first."""
    del other
    first = chance.randrange(1, 3)
    return " ".join(sentence for place, sentence in enumerate(own) if place % 3 != first)


def _added(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    """A third as many sentences more, put in here and there."""
    made = list(own)
    for sentence in other[: max(1, len(own) // 3)]:
        made.insert(chance.randrange(1, len(made) + 1), sentence)
    return "\n\n".join(made)


def _house_style(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    del other, chance
    text = "\n".join(own)
    for pattern, instead in _STYLES:
        text = re.sub(pattern, instead, text)
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


def _all_at_once(own: Sequence[str], other: Sequence[str], chance: random.Random) -> str:
    """Cut to two thirds, framed, in house style, a word changed in each sentence, and a fifth put in."""
    kept = own[: max(4, len(own) * 2 // 3)]
    styled = sentences_of(_house_style(kept, other, chance))
    reworded = [_reworded(sentence, 1, other, chance) for sentence in styled]
    return _framed([*reworded, *other[: max(1, len(kept) // 5)]], other, chance)


def _reworded(sentence: str, words: int, other: Sequence[str], chance: random.Random) -> str:
    """The sentence with so many of its words changed for words of the other text."""
    strange = _WORD.findall(" ".join(other)) or ["otherwise"]
    for _ in range(words):
        places = [found.span() for found in _WORD.finditer(sentence)]
        if places:
            start, end = chance.choice(places)
            sentence = sentence[:start] + chance.choice(strange) + sentence[end:]
    return sentence


COPIES: dict[str, Edit] = {
    "whole": _whole,
    "cut": _cut,
    "teaser": _teaser,
    "a_word_each": _a_word_each,
    "two_words_each": _two_words_each,
    "framed": _framed,
    "dropped": _dropped,
    "added": _added,
    "house_style": _house_style,
    "all_at_once": _all_at_once,
}


def quoting(text: Sequence[str], quoted: Sequence[str], speaker: str) -> str:
    """The text with a long quotation in it, as all who were at a press conference print it."""
    words = " ".join(quoted).replace("“", "").replace("”", "").replace('"', "")
    halfway = len(text) // 2
    return " ".join([*text[:halfway], f"“{words}” {speaker} told reporters.", *text[halfway:]])


def with_background(text: Sequence[str], background: Sequence[str]) -> str:
    """The text with two sentences at its end that others print too."""
    return " ".join([*text, *background[:2]])
