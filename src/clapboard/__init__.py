"""Clapboard keeps the record of a show, from its coverage: no fact without its sentence."""

__version__ = "0.1.0"
