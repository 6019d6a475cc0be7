"""GUM's named entities: the name inside each typed mention of the treebank."""

from collections.abc import Iterator
from pathlib import Path

from training import labels
from training.conllu import Bracket, Tree, read_trees
from training.corpora import TIME_WORDS, Sentence, outermost, settle, with_unsure_missing
from training.labels import word_set
from training.polities import Gazetteer

# Words inside a name that begin with a small letter.
_LINKS = word_set("of the for and de la le du des van von der den bin ibn al el y da do dos di del della to on in &")


def named_part(tree: Tree, bracket: Bracket) -> tuple[int, int] | None:
    """The name inside a mention, without determiners, titles and clauses; None if its head is no proper noun."""
    words = tree.words
    inside = range(bracket.start, bracket.end)
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if head is None or not words[head].xpos.startswith("NNP"):
        return None
    start, end = head, head + 1
    while start - 1 in inside and _may_join(tree, start - 1):
        start -= 1
    while end in inside and _may_join(tree, end):
        end += 1
    while start < head and not _is_proper(tree, start):
        start += 1
    while end > head + 1 and not _is_proper(tree, end - 1) and not words[end - 1].text.isdigit():
        end -= 1
    return start, end


def _is_proper(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return word.xpos.startswith("NNP") or (word.text[:1].isupper() and word.upos in ("ADJ", "NOUN", "PROPN", "X"))


def _may_join(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if _is_proper(tree, index) or word.text in ("-", "–", "'s", "’s", "&", ".") or word.text.isdigit():
        return word.dep not in ("appos", "parataxis") and not word.dep.startswith("acl")
    following = tree.words[index + 1] if index + 1 < len(tree.words) else None
    return word.text.lower() in _LINKS and following is not None and following.upos != "VERB"


def gum_names(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """The named mentions of a sentence, with mapped labels."""
    for bracket in tree.brackets:
        label = labels.GUM.get(bracket.kind)
        forms = [word.text for word in tree.words[bracket.start : bracket.end]]
        if label == labels.DATE:
            short = bracket.end - bracket.start <= 6 and any(TIME_WORDS.search(form) for form in forms)
            start = bracket.start + (forms[0].lower() == "the")
            yield start, bracket.end, labels.DATE if short else labels.UNSURE
            continue
        part = named_part(tree, bracket)
        if part is None:
            continue
        start, end = part
        if start and tree.words[start - 1].text == "@":
            continue
        if label == labels.EVENT and end - start == 1 and tree.words[start].text.lower() not in labels.EVENT_HEADS:
            yield start, end, labels.UNSURE
        else:
            yield start, end, label or labels.UNSURE


def gum(path: Path, gaz: Gazetteer) -> Iterator[Sentence]:
    """GUM's sentences with their named entities; the text is the treebank's own."""
    for tree in read_trees(path):
        words = [word.text for word in tree.words]
        names = settle(words, outermost(gum_names(tree)), gaz)
        spans = tuple((word.start, word.end) for word in tree.words)
        yield with_unsure_missing(Sentence("gum", tree.doc_id, tree.text, spans, tuple(names), frozenset()))
