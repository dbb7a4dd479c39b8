"""Text reuse: which words stood where before, and what was changed.

The way through: `Passage` (words, speaker) -> `match` (are two one saying?) -> `Index` (candidates in a large record) -> `sayings`
(appearances grouped, in the order of publication) -> `frames` (old words called new). `passages` finds what two documents share
beyond quotations. Neutral words only: first seen, reprinted, altered, new frame.
"""

from clapboard.reuse.frequencies import Frequencies
from clapboard.reuse.kinds import Kind
from clapboard.reuse.matching import Match, match
from clapboard.reuse.passage import Passage

__all__ = ["Frequencies", "Kind", "Match", "Passage", "match"]
