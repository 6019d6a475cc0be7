"""What of a given bullet the articles carry: names, numbers, dates and modality must agree, and most of the words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.audit import MOST_SUPPORTS, audit, clauses, told_by
from stories.summary_sentences import Report, Sentence
from tests.stories.test_summary import report

TALKS = report(
    "talks",
    "Norland proposed to meet the envoys of Estmark in Oslo on May 16, 2025.",
    "Foreign Minister Sergey Holm confirmed that Norland is preparing a memorandum on the prisoners.",
    "Estmark has not rejected the meeting, but its president Ann Lee wants guarantees.",
    "The two sides exchanged 85 prisoners for 85 in April.",
    "He may travel to Bergen next week.",
    title="Norland offers Estmark talks in Oslo",
)
STORM = report(
    "storm",
    "A storm tore down two cranes in the harbour of Bergen and killed three sailors.",
    "The port office closed the harbour for a week.",
    title="Storm hits Bergen harbour",
)
TOLD = told_by([TALKS, STORM])


@pytest.mark.parametrize(
    "bullet",
    [
        pytest.param("A storm tore down two cranes in the harbour of Bergen.", id="the same words"),
        pytest.param("Three sailors died in Bergen.", id="another word for the same"),
        pytest.param("Norland has offered talks to Estmark in Oslo.", id="the title"),
        pytest.param("Norland proposed a meeting with Estmark in Oslo on 16 May.", id="the date the other way round"),
        pytest.param("Norland proposed a meeting with Estmark in Oslo on May 16, 2025.", id="with its year"),
        pytest.param("Foreign Minister Sergei Holm confirmed Norland prepares a memorandum.", id="another spelling"),
        pytest.param("Estmark has not rejected the meeting.", id="what is not"),
        pytest.param("Both exchanged 85 prisoners in April.", id="a number"),
        pytest.param("Holm may travel to Bergen.", id="a name that a pronoun stands for"),
    ],
)
def test_what_a_sentence_says_in_the_same_or_like_words_is_carried(bullet: str) -> None:
    found = audit(bullet, told_by([_holm_travels()]) if "travel" in bullet else TOLD)

    assert found.unsupported == ()
    assert 1 <= len(found.supports) <= MOST_SUPPORTS


def _holm_travels() -> Report:
    return report("trip", "Minister Sergey Holm spoke for an hour.", "He may travel to Bergen by ship.", title="A trip")


@pytest.mark.parametrize(
    "bullet",
    [
        pytest.param("Norland will meet the envoys of Estmark in Oslo on May 16, 2025.", id="proposed, not to be"),
        pytest.param("Norland met the envoys of Estmark in Oslo on May 16, 2025.", id="proposed, not done"),
        pytest.param("Estmark has rejected the meeting.", id="what is not so"),
        pytest.param("A storm did not tear down the cranes in Bergen.", id="what is so"),
        pytest.param("A storm might tear down two cranes in the harbour of Bergen.", id="happened, not possible"),
        pytest.param("A storm tore down four cranes in the harbour of Bergen.", id="another number"),
        pytest.param("The two sides exchanged 1,000 prisoners in April.", id="another large number"),
        pytest.param("Norland proposed to meet the envoys of Estmark in Oslo on May 17.", id="another day"),
        pytest.param("Norland proposed to meet the envoys of Estmark in Oslo on June 16.", id="another month"),
        pytest.param("Norland proposed to meet the envoys of Estmark in Oslo in 2024.", id="another year"),
        pytest.param("Norland proposed to meet the envoys of Estmark in Riga.", id="another place"),
        pytest.param("Foreign Minister Karl Holm confirmed that Norland is preparing a memorandum.", id="another man"),
        pytest.param("The harbour's insurers refuse to pay for the cranes.", id="nobody says it"),
    ],
)
def test_what_no_sentence_says_so_is_flagged_word_for_word(bullet: str) -> None:
    found = audit(bullet, TOLD)

    assert found.unsupported == (bullet.rstrip("."),)
    assert found.supports == ()


def test_of_a_bullet_only_the_clause_that_nothing_carries_is_flagged() -> None:
    bullet = "A storm tore down two cranes in the harbour of Bergen, while insurers in London doubled their premiums."

    found = audit(bullet, TOLD)

    assert found.unsupported == ("insurers in London doubled their premiums",)
    assert [(one.report, one.sentence.text) for one in found.supports] == [("storm", STORM.sentences[1].text)]


def test_clauses_of_two_articles_are_linked_to_both() -> None:
    found = audit("Estmark has not rejected the meeting, and a storm killed three sailors in Bergen.", TOLD)

    assert found.unsupported == ()
    assert {one.report for one in found.supports} == {"talks", "storm"}


def test_without_articles_all_of_a_bullet_is_flagged() -> None:
    assert audit("Ann Lee leads Estmark.", told_by([])).unsupported == ("Ann Lee leads Estmark",)


def test_the_words_of_an_empty_bullet_are_neither_carried_nor_flagged() -> None:
    assert audit("", TOLD).unsupported == audit(" – ", TOLD).unsupported == ()


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("Ann Lee, the president of Estmark, resigned.", ["Ann Lee, the president of Estmark, resigned"]),
        (
            "The minister left a day after the call, and the union thanked him before the vote.",
            ["The minister left a day after the call", "the union thanked him before the vote"],
        ),
        ("It cost 1,400 jobs in May 2, 2025 talks.", ["It cost 1,400 jobs in May 2, 2025 talks"]),
        (
            "The union wants more pay while the company offers bonuses; the court rules on Friday.",
            ["The union wants more pay", "the company offers bonuses", "the court rules on Friday"],
        ),
    ],
)
def test_a_bullet_is_cut_where_clauses_end_and_not_within_figures_or_after_a_bare_name(
    bullet: str, expected: list[str]
) -> None:
    names = frozenset(("ann", "lee", "estmark"))

    assert [bullet[start:end] for start, end in clauses(bullet, names)] == expected


def test_a_hostile_bullet_and_article_are_audited_in_time() -> None:
    long = "word " * 40_000
    told = told_by([report("a", long, "A" * 100_000, "Bergen is a town.")])

    assert audit(long + "Bergen.", told).supports == ()


@settings(deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=100), max_size=4))
def test_flags_are_verbatim_and_supports_are_sentences_of_the_articles(bullet: str, sentences: list[str]) -> None:
    one = report("a", *sentences)

    found = audit(bullet, told_by([one]))

    assert all(flag and flag in bullet for flag in found.unsupported)
    assert {support.sentence for support in found.supports} <= set(one.sentences)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TALKS.sentences[1:], *STORM.sentences[1:]]), min_size=1, max_size=3))
def test_what_is_copied_from_articles_is_carried(sentences: list[Sentence]) -> None:
    assert audit(" ".join(sentence.text for sentence in sentences[:1]), TOLD).unsupported == ()
