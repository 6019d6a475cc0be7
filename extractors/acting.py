"""Who acts: entities that are subject or agent of a verb, take part in an event, or speak."""

from collections.abc import Iterable

from spacy.tokens import Token

from dramatis.extraction import Claim, LocalEvent
from dramatis.words import EntityKind, Role
from extractors.reading import Form, Naming, Reading
from extractors.syntax import first_conjunct, is_verb, preposition_of, relation

_DOES = frozenset([Role.ACTOR, Role.RECIPIENT, Role.HOST])


def mark_acting(reading: Reading, events: Iterable[LocalEvent], claims: Iterable[Claim]) -> None:
    """Sets `acts` on every person, organisation and place that acts, receives or speaks somewhere in the article."""
    acting: set[str] = set()
    for event in events:
        acting.update(part.entity for part in event.participants if part.role in _DOES)
    for claim in claims:
        acting.update(entity for entity in (claim.speaker, claim.addressee) if entity is not None)
    for index, chain in enumerate(reading.chains):
        if chain.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE) and not chain.acts:
            chain.acts = reading.entity_id(index) in acting or any(_acts(reading, n) for n in chain.namings)


def _acts(reading: Reading, naming: Naming) -> bool:
    """The mention is the subject of an active verb, or the agent of a passive one."""
    if naming.form is Form.DEMONYM:
        return False
    head = _head(reading, naming)
    kind = relation(head)
    if kind == "conj":
        head = first_conjunct(head)
        kind = relation(head)
    if kind == "nsubj":
        return is_verb(head.head)
    return kind in ("obl", "obl:agent", "pobj") and preposition_of(head) == "by" and is_verb(_verb_above(head))


def _head(reading: Reading, naming: Naming) -> Token:
    """The token of the mention whose head lies outside it."""
    for token in reading.doc[naming.start : naming.end]:
        if not naming.start <= token.head.i < naming.end:
            return token
    return reading.doc[naming.end - 1]


def _verb_above(token: Token) -> Token:
    return token.head.head if token.dep_ == "pobj" else token.head
