"""What a title is the title of, and which title it is."""

import re
from collections import defaultdict
from collections.abc import Iterable

from clapboard.model.mention import Continuation
from clapboard.model.show import Milestone, SeasonId
from clapboard.record.conflicts.sides import Conflict, Scope, settle, side_of
from clapboard.record.names import key
from clapboard.record.resolve import report_order

_EPISODE = re.compile(r"\b(?:episode|premiere|opener|finale|instal?lment|chapter|pilot)s?\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:season|series|run|outing)\b", re.IGNORECASE)
_TAIL = 48
"""Code points before the words of a claim in which the thing that is titled is named."""


def titles_apart(milestones: Iterable[Milestone]) -> Iterable[Conflict]:
    """Yield titles given to an episode by one document and to the whole season by another, and films with two titles."""
    named: defaultdict[tuple[SeasonId, tuple[str, ...]], list[Milestone]] = defaultdict(list)
    for item in sorted(milestones, key=report_order):
        if item.kind == "title_announced" and item.is_event and item.value:
            named[item.season, key(item.value.rpartition(": ")[2])].append(item)
    for (season, _), items in named.items():
        yield from _object_apart(season, items)
    films: defaultdict[SeasonId, dict[tuple[str, ...], list[Milestone]]] = defaultdict(dict)
    for (season, words), items in named.items():
        if season.continuation is not Continuation.SEASON:
            films[season][words] = items
    for season, titles in films.items():
        yield from _names_apart(season, titles)


def _object_apart(season: SeasonId, items: Iterable[Milestone]) -> Iterable[Conflict]:
    things: defaultdict[str, list[Milestone]] = defaultdict(list)
    for item in items:
        things[_titled(item)].append(item)
    if {"an episode", "the season"} <= set(things):
        subject = f"season {season.number}" if season.number is not None else season.show
        sides = (side_of(f"an episode of {subject}", things["an episode"]), side_of(subject, things["the season"]))
        right, because = settle(sides)
        value = things["an episode"][0].value
        yield Conflict(
            show=season.show, season=season, field=f"what is titled {value}", scope=Scope.TITLE, sides=sides, right=right, because=because
        )


def _titled(item: Milestone) -> str:
    """Return what the sentence gives the title to: what it names last before the title, an episode outweighing its season."""
    evidence = item.claim.evidence[0]
    words = f"{evidence.prefix[-_TAIL:]}{evidence.exact} {item.value if item.value and ':' in item.value else ''}"
    words = re.split(r"[.!?]\s", words)[-1] if re.split(r"[.!?]\s", words)[-1].strip() else words
    if _EPISODE.search(words):
        return "an episode"
    return "the season" if _SEASON.search(words) else "not told"


def _names_apart(season: SeasonId, titles: dict[tuple[str, ...], list[Milestone]]) -> Iterable[Conflict]:
    """Yield a film or spin-off with titles of which none is part of another."""
    apart = [words for words in titles if not any(words != other and set(words) <= set(other) for other in titles)]
    if len(apart) > 1:
        sides = tuple(side_of(titles[words][0].value or "", titles[words]) for words in apart)
        right, because = settle(sides)
        field = f"title of the {season.continuation.value}"
        yield Conflict(show=season.show, season=season, field=field, scope=Scope.TITLE, sides=sides, right=right, because=because)
