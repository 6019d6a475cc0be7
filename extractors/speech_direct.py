"""Direct speech: the quotations of an article, and who is said to have spoken them."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractors.quotes import Quote, find_quotes
from extractors.reading import Reading
from extractors.speech_said import Said, finite, speech_verb, unsaid
from extractors.speech_speakers import Speaker, speaker_after, speaker_at, speaker_before, speaker_of
from extractors.speech_verbs import SpeechVerb

# An attribution stands within this many tokens of its quotation; longer sentences bury the verb in appositions.
_AFTER = 40
_BEFORE = 60
# A quotation of fewer words without a sentence's punctuation is a phrase taken up, not a statement.
_FEWEST_WORDS = 4
_ADDRESSING = frozenset(["tell", "remind", "inform", "assure", "ask", "warn", "brief", "notify", "advise", "urge"])
# How sure the speaker is: a verb beside the quotation, the same paragraph, the paragraph before.
_BESIDE, _SAME_PARAGRAPH, _NEXT_PARAGRAPH, _COLON = 0.95, 0.7, 0.5, 0.75


@dataclass(frozen=True, slots=True)
class _Placed:
    """A quotation with its tokens `start` to `end` (exclusive, marks included)."""

    quote: Quote
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Attribution:
    speaker: Speaker
    cue: Token | None
    entry: SpeechVerb | None
    confidence: float


def direct_speech(reading: Reading) -> list[Said]:
    """What is quoted and whose it is, in text order. Quotations that nobody is said to have spoken are left out."""
    doc = reading.doc
    text = doc.text
    placed = _placed(doc, find_quotes(text))
    found: list[Said] = []
    previous: tuple[_Placed, _Attribution] | None = None
    for index, quote in enumerate(placed):
        before = placed[index - 1].end if index else 0
        after = placed[index + 1].start if index + 1 < len(placed) else len(doc)
        attribution = _attribution(reading, text, quote, before, after)
        if attribution is None and previous is not None:
            attribution = _continued(doc, text, quote, previous)
        if attribution is None:
            previous = None
            continue
        joined = _joined(text, found[-1] if found else None, attribution, quote, previous)
        if joined is not None:
            found[-1] = joined
        else:
            found.append(_said(reading, text, attribution, quote))
        previous = quote, attribution
    return found


def _placed(doc: Doc, quotes: list[Quote]) -> list[_Placed]:
    placed = []
    for quote in quotes:
        span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is not None and len(span):
            placed.append(_Placed(quote, span.start, span.end))
    return placed


def _said(reading: Reading, text: str, attribution: _Attribution, placed: _Placed) -> Said:
    start, end = _trimmed(text, placed.quote.inner_start, placed.quote.inner_end)
    verb = attribution.cue.lower_ if attribution.cue is not None else "say"
    if attribution.entry is not None:
        verb = attribution.entry.lemma
    elif attribution.cue is not None:
        verb = "according to"
    addressee = addressee_of(reading, attribution.cue) if attribution.cue is not None else None
    return Said(
        start,
        end,
        True,
        attribution.speaker,
        attribution.cue,
        verb,
        attribution.entry,
        addressee,
        attribution.confidence,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and without the comma that only joins the quotation to its attribution."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _joined(
    text: str,
    last: Said | None,
    attribution: _Attribution,
    placed: _Placed,
    previous: tuple[_Placed, _Attribution] | None,
) -> Said | None:
    """One statement for "We must," she said, "wait.": the second part goes on in small letters after a comma."""
    if (
        last is None
        or previous is None
        or last.cue is None
        or attribution.cue is None
        or attribution.cue.i != last.cue.i
    ):
        return None
    opened, quote = previous[0].quote, placed.quote
    if not text[opened.inner_start : opened.inner_end].rstrip().endswith(","):
        return None
    inner = text[quote.inner_start : quote.inner_end].lstrip()
    if not inner[:1].islower():
        return None
    return replace(last, end=_trimmed(text, quote.inner_start, quote.inner_end)[1])


# --- who said it ------------------------------------------------------------------------------------------------------


def _attribution(reading: Reading, text: str, placed: _Placed, before: int, after: int) -> _Attribution | None:
    low = _window_start(reading.doc, placed.start, before)
    high = _window_end(reading.doc, placed.end, after)
    inner = text[placed.quote.inner_start : placed.quote.inner_end].strip()
    return _from_before(reading, placed, inner, low) or _from_after(reading, placed, inner, high)


def _window_start(doc: Doc, start: int, bound: int) -> int:
    """The first token of the sentence that leads up to a quotation."""
    index = start
    while index > max(bound, start - _BEFORE):
        token = doc[index - 1]
        if "\n" in token.text or (token.text in (".", "!", "?", "…", ";") and index < start):
            break
        index -= 1
    return index


def _window_end(doc: Doc, end: int, bound: int) -> int:
    """The token after the last of the sentence that follows a quotation."""
    index = end
    while index < min(bound, end + _AFTER):
        token = doc[index]
        if "\n" in token.text or token.text in (".", "!", "?", "…", ";"):
            break
        index += 1
    return index


def _from_before(reading: Reading, placed: _Placed, inner: str, low: int) -> _Attribution | None:
    """Ann Lee told reporters: "…"; Ann Lee said, "…"; Ann Lee: "…"."""
    doc = reading.doc
    last = placed.start - 1
    while last >= low and doc[last].is_space:
        last -= 1
    if last < low:
        return None
    link = doc[last].text
    if link not in (":", ",") and not (speech_verb(doc[last]) and _is_statement(inner)):
        return None
    if link == "," and not (_is_statement(inner) or inner[:1].islower()):
        return None
    for index in range(last, low - 1, -1):
        entry = speech_verb(doc[index])
        if entry is None or not (finite(doc[index]) or doc[index].tag_ in ("VBG", "VBN")):
            continue
        if link == "," and not _reaches_quote(doc, index, last, inner):
            return None
        if unsaid(doc, doc[index]):
            return None
        speaker = speaker_of(reading, doc[index], low, placed.start)
        if speaker is None:
            speaker = speaker_before(reading, doc[index], low) or speaker_after(reading, doc[index], placed.start)
        return _Attribution(speaker, doc[index], entry, _BESIDE) if speaker else None
    return _from_colon(reading, low, last) if link == ":" else None


def _reaches_quote(doc: Doc, verb: int, last: int, inner: str) -> bool:
    """Between the verb and the comma stands no clause that would be what is said."""
    if last - verb > 15:
        return False
    between = doc[verb + 1 : last]
    if any(token.lower_ in ("that", "whether") for token in between):
        return False
    return not any(finite(token) and token.pos_ in ("VERB", "AUX") for token in between) or inner[:1].islower()


def _from_colon(reading: Reading, low: int, colon: int) -> _Attribution | None:
    """The name before a colon, or the subject of the sentence that ends with it."""
    doc = reading.doc
    if colon <= low:
        return None
    start = low
    while start < colon and (doc[start].is_space or doc[start].text in ("-", "–", "•", "*")):
        start += 1
    verb = next((token for token in doc[start:colon] if token.pos_ in ("VERB", "AUX") and finite(token)), None)
    head = doc[colon - 1] if verb is None else None
    speaker = speaker_at(reading, head, None, start) if head is not None else None
    if verb is not None:
        speaker = speaker_before(reading, verb, start)
    if speaker is None or speaker.chain is None:
        return None
    if verb is None and speaker.start > start:
        # "Ann Lee of Oxfam in Geneva:": only a name that begins the line is a speaker.
        return None
    return _Attribution(speaker, None, None, _COLON)


def _from_after(reading: Reading, placed: _Placed, inner: str, high: int) -> _Attribution | None:
    """ "…," said Ann Lee; "…," Ann Lee told the paper; "…," according to Ann Lee."""
    doc = reading.doc
    start = placed.end
    comma = False
    while start < high and (doc[start].is_punct or doc[start].is_space):
        comma = comma or doc[start].text == ","
        start += 1
    if start >= high:
        return None
    closed = inner[-1:]
    joins = closed in (",", "?", "!", "-", "—", "–") or comma
    ended = closed in (".", "…") and not comma
    if doc[start].lower_ == "according" and start + 2 < high and doc[start + 1].lower_ == "to":
        speaker = speaker_after(reading, doc[start + 1], high)
        return _Attribution(speaker, doc[start], None, _BESIDE) if speaker and (joins or _is_statement(inner)) else None
    entry = speech_verb(doc[start])
    if entry is not None and finite(doc[start]):
        # Right after the marks a verb reports what they hold, whatever the punctuation.
        if not (joins or ended or _is_statement(inner)):
            return None
        speaker = speaker_after(reading, doc[start], high)
        return _Attribution(speaker, doc[start], entry, _BESIDE) if speaker else None
    if closed in ("?", "!") and not comma and _embedded(doc, placed) and doc[start].text[:1].isupper():
        return None
    if not joins and not (ended and not doc[start].text[:1].isupper()):
        return None
    for index in range(start, high):
        token = doc[index]
        entry = speech_verb(token)
        if entry is not None and (finite(token) or token.tag_ == "VBN"):
            if unsaid(doc, token) or (not comma and closed in ("?", "!") and _has_content(doc, index, high)):
                return None
            speaker = speaker_before(reading, token, start) or speaker_of(reading, token, start, high)
            return _Attribution(speaker, token, entry, _BESIDE) if speaker else None
        if token.pos_ in ("VERB", "AUX") and finite(token) and not _inside_apposition(doc, start, index):
            return None
    return None


def _embedded(doc: Doc, placed: _Placed) -> bool:
    """The quotation is a part of the sentence that leads up to it."""
    before = doc[placed.start - 1] if placed.start else None
    return before is not None and not before.is_punct and not before.is_space


def _has_content(doc: Doc, verb: int, high: int) -> bool:
    return any(token.lower_ == "that" for token in doc[verb + 1 : min(high, verb + 8)])


def _inside_apposition(doc: Doc, start: int, index: int) -> bool:
    """A relative clause or an auxiliary before the verb of speech."""
    if doc[index].pos_ == "AUX":
        return True
    return any(token.lower_ in ("who", "which", "whose") for token in doc[start:index])


def _continued(doc: Doc, text: str, placed: _Placed, previous: tuple[_Placed, _Attribution]) -> _Attribution | None:
    """A quotation without a verb of its own: by the speaker of the one before it, in its paragraph or right above."""
    quote, last = placed.quote, previous[0].quote
    inner = text[quote.inner_start : quote.inner_end].strip()
    if not _is_statement(inner) or quote.start - last.end > 600:
        return None
    gap = text[last.end : quote.start]
    if "\n" not in gap:
        if any(speech_verb(token) for token in doc[previous[0].end : placed.start] if token.i != _cue(previous[1])):
            return None
        return replace(previous[1], confidence=min(previous[1].confidence, _SAME_PARAGRAPH))
    line_end = text.find("\n", quote.end)
    rest = text[quote.end : line_end if line_end >= 0 else len(text)]
    if gap.strip().count("\n") or not gap.rstrip(" ").endswith("\n") or rest.strip():
        return None
    return replace(previous[1], confidence=min(previous[1].confidence, _NEXT_PARAGRAPH))


def _cue(attribution: _Attribution) -> int:
    return attribution.cue.i if attribution.cue is not None else -1


def _is_statement(inner: str) -> bool:
    """The quoted words are a sentence or more, not a phrase or a title taken up."""
    words = inner.split()
    if len(words) < _FEWEST_WORDS:
        return inner[-1:] in (".", "!", "?", ",") and inner[:1].isupper() and len(words) > 0
    return inner[:1].isupper() or inner[:1] in "…(" or inner[-1:] in (".", "!", "?", ",", "…")


def addressee_of(reading: Reading, cue: Token) -> Speaker | None:
    """To whom it is said: "told the BBC", "said to reporters"."""
    doc = reading.doc
    entry = speech_verb(cue)
    if entry is None:
        return None
    start = cue.i + 1
    if entry.lemma not in _ADDRESSING:
        if start >= len(doc) or doc[start].lower_ != "to":
            return None
        start += 1
    found = speaker_after(reading, doc[start - 1], min(len(doc), start + 10))
    return found if found is not None and found.start <= start + 3 else None
