"""Whether a verb of violence tells of an attack: disasters, accidents and illnesses kill too, rivals beat each other.

"An earthquake hit Nepal, killing 40" reports an earthquake, "Lula beat Bolsonaro" an election, and no assault.
"""

import re

from spacy.tokens import Token

from dramatis.words import EventType
from extractors.event_lexicon import Entry, listed
from extractors.syntax import agent, obliques, own_subject, relation, subject

# What kills, hits and destroys without meaning to.
_CAUSES = listed(
    """earthquake quake tremor aftershock flood flooding floodwater storm thunderstorm sandstorm snowstorm rainstorm
    hurricane typhoon cyclone tornado tsunami wildfire bushfire fire blaze inferno avalanche landslide mudslide
    rockfall lightning heatwave heat cold drought famine rain rainfall monsoon hail snow blizzard wind gale wave
    eruption volcano lava weather disaster catastrophe climate
    virus coronavirus covid covid-19 disease illness flu influenza cholera malaria ebola measles plague cancer
    epidemic pandemic outbreak infection overdose fentanyl heroin pollution smog
    crash collision accident derailment shipwreck stampede collapse plunge wreck mishap pileup pile-up
    inflation recession crisis tariff price cost shortage sanction pandemic"""
)
# What kills when it plunges, crashes or capsizes; as an instrument ("drove a truck into the crowd") it has a driver.
_VEHICLES = listed("bus train car truck lorry van boat ferry ship plane aircraft helicopter jet coach minibus tram")
_ACCIDENTS = listed(
    "plunge crash overturn derail capsize sink collide skid swerve collapse veer topple flip erupt fall roll"
)
# Prepositions by which a cause is named: "killed in floods", "injured by falling rocks".
_BY = frozenset(["in", "by", "from", "of", "during", "after", "when", "as"])

# Words of a match or a vote.
_CONTEST = listed(
    """final semi-final semifinal quarter-final quarterfinal match game cup league tournament championship champion
    title medal gold silver bronze set sets score season trophy race playoff play-off series bout knockout olympics
    grand slam wimbledon goal goals innings wicket wickets points"""
)
_VOTE = re.compile(
    r"\b(?:elections?|run-?offs?|votes?|voters?|ballots?|polls?|primary|primaries|caucus(?:es)?)\b", re.I
)
_SCORE = re.compile(r"(?<![\w-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\w-])")
# Words that make a beating one.
_BLOWS = listed("death unconscious severely savagely brutally baton batons stick sticks fist fists rod club up custody")


def is_attack(verb: Token, entry: Entry) -> bool:
    """False where what the entry calls an assault has no attacker, or is the defeat of a rival."""
    if entry.type is not EventType.ASSAULT:
        return True
    return not _is_defeat(verb) if entry.mode == "beat" else not _has_a_cause(verb)


def is_vote_lost(verb: Token, entry: Entry) -> bool:
    """ "Beat" and "defeat" in a sentence that speaks of a vote."""
    return "election" in entry.contexts and entry.word in ("beat", "defeat") and bool(_VOTE.search(verb.sent.text))


def _is_defeat(verb: Token) -> bool:
    words = {token.lower_ for token in verb.sent}
    if words & _BLOWS:
        return False
    if _VOTE.search(verb.sent.text) or _SCORE.search(verb.sent.text) or words & _CONTEST:
        return True
    doer = subject(verb)
    done_to = [child for child in verb.children if relation(child) in ("obj", "nsubj:pass")]
    return doer is not None and doer.pos_ == "PROPN" and any(child.pos_ == "PROPN" for child in done_to)


def _has_a_cause(verb: Token) -> bool:
    doer = agent(verb) or _doer(verb)
    if doer is not None and doer.i != verb.i:
        if _named_by(doer, _CAUSES):
            return True
        # "Killed when a bus plunged into a ravine", "a bus plunge kills 12"; a truck that hits people has a driver.
        if _named_by(doer, _VEHICLES) and any(token.lemma_.lower() in _ACCIDENTS for token in verb.sent):
            return True
    if any(preposition in _BY and _named_by(head, _CAUSES) for preposition, head in obliques(verb)):
        return True
    # A participle at the end of the sentence, wherever the tree hangs it ("… on Friday, killing 40").
    if verb.tag_ == "VBG" and own_subject(verb) is None:
        before = verb.doc[verb.sent.start : verb.i]
        if any(relation(token) == "nsubj" and _named_by(token, _CAUSES) for token in before):
            return True
    return any(
        relation(child) == "advcl" and (child.lemma_.lower() in _ACCIDENTS or _caused(child)) for child in verb.children
    )


def _caused(verb: Token) -> bool:
    doer = subject(verb)
    return doer is not None and _named_by(doer, _CAUSES)


def _doer(verb: Token) -> Token | None:
    """The verb's subject; of a participle ("hit Nepal, killing 40") or a second verb that of the verb over it."""
    found = subject(verb)
    if found is None and relation(verb) in ("advcl", "acl", "conj") and verb.head.i != verb.i:
        found = subject(verb.head) if verb.head.pos_ == "VERB" else verb.head
    return found


def _named_by(noun: Token, words: frozenset[str]) -> bool:
    """One of the words is the noun, or stands in its name or before it ("Typhoon Yagi", "bus crash")."""
    near = [noun, *(child for child in noun.children if relation(child) in ("compound", "flat", "amod", "nmod:desc"))]
    if noun.i > noun.sent.start and noun.nbor(-1).pos_ in ("NOUN", "PROPN"):
        near.append(noun.nbor(-1))
    return any(token.lemma_.lower() in words or token.lower_ in words for token in near)
