"""What a verb's own form says of its event: auxiliaries, tense, conjunctions; and a noun's case and subject."""

from spacy.tokens import Token

from dramatis.words import Modality, Polarity
from extractors.event_lexicon import listed
from extractors.modality_bills import proposes
from extractors.modality_governors import DEFAULT, HINTED, SAID, Holding, modality_words
from extractors.syntax import (
    children,
    is_noun,
    is_verb,
    lemma,
    own_subject,
    preposition_of,
    relation,
)

# Verbs whose clause is what somebody says: the way up ends below them.
SPEECH = listed(
    """say tell report claim state note add write announce declare explain confirm reveal recall argue acknowledge
    stress emphasize emphasise reiterate insist maintain believe think know show find see hear reply comment suggest
    indicate warn"""
)

_FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo"])


_CONDITIONAL = frozenset(["would", "could", "might", "may", "can", "'d", "’d"])


# With these a bill says what it would do.
_WOULD = frozenset(["would", "will", "'d", "’d", "'ll", "’ll"])


_MAYBE = frozenset(["likely", "probably", "possibly", "perhaps", "maybe", "hopefully", "presumably"])


_OBLIGATION = frozenset(["must", "should", "ought", "need"])


_CONDITIONS = frozenset(["if", "unless", "whether", "provided"])


# With a present or perfect they speak of what hasn't come yet: "until it has read the treaty", "before talks begin".
_UNTIL = frozenset(["until", "till", "before", "once"])


_AFTER = frozenset(["after", "following", "since", "amid"])


_BEFORE = frozenset(["before", "until", "till", "ahead", "pending", "by"])


_TOPIC = frozenset(["about", "on", "over", "regarding", "concerning"])


# Verbs whose subject comes about with them: "the talks would take place".
_HAPPENING = listed("take hold happen start begin resume continue occur open proceed follow be convene last")


_ANSWERS = listed("answer reply response reaction word decision verdict vote comment question request")
_TALKS = listed("speak talk discuss negotiate answer decide vote consult confer hear ask reply respond think dream")


# Verbs in one coordination.
_MOST_TOGETHER = 8


def by_form(token: Token, trigger: Token) -> Holding | None:
    """What auxiliaries, tense and conjunctions of a verb (or of a noun with a copula) say; None to look further up."""
    if not is_verb(token) and not children(token, "cop"):
        return _by_case(token, trigger)
    if _is_subjunctive(token):
        return None
    first = leader(token)
    auxiliaries = [child for child in children(first, "aux", "aux:pass", "cop") if not _is_the_month(child)]
    if first.i != token.i and not any(child.tag_ == "MD" for child in auxiliaries):
        # "Will meet and sign" shares the auxiliary; what has none to share is read by its own form.
        auxiliaries = children(token, "aux", "aux:pass")
    for child in children(token, "mark", "advmod"):
        if child.lower_ in _CONDITIONS or (child.lower_ in _UNTIL and _is_present(token, auxiliaries)):
            return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (child,), SAID)
    for child in auxiliaries:
        word = child.lower_
        bill = proposes(token, word) if word in _WOULD else None
        if bill is not None:
            return Holding(Modality.PROPOSED, Polarity.ASSERTED, (bill, child, token), SAID, bill)
        unsure = any(one.lower_ in _MAYBE for one in children(token, "advmod"))
        if word in _FUTURE and (unsure or _on_condition(token) is not None):
            return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (child, token), SAID)
        if word in _FUTURE:
            wished = _wished(token)
            if wished is not None:
                return Holding(wished, Polarity.ASSERTED, (token.head, child, token), SAID, token.head)
            return Holding(Modality.SCHEDULED, Polarity.ASSERTED, (child, token), SAID)
        if word in _CONDITIONAL and (word != "can" or is_verb(trigger)):
            wished = _wished(token) if word == "would" else None
            if wished is Modality.HYPOTHETICAL:
                # "Hoped that talks would take place"
                return Holding(wished, Polarity.ASSERTED, (token.head, child, token), SAID, token.head)
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
    """ "hopes that talks will open": what the word above makes of its clause, if it wishes, demands or fears it."""
    above = verb.head
    part = "v" if is_verb(above) else "a" if above.pos_ == "ADJ" else "n"
    if relation(verb) not in (("ccomp", "acl") if part == "n" else ("ccomp",)) or above.i == verb.i:
        return None
    known = modality_words().get((lemma(above), part))
    wishes = known is not None and known[0] in (Modality.PROPOSED, Modality.REQUESTED, Modality.HYPOTHETICAL)
    return known[0] if known is not None and wishes and known[1] is Polarity.ASSERTED else None


def _on_condition(verb: Token) -> Token | None:
    """The "if" or "unless" of a clause on which the verb hangs: "if rains fail, prices will rise"."""
    for clause in children(verb, "advcl"):
        for child in children(clause, "mark"):
            if child.lower_ in ("if", "unless"):
                return child
    return None


def leader(verb: Token) -> Token:
    """The verb whose auxiliaries and negation hold for this one too: "will meet and sign", "hadn't told or asked"."""
    for _ in range(_MOST_TOGETHER):
        first = verb.head
        if relation(verb) != "conj" or first.i >= verb.i or own_subject(verb) is not None:
            break
        if children(verb, "aux", "aux:pass", "cop") or not (is_verb(first) or children(first, "cop")):
            break
        alike = verb.tag_ == first.tag_ or {verb.tag_, first.tag_} <= {"VB", "VBP"}
        if not (alike or verb.tag_ in ("VBN", "VBD")) or (verb.tag_ == "VBD" and not is_joined_by_or(verb)):
            break
        verb = first
    return verb


def is_joined_by_or(verb: Token) -> bool:
    return any(child.lower_ in ("or", "nor") for child in children(verb, "cc"))


def _is_present(verb: Token, auxiliaries: list[Token]) -> bool:
    return (auxiliaries[0] if auxiliaries else verb).tag_ in ("VBZ", "VBP")


def _is_subjunctive(verb: Token) -> bool:
    """ "proposed that they meet": the verb above decides, not the form."""
    clause = relation(verb) in ("ccomp", "csubj")
    helping = children(verb, "aux", "aux:pass")
    if any(child.lower_ == "be" for child in helping) and not any(child.tag_ in ("MD", "TO") for child in helping):
        # "That elections be held" tells of none.
        return not children(verb, "mark") or not any(child.lower_ == "to" for child in children(verb, "mark"))
    if not clause or verb.tag_ not in ("VB", "VBP") or children(verb, "aux", "aux:pass"):
        return False
    part = "v" if is_verb(verb.head) else "a"
    known = modality_words().get((lemma(verb.head), part))
    return known is not None and known[0] in (Modality.PROPOSED, Modality.REQUESTED)


def _is_the_month(auxiliary: Token) -> bool:
    """ "16 May" taken for a verb."""
    return auxiliary.text == "May" and any(token.like_num for token in auxiliary.doc[auxiliary.i - 1 : auxiliary.i + 2])


def is_other_subject(token: Token, verb: Token) -> bool:
    """What the verb says of its subject isn't that it comes about: "the talks may change the war's course"."""
    return relation(token) in ("nsubj", "csubj") and lemma(verb) not in _HAPPENING


def untold(verb: Token, trigger: Token) -> Holding:
    """What a verb that isn't about its coming about leaves of its subject: "a sale would alarm them" has none."""
    open_ = any(child.lower_ in ("would", "could", "might") for child in children(verb, "aux"))
    if open_ and not _definite(trigger) and any(child.lower_ in ("a", "an", "any") for child in trigger.children):
        return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, (verb, trigger), HINTED)
    past = verb.tag_ == "VBD" and not children(verb, "aux")
    return Holding(Modality.OCCURRED, Polarity.ASSERTED, (trigger,), HINTED if past else DEFAULT)


def _by_case(noun: Token, trigger: Token) -> Holding | None:
    """ "after the talks" took place, "ahead of the summit" is still to come, a topic ("on a ceasefire") is open."""
    if noun.i != trigger.i and not is_noun(noun):
        return None
    first = preposition_of(noun).split(" ", 1)[0]
    start = noun.left_edge.i
    if first in ("", "of") and noun.doc[max(0, start - 2) : start + 1].text.lower().startswith("ahead of"):
        first = "ahead"
    said = (*(child for child in children(noun, "case") if child.i < noun.i), noun)
    if first == "from" and noun.i == trigger.i and _definite(noun):
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, said, SAID)
    if first in _AFTER:
        return Holding(Modality.OCCURRED, Polarity.ASSERTED, said, SAID if first != "amid" else HINTED)
    if first in _BEFORE and first != "by":
        return Holding(Modality.SCHEDULED, Polarity.ASSERTED, said, HINTED)
    if first in _TOPIC and noun.i == trigger.i and not _definite(noun) and (_speaks(noun.head) or _is_matter(noun)):
        return Holding(Modality.HYPOTHETICAL, Polarity.ASSERTED, said, HINTED)
    return None


def _speaks(above: Token) -> bool:
    """What hangs on it with "on" or "about" is its topic: talks, votes, answers; "built on a call" has none."""
    return not is_verb(above) or lemma(above) in SPEECH or lemma(above) in _TALKS


def _is_matter(noun: Token) -> bool:
    """ "Awaits a reply on talks": right before the preposition stands an answer, wherever the parse hangs it."""
    case = next(iter(children(noun, "case")), None)
    before = case.nbor(-1) if case is not None and case.i > noun.sent.start else None
    return before is not None and is_noun(before) and lemma(before) in _ANSWERS


def _definite(noun: Token) -> bool:
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") or relation(child) == "nmod:poss"
        for child in noun.children
    )


def _comes_about(verb: Token, trigger: Token) -> bool:
    if verb.i == trigger.i:
        return True
    return lemma(verb) in _HAPPENING or relation(trigger) in ("obj", "nsubj:pass")
