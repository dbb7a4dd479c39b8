"""How often Python looks for garbage that holds on to itself.

It looks whenever 700 more objects were made than let go of, and again through all that is held as they add up. A record's claims are
hundreds of thousands of small values, none of which holds on to itself: a third of the time of reading them went into looking at them.
"""

import gc
from typing import Final

_NEW: Final = 20_000
_ROUNDS: Final = 20
"""Looks at new objects for one at those that outlived a look, and as many of these for one at all."""


def look_seldom() -> None:
    """Have this process look seldom. For processes of our own, as they begin: a program that uses the library decides for itself."""
    gc.set_threshold(_NEW, _ROUNDS, _ROUNDS)
