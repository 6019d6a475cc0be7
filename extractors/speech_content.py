"""What a verb of speech reports: the clause, infinitive or participle behind it."""

from spacy.tokens import Doc, Span, Token

from extractors.dates import date_at
from extractors.reading import Reading
from extractors.speech_said import finite, speech_verb
from extractors.speech_spans import (
    CLAUSE,
    INFINITIVE,
    POSITION,
    Content,
    statement_end,
    tensed,
    with_end,
)
from extractors.speech_speakers import is_passive, is_time
from extractors.speech_verbs import PLAIN, SPEECH_NOUNS, SpeechVerb
from extractors.syntax import children, lemma

# Between a verb and "that" or the clause stand an addressee, a date and a place: seldom more tokens than this.
REACH = 16
_RELATIVES = frozenset(["who", "which", "whose", "whom", "that", "where", "when", "as", "after", "before", "because"])
# With these something is set beside what was said: "…, he said on Monday, though Egypt denied it".
_ASIDES = frozenset(["though", "although", "while", "whereas", "but", "since", "until", "unless", "despite"])
_OPENERS = frozenset(["whether", "if", "how", "why", "what", "who", "where", "when"])
# "Said of what", "about who": the question belongs to a noun.
_NO_QUESTION = frozenset(["of", "about", "from", "for", "with", "than", "and", ",", "on", "in", "as", "at"])
_ASKING = frozenset(["ask", "question", "wonder", "inquire", "enquire"])
_TELLING = frozenset(
    ["say", "tell", "explain", "describe", "specify", "disclose", "reveal", "clarify", "report", "announce", "note",
     "recall", "recount", "show", "inform", "warn", "detail", "outline", "advise", "remind"]
)  # fmt: skip
# Nobody stands between these and their clause, save behind "to".
_UNADDRESSED = frozenset(["say", "argue", "claim", "add", "note", "state", "insist", "deny", "report", "explain"])
# Tokens of "a day earlier".
_LONGEST_TIME = 5
# Whom these address is to do something: "told his troops to …".
_ORDERING = frozenset(["tell", "advise", "warn", "ask", "urge", "order", "instruct", "remind"])
_OPENING_MARKS = frozenset(['"', "“", "‘", "'", "``"])
# Before a noun that holds a clause of its own; "said in a statement that" has another preposition.
_ABOUT = frozenset(["to", "of", "about", "against", "over", "with", "by", "on"])
_HELD_NOUNS = frozenset(["fact", "idea", "news", "notion", "rumor", "rumour", "fear", "evidence", "belief", "view"])
# Tokens of whom is asked, at most.
_LONGEST_ASKED = 7
# "Called on Iran to …", "pleaded with the court to …".
CALLING = {"call": ("on", "upon", "for"), "appeal": ("to", "for"), "plead": ("with", "for")}


def content_of(reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb) -> Content | None:
    """The statement behind the verb, in the first pattern of its entry that fits; None where nothing follows."""
    if entry.patterns & {"c", "t"}:
        clause = _clause_after(reading, sentence, verb, entry)
        if clause is not None:
            return clause
    if "i" in entry.patterns or ("c" in entry.patterns and is_passive(verb)):
        infinitive = _infinitive(sentence, verb)
        if infinitive is not None:
            return infinitive
    if "g" in entry.patterns:
        return _gerund(sentence, verb)
    return None


def _clause_after(reading: Reading, sentence: Span, verb: Token, entry: SpeechVerb) -> Content | None:
    """Behind "that" or "whether"; else the clause that the tree or the words show behind the verb."""
    doc, stop = reading.doc, min(sentence.end, verb.i + REACH)
    if doc[verb.i - 1].lower_ == "as" and verb.i > sentence.start and verb.tag_ != "VBG":
        return None
    for index in range(verb.i + 1, stop):
        token = doc[index]
        if token.lower_ == "that" and index + 1 < sentence.end and _begins_clause(doc, index):
            if _is_topic(doc, verb.i, index):
                return None
            if entry.lemma in _UNADDRESSED and _is_of_noun(reading, verb.i, index):
                break
            return with_end(sentence, index + 1, verb, CLAUSE)
        if token.lower_ in _OPENERS and _asks(entry, doc, verb.i, index):
            return with_end(sentence, index, verb, CLAUSE)
        # "Said to reporters that …", but "urged people to say how …".
        infinitive = token.lower_ == "to" and index + 1 < stop and doc[index + 1].tag_ == "VB"
        if infinitive and "i" in entry.patterns and entry.lemma in _ORDERING and _ends_untensed(doc, index, stop):
            # "Told his troops to stay calm"
            return None
        if tensed(token) or token.text in (":", ";") or speech_verb(token) or infinitive or token.lower_ == "and":
            break
    if "t" in entry.patterns:
        return None
    start = _behind_time(reading, verb.i + 1 + entry.lemma.count(" "), stop)
    below = next((child for child in children(verb, "ccomp") if child.i > verb.i), None)
    if below is not None and (finite(below) or any(finite(child) for child in below.children)):
        left = max(below.left_edge.i, start)
        # The tree may leave the clause's subject out.
        left = start if doc[left].pos_ in ("VERB", "AUX") else left
        if doc[left].lower_ == "to":
            return None
        if left == verb.i + 1 and entry.lemma == "tell":
            left = _behind_name(reading, left)
        left = _behind_that(doc, left, below.i)
        if left - verb.i <= REACH and doc[left].lower_ not in _RELATIVES:
            return with_end(sentence, left, verb, CLAUSE)
    if entry.lemma in PLAIN:
        return _by_position(sentence, verb, start, stop)
    return None


def _behind_that(doc: Doc, start: int, verb: int) -> int:
    """The token behind a "that" that only a time stands before: "a day earlier that | drills would go on"."""
    for index in range(start, min(start + _LONGEST_TIME, verb)):
        if doc[index].lower_ == "that" and doc[index - 1].pos_ in ("ADV", "NOUN", "PROPN", "NUM", "ADJ"):
            return index + 1
        if doc[index].pos_ in ("VERB", "AUX", "PRON"):
            break
    return start


def _ends_untensed(doc: Doc, start: int, stop: int) -> bool:
    """No verb with a tense follows in the same clause."""
    for token in doc[start + 1 : stop]:
        if tensed(token):
            return False
        if token.is_punct or token.pos_ in ("CCONJ", "SCONJ") or token.lower_ in _RELATIVES:
            return True
    return True


def _is_topic(doc: Doc, verb: int, that: int) -> bool:
    """ "Responded to reports that …", "warned of claims that …": the clause is what the noun before it holds."""
    noun = doc[that - 1]
    if lemma(noun) not in SPEECH_NOUNS and lemma(noun) not in _HELD_NOUNS:
        return False
    return any(token.lower_ in _ABOUT for token in doc[verb + 1 : that - 1])


def _is_of_noun(reading: Reading, verb: int, that: int) -> bool:
    """ "Said the claim that … was false": the clause belongs to the noun before it."""
    doc = reading.doc
    noun = doc[that - 1]
    if noun.i == verb or noun.pos_ not in ("NOUN", "PROPN") or is_time(reading, noun.i):
        return False
    return not any(token.pos_ == "ADP" or token.text in (",", "(") for token in doc[verb + 1 : that])


def _asks(entry: SpeechVerb, doc: Doc, verb: int, index: int) -> bool:
    """Here begins what is asked or told: "asked her whether", "said how"."""
    if entry.lemma not in _ASKING | _TELLING or doc[index - 1].lower_ in _NO_QUESTION or index - verb > _LONGEST_ASKED:
        return False
    return doc[index].lower_ != "if" or entry.lemma in _ASKING


def _begins_clause(doc: Doc, that: int) -> bool:
    """This "that" is no relative pronoun and not that of "so that"."""
    if doc[that - 1].lower_ in ("so", "such", "order"):
        return False
    if doc[that + 1].text == ",":
        # "argued that, for reasons of safety, …"
        return doc[that - 1].pos_ in ("VERB", "ADV") or doc[that - 1].pos_ == "PROPN"
    return doc[that + 1].pos_ not in ("VERB", "AUX", "PUNCT")


def _by_position(sentence: Span, verb: Token, start: int, stop: int) -> Content | None:
    """A noun phrase and a finite verb follow one another with nothing that breaks the clause."""
    doc = sentence.doc
    named = False
    for index in range(start, stop):
        token = doc[index]
        if token.lower_ in _RELATIVES or token.lower_ in _ASIDES or token.text in (",", ":", ";", "(", "—", "–"):
            return None
        if token.pos_ == "CCONJ" and index + 1 < stop and tensed(doc[index + 1]):
            # "Declared a state of calamity and is expected …"
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


def _behind_name(reading: Reading, start: int) -> int:
    """The token behind the name of whom it is told: "told the BBC | nobody had called"."""
    doc = reading.doc
    naming = reading.naming_at(start) or reading.naming_at(start + 1)
    if naming is None or naming.end >= len(doc) or doc[naming.end].pos_ not in ("DET", "PRON", "PROPN", "NOUN", "NUM"):
        return start
    return naming.end


def _behind_time(reading: Reading, start: int, stop: int) -> int:
    """The token behind a date that follows the verb at once: "said on Thursday | it …"."""
    doc = reading.doc
    index = start
    while index < stop and (doc[index].lower_ in ("on", "in", "late", "early") or doc[index].pos_ == "ADV"):
        index += 1
    expression = date_at(reading, index)
    if expression is None and index + 2 < stop and doc[index].lower_ in ("last", "this", "next", "earlier"):
        # "Said last week …", where no date could be reckoned.
        return index + 2 + (doc[index + 2].text == ",") if doc[index + 1].pos_ == "NOUN" else start
    if expression is None:
        return start
    index = expression.end
    while index < stop and doc[index].lower_ in ("night", "morning", "evening", "afternoon", ","):
        index += 1
    return index


def _infinitive(sentence: Span, verb: Token) -> Content | None:
    """ "To halt enrichment" behind "urged Iran", "to fight on" behind "vowed"."""
    doc = sentence.doc
    start = verb.i + 1
    calling = CALLING.get(lemma(verb))
    if calling is not None:
        if start >= sentence.end or doc[start].lower_ not in calling:
            return None
        start += 1
    elif start < sentence.end and doc[start].lower_ in ("for", "on", "about", "with"):
        # "Asked for help to rebuild" asks for help.
        return None
    for index in range(start, min(sentence.end - 1, start + REACH)):
        token = doc[index]
        after = doc[index + 1]
        if after.text in _OPENING_MARKS and index + 2 < sentence.end:
            # "Ordered the army to “neutralise” them"
            after = doc[index + 2]
        if token.lower_ == "to" and (after.tag_ == "VB" or after.lower_ in ("not", "be", "immediately", "have")):
            head = next((one for one in doc[index + 1 : index + 5] if one.tag_ == "VB"), None)
            index -= index - 1 > verb.i and doc[index - 1].lower_ in ("not", "never")
            return index, statement_end(sentence, index, verb), head, INFINITIVE
        if tensed(token) or token.text in (":", ";") or token.lower_ in ("that", "who", "which"):
            return None
    return None


def _gerund(sentence: Span, verb: Token) -> Content | None:
    """ "Taking bribes" behind "denied" or "denied on Friday"."""
    doc, start = sentence.doc, verb.i + 1
    if start + 2 < sentence.end and doc[start].lower_ == "on" and doc[start + 1].ent_type_ == "DATE":
        start += 2
    if start >= sentence.end or sentence.doc[start].tag_ != "VBG":
        return None
    return start, statement_end(sentence, start, verb), sentence.doc[start], INFINITIVE
