"""Chinese names in Wade-Giles, brought to Pinyin: Teng Hsiao-p'ing is Deng Xiaoping.

Apostrophes get lost, so an initial may be two (t is d or t), and a syllable several; two names are the same where a
reading is left that both may have. Only a name that bears a mark of Wade-Giles is read so.
"""

import re
from functools import lru_cache

from graph.name_syllables import read_syllables

_SYLLABLE = re.compile(
    r"(tzs|chs|hs|ch|sh|ss|sz|ts|tz|[pmftnlkhjswy]|)"
    r"(iang|iung|uang|iao|ieh|ien|ing|ang|eng|ung|uai|uan|ueh|uen|uei|erh|eh|ai|ei|ao|ou|an|en|ia|ih|iu|in|ui|ua|un|uo|ie|ue|a|e|i|o|u)"
)
_INITIALS: dict[str, tuple[str, ...]] = {
    "p": ("b", "p"), "t": ("d", "t"), "k": ("g", "k"), "ts": ("z", "c"), "tz": ("z", "c"), "ss": ("s",), "sz": ("s",),
    "hs": ("x",), "j": ("r",), "ch": ("zh", "ch", "j", "q"),
}  # fmt: skip
_FINALS = {
    "ieh": ("ie",), "ien": ("ian",), "iung": ("iong",), "ung": ("ong",), "ueh": ("ue",), "uen": ("un",), "eh": ("e",),
    "uei": ("ui",), "erh": ("er",), "ih": ("i",), "o": ("o", "uo", "e"), "u": ("u", "i"), "uan": ("uan",),
}  # fmt: skip
_WHOLE = {
    "yen": ("yan",), "yeh": ("ye",), "i": ("yi",), "yung": ("yong",), "yueh": ("yue",), "yu": ("yu", "you"),
    "o": ("e",),
    "erh": ("er",), "jih": ("ri",), "jen": ("ren",), "jung": ("rong",), "tzu": ("zi", "ci"), "szu": ("si",),
    "ssu": ("si",), "shih": ("shi",), "yi": ("yi",), "ho": ("he",), "ko": ("ge", "ke", "guo"), "kuo": ("guo", "kuo"),
    "hsu": ("xu",), "lieh": ("lie",), "feng": ("feng",), "nieh": ("nie",), "kai": ("gai", "kai"),
}  # fmt: skip
# What only Wade-Giles writes: these letters, an apostrophe after an initial, or a small second syllable after a hyphen.
_MARKS = re.compile(
    r"hs|tz|ts|ss|sz|ieh|ueh|ien|ung|erh|ih\b|yen\b|yeh\b|(?:t|ch|k)eh\b|\b(?:p|t|k|ch)['’ʻ‘]|(?<=[a-z'’])-[a-z]"
)
_MOST_SYLLABLES = 3
_BEFORE_FRONT = ("i", "u")


def is_wade_giles(name: str) -> bool:
    """The name as written bears a mark of Wade-Giles."""
    return bool(_MARKS.search(name if "-" in name and not name.islower() else name.lower()))


_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|r|[zcs])(?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[bpmf](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)"
    r"|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|ue|v|ve)"
    r"|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    r"|y(?:a|e|i|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)|w(?:u|a|o|ai|ei|an|en|ang|eng)|a|ai|an|ang|ao|e|ei|en|er|o|ou){1,2}"
)


@lru_cache(maxsize=32768)
def is_pinyin(word: str) -> bool:
    """The folded word could be one or two syllables in Pinyin."""
    return _PINYIN.fullmatch(word) is not None


@lru_cache(maxsize=32768)
def _syllable(initial: str, final: str) -> frozenset[str]:
    """What one syllable may be in Pinyin."""
    whole = initial + final
    if whole in _WHOLE:
        return frozenset(_WHOLE[whole])
    found = set()
    for start in _INITIALS.get(initial, (initial,)):
        for end in _FINALS.get(final, (final,)):
            if start in ("j", "q", "x") and not end.startswith(_BEFORE_FRONT):
                continue
            if start in ("zh", "ch") and ((end.startswith("i") and end != "i") or end == "ue"):
                continue
            if end == "i" and final == "u" and start not in ("z", "c", "s"):
                continue
            if start in ("j", "q") and end == "i" and final == "ih":
                continue
            if start in ("zh", "ch") and end == "i" and final == "i":
                continue
            found.add(start + end)
    return frozenset(found)


@lru_cache(maxsize=32768)
def pinyin(word: str) -> frozenset[str]:
    """What a folded Wade-Giles word may be in Pinyin, its syllables joined; empty if it is no such word."""
    return read_syllables(word, _SYLLABLE, lambda match: _syllable(*match.groups()), _MOST_SYLLABLES)


@lru_cache(maxsize=65536)
def same_chinese(given: str, family: str, other_given: str, other_family: str) -> bool:
    """The first name, in Wade-Giles, and the second, in Pinyin, are one name."""
    if other_family not in pinyin(family):
        return False
    return other_given.replace("-", "") in pinyin(given.replace("-", ""))
