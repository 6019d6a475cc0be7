"""An organisation's name in English words: foreign words turned, unspaced glyphs parted, the rest in Latin letters."""

import re
from functools import lru_cache

from anyascii import anyascii

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_abjads import is_abjad
from graph.name_forms import forms, is_han
from graph.name_places import town_of
from graph.name_tables import characters, glosses, rows

_GLYPHS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3々ー]+")
# L'Intérieur, d'État, dell'Interno: the French and Italian article before a vowel.
_ELIDED = re.compile(r"\b(?:l|d|qu|dell|nell|all|sull|un)['’](?=[^\W\d_]{2})", re.IGNORECASE)
# How Poles and Russians call a university after its town.
_ADJECTIVES = ("ski", "ska", "skiy", "skij", "skaya", "skii", "skyi", "skyy", "ske", "skoe")
_STEM = 2  # letters; a shorter rest means that what looked like the article is a part of the word
_MOST_PHRASE = 3  # words of a foreign phrase in the table
# Bundesumweltministerium, Außenministerium, Bundesverfassungsgericht: what German writes as one word.
_COMPOUND = re.compile(
    r"(?P<whose>bundes|landes)?(?P<task>[a-z]{4,}?)s?(?P<head>ministerium|gericht|behorde|verband|kommission|partei)(?:e?s)?"
)
_TASKS = {
    "aussen": "foreign", "innen": "interior", "finanz": "finance", "justiz": "justice", "umwelt": "environment",
    "verteidigung": "defense", "wirtschaft": "economy", "gesundheit": "health", "verkehr": "transport",
    "bildung": "education", "arbeit": "labor", "landwirtschaft": "agriculture", "familien": "family",
    "kultur": "culture", "entwicklung": "development", "forschung": "research", "kultus": "culture",
    "verfassung": "constitutional", "verwaltung": "administrative", "sozial": "social", "energie": "energy",
    "land": "regional", "fussball": "football", "handel": "trade",
}  # fmt: skip
_HEADS = {"ministerium": "ministry", "gericht": "court", "behorde": "authority", "verband": "association",
          "kommission": "commission", "partei": "party"}  # fmt: skip


@lru_cache(maxsize=65536)
def english(name: str) -> tuple[str, ...]:
    """The folded words of the name, foreign ones turned into English where the table has them."""
    if _GLYPHS.search(name):
        name = _GLYPHS.sub(lambda found: f" {_parted(found.group())} ", name)
    words = fold(_ELIDED.sub("", name)).split()
    table = glosses("name_bodies.tsv", "word")
    turned: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(_MOST_PHRASE, len(words) - place), 0, -1):
            found = table.get(" ".join(words[place : place + length]))
            if found is not None:
                turned += found.split()
                place += length
                break
        else:
            word = words[place]
            bare = word.removeprefix("ال")
            if is_abjad(word):
                turned.append(bare if len(bare) > _STEM else word)
            else:
                latin = word if word.isascii() else fold(anyascii(word)).replace(" ", "")
                town = town_of(latin) if turned and latin.endswith(_ADJECTIVES) else None
                turned += [town] if town else _taken_apart(latin)
            place += 1
    return tuple(word for word in turned if word)


def _taken_apart(word: str) -> list[str]:
    """The English words of a German compound of a task and a body; other words stay whole."""
    found = _COMPOUND.fullmatch(word)
    if found is None or found["task"] not in _TASKS:
        return [word]
    federal = ["federal"] if found["whose"] == "bundes" and found["head"] == "gericht" else []
    return [*federal, _TASKS[found["task"]], _HEADS[found["head"]]]


def _parted(glyphs: str) -> str:
    """Chinese, Japanese or Korean without spaces, in words: the table's from the left, the longest first."""
    table = glosses("name_bodies.tsv", "glyph")
    found: list[str] = []
    rest = ""
    place = 0
    while place < len(glyphs):
        for length in range(min(6, len(glyphs) - place), 0, -1):
            known = table.get(fold(glyphs[place : place + length]))
            if known is not None:
                found += [_read(rest), known]
                rest = ""
                place += length
                break
        else:
            rest += glyphs[place]
            place += 1
    return " ".join([*found, _read(rest)])


def _read(glyphs: str) -> str:
    """What the table hasn't: a place of the gazetteer, a Japanese family name, else the letters one by one."""
    if not glyphs:
        return ""
    if len(glyphs) > 1 and (places := load_gazetteer().places(glyphs)):
        return places[0].name
    if known := characters("name_kanji.tsv", "family").get(glyphs):
        return known[0]
    if is_han(glyphs) or not glyphs.isalpha():
        return anyascii(glyphs).lower()
    return forms(glyphs)[0].replace(" ", "").lower() if len(glyphs) > 1 else anyascii(glyphs).lower()


@lru_cache(maxsize=1)
def _same() -> dict[str, tuple[int, ...]]:
    """Each name of the table, and its lines' numbers: the usual bearer of an acronym first.

    Lines of one state that share a long name are one line.
    """
    found: dict[str, list[int]] = {}
    first: dict[tuple[str, str], int] = {}
    for number, (part, *cells) in enumerate(rows("name_bodies.tsv")):
        if part != "same":
            continue
        keys = [_key(name) for name in cells[-1].split(";")]
        long_names = [(cells[0], key) for key in keys if " " in key]
        line = next((first[name] for name in long_names if name in first), number)
        first |= dict.fromkeys(long_names, line)
        for key in keys:
            numbers = found.setdefault(key, [])
            if line not in numbers:
                numbers.append(line)
    return {name: tuple(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=65536)
def known_bodies(name: str) -> tuple[int, ...]:
    """The numbers of the table's organisations that bear the name; acronyms count only as they are written."""
    found = _same()
    if name.isupper() or not name.isascii() or " " in name:
        return found.get(_key(name), ())
    return found.get(_key(name), ()) if len(name) > _LONGEST_ACRONYM or not name.islower() else ()


@lru_cache(maxsize=1)
def _countries() -> dict[int, str]:
    return {number: cells[0] for number, (part, *cells) in enumerate(rows("name_bodies.tsv")) if part == "same"}


def country_of(number: int) -> str | None:
    """The code of the country to which the table's organisation belongs; None for an international one."""
    return _countries().get(number) or None


_LONGEST_ACRONYM = 5


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")
