"""Names that are written in one word and in several: Abdelaziz and Abd al-Aziz, Zia-ur-Rahman, Hailemariam."""

import re

from graph.name_abjads import is_abjad
from graph.name_words import ARTICLES

_SERVANT = frozenset({"abd", "abed", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdu", "abdou", "عبد"})
# The article takes on the first letter of the word behind it: Abdurrahman, Abdessalam, Abdennour.
_SUN = re.compile(
    r"abd[aeou]u?(?:l|(?P<sun>sh|[rsndtz]))-?(?P<word>(?(sun)(?P=sun)|[a-z])[a-z]{3,})"
    r"|abd[aeou]u?(?P<once>rah[a-z]{3,})"
)
# Zia-ur-Rahman, Ihsan ul Haq, Burhan-ud-Din: the article hangs on the word before it.
HUNG = frozenset({"ur", "ul", "ud", "us", "un", "uz", "ush", "ut"})
# Ethiopian and Eritrean names of two words that are one: Haile Mariam, Gebre Selassie.
_HALVES = frozenset({"haile", "gebre", "gebra", "gabre", "wolde", "welde", "walda", "tekle", "takla", "habte", "fikre",
                     "fiqre", "amde", "newaye", "sahle", "zera", "kidane", "tesfa", "kifle", "laike",
                     "woldu"})  # fmt: skip
_OTHER_HALVES = frozenset({"mariam", "maryam", "selassie", "sellassie", "silassie", "michael", "mikael", "giyorgis",
                           "giorgis", "georgis", "medhin", "medhen", "kidan", "tsadik", "tsadiq", "hawariat", "yesus",
                           "iyesus", "eyesus", "hanna", "yohannes", "egziabher", "sion", "tsion", "wold", "ab",
                           "meskel", "maskal", "manfas", "amlak", "amanuel"})  # fmt: skip


def joined(words: list[str]) -> list[str]:
    """Names of several words that are one in one: Abdel Aziz, Abd al-Aziz and عبد العزيز as Abdulaziz is; likewise
    Saif ud-Din and Saifuddin, Zia-ur-Rahman and Ziaur Rahman, Haile Mariam and Hailemariam.
    """
    words = [_with_plain_article(word) for word in words]
    if len(words) < 3:
        return words
    found: list[str] = []
    place = 0
    while place < len(words):
        word, behind = words[place], place + 1
        last = behind == len(words)
        if word in _SERVANT and not last:
            if words[behind] in ARTICLES | HUNG and behind + 1 < len(words):
                behind += 1
            found.append(
                f"عبدال{'له' if words[behind] == 'الله' else words[behind]}"
                if is_abjad(word)
                else f"abdul{words[behind]}"
            )
            place = behind + 1
            continue
        if word in ("allah", "الله") and found:
            found[-1] += word
        elif word in ("din", "deen", "dine", "دين") and len(found) > 1 and found[-1] in ARTICLES | HUNG:
            found.pop()
            found[-1] += "الدين" if is_abjad(word) else "uddin"
        elif word in HUNG and found and not last and words[behind] not in ("din", "deen", "dine"):
            found[-1] += word if word != "ur" or not found[-1].endswith("u") else "r"
        elif word in _OTHER_HALVES and found and found[-1] in _HALVES:
            found[-1] += word
        else:
            found.append(word)
        place += 1
    return found if len(found) > 1 else words


def _with_plain_article(word: str) -> str:
    """Abdurrahman, Abderrahmane, Abdel-Rahman as Abdulrahman."""
    if word.startswith("abdrab"):
        return f"abdul{word[3:]}"
    if not word.startswith("abd") or (found := _SUN.fullmatch(word)) is None:
        return word
    return "abdul" + (found["word"] or found["once"])
