"""Who says the same in one breath with another."""

from extractors.reading import Reading
from extractors.speech_noun_phrases import LONGEST_PHRASE, owner_of_more
from extractors.speech_speakers import Speaker, can_speak


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
        while last + 1 < len(doc) and last - after < LONGEST_PHRASE and doc[last + 1].pos_ == "PROPN":
            last += 1
        found.append(_other(reading, speaker, last))
    return [other for other in found if other is not None]


def _other(reading: Reading, speaker: Speaker, index: int) -> Speaker | None:
    """The entity that the token belongs to, where it can speak as well."""
    chain = reading.chain_at(index)
    if chain is None or chain == speaker.chain or not can_speak(reading, chain):
        return None
    if reading.doc[index].lower_ in ("co", "co.", "sons", "partners", "associates"):
        return None
    start, end = index, index + 1
    while start > 0 and reading.chain_at(start - 1) == chain and end - start < LONGEST_PHRASE:
        start -= 1
    while end < len(reading.doc) and reading.chain_at(end) == chain and end - start < LONGEST_PHRASE:
        end += 1
    if owner_of_more(reading.doc, end - 1, min(len(reading.doc), end + 2)):
        return None
    return Speaker(chain, start, end)
