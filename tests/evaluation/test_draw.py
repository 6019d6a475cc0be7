"""What is drawn for annotation: sentences cut right, prose only, heads that bear events, the same in every run."""

import json
from pathlib import Path

import pytest

from evaluation import draw
from evaluation.excerpts import SENATE, Excerpted, cut_sentences

_ROOT = Path(__file__).parents[2]
_SETS = _ROOT / "evaluation" / "annotated"
_DATA = _ROOT.parent / "shared" / "data"
_LEXICON = draw.Lexicon({"sank": "sink", "said": "say", "closed": "close", "has": "have"})


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("It rained. Then it froze.", ["It rained.", "Then it froze."]),
        ("Sen. Ada B. Moe left the U.S. Senate. He wept.", ["Sen. Ada B. Moe left the U.S. Senate.", "He wept."]),
        ('"We won." She smiled.', ['"We won."', "She smiled."]),
        ("It cost $1.5 million. 30 came!  Why?", ["It cost $1.5 million.", "30 came!", "Why?"]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_but_not_after_abbreviations(paragraph: str, sentences: list[str]) -> None:
    assert cut_sentences(paragraph) == sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The old ferry from Oban sank near the island on Sunday.", True),
        ("The ferry sank.", False),
        ("The old ferry from Oban near the island on Sunday.", False),
        ("The old ferry from Oban sank near the island on Sunday", False),
        ("Contact: the old ferry from Oban sank near the island on Sunday.", False),
        ("The old ferry sank, see http://ferries.example for all that is known.", False),
        ("THE OLD FERRY FROM OBAN sank NEAR THE ISLAND ON SUNDAY.", False),
        ("The ferry sank " + "and " * 60 + "that was it.", False),
    ],
)
def test_only_ordinary_prose_is_drawn(sentence: str, expected: bool) -> None:
    assert draw.usable(sentence, _LEXICON) is expected


def test_heads_are_event_words_and_neither_speech_nor_auxiliaries_nor_names() -> None:
    sentence = "Moe has said the closed port near Attack Bay sank after the elections."

    heads = [sentence[start:end] for start, end in _LEXICON.heads(sentence)]

    assert heads == ["sank", "elections"]


def test_a_passage_needs_a_mark_or_a_reporting_verb_and_carries_what_stands_beside_it() -> None:
    plain = "The ferry sank off the coast on a calm Sunday morning."
    told = "The mayor said the port has closed for all of the winter."
    article = Excerpted("senate", "1", "A title", ((plain,), (told,), (plain,)))

    passages = list(draw.draw_passages(article, _LEXICON))

    assert passages == [{"text": told, "context_before": plain, "context_after": plain}]


def _articles() -> list[Excerpted]:
    return [
        Excerpted(
            "senate", str(number), "A title", ((f"The ferry number {number} sank off the coast on Sunday.",) * 2,)
        )
        for number in range(400)
    ]


def test_a_draw_is_the_same_whatever_the_order_of_the_articles() -> None:
    drawn = draw.draw("documents", _articles(), _LEXICON)

    assert drawn == draw.draw("documents", _articles()[::-1], _LEXICON)
    assert len(drawn) == 240
    assert len({item["article"] for item in drawn}) == 240


def test_both_halves_get_about_as_many_articles() -> None:
    scored = sum(draw.split_of(str(number)) == "score" for number in range(2000))

    assert 900 < scored < 1100


@pytest.mark.parametrize(("task", "fewest"), [("documents", 300), ("modality", 400), ("quotes", 150)])
def test_the_committed_items_are_whole(task: str, fewest: int) -> None:
    lines = (_SETS / task / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]

    assert len({item["id"] for item in items}) == len(items) >= fewest
    assert all(item["split"] == draw.split_of(item["article"]) for item in items)
    heads = [(item["text"], item["head"]) for item in items if "head" in item]
    assert len(heads) == (len(items) if task == "modality" else 0)
    assert all(text[head["start"] : head["end"]] == head["text"] for text, head in heads)


@pytest.mark.shared
def test_drawing_again_writes_the_committed_bytes(tmp_path: Path) -> None:
    if not (_DATA / SENATE).exists():
        pytest.skip("needs ../shared/data, which isn't here")

    draw.write_sets(_DATA, tmp_path)

    for name in ("SOURCES.md", "documents/items.jsonl", "modality/items.jsonl", "quotes/items.jsonl"):
        assert (tmp_path / name).read_bytes() == (_SETS / name).read_bytes(), name
