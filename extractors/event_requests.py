"""Requests without a word for them: "Russia said that Sudan must return the helicopter" asks something of Sudan.

PLOVER takes whatever somebody says that others must do as REQUEST. The event that is asked for keeps its own mention
("return", REQUESTED); this one is the asking.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dramatis.words import EventType, Modality, Polarity, Role
from extractors.event_coding import is_saying
from extractors.event_drafts import Draft, contexts_of
from extractors.event_lexicon import Entry
from extractors.modality import holding_of
from extractors.participants_lists import parties
from extractors.participants_mentions import Mentions, Part
from extractors.reading import Reading
from extractors.syntax import children, clause, is_verb, lemma, own_subject, prose, relation

_MUST = frozenset(["must"])
_ENTRY = Entry(
    word="demand",
    preposition="",
    part="v",
    type=EventType.REQUEST,
    mode=None,
    contexts=(),
    needs="both",
    flags=frozenset(["topic"]),
    company=frozenset(),
    strangers=frozenset(),
)


def find_requests(reading: Reading, mentions: Mentions) -> Iterator[Draft]:
    """What somebody with a name says that somebody else with a name must do, in text order."""
    for token in prose(reading.doc):
        if token.lower_ not in _MUST or token.pos_ != "AUX" or relation(token) != "aux":
            continue
        asked = token.head
        saying = _saying(asked)
        doer = own_subject(asked)
        if saying is None or doer is None:
            continue
        speaker = own_subject(saying)
        askers = parties(mentions, speaker, Role.ACTOR) if speaker is not None else []
        others = parties(mentions, doer, Role.RECIPIENT)
        if askers and others and not {part.chain for part in askers} & {part.chain for part in others}:
            yield _draft(reading, token, asked, saying, [*askers, *others])


def _saying(asked: Token) -> Token | None:
    """The verb of saying above the clause, or beside it after a comma."""
    above = asked.head
    if relation(asked) in ("ccomp", "parataxis") and is_verb(above) and is_saying(above):
        return above
    beside = (child for child in children(asked, "parataxis", "ccomp") if child.i > asked.i)
    return next((child for child in beside if is_verb(child) and is_saying(child)), None)


def _draft(reading: Reading, modal: Token, asked: Token, saying: Token, parts: list[Part]) -> Draft:
    held = holding_of(saying)
    start, end = clause(asked)
    return Draft(
        type=EventType.REQUEST,
        word=_ENTRY.word,
        entry=_ENTRY,
        mode=None,
        contexts=contexts_of(_ENTRY, [lemma(word) for word in modal.sent]),
        modality=held.modality if held.modality is not Modality.REQUESTED else Modality.OCCURRED,
        polarity=Polarity.ASSERTED,
        strength=held.strength,
        modality_words=(saying,),
        when=None,
        place=None,
        parts=parts,
        ordinal=None,
        definite=False,
        quantities=(),
        triggers=[(modal.i, modal.i + 1)],
        heads=[modal],
        evidence=[reading.evidence(min(start, modal.i), max(end, modal.i + 1))],
    )
