"""The trained encoder and heads as an ONNX model of 8-bit weights, and what the pipeline needs beside it.

The graph is written operator by operator, so nothing but the `onnx` package is needed. Matrices are quantised by
onnxruntime's dynamic scheme: weights as signed integers of 7 bits, a scale for each column. The eighth bit is left out
because sums would overflow 16 bits on processors without VNNI; unsigned weights wouldn't, but take 2.4 times as long
(44 ms for 160 pieces, not 18.8). Biases, norms and softmax stay float32.
"""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from extractors.accurate.tagging import legal_transitions
from training.features import LENGTHS, Labels
from training.heads import PADDING_SHAPE
from training.minilm import EPSILON, HEADS, LAYERS, WIDTH, Params, package_folder

# Operators and their meaning as of this version; LayerNormalization came with 17.
OPSET = 17
NAME, VERSION = "dramatis_accurate", "1.0.0"
FLOAT, INT = TensorProto.FLOAT, TensorProto.INT64


class Graph:
    """An ONNX graph that is being written: its operators and constants, each with a name of its own."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def op(self, kind: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        """Adds an operator and gives its (single) output's name."""
        out = name or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def constant(self, value: Any, name: str = "") -> str:
        """Adds a constant and gives its name."""
        array = np.asarray(value)
        name = name or f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def ints(self, *values: int) -> str:
        """A vector of integers."""
        return self.constant(np.array(values, np.int64))

    def dense(self, x: str, p: Params, name: str = "") -> str:
        """An affine map of the last axis."""
        return self.op("Add", self.op("MatMul", x, self.constant(np.asarray(p["w"]))), self.constant(p["b"]), name=name)

    def norm(self, x: str, p: Params) -> str:
        """Layer normalisation over the last axis."""
        return self.op("LayerNormalization", x, self.constant(p["w"]), self.constant(p["b"]), axis=-1, epsilon=EPSILON)

    def gelu(self, x: str, name: str = "") -> str:
        """x·Φ(x)."""
        erf = self.op("Erf", self.op("Mul", x, self.constant(np.float32(1 / np.sqrt(2)))))
        halves = self.op("Mul", self.op("Add", erf, self.constant(np.float32(1))), self.constant(np.float32(0.5)))
        return self.op("Mul", x, halves, name=name)


def encoder(graph: Graph, params: Params, shape_vectors: Any) -> list[str]:
    """The states under and after each layer for the inputs pieces, mask, firsts and shapes."""
    length = graph.op("Slice", graph.op("Shape", "pieces"), graph.ints(1), graph.ints(2))
    table = graph.op("Slice", graph.constant(params["positions"]), graph.ints(0), length)
    # A word's casing is added to its first piece; padding has the piece 0, which no word begins with.
    padded = np.concatenate([np.asarray(shape_vectors)[:PADDING_SHAPE], np.zeros((1, WIDTH), np.float32)])
    real = graph.op("Greater", "firsts", graph.constant(np.int64(0)))
    shapes = graph.op("Where", real, "shapes", graph.constant(np.int64(PADDING_SHAPE)))
    casings = graph.op("Gather", graph.constant(padded), shapes)
    places = graph.op(
        "OneHot", "firsts", graph.op("Squeeze", length), graph.constant(np.array([0, 1], np.float32)), axis=-1
    )
    extra = graph.op("MatMul", graph.op("Transpose", places, perm=[0, 2, 1]), casings)
    pieces = graph.op("Gather", graph.constant(params["pieces"], "piece_vectors"), "pieces")
    x = graph.norm(graph.op("Add", graph.op("Add", pieces, table), extra), params["norm"])
    hidden = graph.op("Sub", graph.constant(np.float32(1)), graph.op("Cast", "mask", to=FLOAT))
    bias = graph.op("Mul", graph.op("Unsqueeze", hidden, graph.ints(1, 2)), graph.constant(np.float32(-1e4)))
    layers = [x]
    for number in range(LAYERS):
        x = layer(graph, x, bias, _layer(params["layers"], number))
        layers.append(x)
    return layers


def _layer(stacked: Params, number: int) -> Params:
    return {name: {part: np.asarray(values)[number] for part, values in p.items()} for name, p in stacked.items()}


def layer(graph: Graph, x: str, bias: str, p: Params) -> str:
    """One transformer layer."""
    split = graph.ints(0, 0, HEADS, WIDTH // HEADS)

    def heads(name: str, perm: list[int]) -> str:
        return graph.op("Transpose", graph.op("Reshape", graph.dense(x, p[name]), split), perm=perm)

    query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
    scores = graph.op("Mul", graph.op("MatMul", query, key), graph.constant(np.float32(1 / np.sqrt(WIDTH // HEADS))))
    weights = graph.op("Softmax", graph.op("Add", scores, bias), axis=-1)
    mixed = graph.op("Transpose", graph.op("MatMul", weights, value), perm=[0, 2, 1, 3])
    joined = graph.op("Reshape", mixed, graph.ints(0, 0, WIDTH))
    x = graph.norm(graph.op("Add", x, graph.dense(joined, p["out"])), p["norm_attention"])
    inner = graph.gelu(graph.dense(x, p["up"]))
    return graph.norm(graph.op("Add", x, graph.dense(inner, p["down"])), p["norm_output"])


def mixture(graph: Graph, layers: list[str], weights: Any) -> str:
    """The weighted sum of the layers' states."""
    raw = np.exp(np.asarray(weights, np.float64))
    shares = (raw / raw.sum()).astype(np.float32)
    parts = [graph.op("Mul", state, graph.constant(share)) for state, share in zip(layers, shares, strict=True)]
    return graph.op("Sum", *parts)


def build(params: Params) -> onnx.ModelProto:
    """The whole model in float32, with the inputs and outputs that `extractors.accurate` reads."""
    graph, heads = Graph(), params["heads"]
    layers = encoder(graph, params["encoder"], heads["shapes"])
    indices = graph.op("Unsqueeze", "firsts", graph.ints(-1))

    def words(task: str) -> tuple[str, str]:
        mixed = mixture(graph, layers, heads["mix"][task])
        return mixed, graph.op("GatherND", mixed, indices, batch_dims=1)

    _, named = words("names")
    _, tagged = words("tag")
    whole, tree = words("tree")
    root = graph.op("Slice", whole, graph.ints(0), graph.ints(1), graph.ints(1))
    rooted = graph.op("Concat", root, tree, axis=1)
    graph.dense(named, heads["names"], "names")
    graph.dense(tagged, heads["tag"], "tag")
    graph.dense(tagged, heads["pos"], "pos")
    graph.op("Squeeze", graph.dense(tree, heads["starts"]), graph.ints(-1), name="starts")
    arc_dep, arc_head = (
        graph.gelu(graph.dense(tree, heads["arc_dep"])),
        graph.gelu(graph.dense(rooted, heads["arc_head"])),
    )
    # The last row of the bilinear form is the bias of its appended 1.
    turned = graph.dense(arc_dep, {"w": np.asarray(heads["arc"])[:-1], "b": np.asarray(heads["arc"])[-1]})
    graph.op("MatMul", turned, graph.op("Transpose", arc_head, perm=[0, 2, 1]), name="arcs")
    graph.gelu(graph.dense(tree, heads["rel_dep"]), "rel_dep")
    graph.gelu(graph.dense(rooted, heads["rel_head"]), "rel_head")
    inputs = [
        helper.make_tensor_value_info(name, INT, ["batch", size])
        for name, size in (("pieces", "length"), ("mask", "length"), ("firsts", "words"), ("shapes", "words"))
    ]
    outputs = [
        helper.make_tensor_value_info(name, FLOAT, ["batch", *sizes])
        for name, sizes in (
            ("names", ["words", "name_tags"]),
            ("pos", ["words", "parts"]),
            ("tag", ["words", "tags"]),
            ("arcs", ["words", "governors"]),
            ("rel_dep", ["words", "label_width"]),
            ("rel_head", ["governors", "label_width"]),
            ("starts", ["words"]),
        )
    ]
    made = helper.make_graph(graph.nodes, NAME, inputs, outputs, graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def transitions(labels: tuple[str, ...]) -> tuple[Any, Any]:
    """Which name tag may follow which ([from, to]) and begin: 0 where it may, a great negative where not."""
    never = np.float32(-1e4)
    table = np.where(legal_transitions(labels), np.float32(0), never)
    # What may follow "O" may begin.
    return table, table[labels.index("O")]


def export(params: Params, labels: Labels, out: Path) -> None:
    """Writes the model's folder: encoder.onnx, heads.npz, labels.json and tokenizer.json."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held:
        whole = Path(held) / "whole.onnx"
        onnx.save(build(params), whole)
        quantize_dynamic(
            whole,
            out / "encoder.onnx",
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    table, start = transitions(labels.names)
    np.savez_compressed(
        out / "heads.npz",
        rel_bilinear=np.asarray(params["heads"]["rel"], np.float16),
        names_transitions=table,
        names_start=start,
    )
    told = {
        "name": NAME,
        "version": VERSION,
        "max_pieces": LENGTHS[-1],
        "names": labels.names,
        "tag": labels.tag,
        "pos": labels.pos,
        "rel": labels.rel,
    }
    (out / "labels.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.copyfile(package_folder() / "tokenizer.json", out / "tokenizer.json")
