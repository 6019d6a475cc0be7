"""Two Latin spellings of one word laid side by side, group of letters by group of letters.

English, French, German, Polish, Dutch, Turkish and the scientific systems spell one foreign sound each in their own
way: Khrushchev, Chruschtschow, Khrouchtchev. A sound here is the groups of letters that may spell it, each with what
it costs to read them so; the cost of a pair of words is that of the cheapest way to read both as the same sounds.
"""

import re
from functools import lru_cache

# What a reading may cost for each letter of the shorter word; beyond it two names are likelier than two spellings.
# 0.07 is one doubtful sound in six letters.
_PER_LETTER = 0.07
# Words shorter than this have only readings that cost next to nothing (Lew, Lev; Juri, Yuri): Chan is no Khan.
_SHORT, _HARDLY = 5, 0.06

# Sounds, and the groups of letters that spell them. The number is hundredths of what it costs to read them so.
_SOUNDS = """
sh: sh sch5 ch25 sz10 s40 sj10 x40 sh ssh
shch: shch schtsch chtch szcz sch10 sc25 sht15 chtsch stsch10 shtch tsch25 chch
zh: zh j20 sch20 z30 rz10 zj10 sh35 zsh10 zs20
ch: ch tsch5 tch5 cz5 c20 tj20 tsj10 cs25 tsh5 tschj10 ci25 ccz
j: j dj5 dsch5 dzh5 dz30 g25 xh10 gi25 dzs20 zh15 tsch35 gg25 jj
kh: kh h15 ch10 j35 x20 k30 hh15
h: h ch20 kh25
ts: ts c20 z20 tz5 cz25 ds35 zz25 tts
k: k c5 q5 ck5 kk cc5 ch25 qu10 kh30 cq5 gk40 kc
q: q k5 g20 gh15 kh30 c10 gu20 ck5 qq kk5
g: g gh10 gu10 gk20 gg kg30
v: v w5 f25 ff15 vv b40 bh25 u35 fv
w: w v10 u10 ou10 ww uw10 oo20
f: f ph ff pf20 v25
s: s ss2 c15 z35 sz25 sc25 th35
z: z s20 zz dh30 th35 ds20 dz20 j30 ss25
t: t tt th10 tth10
d: d dd dh10 th25 nt25
dh: dh d10 z30 th25 zh20 ddh
p: p pp ph30
b: b bb bh10 mp25 pb20
m: m mm
n: n nn gn15 ny15 nj10 nh15 ng25 mn30
l: l ll lh10 lj10 ly15
r: r rr rh10
ks: x ks cs10 xx xs ckx kz20
a: a aa ah5 e45 ae15
alla: alla ulla5 olla10 oulla5 oullah5 ullah5 allah
e: e i25 eh5 ee10 ie15 ae10 ea15 y25 oe25 a45
i: i ee ie10 y ii iy5 ij5 ey10 yy5 ei10 yi5 ji5 e25 j10 iyi10 iyy5
o: o oo15 oh5 ou15 au20 ow10 aw20 u25 oe15 eu25
u: u ou2 oo2 oe10 w15 uu ow15 o25 uw10 ue10 ouw10 yu20 oou5 uh10
ai: ai ay aj ei10 ey10 ej10 ae15 e40 ayi5 aii ayy5 iy25 eyi15 aye20 ahi15
au: au aw ao10 ow15 ou15 av25 o25 aou10 aww5
oi: oi oy oj eu15 oyi oii oe25
ui: ui uy uj oui2 ouy2 ouj2 uyi wi10
ya: ya ia ja iya5 ija5 iia5 ea20 yah5 iah5 yya5 ijah5 iyah5 jaa10
yo: yo io jo e15 o25 iyo5 ijo5 io eo15 yoo15
yu: yu iu ju iou2 you2 u20 iyu5 iju5 yoo5 joe10 iyou5 ieu10 jou5 eu20 iiu5
ye: ye je ie e5 iye5 ije5 iie5 ee10 yie10 ieye10 eye15 ae15 ieie aye20
yi: yi ji i iyi5 yii5 ii
dy: dy dj di5 gy10
ty: ty tj ti5 ky15
"""
# What one side may have and the other not: a helping vowel between consonants, a mute h, the French e at the end.
_HELPING = {"e": 0.35, "i": 0.35, "u": 0.5, "a": 0.5, "o": 0.5, "y": 0.4}
_MUTE_H, _H_BEFORE_VOWEL, _MUTE_E, _GLIDE = 0.1, 0.4, 0.25, 0.25
# A family name that bears no mark of another alphabet is hardly spelt in two ways: Braun is no Brown.
_AT_HOME = 0.02
_FOREIGN = re.compile(
    r"sch|w[aeiou]|[^aeiou]j|j[aeou]|kh|zh|sz|cz|rz|ou|^ts|tz|dj|gh|q|ij|[iy]y$|iy|yi|y[au]|ff$|ow$|[oe]v(?:a|na)?$|sk[iy]"
    r"|enko|vi[ct]|[iy]an$|dze|vili|dh|aa|uu|ii|oo|ai$|zad|pour$|[ua]lla|din$|tch|[iy]dis$|poulos|akis$|th[aio]|kk|shn|[iy]k[ao]$|[ae]h$"
)
_VOWELS = frozenset("aeiouy")
_FRONT = ("e", "i", "y")  # before these a c is an s, before others a k, but for an h
_NOT_BEFORE = {"k": (*_FRONT, "h"), "q": (*_FRONT, "h")}
# At the end of a word these tell people apart (Mario, Maria; Ivan, Ivana), so only the same vowel is the same.
_TELLING_ENDS = frozenset("aou")
# At the beginning of a word s and z, s and sh are letters of their own (Samir, Zamir, Shamir), unless the word is
# spelt as Germans spell.
_FIRST = {
    frozenset(("g", "k")): 0.5,
    frozenset(("c", "g")): 0.5,
    frozenset(("f", "w")): 0.5,
    frozenset(("s", "z")): 0.5,
    frozenset(("s", "sh")): 0.5,
    frozenset(("a", "e")): 0.6,
}
_GERMAN = re.compile(r"sch|w[aeiou]|j[aeou]|tz|ow$|ew$|dse|ss[aeiou]")
# What is left of a word when everything is gone that a spelling may change; two spellings leave the same.
_FLEETING = re.compile(
    r"[td](?=[hszjc]|[iy][aou])|p(?=[hf])|[^mnlrpbtd]|(?<=n)[td](?![aeiouy])|(?<=m)p(?=[aeiou])|n(?=[jyg])"
)
_ONE = str.maketrans("bd", "pt")
_TWICE = re.compile(r"(.)\1+")

_Reading = tuple[int, str, float]


def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for line in _SOUNDS.strip().splitlines():
        sound, _, spellings = line.partition(": ")
        for spelling in spellings.split():
            letters = spelling.rstrip("0123456789")
            found.setdefault(letters, []).append((sound, int(spelling[len(letters) :] or 0) / 100))
    return {letters: tuple(readings) for letters, readings in found.items()}


_READINGS = _table()
_LONGEST = max(map(len, _READINGS))


@lru_cache(maxsize=65536)
def frame(word: str) -> str:
    """The word's m, n, l, r, p, t, those left out that are a part of another sound; equal for all spellings of one."""
    return _TWICE.sub(r"\1", _FLEETING.sub("", word).translate(_ONE))


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[tuple[_Reading, ...], ...]:
    """For each letter the sounds that may begin there: how many letters spell it, which, at what cost."""
    return tuple(
        tuple(
            (size, sound, cost)
            for size in range(1, min(_LONGEST, len(word) - start) + 1)
            for sound, cost in _READINGS.get(word[start : start + size], ())
            if size > 1 or word[start] != "c" or word[start + 1 : start + 2] not in _NOT_BEFORE.get(sound, ())
            if size > 1 or word[start] != "c" or sound != "s" or word[start + 1 : start + 2] in _FRONT
        )
        for start in range(len(word))
    )


@lru_cache(maxsize=65536)
def spelt_for(left: str, right: str, family: bool, known: bool = False) -> bool:
    """Both folded Latin words may spell one given (or family) name. Symmetric; equal words do.

    `known`: both are names of their own as well (Jeanne, Joanne), so that hardly a letter may differ.
    """
    size = min(len(left), len(right))
    foreign = not family or _FOREIGN.search(left) or _FOREIGN.search(right)
    most = (_PER_LETTER if foreign else _AT_HOME) * size if size >= _SHORT and not known else _HARDLY
    if size < 3 or abs(len(left) - len(right)) > size or frame(left) != frame(right):
        return False
    if not _same_end(left, right, family):
        return False
    return _cost(left, right, most, family) <= most + 1e-9


def _same_end(left: str, right: str, family: bool) -> bool:
    """The last vowels are one, or spell one: -ah, -eh, -a after Arabic and Persian; i, y, ij, ey."""
    one, other = left[-1], right[-1]
    if one not in _VOWELS and other not in _VOWELS and "h" not in (one, other) and "j" not in (one, other):
        return True
    if one == other:
        return True
    if family and {left[-2:], right[-2:]} == {"ka", "ko"}:
        return True  # Belarusian writes an unstressed o as it is said: Babaryka, Babariko
    if {left[-2:], right[-2:]} & {"ah", "eh"} and {one, other} <= set("haeé"):
        return True
    if one in _TELLING_ENDS or other in _TELLING_ENDS:
        return family and {one, other} <= {"a", "e"} and min(len(left), len(right)) > _SHORT + 2
    if family:
        return True
    return all(word[-1] in "iyj" or word[-2:] in ("ie", "ee", "ye") for word in (left, right))


def _cost(left: str, right: str, most: float, family: bool) -> float:
    """The cheapest way to read both words as the same sounds; anything above `most` where there is none so cheap."""
    readings, others = _readings(left), _readings(right)
    german = bool(_GERMAN.search(left) or _GERMAN.search(right))
    width = len(right) + 1
    costs = [[most + 1.0] * width for _ in range(len(left) + 1)]
    costs[0][0] = 0.0
    for i in range(len(left) + 1):
        for j in range(width):
            so_far = costs[i][j]
            if so_far > most:
                continue
            if i < len(left) and (skipped := so_far + _left_out(left, i, family)) < costs[i + 1][j]:
                costs[i + 1][j] = skipped
            if j < len(right) and (skipped := so_far + _left_out(right, j, family)) < costs[i][j + 1]:
                costs[i][j + 1] = skipped
            if i == len(left) or j == len(right):
                continue
            for size, sound, cost in readings[i]:
                for other_size, other_sound, other_cost in others[j]:
                    if sound != other_sound:
                        continue
                    if size == other_size and left[i : i + size] == right[j : j + size]:
                        added = 0.0
                    else:
                        added = cost + other_cost
                        if i == j == 0 and not german:
                            pair = frozenset((left[:size], right[:other_size]))
                            added = max(added, _FIRST.get(pair, 0.0))
                    if so_far + added < costs[i + size][j + other_size]:
                        costs[i + size][j + other_size] = so_far + added
    return costs[-1][-1]


def _left_out(word: str, at: int, family: bool) -> float:
    """What it costs that the other word lacks the letter."""
    letter = word[at]
    before, after = word[at - 1 : at], word[at + 1 : at + 2]
    if letter == "h":
        return _MUTE_H if before in _VOWELS and after not in _VOWELS else _H_BEFORE_VOWEL
    if letter == "e" and not after and family and at > _SHORT - 1 and before in "nvfk":
        return _MUTE_E
    if letter in "yj" and (before in _VOWELS or after in _VOWELS) and before and after:
        return _GLIDE
    if letter in _HELPING and after and before not in ("", after) and not {before, after} & _VOWELS:
        return _HELPING[letter]
    return 9.0
