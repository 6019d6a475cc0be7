"""Korean names in Hangul and in their many romanisations, brought to syllables that can be compared.

A romanised syllable is a consonant class, the vowels that its spelling may mean, and a closing consonant: "hyun",
"hyon" and "hyeon" all may be 현, while "jung" may be 정 or 중. Two words are the same where syllable by syllable
something that both may mean is left.
"""

import re
from functools import lru_cache

from graph.name_syllables import read_syllables

_HANGUL_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_HANGUL_VOWELS = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
                  "yu", "eu", "ui", "i")  # fmt: skip
_HANGUL_ENDS = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
                "ng", "t", "t", "k", "t", "p", "t")  # fmt: skip
# Which Hangul vowels a romanised one may mean.
_VOWELS = {
    "a": "a", "ah": "a", "ae": "ae", "ai": "ae", "ay": "ae", "e": "e ae", "eh": "e", "eo": "eo", "uh": "eo",
    "o": "o eo", "oh": "o", "oo": "u", "u": "u eo eu", "eu": "eu", "i": "i ui", "ee": "i ui", "ie": "i ui", "yi": "i",
    "ya": "ya", "yeo": "yeo", "yo": "yo yeo", "yu": "yu yeo", "you": "yeo yu", "yoo": "yu", "yeu": "yeo", "yae": "yae",
    "ye": "ye e", "yeh": "ye", "wa": "wa", "wo": "wo", "weo": "wo", "wae": "wae", "we": "we", "wi": "wi", "wee": "wi",
    "oe": "oe", "oi": "oe", "oy": "oe", "ui": "ui", "eui": "ui", "woo": "u", "wu": "u", "yui": "ui", "ou": "u o",
    "au": "eo",
}  # fmt: skip
_LEAD = {"k": "k", "g": "k", "gh": "k", "kk": "k", "kh": "k", "t": "t", "d": "t", "tt": "t", "th": "t", "p": "p",
         "b": "p", "pp": "p", "ph": "p", "ch": "c", "j": "c", "jj": "c", "tch": "c", "s": "s", "ss": "s", "sh": "s",
         "h": "h", "m": "m", "n": "n", "r": "r", "l": "r", "rh": "r", "": ""}  # fmt: skip
_END = {"k": "k", "g": "k", "ck": "k", "n": "n", "l": "l", "r": "l", "m": "m", "p": "p", "b": "p", "ng": "ng",
        "t": "t", "d": "t", "s": "t", "": "", "h": ""}  # fmt: skip
_SYLLABLE = re.compile(
    r"(kh|kk|gh|th|tt|ph|pp|tch|ch|jj|ss|sh|rh|[kgtdpbjshmnrl]|)"
    r"(yeo|yae|yeu|yeh|you|yoo|yui|weo|wae|wee|woo|eui|ya|ye|yi|yo|yu|wa|we|wi|wo|wu|ae|ah|ai|au|ay|ee|eh|eo|eu|ie|oe|oh|oi|oo|ou|oy|ui|uh|[aeiou])"
    r"(ng|ck|[kgnlrmpbtdsh]|)"
)
# Family names whose romanisations no rule joins; all others are compared as syllables.
_FAMILIES = (
    "lee yi rhee ri li i rhie yee ree", "park pak bak bahk", "choi choe choy chey", "kim gim ghim",
    "roh noh no ro", "ryu yoo yu ryoo you lyu", "ahn an", "oh o", "woo u wu", "shin sin", "moon mun", "cho jo joh",
    "jung jeong chung chong cheong joung", "chun jeon chon cheon jun", "yoon yun youn", "lim im rim yim",
    "paik baek paek",
    "koo ku gu goo", "yang ryang", "nam", "ha hah", "heo huh hur ho", "son sohn", "suh seo so sur", "whang hwang",
    "kwon gwon", "ko go koh", "bae pae", "min", "noh no", "sim shim", "won", "chang jang", "kang gang", "ban pan",
    "song", "hong", "bong pong", "hyun hyeon hyon", "na ra rha", "byun pyon byeon", "sung seong song", "eom um",
    "gil kil", "chu choo", "yeo yo", "cha", "ji chi jee", "do to", "hahn han", "pyo", "kwak gwak", "nah na", "jin chin",
    "maeng", "tak", "bang pang", "kong gong", "ma", "ki gi", "ok", "yuk yook", "kye gye", "in", "myung myong", "cheon",
)  # fmt: skip
_MOST_SYLLABLES = 4


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_FAMILIES):
        for name in names.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


_FAMILY_NUMBERS = _families()


def is_hangul(name: str) -> bool:
    """The name is written in Hangul syllables."""
    return bool(name) and all("가" <= c <= "힣" or c == " " for c in name)


def romanised(name: str) -> str:
    """A Hangul name in Latin letters, family name first and as most spell it: 이명박 is Lee Myeongbak."""
    syllables = []
    for c in name.replace(" ", ""):
        lead, rest = divmod(ord(c) - 0xAC00, 588)
        vowel, end = divmod(rest, 28)
        syllables.append(_HANGUL_LEADS[lead] + _HANGUL_VOWELS[vowel] + _HANGUL_ENDS[end])
    if len(syllables) == 1:
        return syllables[0]
    family = korean_family(syllables[0]) or syllables[0]
    return f"{family.title()} {'-'.join(syllables[1:]).capitalize()}"


@lru_cache(maxsize=32768)
def _readings(word: str) -> frozenset[str]:
    """The syllables that the folded word may mean, each as consonant, vowel, end; empty if it can't be Korean."""
    return read_syllables(word, _SYLLABLE, _sounds, _MOST_SYLLABLES)


def _sounds(match: re.Match[str]) -> list[str]:
    lead, vowel, end = match.groups()
    return [f"{_LEAD[lead]}.{v}.{_END[end]} " for v in _VOWELS[vowel].split()]


@lru_cache(maxsize=65536)
def same_korean(given: str, family: str, other_given: str, other_family: str) -> bool:
    """Both are Korean names, and romanisations of one."""
    known, others = _FAMILY_NUMBERS.get(family), _FAMILY_NUMBERS.get(other_family)
    if not known or not others or known.isdisjoint(others):
        return False
    left, right = (name.replace("-", "").replace("wh", "hw") for name in (given, other_given))
    if len(left) < 3 or len(right) < 3:
        # One syllable of two letters may be nearly anything.
        return left == right
    return not _readings(left).isdisjoint(_readings(right))


def both_korean(family: str, other: str) -> bool:
    """Both words are romanisations of one Korean family name."""
    return not _FAMILY_NUMBERS.get(family, frozenset()).isdisjoint(_FAMILY_NUMBERS.get(other, frozenset()))


def korean_family(word: str) -> str | None:
    """One spelling for all romanisations of a Korean family name, None for other words."""
    numbers = _FAMILY_NUMBERS.get(word)
    return _FAMILIES[min(numbers)].split()[0] if numbers else None
