"""Which place a name means in this article: its neighbours' word first, then the countries of the other names.

A name has one meaning throughout an article unless the text itself tells two apart ("Paris, Texas" and "Paris,
France"). Where the text leaves open which place it is, the name keeps its country alone, or nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer, Place
from dramatis.words import EntityKind
from extractors.kinds import Known, known_place
from extractors.names_page import CORRECTED, Name, Page
from extractors.places_company import in_company
from extractors.places_corrected import corrected
from extractors.places_persons import persons_first
from extractors.places_qualifiers import NAMED_AFTER, Container, containers, lies_in, short_forms, sort_cues
from extractors.places_senses import Sense, clear, inside, senses
from extractors.reading import Form

# Weights of what the other names of the article say, in powers of ten. A country that is named may only act from afar;
# a town or part of it is where things happen.
_NAMED, _SETTING, _SAME_PART = 1.0, 0.8, 0.8
# Less likely than this, a place isn't said.
_DOUBTFUL = 0.45
# A town of fewer people, in an article about other countries' towns only, is rather another place of its name.
_SMALL_TOWN = 100_000
# A city of so many people is likelier than a person of one name, if it stands beside a place.
_LARGE_CITY = 500_000
# As much of the likelihood must be of one country to say that at least.
_SAME_COUNTRY = 0.8


@dataclass(frozen=True, slots=True)
class Decision:
    """The place meant (None: one that no gazetteer knows, or an open choice), its country, and how likely that is."""

    place: Place | None
    country: str | None
    part: str | None
    confidence: float


@dataclass(slots=True)
class _Context:
    """How often the article names each country, places in it, and places in each part of it; by name to leave out."""

    named: Counter[str] = field(default_factory=Counter)
    settings: Counter[str] = field(default_factory=Counter)
    parts: Counter[tuple[str, str]] = field(default_factory=Counter)
    settled: bool = False
    """Other places of known countries are named."""

    def add(self, place: Place) -> None:
        if place.country is None:
            return
        if place.kind == "country":
            self.named[place.country] += 1
            return
        self.settings[place.country] += 1
        if place.part:
            self.parts[place.country, place.part] += 1

    def without(self, other: "_Context", options: Sequence[Sense]) -> "_Context":
        """What this says of the countries of the options, less what the other has added to it.

        Only of theirs: a copy of everything for each name would make a gazetteer's page quadratic.
        """
        countries = {sense.place.country for sense in options if sense.place.country}
        parts = {(s.place.country, s.place.part) for s in options if s.place.country and s.place.part}
        return _Context(
            Counter({c: self.named[c] - other.named[c] for c in countries}),
            Counter({c: self.settings[c] - other.settings[c] for c in countries}),
            Counter({part: self.parts[part] - other.parts[part] for part in parts}),
            sum(self.settings.values()) > sum(other.settings.values()),
        )


def place_names(page: Page, names: list[Name]) -> list[Name]:
    """The names (in text order), the places among them with what the gazetteer knows of the one that is meant."""
    names = [corrected(page, name) for name in names]
    names = [_relabelled(page, names, index) for index in range(len(names))]
    names = persons_first(page, names)
    groups: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        if _to_place(name):
            groups[fold(name.text)].append(index)
    told = {i: containers(page.doc, names, i, page.gazetteer) for found in groups.values() for i in found}
    open_groups = {
        key: found
        for key, found in groups.items()
        if any(told[i] for i in found) or _is_open(senses(page.gazetteer, names[found[0]].text))
    }
    placed = list(names)
    whole, own = _contexts(page.gazetteer, names, groups, told)
    for key, found in open_groups.items():
        context = whole.without(own[key], senses(page.gazetteer, names[found[0]].text))
        for index, decision in _group(page, names, found, told, context).items():
            placed[index] = _placed(page.gazetteer, names[index], decision)
    _by_neighbour(page, placed, whole)
    for index, country in list(in_company(page, placed)):
        placed[index] = _placed(page.gazetteer, placed[index], Decision(None, country, None, _SAME_COUNTRY))
    return placed


def _relabelled(page: Page, names: Sequence[Name], index: int) -> Name:
    """The name, a place where the pipeline took it for something else though it lies in the next one: "Ala.", too."""
    name = names[index]
    if name.kind is EntityKind.PLACE or name.known is not None or name.titles:
        return name
    short = short_forms().get(name.text)
    if short is not None and name.start and page.doc[name.start - 1].text == ",":
        found = next((p for p in page.gazetteer.regions(short[2]) if inside(p, *short[:2])), None)
        if found is not None and index and names[index - 1].kind is EntityKind.PLACE:
            known = known_place(found, Form.ACRONYM)
            return replace(name, kind=EntityKind.PLACE, label="GPE", form=Form.ACRONYM, score=CORRECTED, known=known)
    options = senses(page.gazetteer, name.text)
    if options and _by_container(options, containers(page.doc, names, index, page.gazetteer), fits=True) is not None:
        return replace(name, kind=EntityKind.PLACE, label="GPE", score=CORRECTED)
    if _listed_with_a_place(page, names, index, options):
        return replace(name, kind=EntityKind.PLACE, label="GPE", score=CORRECTED)
    return name


def _listed_with_a_place(page: Page, names: Sequence[Name], index: int, options: Sequence[Sense]) -> bool:
    """Whether the name is a large city's, one word, and stands beside a place in a list: "Odessa and Kharkiv"."""
    name = names[index]
    if name.end - name.start > 1 or not any((sense.place.population or 0) >= _LARGE_CITY for sense in options):
        return False
    for other in (index - 1, index + 1):
        if not 0 <= other < len(names) or names[other].kind is not EntityKind.PLACE:
            continue
        first, second = sorted((name, names[other]), key=lambda one: one.start)
        between = range(first.end, second.start)
        if len(between) == 1 and page.doc[first.end].lower_ in ("and", ",", "or", "&"):
            return True
    return False


def _by_neighbour(page: Page, names: list[Name], context: _Context) -> None:
    """Gives places that no gazetteer knows the country of what they lie in or are called after.

    From the last to the first, so that "the square in Troy, New York" finds Troy's.
    """
    after: Name | None = None
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        if name.kind is EntityKind.PLACE and name.known is None:
            beside = (
                after is not None and after.kind is EntityKind.PLACE and lies_in(page.doc, name, after, page.gazetteer)
            )
            country = after.known.country if beside and after is not None and after.known is not None else None
            country = country or _called_after(page.gazetteer, name, context)
            if country is not None:
                name = names[index] = _placed(page.gazetteer, name, Decision(None, country, None, _SAME_COUNTRY))
        after = name


def _called_after(gazetteer: Gazetteer, name: Name, context: _Context) -> str | None:
    """The country of "Tartu" for "Tartu Airport"."""
    town, _, sort = name.text.rpartition(" ")
    if not town or sort.casefold() not in NAMED_AFTER:
        return None
    options = senses(gazetteer, town)
    return decide(options, context, Counter()).country if options else None


def _to_place(name: Name) -> bool:
    """A place called by name; no abbreviation or people, whose country the gazetteer knows already."""
    if name.kind is not EntityKind.PLACE or name.form is not Form.NAME:
        return False
    return name.known is None or name.known.kind is EntityKind.PLACE


def _is_open(options: Sequence[Sense]) -> bool:
    """The name may mean more than one place, or one so small that it may be none of the gazetteer's."""
    return len(options) > 1 or any(_is_small(sense.place) for sense in options)


def _is_small(place: Place) -> bool:
    return place.kind == "city" and not place.capital and (place.population or 0) < _SMALL_TOWN


def _contexts(
    gazetteer: Gazetteer, names: Sequence[Name], groups: dict[str, list[int]], told: dict[int, list[Container]]
) -> tuple[_Context, dict[str, _Context]]:
    """What all names say, and what each group of them does."""
    whole, own = _Context(), {key: _Context() for key in groups}
    for name in names:
        if not _to_place(name) and name.known is not None and name.known.country is not None:
            whole.named[name.known.country] += 1
    for key, found in groups.items():
        sure = clear(senses(gazetteer, names[found[0]].text))
        for index in found:
            lands = told[index]
            if len(lands) == 1:
                # "Paris, Texas" speaks for Texas; that Texas itself is named counts once more.
                whole.settings[lands[0].country] += 1
                own[key].settings[lands[0].country] += 1
            elif sure is not None:
                whole.add(sure)
                own[key].add(sure)
    return whole, own


# --- the decision -----------------------------------------------------------------------------------------------------


def _group(
    page: Page, names: Sequence[Name], found: Sequence[int], told: dict[int, list[Container]], context: _Context
) -> dict[int, Decision]:
    """The decision on each of the names of one spelling."""
    options = senses(page.gazetteer, names[found[0]].text)
    decisions: dict[int, Decision] = {}
    for index in found:
        decision = _capital(page.gazetteer, names[index], told[index]) or _by_container(options, told[index])
        if decision is not None:
            decisions[index] = decision
    rest = [index for index in found if index not in decisions]
    if decisions:
        for index in rest:
            before = [other for other in decisions if other < index and other not in rest]
            decisions[index] = decisions[max(before)] if before else decisions[min(set(decisions) - set(rest))]
    elif options:
        cues: Counter[str] = Counter()
        for index in rest:
            for kind, weight in sort_cues(page.doc, names, index, page.gazetteer).items():
                cues[kind] = max(cues[kind], weight)  # type: ignore[assignment]  # weights, not counts
        decision = decide(options, context, cues)
        decisions = dict.fromkeys(rest, decision)
    return decisions


def _by_container(options: Sequence[Sense], lands: Sequence[Container], fits: bool = False) -> Decision | None:
    """What is meant where the words around say in what it lies; None where they say nothing or too little.

    `fits`: only a place that the gazetteer knows there will do.
    """
    fitting = [
        (sense, land)
        for land in lands
        for sense in options
        if inside(sense.place, land.country, land.part) and sense.place.kind != "country"
    ]
    if fitting:
        sense, _ = max(fitting, key=lambda pair: pair[0].weight + (0.5 if pair[1].part else 0.0))
        return Decision(sense.place, sense.place.country, sense.place.part, 0.97)
    if fits or len(lands) != 1 or not lands[0].certain or any(sense.place.kind != "city" for sense in options):
        return None
    return Decision(None, lands[0].country, lands[0].part, 0.8)


def _capital(gazetteer: Gazetteer, name: Name, lands: Sequence[Container]) -> Decision | None:
    """The capital of the country named, where it is small beside the world's other towns of its name."""
    for land in lands:
        place = gazetteer.capital(land.country) if land.part is None else None
        if place is not None and fold(place.name) == fold(name.text):
            return Decision(place, place.country, place.part, 0.97)
    return None


def decide(options: Sequence[Sense], context: _Context, cues: Counter[str]) -> Decision:
    """The likeliest of the places that a name may mean, by the names around it; `options` must not be empty."""
    countries = {sense.place.country for sense in options if sense.place.country}
    parts = {(s.place.country, s.place.part) for s in options if s.place.country and s.place.part}
    named = sum(context.named[c] for c in countries)
    settings = sum(context.settings[c] for c in countries)
    in_parts = sum(context.parts[country, part] for country, part in parts)
    weights = []
    for sense in options:
        country, part = sense.place.country, sense.place.part
        weight = sense.weight + cues[sense.place.kind]
        if country and named:
            # The states of the world are named everywhere; that says less of their small towns.
            weight += _NAMED * context.named[country] / named * (0.5 if _is_small(sense.place) else 1.0)
        if country and settings:
            weight += _SETTING * context.settings[country] / settings
        if country and part and in_parts:
            weight += _SAME_PART * context.parts[country, part] / in_parts
        weights.append(weight)
    best = max(weights)
    shares = [10 ** (weight - best) for weight in weights]
    total = sum(shares)
    place = options[weights.index(best)].place
    confidence = 1 / total
    if (
        _is_small(place)
        and context.settled
        and not context.settings[place.country or ""]
        and not context.named[place.country or ""]
    ):
        return Decision(None, None, None, confidence)
    if confidence >= _DOUBTFUL:
        return Decision(place, place.country, place.part, confidence)
    same = sum(share for share, sense in zip(shares, options, strict=True) if sense.place.country == place.country)
    country = place.country if same / total >= _SAME_COUNTRY else None
    return Decision(None, country, None, same / total)


def _placed(gazetteer: Gazetteer, name: Name, decision: Decision) -> Name:
    """The name with what is known of the place meant."""
    place, before = decision.place, name.known
    if place is not None:
        if before is not None and before.geonames == place.geonames and before.wikidata == place.wikidata:
            return name
        metonym = gazetteer.metonym(name.text) if place.capital else None
        weak = before.weak if before is not None else True
        return replace(name, known=known_place(place, Form.NAME, weak=weak, metonym_of=metonym))
    key = f"town:{fold(name.text)}/{decision.country}/{decision.part}"
    bare = name.text[4:] if name.text[:4].lower() == "the " else name.text
    known = Known(EntityKind.PLACE, Form.NAME, bare, key, country=decision.country, weak=True, small=True)
    return replace(name, known=known)
