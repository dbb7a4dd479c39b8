"""Words and numbers as dates are printed with, and what they stand for: shared by the forms."""

import re

RELATIVE = {"this": "~", "coming": ">=", "next": ">", "last": "<", "past": "<=", "previous": "<"}
BY_YEAR = {"this": "published - 0 y", "last": "published - 1 y", "next": "published + 1 y"}
LEADING = frozenset(
    "in on by since until till from through throughout before after during of for late early mid last next this between".split()
)
RELEASES = frozenset(
    "premiere premieres debut debuts launch launches release releases return bow start finale rollout shoot opening wedding special "
    "event date season schedule lineup slate slot run production episode announcement interview trailer teaser".split()
)
"""Words after which "a fall premiere", "an August debut" are dates and no names."""
REL = "<r:this|last|next>"
YEAR = "<y:year|bareyear>"
OF_YEAR = f"(?:<of>?{REL}<u:unit>)"


def full_year(printed: str) -> int:
    """Return the year of four digits, or of two ("'24")."""
    digits = printed.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def number_of(printed: str) -> int:
    """Return the number of "4", "4th"; 0 of what has no digit."""
    return int(re.sub(r"\D", "", printed) or 0)
