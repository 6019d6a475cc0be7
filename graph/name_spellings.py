"""How one Latin word would be spelt in English, had German, French, Dutch, Serbian or Belarusian not spelt it first."""

import re
from functools import lru_cache

from anyascii import anyascii

from dramatis.folding import fold
from graph.name_brahmic import brahmic_latin

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), spelling) for pattern, spelling in pairs)


# What betrays the language, and what its letters are in English. A word may betray several.
_GERMAN_ENDS = (
    (r"schtschow$", "SHCHev"), (r"t?schow$", "CHev"), (r"schtsch", "SHCH"), (r"dsch", "J"), (r"tsch", "CH"),
    (r"(?<![st])ch", "kh"), (r"(?<!t)z", "ts"), (r"tz", "ts"), (r"dse", "dze"), (r"ss", "s"), (r"j", "y"), (r"w", "v"),
    (r"sje", "she"),
)  # fmt: skip
_LANGUAGES: tuple[tuple[re.Pattern[str], _Rules], ...] = (
    (re.compile(r"sch|ow$|ew$|ow(?:a|itsch)$|^ja|^je|^ju|aja$|juk$|enj|tz|dse|owski$"),
     _rules(*_GERMAN_ENDS, (r"sch", "sh"))),
    (re.compile(r"(?<!t)sch(?!tsch|ts)"), _rules(*_GERMAN_ENDS, (r"sch", "zh"))),
    (re.compile(r"tch|ou|[bdlmnrst][iy]ne$|oune$|ienn?e$|^(?=.{7}).*ane$|eff$|^(?=.{6})ch(?![rl])"
                r"|(?<=[a-z])ch(?=[a-z]{2})"),
     _rules((r"tch", "T"), (r"ch", "sh"), (r"T", "ch"), (r"oune$", "un"), (r"ienn?e$", "ien"), (r"ane$", "an"),
            (r"ou", "u"), (r"[iy]ne$", "in"), (r"(?<!d)j", "zh"))),
    (re.compile(r"(?<=[aeiour])j(?=[aeioun])"), _rules((r"j", "zh"), (r"ou", "u"))),
    (re.compile(r"oe|tsj|sj|zj|tj"),
     _rules((r"oe", "u"), (r"tsj", "ch"), (r"sj", "sh"), (r"zj", "zh"), (r"tj", "ch"), (r"dj", "j"))),
    (re.compile(r"cz|sz|rz|[aeiou]w[aeiou]|^w"),
     _rules((r"szcz", "shch"), (r"cz", "ch"), (r"sz", "sh"), (r"rz", "zh"), (r"w", "v"), (r"ch", "kh"))),
    (re.compile(r"^ts[iye]|dz[iye]|[ao]u(?:sk|$)|ouska|auska"),
     _rules((r"ts(?=[iye])", "t"), (r"dz(?=[iye])", "d"), (r"[ao]u(?=sk)", "ov"), (r"[ao]u$", "av"))),
    # Greek gamma before gamma is an n: Evaggelos is Evangelos. Aggelopoulos has it before a vowel as well.
    (re.compile(r"(?<=[aeiou])gg(?=[aeiou])"), _rules((r"gg", "ng"))),
    (re.compile(r"(?<=[a-z]{4})pol[iy]$"), _rules((r"pol[iy]$", "polis"))),
    (re.compile(r"^hr"), _rules((r"^hr", "chr"))),
    # Somali writes x for h and c for the catch of the breath, and long vowels twice: Xasan, Maxamuud, Cabdi.
    (re.compile(r"^x[aeu]|ax[aeu]|^cabd|aa.*[aeiou]{2}|^c[aeu].*(?:aa|ee|ii|uu)"),
     _rules((r"x", "h"), (r"^c(?=[aeu])", ""), (r"([aeiou])\1", r"\1"))),
    # Japanese as the government once spelt it: Sinzo, Hukuda, Matuoka.
    (re.compile(r"^(?=.{5})(?=.*(?:s[iy]|t[iuy]|z[iy]|hu))(?:[kgsztdnhbpmrw]?y?[aeiou]|n(?![aeiouy]))+(?<=[oiea])$"),
     _rules((r"s(?=i)|sy", "sh"), (r"t(?=i)|ty", "ch"), (r"t(?=u)", "ts"), (r"z(?=i)|zy", "j"), (r"hu", "fu"))),
    # Turkish and Azerbaijani: Ceyhun is Jeyhun.
    (re.compile(r"^c(?=e[a-z]{3}|ih)"), _rules((r"^c", "j"))),
    (re.compile(r"(?<=n)iam$"), _rules((r"iam$", "ian"))),
    # Tamil: Palaniswami, Palanisamy.
    (re.compile(r"(?<=[a-z]{3})s[vw]?am[iy]$"), _rules((r"s[vw]?am[iy]$", "sami"))),
    # Indian names with one s or the other before a consonant.
    (re.compile(r"(?<=[a-z])sh[wvnrmy]"), _rules((r"sh(?=[wvnrmy])", "s"))),
    (re.compile(r"chtchi"), _rules((r"iachtchi", "yashchi"), (r"chtch", "shch"))),
    # Japanese long vowels, written out.
    (re.compile(r"ou|uu|oo|[ou]h(?![aeiou])"), _rules((r"ou|oo|oh(?![aeiou])", "o"), (r"uu|uh(?![aeiou])", "u"))),
    (re.compile(r"ij(?=[^aeiou])"), _rules((r"ij", "y"))),
    # Persian and Urdu: Rowhani is Rouhani, Khosrow is Khosro.
    (re.compile(r"ow(?=[^aeiouws])|ow$"), _rules((r"ow(?=[^aeiou]|$)", "ou"))),
    (re.compile(r"aw(?=[^aeiouw])"), _rules((r"aw(?=[^aeiou])", "au"))),
    (re.compile(r"^(?=.{6}).*au(?=[^aeiou])"), _rules((r"au(?=[^aeiou])", "o"))),
    # What is h in Ukrainian and Belarusian is g in Russian, in names that end as these do; so in Azerbaijani ones.
    (re.compile(r"^h[aeiouy][a-z]{2,}[ao][iy]$"), _rules((r"^h", "g"))),
    (re.compile(r"(?<![sczktgp])h.*(?:enko|[iu]uk|[iy]ak|[aoy]k|ets|[sck]k[iy]{1,2}|i[vn]|yn|ych|[oe]v|[oe]va|ina)$"),
     _rules((r"(?<![sczktgp])h", "g"))),
    # Hebrew: Betzalel is Bezalel, Mizrachi is Mizrahi; and Lech, Bach as Slavs write them.
    (re.compile(r"tz|(?<=[aeiou])ch(?=[aeioumnl]|$)"), _rules((r"tz", "z"), (r"(?<=[aeiou])ch(?=[aeioumnl]|$)", "kh"))),
    # Persian says gh where Arabs write q: Ghotbzadeh is Qotbzadeh.
    (re.compile(r"^(?=.{6})gh|(?<=[a-z]{3})gh(?=[a-z]{2})"), _rules((r"gh", "q"))),
    # Belarusian says a where Russian writes o: Kalesnikava is Kolesnikova.
    (re.compile(r"^(?=.{7}).*o.*(?:[oa]va?|enko|enka|uk|ich|aya|[ao]u)$"), _rules((r"[ao]u$", "av"), (r"o", "a"))),
    # Belarusian ends in a where Russian has an o, Ukrainian in ska where Russian has skaya: Latushka, Poklonska.
    (re.compile(r"^(?=.{6}).*[szc]hka$"), _rules((r"ka$", "ko"))),
    (re.compile(r"^(?=.{7}).*ska$"), _rules((r"ska$", "skaya"))),
    # Arabic dh is a Persian z: Kadhimi, Kazemi; Ramadhan, Ramazan.
    (re.compile(r"[aeiou]dh[aei]"), _rules((r"dh", "z"))),
    # Thai: Srettha is said Settha, the r in porn, chart and kiart lengthens the vowel, and j is a ch.
    (re.compile(r"^sr[aeiu]|[pkt]h?orn|ch?art|kiart"),
     _rules((r"^sr", "s"), (r"orn", "on"), (r"art", "at"))),
    (re.compile(r"^j(?:at|ur|am|ak|uang|ong|ir)[a-z]{2,}"), _rules((r"^j", "ch"))),
    # Albanian: Hoxha is Hodja.
    (re.compile(r"xh"), _rules((r"xh", "dj"))),
    # Greek: Mpaltas is Baltas, Ntoros is Doros.
    (re.compile(r"^(?:mp|nt|gk)"), _rules((r"^mp", "b"), (r"^nt", "d"), (r"^gk", "g"))),
    # Armenian of the West is voiced otherwise: Bedrosian is Petrosyan, Sarkisian is Sargsyan.
    (re.compile(r"(?:[iy]|ij)an$"), _rules((r"g", "k"), (r"d(?!j)", "t"), (r"b", "p"), (r"ss", "s"),
                                          (r"[iy]an$", "yan"), (r"(?<=k)i(?=s)", ""))),
    # Dutch Indonesian: Soedjatmoko is Sujatmoko, Tjokro is Cokro, Wahjoe is Wahyu.
    (re.compile(r"oe|tj|dj"), _rules((r"oe", "u"), (r"tj", "c"), (r"dj", "J"), (r"j", "y"), (r"J", "j"))),
)  # fmt: skip
# Letters with marks whose sound English spells with two letters.
_MARKED = str.maketrans({
    "č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "ž": "zh", "ż": "zh", "ź": "z",
    "đ": "dj", "ţ": "ts", "ț": "ts", "ř": "rzh", "ñ": "ny", "ň": "n", "ő": "o", "ŭ": "u", "ę": "en", "ą": "on",
    "ö": "oe", "ü": "ue",
    "Č": "Ch", "Ć": "Ch", "Ç": "Ch", "Š": "Sh", "Ş": "Sh", "Ș": "Sh", "Ś": "Sh", "Ž": "Zh", "Ż": "Zh", "Đ": "Dj",
    "Ţ": "Ts", "Ț": "Ts", "Ö": "Oe", "Ü": "Ue", "ä": "ae", "Ä": "Ae", "å": "aa", "Å": "Aa", "ø": "oe", "Ø": "Oe",
})  # fmt: skip
# Cyrillic as Serbs and Macedonians write it in Latin, once the marks are gone.
_SERBIAN = str.maketrans({
    "ш": "s", "ч": "c", "ћ": "c", "ж": "z", "ђ": "dj", "џ": "dz", "х": "h", "ц": "c", "љ": "lj", "њ": "nj", "ј": "j",
    "Ш": "S", "Ч": "C", "Ћ": "C", "Ж": "Z", "Ђ": "Dj", "Џ": "Dz", "Х": "H", "Ц": "C", "Љ": "Lj", "Њ": "Nj", "Ј": "J",
    "ќ": "kj", "ѓ": "gj", "Ќ": "Kj", "Ѓ": "Gj", "ѕ": "dz",
})  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_PAIRS = _rules(
    ("αυ(?=[θκξπσςτφχψ]|$)", "af"), ("αυ", "av"), ("ευ(?=[θκξπσςτφχψ]|$)", "ef"), ("ευ", "ev"), ("ου", "ou"),
    ("γγ", "ng"), (r"\bγκ", "g"), ("γκ", "gk"), (r"\bμπ", "b"), ("μπ", "mp"), (r"\bντ", "d"), ("ντ", "nt"),
    ("τζ", "tz"), ("χ", "ch"), ("υ", "y"), ("η", "i"), ("β", "v"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def hearings(word: str) -> tuple[str, ...]:
    """The folded Latin letters of the word, first as they stand, then as each language that they betray means them."""
    letters = fold(anyascii(brahmic_latin(word))).replace(" ", "")
    found: dict[str, None] = {letters: None}
    for marks, rules in _LANGUAGES:
        if marks.search(letters):
            heard = letters
            for pattern, spelling in rules:
                heard = pattern.sub(spelling, heard)
            found[heard.lower()] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def marked(name: str) -> tuple[str, ...]:
    """The whole name with its marked letters spelt out (Đ as Dj, č as ch); Cyrillic as Serbs, Greek as Greeks spell it.

    Empty where there is nothing to spell out.
    """
    if name.isascii():
        return ()
    if _CYRILLIC.search(name):
        return (anyascii(name.translate(_SERBIAN)),)
    if _GREEK.search(name):
        return (_greek(name),)
    spelt = dict.fromkeys((name.translate(_MARKED), name.replace("Đ", "Dj").replace("đ", "dj")))
    return tuple(form for form in spelt if form != name)


def _greek(name: str) -> str:
    letters = fold(name)
    for pattern, spelling in _GREEK_PAIRS:
        letters = pattern.sub(spelling, letters)
    return anyascii(letters).title()
