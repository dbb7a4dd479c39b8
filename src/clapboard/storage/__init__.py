"""Ledgers: where the record is kept."""
