"""A draft, or two documents, or one saying, held against the record: what is new, known, recycled, at odds. Nothing is written."""

from clapboard.checking.check import Check, check
from clapboard.checking.comparing import Comparison, compare
from clapboard.checking.draft import Draft, read_draft
from clapboard.checking.sayings import Told, reprinted, saying_of

__all__ = ["Check", "Comparison", "Draft", "Told", "check", "compare", "read_draft", "reprinted", "saying_of"]
