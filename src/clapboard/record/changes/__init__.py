"""What changed in the record since a moment, each change with the words that prove it.

The record is no diary: it is asked anew each time. So a change is the difference between two answers: what the record said before a
document came (or an editor judged), and what it says after. `comparing` holds two answers against each other, `history` walks back from
one moment to the one before, and `walking` does so without reading the record as a whole. Since an answer as of a moment uses nothing
that came later, the past does not change.
"""

from clapboard.record.changes.change import Change, ChangeKind, Cited, Clock, folded
from clapboard.record.changes.comparing import differences
from clapboard.record.changes.history import Holdings, beginning, changes, history
from clapboard.record.changes.walking import WORK, Asking, Step, Stretch, steps, stretch

__all__ = [
    "WORK",
    "Asking",
    "Change",
    "ChangeKind",
    "Cited",
    "Clock",
    "Holdings",
    "Step",
    "Stretch",
    "beginning",
    "changes",
    "differences",
    "folded",
    "history",
    "steps",
    "stretch",
]
