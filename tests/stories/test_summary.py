"""What a story comes down to: central sentences, unlike each other, of many outlets, and each word for word."""

import math
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.summary import MOST_BULLETS, TOO_ALIKE, summarise
from stories.summary_sentences import Report, Sentence, is_fragment, standing, trimmed

FERRY = (
    "Ferry crews in Split walked out over pay on Monday, and no ship left the harbour.",
    "The union of ferry crews wants eight percent more pay and shorter shifts in summer.",
    "Passengers slept in the harbour hall while the ferry company and the union talked.",
    "The weather in the region is expected to stay dry.",
)
SECOND = (
    "No ferry left Split for a second day because crews are on strike over pay.",
    "The ferry company offered the union four percent, its chairwoman Ana Perko said.",
    "Hotels on the islands reported empty rooms and asked the government to step in.",
    "He did not elaborate.",
)
THIRD = (
    "The strike of ferry crews in Split has stranded some 4,000 passengers, the harbour office said.",
    "A court in Zagreb will decide on Thursday whether the strike is lawful.",
    "Share this article with your friends",
)


def report(key: str, *sentences: str, title: str = "Ferry strike in Split", origin: str = "") -> Report:
    text = f"{title}\n\n"
    places = [Sentence(0, len(title), title)]
    for sentence in sentences:
        places.append(Sentence(len(text), len(text) + len(sentence), sentence))
        text += f"{sentence} "
    return Report(key, origin or key, title, len(title) + 2, tuple(places))


def text_of(one: Report) -> str:
    """The article's text, rebuilt from its sentences."""
    text = ""
    for sentence in one.sentences:
        text = text.ljust(sentence.start) + sentence.text
    return text


STRIKE = [report("a", *FERRY), report("b", *SECOND), report("c", *THIRD)]


def test_the_bullets_of_a_story_tell_its_matter_and_come_from_several_outlets() -> None:
    bullets = summarise(STRIKE)

    assert 3 <= len(bullets) <= MOST_BULLETS
    assert len({bullet.report for bullet in bullets}) > 1
    assert all("strike" in bullet.text or "ferry" in bullet.text.lower() for bullet in bullets[:3])


def test_small_talk_buttons_and_what_leans_on_other_sentences_are_left_out() -> None:
    told = {bullet.text for bullet in summarise(STRIKE)}

    assert told.isdisjoint((FERRY[3], SECOND[3], THIRD[2]))


def test_each_bullet_stands_word_for_word_at_its_place() -> None:
    texts = {one.id: text_of(one) for one in STRIKE}

    for bullet in summarise(STRIKE):
        assert texts[bullet.report][bullet.span.start : bullet.span.end] == bullet.span.text == bullet.text
        assert bullet.sentence.start <= bullet.span.start < bullet.span.end <= bullet.sentence.end


def test_the_same_sentence_in_two_outlets_is_told_once() -> None:
    bullets = summarise([report("a", *FERRY), report("b", *FERRY)])

    assert len({bullet.text for bullet in bullets}) == len(bullets) > 0


def test_one_article_alone_gives_at_most_three_bullets() -> None:
    assert 1 <= len(summarise([report("a", *FERRY, *SECOND, *THIRD)])) <= 3


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([], id="no article"),
        pytest.param([report("a")], id="only a title"),
        pytest.param([report("a", "", " ", ".")], id="empty sentences"),
        pytest.param([report("a", "word " * 40_000 + ".")], id="one sentence of 200 kB"),
        pytest.param([report("a", "a" * 200_000)], id="one word of 200 kB"),
        pytest.param([report("a", "( " * 300 + "(A) ")], id="brackets"),
        pytest.param([report("a", "the of and in the of and in.")], id="no telling word"),
    ],
)
def test_a_story_without_any_sentence_that_could_stand_alone_has_no_bullet(reports: list[Report]) -> None:
    assert summarise(reports) == ()


def test_a_story_in_capitals_still_has_a_summary() -> None:
    shouted = [report("a", *(sentence.upper() for sentence in FERRY))]

    assert next(bullet.text for bullet in summarise(shouted)) == FERRY[0].upper()


@pytest.mark.parametrize(
    ("sentence", "bullet"),
    [
        ("WASHINGTON (AP) — The Senate voted on Tuesday.", "The Senate voted on Tuesday."),
        ("LIMA, Peru (AFP) - Miners closed the road again.", "Miners closed the road again."),
        ("Nairobi, May 3 (Reuters) - Tea prices fell on Friday.", "Tea prices fell on Friday."),
        ("(CNN) Voters in Ghana go to the polls.", "Voters in Ghana go to the polls."),
        ("(CNN)Voters in Ghana go to the polls.", "Voters in Ghana go to the polls."),
        ("NEW YORK — Shares fell on Monday morning.", "Shares fell on Monday morning."),
        ("However, Ghana kept its envoy in Accra.", "Ghana kept its envoy in Accra."),
        ("Meanwhile Ana Perko kept her seat.", "Ana Perko kept her seat."),
        ("The road is open again. (Reporting by Bo Ray; editing by Ann Lee)", "The road is open again."),
        # what would begin with a small letter, or isn't certain to be furniture, stays as it is
        ("But the envoy stayed in Accra.", "But the envoy stayed in Accra."),
        ("The FBI (a federal agency) closed its case.", "The FBI (a federal agency) closed its case."),
        (
            "Prime Minister Ana Perko (pictured) resigned on Friday.",
            "Prime Minister Ana Perko (pictured) resigned on Friday.",
        ),
        ("RIOTS SHAKE CAPITAL - POLICE FIRE TEAR GAS", "RIOTS SHAKE CAPITAL - POLICE FIRE TEAR GAS"),
        ("“We will not yield,” she said.", "“We will not yield,” she said."),
    ],
)
def test_only_furniture_is_cut_from_the_ends_of_a_sentence(sentence: str, bullet: str) -> None:
    span = trimmed(Sentence(7, 7 + len(sentence), sentence))

    assert span is not None
    assert span.text == bullet == sentence[span.start - 7 : span.end - 7]


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("The strike is over.", False),
        ("“The strike is over,” Perko said.", False),
        ("He said: “The strike is over.”", False),
        ("Enlarge this image Ana Perko/Agency", True),
        ("The strike is over and the …", True),
        ("The company and the union ended the...", True),
        ('The strike is over," the company said.', True),
        ("EDITOR'S NOTE: The death toll was corrected.", True),
        ("Ferry strike in Split.", True),
    ],
)
def test_captions_cut_ends_half_quotations_and_the_title_are_no_sentences(text: str, fragment: bool) -> None:
    assert is_fragment(text, "Ferry strike in Split") is fragment


def test_a_plain_statement_stands_better_than_what_leans_on_others() -> None:
    plain = standing("The ferry company offered the union four percent more pay.", "")

    for leaning in (
        "It offered the union of the ferry crews four percent more pay.",
        "But the ferry company offered the union four percent more pay.",
        "Will the ferry company offer the union four percent more pay?",
        "We think the ferry company offered four percent more pay.",
        "THE FERRY COMPANY OFFERED THE UNION FOUR PERCENT MORE PAY.",
    ):
        assert standing(leaning, "") < plain == 1.0


SENTENCES = st.sampled_from((*FERRY, *SECOND, *THIRD, *(f"{word} {word} ferry." for word in "abcdef")))
REPORTS = st.lists(
    st.builds(
        lambda key, found, origin: report(f"r{key}", *found, origin=origin),
        st.integers(0, 50),
        st.lists(SENTENCES | st.text(max_size=80), max_size=12),
        st.sampled_from("xyz"),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


def _cosine(left: str, right: str) -> float:
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (left, right))
    length = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return sum(n * other[word] for word, n in one.items()) / length if length else 0.0


@settings(deadline=None)
@given(REPORTS)
def test_bullets_are_few_verbatim_and_unlike_each_other_whatever_the_articles_hold(reports: list[Report]) -> None:
    bullets = summarise(reports)

    assert len(bullets) <= MOST_BULLETS
    for place, bullet in enumerate(bullets):
        sentences = next(one.sentences for one in reports if one.id == bullet.report)
        assert bullet.sentence in sentences
        assert bullet.span.text in bullet.sentence.text
        assert all(_cosine(bullet.text, other.text) < TOO_ALIKE for other in bullets[:place])
    assert summarise(reports) == bullets
