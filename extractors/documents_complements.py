"""What stands behind a noun for a document and says what it is about, between whom, or how it came to be."""

from spacy.tokens import Token

from extractors.dates import date_at
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.syntax import relation

# Words behind the noun that a name can take up.
_LONGEST = 9
# "Agreement between …", "report on …": these follow a noun wherever they stand behind it.
_CLOSE = frozenset(["between", "of", "regarding", "concerning", "on", "by", "from"])
# These as often belong to the verb: "put the law to use", "attacked the bill with fury".
_LOOSE = frozenset(["with", "for", "to", "about", "against", "over", "under"])
_ENDS = frozenset(["in", "at", "during", "after", "before", "since", "until", "by", "from", "into", "when", "while"])
# "Put on hold", "on the sidelines"
_IDIOMS = frozenset(["hold", "ice", "board", "track", "paper", "record", "table", "sidelines", "basis", "side"])
# "The report published on 28 April", "an agreement brokered by Qatar"
_MADE = listed("published signed drafted issued written brokered mediated drawn proposed adopted passed")
_CONTENT = frozenset(["NOUN", "PROPN", "NUM"])
_RELATIVES = frozenset(["that", "which", "who", "whose", "where", "because", "if", "as", "but", "so", "or"])


def complement_end(reading: Reading, head: Token) -> int:
    """The token behind the words that begin right behind the noun; the one behind the noun where there are none."""
    doc = reading.doc
    start = head.i + 1
    if start + 1 >= len(doc) or not _begins(reading, head, start):
        return start
    end = start + 1
    while end < len(doc) and end - start < _LONGEST and not _closes(reading, start, end):
        end += 1
    if end < len(doc) and end - start == _LONGEST and not _closes(reading, start, end):
        # Cut in the middle: back to where a phrase ends.
        while end > start + 1 and doc[end - 1].pos_ not in ("ADP", "CCONJ", "PART"):
            end -= 1
    while end > start + 1 and doc[end - 1].pos_ not in _CONTENT and reading.chain_at(end - 1) is None:
        end -= 1
    return end if end > start + 1 else start


def _closes(reading: Reading, start: int, index: int) -> bool:
    """The words that token `start` opens are over before this token."""
    doc = reading.doc
    opener, token = doc[start], doc[index]
    after = doc[index + 1] if index + 1 < len(doc) else token
    if token.is_space or token.is_sent_start or (token.is_punct and token.text not in ("-", "'", "’")):
        return True
    clause = opener.lower_ in ("that", "which")
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and (not clause or index > start + 2):
        return True
    if token.lower_ == "to" and after.pos_ in ("DET", "PRON") and index > start:
        # "His proposals for a truce to the mediator" were handed so.
        return True
    if token.pos_ == "PRON" and token.tag_ != "PRP$" and index > start + 1:
        return True
    if token.pos_ == "CCONJ" and after.pos_ in ("ADP", "VERB", "AUX", "PRON", "ADV", "SCONJ"):
        return True
    if opener.tag_ != "VBN" and date_at(reading, index) is not None and index > start + 1:
        return True
    return token.lower_ in _RELATIVES or (token.lower_ in _ENDS - _kept(opener) and opener.tag_ != "VBN")


def _kept(opener: Token) -> frozenset[str]:
    """ "A report on prisons in Sudan", but "an agreement between the two in Oslo"."""
    return frozenset[str]() if opener.lower_ in ("between", "with") else frozenset(["in", "from", "at"])


def _begins(reading: Reading, head: Token, start: int) -> bool:
    """The token behind the noun opens words that belong to it."""
    doc = reading.doc
    first, second = doc[start], doc[start + 1]
    if first.lower_ in _CLOSE | _LOOSE and (
        date_at(reading, start + 1) is not None or any(one.lower_ in _IDIOMS for one in doc[start + 1 : start + 3])
    ):
        return first.lower_ == "of"
    if first.lower_ in _CLOSE:
        return True
    if first.lower_ == "to" and second.tag_ == "VB":
        return any(relation(child).startswith("acl") and child.i > start for child in head.children)
    if first.lower_ in _LOOSE:
        party = any(reading.chain_at(index) is not None for index in range(start + 1, min(len(doc), start + 4)))
        joint = "treaty" in document_words().families.get(head.lower_.removesuffix("s"), frozenset())
        below = any(start < child.i and any(one.i == start for one in child.children) for child in head.children)
        return below or (party and (joint or first.lower_ in ("to", "with")))
    if first.lower_ in ("that", "which"):
        return second.pos_ in ("AUX", "VERB") and any(relation(child) == "acl:relcl" for child in head.children)
    if first.tag_ == "VBG":
        # "A bill seeking to allow …"
        return first.head.i == head.i and relation(first) == "acl"
    return first.tag_ == "VBN" and first.head.i == head.i and first.lower_ in _MADE
