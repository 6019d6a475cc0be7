"""The country of places that no gazetteer knows: the one in which all places around them lie."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.names_page import Name, Page
from extractors.reading import Form
from extractors.relation_words import SITE_NAMES

# So many places in one country make an article one about that country; where no other is named at all, the sentence
# needs to name none.
_ENOUGH, _MANY = 2, 3
# As much of an article's places must lie there.
_SHARE = 0.8
# A place that stands behind none of these may be anything that a tagger took for one.
_WHERE = listed(
    """in at near outside inside around through from across via village town hamlet suburb neighborhood neighbourhood
    settlement municipality district"""
)
_SORTS = listed(
    """village town city hamlet suburb township borough municipality district county province region area areas valley
    parish community settlement neighborhood neighbourhood outskirts south north east west southeast southwest northeast
    northwest parts districts towns villages"""
)
# Seas, rivers and ranges may belong to several countries.
_WIDE = listed(
    """sea ocean gulf strait straits river rivers channel mountains range alps peninsula desert basin continent region
    caucasus balkans valley plateau plain steppe coast border east west north south asia europe africa america middle
    central canal lake lakes world hemisphere pacific atlantic arctic antarctic bay current rim route corridor"""
)
# "Ada": what is shorter is rather an abbreviation.
_SHORTEST_TOWN = 3


def in_company(page: Page, names: Sequence[Name]) -> Iterator[tuple[int, str]]:
    """The places of no known country among the names, by their index, each with the country of all others around it.

    Those of its sentence must agree, and nearly all of the article: of two countries nothing is said.
    """
    settings: Counter[str] = Counter()
    peoples: set[str] = set()
    beside: dict[int, set[str]] = defaultdict(set)
    for name in names:
        country = name.known.country if name.known is not None else None
        if country is None:
            continue
        if is_setting(name):
            settings[country] += 1
            beside[page.doc[name.start].sent.start].add(country)
        else:
            peoples.add(country)
    if not settings:
        return
    country, count = settings.most_common(1)[0]
    if count < _ENOUGH or count < _SHARE * settings.total():
        return
    alone = count >= _MANY and len(settings) == 1 and peoples <= {country}
    taken = -2
    for index, name in enumerate(names):
        if name.known is not None or not is_setting(name):
            continue
        here = beside.get(page.doc[name.start].sent.start, set())
        listed_with = taken == index - 1 and _joined(page, names[index - 1], name)
        if here <= {country} and (here or alone) and (listed_with or _reads_as_a_spot(page, name)):
            taken = index
            yield index, country


def is_setting(name: Name) -> bool:
    """A place called by its name or initials, and no people or language."""
    return name.kind is EntityKind.PLACE and name.form in (Form.NAME, Form.ACRONYM) and name.label != "NORP"


def _joined(page: Page, one: Name, other: Name) -> bool:
    """The two stand in one list: "Otey, and Sandy Point"."""
    gap = [token.lower_ for token in page.doc[one.end : other.start]]
    return 0 < len(gap) <= 3 and set(gap) <= {",", "and", "&", "or", "the"}


def _reads_as_a_spot(page: Page, name: Name) -> bool:
    """The name stands where a place does, or is built like one, and is of no sea, river or range of many countries."""
    words = name.text.casefold().split()
    if name.form is not Form.NAME or not _WIDE.isdisjoint(words) or any(letter.isdigit() for letter in words[0]):
        return False
    if len(words) > 1 and not SITE_NAMES.isdisjoint((words[0], words[-1])):
        return True
    letters = [letter for letter in name.text if letter.isalpha()]
    if len(letters) < _SHORTEST_TOWN or all(letter.isupper() for letter in letters):
        return False
    before = name.start - 1
    if before > 0 and page.doc[before].lower_ == "the":
        before -= 1
    if before > 0 and page.doc[before].lower_ == "of":
        return page.doc[before - 1].lower_ in _SORTS
    return before >= 0 and page.doc[before].lower_ in _WHERE
