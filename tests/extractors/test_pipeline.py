"""The pipeline: loading, its guard against endless runs, sentence starts, pieces, identity."""

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dramatis.errors import PipelineError
from extractors import breaks
from extractors.forgetful import Forgetful
from extractors.pipeline import load_pipeline, pipeline_identity


def test_an_unknown_pipeline_says_what_to_install() -> None:
    with pytest.raises(PipelineError, match=r"no spaCy pipeline 'en_no_such_thing'.*spacy download en_no_such_thing"):
        load_pipeline("en_no_such_thing")


def test_a_folder_that_holds_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="can't be loaded"):
        load_pipeline(str(tmp_path))


def test_a_pipeline_without_parser_and_names_is_refused_by_what_it_lacks(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")

    with pytest.raises(PipelineError, match=r"lacks a dependency parser \(parser\), a named-entity recogniser \(ner\)"):
        load_pipeline(str(tmp_path / "blank"))


def test_two_loads_have_one_identity(nlp: Language) -> None:
    again = pipeline_identity(load_pipeline(None))

    assert again == pipeline_identity(nlp)
    assert len(again.model_hash) == len(again.config_hash) == 64


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "a" * 500_000,
        "Contents" + "." * 5_000 + "12 is a page",
        "x" * 399 + " " + "y" * 401 + "  z",
        "北" * 3_000,
        "https://example.org/" + "a-b/" * 3_000,
    ],
    ids=["brackets", "letters", "dots", "around the limit", "no spaces", "address"],
)
def test_an_endless_run_is_cut_in_linear_time(nlp: Language, text: str) -> None:
    started = time.perf_counter()
    doc = nlp.make_doc(text)

    assert doc.text == text
    # spaCy alone takes 30 s for the first of them.
    assert time.perf_counter() - started < 5
    assert max(len(token) for token in doc) <= breaks.LONGEST_RUN


def test_words_around_a_run_of_dots_stay_words(nlp: Language) -> None:
    doc = nlp.make_doc("Contents" + "." * 1_000 + "12 of them")

    assert [token.text for token in doc if token.text[0] != "."] == ["Contents", "12", "of", "them"]


def test_a_lone_surrogate_becomes_one_character(nlp: Language) -> None:
    doc = nlp("Paris \ud83d said \udc00no.")

    assert doc.text == "Paris \ufffd said \ufffdno."


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_the_tokens_give_back_any_text_with_the_same_offsets(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)

    assert len(doc.text) == len(text)
    assert doc.text == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def test_lemmas_of_many_words_are_forgotten_again() -> None:
    cache: Forgetful[int, list[str]] = Forgetful(3)
    for number in range(7):
        cache[number] = [str(number)]

    cache[6] = ["six"]

    assert cache == {6: ["six"]}


def test_the_lemmatizer_keeps_no_word_for_ever(nlp: Language) -> None:
    assert isinstance(nlp.get_pipe("lemmatizer").cache, Forgetful)  # type: ignore[attr-defined]


def _sentences(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents]


def test_title_lines_and_bullets_are_sentences_of_their_own(nlp: Language) -> None:
    text = (
        "Minister rejects offer\n\nThe talks ended on Monday\n- A truce was not agreed\n- Both sides blamed each other"
    )

    assert _sentences(nlp, text) == [
        "Minister rejects offer",
        "The talks ended on Monday",
        "- A truce was not agreed",
        "- Both sides blamed each other",
    ]


def test_a_wrapped_line_goes_on(nlp: Language) -> None:
    text = (
        "The delegation arrived in the capital late on Sunday evening with the foreign\nminister at its head and left."
    )

    assert len(_sentences(nlp, text)) == 1


def test_no_sentence_starts_in_the_middle_of_a_headline(nlp: Language) -> None:
    text = "Norway Suggests May 3 Fishing Talks With Iceland in Bergen\n\nThe talks come late."

    assert _sentences(nlp, text)[0] == "Norway Suggests May 3 Fishing Talks With Iceland in Bergen"


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph.\n\n" * 40_000,
        "A sentence stands here. " * 20_000,
        "word " * 90_000,
        "x" * 450_000,
        "short",
        "",
    ],
)
def test_pieces_joined_are_the_text(text: str) -> None:
    cut = list(breaks.pieces(text))

    assert "".join(cut) == text
    assert all(0 < len(piece) <= breaks.PIECE_SIZE for piece in cut) or text == ""


def test_pieces_end_where_paragraphs_or_sentences_do() -> None:
    paragraphs = list(breaks.pieces("One paragraph.\n\n" * 40_000))
    sentences = list(breaks.pieces("A sentence stands here. " * 20_000))

    assert all(piece.endswith("\n\n") for piece in paragraphs)
    assert all(piece.endswith("here. ") for piece in sentences)
