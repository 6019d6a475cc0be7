"""Who speaks: the noun phrase that a verb of speech belongs to, and the in-article entity that it names."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.date_words import WEEKDAYS
from extractors.reading import Reading
from extractors.speech_verbs import speaking_nouns
from extractors.syntax import lemma, own_subject, passive, relation, subject

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
        speaker = speaker_at(reading, found, verb)
        if speaker is not None:
            return speaker
    return speaker_before(reading, verb, low) or speaker_after(reading, verb, high)


def is_passive(verb: Token) -> bool:
    """The verb is passive; a past tense that is tagged as a participle has a plain subject and is not."""
    return passive(verb) and not any(relation(child) == "nsubj" for child in verb.children)


def speaker_before(reading: Reading, verb: Token, low: int) -> Speaker | None:
    """The noun phrase that ends before the verb, an apposition or relative clause between commas skipped."""
    doc = reading.doc
    index = verb.i - 1
    # "Ann Lee Thursday vowed …"
    while index >= low and (doc[index].pos_ in _SKIPPED_BEFORE_VERB or doc[index].lower_ in WEEKDAYS):
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
    return speaker_at(reading, _with_affiliated(doc, index, low), verb)


def _with_affiliated(doc: Doc, index: int, low: int) -> Token:
    """The head of "a spokesman for Acme in Oslo", given its last word."""
    for _ in range(3):
        start, _ = _phrase(doc, index, low, -1)
        before = start - 2
        if before < low or doc[start - 1].lower_ not in _AFFILIATING or doc[before].pos_ not in ("NOUN", "PROPN"):
            break
        index = before
    return doc[index]


def speaker_after(reading: Reading, verb: Token, high: int) -> Speaker | None:
    """The noun phrase that begins right after the verb: "said Ann Lee, the minister"."""
    doc = reading.doc
    end = verb.i + 1
    while end < high and end - verb.i <= _LONGEST_PHRASE and _in_phrase(doc, end):
        # An article begins another phrase: "told Reuters the deal …".
        if end > verb.i + 1 and doc[end].pos_ in ("DET", "PRON"):
            break
        end += 1
    if end == verb.i + 1:
        return None
    return speaker_at(reading, doc[end - 1], verb, verb.i + 1)


def speaker_at(reading: Reading, head: Token, verb: Token | None = None, low: int = 0) -> Speaker | None:
    """The speaker whose noun phrase holds the token, or None where nobody of the kind can speak."""
    doc = reading.doc
    if head.lower_ in _NEVER or (verb is not None and head.i == verb.i):
        return None
    start, end = _phrase(doc, head.i, low, verb.i if verb is not None else -1)
    chain = _chain(reading, head, start, end)
    if chain is not None:
        first, last = _naming_bounds(reading, chain, start, end)
        return Speaker(chain, min(start, first), max(end, last))
    named = _named_behind(reading, end)
    if named is not None and head.pos_ == "NOUN":
        return Speaker(named, start, end)
    if head.pos_ == "PRON":
        return Speaker(None, head.i, head.i + 1) if head.lower_ in _PRONOUNS else None
    if head.pos_ == "PROPN" or any(
        lemma(token) in speaking_nouns() for token in doc[start:end] if token.pos_ == "NOUN"
    ):
        if any(relation(token) in ("nsubj:pass",) for token in doc[start:end]):
            return None
        return Speaker(None, start, _with_affiliation(doc, end))
    return None


def _named_behind(reading: Reading, end: int) -> int | None:
    """The person whose name stands between commas behind the phrase: "its spokesman, John Day, said"."""
    doc = reading.doc
    if end + 2 >= len(doc) or doc[end].text != ",":
        return None
    chain = reading.chain_at(end + 1)
    if chain is None or reading.chains[chain].kind is not EntityKind.PERSON:
        return None
    last = end + 1
    while last < len(doc) and reading.chain_at(last) == chain and last - end < _LONGEST_PHRASE:
        last += 1
    return chain if last < len(doc) and doc[last].text in (",", ".") else None


def co_speakers(reading: Reading, speaker: Speaker) -> list[Speaker]:
    """Who says the same in one breath: the other one of "Germany and France"."""
    doc = reading.doc
    found = []
    if speaker.start > 1 and doc[speaker.start - 1].lower_ == "and":
        found.append(_other(reading, speaker, speaker.start - 2))
    if speaker.end + 1 < len(doc) and doc[speaker.end].lower_ == "and":
        found.append(_other(reading, speaker, speaker.end + 1))
    return [other for other in found if other is not None]


def _other(reading: Reading, speaker: Speaker, index: int) -> Speaker | None:
    chain = reading.chain_at(index)
    if chain is None or chain == speaker.chain or not _speaks(reading, chain):
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
        return chain
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
