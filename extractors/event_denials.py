"""Events that a named party disputes: "X and Y are not holding talks, Y's ministry said", "X says none of it is true".

What the text itself negates has polarity NEGATED. Where it only reports that one of those concerned says so, the event
is DENIED: somebody else says that it is.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from dramatis.gazetteer import load_gazetteer
from dramatis.words import EntityKind, EventType, Modality, Polarity, Role
from extractors.event_drafts import Draft
from extractors.event_lexicon import listed
from extractors.modality_governors import SAID
from extractors.participants_lists import heads_title, parties
from extractors.participants_mentions import TITLE, Mentions
from extractors.reading import Reading
from extractors.syntax import climb, is_verb, lemma, negation, own_subject, prose, relation

_SAYING = listed("say insist state declare tell maintain add stress reply claim note announce write assert")
_UNTRUE = listed("true accurate correct")
_FALSE = listed("false untrue fake groundless baseless unfounded fabricated wrong fiction nonsense lie invention")
_POINTERS = frozenset(["it", "this", "that", "these", "them", "reports", "claims", "rumors", "rumours", "allegations"])
# What is settled between the sides: who says that there was none denies what it was about.
_SETTLING = listed("decision agreement arrangement")
# Who says that something did not happen denies it; who says that he stopped, failed or refused tells what he did.
_PLAIN = frozenset(["not", "n't", "n’t", "no", "never", "none", "nobody", "nothing", "neither", "nor"])
_TOGETHER = frozenset([EventType.CONSULT, EventType.AGREE, EventType.COOPERATE])
# Tokens from the pointing word to "true" or "false".
_CLAUSE = 8
_OPENING = 3
# A person's title stands at one of the first mentions.
_LOOKED_AT = 5
# No report has more of them; a list of them is no report.
_MOST = 20
# A denial without a name for what it denies reaches back over so many characters: a short report.
_REACH = 1500


def name_deniers(mentions: Mentions, drafts: Sequence[Draft]) -> set[int]:
    """Gives talks that someone says there are none of that party; the tokens of the drafts that got one."""
    found: set[int] = set()
    for draft in drafts:
        if draft.core or draft.type is not EventType.CONSULT or draft.polarity is not Polarity.NEGATED:
            continue
        verb = _said_by(draft.heads[0]) if _is_settled(draft) else None
        doer = own_subject(verb) if verb is not None else None
        said = parties(mentions, doer, Role.ACTOR) if doer is not None else []
        bodies = [part for part in said if mentions.reading.chains[part.chain].kind is not EntityKind.PERSON]
        if bodies:
            draft.parts += bodies
            found.add(draft.heads[0].i)
    return found


def dispute(reading: Reading, mentions: Mentions, drafts: Sequence[Draft]) -> None:
    """Marks as DENIED what one of those concerned says did not happen."""
    for draft in drafts:
        if draft.polarity is Polarity.NEGATED and _is_settled(draft):
            verb = _said_by(draft.heads[0])
            speakers = _speakers(mentions, verb) if verb is not None else set()
            if verb is not None and speakers and _concerns(mentions, draft, speakers):
                _deny(draft, verb)
    for verb, word in islice(_refutations(reading), _MOST):
        speakers = _speakers(mentions, verb)
        for draft in drafts:
            start = reading.doc[draft.first].idx
            near = draft.first < verb.i and verb.idx - start <= _REACH
            happened = draft.modality is Modality.OCCURRED and draft.polarity is Polarity.ASSERTED
            if near and happened and draft.type is EventType.CONSULT and _takes_part(mentions, draft, speakers):
                _deny(draft, word)


def _is_settled(draft: Draft) -> bool:
    if not any(word.lower_ in _PLAIN for word in draft.modality_words):
        return False
    over = draft.modality is Modality.OCCURRED
    return over or (draft.governor is not None and lemma(draft.governor) in _SETTLING)


def _said_by(token: Token) -> Token | None:
    """The verb of saying whose content the token is in: above it, or after a comma in its sentence."""
    for verb in climb(token):
        if is_verb(verb) and lemma(verb) in _SAYING:
            return verb
    for above in filter(is_verb, climb(token)):
        for child in above.children:
            if child.i > token.i and is_verb(child) and lemma(child) in _SAYING and relation(child) == "parataxis":
                return child
    return None


def _speakers(mentions: Mentions, verb: Token) -> set[int]:
    doer = own_subject(verb)
    return {part.chain for part in parties(mentions, doer, Role.ACTOR)} if doer is not None else set()


def _concerns(mentions: Mentions, draft: Draft, speakers: set[int]) -> bool:
    return (not draft.core and draft.type in _TOGETHER) or _takes_part(mentions, draft, speakers)


def _takes_part(mentions: Mentions, draft: Draft, speakers: set[int]) -> bool:
    """The speaker, or the speaker's country, is a party."""
    countries = {_country(mentions, speaker) for speaker in speakers} - {None}
    return bool(draft.core & speakers) or any(_country(mentions, part) in countries for part in draft.core)


def _country(mentions: Mentions, chain: int) -> str | None:
    """The state to which the chain belongs; a person's is told by the title ("Chinese leader X")."""
    known = mentions.reading.chains[chain]
    if known.country or known.metonym_of:
        return known.country or known.metonym_of
    if known.kind is not EntityKind.PERSON:
        # "The Norwegian Foreign Ministry": a body is its state's by the first words of its name.
        demonyms = (load_gazetteer().demonym(word) for word in known.name.split()[:_OPENING])
        return next(filter(None, demonyms), None)
    for naming in known.namings[:_LOOKED_AT]:
        for named in mentions.within(naming.start - TITLE, naming.start):
            if heads_title(mentions, named) and named.kind is EntityKind.PLACE:
                return mentions.reading.chains[named.chain].country
    return None


def _refutations(reading: Reading) -> Iterator[tuple[Token, Token]]:
    """Verbs of saying whose content is that it isn't true, and the word that says so."""
    for token in prose(reading.doc):
        name = token.lower_
        if name not in _UNTRUE and name not in _FALSE:
            continue
        before = token.doc[max(0, token.i - _CLAUSE) : token.i]
        negated = any(word.lower_ in ("not", "n't", "n’t", "none", "nothing", "never") for word in before)
        pointing = any(word.lower_ in _POINTERS for word in before)
        if not pointing or negated != (name in _UNTRUE):
            continue
        verb = next((above for above in climb(token) if is_verb(above) and lemma(above) in _SAYING), None)
        if verb is not None and negation(verb) is None:
            yield verb, token


def _deny(draft: Draft, word: Token) -> None:
    draft.modality, draft.polarity, draft.strength = Modality.DENIED, Polarity.ASSERTED, SAID
    draft.modality_words = (*draft.modality_words, word)
