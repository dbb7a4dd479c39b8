"""Bytes to clean text: main text, metadata, dates, language."""
