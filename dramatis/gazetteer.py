"""What is known beforehand: countries, cities, regions, organisations, metonyms, given names, a few persons.

`load_gazetteer()` reads the packed files of `dramatis/data` once (about half a second) and answers from memory. Every
look-up folds what it is given (`dramatis.folding.fold`), so `KYIV`, `Kyïv` and `kyiv` are one name, with one exception:
abbreviations count only in capitals (`US` and `U.S.` are a country, `us` is not; from four letters on `Nato` is right
too). Titles, articles and possessives are the caller's to strip, except that a leading "the" is forgiven.

    Gazetteer.countries(name)     -> tuple[Place, ...]      usually one
    Gazetteer.cities(name)        -> tuple[Place, ...]      the likeliest first, 8 at most
    Gazetteer.regions(name)       -> tuple[Place, ...]      continents, seas, provinces, disputed lands
    Gazetteer.places(name)        -> tuple[Place, ...]      all three, the likeliest first
    Gazetteer.ambiguous(name)     -> bool                   also an English word or a person's name (Nice, Jordan)
    Gazetteer.country(code)       -> Place | None
    Gazetteer.capital(code)       -> Place | None
    Gazetteer.capital_of(name or GeoNames id) -> str | None the country whose capital it is
    Gazetteer.demonym(word)       -> str | None             "Russians" -> "RU"
    Gazetteer.metonym(phrase)     -> str | None             "Kremlin" -> "RU"; capitals too
    Gazetteer.organisations(name) -> tuple[KnownOrganisation, ...]
    Gazetteer.organisation(name)  -> KnownOrganisation | None   None also when several share an acronym
    Gazetteer.nicknames(given)    -> frozenset[str]         folded, both ways, without itself
    Gazetteer.family_variants(family) -> frozenset[str]     Korean and Chinese romanisations: Lee, Yi, Rhee
    Gazetteer.gender(given)       -> "f" | "m" | None
    Gazetteer.given_name(word)    -> bool
    Gazetteer.persons(name)       -> tuple[KnownPerson, ...]
    Gazetteer.person(name)        -> KnownPerson | None     None also for namesakes
    Gazetteer.legal_form(words)   -> str | None             "gmbh" -> "llc"
    Gazetteer.first_words(kind)   -> Mapping[str, int]      first folded word -> most words of a name beginning so;
                                                            kinds: country, city, region, demonym, organisation, metonym
    Gazetteer.own                 -> OwnGazetteers | None   what the user loaded; the look-ups above don't answer it

`open_gazetteer(folder)` is the same with the gazetteers that the user loaded into the folder.
"""

import copy
import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from dramatis.folding import fold
from dramatis.gazetteer_entries import KnownOrganisation, KnownPerson, Place
from dramatis.own_gazetteers import OwnGazetteers, open_own
from dramatis.words import EntityKind

__all__ = ["Gazetteer", "KnownOrganisation", "KnownPerson", "Place", "load_gazetteer", "open_gazetteer"]

# A city as large as this is meant before a region of the same name (New York), a smaller one after it (Quebec).
_WORLD_CITY = 1_000_000
# Demonyms with these ends have no plural in -s (Chinese, British, Swiss, Dutch, Frenchmen).
_NO_PLURAL = ("ese", "ish", "ch", "sh", "ss", "s", "men", "man", "woman")
_MOST_WORDS = 8  # longer names of places don't occur in running text
# Under which kinds of first words the user's entries stand. Persons have none: no rule looks for them in a text.
_OWN_KINDS = {"organisation": EntityKind.ORGANIZATION, "region": EntityKind.PLACE}


class Gazetteer:
    """Answers about names; made by `load_gazetteer`, immutable in use."""

    def __init__(self) -> None:
        self._countries: dict[str, Place] = {}
        self._country_names: dict[str, str] = {}
        self._regions: list[Place] = []
        self._region_names: dict[str, list[int]] = {}
        self._city_rows: list[str] = []
        self._city_names: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        self._demonyms: dict[str, str] = {}
        self._metonyms: dict[str, str] = {}
        self._organisations: list[KnownOrganisation] = []
        self._organisation_names: dict[str, list[int]] = {}
        self._shouted: dict[str, bool] = {}
        self._nicknames: dict[str, frozenset[str]] = {}
        self._families: dict[str, frozenset[str]] = {}
        self._genders: dict[str, str | None] = {}
        self._persons: list[KnownPerson] = []
        self._person_names: dict[str, list[int]] = {}
        self._legal_forms: dict[str, str] = {}
        self._starts: dict[str, dict[str, int]] = {}
        self.own: OwnGazetteers | None = None
        self._city = lru_cache(maxsize=4096)(self._read_city)

    def countries(self, name: str) -> tuple[Place, ...]:
        """The country or territory of that name or abbreviation."""
        code = self._country_names.get(self._key(name))
        return (self._countries[code],) if code else ()

    def regions(self, name: str) -> tuple[Place, ...]:
        """Continents, seas, islands, provinces and disputed lands of that name."""
        return tuple(self._regions[i] for i in self._region_names.get(self._key(name), ()))

    def cities(self, name: str) -> tuple[Place, ...]:
        """Cities of 15,000 people and more of that name in any spelling, the likeliest first."""
        numbers = self._city_names.get(self._key(name))
        return tuple(self._city(int(n)) for n in numbers.lstrip("!").split()) if numbers else ()

    def places(self, name: str) -> tuple[Place, ...]:
        """Countries, world cities and capitals, regions, then other cities."""
        cities = self.cities(name)
        large = tuple(c for c in cities if c.capital or (c.population or 0) >= _WORLD_CITY)
        return (*self.countries(name), *large, *self.regions(name), *(c for c in cities if c not in large))

    def ambiguous(self, name: str) -> bool:
        """The name of a place is also an English word, a given name or mostly a person's name: ask the context."""
        key = self._key(name)
        return key in self._genders or self._city_names.get(key, "").startswith("!")

    def country(self, code: str | None) -> Place | None:
        """The country of an ISO alpha-2 code, in either case."""
        return self._countries.get(code.upper()) if code else None

    def capital(self, code: str) -> Place | None:
        """The capital of a country, None where the cities don't hold it."""
        geonames = self._capitals.get(code.upper())
        if geonames is None:
            return None
        return next(self._city(i) for i, row in enumerate(self._city_rows) if row.startswith(geonames + "\t"))

    def capital_of(self, city: str) -> str | None:
        """The code of the country whose capital is the city (a GeoNames id or a name in any spelling)."""
        if city.isdigit():
            return next((code for code, geonames in self._capitals.items() if geonames == city), None)
        first = self.cities(city)[:1]
        return first[0].country if first and first[0].capital else None

    def demonym(self, word: str) -> str | None:
        """The code of the country whose people or things the word names; None for small letters and other words."""
        return None if word.islower() else self._demonyms.get(fold(word))

    def metonym(self, phrase: str) -> str | None:
        """The code of the state (or "EU") for which a seat of government speaks, capitals included."""
        key = self._key(phrase)
        return self._metonyms.get(key) or (None if self.ambiguous(phrase) else self.capital_of(phrase))

    def organisations(self, name: str) -> tuple[KnownOrganisation, ...]:
        """Organisations of that name or acronym."""
        return tuple(self._organisations[i] for i in self._organisation_names.get(self._key(name), ()))

    def organisation(self, name: str) -> KnownOrganisation | None:
        """The one organisation of that name or acronym; None if there is none or more than one."""
        found = self.organisations(name)
        return found[0] if len(found) == 1 else None

    def nicknames(self, given: str) -> frozenset[str]:
        """Folded given names that may stand for this one: Bill for William and William for Bill."""
        return self._nicknames.get(fold(given), frozenset())

    def family_variants(self, family: str) -> frozenset[str]:
        """Folded other romanisations of an East Asian family name, without itself."""
        return self._families.get(fold(family), frozenset())

    def gender(self, given: str) -> str | None:
        """ "f" or "m" where nearly all bearers of the given name are, else None."""
        return self._genders.get(fold(given))

    def given_name(self, word: str) -> bool:
        """The word is known as a given name."""
        key = fold(word)
        return key in self._genders or key in self._nicknames

    def persons(self, name: str) -> tuple[KnownPerson, ...]:
        """Known persons of that full name."""
        return tuple(self._persons[i] for i in self._person_names.get(fold(name), ()))

    def person(self, name: str) -> KnownPerson | None:
        """The one known person of that full name; None if there is none or more than one."""
        found = self.persons(name)
        return found[0] if len(found) == 1 else None

    def legal_form(self, words: str) -> str | None:
        """The general form that a legal form stands for, folded ("GmbH" -> "llc"), None for other words."""
        return self._legal_forms.get(fold(words))

    def first_words(self, kind: str) -> Mapping[str, int]:
        """First folded word of every name of the kind -> the greatest number of words of a name that begins with it.

        A cheap gate before trying longer and longer spans of a text. Raises KeyError for an unknown kind.
        """
        found = self._starts.get(kind)
        if found is None:
            sources: dict[str, Iterable[str]] = {
                "country": self._country_names, "region": self._region_names, "city": self._city_names,
                "demonym": self._demonyms, "metonym": self._metonyms, "organisation": self._organisation_names,
            }  # fmt: skip
            found = self._starts[kind] = _starts(sources[kind])
            if self.own is not None and kind in _OWN_KINDS:
                for word, most in self.own.starts(_OWN_KINDS[kind]).items():
                    found[word] = max(most, found.get(word, 0))
        return found

    def with_own(self, own: OwnGazetteers) -> "Gazetteer":
        """A gazetteer that knows the same, and the user's entries."""
        other = copy.copy(self)
        other.own, other._starts = own, {}
        return other

    def _key(self, name: str) -> str:
        """The folded name without a leading "the"; "" for an abbreviation that isn't in capitals."""
        key = fold(name)
        if key.startswith("the "):
            key = key[4:]
        strict = self._shouted.get(key)
        if strict is None:
            return key
        letters = "".join(c for c in name.removeprefix("the ").removeprefix("The ") if c.isalpha())
        shouted = letters.isupper() or (not strict and len(letters) >= 4 and letters[:1].isupper())
        return key if shouted else ""

    def _read_city(self, number: int) -> Place:
        geonames, name, country, part, latitude, longitude, population = self._city_rows[number].split("\t")
        capital = self._capitals.get(country) == geonames
        north, east, people = float(latitude), float(longitude), int(population)
        return Place("city", name, country, None, geonames, north, east, people, capital, part or None)

    def _add_countries(self, rows: Iterable[list[str]], words: Iterable[list[str]]) -> None:
        capitals = {}
        for code, name, wikidata, geonames, capital, population, keys in rows:
            people = int(population) if population else None
            self._countries[code] = Place("country", name, code, wikidata or None, geonames or None, population=people)
            self._country_names.update(dict.fromkeys(keys.split("|"), code))
            capitals[code] = capital
        for code, latitude, longitude, names, demonyms in words:
            place = self._countries[code]
            self._countries[code] = replace(place, latitude=float(latitude), longitude=float(longitude))
            for name in filter(None, names.split(";")):
                if name.startswith("-"):  # a part of the country that the source lists among its names
                    self._country_names.pop(fold(name), None)
                else:
                    self._country_names[self._shout(name)] = code
            for word in filter(None, demonyms.split(";")):
                key = fold(word)
                self._demonyms[key] = code
                if not key.endswith(_NO_PLURAL):
                    self._demonyms.setdefault(key[:-1] + "ies" if key.endswith("ry") else key + "s", code)
        for code, capital in capitals.items():
            if number := next((n for n in self._numbers(capital) if f"\t{code}\t" in self._city_rows[n]), None):
                self._capitals[code] = self._city_rows[number].partition("\t")[0]
            elif capital and (row := next((r for r in self._city_rows if f"\t{capital}\t{code}\t" in r), None)):
                # A small one among many of its name (Victoria of the Seychelles).
                self._capitals[code] = row.partition("\t")[0]

    def _numbers(self, name: str) -> tuple[int, ...]:
        return tuple(int(n) for n in self._city_names.get(fold(name), "").lstrip("!").split())

    def _add_regions(self, rows: Iterable[list[str]], own: Iterable[list[str]]) -> None:
        known: dict[tuple[str, str], int] = {}
        for name, country, wikidata, geonames, part, latitude, longitude, keys in rows:
            place = Place("region", name, country, wikidata or None, geonames or None, part=part or None)
            if latitude:
                place = replace(place, latitude=float(latitude), longitude=float(longitude))
            number = self._add_region(place, keys.split("|"))
            known.update({(key, country): number for key in keys.split("|")})
        for name, country, latitude, longitude, others in own:
            names = [self._shout(n) for n in (name, *filter(None, others.split(";")))]
            number = known.get((names[0], country), -1)
            if number < 0:
                number = self._add_region(Place("region", name, country or None), ())
            self._regions[number] = replace(self._regions[number], latitude=float(latitude), longitude=float(longitude))
            for key in names:
                numbers = self._region_names.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)

    def _add_region(self, place: Place, keys: Iterable[str]) -> int:
        self._regions.append(place)
        for key in keys:
            self._region_names.setdefault(key, []).append(len(self._regions) - 1)
        return len(self._regions) - 1

    def _add_organisations(self, rows: Iterable[list[str]], own: Iterable[list[str]]) -> None:
        for name, country, sort, wikidata, keys, acronyms in rows:
            shorts = [a for a in acronyms.split("|") if a]
            self._shouted.update({a.rstrip("!"): a.endswith("!") for a in shorts})
            bare = tuple(a.rstrip("!") for a in shorts)
            entry = KnownOrganisation(name, sort, country or None, wikidata or None, tuple(a.upper() for a in bare))
            self._add_organisation(entry, {*filter(None, keys.split("|")), *bare})
        for name, country, sort, names in own:
            others = [n for n in names.split(";") if n]
            acronyms_of = tuple(n[1:] for n in others if n[0] == "=")
            keys_of = {self._shout(n) for n in (name, *others)}
            same = next((i for k in [fold(name)] for i in self._organisation_names.get(k, ())), None)
            if same is None:
                self._add_organisation(KnownOrganisation(name, sort, country or None, None, acronyms_of), keys_of)
            else:
                self._index_organisation(same, keys_of)

    def _add_organisation(self, entry: KnownOrganisation, keys: Iterable[str]) -> None:
        self._organisations.append(entry)
        self._index_organisation(len(self._organisations) - 1, keys)

    def _index_organisation(self, number: int, keys: Iterable[str]) -> None:
        for key in keys:
            numbers = self._organisation_names.setdefault(key.removeprefix("the "), [])
            if number not in numbers:
                numbers.append(number)

    def _add_names(
        self, nicknames: Iterable[list[str]], variants: Iterable[list[str]], genders: Iterable[list[str]]
    ) -> None:
        related: dict[str, dict[str, set[str]]] = {"given": {}, "family": {}}
        for given, shorts in nicknames:
            for short in shorts.split("|"):
                related["given"].setdefault(given, set()).add(short)
                related["given"].setdefault(short, set()).add(given)
        for part, names in variants:
            folded = {fold(name) for name in names.split()}
            for name in folded:
                related[part].setdefault(name, set()).update(folded)
        self._nicknames, self._families = (
            {name: frozenset(others - {name}) for name, others in related[part].items()} for part in ("given", "family")
        )
        for gender, names in genders:
            for name in names.split():
                key = fold(name)
                self._genders[key] = gender if self._genders.get(key, gender) == gender else None

    def _add_persons(self, rows: Iterable[list[str]]) -> None:
        for name, wikidata, gender, country, role, suffix, keys in rows:
            self._persons.append(KnownPerson(name, wikidata or None, gender, country, role, suffix or None))
            for key in keys.split("|"):
                self._person_names.setdefault(key, []).append(len(self._persons) - 1)

    def _shout(self, name: str) -> str:
        """The folded name; notes that a name marked `=` counts only in capitals."""
        key = fold(name).removeprefix("the ")
        if name.startswith("="):
            self._shouted[key] = len(key) < 4
        return key


def _starts(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        words = rest.count(" ") + 2 if rest else 1
        if words <= _MOST_WORDS and words > found.get(first, 0):
            found[first] = words
    return found


def _text(name: str) -> str:
    data = resources.files("dramatis").joinpath("data", name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(name))


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, _, value in (line.partition("\t") for line in _lines(name)))


def _lines(name: str) -> list[str]:
    return [line for line in _text(name).split("\n") if line and not line.startswith("# ")]


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the packed files, read on the first call and kept."""
    gazetteer = Gazetteer()
    gazetteer._city_rows = _lines("cities.tsv.gz")
    gazetteer._city_names = dict(_pairs("city_names.tsv.gz"))
    gazetteer._add_countries(_rows("countries.tsv.gz"), _rows("country_words.tsv"))
    gazetteer._add_regions(_rows("regions.tsv.gz"), _rows("regions.tsv"))
    gazetteer._add_organisations(
        [*_rows("international.tsv.gz"), *_rows("committees.tsv.gz")], _rows("organisations.tsv")
    )
    gazetteer._metonyms = {fold(phrase).removeprefix("the "): code for phrase, code in _rows("metonyms.tsv")}
    gazetteer._add_names(_rows("nicknames.tsv.gz"), _rows("name_variants.tsv"), _rows("given_names.tsv"))
    gazetteer._add_persons(_rows("politicians.tsv.gz"))
    gazetteer._legal_forms = dict(_pairs("legal_forms.tsv.gz"))
    return gazetteer


def open_gazetteer(folder: Path | None) -> Gazetteer:
    """The gazetteer of the packed files, with those that the user loaded into the folder, if any.

    Raises GazetteerError when one of these can't be read.
    """
    own = open_own(folder)
    return load_gazetteer() if own is None else load_gazetteer().with_own(own)
