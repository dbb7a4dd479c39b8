"""Seasons as printed: digits, words, ordinals, pointers ("the new season"), parts apart from seasons, films and spin-offs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clapboard.mentions.page import Page
from clapboard.model.mention import Continuation, SeasonRef
from clapboard.model.span import Span

_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
_ROMAN = "i ii iii iv v vi vii viii ix x".split()
_NUMBERS = {
    **{word: at for at, word in enumerate(_CARDINALS, 1)},
    **{word: at for at, word in enumerate(_ORDINALS, 1)},
    **{word: at for at, word in enumerate(_ROMAN, 1) if word != "i"},
    **{f"twenty-{word}": 20 + at for at, word in enumerate(_CARDINALS[:9], 1)},
    **{f"twenty-{word}": 20 + at for at, word in enumerate(_ORDINALS[:9], 1)},
    "freshman": 1,
    "debut": 1,
    "inaugural": 1,
    "sophomore": 2,
    "couple": 2,
    "a": 1,
    "pair": 2,
}
_HIGHEST = 80

_CARDINAL = r"(?:\d{1,2}|twenty-(?:" + "|".join(_CARDINALS[:9]) + ")|" + "|".join(sorted(_CARDINALS, key=len, reverse=True)) + ")"
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|twenty-(?:" + "|".join(_ORDINALS[:9]) + ")|" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
)
_JOIN = r"(?:\s*,\s*and\s+|\s*,\s*(?=[^,.]{1,20}\s+and\s)|\s+(?:and|&|plus)\s+|\s+and\s+(?:the|a)\s+)"
_PART = rf"(?:part|volume|vol\.?|cour|chapter)\s+(?P<part>{_CARDINAL}|[ivx]+)\b"
_NOUN = r"(?:seasons?|series|runs?|outings?|instal?lments?|helpings?|batch of episodes|go-?round)"
_EPISODES = r"(?:(?:\d{1,2}|ten|eight|six|twelve|thirteen|seven|nine|ten|four|five)[- ](?:episode|part)s?,?\s+)?"
_FILLER = (
    rf"(?:(?:and|&|or|,)?\s*(?:the\s+)?(?:full|fully|brand[- ]new|new|upcoming|forthcoming|final|last|closing|"
    rf"concluding|highly|much|long|eagerly|awaited|"
    rf"anticipated|shortened|cut-short|abbreviated|hit|ongoing|planned|potential|possible|{_EPISODES.strip('?')}|"
    rf"[\w.+]+-(?:anticipated|awaited|episode|part))\s+){{0,3}}"
)

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # "Season 2", "seasons two and three", "Season 2, Part 1"
        (
            "numbered",
            (
                rf"(?:(?<![\w-])series|(?<!-)seasons?)\s+(?P<first>{_CARDINAL}|[ivx]{{1,4}}\b)(?![\w%]|:\d|-(?:episode|"
                rf"part|year|hour)|(?<!season \d)\s+(?:episodes?|stars?|years?|actors?|days?|weeks?|months?)\b)"
                rf"(?P<rest>(?:{_JOIN}(?:season\s+)?{_CARDINAL}(?!\w|\s+(?:episodes?|more|other)))*)(?P<to>\s*(?:-|to|through)\s*{_CARDINAL}(?!\w)"
                rf")?"
                rf"(?:,?\s+\(?(?:{_PART})\)?)?"
            ),
        ),
        ("short", r"(?<![\w.-])s0?(?P<first>\d{1,2})(?!\w|\s*e\d|-\d)"),
        # "the second and third seasons", "a seventh and final season", "third and fourth helping"
        (
            "ordinal",
            rf"(?<![\w-])(?P<first>{_ORDINAL})(?P<rest>(?:{_JOIN}(?:the\s+|a\s+)?{_ORDINAL})*)\s+{_FILLER}{_NOUN}(?!\w|-)",
        ),
        # "its second year": of a show as of a couple, so only with words of television beside it
        (
            "year",
            (
                rf"(?<![\w-])(?:its|the\s+show's|the\s+series')\s+(?P<first>{_ORDINAL})(?P<rest>)\s+{_FILLER}year"
                r"(?!\w|-|\s+(?:in\s+a\s+row|running|straight|of|as|at|on|with|without|since)\b)"
            ),
        ),
        # "eight-season run": the number of seasons in all
        ("total", rf"(?<![\w-])(?P<total>{_CARDINAL}[- ]season)(?!\w|s|\s+(?:renewal|pick-?up|order|extension|deal|commission))"),
        # "after three seasons", "for six seasons", "three seasons in"
        (
            "total",
            (
                r"(?<![\w-])(?:after|for|over|across|in|during|through|with|ran|run|lasted|all|its|just|only)\s+(?:just\s+|"
                r"only\s+|all\s+|its\s+|the\s+show's\s+)?(?:first\s+|previous\s+)?"
                rf"(?P<total>{_CARDINAL}\s+(?:critically acclaimed\s+|hit\s+|successful\s+|acclaimed\s+|full\s+)?(?:seasons?|"
                rf"series))(?!\w)(?!\s+more)"
            ),
        ),
        # "two more seasons", "not one but two brand new series", "a couple more seasons"
        (
            "more",
            (
                rf"(?<![\w-])(?:not\s+(?:just\s+|only\s+)?(?:one|1),?\s+but\s+)?(?P<count>{_CARDINAL}|a\s+couple(?:\s+of)?|"
                rf"a\s+pair\s+of|both)\s+(?:more|additional|further|extra|new|brand[- ]new|fresh)\s+{_FILLER}"
                rf"(?:seasons?|series|outings|instal?lments)(?!\w)"
            ),
        ),
        (
            "more",
            rf"(?<![\w-])not\s+(?:just\s+|only\s+)?(?:one|1),?\s+but\s+(?P<count>{_CARDINAL})\s+{_FILLER}(?:seasons|series|outings)?(?!\w)",
        ),
        (
            "more",
            (
                r"(?<![\w-])(?P<count>double|two-season|2-season|three-season|3-season|two-series|four-season)\s+(?:renewal|"
                r"pick-?up|order|extension|deal|commission|recommission)(?!\w)"
            ),
        ),
        # "the final season", "one last season", "a farewell run"
        (
            "final",
            (
                rf"(?<![\w-])(?:final|last|closing|concluding|farewell|swan[- ]song)\s+(?:and\s+\w+\s+)?{_FILLER}(?:season|"
                rf"series|run|outing|chapter)(?!\w|\s+(?:of\s+episodes\s+)?(?:finale|premiere|year|week))"
            ),
        ),
        (
            "next",
            (
                rf"(?<![\w-])(?:another|next|a\s+new|the\s+new|its\s+new|new|brand[- ]new|upcoming|forthcoming|following|"
                rf"one\s+more|an?\s+additional|a\s+further|a\s+fresh|more)\s+{_FILLER}(?:seasons?|series|run|outing|go-?round)(?!\w|"
                rf"\s+finale)"
            ),
        ),
        ("this", rf"(?<![\w-])(?:this|current|latest|present|most recent)\s+{_FILLER}(?:season|series|run|outing)(?!\w)"),
        ("grade", r"(?<![\w-])(?P<first>freshman|sophomore|debut|inaugural)\s+(?:season|run|outing|series|effort|instal?lment|year)(?!\w)"),
        (
            "part",
            (
                rf"(?<![\w-])(?:the\s+)?(?:{_PART}|(?P<half>first|second|third|final|last|back|front|1st|2nd)\s+(?:half|"
                rf"part|batch|volume|cour|instal?lment of episodes|chunk|drop|tranche|wave|set)(?!\w|"
                rf"\s+of\s+(?:the\s+(?:year|month)|next|this|last|(?:19|20)\d\d)))"
            ),
        ),
    )
)
_BARE = re.compile(
    rf"(?<![\w-])(?P<det>the|a|an|its|their)\s+(?P<first>{_ORDINAL})(?P<rest>(?:{_JOIN}(?:the\s+|a\s+)?{_ORDINAL})*)"
    r"(?=[.;:!?)\"']|,|\s+[-]|\s*$|\s+(?:is|was|has|had|will|would|in|on|to|which|that|alongside|along|along|"
    r"and|but|at|due|when|now|already|since)\b)"
)
_SPLIT = re.compile(r"\b(?:part|parts|batch|batches|half|halves|volumes?|cours?|split|splitting|two dates|chunks?|drops? of)\b")
_BRITISH = re.compile(
    r"\b(?:series\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)|(?:second|third|fourth|fifth|sixth|"
    r"seventh|eighth)\s+(?:and\s+\w+\s+)?series|brand new series)\b"
)

FILM = re.compile(
    r"(?<![\w-])(?:(?:a|an|the|its|one|one-off|final|feature|concluding|full-length|feature-length|standalone|follow-up|"
    r"sequel|reunion|wrap-up|upcoming|new|this|netflix|"
    r"tv|movie|two-hour)[\s-]+)+(?:\w+\s+)?(?:film|movie|feature)(?!\w|\s+(?:festival|star|studio|industry|"
    r"role|director|critic|academy|series|adaptation of))"
)
SPIN_OFF = re.compile(
    r"(?<![\w-])(?:(?:a|an|the|its|new|possible|potential|another|this|first|second|untitled|upcoming|prequel|sequel|of|\w+-led)\s+)*"
    r"(?:spin-?offs?|spin off|offshoot|prequel series|sequel series|prequel|sister (?:show|series)|companion (?:series|show|drama)|"
    r"spun off)(?:\s+(?:series|"
    r"show|drama|project))?(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonMention:
    """A season as printed at `span`; `total` is a number of seasons in all ("after three seasons"), which is no season by itself."""

    span: Span
    ref: SeasonRef
    rule: str
    total: int | None = None


def find_seasons(page: Page, *, titles: Iterable[Span] = ()) -> tuple[SeasonMention, ...]:
    """Return the seasons, parts, films and spin-offs named on `page`, in the order of the text, longest first where they overlap.

    British *series* counts as season only where the page uses it so ("series two", "the third series"). `titles` are the places of
    shows' titles: what is called a film right behind one is a film of that show.
    """
    british = _BRITISH.search(page.folded.text) is not None
    found: list[SeasonMention] = []
    for sentence in page.sentences:
        stretch = page.folded.folded(sentence)
        if stretch:
            found.extend(_in_sentence(page, stretch, british=british))
    found.extend(mention for mention in _films(page, titles) if not any(mention.span.overlaps(other.span) for other in found))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _films(page: Page, titles: Iterable[Span]) -> Iterator[SeasonMention]:
    """Yield films named by the title of their show ("X film"), and by their own ("X: The Y") on a page that names one so."""
    named = [(title, match) for title in titles if (match := _OF_TITLE.match(page.text, title.end)) is not None]
    is_named = any(match["film"] for _, match in named)
    for _, match in named:
        if match["film"] or is_named:
            span = Span(*match.span("film" if match["film"] else "own"))
            ref = SeasonRef(words=span.of(page.text), continuation=Continuation.FILM)
            yield SeasonMention(span=span, ref=ref, rule="film")


_OF_TITLE = re.compile(r"[”\"’']?(?:\s(?P<film>(?:film|movie)\b)|:\s(?P<own>[A-Z][\w’'-]*(?:\s(?:of|and|in|on|the|[A-Z][\w’'-]*)){0,5}))")
"""What stands behind a title: "X film", "X: The Y"."""


def _in_sentence(page: Page, stretch: Span, *, british: bool) -> Iterator[SeasonMention]:
    text = page.folded.text
    taken: list[Span] = []
    candidates = [
        (rule, match)
        for rule, pattern in (*_RULES, ("bare", _BARE), ("film", FILM), ("spin_off", SPIN_OFF))
        for match in pattern.finditer(text, stretch.start, stretch.end)
    ]
    for rule, match in sorted(candidates, key=lambda pair: (_rank(pair[0]), pair[1].start() - pair[1].end())):
        here = Span(*match.span("total" if rule == "total" else 0))
        if any(here.overlaps(other) for other in taken) or not _stands(rule, match, stretch, british=british):
            continue
        ref = _ref(rule, match, page.folded.original(here).of(page.text))
        if ref is not None:
            taken.append(here)
            total = _number(re.split(r"[\s-]", match["total"])[0]) if rule == "total" else None
            yield SeasonMention(span=page.folded.original(here), ref=ref, rule=rule, total=total)


def _rank(rule: str) -> int:
    order = ("numbered", "short", "more", "ordinal", "grade", "year", "total", "part", "spin_off", "film", "final", "next", "this", "bare")
    return order.index(rule)


def _stands(rule: str, match: re.Match[str], stretch: Span, *, british: bool) -> bool:
    """Tell whether the words beside the match leave it a season: no awards season, no "the next series" of an American."""
    text, words = match.string, match[0]
    before = text[max(stretch.start, match.start() - 24) : match.start()]
    if rule == "short":
        return True
    if rule == "final" and words == "last outing":
        return False  # of a person
    if rule == "final" and words.startswith("last "):
        return re.search(r"\b(?:the|an?|its|one|and|or|their|his|her|this|as|\w+'s)\s$", before) is not None
    if rule == "bare":
        return _SPLIT.search(text[stretch.start : stretch.end]) is None and (british or "season" in text)
    if "series" in words and "season" not in words and rule not in {"numbered", "film", "spin_off"}:
        if rule == "this":
            return british and not words.startswith("this ")
        new = words.startswith(("new series", "the new series", "a new series"))
        return british and rule in {"ordinal", "more", "next", "final"} and (not new or text.startswith(" of ", match.end()))
    if rule in {"next", "this", "final"} and not words.endswith(("season", "seasons", "series")):
        one = " one " in f" {before[-8:]} " and words.endswith(("run", "chapter"))
        return one if rule == "final" else words.startswith(("another", "one more"))
    if rule in {"next", "this", "final"}:
        return not re.search(r"\b(?:football|nfl|awards?|pilot|broadcast|tv|20\d\d-\d\d)\s+season", words)
    return True


def _number(words: str | None) -> int | None:
    if not words:
        return None
    words = words.strip().removeprefix("a ").removesuffix(" of").strip()
    if words in _NUMBERS:
        return _NUMBERS[words]
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else None


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    first = _number(match["first"])
    if first is None:
        return ()
    numbers = [first]
    rest = match.groupdict().get("rest") or ""
    for other in re.finditer(rf"{_ORDINAL}|{_CARDINAL}", rest):
        number = _number(other[0])
        if number is not None:
            numbers.append(number)
    to = match.groupdict().get("to")
    last = _number(re.sub(r"^\s*(?:-|to|through)\s*", "", to)) if to else None
    if last is not None and first < last <= first + 10:
        numbers.extend(range(first + 1, last + 1))
    return tuple(dict.fromkeys(number for number in numbers if 0 < number <= _HIGHEST))


_COUNTS = {"double": 2, "two-season": 2, "2-season": 2, "two-series": 2, "three-season": 3, "3-season": 3, "four-season": 4, "both": 2}


def _ref(rule: str, match: re.Match[str], words: str) -> SeasonRef | None:
    if rule in {"numbered", "short", "ordinal", "grade", "year", "bare"}:
        numbers = _numbers(match)
        part = _number(match.groupdict().get("part"))
        return SeasonRef(words=words, numbers=numbers, part=part) if numbers else None
    if rule == "more":
        count = _COUNTS.get(match["count"]) or _number(match["count"])
        return SeasonRef(words=words, pointer="more", count=count)
    if rule in {"film", "spin_off"}:
        return SeasonRef(words=words, continuation=Continuation.FILM if rule == "film" else Continuation.SPIN_OFF)
    if rule == "part":
        halves = {"first": 1, "1st": 1, "front": 1, "second": 2, "2nd": 2, "back": 2, "third": 3}
        return SeasonRef(words=words, part=_number(match["part"]) or halves.get(match["half"] or ""))
    if rule == "total":
        return SeasonRef(words=words, pointer="this")
    return SeasonRef(words=words, pointer=rule)
