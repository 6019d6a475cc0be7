"""Phrases that say who someone is: the title before a name, the apposition around it, the clause after it.

Each is read without a look at more of the parse than parts of speech, since small models hang appositions anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dramatis.words import EntityKind, Predicate
from extractors.reading import Form, Reading
from extractors.syntax import lemma
from extractors.titles import Title, begun_at, possessive, role_in, title_of_domain, titles_before, with_prefix

# "the leader of the main opposition party, Name": further on, a name belongs to something else.
_FURTHEST_OBJECT = 6
# "Max is a leader who fights": praise, not a role, where nothing is led.
_OF_SOMETHING = frozenset(["leader", "head", "chief", "member", "friend", "partner", "hero", "champion", "player"])
# Titles that are acronyms ("CEO", "MP") stand in capitals everywhere.
_LONGEST_SHOUTED = 4
_LINKS = frozenset(["of", "for", "at", "in", "to", "with"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_BE = frozenset(["be", "become", "remain"])
_RUNNING = {
    "lead": Predicate.LEADS,
    "head": Predicate.LEADS,
    "chair": Predicate.LEADS,
    "run": Predicate.LEADS,
    "command": Predicate.LEADS,
    "govern": Predicate.LEADS,
    "direct": Predicate.LEADS,
    "rule": Predicate.LEADS,
    "own": Predicate.OWNS,
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role in the text: its title, the chain at which it is held, and the span of it all without the name.

    `before`: it stands before the name as its title. `demonym`: the object is told by an adjective ("Russian").
    """

    title: Title
    object: int | None
    start: int
    end: int
    before: bool
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """What a relative clause after a name says without a title: "who leads the Z party"."""

    predicate: Predicate
    object: int
    end: int


def phrases_around(reading: Reading, start: int, end: int) -> list[Phrase]:
    """The roles that stand with the name at tokens `start` to `end` (exclusive), titles before appositions."""
    doc = reading.doc
    sentence = doc[start].sent
    low, high = sentence.start, sentence.end
    found = [
        _with_state(reading, _with_owner(reading, title, low), end, high)
        for title in titles_before(doc, start, low)
        if title.role
    ]
    if not found:
        found.extend(_shared_title(reading, start, low))
    if not found:
        found.extend(_title_with_place(reading, start, low))
    if not found:
        found.extend(_apposition_before(reading, start, end, low, high))
    found.extend(_apposition_after(reading, end, high))
    return found


def _with_owner(reading: Reading, title: Title, low: int) -> Phrase:
    """The title with what stands before it: "Russian", "Ukraine's", "Labour", "the party's"."""
    title = _cleared(reading, title)
    owner, start = _owner_before(reading, title.start, low)
    if owner is None:
        return Phrase(title, None, start, title.end, True)
    demonym = _is_demonym(reading, title.start - 1)
    title, start = with_prefix(reading.doc, title, start, low)
    return Phrase(title, owner, start, title.end, True, demonym)


def _with_state(reading: Reading, phrase: Phrase, end: int, high: int) -> Phrase:
    """The phrase with the state after the name: "President X of Y"; only where nothing before it tells one."""
    doc = reading.doc
    if phrase.object is not None or phrase.title.entry.kind != "office" or end + 1 >= high or doc[end].lower_ != "of":
        return phrase
    position = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < high else end + 1
    chain = reading.chain_at(position)
    if chain is None or reading.chains[chain].kind is not EntityKind.PLACE:
        return phrase
    return replace(phrase, object=chain, end=reading.naming_of_token[position].end)


def _cleared(reading: Reading, title: Title) -> Title:
    """The title from behind the last name among its modifiers on: "National Party | deputy leader"."""
    for position in range(title.head_start - 1, title.start - 1, -1):
        chain = reading.chain_at(position)
        if chain is not None and reading.chains[chain].kind in (EntityKind.PLACE, EntityKind.ORGANIZATION):
            start = position + 1
            while start < title.head_start and possessive(reading.doc[start].lower_):
                start += 1
            return begun_at(reading.doc, title, start)
    return title


def _owner_before(reading: Reading, start: int, low: int) -> tuple[int | None, int]:
    """The place or organisation whose name ends right before token `start`, and where the phrase then begins."""
    doc = reading.doc
    position = start - 1
    if position >= low and possessive(doc[position].lower_):
        position -= 1
    if position < low:
        return None, start
    chain = reading.chain_at(position)
    if chain is None or reading.chains[chain].kind not in (EntityKind.PLACE, EntityKind.ORGANIZATION):
        return None, start
    naming = reading.naming_at(position)
    return chain, (position if naming is None else naming.start)


def _is_demonym(reading: Reading, token: int) -> bool:
    naming = reading.naming_at(token)
    return naming is not None and naming.form is Form.DEMONYM


def _shared_title(reading: Reading, start: int, low: int) -> Iterator[Phrase]:
    """The plural title before the first of several names ("Presidents X and Y") for the later ones."""
    doc = reading.doc
    position = start
    for _ in range(4):
        if position - 2 < low or doc[position - 1].lower_ not in ("and", ",", "&"):
            return
        position -= 1
        if doc[position - 1].lower_ == ",":
            position -= 1
        chain = reading.chain_at(position - 1)
        if chain is None or reading.chains[chain].kind is not EntityKind.PERSON:
            return
        naming = reading.naming_at(position - 1)
        if naming is None:
            return
        position = naming.start
        titles = titles_before(doc, position, low)
        if titles:
            if titles[0].entry.plural:
                yield _with_owner(reading, titles[0], low)
            return


def _title_with_place(reading: Reading, start: int, low: int) -> Iterator[Phrase]:
    """A title whose object stands between it and the name: "President of France X", "Minister of Health of Peru X"."""
    if start - 2 < low:
        return
    phrase = _head_with_object(reading, start, low)
    if phrase is not None:
        yield phrase


def _head_with_object(reading: Reading, end: int, low: int) -> Phrase | None:
    """The phrase "title of [the] OBJECT" that ends right before token `end`."""
    doc = reading.doc
    chain = reading.chain_at(end - 1)
    if chain is None or reading.chains[chain].kind not in (EntityKind.PLACE, EntityKind.ORGANIZATION):
        return None
    naming = reading.naming_at(end - 1)
    if naming is None:
        return None
    position = naming.start
    while position > low and (doc[position - 1].lower_ == "the" or doc[position - 1].pos_ == "ADJ"):
        position -= 1
    if position - 1 <= low or doc[position - 1].lower_ not in _LINKS:
        return None
    titles = titles_before(doc, position - 1, low) or title_of_domain(doc, position - 1, low)
    if not titles or not titles[0].role:
        return None
    title = titles[0]
    return Phrase(title, chain, title.start, end, True)


def _apposition_before(reading: Reading, start: int, end: int, low: int, high: int) -> Iterator[Phrase]:
    """A role before the name and a comma: "The Kremlin spokesman, X, said", "the president of France, X,"."""
    doc = reading.doc
    comma = start - 1
    if (
        comma - 1 <= low
        or doc[comma].text != ","
        or (end < high and doc[end].text not in (",", ".", ";", ")", "—", "–"))
    ):
        return
    titles = titles_before(doc, comma, low)
    phrase: Phrase | None = None
    if titles and titles[0].role:
        phrase = _with_owner(reading, titles[0], low)
    else:
        phrase = _head_with_object(reading, comma, low)
    if phrase is None or phrase.title.entry.plural:
        return
    before = doc[phrase.start - 1].lower_ if phrase.start > low else ""
    if phrase.object is not None or before in ("the", "its", "his", "her", "their", "our", "a", "an"):
        yield phrase


def _apposition_after(reading: Reading, end: int, high: int) -> Iterator[Phrase]:
    """A role after the name: ", the Kremlin spokesman", "(president of France)", "is the leader", ", who is …"."""
    doc = reading.doc
    position = end
    if position < high and (doc[position].lower_ in ("jr.", "sr.") or doc[position].text == "-"):
        position += 1
    opened = False
    if position < high and doc[position].text in (",", "(", "–", "—"):
        position += 1
        opened = True
        if position < high and doc[position].lower_ in ("who", "also"):
            position += 1
    copula = position < high and lemma(doc[position]) in _BE
    if copula:
        position += 1
        while position < high and doc[position].lower_ in ("also", "now", "currently", "still", "then", "not", "n't"):
            if doc[position].lower_ in ("not", "n't"):
                return
            position += 1
    elif position < high and opened and doc[position].lower_ in ("was", "is"):
        position += 1
    if not (opened or copula) or position >= high:
        return
    for _ in range(2):
        title = role_in(doc, position, high)
        if title is None or title.entry.kind == "kin" or title.entry.plural:
            return
        if (
            _begins_name(reading, title.end)
            or _names_another(doc, title, high)
            or (copula and title.start - position > _FURTHEST_OBJECT)
        ):
            return
        if not opened and not _has_determiner(doc, position, title.start) and title.entry.kind != "office":
            return
        phrase = _completed(reading, title, position, high)
        if not copula and phrase.end < high and (doc[phrase.end].tag_ in _FINITE or possessive(doc[phrase.end].lower_)):
            # ", the president said", ", the president's plan": the next clause's subject, no apposition.
            return
        if copula and phrase.object is None and title.role in _OF_SOMETHING:
            return
        yield phrase
        position = phrase.end
        # "president of the club and mayor of the city": one more role may follow.
        if position + 1 < high and doc[position].lower_ == "and":
            position += 1
        else:
            return


def _has_determiner(doc: Doc, start: int, end: int) -> bool:
    return any(
        doc[i].lower_ in ("the", "a", "an", "his", "her", "its") or possessive(doc[i].lower_) for i in range(start, end)
    )


def _begins_name(reading: Reading, token: int) -> bool:
    """A person's name begins there, so that the role before it is that person's."""
    if token >= len(reading.doc):
        return False
    chain = reading.chain_at(token)
    return chain is not None and reading.chains[chain].kind is EntityKind.PERSON


def _names_another(doc: Doc, title: Title, high: int) -> bool:
    """A capitalised word follows a capitalised title: it is the title of who comes next, in a list or a headline."""
    position = title.end
    if position < high and doc[position].text == ".":
        position += 1
    head = doc[title.head_start].text
    if len(head) > 1 and head.isupper() and title.entry.kind != "rank" and len(title.head) > _LONGEST_SHOUTED:
        # "MILLER, BOXER WIN": among capitals only what goes on with "of" is surely a role.
        return position >= high or doc[position].lower_ != "of"
    if position >= high or not head[0].isupper():
        return False
    after = doc[position]
    return after.text[0].isupper() and after.pos_ == "PROPN" and title.entry.kind in ("office", "rank", "honorific")


def _completed(reading: Reading, title: Title, start: int, high: int) -> Phrase:
    """The apposition's phrase with the place or organisation that it names, before its head or after "of"."""
    doc = reading.doc
    title = _cleared(reading, title)
    owner, owner_start = _owner_before(reading, title.start, start)
    if owner is not None:
        demonym = _is_demonym(reading, title.start - 1)
        title, _ = with_prefix(doc, title, owner_start, start)
        return Phrase(title, owner, start, title.end, False, demonym)
    for position in range(start, title.end):
        chain = reading.chain_at(position)
        if chain is not None and reading.chains[chain].kind in (EntityKind.PLACE, EntityKind.ORGANIZATION):
            return Phrase(title, chain, start, title.end, False, _is_demonym(reading, position))
    position = title.end
    if position < high and (doc[position].lower_ in _LINKS):
        for ahead in range(position + 1, min(high, position + 1 + _FURTHEST_OBJECT)):
            chain = reading.chain_at(ahead)
            if chain is not None:
                if reading.chains[chain].kind in (EntityKind.PLACE, EntityKind.ORGANIZATION):
                    naming = reading.naming_of_token[ahead]
                    return Phrase(title, chain, start, naming.end, False, naming.form is Form.DEMONYM)
                break
            if doc[ahead].is_punct or doc[ahead].pos_ in ("VERB", "AUX", "ADP"):
                break
    return Phrase(title, None, start, title.end, False)


def running_clause(reading: Reading, end: int) -> Running | None:
    """What "who leads the Z party" after a name that ends at token `end` says, or None."""
    doc = reading.doc
    high = doc[end - 1].sent.end
    position = end
    if position < high and doc[position].text == ",":
        position += 1
    if position + 2 >= high or doc[position].lower_ != "who":
        return None
    position += 1
    if lemma(doc[position]) in ("have", "also", "now", "currently"):
        position += 1
    predicate = _RUNNING.get(lemma(doc[position]))
    if predicate is None:
        return None
    for ahead in range(position + 1, min(high, position + 1 + _FURTHEST_OBJECT)):
        chain = reading.chain_at(ahead)
        if chain is not None:
            if reading.chains[chain].kind not in (EntityKind.PLACE, EntityKind.ORGANIZATION):
                return None
            naming = reading.naming_of_token[ahead]
            return None if naming.form is Form.DEMONYM else Running(predicate, chain, naming.end)
        if doc[ahead].is_punct or doc[ahead].pos_ in ("VERB", "ADP"):
            return None
    return None
