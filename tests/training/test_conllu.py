"""Treebank sentences with characters, and GUM's nested entity brackets."""

from training.conllu import Bracket, parse_trees, read_brackets

ROWS = """# newdoc id = d1
# newpar
# sent_id = d1-1
# text = She didn't go.
1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = d1-2
# text = Gone
1\tWent\tgo\tVERB\tVBD\t_\t0\troot\t_\t_
""".splitlines()


def test_words_know_their_characters_and_their_heads() -> None:
    trees = list(parse_trees(ROWS))

    assert [(tree.sent_id, tree.doc_id, tree.opens_paragraph) for tree in trees] == [("d1-1", "d1", True)]
    text, words = trees[0].text, trees[0].words
    assert [text[word.start : word.end] for word in words] == ["She", "did", "n't", "go", "."]
    assert [word.head for word in words] == [3, 3, 3, 3, 3]
    assert words[3].dep == "ROOT"


def test_nested_brackets_close_in_their_order() -> None:
    miscs = [
        "Entity=(12-place-new-nnnnn-cf1-1-sgl",
        "Entity=(13-organization-new-nnnnn-cf10-1,4,5-sgl-Daughters_of",
        "Entity=(14-event-new-nnnnn-cf7-2,3-sgl)13)|XML=<w>",
        "_",
        "SpaceAfter=No|Entity=12)",
    ]

    found = list(read_brackets(miscs))

    assert found == [Bracket(2, 3, "event"), Bracket(1, 3, "organization"), Bracket(0, 5, "place")]


def test_a_bracket_that_nothing_opened_is_passed_over() -> None:
    assert list(read_brackets(["Entity=9)"])) == []
