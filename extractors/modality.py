"""How the text holds an event to be: occurred, scheduled, proposed, requested, denied, hypothetical; and negation.

The answer is read off the way from the trigger up to its sentence's root: its own auxiliaries and adjectives ("will",
"upcoming"), then each verb or noun that governs it ("proposed holding …", "its proposal to hold …"). The nearest word
that decides wins; what is above a verb of speech stays out, since what is said is then asserted by the speaker.
"""

from spacy.tokens import Token

from dramatis.words import Modality, Polarity
from extractors.event_lexicon import listed
from extractors.modality_governors import DEFAULT, HINTED, NEARBY, SAID, Holding, by_governor, modality_words
from extractors.syntax import (
    children,
    climb,
    is_noun,
    is_verb,
    lemma,
    negation,
    own_subject,
    preposition_of,
    relation,
)

_FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo"])


_CONDITIONAL = frozenset(["would", "could", "might", "may", "can", "'d", "’d"])


_OBLIGATION = frozenset(["must"])


_CONDITIONS = frozenset(["if", "unless", "whether", "provided"])


# With a present or perfect they speak of what hasn't come yet: "until it has read the treaty", "before talks begin".
_UNTIL = frozenset(["until", "till", "before", "once"])


_AFTER = frozenset(["after", "following", "since", "amid"])


_BEFORE = frozenset(["before", "until", "till", "ahead", "pending", "by"])


_TOPIC = frozenset(["about", "on", "over", "regarding", "concerning"])


# Verbs whose clause is what somebody says: the way up ends below them.
_SPEECH = listed(
    """say tell report claim state note add write announce declare explain confirm reveal recall argue acknowledge
    stress emphasize emphasise reiterate insist maintain believe think know show find see hear reply comment suggest
    indicate warn"""
)


# Verbs whose subject comes about with them: "the talks would take place".
_HAPPENING = listed("take hold happen start begin resume continue occur open proceed follow be convene last")


_TALKS = listed("speak talk discuss negotiate answer decide vote consult confer hear ask reply respond think dream")


_ENDING = listed(
    """counter suppress crush calm disperse end stop halt resolve settle quell tamp ease contain reduce curb overcome
    survive de-escalate"""
)


_CLAIMS = listed("claim report allegation accusation charge assertion rumor rumour suggestion story notion idea")


_DISPUTES = listed("deny reject dismiss refute dispute rebut rebuff contest challenge debunk")


_NAMED = frozenset(["PERSON", "ORG", "GPE"])


def modality_of(trigger: Token) -> tuple[Modality, Polarity, tuple[Token, ...]]:
    """How the event that the verb or noun reports is held to be, whether it is negated, and the words that say so."""
    held = holding_of(trigger)
    return held.modality, held.polarity, held.words


def holding_of(trigger: Token) -> Holding:
    """As `modality_of`, with how firm the reading is and the word that governs it."""
    return _disputed(trigger) or _way_up(trigger)


def _disputed(trigger: Token) -> Holding | None:
    """Somebody denies the clause in which the trigger stands: "denied that …", "dismissed claims that …"."""
    token = trigger
    for above in climb(trigger):
        kind = relation(token)
        if is_verb(above) and kind == "ccomp":
            known = modality_words().get((lemma(above), "v"))
            if known is not None and known[0] is Modality.DENIED and negation(above) is None:
                return Holding(Modality.DENIED, Polarity.ASSERTED, (above,), SAID, above)
            return None
        if is_noun(above) and kind in ("acl", "ccomp", "nmod", "acl:relcl") and lemma(above) in _CLAIMS:
            verb = above.head
            if lemma(verb) in _DISPUTES and relation(above) in ("obj", "nsubj:pass", "ccomp") and not negation(verb):
                return Holding(Modality.DENIED, Polarity.ASSERTED, (verb, above), SAID, verb)
            return None
        if kind in ("advcl", "parataxis", "conj", "acl:relcl"):
            return None
        token = above
    return None


def _way_up(trigger: Token) -> Holding:
    negated: list[Token] = []
    token = trigger
    hinted = _by_adjective(trigger)
    for step, above in enumerate((trigger, *climb(trigger))):
        if step:
            if not _reaches(token, above) or _is_setting(token, above):
                break
            if is_verb(above) and relation(token) == "obj" and lemma(above) in _ENDING:
                # Whatever is to be ended is going on: "efforts to end the war".
                return _with_negations(
                    Holding(Modality.OCCURRED, Polarity.ASSERTED, (above, token), HINTED), negated, None
                )
            decided = by_governor(token, above)
            if decided is not None:
                return _with_negations(decided, negated, decided.governor)
            if _ends_below(token, above):
                break
        word = negation(above) or (_negative_party(above) if not step else None)
        if word is not None:
            negated.append(word)
        decided = (
            _by_form(above, trigger) if not step or not _is_other_subject(token, above) else _untold(above, trigger)
        )
        if decided is not None:
            if decided.strength < SAID and hinted is not None:
                decided = hinted
            return _with_negations(decided, negated, None)
        token = above
    if hinted is not None:
        return _with_negations(hinted, negated, None)
    return _with_negations(_unsaid(trigger), negated, None)


def _unsaid(trigger: Token) -> Holding:
    """Nothing decides: "X to meet Y" in a headline is scheduled, any other infinitive open, the rest happened."""
    mark = next((child for child in children(trigger, "mark", "aux") if child.lower_ == "to"), None)
    if mark is None or not is_verb(trigger):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (trigger,), DEFAULT)
    if own_subject(trigger) is not None:
        return Holding(Modality.SCHEDULED, Polarity.ASSERTED, (mark, trigger), NEARBY)
    return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (mark, trigger), HINTED)


def _negative_party(verb: Token) -> Token | None:
    """The "no" of a verb's subject or object: "no one was hurt", "they met no officials"; None without one."""
    if not is_verb(verb):
        return None
    for party in children(verb, "nsubj", "nsubj:pass", "obj"):
        if party.lower_ in ("nobody", "none", "nothing", "neither"):
            return party
        for child in party.children:
            if child.lower_ in ("no", "neither") and relation(child) in ("det", "cc:preconj", "advmod"):
                return child
    return None


def _with_negations(held: Holding, negated: list[Token], governor: Token | None) -> Holding:
    polarity = held.polarity
    words = held.words
    if governor is not None:
        denial = negation(governor)
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
    for child in trigger.children:
        if relation(child) in ("amod", "nmod:unmarked", "advmod", "acl"):
            known = modality_words().get((child.lower_, "a")) or modality_words().get((lemma(child), "a"))
            if known is not None:
                return Holding(known[0], known[1], (child,), HINTED)
    return None


def _by_form(token: Token, trigger: Token) -> Holding | None:
    """What auxiliaries, tense and conjunctions of a verb (or of a noun with a copula) say; None to look further up."""
    if not is_verb(token) and not children(token, "cop"):
        return _by_case(token, trigger)
    if _is_subjunctive(token):
        return None
    auxiliaries = [child for child in children(token, "aux", "aux:pass") if not _is_the_month(child)]
    for child in children(token, "mark", "advmod"):
        if child.lower_ in _CONDITIONS or (child.lower_ in _UNTIL and _is_present(token, auxiliaries)):
            return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (child,), SAID)
    for child in auxiliaries:
        word = child.lower_
        if word in _FUTURE:
            wished = _wished(token)
            if wished is not None:
                return Holding(wished, Polarity.ASSERTED, (token.head, child, token), SAID, token.head)
            return Holding(Modality.SCHEDULED, Polarity.ASSERTED, (child, token), SAID)
        if word == "should":
            return Holding(Modality.PROPOSED, Polarity.ASSERTED, (child, token), SAID)
        if word in _CONDITIONAL and (word != "can" or token.i == trigger.i):
            if word == "would" and relation(token) == "ccomp" and _comes_about(token, trigger):
                return Holding(Modality.SCHEDULED, Polarity.ASSERTED, (child, token), SAID)
            return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (child, token), SAID)
        if word in _OBLIGATION:
            return Holding(Modality.REQUESTED, Polarity.ASSERTED, (child, token), SAID)
    if children(token, "mark") and any(child.lower_ == "to" for child in children(token, "mark")):
        return None
    if any(child.lower_ == "to" for child in auxiliaries):
        return None
    going = [child for child in children(token, "aux") if lemma(child) == "go"]
    if going:
        return Holding(Modality.SCHEDULED, Polarity.ASSERTED, (going[0], token), SAID)
    finite = token.tag_ in ("VBD", "VBZ", "VBP") or any(child.tag_ in ("VBD", "VBZ", "VBP") for child in auxiliaries)
    if finite and token.i == trigger.i:
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (token,), SAID)
    if finite and is_verb(token) and relation(token) != "acl:relcl":
        # A noun takes its verb's tense: "held talks" took place; "awaits talks" doesn't say that they did.
        past = token.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in auxiliaries)
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (trigger,), HINTED if past else DEFAULT)
    if token.tag_ == "VBN" and token.i == trigger.i and relation(token) in ("acl", "root", "conj", "advcl"):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, (token,), SAID)
    return None


def _wished(verb: Token) -> Modality | None:
    """ "hopes that talks will open": what the verb above makes of its clause, if it wishes or demands it."""
    if relation(verb) != "ccomp" or not is_verb(verb.head):
        return None
    known = modality_words().get((lemma(verb.head), "v"))
    wishes = known is not None and known[0] in (Modality.PROPOSED, Modality.REQUESTED)
    return known[0] if known is not None and wishes and known[1] is Polarity.ASSERTED else None


def _is_present(verb: Token, auxiliaries: list[Token]) -> bool:
    return (auxiliaries[0] if auxiliaries else verb).tag_ in ("VBZ", "VBP")


def _is_subjunctive(verb: Token) -> bool:
    """ "proposed that they meet": the verb above decides, not the form."""
    if relation(verb) != "ccomp" or verb.tag_ not in ("VB", "VBP") or children(verb, "aux", "aux:pass"):
        return False
    known = modality_words().get((lemma(verb.head), "v"))
    return known is not None and known[0] in (Modality.PROPOSED, Modality.REQUESTED)


def _is_the_month(auxiliary: Token) -> bool:
    """ "16 May" taken for a verb."""
    return auxiliary.text == "May" and any(token.like_num for token in auxiliary.doc[auxiliary.i - 1 : auxiliary.i + 2])


def _is_other_subject(token: Token, verb: Token) -> bool:
    """What the verb says of its subject isn't that it comes about: "the talks may change the war's course"."""
    return relation(token) in ("nsubj", "csubj") and lemma(verb) not in _HAPPENING


def _untold(verb: Token, trigger: Token) -> Holding:
    past = verb.tag_ == "VBD" and not children(verb, "aux")
    return Holding(Modality.OCCURRED, Polarity.ASSERTED, (trigger,), HINTED if past else DEFAULT)


def _by_case(noun: Token, trigger: Token) -> Holding | None:
    """ "after the talks" took place, "ahead of the summit" is still to come, a topic ("on a ceasefire") is open."""
    if noun.i != trigger.i and not is_noun(noun):
        return None
    first = preposition_of(noun).split(" ", 1)[0]
    said = (*(child for child in children(noun, "case") if child.i < noun.i), noun)
    if first == "from" and noun.i == trigger.i and _definite(noun):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, said, SAID)
    if first in _AFTER:
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, said, SAID if first != "amid" else HINTED)
    if first in _BEFORE and first != "by":
        return Holding(Modality.SCHEDULED, Polarity.ASSERTED, said, HINTED)
    if first in _TOPIC and noun.i == trigger.i and not _definite(noun) and _speaks(noun.head):
        return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, said, HINTED)
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


def _speaks(above: Token) -> bool:
    """What hangs on it with "on" or "about" is its topic: talks, votes, answers; "built on a call" has none."""
    return not is_verb(above) or lemma(above) in _SPEECH or lemma(above) in _TALKS


def _definite(noun: Token) -> bool:
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") or relation(child) == "nmod:poss"
        for child in noun.children
    )


def _comes_about(verb: Token, trigger: Token) -> bool:
    if verb.i == trigger.i:
        return True
    return lemma(verb) in _HAPPENING or relation(trigger) in ("obj", "nsubj:pass")


def _reaches(token: Token, above: Token) -> bool:
    """What is said of `above` holds for `token` below it."""
    kind = relation(token)
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
    marks = [child.lower_ for child in children(token, "mark", "advmod")]
    return any(mark in ("after", "when", "while", "because", "as", "since", "although", "though") for mark in marks)


def _ends_below(token: Token, above: Token) -> bool:
    if not is_verb(above):
        return False
    kind = relation(token)
    if kind in ("ccomp", "csubj", "parataxis"):
        return lemma(above) in _SPEECH or own_subject(token) is not None
    return kind == "advcl" and own_subject(token) is not None
