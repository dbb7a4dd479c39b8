"""Bytes to clean text: main text, metadata, dates, language."""

from clapboard.documents.reading import READER, read

__all__ = ["READER", "read"]
