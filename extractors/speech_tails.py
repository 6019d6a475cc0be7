"""What stands before a reporting clause or around it: "Iran will not yield, its minister said".

A clause behind the comma reports what stands before it only if it has nothing else to say: "…, the army responded with
artillery" and "…, critics pointed to the minister" tell of another act.
"""

from spacy.tokens import Doc, Span, Token

from extractors.event_lexicon import listed
from extractors.reading import Reading
from extractors.speech_said import speech_verb
from extractors.speech_spans import BEFORE_VERB, LONGEST, Content, main_verb, tensed
from extractors.speech_speakers import Speaker, is_time, speaker_after
from extractors.speech_verbs import speaking_nouns
from extractors.syntax import children, lemma, relation

# A sentence that begins so tells when or where; what is said stands elsewhere.
_SETTING = frozenset(["when", "as", "if", "after", "in", "on", "while", "at", "during", "before", "asked", "speaking"])
# Their object is whom they address, if anybody: what is said may have gone before.
_SAYING = frozenset(["say", "tell", "inform", "assure", "remind", "warn", "add", "write"])
# What is done by these is said in words whatever follows; other verbs of speech tell of acts and topics as well.
_ONLY_SAID = frozenset(["say", "tell", "add", "write", "state", "inform", "announce"])
# What these answer is said by somebody else.
_OPPOSING = frozenset(["agree", "disagree", "dispute", "object", "deny", "contradict", "question", "refute", "concur"])
# Done as often by deeds: "Iran has answered".
_REPLYING = frozenset(["answer", "reply", "respond", "counter", "retort"])
# Behind a verb of speech these bring what it is about or by what means, so that nothing is left to be said before it.
_OWN_CONTENT = listed("with of for against by over about into through toward towards without north south east west")
# "By phone", "for the first time", "with a smile": how it is said.
_MANNERS = listed(
    "phone telephone e-mail email text mail letter radio telegram video fax time smile shrug laugh sigh grin"
)
_BEFORE_SPEAKER = frozenset(["DET", "ADJ", "PROPN", "ADV", "CCONJ", "NUM", "SPACE", "PUNCT"])
# "…, foreign minister Ann Lee said": tokens before the name.
_LONGEST_TITLE = 6
# Tokens from a reporting clause that ends its sentence to that end.
_SHORT_TAIL = 6
# Tokens behind a preposition to the noun that it brings.
_LONGEST_MANNER = 4
_BREAKS = frozenset([",", "—", "–", "--"])


def before_verb(reading: Reading, sentence: Span, verb: Token, speaker: Speaker) -> Content | None:
    """The statement around or before the verb: "Iran will not yield, its minister said"."""
    doc = sentence.doc
    start, first = sentence.start, min(speaker.start, verb.i)
    last = max(speaker.end, verb.i + 1)
    if speaker.start < start or verb.i - start > LONGEST or sentence.end - verb.i > LONGEST:
        return None
    if lemma(verb) in _OPPOSING:
        return None
    closed = _comma_behind(doc, last, sentence.end)
    if closed is None and any(tensed(token) for token in doc[last : sentence.end]):
        return None
    if lemma(verb) not in _SAYING and children(verb, "obj"):
        # "…, while its officials urge restraint": what is urged follows.
        return None
    if _has_own_content(reading, verb, last, sentence.end if closed is None else closed):
        return None
    # From the speaker back to the verb of what is said: the first comma behind it ends the statement.
    index = first - 1
    comma = -1
    introduced = doc[index].text in _BREAKS and _introduces(doc, index, start)
    while index > start and not tensed(doc[index]):
        if doc[index].text in _BREAKS and (comma < 0 or introduced):
            comma = index
        index -= 1
    if not tensed(doc[index]):
        index = max(_past_as_participle(doc, start, first), index)
    tail = sentence.end - last <= _SHORT_TAIL
    near = comma >= 0 and all(token.pos_ in _BEFORE_SPEAKER for token in doc[comma + 1 : first])
    ends = comma > index and (introduced or (near and first - comma <= _LONGEST_TITLE))
    told = _tells(doc[index]) and (speech_verb(doc[index]) is None or tail)
    if ends and doc[comma + 1].pos_ == "CCONJ":
        # "…, and the bank responded": a second main clause.
        return None
    if ends and told and (closed is None or not _is_setting(doc, start)):
        begin = _behind_dateline(doc, start, comma)
        begin += doc[begin].pos_ == "CCONJ"
        if _sets_scene(doc, begin, index):
            return None
        return begin, comma, main_verb(doc, begin, comma, None), BEFORE_VERB
    if closed is not None and first > start and doc[first - 1].text in _BREAKS:
        # "The bridge, the mayor said, is safe": the longer side.
        behind = (closed + 1, sentence.end)
        before = (_behind_dateline(doc, start, first - 1), first - 1)
        begin, end = behind if behind[1] - behind[0] > before[1] - before[0] else before
        if any(tensed(token) for token in doc[behind[0] : behind[1]]) and not tensed(doc[index]):
            return begin, end, main_verb(doc, begin, end, None), BEFORE_VERB
    return None


def _has_own_content(reading: Reading, verb: Token, start: int, stop: int) -> bool:
    """Behind the reporting clause, from token `start`, stands what its verb is about, or by what it is done."""
    doc = reading.doc
    said = lemma(verb)
    if said in _ONLY_SAID:
        return False
    if said in _REPLYING and any(lemma(token) == "have" for token in children(verb, "aux")):
        return True
    for index in range(start, stop):
        token = doc[index]
        if token.text in _BREAKS or token.is_space:
            return False
        if token.lower_ in _OWN_CONTENT and not is_time(reading, index):
            return not any(one.lower_ in _MANNERS for one in doc[index + 1 : min(stop, index + _LONGEST_MANNER)])
        if token.lower_ == "in" and index + 1 < stop and doc[index + 1].lower_ == "kind":
            return True
        if token.lower_ == "to" and index == start:
            # "Replied to the offer", but "confirmed to the agency".
            named = index + 1 < stop and doc[index + 1].pos_ == "PROPN"
            return not named and speaker_after(reading, token, stop) is None
    return False


def _comma_behind(doc: Doc, start: int, stop: int) -> int | None:
    """The comma that ends the reporting clause, with at most a date or an addressee before it."""
    for index in range(start, min(stop - 1, start + 7)):
        if doc[index].text in _BREAKS:
            return index
        if tensed(doc[index]):
            return None
    return None


def _tells(verb: Token) -> bool:
    return tensed(verb) or _seems_participle(verb)


def _past_as_participle(doc: Doc, start: int, stop: int) -> int:
    """The verb that the tagger took for a participle of the noun before it: "a jet crossed the border, he said"."""
    return next((index for index in range(start + 1, stop) if _seems_participle(doc[index])), -1)


def _seems_participle(verb: Token) -> bool:
    if verb.tag_ != "VBN" or verb.i == 0 or verb.i + 1 >= len(verb.doc) or relation(verb) != "acl":
        return False
    return verb.head.i == verb.i - 1 and verb.nbor().lower_ not in ("by", ",", ".")


def _is_setting(doc: Doc, start: int) -> bool:
    """Here begins what tells when or where; "at least 12 people" doesn't."""
    return doc[start].lower_ in _SETTING and doc[start + 1].lower_ not in ("least", "most")


def _sets_scene(doc: Doc, start: int, verb: int) -> bool:
    """The clause only tells when or where: "When the talks failed, the mayor said …"."""
    first = doc[start]
    if first.lower_ not in _SETTING:
        return False
    if first.tag_ in ("WRB", "VBN", "VBG") or first.pos_ == "SCONJ" or first.lower_ in ("when", "while", "as", "if"):
        return True
    # "In May prices rose, the bank said": a clause follows the setting.
    return first.pos_ != "ADP" and not any(token.text == "," for token in doc[start:verb])


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
