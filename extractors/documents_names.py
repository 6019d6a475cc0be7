"""Documents with a name of their own: labelled by the pipeline, or capitalised around a head word."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.syntax import (
    forms,
    labelled,
    prose,
    relation,
)

# What may follow the head word of a name, and what may stand between its later words.
_OPENERS = frozenset(["of", "on", "for", "against", "the"])
_JOINERS = frozenset(["of", "the", "and", "&"])


# The longest name of a document in words: "Treaty on the Non-Proliferation of Nuclear Weapons" has seven.
LONGEST_NAME = 12


_LAWS = listed("treaty act bill law resolution agreement accord pact convention protocol constitution charter")


def named_spans(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Spans with a name: those that the pipeline labels, and capitalised chains around a head word."""
    for span in labelled(reading.doc, "DOCUMENT"):
        if any(word.text[:1].isupper() or word.text[:1].isdigit() for word in span):
            start = span.start + (1 if span[0].lower_ in ("the", "a", "an") and len(span) > 1 else 0)
            if not _is_taken(reading, start, span.end):
                yield start, span.end, _head_of(reading, start, span.end)
    words = document_words()
    known = words.heads | words.bare | words.names
    for token in prose(reading.doc):
        if not token.text[:1].isupper() and token.pos_ != "NOUN":
            continue
        word = head_word(token, known)
        if word is None or token.ent_type_ == "PERSON" or _in_headline(token) or _modifies_name(token):
            continue
        found = _capitalised(reading, token, word in words.names)
        # An organisation may be called an initiative; a treaty or act is none, whatever it was taken for.
        if found is not None and (word in _LAWS or not _is_taken(reading, *found)):
            yield *found, token.i


def _capitalised(reading: Reading, head: Token, only_inside: bool) -> tuple[int, int] | None:
    """The capitalised name around a head word, or None where it stands alone in lower case."""
    document = head.doc
    start, end = head.i, head.i + 1
    while start > 0 and head.i - start < LONGEST_NAME and _is_capital(document[start - 1]):
        start -= 1
    # A word that opens its sentence is capitalised anyway.
    if start < head.i and document[start].is_sent_start and document[start].pos_ in ("DET", "PRON", "ADJ", "VERB"):
        start += 1
    before = head.i - start
    capital = head.text[:1].isupper()
    if capital and not (head.is_sent_start and head.pos_ != "PROPN"):
        end = _name_end(document, head)
    elif head.i + 1 < len(document) and document[head.i + 1].like_num and capital:
        end = head.i + 2
    if only_inside and (before < 2 or not capital):
        return None
    if end == head.i + 1 and not before:
        return None
    owned = (
        before
        and reading.chain_at(start) is not None
        and all(reading.chain_at(index) is not None for index in range(start, head.i))
    )
    if owned and not capital:
        # "Iran nuclear deal", "Russia memorandum": a party before a common noun is its author, no part of a name.
        return None
    if not capital and before < 1:
        return None
    return start, end


def _name_end(document: Doc, head: Token) -> int:
    """Where the name ends: "Resolution 1701", "Treaty of Lisbon", "Convention on the Law of the Sea"."""
    end = head.i + 1
    for index in range(end, min(len(document), head.i + LONGEST_NAME)):
        token = document[index]
        if index == head.i + 1 and token.like_num:
            return index + 1
        if token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ != "DATE":
            end = index + 1
        elif token.lower_ not in (_OPENERS if index <= head.i + 2 and end == head.i + 1 else _JOINERS):
            break
    return end


def _is_capital(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos_ in ("PROPN", "ADJ", "NOUN")
        and not (token.ent_type_ == "PERSON" and token.nbor(1).text in ("'s", "’s"))
        and "\n" not in token.text
    )


def _in_headline(token: Token) -> bool:
    """Most words around are capitalised, so that a capital tells nothing."""
    sentence = token.sent
    if len(sentence) > 30:
        return False
    words = [word for word in sentence if word.is_alpha and word.pos_ not in ("ADP", "DET", "CCONJ", "PART", "SCONJ")]
    return len(words) > 3 and sum(word.text[:1].isupper() for word in words) > 0.8 * len(words)


def _is_taken(reading: Reading, start: int, end: int) -> bool:
    return all(reading.chain_at(index) is not None for index in range(start, end))


def _modifies_name(token: Token) -> bool:
    """A longer name goes on after the word: "Constitution Avenue", "Budget Committee"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following.i != token.i and following.pos_ == "PROPN" and relation(token) in ("compound", "flat", "amod")


def _head_of(reading: Reading, start: int, end: int) -> int:
    words = document_words()
    known = words.heads | words.bare | words.names
    for token in reading.doc[start:end]:
        if head_word(token, known) is not None:
            return token.i
    return reading.doc[start:end].root.i


def head_word(token: Token, known: frozenset[str]) -> str | None:
    return next((form for form in forms(token) if form in known), None)
