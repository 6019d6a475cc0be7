"""One event while it is being built: what a single trigger says of it, later joined with its other mentions."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dramatis.extraction import Evidence
from dramatis.partial_date import PartialDate
from dramatis.words import EventType, Modality, Polarity, Role
from extractors.event_lexicon import Entry, event_lexicon, listed
from extractors.modality_governors import Holding
from extractors.participants_mentions import Part
from extractors.syntax import is_noun, lemma, modifiers
from extractors.triggers import Trigger

_COUNT_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
} | {f"{number}{ending}": number for number in range(1, 21) for ending in ("st", "nd", "rd", "th")}
_NEXT = listed("new another next fresh further additional upcoming forthcoming renewed follow-up coming more")
_PREVIOUS = listed("previous last earlier past prior former preceding initial")
_INITIAL = frozenset(["first-ever", "initial", "inaugural"])
# The words of an ordinal only count rounds and meetings; "the last attack" is just the latest one.
_COUNTED = frozenset([EventType.CONSULT, EventType.OTHER])
# At most so many tokens of a sentence are read for contexts and modes; longer ones are lists.
_SENTENCE = 80


@dataclass(slots=True)
class Draft:
    """An event as far as known. `when` is an inclusive period; `strength` says how firmly the modality is said."""

    type: EventType
    word: str
    entry: Entry | None
    mode: str | None
    contexts: tuple[str, ...]
    modality: Modality
    polarity: Polarity
    strength: int
    modality_words: tuple[Token, ...]
    when: tuple[PartialDate, PartialDate] | None
    place: Part | None
    parts: list[Part]
    ordinal: int | None
    definite: bool
    quantities: tuple[str, ...]
    triggers: list[tuple[int, int]]
    """Token spans of the words that name it, in text order."""
    heads: list[Token]
    evidence: list[Evidence] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    name: str | None = None
    governor: Token | None = None
    """The word that proposes, plans, demands … it."""
    words: set[int] = field(init=False)
    """The indices of its heads."""

    def __post_init__(self) -> None:
        self.words = {head.i for head in self.heads}

    @property
    def core(self) -> set[int]:
        """The chains that act or receive."""
        return {part.chain for part in self.parts if part.role in (Role.ACTOR, Role.RECIPIENT)}

    @property
    def first(self) -> int:
        """The first token that names it."""
        return self.triggers[0][0]


def ordinal_of(trigger: Trigger) -> int | None:
    """The number of the round or meeting, 0 for a new and -1 for a previous one, None where the text doesn't count."""
    if not trigger.nominal or trigger.entry.type not in _COUNTED:
        return None
    for head in (trigger.top, *trigger.shell, trigger.token):
        for word in modifiers(head):
            name = word.lower_
            if name in _ORDINALS:
                return _ORDINALS[name]
            if name in _INITIAL:
                return 1
            if name in _NEXT:
                return 0
            if name in _PREVIOUS:
                return -1
    return None


def is_definite(trigger: Trigger) -> bool:
    """The text speaks of an event as known: "the talks", "this meeting", "their call"."""
    return trigger.nominal and any(
        child.lower_ in ("the", "this", "that", "these", "those", "their") for child in trigger.top.children
    )


def contexts_of(entry: Entry | None, sentence: list[str]) -> tuple[str, ...]:
    """The event's own contexts, then those that the words of its sentence add, sorted."""
    own = entry.contexts if entry is not None else ()
    known = event_lexicon().contexts
    added = {known[word] for word in sentence[:_SENTENCE] if word in known}
    return (*own, *sorted(added - set(own)))


def mode_of(entry: Entry, trigger: Trigger, held: Holding) -> str | None:
    """The entry's mode, or the one that a word beside the trigger settles ("missile strike", "by phone")."""
    words = event_lexicon().modes.get(entry.type, {})
    document = trigger.token.doc
    near = document[max(0, trigger.token.i - 3) : min(len(document), trigger.token.i + 9)]
    for token in near:
        found = words.get(lemma(token))
        if found is not None and (entry.mode is None or entry.type is EventType.ASSAULT):
            return found
    return entry.mode


def trigger_span(trigger: Trigger) -> tuple[int, int]:
    """Tokens of what names the event: "phone call", "prisoner exchange", "round of talks", or the verb."""
    token = trigger.token
    if not trigger.nominal:
        return token.i, token.i + 1
    first = token.i
    document = token.doc
    while (
        first > 0
        and token.i - first < 2
        and document[first - 1].pos_ == "NOUN"
        and not document[first - 1].ent_type_
        and (first < 2 or document[first - 2].text not in ("-", "–"))
        and is_noun(document[first - 1])
        and document[first - 1].head.i in (token.i, first)
    ):
        first -= 1
    return first, token.i + 1
