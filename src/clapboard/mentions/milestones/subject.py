"""Whose fact it is: the show of the clause, and the season, explicit or carried over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.milestones.story import Story
from clapboard.mentions.page import Page
from clapboard.mentions.seasons import SeasonMention
from clapboard.mentions.shows.anaphora import antecedent, is_in_passing
from clapboard.model.mention import Continuation, SeasonRef, ShowMention
from clapboard.text.dates import DateMention
from clapboard.vocabulary import phrasing as p
from clapboard.vocabulary.milestones import Kind

_SEASONS = p.SEASON + p.FINAL + p.FILM + p.SPIN
_BESIDE = re.compile(
    r"\b(?:along with|alongside|together with|ahead of|before|as well as|in place of|instead of|like|unlike|"
    r"since|until|after)\s+(?:just |only |its |the |a |an |one )?$"
)
_REFUSED = re.compile(r"\b(?:not|n't|never|no)\b[^.;,]{0,25}$")
_SINCE = re.compile(r"\bsince\s+(?:just |only |its |the |a |an |one )?$")
_LOOKS_AHEAD = frozenset("date_set delayed trailer teaser first_look cast_added cast_left".split())
_OF_SHOWS = frozenset(
    "ordered renewed cancelled undone final_season ended released date_set date_moved delayed moved_platform filming_started "
    "filming_paused filming_resumed filming_wrapped trailer teaser".split()
)
"""Kinds that happen to shows, not to people."""
_ONLY_FINAL = frozenset({"final", "this"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The title as printed at its fullest (None: the page names none) and the season.

    `inherited` says that no words at the place name the title: it is only what the page is about.
    """

    show: str | None
    season: SeasonRef | None
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The page with what is known of it as a whole: its titles, the main one, the titles that grew out of others, the story.

    `strangers` are words that may be titles of other shows, `grown` the titles that the page calls spin-offs.
    `sections` are the titles that head the items of a list, with their places; `people` the words of full names.
    """

    page: Page
    named: Sequence[ShowMention]
    main: str | None
    parents: dict[str, str]
    film_titles: frozenset[str]
    story: Story
    sections: tuple[tuple[int, str], ...] = ()
    people: frozenset[str] = frozenset()
    dates: tuple[DateMention, ...] = ()
    strangers: tuple[ShowMention, ...] = ()
    grown: frozenset[str] = frozenset()


def subject_of(match: Match, kind: Kind, scene: Scene) -> Subject:
    """Return whose fact the match is."""
    title, inherited = _title(match, kind, scene)
    season = _season(match, kind, scene, foreign=title is not None and scene.main is not None and not _same(title, scene.main, scene))
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
    near = [show for show in scene.strangers if show.span in here and not is_in_passing(scene.page.text, show)]
    at = match.line.starts[match.start]
    return min(near, key=lambda show: abs(show.span.start - at)).title if near else None


def _season(match: Match, kind: Kind, scene: Scene, *, foreign: bool) -> SeasonRef | None:
    text = scene.page.text
    explicit = _explicit(match, kind, scene, foreign=foreign)
    if explicit is not None:
        return explicit
    if kind.season == "none":
        return None
    if kind.season in {"film", "spin-off"}:
        return SeasonRef(
            words=match.line.original(match.start, match.end).of(text),
            continuation=Continuation.FILM if kind.season == "film" else Continuation.SPIN_OFF,
        )
    if foreign:
        return None
    return _carried(match, kind, scene)


def _explicit(match: Match, kind: Kind, scene: Scene, *, foreign: bool) -> SeasonRef | None:
    line, text = match.line, scene.page.text
    if kind.season == "spin-off":
        return SeasonRef(words=match.line.original(match.start, match.end).of(text), continuation=Continuation.SPIN_OFF)
    if kind.season == "film":
        return SeasonRef(words=match.line.original(match.start, match.end).of(text), continuation=Continuation.FILM)
    for low, high in ((match.start, match.end), (match.low, match.high), (0, len(line.text))):
        near = [(at, slot) for at, slot in line.of(_SEASONS + p.TOTAL, low, high) if isinstance(slot, SeasonMention)]
        if (low, high) == (0, len(line.text)) and kind.season == "first" and low != match.start:
            near = [(at, slot) for at, slot in near if slot.ref.numbers and at < match.start]
        near = [
            (at, slot)
            for at, slot in near
            if (_fits(kind, slot) or _is_ordered(kind, slot, at, match)) and not _only_describes(line.text, at)
        ]
        near = [(at, slot) for at, slot in near if _is_meant(slot, kind, beside=not match.low <= at < match.high)]
        for at, slot in sorted(near, key=lambda item: abs(item[0] - match.start) if not match.start <= item[0] < match.end else 0):
            ref = _read(at, slot, match, kind, scene, foreign=foreign)
            if ref is not None:
                return replace(
                    ref,
                    implied=ref.implied or (low == 0 and high == len(line.text) and not (match.low == 0 and match.high == len(line.text))),
                )
    return None


def _is_meant(slot: SeasonMention, kind: Kind, *, beside: bool) -> bool:
    """Tell whether a film or spin-off may be what the fact is of: one in the clause itself, and no film that is somebody's next job."""
    if slot.ref.continuation is Continuation.SEASON or kind.key in {"ordered", "renewed", "film", "spin_off", "in_development"}:
        return True
    return not beside and not _INDEFINITE.match(slot.ref.words)


_INDEFINITE = re.compile(r"(?:an?|another|one)\b", re.IGNORECASE)


def _only_describes(text: str, at: int) -> bool:
    """Tell whether a spin-off is only named to say what the show is ("X, a spin-off of Y")."""
    return text[at] == p.SPIN and text[at + 1 :].startswith(" of ")


def _fits(kind: Kind, slot: SeasonMention) -> bool:
    if slot.rule == "total":
        return kind.key in {"cancelled", "ended", "final_season"}
    if slot.ref.continuation is not Continuation.SEASON:
        return kind.key not in {"renewed", "cancelled", "final_season", "undone", "ended", "moved_platform"}
    return True


def _is_ordered(kind: Kind, slot: SeasonMention, at: int, match: Match) -> bool:
    """Tell whether words that else order another season are said of a film or spin-off ("a film was given the go-ahead")."""
    grown = slot.ref.continuation is not Continuation.SEASON
    return (
        grown
        and kind.key == "renewed"
        and match.low <= at < match.start
        and "renew" not in match.words
        and not match.line.of(p.SHOW + _SEASONS, at + 1, match.start)
    )


def _read(at: int, slot: SeasonMention, match: Match, kind: Kind, scene: Scene, *, foreign: bool) -> SeasonRef | None:
    before = match.line.text[max(0, at - 40) : at]
    ref = slot.ref
    if slot.rule == "total" and slot.total:
        number = slot.total + 1 if kind.key == "cancelled" else slot.total
        return SeasonRef(words=ref.words, numbers=(number,), implied=True)
    if ref.numbers and _is_the_one_before(kind, before, match, at, out=scene.story.out):
        return SeasonRef(words=ref.words, numbers=(max(ref.numbers) + 1,), implied=True)
    if ref.numbers and kind.key == "released" and _AFTER_ITS.match(match.words) and not match.start <= at < match.end:
        return SeasonRef(words=ref.words, numbers=(max(min(ref.numbers) - 1, 1),), implied=True)
    if ref.numbers and _is_beside_the_point(kind, before, match, at, story=scene.story):
        return None
    if ref.numbers or foreign or ref.continuation is not Continuation.SEASON:
        return ref
    return _pointed(ref, slot, scene.story)


def _is_the_one_before(kind: Kind, before: str, match: Match, at: int, *, out: frozenset[int]) -> bool:
    """Tell whether the fact is of the season after the one named: "cancelled after a fourth season", "left after season 1"."""
    if kind.key == "cast_left":
        return re.search(r"\bafter\s+(?:the\s+|its\s+)?$", before) is not None
    if kind.key != "cancelled":
        return False
    named = match.line.slots.get(at)
    earlier = at < match.start and isinstance(named, SeasonMention) and bool(set(named.ref.numbers) & out)
    return earlier or _is_over(before, match, at)


_AFTER_ITS = re.compile(r"(?:after|since|following) (?:its|the|their) ")
"""Renewed "a week after its premiere" is after that of the season before."""


def _is_beside_the_point(kind: Kind, before: str, match: Match, at: int, *, story: Story) -> bool:
    """Tell whether the season only stands beside the fact: "ordered along with the second", one that is out where one to come is meant."""
    numbers = _numbers(match, at)
    within = match.start <= at < match.end and kind.key == "released"
    if at >= match.start and not within and _BESIDE.search(before) and (_SINCE.search(before) or not kind.key.startswith("cast_")):
        return True
    if kind.key == "released" and _REFUSED.search(before):
        return True
    if match.start <= at < match.end:
        return False
    if kind.season == "next":
        return kind.key not in {"cancelled", "moved_platform", "undone"} and bool(numbers & story.out)
    return kind.key in _LOOKS_AHEAD and numbers <= story.out and bool(story.ahead)


def _numbers(match: Match, at: int) -> set[int]:
    slot = match.line.slots.get(at)
    return set(slot.ref.numbers) if isinstance(slot, SeasonMention) else set()


def _is_over(before: str, match: Match, at: int) -> bool:
    """Tell whether the season named beside a cancellation is the last one made, not the one that will not be."""
    if re.search(r"\b(?:after|following|despite|whose|ahead of)\s+(?:[\w,'-]+\s+){0,4}$", before):
        return True
    return at >= match.end and re.search(r"\b(?:aired|airing|began|premiered|released)\b[^.;]{0,25}$", before) is not None


def _pointed(ref: SeasonRef, slot: SeasonMention, story: Story) -> SeasonRef | None:
    """Return the season that a pointer means where the page tells; else the pointer as printed."""
    if ref.pointer == "next":
        number = story.following
        return replace(ref, numbers=(number,), implied=True) if number is not None and number in story.ahead else ref
    pairs = [told.mention.ref.numbers for told in story.told if len(told.mention.ref.numbers) == ref.count and not told.other]
    if ref.pointer == "more" and pairs and ref.count and ref.count > 1:
        return replace(ref, numbers=pairs[0], implied=True)
    if ref.pointer == "more" and story.newest_out is not None and ref.count:
        return replace(ref, numbers=tuple(range(story.newest_out + 1, story.newest_out + 1 + ref.count)), implied=True)
    if ref.pointer == "more" and ref.count and len(story.ahead) == ref.count:
        return replace(ref, numbers=tuple(sorted(story.ahead)), implied=True)
    if ref.pointer in _ONLY_FINAL:
        topic = story.topic(slot.span.start, None)
        if (
            topic is not None
            and topic.numbers
            and any(told.offset <= slot.span.start and told.mention.ref.numbers == topic.numbers for told in story.told)
        ):
            return replace(ref, numbers=topic.numbers[-1:], implied=True)
    return ref


def _carried(match: Match, kind: Kind, scene: Scene) -> SeasonRef | None:
    """Return the season that is meant where the sentence names none, as far as the page tells."""
    story = scene.story
    words = match.line.original(match.start, match.end).of(scene.page.text)
    topic = story.topic(match.line.starts[match.start], scene.page.paragraph_at(match.line.sentence.start))
    if kind.season == "first":
        return topic if _COMES_BACK.search(match.words) else SeasonRef(words=words, numbers=(1,), pointer="first", implied=True)
    if kind.key.startswith("filming") and re.search(r"(?<!which )\b(?:first|originally)\s$", match.before):
        return SeasonRef(words=words, numbers=(1,), pointer="first", implied=True)
    if kind.season == "next":
        return _next(match, kind, words, topic, story)
    if kind.season == "last":
        return SeasonRef(words=words, numbers=_known(_billed_last(story) or story.newest_out), pointer="final", implied=True)
    if p.PART in match.line.text and story.split is not None:
        return SeasonRef(words=words, numbers=(story.split,), implied=True)
    if kind.key in {"date_set", "delayed"} and story.soonest is not None:
        return SeasonRef(words=words, numbers=(story.soonest,), pointer="next", implied=True)
    if topic is not None and len(topic.numbers) > 1:
        topic = replace(topic, numbers=topic.numbers[:1])
    return topic or story.pointer(match.line.starts[match.start])


def _billed_last(story: Story) -> int | None:
    """Return the number of the season that the page calls the last ("its fourth and final season"), None where it calls none so."""
    called = [told.mention.ref for told in story.told if not told.other and _LAST.search(told.mention.ref.words.lower())]
    return max((number for ref in called for number in ref.numbers), default=None)


_LAST = re.compile(r"\b(?:final|last)\b")
_COMES_BACK = re.compile(
    r"\b(?:returned|came back|back|returns|now (?:streaming|available)|(?:streaming|available) now|finally (?:here|out))\b"
)


def _next(match: Match, kind: Kind, words: str, topic: SeasonRef | None, story: Story) -> SeasonRef:
    """Return the season that would follow; of what happened in the past only the record can tell which that was."""
    past = re.search(rf"\bhad (?:been )?$|{p.DATE}", match.before[-9:] + match.after[:14])
    if past and kind.key in {"cancelled", "moved_platform", "undone"}:
        return SeasonRef(words=words, pointer="next", implied=True)
    if kind.key == "renewed" and topic is not None and set(topic.numbers) & story.ahead:
        return topic
    return SeasonRef(words=words, numbers=_known(story.following), pointer="next", implied=True)


def _known(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)
