"""Speech: who says what, in whose words, and how it is held."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dramatis.words import Modality, Polarity
from extractors.quotes import find_quotes
from extractors.reading import Reading
from extractors.speech import find_claims
from extractors.speech_verbs import speech_verbs
from tests.extractors.marked_text import marked_reading, name_of

PUBLISHED = date(2025, 5, 29)

QUOTES = [
    ("“As far as I know (...). We must wait,” he said.", ["As far as I know (...). We must wait,"]),
    ('"We won," she said. "At last."', ["We won,", "At last."]),
    ("'We will not yield,' she said.", ["We will not yield,"]),
    ("‘We won’t,’ he said.", ["We won’t,"]),
    ("“He told me ‘no’ again,” she said.", ["He told me ‘no’ again,"]),
    ("“One.\n\n“Two,” he said.", ["One.\n\n“Two,"]),
    ('"One.\n\n"Two," he said.', ['One.\n\n"Two,']),
    ("„Wir kommen“, sagte er.", ["Wir kommen"]),
    ("Il a dit « non ».", [" non "]),
    ("The workers' rights and the '90s weren't quoted.", []),
    ("“Only opened.\nThe next paragraph has “one” of its own.", ["one"]),
    ('A 5" pipe and a "word".', ["word"]),
    ("”Closed first, “then opened.", []),
    ('"We lost it all.\n\nIt was a long night."\n\nNobody slept.', ["We lost it all.\n\nIt was a long night."]),
    ('She said, "We have to go on and on.', ["We have to go on and on."]),
    ('We have to go on and on." she said.', ["We have to go on and on."]),
    ('“We won," she said.', ["We won,"]),
    ("``We won,'' she said. It''s ours.", ["We won,"]),
    ("»Wir kommen«, sagte er.", ["Wir kommen"]),
]
# Marked text, and for each claim: speaker, words of the speaker, verb, direct, what is said.
SAID = [
    ('"We will not yield," said {Ann Lee:P}.', [("Ann Lee", "say", True, "We will not yield")]),
    ("“We will not yield,” {Ann Lee:P} said on Monday.", [("Ann Lee", "say", True, "We will not yield")]),
    ('{Ann Lee:P} said: "We will not yield."', [("Ann Lee", "say", True, "We will not yield.")]),
    ('{Ann Lee:P} told reporters, "We will not yield."', [("Ann Lee", "tell", True, "We will not yield.")]),
    ('{Ann Lee:P}: "We will not yield."', [("Ann Lee", "say", True, "We will not yield.")]),
    (
        '"We must," {she=Ann Lee} added, "wait for the answer."',
        [("Ann Lee", "add", True, "We must"), ("Ann Lee", "add", True, "wait for the answer.")],
    ),
    (
        '"It is a good day", said {Bob Ray:P}, the mayor. "We won it."',
        [("Bob Ray", "say", True, "It is a good day"), ("Bob Ray", "say", True, "We won it.")],
    ),
    (
        "“No answer has come (...). We must wait,” said {Bob Ray:P}, the spokesman, during {his=Bob Ray} briefing.",
        [("Bob Ray", "say", True, "No answer has come (...). We must wait")],
    ),
    ('"Why now?" asked {Ann Lee:P}.', [("Ann Lee", "ask", True, "Why now?")]),
    ('"It is over," according to {Ann Lee:P}.', [("Ann Lee", "according to", True, "It is over")]),
    ("{Ann Lee:P} said that the talks had failed.", [("Ann Lee", "say", False, "the talks had failed")]),
    ("{Ann Lee:P} said on Thursday that it is waiting.", [("Ann Lee", "say", False, "it is waiting")]),
    ("{Ann Lee:P} said Tuesday the talks had failed.", [("Ann Lee", "say", False, "the talks had failed")]),
    ("The talks had failed, {Ann Lee:P} said.", [("Ann Lee", "say", False, "The talks had failed")]),
    (
        "{Iran:L} will not halt the work, its minister, {Ann Lee:P}, told reporters.",
        [("Ann Lee", "tell", False, "Iran will not halt the work")],
    ),
    ("The talks had failed, according to {Ann Lee:P}.", [("Ann Lee", "according to", False, "The talks had failed")]),
    ("According to {Ann Lee:P}, the talks had failed.", [("Ann Lee", "according to", False, "the talks had failed")]),
    (
        "{Ann Lee:P} warned that prices would rise, while {Bob Ray:P} said they would fall.",
        [("Ann Lee", "warn", False, "prices would rise"), ("Bob Ray", "say", False, "they would fall")],
    ),
    (
        "{Ann Lee:P} met {Bob Ray:P} and told him that the deal was close.",
        [("Ann Lee", "tell", False, "the deal was close")],
    ),
    (
        "{Ann Lee:P} urged {Israel:L} to open the crossings.",
        [("Ann Lee", "urge", False, "to open the crossings")],
    ),
    ("{Ann Lee:P} called on {Israel:L} to open them.", [("Ann Lee", "call", False, "to open them")]),
    ("{Ann Lee:P}'s claim that the vote was stolen was false.", [("Ann Lee", "claim", False, "the vote was stolen")]),
    (
        "{The Kremlin:O} announced it is awaiting the reply.",
        [("The Kremlin", "announce", False, "it is awaiting the reply")],
    ),
    ("A senior official said the talks had failed.", [("A senior official", "say", False, "the talks had failed")]),
    (
        "A spokesman for {Acme:O} said the plant would close.",
        [("A spokesman for Acme", "say", False, "the plant would close")],
    ),
    (
        'He said nothing. "We will not yield," the minister\'s spokesman, {John Carter:P}, said.',
        [("John Carter", "say", True, "We will not yield")],
    ),
]
# Nothing is said here by anybody, whatever is quoted.
UNSAID = [
    "The plan was discussed by {Bob Ray:P} and {Ann Lee:P}, who recalled the promises.",
    'He read "The Old Man and the Sea" twice.',
    'The so-called "peace plan" was late.',
    "{Tesla:O} has not said whether it will appeal.",
    "{Ann Lee:P} declined to say that the talks had failed.",
    "{Ann Lee:P} is expected to announce that she will resign.",
    "The evidence said to exist was never found.",
    "{Ann Lee:P} left the room.",
    "{Israel:L} accused {Hamas:O} of stalling.",
    "{Ann Lee:P} thanked {Turkey:L} for its help.",
    "{Ann Lee:P} called for calm and announced a grant.",
]
HELD = [
    ('"We will not yield," said {Ann Lee:P}.', Modality.SCHEDULED, Polarity.NEGATED),
    ("{Ann Lee:P} denied that the troops had crossed the border.", Modality.DENIED, Polarity.ASSERTED),
    ("{Ann Lee:P} left, saying that the homes were emptied as a precaution.", Modality.OCCURRED, Polarity.ASSERTED),
    ("{Ann Lee:P} said 60,000 homes were without electricity.", Modality.OCCURRED, Polarity.ASSERTED),
    ("{Ann Lee:P} urged {Israel:L} to open the crossings.", Modality.REQUESTED, Polarity.ASSERTED),
    ("{Ann Lee:P} said the troops had not crossed the border.", Modality.OCCURRED, Polarity.NEGATED),
    ("{Ann Lee:P} said the minister has yet to answer.", Modality.OCCURRED, Polarity.NEGATED),
    ("{Ann Lee:P} said the troops had crossed the border.", Modality.OCCURRED, Polarity.ASSERTED),
    ("{Ann Lee:P} vowed to fight on.", Modality.SCHEDULED, Polarity.ASSERTED),
    ("{Ann Lee:P} threatened to close the border.", Modality.HYPOTHETICAL, Polarity.ASSERTED),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_a_quotation_lies_between_its_marks(text: str, expected: list[str]) -> None:
    found = [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)]

    assert found == expected


@pytest.mark.parametrize(("marked", "expected"), SAID)
def test_a_claim_has_its_speaker_and_its_words(
    nlp: Language, marked: str, expected: list[tuple[str, str, bool, str]]
) -> None:
    # A first sentence makes {she=Ann Lee} known.
    reading = marked_reading(nlp, ("{Ann Lee:P} came. " if "=Ann Lee" in marked else "") + marked, PUBLISHED)

    claims = find_claims(reading)

    found = [(name_of(reading, c.speaker) or c.speaker_text, c.verb, c.direct, c.text) for c in claims]
    assert found == expected


@pytest.mark.parametrize("marked", UNSAID)
def test_what_nobody_says_is_no_claim(nlp: Language, marked: str) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    assert find_claims(reading) == []


@pytest.mark.parametrize(("marked", "modality", "polarity"), HELD)
def test_a_claim_is_held_as_its_words_say(nlp: Language, marked: str, modality: Modality, polarity: Polarity) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    claims = find_claims(reading)

    assert [(claim.modality, claim.polarity) for claim in claims] == [(modality, polarity)]


def test_a_claim_names_its_addressee_its_topic_and_its_day(nlp: Language) -> None:
    reading = marked_reading(nlp, "{Ann Lee:P} told {the BBC:O} on Monday that {Iran:L} had agreed.", PUBLISHED)

    (claim,) = find_claims(reading)

    assert name_of(reading, claim.addressee) == "the BBC"
    assert [name_of(reading, entity) for entity in claim.about] == ["Iran"]
    assert str(claim.start) == "2025-05-26"
    assert reading.chains[0].acts


def test_every_span_of_a_claim_matches_its_text(nlp: Language) -> None:
    reading = marked_reading(nlp, '"We won," said {Ann Lee:P}. {Bob Ray:P} said that she had lost.', PUBLISHED)

    claims = find_claims(reading)

    assert len(claims) == 2
    for claim in claims:
        content, speaker, cue = (reading.text[one.start : one.end] for one in claim.evidence)
        assert (content, speaker, cue) == (claim.text, claim.speaker_text, "said")


def test_both_of_two_who_speak_together_are_speakers(nlp: Language) -> None:
    reading = marked_reading(nlp, "{Germany:L} and {France:L} urged both sides to show restraint.", PUBLISHED)

    claims = find_claims(reading)

    assert {name_of(reading, claim.speaker) for claim in claims} == {"Germany", "France"}


def test_the_lexicon_is_broad_and_every_verb_has_a_pattern() -> None:
    verbs = speech_verbs()

    assert len(verbs) >= 120
    assert all(entry.patterns <= {"q", "c", "i", "g", "t"} and entry.patterns for entry in verbs.values())


@pytest.mark.parametrize("piece", ['"', "“", "“”", "‘“", '"a ', "“a\n", "'"])
def test_a_hundred_thousand_quotation_marks_are_read_in_linear_time(piece: str) -> None:
    text = piece * 100_000

    began = time.perf_counter()
    find_quotes(text)

    # A quadratic reader takes minutes; this takes a tenth of a second.
    assert time.perf_counter() - began < 5


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="\"“”‘’'«»„ ab.,:\n", max_size=60))
def test_quotations_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        end = quote.end


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["said", "Ann", "Lee", '"', "“", "”", ",", ":", "that", "according", "to", "told", "urged", "denied", "of",
             "\n", ".", "who", "and", "the talks", "failed", "claim", "'s", "🙂", "\u200b", "一", "(", "call", "on"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_text_gives_claims_whose_spans_match(nlp: Language, parts: list[str]) -> None:
    reading = marked_reading(nlp, "".join(f"{part} " for part in parts) + "{Ann Lee:P} said it was so.")

    for claim in find_claims(reading):
        assert reading.text[claim.evidence[0].start : claim.evidence[0].end] == claim.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The bridge is unsafe, mayor Ann Orr said on Friday, though the builder has not been asked.",
            ["The bridge is unsafe"],
        ),
        ("Ann Orr declared a state of calamity on Monday and is expected in Lyon.", []),
        ("Ann Orr said the bridge and the tunnel are closed.", ["the bridge and the tunnel are closed"]),
    ],
)
def test_what_is_set_beside_a_statement_is_no_part_of_it(
    read: Callable[..., Reading], text: str, said: list[str]
) -> None:
    found = find_claims(read(text))

    assert [claim.text for claim in found] == said
