"""Which names of one article name the same: chains of persons, places and organisations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.kinds import Known
from extractors.names_page import Name, acronym_after
from extractors.nominals import link_nominals
from extractors.pronouns import link_pronouns
from extractors.reading import Chain, Form, Naming, Reading
from extractors.spellings import PersonName, person_name, same_person, same_word
from extractors.titles import possessive

# A real text has a handful of namesakes; the bound keeps a list of ten thousand Smiths linear.
_MOST_NAMESAKES = 40
# A bare family name with several bearers means the one just named, this many tokens back at most (two sentences).
_NEAR = 60
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "a", "&", "-"])
# Bodies that every country has: without their country's name two of them are not one.
_EVERYWHERE = listed(
    """
    ministry parliament government army navy military police senate congress court bank embassy agency council
    department committee commission office assembly cabinet forces force guard service treasury party
    """
)


@dataclass(slots=True)
class _Cluster:
    """The names of one entity while they are gathered."""

    kind: EntityKind
    names: list[Name] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    known: Known | None = None
    person: PersonName | None = None
    gender: str | None = None
    country: str | None = None

    def add(self, name: Name, form: Form) -> None:
        self.names.append(name)
        self.forms.append(form)
        self.known = self.known or name.known
        if self.kind is EntityKind.PERSON:
            self.gender = self.gender or _told_gender(name)


def link_mentions(reading: Reading, names: list[Name], gazetteer: Gazetteer) -> None:
    """Adds to the reading one chain for each entity that the names name, with its nominal mentions and pronouns."""
    clusters = [
        *_places([name for name in names if name.kind is EntityKind.PLACE]),
        *_organisations(reading, [name for name in names if name.kind is EntityKind.ORGANIZATION], names, gazetteer),
        *_persons([name for name in names if name.kind is EntityKind.PERSON], gazetteer),
    ]
    clusters.sort(key=lambda cluster: min(name.start for name in cluster.names))
    for cluster in clusters:
        reading.add_chain(_chain(cluster, gazetteer))
    link_nominals(reading)
    link_pronouns(reading)


def _places(names: Iterable[Name]) -> list[_Cluster]:
    clusters: dict[str, _Cluster] = {}
    for name in names:
        key = name.known.key if name.known else f"name:{fold(name.text) or name.text}"
        clusters.setdefault(key, _Cluster(EntityKind.PLACE)).add(name, name.form)
    return list(clusters.values())


def _organisations(reading: Reading, names: list[Name], all_names: list[Name], gazetteer: Gazetteer) -> list[_Cluster]:
    """By gazetteer, by name without article and legal form, by acronym, and by the tail of a longer name."""
    countries = {name.end: name.known.country for name in all_names if name.known and name.kind is EntityKind.PLACE}
    clusters: dict[str, _Cluster] = {}
    for name in names:
        owner = _owner(reading, name, countries)
        words = _bare_words(name.text, gazetteer)
        key = " ".join(words) or name.text
        if name.known:
            key = name.known.key
        elif owner and words and words[-1] in _EVERYWHERE:
            key = f"{owner} {key}"
        cluster = clusters.setdefault(key, _Cluster(EntityKind.ORGANIZATION))
        cluster.add(name, name.form)
        cluster.country = cluster.country or (name.known.country if name.known else owner)
    _join_acronyms(reading, clusters)
    _join_tails(clusters, gazetteer)
    _join_bare(clusters, gazetteer)
    return [cluster for cluster in clusters.values() if cluster.names]


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


def _absorb(target: _Cluster, other: _Cluster, form: Form | None = None) -> None:
    for name, known_form in zip(other.names, other.forms, strict=True):
        target.add(name, form or known_form)
    target.country = target.country or other.country
    other.names, other.forms = [], []


def _join_acronyms(reading: Reading, clusters: dict[str, _Cluster]) -> None:
    """An acronym in brackets after a name, or one that has the initials of just one name, is that name's."""
    meant: dict[str, _Cluster] = {}
    initials: dict[str, list[_Cluster]] = {}
    acronyms: dict[str, _Cluster] = {}
    for cluster in clusters.values():
        for name in cluster.names:
            words = name.text.split()
            if len(words) == 1:
                if 2 <= len(name.text) <= 8 and name.text.replace(".", "").isupper():
                    acronyms[name.text.replace(".", "")] = cluster
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
        _absorb(target, cluster, Form.ACRONYM)


def _join_tails(clusters: dict[str, _Cluster], gazetteer: Gazetteer) -> None:
    """ "Foreign Ministry" is the one "Russian Foreign Ministry" of the text, "Tesla" the one "Tesla Motors"."""
    tails: dict[str, list[_Cluster]] = {}
    heads: dict[str, list[_Cluster]] = {}
    for cluster in clusters.values():
        if not cluster.names:
            continue
        words = _bare_words(cluster.names[0].text, gazetteer)
        if len(words) > 1:
            if gazetteer.demonym(words[0].title()) or gazetteer.countries(words[0].title()) or words[0] == "national":
                tails.setdefault(" ".join(words[1:]), []).append(cluster)
            if words[-1] not in _EVERYWHERE:
                heads.setdefault(words[0], []).append(cluster)
    for cluster in list(clusters.values()):
        if not cluster.names or cluster.known is not None:
            continue
        words = _bare_words(cluster.names[0].text, gazetteer)
        longer = tails.get(" ".join(words), [])
        if len(words) == 1 and not longer and cluster.names[0].label == "ORG":
            longer = heads.get(words[0], [])
        if len(longer) != 1 or longer[0] is cluster or not longer[0].names:
            continue
        if cluster.country is None or longer[0].country in (None, cluster.country):
            _absorb(longer[0], cluster, Form.PARTIAL)


def _join_bare(clusters: dict[str, _Cluster], gazetteer: Gazetteer) -> None:
    """ "Committee" alone is the one committee that the text names; with several or none, it names nothing."""
    ends: dict[str, list[_Cluster]] = {}
    for cluster in clusters.values():
        words = _bare_words(cluster.names[0].text, gazetteer) if cluster.names else []
        if len(words) > 1 and words[-1] in _EVERYWHERE:
            ends.setdefault(words[-1], []).append(cluster)
    for cluster in clusters.values():
        if not cluster.names or cluster.known is not None or cluster.country is not None:
            continue
        words = _bare_words(cluster.names[0].text, gazetteer)
        if len(words) == 1 and words[0] in _EVERYWHERE:
            longer = ends.get(words[0], [])
            if len(longer) == 1:
                _absorb(longer[0], cluster, Form.PARTIAL)
            cluster.names, cluster.forms = [], []


def _told_gender(name: Name) -> str | None:
    return next((title.entry.gender for title in name.titles if title.entry.gender), None)


def _persons(names: list[Name], gazetteer: Gazetteer) -> list[_Cluster]:
    """Full names first, by spelling; then family and given names, each to the one that it fits."""
    clusters: list[_Cluster] = []
    by_word: dict[str, list[_Cluster]] = {}
    partial: list[tuple[Name, PersonName]] = []
    for name in names:
        person = person_name(name.text)
        if not person.full:
            partial.append((name, person))
            continue
        gender = _told_gender(name) or gazetteer.gender(person.given)
        cluster = _same_full(person, gender, by_word, gazetteer)
        if cluster is None:
            cluster = _Cluster(EntityKind.PERSON, person=person)
            clusters.append(cluster)
        cluster.add(name, Form.NAME)
        cluster.gender = cluster.gender or gender
        if cluster.person is None or len(person.words) > len(cluster.person.words):
            cluster.person = person
        for word in person.words:
            bearers = by_word.setdefault(word, [])
            if cluster not in bearers[-_MOST_NAMESAKES:]:
                bearers.append(cluster)
    for name, person in partial:
        cluster = _bearer(name, person, by_word)
        if cluster is None:
            cluster = _Cluster(EntityKind.PERSON, person=person)
            clusters.append(cluster)
            by_word.setdefault(person.words[0] if person.words else name.text, []).append(cluster)
            cluster.add(name, Form.NAME)
        else:
            cluster.add(name, Form.PARTIAL if cluster.person and cluster.person.full else Form.NAME)
    return clusters


def _same_full(
    person: PersonName, gender: str | None, by_word: dict[str, list[_Cluster]], gazetteer: Gazetteer
) -> _Cluster | None:
    seen = 0
    for word in dict.fromkeys((person.words[-1], *person.words)):
        for cluster in reversed(by_word.get(word, ())):
            seen += 1
            if seen > _MOST_NAMESAKES:
                return None
            if cluster.person is None or not same_person(cluster.person, person, gazetteer):
                continue
            if gender is None or cluster.gender in (None, gender):
                return cluster
    return None


def _bearer(name: Name, person: PersonName, by_word: dict[str, list[_Cluster]]) -> _Cluster | None:
    """The person whom a single name means: by family name, else by given name; None where several fit as well."""
    word = person.words[0] if person.words else name.text
    gender = _told_gender(name)
    fitting = [
        cluster
        for cluster in by_word.get(word, ())[:_MOST_NAMESAKES]
        if (gender is None or cluster.gender in (None, gender))
        and (person.suffix is None or (cluster.person is not None and cluster.person.suffix == person.suffix))
    ]
    if not fitting:
        return _slightly_different(word, gender, by_word)
    families = [cluster for cluster in fitting if cluster.person and cluster.person.family == word]
    # Where the family name comes first (Xi, Kim) or a given name stands alone, the other words count too.
    options = families or fitting
    if len(options) == 1:
        return options[0]
    if name.titles:
        heads = {title.head for title in name.titles if title.role}
        titled = [c for c in options if any(t.head in heads for known in c.names for t in known.titles)]
        if len(titled) == 1:
            return titled[0]
    before = [(max((n.start for n in c.names if n.start < name.start), default=-1), i) for i, c in enumerate(options)]
    near = [(start, i) for start, i in before if start >= 0 and name.start - start <= _NEAR]
    if len(near) == 1:
        return options[near[0][1]]
    plain = [c for c in options if c.person and not c.person.full]
    return plain[0] if plain else None


def _slightly_different(word: str, gender: str | None, by_word: dict[str, list[_Cluster]]) -> _Cluster | None:
    """The only person whose family name differs by a slip of the pen."""
    if len(by_word) > 500:
        return None
    options = {
        id(cluster): cluster
        for known, bearers in by_word.items()
        if same_word(known, word)
        for cluster in bearers
        if cluster.person is not None
        and cluster.person.family == known
        and cluster.gender in (None, gender or cluster.gender)
    }
    return next(iter(options.values())) if len(options) == 1 else None


def _chain(cluster: _Cluster, gazetteer: Gazetteer) -> Chain:
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


def _proper_forms(cluster: _Cluster) -> list[str]:
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
