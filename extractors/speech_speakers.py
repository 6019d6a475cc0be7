"""Who speaks: the noun phrase that a verb of speech belongs to, and the in-article entity that it names."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from dramatis.words import EntityKind
from extractors.date_words import WEEKDAYS
from extractors.reading import Reading
from extractors.speech_noun_phrases import (
    AFFILIATING,
    LONGEST_PHRASE,
    in_phrase,
    owner_of_more,
    phrase_around,
    with_affiliation,
)
from extractors.speech_verbs import speaking_nouns, speech_verbs
from extractors.syntax import lemma, own_subject, passive, relation, subject
from extractors.titles import is_title_word

# Who speaks; an event doesn't.
_SPEAKING_KINDS = frozenset([EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.DOCUMENT])
_PRONOUNS = frozenset(["he", "she", "they", "it", "others", "some", "many", "both", "another", "one"])
_NEVER = frozenset(["i", "we", "you", "me", "us", "that", "which", "who", "this", "there", "what", "nobody", "none"])
# Between a verb and its subject in front stand at most this many tokens of apposition or relative clause.
_LONGEST_APPOSITION = 25
# What does these is somebody, or a text, whatever it is called.
_SOMEBODYS = frozenset(["say", "tell", "argue", "insist", "claim", "warn", "announce", "deny", "promise", "complain"])
# Between verbs of one subject, and the tenses in which they stand.
_JOINING = frozenset(["and", "but", "then"])
_TENSES = frozenset(["VBD", "VBZ", "VBP"])
_SKIPPED_BEFORE_VERB = frozenset(["ADV", "AUX", "PART"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens `start` to `end` (exclusive) as the text calls the speaker; `chain` is None where it names no entity."""

    chain: int | None
    start: int
    end: int


def speaker_of(reading: Reading, verb: Token, low: int, high: int) -> Speaker | None:
    """The speaker of a verb from tokens `low` to `high` (exclusive), where its clause can stand; None if unclear.

    The tree is asked first; where it gives nobody who can speak, the words before and then after the verb are.
    """
    if is_passive(verb):
        return None
    own = own_subject(verb)
    if own is None and verb.tag_ != "VBG":
        # A coordinated verb would take over the subject of what is said: "Iran won't yield, its minister said".
        beside = speaker_before(reading, verb, low)
        if beside is not None:
            return beside
    shared = _shared(reading, verb, low) if own is None else None
    if shared is not None and verb.head.tag_ not in _TENSES:
        # The tree has coordinated it with an infinitive or a noun.
        return shared
    found = subject(verb)
    if found is not None and found.i != verb.i and (low <= found.i < high or (own is None and found.i < verb.i)):
        speaker = speaker_at(reading, found, verb, anybody=found.pos_ == "NOUN" and lemma(verb) in _SOMEBODYS)
        if speaker is not None:
            return speaker
    if own is not None and own.lower_ in ("who", "which") and low < own.i < verb.i:
        return _antecedent(reading, own, low)
    return speaker_before(reading, verb, low) or shared or speaker_after(reading, verb, high)


def _shared(reading: Reading, verb: Token, low: int) -> Speaker | None:
    """Who does what is told before "and" in the same tense: "told his troops to wait and promised them …"."""
    doc = reading.doc
    if verb.i - 1 <= low or doc[verb.i - 1].lower_ not in _JOINING or verb.tag_ not in _TENSES:
        return None
    before = [token for token in doc[low : verb.i - 1] if token.tag_ == verb.tag_ and token.pos_ == "VERB"]
    said = [token for token in before if lemma(token) in speech_verbs()]
    if not before or is_passive(before[-1]):
        return None
    first = said[-1] if said else before[-1]
    own = own_subject(first)
    found = speaker_at(reading, own, first, low) if own is not None and low <= own.i < first.i else None
    return found or speaker_before(reading, first, low)


def _antecedent(reading: Reading, pronoun: Token, low: int) -> Speaker | None:
    """Whom a "who" takes up that the tree has left alone: the phrase before it, or the name before an apposition."""
    index = pronoun.i - 1
    if reading.doc[index].text == ",":
        index -= 1
    # "A nurse at the hospital, who …"
    head = _with_affiliated(reading, index, low) if index >= low else None
    found = speaker_at(reading, head, pronoun, low, anybody=True) if head is not None else None
    if found is not None and found.chain is not None:
        return found
    named = speaker_before(reading, pronoun, low)
    return named if named is not None and named.chain is not None else found


def is_passive(verb: Token) -> bool:
    """The verb is passive; a past tense that is tagged as a participle has a plain subject and is not."""
    return passive(verb) and not any(relation(child) == "nsubj" for child in verb.children)


def speaker_before(reading: Reading, verb: Token, low: int) -> Speaker | None:
    """The noun phrase that ends before the verb, an apposition or relative clause between commas skipped."""
    doc = reading.doc
    index = verb.i - 1
    # "Ann Lee Thursday vowed …"
    while index >= low and (doc[index].pos_ in _SKIPPED_BEFORE_VERB or is_time(reading, index)):
        index -= 1
    if index < low:
        return None
    if doc[index].text in (",", ")", "—", "–"):
        opening = "(" if doc[index].text == ")" else doc[index].text
        stop = max(low, index - _LONGEST_APPOSITION)
        inner = index - 1
        while inner > stop and doc[inner].text != opening:
            inner -= 1
        if doc[inner].text != opening or inner <= low or not in_phrase(doc, inner - 1):
            return None
        # "Ann Lee, the mayor, said": the first phrase before the commas is the name.
        return speaker_at(reading, doc[inner - 1], verb)
    if not in_phrase(doc, index):
        return None
    return speaker_at(reading, _with_affiliated(reading, index, low), verb)


def is_time(reading: Reading, index: int) -> bool:
    """The token ends a date or says a time: "today", "on May 3", "later"."""
    token = reading.doc[index]
    if token.lower_ in WEEKDAYS or token.lower_ in ("today", "yesterday", "tonight", "also", "later", "then"):
        return reading.chain_at(index) is None
    after = bisect_right(reading.dates, index, key=lambda one: one.end)
    return after < len(reading.dates) and reading.dates[after].start <= index


def _with_affiliated(reading: Reading, index: int, low: int) -> Token:
    """The head of "a spokesman for Acme in Oslo", given its last word."""
    doc = reading.doc
    for _ in range(3):
        chain = reading.chain_at(index)
        if chain is not None and reading.chains[chain].kind is EntityKind.PERSON:
            break
        start, _ = phrase_around(doc, index, low, -1)
        before = start - 2
        if before - 1 >= low and doc[start - 1].lower_ == "to" and doc[before].lower_ in ("close", "loyal", "familiar"):
            # "Analysts close to the ministry"
            return doc[before - 1]
        if before < low or doc[start - 1].lower_ not in AFFILIATING or doc[before].pos_ not in ("NOUN", "PROPN"):
            break
        index = before
    return doc[index]


def speaker_after(reading: Reading, verb: Token, high: int, anybody: bool = False) -> Speaker | None:
    """The noun phrase that begins right after the verb: "said Ann Lee, the minister"; with `anybody` whatever it is."""
    doc = reading.doc
    start = end = verb.i + 1
    if end < high and f"{lemma(verb)} {doc[end].lower_}" in speech_verbs():
        # "Went on Ann Lee"
        start = end = end + 1
    while end < high and end - verb.i <= LONGEST_PHRASE and in_phrase(doc, end):
        # An article begins another phrase: "told Reuters the deal …".
        if end > start and doc[end].pos_ in ("DET", "PRON"):
            break
        end += 1
    while end > start and is_time(reading, end - 1):
        end -= 1
    if end == start:
        return None
    return speaker_at(reading, doc[end - 1], verb, start, anybody)


def passive_speaker(reading: Reading, verb: Token, low: int, high: int) -> Speaker | None:
    """Who a passive verb is done by: "was told by Ann Lee", "Ann Lee was quoted as saying"; None where nobody is."""
    doc = reading.doc
    if verb.lower_ in ("quoted", "cited"):
        own = own_subject(verb)
        found = speaker_at(reading, own, verb, low, anybody=True) if own is not None and low <= own.i < verb.i else None
        return found or speaker_before(reading, verb, low)
    for index in range(verb.i + 1, min(len(doc), high, verb.i + LONGEST_PHRASE)):
        if doc[index].lower_ == "by":
            return speaker_after(reading, doc[index], len(doc))
        if doc[index].text in (",", ";", ":") or doc[index].lower_ in ("that", "to"):
            return None
    return None


def naming_speaker(reading: Reading, index: int) -> Speaker | None:
    """The mention that covers the token as a speaker, with the title before it; None where nobody can speak there."""
    chain = reading.chain_at(index)
    if chain is None or not can_speak(reading, chain):
        return None
    naming = reading.naming_at(index)
    if naming is None:
        return None
    return speaker_at(reading, reading.doc[naming.end - 1]) or Speaker(chain, naming.start, naming.end)


def speaker_at(
    reading: Reading, head: Token, verb: Token | None = None, low: int = 0, anybody: bool = False
) -> Speaker | None:
    """The speaker whose noun phrase holds the token, or None where nobody of the kind can speak."""
    doc = reading.doc
    if head.lower_ in _NEVER or (verb is not None and head.i == verb.i) or is_time(reading, head.i):
        return None
    start, end = phrase_around(doc, head.i, low, verb.i if verb is not None else -1)
    chain = _chain(reading, head, start, end)
    if chain is not None:
        first, last = _naming_bounds(reading, chain, start, end)
        return Speaker(chain, min(start, first), max(end, last))
    named = _named_behind(reading, end)
    if named is None and head.pos_ == "NOUN":
        named = _named_behind(reading, with_affiliation(doc, end))
    if named is not None and head.pos_ == "NOUN":
        return Speaker(named, start, end)
    apposed = _named_ahead(reading, start) if head.pos_ == "NOUN" and verb is not None and verb.i == end else None
    if apposed is not None:
        return apposed
    if head.pos_ == "PRON":
        return Speaker(None, head.i, head.i + 1) if anybody or head.lower_ in _PRONOUNS else None
    if head.pos_ == "PROPN" or any(
        lemma(token) in speaking_nouns() for token in doc[start:end] if token.pos_ == "NOUN"
    ):
        if not anybody and any(relation(token) == "nsubj:pass" for token in doc[start:end]):
            return None
        return Speaker(None, start, with_affiliation(doc, end))
    return Speaker(None, start, end) if anybody and head.pos_ in ("NOUN", "PROPN") else None


def _named_behind(reading: Reading, end: int) -> int | None:
    """The person whose name stands between commas behind the phrase: "its spokesman, John Day, said"."""
    doc = reading.doc
    if end + 2 >= len(doc) or doc[end].text != ",":
        return None
    last = end + 1
    if reading.chain_at(last) is None and is_title_word(doc[last].lower_) and last + 1 < len(doc):
        last += 1
    chain = reading.chain_at(last)
    if chain is None or reading.chains[chain].kind is not EntityKind.PERSON:
        return None
    while last < len(doc) and reading.chain_at(last) == chain and last - end < LONGEST_PHRASE:
        last += 1
    return chain if last < len(doc) and doc[last].text in (",", ".") else None


def _named_ahead(reading: Reading, start: int) -> Speaker | None:
    """The person named before a description that no comma ends: "Ann Lee, a spokeswoman said"."""
    doc = reading.doc
    if start < 2 or doc[start - 1].text != ",":
        return None
    chain, naming = reading.chain_at(start - 2), reading.naming_at(start - 2)
    if chain is None or naming is None or reading.chains[chain].kind is not EntityKind.PERSON:
        return None
    opens = naming.start == 0 or doc[naming.start].is_sent_start or doc[naming.start - 1].is_punct
    return Speaker(chain, naming.start, naming.end) if opens else None


def _chain(reading: Reading, head: Token, start: int, end: int) -> int | None:
    """The entity that the phrase names: at its head, else the last person in it; an owner's name is none of it."""
    chain = reading.chain_at(head)
    if chain is not None and can_speak(reading, chain) and not owner_of_more(reading.doc, head.i, end):
        last = reading.chain_at(end - 1)
        # "Arkansas Governor Ann Lee": the place only says where she governs.
        person = last is not None and reading.chains[last].kind is EntityKind.PERSON
        return last if person and reading.chains[chain].kind is EntityKind.PLACE else chain
    for index in range(end - 1, start - 1, -1):
        chain = reading.chain_at(index)
        person = chain is not None and reading.chains[chain].kind is EntityKind.PERSON
        if person and not owner_of_more(reading.doc, index, end):
            return chain
    return None


def can_speak(reading: Reading, chain: int) -> bool:
    """The chain is of a kind that speaks."""
    return reading.chains[chain].kind in _SPEAKING_KINDS


def _naming_bounds(reading: Reading, chain: int, start: int, end: int) -> tuple[int, int]:
    """The mention of the chain that overlaps the phrase."""
    if reading.doc[start:end].text == "":
        return start, end
    first = next(index for index in range(start, end) if reading.chain_at(index) == chain)
    last = first
    while last < len(reading.doc) and reading.chain_at(last) == chain and last - first < LONGEST_PHRASE:
        last += 1
    return first, last
