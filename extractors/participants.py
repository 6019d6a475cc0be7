"""Who takes part in an event, and in what role, and where it is: from a trigger's subjects, objects and phrases."""

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from dramatis.words import EntityKind, EventType, Role
from extractors.event_lexicon import Entry, listed
from extractors.modality_governors import Holding
from extractors.participants_around import owners, parties_after, parties_inside, places_near, window_end
from extractors.participants_doers import doer_of, result_of, stayed_away
from extractors.participants_lists import heads_title, parties, party_before
from extractors.participants_mentions import TARGETS, TITLE, Mentions, Part, is_city, modifies, preposition_before
from extractors.participants_pairs import pair_behind, pair_of
from extractors.reading import Form
from extractors.syntax import (
    agent,
    children,
    climb,
    is_noun,
    is_verb,
    lemma,
    misread_active,
    negation,
    obliques,
    passive,
    preposition_of,
    relation,
    subject,
)
from extractors.trigger_verbs import happenings
from extractors.triggers import Trigger

# Prepositions of a call or meeting in which something is said.
_MEDIUM = frozenset(["in", "during", "by", "over", "on", "via", "at"])


# What one accuses or praises somebody for is told as theirs: "condemned Russia's invasion".
_JUDGING = frozenset([EventType.ACCUSE, EventType.SUPPORT])
_WITH_OBJECT = listed(
    """kill wound injure arrest detain elect appoint abduct kidnap murder jail convict sentence acquit imprison execute
    assassinate deport extradite expel oust topple overthrow indict"""
)
_INTO_OFFICE = listed("elect appoint reelect re-elect")
_SPOKEN_TYPES = frozenset([EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN])
# Who speaks to a newspaper or broadcaster gives an interview, and holds no talks with it.
_MEDIA = listed(
    """times post news cnn bbc npr journal television tv radio herald tribune magazine gazette reuters press telegraph
    guardian bloomberg politico"""
)
_MONEY = listed(
    """euro euros dollar dollars pound pounds yen yuan rupee rupees peso pesos rouble roubles ruble rubles franc francs
    krona krone zloty lira won real reais rand million billion $ € £"""
)
_AFTERWARDS = frozenset(["after", "following"])


_HOSTING = frozenset(["host", "convene", "organize", "organise"])


# Who discusses or demands talks need not take part in them; who discusses something in them does.
_NOT_THEIRS = frozenset(
    ["get", "condemn", "support", "back", "discuss", "address", "urge", "follow", "request", "demand"]
)


# How talks go: who speaks of "progress in the talks" isn't in them for that.
_STATES = listed("progress breakthrough setback deadlock stalemate delay success failure part role interest advance")
# Who does this to talks is no party for that alone.
_TELLING = frozenset(["say", "tell", "mediate", "condemn", "welcome", "report", "get"])
_VISITS = frozenset(["visit", "trip", "tour", "travel", "pay", "revisit", "arrive", "state visit"])


def participants(mentions: Mentions, trigger: Trigger, held: Holding) -> list[Part]:
    """Everyone who takes part in what the trigger reports, each chain once and in its most telling role."""
    parts = _of_noun(mentions, trigger, held) if trigger.nominal else _of_verb(mentions, trigger.token, trigger.entry)
    if not trigger.nominal and trigger.entry.joint and not _has_doer(parts, trigger.entry):
        parts += pair_of(mentions, trigger)
    if trigger.entry.type is EventType.CONSULT:
        parts = [part for part in parts if not _is_medium(mentions, part)]
    best: dict[int, Part] = {}
    for part in parts:
        known = best.get(part.chain)
        # A city that is hit is both target and place: both are kept by the events, the target comes first.
        if (
            known is None
            or (known.role is Role.PLACE and part.role is not Role.PLACE)
            or (known.role is Role.ACTOR and part.role is Role.HOST)
        ):
            best[part.chain] = part
    return list(best.values())


def _is_town(mentions: Mentions, chain: int) -> bool:
    # Regions that the gazetteer knows have no Wikidata id at times, towns always an id of GeoNames.
    return is_city(mentions, chain) and mentions.reading.chains[chain].geonames is not None


def _is_medium(mentions: Mentions, part: Part) -> bool:
    chain = mentions.reading.chains[part.chain]
    return chain.kind is EntityKind.ORGANIZATION and chain.name.rpartition(" ")[2].casefold() in _MEDIA


def place_of(mentions: Mentions, trigger: Trigger, parts: list[Part]) -> Part | None:
    """Where it is: the most exact place in a phrase with "in", "at" …, or the place that is visited or hit."""
    places = [part for part in parts if part.role is Role.PLACE]
    if not places and not (trigger.entry.type in _SPOKEN_TYPES and not trigger.nominal):
        places = places_near(mentions, trigger)
    if trigger.entry.type is EventType.ASSAULT or (not places and lemma(trigger.token) in _VISITS):
        chains = mentions.reading.chains
        places = places + [
            Part(Role.PLACE, part.chain, part.start, part.end)
            for part in parts
            if part.role is Role.RECIPIENT
            and chains[part.chain].kind is EntityKind.PLACE
            and not _is_of_people(mentions, part)
        ]
    if not places:
        return None
    places.sort(key=lambda part: part.start)
    return next((part for part in places if _is_town(mentions, part.chain)), places[0])


def _lacks_object(verb: Token) -> bool:
    """The verb can't do without an object and has none: "the soldier killed on Thursday was …" suffers it."""
    if lemma(verb) not in _WITH_OBJECT or verb.tag_ not in ("VBN", "VBD") or children(verb, "aux"):
        return False
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if lemma(verb) in _INTO_OFFICE and following is not None and following.tag_ == "NN" and following.text.islower():
        # "X elected chancellor": a headline's passive.
        return following.i + 1 == len(verb.doc) or following.nbor(1).pos_ != "PROPN"
    if children(verb, "obj"):
        return False
    return following is None or following.pos_ not in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON", "ADV", "SYM")


def _is_of_people(mentions: Mentions, part: Part) -> bool:
    """It stands for people and no place ("no Americans were hurt", "a U.S. soldier"); "Syrian cities" are in Syria."""
    named = mentions.by_token.get(part.start)
    if named is None or not (named.form is Form.DEMONYM or modifies(mentions, named)):
        return False
    return not any(lemma(token) in TARGETS for token in mentions.reading.doc[part.end : part.end + 3])


def _of_verb(mentions: Mentions, verb: Token, entry: Entry) -> list[Part]:
    host = "host" in entry.flags
    topic = "topic" in entry.flags
    acting = Role.HOST if host else Role.OTHER if "mediator" in entry.flags else Role.ACTOR
    receiving = Role.ACTOR if host or entry.joint else Role.RECIPIENT
    parts: list[Part] = []
    result = result_of(mentions, verb)
    doer = doer_of(verb) if result is None else None
    taken = misread_active(verb)
    suffers = taken is None and (passive(verb) or _lacks_object(verb))
    if suffers:
        by = agent(verb)
        if by is not None:
            parts += parties(mentions, by, acting)
        if doer is not None and not topic:
            parts += parties(mentions, doer, receiving)
    else:
        found = parties(mentions, doer, acting) if doer is not None and taken is None else []
        if not found and doer is None and relation(verb) == "acl" and is_noun(verb.head):
            # "Israel's decision to bar two members": whoever decides does it, and nobody who was named before.
            found = owners(mentions, verb.head, entry, governor=True)
        else:
            told = doer is not None and doer.pos_ == "NOUN" and doer.i < verb.i
            # "An official told Reuters that the ministry had rejected it": the ministry did, whosever it is.
            found = found or (party_before(mentions, verb, acting) if result is None and not told else [])
        parts += found
        if not topic:
            for head in [taken] if taken is not None else children(verb, "obj", "iobj"):
                received = parties(mentions, head, receiving, targets=True) or _paying(mentions, verb, head, receiving)
                if not received and entry.type in _JUDGING:
                    received = [replace(part, role=receiving) for part in owners(mentions, head, entry)]
                parts += received
    if relation(verb) == "amod" and taken is None:
        # "to send the detained man to Oslo": what follows isn't the participle's.
        return parts
    objects = not topic and not suffers
    parts += parties_after(mentions, verb, entry, objects=objects, receiving=receiving)
    return parts


def _paying(mentions: Mentions, verb: Token, sum_: Token, role: Role) -> list[Part]:
    """Who stands between the verb and a sum, which a parser takes for its object: "fined Apple 500 million euros"."""
    named = next(iter(mentions.within(verb.i + 1, sum_.i)), None)
    if named is None or lemma(sum_) not in _MONEY or named.end >= sum_.i:
        return []
    between = verb.doc[verb.i + 1 : named.start]
    counted = verb.doc[named.end].pos_ in ("NUM", "SYM") or verb.doc[named.end].is_currency
    if not counted or any(token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN") for token in between):
        return []
    return [Part(role, named.chain, named.start, named.end)]


def _of_noun(mentions: Mentions, trigger: Trigger, held: Holding) -> list[Part]:
    noun, entry = trigger.token, trigger.entry
    parts: list[Part] = []
    for head in (noun, *trigger.shell):
        parts += owners(mentions, head, entry)
    parts += parties_after(
        mentions, noun, entry, objects=False, receiving=Role.ACTOR if entry.joint else Role.RECIPIENT
    )
    support = trigger.support
    if support is not None:
        parts += _of_support(mentions, trigger, support, parts)
    if not _has_doer(parts, entry):
        parts += _of_clause(mentions, trigger)
    if entry.mode == "visit" and not _has_doer(parts, entry) and relation(trigger.top) == "obj":
        # Whoever plans, begins or cuts short a visit is the visitor.
        doer = subject(trigger.top.head)
        parts += parties(mentions, doer, Role.ACTOR) if doer is not None else []
    if not _has_doer(parts, entry) and entry.type is EventType.CONSULT:
        parts += parties_inside(mentions, noun)
    if not _has_doer(parts, entry) and entry.joint:
        parts += pair_of(mentions, trigger)
    if not _has_doer(parts, entry) and not any(part.end <= noun.i for part in parts if part.role is Role.HOST):
        parts += _of_governor(mentions, trigger, held, parts)
    return parts + _hosts(mentions, trigger)


def _hosts(mentions: Mentions, trigger: Trigger) -> list[Part]:
    """Who invites: "talks, to be hosted by Oman"."""
    parts: list[Part] = []
    for verb in happenings(trigger.top):
        by = agent(verb) if lemma(verb) in _HOSTING else None
        if by is not None:
            parts += parties(mentions, by, Role.HOST)
    return parts


def _of_support(mentions: Mentions, trigger: Trigger, support: Token, parts_so_far: list[Part]) -> list[Part]:
    entry = trigger.entry
    role = Role.HOST if lemma(support) in _HOSTING else Role.ACTOR
    parts: list[Part] = []
    below = "obj" if misread_active(support) is not None else relation(trigger.top)
    doer = doer_of(support)
    if stayed_away(support):
        return []
    if below in ("obj", "obl") and not _is_passive(support) and not _complete(parts_so_far):
        if doer is not None and doer.i != trigger.top.i:
            parts += parties(mentions, doer, role)
        elif doer is None:
            parts += party_before(mentions, support, role)
    if role is Role.HOST and _complete(parts_so_far) and doer is not None and not _is_passive(support):
        parts += parties(mentions, doer, role)
    by = agent(support) if _is_passive(support) else None
    if by is not None:
        parts += parties(mentions, by, role)
    if below != "obl" and lemma(support) in _NOT_THEIRS:
        return []
    if any(negation(child) is not None for child in children(support, "obj") if child.lower_ in ("part", "role")):
        # "Britain had no part in the talks."
        return []
    start = max(support.i, trigger.token.i)
    if support.i > trigger.token.i:
        parts += parties_after(mentions, support, entry, objects=False, receiving=Role.RECIPIENT)
    elif start - support.i > 1 and not entry.joint:
        # "gave Ukraine aid", "dealt Hamas a blow": a receiver between the verb and its noun.
        for named in mentions.within(support.i + 1, trigger.top.i):
            if relation(mentions.reading.doc[named.end - 1]) == "iobj":
                parts.append(Part(Role.RECIPIENT, named.chain, named.start, named.end))
    return parts


def _is_passive(verb: Token) -> bool:
    return passive(verb) and misread_active(verb) is None


def _of_governor(mentions: Mentions, trigger: Trigger, held: Holding, known: list[Part]) -> list[Part]:
    """The one who proposes, plans or demands talks "with" another is a party to them; so is whoever comes for them."""
    if trigger.entry.type not in (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.AID):
        return []
    above = held.governor
    if above is None:
        if not any(part.role is Role.ACTOR for part in known):
            return []
        above = next((token for token in climb(trigger.top) if is_verb(token)), None)
        if above is None or lemma(above) in _TELLING or stayed_away(above):
            return []
    if not is_verb(above):
        parts = owners(mentions, above, trigger.entry, governor=True)
        return parts or party_before(mentions, above, Role.ACTOR)
    doer = subject(above)
    if doer is not None:
        return parties(mentions, doer, Role.ACTOR) if not passive(above) else []
    return party_before(mentions, above, Role.ACTOR)


def _complete(parts: list[Part]) -> bool:
    """Both sides are named: "talks between X and Y"."""
    return len({part.chain for part in parts if part.role is Role.ACTOR}) > 1


def _of_clause(mentions: Mentions, trigger: Trigger) -> list[Part]:
    """Who speaks in a call or meeting in which something is said: "explained it to X in a phone call"."""
    preposition = preposition_of(trigger.top)
    if trigger.entry.type is not EventType.CONSULT or preposition not in _MEDIUM | _AFTERWARDS:
        return []
    verb = next((token for token in climb(trigger.top) if is_verb(token)), None)
    if verb is None or passive(verb) or lemma(trigger.top.head) in _STATES:
        return []
    doer = subject(verb)
    if preposition in _AFTERWARDS:
        # "The two governments agreed after talks in Geneva": theirs, if there are two of them.
        both = (parties(mentions, doer, Role.ACTOR) or pair_behind(mentions, doer)) if doer is not None else []
        return both if _complete(both) else []
    parts = parties(mentions, doer, Role.ACTOR) if doer is not None else party_before(mentions, verb, Role.ACTOR)
    for named in mentions.within(verb.i + 1, window_end(mentions, verb)):
        if named.kind is EntityKind.PERSON and preposition_before(mentions, named, verb.i) in ("to", "with"):
            parts.append(Part(Role.ACTOR, named.chain, named.start, named.end))
    told = [part for head in children(verb, "obj", "iobj") for part in parties(mentions, head, Role.ACTOR)]
    people = [part for part in told if mentions.reading.chains[part.chain].kind is EntityKind.PERSON]
    return parts + (people or _told(mentions, verb))


def _told(mentions: Mentions, verb: Token) -> list[Part]:
    """The person right after the verb, whatever the tree makes of a long title: "informed Secretary of State X"."""
    for named in mentions.within(verb.i + 1, verb.i + 1 + TITLE):
        if heads_title(mentions, named):
            continue
        between = mentions.reading.doc[verb.i + 1 : named.start]
        titled = all(token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON") or token.lower_ == "of" for token in between)
        if named.kind is EntityKind.PERSON and named.form is not Form.PRONOUN and titled:
            return [Part(Role.ACTOR, named.chain, named.start, named.end)]
        return []
    return []


def _has_doer(parts: list[Part], entry: Entry) -> bool:
    acting = {part.chain for part in parts if part.role in (Role.ACTOR, Role.HOST)}
    # Talks take two: with one party named, the one who proposes them may be the other.
    return len(acting) >= (2 if entry.joint else 1)


def counts(trigger: Trigger) -> tuple[str, ...]:
    """Normalised numbers that belong to the event: "1000 for 1000" of an exchange, "12 people" of those hit."""
    document = trigger.token.doc
    window = document[max(0, trigger.token.i - 4) : min(len(document), trigger.token.i + 2 + _SWAP)]
    digits = [(token.i, _number(token)) for token in window]
    known = [(index, number) for index, number in digits if number is not None]
    found: list[str] = []
    if trigger.entry.mode == "release":
        for (first, one), (second, other) in pairwise(known):
            if second - first <= _SWAP and any(token.lower_ == "for" for token in document[first + 1 : second]):
                found.append(f"{one} for {other}")
    heads = [] if trigger.nominal else [*children(trigger.token, "obj", "nsubj:pass")]
    heads += [head for preposition, head in obliques(trigger.token) if preposition == "of"]
    for head in heads:
        for child in children(head, "nummod"):
            number = _number(child)
            if number is not None and not found:
                found.append(f"{number} {lemma(head)}")
    return tuple(found)


# Tokens from one number of an exchange to the other: "9 Polish lorry drivers in return for 9".
_SWAP = 8
_SMALL = {
    word: str(value)
    for value, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}


def _number(token: Token) -> str | None:
    word = token.lower_.replace(",", "")
    if word.isascii() and word.isdigit():
        return word
    return _SMALL.get(word)
