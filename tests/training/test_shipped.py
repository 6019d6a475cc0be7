"""The shipped pipeline: it is the one that the scores are of, and it does what the card says."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from training import inputs, labels

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "extractors" / "models"
# What a wheel may carry without becoming a burden to install; the accurate one's weights are 25 MB of that at most.
LARGEST_BYTES = {"small": 22_000_000, "accurate": 26_000_000}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODELS / "small")


@pytest.mark.parametrize(("model", "largest"), LARGEST_BYTES.items())
def test_the_scores_are_of_the_shipped_files(model: str, largest: int) -> None:
    report = json.loads((ROOT / "training" / f"scores.{model}.json").read_text("utf-8"))
    folder = MODELS / model

    found = {p.relative_to(folder).as_posix(): inputs.sha256(p) for p in folder.rglob("*") if p.is_file()}

    assert found == report["outputs_sha256"]
    assert report["inputs_sha256"] == inputs.read_checksums()
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= largest


def test_the_pipeline_has_its_parts_and_labels(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"]
    assert set(nlp.get_pipe("ner").labels) == set(labels.LABELS)  # type: ignore[attr-defined]  # a Pipe by its stub
    assert {"nsubj", "nsubj:pass", "obj", "obl"} <= set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]


def test_a_plain_sentence_is_tagged_parsed_and_named(nlp: Language) -> None:
    doc = nlp("The Kenyan president met Angela Merkel in Berlin on Tuesday.")

    assert {(ent.text, ent.label_) for ent in doc.ents} >= {
        ("Kenyan", "NORP"),
        ("Angela Merkel", "PERSON"),
        ("Berlin", "GPE"),
    }
    assert [token.lemma_ for token in doc if token.tag_ == "VBD"] == ["meet"]
    assert [token.text for token in doc if token.dep_ == "nsubj"] == ["president"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?!" * 200, "ß" * 50, "\u200b\u202e", "🇺🇳" * 30])
def test_hostile_text_is_no_error(nlp: Language, text: str) -> None:
    assert nlp(text).text == text
