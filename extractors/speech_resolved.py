"""Speakers whom the text only calls "he", "the minister": who is meant, where coreference has left it open."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dramatis.words import EntityKind
from extractors.reading import Chain, Form, Reading
from extractors.speech_said import Said
from extractors.speech_speakers import Speaker
from extractors.speech_verbs import person_nouns
from extractors.syntax import lemma, relation

_GENDER = {"he": "m", "she": "f"}
# Tokens back to a name; farther away a pronoun takes up somebody nearer.
_FARTHEST = 150
# Tokens back to who was quoted last; "he said" after so few more is the same man.
_NEAR = 90
# What is known no better than this way.
_GUESSED = 0.6
_POINTING = frozenset(["the", "this", "that", "his", "her", "its", "their"])


def resolved(reading: Reading, spoken: Iterable[Said], quoted: bytearray) -> Iterator[Said]:
    """The same with an entity for pronouns and descriptions that fit one named before. `spoken` is in text order."""
    persons = _persons(reading, quoted)
    starts = [start for start, _ in persons]
    last: tuple[int, int] | None = None
    unnamed: Speaker | None = None
    meant: dict[int, Speaker] = {}
    for said in spoken:
        speaker = said.speaker
        if speaker is None:
            yield said
            continue
        if _doubtful(reading, said, last):
            speaker = Speaker(None, speaker.start, speaker.end)
        if speaker.chain is None:
            known = meant.get(speaker.start)
            before = persons[
                max(0, bisect_left(starts, speaker.start) - _FARTHEST) : bisect_left(starts, speaker.start)
            ]
            found = (
                known or _meant(reading, speaker, before, last) or (said.speaker if said.speaker != speaker else None)
            )
            if found is None and unnamed is not None and _is_he_or_she(reading, speaker):
                # A name that is known as no entity's is still more than a pronoun.
                found = unnamed if speaker.start - unnamed.start <= _FARTHEST else None
            elif found is None and reading.doc[speaker.end - 1].pos_ == "PROPN":
                unnamed = speaker
            if found is not None:
                meant[speaker.start] = speaker = found
                said = replace(said, speaker=speaker, confidence=min(said.confidence, _GUESSED))
        if speaker.chain is not None:
            unnamed = None
        if speaker.chain is not None and _may_be_person(reading.chains[speaker.chain]):
            last = (speaker.start, speaker.chain)
        yield said


def _may_be_person(chain: Chain) -> bool:
    """A person, or a bare name that the pipeline may have taken for a body."""
    unknown = chain.kind is EntityKind.ORGANIZATION and chain.wikidata is None and chain.name.istitle()
    return chain.kind is EntityKind.PERSON or (unknown and " " not in chain.name)


def _persons(reading: Reading, quoted: bytearray) -> list[tuple[int, int]]:
    """Where persons are named outside quotations: token and chain, in order."""
    return sorted(
        (naming.start, index)
        for index, chain in enumerate(reading.chains)
        if chain.kind is EntityKind.PERSON
        for naming in chain.namings
        if not quoted[naming.start]
    )


def _doubtful(reading: Reading, said: Said, last: tuple[int, int] | None) -> bool:
    """Coreference gives a quotation to somebody named inside it, or to another than who has just been quoted."""
    speaker = said.speaker
    if not said.direct or speaker is None or speaker.chain is None or not _is_he_or_she(reading, speaker):
        return False
    chain = reading.chains[speaker.chain]
    names = [one for one in chain.namings if one.form is not Form.PRONOUN and one.start < speaker.start]
    if names and said.start <= reading.doc[names[-1].start].idx < said.end:
        return True
    return last is not None and last[1] != speaker.chain and speaker.start - last[0] <= _NEAR


def _is_he_or_she(reading: Reading, speaker: Speaker) -> bool:
    return speaker.end - speaker.start == 1 and reading.doc[speaker.start].lower_ in _GENDER


def _meant(
    reading: Reading, speaker: Speaker, before: list[tuple[int, int]], last: tuple[int, int] | None
) -> Speaker | None:
    words = reading.doc[speaker.start : speaker.end]
    gender = _GENDER.get(words[0].lower_) if len(words) == 1 else None
    if gender is not None:
        chain = _by_gender(reading, speaker.start, gender, before, last)
    else:
        chain = _by_title(reading, speaker, before)
    return None if chain is None else Speaker(chain, speaker.start, speaker.end)


def _by_gender(
    reading: Reading, at: int, gender: str, before: list[tuple[int, int]], last: tuple[int, int] | None
) -> int | None:
    """Who spoke last, else the last person who was a subject, else the last one named."""
    near = [
        (start, chain) for start, chain in before if at - start <= _FARTHEST and _fits(reading.chains[chain], gender)
    ]
    if last is not None and at - last[0] <= _FARTHEST and _fits(reading.chains[last[1]], gender):
        since = [chain for start, chain in near if start > last[0] and chain != last[1] and _is_subject(reading, start)]
        if not since:
            return last[1]
    subjects = [chain for start, chain in near if _is_subject(reading, start)]
    found = subjects or [chain for _, chain in near]
    return found[-1] if found else None


def _fits(chain: Chain, gender: str) -> bool:
    return chain.gender in (None, gender)


def _is_subject(reading: Reading, start: int) -> bool:
    naming = reading.naming_at(start)
    if naming is None or naming.form is Form.PRONOUN:
        return naming is not None
    tokens = reading.doc[naming.start : naming.end]
    # "Its spokesman, Ann Lee, said": who stands beside a subject is it as well.
    heads = [token.head if relation(token) == "appos" else token for token in tokens]
    return any(relation(token) in ("nsubj", "nsubj:pass") for token in heads)


def _by_title(reading: Reading, speaker: Speaker, before: list[tuple[int, int]]) -> int | None:
    """The last person named whose title or office the words repeat: "the minister"."""
    doc = reading.doc
    words = doc[speaker.start : speaker.end]
    opening = words[0].lower_ in _POINTING or (speaker.start > 0 and doc[speaker.start - 1].lower_ in _POINTING)
    heads = {lemma(token) for token in words if token.pos_ in ("NOUN", "PROPN") and lemma(token) in person_nouns()}
    if not opening or not heads or words[-1].tag_ in ("NNS", "NNPS"):
        return None
    for _, chain in reversed(before):
        known = reading.chains[chain]
        offices = {word for office in (*known.titles, *known.roles) for word in office.lower().split()}
        if heads & offices:
            return chain
    return None
