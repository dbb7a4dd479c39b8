"""The record: claims from mentions, the ledger protocol, and one pure module per question."""
