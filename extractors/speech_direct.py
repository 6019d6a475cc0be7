"""Direct speech: the quotations of an article, and who is said to have spoken them."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from extractors.quotes import find_quotes, paragraphs_of
from extractors.reading import Reading
from extractors.speech_alone import introduced, said_before
from extractors.speech_phrases import FEWEST_OF_PHRASE, is_statement, is_title, phrase_attribution
from extractors.speech_placed import (
    ALONE,
    BESIDE,
    COLON,
    NEXT_PARAGRAPH,
    PART,
    SAME_PARAGRAPH,
    Attribution,
    Placed,
    placed,
)
from extractors.speech_said import Said, addressee_of, finite, speech_verb, unsaid
from extractors.speech_speakers import (
    is_passive,
    passive_speaker,
    speaker_after,
    speaker_at,
    speaker_before,
    speaker_of,
)

# An attribution stands within this many tokens of its quotation; longer sentences bury the verb in appositions.
_AFTER = 40
_BEFORE = 60
# Tokens of a headline before its quotation.
_LONGEST_HEADLINE = 20
# Characters between a quotation and the one that it goes on from.
_FARTHEST = 900


def direct_speech(reading: Reading) -> list[Said]:
    """What is quoted and whose it is, in text order, one for each paragraph that it fills.

    Quotations that are no speech (titles, terms, scare quotes) are left out.
    """
    doc = reading.doc
    text = doc.text
    quotes = placed(doc, find_quotes(text))
    found: list[Said] = []
    previous: tuple[Placed, Attribution] | None = None
    for index, quote in enumerate(quotes):
        before = quotes[index - 1].end if index else 0
        after = quotes[index + 1].start if index + 1 < len(quotes) else len(doc)
        attribution = _attribution(reading, text, quote, before, after)
        if attribution is None:
            attribution = _alone(reading, text, quote, previous)
        if attribution is None:
            continue
        found.extend(_said(reading, text, attribution, quote))
        previous = quote, attribution
    return found


def tells_before_colon(doc: Doc, said: Said) -> bool:
    """The verb has a clause of its own before the quotation: "said that the wards were full: “We have no beds.”"."""
    if said.cue is None or said.cue.idx > said.start:
        return False
    between = [token for token in doc[said.cue.i + 1 : said.cue.i + _AFTER] if token.idx < said.start]
    colon = any(token.text == ":" for token in between)
    return colon and any(token.pos_ in ("VERB", "AUX") and finite(token) for token in between)


def _said(reading: Reading, text: str, attribution: Attribution, quote: Placed) -> list[Said]:
    cue, entry = attribution.cue, attribution.entry
    verb = cue.lower_ if cue is not None else "say"
    if entry is not None:
        verb = entry.lemma
    elif cue is not None:
        verb = "according to"
    addressee = addressee_of(reading, cue) if cue is not None else None
    parts = [_trimmed(text, start, end) for start, end in paragraphs_of(text, quote.quote)]
    return [
        Said(start, end, True, attribution.speaker, cue, verb, entry, addressee, attribution.confidence)
        for start, end in parts
        if start < end
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and without the comma that only joins the quotation to its attribution."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


# --- who said it ------------------------------------------------------------------------------------------------------


def _attribution(reading: Reading, text: str, quote: Placed, before: int, after: int) -> Attribution | None:
    inner = text[quote.quote.inner_start : quote.quote.inner_end].strip()
    if not inner or is_title(reading.doc, quote, inner):
        return None
    low = _window_start(reading.doc, quote.start, before)
    high = _window_end(reading.doc, quote.end, after)
    return (
        _from_dash(reading, quote, high)
        or _from_before(reading, quote, inner, low)
        or _from_after(reading, quote, inner, high)
        or phrase_attribution(reading, quote, inner, low)
    )


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


def _from_before(reading: Reading, quote: Placed, inner: str, low: int) -> Attribution | None:
    """Ann Lee told reporters: "…"; Ann Lee said, "…"; Ann Lee: "…"."""
    doc = reading.doc
    last = quote.start - 1
    while last >= low and doc[last].is_space:
        last -= 1
    if last < low:
        return None
    link = doc[last].text
    if link not in (":", ",") and not (speech_verb(doc[last]) and is_statement(inner)):
        return None
    if link == "," and not (is_statement(inner) or inner[:1].islower()):
        return None
    for index in range(last, low - 1, -1):
        entry = speech_verb(doc[index])
        if entry is None or not (finite(doc[index]) or doc[index].tag_ in ("VBG", "VBN")):
            continue
        if link == "," and not _reaches_quote(doc, index, last, inner):
            return None
        if unsaid(doc, doc[index]):
            return None
        if is_passive(doc[index]):
            return Attribution(passive_speaker(reading, doc[index], low, quote.start), doc[index], entry, BESIDE)
        speaker = speaker_of(reading, doc[index], low, quote.start)
        if speaker is None:
            speaker = speaker_before(reading, doc[index], low) or speaker_after(reading, doc[index], quote.start)
        return Attribution(speaker, doc[index], entry, BESIDE) if speaker else None
    return _from_colon(reading, low, last) if link == ":" else None


def _reaches_quote(doc: Doc, verb: int, last: int, inner: str) -> bool:
    """Between the verb and the comma stands no clause that would be what is said."""
    if last - verb > 15:
        return False
    between = doc[verb + 1 : last]
    if any(token.lower_ in ("that", "whether") for token in between):
        return False
    return not any(finite(token) and token.pos_ in ("VERB", "AUX") for token in between) or inner[:1].islower()


def _from_colon(reading: Reading, low: int, colon: int) -> Attribution | None:
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
    named = speaker is not None and (speaker.chain is not None or doc[speaker.end - 1].pos_ == "PROPN")
    if speaker is None or not named:
        return None
    if verb is None and speaker.start > start:
        # "Ann Lee of Oxfam in Geneva:": only a name that begins the line is a speaker.
        return None
    return Attribution(speaker, None, None, COLON)


def _from_dash(reading: Reading, quote: Placed, high: int) -> Attribution | None:
    """ "Norway: ‘We lost it all’ – survivors of the fire": in a headline who follows the dash speaks."""
    doc = reading.doc
    if quote.end + 1 >= high or doc[quote.end].text not in ("-", "–", "—") or quote.start > _LONGEST_HEADLINE:
        return None
    if any("\n" in token.text for token in doc[: quote.start]):
        return None
    speaker = speaker_after(reading, doc[quote.end], high)
    stop = speaker.end if speaker is not None else high
    ends = stop >= len(doc) or "\n" in doc[min(high, len(doc) - 1)].text
    said = any(token.pos_ in ("VERB", "AUX") and finite(token) for token in doc[quote.end : high])
    return Attribution(speaker, None, None, COLON) if speaker is not None and ends and not said else None


def _from_after(reading: Reading, quote: Placed, inner: str, high: int) -> Attribution | None:
    """ "…," said Ann Lee; "…," Ann Lee told the paper; "…," according to Ann Lee."""
    doc = reading.doc
    start = quote.end
    comma = False
    while start < high and (doc[start].is_punct or doc[start].is_space):
        comma = comma or doc[start].text == ","
        start += 1
    if start >= high:
        return None
    if quote.starts_line(doc) and doc[start - 1].text == ":":
        # "‘We lost everything’: survivors of the fire speak out"
        speaker = speaker_after(reading, doc[start - 1], high)
        return Attribution(speaker, None, None, COLON) if speaker else None
    if _embedded(doc, quote) and len(inner.split(None, FEWEST_OF_PHRASE)) < FEWEST_OF_PHRASE:
        return None
    closed = inner[-1:]
    joins = closed in (",", "?", "!", "-", "—", "–") or comma
    ended = closed in (".", "…") and not comma
    if doc[start].lower_ == "according" and start + 2 < high and doc[start + 1].lower_ == "to":
        speaker = speaker_after(reading, doc[start + 1], high)
        return Attribution(speaker, doc[start], None, BESIDE) if speaker and (joins or is_statement(inner)) else None
    entry = speech_verb(doc[start])
    if entry is not None and finite(doc[start]):
        # Right after the marks a verb reports what they hold, whatever the punctuation.
        if not (joins or ended or is_statement(inner)):
            return None
        speaker = speaker_after(reading, doc[start], high)
        return Attribution(speaker, doc[start], entry, BESIDE) if speaker else None
    if closed in ("?", "!") and not comma and _embedded(doc, quote) and doc[start].text[:1].isupper():
        return None
    if not joins and not (ended and not doc[start].text[:1].isupper()):
        return None
    for index in range(start, high):
        token = doc[index]
        if token.lower_ in ("quoted", "cited") and index + 2 < high and doc[index + 2].lower_ == "saying":
            speaker = passive_speaker(reading, token, start, high)
            return Attribution(speaker, doc[index + 2], speech_verb(doc[index + 2]), BESIDE) if speaker else None
        entry = speech_verb(token)
        if entry is not None and (finite(token) or token.tag_ == "VBN"):
            if unsaid(doc, token) or (not comma and closed in ("?", "!") and _has_content(doc, index, high)):
                return None
            speaker = speaker_before(reading, token, start) or speaker_of(reading, token, start, high)
            return Attribution(speaker, token, entry, BESIDE) if speaker else None
        if token.pos_ in ("VERB", "AUX") and finite(token) and not _inside_apposition(doc, start, index):
            return None
    return None


def _embedded(doc: Doc, quote: Placed) -> bool:
    """The quotation is a part of the sentence that leads up to it."""
    before = doc[quote.start - 1] if quote.start else None
    return before is not None and not before.is_punct and not before.is_space


def _has_content(doc: Doc, verb: int, high: int) -> bool:
    return any(token.lower_ == "that" for token in doc[verb + 1 : min(high, verb + 8)])


def _inside_apposition(doc: Doc, start: int, index: int) -> bool:
    """A relative clause or an auxiliary before the verb of speech."""
    if doc[index].pos_ == "AUX":
        return True
    return any(token.lower_ in ("who", "which", "whose") for token in doc[start:index])


# --- quotations without a verb of their own ---------------------------------------------------------------------------


def _alone(
    reading: Reading, text: str, quote: Placed, previous: tuple[Placed, Attribution] | None
) -> Attribution | None:
    """Whose a quotation is that no verb reports: of who spoke last, or is introduced, or of nobody known.

    None where it is no statement of its own.
    """
    doc = reading.doc
    inner = text[quote.quote.inner_start : quote.quote.inner_end].strip()
    if not inner or is_title(doc, quote, inner):
        return None
    if previous is not None and _is_further_phrase(doc, previous, quote, inner):
        return previous[1]
    if not is_statement(inner):
        return None
    begins = quote.starts_line(doc)
    if previous is not None and quote.quote.start - previous[0].quote.end < _FARTHEST:
        gap = text[previous[0].quote.end : quote.quote.start]
        breaks = gap.count("\n\n") or gap.count("\n")
        # The rest of a split sentence, or a further sentence in its paragraph.
        if not breaks and not _spoken_between(doc, previous, quote):
            speaker, cue = previous[1].speaker, previous[1].cue
            same = cue is not None and previous[0].end <= cue.i < quote.start and inner[:1].islower()
            return Attribution(
                speaker,
                cue if same else None,
                previous[1].entry if same else None,
                min(previous[1].confidence, SAME_PARAGRAPH),
            )
        if breaks == 1 and begins and _ends_with(doc, previous, quote):
            return replace(previous[1], cue=None, entry=None, confidence=min(previous[1].confidence, NEXT_PARAGRAPH))
    if not (begins or _follows_sentence(doc, quote)) or not _whole(doc, quote, inner):
        return None
    speaker = introduced(reading, quote.start) or said_before(reading, quote.start)
    return Attribution(speaker, None, None, NEXT_PARAGRAPH if speaker else ALONE)


def _is_further_phrase(doc: Doc, previous: tuple[Placed, Attribution], quote: Placed, inner: str) -> bool:
    """A second piece in the same sentence: "called it “a step back” and “a gift to thieves”"."""
    if previous[1].confidence != PART or len(inner.split(None, FEWEST_OF_PHRASE)) < FEWEST_OF_PHRASE:
        return False
    between = doc[previous[0].end : quote.start]
    ended = any(token.text in (".", "!", "?", ";") or "\n" in token.text for token in between)
    return not ended and len(between) < _AFTER and not _spoken_between(doc, previous, quote)


def _spoken_between(doc: Doc, previous: tuple[Placed, Attribution], quote: Placed) -> bool:
    """Somebody else's verb of speech stands between the two."""
    cue = previous[1].cue
    own = cue.i if cue is not None else -1
    between = doc[previous[0].end : quote.start]
    return any(speech_verb(token) and finite(token) and not unsaid(doc, token) for token in between if token.i != own)


def _ends_with(doc: Doc, previous: tuple[Placed, Attribution], quote: Placed) -> bool:
    """Between the two paragraphs stands only who said the first."""
    return not _spoken_between(doc, previous, quote)


def _follows_sentence(doc: Doc, quote: Placed) -> bool:
    index = quote.start - 1
    while index > 0 and doc[index].is_space:
        index -= 1
    return index < 0 or doc[index].text in (".", "!", "?", ":", "”", '"', "…")


def _whole(doc: Doc, quote: Placed, inner: str) -> bool:
    """A sentence or more: with a verb in it, and as long as sentences are."""
    verbs = any(_is_tensed(token) for token in doc[quote.start : min(quote.end, quote.start + _BEFORE)])
    return verbs and (inner[:1].isupper() or not inner[:1].isalpha())


def _is_tensed(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and (finite(token) or token.tag_ == "VB")
