"""The words that dates are made of, cut from a text: tokens in runs without any other word between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from clapboard.vocabulary import load


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: what kind of word it is in a date, its value, and where it stands."""

    kind: str
    value: str
    start: int
    end: int


MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_UNITS = {"day": "d", "week": "w", "month": "m", "quarter": "q", "year": "y", "decade": "decade", "century": "century"}
_UNITS |= {"hour": "h", "minute": "min", "second": "s", "fortnight": "fortnight"}
_GROUPS = {
    "this": "this current",
    "last": "last",
    "past": "past",
    "next": "next",
    "coming": "coming upcoming",
    "previous": "previous prior preceding",
    "following": "following subsequent ensuing",
    "same": "same",
    "that": "that",
    "det": "the a an",
    "early": "early",
    "mid": "mid middle",
    "late": "late",
    "start": "start beginning top outset",
    "end": "end close",
    "half": "half",
    "weekend": "weekend",
    "weekends": "weekends",
    "ago": "ago",
    "later": "later",
    "earlier": "earlier",
    "from": "from",
    "now": "now",
    "time": "time",
    "of": "of commencing",
    "in": "in",
    "on": "on",
    "at": "at",
    "to": "to",
    "until": "until till",
    "through": "through thru",
    "since": "since",
    "by": "by",
    "before": "before",
    "after": "after",
    "between": "between",
    "and": "and",
    "or": "or",
    "during": "during throughout over within",
    "for": "for",
    "about": "about around approximately roughly circa nearly almost",
    "each": "every each",
    "season": "season",
    "couple": "couple",
    "few": "few",
    "several": "several many",
    "not": "not",
    "too": "too so very",
    "long": "long",
    "just": "just",
    "fiscal": "fiscal calendar",
    "recent": "recent",
    "exact": "exactly only",
    "back": "back",
    "new": "new",
    "future": "future",
    "rest": "rest remainder",
    "alternate": "other",
    "dayparts": "mornings afternoons evenings nights",
    "year_old": "old",
    "holiday": "holiday",
}
_DAYS = {"today": "0", "yesterday": "-1", "tomorrow": "1", "tonight": "0"}
_DAYPARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "midnight": "T24:00", "noon": "T12:00"}
_VAGUE = {
    "now": "published - 0 d", "currently": "published - 0 d", "nowadays": "published - 0 d",
    "recently": "published recently", "lately": "published recently",
    "soon": "published soon", "shortly": "published soon",
    "previously": ".. / published", "formerly": ".. / published",
}  # fmt: skip
_FREQUENCIES = {
    "daily": "d",
    "nightly": "d",
    "weekly": "w",
    "monthly": "m",
    "quarterly": "q",
    "annually": "y",
    "yearly": "y",
    "hourly": "h",
}


@cache
def lexicon() -> MappingProxyType[str, tuple[str, str]]:
    """Return kind and value of every word that can be part of a date, by its small letters."""
    words: dict[str, tuple[str, str]] = {}
    for kind, group in _GROUPS.items():
        words |= {word: (kind, word) for word in group.split()}
    words |= {word: ("vague", anchor) for word, anchor in _VAGUE.items()}
    words |= {word: ("frequency", unit) for word, unit in _FREQUENCIES.items()}
    for number, name in enumerate(MONTHS, 1):
        words |= {name: ("month", str(number)), name[:3]: ("month", str(number))}
    words["sept"] = ("month", "9")
    for number, name in enumerate(WEEKDAYS, 1):
        words |= {name: ("weekday", str(number)), f"{name}s": ("weekdays", str(number)), name[:3]: ("weekday", str(number))}
    words |= {name: ("weekday", str(number)) for name, number in (("tues", 2), ("thurs", 4), ("thur", 4))}
    words |= {name: ("yearpart", name) for name in ("spring", "summer", "fall", "winter")} | {"autumn": ("yearpart", "fall")}
    words |= {name: ("deictic", by) for name, by in _DAYS.items()}
    words |= {name: ("daypart", value) for name, value in _DAYPARTS.items()}
    words |= _numbers()
    for name, unit in _UNITS.items():
        words |= {name: ("unit", unit), f"{name}s": ("units", unit)}
    words |= {
        name: ("decade", f"'{number}0s")
        for number, name in enumerate("thirties forties fifties sixties seventies eighties nineties".split(), 3)
    }
    words |= {"centuries": ("units", "century"), "second": ("ordinal", "2")}
    return MappingProxyType(words)


def _numbers() -> dict[str, tuple[str, str]]:
    words = {word: ("number", str(number)) for number, word in enumerate(_SMALL) if number}
    words |= {word: ("number", str(number)) for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    words |= {word: ("ordinal", str(number)) for number, word in enumerate(_ORDINALS, 1)}
    return words | {"dozen": ("number", "12"), "final": ("ordinal", "-1")}


_MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "/": "slash", "(": "open", "‑": "dash", "‐": "dash"}
_ZONE = r"(?:\s?(?:[ECMP][SD]?T|GMT|BST|UTC|Eastern|Pacific|Central)\b(?:/[ECMP][SD]?T?\b|\stime\b)?)?"
_SCAN = r"""
    (?P<iso>(?<![\w-])(?:1[89]|20|21)\d\d-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<slashed>(?<![\w/.$€£-])\d{{1,2}}(?P<sep>[/.-])\d{{1,2}}(?P=sep)(?:(?:19|20)\d\d|\d\d)(?![\w/-])(?!\.\d))
  | (?P<monthyear>(?<![\w/.$€£-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/-]))
  | (?P<monthday>(?<![\w/.$€£-])\d{{1,2}}/\d{{1,2}}(?![\w/%-])(?!\.\d))
  | (?P<yearfirst>(?<![\w/.-])(?:19|20)\d\d(?P<sep2>[/.])\d{{1,2}}(?P=sep2)\d{{1,2}}(?![\w/-]))
  | (?P<clock>(?<![\w$€£.:])(?:1[0-2]|0?\d)(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]\.?M\b\.?){zone})
  | (?P<yearspan>(?<![\w$€£.,/-])(?:1[89]|20|21)\d\d(?:[-–/])(?:(?:1[89]|20|21)\d\d|\d\d)(?![\w/-])(?![.,]\d))
  | (?P<decade>(?<![\w$€£.,])(?<!\d[-–])(?:(?:1[89]|20)\d0['’]?s|['’]?[2-9]0['’]?s)\b)
  | (?P<nth>(?<![\w.,-])(?:0?\d|[1-9]\d)(?:st|nd|rd|th)\b)
  | (?P<quarter>\b[Qq][1-4]\b)
  | (?P<abbreviated>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)
  | (?P<feast>\b(?i:{feasts})(?!\w))
  | (?P<year>(?<![\w$€£.,:#/+])(?<!\d[-–])(?:1[89]|20|21)\d\d(?![\w%/])(?![.,:]\d))
  | (?P<bareyear>(?<![\w$€£.,:#])['’]\d\d(?![\w%]))
  | (?P<number>(?<![\w$€£.,:#+])\d{{1,3}}(?![\w%])(?![.,:/]\d))
  | (?P<yearwords>\b(?i:{yearwords})\b)
  | (?P<tens>\b(?i:(?:{tens})[-\s](?:{ones}))\b)
  | (?P<possessive>['’]s?\b)
  | (?P<word>[A-Za-z]+)
  | (?P<mark>[,/(–—‑‐-])
  | (?P<other>[^\s\w]|\w[\w'’]*)
"""


@cache
def _scanner() -> re.Pattern[str]:
    names = sorted((name for feast in load("dates")["feasts"].values() for name in feast["names"]), key=len, reverse=True)
    feasts = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    ones = "|".join([*_SMALL[1:10], *_ORDINALS[:9]])
    tens = "|".join(_TENS)
    return re.compile(_SCAN.format(feasts=feasts, zone=_ZONE, ones=ones, tens=tens, yearwords=_year_words()), re.VERBOSE)


def _year_words() -> str:
    """Return the expression of years in words: "nineteen ninety-six", "twenty twenty-four", "two thousand nine"."""
    small = "|".join(_SMALL[10:])
    below = f"(?:{small}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?)"
    ones = "|".join(_SMALL[1:10])
    late = f"(?:nineteen|twenty)[- ](?:(?:oh?|zero)[- ](?:{ones})|{below})"
    return rf"{late}|two\sthousand(?:\s(?:and\s)?(?:{ones}|{below}))?"


def _spoken(words: str) -> int:
    """Return the number that small numbers in words come to: "ninety-six", "twenty-first"."""
    values = _numbers()
    return sum(int(values[word][1]) for word in re.split(r"[-\s]+", words.lower()) if word in values)


def _spoken_year(words: str) -> str:
    first = re.split(r"[-\s]", words.lower())[0]
    rest = words[len("two thousand") :] if first == "two" else words[len(first) :]
    return f"{19 if first == 'nineteen' else 20}{_spoken(rest):02}"


@cache
def _feasts() -> dict[str, str]:
    return {name.replace("’", "'").lower(): key for key, feast in load("dates")["feasts"].items() for name in feast["names"]}


def runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Yield the tokens of `text[start:end]` in runs: between two tokens of a run stand only blanks, no line break, no other word."""
    run: list[Token] = []
    words, last = lexicon(), start
    for match in _scanner().finditer(text, start, end):
        token = _token(match, words)
        if run and (token is None or "\n" in text[last : match.start()]):
            yield run
            run = []
        if token is not None:
            run.append(token)
        last = match.end()
    if run:
        yield run


def _is_plain_word(word: str, match: re.Match[str]) -> bool:
    """Tell whether a word is no month and no day after all: the verbs "may" and "march", "sat"; "Sun" without a date after it."""
    return word in _PLAIN_WORDS or (word.lower() in _SHORT_DAYS and _DATE_AFTER.match(match.string, match.end()) is None)


_SHORT_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_DATE_AFTER = re.compile(r",?\s+(?:\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))")
_PLAIN_WORDS = frozenset("may march mar august sat sun wed mon jan dec fri".split())


def _token(match: re.Match[str], words: MappingProxyType[str, tuple[str, str]]) -> Token | None:
    kind, text = match.lastgroup or "", match[0]
    if kind == "word":
        known = words.get(text.lower())
        return Token(known[0], known[1], *match.span()) if known and not _is_plain_word(text, match) else None
    if kind == "other":
        return None
    if kind == "yearwords":
        return Token("year", _spoken_year(text), *match.span())
    if kind == "tens":
        return Token("number" if text.lower().split("-")[-1].split()[-1] in _SMALL else "nth", str(_spoken(text)), *match.span())
    if kind == "mark":
        return Token(_MARKS[text], text, *match.span())
    if kind == "abbreviated":
        known = words[text[:-1].lower()]
        return Token(known[0], known[1], *match.span())
    if kind == "feast":
        return Token("feast", _feasts()[text.replace("’", "'").lower()], *match.span())
    return Token(kind, text, *match.span())
