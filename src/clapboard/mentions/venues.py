"""Where something was said: told to whom, in what form, on what occasion, and by whom it is relayed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clapboard.mentions.page import Page
from clapboard.model.mention import Naming, PersonMention
from clapboard.model.span import Span
from clapboard.vocabulary import load


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueMention:
    """A place where words were said: `name` as printed; `carrier` says that it only relays them ("via Deadline")."""

    span: Span
    name: str
    rule: str
    carrier: bool = False
    strength: int = 2
    social: bool = False
    outlet: bool = False
    form: bool = False


_CAP = r"(?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Febr)uary\b|(?:Septem|Octo|Novem|Decem)ber\b)[A-Z][\w’'+&-]*(?:\.[A-Za-z]+)*!?|[A-Z]\.(?:[A-Z]\.)+|\d+)"
_NAME = rf"(?:[Tt]he\s)?[“\"‘']?(?:{_CAP})(?:(?:\s(?:of|the|and|on|for|with|in|de|&|at)){{0,2}}\s{_CAP})*[”\"’']?"
_ABOUT = r"(?:\s[\w’'-]+){0,3}?"

_PATTERNS: tuple[tuple[str, re.Pattern[str], bool, int], ...] = (
    ("told X", re.compile(rf"\b(?i:told|tells|telling|tell|informed|assured)\s(?P<v>{_NAME})"), False, 3),
    (
        "spoke to X",
        re.compile(
            rf"\b(?i:spoke|speaks|speak|speaking|spoken|talked|talks|talking|chatted|chatting|chats|sat down|sits down|sitting down|opened up|opens up|opening up|"
            rf"conversation|interview|interviews|interviewed|chat|Q&A|Q & A|dished|said|says|shared|confirmed|confessed|revealed|explained|admitted|mentioned|statement|"
            rf"teased|insisted|gave|written|wrote|message|email|appearance|profile|story|essay|piece|discussion|panel)"
            rf"(?:\s(?!to\b|with\b|for\b|by\b)[\w’'-]+){{0,3}}?\s(?:to|with|for|by)\s(?P<v>{_NAME})"
        ),
        False,
        2,
    ),
    (
        "X interview",
        re.compile(
            rf"\b(?i:in|during|from|with|for|on|at)\s(?:an?|his|her|their|the|this)\s(?:[a-z-]+\s){{0,2}}(?P<v>{_NAME})\s(?:interview|profile|cover story|piece|feature|article|podcast|radio show|talk show|story|essay|panel|video)\b"
        ),
        False,
        2,
    ),
    (
        "appeared on X",
        re.compile(rf"\b(?i:stopped by|stops by|dropped by|drops by|appeared on|appears on|appearing on|guested on|called into|visited|joined|paid a visit to)\s(?P<v>{_NAME})"),
        False,
        1,
    ),
    ("on an occasion", re.compile(rf"\b(?i:on|during|at|in)\s(?:(?:an?|his|her|their)\s(?:[a-z-]+\s){{0,2}})?(?P<v>{_NAME})"), False, 1),
    (
        "to the account",
        re.compile(
            rf"\b(?i:on|via|to|through|from)\s(?:(?:his|her|their|the|its|an?|official|personal)\s){{0,2}}(?P<v>{_CAP}(?:\s(?:Stor(?:y|ies)|Live|Social))?)(?=\W|$)"
        ),
        False,
        1,
    ),
    (
        "an X post",
        re.compile(
            r"\b(?:in|with|through|on|posted|shared|tweeted)\s(?:an?|his|her|their|the|another)\s(?:[a-z-]+\s){0,2}(?P<v>[A-Z]\w+)\s(?:post|story|stories|video|statement|message|caption|thread|live|account|page|clip|reel|announcement)\b",
            re.IGNORECASE,
        ),
        False,
        2,
    ),
    ("via X", re.compile(rf"\b(?i:via|per|as per|as reported by|reported by|according to)\s(?P<v>{_NAME})"), True, 2),
    (
        "a network named",
        re.compile(
            r"\b(?:[Oo]fficial\s)?(?P<v>Instagram|Twitter|TikTok|Facebook|Threads|YouTube|Snapchat|Reddit|Bluesky|Tumblr|[Ss]ocial [Mm]edia)\b"
        ),
        False,
        1,
    ),
    ("X reports", re.compile(rf"(?P<v>{_NAME})\s(?:exclusively\s)?(?:reports|reported|first reported)\b"), True, 1),
)


@cache
def _social() -> frozenset[str]:
    return frozenset(load("venues")["social"])


@cache
def _outlets() -> frozenset[str]:
    return frozenset(load("venues")["outlets"])


@cache
def _companies() -> frozenset[str]:
    table = load("platforms")
    sorts = [entries for sort, entries in table.items() if isinstance(entries, dict)]
    return frozenset(name for entries in sorts for title, aliases in entries.items() for name in (title, *aliases))


@cache
def _heads() -> frozenset[str]:
    return frozenset(load("venues")["heads"].split())


@cache
def _plain() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(load("venues")["plain"], key=len, reverse=True))
    return re.compile(
        rf"\b(?i:in|with)\s(?i:an?|the|his|her|their|its)\s(?i:[a-z-]+\s){{0,2}}?(?P<s>(?i:joint\s|written\s)?(?i:statement|message|email|letter|note|memo)\s(?:shared\swith|sent\sto|given\sto|to|for)\s{_NAME})|"
        rf"\b(?i:in|with|during|on|at|via|through|released|issued|shared|posted|made)\s(?:an?|the|his|her|their|its|this|that|another|(?:[\w-]+['’]s))\s(?:[a-z-]+\s){{0,3}}?(?P<v>{forms})\b"
        rf"|\bthe\s(?P<w>statement|caption)\s(?:reads?|continued|added|said)\b|\b(?P<x>[Tt]weeted|[Tt]weets?|[Tt]weeting)\b|\b(?P<y>statement|caption)\s(?:said|read|reads|added|continued)\b",
    )


def find_venues(page: Page, people: Sequence[PersonMention]) -> tuple[VenueMention, ...]:
    """Return the venues that the narrative of `page` names (words in marks are left out), in the order of the text.

    `people` are the document's mentions: what they cover is no venue, unless it is a company or platform.
    """
    text = page.text
    quoted = [stretch.outer for stretch in page.stretches if len(stretch.inner) > 45]
    starts = [span.start for span in quoted]
    persons = {one.span for one in people if one.naming is not Naming.COMPANY}
    found: list[VenueMention] = []
    for paragraph in page.document.paragraphs:
        for venue in (*_named(text, paragraph, persons), *_unnamed(text, paragraph)):
            at = bisect_right(starts, venue.span.start) - 1
            if at >= 0 and venue.span in quoted[at]:
                continue
            found.append(venue)
    return tuple(_distinct(found))


def _distinct(found: Sequence[VenueMention]) -> Iterator[VenueMention]:
    end = -1
    for venue in sorted(found, key=lambda one: (one.span.start, -one.strength, -len(one.span))):
        if venue.span.start >= end:
            yield venue
            end = venue.span.end


def _named(text: str, paragraph: Span, persons: set[Span]) -> Iterator[VenueMention]:
    for rule, pattern, carrier, strength in _PATTERNS:
        for match in pattern.finditer(text, paragraph.start, paragraph.end):
            span = _without_marks(text, Span(*match.span("v")))
            if span is None or any(span.overlaps(person) for person in persons):
                continue
            judged = _judged(span.of(text), rule)
            if judged is not None:
                social = judged[0] in _social() or judged[0].split()[0] in _social()
                yield VenueMention(
                    span=span,
                    name=judged[0],
                    rule=rule,
                    carrier=carrier,
                    strength=max(strength, judged[1]),
                    social=social,
                    outlet=_is_outlet(judged[0]),
                )


def _without_marks(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while end > start and text[end - 1] in "”\"’' ":
        end -= 1
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    while start < end and text[start] in "“\"‘'":
        start += 1
    return Span(start, end) if start < end else None


_NO_VENUE = re.compile(
    r"^(?:[Tt]he\s)?(?:Season|Part|Episode|Series|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|\d+|I|We|You|It|This|That|These|There|And|But|So|He|She|They|His|Her|Their|Our|My|What|When|As)\b"
)


def _is_outlet(name: str) -> bool:
    return name in _outlets() or f"The {name}" in _outlets() or name.removeprefix("The ") in _outlets()


def _judged(name: str, rule: str) -> tuple[str, int] | None:
    """Return the venue's name and how sure it is one, None where the name is none for this rule."""
    bare = name.removeprefix("the ").removeprefix("The ")
    if rule == "a network named":
        return bare, 1
    if rule == "to the account":
        return (bare, 3) if bare.split()[0] in _social() or bare in _social() else None
    if rule == "on an occasion" and (name in _outlets() or bare in _outlets()) and " " not in bare:
        return None
    if rule not in ("told X", "X interview", "spoke to X") and bare in _companies():
        return None
    if _is_outlet(bare):
        return bare if name.startswith("the ") else name, 3 if rule != "on an occasion" else 2
    if bare in _social():
        return bare, 3 if rule != "on an occasion" else 2
    if _NO_VENUE.match(name):
        return None
    words = bare.split()
    if any(word.strip("!.,") in _heads() for word in words) and len(words) > 1:
        return bare, 2
    if rule in ("told X", "X interview") or (rule == "via X" and len(words) <= 3):
        return bare, 2
    if rule == "spoke to X" and (len(words) <= 4):
        return bare, 1
    return None


def _unnamed(text: str, paragraph: Span) -> Iterator[VenueMention]:
    for match in _plain().finditer(text, paragraph.start, paragraph.end):
        group = next(name for name in ("s", "v", "w", "x", "y") if match[name])
        name = match[group].lower() if group != "s" else match[group].rstrip("”\"’' ")
        if group == "x":
            name = "Twitter"
        yield VenueMention(
            span=Span(*match.span(group)),
            name=name,
            rule="a form or an occasion",
            strength=4 if group == "s" else 1,
            social=group == "x",
            form=group in ("v", "w", "y") and name.split()[-1] in _ON_NETWORKS,
        )


_ON_NETWORKS = frozenset("caption post video clip thread message story".split())
"""Forms that stand on some network: its name, where it is near, says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The venue of one quotation and who carries it; `inherited` says that it comes from another quotation's words."""

    venue: VenueMention | None = None
    carrier: VenueMention | None = None


def venue_in(venues: Sequence[VenueMention], within: Span, *, near: int) -> Where:
    """Return the venue and the carrier named in a stretch: the strongest, of those the nearest to the offset `near`."""
    starts = [venue.span.start for venue in venues]
    inside = venues[bisect_left(starts, within.start) : bisect_left(starts, within.end)]
    best = {
        carrier: max(
            (one for one in inside if one.carrier is carrier), key=lambda one: (one.strength, -abs(one.span.start - near)), default=None
        )
        for carrier in (False, True)
    }
    return Where(venue=best[False], carrier=best[True])
