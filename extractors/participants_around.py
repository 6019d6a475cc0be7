"""Parties and places around a word: owners before it, and what follows it, by the prepositions between.

The words are read from left to right here, not the tree: that survives most wrong attachments, which are what a small
parser gets wrong.
"""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind, EventType, Role
from extractors.event_lexicon import Entry, listed
from extractors.participants_lists import goes_on, heads_title, listed_with
from extractors.participants_mentions import (
    STOP_MARKS,
    TARGETS,
    TITLE,
    WHERE,
    WINDOW,
    Mentions,
    Named,
    Part,
    governs,
    is_city,
    is_possessor,
    modifies,
    preposition_before,
    speaks_next,
)
from extractors.reading import Form
from extractors.syntax import (
    agent,
    children,
    climb,
    forms,
    is_noun,
    is_verb,
    lemma,
    own_subject,
    passive,
    possessors,
    relation,
    subject,
)
from extractors.trigger_verbs import happenings
from extractors.triggers import Trigger

_AGAINST = frozenset(["against", "on", "at", "upon", "toward", "towards", "to", "targeting"])


_HYPHENS = frozenset(["-", "–", "/"])
_INSIDE = frozenset(["in", "during", "at", "on", "over"])


_MEDIATING = frozenset(["mediate", "broker", "facilitate", "moderate", "arrange", "chair", "open"])
_PARTNER = frozenset(["with", "alongside"])


_DISASTERS = "disasters"
# What a disaster does to the place where it happens.
_STRIKING = listed(
    """strike hit shake rock jolt batter devastate ravage lash sweep inundate engulf pummel flatten destroy wreck rattle
    swamp pound"""
)


_STOPS = listed("that which who whom whose because while although but if when where as after before following since")


# Tokens before a noun in which names modify it ("Russia-Ukraine direct peace talks").
_BEFORE = 7


# Types of what is asked for, promised or refused: its object is another event, with parties of its own.
_WISHES = frozenset([EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE])


def owners(mentions: Mentions, noun: Token, entry: Entry, *, governor: bool = False) -> list[Part]:
    """Names before a noun: "Russia's invasion", "Israeli strikes", "Iran-Iraq talks", "Istanbul talks"."""
    document = mentions.reading.doc
    target = "target" in entry.flags
    owners = {child.i for child in possessors(noun)}
    parts: list[Part] = []
    first = noun.i
    while first > 0 and noun.i - first < _BEFORE and _inside_phrase(document[first - 1]):
        first -= 1
        if document[first].pos_ == "DET":
            break
    for named in mentions.within(first, noun.i):
        if named.form is Form.PRONOUN and relation(document[named.start]) != "nmod:poss":
            continue
        owner = named.end - 1 in owners or is_possessor(mentions, named) or named.form is Form.PRONOUN
        head = document[named.end - 1].head
        if head.i != noun.i and named.end <= head.i < noun.i and not is_noun(head):
            continue
        if owner and _owns_another(mentions, named, noun):
            continue
        if "election" in entry.contexts and named.kind is EntityKind.PLACE:
            role = Role.PLACE
        elif owner or named.form is Form.DEMONYM or named.kind is not EntityKind.PLACE:
            role = Role.RECIPIENT if target else Role.ACTOR
        elif is_city(mentions, named.chain) or (entry.type is EventType.ASSAULT and not _is_hyphened(document, named)):
            # "Syria invasion", "Yemen war"; but "Israel-Iran war".
            role = Role.PLACE
        elif entry.type is EventType.ACCUSE:
            # The "Norway investigation" is about Norway.
            role = Role.RECIPIENT
        else:
            role = Role.ACTOR
        parts.append(Part(role, named.chain, named.start, named.end))
    return parts


def _is_hyphened(document: Doc, named: Named) -> bool:
    before = document[named.start - 1].text if named.start else ""
    after = document[named.end].text if named.end < len(document) else ""
    return before in _HYPHENS or after in _HYPHENS


def _owns_another(mentions: Mentions, named: Named, noun: Token) -> bool:
    """ "Russia's offer of talks": what is owned is another noun before ours."""
    return any(
        token.pos_ == "NOUN" and relation(token) not in ("compound", "amod", "nmod:unmarked", "nmod")
        for token in mentions.reading.doc[named.end : noun.i]
    )


def _inside_phrase(token: Token) -> bool:
    if "\n" in token.text:
        return False
    return (
        token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "PART")
        or token.text in ("-", "–", "/", "'s", "’s", "'", "’")
        or (token.pos_ == "PRON" and relation(token) == "nmod:poss")
        or token.tag_ in ("VBN", "VBG")
        or (token.text == "and" and token.i > 0 and token.nbor(-1).pos_ in ("ADJ", "PROPN"))
    )


def parties_after(mentions: Mentions, word: Token, entry: Entry, *, objects: bool, receiving: Role) -> list[Part]:
    """The parties and places that follow a verb or noun, by the preposition that introduces each."""
    document = mentions.reading.doc
    end = window_end(mentions, word)
    parts: list[Part] = []
    last: Part | None = None
    for named in mentions.within(word.i + 1, end):
        if last is not None and goes_on(mentions, last, named):
            role: Role | None = last.role
        else:
            preposition = preposition_before(mentions, named, word.i)
            role = _role_after(mentions, preposition, named, entry, receiving)
            if preposition in ("of", "for") and _is_parted(document, word.i, named.start):
                role = None
            if preposition == "" and objects and _follows_directly(mentions, word, named):
                role = None if speaks_next(mentions, word, named.start, named.end) else receiving
        targets = entry.type is EventType.ASSAULT
        if role is Role.PLACE and (is_possessor(mentions, named) or _names_kind(mentions, named)):
            role = None
        if role is None or (role is not Role.PLACE and not governs(mentions, named, targets=targets)):
            if document[named.end - 1].head.i == named.end and not heads_title(mentions, named):
                last = None
            continue
        last = Part(role, named.chain, named.start, named.end)
        parts.append(last)
    return parts


def parties_inside(mentions: Mentions, noun: Token) -> list[Part]:
    """The subject of the clause that tells what went on: "a call of 2 May in which Presidents X and Y agreed"."""
    document = noun.doc
    for index in range(noun.i + 1, min(len(document) - 1, noun.i + WINDOW)):
        token = document[index]
        if token.text in STOP_MARKS or "\n" in token.text or token.pos_ in ("VERB", "AUX"):
            return []
        if token.lower_ == "which" and document[index - 1].lower_ in _INSIDE:
            following = mentions.within(index + 1, index + 1 + TITLE)
            first = next((named for named in following if not heads_title(mentions, named)), None)
            if first is None or any(word.pos_ in ("VERB", "ADP") for word in document[index + 1 : first.start]):
                return []
            return [
                Part(Role.ACTOR, named.chain, named.start, named.end)
                for named in listed_with(mentions, first)
                if named.form is not Form.PRONOUN
            ]
    return []


def window_end(mentions: Mentions, word: Token) -> int:
    """The token at which what belongs to the word ends: a stop, a new verb, a new clause."""
    document = word.doc
    sentence_end = min(len(document), word.i + 1 + WINDOW)
    for index in range(word.i + 1, sentence_end):
        token = document[index]
        if token.text in STOP_MARKS or "\n" in token.text or token.lower_ in _STOPS:
            return index
        other = mentions.triggers.get(index)
        if other is not None and index - word.i > 1:
            # What a verb has as its object goes with it, unless it is only asked for, promised or refused.
            own = token.head.i == word.i and not is_noun(word) and mentions.triggers.get(word.i) not in _WISHES
            if not own:
                return index
        if token.lower_ == "face" and index > 1 and document[index - 2].lower_ == "face":
            # "Met face to face on Friday"
            continue
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD", "VBG") and token.i != word.i:
            return index
        if token.pos_ == "AUX" or (token.pos_ == "VERB" and relation(token) == "conj"):
            return index
    return sentence_end


def _role_after(mentions: Mentions, preposition: str, named: Named, entry: Entry, receiving: Role) -> Role | None:
    place = named.kind is EntityKind.PLACE
    if preposition in _PARTNER:
        return Role.ACTOR if entry.joint or entry.type is EventType.CONSULT else Role.RECIPIENT
    if preposition in ("between", "among"):
        return Role.ACTOR
    if preposition == "by":
        return Role.OTHER if _brought_about(mentions, named) else Role.ACTOR
    if preposition in WHERE and place and named.form is not Form.DEMONYM:
        return Role.PLACE
    if preposition in ("into", "onto", "over") and place and named.form is not Form.DEMONYM:
        return Role.RECIPIENT if entry.type is EventType.ASSAULT else Role.PLACE
    if preposition == "to" and entry.type is EventType.ASSAULT:
        return None
    if preposition in _AGAINST:
        if entry.type in (EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.RETREAT, EventType.OTHER):
            visits = preposition in ("to", "at") and (entry.mode == "visit" or preposition == "to")
            if entry.word in ("call", "phone call") and preposition == "to":
                return Role.ACTOR
            return Role.RECIPIENT if visits and entry.mode == "visit" else None
        return Role.RECIPIENT
    if preposition in ("of", "for"):
        if preposition == "for":
            return Role.RECIPIENT if entry.type in (EventType.AID, EventType.SUPPORT, EventType.ACCUSE) else None
        if entry.part == "v":
            return None
        if entry.mode == "visit" and preposition == "of" and not place:
            return Role.ACTOR
        if "joint" in entry.flags:
            return Role.ACTOR if not place or entry.type is EventType.CONSULT else Role.PLACE
        return Role.RECIPIENT
    if preposition == "from":
        if entry.mode in ("withdraw", "expel", "deport") or entry.type is EventType.RETREAT:
            return Role.RECIPIENT
        done_by = entry.part == "n" and entry.type not in (EventType.CONSULT, EventType.OTHER)
        return Role.ACTOR if done_by else None
    return None


def _is_parted(document: Doc, word: int, start: int) -> bool:
    """A comma parts the noun from what has that complement: "in the second vote, 325 members of the house …"."""
    return any(token.text == "," for token in document[word + 1 : start])


def _brought_about(mentions: Mentions, named: Named) -> bool:
    """A go-between by whom it came about is no party: "talks mediated by Angola"."""
    before = mentions.reading.doc[max(0, named.start - TITLE) : named.start]
    by = next((token for token in reversed(before) if token.lower_ == "by"), None)
    return by is not None and by.i > 0 and not _MEDIATING.isdisjoint(forms(by.nbor(-1)))


def _names_kind(mentions: Mentions, named: Named) -> bool:
    """The place only tells of what kind the next noun is: "in U.S. history", not "in the Syria border area"."""
    document = mentions.reading.doc
    if named.end >= len(document) or document[named.end].pos_ != "NOUN" or not modifies(mentions, named):
        return False
    return not any(lemma(token) in TARGETS for token in document[named.end : named.end + 3])


def _follows_directly(mentions: Mentions, word: Token, named: Named) -> bool:
    return all(
        token.pos_ in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PART", "PRON") or token.text == ","
        for token in mentions.reading.doc[word.i + 1 : named.start]
    ) and not any(mentions.at(token) for token in mentions.reading.doc[word.i + 1 : named.start])


def _place_end(mentions: Mentions, trigger: Trigger, anchor: Token) -> int:
    """Where a verb's places end for its noun: before another event ("the talks were overshadowed by a blast in X")."""
    end = window_end(mentions, anchor)
    if anchor.i == trigger.token.i:
        return end
    others = (index for index in range(anchor.i + 1, end) if index in mentions.triggers and index != trigger.token.i)
    return next(others, end)


def places_near(mentions: Mentions, trigger: Trigger) -> list[Part]:
    """Places of the clause in which the trigger stands, first those after it, then those of its verb."""
    anchors = [trigger.token, *([trigger.support] if trigger.support is not None else [])]
    anchors += happenings(trigger.top) if trigger.nominal else []
    if trigger.nominal and relation(trigger.top) in ("obj", "nsubj", "nsubj:pass") and trigger.entry.mode != "phone":
        anchors += [token for token in climb(trigger.top) if is_verb(token)][:1]
    for anchor in anchors:
        found = [
            Part(Role.PLACE, named.chain, named.start, named.end)
            for named in mentions.within(anchor.i + 1, _place_end(mentions, trigger, anchor))
            if named.kind is EntityKind.PLACE
            and named.form is not Form.DEMONYM
            and preposition_before(mentions, named, anchor.i) in WHERE
            and not is_possessor(mentions, named)
            and not _names_kind(mentions, named)
        ]
        if found:
            return found
    return _struck(mentions, trigger)


def _struck(mentions: Mentions, trigger: Trigger) -> list[Part]:
    """What a disaster hit: "a quake struck southern Peru", "the flood that hit Libya", "Peru was hit by a quake"."""
    if not trigger.nominal or _DISASTERS not in trigger.entry.contexts:
        return []
    noun = trigger.top
    above = noun.head
    verbs = [verb for verb in children(noun, "acl:relcl", "acl") if subject(verb) == noun]
    if relation(noun) == "nsubj":
        verbs.append(above)
    hit = [thing for verb in verbs if lemma(verb) in _STRIKING for thing in children(verb, "obj")]
    if lemma(above) in _STRIKING and passive(above) and agent(above) == noun:
        sufferer = own_subject(above)
        hit += [sufferer] if sufferer is not None else []
    named = (mentions.at(thing) for thing in hit)
    return [
        Part(Role.PLACE, one.chain, one.start, one.end)
        for one in named
        if one is not None and one.kind is EntityKind.PLACE and one.form is not Form.DEMONYM
    ]


def written_at(mentions: Mentions, trigger: Trigger) -> Part | None:
    """The dateline's place, for a meeting that the report's first sentence tells of without a place."""
    if trigger.entry.type is not EventType.CONSULT or trigger.entry.mode == "phone" or not mentions.datelines:
        return None
    sentence = trigger.token.sent
    document = trigger.token.doc
    place = bisect_left(mentions.datelines, trigger.token.i, key=lambda named: named.start) - 1
    if place < 0:
        return None
    named = mentions.datelines[place]
    # The dateline is in the sentence, or is one by itself right before it.
    near = named.start >= sentence.start or document[named.start].sent.end >= sentence.start
    if named.kind is EntityKind.PLACE and near:
        return Part(Role.PLACE, named.chain, named.start, named.end)
    return None
