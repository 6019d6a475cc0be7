"""How single sets are read, mended and parted."""

import gzip
from pathlib import Path

import pytest

from training import labels
from training.corpora import Sentence, btc, held_out, outermost, read_columns, sentence
from training.polities import Gazetteer, peoples
from training.silver import gmb_label, mended_gmb, tidied

GAZ = Gazetteer(
    frozenset(["Sri Lanka", "Costa Rica", "Kenya", "Tehran"]),
    frozenset(["Kenyan"]),
    frozenset(["Sri Lanka", "Kenya"]),
    frozenset(["jane roe"]),
)


def spelled(one: Sentence) -> dict[str, str]:
    words = one.words()
    return {" ".join(words[name.start : name.end]): name.label for name in one.names}


def test_the_word_after_mister_is_a_person_whatever_gmb_says() -> None:
    words = ["Mr.", "Mugabe", "and", "Mr.", "Annan", "Kofi", "spoke"]

    tags = mended_gmb(words, ["B-per", "B-org", "O", "B-per", "B-org", "I-org", "O"])

    assert tags == ["O", "B-per", "O", "O", "B-per", "I-per", "O"]


@pytest.mark.parametrize(
    ("kind", "words", "label"),
    [
        ("gpe", ["Kenyan"], labels.NORP),
        ("gpe", ["Kenya"], labels.GPE),
        ("org", ["Tehran"], labels.PLACE),
        ("org", ["Senator", "Jane", "Roe"], labels.PERSON),
        ("org", ["U.N.", "Secretary-General"], labels.UNSURE),
        ("per", ["Kenya"], labels.PLACE),
        ("per", ["Western"], labels.UNSURE),
        ("org", ["State"], labels.NOTHING),
        ("geo", ["U.N."], labels.ORG),
        ("per", ["Sri", "Lankan"], labels.NORP),
        ("org", ["Kenya", "and", "Tehran"], labels.UNSURE),
        ("geo", ["prison"], labels.NOTHING),
        ("eve", ["II"], labels.UNSURE),
    ],
)
def test_plain_confusions_of_gmb_are_mended(kind: str, words: list[str], label: str) -> None:
    assert gmb_label(kind, words, GAZ) == label


@pytest.mark.parametrize(
    ("words", "spans", "expected"),
    [
        ("in Sri Lanka", [(1, 2, labels.PERSON), (2, 3, labels.NORP)], {"Sri Lanka": labels.GPE}),
        ("the Costa Rican team", [(1, 2, labels.GPE), (2, 3, labels.NORP)], {"Costa Rican": labels.NORP}),
        ("a North Korean ship", [(1, 2, labels.GPE), (2, 3, labels.NORP)], {"North Korean": labels.NORP}),
        ("a Sunni leader", [], {"Sunni": labels.NORP}),
        ("the Kenyan Kenya", [(1, 2, labels.NORP), (2, 3, labels.GPE)], {"Kenyan": "NORP", "Kenya": "GPE"}),
    ],
)
def test_names_that_gmb_splits_are_joined(
    words: str, spans: list[tuple[int, int, str]], expected: dict[str, str]
) -> None:
    one = tidied(sentence("gmb", "d", words.split(), spans, GAZ), {}, GAZ)

    assert spelled(one) == expected


def test_the_longest_of_overlapping_mentions_stays() -> None:
    assert outermost([(2, 3, "GPE"), (0, 3, "ORG"), (4, 5, "LOC")]) == [(0, 3, "ORG"), (4, 5, "LOC")]


def test_the_same_documents_are_kept_for_scoring_in_every_run() -> None:
    kept = [number for number in range(40) if held_out(f"gmb-{number}", 0.2)]

    assert kept == [number for number in range(40) if held_out(f"gmb-{number}", 0.2)]
    assert 0 < len(kept) < 20
    assert not any(held_out(str(number), 0.0) for number in range(40))


def test_peoples_are_what_gmb_calls_so_often_and_no_state() -> None:
    found = peoples(
        ["Kenyan", "Kenyan", "Kenya", "Kenya", "Odd", "Gazan", "Gazan"], ["Gazan"] * 3, frozenset(["Kenya"])
    )

    assert found == {"Kenyan"}


def test_tweets_keep_their_names_without_links_and_those_with_handles_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.conll.gz"
    rows = "Toyota\tB-ORG\nrecalls\tO\nmany\tO\ncars\tO\nhttp://t.co/x\tO\n\n@ada\tO\nis\tO\nin\tO\nRome\tB-LOC\n"
    path.write_bytes(gzip.compress(rows.encode()))

    found = list(btc(path, GAZ))

    assert [(one.text, spelled(one)) for one in found] == [("Toyota recalls many cars", {"Toyota": labels.ORG})]


def test_columns_are_read_past_comments_and_the_last_sentence_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2.gz"
    path.write_bytes(gzip.compress(b"# text = A B\n1\tA\tB-PER\t-\n2\tB\tI-PER\t-\n\n1\tC\tO\t-\n"))

    assert list(read_columns(path, word=1, tag=2)) == [(["A", "B"], ["B-PER", "I-PER"]), (["C"], ["O"])]
