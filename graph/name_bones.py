"""A word's bones: the classes of its consonants, so coarse that every spelling of a name keeps them.

They find candidates and decide nothing. P b p · F f v w · T d t · S s z sh ch zh j ts · K k g q kh · M · N · L · R; the
rest (vowels, h, y) is flesh.
"""

import re
from functools import lru_cache

from graph.name_abjads import abjad_bones, is_abjad
from graph.name_spellings import hearings

_CLUSTERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), bone)
    for pattern, bone in (
        (r"schtsch|shch|chtch|tsch|tch|sch|dsch|dzh|tsj|dj|dz|cz|sz", "S"),
        (r"(?<=[pkbtdgwc])rz|^rz|sh|zh|ts|tz|sj|zj|ss|sc(?=[ei])|^x", "S"),
        (r"kh|gh|ck|qu|q", "K"), (r"ph|pf", "F"), (r"th|dh|dt", "T"), (r"x", "KS"), (r"c(?=[eiy])", "S"),
        (r"ch", "C"), (r"c", "K"), (r"ng", "N"), (r"[bp]", "P"), (r"[fvw]", "F"), (r"[dt]", "T"), (r"[szj]", "S"),
        (r"[kg]", "K"), (r"m", "M"), (r"n", "N"), (r"l", "L"), (r"r", "R"), (r"[^A-Z]", "-"), (r"(?<=([A-Z]))\1+", ""),
        (r"-", ""),
    )
)  # fmt: skip
# The class of a first letter, and of first letters that mean another; a letter with two sounds has two.
_INITIALS = {
    **dict.fromkeys("aeiouyh", "A"), **dict.fromkeys("bpfvw", "P"), **dict.fromkeys("td", "T"), "j": "AS",
    **dict.fromkeys("szx", "S"), **dict.fromkeys("kgc", "K"), "q": "KS", "m": "M", "n": "N", "l": "L", "r": "R",
    "chr": "K", "ch": "S", "ts": "S", "tz": "S", "hs": "S", "dj": "SA", "dz": "S", "kn": "N", "ce": "S", "ci": "S",
    "ph": "P", "cz": "S", "gi": "KA", "io": "A",
}  # fmt: skip
# An initial alone may stand for two letters: C. for Chun or Carl, T. for Tzipi or Tom.
_LONE = {"c": "KS", "t": "TS", "g": "KA", "h": "AS", "d": "TS", "y": "AS", "i": "AS"}
# A j that is a y: Netanjahu, Bojko.
_YOD = re.compile(r"(?<![d])j(?=[aeiou])|(?<=[aeiou])j(?=[^aeiou])")
_MOST_BONES = 3


@lru_cache(maxsize=65536)
def bones(word: str) -> tuple[str, ...]:
    """The word's bones in its readings, the plainest first; its letters where it has no bones."""
    if is_abjad(word):
        return abjad_bones(word) or (word,)
    found: dict[str, None] = {}
    for spelling in hearings(word):
        plain = _bones(spelling)
        for bone in ("S", "K") if "C" in plain else ("",):
            found[plain.replace("C", bone) if bone else plain] = None
    letters = hearings(word)[0]
    if _YOD.search(letters):
        found[_bones(_YOD.sub("", letters)).replace("C", "S")] = None
    kept = [re.sub(r"([A-Z])\1+", r"\1", b) if "C" in b else b for b in found if b]
    return tuple(kept[:_MOST_BONES]) or (re.sub("[hy]", "", hearings(word)[0])[:2] or hearings(word)[0][:2],)


def _bones(letters: str) -> str:
    for pattern, bone in _CLUSTERS:
        letters = pattern.sub(bone, letters)
    return letters


@lru_cache(maxsize=65536)
def initials(word: str) -> tuple[str, ...]:
    """The classes of the word's first letter in its readings."""
    if is_abjad(word):
        first = abjad_bones(word[0])
        return tuple(dict.fromkeys({"F": "P"}.get(bone, bone or "A") for bone in first)) or ("A",)
    found: dict[str, None] = {}
    for spelling in hearings(word):
        if len(word.rstrip(".")) == 1 and spelling in _LONE:
            found.update(dict.fromkeys(_LONE[spelling]))  # C. Y. is Chun-ying as well as Ka-shing is K. S.
            continue
        classes = next((_INITIALS[spelling[:n]] for n in (3, 2, 1) if spelling[:n] in _INITIALS), spelling[:1])
        found.update(dict.fromkeys(classes))
    return tuple(found)
