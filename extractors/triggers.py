"""The words of a text that report an event: verbs ("met"), nouns ("talks"), light verbs with nouns ("held talks")."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from dramatis.words import EntityKind, EventType
from extractors.event_lexicon import Entry, event_lexicon, listed
from extractors.reading import Form, Reading
from extractors.syntax import (
    children,
    forms,
    is_noun,
    lemma,
    obliques,
    preposition_of,
    prose,
    relation,
)
from extractors.trigger_verbs import carriers, happenings, support_of, verb_ahead
from extractors.trigger_violence import is_attack, is_vote_lost

# The farthest that a verb's particle may stand from it when the parse doesn't show it ("called again for").
_REACH = 3
# Tokens around a verb in which the numbers of an exchange stand ("freed 9 lorry drivers in return for 9 trucks").
_BESIDE = 8
# What is exchanged at a price is no prisoner.
_GOODS = listed("percent per share shares dollar dollars euro euros pound pounds $ € £ % million billion price")


# Verbs by which an agreement comes about.
_REACHING = listed("reach make strike secure broker conclude clinch announce seal sign")


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
    dated = {index for date in reading.dates for index in range(date.start, date.end)}
    for token in prose(reading.doc):
        part = token.pos_
        if part not in ("VERB", "NOUN", "PROPN", "AUX", "ADJ") or (not token.is_alpha and "-" not in token.text):
            continue
        # "March 15" is no march.
        if token.i in dated or _within_a_name(reading, token):
            continue
        trigger = None
        if part == "VERB":
            first = _before_hyphen(token)
            known = next((verbs[first + form] for form in forms(token) if first + form in verbs), None)
            if known is None and first:
                known = next((verbs[form] for form in forms(token) if form in verbs), None)
            known = known or []
            trigger = _verb_trigger(token, known, completed)
            if trigger is None and _looks_nominal(token):
                trigger = _noun_trigger(token, nouns)
        elif part in ("NOUN", "PROPN"):
            trigger = _noun_trigger(token, nouns)
            if trigger is None and _looks_verbal(token):
                trigger = next(
                    filter(None, (_verb_trigger(token, verbs.get(form, ()), completed) for form in forms(token))), None
                )
        if trigger is not None and not _is_paper(reading, trigger):
            found.append(trigger)
    found = _with_rounds([trigger for trigger in found if trigger.token.i not in completed])
    # "hosted talks" reports the talks, and no visit beside them.
    supports = {(trigger.support.i, trigger.entry.type) for trigger in found if trigger.support is not None}
    supports |= {
        (verb.i, trigger.entry.type) for trigger in found if trigger.nominal for verb in happenings(trigger.top)
    }
    return [trigger for trigger in found if (trigger.token.i, trigger.entry.type) not in supports]


def _with_rounds(found: list[Trigger]) -> list[Trigger]:
    """A round and the talks of which it is one are one trigger, wherever the tree hangs the talks."""
    kept: list[Trigger] = []
    for trigger in found:
        last = kept[-1] if kept else None
        if last is not None and _is_round_of(last, trigger):
            support = trigger.support or last.support
            kept[-1] = replace(trigger, shell=(*trigger.shell, *last.shell, last.token), support=support)
        else:
            kept.append(trigger)
    return kept


def _is_round_of(one: Trigger, other: Trigger) -> bool:
    if "weak" not in one.entry.flags or not other.nominal or one.entry.type is not other.entry.type:
        return False
    between = other.token.doc[one.token.i + 1 : other.token.i]
    if not 0 < len(between) <= _BESIDE or between[0].lower_ != "of":
        return False
    return all(word.pos_ in ("ADJ", "NOUN", "PROPN", "PART", "DET") or word.text in "-–—" for word in between[1:])


def _before_hyphen(token: Token) -> str:
    """ "test-" of "test-fired", which the tokenizer parts in three; else ""."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return ""
    return f"{token.nbor(-2).lower_}-"


def _verb_trigger(verb: Token, entries: list[Entry] | tuple[Entry, ...], completed: set[int]) -> Trigger | None:
    if not entries:
        return None
    company = _company_of_verb(verb)
    for entry in entries:
        if entry.preposition and not _has_particle(verb, entry.preposition):
            continue
        if (
            entry.company
            and not any(word in entry.company for word in company)
            and not _is_swap(verb, entry)
            and not is_vote_lost(verb, entry)
        ):
            continue
        if not is_attack(verb, entry):
            continue
        if any(word in entry.strangers for word in company):
            continue
        if "intransitive" in entry.flags and children(verb, "obj", "ccomp"):
            continue
        nouns = event_lexicon().nouns
        for word, token in company.items():
            # "cancelled the talks" reports the talks as well; "signed an agreement" is one thing.
            # "Stopped all firing" is a ceasefire, and no attack beside it.
            gerund = token.tag_ == "VBG" and token.i > verb.i
            if word in entry.company and (gerund or any(known.type != "CONSULT" for known in nouns.get(word, ()))):
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
    if noun.lower_ == "vote" and relation(noun) == "obj" and lemma(noun.head) == "have":
        # Who "has no vote" may not cast one.
        return None
    if not entries or (relation(noun) in ("compound", "nmod:desc", "flat", "goeswith") and noun.head.i > noun.i):
        return None
    company: set[str] | None = None
    for entry in entries:
        if "plural" in entry.flags and not noun.lower_.endswith("s"):
            continue
        if entry.company or entry.strangers:
            company = _company_of_noun(noun) if company is None else company
            if entry.company and entry.company.isdisjoint(company) and not _is_swap(noun, entry):
                continue
            if not entry.strangers.isdisjoint(company):
                continue
        shell = tuple(carriers(noun))
        top = shell[-1] if shell else noun
        return Trigger(noun, entry, shell, support_of(top) or verb_ahead(top))
    return None


def _within_a_name(reading: Reading, token: Token) -> bool:
    index = reading.chain_at(token)
    if index is None:
        return False
    if reading.chains[index].kind is EntityKind.EVENT:
        return True
    naming = reading.naming_at(token)
    return naming is not None and naming.form not in (Form.NOMINAL, Form.PRONOUN)


def _is_paper(reading: Reading, trigger: Trigger) -> bool:
    """The agreement is a text that somebody drafts, reads or awaits, and is not said to have been reached."""
    if not trigger.nominal or trigger.entry.type is not EventType.AGREE:
        return False
    index = reading.chain_at(trigger.token)
    if index is None or reading.chains[index].kind is not EntityKind.DOCUMENT:
        return False
    return trigger.support is None or lemma(trigger.support) not in _REACHING


def _looks_nominal(token: Token) -> bool:
    return any(relation(child) in ("det", "amod", "nmod:poss", "compound") for child in token.children)


def _looks_verbal(token: Token) -> bool:
    # Headlines in title case: "Russia Attacks Kyiv", tagged as three names.
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and (any(relation(child) in ("nsubj", "obj") for child in token.children) or relation(token) == "root")
    )


def _is_swap(word: Token, entry: Entry) -> bool:
    """So many are let go for so many: "14 fishermen were exchanged for 11", whatever they are called."""
    if entry.mode != "release" or (entry.part == "n" and entry.word not in ("exchange", "swap")):
        return False
    document = word.doc
    before, after = word.i - _BESIDE, word.i + 2 * _BESIDE
    near = [token for token in document[max(0, before) : after] if token.sent == word.sent]
    if any(token.lower_ in _GOODS for token in near):
        return False
    numbers = [token.i for token in near if token.like_num and token.ent_type_ not in ("DATE", "TIME")]
    return any(
        any(token.lower_ == "for" for token in document[one + 1 : other]) and other - one <= _BESIDE
        for one, other in pairwise(numbers)
    )


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
    for token in _phrase_after(verb):
        company.setdefault(lemma(token), token)
        company.setdefault(token.lower_, token)
    return company


def _phrase_after(verb: Token) -> Iterator[Token]:
    """The nouns of the phrase right after a verb, to which the tree may not tie it ("freed 9 lorry drivers")."""
    document = verb.doc
    for token in document[verb.i + 1 : verb.i + 1 + _BESIDE]:
        if is_noun(token):
            yield token
        elif token.pos_ not in ("DET", "ADJ", "NUM", "PRON") and token.text not in ("'s", "’s", "-"):
            return


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
