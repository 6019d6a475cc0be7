"""What a bill or another proposal would do: "the bill would ban", "legislation to ban", "passage of it would help"."""

from spacy.tokens import Token

from extractors.event_lexicon import listed
from extractors.syntax import children, conjuncts, first_conjunct, forms, is_noun, lemma, relation, subject

# Texts and plans that are brought forward; what they "would" or "will" do is proposed.
PROPOSALS = listed(
    """bill legislation amendment measure proposal resolution draft motion plan initiative reform act budget agreement
    treaty pact accord package provision deal blueprint"""
)
# Those are pending whatever the tense of their verb; acts, plans and treaties may be in force.
_PENDING = listed("bill legislation amendment measure proposal draft motion")
_PASSING = listed("passage adoption enactment approval ratification introduction")
_PRONOUNS = frozenset(["it", "this", "that", "which"])
# Tokens before a pronoun in which its bill was told of: the sentence before.
_BEFORE = 45


def proposes(verb: Token, auxiliary: str) -> Token | None:
    """The bill or proposal that is the verb's subject, if the verb says with that auxiliary what it would do."""
    doer = subject(first_conjunct(verb)) if subject(verb) is None else subject(verb)
    if doer is None:
        return None
    sure = PROPOSALS if auxiliary in ("would", "'d", "’d") else _PENDING
    if doer.lower_ in _PRONOUNS:
        return _told_before(doer, _PENDING) if auxiliary in ("would", "'d", "’d") else None
    for noun in conjuncts(doer)[:4]:
        if set(forms(noun)) & _PASSING or lemma(noun) in ("provision", "section", "part"):
            inner = next(
                (one for one in children(noun, "nmod", "obl", "nmod:poss") if set(forms(one)) & PROPOSALS), None
            )
            if inner is not None:
                return inner
        if (is_noun(noun) or noun.pos_ == "ADJ") and set(forms(noun)) & sure:
            return noun
        if noun.lower_ == "act" and auxiliary == "will":
            return noun
    return None


def _told_before(pronoun: Token, words: frozenset[str]) -> Token | None:
    for index in range(pronoun.i - 1, max(-1, pronoun.i - _BEFORE), -1):
        token = pronoun.doc[index]
        if is_noun(token) and set(forms(token)) & words:
            return token
    return None


def drafted_for(verb: Token) -> Token | None:
    """The bill or proposal to which an infinitive belongs ("legislation to ban …"), wherever the parse hangs it."""
    mark = next((child for child in children(first_conjunct(verb), "mark", "aux") if child.lower_ == "to"), None)
    if mark is None:
        return None
    if mark.i and is_noun(mark.nbor(-1)) and set(forms(mark.nbor(-1))) & (_PENDING | {"resolution"}):
        return mark.nbor(-1)
    above = first_conjunct(verb).head
    if relation(first_conjunct(verb)) == "acl" and set(forms(above)) & (_PENDING | {"resolution"}) and is_noun(above):
        return above
    return None
