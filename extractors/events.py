"""The events of an article: what triggers report, joined into events with type, parties, place, day, modality."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from dramatis.extraction import Evidence, LocalEvent, Participant, TellingWords
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, EventType, Modality, Polarity, Role
from extractors.dates import date_of
from extractors.event_coreference import is_bare, merge
from extractors.event_dates import date_of_event
from extractors.event_denials import dispute, name_deniers
from extractors.event_drafts import Draft, contexts_of, is_definite, mode_of, ordinal_of, trigger_span
from extractors.event_lexicon import event_lexicon, listed
from extractors.event_links import linked_triggers
from extractors.event_names import event_name
from extractors.event_requests import find_requests
from extractors.event_series import share_parties
from extractors.event_tellings import telling_words
from extractors.modality import holding_of
from extractors.modality_governors import DEFAULT, SAID, Holding
from extractors.modality_nearby import nearby_holding, told_inside
from extractors.names_events import event_spans
from extractors.participants import counts, participants, place_of
from extractors.participants_around import written_at
from extractors.participants_mentions import Mentions, Part, mentions_of
from extractors.reading import Chain, Form, Naming, Reading
from extractors.syntax import clause, lemma, relation, subject
from extractors.triggers import Trigger, find_triggers

# A clause longer than this reports more than the event; the words around the trigger are shown instead.
_LONGEST_CLAUSE = 70
_AROUND = 25
# Mentions of one event whose words are kept: what an article tells of more often it has told by then.
_MOST_TELLINGS = 4
# How sure a mention is: by what tells it. Verbs with their parties are surest, bare nouns least.
_SCORES = {"verb": 0.9, "noun": 0.8, "name": 0.85}
_HAPPENING = frozenset(["happen", "occur", "materialise", "materialize", "begin", "start", "resume"])
_OFFERS = frozenset(["offer", "volunteer"])
_NAMED_TYPES = {
    EventType.ASSAULT: listed("war battle operation offensive attack attacks massacre bombing siege invasion uprising"),
    EventType.CONSULT: listed("summit conference talks forum meeting congress assembly"),
    EventType.PROTEST: listed("protest protests march riot riots revolution intifada"),
    EventType.SUPPORT: listed("treaty accord agreement pact"),
}


def find_events(reading: Reading) -> list[LocalEvent]:
    """The events of the reading in text order, each with its chain of kind EVENT added to it.

    Documents, names, coreference and dates must have been found before.
    """
    mentions = mentions_of(reading)
    triggers = find_triggers(reading)
    sentences: dict[int, list[str]] = {}
    mentions.verbs = {trigger.token.i for trigger in triggers if not trigger.nominal}
    mentions.triggers = {trigger.token.i: trigger.entry.type for trigger in triggers}
    drafts = [_draft(reading, mentions, trigger, sentences) for trigger in triggers]
    counted = {
        draft.heads[0].i for draft, trigger in zip(drafts, triggers, strict=True) if _counts(reading, draft, trigger)
    }
    linked = linked_triggers(mentions, triggers)
    joined = {index for pair in linked.pairs for index in pair}
    counted |= name_deniers(mentions, [draft for draft in drafts if draft.heads[0].i not in joined])
    # "In a phone call, X discussed … with Y": the noun names nobody, but its verb does.
    counted |= {noun for verb, noun in linked.pairs if verb in counted}
    # Who offers talks offers just them: the offer is no second event.
    offers = {draft.governor.i for draft in drafts if draft.governor is not None and draft.type is EventType.CONSULT}
    counted -= {draft.heads[0].i for draft in drafts if draft.word in _OFFERS and draft.heads[0].i in offers}
    kept = [draft for draft in drafts if _is_kept(draft, counted)]
    if not any(draft.type is EventType.CONSULT and not _is_weak(draft) for draft in kept):
        # "The next round" is one of talks only where there are any.
        kept = [draft for draft in kept if not _is_weak(draft)]
    kept += find_requests(reading, mentions)
    named, kept = _under_their_names(list(_named(reading, sentences)), kept)
    names = {span for draft in named for span in draft.triggers}
    dispute(reading, mentions, kept)
    events = merge(reading, sorted([*named, *kept], key=lambda draft: draft.first), linked)
    share_parties(reading, events)
    return [_finished(reading, mentions.homes, event, names) for event in events if _tells(event)]


def _is_kept(draft: Draft, counted: set[int]) -> bool:
    if not is_bare(draft):
        return draft.heads[0].i in counted
    plural = draft.heads[0].tag_ in ("NNS", "NNPS")
    return draft.definite or (draft.heads[0].i in counted and (plural or draft.ordinal is not None))


def _is_weak(draft: Draft) -> bool:
    return draft.entry is not None and "weak" in draft.entry.flags


def _draft(reading: Reading, mentions: Mentions, trigger: Trigger, sentences: dict[int, list[str]]) -> Draft:
    held = _held(reading, trigger)
    parts = participants(mentions, trigger, held)
    place = place_of(mentions, trigger, parts)
    if place is None and held.modality is Modality.OCCURRED and held.polarity is Polarity.ASSERTED:
        place = written_at(mentions, trigger)
    parts = [part for part in parts if part.role is not Role.PLACE]
    entry = trigger.entry
    when = date_of_event(reading, mentions, trigger)
    held = _settled(reading, held, when)
    return Draft(
        type=entry.type,
        word=entry.word,
        entry=entry,
        mode=mode_of(entry, trigger, held),
        contexts=contexts_of(entry, _lemmas(trigger.token, sentences)),
        modality=held.modality,
        polarity=held.polarity,
        strength=held.strength,
        governor=held.governor,
        modality_words=held.words,
        when=when,
        place=place,
        parts=parts,
        ordinal=ordinal_of(trigger),
        definite=is_definite(trigger),
        quantities=counts(trigger),
        triggers=[trigger_span(trigger)],
        heads=[trigger.token],
        evidence=[_clause(reading, trigger.token)],
        documents=_documents(reading, trigger),
    )


def _held(reading: Reading, trigger: Trigger) -> Holding:
    told = told_inside(trigger.top) if trigger.nominal else None
    if told is not None:
        return told
    held = holding_of(trigger.token)
    if trigger.nominal and held.strength < SAID:
        found = nearby_holding(trigger.top)
        if found is not None:
            return found
    if held.strength == DEFAULT and trigger.support is not None:
        ahead = holding_of(trigger.support)
        if ahead.strength > DEFAULT and (ahead.polarity is Polarity.ASSERTED or _comes_about(trigger.support)):
            return ahead
    return held


def _comes_about(verb: Token) -> bool:
    """What the verb negates is its subject: "the meeting … did not take place"."""
    taken = lemma(verb) == "take" and any(word.lower_ == "place" for word in verb.children)
    return taken or lemma(verb) in _HAPPENING


def _settled(reading: Reading, held: Holding, when: tuple[PartialDate, PartialDate] | None) -> Holding:
    """An event that nothing calls future, on a day after the article's own, is scheduled."""
    day = reading.reference.day
    if when is None:
        return held
    if held.modality is Modality.HYPOTHETICAL and held.strength < SAID and when[0] == when[1] and when[0].day:
        # Who speaks of a meeting on a certain day has one in mind: "no answer on the meeting of 20 November".
        return Holding(Modality.PROPOSED, held.polarity, held.words, held.strength, held.governor)
    if day is None or not reading.reference.exact or held.modality is not Modality.OCCURRED:
        return held
    if when[0].first_day > day and held.strength < SAID:
        return Holding(Modality.SCHEDULED, held.polarity, held.words, held.strength, held.governor)
    return held


def _lemmas(token: Token, sentences: dict[int, list[str]]) -> list[str]:
    sentence = token.sent
    if sentence.start not in sentences:
        sentences[sentence.start] = [lemma(word) for word in sentence]
    return sentences[sentence.start]


def _clause(reading: Reading, token: Token) -> Evidence:
    start, end = clause(token)
    if end - start > _LONGEST_CLAUSE:
        start, end = max(start, token.i - _AROUND), min(end, token.i + _AROUND)
    return reading.evidence(start, end)


def _documents(reading: Reading, trigger: Trigger) -> list[int]:
    start, end = clause(trigger.token)
    end = min(end, start + _LONGEST_CLAUSE)
    found = (reading.chain_at(index) for index in range(start, end))
    return list(
        dict.fromkeys(
            chain for chain in found if chain is not None and reading.chains[chain].kind is EntityKind.DOCUMENT
        )
    )


def _counts(reading: Reading, draft: Draft, trigger: Trigger) -> bool:
    """The entry's need is met: enough parties are known."""
    actors = {part.chain for part in draft.parts if part.role in (Role.ACTOR, Role.HOST)}
    receivers = {part.chain for part in draft.parts if part.role is Role.RECIPIENT}
    needs = trigger.entry.needs
    if "people" in trigger.entry.flags and not _between_people(reading, draft, trigger):
        return False
    if needs == "none" or (trigger.entry.mode == "release" and any(" for " in count for count in draft.quantities)):
        return True
    if needs == "actor":
        return bool(actors)
    if needs == "both":
        return len(actors | receivers) > 1
    if needs == "mutual":
        told = trigger.nominal and (draft.definite or draft.ordinal is not None)
        return len(actors | receivers) > 1 or _plural_subject(trigger) or told
    if needs == "anchor":
        return bool(actors or receivers or draft.place or any(part.role is Role.OTHER for part in draft.parts))
    return bool(actors or receivers)


def _between_people(reading: Reading, draft: Draft, trigger: Trigger) -> bool:
    """Two persons, and nothing that one calls the other."""
    people = [part for part in draft.parts if reading.chains[part.chain].kind is EntityKind.PERSON]
    return len(people) > 1 and not any(relation(child) in ("xcomp", "ccomp") for child in trigger.token.children)


def _plural_subject(trigger: Trigger) -> bool:
    if trigger.nominal:
        return False
    doer = subject(trigger.token)
    plural = doer is not None and (doer.tag_ in ("NNS", "NNPS") or doer.lower_ == "they")
    return plural and not any(relation(child) == "obj" for child in trigger.token.children)


def _tells(event: Draft) -> bool:
    """Enough is known of it to be told from others: a party, a place, a day, a name, a count."""
    if event.core or event.place or event.when or event.name or event.quantities:
        return True
    if any(part.role is Role.OTHER for part in event.parts):
        return True
    # "The conclave", "the election" of an article needs no more to be told from others.
    return event.type is EventType.OTHER and event.definite and event.entry is not None and event.entry.needs == "none"


def _under_their_names(named: list[Draft], drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The named events with what is said of the words inside their names, and the other drafts."""
    inside = {index: draft for draft in named for start, end in draft.triggers for index in range(start, end)}
    kept: list[Draft] = []
    for draft in drafts:
        whole = inside.get(draft.heads[0].i)
        if whole is None:
            kept.append(draft)
        elif draft.heads[0].i in whole.words:
            whole.parts, whole.place, whole.when = draft.parts, draft.place, draft.when or whole.when
            whole.quantities, whole.documents, whole.governor = draft.quantities, draft.documents, draft.governor
    return named, kept


def _named(reading: Reading, sentences: dict[int, list[str]]) -> Iterator[Draft]:
    """Events with a name of their own."""
    for span in event_spans(reading.doc):
        if any(reading.chain_at(index) is not None for index in range(span.start, span.end)):
            continue
        words = [token.lower_ for token in span]
        kind = next((kind for kind, names in _NAMED_TYPES.items() if any(word in names for word in words)), None)
        entry = None
        if kind is None:
            entry = next(iter(event_lexicon().nouns.get(lemma(span.root), ())), None)
            kind = entry.type if entry is not None else EventType.OTHER
        held = holding_of(span.root)
        yield Draft(
            type=kind,
            word=lemma(span.root),
            entry=entry,
            mode=entry.mode if entry is not None else None,
            contexts=contexts_of(entry, _lemmas(span.root, sentences)),
            modality=held.modality,
            polarity=held.polarity,
            strength=min(held.strength, DEFAULT) if held.modality is Modality.OCCURRED else held.strength,
            modality_words=held.words,
            when=date_of(reading, span.root),
            place=None,
            parts=[],
            ordinal=None,
            definite=True,
            quantities=(),
            triggers=[(span.start, span.end)],
            heads=[span.root],
            evidence=[_clause(reading, span.root)],
            name=" ".join(span.text.split()),
        )


def _mode_by_number(reading: Reading, event: Draft) -> str | None:
    """Consultations of three or more states or organisations are multilateral."""
    acting = {part.chain for part in event.parts if part.role is Role.ACTOR}
    bodies = [chain for chain in acting if reading.chains[chain].kind is not EntityKind.PERSON]
    return "multilateral" if event.type is EventType.CONSULT and len(bodies) > 2 else None


def _without_doubles(reading: Reading, homes: dict[int, int], parts: list[Part]) -> list[Part]:
    """Each chain in one role but PLACE, and no capital beside the state for which it speaks."""
    present = {part.chain for part in parts if part.role is not Role.PLACE}
    kept: list[Part] = []
    for part in parts:
        chain = reading.chains[part.chain]
        capital = part.role is not Role.PLACE and chain.kind is EntityKind.PLACE
        if capital and homes.get(part.chain) in present:
            continue
        if any(part.chain == known.chain and Role.PLACE not in (part.role, known.role) for known in kept):
            continue
        kept.append(part)
    return kept


def _finished(reading: Reading, homes: dict[int, int], event: Draft, names: Container[tuple[int, int]]) -> LocalEvent:
    event.parts = _without_doubles(reading, homes, event.parts)
    named = event.name is not None
    name = event_name(reading, event)
    score = _SCORES["name" if named else "verb" if event.heads[0].pos_ == "VERB" else "noun"]
    namings = [Naming(*span, "EVENT", score, Form.NAME if span in names else Form.NOMINAL) for span in event.triggers]
    chain = Chain(EntityKind.EVENT, namings, name, [name])
    index = reading.add_chain(chain)
    place = event.place
    parts = [part for part in event.parts if place is None or part.chain != place.chain or part.role is not Role.PLACE]
    if place is not None:
        parts.append(Part(Role.PLACE, place.chain, place.start, place.end))
    for part in event.parts:
        if part.role in (Role.ACTOR, Role.RECIPIENT, Role.HOST):
            reading.chains[part.chain].acts = True
    return LocalEvent(
        id=reading.entity_id(index),
        type=event.type,
        lemma=event.word,
        mode=event.mode or _mode_by_number(reading, event),
        contexts=event.contexts,
        modality=event.modality,
        polarity=event.polarity,
        start=event.when[0] if event.when else None,
        end=event.when[1] if event.when else None,
        place=reading.entity_id(place.chain) if place else None,
        participants=tuple(
            Participant(part.role, reading.entity_id(part.chain), reading.evidence(part.start, part.end))
            for part in parts
        ),
        documents=tuple(reading.entity_id(document) for document in event.documents),
        evidence=tuple(event.evidence),
        modality_evidence=reading.evidence_of(event.modality_words),
        ordinal=event.ordinal,
        quantities=event.quantities,
        named=named,
        tellings=_tellings(event),
    )


def _tellings(event: Draft) -> tuple[TellingWords, ...]:
    """Of each mention its head alone: hearing and vote stay two, though both are called a confirmation's."""
    heads = sorted({head.i: head for head in event.heads}.items())[:_MOST_TELLINGS]
    return tuple(dict.fromkeys(telling_words([head]) for _, head in heads))
