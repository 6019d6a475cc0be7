"""Where an indirect statement ends, and what its main verb is."""

from spacy.tokens import Doc, Span, Token

from extractors.speech_said import finite, speech_verb
from extractors.syntax import children, lemma, relation

# How sure a statement is by how it was found: behind "that" or in the tree, by position, before its verb, as an
# infinitive, as a noun phrase.
CLAUSE, POSITION, BEFORE_VERB, INFINITIVE, NOMINAL = 0.9, 0.75, 0.85, 0.8, 0.6
_ASIDE = frozenset(["while", "whereas", "although", "though"])
_NAMING = frozenset(["call", "cite", "refer", "brand", "dub", "label"])
# A statement has at most this many tokens: longer sentences are lists, and the bound keeps every step linear.
LONGEST = 200
_CLOSING_MARKS = frozenset(["”", "’", '"', "'", "''", "»"])
# Tokens from the first to the last (exclusive), the main verb if one is seen, and how sure it is.
Content = tuple[int, int, Token | None, float]


def with_end(sentence: Span, start: int, verb: Token, confidence: float) -> Content | None:
    """The statement that begins at the token, or None where it holds no verb."""
    end = statement_end(sentence, start)
    if not any(token.pos_ in ("VERB", "AUX") for token in sentence.doc[start:end]):
        return None
    return start, end, main_verb(sentence.doc, start, end, verb), confidence


def statement_end(sentence: Span, start: int) -> int:
    """Where the statement that begins at the token ends: with its sentence, or where another one begins."""
    doc, stop = sentence.doc, min(sentence.end, start + LONGEST)
    for index in range(start, stop):
        token = doc[index]
        if token.text == ";" or "\n" in token.text:
            return index
        after = doc[index + 1] if index + 1 < sentence.end else None
        if after is None:
            continue
        if token.text in (",", "—", "–"):
            begins_another = after.lower_ in _ASIDE or after.lower_ == "according"
            participle = after.tag_ == "VBG" and (speech_verb(after) is not None or lemma(after) in _NAMING)
            if begins_another or participle or _speech_follows(sentence, index + 1):
                return index
        elif index > start and _new_statement(token, after):
            return index
    return stop


def _new_statement(token: Token, after: Token) -> bool:
    """The words "and said" or "according to" begin here."""
    if token.pos_ == "CCONJ":
        return speech_verb(after) is not None and finite(after)
    return token.lower_ == "according" and after.lower_ == "to"


def _speech_follows(sentence: Span, start: int) -> bool:
    """Behind the comma a new speaker takes over: "…, and Ann Lee said …"."""
    doc = sentence.doc
    if doc[start].pos_ not in ("CCONJ", "PROPN", "PRON", "DET"):
        return False
    for index in range(start, min(sentence.end, start + 8)):
        token = doc[index]
        if token.text == "," and index > start:
            return False
        if tensed(token):
            return speech_verb(token) is not None
    return False


def main_verb(doc: Doc, start: int, end: int, verb: Token | None) -> Token | None:
    """The main verb of a statement: the tree's, else the first that has a tense."""
    if verb is not None:
        for child in children(verb, "ccomp"):
            if start <= child.i < end:
                return child
    first: Token | None = None
    for token in doc[start:end]:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        first = first or token
        if finite(token) and relation(token) not in ("acl:relcl", "acl"):
            return _lexical(token, start, end)
    return first


def _lexical(token: Token, start: int, end: int) -> Token:
    """The verb or predicate to which an auxiliary belongs."""
    if relation(token) in ("aux", "aux:pass", "cop") and start <= token.head.i < end:
        return token.head
    return token


def tensed(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and finite(token)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without punctuation and space at the ends; a quotation mark stays where its partner does."""
    while start < end and (doc[start].is_space or doc[start].text in (",", "-", "—", "–", ":", ".", "•")):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in (",", ".", "!", "?", ";", ":", "—", "–", "-")
        or doc[end - 1].text in ("“", "‘", "``", "«", "„", "(")
        or (doc[end - 1].text in _CLOSING_MARKS and not _opened(doc, start, end))
    ):
        end -= 1
    return start, end


def closed(doc: Doc, start: int, end: int) -> int:
    """The end of the statement with the mark that closes a quotation inside it."""
    words = [token.text for token in doc[start:end]]
    if words.count('"') % 2 or words.count("“") > words.count("”"):
        for after in range(end, min(len(doc), end + 2)):
            if doc[after].text in ('"', "”"):
                return after + 1
    return end


def _opened(doc: Doc, start: int, end: int) -> bool:
    return any(token.text in ("“", "‘", '"', "'", "``", "«", "„") for token in doc[start : end - 1])
