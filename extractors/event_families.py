"""Words for the same kind of event: a "summit" may be the "meeting" told of before, an "airstrike" the "attack"."""

from functools import cache

from extractors.event_lexicon import listed

# A word may be in several. Words in none only agree with themselves.
_FAMILIES = [
    listed(
        """talk negotiation meeting summit discussion dialogue dialog conversation consultation meet negotiate discuss
        confer consult speak huddle reconvene deliberation deliberate conference parley mediation mediate round"""
    ),
    listed("call phone telephone teleconference videoconference conversation discussion discuss speak talk talks"),
    listed("visit trip tour revisit pay host receive welcome meet meeting"),
    listed(
        """attack strike airstrike bombing bomb shelling shell bombard bombardment raid barrage assault hit pound
        target fire launch offensive onslaught ambush explosion blast"""
    ),
    listed("invasion invade incursion offensive aggression attack war conflict fighting fight battle hostility"),
    listed(
        "kill killing murder massacre slaughter slay shoot shooting open gun assassinate assassination stab execute"
    ),
    listed("protest demonstration demonstrate rally march picket sit-in"),
    listed("riot rioting unrest uprising"),
    listed("arrest detain detention jail imprison apprehend"),
    listed("exchange swap release free repatriate repatriation return trade hand"),
    listed("ceasefire cease-fire truce armistice cessation"),
    listed("agreement accord deal pact agree understanding sign signing ratify ratification conclude finalize"),
    listed("withdrawal withdraw pull pullback pullout retreat"),
    listed("sanction impose embargo tariff levy slap blacklist"),
    listed("election vote elect runoff ballot poll by-election"),
    listed("kidnapping kidnap abduction abduct hijack hijacking"),
    listed("drill exercise maneuver manoeuvre"),
    listed("deploy deployment mobilize mobilization amass mass station buildup"),
    listed("resign resignation step quit"),
    listed("accuse accusation allege allegation blame charge"),
    listed("condemn condemnation criticize criticise criticism denounce slam"),
    listed("earthquake quake"),
    listed("flood flooding"),
    listed("sentence jail imprison convict conviction"),
    listed("buy purchase acquire acquisition takeover take merger"),
    listed("beat defeat victory win"),
    listed("trial hearing"),
    listed("investigate investigation probe inquiry"),
]


@cache
def families_of() -> dict[str, frozenset[int]]:
    """For each word the numbers of its families."""
    found: dict[str, set[int]] = {}
    for number, words in enumerate(_FAMILIES):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
