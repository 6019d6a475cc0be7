"""Retouching of training sentences, so that headlines, curly quotes and cut snippets are no surprise.

Every change keeps each character in its place, so that all annotation still fits.
"""

import random
from dataclasses import replace

from training.conllu import Tree
from training.labels import word_set

# Shares of sentences retouched, small enough that plain prose stays the norm.
TITLE_CASED = 0.05
UPPER_CASED = 0.02
CURLED = 0.25

# Words that a title-cased headline keeps small.
SMALL_WORDS = word_set(
    "a an and as at but by for from if in into nor of off on onto or over per so than the to up via vs with"
)


def title_cased(words: list[str]) -> list[str]:
    """The words as a headline has them: all but small ones begin with a capital."""
    return [word if index and word in SMALL_WORDS else word[:1].upper() + word[1:] for index, word in enumerate(words)]


def upper_cased(words: list[str]) -> list[str]:
    """The words in capitals; a letter whose capital is longer (ß) stays."""
    return ["".join(c.upper() if len(c.upper()) == 1 else c for c in word) for word in words]


def curled(words: list[str], opening: bool) -> tuple[list[str], bool]:
    """Straight quotes made curly; `opening` says whether the next double quote opens, and is handed on."""
    out = []
    for word in words:
        if word == '"':
            word = "“" if opening else "”"
            opening = not opening
        else:
            word = word.replace("'", "’")
        out.append(word)
    return out, opening


def retouched_words(words: list[str], rng: random.Random) -> list[str]:
    """The words of one sentence, each as long as before, as a random one of the styles above has them."""
    draw = rng.random()
    if draw < TITLE_CASED:
        words = title_cased(words)
    elif draw < TITLE_CASED + UPPER_CASED:
        words = upper_cased(words)
    if rng.random() < CURLED:
        words, _ = curled(words, opening=True)
    return words


def retouch(tree: Tree, rng: random.Random) -> Tree:
    """The sentence in a random style; lemmas and all other annotation stay."""
    words = retouched_words([word.text for word in tree.words], rng)
    return replace(tree, words=tuple(replace(old, text=new) for old, new in zip(tree.words, words, strict=True)))
