"""Which names of persons in one article are one person's."""

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.coreference_clusters import Cluster, told_gender
from extractors.names_page import Name
from extractors.reading import Form
from extractors.spellings import PersonName, person_name, same_person, same_word

# A real text has a handful of namesakes; the bound keeps a list of ten thousand Smiths linear.
_MOST_NAMESAKES = 40
# A bare family name with several bearers means the one just named, this many tokens back at most (two sentences).
_NEAR = 60


def link_persons(names: list[Name], gazetteer: Gazetteer) -> list[Cluster]:
    """Full names first, by spelling; then family and given names, each to the one that it fits."""
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = {}
    partial: list[tuple[Name, PersonName]] = []
    for name in names:
        person = person_name(name.text)
        if not person.full:
            partial.append((name, person))
            continue
        gender = told_gender(name) or gazetteer.gender(person.given)
        cluster = _same_full(person, gender, by_word, gazetteer)
        if cluster is None:
            cluster = Cluster(EntityKind.PERSON, person=person)
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
            cluster = Cluster(EntityKind.PERSON, person=person)
            clusters.append(cluster)
            by_word.setdefault(person.words[0] if person.words else name.text, []).append(cluster)
            cluster.add(name, Form.NAME)
        else:
            cluster.add(name, Form.PARTIAL if cluster.person and cluster.person.full else Form.NAME)
    return clusters


def _same_full(
    person: PersonName, gender: str | None, by_word: dict[str, list[Cluster]], gazetteer: Gazetteer
) -> Cluster | None:
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


def _bearer(name: Name, person: PersonName, by_word: dict[str, list[Cluster]]) -> Cluster | None:
    """The person whom a single name means: by family name, else by given name; None where several fit as well."""
    word = person.words[0] if person.words else name.text
    gender = told_gender(name)
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
    return _established(name, options) or _just_named(name, options) or _main(name, options)


def _established(name: Name, options: list[Cluster]) -> Cluster | None:
    """The one of the namesakes that the text has called by the bare name before."""
    short = [cluster for cluster in options if name.text in cluster.bare]
    return short[0] if len(short) == 1 else None


def _just_named(name: Name, options: list[Cluster]) -> Cluster | None:
    """The only one of the namesakes named shortly before, or the one without a full name."""
    before = [(cluster.last_before(name.start), cluster) for cluster in options]
    near = [cluster for start, cluster in before if start >= 0 and name.start - start <= _NEAR]
    if len(near) == 1:
        return near[0]
    plain = [cluster for cluster in options if cluster.person and not cluster.person.full]
    return plain[0] if plain else None


def _main(name: Name, options: list[Cluster]) -> Cluster | None:
    """The namesake about whom the text is: named before all others, and more often than each."""
    first = min(options, key=lambda cluster: cluster.starts[0])
    others = max(len(cluster.names) for cluster in options if cluster is not first)
    return first if first.starts[0] < name.start and len(first.names) > others else None


def _slightly_different(word: str, gender: str | None, by_word: dict[str, list[Cluster]]) -> Cluster | None:
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
