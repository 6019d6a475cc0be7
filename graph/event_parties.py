"""Whose event it is: the parties of two reports, the states they stand for, and who acts upon whom."""

from dramatis.words import Role

Participants = tuple[tuple[Role, str], ...]
"""Canonical entity ids with their roles."""

_PARTIES = frozenset({Role.ACTOR, Role.RECIPIENT})
# Stands before the ids of people.
_PERSON = "person:"
# One state in common ties nothing: all parties of a domestic story belong to it.
TWO_STATES = 2


def parties(participants: Participants) -> frozenset[str]:
    """Who takes part: actors and recipients, and the host where nobody else is named."""
    found = frozenset(entity for role, entity in participants if role in _PARTIES)
    return found or frozenset(entity for role, entity in participants if role in (Role.HOST, Role.OTHER))


def same_states(mine: frozenset[str], ones: frozenset[str], theirs: frozenset[str], others: frozenset[str]) -> bool:
    """Other names, but of the same countries: Lavrov and Rubio, Russia and the United States.

    Two persons aren't one for being of one country. And where a party is the same, it explains its own country: the
    others need one more in common. `mine` and `theirs` are the parties, `ones` and `others` their known countries.
    """
    if not ones or not others or not (ones <= others or others <= ones):
        return False
    if _people(mine - theirs) and _people(theirs - mine):
        return False
    return not mine & theirs or len(ones & others) >= TWO_STATES


def swapped(left: Participants, right: Participants) -> bool:
    """The actor of one is the recipient of the other, and nobody has the same role in both."""
    acts, others_act = _in_role(left, Role.ACTOR), _in_role(right, Role.ACTOR)
    gets, others_get = _in_role(left, Role.RECIPIENT), _in_role(right, Role.RECIPIENT)
    kept = (acts & others_act) | (gets & others_get)
    return not kept and bool((acts & others_get) | (gets & others_act))


def _in_role(participants: Participants, role: Role) -> frozenset[str]:
    return frozenset(entity for its_role, entity in participants if its_role is role)


def _people(found: frozenset[str]) -> bool:
    return any(party.startswith(_PERSON) for party in found)
