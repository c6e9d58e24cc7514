"""The fitted tagger as an ONNX graph: built node by node, so that what runs is what is written here.

Inputs: `pieces` and `marks` [T] int64, `units` [U] int64. Outputs: `labels` [U, LABELS], `cues` and
`sources` [U, U], and, where the weights have a mention head, `mentions` [U, SCORES], float32. There is no
batch axis: a window runs by itself, at its own length, so that nothing is padded and its scores cannot
depend on what else is read.
"""

from __future__ import annotations

import hashlib
import math
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from quoth.reader.labels import LABELS
from quoth.reader.mentions import SCORES

Weights = dict[str, np.ndarray]

_MICROSOFT = "com.microsoft"


class _Graph:
    """Nodes and constants as they are added; each adder returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, name: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, domain=domain, **attributes))
        return name


def export(weights: Weights, path: Path, *, quantised: bool, metadata: dict[str, str], heads: int = 12) -> str:
    """Write the graph for the weights of a `Tagger`, with or without mention head; return the file's SHA-256.

    `quantised` stores and multiplies the encoder's matrices in 7-bit integers (one scale for each output
    channel; seven bits, since eight overflow on processors without VNNI), activations in 8 bits with a
    scale for each window. The piece embeddings are stored in 8 bits with a scale for each row either way.
    """
    model = _build(weights, heads)
    if quantised:
        with tempfile.TemporaryDirectory() as folder:
            plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
            onnx.save(model, plain)
            quantize_dynamic(
                plain,
                small,
                op_types_to_quantize=["MatMul", "Attention"],
                nodes_to_exclude=["heads", "cues", "sources", "mentions.product"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                # Shape inference stops at the fused operators; every tensor here is a float.
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
            )
            model = onnx.load(small)
    for key in sorted(metadata):
        model.metadata_props.add(key=key, value=metadata[key])
    data = model.SerializeToString(deterministic=True)
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _build(weights: Weights, heads: int) -> onnx.ModelProto:
    graph = _Graph()
    x = _embed(graph, weights)
    layers = 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layers."))
    outs = []
    for i in range(layers):
        own = {
            k.removeprefix(f"encoder.layers.{i}."): v
            for k, v in weights.items()
            if k.startswith(f"encoder.layers.{i}.")
        }
        x = _layer(graph, own, x, f"layer{i}", heads)
        outs.append(x)
    _head(graph, weights, x)
    if "mentions.widen.weight" in weights:
        _mention_head(graph, weights, [outs[layer - 1] for layer in mention_layers(layers)])
    inputs = [
        helper.make_tensor_value_info(n, TensorProto.INT64, [s])
        for n, s in (("pieces", "T"), ("marks", "T"), ("units", "U"))
    ]
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, ["U", s])
        for n, s in (("labels", LABELS), ("cues", "U"), ("sources", "U"), ("mentions", SCORES))
        if n != "mentions" or "mentions.widen.weight" in weights
    ]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="quoth")


def _embed(graph: _Graph, weights: Weights) -> str:
    table = weights["encoder.pieces.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    graph.constant("table", np.round(table / scale).astype(np.int8))
    graph.constant("table.scale", scale.astype(np.float32))
    graph.constant("positions", weights["encoder.positions.weight"])
    graph.constant("mark.table", weights["encoder.marks.weight"])
    graph.constant("zero", np.array([0], dtype=np.int64))
    rows = graph.add(
        "Cast", graph.add("Gather", "table", "pieces", name="rows"), name="rows.float", to=TensorProto.FLOAT
    )
    scaled = graph.add("Mul", rows, graph.add("Gather", "table.scale", "pieces", name="rows.scale"), name="embedded")
    length = graph.add("Shape", "pieces", name="length")
    places = graph.add("Slice", "positions", "zero", length, name="places")
    x = graph.add("Add", scaled, graph.add("Gather", "mark.table", "marks", name="marked"), name="with.marks")
    x = graph.add("Add", x, places, name="with.places")
    graph.constant("norm.weight", weights["encoder.norm.weight"])
    graph.constant("norm.bias", weights["encoder.norm.bias"])
    x = graph.add("LayerNormalization", x, "norm.weight", "norm.bias", name="normed", axis=-1, epsilon=1e-12)
    return graph.add("Unsqueeze", x, "zero", name="encoder.input")


def _layer(graph: _Graph, own: Weights, x: str, name: str, heads: int) -> str:
    def constant(part: str, *, turned: bool = False) -> str:
        value = own[part]
        return graph.constant(f"{name}.{part}", value.T if turned else value)

    y = graph.add(
        "Attention", x, constant("attend.weight", turned=True), constant("attend.bias"),
        name=f"{name}.attention", domain=_MICROSOFT, num_heads=heads,
    )  # fmt: skip
    y = graph.add("MatMul", y, constant("merge.weight", turned=True), name=f"{name}.merge")
    x = _add_and_norm(graph, x, y, own, f"{name}.attended", bias="merge.bias", norm="norm_attention")
    y = graph.add("MatMul", x, constant("widen.weight", turned=True), name=f"{name}.widen")
    y = graph.add("BiasGelu", y, constant("widen.bias"), name=f"{name}.gelu", domain=_MICROSOFT)
    y = graph.add("MatMul", y, constant("narrow.weight", turned=True), name=f"{name}.narrow")
    return _add_and_norm(graph, x, y, own, f"{name}.out", bias="narrow.bias", norm="norm_output")


def _add_and_norm(graph: _Graph, x: str, y: str, own: Weights, name: str, *, bias: str, norm: str) -> str:
    """LayerNorm(x + y + bias)."""
    y = graph.add("Add", y, graph.constant(f"{name}.bias", own[bias]), name=f"{name}.biased")
    y = graph.add("Add", x, y, name=f"{name}.sum")
    weight = graph.constant(f"{name}.norm.weight", own[f"{norm}.weight"])
    shift = graph.constant(f"{name}.norm.bias", own[f"{norm}.bias"])
    return graph.add("LayerNormalization", y, weight, shift, name=name, axis=-1, epsilon=1e-12)


def _head(graph: _Graph, weights: Weights, x: str) -> None:
    """All three heads as one product over the units, the pointers' scale folded into one of their sides."""
    matrices, biases = [weights["label.weight"]], [weights["label.bias"]]
    for head in ("to_cue", "to_source"):
        width = weights[f"{head}.weight"].shape[0] // 2
        scale = np.repeat([1 / math.sqrt(width), 1], width).astype(np.float32)
        matrices.append(weights[f"{head}.weight"] * scale[:, None])
        biases.append(weights[f"{head}.bias"] * scale)
    graph.constant("heads.weight", np.concatenate(matrices).T)
    graph.constant("heads.bias", np.concatenate(biases))
    flat = graph.add("Squeeze", x, "zero", name="flat")
    y = graph.add("MatMul", graph.add("Gather", flat, "units", name="at.units"), "heads.weight", name="heads")
    y = graph.add("Add", y, "heads.bias", name="heads.out")
    graph.constant("widths", np.array([LABELS, *[width] * 4], dtype=np.int64))
    parts = [f"part.{i}" for i in range(4)]
    graph.nodes.append(helper.make_node("Split", [y, "widths"], ["labels", *parts], name="split", axis=1))
    for name, one, other in (("cues", *parts[:2]), ("sources", *parts[2:])):
        turned = graph.add("Transpose", other, name=f"{name}.turned", perm=[1, 0])
        graph.add("MatMul", one, turned, name=name)


def mention_layers(layers: int) -> list[int]:
    """The layers that the mention head reads, counted from 1: at one third, two thirds and the end of the depth."""
    return [layers * third // 3 for third in (1, 2, 3)]


def _mention_head(graph: _Graph, weights: Weights, layers: list[str]) -> None:
    """Scores of names, descriptions and subjects, by one hidden layer over what three layers make of the units."""
    flats = [graph.add("Squeeze", x, "zero", name=f"{x}.flat") for x in layers]
    rows = [graph.add("Gather", x, "units", name=f"{x}.units") for x in flats]
    y = graph.add("Concat", *rows, name="mentions.input", axis=1)
    for part in ("widen", "score"):
        graph.constant(f"mentions.{part}.weight", weights[f"mentions.{part}.weight"].T)
        graph.constant(f"mentions.{part}.bias", weights[f"mentions.{part}.bias"])
    y = graph.add("MatMul", y, "mentions.widen.weight", name="mentions.widened")
    y = graph.add("BiasGelu", y, "mentions.widen.bias", name="mentions.gelu", domain=_MICROSOFT)
    y = graph.add("MatMul", y, "mentions.score.weight", name="mentions.product")
    graph.add("Add", y, "mentions.score.bias", name="mentions")
