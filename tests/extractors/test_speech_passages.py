"""Speech in passages of invented world news, read by the whole pipeline."""

import re
from collections.abc import Callable

import pytest

from dramatis.folding import fold
from extractors.reading import Reading
from extractors.speech import find_claims
from tests.extractors.marked_text import name_of
from tests.extractors.speech_passages import SHORT, Passage, passages
from tests.extractors.speech_passages_longer import longer_passages

# The words that a claim and the listed content share, of the longer one: what counts as the same quote.
_SHARED = 0.8
# The shares to reach; single passages may fail when the parser changes.
_QUOTES, _SPEAKERS = 0.88, 0.88
# Characters of a title, which an empty line ends.
_LONGEST_TITLE = 100
_WORD = re.compile(r"\w+")


def _all_passages() -> list[Passage]:
    return [*passages(SHORT), *longer_passages()]


def _words(text: str) -> set[tuple[str, int]]:
    found: list[str] = _WORD.findall(text.lower())
    return {(word, found[:index].count(word)) for index, word in enumerate(found)}


def _same(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    return len(left & right) >= _SHARED * max(len(left), len(right), 1)


def _spoken(read: Callable[..., Reading], passage: Passage) -> list[tuple[bool, str, str]]:
    title, _, body = (
        passage.text.partition("\n\n") if "\n\n" in passage.text[:_LONGEST_TITLE] else ("", "", passage.text)
    )
    reading = read(body, title)
    return [
        (claim.direct, f"{name_of(reading, claim.speaker) or ''} {claim.speaker_text}", claim.text)
        for claim in find_claims(reading)
    ]


@pytest.fixture(scope="module")
def outcomes(read: Callable[..., Reading]) -> list[tuple[int, int, int, int, str]]:
    """For each passage: quotes found, extra, missed, speakers right, and what is wrong with it."""
    counted = []
    for passage in _all_passages():
        spoken = _spoken(read, passage)
        met, right, wrong = 0, 0, []
        left = list(spoken)
        for direct, speaker, content in passage.said:
            pair = next((one for one in left if one[0] is direct and _same(one[2], content)), None)
            if pair is None:
                wrong.append(f"missed {content!r}")
                continue
            left.remove(pair)
            met += 1
            named = not pair[1].strip() if speaker == "-" else fold(speaker) in fold(pair[1]).split()
            right += named
            if not named:
                wrong.append(f"speaker {pair[1]!r} of {content!r}")
        wrong += [f"extra {one!r}" for one in left]
        counted.append((met, len(left), len(passage.said) - met, right, "; ".join(wrong)))
    return counted


def test_the_table_is_broad() -> None:
    table = _all_passages()

    assert len(table) >= 100
    assert sum(not passage.said for passage in table) >= 15
    for passage in table:
        for _, _, content in passage.said:
            assert content in passage.text


def test_quotes_are_found_and_nothing_else(outcomes: list[tuple[int, int, int, int, str]]) -> None:
    met, extra, missed = (
        sum(one[0] for one in outcomes),
        sum(one[1] for one in outcomes),
        sum(one[2] for one in outcomes),
    )

    assert 2 * met / (2 * met + extra + missed) >= _QUOTES, [one[4] for one in outcomes if one[4]]


def test_speakers_are_who_speaks(outcomes: list[tuple[int, int, int, int, str]]) -> None:
    met, right = sum(one[0] for one in outcomes), sum(one[3] for one in outcomes)

    assert right / met >= _SPEAKERS, [one[4] for one in outcomes if one[4]]
