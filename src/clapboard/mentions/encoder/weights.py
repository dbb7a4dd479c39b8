"""The packaged weights: where they lie and how they are loaded. The heavy libraries are imported here only, and late."""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from clapboard.errors import ModelError
from clapboard.mentions.encoder.grammar import Chain
from clapboard.mentions.encoder.linker import RELATIONS, Pointer
from clapboard.mentions.encoder.reading import Reader

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from clapboard.mentions.encoder.grammar import Floats

FILES: Final = ("tagger.onnx", "links.onnx", "links.npz", "tokenizer.json")


class WeightsMissingError(ModelError):
    """The tagger's weights, or a library that reads them, are not installed; `missing` names what."""

    def __init__(self, missing: str) -> None:
        """Say what is missing."""
        super().__init__(f"the tagger cannot be loaded: {missing} is missing", hint="reinstall clapboard from its wheel")
        self.missing = missing


def packaged() -> Traversable:
    """Find the folder of the packaged weights.

    Raises WeightsMissingError where a file of them is not there.
    """
    return complete(files("clapboard.mentions.encoder") / "weights")


def complete(folder: Traversable) -> Traversable:
    """Return `folder`.

    Raises WeightsMissingError where a file of the weights is not in it.
    """
    for name in FILES:
        if not (folder / name).is_file():
            raise WeightsMissingError(name)
    return folder


def load_session(folder: Traversable, name: str, *, threads: int) -> InferenceSession:
    """Load a graph, on the CPU with so many threads.

    Raises ModelError where the file is damaged.
    """
    # since 1.29 onnxruntime reports each process to its makers unless told not to; what is read here is nobody else's business
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime  # noqa: PLC0415 -- late, so that importing the package stays cheap
    except ImportError as error:
        raise WeightsMissingError(error.name or "onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the graph is fused by hand: the extended optimiser would put in a slower norm
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    with as_file(folder / name) as path:
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:
            message = f"the tagger cannot be loaded: {name} is damaged"
            raise ModelError(message, hint="reinstall clapboard from its wheel") from error


def load_tokenizer(folder: Traversable) -> Tokenizer:
    """Load the word-piece tokenizer."""
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415 - late, as above
    except ImportError as error:
        raise WeightsMissingError(error.name or "tokenizers") from error
    return Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))


def load_reader(folder: Traversable) -> Reader:
    """Load the chain, the pointers and the projection."""
    with (folder / "links.npz").open("rb") as stream, np.load(stream) as held:
        arrays = {name: held[name].astype(np.float32) for name in held.files}
    chain = Chain(start=arrays["chain.start"], step=arrays["chain.step"], end=arrays["chain.end"])
    pointers = {}
    for relation, _, _ in RELATIONS:
        pointers[relation] = Pointer(
            nothing=arrays[f"{relation}.nothing"],
            nothing_bias=float(arrays[f"{relation}.nothing_bias"]),
            rank=arrays[f"{relation}.rank"],
            gap=arrays[f"{relation}.gap"],
            breaks=arrays[f"{relation}.breaks"],
        )
    session = load_session(folder, "links.onnx", threads=1)  # numpy would start the threads of its own library
    return Reader(chain=chain, pointers=pointers, project=lambda ends: cast("Floats", session.run(["projected"], {"ends": ends})[0]))
