"""Which names of organisations in one article name the same one."""

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.coreference_clusters import Cluster
from extractors.event_lexicon import listed
from extractors.names_page import Name, acronym_after
from extractors.reading import Form, Reading
from extractors.titles import possessive

_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "a", "&", "-"])
# Bodies that every country has: without their country's name two of them are not one.
_EVERYWHERE = listed(
    """
    ministry parliament government army navy military police senate congress court bank embassy agency council
    department committee commission office assembly cabinet forces force guard service treasury party
    """
)
# Words that end many names and mean one of them only where the text has no second.
_COMMON = listed(
    """
    university college school church union company corporation group foundation association society institute club team
    league hospital museum center centre network front movement alliance organization organisation federation board
    bureau trust fund authority conference commission mission international national state states press times post news
    program programme project act system services partners holdings industries technologies
    """
)
# Adjectives that begin a name without being the whole's short form.
_BELIEVERS = listed(
    "muslim christian jewish catholic buddhist hindu sikh orthodox islamic republican democratic grand new"
)
# "Red Sox" for "Boston Red Sox", "Home Office" for "United Kingdom Home Office": no more words than this are left out.
_LONGEST_LEFT_OUT = 2


def link_bodies(reading: Reading, names: list[Name], all_names: list[Name], gazetteer: Gazetteer) -> list[Cluster]:
    """By gazetteer, by name without article and legal form, by acronym, and by the tail of a longer name."""
    countries = {name.end: name.known.country for name in all_names if name.known and name.kind is EntityKind.PLACE}
    clusters: dict[str, Cluster] = {}
    for name in names:
        owner = _owner(reading, name, countries)
        words = _bare_words(name.text, gazetteer)
        key = " ".join(words) or name.text
        if name.known:
            key = name.known.key
        elif owner and words and words[-1] in _EVERYWHERE:
            key = f"{owner} {key}"
        cluster = clusters.setdefault(key, Cluster(EntityKind.ORGANIZATION))
        cluster.add(name, name.form)
        cluster.country = cluster.country or (name.known.country if name.known else owner)
    _join_owned(clusters)
    _join_acronyms(reading, clusters)
    _join_tails(clusters, gazetteer)
    _join_bare(clusters, gazetteer)
    return [cluster for cluster in clusters.values() if cluster.names]


def _join_owned(clusters: dict[str, Cluster]) -> None:
    """ "The Defence Ministry" is the one whose country the text tells elsewhere, where it tells just one."""
    owned: dict[str, list[Cluster]] = {}
    for cluster in clusters.values():
        if cluster.country is not None and cluster.known is None:
            owned.setdefault(fold(cluster.names[0].text), []).append(cluster)
    for cluster in clusters.values():
        if cluster.country is None and cluster.known is None:
            same = owned.get(fold(cluster.names[0].text), [])
            if len(same) == 1:
                absorb(same[0], cluster)


def _owner(reading: Reading, name: Name, countries: dict[int, str | None]) -> str | None:
    """The country that stands right before the name ("Ukraine's Defence Ministry") or begins it."""
    start = name.start
    if start > 0 and possessive(reading.doc[start - 1].lower_):
        start -= 1
    return countries.get(start)


def _bare_words(text: str, gazetteer: Gazetteer) -> list[str]:
    """The folded words of an organisation's name without article and legal form."""
    words = fold(text).removeprefix("the ").split()
    while len(words) > 1 and gazetteer.legal_form(words[-1]) is not None:
        words.pop()
    return words


def absorb(target: Cluster, other: Cluster, form: Form | None = None) -> None:
    for name, known_form in zip(other.names, other.forms, strict=True):
        target.add(name, form or known_form)
    target.country = target.country or other.country
    other.names, other.forms = [], []


def _join_acronyms(reading: Reading, clusters: dict[str, Cluster]) -> None:
    """An acronym in brackets after a name, or one that has the initials of just one name, is that name's."""
    meant: dict[str, Cluster] = {}
    initials: dict[str, list[Cluster]] = {}
    acronyms: dict[str, Cluster] = {}
    for cluster in clusters.values():
        for name in cluster.names:
            words = name.text.split()
            if len(words) == 1:
                plain = name.text.replace(".", "")
                if 2 <= len(plain) <= 8 and sum(letter.isupper() for letter in plain) >= 2:
                    acronyms[plain] = cluster
                continue
            index = acronym_after(reading.doc, name.end)
            if index is not None:
                meant[reading.doc[index].text] = cluster
            letters = "".join(word[0] for word in words if word.casefold() not in _SMALL_WORDS and word[0].isalpha())
            owners = initials.setdefault(letters.upper(), [])
            if cluster not in owners[-1:]:
                owners.append(cluster)
    for acronym, cluster in acronyms.items():
        owners = initials.get(acronym, [])
        target = meant.get(acronym) or (owners[0] if len(owners) == 1 and cluster.known is None else None)
        if target is None or target is cluster or not target.names:
            continue
        if cluster.known is not None and target.known is not None and cluster.known.key != target.known.key:
            continue
        absorb(target, cluster, Form.ACRONYM)


def _join_tails(clusters: dict[str, Cluster], gazetteer: Gazetteer) -> None:
    """ "Foreign Ministry" is the one "Russian Foreign Ministry" of the text, "Tesla" the one "Tesla Motors"."""
    tails: dict[str, list[Cluster]] = {}
    heads: dict[str, list[Cluster]] = {}
    for cluster in clusters.values():
        if not cluster.names:
            continue
        words = _bare_words(cluster.names[0].text, gazetteer)
        for cut in range(1, min(len(words), _LONGEST_LEFT_OUT + 1)):
            if words[cut - 1] in _SMALL_WORDS or words[cut] in _SMALL_WORDS:
                break
            national = cut == 1 and _of_a_country(words[0], gazetteer)
            if national or len(words) - cut > 1 or _telling(words[-1]):
                tails.setdefault(" ".join(words[cut:]), []).append(cluster)
        if len(words) > 1 and words[-1] not in _EVERYWHERE:
            heads.setdefault(words[0], []).append(cluster)
    for cluster in list(clusters.values()):
        if not cluster.names or cluster.known is not None:
            continue
        words = _bare_words(cluster.names[0].text, gazetteer)
        longer = tails.get(" ".join(words), [])
        if len(words) == 1 and not longer and cluster.names[0].label == "ORG" and words[0] not in _BELIEVERS:
            longer = heads.get(words[0], [])
        if len(longer) != 1 or longer[0] is cluster or not longer[0].names:
            continue
        if cluster.country is None or longer[0].country in (None, cluster.country):
            absorb(longer[0], cluster, Form.PARTIAL)


def _of_a_country(word: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.demonym(word.title()) or gazetteer.countries(word.title()) or word == "national")


def _telling(word: str) -> bool:
    """The last word of a name may stand for it all ("Chrome", "Pirates"; not "Council")."""
    return word not in _EVERYWHERE and word not in _COMMON and len(word) > 3


def _join_bare(clusters: dict[str, Cluster], gazetteer: Gazetteer) -> None:
    """ "Committee" alone is the one committee that the text names; with several or none, it names nothing."""
    ends: dict[str, list[Cluster]] = {}
    for cluster in clusters.values():
        words = _bare_words(cluster.names[0].text, gazetteer) if cluster.names else []
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1] if words else ""
        if len(words) > 1 and (head in _EVERYWHERE or head in _COMMON):
            ends.setdefault(head, []).append(cluster)
    for cluster in clusters.values():
        if not cluster.names or cluster.known is not None or cluster.country is not None:
            continue
        words = _bare_words(cluster.names[0].text, gazetteer)
        if len(words) == 1 and (words[0] in _EVERYWHERE or words[0] in _COMMON):
            longer = ends.get(words[0], [])
            if len(longer) == 1:
                absorb(longer[0], cluster, Form.PARTIAL)
            elif words[0] in _EVERYWHERE:
                cluster.names, cluster.forms = [], []
