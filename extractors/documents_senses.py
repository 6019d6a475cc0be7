"""Other senses of the words for documents: bills to be paid, the resolution of a conflict, a party's convention."""

from spacy.tokens import Token

from extractors.event_lexicon import listed
from extractors.syntax import climb, forms, is_verb, lemma, relation

_DUES = listed(
    """electric electricity gas phone telephone medical tax heating energy fuel utility water grocery hospital doctor
    hotel restaurant food repair credit legal monthly dollar bar mobile power household import oil"""
)


_PAYING = listed("pay foot settle pick split run rack lower cut cover")


_QUARRELS = listed("conflict dispute crisis issue problem matter question case war row standoff situation claim")


_NO_TEXT_BEFORE = {
    "draft": listed("nfl nba nhl military mlb player amateur expansion cold"),
    "report": listed("news media press tv television radio weather traffic"),
    "convention": listed("national party republican democratic annual nominating constitutional comic"),
    "paper": listed("toilet wrapping daily local"),
    "protocol": listed("security safety medical health internet treatment strict sanitary testing training"),
    "settlement": listed("jewish israeli human illegal west bank new"),
    "charter": listed("jet flight"),
    "survey": listed("land seismic"),
    "audit": frozenset[str](),
}


# Behind these prepositions the word means something else: "the resolution of the conflict", "declaration of war".
_OTHER_SENSE = {
    "resolution": ({"of", "to"}, _QUARRELS),
    "settlement": ({"of", "to", "in"}, _QUARRELS - {"case", "claim"}),
    "declaration": ({"of"}, listed("war emergency victory disaster love martial independence")),
    "study": ({"of"}, listed("history law science religion language mathematics")),
    "act": ({"of"}, frozenset[str]()),
    "warrant": ({"of"}, listed("fitness")),
}


_SETTLED_PLACE = listed("in near on at outside")


def means_something_else(token: Token, word: str, before: list[str]) -> bool:
    near = set(before[-2:])
    if near & _NO_TEXT_BEFORE.get(word, frozenset()):
        return True
    prepositions, objects = _OTHER_SENSE.get(word, (set(), frozenset()))
    if prepositions:
        for child in token.children:
            if child.i > token.i and relation(child) in ("nmod", "obl", "prep"):
                said = {one.lower_ for one in child.subtree if one.i <= child.i or relation(one) == "case"}
                if said & prepositions and (not objects or {lemma(child)} & objects or _below(child) & objects):
                    return True
    if word == "settlement":
        # Where people live, unless a court or firms stand by it.
        return any(child.lower_ in _SETTLED_PLACE for child in token.subtree if child.i > token.i)
    if word == "bill":
        return _is_a_due(token, near)
    if word in ("agreement", "accord") and token.i and token.nbor(-1).lower_ == "in":
        return True
    if word == "text":
        return any(child.lower_ == "of" for child in right_edge(token))
    if word == "convention":
        # A meeting, unless it is signed or about something.
        about = any(child.lower_ in ("on", "against") for child in right_edge(token))
        return not about and not doing(token) & {"sign", "ratify", "violate", "breach", "join", "adopt", "accede"}
    return False


def _below(child: Token) -> set[str]:
    return {lemma(inner) for inner in child.children}


def right_edge(token: Token) -> list[Token]:
    return [token.doc[index] for index in range(token.i + 1, min(token.i + 3, len(token.doc)))]


def doing(token: Token) -> set[str]:
    """The forms of the verbs right above the noun."""
    for above in climb(token):
        if is_verb(above):
            return set(forms(above))
    return set()


def _is_a_due(token: Token, near: set[str]) -> bool:
    money = any(word.startswith(("$", "£", "€")) or word.endswith("-dollar") for word in near)
    verb = token.head
    pays = is_verb(verb) and relation(token) in ("obj", "nsubj:pass") and lemma(verb) in _PAYING
    owed = any(child.text in ("$", "£", "€") for child in right_edge(token)[1:])
    return bool(near & _DUES) or money or pays or owed
