"""Whether two places are one: by gazetteer ids, else by what the gazetteer knows of their names and countries."""

from functools import lru_cache

from dramatis.folding import fold
from dramatis.gazetteer import Place
from graph.entity_matching_cards import EntityCard, Verdict, verdict, veto
from graph.name_abjads import is_abjad
from graph.name_forms import script
from graph.name_places import (
    LIKE_REGIONS,
    NATURAL,
    PlaceName,
    known_places,
    place_name,
    same_places,
    same_word,
    spellings,
    without_article,
)
from graph.name_sounds import OTHER_SPELLING, likeness

# Words that a place's name gains and loses: the city of X, X Oblast, X province are told apart by the gazetteer.
_BROAD = frozenset({"the", "city", "of", "region", "province", "oblast", "district", "area", "town", "village"})
# What roles call a place, and the kind that it is; a city's and a country's names bear no such word.
_ROLES = {
    "city": "city", "capital": "city", "town": "city", "village": "city", "country": "country", "state": "region",
    "province": "region", "region": "region", "oblast": "region", "governorate": "region", "canton": "region",
    "republic": "region", "krai": "region", "prefecture": "region", "territory": "region", "municipality": "city",
    "port": "city", "nation": "country", "kingdom": "country", "islet": "island", "stream": "river",
    "mountains": "mountains", "range": "mountains", "ocean": "sea", "bridge": "bridge", "university": "university",
    "lake": "lake", "sea": "sea",
    "river": "river", "mountain": "mountain", "peak": "mountain", "volcano": "mountain", "strait": "strait",
    "gulf": "gulf", "bay": "bay", "island": "island", "islands": "island", "peninsula": "peninsula",
    "desert": "desert", "canal": "canal",
    "airport": "airport", "square": "square", "district": "district", "county": "district",
}  # fmt: skip
_SURE, _WITHOUT_WORD, _DOUBT = 0.96, 0.94, 0.85
# The Sea of Okhotsk, the Strait of Hormuz bear a town's or an island's name.
_CALLED_AFTER = frozenset({"sea", "strait", "canal", "falls"})
_MOST_NAMES = 8


def match_places(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two places whose cards carry no common id."""
    if left.country and right.country and left.country != right.country:
        return veto(f"one lies in {left.country}, the other in {right.country}")
    roles = _sort(left), _sort(right)
    if all(roles) and roles[0] != roles[1]:
        return veto(f"one is a {roles[0]}, the other a {roles[1]}")
    if any(fold(b) in same_places(a) for a in left.names[:_MOST_NAMES] for b in right.names[:_MOST_NAMES]):
        return verdict(_SURE, "both are known names of one place")
    if _two_known(left.names[:_MOST_NAMES], right.names[:_MOST_NAMES]):
        return veto("they are known as two places")
    if left.geonames and right.geonames and left.geonames != right.geonames:
        return veto(f"different GeoNames ids {left.geonames} and {right.geonames}")
    by_kind = _by_kind(left, right)
    if by_kind is not None:
        return by_kind
    if _city_and_bare(left, right) or _city_and_bare(right, left):
        return verdict(_WITHOUT_WORD, "the names are the same but for the word city")
    known, others = _candidates(left), _candidates(right)
    if known and others:
        shared = known & others
        if not shared:
            return veto("the gazetteer knows the names as different places")
        kinds = {place.kind for place in shared}
        return verdict(0.97, f"both names mean the {min(kinds)} {min(place.name for place in shared)}")
    return _by_names(left, right)


def _two_known(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """The table has every name of both sides, and no line with one of each."""
    return all(map(same_places, (*names, *others))) and {fold(n) for n in names}.isdisjoint(map(fold, others))


def country_and_part(left: EntityCard, right: EntityCard) -> bool:
    """By their roles one is a country, a region or a city, and the other another of them: Luxembourg is all three."""
    roles = {_role(left), _role(right)}
    return len(roles) > 1 and roles <= _NESTED


# What lies in another of its own name.
_NESTED = frozenset({"country", "region", "city", "island"})


def _city_and_bare(left: EntityCard, right: EntityCard) -> bool:
    """Kyiv city, the City of Mariupol, and the bare name, which is a city's before it is a region's."""
    for name in left.names[:_MOST_NAMES]:
        words = fold(name).split()
        bare = words[2:] if words[:2] == ["city", "of"] else words[:-1] if words[-1:] == ["city"] else words[:0]
        if bare and not known_places(name) and any(fold(other).split() == bare for other in right.names[:_MOST_NAMES]):
            places = known_places(" ".join(bare).title())
            return bool(places) and places[0].kind == "city"
    return False


def _by_kind(left: EntityCard, right: EntityCard) -> Verdict | None:
    """What follows from what the places are, by their names and roles; None where that decides nothing."""
    found = (
        _compare(place_name(name), left, place_name(other), right)
        for name in left.names[:_MOST_NAMES]
        for other in right.names[:_MOST_NAMES]
    )
    return max((one for one in found if one is not None), key=lambda v: v.score, default=None)


def _compare(one: PlaceName, left: EntityCard, other: PlaceName, right: EntityCard) -> Verdict | None:
    kinds = one.kind or _role(left), other.kind or _role(right)
    if one.kind is None and other.kind is None:
        return None
    cores = _same_core(one, other)
    if kinds[0] and kinds[1]:
        if kinds[0] != kinds[1]:
            return veto(f"one is a {kinds[0]}, the other a {kinds[1]}")
        return verdict(_SURE, f"both are the {kinds[0]} of one name") if cores else None
    if not cores:
        return None
    with_word, without, card = (one, other, right) if one.kind else (other, one, left)
    return _without_word(with_word, without, card)


def _role(card: EntityCard) -> str | None:
    """What the roles call the place: the only kind that they name, else None."""
    kinds = {_ROLES[fold(role)] for role in card.roles if fold(role) in _ROLES}
    return next(iter(kinds)) if len(kinds) == 1 else None


def _sort(card: EntityCard) -> str | None:
    """What its roles call it, else "city" where its name does: New York City, Washington, D.C."""
    if role := _role(card):
        return role
    ends = (fold(name.replace(", ", " ")).rsplit(" ", 1)[-1] for name in card.names[:_MOST_NAMES] if " " in name)
    return "city" if any(end in ("city", "dc") for end in ends) else None


def _without_word(with_word: PlaceName, without: PlaceName, card: EntityCard) -> Verdict | None:
    """Lake Baikal and Baikal, Hubei Province and Hubei: one, unless the bare name is a city's or a country's."""
    kind = with_word.kind or ""
    places = [place for name in card.names[:_MOST_NAMES] for place in known_places(name)]
    if card.country:
        places = [place for place in places if place.country in (card.country, None)]
    if kind == "region":
        if any(place.kind == "city" and (place.capital or (place.population or 0) >= 0) for place in places):
            return None if any(place.kind == "region" for place in places[:1]) else veto("a city and its region")
        return verdict(_SURE, "the names are the same but for the word that says what it is")
    if kind not in NATURAL:
        return None
    if any(place.kind != "region" or place.wikidata or kind not in LIKE_REGIONS for place in places):
        return veto(f"one is a {kind}, the other is called as a city, a state or a country is")
    if kind in _CALLED_AFTER:
        return verdict(_DOUBT, f"one is a {kind}, which is often called after the other")
    return verdict(_WITHOUT_WORD, f"the names are the same but for the word {kind}")


def _same_core(one: PlaceName, other: PlaceName) -> bool:
    """The naming words are the same in any order; an airport's may be initials, or have its city before them."""
    if _words_agree(one.core, other.core):
        return True
    kind = one.kind or other.kind
    if kind == "island" and len(one.core) == len(other.core):
        return tuple(w.rstrip("s") for w in one.core) == tuple(w.rstrip("s") for w in other.core)
    if kind != "airport":
        return False
    short, long = sorted((one.core, other.core), key=len)
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return True
    rest = long[: len(long) - len(short)]
    if not short or not _words_agree(long[len(rest) :], short):
        return False
    own = {city.country for city in _cities(" ".join(short)) if (city.population or 0) >= _OWN_AIRPORT}
    before = next(filter(None, (_cities(" ".join(rest[start:])) for start in range(len(rest)))), ())
    # Fort Worth has an airport of its own beside Dallas Fort Worth; Logan is no city of Boston's country.
    return bool(before) and before[0].country not in own


_OWN_AIRPORT = 250_000  # people


def _cities(words: str) -> tuple[Place, ...]:
    return tuple(place for place in known_places(words.title()) if place.kind == "city")


def _words_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or not one:
        return False
    rest = list(other)
    for word in one:
        found = next((w for w in rest if word == w or _spelt_alike(word, w)), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def _spelt_alike(word: str, other: str) -> bool:
    if not word.isalpha() or not other.isalpha() or min(len(word), len(other)) < _LONG_ENOUGH:
        # Kiev, Kyiv: short ones are no spellings of each other, but may be known.
        return min(len(word), len(other)) >= _KNOWN_ENOUGH and same_word(word, other)
    enough = OTHER_SPELLING if min(len(word), len(other)) >= _LONG else _SOUNDS_SAME
    return likeness(word, other, True) >= enough or same_word(word, other)


# From so many letters on, a word may be read as another language spells it; a shorter one must sound the same.
_LONG, _SOUNDS_SAME = 8, 0.96
_KNOWN_ENOUGH = 4  # letters
_LONG_ENOUGH = 5  # letters; Hunan and Henan, Anbar and Ambar are told apart by theirs


def _by_names(left: EntityCard, right: EntityCard) -> Verdict:
    pairs = ((a, b) for one in left.names for other in right.names for a in spellings(one) for b in spellings(other))
    best = max((_alike(a, b) for a, b in pairs), default=0.0)
    if not best:
        return verdict(0.0, "the names differ")
    reasons = ["the names are the same" if best == 1.0 else "the names agree but for spelling"]
    # A name in another script is not slipped with, and few places sound alike.
    written = {script(a) for a in left.names} & {script(b) for b in right.names}
    telling = min(len(name) for name in (*left.names, *right.names)) >= _LONG and best >= _SOUNDS_SAME - 0.01
    score = (0.9 if (written and not telling) or best < _SOUNDS_SAME - 0.01 else 0.97) * best
    if left.country and left.country == right.country:
        score += 0.06
        reasons.append(f"both lie in {left.country}")
    if left.stories & right.stories:
        score += 0.04
        reasons.append("both occur in one story")
    elif left.related & right.related:
        score += 0.02
        reasons.append("both occur with the same others")
    return verdict(score, *reasons)


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> float:
    one, other = _words(left), _words(right)
    if one == other:
        return 1.0
    if len(one) != len(other):
        return 0.0
    scores = [
        likeness(a, b, True) if a.isalpha() and b.isalpha() else float(a == b) for a, b in zip(one, other, strict=True)
    ]
    return min(scores, default=0.0) if all(scores) else 0.0


_WITH_ARTICLE = 4  # letters of the shortest Arabic word with its article
# "St." stands for all of them; in a place's name the language changes nothing.
_SAINTLY = dict.fromkeys(("st", "ste", "sainte", "sankt"), "saint")


def _words(name: str) -> list[str]:
    words = [_SAINTLY.get(word, word) for word in fold(without_article(name)).split()]
    words = [w.removeprefix("ال") if is_abjad(w) and len(w) > _WITH_ARTICLE else w for w in words]
    if len(words) > 1 and words[0] in ("al", "el"):
        words = words[1:]
    return [word for word in words if word not in _BROAD] or words


def _candidates(card: EntityCard) -> frozenset[Place]:
    """The places that the card's names may mean, narrowed by its ids and country."""
    found = frozenset(place for name in card.names for place in _called(name))
    if card.geonames:
        exact = frozenset(place for place in found if place.geonames == card.geonames)
        return exact or found
    if card.wikidata:
        exact = frozenset(place for place in found if place.wikidata == card.wikidata)
        return exact or found
    if card.country:
        within = frozenset(place for place in found if place.country == card.country)
        found = within or found
    return frozenset(_likeliest(card)) & found or found


def _called(name: str) -> tuple[Place, ...]:
    """The gazetteer's places of the name; of a long name those that bear it, before a larger one by a by-name."""
    places = known_places(name)
    own = tuple(place for place in places if fold(place.name) == fold(name))
    telling = len(fold(name).split()) > 1 and len(name) >= _OWN_NAME and all(place.kind == "city" for place in own)
    return own if own and telling else places


_OWN_NAME = 16  # letters; a shorter name of a small place may well mean the large one


def _likeliest(card: EntityCard) -> list[Place]:
    """For each name the place meant first, the card's country granted."""
    likely = []
    for name in card.names:
        places = [p for p in _called(name) if not card.country or p.country == card.country]
        likely += places[:1]
    return likely
