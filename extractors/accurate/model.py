"""The model's folder: the encoder run by onnxruntime, its labels, and what its scores mean for a window of words."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from dramatis.errors import PipelineError
from extractors.accurate.pieces import PieceTable
from extractors.accurate.requirements import onnxruntime
from extractors.accurate.tagging import NameDecoder
from extractors.accurate.trees import best_heads

Floats = NDArray[numpy.float32]
Numbers = NDArray[numpy.int64]
Flags = NDArray[numpy.bool_]

ENCODER, HEADS, LABELS, TOKENIZER = "encoder.onnx", "heads.npz", "labels.json", "tokenizer.json"
FILES = (ENCODER, HEADS, LABELS, TOKENIZER)
_OUTPUTS = ("names", "pos", "tag", "arcs", "rel_dep", "rel_head", "starts")
# Fused, the sum and the normalisation after it take three times as long as apart (3.7 ms of 19 ms a window, against
# 0.7 ms; onnxruntime 1.32 on a processor with AVX-512).
_SLOWER = ("SkipLayerNormFusion",)
# [CLS] and [SEP] stand around the words of a window.
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers of each output stand for, and the most pieces of one window."""

    names: tuple[str, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    rel: tuple[str, ...]
    max_pieces: int
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Words:
    """A window's words: their pieces, their shapes, where a sentence must start, and where one may."""

    pieces: list[list[int]]
    shapes: list[int]
    must_start: Flags
    may_start: Flags


@dataclass(frozen=True, slots=True)
class Analysis:
    """One number for each word of a window: labels by their place in Labels, heads 0 for a root and j + 1 for word j.

    `starts` marks the first word of each sentence; a root's `rel` means nothing.
    """

    names: Numbers
    pos: Numbers
    tag: Numbers
    heads: Numbers
    rel: Numbers
    starts: Flags


class AccurateModel:
    """The model, open. It may be used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Raises PipelineError when the extra isn't installed, or the folder isn't a model's."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise PipelineError(
                f"The accurate pipeline in {folder} lacks {', '.join(missing)}. Install Dramatis again, "
                "or unset DRAMATIS_SPACY_MODEL to use the small pipeline."
            )
        try:
            self.pieces = PieceTable(folder / TOKENIZER)
            self.labels = _read_labels(folder / LABELS)
            with numpy.load(folder / HEADS, allow_pickle=False) as heads:
                bilinear = heads["rel_bilinear"].astype(numpy.float32)
                self._names = NameDecoder(self.labels.names, heads["names_transitions"], heads["names_start"])
            self._session = _open_session(folder / ENCODER)
            self._require_sizes(bilinear.shape)
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise PipelineError(
                f"The accurate pipeline in {folder} can't be loaded: {problem}. Install Dramatis again, "
                "or unset DRAMATIS_SPACY_MODEL to use the small pipeline."
            ) from problem
        threads = thread_count(os.environ.get("OMP_NUM_THREADS"))
        self._pool = ThreadPoolExecutor(threads, "accurate") if threads > 1 else None
        relations, width, _ = bilinear.shape
        # [d + 1, relations * (d + 1)]: one product for all words and relations.
        self._bilinear = numpy.ascontiguousarray(bilinear.transpose(1, 0, 2).reshape(width, relations * width))
        self._is_root = numpy.array([label.lower() == "root" for label in self.labels.rel], dtype=bool)

    @property
    def room(self) -> int:
        """The most pieces that the words of one window may have together."""
        return self.labels.max_pieces - _AROUND

    def analyse(self, windows: Sequence[Words]) -> list[Analysis]:
        """The analysis of each window. It depends on the window alone, not on what stands beside it.

        Windows are run one by one: a batch is no quicker on a CPU, pads the shorter ones, and would share one scale of
        quantisation among its windows, so that an article's facts would hang on its neighbours. Several processors
        take a window each.
        """
        # onnxruntime lets go of the interpreter, so that decoding here and the next windows there run side by side.
        run = map if self._pool is None else self._pool.map
        parsed = [self._parse(words, scores) for words, scores in zip(windows, run(self._run, windows), strict=True)]
        names = self._names.decode([emissions for emissions, *_ in parsed], [starts for *_, starts in parsed])
        return [
            Analysis(names=name, pos=pos, tag=tag, heads=heads, rel=rel, starts=starts)
            for name, (_, pos, tag, heads, rel, starts) in zip(names, parsed, strict=True)
        ]

    def _require_sizes(self, bilinear: tuple[int, ...]) -> None:
        # What a file says of its outputs' shapes may be a name, so one word is read to see them.
        try:
            found = self._run(Words([[self.pieces.marks[0]]], [0], numpy.ones(1, bool), numpy.ones(1, bool)))
        except Exception as problem:  # onnxruntime's kinds of error have no common parent below Exception
            raise ValueError(f"{ENCODER} can't be run: {problem}") from problem
        sizes = {name: output.shape[-1] for name, output in zip(_OUTPUTS, found, strict=True)}
        labels = self.labels
        for name, wanted in (("names", len(labels.names)), ("pos", len(labels.pos)), ("tag", len(labels.tag))):
            if sizes[name] != wanted:
                raise ValueError(f"its output {name} has {sizes[name]} scores for {wanted} labels")
        expected = (len(labels.rel), sizes["rel_dep"] + 1, sizes["rel_head"] + 1)
        if bilinear != expected:
            raise ValueError(f"its relations have the shape {bilinear}, expected {expected}")

    def _parse(
        self, words: Words, scores: Sequence[Floats]
    ) -> tuple[Floats, Numbers, Numbers, Numbers, Numbers, Flags]:
        names, pos, tag, arcs, rel_dep, rel_head, start_scores = scores
        starts: Flags = words.must_start | (words.may_start & (start_scores > 0))
        starts[0] = True
        heads = best_heads(arcs, starts)
        return names, pos.argmax(axis=1), tag.argmax(axis=1), heads, self._relations(rel_dep, rel_head, heads), starts

    def _run(self, words: Words) -> list[Floats]:
        counts = [len(pieces) for pieces in words.pieces]
        first, last = self.pieces.marks
        pieces = numpy.array([[first, *(piece for word in words.pieces for piece in word), last]], dtype=numpy.int64)
        firsts = numpy.cumsum([1, *counts[:-1]])[None]
        outputs: list[Any] = self._session.run(
            _OUTPUTS,
            {
                "pieces": pieces,
                "mask": numpy.ones_like(pieces),
                "firsts": firsts.astype(numpy.int64),
                "shapes": numpy.array(words.shapes, dtype=numpy.int64)[None],
            },
        )
        return [output[0] for output in outputs]

    def _relations(self, rel_dep: Floats, rel_head: Floats, heads: Numbers) -> Numbers:
        size, relations = len(heads), len(self.labels.rel)
        products = (_with_one(rel_dep) @ self._bilinear).reshape(size, relations, -1)
        scores = numpy.matmul(products, _with_one(rel_head[heads])[:, :, None])[:, :, 0]
        scores[:, self._is_root] = -numpy.inf
        best: Numbers = scores.argmax(axis=1)
        return best


def _with_one(vectors: Floats) -> Floats:
    return numpy.concatenate((vectors, numpy.ones((len(vectors), 1), dtype=numpy.float32)), axis=1)


def _read_labels(path: Path) -> Labels:
    read = json.loads(path.read_text(encoding="utf-8"))
    return Labels(
        names=tuple(read["names"]),
        pos=tuple(read["pos"]),
        tag=tuple(read["tag"]),
        rel=tuple(read["rel"]),
        max_pieces=int(read["max_pieces"]),
        name=str(read["name"]),
        version=str(read["version"]),
    )


def _open_session(path: Path) -> Any:
    runtime = onnxruntime()
    options = runtime.SessionOptions()
    # Each window has a thread of its own, which waits for none; threads of one window would spin for each other.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Errors only: they come as exceptions too, and warnings speak to whoever made the file.
    options.log_severity_level = 3
    try:
        return runtime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(_SLOWER)
        )
    except Exception as problem:  # a dozen kinds without a common parent below Exception
        raise ValueError(f"onnxruntime {runtime.__version__} can't open {path.name}: {problem}") from problem


def thread_count(wanted: str | None) -> int:
    """As many threads as processors that this process may use, or as OMP_NUM_THREADS wants if that is fewer."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    first = (wanted or "").split(",")[0].strip()
    return min(usable, int(first)) if first.isdecimal() and int(first) > 0 else usable
