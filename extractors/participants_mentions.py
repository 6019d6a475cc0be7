"""Mentions of those who can take part in an event, and which of them a noun phrase stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from dramatis.words import EntityKind, EventType, Role
from extractors.datelines import datelines, place_in
from extractors.event_lexicon import listed
from extractors.reading import Form, Reading
from extractors.syntax import (
    conjuncts,
    is_noun,
    lemma,
    noun_phrase,
    obliques,
    relation,
)

# Nouns through which a state or organisation acts: "Russian forces", "Ukraine's delegation", "leaders of Iran".
REPRESENTATIVES = listed(
    """force troop army military navy police government cabinet official officials delegation side authority negotiator
    minister ministry president premier chancellor king leader leadership lawmaker diplomat envoy ambassador soldier
    spokesman spokeswoman spokesperson jet warplane drone aircraft missile artillery administration fighter militant
    parliament court team counterpart representative people regime movement gunman rebel warship ship submarine unit
    commander general security service intelligence embassy mission judge prosecutor union party company firm bank
    commission group state republic federation secretary parliamentarian senator deputy chief head national citizen
    worker airforce coalition ally mediator battalion brigade guard gunner sniper marine pilot tank bomber strike attack
    paramilitary civilian protester demonstrator student prisoner hostage detainee refugee journalist doctor teacher
    fisherman helicopter plane aeroplane gunboat bulldozer vehicle convoy guerrilla extremist separatist insurgent
    militia militiaman peacekeeper monitor inspector farmer settler delegate cleric
    agency council board office department capital monarch prince emir sultan pope voter candidate mayor governor""",
)


# Those of them that act for a town by being there: "officials in Brussels" do, "a court in Lyon" and "workers in Leeds"
# don't.
_SEATED = listed(
    "government cabinet official officials authority leader leadership diplomat regime administration council"
)

# Nouns that, hit, mean that their place is hit: "Ukrainian cities", "Gaza's hospitals".
TARGETS = listed(
    """city town village hospital school infrastructure target position base port airport plant facility border capital
    territory region area refinery grid building home camp coast island fleet vessel bridge residence embassy positions
    site depot airfield suburb district neighborhood neighbourhood station consulate headquarters house church
    mosque center centre tower station market square""",
)


# Prepositions that say where something is.
WHERE = frozenset(["in", "at", "near", "outside", "inside", "across", "around", "throughout", "within", "off"])


STOP_MARKS = frozenset([".", ";", ":", "!", "?", "…", "—", "–", "(", ")", "“", "”", '"', "\n"])


# Tokens after the trigger in which its partners, targets and place are looked for: a long clause.
WINDOW = 30


# Tokens between a preposition and the name that it introduces ("with U.S. Secretary of State Marco Rubio").
TITLE = 8


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person, organisation or place."""

    start: int
    end: int
    chain: int
    kind: EntityKind
    form: Form


@dataclass(frozen=True, slots=True)
class Part:
    """A chain in a role, and the tokens that name it there."""

    role: Role
    chain: int
    start: int
    end: int


@dataclass(slots=True)
class Mentions:
    """The mentions of those who can take part, in text order."""

    reading: Reading
    all: list[Named] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    by_token: dict[int, Named] = field(default_factory=dict)
    triggers: dict[int, EventType] = field(default_factory=dict)
    """Tokens that report events: what follows one belongs to it, no more to the one before."""
    verbs: set[int] = field(default_factory=set)
    """Those of them that are verbs, whatever the tagger says."""
    homes: dict[int, int] = field(default_factory=dict)
    """For each seat of government, the state for which it speaks, where the article names that."""
    datelines: list[Named] = field(default_factory=list)
    """What is named in datelines, in text order; it is no part of the others."""

    def within(self, start: int, end: int) -> list[Named]:
        """Those that begin at tokens `start` to `end` (exclusive)."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, token: Token) -> Named | None:
        """The one that covers the token."""
        return self.by_token.get(token.i)


def mentions_of(reading: Reading) -> Mentions:
    """All mentions of people, organisations and places in the reading, those in its datelines apart."""
    named = [
        Named(naming.start, naming.end, index, chain.kind, naming.form)
        for index, chain in enumerate(reading.chains)
        if chain.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)
        for naming in chain.namings
    ]
    named.sort(key=lambda one: (one.start, one.end))
    lines = list(datelines(reading.text))
    written = [one for one in named if lines and _within(reading, one, lines)]
    apart = set(written)
    found = [one for one in named if one not in apart] if written else named
    written = sorted([*written, *_unnamed(reading, lines, written)], key=lambda one: one.start)
    mentions = Mentions(reading, found, [one.start for one in found], homes=homes_of(reading), datelines=written)
    for one in found:
        for token in range(one.start, one.end):
            mentions.by_token.setdefault(token, one)
    return mentions


def _unnamed(reading: Reading, lines: list[tuple[int, int]], written: list[Named]) -> Iterator[Named]:
    """Datelines in capitals that the pipeline took for no name, of places that the article names elsewhere."""
    if not lines:
        return
    starts = {reading.characters(one.start, one.end)[0] for one in written}
    places = {
        chain.name.casefold(): index for index, chain in enumerate(reading.chains) if chain.kind is EntityKind.PLACE
    }
    for start, _ in lines:
        town = place_in(reading.text, start)
        chain = places.get(town.casefold())
        span = reading.doc.char_span(start, start + len(town)) if chain is not None and start not in starts else None
        if chain is not None and span is not None:
            yield Named(span.start, span.end, chain, EntityKind.PLACE, Form.NAME)


def _within(reading: Reading, named: Named, spans: list[tuple[int, int]]) -> bool:
    start, end = reading.characters(named.start, named.end)
    place = bisect_right(spans, (start, end)) - 1
    return any(first <= start and end <= last for first, last in spans[max(0, place) : place + 2])


def is_city(mentions: Mentions, chain: int) -> bool:
    # Countries and regions have a Wikidata id in the gazetteer, cities none; places it doesn't know are small.
    return mentions.reading.chains[chain].wikidata is None


def party_phrase(mentions: Mentions, head: Token) -> list[Named]:
    """The mentions that a noun phrase and all coordinated with it stand for: "the Ukrainian government and Poland"."""
    found = (stands_for(mentions, member) for member in conjuncts(head))
    return [named for named in found if named is not None]


def stands_for(mentions: Mentions, head: Token, *, targets: bool = False) -> Named | None:
    """The mention that a noun phrase is, or whose forces, ministers or envoys (or cities, if `targets`) it names."""
    direct = mentions.at(head)
    if direct is not None and not modifies(mentions, direct):
        return direct
    start, end = noun_phrase(head)
    inside = mentions.within(start, end)
    for named in inside:
        if named.kind is EntityKind.PERSON and not is_possessor(mentions, named):
            if named.start > head.i and speaks_next(mentions, head, named.start, named.end):
                continue
            return named
    word = lemma(head)
    own = _its_name(mentions, head)
    if own is not None:
        return own
    if word in REPRESENTATIVES or (targets and word in TARGETS):
        if word in REPRESENTATIVES and word not in _SEATED:
            inside = [named for named in inside if not _only_there(mentions, named)]
        if inside:
            return inside[0]
        for preposition, complement in obliques(head):
            if preposition in ("of", "from", "in"):
                found = mentions.at(complement)
                if found is not None and (word in _SEATED or word in TARGETS or not _only_there(mentions, found)):
                    return found
    if direct is not None:
        return direct
    return None


def _its_name(mentions: Mentions, noun: Token) -> Named | None:
    """The organisation whose name stands right behind the noun for it: "the US biotech firm Avidity Biosciences"."""
    if not is_noun(noun) or lemma(noun) not in REPRESENTATIVES or noun.i + 1 >= len(noun.doc):
        return None
    named = mentions.at(noun.nbor(1))
    if named is None or named.kind is not EntityKind.ORGANIZATION or named.start != noun.i + 1:
        return None
    return None if modifies(mentions, named) else named


def _only_there(mentions: Mentions, named: Named) -> bool:
    """It is a town or region in which somebody is ("in Lyon"), and no state that acts through them."""
    if named.kind is not EntityKind.PLACE or named.start == 0:
        return False
    chain = mentions.reading.chains[named.chain]
    # Countries have a Wikidata id in the gazetteer, cities none.
    return mentions.reading.doc[named.start - 1].lower_ == "in" and not (chain.country and chain.wikidata)


def speaks_next(mentions: Mentions, word: Token, start: int, end: int) -> bool:
    """Behind a comma a new clause begins with the name: "attacked the ship, President X said"."""
    document = mentions.reading.doc
    if not any(token.text == "," for token in document[word.i + 1 : start]) or end >= len(document):
        return False
    last = document[end - 1]
    if relation(last) in ("amod", "compound", "nmod:poss") and last.head.i >= end:
        last = last.head
    following = document[min(last.i + 1, len(document) - 1)]
    finite = following.pos_ in ("VERB", "AUX") and following.tag_ in ("VBD", "VBZ", "VBP", "MD")
    return finite or (relation(last) == "nsubj" and last.head.i > last.i)


def is_possessor(mentions: Mentions, named: Named) -> bool:
    document = mentions.reading.doc
    following = document[named.end].lower_ if named.end < len(document) else ""
    return following in ("'s", "’s", "'", "’") or relation(document[named.end - 1]) == "nmod:poss"


def modifies(mentions: Mentions, named: Named) -> bool:
    """The mention only modifies another noun: "Russian terms", "Ukraine's answer"."""
    last = mentions.reading.doc[named.end - 1]
    if last.pos_ == "PRON" and relation(last) != "nmod:poss":
        return False
    if is_possessor(mentions, named):
        return True
    if last.head.i in mentions.verbs or last.head.pos_ in ("VERB", "AUX"):
        # A verb that was taken for a noun, or got the wrong arc, has its subject as a compound.
        return False
    return relation(last) in ("amod", "compound", "nmod:poss", "det") and last.head.i >= named.end


def governs(mentions: Mentions, named: Named, *, targets: bool) -> bool:
    """The mention may stand for the phrase in which it is: it is its head, or the head only represents it."""
    document = mentions.reading.doc
    if not modifies(mentions, named):
        return True
    following = mentions.within(named.end, named.end + TITLE)
    between = document[named.end : following[0].start] if following else None
    if (
        between is not None
        and following[0].kind is EntityKind.PERSON
        and all(token.pos_ in ("NOUN", "PROPN", "ADJ", "ADP", "PART") for token in between)
    ):
        return False
    head = document[named.end - 1].head
    for token in (head, *document[named.end : named.end + 3]):
        if token.i >= named.end and is_noun(token):
            word = lemma(token)
            if word in REPRESENTATIVES or (targets and word in TARGETS):
                return _its_name(mentions, token) is None
    return False


def preposition_before(mentions: Mentions, named: Named, floor: int) -> str:
    """The preposition that introduces a mention; "" where none stands between it and token `floor` or the clause.

    Of several ("with Secretary of State X", "with leaders of X") the outermost counts, as long as only titles, nouns
    and adjectives lie between.
    """
    document = mentions.reading.doc
    found = ""
    for index in range(named.start - 1, max(floor, named.start - 1 - TITLE), -1):
        token = document[index]
        if token.pos_ == "ADP" or (token.lower_ in ("between", "against", "with", "to") and token.pos_ != "PART"):
            if found and found != "of":
                break
            found = token.lower_
            if found != "of":
                break
        elif token.pos_ not in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PART") and token.text not in ("-", "–"):
            if token.tag_ != "VBN":
                break
        elif found == "" and mentions.at(token) is not None and not _is_title_name(mentions, token, named):
            break
    return found


def _is_title_name(mentions: Mentions, token: Token, named: Named) -> bool:
    """A demonym or place within the title before a name: "Russian", "U.S." in "U.S. Secretary …"."""
    known = mentions.at(token)
    return known is not None and known.kind is not EntityKind.PERSON and named.kind is EntityKind.PERSON


def homes_of(reading: Reading) -> dict[int, int]:
    """For each metonym or capital's chain, the chain of the state for which it speaks, where the article names that."""
    chains = reading.chains
    states: dict[str, int] = {}
    for index, chain in enumerate(chains):
        # Countries have a Wikidata id in the gazetteer, cities none; regions share their country's code and come later.
        if chain.kind is EntityKind.PLACE and chain.country and chain.wikidata and chain.metonym_of is None:
            states.setdefault(chain.country, index)
    return {
        index: states[chain.metonym_of]
        for index, chain in enumerate(chains)
        if chain.metonym_of is not None and chain.metonym_of in states
    }
