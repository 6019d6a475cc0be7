"""Who speaks: the noun phrase that a verb of speech belongs to, and the in-article entity that it names."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.date_words import WEEKDAYS
from extractors.reading import Reading
from extractors.speech_verbs import person_nouns, speaking_nouns
from extractors.syntax import lemma, own_subject, passive, relation, subject
from extractors.titles import is_title_word

# Parts of speech of which a noun phrase is made; adverbs and verbs end it.
_PHRASE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
# Who speaks; an event doesn't.
_SPEAKING_KINDS = frozenset([EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.DOCUMENT])
_PRONOUNS = frozenset(["he", "she", "they", "it", "others", "some", "many", "both", "another", "one"])
_NEVER = frozenset(["i", "we", "you", "me", "us", "that", "which", "who", "this", "there", "what", "nobody", "none"])
# Between a person and what they belong to.
_AFFILIATING = frozenset(["of", "for", "from", "at", "with", "in"])
# A phrase of more tokens than this is a list or a broken parse.
_LONGEST_PHRASE = 14
# Between a verb and its subject in front stand at most this many tokens of apposition or relative clause.
_LONGEST_APPOSITION = 25
# What does these is somebody, or a text, whatever it is called.
_SOMEBODYS = frozenset(["say", "tell", "argue", "insist", "claim", "warn", "announce", "deny", "promise", "complain"])
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
    found = subject(verb)
    if found is not None and found.i != verb.i and (low <= found.i < high or (own is None and found.i < verb.i)):
        speaker = speaker_at(reading, found, verb, anybody=found.pos_ == "NOUN" and lemma(verb) in _SOMEBODYS)
        if speaker is not None:
            return speaker
    if own is not None and own.lower_ in ("who", "which") and low < own.i < verb.i:
        return _antecedent(reading, own, low)
    return speaker_before(reading, verb, low) or speaker_after(reading, verb, high)


def _antecedent(reading: Reading, pronoun: Token, low: int) -> Speaker | None:
    """Whom a "who" takes up that the tree has left alone: the phrase before it, or the name before an apposition."""
    index = pronoun.i - 1
    if reading.doc[index].text == ",":
        index -= 1
    found = speaker_at(reading, reading.doc[index], pronoun, low, anybody=True) if index >= low else None
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
        if doc[inner].text != opening or inner <= low or not _in_phrase(doc, inner - 1):
            return None
        # "Ann Lee, the mayor, said": the first phrase before the commas is the name.
        return speaker_at(reading, doc[inner - 1], verb)
    if not _in_phrase(doc, index):
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
        start, _ = _phrase(doc, index, low, -1)
        before = start - 2
        if before - 1 >= low and doc[start - 1].lower_ == "to" and doc[before].lower_ in ("close", "loyal", "familiar"):
            # "Analysts close to the ministry"
            return doc[before - 1]
        if before < low or doc[start - 1].lower_ not in _AFFILIATING or doc[before].pos_ not in ("NOUN", "PROPN"):
            break
        index = before
    return doc[index]


def speaker_after(reading: Reading, verb: Token, high: int, anybody: bool = False) -> Speaker | None:
    """The noun phrase that begins right after the verb: "said Ann Lee, the minister"; with `anybody` whatever it is."""
    doc = reading.doc
    end = verb.i + 1
    while end < high and end - verb.i <= _LONGEST_PHRASE and _in_phrase(doc, end):
        # An article begins another phrase: "told Reuters the deal …".
        if end > verb.i + 1 and doc[end].pos_ in ("DET", "PRON"):
            break
        end += 1
    while end > verb.i + 1 and is_time(reading, end - 1):
        end -= 1
    if end == verb.i + 1:
        return None
    return speaker_at(reading, doc[end - 1], verb, verb.i + 1, anybody)


def passive_speaker(reading: Reading, verb: Token, low: int, high: int) -> Speaker | None:
    """Who a passive verb is done by: "was told by Ann Lee", "Ann Lee was quoted as saying"; None where nobody is."""
    doc = reading.doc
    if verb.lower_ in ("quoted", "cited"):
        own = own_subject(verb)
        found = speaker_at(reading, own, verb, low, anybody=True) if own is not None and low <= own.i < verb.i else None
        return found or speaker_before(reading, verb, low)
    for index in range(verb.i + 1, min(len(doc), high, verb.i + _LONGEST_PHRASE)):
        if doc[index].lower_ == "by":
            return speaker_after(reading, doc[index], len(doc))
        if doc[index].text in (",", ";", ":") or doc[index].lower_ in ("that", "to"):
            return None
    return None


def naming_speaker(reading: Reading, index: int) -> Speaker | None:
    """The mention that covers the token as a speaker, with the title before it; None where nobody can speak there."""
    chain = reading.chain_at(index)
    if chain is None or not _speaks(reading, chain):
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
    start, end = _phrase(doc, head.i, low, verb.i if verb is not None else -1)
    chain = _chain(reading, head, start, end)
    if chain is not None:
        first, last = _naming_bounds(reading, chain, start, end)
        return Speaker(chain, min(start, first), max(end, last))
    named = _named_behind(reading, end)
    if named is None and head.pos_ == "NOUN":
        named = _named_behind(reading, _with_affiliation(doc, end))
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
        return Speaker(None, start, _with_affiliation(doc, end))
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
    while last < len(doc) and reading.chain_at(last) == chain and last - end < _LONGEST_PHRASE:
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


def co_speakers(reading: Reading, speaker: Speaker) -> list[Speaker]:
    """Who says the same in one breath: the other one of "Germany and France"."""
    doc = reading.doc
    found = []
    before, after = speaker.start - 2, speaker.end
    if before >= 0 and doc[before].text == ")":
        # "Ann Lee (R-Ohio) and Bob Ray (D-Iowa)"
        before = next((index - 1 for index in range(before, max(0, before - 8), -1) if doc[index].text == "("), -1)
    if before >= 0 and doc[speaker.start - 1].lower_ == "and":
        found.append(_other(reading, speaker, before))
    if after < len(doc) and doc[after].text == "(":
        after = next((index + 1 for index in range(after, min(len(doc), after + 8)) if doc[index].text == ")"), after)
    if after + 1 < len(doc) and doc[after].lower_ == "and":
        last = after + 1
        while last + 1 < len(doc) and last - after < _LONGEST_PHRASE and doc[last + 1].pos_ == "PROPN":
            last += 1
        found.append(_other(reading, speaker, last))
    return [other for other in found if other is not None]


def _other(reading: Reading, speaker: Speaker, index: int) -> Speaker | None:
    """The entity that the token belongs to, where it can speak as well."""
    chain = reading.chain_at(index)
    if chain is None or chain == speaker.chain or not _speaks(reading, chain):
        return None
    if reading.doc[index].lower_ in ("co", "co.", "sons", "partners", "associates"):
        return None
    start, end = index, index + 1
    while start > 0 and reading.chain_at(start - 1) == chain and end - start < _LONGEST_PHRASE:
        start -= 1
    while end < len(reading.doc) and reading.chain_at(end) == chain and end - start < _LONGEST_PHRASE:
        end += 1
    if _owner_of_more(reading.doc, end - 1, min(len(reading.doc), end + 2)):
        return None
    return Speaker(chain, start, end)


def _in_phrase(doc: Doc, index: int) -> bool:
    token = doc[index]
    if token.lower_ in _POSSESSIVE:
        return True
    if token.lower_.removesuffix("s") in person_nouns() and token.lower_.endswith("s"):
        # "White House aides cautioned", taken for a verb.
        return True
    if token.pos_ not in _PHRASE or token.is_space or token.ent_type_ in ("DATE", "TIME"):
        return False
    return token.lower_ not in ("that", "who", "which", "whether", "what", "there")


def _phrase(doc: Doc, index: int, low: int, verb: int) -> tuple[int, int]:
    """The noun phrase in one piece around the token, never over a sentence's ends or the verb."""
    start, end = index, index + 1
    if doc[index].pos_ == "PRON":
        return start, end
    while start > low and index - start < _LONGEST_PHRASE and start - 1 != verb:
        if (
            doc[start].is_sent_start
            or not _in_phrase(doc, start - 1)
            or (doc[start - 1].pos_ == "PRON" and not _owns(doc[start - 1]))
        ):
            break
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start and end - index < _LONGEST_PHRASE and end != verb:
        # A determiner begins another phrase: "told the president the talks …".
        if not _in_phrase(doc, end) or doc[end].pos_ in ("DET", "PRON"):
            break
        end += 1
    while end > index + 1 and doc[end - 1].lower_ in _POSSESSIVE:
        end -= 1
    while start < index and doc[start].lower_ in _POSSESSIVE:
        start += 1
    return start, end


def _owns(token: Token) -> bool:
    return token.tag_ == "PRP$" or relation(token) == "nmod:poss"


def _chain(reading: Reading, head: Token, start: int, end: int) -> int | None:
    """The entity that the phrase names: at its head, else the last person in it; an owner's name is none of it."""
    chain = reading.chain_at(head)
    if chain is not None and _speaks(reading, chain) and not _owner_of_more(reading.doc, head.i, end):
        last = reading.chain_at(end - 1)
        # "Arkansas Governor Ann Lee": the place only says where she governs.
        person = last is not None and reading.chains[last].kind is EntityKind.PERSON
        return last if person and reading.chains[chain].kind is EntityKind.PLACE else chain
    for index in range(end - 1, start - 1, -1):
        chain = reading.chain_at(index)
        person = chain is not None and reading.chains[chain].kind is EntityKind.PERSON
        if person and not _owner_of_more(reading.doc, index, end):
            return chain
    return None


def _speaks(reading: Reading, chain: int) -> bool:
    return reading.chains[chain].kind in _SPEAKING_KINDS


def _owner_of_more(doc: Doc, index: int, end: int) -> bool:
    """The name is only an owner or an adjective before the phrase's head: "the Kremlin's spokesman"."""
    after = index + 1
    while after < end and doc[after].pos_ == "PROPN":
        after += 1
    if after < end and doc[after].lower_ in _POSSESSIVE:
        return True
    return after < end and doc[after].pos_ in ("NOUN", "ADJ")


def _naming_bounds(reading: Reading, chain: int, start: int, end: int) -> tuple[int, int]:
    """The mention of the chain that overlaps the phrase."""
    if reading.doc[start:end].text == "":
        return start, end
    first = next(index for index in range(start, end) if reading.chain_at(index) == chain)
    last = first
    while last < len(reading.doc) and reading.chain_at(last) == chain and last - first < _LONGEST_PHRASE:
        last += 1
    return first, last


def _with_affiliation(doc: Doc, end: int) -> int:
    """The phrase's end with "of the ministry", "for the company" after it."""
    if end < len(doc) and doc[end].lower_ in _AFFILIATING:
        after = end + 1
        while after < len(doc) and after - end <= _LONGEST_PHRASE and _in_phrase(doc, after):
            after += 1
        while after > end + 1 and doc[after - 1].pos_ not in ("NOUN", "PROPN"):
            after -= 1
        if after > end + 1:
            return after
    return end
