"""GUM's names and pronouns are read as the docstring says, and the product's mentions meet them."""

import gzip
from pathlib import Path

import pytest

from evaluation.clusters import conll_f1
from evaluation.coreference import aligned, clusters, document_counts, head_of
from evaluation.gum_mentions import GoldDocument, Mention, read_documents
from evaluation.intervals import total

_ROWS = [
    ("GUM_test_one-1", "The senator Ana Ruiz spoke .", [
        ("The", "the", "DET", "DT", 2, "det", "Entity=(1-person-new-cf1-2,3,4-coref"),
        ("senator", "senator", "NOUN", "NN", 3, "nmod:desc", "_"),
        ("Ana", "Ana", "PROPN", "NNP", 5, "nsubj", "_"),
        ("Ruiz", "Ruiz", "PROPN", "NNP", 3, "flat", "Entity=1)"),
        ("spoke", "speak", "VERB", "VBD", 0, "root", "_"),
        (".", ".", "PUNCT", ".", 5, "punct", "_"),
    ]),
    ("GUM_test_one-2", "She said Ruiz left the hall and its door .", [
        ("She", "she", "PRON", "PRP", 2, "nsubj", "Entity=(1-person-giv:act-cf1-1-ana)"),
        ("said", "say", "VERB", "VBD", 0, "root", "_"),
        ("Ruiz", "Ruiz", "PROPN", "NNP", 4, "nsubj", "Entity=(1-person-giv:act-cf1-1-coref)"),
        ("left", "leave", "VERB", "VBD", 2, "ccomp", "_"),
        ("the", "the", "DET", "DT", 6, "det", "Entity=(2-place-new-cf2-2-coref"),
        ("hall", "hall", "NOUN", "NN", 4, "obj", "Entity=2)"),
        ("and", "and", "CCONJ", "CC", 9, "cc", "_"),
        ("its", "its", "PRON", "PRP$", 9, "nmod:poss", "Entity=(3-object-new-cf3-2-sgl(2-place-giv:act-cf2-1-ana)"),
        ("door", "door", "NOUN", "NN", 6, "conj", "Entity=3)"),
        (".", ".", "PUNCT", ".", 2, "punct", "_"),
    ]),
]  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> GoldDocument:
    lines = ["# newdoc id = GUM_test_one"]
    for sent_id, text, words in _ROWS:
        lines += [f"# sent_id = {sent_id}", f"# text = {text}"]
        for number, (form, lemma, upos, xpos, head, dep, misc) in enumerate(words, 1):
            lines.append("\t".join([str(number), form, lemma, upos, xpos, "_", str(head), dep, "_", misc]))
        lines.append("")
    path = tmp_path / "one.conllu.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    (one,) = read_documents(path)
    return one


def _texts(document: GoldDocument) -> list[tuple[str, object, bool]]:
    return [(document.text[one.start : one.end], one.group, one.pronoun) for one in document.mentions]


def test_names_without_their_descriptions_and_pronouns_are_mentions_and_nouns_are_not(document: GoldDocument) -> None:
    assert _texts(document) == [
        ("Ana Ruiz", "1", False),
        ("She", "1", True),
        ("Ruiz", "1", False),
        ("its", "2", True),
    ]


def test_a_group_of_which_only_one_name_or_pronoun_is_left_is_no_cluster(document: GoldDocument) -> None:
    assert [len(cluster) for cluster in clusters(document.mentions)] == [3]


def _found(document: GoldDocument, *mentions: tuple[str, str]) -> list[Mention]:
    found = []
    for text, group in mentions:
        start = document.text.index(text)
        found.append(Mention(start, start + len(text), group, text.lower() in ("she", "its")))
    return found


def test_a_name_found_with_its_article_and_title_is_the_same_name(document: GoldDocument) -> None:
    (key,) = aligned(document, _found(document, ("The senator Ana Ruiz", "x")))

    assert document.text[slice(*key)] == "Ana Ruiz"  # type: ignore[misc]  # a gold mention's start and end


def test_what_no_gold_mention_has_is_a_mention_of_its_own(document: GoldDocument) -> None:
    found = _found(document, ("hall", "x"), ("door", "x"))

    assert len({*aligned(document, found)}) == 2
    assert not {*aligned(document, found)} & {(one.start, one.end) for one in document.mentions}


def test_the_head_of_a_span_is_the_word_that_hangs_outside_it(document: GoldDocument) -> None:
    start = document.text.index("the hall")

    assert head_of(document, start, start + len("the hall")) == document.text.index("hall")


def test_the_right_answer_scores_one_and_a_missed_pronoun_less(document: GoldDocument) -> None:
    right = _found(document, ("Ana Ruiz", "x"), ("She", "x"))
    start = document.text.index("Ruiz left")
    right.append(Mention(start, start + 4, "x", False))

    whole = conll_f1(total([document_counts(document, right)]))
    part = conll_f1(total([document_counts(document, [right[0], right[2]])]))

    assert whole == pytest.approx(1.0)
    assert 0 < part < whole
