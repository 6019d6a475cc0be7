"""The names of the made-up world of `benchmarks.resolution_world`, and how they are drawn: the first ones very often.

The given names are shipped ones of all parts of the world; of the family names about a quarter are real, the others
are put together from syllables.
"""

import gzip
import random
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import dramatis

Item = TypeVar("Item")
FAMILIES, GIVEN = 2_000, 1_000
_SEED = 5
_DATA = Path(dramatis.__file__).parent / "data"


def _words(text: str) -> list[str]:
    """The parts between bars, or else between spaces."""
    return [part.strip() for part in text.split("|")] if "|" in text else text.split()


_STARTS = _words(
    """al an bar ben ber bog bor bran bur cal car chap cor dan dar del don dor dra ed el fal far fed fin for gal gar
    gol gor grab ham har hol hor il jan kal kar kol kor kov kra lam lan lar leb lin lom lor luk mal mar mat mel
    mil mor nad nem nor ol or pal par pav pel per pol por rad ram ran rod rom ros rus sab sal san sar sem sol sor
    stan tal tam tar tol tom tor urb val van var vel ver vil vol wal war wel wil zab zag zor"""
)
_MIDDLES = ["", "", "a", "e", "i", "o", "ad", "ak", "al", "an", "ar", "el", "en", "er", "in", "ol", "on", "or"]
_ENDS = _words(
    """ov ev in enko uk ski sky wicz son sen man berg feld stein ez es ini elli etti ard eau ou idis opoulos yan ian
    oglu er ton ford well ley by wood"""
)
RANKS = ["", "", "", "", "", "deputy ", "former ", "acting "]
OFFICES = _words(
    """minister|foreign minister|finance minister|prime minister|president|senator|lawmaker|governor|mayor|spokesman|
    spokeswoman|ambassador|envoy|judge|prosecutor|lawyer|general|colonel|admiral|commander|police chief|analyst|
    economist|professor|historian|scientist|surgeon|doctor|nurse|teacher|student|activist|union leader|bishop|
    cardinal|imam|rabbi|chairman|executive|banker|investor|engineer|architect|pilot|captain|goalkeeper|striker|
    coach|referee|sprinter|swimmer|actor|actress|director|singer|pianist|conductor|novelist|poet|painter|editor|
    reporter|photographer|farmer|fisherman|driver|builder|chef|designer|programmer|astronaut|detective|officer|
    soldier|secretary|treasurer|adviser|negotiator|councillor|candidate|party leader|founder|owner|manager|broker|
    auditor|accountant|librarian|curator|geologist|biologist|chemist|physicist|mathematician|linguist|
    psychologist|consultant|lobbyist|publisher|producer|presenter|midwife|pharmacist|veterinarian|forester|miner|
    electrician|welder|sailor"""
)
STATES = _words(
    """US GB RU UA DE FR IT ES PL TR CN IN JP KR BR MX CA AU IL IR IQ EG SA AE PK BD ID VN TH PH NG KE ET ZA GH MA DZ
    TN AR CL CO PE VE NL BE SE NO FI DK AT CH CZ HU RO BG GR RS HR PT IE KZ UZ GE AM AZ"""
)
MATTERS = _words(
    """Defence|Finance|Health|Energy|Justice|Transport|Agriculture|Education|Culture|Trade|Interior|Labour|
    Environment|Tourism|Fisheries|Housing|Science|Sport|Youth|Communications"""
)
TRADES = _words(
    """Steel|Motors|Foods|Shipping|Textiles|Energy|Media|Mining|Pharma|Airlines|Insurance|Capital|Systems|Logistics|
    Chemicals|Breweries|Construction|Software|Oil|Timber"""
)
BODIES = _words(
    """University|Chamber of Commerce|Police Department|Bank|City Council|Medical Centre|Port Authority|
    Symphony Orchestra|Rowing Club|Tribune"""
)
SITES = _words("""Stadium|Airport|Bridge|Square|Hospital|Station|Harbour|Prison|Dam|Tower""")


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The family names, the commonest first: real ones of the shipped lists, then made-up ones."""
    source = random.Random(_SEED)
    real = [row[0].split()[-1] for row in _rows("politicians.tsv.gz")]
    found = dict.fromkeys(name for name in real if name.isascii() and name.isalpha() and len(name) > 2)
    while len(found) < FAMILIES:
        found[(source.choice(_STARTS) + source.choice(_MIDDLES) + source.choice(_ENDS)).title()] = None
    names = sorted(found)[:FAMILIES]
    source.shuffle(names)
    return tuple(names)


@lru_cache(maxsize=1)
def given_names() -> tuple[str, ...]:
    lines = (_DATA / "given_names.tsv").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if "\t" in line for word in line.split("\t")[1].split())
    names = sorted({word for word in words if word.isascii() and word.isalpha()})
    random.Random(_SEED).shuffle(names)
    return tuple(names[:GIVEN])


@lru_cache(maxsize=1)
def cities() -> tuple[tuple[str, str, str], ...]:
    """GeoNames id, name and country, in an order drawn once."""
    found = [(row[0], row[1], row[2]) for row in _rows("cities.tsv.gz")]
    random.Random(_SEED).shuffle(found)
    return tuple(found)


@lru_cache(maxsize=16)
def _weights(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def zipf(source: random.Random, items: Sequence[Item]) -> Item:
    return source.choices(items, cum_weights=_weights(len(items)))[0]


def _rows(name: str) -> list[list[str]]:
    with gzip.open(_DATA / name, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if "\t" in line]
