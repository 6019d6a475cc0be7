"""Names, relations and trees are counted as their modules say, and their baselines are as plain as they claim."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dramatis.words import Predicate
from evaluation.names import by_document, product_names
from evaluation.plain_names import plain_names
from evaluation.readings import extracted
from evaluation.relations import PROPERTIES, aligned, facts, neighbours, read_related, triple_counts
from evaluation.syntax import Plain
from extractors.extract import Extractor
from training.conllu import parse_trees
from training.corpora import REDOCRED_HELD, held_out

_CONLLU = """\
# newdoc id = one
# sent_id = one-1
# text = Old ferries leave .
1\tOld\told\tADJ\tJJ\t_\t2\tamod\t_\t_
2\tferries\tferry\tNOUN\tNNS\t_\t3\tnsubj\t_\t_
3\tleave\tleave\tVERB\tVBP\t_\t0\troot\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_passages_of_one_document_are_counted_together() -> None:
    parts = by_document(["a", "b", "a"], [Counter({"tp:ORG": 1}), Counter({"tp:ORG": 2}), Counter({"fn:ORG": 3})])

    assert parts == [Counter({"tp:ORG": 1, "fn:ORG": 3}), Counter({"tp:ORG": 2})]


def test_the_product_s_names_begin_behind_the_article_and_carry_the_recogniser_s_labels(extractor: Extractor) -> None:
    doc = extractor.nlp("The European Commission met Angela Merkel in Berlin on Monday.")

    assert {(span.text, span.label_) for span in product_names(extractor, doc)} == {
        ("European Commission", "ORG"),
        ("Angela Merkel", "PERSON"),
        ("Berlin", "GPE"),
        ("Monday", "DATE"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He met Angela Merkel in Kenya.", [("Angela Merkel", "PERSON"), ("Kenya", "GPE")]),
        ("The union and the French left.", [("French", "NORP")]),
        ("They joined Harbour Workers Union in Peru.", [("Harbour Workers Union", "ORG"), ("Peru", "GPE")]),
        ("Nobody came.", []),
    ],
)
def test_the_plain_names_are_capitalised_chains(extractor: Extractor, text: str, names: list[tuple[str, str]]) -> None:
    doc = extractor.nlp.make_doc(text)

    assert [(span.text, span.label_) for span in plain_names(doc, extractor.gazetteer)] == names


def test_each_property_is_one_of_our_predicates_between_entities() -> None:
    assert {predicate for predicate, _ in PROPERTIES.values()} == {
        Predicate.LEADS, Predicate.EMPLOYED_BY, Predicate.MEMBER_OF, Predicate.OWNS,
        Predicate.FAMILY_OF, Predicate.LOCATED_IN, Predicate.CITIZEN_OF,
    }  # fmt: skip


def _held_title() -> str:
    return next(title for title in map(str, range(100)) if held_out(title, REDOCRED_HELD))


@pytest.fixture
def related_file(tmp_path: Path) -> Path:
    words = ["Ana", "Ruiz", "works", "for", "Volta", "Bank", "in", "Peru", "."]
    row = {
        "sents": [words],
        "vertexSet": [
            [{"sent_id": 0, "pos": [0, 2], "type": "PER"}],
            [{"sent_id": 0, "pos": [4, 6], "type": "ORG"}],
            [{"sent_id": 0, "pos": [7, 8], "type": "LOC"}],
        ],
        "labels": [
            {"r": "P108", "h": 0, "t": 1},
            {"r": "P17", "h": 1, "t": 2},
            {"r": "P127", "h": 0, "t": 1},
            {"r": "P569", "h": 0, "t": 2},
        ],
    }
    rows = [{**row, "title": _held_title()}, {**row, "title": "trained on"}]
    path = tmp_path / "redocred.json.gz"
    path.write_bytes(gzip.compress(json.dumps(rows).encode()))
    return path


def test_only_mapped_properties_of_held_out_documents_are_read_the_right_way_round(related_file: Path) -> None:
    found = list(read_related(related_file))

    assert [one.title for one in found if one.title == "trained on"] == []
    assert found[0].text == "Ana Ruiz works for Volta Bank in Peru."
    assert found[0].triples == {
        (0, Predicate.EMPLOYED_BY, 1),
        (1, Predicate.LOCATED_IN, 2),
        (1, Predicate.OWNS, 0),
    }


def test_facts_are_judged_between_annotated_entities(related_file: Path, extractor: Extractor) -> None:
    document = next(read_related(related_file))
    (extraction,) = extracted(extractor, [document.text], [None])
    owners = aligned(document, extraction)

    seen = facts(extraction, owners)

    assert set(owners.values()) == {0, 1, 2}
    assert (0, Predicate.EMPLOYED_BY, 1) in seen
    assert neighbours(extraction, owners) == {(0, Predicate.MEMBER_OF, 1), (1, Predicate.LOCATED_IN, 2)}


def test_a_triple_counts_for_its_predicate_and_for_all() -> None:
    counts = triple_counts(
        [(0, Predicate.OWNS, 1), (0, Predicate.LEADS, 1)], [(0, Predicate.OWNS, 1), (1, Predicate.OWNS, 0)]
    )

    assert counts == {
        "tp:OWNS": 1, "tp:all": 1, "fp:OWNS": 1, "fp:all": 1, "fn:LEADS": 1, "fn:all": 1,
    }  # fmt: skip


def test_the_plain_tree_hangs_every_word_on_its_neighbour() -> None:
    plain = Plain(parse_trees(_CONLLU.splitlines()))

    doc = plain.annotated(Doc(Vocab(), words=["Old", "ferries", "sink", ".", "Boats", "leave"]))

    assert [token.head.i for token in doc] == [1, 2, 3, 3, 5, 5]
    assert [token.tag_ for token in doc] == ["JJ", "NNS", "NN", ".", "NNP", "VBP"]
    assert [token.lemma_ for token in doc][:2] == ["old", "ferry"]
    assert [sent.text for sent in doc.sents] == ["Old ferries sink .", "Boats leave"]
