"""What a verb of speech reports: the clause, infinitive or noun phrase behind it, or the sentence before it."""

from spacy.tokens import Doc, Span, Token

from extractors.dates import date_at
from extractors.reading import Reading
from extractors.speech_said import finite, speech_verb
from extractors.speech_spans import (
    BEFORE_VERB,
    CLAUSE,
    INFINITIVE,
    LONGEST,
    NOMINAL,
    POSITION,
    Content,
    main_verb,
    statement_end,
    tensed,
    with_end,
)
from extractors.speech_speakers import Speaker
from extractors.speech_verbs import PLAIN, SpeechVerb, speaking_nouns
from extractors.syntax import children, lemma

# Between a verb and "that" or the clause stand an addressee, a date and a place: seldom more tokens than this.
REACH = 16
_RELATIVES = frozenset(["who", "which", "whose", "whom", "that", "where", "when", "as", "after", "before", "because"])
# A sentence that begins so tells when or where; what is said stands elsewhere.
_SETTING = frozenset(["when", "as", "if", "after", "in", "on", "while", "at", "during", "before", "asked", "speaking"])
# Their object is whom they address, if anybody: what is said may have gone before.
_SAYING = frozenset(["say", "tell", "inform", "assure", "remind", "warn", "add", "write"])
_OPENERS = frozenset(["whether", "if", "how", "why"])
_ACCUSING = frozenset(["of", "for", "over", "as"])
# "Called on Iran to …", "appealed for calm".
CALLING = {"call": ("on", "upon", "for"), "appeal": ("to", "for"), "plead": ("with", "for")}
_PHRASE_ENDS = frozenset(["on", "at", "after", "before", "during", "as", "when", "while", "and", "but"])


def content_of(reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb) -> Content | None:
    """The statement behind the verb, in the first pattern of its entry that fits; None where nothing follows."""
    if "c" in entry.patterns:
        clause = _clause_after(reading, sentence, verb, entry)
        if clause is not None:
            return clause
    if "i" in entry.patterns:
        infinitive = _infinitive(sentence, verb)
        if infinitive is not None:
            return infinitive
    if "o" in entry.patterns:
        return _accusation(sentence, verb)
    if "n" in entry.patterns or lemma(verb) in CALLING:
        return _nominal(sentence, verb)
    return None


def _clause_after(reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb) -> Content | None:
    """Behind "that" or "whether"; else the clause that the tree or the words show behind the verb."""
    doc, stop = reading.doc, min(sentence.end, verb.i + REACH)
    if doc[verb.i - 1].lower_ == "as" and verb.i > sentence.start:
        return None
    for index in range(verb.i + 1, stop):
        token = doc[index]
        if token.lower_ == "that" and index + 1 < sentence.end and _begins_clause(doc, index):
            return with_end(sentence, index + 1, verb, CLAUSE)
        if token.lower_ in _OPENERS and (entry.modality is not None or entry.kind in ("say", "think")):
            return with_end(sentence, index, verb, CLAUSE)
        if tensed(token) or token.text in (":", ";") or speech_verb(token):
            break
    start = _behind_time(reading, verb.i + 1, stop)
    below = next((child for child in children(verb, "ccomp") if child.i > verb.i), None)
    if below is not None and (finite(below) or any(finite(child) for child in below.children)):
        left = max(below.left_edge.i, start)
        # The tree may leave the clause's subject out.
        left = start if doc[left].pos_ in ("VERB", "AUX") else left
        if left - verb.i <= REACH and doc[left].lower_ not in _RELATIVES:
            return with_end(sentence, left, verb, CLAUSE)
    if entry.lemma in PLAIN:
        return _by_position(sentence, verb, start, stop)
    return None


def _begins_clause(doc: Doc, that: int) -> bool:
    """This "that" is no relative pronoun and not that of "so that"."""
    return doc[that + 1].pos_ not in ("VERB", "AUX", "PUNCT") and doc[that - 1].lower_ not in ("so", "such", "order")


def _by_position(sentence: Span, verb: Token, start: int, stop: int) -> Content | None:
    """A noun phrase and a finite verb follow one another with nothing that breaks the clause."""
    doc = sentence.doc
    named = False
    for index in range(start, stop):
        token = doc[index]
        if token.lower_ in _RELATIVES or token.text in (",", ":", ";", "(", "—", "–"):
            return None
        if tensed(token):
            if not named or token.i - start > 12:
                return None
            begin = _behind_addressee(doc, start, index) if lemma(verb) == "tell" else start
            return with_end(sentence, begin, verb, POSITION)
        named = named or token.pos_ in ("NOUN", "PROPN", "PRON")
    return None


def _behind_addressee(doc: Doc, start: int, verb: int) -> int:
    """Where the clause's own subject begins: "told reporters | the talks failed"."""
    for index in range(verb - 1, start, -1):
        if doc[index].pos_ in ("DET", "PRON"):
            return index
    return min(start + 1, verb - 1)


def _behind_time(reading: Reading, start: int, stop: int) -> int:
    """The token behind a date that follows the verb at once: "said on Thursday | it …"."""
    doc = reading.doc
    index = start
    while index < stop and (doc[index].lower_ in ("on", "in", "late", "early") or doc[index].pos_ == "ADV"):
        index += 1
    expression = date_at(reading, index)
    if expression is None:
        return start
    index = expression.end
    while index < stop and doc[index].lower_ in ("night", "morning", "evening", "afternoon", ","):
        index += 1
    return index


def before_verb(sentence: Span, verb: Token, speaker: Speaker) -> Content | None:
    """The statement that goes before: "Iran will not yield, its minister said"."""
    doc = sentence.doc
    start, first = sentence.start, min(speaker.start, verb.i)
    if speaker.start < start or verb.i - start > LONGEST or sentence.end - verb.i > LONGEST:
        return None
    if any(tensed(token) for token in doc[max(speaker.end, verb.i + 1) : sentence.end]):
        return None
    if lemma(verb) not in _SAYING and children(verb, "obj"):
        # "…, while its officials urge restraint": what is urged follows.
        return None
    # From the speaker back to the verb of what is said: the first comma behind it ends the statement.
    index = first - 1
    comma = -1
    adjacent = doc[index].text == "," and not _introduces(doc, index, start)
    while index > start and not tensed(doc[index]):
        if doc[index].text == "," and (comma < 0 or not adjacent):
            comma = index
        index -= 1
    if comma <= index or not tensed(doc[index]) or speech_verb(doc[index]) is not None:
        return None
    if speech_verb(doc[start]) is not None or doc[start].lower_ in _SETTING:
        return None
    start = _behind_dateline(doc, start, comma)
    return start, comma, main_verb(doc, start, comma, None), BEFORE_VERB


def _behind_dateline(doc: Doc, start: int, end: int) -> int:
    """The token behind "GENEVA (Reuters) –", or the start."""
    for index in range(start, min(end, start + 8)):
        if doc[index].text in ("–", "—", "-", "--") and index > start and doc[start].is_upper:
            return index + 1
    return start


def _introduces(doc: Doc, comma: int, start: int) -> bool:
    """The words before the comma say who the name behind it is: "its foreign minister, Ann Lee, said"."""
    for index in range(comma - 1, max(start, comma - 8), -1):
        if doc[index].text == ",":
            return any(lemma(token) in speaking_nouns() for token in doc[index + 1 : comma])
        if doc[index].pos_ in ("VERB", "AUX", "ADP", "PUNCT"):
            return False
    return False


def _infinitive(sentence: Span, verb: Token) -> Content | None:
    """ "Iran to halt enrichment" behind "urged", "to fight on" behind "vowed"."""
    doc = sentence.doc
    start = verb.i + 1
    calling = CALLING.get(lemma(verb))
    if calling is not None:
        if start >= sentence.end or doc[start].lower_ not in calling:
            return None
        start += 1
    for index in range(start, min(sentence.end - 1, start + REACH)):
        token = doc[index]
        after = doc[index + 1]
        if token.lower_ == "to" and (after.tag_ == "VB" or after.lower_ in ("not", "be", "immediately")):
            head = next((one for one in doc[index + 1 : index + 5] if one.tag_ == "VB"), None)
            return start, statement_end(sentence, start), head, INFINITIVE
        if tensed(token) or token.text in (",", ";", ":"):
            return None
    return None


def _accusation(sentence: Span, verb: Token) -> Content | None:
    """ "Iran of stalling" behind "accused"."""
    doc = sentence.doc
    for index in range(verb.i + 2, min(sentence.end - 1, verb.i + REACH)):
        token = doc[index]
        if token.lower_ in _ACCUSING and doc[index + 1].pos_ != "PUNCT":
            after = doc[index + 1]
            wanted = after.tag_ == "VBG" or lemma(verb) != "accuse" or token.lower_ == "of"
            if wanted:
                head = after if after.tag_ == "VBG" else None
                return verb.i + 1, statement_end(sentence, verb.i + 1), head, INFINITIVE
        if tensed(token) or token.text in (",", ";", ":"):
            return None
    return None


def _nominal(sentence: Span, verb: Token) -> Content | None:
    """ "The proposal" behind "confirmed"; "a ceasefire" behind "called for"."""
    doc = sentence.doc
    start = verb.i + 1
    if lemma(verb) in CALLING:
        if start >= sentence.end or doc[start].lower_ != "for":
            return None
        start += 1
    elif not any(child.i > verb.i for child in children(verb, "obj")):
        return None
    end = start
    noun: Token | None = None
    while end < sentence.end and end - start < REACH:
        token = doc[end]
        verbal = token.pos_ in ("VERB", "AUX") and (finite(token) or token.tag_ == "VBG")
        if token.is_punct or token.is_space or verbal or (token.lower_ in _PHRASE_ENDS and noun is not None):
            break
        if token.pos_ in ("NOUN", "PROPN") and (noun is None or noun.i == end - 1):
            noun = token
        end += 1
    if noun is None or noun.ent_type_ in ("PERSON", "DATE", "TIME"):
        return None
    return start, end, noun, NOMINAL
