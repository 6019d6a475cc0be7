"""The claims of an article: who says what, to whom, and how it is held."""

from dataclasses import replace

from spacy.tokens import Token

from dramatis.extraction import Claim, Evidence
from dramatis.ids import stable_id
from dramatis.words import Modality, Polarity
from extractors.dates import date_of
from extractors.modality import modality_of
from extractors.reading import Reading
from extractors.speech_corrections import corrections
from extractors.speech_direct import direct_speech, tells_before_colon
from extractors.speech_headlines import headline_speech
from extractors.speech_indirect import indirect_speech
from extractors.speech_resolved import resolved
from extractors.speech_said import Said, finite
from extractors.speech_speakers import Speaker
from extractors.speech_together import co_speakers
from extractors.syntax import is_verb

# These make a wish of their content unless it is a report: "suggested that he had lied" proposes nothing.
_WISHES = frozenset(["propose", "urge"])


def find_claims(reading: Reading) -> list[Claim]:
    """What is said in the article and by whom, in text order; marks the speakers as acting."""
    # The article puts its text together anew each time that it is asked.
    text = reading.text
    direct = direct_speech(reading)
    quoted = bytearray(len(reading.doc))
    cues: set[int] = set()
    for said in direct:
        span = reading.doc.char_span(said.start, said.end, alignment_mode="expand")
        if span is not None:
            quoted[span.start : span.end] = b"\x01" * len(span)
        if said.cue is not None and not tells_before_colon(reading.doc, said):
            cues.add(said.cue.i)
    claims: dict[str, Claim] = {}
    found = [*direct, *indirect_speech(reading, cues, quoted)]
    speaking = {said.speaker.chain for said in found if said.speaker is not None and said.speaker.chain is not None}
    headlines = (said for said in headline_speech(reading, speaking) if not _known(found, said))
    found += corrections(reading, found)
    spoken = sorted((*headlines, *found), key=lambda said: (said.start, said.end))
    for said in resolved(reading, spoken, quoted):
        others = (
            co_speakers(reading, said.speaker) if said.speaker is not None and said.speaker.chain is not None else []
        )
        for speaker in (said.speaker, *others):
            claim = _claim(reading, text, replace(said, speaker=speaker))
            known = claims.get(claim.id)
            if known is None or known.confidence < claim.confidence:
                claims[claim.id] = claim
            if speaker is not None and speaker.chain is not None:
                reading.chains[speaker.chain].acts = True
    return sorted(claims.values(), key=_place)


def _known(found: list[Said], said: Said) -> bool:
    """Something found lies in the same words."""
    return any(one.start < said.end and said.start < one.end for one in found)


def _place(claim: Claim) -> tuple[int, int, int, str]:
    """In text order; of two who say the same, who is named first."""
    return (
        claim.evidence[0].start,
        claim.evidence[0].end,
        claim.evidence[-1 if len(claim.evidence) < 2 else 1].start,
        claim.id,
    )


def _claim(reading: Reading, text: str, said: Said) -> Claim:
    speaker = _entity(reading, said.speaker) if said.speaker is not None else None
    speaker_text = ""
    evidence = [_evidence(reading, said.start, said.end)]
    if said.speaker is not None:
        speaker_start, speaker_end = reading.characters(said.speaker.start, said.speaker.end)
        speaker_text = text[speaker_start:speaker_end]
        evidence.append(reading.evidence(said.speaker.start, said.speaker.end))
    if said.cue is not None:
        evidence.append(reading.evidence(said.cue.i, said.cue.i + 1))
    modality, polarity = _held(reading, text, said)
    period = date_of(reading, said.cue) if said.cue is not None else None
    addressee = _entity(reading, said.addressee) if said.addressee else None
    return Claim(
        id=stable_id(
            "claim",
            reading.version,
            speaker or speaker_text,
            said.verb,
            said.start,
            said.end,
            modality,
            polarity,
        ),
        speaker=speaker,
        speaker_text=speaker_text,
        verb=said.verb,
        direct=said.direct,
        text=text[said.start : said.end],
        addressee=addressee if addressee != speaker else None,
        about=_about(reading, said),
        polarity=polarity,
        modality=modality,
        start=period[0] if period else None,
        end=period[1] if period else None,
        confidence=said.confidence,
        evidence=tuple(evidence),
    )


def _entity(reading: Reading, speaker: Speaker) -> str | None:
    return reading.entity_id(speaker.chain) if speaker.chain is not None else None


def _evidence(reading: Reading, start: int, end: int) -> Evidence:
    """The span of characters, with the sentences in which it begins and ends."""
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Evidence(start, end, start, end)
    first, _ = reading.sentence_of(span.start)
    _, last = reading.sentence_of(span.end - 1)
    return Evidence(start, end, min(first, start), max(last, end))


def _about(reading: Reading, said: Said) -> tuple[str, ...]:
    """The entities that what is said names, in order, the speaker left out."""
    span = reading.doc.char_span(said.start, said.end, alignment_mode="expand")
    if span is None:
        return ()
    chains = dict.fromkeys(reading.chain_of_token.get(index) for index in range(span.start, span.end))
    own = said.speaker.chain if said.speaker is not None else None
    return tuple(reading.entity_id(chain) for chain in chains if chain is not None and chain != own)


def _held(reading: Reading, text: str, said: Said) -> tuple[Modality, Polarity]:
    """How the speaker holds what they say: by the verb that reports it, else by its own main verb."""
    head = said.head if said.head is not None else _main_verb(reading, said)
    modality, polarity = Modality.OCCURRED, Polarity.ASSERTED
    if head is not None:
        modality, polarity, _ = modality_of(head)
        if _still_open(head):
            polarity = Polarity.NEGATED
    entry = said.entry
    if entry is None or entry.modality is None:
        return modality, polarity
    if said.direct:
        # A quotation speaks for itself, save that a denial denies nothing but what it quotes as a phrase.
        asked = text[said.start : said.end].rstrip().endswith("?")
        return (Modality.HYPOTHETICAL if asked else modality), polarity
    # Base forms are often tagged as present tense: "proposed that talks begin" is still a wish.
    reported = head is not None and head.tag_ in ("VBD", "VBN") and modality is Modality.OCCURRED
    if entry.kind in _WISHES and reported:
        return modality, polarity
    return entry.modality, polarity


def _main_verb(reading: Reading, said: Said) -> Token | None:
    """The main verb of the first sentence of what is said that has one."""
    span = reading.doc.char_span(said.start, said.end, alignment_mode="contract")
    if span is None or len(span) == 0:
        return None
    root = span.root
    if is_verb(root):
        return root
    return next((token for token in span if token.pos_ in ("VERB", "AUX") and finite(token)), root)


def _still_open(verb: Token) -> bool:
    """ "Has yet to answer": it hasn't."""
    doc = verb.doc
    for index in range(max(0, verb.i - 3), min(len(doc) - 1, verb.i + 3)):
        if doc[index].lower_ == "yet" and doc[index + 1].lower_ == "to":
            return True
    return False
