"""Where bytes come from: files and folders, standard input, addresses."""

from clapboard.sources.collecting import collect
from clapboard.sources.names import label

__all__ = ["collect", "label"]
