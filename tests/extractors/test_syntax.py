"""Reading of hand-made dependency trees, in UD's labels and in CLEAR's."""

import pytest
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from extractors.syntax import (
    agent,
    clause,
    conjuncts,
    forms,
    misread_active,
    negation,
    noun_phrase,
    objects,
    obliques,
    passive,
    possessors,
    preposition_of,
    prose,
    subject,
    verb_group,
)


def tree(rows: list[tuple[str, str, str, int]]) -> Doc:
    """A sentence of (word, tag, label, head's index)."""
    pos = {"N": "NOUN", "P": "PROPN", "V": "VERB", "A": "AUX", "I": "ADP", "D": "DET", "R": "PART", "W": "PRON"}
    tags = [tag for _, tag, _, _ in rows]
    return Doc(
        Vocab(),
        words=[word for word, _, _, _ in rows],
        tags=tags,
        pos=[
            "PROPN"
            if tag.startswith("NNP")
            else "ADJ"
            if tag == "JJ"
            else "AUX"
            if label.startswith("aux")
            else "PART"
            if tag in ("TO", "RB", "POS")
            else pos[tag[0]]
            for _, tag, label, _ in rows
        ],
        lemmas=[word.lower() for word, _, _, _ in rows],
        heads=[head for _, _, _, head in rows],
        deps=[label for _, _, label, _ in rows],
        sent_starts=[index == 0 for index in range(len(rows))],
    )


UD = tree(
    [
        ("Iran", "NNP", "nsubj", 1),
        ("met", "VBD", "ROOT", 1),
        ("Oman", "NNP", "obj", 1),
        ("in", "IN", "case", 4),
        ("Rome", "NNP", "obl", 1),
    ]
)
CLEAR = tree(
    [
        ("Iran", "NNP", "nsubj", 1),
        ("met", "VBD", "ROOT", 1),
        ("Oman", "NNP", "dobj", 1),
        ("in", "IN", "prep", 1),
        ("Rome", "NNP", "pobj", 3),
    ]
)
UD_PASSIVE = tree(
    [
        ("Talks", "NNS", "nsubj:pass", 2),
        ("were", "VBD", "aux:pass", 2),
        ("hosted", "VBN", "ROOT", 2),
        ("by", "IN", "case", 4),
        ("Oman", "NNP", "obl:agent", 2),
    ]
)
CLEAR_PASSIVE = tree(
    [
        ("Talks", "NNS", "nsubjpass", 2),
        ("were", "VBD", "auxpass", 2),
        ("hosted", "VBN", "ROOT", 2),
        ("by", "IN", "agent", 2),
        ("Oman", "NNP", "pobj", 3),
    ]
)


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize("doc", [UD, CLEAR], ids=["ud", "clear"])
def test_subject_object_and_oblique_read_the_same_in_both_schemes(doc: Doc) -> None:
    verb = doc[1]

    found = subject(verb)

    assert found is not None
    assert found.text == "Iran"
    assert words(objects(verb)) == ["Oman"]
    assert [(preposition, head.text) for preposition, head in obliques(verb)] == [("in", "Rome")]
    assert not passive(verb)


@pytest.mark.parametrize("doc", [UD_PASSIVE, CLEAR_PASSIVE], ids=["ud", "clear"])
def test_the_doer_of_a_passive_verb_is_its_agent(doc: Doc) -> None:
    doer = agent(doc[2])

    assert passive(doc[2])
    assert doer is not None
    assert doer.text == "Oman"


def test_a_perfect_is_no_passive_whatever_its_subject_is_called() -> None:
    doc = tree(
        [
            ("Iran", "NNP", "nsubj:pass", 2),
            ("have", "VBZ", "aux", 2),
            ("asked", "VBN", "ROOT", 2),
        ]
    )

    assert not passive(doc[2])


def test_an_infinitive_below_an_object_has_that_object_as_its_subject() -> None:
    doc = tree(
        [
            ("Oman", "NNP", "nsubj", 1),
            ("urged", "VBD", "ROOT", 1),
            ("Iran", "NNP", "obj", 1),
            ("to", "TO", "mark", 4),
            ("withdraw", "VB", "xcomp", 1),
        ]
    )

    found = subject(doc[4])

    assert found is not None
    assert found.text == "Iran"


def test_an_infinitive_without_an_object_above_shares_the_subject() -> None:
    doc = tree(
        [
            ("Iran", "NNP", "nsubj", 1),
            ("wants", "VBZ", "ROOT", 1),
            ("to", "TO", "mark", 3),
            ("withdraw", "VB", "xcomp", 1),
        ]
    )

    found = subject(doc[3])

    assert found is not None
    assert found.text == "Iran"


def test_a_relative_pronoun_gives_its_antecedent() -> None:
    doc = tree(
        [
            ("Iran", "NNP", "ROOT", 0),
            ("which", "WDT", "nsubj", 2),
            ("attacked", "VBD", "acl:relcl", 0),
        ]
    )

    found = subject(doc[2])

    assert found is not None
    assert found.text == "Iran"


def test_a_coordination_is_given_in_text_order() -> None:
    doc = tree(
        [
            ("Iran", "NNP", "ROOT", 0),
            ("Oman", "NNP", "conj", 0),
            ("Qatar", "NNP", "conj", 0),
        ]
    )

    assert words(conjuncts(doc[0])) == ["Iran", "Oman", "Qatar"]


def test_a_noun_phrase_keeps_its_owner_and_leaves_out_what_follows() -> None:
    doc = tree(
        [
            ("Iran", "NNP", "nmod:poss", 3),
            ("'s", "POS", "case", 0),
            ("new", "JJ", "amod", 3),
            ("offer", "NN", "ROOT", 3),
            ("of", "IN", "case", 5),
            ("talks", "NNS", "nmod", 3),
        ]
    )

    assert noun_phrase(doc[3]) == (0, 4)
    assert words(possessors(doc[3])) == ["Iran"]
    assert preposition_of(doc[5]) == "of"


def test_a_verb_group_holds_auxiliaries_and_negation() -> None:
    doc = tree(
        [
            ("Iran", "NNP", "nsubj", 3),
            ("did", "VBD", "aux", 3),
            ("not", "RB", "advmod", 3),
            ("meet", "VB", "ROOT", 3),
        ]
    )

    denial = negation(doc[3])

    assert words(verb_group(doc[3])) == ["did", "not", "meet"]
    assert denial is not None
    assert denial.text == "not"


def test_a_finite_verb_hung_before_its_object_is_seen_through() -> None:
    doc = tree(
        [
            ("police", "NN", "ROOT", 0),
            ("seized", "VBN", "amod", 2),
            ("weapons", "NNS", "obj", 0),
        ]
    )

    taken = misread_active(doc[1])

    assert taken is not None
    assert taken.text == "weapons"


def test_a_clause_ends_where_the_next_one_begins() -> None:
    doc = tree(
        [
            ("Oman", "NNP", "nsubj", 1),
            ("said", "VBD", "ROOT", 1),
            ("Iran", "NNP", "nsubj", 3),
            ("left", "VBD", "ccomp", 1),
            (".", "IN", "punct", 1),
        ]
    )

    assert clause(doc[2]) == (2, 4)


@pytest.mark.parametrize(
    ("word", "lemma"), [("Talks", "talk"), ("parties", "party"), ("resuming", "resume"), ("urged", "urge")]
)
def test_a_word_taken_for_a_name_still_shows_its_lemma(word: str, lemma: str) -> None:
    doc = tree([(word, "NNP", "ROOT", 0)])

    assert lemma in forms(doc[0])


def test_a_sentence_that_nobody_writes_is_left_out() -> None:
    long = tree([("talks", "NNS", "ROOT", 0), *[("and", "IN", "dep", 0)] * 500])

    assert list(prose(long)) == []
    assert len(list(prose(UD))) == len(UD)


def test_a_subject_that_hangs_on_the_pronoun_before_its_verb_is_the_verbs() -> None:
    doc = tree(
        [
            ("Build", "VB", "root", 0),
            ("on", "IN", "case", 2),
            ("what", "WP", "obj", 5),
            ("presidents", "NNS", "nsubj", 2),
            ("had", "VBD", "aux", 5),
            ("promised", "VBN", "ccomp", 0),
        ]
    )

    assert subject(doc[5]) == doc[3]
