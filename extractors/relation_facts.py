"""A relation that the text states between two mentions, and the fact that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dramatis.extraction import Fact
from dramatis.ids import stable_id
from dramatis.partial_date import PartialDate
from dramatis.words import Modality, Polarity, Predicate
from extractors.dates import date_of
from extractors.modality import modality_of
from extractors.reading import Form, Naming, Reading
from extractors.relation_mentions import Spot
from extractors.relation_words import FORMER, NOT_YET
from extractors.syntax import relation

_NEGATIONS = ("not", "never", "no longer", "n't", "n’t")
# What is past holds no more, and a pronoun may be another's.
_LESS_SURE = 0.1


@dataclass(frozen=True, slots=True)
class Found:
    """Subject and object with how the text holds the relation; `rule` names what read it."""

    rule: str
    predicate: Predicate
    subject: Spot
    object: Spot
    confidence: float
    modality: Modality = Modality.OCCURRED
    polarity: Polarity = Polarity.ASSERTED
    literal: str | None = None
    start: PartialDate | None = None
    inferred: bool = False
    told_by: tuple["Found", ...] = ()
    """The relations from which this one follows; empty where the text states it."""

    @property
    def asserted(self) -> bool:
        """The text says that it holds."""
        return self.modality is Modality.OCCURRED and self.polarity is Polarity.ASSERTED

    @property
    def first(self) -> Naming:
        """The mention that stands first."""
        return min(self.subject.naming, self.object.naming, key=lambda naming: naming.start)

    @property
    def last(self) -> Naming:
        """The mention that stands last."""
        return max(self.subject.naming, self.object.naming, key=lambda naming: naming.start)

    def fact(self, reading: Reading) -> Fact:
        """The fact; its evidence is the text from the one mention to the other, or that of what it follows from."""
        subject, object_ = reading.entity_id(self.subject.chain), reading.entity_id(self.object.chain)
        held = (self.predicate, object_, self.literal, self.polarity, self.modality, self.start, None)
        told = self.told_by or (self,)
        by_pronoun = any(one.first.form in (Form.PRONOUN, Form.NOMINAL) for one in told)
        return Fact(
            id=stable_id("fact", reading.version, subject, *held),
            subject=subject,
            predicate=self.predicate,
            object=object_,
            literal=self.literal,
            polarity=self.polarity,
            modality=self.modality,
            start=self.start,
            end=None,
            confidence=round(self.confidence - _LESS_SURE * by_pronoun, 2),
            inferred=self.inferred,
            evidence=tuple(reading.evidence(one.first.start, one.last.end) for one in told),
        )


def holding(words: Sequence[Token], verb: Token | None) -> tuple[Modality, Polarity]:
    """How the relation is held: by its verb, else by the words around ("would-be", "not")."""
    lower = [token.lower_ for token in words]
    joined = f" {' '.join(lower)} "
    if verb is not None:
        # A copula's negation and modality hang on its predicate.
        head = verb.head if relation(verb) in ("cop", "aux", "aux:pass") else verb
        modality, polarity, _ = modality_of(head)
    else:
        modality, polarity = Modality.OCCURRED, Polarity.ASSERTED
    if any(f" {negation} " in joined for negation in _NEGATIONS):
        polarity = Polarity.NEGATED
    if not NOT_YET.isdisjoint(lower):
        modality = Modality.HYPOTHETICAL
    return modality, polarity


def begun(reading: Reading, verb: Token | None) -> PartialDate | None:
    """The day from which on it holds: that of the verb, None where none is told."""
    period = None if verb is None else date_of(reading, verb)
    return period[0] if period else None


def past(words: Sequence[Token]) -> float:
    """What is taken from the confidence where the words say that it holds no more."""
    return _LESS_SURE if any(token.lower_ in FORMER for token in words) else 0.0
