"""Two full names that agree and still are often two persons': sons, double given names, near family names."""

from functools import lru_cache

from dramatis.gazetteer import load_gazetteer
from graph.name_parts import PersonName, is_initial
from graph.name_sounds import NICKNAME, likeness
from graph.name_tables import groups
from graph.name_words import BURMESE, FAMILY_FIRST, FIRST_HALVES, HONOURS, SECOND_HALVES

# Given name, father's and grandfather's name: from so many words on, one more before them may be a son's.
_CHAIN = 3
_SURNAME = 4  # letters
# Burmese names have no family name: each word counts, and one more makes another person.
_LONGER, _SHORTER = 2, 3  # words of two Burmese names of which one is in the other
_ROMAJI = ("sh", "ch", "ts")


def could_be_son(short: PersonName, long: PersonName) -> bool:
    """Ahmed Ali Abdullah Saleh may be the son of Ali Abdullah Saleh; Ali Akbar, Mohammad Reza are one given name."""
    if len(short.words) < _CHAIN or len(long.words) != len(short.words) + 1 or is_initial(long.given):
        return False
    if long.given in HONOURS or long.words[1] in SECOND_HALVES:
        return False
    gazetteer = load_gazetteer()
    names = all(gazetteer.given_name(word) for word in (long.given, *short.words[:2]))
    return names and all(likeness(a, b) >= NICKNAME for a, b in zip(long.words[1:], short.words, strict=True))


def half_a_double(one: PersonName, other: PersonName) -> bool:
    """Mohammad Khatami, Mohammad Reza Khatami: the first half of a double given name is borne by all the brothers."""
    short, long = sorted((one, other), key=lambda name: len(name.middle))
    return (
        not short.middle
        and bool(long.middle)
        and long.given in FIRST_HALVES
        and long.middle[0] in SECOND_HALVES
        and likeness(short.given, long.given) >= NICKNAME
        and long.middle[0] not in (*short.family, *long.family)
    )


def other_order(one: PersonName, other: PersonName) -> bool:
    """Teodoro Obiang Nguema, Teodoro Nguema Obiang: names of one family that stand in two orders are two persons'."""
    if one.turned or other.turned or min(len(one.words), len(other.words)) < _CHAIN:
        return False
    words, others = one.words[1:], other.words[1:]
    reached, met = -1, 0
    for word in words:
        places = [n for n, other in enumerate(others) if likeness(word, other) >= NICKNAME]
        if places and places[-1] <= reached:
            return met > 0
        if places:
            reached, met = min(place for place in places if place > reached), met + 1
    return False


def burmese_with_more(one: PersonName, other: PersonName) -> bool:
    """Aung San, Aung San Oo: both are Burmese, and one has words that the other lacks."""
    words, others = set(_all_words(one)), set(_all_words(other))
    if words == others or not (words | others) <= BURMESE:
        return False
    return min(len(words), len(others)) >= _LONGER and max(len(words), len(others)) >= _SHORTER


def _all_words(name: PersonName) -> tuple[str, ...]:
    return (*name.syllables, *name.family)


def both_given(one: PersonName) -> bool:
    """Douglas Alexander: either word is a given name, so the other order is another person's.

    Chinese, Japanese and Korean names are written either way and don't count.
    """
    if one.turned or one.given in FAMILY_FIRST or one.family[-1] in FAMILY_FIRST:
        return False
    gazetteer = load_gazetteer()
    words = (one.given, one.family[-1])
    return all(gazetteer.given_name(word) for word in words) and not all(map(_japanese, words))


def japanese_vowels(one: PersonName, other: PersonName) -> bool:
    """Takeshi Mori, Takashi Mori: names of open syllables throughout, an a in the one where the other has an e."""
    if len(one.given) != len(other.given) or not all(map(_japanese, (*one.words, *other.words))):
        return False
    return any({a, b} == {"a", "e"} for a, b in zip(one.given, other.given, strict=True))


@lru_cache(maxsize=16384)
def _japanese(word: str) -> bool:
    """The word could be Japanese: open syllables, or an n behind them."""
    rest = word
    while rest:
        for length in (4, 3, 2, 1):
            syllable = rest[:length]
            if len(syllable) == length and _syllable(syllable) and rest[length : length + 1] not in ("y",):
                rest = rest[length:]
                break
        else:
            return False
    return True


def _syllable(letters: str) -> bool:
    if letters == "n":
        return True
    if letters[-1] not in "aiueo":
        return False
    start = letters[:-1]
    if start.endswith("y"):
        start = start[:-1]
        return start in ("", "k", "n", "h", "m", "r", "g", "b", "p", "j")
    return start in ("", *"kgsztdnhbpmrwjfy", *_ROMAJI)


def two_surnames(one: str, other: str) -> bool:
    """Davis and Davies, Meyer and Maier: spelt nearly alike, and each a family name of its own."""
    if one == other:
        return False
    if other in groups("name_families.tsv", "apart").get(one, frozenset()):
        return True
    short, long = sorted((one, other), key=len)
    if long[:-1] == short and len(short) >= _SURNAME and short[-1] not in "aeiouyhn" and long[-1] in "eh":
        return not long.endswith(("adh", "idh"))  # Clark and Clarke, Lind and Lindh; but Fayyad is Fayyadh
    return {one[-3:], other[-3:]} == {"son", "sen"} and one[:-3] == other[:-3]
