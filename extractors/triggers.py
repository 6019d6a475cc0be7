"""The words of a text that report an event: verbs ("met"), nouns ("talks"), light verbs with nouns ("held talks")."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dramatis.words import EntityKind
from extractors.event_lexicon import Entry, event_lexicon, listed
from extractors.reading import Form, Reading
from extractors.syntax import (
    children,
    climb,
    forms,
    is_verb,
    lemma,
    misread_active,
    obliques,
    preposition_of,
    prose,
    relation,
)

# Verbs that say of an event only that it takes place, begins, ends or is arranged: they add no event of their own.
LIGHT = listed(
    """hold launch make reach conduct carry stage begin start resume continue end host attend join organize organise
    convene schedule plan propose suggest offer have give pay strike broker mount wage commit undertake initiate open
    restart renew conclude complete finish suspend postpone cancel delay perform execute complete arrange prepare take
    stop halt achieve secure agree sign announce declare impose order lead see witness participate engage enter lift
    face deliver break place do get need want seek expect await demand request urge support back condemn follow
    precede include involve discuss address occur happen fail succeed collapse produce result"""
)
# Nouns that count or portion events ("a round of talks"): what is said of them is said of the event.
CARRIERS = listed(
    """round series wave day session set spate string campaign act resumption start beginning end continuation outbreak
    holding conduct phase stage cycle week month hour night resume launch option format date possibility"""
)
# The farthest that a verb's particle may stand from it when the parse doesn't show it ("called again for").
_REACH = 3
# Tokens between a noun and the verb by which it takes place: two parties with their titles.
_AHEAD = 16
_STOPS = frozenset([".", ";", ":", "!", "?", "…", "“", "”", '"', "("])
_TAKE_PLACE = listed(
    "hold take begin start end resume open continue conclude collapse happen occur finish close go last"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event.

    `shell` are the nouns around a noun trigger that count it ("round of talks"), the outermost last; `support` is the
    light verb whose object or subject it is ("held talks", "talks took place").
    """

    token: Token
    entry: Entry
    shell: tuple[Token, ...] = ()
    support: Token | None = None

    @property
    def nominal(self) -> bool:
        """The trigger is a noun."""
        return self.entry.part == "n"

    @property
    def top(self) -> Token:
        """The outermost noun that stands for the event, or the verb."""
        return self.shell[-1] if self.shell else self.token


def find_triggers(reading: Reading) -> list[Trigger]:
    """All triggers in text order; a noun that only completes its verb ("impose sanctions") is not listed apart."""
    lexicon = event_lexicon()
    verbs, nouns = lexicon.verbs, lexicon.nouns
    found: list[Trigger] = []
    completed: set[int] = set()
    for token in prose(reading.doc):
        part = token.pos_
        if part not in ("VERB", "NOUN", "PROPN", "AUX", "ADJ") or (not token.is_alpha and "-" not in token.text):
            continue
        if _within_a_name(reading, token):
            continue
        trigger = None
        if part == "VERB":
            trigger = _verb_trigger(token, next((verbs[form] for form in forms(token) if form in verbs), ()), completed)
            if trigger is None and _looks_nominal(token):
                trigger = _noun_trigger(token, nouns)
        elif part in ("NOUN", "PROPN"):
            trigger = _noun_trigger(token, nouns)
            if trigger is None and _looks_verbal(token):
                trigger = next(
                    filter(None, (_verb_trigger(token, verbs.get(form, ()), completed) for form in forms(token))), None
                )
        if trigger is not None:
            found.append(trigger)
    # "hosted talks" reports the talks, and no visit beside them.
    supports = {(trigger.support.i, trigger.entry.type) for trigger in found if trigger.support is not None}
    return [
        trigger
        for trigger in found
        if trigger.token.i not in completed and (trigger.token.i, trigger.entry.type) not in supports
    ]


def _verb_trigger(verb: Token, entries: list[Entry] | tuple[Entry, ...], completed: set[int]) -> Trigger | None:
    if not entries:
        return None
    company = _company_of_verb(verb)
    for entry in entries:
        if entry.preposition and not _has_particle(verb, entry.preposition):
            continue
        if entry.company and not any(word in entry.company for word in company):
            continue
        if any(word in entry.strangers for word in company):
            continue
        if "intransitive" in entry.flags and children(verb, "obj"):
            continue
        nouns = event_lexicon().nouns
        for word, token in company.items():
            # "cancelled the talks" reports the talks as well; "signed an agreement" is one thing.
            if word in entry.company and any(known.type != "CONSULT" for known in nouns.get(word, ())):
                completed.add(token.i)
        return Trigger(verb, entry)
    return None


def _noun_trigger(noun: Token, nouns: dict[str, list[Entry]]) -> Trigger | None:
    entries: list[Entry] = []
    if noun.i > 0:
        entries = nouns.get(f"{noun.nbor(-1).lower_} {lemma(noun)}", [])
    for form in forms(noun):
        if form in nouns:
            entries = entries + nouns[form]
            break
    if not entries or (relation(noun) in ("compound", "nmod:desc", "flat", "goeswith") and noun.head.i > noun.i):
        return None
    company: set[str] | None = None
    for entry in entries:
        if "plural" in entry.flags and not noun.lower_.endswith("s"):
            continue
        if entry.company or entry.strangers:
            company = _company_of_noun(noun) if company is None else company
            if entry.company and entry.company.isdisjoint(company):
                continue
            if not entry.strangers.isdisjoint(company):
                continue
        shell = tuple(_carriers(noun))
        top = shell[-1] if shell else noun
        return Trigger(noun, entry, shell, _support(top) or _verb_ahead(top))
    return None


def _within_a_name(reading: Reading, token: Token) -> bool:
    index = reading.chain_at(token)
    if index is None:
        return False
    if reading.chains[index].kind is EntityKind.EVENT:
        return True
    return any(
        naming.start <= token.i < naming.end and naming.form not in (Form.NOMINAL, Form.PRONOUN)
        for naming in reading.chains[index].namings
    )


def _looks_nominal(token: Token) -> bool:
    return any(relation(child) in ("det", "amod", "nmod:poss", "compound") for child in token.children)


def _looks_verbal(token: Token) -> bool:
    # Headlines in title case: "Russia Attacks Kyiv", tagged as three names.
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and (any(relation(child) in ("nsubj", "obj") for child in token.children) or relation(token) == "root")
    )


def _carriers(noun: Token) -> Iterator[Token]:
    for above in climb(noun):
        if relation(noun) not in ("nmod", "pobj", "prep", "compound"):
            return
        if above.pos_ == "ADP":
            continue
        if lemma(above) not in CARRIERS:
            return
        yield above
        noun = above


def _support(noun: Token) -> Token | None:
    head = noun.head
    for child in children(noun, "amod"):
        if lemma(child) in LIGHT and misread_active(child) is not None:
            return child
    if head.i == noun.i or relation(noun) not in ("obj", "nsubj", "nsubj:pass", "obl", "conj"):
        return None
    if relation(noun) == "conj":
        return None if head.pos_ == "VERB" else _support(head) if head.head.i != head.i else None
    if not is_verb(head) or lemma(head) not in LIGHT:
        return None
    if relation(noun) == "obl" and preposition_of(noun) not in ("in", "on", "out", "into"):
        return None
    return head


def _verb_ahead(noun: Token) -> Token | None:
    """The verb by which the noun takes place further on in the sentence, where the tree doesn't tie the two.

    "GENEVA – The round of talks between X and Y was held on Monday": a dateline is enough to break the tree.
    """
    if relation(noun) not in ("root", "appos", "parataxis", "dep", "list", "nmod", "flat"):
        return None
    document = noun.doc
    for token in document[noun.i + 1 : noun.i + 1 + _AHEAD]:
        if token.text in _STOPS or "\n" in token.text or token.pos_ == "SCONJ":
            return None
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN") and relation(token) != "amod":
            return token if lemma(token) in _TAKE_PLACE else None
    return None


def _company_of_verb(verb: Token) -> dict[str, Token]:
    company: dict[str, Token] = {}
    for child in verb.children:
        kind = relation(child)
        if kind in ("obj", "nsubj:pass", "xcomp", "iobj", "compound:prt"):
            _gather(child, company)
        elif kind == "advmod":
            company.setdefault(child.lower_, child)
    for _, head in obliques(verb):
        company.setdefault(lemma(head), head)
        company.setdefault(head.lower_, head)
    if relation(verb) in ("acl", "acl:relcl"):
        _gather(verb.head, company)
    return company


def _gather(head: Token, company: dict[str, Token]) -> None:
    company.setdefault(lemma(head), head)
    company.setdefault(head.lower_, head)
    for child in head.children:
        if relation(child) in ("amod", "compound", "conj", "nmod:desc") or (
            relation(child) in ("nmod", "prep") and preposition_of(child) == "of"
        ):
            company.setdefault(lemma(child), child)


def _company_of_noun(noun: Token) -> set[str]:
    company: set[str] = set()
    for child in noun.children:
        if relation(child) in ("amod", "compound", "nmod", "nmod:desc", "nmod:poss", "conj", "nummod"):
            company.add(lemma(child))
            company.add(child.lower_)
            company.update(lemma(inner) for inner in child.children if relation(inner) in ("compound", "conj", "amod"))
    company.update(lemma(head) for _, head in obliques(noun))
    for before in range(max(0, noun.i - 2), noun.i):
        company.add(lemma(noun.doc[before]))
        company.add(noun.doc[before].lower_)
    return company


def _has_particle(verb: Token, wanted: str) -> bool:
    first, _, rest = wanted.partition(" ")
    for child in verb.children:
        kind = relation(child)
        if kind in ("compound:prt", "prep", "advmod", "obj") and child.lower_ == first:
            return not rest or rest in (inner.lower_ for inner in verb.doc[child.i : child.i + _REACH])
    if rest:
        following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + len(wanted.split())]]
        return " ".join(following) == wanted or any(
            first == lemma(child) and any(rest == preposition for preposition, _ in (*obliques(verb), *obliques(child)))
            for child in children(verb, "obj")
        )
    if any(preposition == wanted and head.ent_type_ not in ("DATE", "TIME") for preposition, head in obliques(verb)):
        return True
    if wanted == "to":
        return any(child.lower_ == "to" for inner in children(verb, "xcomp") for child in inner.children)
    following_words = verb.doc[verb.i + 1 : verb.i + 1 + _REACH]
    return (
        len(following_words) > 1
        and following_words[0].lower_ == wanted
        and following_words[1].ent_type_ not in ("DATE", "TIME")
    )
