"""How the text holds an event to be: occurred, scheduled, proposed, requested, denied, hypothetical; and negation.

The answer is read off the way from the trigger up to its sentence's root: its own auxiliaries and adjectives ("will",
"upcoming"), then each verb or noun that governs it ("proposed holding …", "its proposal to hold …"). The nearest word
that decides wins; what is above a verb of speech stays out, since what is said is then asserted by the speaker.
"""

from spacy.tokens import Token

from dramatis.words import Modality, Polarity
from extractors.event_lexicon import listed
from extractors.modality_bills import drafted_for
from extractors.modality_denials import disputed
from extractors.modality_forms import SPEECH, by_form, is_joined_by_or, is_other_subject, leader, untold
from extractors.modality_governors import DEFAULT, HINTED, NEARBY, SAID, Holding, by_governor, modality_words
from extractors.syntax import (
    children,
    climb,
    counts_up,
    is_noun,
    is_verb,
    lemma,
    negation,
    own_subject,
    preposition_of,
    relation,
)
from extractors.trigger_verbs import CARRIERS

_ENDING = listed(
    """counter suppress crush calm disperse end stop halt resolve settle quell tamp ease contain reduce curb overcome
    survive de-escalate"""
)


# What of an event they bring is its end, so there is one: "called for an end to the strikes".
_END = listed("end ending halt stop cessation suspension interruption")
# Who doesn't do this to it stays away from an event that takes place: "did not attend the talks".
_ATTENDING = listed("attend join invite participate")
# Of what they tie to an event one may say anything: "no link to the talks was suggested".
_TIES = listed("link tie connection role part involvement reference response reaction answer contribution damage")
_HELD = listed("take result engage participate be hold")
_UNTIL = frozenset(["until", "till", "before"])
# Tokens behind a verb in which the day may stand until which it doesn't come about.
_REACH = 12
_NAMED = frozenset(["PERSON", "ORG", "GPE"])


def modality_of(trigger: Token) -> tuple[Modality, Polarity, tuple[Token, ...]]:
    """How the event that the verb or noun reports is held to be, whether it is negated, and the words that say so."""
    held = holding_of(trigger)
    return held.modality, held.polarity, held.words


def holding_of(trigger: Token) -> Holding:
    """As `modality_of`, with how firm the reading is and the word that governs it."""
    return disputed(trigger) or _way_up(trigger)


def _way_up(trigger: Token) -> Holding:
    negated: list[Token] = []
    first = leader(trigger)
    shared = negation(first) if first.i != trigger.i else None
    if shared is not None and (is_joined_by_or(trigger) or trigger.tag_ == "VB"):
        negated.append(shared)
    token = trigger
    hinted = _by_adjective(trigger)
    draft = drafted_for(trigger) if is_verb(trigger) else None
    if draft is not None:
        return Holding(Modality.PROPOSED, Polarity.ASSERTED, (draft, trigger), SAID, draft)
    setting = False
    for step, above in enumerate((trigger, *climb(trigger))):
        if step:
            setting = setting or _is_occasion(token, above)
            if not _reaches(token, above) or _is_setting(token, above):
                break
            ended = _ended(token, above, trigger)
            if ended is not None:
                return _with_negations(ended, negated, None)
            decided = by_governor(token, above)
            if decided is not None and setting and decided.polarity is Polarity.NEGATED:
                # "Failed to be elected in a first round": the round was held.
                return Holding(Modality.OCCURRED, Polarity.ASSERTED, (trigger,), HINTED)
            if decided is not None:
                return _with_negations(decided, negated, decided.governor)
            if _ends_below(token, above):
                break
        word = _denial(above, trigger) or (_negative_party(above) if not step else _shared_subject(token, above))
        if step and (setting or _keeps_own(token, above) or _attends(above) or _is_told_of(token, above, trigger)):
            word = None
        if word is not None:
            negated.append(word)
        decided = by_form(above, trigger) if not step or not is_other_subject(token, above) else untold(above, trigger)
        if decided is not None:
            if decided.strength < SAID and hinted is not None:
                decided = hinted
            return _with_negations(decided, negated, None)
        token = above
    if hinted is not None:
        return _with_negations(hinted, negated, None)
    return _with_negations(_unsaid(trigger), negated, None)


def _ended(token: Token, above: Token, trigger: Token) -> Holding | None:
    """Whatever is to be ended is going on: "efforts to end the war", "no halt to the strikes"."""
    itself = token.i == trigger.i or lemma(token) in CARRIERS
    if is_verb(above) and relation(token) == "obj" and lemma(above) in _ENDING and itself:
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), HINTED)
    if is_noun(above) and relation(token) == "nmod" and lemma(above) in _END and preposition_of(token) in ("to", "of"):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), SAID)
    return None


def _denial(word: Token, trigger: Token) -> Token | None:
    """The word that negates the verb or noun; None for "not only" and where it waits for a day ("not until Friday")."""
    found = negation(word)
    if found is None or found.lower_ not in ("not", "n't", "n’t"):
        return found
    following = found.nbor(1) if found.i + 1 < len(found.doc) else found
    if following.lower_ in ("only", "just", "merely", "simply", "least"):
        return None
    return None if is_verb(word) and _waits(word) else found


def _waits(verb: Token) -> bool:
    document = verb.doc
    for index in range(verb.i + 1, min(verb.i + _REACH, verb.sent.end) - 1):
        token = document[index]
        if token.text in ",;:":
            return False
        if token.lower_ in _UNTIL:
            return document[index + 1].ent_type_ in ("DATE", "TIME")
    return False


def _is_told_of(noun: Token, verb: Token, trigger: Token) -> bool:
    """The verb speaks of something else about the event: "the place of the talks has not been fixed"."""
    other = is_noun(noun) and noun.i != trigger.i and lemma(noun) not in CARRIERS
    return other and is_verb(verb) and relation(noun) in ("nsubj", "nsubj:pass", "obj", "obl")


def _attends(verb: Token) -> bool:
    part = any(child.lower_ == "part" for child in children(verb, "obj"))
    return is_verb(verb) and (lemma(verb) in _ATTENDING or (part and lemma(verb) == "take"))


def _unsaid(trigger: Token) -> Holding:
    """Nothing decides: "X to meet Y" in a headline is scheduled, any other infinitive open, the rest happened."""
    mark = next((child for child in children(trigger, "mark", "aux") if child.lower_ == "to"), None)
    if mark is None and _is_imperative(trigger):
        return Holding(Modality.REQUESTED, Polarity.ASSERTED, (trigger,), NEARBY)
    if mark is None or not is_verb(trigger):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (trigger,), DEFAULT)
    if own_subject(trigger) is not None:
        return Holding(Modality.SCHEDULED, Polarity.ASSERTED, (mark, trigger), NEARBY)
    return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (mark, trigger), HINTED)


def _is_imperative(verb: Token) -> bool:
    """ "Call your senator", at the head of its sentence."""
    if verb.tag_ != "VB" or relation(verb) != "root" or own_subject(verb) is not None:
        return False
    before = verb.doc[verb.sent.start : verb.i]
    return all(token.is_punct or token.lower_ in ("please", "do", "not", "n't", "n’t", "never") for token in before)


def _shared_subject(token: Token, above: Token) -> Token | None:
    """ "Neither side met or talked": the "no" of the subject that two verbs share."""
    return _negative_party(above) if relation(token) == "conj" and is_verb(token) else None


def _keeps_own(token: Token, above: Token) -> bool:
    """ "Did not sign and left": a negation holds for the second verb only with "or", or in one form with the first."""
    if relation(token) != "conj" or not is_verb(token):
        return False
    return leader(token).i != leader(above).i and not is_joined_by_or(token)


def _negative_party(verb: Token) -> Token | None:
    """The "no" of a verb's subject or object: "no one was hurt", "they met no officials"; None without one."""
    if not is_verb(verb):
        return None
    for party in children(verb, "nsubj", "nsubj:pass", "obj"):
        if party.lower_ in ("nobody", "none", "nothing", "neither"):
            return party
        for child in party.children:
            if child.lower_ in ("no", "neither") and relation(child) in ("det", "cc:preconj", "advmod"):
                return None if counts_up(child) else child
    return None


def _with_negations(held: Holding, negated: list[Token], governor: Token | None) -> Holding:
    polarity = held.polarity
    words = held.words
    if governor is not None:
        denial = _denial(governor, governor)
        if denial is not None:
            # "has not rejected the meeting" leaves the meeting open; "did not propose talks" proposes none.
            turned = Polarity.ASSERTED if polarity is Polarity.NEGATED else Polarity.NEGATED
            return Holding(held.modality, turned, (denial, *words), SAID, held.governor)
    if negated:
        polarity = Polarity.ASSERTED if polarity is Polarity.NEGATED else Polarity.NEGATED
        words = (*negated, *words)
        return Holding(held.modality, polarity, words, max(held.strength, HINTED), held.governor)
    return Holding(held.modality, polarity, words, held.strength, held.governor)


def _by_adjective(trigger: Token) -> Holding | None:
    beside = list(trigger.children)
    if relation(trigger) == "conj" and is_noun(trigger) and not children(trigger, "det", "amod", "nmod:poss"):
        # "The proposed sale or closure"
        beside += children(trigger.head, "amod")
    for child in beside:
        if relation(child) in ("amod", "nmod:unmarked", "advmod", "acl"):
            known = modality_words().get((child.lower_, "a")) or modality_words().get((lemma(child), "a"))
            if known is not None:
                return Holding(known[0], known[1], (child,), HINTED)
    return None


def _is_setting(noun: Token, above: Token) -> bool:
    """What happens in a call or meeting doesn't tell of it: "explained the offer to the envoy in a call"."""
    return (
        is_noun(noun)
        and is_noun(above)
        and relation(noun) in ("nmod", "obl")
        and preposition_of(noun) in ("in", "during")
        and not noun.ent_type_
        and (lemma(above), "n") not in modality_words()
    )


def _is_occasion(noun: Token, verb: Token) -> bool:
    """What comes to nothing in a meeting or vote leaves that standing: "nothing was agreed in the talks"."""
    inside = is_noun(noun) and is_verb(verb) and relation(noun) == "obl"
    return inside and preposition_of(noun) in ("in", "during", "at") and lemma(verb) not in _HELD


def _reaches(token: Token, above: Token) -> bool:
    """What is said of `above` holds for `token` below it."""
    kind = relation(token)
    if is_noun(token) and is_noun(above) and lemma(above) in _TIES:
        return False
    if token.ent_type_ in _NAMED and token.pos_ == "PROPN":
        # "explained the offer to the minister in a call": what is said of a name says nothing of what hangs on it.
        return False
    if kind in ("acl:relcl", "parataxis", "appos", "list", "discourse", "vocative", "dep", "nmod:poss"):
        return False
    if kind == "acl" and token.tag_ == "VBN":
        # "promises made in the call": the promises say nothing of the call.
        return False
    if kind == "conj":
        # The second verb of two has its own form, but shares the governor: "plans to meet and sign".
        return not is_verb(token) or own_subject(token) is None
    if kind == "advcl":
        return not _free_clause(token) and token.tag_ not in ("VBD", "VBZ", "VBP")
    if kind in ("obl", "nmod", "pobj", "prep"):
        return preposition_of(token).split(" ", 1)[0] not in ("despite", "like", "unlike", "as", "than", "because")
    return True


def _free_clause(token: Token) -> bool:
    if token.tag_ == "VBG" and not children(token, "aux"):
        # "While cutting", "by creating" have no time of their own.
        return False
    marks = [child.lower_ for child in children(token, "mark", "advmod")]
    return any(mark in ("after", "when", "while", "because", "as", "since", "although", "though") for mark in marks)


def _ends_below(token: Token, above: Token) -> bool:
    if not is_verb(above):
        return False
    kind = relation(token)
    if kind in ("ccomp", "csubj", "parataxis"):
        return lemma(above) in SPEECH or own_subject(token) is not None
    return kind == "advcl" and own_subject(token) is not None
