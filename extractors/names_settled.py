"""One label for each name of an article: that for which most speaks, where the pipeline wavers."""

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from dramatis.folding import fold
from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.kind_cues import SETTLES, TAILS, cues
from extractors.kinds import KIND_OF_LABEL, label_of, look_up
from extractors.names_page import CORRECTED, Name, Page, plain, take
from extractors.names_words import of_every_state
from extractors.reading import Form
from extractors.spellings import person_name, sound
from extractors.titles import is_title_word, titles_before

# A title before a name says that it is a person's, whatever one label says; a longer name that begins so ("Tesla",
# "Tesla Motors") says less.
_TITLE_WEIGHT, _HEAD_WEIGHT = 3, 2
# A town of this size is known in the news under its name alone; a smaller one's is oftener somebody's.
_TOWN = 50_000
# Towns of the English-speaking countries bear the family names of English news (Norton, Hastings): more is asked.
_ENGLISH = frozenset(["AU", "CA", "GB", "IE", "NZ", "US", "ZA", "ZW"])
_NAMESAKE = 300_000
# Whom the pipeline takes for a person so often in one article, is one.
_CERTAIN = 3
_SAYS = listed("say tell add write argue explain note recall insist believe think hope feel know")


def settle(page: Page, names: list[Name]) -> list[Name]:
    """Names that the pipeline labels now so, now so, get one label: that for which most speaks in the article.

    A known person's family name is a person. What only a region or smaller city could be known as is one unless the
    words around it say otherwise.
    """
    doc = page.doc
    full = [
        person_name(name.text)
        for name in names
        if name.kind is EntityKind.PERSON and " " in name.text and not page.headline[name.start]
    ]
    families = {person.family for person in full if person.full}
    names = [_first_word(page, name, families) for name in names]
    givens = {person.words[0] for person in full if person.full}
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if not _open(name):
            continue
        told = votes.setdefault(fold(name.text), Counter())
        told[name.label] += 1
        # A title before it weighs more than the label.
        told["PERSON"] += _TITLE_WEIGHT if name.titles and name.kind is EntityKind.PERSON else 0
        told.update(_around(page, name))
    for text in _towns(page, names):
        votes[text]["GPE"] += votes[text]["PERSON"] + 1
    heads = {text.split()[0] for text, told in votes.items() if " " in text and told.most_common(1)[0][0] == "ORG"}
    unknown = {fold(name.text) for name in names if name.known is None or name.known.small}
    for text in heads & unknown:
        votes[text]["ORG"] += _HEAD_WEIGHT
    settled = []
    for name in names:
        label = name.label
        if _open(name):
            word = (person_name(name.text).words or ("",))[-1]
            if " " not in name.text and (word in families or (name.known and word in givens)):
                label = "PERSON"
            else:
                label = max(votes[fold(name.text)].items(), key=lambda item: (item[1], item[0] == name.label))[0]
        if label != name.label:
            kind = KIND_OF_LABEL[label]
            known = name.known if kind is name.kind else look_up(page.gazetteer, name.text)
            known = known if known is not None and known.kind is kind else None
            name = replace(name, label=label, kind=kind, score=CORRECTED, known=known)
        settled.append(_untitled(doc, name, families))
    return settled


def _towns(page: Page, names: list[Name]) -> set[str]:
    """Names taken for persons' that are only known as a town's, and after which nobody is called or speaks."""
    persons: dict[str, list[Name]] = {}
    for name in names:
        if name.kind is EntityKind.PERSON and _open(name):
            persons.setdefault(fold(name.text), []).append(name)
    towns = {
        text
        for text, found in persons.items()
        if len(found) < _CERTAIN
        and not any(name.titles or _speaks(page.doc, name) for name in found)
        and _is_town(page, text)
    }
    return towns - {person_name(name.text).family for name in names if " " in name.text}


def _is_town(page: Page, text: str) -> bool:
    gazetteer = page.gazetteer
    cities = gazetteer.cities(text)
    if not cities or gazetteer.ambiguous(text):
        return False
    least = _NAMESAKE if cities[0].country in _ENGLISH else _TOWN
    return (cities[0].population or 0) >= least and not any(gazetteer.given_name(word) for word in text.split())


def _speaks(doc: Doc, name: Name) -> bool:
    """A verb that only people are the subject of, beside the name."""
    before = doc[name.start - 1].lemma_.lower() if name.start else ""
    after = doc[name.end].lemma_.lower() if name.end < len(doc) else ""
    return before in _SAYS or after in _SAYS or after == "who"


def _around(page: Page, name: Name) -> dict[str, int]:
    """What the words around the name say. Nothing of creeds and peoples, who have militants and boards of their own,
    nor of a person with a given name."""
    if name.label == "NORP" and name.end - name.start == 1:
        return {}
    told = cues(page.doc, name.start, name.end)
    if name.known is not None and told.get("ORG", 0) < SETTLES:
        # "Texas businessman Name" is from Texas.
        told.pop("ORG", None)
    if name.label == "PERSON" and name.end - name.start > 1 and page.gazetteer.given_name(page.doc[name.start].text):
        return {label: weight for label, weight in told.items() if label == "PERSON"}
    return told


def _first_word(page: Page, name: Name, families: set[str]) -> Name:
    """In a headline, the known family name that begins a chain of large words: "Smith | Rejects Offer"."""
    if not page.headline[name.start] or name.known is not None or name.end - name.start < 2:
        return name
    if sound(page.doc[name.start].text) not in families or sound(page.doc[name.end - 1].text) in families:
        return name
    end = name.start + 1
    return replace(
        name, end=end, text=page.doc[name.start].text, kind=EntityKind.PERSON, label="PERSON", score=CORRECTED
    )


def _untitled(doc: Doc, name: Name, families: set[str]) -> Name:
    """A name taken for an organisation's that is a title and a known person's family name: "Corporal Glover"."""
    if name.kind is EntityKind.PERSON or name.known is not None or name.end - name.start < 2:
        return name
    cut = name.end - 1
    if sound(doc[cut].text) not in families:
        return name
    titles = tuple(titles_before(doc, cut, name.start))
    if not titles or titles[-1].start != name.start:
        return name
    return replace(
        name, start=cut, kind=EntityKind.PERSON, label="PERSON", score=CORRECTED, text=doc[cut].text, titles=titles
    )


def _open(name: Name) -> bool:
    """The gazetteer leaves open what the name is."""
    known = name.known
    return known is None or (known.kind is EntityKind.PLACE and known.region and known.form is Form.NAME)


def widened(page: Page, name: Name) -> Name:
    """A person's name with the given name before it, or the family name after a given one, that wasn't tagged."""
    if name.kind is not EntityKind.PERSON or page.headline[name.start]:
        return name
    doc = page.doc
    start, end = name.start, name.end
    if start > 0 and not page.taken[start - 1] and _large(doc, start - 1) and end - start == 1:
        before = doc[start - 1]
        titled = before.pos_ == "PROPN" and titles_before(doc, start - 1, before.sent.start)
        if (titled or page.gazetteer.given_name(before.text)) and not is_title_word(before.lower_):
            start -= 1
    elif end - start == 1 and page.gazetteer.given_name(doc[start].text) and doc[start].whitespace_:
        while end < len(doc) and end - start < 3 and not page.taken[end] and _large(doc, end):
            if doc[end].pos_ != "PROPN" or doc[end].ent_type_ or is_title_word(doc[end].lower_):
                break
            end += 1
    if (start, end) == (name.start, name.end):
        return name
    take(page, start, end)
    titles = tuple(titles_before(doc, start, doc[start].sent.start))
    return replace(name, start=start, end=end, text=plain(doc, start, end), titles=titles, known=None)


def _large(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.text[0].isupper() and len(token.text) > 1


def clear_of_titles(page: Page, names: list[Name]) -> list[Name]:
    """The names without what is rather a title's word before a person's name: "Secretary of | State | Name"."""
    titles = [title for name in names if name.kind is EntityKind.PERSON for title in name.titles]
    heads = {
        token: title.start
        for title in titles
        for token in range(title.head_start, title.end)
        if page.doc[token].lower_ not in TAILS
    }
    kept: list[Name] = []
    for name in names:
        if name.kind is EntityKind.PERSON or not any(token in heads for token in range(name.start, name.end)):
            kept.append(name)
            continue
        end = min(heads[token] for token in range(name.start, name.end) if token in heads)
        if end > name.start:
            text = plain(page.doc, name.start, end)
            known = look_up(page.gazetteer, text)
            shorter = replace(name, end=end, text=text, known=known, score=CORRECTED)
            if known is not None:
                shorter = replace(shorter, kind=known.kind, form=known.form, label=label_of(known))
            kept.append(shorter)
    return kept


def at_home(name: Name, states: set[str | None]) -> Name:
    """The name; what every state has ("House of Commons") isn't the known one of a state that the text never names."""
    known = name.known
    if known is None or known.kind is not EntityKind.ORGANIZATION or known.metonym_of is not None:
        return name
    if known.country is None or not states or known.country in states:
        return name
    return replace(name, known=None) if of_every_state(name.text) else name
