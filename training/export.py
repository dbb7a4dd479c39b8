"""Write the runtime's files from trained weights: `python export.py WEIGHTS.pt --base DIR --out DIR`.

`tagger.onnx`: the encoder and the tag scores, its large matrices in 8 bits with one scale a column (a row for the word pieces).
`links.onnx`: the projections of span ends. `links.npz`: the chain, and tables of order and distance.
`tokenizer.json`: the base's tokenizer without truncation and padding.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from measuring import BONUS, projection, reader_of
from model import HEAD, HIDDEN, Network

ORT = "com.microsoft"


class Graph:
    """Nodes and initial tensors of an ONNX graph, grown one operation at a time."""

    def __init__(self, levels: int) -> None:
        """Start empty; weights become whole numbers from minus `levels` to `levels`."""
        self.levels = levels
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []

    def hold(self, array: np.ndarray, name: str) -> str:
        """Add an initial tensor; give its name."""
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def do(self, kind: str, inputs: list[str], name: str, *, domain: str = "", **attributes: object) -> str:
        """Add an operation; give its output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=f"{name}_op", domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: torch.Tensor, bias: torch.Tensor, name: str) -> str:
        """Multiply `x` with 8-bit weights, a scale for each column; `x` is quantised for the window as a whole."""
        w = weight.detach().T.numpy()
        scale = (np.abs(w).max(0) / self.levels).astype(np.float32)
        q = self.hold(np.round(w / scale).astype(np.int8), f"{name}_w")
        s, z = self.hold(scale, f"{name}_s"), self.hold(np.zeros(len(scale), np.int8), f"{name}_z")
        b = self.hold(bias.detach().numpy(), f"{name}_b")
        return self.do("DynamicQuantizeMatMul", [x, q, s, z, b], name, domain=ORT)

    def split(self, x: str, names: list[str], width: int) -> None:
        """Part the last axis of `x` into parts of one width: quantising once for all of them is what saves time."""
        widths = self.hold(np.array([width] * len(names)), f"{x}_widths")
        self.nodes.append(helper.make_node("Split", [x, widths], names, name=f"{x}_split", axis=2))

    def norm(self, x: str, skip: str, norm: torch.nn.LayerNorm, name: str) -> str:
        """Add a sum and its norm."""
        gamma, beta = self.hold(norm.weight.detach().numpy(), f"{name}_g"), self.hold(norm.bias.detach().numpy(), f"{name}_o")
        total = self.do("Add", [x, skip], f"{name}_sum")  # the fused operation is eight times slower on a CPU
        return self.do("LayerNormalization", [total, gamma, beta], name, epsilon=1e-12)


def build(network: Network, levels: int) -> onnx.ModelProto:
    """Build the graph: pieces (1, n, 2), features (1, n), places (1, n), at (units) to states (units, 384) and tags (units, 13)."""
    graph, encoder = Graph(levels), network.encoder
    table = encoder.pieces.weight.detach().numpy()
    scale = (np.abs(table).max(1, keepdims=True) / 127).astype(np.float32)
    scale[scale == 0] = 1
    rows = graph.do("Gather", [graph.hold(np.round(table / scale).astype(np.int8), "pieces_w"), "pieces"], "piece_rows")
    rows = graph.do("Cast", [rows], "piece_floats", to=TensorProto.FLOAT)
    rows = graph.do("Mul", [rows, graph.do("Gather", [graph.hold(scale, "pieces_s"), "pieces"], "piece_scales")], "piece_states")
    rows = graph.do("ReduceMean", [rows], "slot_states", axes=[2], keepdims=0)
    features = graph.do("Gather", [graph.hold(encoder.features.weight.detach().numpy(), "features_w"), "features"], "feature_states")
    places = graph.do("Gather", [graph.hold(encoder.places.weight.detach().numpy(), "places_w"), "places"], "place_states")
    x = graph.norm(graph.do("Add", [rows, features], "embedded"), places, encoder.norm, "embedding")
    for i, layer in enumerate(encoder.layers):
        x = _layer(graph, x, layer, f"layer{i}")
    flat = graph.do("Squeeze", [x, graph.hold(np.array([0]), "axis")], "flat")
    states = graph.do("Gather", [flat, "at"], "states")
    tags = graph.do("MatMul", [states, graph.hold(network.tags.weight.detach().T.numpy(), "tags_w")], "tags_product")
    graph.do("Add", [tags, graph.hold(network.tags.bias.detach().numpy(), "tags_b")], "tags")
    whole = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("features", "places")]
    whole.append(helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n", 2]))
    at = helper.make_tensor_value_info("at", TensorProto.INT64, ["units"])
    outputs = [
        helper.make_tensor_value_info("states", TensorProto.FLOAT, ["units", HIDDEN]),
        helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["units", network.tags.out_features]),
    ]
    return _model(helper.make_graph(graph.nodes, "tagger", [*whole, at], outputs, graph.tensors))


def _layer(graph: Graph, x: str, layer: torch.nn.Module, name: str) -> str:
    parts = [f"{name}_{kind}" for kind in ("query", "key", "value")]
    graph.split(graph.linear(x, layer.mix.weight, layer.mix.bias, f"{name}_qkv"), parts, layer.heads * HEAD)
    mixed = graph.do("MultiHeadAttention", parts, f"{name}_mixed", domain=ORT, num_heads=layer.heads)
    x = graph.norm(graph.linear(mixed, layer.out.weight, layer.out.bias, f"{name}_out"), x, layer.mix_norm, f"{name}_mix")
    wide = graph.do("Gelu", [graph.linear(x, layer.up.weight, layer.up.bias, f"{name}_up")], f"{name}_gelu", domain=ORT)
    return graph.norm(graph.linear(wide, layer.down.weight, layer.down.bias, f"{name}_down"), x, layer.wide_norm, f"{name}_wide")


def build_links(network: Network, levels: int) -> onnx.ModelProto:
    """Build the graph that projects span ends: ends (n, 768) to projected (n, 768)."""
    graph = Graph(levels)
    weight, bias = projection(network)
    graph.linear("ends", torch.from_numpy(weight.T), torch.from_numpy(bias), "projected")
    ends = helper.make_tensor_value_info("ends", TensorProto.FLOAT, ["n", weight.shape[0]])
    projected = helper.make_tensor_value_info("projected", TensorProto.FLOAT, ["n", weight.shape[1]])
    return _model(helper.make_graph(graph.nodes, "links", [ends], [projected], graph.tensors))


def _model(graph: onnx.GraphProto) -> onnx.ModelProto:
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(ORT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="clapboard training")


def link_arrays(network: Network, bonus: tuple[float, float, float]) -> dict[str, np.ndarray]:
    """Put the chain and the pointers under flat names."""
    reader = reader_of(network, bonus)
    arrays = {f"chain.{name}": getattr(reader.chain, name) for name in ("start", "step", "end")}
    for relation, pointer in reader.pointers.items():
        for name in ("nothing", "nothing_bias", "rank", "gap", "breaks"):
            arrays[f"{relation}.{name}"] = np.asarray(getattr(pointer, name), dtype=np.float32)
    return arrays


def main() -> None:
    """Write the three files and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--which", choices=("plain", "averaged"), default="averaged")
    parser.add_argument("--levels", type=int, default=63, help="largest weight; up to 63, products fit 16 bits on any processor")
    parser.add_argument("--bonus", type=float, nargs=3, default=BONUS, help="what each source, cue and content gains")
    args = parser.parse_args()
    network = Network.of(torch.load(args.weights, weights_only=False)[args.which]).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(network, args.levels), args.out / "tagger.onnx")
    onnx.save(build_links(network, args.levels), args.out / "links.onnx")
    np.savez(args.out / "links.npz", **link_arrays(network, tuple(args.bonus)))
    tokenizer = json.loads((args.base / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None, "added_tokens": [], "post_processor": None}
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    for path in sorted(args.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
