"""The types, in the order the data flows: capture, document, mention, claim, show. Standard library only.

All are frozen, slotted, keyword-only dataclasses (Span alone is positional); invariants are checked when a value is made.
"""
