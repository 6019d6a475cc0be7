"""What stands around a person's name and is no part of it: titles, realms, generations, ages."""

import re

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_words import NUMERALS, SUFFIXES, TITLES

# Pitt the Elder, Strauss the Younger: father and son as history tells them apart.
BY_AGE = re.compile(r"(?P<name>.+\S),? the (?P<age>Elder|Younger)")
AGES = {"Elder": "elder", "Younger": "younger"}
# Charles, Prince of Wales; Harry, Duke of Sussex.
_OF_A_REALM = re.compile(
    r"(?P<name>[^,]+), (?:the )?(?P<title>(?:Crown )?(?:Prince|Princess|King|Queen|Emperor|Duke|Duchess|Earl|Countess"
    r"|Marquess|Archbishop|Patriarch)) of [^,]+"
)
# Hussein of Jordan, King Philippe of Belgium.
_OF_A_LAND = re.compile(r"(?P<name>(?:(?:King|Queen|Prince|Princess|Emperor|Sultan|Emir) )?[^\W\d_]+) of (?P<land>.+)")
_RULERS = frozenset({"Prince", "Princess", "King", "Queen", "Emperor", "Archbishop", "Patriarch"})


def without_realm(name: str) -> tuple[str, bool]:
    """A ruler's or a duke's name without the land behind it, and whether there was one."""
    if " of " not in name:
        return name, False
    if found := _OF_A_REALM.fullmatch(name):
        title = found["title"]
        return (f"{title} {found['name']}" if title in _RULERS else f"Prince {found['name']}"), True
    found = _OF_A_LAND.fullmatch(name)
    if found and load_gazetteer().countries(found["land"]):
        return found["name"], True
    return name, False


def cut_suffix_after_comma(name: str) -> tuple[str, str | None]:
    head, comma, tail = name.rpartition(",")
    if comma and fold(tail) in SUFFIXES:
        return head, SUFFIXES[fold(tail)]
    return name, None


def cut_suffix(name: str, words: list[str], titled: bool) -> tuple[str | None, list[str]]:
    """Jr., III and a ruler's number at the end of the words; Xi at the end may be a family name."""
    last, written = words[-1].rstrip("."), name.split()[-1]
    if last in SUFFIXES:
        return SUFFIXES[last], words[:-1]
    numbered = written.isupper() and not name.isupper() and last in NUMERALS
    if numbered and (len(last) > 1 or titled or len(words) <= 3):
        return last, words[:-1]
    return None, words


def without_titles(words: list[str]) -> list[str]:
    """The words without leading titles and nationalities before them; the last word stays, whatever it is."""
    titles = [i for i, word in enumerate(words[:-1]) if word in TITLES]
    start = 0
    while start < len(words) - 1 and (
        words[start] in TITLES or (titles and start < titles[-1] and _nation(words[start]))
    ):
        start += 1
    return words[start:]


def _nation(word: str) -> bool:
    name = word.upper() if len(word) < 4 else word.title()
    return bool(load_gazetteer().demonym(name) or load_gazetteer().countries(name))
