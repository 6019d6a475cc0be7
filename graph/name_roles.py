"""What roles say of a person: the field of life, and the office; and whether two sides' roles are at odds.

A footballer and a judge of one name are two persons more often than one who changed careers. Two offices that nobody
holds together part their holders, in one and the same year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dramatis.folding import fold


def _fields(table: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in table.strip().splitlines():
        field, _, words = line.strip().partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(field)
    return {word: frozenset(fields) for word, fields in found.items()}


# The field of a role by any of its words; a sport is a field of its own.
_FIELDS = _fields(
    """
    politics: president premier chancellor senator lawmaker legislator congressman congresswoman mayor governor mp mep
    politics: minister politician parliamentarian councillor councilman councilwoman diplomat ambassador envoy leader
    politics: spokesman spokeswoman spokesperson statesman dissident activist opposition speaker candidate dictator
    politics: secretary taoiseach deputy assemblyman whip negotiator separatist commissioner
    royalty: king queen prince princess emperor empress sultan emir monarch duke duchess sheikh sheikha shah tsar caliph
    military: general colonel admiral commander soldier major captain lieutenant sergeant officer army marshal pilot
    military: brigadier warlord militant guerrilla rebel fighter insurgent jihadist
    religion: pope bishop archbishop cardinal priest rabbi imam ayatollah cleric pastor patriarch preacher monk nun
    religion: theologian mufti mullah evangelist missionary
    arts: writer novelist poet author playwright painter sculptor artist essayist architect designer photographer
    arts: cartoonist historian critic composer illustrator dramatist
    screen: actor actress filmmaker director producer comedian screenwriter presenter model host entertainer
    music: singer musician rapper pianist violinist conductor composer songwriter guitarist drummer cellist soprano
    music: tenor band dj
    media: journalist reporter correspondent editor columnist broadcaster presenter anchor blogger publisher host
    research: physicist chemist biologist mathematician astronomer geneticist virologist epidemiologist
    science: professor scientist economist philosopher physician doctor
    science: surgeon psychologist engineer researcher scholar academic inventor sociologist historian
    science: anthropologist linguist student
    business: businessman businesswoman executive banker entrepreneur ceo financier investor billionaire tycoon
    business: magnate industrialist oligarch founder chairman trader
    law: judge justice lawyer prosecutor attorney magistrate jurist solicitor barrister
    crime: gangster mobster murderer drug trafficker criminal thief smuggler robber fraudster rapist kidnapper killer
    crime: terrorist hitman
    police: sheriff policeman police detective constable inspector
    football: footballer striker midfielder goalkeeper defender
    tennis: tennis
    boxing: boxer heavyweight middleweight boxing
    basketball: basketball
    baseball: baseball pitcher outfielder shortstop
    cricket: cricketer cricket batsman bowler
    golf: golfer golf
    swimming: swimmer
    diving: diver
    athletics: sprinter runner marathoner hurdler athlete
    skiing: skier snowboarder
    skating: skater
    cycling: cyclist
    racing: racer
    chess: chess grandmaster
    rugby: rugby
    hockey: hockey
    gymnastics: gymnast
    wrestling: wrestler
    sport: coach player champion sportsman sportswoman referee manager olympian
    """
)
_SPORTS = frozenset(
    [
        "football",
        "tennis",
        "boxing",
        "basketball",
        "baseball",
        "cricket",
        "golf",
        "swimming",
        "diving",
        "athletics",
        "skiing",
        "skating",
        "cycling",
        "racing",
        "chess",
        "rugby",
        "hockey",
        "gymnastics",
        "wrestling",
    ]
)
# Fields in which one person is often at home, besides those that are one field.
_TOGETHER = frozenset(
    frozenset(pair.split("+"))
    for pair in [
        "politics+business",
        "politics+law",
        "politics+military",
        "politics+royalty",
        "politics+science",
        "politics+religion",
        "military+royalty",
        "military+crime",
        "military+police",
        "law+police",
        "law+science",
        "law+business",
        "business+science",
        "business+royalty",
        "business+media",
        "business+crime",
        "arts+screen",
        "arts+music",
        "arts+media",
        "arts+science",
        "screen+music",
        "screen+media",
        "music+media",
        "media+politics",
        "religion+science",
        "religion+royalty",
        "crime+politics",
        "science+media",
        "religion+arts",
        "research+science",
        "research+business",
    ]
)
# What a body is, by any word for it.
_BODIES = _fields(
    """
    school: school university college academy institute faculty research think campus
    party: party bloc movement coalition militant rebel armed guerrilla insurgent political
    armed: militant rebel armed guerrilla militia insurgent paramilitary terrorist separatist jihadist extremist gang
    military: army military navy air marines brigade battalion regiment corps
    force: force unit
    agency: agency service ministry department regulator commission authority council committee central watchdog bureau
    agency: intelligence secret government office
    company: company manufacturer airline carmaker retailer firm maker conglomerate operator producer lender bank
    company: automaker brewer giant corporation chain bank supplier developer exporter drugmaker chipmaker startup
    media: broadcaster newspaper network channel magazine station publisher newsroom daily weekly tabloid
    police: police
    court: court tribunal
    club: club team
    sport: sport sports sporting cricket football soccer basketball baseball hockey rugby tennis athletics olympic
    sport: racing golf boxing cycling league
    union: union federation association guild
    alliance: regional intergovernmental alliance multilateral pact
    church: church diocese denomination order sect monastery cult
    charity: charity ngo nonprofit aid foundation relief humanitarian
    museum: museum gallery
    stage: theatre theater opera orchestra choir ballet band
    hospital: hospital clinic
    law: law act bill statute treaty
    """
)
# Words before an office that don't change whose it is, and those that do.
_BARE = re.compile(
    r"\b(?:acting|interim|transitional|former|ex|then|outgoing|incoming|current|late|longtime|new|elect|the|a|of|for|and)\b"
)
_NOT_NOW = re.compile(r"\b(?:former|ex|then|late|outgoing|incoming|elect|designate|onetime)\b")
_KIN = re.compile(
    r"(?:\b(?:son|daughter|wife|husband|widow|brother|sister|father|mother|nephew|niece|grandson|granddaughter|"
    r"grandfather|cousin|spouse|heir)\b)|first lady|first gentleman"
)
_WHOLE_OFFICES = {
    "prime minister": "head of government", "premier": "head of government", "pm": "head of government",
    "chancellor": "head of government", "taoiseach": "head of government", "head government": "head of government",
    "president": "president", "head state": "president", "vice president": "vice president", "king": "ruler",
    "queen": "ruler", "emperor": "ruler", "sultan": "ruler", "emir": "ruler", "monarch": "ruler", "pope": "pope",
    "pontiff": "pope", "crown prince": "heir", "speaker": "speaker", "mayor": "mayor", "governor": "governor",
    "chief justice": "chief justice", "chief staff": "chief of staff", "secretary state": "minister foreign",
    "foreign secretary": "minister foreign", "home secretary": "minister home", "defense secretary": "minister defense",
    "chief general staff": "chief of the general staff", "army chief": "army chief", "supreme leader": "supreme leader",
    "chief minister": "chief minister", "lawmaker": "lawmaker", "mp": "lawmaker", "congressman": "lawmaker",
    "congresswoman": "lawmaker", "legislator": "lawmaker", "senator": "lawmaker", "ambassador": "ambassador",
}  # fmt: skip
# Seats in a parliament go together with most offices, but not with these.
_RULERS = frozenset({"ruler", "pope"})
_ABOVE_PARLIAMENT = frozenset({"president", "ruler", "pope", "governor", "mayor", "chief justice"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What roles and titles say: fields of life, offices, and whether somebody is named by a relative's office.

    Of the offices, `held` are those that the text doesn't call former or future.
    """

    fields: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    held: frozenset[str]


@lru_cache(maxsize=16384)
def standing(phrases: tuple[str, ...]) -> Standing:
    """The fields and offices of roles and titles as they stand in texts."""
    fields: set[str] = set()
    offices: set[str] = set()
    kin: set[str] = set()
    held: set[str] = set()
    for phrase in phrases:
        folded = fold(phrase.replace("'s", " s ").replace("’s", " s ")).replace("defence", "defense")
        if _KIN.search(folded):
            kin |= {office} if (office := _office(_KIN.sub(" ", folded).replace(" s ", " "))) else {"relative"}
            continue
        if office := _office(folded):
            offices.add(office)
            if not _NOT_NOW.search(folded):
                held.add(office)
        for word in folded.split():
            found = _FIELDS.get(word) or _FIELDS.get(word.removesuffix("s"), frozenset())
            if not found.isdisjoint(_SPORTS) or not fields & _SPORTS:
                fields |= found
    if fields & _SPORTS:
        # A "tennis player" is in tennis, not in sport at large.
        fields.discard("sport")
    if "science" in fields and "computer" in " ".join(phrases):
        fields = {"science"}
    return Standing(frozenset(fields), frozenset(offices), frozenset(kin), frozenset(held))


def _office(folded: str) -> str | None:
    words = " ".join(_BARE.sub(" ", folded).split())
    if words in _WHOLE_OFFICES:
        return _WHOLE_OFFICES[words]
    if words.endswith(" minister") and words.count(" ") <= 3:
        task = words.removesuffix(" minister").removeprefix("deputy ")
        return "head of government" if task.endswith("prime") else f"minister {task}"
    last = words.rsplit(" ", 1)[-1]
    return (
        _WHOLE_OFFICES[last]
        if last in ("president", "king", "queen", "mayor", "senator") and "vice" not in words
        else None
    )


def fields_at_odds(one: Standing, other: Standing) -> bool:
    """Both sides have a field, and none of one goes with one of the other."""
    if not one.fields or not other.fields:
        return False
    return not any(_go_together(a, b) for a in one.fields for b in other.fields)


def _go_together(one: str, other: str) -> bool:
    if one == other or frozenset((one, other)) in _TOGETHER:
        return True
    pair = {one, other}
    return "sport" in pair and bool(pair & _SPORTS)


def offices_at_odds(one: Standing, other: Standing) -> bool:
    """Both sides hold an office, none in common, and nobody holds both in one year."""
    if not one.held or not other.held or one.offices & other.offices:
        return False
    for a in one.held:
        for b in other.held:
            if "lawmaker" in (a, b):
                if not {a, b} & _ABOVE_PARLIAMENT:
                    return False
            elif "minister" in (a, b):
                return False
    return True


def rule_at_odds(one: Standing, other: Standing) -> bool:
    """One side rules by birth, the other holds an office that such rulers don't come from, whatever the years."""
    if not one.offices or not other.offices or one.offices & other.offices:
        return False
    return bool(one.offices & _RULERS) != bool(other.offices & _RULERS) and "heir" not in one.offices | other.offices


@lru_cache(maxsize=16384)
def body_sorts(roles: tuple[str, ...]) -> frozenset[str]:
    """The sorts of body that an organisation's roles name; empty where they name none."""
    return frozenset(sort for role in roles for word in fold(role).split() for sort in _sorts_of(word))


@lru_cache(maxsize=16384)
def body_sorts_of(roles: tuple[str, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The sorts that an organisation's roles name; where they name none, those that its long names do."""
    return body_sorts(roles) or body_sorts(tuple(name for name in names if " " in name))


def _sorts_of(word: str) -> frozenset[str]:
    return _BODIES.get(word) or _BODIES.get(word.removesuffix("s"), frozenset())


def is_relative(one: Standing, other: Standing) -> bool:
    """One side is named as the relative of the holder of an office that the other side holds."""
    return bool(one.kin & other.offices or other.kin & one.offices)
