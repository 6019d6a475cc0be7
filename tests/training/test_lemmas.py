"""The lemmatizer's tables: rules first, exceptions for what they miss."""

import pytest
import spacy
from spacy.lang.en import English
from spacy.tokens import Doc

from training.conllu import Tree, Word
from training.lemmas import RULES, by_rules, lookups


@pytest.mark.parametrize(
    ("pos", "form", "lemma"),
    [
        ("noun", "treaties", "treaty"),
        ("noun", "churches", "church"),
        ("noun", "talks", "talk"),
        ("verb", "proposed", "propose"),
        ("verb", "planned", "plan"),
        ("verb", "denies", "deny"),
        ("verb", "meeting", "meet"),
        ("adj", "larger", "large"),
    ],
)
def test_rules_prefer_known_lemmas(pos: str, form: str, lemma: str) -> None:
    known = {"treaty", "church", "talk", "propose", "plan", "deny", "meet", "large"}

    assert by_rules(form, RULES[pos], known) == lemma


def tree(*words: tuple[str, str, str]) -> Tree:
    made = [Word(text, 0, 0, lemma, pos, "X", "", 0, "dep") for text, lemma, pos in words]
    return Tree("d", "s", "", tuple(made), (), False)


def test_a_form_that_no_rule_gets_is_an_exception_and_others_are_not() -> None:
    nlp = English()
    tables = lookups(nlp.vocab, [tree(("went", "go", "VERB"), ("walked", "walk", "VERB"), ("walk", "walk", "VERB"))])

    exceptions = tables.get_table("lemma_exc")

    assert exceptions["verb"]["went"] == ["go"]
    assert "walked" not in exceptions["verb"]


def test_an_irregular_verb_that_no_treebank_has_is_an_exception() -> None:
    tables = lookups(English().vocab, [tree(("found", "found", "VERB"), ("go", "go", "VERB"))])

    exceptions = tables.get_table("lemma_exc")["verb"]

    assert exceptions["fled"] == ["flee"]
    assert "found" not in exceptions  # the treebank says that it is a verb of its own


def test_common_base_forms_of_tagged_text_steer_the_rules() -> None:
    tagged = [_tagged(("fine", "VB"), ("Fin", "VB"), ("army", "NN"))] * 4

    tables = lookups(English().vocab, [tree(("go", "go", "VERB"), ("man", "man", "NOUN"))], tagged)

    assert "fine" in tables.get_table("lemma_index")["verb"]
    assert "fin" not in tables.get_table("lemma_index")["verb"]
    assert tables.get_table("small_words").get("noun") == ["army"]


def _tagged(*words: tuple[str, str]) -> Tree:
    made = [Word(text, 0, 0, "", "X", tag, "", 0, "dep") for text, tag in words]
    return Tree("d", "s", "", tuple(made), (), False)


def test_spacy_reads_the_tables_as_they_are_meant() -> None:
    nlp = spacy.blank("en")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    trees = [tree(("went", "go", "VERB"), ("n't", "not", "PART"), ("The", "the", "DET"))]
    lemmatizer.initialize(lookups=lookups(nlp.vocab, trees))  # type: ignore[attr-defined]  # a Pipe by its stub
    doc = Doc(nlp.vocab, words=["The", "Greens", "went", "n't"], pos=["DET", "PROPN", "VERB", "PART"])

    lemmas = [token.lemma_ for token in lemmatizer(doc)]

    assert lemmas == ["the", "Greens", "go", "not"]
