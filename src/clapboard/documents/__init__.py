"""Bytes to clean text: main text, metadata, dates, language."""

from clapboard.documents.reading import READER, comments, read

__all__ = ["READER", "comments", "read"]
