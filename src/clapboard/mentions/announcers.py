"""Who announced it, through which channel, which outlet is cited, and the reason given."""

import re
from dataclasses import dataclass

from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.page import Page
from clapboard.model.span import Span
from clapboard.vocabulary import phrasing as p
from clapboard.vocabulary.outlets import outlet_named

_CHANNELS = (
    ("social media", re.compile(r"\b(?:social media(?: accounts?| channels?)?|social accounts?|socials|on social)\b")),
    ("Instagram", re.compile(r"\binstagram\b")),
    ("X", re.compile(r"\b(?:twitter|tweet\w*|on x)\b")),
    ("TikTok", re.compile(r"\btiktok\b")),
    ("YouTube", re.compile(r"\byoutube\b")),
    ("Facebook", re.compile(r"\bfacebook\b")),
    ("Bluesky", re.compile(r"\bbluesky\b")),
    ("Threads", re.compile(r"\bon threads\b")),
    ("press release", re.compile(r"\b(?:press release|news release|press statement)\b")),
    ("statement", re.compile(r"\bstatement\b")),
    ("event", re.compile(r"\b(?:upfronts?|comic-con|panel|press tour|showcase|fan event|tudum event)\b")),
)
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:straight from|comes? from|came from|by way of|reached us|check out|see|watch|announced|announcement|confirmed|revealed|"
    r"according to|reports?|tweeted|posted|shared|statement|post)\b"
)
_ACTS = re.compile(
    rf"(?P<who>{p.PLATFORM})(?:'s?)?(?:\s+[^\s,.;:]+){{0,3}}?\s+(?:renew\w*|cancel\w*|order\w*|announc\w+|confirm\w+|"
    rf"reveal\w*|set|sets|drop\w*|axe\w*|pick\w*|opted|decided|greenlit|has|have|gave|gives|said|says|unveil\w*|"
    r"went ahead|revers\w+|sav\w+|rescu\w+|releas\w+|shared|commission\w*|pull\w*|end\w*|surpris\w+|tweeted|wrote|plans|lets|bow)"
)
_BY = re.compile(rf"\b(?:by|at|straight from|comes from|from) (?P<who>{p.PLATFORM})")
_PERSON_SAYS = re.compile(
    rf"(?P<who>{p.PERSON})(?:'s?)?(?:\s+[^\s,.;:]+){{0,2}}?\s+(?:announced|confirmed|revealed|said|says|shared|"
    rf"posted|wrote|tweeted|teased|explained|broke|told)"
)
_JOINT = 6
_OPENERS = frozenset({"", "but", "and", "so", "now", "then", "yet"})
_STRAIGHT_FROM = re.compile(
    r"\b(?:news|announcement|word|confirmation|reveal)\b[^.;]{0,40}"
    r"\b(?:from|by|by way of|through|courtesy of|via|on)\s+(?:the\s+)?[\"'“‘]?$",
    re.IGNORECASE,
)
_CITED = re.compile(
    rf"(?:\b(?:according to|as per|per|via|reported by|report from|reports from|first reported by|by way of|"
    rf"told)\s+(?:a report (?:from|by|in)\s+)?(?:the\s+)?(?P<one>[{p.OUTLET}{p.PERSON}])"
    rf"|(?P<two>[{p.OUTLET}{p.PERSON}])\s+(?:(?:has|exclusively|first|was first to)\s+)*(?:report|reports|reported|"
    rf"learned|hears|broke|claims)\b)"
)
_BECAUSE = re.compile(
    r"(?:\b(?:because(?: of)?|due to|owing to|thanks to|on the strength of|citing|amid|as a result of|in light of|"
    r"in response to|following the success of)\s+"
    r"|\bafter (?=breaking\b|becoming\b|topping\b|drawing\b|seeing\b)"
    rf"|\bwhen (?=(?:the\b|they\b|it\b|{p.PLATFORM})[^,.;]{{0,30}}\b(?:saw|noticed|realised|realized)\b))"
    r"(?P<why>[^.;!?,]{3,110})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Where the news comes from. `original_held` is False where it leans on an announcement that is not in the text itself."""

    by: str | None
    cited: str | None
    channel: str | None
    platform: str | None
    because: Span | None
    original_held: bool


def announcement_of(match: Match, page: Page) -> Announcement:
    """Return where the fact of `match` comes from, as its sentence (for the channel also the next one) tells."""
    text = match.line.text
    following = _following(match, page)
    channel = next((name for name, pattern in _CHANNELS if pattern.search(text) or pattern.search(following)), None)
    cited = _CITED.search(text)
    platforms = [slot for _, slot in match.line.of(p.PLATFORM, match.low, match.high) if isinstance(slot, str)]
    platforms = platforms or [slot for _, slot in match.line.of(p.PLATFORM, 0, len(text)) if isinstance(slot, str)]
    return Announcement(
        by=_announcer(match) or _told_after(match, page),
        cited=_cited(match, cited),
        channel=channel,
        platform=platforms[0] if platforms else None,
        because=_reason(match),
        original_held=not (_POINTS_ELSEWHERE.search(text) or _POINTS_ELSEWHERE.search(following)),
    )


def _reason(match: Match) -> Span | None:
    """Return the reason given for the fact: it stands in the fact's clause or right beside it, and is not where the fact itself stands."""
    for found in _BECAUSE.finditer(match.line.text):
        beside = match.low - _JOINT <= found.start() <= match.high + _JOINT or _opens(match, found)
        if beside and not found.start() <= match.start < found.end() and not match.start <= found.start() < match.end:
            return match.line.original(*found.span("why"))
    return None


def _opens(match: Match, found: re.Match[str]) -> bool:
    """Tell whether the reason opens the sentence, right before the fact's clause."""
    opened = match.line.text[: found.start()].strip(" ,") in _OPENERS
    return opened and found.end() <= match.start and match.low <= found.end() + _JOINT


def _told_after(match: Match, page: Page) -> str | None:
    """Return the company that the next sentence names as the source ("the news comes straight from … accounts")."""
    following = next((sentence for sentence in page.sentences if sentence.start >= match.line.sentence.end), None)
    if following is None:
        return None
    for span, company in page.companies:
        if span in following and _STRAIGHT_FROM.search(page.text[following.start : span.start]):
            return company
    return None


def _announcer(match: Match) -> str | None:
    text = match.line.text
    for pattern, low, high in (
        (_ACTS, match.low, match.high),
        (_BY, match.start, match.high),
        (_ACTS, 0, len(text)),
        (_BY, 0, len(text)),
        (_PERSON_SAYS, 0, len(text)),
    ):
        found = pattern.search(text, low, high)
        if found:
            slot = match.line.slots.get(found.start("who"))
            return slot if isinstance(slot, str) else None
    return None


def _cited(match: Match, found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    slot = match.line.slots.get(found.start("one") if found["one"] else found.start("two"))
    if not isinstance(slot, str):
        return None
    known = outlet_named(slot)
    return known.name if known else slot if found["one"] or " report" in found[0] else None


def _following(match: Match, page: Page) -> str:
    at = page.sentences.index(match.line.sentence)
    if at + 1 >= len(page.sentences):
        return ""
    stretch = page.folded.folded(page.sentences[at + 1])
    return page.folded.text[stretch.start : stretch.end] if stretch else ""
