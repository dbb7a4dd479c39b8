"""Titles that grew out of others: subtitles ("X: Y") and spin-offs that the page calls so."""

import re
from collections import Counter
from collections.abc import Sequence

from clapboard.mentions.page import Page
from clapboard.mentions.shows.places import key_of
from clapboard.model.mention import ShowMention

_A_FAMILY = 2
"""Titles with subtitles from which on what they begin with is no title of its own."""
_SPUN_BEFORE = re.compile(
    r"\b(?:spin-?off|prequel|offshoot|companion|sister|sequel)(?:\s+(?:series|show|drama|comedy|project))?"
    r"(?:,|:|,? (?:called|titled|entitled|named))?\s*[“\"‘']?$",
    re.IGNORECASE,
)
_SPUN_AFTER = re.compile(
    r"[”\"’',]{0,3}(?: is| was|,| –| -)* (?:an?|the|its|[\w’']+['’]s)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:spin-?off|prequel|offshoot|companion(?! piece))\b(?:[\w -]{0,30}? (?:to|of|from) )?",
    re.IGNORECASE,
)


def parents_of(titles: Sequence[str]) -> dict[str, str]:
    """Return for each title that goes on from another one ("X: Y", "X Y") the other ("X").

    What several titles with subtitles begin with is the name of them all, and none of them a spin-off.
    """
    keys = {title: key_of(title) for title in titles}
    roots = {
        title: min((other for other in titles if other != title and _grows(keys[other], keys[title])), key=len)
        for title in titles
        if any(_grows(keys[other], keys[title]) for other in titles if other != title)
    }
    families = Counter(root for title, root in roots.items() if ": " in title)
    return {title: root for title, root in roots.items() if families[root] < _A_FAMILY}


def spun_off(page: Page, named: Sequence[ShowMention]) -> dict[str, str]:
    """Return the titles that the page calls a spin-off, each with the title that it grew out of."""
    found: dict[str, str] = {}
    for show in named:
        after = _SPUN_AFTER.match(page.text, show.span.end, show.span.end + 90)
        if after is None and not _SPUN_BEFORE.search(page.text[max(0, show.span.start - 40) : show.span.start]):
            continue
        at = after.end() if after else show.span.start
        others = [other for other in named if other.title != show.title and key_of(other.title) not in key_of(show.title)]
        parent = next((other for other in others if after and at <= other.span.start <= at + 2), None)
        parent = parent or next((other for other in others if other.main), None)
        if parent is not None and parent.title not in found:
            found[show.title] = parent.title
    return found


def _grows(short: str, long: str) -> bool:
    return len(short) > 2 and long != short and long.startswith(short)
