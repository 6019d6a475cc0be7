"""What a pronoun may mean: names, noun phrases and earlier pronouns, with number, gender and sort."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.quotes import find_quotes
from extractors.reading import DateExpression, Form, Reading
from extractors.speech_verbs import person_nouns
from extractors.syntax import lemma, relation
from extractors.titles import is_title_word

# The longest sentence in which referents are looked for; longer ones are lists or debris.
_LONGEST_SENTENCE = 400
_MEN = listed(
    "man boy father brother son husband king prince uncle grandfather nephew gentleman widower dad businessman"
)
_WOMEN = listed(
    """
    woman girl mother sister daughter wife queen princess aunt grandmother niece lady widow mom mum businesswoman
    actress
    """
)
BODIES = listed(
    """
    ministry parliament government army navy military police senate congress court bank embassy agency council
    department committee commission office assembly cabinet treasury party company group union alliance club team band
    organisation organization association federation foundation institute university college school hospital firm
    airline newspaper coalition front movement league network fund trust authority board bureau service church
    administration subcommittee caucus corporation family staff crew public opposition
    """
)
_CROWDS = listed("people police men women children others many some those both scientists officials members")
# Nouns that say when, how much or how: nobody says "it" of them.
_NO_THINGS = listed(
    """
    day week month year hour minute second time today yesterday tomorrow morning evening night afternoon weekend
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december decade century moment way lot kind sort bit percent per cent example instance fact
    course end addition order case term terms mr mrs ms dr
    """
)
_INNER = frozenset(["compound", "flat", "nummod", "amod", "det", "goeswith", "nmod:unmarked", "compound:prt", "case"])
_ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "obj": "object",
    "iobj": "object",
    "nmod:poss": "owner",
    "obl": "oblique",
    "obl:agent": "oblique",
    "obl:arg": "oblique",
    "pobj": "oblique",
    "nmod": "inner",
    "appos": "inner",
    "root": "root",
}
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "such", "both", "its", "his", "her", "their"])


@dataclass(slots=True, eq=False)
class Thing:
    """Someone or something in the text: its chain where it has a name, what its words tell, how often it came up.

    `sort` is "person", "body", "place" or "thing"; `plural` None where either fits (a body, a coordination's member).
    """

    sort: str
    chain: int | None = None
    gender: str | None = None
    plural: bool | None = False
    count: int = 0
    pronouns: dict[int, float] = field(default_factory=dict)
    """Tokens of the pronouns that mean it, and how likely each does."""


@dataclass(frozen=True, slots=True)
class Referent:
    """One place where a thing is named: tokens `start` to `end`, head, sentence and paragraph (numbers), role and form.

    `form` is "name", "pronoun", "definite" or "new"; `quote` the number of the quotation it stands in, -1 outside.
    """

    thing: Thing
    start: int
    end: int
    head: int
    sentence: int
    paragraph: int
    role: str
    form: str
    quote: int


@dataclass(slots=True)
class Scene:
    """All referents of a text in order, and for each token its sentence, paragraph and quotation."""

    reading: Reading
    referents: list[Referent] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """The tokens that end a paragraph."""
    quote_of: list[int] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    """Tokens `start` to `end` (exclusive) of each quotation, marks included."""
    things: dict[int, Thing] = field(default_factory=dict)
    """By chain."""
    nouns: dict[str, tuple[int, Thing]] = field(default_factory=dict)
    """By lemma: where a common noun came up last, and what it meant."""
    most: dict[str, int] = field(default_factory=dict)
    """How often the most mentioned thing came up: under "h" among persons, "n" things and bodies, "p" many."""


def open_scene(reading: Reading) -> Scene:
    """The text's paragraphs and quotations; referents are added by `referents_of`, sentence by sentence."""
    doc = reading.doc
    scene = Scene(reading, sentences=list(doc.sents), quote_of=[-1] * len(doc))
    for token in doc:
        scene.paragraph_of.append(len(scene.breaks))
        if "\n" in token.text:
            scene.breaks.append(token.i)
    position = 0
    for quote in find_quotes(reading.text):
        while position < len(doc) and doc[position].idx + len(doc[position].text) <= quote.start:
            position += 1
        start = position
        while position < len(doc) and doc[position].idx < quote.end:
            scene.quote_of[position] = len(scene.quotes)
            position += 1
        scene.quotes.append((start, position))
    return scene


def referents_of(scene: Scene, number: int) -> Iterator[Referent | Token]:
    """Names and noun phrases of sentence `number` in order, and between them the tokens that are no part of either."""
    sentence = scene.sentences[number]
    if len(sentence) > _LONGEST_SENTENCE:
        return
    reading = scene.reading
    dates = {token for one in _dates_within(reading, sentence) for token in range(one.start, one.end)}
    for token in sentence:
        naming = reading.naming_of_token.get(token.i)
        if naming is not None:
            if naming.start == token.i or token.is_sent_start:
                yield _named(scene, token.i, number)
            continue
        if token.i not in dates and token.pos_ in ("NOUN", "PROPN") and relation(token) not in _INNER:
            found = _noun(scene, token, number)
            if found is not None:
                yield found
                continue
        yield token


def _dates_within(reading: Reading, sentence: Span) -> Iterator[DateExpression]:
    at = bisect_right(reading.dates, sentence.start, key=lambda one: one.end)
    while at < len(reading.dates) and reading.dates[at].start < sentence.end:
        yield reading.dates[at]
        at += 1


def role_of(token: Token) -> str:
    """The token's part in its clause: subject, object, owner, oblique, inner, root or other; conjuncts share it."""
    for _ in range(4):
        kind = relation(token)
        if kind != "conj" or token.head.i == token.i:
            return _ROLES.get(kind, "other")
        token = token.head
    return "other"


def _named(scene: Scene, index: int, number: int) -> Referent:
    reading = scene.reading
    chain_index = reading.chain_of_token[index]
    naming = reading.naming_of_token[index]
    chain = reading.chains[chain_index]
    thing = scene.things.get(chain_index)
    if thing is None:
        sort = {EntityKind.PERSON: "person", EntityKind.ORGANIZATION: "body"}.get(chain.kind, "place")
        plural = None if sort == "body" else False
        thing = scene.things[chain_index] = Thing(sort, chain_index, chain.gender, plural)
    doc = reading.doc
    head = next(
        (i for i in range(naming.start, naming.end) if not naming.start <= doc[i].head.i < naming.end), naming.end - 1
    )
    form = {Form.NOMINAL: "definite", Form.DEMONYM: "demonym"}.get(naming.form, "name")
    if form == "demonym" and relation(doc[head]) in ("amod", "compound"):
        return _referent(scene, thing, naming.start, naming.end, head, number, "inner", form)
    thing.count += 1
    return _referent(scene, thing, naming.start, naming.end, head, number, role_of(doc[head]), form)


def _noun(scene: Scene, token: Token, number: int) -> Referent | None:
    word = lemma(token).rstrip(".")
    if not word or word in _NO_THINGS or not word[0].isalpha():
        return None
    definite = owned = joined = False
    start = token.i
    for child in token.children:
        kind = relation(child)
        if child.i < token.i and kind in ("det", "nmod:poss", "amod", "compound", "nummod"):
            start = min(start, child.i)
        if kind == "det" and child.lower_ in _DEFINITE:
            definite = True
        elif kind == "nmod:poss":
            owned = True
        elif kind == "conj" and child.pos_ in ("NOUN", "PROPN"):
            joined = True
    plural = token.tag_ in ("NNS", "NNPS") or word in _CROWDS or token.lower_ in _CROWDS
    sort, gender = _sort(word)
    proper = token.pos_ == "PROPN" and token.text[0].isupper()
    key = f"{word}{plural}"
    thing = None
    if definite or proper:
        known = scene.nouns.get(key)
        # Further back, "the report" is likely another one.
        if known is not None and token.i - known[0] < 300:
            thing = known[1]
    if thing is None:
        thing = Thing(sort, None, gender, (None if sort == "body" or joined else False) if not plural else True)
    thing.count += 1
    scene.nouns[key] = token.i, thing
    form = "name" if proper else "definite" if definite or owned else "new"
    return _referent(scene, thing, start, token.i + 1, token.i, number, role_of(token), form)


def _sort(word: str) -> tuple[str, str | None]:
    if word in _MEN:
        return "person", "m"
    if word in _WOMEN:
        return "person", "f"
    if word in person_nouns() or is_title_word(word):
        return "person", None
    return ("body", None) if word in BODIES else ("thing", None)


def _referent(
    scene: Scene, thing: Thing, start: int, end: int, head: int, number: int, role: str, form: str
) -> Referent:
    kind = "h" if thing.sort == "person" and not thing.plural else "p" if thing.plural else "n"
    scene.most[kind] = max(scene.most.get(kind, 0), thing.count)
    return Referent(thing, start, end, head, number, scene.paragraph_of[head], role, form, scene.quote_of[head])


def pronoun_referent(scene: Scene, thing: Thing, token: Token, number: int) -> Referent:
    """The pronoun as a referent of what it means."""
    thing.count += 1
    return _referent(scene, thing, token.i, token.i + 1, token.i, number, role_of(token), "pronoun")
