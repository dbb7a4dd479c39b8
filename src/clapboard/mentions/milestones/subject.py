"""Whose fact it is: the show of the clause, or the one that the page is about."""

import re
from dataclasses import dataclass

from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.milestones.scene import Scene
from clapboard.mentions.milestones.season import season_of
from clapboard.mentions.shows.anaphora import antecedent, is_in_passing
from clapboard.model.mention import Continuation, SeasonRef, ShowMention
from clapboard.vocabulary import phrasing as p
from clapboard.vocabulary.milestones import Kind

_OF_SHOWS = frozenset(
    "ordered renewed cancelled undone final_season ended released date_set date_moved delayed moved_platform filming_started "
    "filming_paused filming_resumed filming_wrapped trailer teaser".split()
)
"""Kinds that happen to shows, not to people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The title as printed at its fullest (None: the page names none) and the season.

    `inherited` says that no words at the place name the title: it is only what the page is about.
    """

    show: str | None
    season: SeasonRef | None
    inherited: bool = False


def subject_of(match: Match, kind: Kind, scene: Scene) -> Subject:
    """Return whose fact the match is."""
    title, inherited = _title(match, kind, scene)
    season = season_of(match, kind, scene, foreign=title is not None and scene.main is not None and not _same(title, scene.main, scene))
    parent = scene.parents.get(title or "")
    if parent is not None:
        if season is None or (not season.numbers and season.continuation is Continuation.SEASON) or season.implied:
            what = Continuation.FILM if title in scene.film_titles and title not in scene.grown else Continuation.SPIN_OFF
            season = SeasonRef(words=title or "", continuation=what)
        title = parent
    return Subject(show=title, season=season, inherited=inherited)


def _same(one: str, other: str, scene: Scene) -> bool:
    return scene.parents.get(one, one) == scene.parents.get(other, other)


def _title(match: Match, kind: Kind, scene: Scene) -> tuple[str | None, bool]:
    """Return the title, and whether it is only what the page is about."""
    line = match.line
    beside = _beside(match)
    if beside is not None and not is_in_passing(scene.page.text, beside):
        return beside.title, False
    for low, high, last in ((match.start, match.end, False), (match.low, match.start, True), (match.end, match.high, False)):
        shows = [
            slot
            for _, slot in line.of(p.SHOW + p.STANDS_FOR, low, high)
            if isinstance(slot, ShowMention) and not is_in_passing(scene.page.text, slot)
        ]
        if shows:
            show = shows[-1 if last else 0]
            return show.title, show.rule == "stands for a title" and antecedent(scene.page, show.span.start, scene.named) is None
    stranger = _stranger(match, scene) if kind.key in _OF_SHOWS else None
    if stranger is not None:
        return stranger, False
    if scene.main is None:
        return None, True
    heading = [title for at, title in scene.sections if at <= line.starts[match.start]]
    if heading:
        return heading[-1], False
    before = [
        slot for _, slot in line.of(p.SHOW, 0, match.start) if isinstance(slot, ShowMention) and not is_in_passing(scene.page.text, slot)
    ]
    if before and not re.search(r"\b(?:he|she|they)\b", line.text[: match.start]):
        return before[-1].title, False
    near = antecedent(scene.page, line.starts[match.start], scene.named) if not _TURNS.match(line.text) else None
    return near or scene.main, near is None


_TURNS = re.compile(r"(?:as for|back to|speaking of)\b")
"""What turns from the show of the sentence before to the one that the page is about."""
_OF = re.compile(rf"\s(?:of|for)\s(?:[\w’'-]+,?\s){{0,5}}?[“\"‘']?(?P<show>{p.SHOW})")


def _beside(match: Match) -> ShowMention | None:
    """Return the show right behind the fact as what it is of ("passed on a third season of …", "set a day for …")."""
    line = match.line
    if any(isinstance(slot, ShowMention) for _, slot in line.of(p.SHOW, match.start, match.end)):
        return None
    found = _OF.match(line.text, match.end)
    slot = line.slots.get(found.start("show")) if found else None
    return slot if isinstance(slot, ShowMention) else None


def _stranger(match: Match, scene: Scene) -> str | None:
    """Return words of the clause that may be another show's title, where it is the clause's subject or object."""
    here = match.line.original(match.low, match.high)
    near = [show for show in scene.strangers if show.span in here and not _is_put_aside(scene.page.text, show)]
    at = match.line.starts[match.start]
    if not near and not match.line.of(p.SHOW + p.STANDS_FOR, 0, match.start):
        start = match.line.sentence.start
        near = [show for show in scene.strangers if start < show.span.start < at and _is_the_subject(scene.page.text, show)]
    return min(near, key=lambda show: abs(show.span.start - at)).title if near else None


def _is_put_aside(text: str, show: ShowMention) -> bool:
    """Tell whether the words are named in passing, or only say who speaks ("TW: …")."""
    return text.startswith(":", show.span.end) or is_in_passing(text, show)


def _is_the_subject(text: str, show: ShowMention) -> bool:
    """Tell whether a verb follows the words that may be a title: then it may be that of several clauses."""
    return _VERB_BEHIND.match(text, show.span.end) is not None


_VERB_BEHIND = re.compile(
    r"[”\"’']?,? (?:has|have|had|is|was|will|would|wrapped|returns?|returned|premieres?|premiered|debuts?|debuted|launche[sd]|"
    r"starts?|started|begins?|began|ends?|ended|gets|got)\b"
)
