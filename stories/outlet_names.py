"""Names of outlets: how they are compared, and what the brackets behind one say."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer

# "Guardian (UK)", "Fox News [Opinion]", "The Sun, UK" isn't one: commas stand in names.
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]\s*$")
# Brackets that say no more than that it is an outlet.
_IDLE = frozenset(
    fold(words)
    for words in (
        *("online", "online news", "news", "website", "web", "site", "newspaper", "magazine", "paper", "radio", "tv"),
        *("news site", "news website", "broadcaster", "print", "digital", "publication", "media", "press", "agency"),
    )
)
# Brackets that name a part of what an outlet prints.
_SECTIONS = frozenset(
    (
        *("opinion", "opinions", "editorial", "editorials", "editorial board", "commentary", "columns", "op ed"),
        *("fact check", "fact checks", "blog", "blogs", "talk shows", "politics", "culture", "entertainment"),
        *("science", "sport", "sports", "sponsored content", "business", "opinion section"),
    )
)
# Words that stand behind a name or not.
_TAILS = frozenset(("online", "newspaper", "website"))
_DOMAIN_TAIL = re.compile(r"\.(?:com|org|net)$", re.IGNORECASE)
# Names that many papers bear in many towns: by themselves they don't make outlets of two domains one.
_COMMON = frozenset(
    fold(word).replace(" ", "")
    for word in (
        *("advertiser", "advocate", "age", "argus", "beacon", "bulletin", "call", "chronicle", "citizen", "clarion"),
        *("conversation", "courier", "daily", "daily mail", "daily news", "daily star", "democrat", "dispatch", "echo"),
        *("economist", "enterprise", "evening news", "evening post", "evening standard", "examiner", "express"),
        *("financial times", "free press", "gazette", "globe", "guardian", "herald", "hill", "hour", "independent"),
        *("inquirer", "intelligencer", "journal", "leader", "ledger", "local", "mail", "mercury", "messenger"),
        *("metro", "mirror", "monitor", "morning post", "morning star", "nation", "national", "news", "news daily"),
        *("observer", "pioneer", "post", "press", "press democrat", "record", "register", "reporter", "republic"),
        *("republican", "review", "sentinel", "sky news", "spectator", "standard", "standard times", "star", "sun"),
        *("sunday times", "telegraph", "telegram", "time", "times", "today", "tribune", "tv news", "union", "voice"),
        *("week", "weekly", "wire", "world", "world news", "business times", "abc", "abc news", "rtv", "state"),
    )
)
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class OutletName:
    """A name as it is compared. `key` is without "The", spaces, accents and idle brackets; "" where nothing is left.

    `country` is the ISO code that brackets name, `bracket` what else they say ("opinion"), else "".
    """

    key: str
    country: str = ""
    bracket: str = ""

    @property
    def section(self) -> str:
        """The part of the outlet that the brackets name; "" for none."""
        return self.bracket if self.bracket in _SECTIONS else ""

    @property
    def common(self) -> bool:
        """Many outlets are called so."""
        return self.key in _COMMON or len(self.key) < 3


@lru_cache(maxsize=_REMEMBERED)
def outlet_name(text: str) -> OutletName:
    """The name as it is compared."""
    country, brackets = "", []
    rest = text
    while (found := _BRACKETS.search(rest)) is not None and found.start() > 0:
        said = fold(found.group(1))
        code = _country(found.group(1))
        if code:
            country = country or code
        elif said and said not in _IDLE:
            brackets.append(said)
        rest = rest[: found.start()]
    words = fold(_DOMAIN_TAIL.sub("", rest.strip())).split()
    while len(words) > 1 and words[-1] in _TAILS:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return OutletName("".join(words), country, " ".join(reversed(brackets)))


@lru_cache(maxsize=1_024)
def _country(text: str) -> str:
    """The ISO code of a country that the brackets name: "UK", "United States", "British newspaper"; else ""."""
    gazetteer = load_gazetteer()
    place = gazetteer.country(text) or next(iter(gazetteer.countries(text)), None)
    if place is not None:
        return place.country or ""
    first, _, rest = text.partition(" ")
    return (gazetteer.demonym(first) or "") if not rest or fold(rest) in _IDLE else ""
