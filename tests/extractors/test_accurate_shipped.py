"""The accurate pipeline with the weights that ship: what it reads in news, and that nothing moves an offset."""

from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dramatis.article import Article
from dramatis.gazetteer import Gazetteer
from extractors.accurate.component import OWN_FOLDER
from extractors.accurate.model import ENCODER
from extractors.extract import Extractor
from extractors.pipeline import load_pipeline, pipeline_identity
from extractors.reading import Reference

pytestmark = [
    pytest.mark.skipif(
        not (OWN_FOLDER / ENCODER).is_file(), reason="extractors/models/accurate has no weights in this checkout"
    ),
    pytest.mark.skipif(
        not (find_spec("onnxruntime") and find_spec("tokenizers")), reason="the extra [accurate] isn't installed"
    ),
]

_LABELS = {"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "DOCUMENT", "DATE"}


@pytest.fixture(scope="module")
def accurate() -> Language:
    return load_pipeline("accurate")


@pytest.fixture(scope="module")
def accurate_extractor(accurate: Language, gazetteer: Gazetteer) -> Extractor:
    return Extractor(accurate, gazetteer)


def _names(doc: Doc) -> set[tuple[str, str]]:
    return {(name.text, name.label_) for name in doc.ents}


def test_its_labels_are_those_of_the_small_pipeline(accurate: Language, nlp: Language) -> None:
    labels = accurate.get_pipe("dramatis_accurate").model.labels  # type: ignore[attr-defined]
    small = {name: set(nlp.get_pipe(name).labels) for name in ("ner", "tagger", "parser")}  # type: ignore[attr-defined]

    assert {name[2:] for name in labels.names[1:]} == _LABELS == small["ner"]
    assert labels.names[0] == "O"
    assert len(set(labels.tag) ^ small["tagger"]) <= 3
    assert len(set(labels.rel) ^ small["parser"]) <= 6


def test_the_weights_ship_within_their_size() -> None:
    files = [path for path in OWN_FOLDER.rglob("*") if path.is_file()]

    assert (OWN_FOLDER / ENCODER).stat().st_size <= 25_000_000
    assert sum(path.stat().st_size for path in files) <= 27_000_000


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norwegian Foreign Minister Kari Lund met Jan Mayer in Bergen on Monday.",
            {("Norwegian", "NORP"), ("Kari Lund", "PERSON"), ("Jan Mayer", "PERSON"), ("Bergen", "GPE")},
        ),
        (
            "The World Health Organization and Kenya signed the Nairobi agreement.",
            {("Kenya", "GPE")},
        ),
        (
            "President Nguyễn Văn Thành of Vietnam will visit Peru in May 2023, said the UN.",
            {("Nguyễn Văn Thành", "PERSON"), ("Vietnam", "GPE"), ("Peru", "GPE"), ("UN", "ORG")},
        ),
        (
            "KENYA REJECTS OFFER FROM UGANDA",
            {("KENYA", "GPE"), ("UGANDA", "GPE")},
        ),
    ],
    ids=["meeting", "agreement", "visit", "headline"],
)
def test_names_of_ordinary_news_are_found(accurate: Language, text: str, names: set[tuple[str, str]]) -> None:
    assert names <= _names(accurate(text))


def test_a_clause_has_its_subject_and_object(accurate: Language) -> None:
    doc = accurate("The minister rejected the offer, and the talks were ended by the union.")

    found = {(token.text, token.dep_, token.head.text) for token in doc}
    assert {
        ("minister", "nsubj", "rejected"),
        ("offer", "obj", "rejected"),
        ("rejected", "ROOT", "rejected"),
        ("talks", "nsubj:pass", "ended"),
        ("were", "aux:pass", "ended"),
    } <= found
    assert {("rejected", "VBD", "reject"), ("talks", "NNS", "talk"), ("were", "VBD", "be")} <= {
        (token.text, token.tag_, token.lemma_) for token in doc
    }


def test_sentences_of_a_paragraph_are_told_apart(accurate: Language) -> None:
    doc = accurate("Talks failed on Monday. The minister left for Oslo. “We tried,” she said. Nobody stayed.")

    assert [sentence.text for sentence in doc.sents] == [
        "Talks failed on Monday.",
        "The minister left for Oslo.",
        "“We tried,” she said.",
        "Nobody stayed.",
    ]


def test_two_loads_have_one_identity(accurate: Language) -> None:
    identity = pipeline_identity(accurate)

    assert pipeline_identity(load_pipeline("accurate")) == identity
    assert identity.name != "en_pipeline"
    assert identity.version != "0.0.0"


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=300), st.text(st.characters(), max_size=40))
def test_every_mention_matches_in_any_string(accurate_extractor: Extractor, body: str, title: str) -> None:
    article = Article(title=title, body=body)

    (found,) = accurate_extractor.extract([(article, Reference(None, exact=False))])

    assert all(article.text[one.start : one.end] == one.text != "" for one in found.mentions)


def test_a_long_text_has_one_root_a_sentence(accurate: Language) -> None:
    doc = accurate("Anna Kowalska, who leads the union, said that talks in Bergen had failed, and left. " * 300)

    sentences = list(doc.sents)
    assert len(sentences) == 300
    assert all(sum(token.head.i == token.i for token in sentence) == 1 for sentence in sentences)
    assert all(one.end == two.start for one, two in pairwise(sentences))
