"""Which season a fact is of, as far as its page tells: printed beside it, pointed at, or carried over."""

import re
from dataclasses import replace

from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.milestones.scene import Scene
from clapboard.mentions.milestones.story import Story
from clapboard.mentions.seasons import SeasonMention
from clapboard.model.mention import Continuation, SeasonRef
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
_ONLY_FINAL = frozenset({"final", "this"})


def season_of(match: Match, kind: Kind, scene: Scene, *, foreign: bool) -> SeasonRef | None:
    """Return the season that the fact is of: printed, or carried over; of a `foreign` title only one that stands beside it."""
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
            if (_fits(kind, slot) or _is_ordered(kind, slot, at, match))
            and not _only_describes(line.text, at)
            and not (kind.key.startswith("cast_") and _is_put_in(match, at))
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


_PUT_IN = re.compile(rf"{p.PERSON}(?:'s?)?, [^,;]*$")


def _is_put_in(match: Match, at: int) -> bool:
    """Tell whether the season stands in what is put in beside a name ("Jane Doe, the voice of … in the film, will not be …")."""
    text = match.line.text
    return at < match.end and _PUT_IN.search(text[:at]) is not None and re.match(r"[^;.]*?, ", text[at : match.end]) is not None


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
    if kind.season == "first" and _COMES_BACK.search(match.words):
        return SeasonRef(words=words, pointer="this", implied=True) if topic is not None and _is_only_ahead(topic, story) else topic
    if kind.season == "first":
        return SeasonRef(words=words, numbers=(1,), pointer="first", implied=True)
    if kind.key.startswith("filming") and re.search(r"(?<!which )\b(?:first|originally)\s$", match.before):
        return SeasonRef(words=words, numbers=(1,), pointer="first", implied=True)
    if kind.season == "next":
        return _next(match, kind, words, topic, story)
    if kind.season == "last":
        return SeasonRef(words=words, numbers=_known(_billed_last(story) or story.newest_out), pointer="final", implied=True)
    if p.PART in match.line.text and story.split is not None:
        return SeasonRef(words=words, numbers=(story.split,), implied=True)
    if kind.key in {"date_set", "date_moved", "delayed"} and story.soonest is not None:
        return SeasonRef(words=words, numbers=(story.soonest,), pointer="next", implied=True)
    if topic is not None and len(topic.numbers) > 1:
        topic = replace(topic, numbers=topic.numbers[:1])
    return topic or story.pointer(match.line.starts[match.start])


def _is_only_ahead(topic: SeasonRef, story: Story) -> bool:
    """Tell whether the season the page speaks of is one that is only to come: what came back was another."""
    return bool(topic.numbers) and set(topic.numbers) <= story.ahead - story.out


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
