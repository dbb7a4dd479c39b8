"""The tagger: a text in, its sources, cues and contents out, with the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clapboard.mentions.encoder.spans import Tagging
from clapboard.mentions.encoder.units import read_units
from clapboard.mentions.encoder.weights import complete, load_reader, load_session, load_tokenizer, packaged
from clapboard.mentions.encoder.windows import plan_windows, read_window

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from clapboard.mentions.encoder.grammar import Floats
    from clapboard.mentions.encoder.reading import Reader
    from clapboard.mentions.encoder.spans import Offsets
    from clapboard.mentions.encoder.units import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """A loaded tagger. Tagging one text never depends on another: each window is a run of its own."""

    session: InferenceSession
    tokenizer: Tokenizer
    reader: Reader

    @classmethod
    def load(cls, folder: Traversable | None = None, *, threads: int = 1) -> Tagger:
        """Load the packaged weights, or those in `folder`.

        Raises WeightsMissingError where weights or libraries are not installed, ModelError where they are damaged.
        """
        place = packaged() if folder is None else complete(folder)
        return cls(
            session=load_session(place, "tagger.onnx", threads=threads),
            tokenizer=load_tokenizer(place),
            reader=load_reader(place),
        )

    def tag(self, text: str, *, quoted: Iterable[Offsets] | None = None) -> Tagging:
        """Find sources, cues and contents of `text` with their links, in code points of `text`, half-open.

        `quoted` are the stretches inside quotation marks, marks included; None looks for double marks. Paragraphs are
        what line breaks part.
        """
        if not text.strip():
            return Tagging(spans=(), links=())
        units = read_units(text, self.tokenizer, quoted)
        ranges = plan_windows(units)
        outputs = [self._run(units, start, end) for start, end in ranges]
        return self.reader.read(units, ranges, emissions=[tags for tags, _ in outputs], states=[states for _, states in outputs])

    def _run(self, units: Units, start: int, end: int) -> tuple[Floats, Floats]:
        window = read_window(units, start, end)
        feeds = {
            "pieces": window.pieces[None],
            "features": window.features[None],
            "places": np.arange(len(window.pieces), dtype=np.int64)[None],
            "at": window.at,
        }
        tags, states = self.session.run(["tags", "states"], feeds)
        return tags, states
