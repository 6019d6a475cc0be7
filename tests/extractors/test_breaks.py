"""Tokens and sentence starts that the rules count on: acronyms before a dash, reports after their dateline."""

import pytest
from spacy.language import Language

from extractors.breaks import GuardedTokenizer, pieces


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S.–Iran talks", ["U.S.", "–", "Iran", "talks"]),
        ("U.S.-led forces", ["U.S.", "-", "led", "forces"]),
        ("U.K./Ireland", ["U.K.", "/", "Ireland"]),
        ("Iran–U.S. talks", ["Iran", "–", "U.S.", "talks"]),
        ("Russia–Ukraine", ["Russia", "–", "Ukraine"]),
        ("Israel/Gaza", ["Israel", "/", "Gaza"]),
        ("the U.S. -- Iran", ["the", "U.S.", "--", "Iran"]),
        ("p.m.-ish", ["p.m.-ish"]),
    ],
)
def test_two_names_joined_by_a_mark_are_parted(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens


def test_a_tokenizer_guarded_twice_has_each_rule_once(nlp: Language) -> None:
    assert isinstance(nlp.tokenizer, GuardedTokenizer)
    before = nlp.tokenizer.inner.infix_finditer  # type: ignore[attr-defined]  # spaCy's tokenizer, not any function

    GuardedTokenizer(nlp.tokenizer.inner, nlp.vocab)

    assert nlp.tokenizer.inner.infix_finditer == before  # type: ignore[attr-defined]  # as above


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("OSLO, Norway (AP) — The minister resigned on Friday. She gave no reason.", "The minister"),
        ("MUSCAT – Talks began on Monday.", "Talks"),
        ("Title\n\nGENEVA (Agency) -- Peru said no.", "Peru"),
    ],
)
def test_a_report_begins_after_its_dateline(nlp: Language, text: str, start: str) -> None:
    doc = nlp(text)

    assert any(sentence.text.startswith(start) for sentence in doc.sents)


def test_a_dash_in_a_sentence_begins_none(nlp: Language) -> None:
    doc = nlp("The minister - a lawyer - resigned.")

    assert len(list(doc.sents)) == 1


def test_a_long_text_is_cut_after_a_sentence_and_not_after_a_title_or_an_initial() -> None:
    text = "It rained all day in Bergen, Mr. Lund and Mr. J. Berg told us. " * 2_000

    cut = list(pieces(text))

    assert len(cut) > 1
    assert "".join(cut) == text
    assert all(piece.endswith("told us. ") for piece in cut)
