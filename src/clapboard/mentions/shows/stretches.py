"""Stretches that may be a title: capitalised words with small words, numbers, points, commas and colons between them, in every cut.

A title is printed the same way each time, but its neighbours change: "After Harbour Nine", "Harbour Nine on Thursday". Each stretch is
therefore offered whole and cut at its joints; which cut is the title is decided over the whole page (`ranking`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clapboard.mentions.page import Page
from clapboard.mentions.shows.places import is_a_date
from clapboard.model.span import Span
from clapboard.vocabulary import load

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)|[^\W_]+(?:[’'&.+-](?=[^\W_])[^\W_]+)*")
SMALL = frozenset("of the a an at in on to for from with and or by de la le los del is it vs without as into you me my your not so".split())
_MOST_SMALL = 2
_MOST_ATOMS = 5
_MOST_WORDS = 9
_POSSESSIVE = re.compile(r"['’]s$")
_OPENING, _CLOSING = "“\"‘'«*_", "”\"’'»*_"
_TITLE_CASE = 0.7
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_NO_PART = re.compile(
    rf"(?:Seasons?|SEASONS?|Series|Parts?|Volumes?|Episodes?|Eps?|Chapters?|No)\.?[\s\u00a0]+"
    rf"(?:\d|[IVX]+\b|(?i:one|two|three|four|five|six|seven|eight|nine|ten)\b)|"
    rf"S\d{{1,2}}(?:E\d+)?\b|{_MONTH}\.?[\s\u00a0]\d|(?<=[\s\u00a0])\d{{1,2}}(?:st|nd|rd|th)?[\s\u00a0]{_MONTH}\b|"
    rf"(?:19|20)\d\d\b(?! [A-Z])|\d{{4}}-\d\d-\d\d\b|"
    rf"(?<=[\s\u00a0])\d{{1,2}}(?!\w|-\d| [A-Z])"
)
"""Seasons, parts and dates: no words of a title, which they end."""
_MARK_INSIDE = re.compile(r"[!?](?=['’]s\b|,? (?:(?!and\b|but\b|says?\b|said\b|he\b|she\b|they\b)[a-z]|Seasons?\b|Series\b|S\d))")
_JOINED = re.compile(r"-[a-z]+$")
_A_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|pm|am)?(?!\w|-\d)(?! [A-Z])|\d+-(?:[a-z]+)")
_OF_THE_SENTENCE = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday mr mrs ms dr sir dame i i'm executive showrunner creator director actor actress writer producer".split()
)
"""Words with a capital that stand before a title without being its first, also within a sentence."""
_HEADLINE_WORDS = 4
_OPENERS = frozenset("star stars new first final last official everything back look ending ends premiere".split())
"""Words of headlines that are also the first words of titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Words that may be a title: where, whether they begin a sentence, stand between marks of their own, stand in a headline.

    `loose` says that a comma or "and" stands inside: such words are rather a list than a title.
    """

    span: Span
    initial: bool = False
    quoted: bool = False
    heading: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Atom:
    """Capitalised words that only blanks part; `joint` is what stands before them in their stretch."""

    start: int
    end: int
    joint: str = ""


@cache
def words_of(group: str) -> frozenset[str]:
    """Return a group of words of the vocabulary of titles."""
    return frozenset(load("titles")["words"][group].replace("’", "'").split())


def cuts(page: Page) -> Iterator[Cut]:
    """Yield all that may be a title in the paragraphs of `page`, in no particular order; a place may be yielded in several cuts."""
    starts = [sentence.start for sentence in page.sentences]
    companies = [span for span, _ in page.companies]
    lows = [span.start for span in companies]
    for paragraph in page.document.paragraphs:
        heading = paragraph in page.document.headings or is_headline(page.text, paragraph)
        for stretch in _stretches(page.text, paragraph, heading=heading):
            free = _without(stretch, companies, lows)
            for atoms in free:
                yield from _cut(page.text, atoms, paragraph, starts, heading=heading)


def is_headline(text: str, paragraph: Span) -> bool:
    """Tell whether nearly every longer word of the paragraph has a capital: there a capital tells nothing."""
    if len(paragraph) > 160:
        return False
    found = [word for word in re.findall(r"[^\W\d_]+", paragraph.of(text)) if len(word) > 3]
    return len(found) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in found) >= _TITLE_CASE * len(found)


def _stretches(text: str, paragraph: Span, *, heading: bool) -> Iterator[list[_Atom]]:
    atoms: list[_Atom] = []
    pending: list[re.Match[str]] = []
    last = paragraph.start
    for token in _TOKEN.finditer(text, paragraph.start, paragraph.end):
        word = token[0]
        capital = _may_be_part(text, token, paragraph, first=not atoms)
        if capital and heading and word.lower() in words_of("headline") and not _opens_a_title(text, token, paragraph):
            capital, pending = False, [token] * (_MOST_SMALL + 1)
        if not capital:
            if (
                atoms
                and word.lower() in SMALL
                and len(pending) < _MOST_SMALL
                and _is_blank(text, pending[-1].end() if pending else last, token.start())
            ):
                pending.append(token)
            else:
                if atoms:
                    yield atoms
                atoms, pending = [], []
            continue
        joint = _joint(text, last, token.start(), small=bool(pending)) if atoms and not _is_original(text, atoms[-1], token) else None
        if joint is None:
            if atoms:
                yield atoms
            atoms = [_Atom(start=token.start(), end=token.end())]
        elif joint == " " and not _POSSESSIVE.search(text[atoms[-1].start : atoms[-1].end]):
            atoms[-1] = _Atom(start=atoms[-1].start, end=token.end(), joint=atoms[-1].joint)
        else:
            atoms.append(_Atom(start=token.start(), end=token.end(), joint=joint))
        pending, last = [], token.end()
    if atoms:
        yield atoms


def _is_original(text: str, atom: _Atom, token: re.Match[str]) -> bool:
    """Tell whether the words before say whose series it is ("the Korean Original Harbour Nine"): they are no part of its title."""
    return (
        text[atom.start : atom.end].endswith("Original")
        and text[atom.start : atom.end] != "Original"
        and token[0] not in ("Season", "Series")
    )


def _opens_a_title(text: str, token: re.Match[str], paragraph: Span) -> bool:
    """Tell whether a headline's word begins a title: right behind an opening mark, or before the same word as elsewhere in the text."""
    if token.start() > paragraph.start and text[token.start() - 1] in _OPENING:
        return True
    if token[0].lower() not in _OPENERS:
        return False
    pair = re.compile(rf"(?<=[a-z,]\s){re.escape(token[0])}\s{re.escape(_word_after(text, token.end()))}\b")
    return _word_after(text, token.end()) != "" and pair.search(text) is not None


def _word_after(text: str, at: int) -> str:
    found = re.compile(r"\s([A-Z][\w’'-]*)").match(text, at)
    return found[1] if found else ""


def _may_be_part(text: str, token: re.Match[str], paragraph: Span, *, first: bool) -> bool:
    """Tell whether a word has a capital or is a number that a title may hold (or begin with)."""
    if not (token[0][0].isupper() or token[0][0].isdigit()) or _NO_PART.match(text, token.start(), paragraph.end):
        return False
    return not (first and token[0][0].isdigit() and _A_NUMBER.match(text, token.start(), paragraph.end))


def _is_blank(text: str, start: int, end: int) -> bool:
    return end - start == 1 and text[start] in " \u00a0"


def _joint(text: str, end: int, start: int, *, small: bool) -> str | None:
    """Return what joins two capitalised words (" ", ",", ":", "small", "and"), None where nothing does."""
    between = text[end:start]
    if between == " " and text[end - 1] == ".":
        return "small"
    if small:
        return (
            None
            if not between.startswith(" ") or not between.endswith(" ")
            else "and"
            if " and " in between or " or " in between
            else "small"
        )
    if between in (" ", "\u00a0", " & ", "&"):
        return " "
    if between == ". " and text[max(0, end - 5) : end].rsplit(maxsplit=1)[-1].strip(_OPENING).lower() in words_of("abbreviations"):
        return " "
    return {", ": ",", ": ": ":", "! ": "!", " – ": "-", " - ": "-"}.get(between) if between != "! " else None


def _without(atoms: list[_Atom], companies: Sequence[Span], lows: Sequence[int]) -> Iterator[list[_Atom]]:
    """Yield the parts of a stretch that no company stands in."""
    part: list[_Atom] = []
    for atom in atoms:
        at = bisect_right(lows, atom.end - 1) - 1
        low = atom.start
        found = []
        while at >= 0 and companies[at].end > atom.start:
            found.append(companies[at])
            at -= 1
        if not found:
            part.append(atom)
            continue
        for company in reversed(found):
            if company.start > low + 1:
                part.append(_Atom(start=low, end=company.start - 1, joint=atom.joint))
            if part:
                yield part
            part, low = [], company.end + 1
        if low < atom.end - 1:
            part = [_Atom(start=low, end=atom.end)]
    if part:
        yield part


def _cut(text: str, atoms: list[_Atom], paragraph: Span, starts: Sequence[int], *, heading: bool) -> Iterator[Cut]:
    for first in range(len(atoms)):
        for last in range(first, min(len(atoms), first + _MOST_ATOMS)):
            joints = [atom.joint for atom in atoms[first + 1 : last + 1]]
            loose = "and" in joints or "," in joints
            if joints.count(",") > 1:
                break
            yield from _variants(text, atoms[first].start, atoms[last].end, paragraph, starts, heading=heading, loose=loose)


def _variants(text: str, start: int, end: int, paragraph: Span, starts: Sequence[int], *, heading: bool, loose: bool) -> Iterator[Cut]:
    """Yield the words as they stand, and without the words at their beginning that begin a sentence rather than a title."""
    end -= len(match[0]) if (match := _POSSESSIVE.search(text[start:end])) else 0
    before = text[start - 1 : start] if start > paragraph.start else ""
    end = _with_point(text, start, end, paragraph)
    while True:
        words = text[start:end]
        count = words.count(" ") + 1
        first = words.split(" ", maxsplit=1)[0].replace("’", "'").lower().removesuffix("'s").strip(":,")
        initial = _begins(text, start, paragraph, starts)
        if count <= _MOST_WORDS and len(words) > 1 and not _JOINED.search(words) and not (count == 1 and is_a_date(text, Span(start, end))):
            quoted = start > paragraph.start and before != "" and before in _OPENING and _is_closed(text, end, before)
            yield Cut(span=Span(start, end), initial=initial, quoted=quoted, heading=heading, loose=loose)
        loose_first = first in words_of("leading") and (initial or heading or first in _OF_THE_SENTENCE)
        if count == 1 or not (loose_first or (initial and first.endswith(("ing", "ly")))):
            return
        start += len(words.split(" ", maxsplit=1)[0]) + 1
        before = text[start - 1]


def _with_point(text: str, start: int, end: int, paragraph: Span) -> int:
    """Return the end with a mark that belongs to a title: in marks (“What Now?”), or where the sentence goes on after it."""
    if _MARK_INSIDE.match(text, end, paragraph.end):
        return end + 1
    marked = start > paragraph.start and text[start - 1] in _OPENING
    return end + 1 if marked and text[end : end + 1] in ("?", "!") and text[end + 1 : end + 2] in tuple(_CLOSING) else end


def _begins(text: str, start: int, paragraph: Span, starts: Sequence[int]) -> bool:
    at = bisect_right(starts, start) - 1
    low = max(paragraph.start, starts[at] if at >= 0 else 0)
    return not text[low:start].strip(" “\"‘'«*_(") or text[max(low, start - 3) : start].rstrip(" “\"‘'«")[-1:] in tuple(".!?:;—")


def _is_closed(text: str, end: int, mark: str) -> bool:
    after = text[end : end + 2]
    closing = (_CLOSING[_OPENING.index(mark)], "'" if mark in "‘'" else '"' if mark in '“"' else "")
    return after[:1] in closing or (after[:1] in (",", ".", "!", "?", ";", ":") and after[1:] in closing and after[1:] != "")
