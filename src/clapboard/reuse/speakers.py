"""Whether two names can be one person's."""

import re
from enum import Enum

_TITLES = frozenset(
    "mr mrs ms mx dr prof sir dame lord lady rev sen rep gov gen col president senator representative governor secretary congressman "
    "congresswoman judge justice mayor chairman chairwoman chair prime minister director producer executive creator actor actress the "
    "democratic republican former".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md".split())
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Speakers(Enum):
    """What two names say of each other."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


def compare(one: str | None, other: str | None) -> Speakers:
    """Compare two names: unknown where one is missing; a surname or first name alone can be the full name's."""
    if not one or not other:
        return Speakers.UNKNOWN
    here, there = _parts(one), _parts(other)
    if not here or not there:
        return Speakers.UNKNOWN
    if here == there:
        return Speakers.SAME
    shorter, longer = sorted((here, there), key=len)
    if len(shorter) == 1:
        return Speakers.SAME if shorter[0] in (longer[0], longer[-1]) else Speakers.OTHER
    if shorter[-1] == longer[-1] and _first_names_agree(shorter[0], longer[0]):
        return Speakers.SAME
    return Speakers.OTHER


def _first_names_agree(one: str, other: str) -> bool:
    """Tell whether two first names can be one: the same, an initial, or a short form that begins it."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)


def _parts(name: str) -> tuple[str, ...]:
    words = [word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(name)]
    kept = [word for word in words if word not in _TITLES and word not in _SUFFIXES]
    return tuple(kept or words)
