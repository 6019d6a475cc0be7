"""The accurate pipeline: what the component writes, whatever the text and the weights, and how it is loaded.

The weights are random here, so that sentences, names and trees come as they like; the shipped model has its own tests.
"""

import json
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dramatis.article import Article
from dramatis.errors import PipelineError
from dramatis.gazetteer import Gazetteer
from extractors.accurate import component
from extractors.accurate.model import AccurateModel, thread_count
from extractors.accurate.pieces import LONGEST_WORD, PieceTable
from extractors.extract import Extractor
from extractors.pipeline import load_pipeline, pipeline_identity
from extractors.reading import Reference

for _library in ("onnx", "onnxruntime", "tokenizers"):
    pytest.importorskip(_library, reason=f"{_library} of the dependency group dev isn't installed")

from tests.extractors.tiny_model import MAX_PIECES, NAMES, REL, TAG, write_tiny_model  # noqa: E402  # needs them

_WORDS = st.sampled_from(
    [
        "President", "Ms.", "Anna", "of", "Poland", "'s", "said", ",", ".", "?", "\n", "\n\n", "  ", "(", ")", "“", "”",
        "talks", "May", "3", "NATO", "\u200b", "\ud800", "🇺🇳", "東京", "مصر", "\t", "\u00a0", "\u2029", "\x00",
        "A" * 450,
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    write_tiny_model(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(folder: Path) -> Language:
    return load_pipeline(str(folder))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> list[Language]:
    """Other weights, other mistakes."""
    folders = [tmp_path_factory.mktemp("other") for _ in range(3)]
    for seed, folder in enumerate(folders, start=1):
        write_tiny_model(folder, seed)
    return [load_pipeline(str(folder)) for folder in folders]


def _check(doc: Doc, text: str) -> None:
    assert doc.text == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    sentences = list(doc.sents)
    assert sum(len(sentence) for sentence in sentences) == len(doc)
    for sentence in sentences:
        assert [token.dep_ for token in sentence if token.head.i == token.i] == ["ROOT"]
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert [*token.ancestors][-1:] in ([], [sentence.root])
    for name in doc.ents:
        assert doc.text[name.start_char : name.end_char] == name.text
        assert name.text == name.text.strip() != ""
        assert not any(token.is_sent_start for token in name[1:])
    for token in doc:
        assert (token.tag_ == "_SP") == token.text.isspace() == (token.pos_ == "SPACE")


def _seen(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(token.text, token.tag_, token.pos_, str(token.morph), token.lemma_),
            *(token.dep_, token.head.i, token.is_sent_start, token.ent_iob_, token.ent_type_),
        )
        for token in doc
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=80), st.sampled_from([" ", ""]), st.integers(0, 2))
def test_whatever_words_come_together_sentences_are_trees_and_names_lie_in_them(
    others: list[Language], words: list[str], joint: str, weights: int
) -> None:
    text = joint.join(words)

    doc = others[weights](text)

    _check(doc, text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=400))
def test_any_string_gives_a_doc_with_that_text(tiny: Language, text: str) -> None:
    _check(tiny(text), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\n \n", "\t\u2029"], ids=repr)
def test_a_text_of_no_words_is_one_sentence_at_most(tiny: Language, text: str) -> None:
    doc = tiny(text)

    _check(doc, text)
    assert len(list(doc.sents)) == min(len(doc), 1)
    assert doc.ents == ()


def test_every_layer_is_written(tiny: Language) -> None:
    doc = tiny("The minister said that talks failed. " * 5)

    assert {token.tag_ for token in doc} <= set(TAG)
    assert {token.dep_ for token in doc} <= set(REL)
    assert {(token.pos_, str(token.morph)) for token in doc} <= {
        ("NOUN", "Number=Sing"),
        ("VERB", "Mood=Ind|Tense=Past"),
        ("PUNCT", ""),
        ("ADP", ""),
    }
    assert all(doc.has_annotation(layer) for layer in ("TAG", "POS", "MORPH", "DEP", "LEMMA", "ENT_IOB", "SENT_START"))
    assert {name.label_ for name in doc.ents} <= {name[2:] for name in NAMES[1:]}
    assert doc.ents


def test_white_space_hangs_on_the_word_before_it(tiny: Language) -> None:
    doc = tiny("\n\nOne  thing.\n\nAnother ")

    heads = {token.i: token.head.i for token in doc if token.is_space}
    assert [token.text for token in doc] == ["\n\n", "One", " ", "thing", ".", "\n\n", "Another"]
    assert heads == {0: 1, 2: 1, 5: 4}


def test_a_line_starts_a_sentence_whatever_the_weights(others: list[Language]) -> None:
    text = "Minister rejects the offer\n\nThe talks ended\n- A truce was not agreed"

    for nlp in others:
        starts = {token.text for token in nlp(text) if token.is_sent_start}
        assert {"Minister", "The", "-"} <= starts
        assert "A" not in starts


def test_an_article_reads_the_same_alone_and_among_others(tiny: Language) -> None:
    text = "Anna Kowalska said on Monday that talks in Bergen had failed. She left for Oslo.\n\n" * 4
    others = ["NATO " * number + "said no." for number in range(1, 60)]

    alone = _seen(tiny(text))
    among = [_seen(doc) for doc in tiny.pipe([*others, text, *others], batch_size=7)]

    assert among[len(others)] == alone
    assert among[0] == _seen(tiny(others[0]))
    assert len(among) == 2 * len(others) + 1


def test_labels_outlive_a_memory_zone(tiny: Language) -> None:
    with tiny.memory_zone():
        before = _seen(tiny("The minister said that talks failed."))
    for number in range(3):
        with tiny.memory_zone():
            tiny(f"Other words stand here, number{number}.")

    assert _seen(tiny("The minister said that talks failed.")) == before


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "a" * 50_000,
        "word " * 5_000,
        "\n- " * 3_000,
        "A. " * 3_000,
        "👩‍👩‍👧‍👦 🇺🇳 " * 500,
        "العربية 東京 " * 500,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_is_read_as_any_other(tiny: Language, text: str) -> None:
    _check(tiny(text), text)


def test_the_whole_extraction_runs_on_it(tiny: Language, gazetteer: Gazetteer) -> None:
    article = Article(title="Talks fail", body="President Anna Kowalska of Poland said no.\n\nShe left Bergen. " * 20)

    (found,) = Extractor(tiny, gazetteer).extract([(article, Reference(None, exact=False))])

    assert all(article.text[one.start : one.end] == one.text for one in found.mentions)


def test_the_identity_is_that_of_the_files(tiny: Language, folder: Path, tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "other", seed=7)

    identity = pipeline_identity(tiny)
    again = pipeline_identity(load_pipeline(str(folder)))
    other = pipeline_identity(load_pipeline(str(tmp_path / "other")))

    assert (identity.name, identity.version) == ("en_tiny", "1.2.3")
    assert again == identity
    assert other.model_hash != identity.model_hash


def test_accurate_is_our_own_folder_and_its_place_changes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder, tmp_path / "elsewhere")
    identities = []
    for place in (folder, tmp_path / "elsewhere"):
        monkeypatch.setattr(component, "OWN_FOLDER", place)
        identities.append(pipeline_identity(load_pipeline("accurate")))

    assert identities[0] == identities[1]


def test_without_its_weights_accurate_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component, "OWN_FOLDER", tmp_path)

    with pytest.raises(PipelineError, match=r"lacks encoder.onnx, heads.npz, labels.json, tokenizer.json"):
        load_pipeline("accurate")


def test_one_processor_reads_as_several_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Anna Kowalska said on Monday that {number} talks had failed. " * number for number in range(12)]
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    alone = load_pipeline(str(folder))
    monkeypatch.delenv("OMP_NUM_THREADS")
    together = load_pipeline(str(folder))

    assert [_seen(doc) for doc in alone.pipe(texts)] == [_seen(doc) for doc in together.pipe(texts)]


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_without_the_extra_it_says_what_to_install(folder: Path, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(PipelineError, match=rf"needs {library}.*pip install 'dramatis\[accurate\]'"):
        load_pipeline(str(folder))


@pytest.mark.parametrize("file", ["heads.npz", "labels.json", "tokenizer.json"])
def test_a_folder_that_lacks_a_file_is_refused_by_its_name(folder: Path, file: str, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "model")
    (tmp_path / "model" / file).unlink()

    with pytest.raises(PipelineError, match=rf"lacks {file}"):
        load_pipeline(str(tmp_path / "model"))


@pytest.mark.parametrize("file", ["encoder.onnx", "heads.npz", "labels.json", "tokenizer.json"])
def test_a_broken_file_is_refused(folder: Path, file: str, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "model")
    (tmp_path / "model" / file).write_bytes(b"\x00{broken")

    with pytest.raises(PipelineError, match="can't be loaded"):
        load_pipeline(str(tmp_path / "model"))


def test_labels_that_do_not_fit_the_weights_are_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "model")
    labels = json.loads((folder / "labels.json").read_text())
    (tmp_path / "model" / "labels.json").write_text(json.dumps({**labels, "tag": labels["tag"][:-1]}))

    with pytest.raises(PipelineError, match="tag"):
        load_pipeline(str(tmp_path / "model"))


@pytest.fixture(scope="module")
def pieces(folder: Path) -> PieceTable:
    return PieceTable(folder / "tokenizer.json")


@given(st.lists(st.text(st.characters(), max_size=130), max_size=20))
def test_every_word_has_a_piece_and_none_has_many(pieces: PieceTable, words: list[str]) -> None:
    found = pieces.pieces_of(words)

    assert len(found) == len(words)
    assert all(1 <= len(one) <= LONGEST_WORD for one in found)
    assert found == pieces.pieces_of(words)


def test_a_word_without_pieces_is_unknown(pieces: PieceTable) -> None:
    unknown = pieces.pieces_of(["東"])

    assert pieces.pieces_of([""]) == pieces.pieces_of(["\u200b"]) == pieces.pieces_of(["\ud800"]) == unknown
    assert len(unknown[0]) == 1


def test_case_and_accents_do_not_change_the_pieces(pieces: PieceTable) -> None:
    assert pieces.pieces_of(["Šárka"]) == pieces.pieces_of(["sarka"])


def test_the_window_leaves_room_for_the_marks_around_it(folder: Path) -> None:
    assert AccurateModel(folder).room == MAX_PIECES - 2


@pytest.mark.parametrize(
    ("wanted", "least", "most"),
    [("1", 1, 1), ("1,2", 1, 1), (None, 1, 4096), ("", 1, 4096), ("0", 1, 4096), ("many", 1, 4096), ("9999", 1, 4096)],
)
def test_the_threads_are_those_that_were_asked_for_or_fewer(wanted: str | None, least: int, most: int) -> None:
    assert least <= thread_count(wanted) <= most
