"""A person's name taken apart: titles away, given names, family name, particles, generation."""

from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer

_TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count countess duke duchess prince princess king "
    "queen emperor empress sultan emir sheikh sheik shaikh sheikha shaykh sayyid syed hajj haji hojjatoleslam "
    "ayatollah imam mullah maulana mufti rabbi father fr sister brother reverend rev pastor bishop archbishop cardinal pope "
    "patriarch metropolitan saint president vice premier chancellor chairman chairwoman chair speaker prime minister foreign "
    "defence defense finance interior minister secretary senator sen representative rep congressman congresswoman governor gov "
    "mayor ambassador envoy judge justice attorney general gen lieutenant lt colonel col major maj captain capt "
    "sergeant sgt admiral adm commander cmdr marshal brigadier corporal cpl private inspector detective officer "
    "chief deputy acting former ex late then herr frau monsieur madame mme mlle señor senor señora senora don dona doña signor "
    "signora comrade hon honourable honorable excellency us u s mp mep phd md qc kc cbe obe mbe spokesman spokeswoman "
    "spokesperson director commissioner president-elect elect crown of".split(" ")
)  # fmt: skip
# A title that says whether the bearer is a woman or a man.
TITLE_GENDER = {
    **dict.fromkeys(
        "mrs ms miss dame lady baroness countess duchess princess queen empress sister congresswoman chairwoman frau "
        "madame mme mlle senora dona signora spokeswoman sheikha".split(" "),
        "f",
    ),
    **dict.fromkeys(
        "mr sir lord baron count duke prince king emperor sultan emir father brother congressman chairman herr monsieur "
        "senor signor spokesman sheikh pope".split(" "),
        "m",
    ),
}  # fmt: skip
_SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "fils": "jr",
    "pere": "sr", "2nd": "ii", "3rd": "iii", "neto": "neto", "filho": "jr",
}  # fmt: skip
_PARTICLES = frozenset(
    "de da do dos das del della delle di du des la le les los las el al ul an ash as at ad ud van von der den ter ten zu "
    "zur zum vom af av bin ibn ben bint abu umm ould wuld st mac ap y e i van't 't bar ua ni".split(" ")
)
# Particles that never carry a difference: Arabic articles come and go between sources.
_ARTICLES = frozenset("al el ul an ash as ad ar at az us".split(" "))
# First syllables of East Asian names that are nearly always the family name.
_FAMILY_FIRST = frozenset(
    "xi li wang zhang liu chen yang huang zhao zhou wu xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng "
    "jiang cai peng zeng xiao tian dong pan yuan ye jin wei fang qin bo mao wen bai tsai lee kim gim park pak choi "
    "choe jung jeong moon mun yoon yun kang cho jo lim shin ban roh noh han oh seo kwon hwang ahn song ryu yoo nguyen "
    "tran le pham phan vo dang bui do ngo vuong truong luu chiang chiu hsu lai soong".split(" ")
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, all folded. `family` is empty for a given name alone, `given` for a family name alone.

    `given` are the given names in their order, `middle` what stands between (patronymics, initials, second names).
    `either`: nothing tells which of two parts is the family name, so the other order must be tried too.
    """

    given: str
    middle: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str | None
    gender: str | None
    either: bool

    @property
    def full(self) -> bool:
        """It has a given and a family name."""
        return bool(self.given and self.family)

    @property
    def words(self) -> tuple[str, ...]:
        """All parts in their order."""
        return tuple(filter(None, (self.given, *self.middle, *self.family)))


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """The parts of a person's name as it stands in a text, in any script; empty parts where nothing is left."""
    name, comma_suffix = _cut_suffix_after_comma(name)
    family_first = False
    if "," in name:
        family, _, given = name.partition(",")
        name, family_first = (f"{given} {family}", False) if given.strip() else (family, False)
    words = _words(name)
    gender = next((TITLE_GENDER[w] for w in words[:-1] if w in TITLE_GENDER), None)
    words = _without_titles(words)
    suffix = comma_suffix
    if len(words) > 1 and words[-1] in _SUFFIXES:
        suffix, words = _SUFFIXES[words[-1]], words[:-1]
    words, family_first = _turn(words, name)
    given, middle, family = _split(words)
    either = not family_first and bool(given) and bool(family) and _could_be_given(family[-1])
    return PersonName(given, middle, family, suffix, gender, either)


def _words(name: str) -> list[str]:
    """Folded words; a hyphen joins (Jong-un is one given name), except after an Arabic article (al-Assad)."""
    if not name.isascii() and not any(c.isspace() for c in name.strip()) and len(name) <= 8:
        name = _spaced(name)
    words: list[str] = []
    for chunk in (
        name.replace("‐", "-").replace("‑", "-").replace("–", "-").replace("·", " ").replace("・", " ").split()
    ):
        parts = [p for p in (fold(p).replace(" ", "") for p in chunk.split("-")) if p]
        while len(parts) > 1 and parts[0] in _ARTICLES:
            words.append(parts.pop(0))
        if parts:
            words.append("-".join(parts))
    return words


def _spaced(name: str) -> str:
    """An unspaced Chinese or Korean name with its syllables parted, the family name first."""
    latin = anyascii(name)
    if latin.isascii() and latin[:1].isupper() and sum(c.isupper() for c in latin) >= 2 and " " not in latin:
        cuts = [i for i, c in enumerate(latin) if c.isupper()]
        syllables = [latin[a:b] for a, b in zip(cuts, [*cuts[1:], len(latin)], strict=True)]
        if len(syllables) == len(name):
            return f"{syllables[0]} {''.join(syllables[1:])}"
    return name


def _cut_suffix_after_comma(name: str) -> tuple[str, str | None]:
    head, comma, tail = name.rpartition(",")
    if comma and fold(tail) in _SUFFIXES:
        return head, _SUFFIXES[fold(tail)]
    return name, None


def _without_titles(words: list[str]) -> list[str]:
    """The words without leading titles and nationalities before them; the last word stays, whatever it is."""
    titles = [i for i, word in enumerate(words[:-1]) if word in _TITLES]
    start = 0
    while start < len(words) - 1 and (
        words[start] in _TITLES or (titles and start < titles[-1] and _nation(words[start]))
    ):
        start += 1
    return words[start:]


def _nation(word: str) -> bool:
    name = word.upper() if len(word) < 4 else word.title()
    return bool(load_gazetteer().demonym(name) or load_gazetteer().countries(name))


def _turn(words: list[str], name: str) -> tuple[list[str], bool]:
    """Given name first, and whether the name stood the other way round (Xi Jinping, Kim Jong-un, Nguyễn Phú Trọng)."""
    if not 2 <= len(words) <= 4 or words[0] not in _FAMILY_FIRST:
        return words, False
    rest = words[1:]
    if load_gazetteer().gender(words[-1]) and not load_gazetteer().gender("-".join(rest)) and len(rest) == 1:
        # "Kim Campbell", "Li Andersson" stand as they are; "Kim Jong-un" has no name that could be a family's.
        if words[-1] not in _FAMILY_FIRST and load_gazetteer().given_name(words[0]) and "-" not in words[-1]:
            return words, False
    if len(rest) == 1 and not _syllables(rest[0]):
        return words, False
    if len(rest) >= 2 and not all(_syllables(word) for word in rest):
        return words, False
    return ["".join(rest).replace("-", ""), words[0]], True


def _syllables(word: str) -> bool:
    """The word could be one or two Chinese, Korean or Vietnamese syllables."""
    bare = word.replace("-", "")
    return "-" in word or (len(bare) <= 6 and bare.isascii() and _is_syllable(bare)) or _two_syllables(bare)


def _is_syllable(bare: str) -> bool:
    return any(bare.startswith(i) and bare[len(i) :] in _FINALS for i in _INITIALS)


def _two_syllables(bare: str) -> bool:
    return any(_is_syllable(bare[:cut]) and _is_syllable(bare[cut:]) for cut in range(1, len(bare)))


_INITIALS = (
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
    "w", "ng", "nh", "th", "tr", "ph", "kh", "gi", "v", "hs", "ts",
)  # fmt: skip
_FINALS = frozenset(
    "a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue er io "
    "ae eo eu oe eon eun yeon yeong yun eong eung eop ok uk ik ak on om im am um oo oong yong ye yo yu ya we wi won oon "
    "eok eol il al ol ul it at uy oc ac anh inh ich uc ung em iem iet uyen oan oa".split(" ")
)  # fmt: skip


def _split(words: list[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Given name, what stands between, and the family name with its particles taken away."""
    if not words:
        return "", (), ()
    core = [w for w in words if w not in _PARTICLES] or words[-1:]
    if len(core) == 1:
        lone = core[0]
        if len(words) == 1 and load_gazetteer().gender(lone) and not _could_be_family(lone):
            return lone, (), ()
        return "", (), (lone,)
    start = next(
        (i for i, w in enumerate(words) if i and w in _PARTICLES and w not in ("bin", "ibn", "ben", "y", "e")), 0
    )
    tail = [w for w in words[start:] if w not in _PARTICLES] if start else []
    family = tuple(tail) if tail and len(tail) < len(core) else (core[-1],)
    before = core[: len(core) - len(family)]
    return before[0], tuple(before[1:]), family


def _could_be_given(word: str) -> bool:
    return load_gazetteer().given_name(word)


def _could_be_family(word: str) -> bool:
    return word in _FAMILY_FIRST
