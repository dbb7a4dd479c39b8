"""The quotation tagger: sources, cues and contents of a text, and whole attributions from them.

    tagger = Tagger.load()
    for one in attributions(tagger.tag(text)):
        print([text[start:end] for start, end in one.content], one.score)

Needs onnxruntime, tokenizers and numpy, imported when the tagger is loaded. Offsets are code points, half-open.
"""

from clapboard.mentions.encoder.linker import attributions
from clapboard.mentions.encoder.spans import Attribution, Link, Span, Tagging
from clapboard.mentions.encoder.tagger import Tagger
from clapboard.mentions.encoder.weights import WeightsMissingError

__all__ = ["Attribution", "Link", "Span", "Tagger", "Tagging", "WeightsMissingError", "attributions"]
