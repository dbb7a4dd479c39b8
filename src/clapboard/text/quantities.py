"""Numbers in words: what amounts a run of words names, whether printed in digits or in letters.

Works on the keys of `clapboard.text.wording` ("three" is `3`, "third" is `3rd` there already).
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_TIMES = {"once": "1x", "twice": "2x", "thrice": "3x", "half": "0.5", "dozen": "12"}
_LETTERS = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9}


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


DIGITS = {
    **{word: str(value) for value, word in enumerate(_UNITS.split())},
    **{word: str(value * 10) for value, word in enumerate(_TENS.split(), 2)},
    **{word: f"{value}{_ending(value)}" for value, word in enumerate(_ORDINALS.split(), 1)},
    **{word: f"{value * 10}th" for value, word in enumerate(_ORDINAL_TENS.split(), 2)},
}
"""The key of each number word that is one number by itself."""

_PRINTED = re.compile(r"(\d+(?:\.\d+)?)(st|nd|rd|th|s|k|m|mn|mln|bn|b)?")
_HUNDRED = 100
_LONGEST = 20  # digits: what is longer is a code, and no amount


def amounts(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the amounts that a run of words names, in order, each in one normal form; empty where it names none.

    >>> amounts(["2", "million", "and", "20", "5"])
    ('2000000', '25')
    >>> amounts(["the", "3rd"])
    ('3 ordinal',)
    """
    found: list[str] = []
    run: list[tuple[Decimal, str]] = []
    for key in keys:
        part = _read(key)
        if part is not None and (not run or _goes_on(run, part)):
            run.append(part)
        else:
            found += _close(run)
            run = [part] if part is not None else []
    return (*found, *_close(run))


def is_number(key: str) -> bool:
    """Tell whether a word names a number."""
    return _read(key) is not None


def _read(key: str) -> tuple[Decimal, str] | None:
    """Return the value of a word and its sort: `unit`, `scale`, `times` or the ending of an ordinal."""
    if key in _SCALES:
        return Decimal(10) ** _SCALES[key], "scale"
    if key in _TIMES:
        return Decimal(_TIMES[key].rstrip("x")), "times" if _TIMES[key].endswith("x") else "unit"
    match = _PRINTED.fullmatch(key) if key[0].isdigit() and key.isascii() and len(key) <= _LONGEST else None
    if match is None:
        return None
    value, ending = Decimal(match[1]), match[2] or ""
    if ending in _LETTERS:
        return value * Decimal(10) ** _LETTERS[ending], "whole"
    return value, "ordinal" if ending in ("st", "nd", "rd", "th") else "decade" if ending == "s" else "unit"


def _goes_on(run: Sequence[tuple[Decimal, str]], part: tuple[Decimal, str]) -> bool:
    """Tell whether a number word goes on with the number before it: "20 5", "2 million", "20 1st"; "3 4" are two numbers."""
    value, sort = part
    before, kind = run[-1]
    if kind not in ("unit", "scale"):
        return False
    if sort == "scale":
        return True
    tens = kind == "unit" and before % 10 == 0 and 20 <= before < _HUNDRED and value < 10 and value == int(value)
    return sort in ("unit", "ordinal") and (tens or (kind == "scale" and value < before and value > 0 and len(run) > 1))


def _close(run: Iterable[tuple[Decimal, str]]) -> list[str]:
    total = group = Decimal(0)
    sort = ""
    for value, sort in run:
        if sort != "scale":
            group += value
        elif value == _HUNDRED:
            group = (group or Decimal(1)) * value
        else:
            total += (group or Decimal(1)) * value
            group = Decimal(0)
    if not sort:
        return []
    suffix = f" {sort}" if sort in ("ordinal", "times", "decade") else ""
    return [f"{format((total + group).normalize(), 'f')}{suffix}"]
