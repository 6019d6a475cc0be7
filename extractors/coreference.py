"""Which names of one article name the same: chains of persons, places and organisations."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.coreference_aliases import join_aliases
from extractors.coreference_bodies import absorb, link_bodies
from extractors.coreference_clusters import Cluster
from extractors.coreference_persons import link_persons
from extractors.names_page import Name, acronym_after
from extractors.nominals import link_nominals
from extractors.own_entries import find_own_entries
from extractors.pronouns import Choose, likeliest, link_pronouns
from extractors.reading import Chain, Form, Naming, Reading

# Words that open sentences far more often than they are family names.
_LIKE_PRONOUNS = frozenset(["He", "She", "It", "They"])
_POINTS = frozenset(["north", "south", "east", "west"])


def link_mentions(reading: Reading, names: list[Name], gazetteer: Gazetteer, choose: Choose = likeliest) -> None:
    """Adds to the reading one chain for each entity that the names name, with its nominal mentions and pronouns.

    Pronouns of what has no name go to `reading.unnamed`. `choose` is as in link_pronouns.
    """
    names = _of_one_kind(list(_with_family(reading, names)))
    clusters = [
        *_places(reading, [name for name in names if name.kind is EntityKind.PLACE]),
        *link_bodies(reading, [name for name in names if name.kind is EntityKind.ORGANIZATION], names, gazetteer),
        *link_persons([name for name in names if name.kind is EntityKind.PERSON], gazetteer),
    ]
    clusters = join_aliases(reading, clusters)
    clusters.sort(key=lambda cluster: min(name.start for name in cluster.names))
    for cluster in clusters:
        reading.add_chain(_chain(cluster, gazetteer))
    find_own_entries(reading, gazetteer)
    link_nominals(reading)
    reading.unnamed = link_pronouns(reading, choose)


def _with_family(reading: Reading, names: list[Name]) -> Iterator[Name]:
    """The names with the family name "He" where it stands before one ("He | Lifeng"), and without pronouns as names."""
    doc = reading.doc
    for name in names:
        if name.text in _LIKE_PRONOUNS:
            after = doc[name.end] if name.end < len(doc) else None
            # "Vice Premier He said" names him; "He said" doesn't.
            if not name.titles or (after is not None and after.pos_ == "PROPN"):
                continue
        before = name.start - 1
        single = name.end - name.start == 1 and name.known is None and not name.titles
        if single and before >= 0 and doc[before].text == "He" and name.text[0].isupper():
            name = replace(name, start=before, text=f"He {name.text}", kind=EntityKind.PERSON, label="PERSON")
        yield name


def _of_one_kind(names: list[Name]) -> list[Name]:
    """The names, where one spelling that the gazetteer doesn't know has the kind that it has most often in the text."""
    counts: dict[str, Counter[tuple[EntityKind, str]]] = {}
    for name in names:
        if name.known is None and not name.titles:
            counts.setdefault(name.text, Counter())[name.kind, name.label] += 1
    mixed = {text: kinds for text, kinds in counts.items() if len({kind for kind, _ in kinds}) > 1}
    if not mixed:
        return names
    settled = []
    for name in names:
        kinds = mixed.get(name.text) if name.known is None and not name.titles else None
        if kinds is not None:
            kind, label = kinds.most_common(1)[0][0]
            name = replace(name, kind=kind, label=label)
        settled.append(name)
    return settled


def _places(reading: Reading, names: list[Name]) -> list[Cluster]:
    """By gazetteer or name, by the acronym in brackets, and "the North" by the one "North …" of the text."""
    clusters: dict[str, Cluster] = {}
    acronyms: dict[str, Cluster] = {}
    points: dict[str, list[Cluster]] = {}
    for name in names:
        key = name.known.key if name.known else f"name:{fold(name.text) or name.text}"
        cluster = clusters.setdefault(key, Cluster(EntityKind.PLACE))
        cluster.add(name, name.form)
        index = acronym_after(reading.doc, name.end)
        if index is not None:
            acronyms[reading.doc[index].text] = cluster
        first, _, rest = fold(name.text).partition(" ")
        if rest and first in _POINTS and name.known is not None and cluster not in points.setdefault(first, []):
            points[first].append(cluster)
    for cluster in clusters.values():
        if not cluster.names or cluster.known is not None:
            continue
        text = cluster.names[0].text
        target = acronyms.get(text)
        form = Form.ACRONYM
        if target is None and len(near := points.get(fold(text), [])) == 1:
            target, form = near[0], Form.PARTIAL
        if target is not None and target is not cluster and target.names:
            absorb(target, cluster, form)
    return [cluster for cluster in clusters.values() if cluster.names]


def _chain(cluster: Cluster, gazetteer: Gazetteer) -> Chain:
    namings = sorted(
        (Naming(n.start, n.end, n.label, n.score, form) for n, form in zip(cluster.names, cluster.forms, strict=True)),
        key=lambda naming: (naming.start, naming.end),
    )
    forms = _proper_forms(cluster)
    titles: list[str] = []
    if cluster.kind is EntityKind.PERSON:
        titles = list(dict.fromkeys(t.role or t.head for name in cluster.names for t in name.titles))
    known = cluster.known
    chain = Chain(kind=cluster.kind, namings=namings, name=forms[0], names=forms, titles=titles, gender=cluster.gender)
    if known is not None:
        chain.wikidata, chain.geonames, chain.country = known.wikidata, known.geonames, known.country
        chain.latitude, chain.longitude, chain.metonym_of = known.latitude, known.longitude, known.metonym_of
    chain.country = chain.country or cluster.country
    if cluster.person is not None:
        chain.suffix = cluster.person.suffix
        if chain.gender is None and cluster.person.full:
            chain.gender = gazetteer.gender(cluster.person.given)
    return chain


def _proper_forms(cluster: Cluster) -> list[str]:
    """The distinct names, most telling first: the gazetteer's, then by form, frequency and length."""
    counts: Counter[str] = Counter()
    best: dict[str, int] = {}
    rank = {Form.NAME: 0, Form.PARTIAL: 1, Form.ACRONYM: 2}
    for name, form in zip(cluster.names, cluster.forms, strict=True):
        if form in rank:
            text = name.text[4:] if name.text[:4].lower() == "the " else name.text
            counts[text] += 1
            best[text] = min(rank[form], best.get(text, 9))
    # A name in capitals is a headline's spelling of the same name in small letters.
    small = {text.casefold() for text in counts if not text.isupper()}
    shouted = {text for text in counts if text.isupper() and text.casefold() in small}
    forms = sorted(counts, key=lambda text: (text in shouted, best[text], -len(text.split()), -counts[text]))
    if cluster.known is not None and cluster.known.name not in forms:
        forms.insert(0, cluster.known.name)
    elif cluster.known is not None:
        forms.remove(cluster.known.name)
        forms.insert(0, cluster.known.name)
    return forms
