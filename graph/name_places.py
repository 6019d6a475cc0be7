"""A place's name in parts: what it is (lake, strait, oblast), and the words that name it, in whatever order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from dramatis.folding import fold
from dramatis.gazetteer import Place, load_gazetteer
from graph.name_abjads import is_abjad
from graph.name_brahmic import brahmic_latin
from graph.name_tables import groups

# Words for what a place is, brought to one; several words count as one thing where people mix them up.
_KINDS = {
    "lake": "lake lago lac loch lough ozero göl gölü golu reservoir jezioro jezero بحيرة دریاچه",
    "sea": "sea ocean denizi",
    "river": "river rio río reka nehri fleuve fiume rzeka نهر",
    "mountain": "mount mountain peak jebel jabal جبل کوه dagi mont volcano",
    "mountains": "mountains range gory daglari",
    "strait": "strait straits proliv protoka bogazi stretto estrecho estreito مضيق تنگه",
    "gulf": "gulf zaliv zatoka golfe golfo korfezi خليج خلیج khalij",
    "bay": "bay baie bahia baia bukhta",
    "island": "island islands isle isles archipelago ile iles isla islas isola isole ilha ilhas ostrov ostrova adasi"
    " adalari insel inseln pulau jima جزيرة جزیره",
    "peninsula": "peninsula poluostrov halbinsel",
    "desert": "desert pustynya",
    "cape": "cape",
    "canal": "canal قناة",
    "valley": "valley",
    "falls": "falls waterfall",
    "delta": "delta",
    "square": "square plaza piazza meydani meydan ploshchad maidan ميدان میدان platz plac praca",
    "airport": "airport aeroport aeropuerto aeroporto flughafen havalimani havaalani lotnisko letiste مطار فرودگاه",
    "plant": "plant",
    "region": "region oblast province krai territory governorate prefecture voivodeship canton department state"
    " vilayet provincia kray wojewodztwo vilayeti departamento departement zupanija محافظة استان"
    " mintaqah إقليم منطقة",
    "district": "district raion rayon rajon county municipality powiat okrug ilcesi",
    "bridge": "bridge",
    "stadium": "stadium arena",
    "street": "street avenue boulevard road",
    "station": "station",
    "camp": "camp مخيم",
    "prison": "prison jail gefangnis cezaevi",
    "palace": "palace palais palazzo sarayi dvorets",
    "base": "base airfield airbase",
    "port": "harbour harbor",
    "strip": "strip",
}
_KIND_OF = {fold(word).removeprefix("ال"): kind for kind, words in _KINDS.items() for word in words.split()}
_SHORT = {"mt": "mount", "mts": "mountains", "ft": "fort", "st": "saint", "sq": "square", "intl": "international",
          "npp": "plant", "ave": "avenue", "n": "north", "s": "south"}  # fmt: skip
_SMALL = frozenset(["the", "of", "de", "del", "della", "la", "le", "les", "el", "al", "di", "do", "da", "and"])
# What is said of a region, an airport or a plant besides its name.
_SAID = {
    "region": frozenset(
        ["autonomous", "special", "administrative", "free", "uyghur", "uygur", "uighur", "zhuang", "hui", "federal"]
    ),
    "airport": frozenset(["international", "air"]),
    "plant": frozenset(["nuclear", "power", "atomic", "energy"]),
    "station": frozenset(["railway", "train", "metro"]),
    "base": frozenset(["air", "military", "naval"]),
    "camp": frozenset(["refugee"]),
}
# Those of them that lists of regions hold by the bare name: the Nile, the Sahara, Crimea; Sinai is no mountain there.
LIKE_REGIONS = frozenset({"island", "river", "desert", "peninsula", "mountains"})
# Things that one names with or without the word: Baikal, Everest, the Sahara, Heathrow.
NATURAL = frozenset(
    [
        "lake",
        "river",
        "mountain",
        "mountains",
        "desert",
        "peninsula",
        "sea",
        "strait",
        "island",
        "cape",
        "canal",
        "airport",
        "falls",
    ]
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's name: `kind` is what it says that it is, None where it says nothing; `core` are the other words."""

    kind: str | None
    core: tuple[str, ...]


@lru_cache(maxsize=65536)
def place_name(name: str) -> PlaceName:
    """The parts of a place's name as it stands in a text; what stands behind a comma is left out."""
    words = [word for part in fold(without_article(name.split(", ")[0])).split() for word in _read(part)]
    words = [_SHORT.get(word, word) for word in words]
    if not words or (words[0] == "saint" and words[-1] not in ("airport", "stadium", "station", "oblast")):
        return PlaceName(None, tuple(words))
    if republic := _republic(words):
        return PlaceName("region", tuple(republic))
    kind = next((_KIND_OF[word] for word in (words[-1], words[0]) if word in _KIND_OF), None)
    if kind is None and len(words) > 2:
        # Kurdistan Region of Iraq, Free State of Bavaria.
        at = next((i for i, word in enumerate(words) if word in _KIND_OF and words[i + 1 : i + 2] == ["of"]), None)
        kind = None if at is None else _KIND_OF[words[at]]
        if at and at + 2 < len(words) and words[0] not in _SAID["region"]:
            words = words[: at + 1]
    if kind is None:
        return PlaceName(None, tuple(word for word in words if word not in _SMALL) or tuple(words))
    if kind in _CALLED_BY_ADJECTIVE:
        words = [_noun(word) for word in words]
    said = _SAID.get(kind, frozenset())
    core = tuple(w for w in words if _KIND_OF.get(w) != kind and w not in _SMALL and w not in said)
    return PlaceName(kind, core) if core else PlaceName(None, tuple(words))


def _read(word: str) -> list[str]:
    """The word in Latin letters; Arabic and Hebrew, which write no vowels, as they are, without the article."""
    if is_abjad(word):
        return [word.removeprefix("ال") if len(word) > _ARTICLE_AND_STEM else word]
    return fold(anyascii(brahmic_latin(word))).split()


_ARTICLE_AND_STEM = 4  # letters of the shortest word behind an article


@lru_cache(maxsize=16384)
def spellings(name: str) -> tuple[str, ...]:
    """The name, and a Cyrillic one as Ukraine and Belarus read it too, where Russia's g is an h: Hostomel."""
    if "г" not in name.lower() or not _CYRILLIC.search(name):
        return (name,)
    return (name, anyascii(name.translate(_G_AS_H)))


_CYRILLIC = re.compile("[а-яіїєґў]", re.IGNORECASE)
_G_AS_H = str.maketrans({"г": "h", "Г": "H", "и": "y", "И": "Y"})


def without_article(name: str) -> str:
    """An-Nuseirat, al-Mukalla without the Arabic article."""
    return _ARTICLE.sub("", name)


_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|el)-(?=[^\W\d_]{3})", re.IGNORECASE)


def town_of(adjective: str) -> str | None:
    """The known town from which a Slavic adjective is made: kazanskiy, wroclawski; None for other words."""
    found = _noun(adjective)
    return found if found != adjective and known_places(found.title()) else None


def _noun(word: str) -> str:
    """The region's town: Donetskaya oblast is Donetsk's, Kharkivska that of Kharkiv, Kievskaya that of Kiev."""
    if found := _ADJECTIVE.fullmatch(word):
        stem = found["stem"]
        for name in (stem + "sk", stem, stem + "a", stem + "ia", stem + "y", stem.removesuffix("n")):
            if known_places(name.title()):
                return name
        return stem + "sk"
    return word


# What Slavs call after a town by an adjective: the Krasnodar territory, the Kerch strait.
_CALLED_BY_ADJECTIVE = frozenset({"region", "district", "strait", "bay", "gulf"})
# How Russian, Ukrainian, Belarusian and Bulgarian regions are called after their towns.
_ADJECTIVE = re.compile(r"(?P<stem>[a-z]{3,})s(?:kaya|kaja|kaia|ka|koye|koe|kyi|ky|kiy|kii|ki)")
_REPUBLIC = re.compile(r"(?:(?:the )?republic of (?P<after>.+)|(?P<before>.+) republic)")


def _republic(words: list[str]) -> list[str] | None:
    """The words of "Republic of Dagestan", "Altai Republic" without "republic"; None for states and other names."""
    found = _REPUBLIC.fullmatch(" ".join(words))
    if found is None:
        return None
    bare = found["after"] or found["before"]
    gazetteer = load_gazetteer()
    if gazetteer.countries(bare.title()) or not gazetteer.regions(bare.title()):
        return None
    return bare.split()


@lru_cache(maxsize=16384)
def known_places(name: str) -> tuple[Place, ...]:
    """The gazetteer's places of that name."""
    found = load_gazetteer().places(name)
    if not found and (saint := _SAINT.match(name)):
        bare = name[saint.end() :]
        found = next((p for way in _SAINTS if (p := load_gazetteer().places(f"{way} {bare}"))), ())
    return found


_SAINT = re.compile(r"(?:St\.?|Saint|Sankt|Ste\.?|Sainte) (?=\w)")
_SAINTS = ("Saint", "St.", "Sankt", "Sainte")


@lru_cache(maxsize=16384)
def same_places(name: str) -> frozenset[str]:
    """Other folded names of the place by our own table."""
    return groups("name_places.tsv", "same").get(fold(name), frozenset())


@lru_cache(maxsize=16384)
def same_word(left: str, right: str) -> bool:
    """The words of two places' names mean one city by the gazetteer, or are names of one place by our own table."""
    if right in same_places(left):
        return True
    cities = {place.geonames for place in known_places(left.title())[:2] if place.kind == "city"}
    return any(place.geonames in cities for place in known_places(right.title())[:2])
