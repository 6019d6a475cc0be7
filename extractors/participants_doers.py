"""Who does what a verb without a subject of its own tells: "accused X of killing …", "struck Y, killing four"."""

from spacy.tokens import Token

from dramatis.words import EventType
from extractors.event_lexicon import listed
from extractors.participants_mentions import Mentions
from extractors.syntax import agent, children, climb, is_verb, lemma, negation, own_subject, passive, subject

# What comes behind "of", "for" or "from" is done by whom one accuses, thanks or stops.
_JUDGED = listed(
    """accuse suspect convict acquit blame thank praise criticize criticise condemn fault punish fine jail arrest detain
    charge commend congratulate forgive prevent stop bar prosecute indict sanction sue"""
)
_BEHIND = frozenset(["of", "for", "from", "with"])
# Verbs that tell what an attack did.
RESULTS = listed("kill wound injure destroy hit damage")
_ATTENDING = listed("attend join participate enter")


def doer_of(verb: Token) -> Token | None:
    """The subject of the verb, or who is accused of it, thanked for it or kept from it."""
    judged = _judging(verb)
    if judged is None:
        return subject(verb)
    if passive(judged):
        return subject(judged)
    return next(iter(children(judged, "obj", "iobj")), None)


def _judging(verb: Token) -> Token | None:
    """The verb above a gerund that judges somebody for it."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).lower_ not in _BEHIND or own_subject(verb) is not None:
        return None
    above = next((token for token in climb(verb) if is_verb(token)), None)
    if above is None or lemma(above) not in _JUDGED or above.i > verb.i:
        return None
    return above if passive(above) or children(above, "obj", "iobj") or agent(above) is not None else None


def result_of(mentions: Mentions, verb: Token) -> int | None:
    """The token that tells of the attack whose outcome the participle gives ("…, killing four people"), or None."""
    if verb.tag_ != "VBG" or lemma(verb) not in RESULTS or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    start = verb.sent.start
    assaults = (
        index for index in range(verb.i - 1, start - 1, -1) if mentions.triggers.get(index) is EventType.ASSAULT
    )
    return next(assaults, None)


def stayed_away(verb: Token) -> bool:
    """ "Did not attend", "neither X nor Y joined": the event took place without them."""
    if lemma(verb) not in _ATTENDING:
        return False
    if any(child.lower_ == "neither" for child in verb.children):
        return True
    doer = subject(verb)
    refused = doer is not None and any(child.lower_ in ("no", "neither") for child in doer.children)
    return refused or negation(verb) is not None
