"""Where a title stands: every further place of a title that was taken, as printed or nearly so."""

import re
from functools import cache, lru_cache

from clapboard.mentions.page import Page
from clapboard.model.span import Span
from clapboard.vocabulary import load

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?"
_SMALL = frozenset("of the a an at in on to for from with and or by is it as & vs".split())
_DATE_BEFORE = re.compile(
    (
        r"\b(?:on|last|next|this|late|early|since|until|till|by|every|each|past|following|said|announced|revealed|"
        r"confirmed|fittingly a|falls on a|a|week)\s+$"
    ),
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf"^,?\s*(?:\(?{_MONTH}\s+\d|\d{{1,2}}\s+{_MONTH}|morning|afternoon|evening|night|nights\b|that\b|\(\w+\.? \d)", re.IGNORECASE
)
_TITLE_AFTER = re.compile(
    r"^(?:[”\"’'»]|['’]s\b|\s+(?:[Ss]eason|[Ss]eries|[Ss]tar|[Cc]ast|[Cc]reator|[Ss]howrunner|has\b|is\b|was\b|"
    r"will\b|won[’']t|returns?\b|for\b|the\b|[Rr]enewed|[Cc]ancel|\w+ed\b|S\d|scor|gets\b))"
)
_SINGULAR_AFTER = re.compile(
    r"(?:['’]s\s+(?:[Ss]eason|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ff]inal|[Nn]ew|[Ss]tar|[Cc]reator|[Cc]ast|[Ss]howrunner)\b|"
    r"\s+(?:(?:[Ss]easons?|SEASONS?|[Ss]eries)\s+(?:\d|[A-Z]|one\b|two\b|three\b|four\b|five\b|six\b)|S\d|"
    r"(?:is|was|has|hasn[’']t|isn[’']t|wasn[’']t|returns|premieres|debuts|ends|wraps|gets|stars|follows|airs|concludes|arrives|lands|"
    r"debuted on|premiered on|streams)\b))"
)
"""What stands behind a title that is a pronoun ("You"), and behind no pronoun."""
_FORWARD = re.compile(r"^\s+(?P<next>[A-Z][\w’'-]+)")
_NOT_NAMES = frozenset(
    "season series part volume star stars creator showrunner spinoff spin-off renewed renewal cancelled canceled "
    "cancellation returns wraps gets ends is has will set sets to for at on finale "
    "premiere release trailer teaser reboot revival cast gets back already season's moving production episode "
    "episodes universe fans".split()
)


@lru_cache(maxsize=65536)
def key_of(words: str) -> str:
    """Return what is left of a title when only its letters and digits are compared ("D.R.I.F.T.", "DRIFT": drift); `&` is *and*."""
    return "".join(letter for letter in words.casefold().replace("&", "and") if letter.isalnum())


def places(page: Page, title: str) -> tuple[Span, ...]:
    """Return where `title` stands in the paragraphs of `page`, in order.

    A title that is an ordinary word (a weekday, or a word that the page also writes small) needs words beside it that make it a title.
    """
    pattern = _pattern(title)
    ordinary = is_ordinary(page.text, title)
    found: list[Span] = []
    for paragraph in page.document.paragraphs:
        for match in pattern.finditer(page.text, paragraph.start, paragraph.end):
            span = Span(*match.span())
            if _is_part_of_a_name(page.text, span, paragraph, ordinary=ordinary) or (ordinary and not _in_context(page, span)):
                continue
            found.append(span)
    return tuple(found)


def _pattern(title: str) -> re.Pattern[str]:
    forms = [r"[:,]?\s+".join(_word(word) for word in title.replace(":", " ").split())]
    bare = title.replace(".", "")
    if re.fullmatch(r"(?:\w\.){2,}", title) and len(bare) > 1:
        forms.append(re.escape(bare))
    elif title.startswith("The ") and len(title.split()) > 2:
        forms.append(r"[:,]?\s+".join(_word(word) for word in title.split()[1:]))
    return re.compile(r"(?<![\w#@])(?:" + "|".join(forms) + r")(?!\w|-\w|\.com)")


def _word(word: str) -> str:
    escaped = re.sub(r"['’]", "['’]", re.escape(word))
    if word.lower() in _SMALL:
        return f"(?i:{escaped})" if word != "&" else "(?:&|and)"
    return "(?:&|and)" if word == "&" else escaped


def is_ordinary(text: str, title: str) -> bool:
    """Tell whether a title is a word of everyday language: a weekday, or one word that the text also writes small."""
    words = title.split()
    if len(words) > 1:
        return False
    return (
        words[0].lower() in _DAYS or is_pronoun(words[0]) or re.search(rf"(?<![\w.]){re.escape(words[0].lower())}(?!\w)", text) is not None
    )


def _is_part_of_a_name(text: str, span: Span, paragraph: Span, *, ordinary: bool) -> bool:
    """Tell whether the words are part of a longer name: "Thursday Mallory" is no place of "Thursday"."""
    follows = _FORWARD.match(text[span.end : paragraph.end])
    if not follows or follows["next"].lower() in _NOT_NAMES or _is_heading(text, paragraph):
        return False
    return ordinary or " " not in span.of(text)


def _is_heading(text: str, paragraph: Span) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text[paragraph.start : paragraph.end]) if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def _in_context(page: Page, span: Span) -> bool:
    text = page.text
    paragraph = page.paragraph_at(span.start)
    low, high = (paragraph.start, paragraph.end) if paragraph else (0, len(text))
    before, after = text[max(low, span.start - 24) : span.start], text[span.end : min(high, span.end + 24)]
    if before[-1:] in "“\"‘'«" and before and after[:1] in "”\"’'»":
        return True
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(after):
        return False
    if span.of(text).lower() in _DAYS and re.match(r"\s*,", after) and not _TITLE_AFTER.match(after):
        return before.rstrip()[-1:] != "" and before.rstrip()[-1:] not in ".\n" and re.match(r",\s+[A-Z\"“]", after) is not None
    sentence = page.sentence_at(span.start)
    if sentence is not None and sentence.start == span.start:
        return _TITLE_AFTER.match(after) is not None if not is_pronoun(span.of(text)) else stands_alone(text, span)
    return True


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load("titles")["words"]["pronouns"].split())


def is_pronoun(words: str) -> bool:
    """Tell whether a title is a pronoun that takes neither a noun nor a singular verb ("You", "Them")."""
    return words.lower() in _pronouns()


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether what follows a pronoun makes it a title: a season, or a verb in the singular."""
    return is_pronoun(span.of(text)) and _SINGULAR_AFTER.match(text, span.end) is not None


def is_a_date(text: str, span: Span) -> bool:
    """Tell whether a weekday stands as a day of the week rather than as a title."""
    if span.of(text).lower() not in _DAYS:
        return False
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 24]
    if _SEASON_AFTER.match(after):
        return False
    return _DATE_BEFORE.search(before) is not None or _DATE_AFTER.match(after) is not None


_SEASON_AFTER = re.compile(r"['’]?s?\s+(?:[Ss]eason|[Ss]eries \d|S\d|[Ss]tar|[Cc]reator|[Cc]ast|[Ff]ans?|[Ss]howrunner)\b")


_SPEAKS = re.compile(
    r"^(?:,? who\b|\s+(?:said|says|told|tells|added|adds|wrote|explained|teased|teases|revealed|shared|shares|"
    r"posted|plays|played|joked|recalled|"
    r"admitted|noted|tweeted|remembered|returns as|as (?:[A-Z“\"]))\b)"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:actor|actress|star|stars|director|writer|producer|showrunner|creator|president|officer|chairman|"
    r"chief|host|Mr\.|Ms\.|Mrs\.|Dr\.|said|told|by|with|including|starring|featuring|joined by|alongside|according to|"
    r"report from|report by|reports from|via|per|tells|interview with|speaking to|speaking with)\s+$"
)


def speaks(text: str, span: Span) -> bool:
    """Tell whether the words beside the place make it a person rather than a title ("X said", "actor X", "X, who")."""
    return (
        _SPEAKS.match(text[span.end : span.end + 24]) is not None
        or _PERSON_BEFORE.search(text[max(0, span.start - 24) : span.start]) is not None
    )
