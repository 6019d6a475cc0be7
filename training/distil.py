"""The accurate pipeline's labels on open text, from which the small one learns: `python -m training.distil --data …`.

Hinton, Vinyals and Dean (2015), "Distilling the knowledge in a neural network", with the teacher's best answers only:
a transition-based student can't be taught scores. The text may ship or be trained on (SOURCES.md of the data folder),
and shares no sentence with a part that is scored, nor with what we annotated ourselves.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import random
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractors.pipeline import load_pipeline
from training import inputs, names
from training.conllu import Tree, Word, read_trees
from training.corpora import Name, Sentence
from training.detokenise import detokenise
from training.labels import LABELS
from training.overlap import fingerprint
from training.progress import say
from training.silver import gazetteer, read_gmb
from training.syntax import trimmed_features

HERE = Path(__file__).resolve().parent
ANNOTATED = HERE.parent / "evaluation" / "annotated"
SEED = 0
# Sentences of each source: enough that each makes up about a third of the words, and labelling takes some minutes.
SENATE_RELEASES, GMB_SENTENCES = 500, 12_000
# Neighbouring sentences that are read together; of releases, shorter ones are headings and contacts.
TOGETHER, SHORTEST = 4, 40
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])|(?<=[.!?][\"”]) (?=[A-Z\"“])")


def fewrel_texts(path: Path) -> Iterator[str]:
    """FewRel's sentences, from Wikipedia."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        relations = json.load(source)
    for relation in sorted(relations):
        for item in relations[relation]:
            yield detokenise([word for word in item["tokens"] if word.strip()], split_hyphens=True)[0]


def senate_texts(path: Path, left_out: Collection[str]) -> Iterator[str]:
    """Neighbouring sentences of Senate press releases, without the releases of these ids."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        releases = [json.loads(line) for line in lines]
    for release in random.Random(SEED).sample(releases, SENATE_RELEASES):
        if release["id"] in left_out:
            continue
        for paragraph in str(release["text"]).split("\n"):
            sentences = [one for one in _SENTENCE_END.split(" ".join(paragraph.split())) if len(one) >= SHORTEST]
            for at in range(0, len(sentences), TOGETHER):
                yield " ".join(sentences[at : at + TOGETHER])


def gmb_texts(path: Path) -> Iterator[str]:
    """Neighbouring sentences of gmb, without its labels."""
    held: list[str] = []
    for number, (words, _, _) in enumerate(read_gmb(path)):
        if number >= GMB_SENTENCES:
            break
        held.append(detokenise(words)[0])
        if len(held) == TOGETHER:
            yield " ".join(held)
            held = []


def treebank_texts(path: Path) -> Iterator[str]:
    """The sentences of a treebank's training part."""
    return (tree.text for tree in read_trees(path))


def open_texts(data: Path) -> dict[str, list[str]]:
    """The text to be labelled, by source."""
    return {
        "fewrel": list(fewrel_texts(data / inputs.FEWREL)),
        "senate": list(senate_texts(data / inputs.SENATE, annotated_articles())),
        "gmb": list(gmb_texts(data / inputs.GMB)),
        "ewt": list(treebank_texts(data / inputs.UD_TRAIN[0])),
    }


def label(teacher: Language, texts: Iterable[str], scored: Callable[[str], bool], blank: Language) -> Iterator[Doc]:
    """The texts with the teacher's names, tags and trees, as the plain tokenizer cuts them.

    Texts with a sentence that is scored somewhere are left out; so are those that the teacher's guarded tokenizer
    cuts otherwise than the plain one does.
    """
    for doc in teacher.pipe(texts):
        if any(scored(sent.text) for sent in doc.sents) or scored(doc.text):
            continue
        if [token.text for token in blank.make_doc(doc.text)] == [token.text for token in doc]:
            yield doc


def main(arguments: list[str] | None = None) -> int:
    """Labels what isn't labelled yet; a source that is done isn't done again."""
    parser = argparse.ArgumentParser(prog="python -m training.distil", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the training sets")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where the labelled text is kept")
    parser.add_argument("--teacher", default="accurate", help="the pipeline whose labels are taught")
    given = parser.parse_args(arguments)
    inputs.check(given.data, inputs.read_checksums())
    folder = given.work / "silver"
    folder.mkdir(parents=True, exist_ok=True)
    teacher, blank = load_pipeline(given.teacher), spacy.blank("en")
    held = {fingerprint(text) for text in scored_texts(given.data)}
    for source, texts in open_texts(given.data).items():
        path = folder / f"{source}.spacy"
        if path.is_file():
            say(f"{source}: labelled before")
            continue
        random.Random(SEED).shuffle(texts)
        bin_ = DocBin(
            attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE", "SPACY"]
        )
        words = 0
        for doc in label(teacher, texts, lambda text: fingerprint(text) in held, blank):
            bin_.add(doc)
            words += len(doc)
        bin_.to_disk(path)
        say(f"{source}: {len(bin_)} of {len(texts)} texts, {words} words")
    return 0


def annotated_articles() -> set[str]:
    """The articles from which we annotated anything."""
    lines = [line for path in sorted(ANNOTATED.glob("*/items.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return {str(json.loads(line)["article"]) for line in lines}


def scored_texts(data: Path) -> Iterator[str]:
    """Every sentence of a part on which names or syntax are scored."""
    for path in (*inputs.UD_DEV.values(), *inputs.UD_TEST.values()):
        yield from treebank_texts(data / path)
    for sentences in names.scored_sets(data, gazetteer(data)).values():
        yield from (one.text for one in sentences)


def silver_docs(work: Path, nlp: Language) -> dict[str, list[Doc]]:
    """The labelled text by source; nothing when none was made."""
    return {
        path.stem: list(DocBin().from_disk(path).get_docs(nlp.vocab))
        for path in sorted((work / "silver").glob("*.spacy"))
    }


def silver_hash(work: Path) -> str:
    """What the labelled text's files come to: other labels make another student."""
    digest = hashlib.sha256()
    for path in sorted((work / "silver").glob("*.spacy")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def sentences_of(source: str, docs: Iterable[Doc]) -> list[Sentence]:
    """The labelled sentences as training sentences for names; all labels are known in them."""
    out = []
    for number, doc in enumerate(docs):
        for sent in doc.sents:
            kept = [token for token in sent if not token.is_space]
            if not kept:
                continue
            place = {token.i: index for index, token in enumerate(kept)}
            found = [
                Name(place[ent.start], place[ent.end - 1] + 1, ent.label_)
                for ent in sent.ents
                if ent.start in place and ent.end - 1 in place and ent.label_ in LABELS
            ]
            first = kept[0].idx
            spans = tuple((token.idx - first, token.idx - first + len(token)) for token in kept)
            text = doc.text[first : kept[-1].idx + len(kept[-1])]
            out.append(Sentence(source, f"{source}-{number}", text, spans, tuple(found), frozenset()))
    return out


def trees_of(source: str, docs: Iterable[Doc]) -> list[Tree]:
    """The labelled sentences as training trees."""
    out = []
    for number, doc in enumerate(docs):
        for index, sent in enumerate(doc.sents):
            tree = _tree(f"{source}-{number}", index, [token for token in sent if not token.is_space], doc.text)
            if tree is not None:
                out.append(tree)
    return out


def _tree(doc_id: str, index: int, kept: Sequence[spacy.tokens.Token], text: str) -> Tree | None:
    place = {token.i: number for number, token in enumerate(kept)}
    if not kept or any(token.head.i not in place for token in kept):
        return None
    first = kept[0].idx
    words = tuple(
        Word(
            text=token.text,
            start=token.idx - first,
            end=token.idx - first + len(token),
            lemma=token.lemma_,
            upos=token.pos_,
            xpos=token.tag_,
            feats=trimmed_features(str(token.morph)),
            head=place[token.head.i],
            dep=token.dep_,
        )
        for token in kept
    )
    return Tree(doc_id, f"{doc_id}-{index}", text[first : kept[-1].idx + len(kept[-1])], words, (), index == 0)


if __name__ == "__main__":
    sys.exit(main())
