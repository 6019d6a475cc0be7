"""Rows of canonical entities added up: what many articles say of one, whichever of them came first.

`grown` is a sum: its order and grouping don't matter. So a row is a function of the set of its in-article entities. Of
what is much, the first by an order of its own are kept (the latest stories, the offices of states) or some drawn by
hash; of what can't both be true most reports decide. Only beyond `_MOST_FORMS` spellings does the order show.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dramatis.ids import text_hash
from dramatis.words import EntityKind
from graph.name_roles import standing
from graph.offices import is_high
from graph.shape import Row
from graph.summing import SETTLED, best_name

# Titles and roles kept of one entity, those that name an office first: a long career fits, a flood of wrong ones
# doesn't.
_MOST_TITLES = 24
# Different forms kept of one name.
_MOST_FORMS = 400
# Stories kept as an entity's context, the latest first.
_MOST_STORIES = 20
# Articles of which it is kept who stands beside the entity, the latest first.
_MOST_COMPANY = 6
# Years in offices kept: each office counts once a year.
_MOST_OFFICES = 48
# Values that reports claim of what has but one, such as a gender: the true one and some errors.
_MOST_CLAIMED = 8
_MOST_SENTENCES = 12
# Mentions of an event whose words are kept: each new report is compared with all of them.
_MOST_TELLINGS = 12
# Participants kept to tell events apart.
_MOST_PARTICIPANTS = 60
# Of what can only have one value the reports are counted; a position is latitude and longitude.
CLAIMED = ("wikidata", "geonames", "country", "gender", "suffix")
POSITION = "position"
# Where an event takes place, as one value: a canonical id, its country, and whether it is a country or region.
PLACE = "place"
PLACE_PARTS = ("place", "place_country", "place_broad")


def grown(row: Row, other: Row) -> Row:
    """The stored row after another's word on it is added; what is unknown is filled."""
    forms = Counter(row["forms"] or {}) + Counter(other["forms"])
    kept = dict(forms.most_common(_MOST_FORMS)) if len(forms) > _MOST_FORMS else dict(forms)
    result = {**row, "forms": kept, "aliases": ranked_forms(kept)}
    for name, value in other.items():
        if result.get(name) is None and value is not None:
            result[name] = value
    for name in ("titles", "roles"):
        result[name] = ranked_roles([*(row[name] or []), *(other[name] or [])])
    for name in ("quantities", "contexts"):
        if name in other:
            result[name] = sorted({*(row[name] or []), *(other[name] or [])})[:_MOST_TITLES]
    if row["kind"] in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        result["name"] = best_name(row["kind"], kept)
    if row["signature"] and other["signature"]:
        result["signature"] = _joined(row["signature"], other["signature"])
        result |= _decided(result["signature"]["claimed"])
    if "modality" in other:
        # The latest report's modality counts; the projection says the same of all reports later.
        latest = max((row, other), key=_settled)
        result |= {"modality": latest["modality"], "polarity": latest["polarity"]}
    result["first_seen"] = min(filter(None, (row["first_seen"], other["first_seen"])), default="")
    result["last_seen"] = max(row["last_seen"], other["last_seen"])
    return result


def _settled(row: Row) -> tuple[str, int, str]:
    modality = row["modality"]
    unsettled = SETTLED.index(modality) if modality in SETTLED else len(SETTLED)
    return row["last_seen"], -unsettled, str(row["polarity"])


def ranked_forms(forms: Mapping[str, int]) -> list[str]:
    """The forms of a name, the most frequent first."""
    return sorted(forms, key=lambda form: (-forms[form], form))


def ranked_roles(roles: Iterable[str]) -> list[str]:
    """The roles, each once, those that name an office first."""
    return sorted(set(roles), key=lambda role: (not standing((role,)).offices, role))[:_MOST_TITLES]


def ranked_offices(offices: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Years in offices (year, role, of what), each once; those of a state first, then other high ones, then by year."""
    return [list(found) for found in sorted({tuple(one) for one in offices}, key=_weight)[:_MOST_OFFICES]]


def _weight(office: tuple[int, str, str]) -> tuple[int, int, str, str]:
    year, role, land = office
    high = is_high(role)
    return -high - (high and bool(land)), -year, role, land


def _joined(left: Row, right: Row) -> Row:
    joined = dict(left)
    joined["reports"] = left["reports"] + right["reports"]
    joined["stories"] = _latest_stories(left["stories"], right["stories"])
    joined["claimed"] = _counted(left["claimed"], right["claimed"])
    if "company" in left or "company" in right:
        joined["company"] = _latest_company([*left.get("company", ()), *right.get("company", ())])
    if "offices" in left or "offices" in right:
        joined["offices"] = ranked_offices([*left.get("offices", ()), *right.get("offices", ())])
    if "sentences" in left:
        joined["sentences"] = sorted({*left["sentences"], *right["sentences"]})[:_MOST_SENTENCES]
    if "named" in left:
        joined["named"] = left["named"] or right["named"]
    if "authors" in left:
        joined["authors"] = sorted({*left["authors"], *right["authors"]})
    if "participants" in left:
        both = {tuple(found) for found in (*left["participants"], *right["participants"])}
        joined["participants"] = sorted(map(list, both))[:_MOST_PARTICIPANTS]
        joined["countries"] = sorted({*left["countries"], *right["countries"]})
        joined |= dict(zip(PLACE_PARTS, _nearest(joined["claimed"].get(PLACE, ())), strict=True))
        joined["tellings"] = _drawn([*left["tellings"], *right["tellings"]])
    return joined


def _latest_stories(left: Mapping[str, str], right: Mapping[str, str]) -> dict[str, str]:
    """Each story with the last report of the entity in it, the latest first."""
    last = {story: max(left.get(story, ""), right.get(story, "")) for story in {*left, *right}}
    return dict(sorted(last.items(), key=lambda item: (item[1], item[0]), reverse=True)[:_MOST_STORIES])


def _latest_company(found: Iterable[list[Any]]) -> list[list[Any]]:
    by_place = {
        (reported, article, *map(tuple, names)): [reported, article, *names] for reported, article, *names in found
    }
    return [by_place[place] for place in sorted(by_place, reverse=True)[:_MOST_COMPANY]]


def _counted(left: Mapping[str, Any], right: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """How many reports claim each value, the most claimed first."""
    summed: dict[str, list[list[Any]]] = {}
    for name in sorted({*left, *right}):
        counts: Counter[str] = Counter()
        for value, count in (*left.get(name, ()), *right.get(name, ())):
            counts[json.dumps(value)] += count
        ranked = sorted(counts, key=lambda value: (-counts[value], value))
        summed[name] = [[json.loads(value), counts[value]] for value in ranked[:_MOST_CLAIMED]]
    return summed


def _decided(claimed: Mapping[str, Any]) -> Row:
    """The properties as most reports have them."""
    found = {name: values[0][0] for name, values in claimed.items() if name in (*CLAIMED, "name")}
    if POSITION in claimed:
        found["latitude"], found["longitude"] = claimed[POSITION][0][0]
    return found


def _nearest(places: Sequence[list[Any]]) -> list[Any]:
    """The place that most reports name, leaving out countries in which a finer one is named."""
    finer = {country for (place, country, broad), _ in places if place and country and not broad}
    found = [value for value, _ in places if value[0] and not (value[2] and value[1] in finer)]
    return next(iter([*found, *(value for value, _ in places)]), [None, None, False])


def _drawn(tellings: Sequence[list[Any]]) -> list[list[Any]]:
    """As many of the tellings as are kept, drawn by their hash: it doesn't matter which came first."""
    by_hash = {text_hash(json.dumps(told, ensure_ascii=True)): told for told in tellings}
    return [by_hash[key] for key in sorted(by_hash)[:_MOST_TELLINGS]]
