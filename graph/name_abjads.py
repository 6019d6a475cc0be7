"""A word in Arabic or Hebrew letters as a pattern over its Latin spellings: consonants are written, vowels may be.

Arabic letters stand for Arabic, Persian, Urdu and Pashto names alike, so each has the sounds of all of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice

# What may stand between two written consonants: one short vowel, as English, French or German spell it.
_BETWEEN = "(?:ou|oo|ee|[aeiouy])?"
_ANY = "[aeiou]{0,2}"
_LONG_U = "(?:ouw|uww|uw|ww|ou|oo|au|aw|ow|eau|[wvuo])"
_LONG_I = "(?:ayy|iyy|yy|jj|iy|ee|ie|ei|eï|eyi|ai|ay|ey|[iyje])"
# Each letter's Latin spellings; the second column is its class among the bones (see graph.name_bones), "" for none.
_LETTERS: dict[str, tuple[str, str]] = {
    # Arabic, Persian, Urdu
    "ا": (_ANY, ""), "آ": ("a{1,2}|o", ""), "أ": (_ANY, ""), "إ": (_ANY, ""), "ٱ": (_ANY, ""), "ء": ("", ""),
    "ئ": (f"{_LONG_I}|", ""), "ؤ": (f"{_LONG_U}|", ""), "ى": ("a|y|i|ee|e", ""),
    "ب": ("b|p", "P"), "پ": ("p|b", "P"), "ت": ("t", "T"), "ٹ": ("t", "T"), "ث": ("th|s|t", "ST"),
    "ج": ("dj|dzh|dj|j|g|c", "SK"), "چ": ("tch|ch|tsch|c", "SK"), "ح": ("h", ""), "خ": ("kh|ch|h|x|k", "K"),
    "د": ("d", "T"), "ڈ": ("d", "T"), "ذ": ("dh|th|d|z", "TS"), "ر": ("r", "R"), "ڑ": ("r|d", "R"), "ز": ("z|s", "S"),
    "ژ": ("zh|j", "S"), "س": ("s|c", "S"), "ش": ("sh|sch|ch|s", "SK"), "ص": ("s|c", "S"), "ض": ("dh|d|zh|z", "TS"),
    "ط": ("t", "T"), "ظ": ("dh|z|th|d", "ST"), "ع": (_ANY, ""), "غ": ("gh|g|q|kh|rh", "K"), "ف": ("f|ph|v", "F"),
    "ڤ": ("v", "F"), "ق": ("q|k|gh|g|c", "K"), "ك": ("k|c|q|ck", "K"), "گ": ("g|gu", "K"), "ل": ("l", "L"),
    "م": ("m", "M"), "ن": ("n", "N"), "ں": ("n", "N"), "ه": ("h", ""), "ھ": ("h|", ""), "ة": ("at|ah|eh|et|a|e", ""),
    "و": (_LONG_U, "-F"), "ي": (_LONG_I, ""), "ے": ("e|ay|ai", ""),
    # Hebrew
    "א": (_ANY, ""), "ב": ("b|v|bh", "PF"), "ג": ("g|j|dj", "K"), "ד": ("d", "T"), "ה": ("h", ""), "ו": (_LONG_U, "-F"),
    "ז": ("z|s", "S"), "ח": ("ch|kh|h", "-K"), "ט": ("t", "T"), "י": (_LONG_I, ""), "כ": ("k|kh|ch|c|ck", "K"),
    "ל": ("l", "L"), "מ": ("m", "M"), "נ": ("n", "N"), "ס": ("s|c", "S"), "ע": (_ANY, ""), "פ": ("p|f|ph", "PF"),
    "צ": ("tz|ts|tch|ch|z|s|c", "S"),
    "ק": ("k|c|q|ck", "K"), "ר": ("r", "R"), "ש": ("sh|sch|s", "S"), "ת": ("t|th", "T"),
}  # fmt: skip
# Letters that are one for names: Persian and Arabic shapes, Hebrew's final shapes.
_SHAPES = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
                         "\u200c": "", "\u200d": ""})  # fmt: skip
# At the end of a word these are vowels more often than not.
_LAST = {"ه": "h|ah|eh|e|a|o", "ה": "h|ah|eh|a|e|o", "ا": "a{1,2}|ah|e|o", "ع": "[aeiou]{0,2}|h", "ي": f"{_LONG_I}|a",
         "א": "[aeiou]{0,2}|ah"}  # fmt: skip
# Letters that are a vowel or nothing count once in a row, and no name's word is longer: else a text made to do harm
# could keep the pattern busy for hours.
_SILENT = re.compile("([اأإآٱعءאעوي])[اأإآٱعءאע]+")
_LONGEST = 14
# Two letters of one class may be one in Latin (Khashoggi) or have a vowel between them (Pezeshkian).
_TWICE = re.compile(r"([A-Z])\1+")
_MOST_WAYS = 32  # of reading a word that are looked at; the likeliest come first
_MOST_BONES = 4  # variants of a word's bones; more would be keys that bring strangers


def is_abjad(word: str) -> bool:
    """The word begins with an Arabic or Hebrew letter."""
    return bool(word) and ("\u0590" <= word[0] <= "\u06ff" or "\u0750" <= word[0] <= "\u077f")


def shaped(word: str) -> str:
    """The word with one shape for each letter, so that Persian and Arabic keyboards write one name."""
    return word.translate(_SHAPES).replace("יי", "י").replace("וו", "ו").replace("يي", "ي")


@lru_cache(maxsize=16384)
def latin_pattern(word: str) -> re.Pattern[str]:
    """What the folded Latin spellings of the word look like, letters only; made for `fullmatch`."""
    letters = _SILENT.sub(r"\1", shaped(word))[:_LONGEST]
    parts: list[str] = []
    for place, letter in enumerate(letters):
        spelling, _ = _LETTERS.get(letter, (re.escape(letter), ""))
        if place == len(letters) - 1 and place:
            spelling = _LAST.get(letter, spelling)
        elif letter == "ه" and letters[place + 1] in "اي":
            spelling = "eh|h|e|"  # silent before an ending: Khamene-i
        elif letter == "ن" and letters[place + 1 : place + 2] == "ب":
            spelling = "n|m"  # Junblat, Jumblatt
        elif _is_inner_article(letters, place):
            spelling = "l|"  # Siraj al-Din, Sirajuddin
        if place:
            parts.append(_BETWEEN)
        doubled = "{1,2}" if spelling and len(spelling) < 16 and "{" not in spelling else ""
        parts.append(f"(?:{spelling}){doubled}")
    # An article that nobody parted stands before it: Essebsi, Elbaradei. French spells a last n or d with an e behind.
    first = "s" if letters[:1] in "سصش" else "[lrndztsh]"
    return re.compile(f"(?:[ae]{first})?" + "".join(parts) + "e?" if len(letters) > _SHORT else "".join(parts) + "e?")


def _is_inner_article(letters: str, place: int) -> bool:
    """The l is the article's inside the word, before a letter that swallows it."""
    around = letters[place - 1 : place + 2]
    return place > 1 and len(around) > _ALONE and around[:2] == "ال" and around[-1] in _SUN


# The letters that take the article's l on, and those that a short word has: in it an article would be a letter of it.
_SUN = frozenset("تثدذرزسشصضطظن")
_SHORT, _ALONE = 3, 2


def _likeliest(telling: list[str]) -> Iterator[list[str]]:
    """The usual class of every letter, then with one of them read otherwise, then with two."""
    usual = [found[0] for found in telling]
    others = [(place, found) for place, classes in enumerate(telling) for found in classes[1:]]
    for count in range(3):
        for changed in combinations(others, count):
            way = list(usual)
            for place, found in changed:
                way[place] = found
            yield way


@lru_cache(maxsize=16384)
def abjad_bones(word: str) -> tuple[str, ...]:
    """The classes of the word's consonants in every reading, four at most."""
    written = shaped(word)
    classes = [_LETTERS.get(letter, ("", ""))[1] for letter in written]
    classes = ["NM" if written[n : n + 2] == "نب" else found for n, found in enumerate(classes)]
    classes = ["" if _is_inner_article(written, n) else found for n, found in enumerate(classes)]
    telling = [found for found in classes if found][:_LONGEST]
    # The first class of a letter is its usual one, so the readings with the fewest others come first.
    ways = islice(_likeliest(telling), _MOST_WAYS)
    plain = list(dict.fromkeys("".join(way).replace("-", "") for way in ways))
    single = [bare for found in plain if (bare := _TWICE.sub(r"\1", found)) not in plain]
    half = _MOST_BONES // 2
    ordered = (*plain[:half], *single[:half], *plain) if single else tuple(plain)
    return tuple(found for found in dict.fromkeys(ordered) if found)[:_MOST_BONES]
