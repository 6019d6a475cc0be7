"""ROUGE counts as by hand, the baselines rank as their papers say, and the task scores all on the same terms."""

import numpy as np
import pytest

from evaluation.summaries import Story, is_traced, score
from evaluation.summaries_audit import score as score_audits
from evaluation.summaries_baselines import interleaved_leads, lexrank, pagerank, textrank, unlike
from evaluation.summaries_rouge import Overlap, rouge, tokens
from stories.summary import Chosen, summarise
from stories.summary_sentences import Report, Sentence


@pytest.mark.parametrize(
    ("summary", "reference", "n", "shared", "found", "wanted"),
    [
        ("police killed the gunman", "police kill the gunman", 1, 3, 4, 4),
        ("police killed the gunman", "police kill the gunman", 2, 1, 3, 3),
        ("the gunman kill police", "police kill the gunman", 2, 1, 3, 3),
        ("the the the the", "the cat on the mat", 1, 2, 4, 5),  # as often as both have it
        ("The U.S. won, 3-1!", "the u s won 3 1", 1, 6, 6, 6),
        ("a", "a b", 2, 0, 0, 1),
        ("", "a b", 1, 0, 0, 2),
        ("", "", 1, 0, 0, 0),
    ],
)
def test_overlaps_are_those_counted_by_hand(
    summary: str, reference: str, n: int, shared: int, found: int, wanted: int
) -> None:
    assert rouge(tokens(summary), tokens(reference), n) == Overlap(shared, found, wanted)


def test_recall_and_f1_follow_from_an_overlap_and_nothing_is_divided_by_nothing() -> None:
    assert (Overlap(3, 4, 6).recall, Overlap(3, 4, 6).f1) == (0.5, 0.6)
    assert (Overlap(0, 0, 0).recall, Overlap(0, 0, 0).f1) == (0.0, 0.0)


def test_leads_take_turns_until_every_text_is_told() -> None:
    assert interleaved_leads([["a1", "a2", "a3"], ["b1"], []]) == ["a1", "b1", "a2", "a3"]


def test_pagerank_is_that_of_a_star_solved_by_hand() -> None:
    star = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])

    ranks = pagerank(star)

    # centre = .05 + .85 * (1 - centre), each leaf half of what is left
    assert ranks == pytest.approx([0.9 / 1.85, 0.475 / 1.85, 0.475 / 1.85], abs=1e-6)
    assert pagerank(np.zeros((2, 2))) == pytest.approx([0.5, 0.5])
    assert len(pagerank(np.zeros((0, 0)))) == 0


TEXTS = [
    ["The ferry strike in Split is over.", "Rain fell on the hills all day long."],
    ["Crews ended the ferry strike in Split on Monday.", "The orchard lost its apples to a late frost."],
    ["The union of ferry crews ended the strike.", "A choir sang in the old church of Graz."],
]


@pytest.mark.parametrize("rank", [lexrank, textrank])
def test_rankings_by_graph_put_what_most_sentences_say_first_and_lose_none(rank: object) -> None:
    assert callable(rank)
    ranked = rank(TEXTS)

    assert sorted(ranked) == sorted(sentence for text in TEXTS for sentence in text)
    assert "ferry" in ranked[0]
    assert all(
        "ferry" not in sentence for sentence in ranked[3:] if "union" not in sentence and "strike" not in sentence
    )
    assert rank([[]]) == []


def test_what_repeats_an_earlier_sentence_is_left_out() -> None:
    first, again, other = "The ferry strike in Split is over.", "The ferry strike is over in Split.", TEXTS[2][1]

    assert unlike([first, again, other], 5) == [first, other]
    assert unlike([first, again, other], 1) == [first]


def _story(reference: str) -> Story:
    reports, texts = [], {}
    for number, sentences in enumerate(TEXTS):
        text, spans = "Ferries\n\n", []
        for sentence in sentences:
            spans.append(Sentence(len(text), len(text) + len(sentence), sentence))
            text += f"{sentence} "
        texts[f"r{number}"] = text
        reports.append(Report(f"r{number}", f"o{number}", "Ferries", 9, tuple(spans)))
    return Story(tuple(reports), texts, reference)


def test_all_systems_are_scored_with_as_many_bullets_and_differences_are_those_of_the_means() -> None:
    stories = [_story("Crews ended the ferry strike in Split."), _story("The strike of ferry crews is over.")]

    result = score(stories)

    found = {measure.name: measure.figure.value for measure in result.measures}
    for baseline in ("leads", "lexrank", "textrank"):
        for name in ("rouge1", "rouge2"):
            mean = result.details[baseline][name]
            assert found[f"{name}_above_{baseline}"] == pytest.approx(found[name] - mean, abs=1e-4)
    assert found["rouge1"] == pytest.approx(result.details["ours"]["rouge1"], abs=1e-4)
    assert found["traceable"] == 1.0
    assert (result.n, result.documents) == (2, 2)


def test_a_bullet_that_is_not_in_its_text_is_not_traced() -> None:
    story = _story("")
    bullet = summarise(story.reports)[0]
    moved = Sentence(bullet.span.start + 1, bullet.span.end + 1, bullet.span.text)

    assert is_traced(bullet, story.texts[bullet.report])
    assert not is_traced(Chosen(bullet.report, moved, bullet.sentence), story.texts[bullet.report])
    assert not is_traced(bullet, "other words " * 20)


def test_an_audit_passes_what_articles_hold_and_flags_what_was_made_wrong_of_it() -> None:
    body = (
        "The union of the ferry crews in the harbour of Split has 4300 members on the islands of the coast.",
        "The chairwoman of the union was elected in the spring by the crews of the ships of Ragusa.",
    )
    text, spans = "Ferries\n\n", []
    for sentence in body:
        spans.append(Sentence(len(text), len(text) + len(sentence), sentence))
        text += f"{sentence} "
    one = Story((Report("a", "a", "Ferries", 9, tuple(spans)),), {"a": text}, "A choir sang in the church of Graz.")

    found = {measure.name: measure.figure.value for measure in score_audits([one, one]).measures}

    assert found == {
        "passed": 1.0,
        "flagged_number": 1.0,
        "flagged_name": 1.0,
        "flagged_denial": 1.0,
        "flagged_time": 1.0,
        "flagged_foreign": 1.0,
        "carried_own": 0.0,
    }
