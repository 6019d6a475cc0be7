"""A tiny model with random weights in the form that the accurate pipeline reads: one layer of width 16."""

import json
from pathlib import Path
from string import ascii_lowercase

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

NAMES = ("O", *(f"{place}-{kind}" for kind in ("PERSON", "ORG", "GPE", "DATE") for place in "BI"))
POS = ("NOUN|Number=Sing", "Mood=Ind|POS=VERB|Tense=Past", "PUNCT", "ADP")
TAG = ("NN", "VBD", ".", "IN")
REL = ("ROOT", "nsubj", "obj", "punct", "case")
MAX_PIECES = 40
_WIDTH, _REL_WIDTH, _SHAPES = 16, 4, 7
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def write_tiny_model(folder: Path, seed: int = 0) -> None:
    """The four files of a model with weights by that seed."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = numpy.random.default_rng(seed)
    onnx.save(_encoder(rng), folder / "encoder.onnx")
    numpy.savez(
        folder / "heads.npz",
        rel_bilinear=rng.normal(size=(len(REL), _REL_WIDTH + 1, _REL_WIDTH + 1)).astype(numpy.float32),
        names_transitions=rng.normal(size=(len(NAMES), len(NAMES))).astype(numpy.float32),
        names_start=rng.normal(size=len(NAMES)).astype(numpy.float32),
    )
    labels = {"names": NAMES, "pos": POS, "tag": TAG, "rel": REL, "max_pieces": MAX_PIECES}
    (folder / "labels.json").write_text(json.dumps({**labels, "name": "tiny", "version": "1.2.3"}))
    _tokenizer().save(str(folder / "tokenizer.json"))


def _vocabulary() -> dict[str, int]:
    pieces = (*_SPECIAL, *ascii_lowercase, *(f"##{letter}" for letter in ascii_lowercase), "the", "said", ".", ",")
    return {piece: number for number, piece in enumerate(pieces)}


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(_vocabulary(), unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def _encoder(rng: numpy.random.Generator) -> onnx.ModelProto:
    nodes: list[onnx.NodeProto] = []
    weights: list[onnx.TensorProto] = []

    def constant(name: str, array: numpy.typing.NDArray[numpy.generic]) -> str:
        weights.append(numpy_helper.from_array(array, name))
        return name

    def random(name: str, *shape: int) -> str:
        return constant(name, rng.normal(size=shape).astype(numpy.float32))

    def node(operator: str, *inputs: str, to: str, **attributes: int | list[int]) -> str:
        nodes.append(helper.make_node(operator, list(inputs), [to], None, None, None, None, **attributes))
        return to

    last = constant("last", numpy.array([-1], dtype=numpy.int64))
    embedded = node("Gather", random("embedding", len(_vocabulary()), _WIDTH), "pieces", to="embedded")
    turned = node("Transpose", embedded, perm=[0, 2, 1], to="turned")
    weighed = node("Softmax", node("MatMul", embedded, turned, to="alike"), axis=-1, to="weighed")
    layer = node("Add", embedded, node("MatMul", weighed, embedded, to="mixed"), to="layer")
    taken = node("GatherND", layer, node("Unsqueeze", "firsts", last, to="places"), batch_dims=1, to="taken")
    words = node(
        "Add", taken, node("Gather", random("shape_vectors", _SHAPES, _WIDTH), "shapes", to="cased"), to="words"
    )
    edge = constant("edge", numpy.array([0, 0, 0, 0, 1, 0], dtype=numpy.int64))
    heads = node("Pad", words, edge, to="heads")
    for name, size in (("names", len(NAMES)), ("pos", len(POS)), ("tag", len(TAG)), ("rel_dep", _REL_WIDTH)):
        node("MatMul", words, random(f"{name}_weights", _WIDTH, size), to=name)
    node("MatMul", heads, random("rel_head_weights", _WIDTH, _REL_WIDTH), to="rel_head")
    node("Squeeze", node("MatMul", words, random("start_weights", _WIDTH, 1), to="start"), last, to="starts")
    halfway = node("MatMul", words, random("arc_weights", _WIDTH, _WIDTH), to="halfway")
    node("MatMul", halfway, node("Transpose", heads, perm=[0, 2, 1], to="governors"), to="arcs")
    shapes: dict[str, list[str | int | None]] = {
        "names": ["B", "W", len(NAMES)],
        "pos": ["B", "W", len(POS)],
        "tag": ["B", "W", len(TAG)],
    }
    shapes |= {"arcs": ["B", "W", "H"], "rel_dep": ["B", "W", _REL_WIDTH], "rel_head": ["B", "H", _REL_WIDTH]}
    shapes |= {"starts": ["B", "W"]}
    inputs: dict[str, list[str | int | None]] = {
        "pieces": ["B", "T"],
        "mask": ["B", "T"],
        "firsts": ["B", "W"],
        "shapes": ["B", "W"],
    }
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in inputs.items()],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.checker.check_model(model)
    return model
