"""Who holds which office, and for whom someone speaks, as titles and appositions have it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dramatis.extraction import Evidence, Fact
from dramatis.gazetteer import Gazetteer
from dramatis.ids import stable_id
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Modality, Polarity, Predicate
from extractors.appositions import Phrase, phrases_around, running_clause
from extractors.reading import Form, Naming, Reading
from extractors.referents import BODIES
from extractors.relation_words import has_members
from extractors.role_terms import term_after
from extractors.titles import is_title_word

# How sure a reading of the phrase is: a title before the name hardly errs; appositions hang on a comma.
_TITLE, _APPOSITION, _INFERRED, _METONYM = 0.9, 0.8, 0.6, 0.7
# Of a party or an assembly they are members, not staff.
_PARTISANS = frozenset(
    [
        "candidate",
        "politician",
        "activist",
        "nominee",
        "representative",
        "delegate",
        "deputy",
        "supporter",
        "deputy leader",
    ]
)
_RELATIONS = {
    "leads": Predicate.LEADS,
    "speaks": Predicate.SPEAKS_FOR,
    "member": Predicate.MEMBER_OF,
    "works": Predicate.EMPLOYED_BY,
}


def find_roles(reading: Reading) -> list[Fact]:
    """HOLDS_ROLE, SPEAKS_FOR, LEADS, MEMBER_OF, EMPLOYED_BY, OWNS and CITIZEN_OF facts; also sets the chains' roles."""
    return merged(
        fact
        for index, chain in enumerate(reading.chains)
        if chain.kind is EntityKind.PERSON
        for naming in chain.namings
        if naming.form in (Form.NAME, Form.PARTIAL)
        for fact in _of_naming(reading, index, naming)
    )


def merged(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each id, in the order of the first, with the evidence of all and the highest confidence."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.id, []).append(fact)
    return [_one(same) if len(same) > 1 else same[0] for same in groups.values()]


def _one(same: list[Fact]) -> Fact:
    best = max(same, key=lambda fact: fact.confidence)
    evidence = tuple(sorted({span for fact in same for span in fact.evidence}))
    return replace(best, inferred=all(fact.inferred for fact in same), evidence=evidence)


def make_fact(
    reading: Reading,
    subject: int,
    predicate: Predicate,
    evidence: Evidence,
    confidence: float,
    *,
    object_chain: int | None = None,
    literal: str | None = None,
    inferred: bool = False,
    start: PartialDate | None = None,
    end: PartialDate | None = None,
) -> Fact:
    """An asserted fact about two chains, or a chain and a literal; timeless unless the text says from when to when."""
    subject_id = reading.entity_id(subject)
    object_id = None if object_chain is None else reading.entity_id(object_chain)
    held = (Polarity.ASSERTED, Modality.OCCURRED, start, end)
    identity = stable_id("fact", reading.version, subject_id, predicate, object_id, literal, *held)
    return Fact(
        identity, subject_id, predicate, object_id, literal, Polarity.ASSERTED, Modality.OCCURRED,
        start, end, confidence, inferred, (evidence,),
    )  # fmt: skip


def _of_naming(reading: Reading, person: int, naming: Naming) -> Iterator[Fact]:
    for phrase in phrases_around(reading, naming.start, naming.end):
        role = phrase.title.role
        # "Head Start" is a programme; a head of something is told with an object or a comma.
        if not role or (role == "head" and phrase.before) or (phrase.before and _is_an_office(reading, naming)):
            continue
        chain = reading.chains[person]
        if role not in chain.roles:
            chain.roles.append(role)
        last = max(phrase.end, naming.end)
        term = None if phrase.before else term_after(reading, phrase.end, naming.end)
        evidence = reading.evidence(min(phrase.start, naming.start), last if term is None else term.until)
        confidence = _TITLE if phrase.before else _APPOSITION
        yield make_fact(
            reading, person, Predicate.HOLDS_ROLE, evidence, confidence, object_chain=phrase.object, literal=role,
            start=term.start if term else None, end=term.end if term else None,
        )  # fmt: skip
        yield from _beside(reading, person, phrase, evidence, confidence)
    running = running_clause(reading, naming.end)
    if running is not None and running.object != person:
        evidence = reading.evidence(naming.start, running.end)
        yield make_fact(reading, person, running.predicate, evidence, _APPOSITION, object_chain=running.object)


def _is_an_office(reading: Reading, naming: Naming) -> bool:
    """What was taken for a name goes on with the title before it: "General | Manager", "Commerce | Subcommittee"."""
    last = reading.doc[naming.end - 1].lower_
    alone = naming.end - naming.start == 1
    return alone and (is_title_word(last) or last in BODIES or last.rstrip(".") in ("jr", "sr"))


def _beside(reading: Reading, person: int, phrase: Phrase, evidence: Evidence, confidence: float) -> Iterator[Fact]:
    """What an office says beside itself: whom its holder leads, speaks for, works for, belongs to."""
    if phrase.object is None or phrase.object == person or phrase.title.former:
        return
    holder = reading.chains[phrase.object]
    title = phrase.title
    predicate = _RELATIONS.get(title.entry.relation)
    state_office = holder.kind is EntityKind.PLACE
    if predicate is Predicate.EMPLOYED_BY and not state_office:
        if any(naming.label == "NORP" for naming in holder.namings):
            # "The Kurdish singer": a people employs nobody.
            return
        if title.head in _PARTISANS and has_members(holder.name):
            predicate = Predicate.MEMBER_OF
    if predicate is Predicate.LEADS and (title.deputy or not _whole(phrase)):
        predicate = Predicate.EMPLOYED_BY
    if predicate is Predicate.SPEAKS_FOR or predicate is Predicate.LEADS:
        yield make_fact(reading, person, predicate, evidence, confidence, object_chain=phrase.object)
    elif predicate is not None and not state_office:
        yield make_fact(reading, person, predicate, evidence, confidence - 0.1, object_chain=phrase.object)
    if phrase.demonym and state_office:
        # An office of a state is nearly always held by a citizen, but the text doesn't say so.
        inferred = title.entry.kind != "occupation"
        yield make_fact(
            reading, person, Predicate.CITIZEN_OF, evidence, _INFERRED if inferred else confidence,
            object_chain=phrase.object, inferred=inferred,
        )  # fmt: skip


def _whole(phrase: Phrase) -> bool:
    """The title leads all of its object, not a part of it: "president", not "trade union leader" or "police chief"."""
    return phrase.title.role.removeprefix("acting ").removeprefix("interim ") == phrase.title.head


def find_metonyms(reading: Reading, gazetteer: Gazetteer) -> list[Fact]:
    """SPEAKS_FOR facts of seats of government, and of capitals that act, for the state where the article names it.

    To be called when it is known who acts. Each mention of the metonym is evidence.
    """
    states: dict[str, int] = {}
    for index, chain in enumerate(reading.chains):
        place = gazetteer.country(chain.country)
        if chain.kind is EntityKind.PLACE and place is not None and chain.name == place.name:
            states.setdefault(place.country or "", index)
    facts: list[Fact] = []
    for index, chain in enumerate(reading.chains):
        state = states.get(chain.metonym_of or "")
        if state is None or state == index or (chain.kind is EntityKind.PLACE and not chain.acts):
            continue
        for naming in chain.namings:
            if naming.form in (Form.NAME, Form.PARTIAL, Form.ACRONYM):
                evidence = reading.evidence(naming.start, naming.end)
                fact = make_fact(
                    reading, index, Predicate.SPEAKS_FOR, evidence, _METONYM, object_chain=state, inferred=True
                )
                facts.append(fact)
    return merged(facts)
