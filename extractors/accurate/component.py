"""The spaCy component that reads sentences, tags, trees and names with the accurate model."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.accurate.model import AccurateModel, Analysis, Labels, Words
from extractors.accurate.shapes import word_shape
from extractors.accurate.windows import breaks_before, cut_windows, quoted
from extractors.event_lexicon import listed

FACTORY = "dramatis_accurate"
OWN_FOLDER = Path(__file__).parent.parent / "models" / "accurate"
# Windows whose names are decoded together: enough to make numpy's steps cheap, and 5 MB of scores.
_TOGETHER = 64
_WRITTEN = ("TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
# The parts of speech that spaCy has numbers for: a label of another one is read as X.
_KNOWN_POS = listed(
    """
    ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X
    """
)

Column = NDArray[numpy.uint64]


@dataclass(frozen=True, slots=True)
class _Codes:
    """spaCy's numbers for the model's labels, in the labels' order."""

    pos: Column
    morph: Column
    tag: Column
    rel: Column
    entity_type: Column
    entity_iob: Column
    root: int
    loose: int
    space_tag: int
    space_pos: int
    no_morph: int


class AccurateComponent:
    """Writes tags, parts of speech, features, trees, sentences and names; what a Doc had of these is replaced.

    Sentence starts that a component before this one has set, or ruled out, stay as they are.
    """

    def __init__(self, vocab: Vocab, folder: Path) -> None:
        self.folder = folder
        self.model = AccurateModel(folder)
        self._codes = _codes(vocab, self.model.labels)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, annotated."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The same Docs in order, read batch by batch."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        texts = [self._read(doc) for doc in docs]
        windows = [(text, start, end) for text in texts for start, end in text.windows]
        analyses: list[Analysis] = []
        for at in range(0, len(windows), _TOGETHER):
            group = windows[at : at + _TOGETHER]
            analyses.extend(self.model.analyse([_part(text.words, start, end) for text, start, end in group]))
        done = 0
        for doc, text in zip(docs, texts, strict=True):
            _write(doc, text, analyses[done : done + len(text.windows)], self._codes)
            done += len(text.windows)

    def _read(self, doc: Doc) -> "_Text":
        tokens = [token.text for token in doc]
        places = [index for index, token in enumerate(tokens) if not token.isspace()]
        words = [tokens[index] for index in places]
        marks = doc.to_array("SENT_START").astype(numpy.int64)[places]
        pieces = self.model.pieces.pieces_of(words)
        breaks = breaks_before(words, marks.tolist())
        windows = cut_windows([len(one) for one in pieces], breaks, self.model.room)
        return _Text(
            places=numpy.array(places, dtype=numpy.int64),
            words=Words(pieces, [word_shape(word) for word in words], (marks > 0) | quoted(words, breaks), marks >= 0),
            windows=windows,
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """A Doc's words: the indexes of their tokens (white space has none), and the windows that they are read in."""

    places: NDArray[numpy.int64]
    words: Words
    windows: list[tuple[int, int]]


@Language.factory(
    FACTORY,
    assigns=["doc.ents", "token.tag", "token.pos", "token.morph", "token.head", "token.dep", "token.is_sent_start"],
    default_config={"folder": None},
    retokenizes=False,
)
def make_accurate(nlp: Language, name: str, folder: str | None) -> AccurateComponent:
    """The component with the model in that folder, the one that comes with Dramatis for None."""
    return AccurateComponent(nlp.vocab, OWN_FOLDER if folder is None else Path(folder))


def _part(words: Words, start: int, end: int) -> Words:
    return Words(
        words.pieces[start:end], words.shapes[start:end], words.must_start[start:end], words.may_start[start:end]
    )


def _write(doc: Doc, text: _Text, analyses: Sequence[Analysis], codes: _Codes) -> None:
    if not len(doc):
        return
    rows = _rows(len(doc), text, analyses, codes)
    written = numpy.stack([rows[name] for name in _WRITTEN], axis=1)
    doc.from_array(list(_WRITTEN), written)  # type: ignore[arg-type]  # spaCy's stub asks for its own array type
    # spaCy has just set them by the trees, but gives up on the edges of a tree whose arcs cross often.
    doc.from_array(["SENT_START"], rows["SENT_START"].reshape(-1, 1))  # type: ignore[arg-type]


def _rows(size: int, text: _Text, analyses: Sequence[Analysis], codes: _Codes) -> dict[str, Column]:
    """The columns of the Doc by spaCy's names for them."""
    places = text.places
    rows = {
        "TAG": numpy.full(size, codes.space_tag, dtype=numpy.uint64),
        "POS": numpy.full(size, codes.space_pos, dtype=numpy.uint64),
        "MORPH": numpy.full(size, codes.no_morph, dtype=numpy.uint64),
        "DEP": numpy.full(size, codes.loose, dtype=numpy.uint64),
        "ENT_IOB": numpy.full(size, _OUTSIDE, dtype=numpy.uint64),
        "ENT_TYPE": numpy.zeros(size, dtype=numpy.uint64),
    }
    starts = numpy.full(size, -1, dtype=numpy.int64)
    # White space hangs on the word before it, at the text's beginning on the first word.
    is_word = numpy.zeros(size, dtype=bool)
    is_word[places] = True
    heads = numpy.maximum.accumulate(numpy.where(is_word, numpy.arange(size), -1))
    heads[heads < 0] = places[0] if len(places) else 0
    for (start, end), found in zip(text.windows, analyses, strict=True):
        here = places[start:end]
        is_root = found.heads == 0
        rows["TAG"][here] = codes.tag[found.tag]
        rows["POS"][here] = codes.pos[found.pos]
        rows["MORPH"][here] = codes.morph[found.pos]
        rows["DEP"][here] = numpy.where(is_root, codes.root, codes.rel[found.rel])
        rows["ENT_IOB"][here] = codes.entity_iob[found.names]
        rows["ENT_TYPE"][here] = codes.entity_type[found.names]
        heads[here] = numpy.where(is_root, here, here[found.heads - 1])
        starts[here[found.starts]] = 1
    if not len(places):
        rows["DEP"][0] = codes.root
    else:
        # White space at the text's beginning belongs to its first sentence.
        starts[places[0]] = -1
    starts[0] = 1
    _fill_names(rows, is_word)
    rows["HEAD"] = (heads - numpy.arange(size)).view(numpy.uint64)
    rows["SENT_START"] = starts.view(numpy.uint64)
    return rows


def _fill_names(rows: dict[str, Column], is_word: NDArray[numpy.bool_]) -> None:
    """White space between two words of a name belongs to the name."""
    iob, kinds = rows["ENT_IOB"], rows["ENT_TYPE"]
    for index in numpy.flatnonzero(~is_word)[::-1]:
        # From the end, so that of two white spaces in a row the first sees what the second has become.
        if index + 1 < len(iob) and iob[index + 1] == _INSIDE:
            iob[index], kinds[index] = _INSIDE, kinds[index + 1]


def _codes(vocab: Vocab, labels: Labels) -> _Codes:
    # Added now, and not while a text is read: what a memory zone adds to the vocabulary goes with it.
    def code(text: str) -> int:
        number: int = vocab.strings.add(text)
        return number

    def column(codes: Iterable[int]) -> Column:
        return numpy.array(list(codes), dtype=numpy.uint64)

    analyses = [_part_of_speech(label) for label in labels.pos]
    morphology = vocab.morphology
    iob = {"B": _BEGIN, "I": _INSIDE, "O": _OUTSIDE}
    return _Codes(
        pos=column(code(pos) for pos, _ in analyses),
        morph=column(morphology.add(features) for _, features in analyses),
        tag=column(code(tag) for tag in labels.tag),
        rel=column(code(rel) for rel in labels.rel),
        entity_type=column(code(name[2:]) if len(name) > 1 else 0 for name in labels.names),
        entity_iob=column(iob[name[0]] for name in labels.names),
        root=code("ROOT"),
        loose=code("dep"),
        space_tag=code("_SP"),
        space_pos=code("SPACE"),
        no_morph=morphology.add(""),
    )


def _part_of_speech(label: str) -> tuple[str, str]:
    """("NOUN", "Case=Nom|Number=Sing") from a label with its parts in any order; NOUN or POS=NOUN both name it."""
    parts = label.split("|")
    features = sorted(part for part in parts if "=" in part and not part.startswith("POS="))
    pos = next((part.removeprefix("POS=") for part in parts if "=" not in part or part.startswith("POS=")), "X")
    return pos if pos in _KNOWN_POS else "X", "|".join(features)
