"""The record as flat tables for data tools: `rows` says what the tables hold, `parquet` writes them."""

from clapboard.publishing.frames.parquet import write_parquet
from clapboard.publishing.frames.rows import TABLES, Column, Frame

__all__ = ["TABLES", "Column", "Frame", "write_parquet"]
