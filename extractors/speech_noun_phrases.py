"""Where the noun phrase begins and ends that names who speaks."""

from spacy.tokens import Doc, Token

from extractors.speech_verbs import person_nouns
from extractors.syntax import relation

# Parts of speech of which a noun phrase is made; adverbs and verbs end it.
_PHRASE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
# Between a person and what they belong to.
AFFILIATING = frozenset(["of", "for", "from", "at", "with", "in"])
# A phrase of more tokens than this is a list or a broken parse.
LONGEST_PHRASE = 14


def in_phrase(doc: Doc, index: int) -> bool:
    """The token can be a part of a noun phrase."""
    token = doc[index]
    if token.lower_ in _POSSESSIVE:
        return True
    if token.lower_.removesuffix("s") in person_nouns() and token.lower_.endswith("s"):
        # "White House aides cautioned", taken for a verb.
        return True
    if _in_compound(doc, index):
        return True
    if token.pos_ not in _PHRASE or token.is_space or token.ent_type_ in ("DATE", "TIME"):
        return False
    return token.lower_ not in ("that", "who", "which", "whether", "what", "there")


def _in_compound(doc: Doc, index: int) -> bool:
    """The token is a hyphen inside a word or what follows it: "Hamas-run", cut in three."""
    for place in (index, index - 1):
        if 0 < place < len(doc) - 1 and doc[place].text == "-" and not doc[place].whitespace_:
            return not doc[place - 1].whitespace_ and doc[place - 1].is_alpha and doc[place + 1].is_alpha
    return False


def phrase_around(doc: Doc, index: int, low: int, verb: int) -> tuple[int, int]:
    """The noun phrase in one piece around the token, never over a sentence's ends or the verb."""
    start, end = index, index + 1
    if doc[index].pos_ == "PRON":
        return start, end
    while start > low and index - start < LONGEST_PHRASE and start - 1 != verb:
        if (
            doc[start].is_sent_start
            or not in_phrase(doc, start - 1)
            or (doc[start - 1].pos_ == "PRON" and not _owns(doc[start - 1]))
        ):
            break
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start and end - index < LONGEST_PHRASE and end != verb:
        # A determiner begins another phrase: "told the president the talks …".
        if not in_phrase(doc, end) or doc[end].pos_ in ("DET", "PRON"):
            break
        end += 1
    while end > index + 1 and doc[end - 1].lower_ in _POSSESSIVE:
        end -= 1
    while start < index and doc[start].lower_ in _POSSESSIVE:
        start += 1
    return start, end


def _owns(token: Token) -> bool:
    return token.tag_ == "PRP$" or relation(token) == "nmod:poss"


def owner_of_more(doc: Doc, index: int, end: int) -> bool:
    """The name is only an owner or an adjective before the phrase's head: "the Kremlin's spokesman"."""
    after = index + 1
    while after < end and doc[after].pos_ == "PROPN":
        after += 1
    if after < end and doc[after].lower_ in _POSSESSIVE:
        return True
    return after < end and doc[after].pos_ in ("NOUN", "ADJ")


def with_affiliation(doc: Doc, end: int) -> int:
    """The phrase's end with "of the ministry", "for the company" after it."""
    if end < len(doc) and doc[end].lower_ in AFFILIATING:
        after = end + 1
        while after < len(doc) and after - end <= LONGEST_PHRASE and in_phrase(doc, after):
            after += 1
        while after > end + 1 and doc[after - 1].pos_ not in ("NOUN", "PROPN"):
            after -= 1
        if after > end + 1:
            return after
    return end
