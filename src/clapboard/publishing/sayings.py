"""What was said of a show, the same words together: there is one notion of the same words, and it is `clapboard.reuse`'s."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clapboard.publishing.appearing import appearances
from clapboard.record.statements import Saying, Statement, sayings
from clapboard.record.view import Slice
from clapboard.reuse.sayings import together

if TYPE_CHECKING:
    from clapboard.model.span import Span


def sayings_of(held: Slice, statements: Sequence[Statement] | None = None) -> tuple[Saying, ...]:
    """Return what was said of a show, the same words together, in the order of first report; `statements` are its, if they are at hand."""
    statements = held.statements() if statements is None else statements
    found = appearances(statements)
    claims: defaultdict[tuple[str, Span], list[str]] = defaultdict(list)
    for name, item in found.items():
        claims[item.place].append(name)
    groups = together(found.values())
    return sayings(statements, [[name for item in group for name in claims[item.place]] for group in groups])
