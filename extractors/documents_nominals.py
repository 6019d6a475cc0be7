"""Which nouns mean one particular text: "the memorandum", "their letter", "sent a letter", "both treaties".

Texts in general ("any treaty", "federal law"), those only wished for ("we need an agreement") and other senses of the
words ("pay the bill", "the resolution of the conflict") are none.
"""

from spacy.tokens import Token

from extractors.documents_edges import LONGEST_NAME
from extractors.documents_names import head_word
from extractors.documents_particular import NUMBERS, ONE, OWN, THIS, UNSPECIFIC, Particular, by_determiner
from extractors.documents_senses import means_something_else
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.syntax import forms, is_noun, lemma, noun_phrase, relation

# A small tagger takes a rare noun for an adjective now and then.
_NOMINAL_TAGS = frozenset(["NOUN", "PROPN", "ADJ"])


# One paper, though a plural; what is merely thought of stays out by its state.
_WRITTEN_TOGETHER = frozenset(["proposals"])


def particular(reading: Reading, token: Token) -> Particular:
    """Whether the token is a noun that means one particular text (or one named handful)."""
    if token.pos_ not in _NOMINAL_TAGS or token.lower_.endswith(".") or token.ent_type_ == "PERSON":
        return Particular.NO
    word, sure = _kind(token)
    if word is None:
        return Particular.YES if token.lower_ in _WRITTEN_TOGETHER else Particular.NO
    # Only with a capital is an act a text: "the Act".
    deed = token.lower_ in ("act", "acts") and not token.text[:1].isupper()
    if deed or _modifies(token) or _is_part_of_a_name(reading, token):
        return Particular.NO
    start, _ = nominal_span(token)
    before = [one.lower_ for one in token.doc[start : token.i]]
    if means_something_else(token, word, before) or _is_missing(token, start):
        return Particular.NO
    grade = by_determiner(token, word, start, before)
    return min(grade, Particular.AGAIN) if not sure and grade else grade


def _is_missing(token: Token, start: int) -> bool:
    """ "The talks ended without an agreement": there is none."""
    before = [one.lower_ for one in token.doc[max(0, start - 2) : start]]
    return "without" in before


def _kind(token: Token) -> tuple[str | None, bool]:
    """The head word, and whether it is one wherever one text is meant; a pair of words counts first."""
    words = document_words()
    word = lemma(token)
    pair = f"{token.nbor(-1).lower_} {word}" if token.i else word
    if token.i > 1 and token.nbor(-1).text == "-":
        whole = f"{token.nbor(-2).lower_}-{word}"
        if whole in words.heads:
            return whole, True
    if word == "request" and token.i and (token.nbor(-1).shape_ == "dddd" or token.nbor(-1).lower_ == "budget"):
        # "the fiscal year 2007 request" is the budget's text.
        return "budget request", True
    for known in (pair, *forms(token)):
        if known in words.heads:
            return known, True
        if known in words.bare:
            return known, False
    return None, False


def _modifies(token: Token) -> bool:
    """ "treaty obligations", "bill sponsors": the noun only modifies another."""
    below = relation(token) in ("compound", "amod", "flat", "nmod:desc") and token.head.i > token.i
    if below and is_noun(token.head):
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    # Whatever the tree says, a common noun right behind it in the same phrase is what is meant.
    return (
        following is not None
        and following.tag_ in ("NN", "NNS")
        and not following.ent_type_
        and following.head.i >= following.i
        and relation(following) not in ("obl:unmarked", "nmod:unmarked", "appos", "parataxis", "conj")
        and relation(token) in ("compound", "amod", "nmod", "dep")
    ) or (following is not None and following.text == "-" and not following.whitespace_ and not token.whitespace_)


def _is_part_of_a_name(reading: Reading, token: Token) -> bool:
    """Another entity's name holds the word ("Law Society"); of "Energy Tax bill" a pipeline at most thinks so."""
    naming = reading.naming_at(token)
    if naming is None or naming.end - naming.start == 1:
        return False
    return token.text[:1].isupper() or naming.end > token.i + 1


def nominal_span(head: Token) -> tuple[int, int]:
    """The noun with its adjectives and compounds, without article, owner and number of texts."""
    document = head.doc
    first, _ = noun_phrase(head)
    # What stands right before it belongs to it too, though a parser hung it elsewhere.
    start = head.i
    for index in range(head.i - 1, max(first, head.i - LONGEST_NAME, 0) - 1, -1):
        token = document[index]
        if token.is_space or token.pos_ in ("DET", "PRON", "PART", "CCONJ", "ADP", "SCONJ", "AUX"):
            break
        if token.text in ("'s", "’s", "'", "’", '"', "“", "”", "(", ")", ":", ";", ".", "–", "—"):
            break
        if token.text == "," and document[index - 1].pos_ != "ADJ":
            break
        start = index
    while start > 1 and document[start - 1].text == "-" and not document[start - 1].whitespace_:
        # "e-mail", cut in three
        start -= 2
    while start < head.i and (document[start].is_punct or document[start].lower_ in _LEADING):
        start += 1
    plural = head.tag_ in ("NNS", "NNPS")
    while start < head.i and plural and (document[start].lower_ in NUMBERS or document[start].like_num):
        start += 1
    return start, head.i + 1


_LEADING = THIS | OWN | ONE | UNSPECIFIC | listed("the same very only just even not last past")


def kind_of(token: Token) -> str:
    """The lemma by which the document is known: "memorandum", "peace deal"."""
    word, _ = _kind(token)
    return word or head_word(token, document_words().all_heads()) or lemma(token)
