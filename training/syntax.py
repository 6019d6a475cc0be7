"""Training of the tagger, morphologizer and parser, on Universal Dependencies.

Documents are runs of neighbouring sentences as spaCy's own tokenizer cuts them; words on which the
treebank and the tokenizer disagree carry no annotation. Paragraphs are sometimes parted by an empty line,
as a title is from its body.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from training import inputs
from training.augment import retouch
from training.conllu import Tree, read_trees
from training.overlap import without_overlap

# What the product reads: agreement for coreference, tense and form for events, polarity for negation.
# The other features only multiply the morphologizer's classes.
KEPT_FEATURES = frozenset(
    [
        "Case",
        "Degree",
        "Gender",
        "Mood",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a reference document, or a run of white space when `tag` is `_SP`."""

    text: str
    space: bool
    tag: str
    pos: str
    morph: str
    lemma: str
    head: int
    dep: str
    opens: bool


def training_trees(data: Path, say: Callable[[str], None]) -> list[Tree]:
    """The treebanks' training sentences that no scored part has."""
    trees = [tree for name in inputs.UD_TRAIN for tree in read_trees(data / name)]
    scored = [*inputs.UD_DEV.values(), *inputs.UD_TEST.values()]
    texts = [tree.text for name in scored for tree in read_trees(data / name)]
    kept, dropped = without_overlap(trees, texts, lambda tree: tree.text)
    say(f"syntax: {len(kept)} sentences, {dropped} left out because a scored part has them")
    return kept


def trimmed_features(feats: str) -> str:
    """The features that the product reads, in their order."""
    return "|".join(feat for feat in feats.split("|") if feat.partition("=")[0] in KEPT_FEATURES)


def rows_of(trees: Sequence[Tree], gaps: Sequence[str]) -> list[Row]:
    """The words of neighbouring sentences; `gaps[i]` is what parts sentence i from the next one.

    White space that is more than one blank becomes a token of its own, hung on the word before it.
    """
    rows: list[Row] = []
    for number, tree in enumerate(trees):
        base = len(rows)
        for index, word in enumerate(tree.words):
            following = tree.words[index + 1].start if index + 1 < len(tree.words) else word.end
            space = following > word.end or (index + 1 == len(tree.words) and gaps[number] == " ")
            rows.append(
                Row(
                    word.text,
                    space,
                    word.xpos,
                    word.upos,
                    trimmed_features(word.feats),
                    word.lemma,
                    base + word.head,
                    word.dep,
                    index == 0,
                )
            )
        if gaps[number] not in ("", " "):
            rows.append(Row(gaps[number], False, "_SP", "SPACE", "", gaps[number], len(rows) - 1, "dep", False))
    return rows


def reference(vocab: Vocab, rows: Sequence[Row]) -> Doc:
    """The annotated document of these words."""
    return Doc(
        vocab,
        words=[row.text for row in rows],
        spaces=[row.space for row in rows],
        tags=[row.tag for row in rows],
        pos=[row.pos for row in rows],
        morphs=[row.morph for row in rows],
        lemmas=[row.lemma for row in rows],
        heads=[row.head for row in rows],
        deps=[row.dep for row in rows],
        sent_starts=[row.opens for row in rows],
    )


def example(nlp: Language, trees: Sequence[Tree], gaps: Sequence[str]) -> Example:
    """One training or scoring example: the text as the tokenizer cuts it, beside its annotation."""
    gold = reference(nlp.vocab, rows_of(trees, gaps))
    return Example(nlp.make_doc(gold.text), gold)


def runs(trees: Iterable[Tree], rng: random.Random, longest: int) -> Iterator[list[Tree]]:
    """Neighbouring sentences of one document, one to `longest` at a time."""
    held: list[Tree] = []
    size = rng.randint(1, longest)
    for tree in trees:
        if held and (tree.doc_id != held[-1].doc_id or len(held) >= size):
            yield held
            held, size = [], rng.randint(1, longest)
        held.append(tree)
    if held:
        yield held


def gaps_between(trees: Sequence[Tree], rng: random.Random, paragraph: float) -> list[str]:
    """What stands after each sentence: one blank, or an empty line at `paragraph` of the paragraph ends."""
    gaps = ["\n\n" if following.opens_paragraph and rng.random() < paragraph else " " for following in trees[1:]]
    return [*gaps, ""]


def training_examples(nlp: Language, trees: Sequence[Tree], rng: random.Random) -> list[Example]:
    """One epoch's examples, freshly cut and retouched."""
    examples = []
    for run in runs(trees, rng, longest=6):
        touched = [retouch(tree, rng) for tree in run]
        examples.append(example(nlp, touched, gaps_between(run, rng, paragraph=0.5)))
    return examples


def scoring_examples(nlp: Language, trees: Sequence[Tree]) -> list[Example]:
    """Whole documents, paragraphs parted by an empty line, as the product meets articles."""
    rng = random.Random(0)
    return [example(nlp, run, gaps_between(run, rng, paragraph=1.0)) for run in runs(trees, rng, longest=10**9)]
