"""One mention for each fact: of phrases that found the same words the fullest, of rival kinds the more exact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clapboard.model.mention import MilestoneMention
from clapboard.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention, and the words of the phrase that found it (the mention's span may take in its season and date)."""

    mention: MilestoneMention
    words: Span


def settled(found: Sequence[Found]) -> Iterator[MilestoneMention]:
    """Yield one mention for each fact at a place: of those that overlap and agree the fullest, of rival kinds the more exact."""
    kept: list[MilestoneMention] = []
    standing = [one for one in found if not any(_gives_way(one, other) for other in found)]
    for mention in sorted((one.mention for one in standing), key=_worth):
        if not any(_says_the_same(mention, other) for other in kept):
            kept.append(mention)
    yield from _targets_filled(sorted(kept, key=lambda mention: (mention.span, mention.kind)))


def _worth(mention: MilestoneMention) -> tuple[bool, bool, bool, int]:
    season = mention.season
    return (
        season is None or season.implied,
        season is None or not season.numbers,
        mention.target is None and mention.date is None,
        -len(mention.span),
    )


_RIVALS = {
    "ordered": {"renewed", "spin_off", "film", "undone"},
    "trailer": {"teaser"},
    "filming_started": {"filming_resumed", "filming_wrapped", "filming_paused"},
    "cast_returning": {"cast_left", "cast_added"},
    "first_look": {"teaser", "trailer"},
    "delayed": {"date_moved", "filming_paused"},
    "released": {"date_set", "moved_platform", "ended", "filming_resumed", "filming_wrapped", "cancelled"},
    "filming_wrapped": {"ended"},
    "final_season": {"ended"},
    "renewed": {"cancelled", "moved_platform", "undone"},
    "undone": {"moved_platform"},
    "date_set": {"date_moved", "delayed"},
}
"""A kind gives way where one of the others is found in the same words."""


def _gives_way(one: Found, other: Found) -> bool:
    return other.mention.kind in _RIVALS.get(one.mention.kind, set()) and _overlap(one.words, other.words)


def _says_the_same(mention: MilestoneMention, other: MilestoneMention) -> bool:
    if not mention.span.overlaps(other.span):
        return False
    if mention.kind != other.kind:
        return False
    return _numbers(mention) == _numbers(other) or _overlap(mention.span, other.span)


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(len(one), len(other))


def _numbers(mention: MilestoneMention) -> object:
    season = mention.season
    return (season.numbers, season.continuation, season.pointer if not season.numbers else None, mention.target) if season else None


def _targets_filled(mentions: Sequence[MilestoneMention]) -> Iterator[MilestoneMention]:
    """Give the announcement of a date ("has confirmed the date") the date that the page names for that season elsewhere."""
    for mention in mentions:
        if mention.kind == "date_set" and mention.target is None:
            others = [other for other in mentions if other.kind == "date_set" and other.target and _same_season(other, mention)]
            nearest = min(others, key=lambda other: abs(other.span.start - mention.span.start), default=None)
            yield replace(mention, target=nearest.target) if nearest else mention
        else:
            yield mention


def _same_season(one: MilestoneMention, other: MilestoneMention) -> bool:
    if one.season is None or other.season is None:
        return True
    return one.season.numbers == other.season.numbers and one.season.continuation is other.season.continuation
