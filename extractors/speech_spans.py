"""Where an indirect statement ends, and what its main verb is."""

from spacy.tokens import Doc, Span, Token

from extractors.speech_said import finite, speech_verb
from extractors.syntax import children, lemma, relation

# How sure a statement is by how it was found: behind "that" or in the tree, by position, before its verb, as an
# infinitive.
CLAUSE, POSITION, BEFORE_VERB, INFINITIVE = 0.9, 0.75, 0.85, 0.8
_ASIDE = frozenset(["while", "whereas", "although", "though"])
_NAMING = frozenset(["call", "cite", "refer", "brand", "dub", "label"])
# A statement has at most this many tokens: longer sentences are lists, and the bound keeps every step linear.
LONGEST = 200
_SUBORDINATING = frozenset(
    ["although", "though", "while", "when", "after", "as", "since", "because", "if", "before", "once"]
)
_OCCASIONS = frozenset(
    ["statement", "interview", "tweet", "post", "letter", "conference", "briefing", "speech", "email"]
)
# Tokens from a subordinating word to its verb of speech, and from a main clause's beginning to its verb.
_LONGEST_OPENING, _LONGEST_SUBJECT = 14, 12
_CLOSING_MARKS = frozenset(["”", "’", '"', "'", "''", "»"])
# Tokens from the first to the last (exclusive), the main verb if one is seen, and how sure it is.
Content = tuple[int, int, Token | None, float]


def with_end(sentence: Span, start: int, verb: Token, confidence: float) -> Content | None:
    """The statement that begins at the token, or None where it holds no verb."""
    end = statement_end(sentence, start, verb)
    if not any(token.pos_ in ("VERB", "AUX") for token in sentence.doc[start:end]):
        return None
    return start, end, main_verb(sentence.doc, start, end, verb), confidence


def statement_end(sentence: Span, start: int, verb: Token | None = None) -> int:
    """Where the statement that begins at the token ends: with its sentence, or where another one begins.

    With the `verb` that reports it, also where the clause in which that one stands is over.
    """
    doc, stop = sentence.doc, min(sentence.end, start + LONGEST)
    returns = verb is not None and _is_inside(sentence, verb)
    also = _coordinated(verb, start) if verb is not None else -1
    for index in range(start, stop):
        token = doc[index]
        if token.text == ";" or "\n" in token.text or index == also:
            return index
        after = doc[index + 1] if index + 1 < sentence.end else None
        if after is None:
            continue
        if token.text in (",", "—", "–", "--"):
            begins_another = after.lower_ in _ASIDE or after.lower_ == "according"
            participle = after.tag_ == "VBG" and (speech_verb(after) is not None or lemma(after) in _NAMING)
            if (
                begins_another
                or participle
                or _speech_follows(sentence, index + 1)
                or _where_said(doc, index + 1, stop)
            ):
                return index
            if returns and index - start >= 2 and _main_clause_follows(sentence, start, index + 1):
                return index
        elif index > start and _new_statement(token, after):
            return index
    return stop


def _is_inside(sentence: Span, verb: Token) -> bool:
    """The verb of speech stands in a clause before or inside the main one: "Although he said …, they …"."""
    doc = sentence.doc
    commas = 0
    for index in range(verb.i - 1, max(sentence.start, verb.i - _LONGEST_OPENING) - 1, -1):
        token = doc[index]
        if tensed(token) and token.pos_ != "AUX":
            return False
        commas += token.text == ","
        opens = index == sentence.start or doc[index - 1].text in (",", "—", "–", ";") or doc[index - 1].pos_ == "CCONJ"
        if token.lower_ in _SUBORDINATING and opens:
            # "After a long inquiry, the court said …": one comma ends the setting, two enclose an apposition.
            return commas % 2 == 0
        if token.lower_ in ("who", "which", "whom", "whose") and index > sentence.start:
            return doc[index - 1].text == ","
    return False


def _main_clause_follows(sentence: Span, start: int, index: int) -> bool:
    """Behind the comma comes the verb, or a subject and its verb, of the main clause."""
    doc = sentence.doc
    if not any(tensed(token) or token.tag_ == "VB" for token in doc[start : index - 1]):
        return False
    for after in range(index, min(sentence.end, index + _LONGEST_SUBJECT)):
        token = doc[after]
        if tensed(token):
            return True
        if token.text in (",", ";") or token.lower_ in ("who", "which", "that", "where", "when", "if", "because"):
            return False
    return False


def _coordinated(verb: Token, start: int) -> int:
    """Where a second verb of the same speaker begins: "said that …, and | left"; -1 where none does."""
    doc = verb.doc
    for child in children(verb, "conj"):
        if child.i <= start or not tensed(child):
            continue
        own = [one for one in child.children if relation(one) in ("nsubj", "nsubj:pass") and one.i < child.i]
        left = min(
            (one.i for one in child.lefts if relation(one) in ("cc", "aux", "aux:pass", "advmod")), default=child.i
        )
        left = min([left, *(one.left_edge.i for one in own)])
        if doc[left - 1].pos_ == "CCONJ":
            left -= 1
        marked = doc[left].pos_ == "CCONJ"
        comma = doc[left - 1].text in (",", "—", "–")
        if not marked or (own and not comma) or (own and doc[left].lower_ not in ("but", "and")):
            continue
        # The parser hangs verbs of the statement here as well: only one of the same tense is the speaker's.
        if child.tag_ == verb.tag_ and left - start > 2:
            return left - comma
    return -1


def _where_said(doc: Doc, index: int, stop: int) -> bool:
    """ "…, in a statement", "…, during an interview with"."""
    if doc[index].lower_ not in ("in", "during", "at", "via", "on"):
        return False
    return any(lemma(token) in _OCCASIONS for token in doc[index + 1 : min(stop, index + 5)])


def _new_statement(token: Token, after: Token) -> bool:
    """The words "and said" or "according to" begin here."""
    if token.pos_ == "CCONJ":
        doc, index = after.doc, after.i
        while index + 1 < len(doc) and index - after.i < 3 and doc[index].pos_ in ("ADV", "AUX", "PART"):
            index += 1
        # "And did not rule out that …"
        helped = index > after.i and doc[after.i].pos_ == "AUX" and lemma(doc[after.i]) in ("do", "have")
        return speech_verb(doc[index]) is not None and (finite(doc[index]) or helped)
    return token.lower_ == "according" and after.lower_ == "to"


def _speech_follows(sentence: Span, start: int) -> bool:
    """Behind the comma a new speaker takes over: "…, and Ann Lee said …"."""
    doc = sentence.doc
    if speech_verb(doc[start]) is not None and doc[start].tag_ in ("VBD", "VBZ"):
        return start + 1 < sentence.end and doc[start + 1].pos_ in ("PROPN", "DET", "NOUN", "PRON", "ADJ")
    if doc[start].pos_ not in ("CCONJ", "PROPN", "PRON", "DET", "ADJ", "NOUN"):
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
