"""Titles that hang together: a title and its subtitle ("X: Y", "Y"), a spin-off and what it grew out of, a title that ran on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clapboard.mentions.page import Page
from clapboard.mentions.shows.places import key_of
from clapboard.mentions.shows.stretches import Cut
from clapboard.model.span import Span

_SHORTEST_ROOT = 3
"""Letters that a title has at least from which others grow."""
_LEAST_ALONE = 2
"""Places at which a title stands alone where a longer one is only it, run on."""
_LATER = (
    r"(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[2-9]th|1\dth|2nd|3rd)"
    r"(?:,? (?:and|or) [a-z]+)? (?:seasons?|series|runs?)\b)"
)
_LATER_NUMBER = r"(?:[Ss]easons?|[Ss]eries|SEASON) (?:[2-9]\b|1\d\b|two|three|four|five|six|seven|eight|nine|ten)"
_OWN_AFTER = re.compile(
    rf"[,”\"’']{{0,2}}(?:['’]s)?,?:? \(?(?:(?:upcoming|current|new|final|forthcoming|latest|last) )?(?:{_LATER}|{_LATER_NUMBER}|S[2-9]\b)"
    rf"|[,”\"’']{{0,2}} (?:has been |have been |is |was |will be |gets |scores |lands )?(?:[\w]+ ){{1,3}}?(?:for|with) (?:an? |its |the )?"
    rf"(?:{_LATER}|{_LATER_NUMBER})"
)
_OWN_BEFORE = re.compile(rf"(?:{_LATER}|{_LATER_NUMBER})(?: finale| premiere)? (?:of|for) (?:the )?[“\"‘']?$", re.IGNORECASE)
_ANY_LATER = re.compile(rf"\b(?:{_LATER}|{_LATER_NUMBER})")
_REACH = 70
_LEAST_GROWN, _OF_A_SHOW = 4.0, 4.0


@dataclass(slots=True, kw_only=True)
class Ranked:
    """A possible title: its words as most printed, its places, what speaks for it by its surroundings, and in all."""

    words: str
    cuts: list[Cut] = field(default_factory=list)
    evidence: float = 0.0
    score: float = 0.0
    why: str = ""
    reasons: int = 0
    strongest: int = 0
    surname: bool = False
    overlapped: bool = False


def has_subtitle(item: Ranked) -> bool:
    """Tell whether words with a colon are a title with its subtitle rather than a label and what it announces ("Review: …")."""
    return ": " in item.words and any(cut.quoted or not (cut.initial or cut.heading) for cut in item.cuts)


def join_subtitles(found: Sequence[Ranked]) -> list[Ranked]:
    """Put what speaks for a subtitle alone to the whole title, where the page prints one whole title that ends with it."""
    by_key = {key_of(item.words): item for item in found}
    wholes: dict[str, list[Ranked]] = {}
    for item in found:
        if has_subtitle(item):
            wholes.setdefault(key_of(item.words.split(": ", maxsplit=1)[1]), []).append(item)
    gone: list[Ranked] = []
    for tail, items in wholes.items():
        alone = by_key.get(tail)
        if alone is None or len(items) > 1 or alone.evidence <= 0:
            continue
        _take_in(items[0], alone)
        gone.append(alone)
    return [item for item in found if not any(item is other for other in gone)]


def _take_in(whole: Ranked, alone: Ranked) -> None:
    whole.cuts = sorted((*whole.cuts, *alone.cuts), key=lambda cut: cut.span)
    whole.evidence = max(0.0, whole.evidence) + alone.evidence
    whole.score = max(0.0, whole.score) + alone.score
    whole.reasons += alone.reasons
    if alone.strongest > whole.strongest:
        whole.strongest, whole.why = alone.strongest, alone.why


def drop_run_on(groups: dict[str, Ranked]) -> None:
    """Give the place of words that begin with a title and ran on into a headline ("Harbour Nine Finalizing Season 2") to the title.

    They stand once, at the head of a paragraph and in no marks; the title stands alone elsewhere, more than once.
    """
    for key, long in list(groups.items()):
        words = long.words.split()
        if len(long.cuts) != 1 or len(words) == 1 or ":" in long.words or not long.cuts[0].initial or long.cuts[0].quoted:
            continue
        short = _begun_with(words, groups)
        if short is None:
            continue
        place = Span(long.cuts[0].span.start, long.cuts[0].span.start + len(short.words))
        if not any(cut.span == place for cut in short.cuts):
            short.cuts = sorted((*short.cuts, Cut(span=place, initial=True, heading=long.cuts[0].heading)), key=lambda cut: cut.span)
        del groups[key]


def _begun_with(words: Sequence[str], groups: Mapping[str, Ranked]) -> Ranked | None:
    for count in range(len(words) - 1, 0, -1):
        short = groups.get(key_of(" ".join(words[:count])))
        if short is not None and short.words == " ".join(words[:count]):
            alone = [cut for cut in short.cuts if not cut.initial]
            return short if len(alone) >= _LEAST_ALONE and _is_verb_like(words[count]) else None
    return None


def _is_verb_like(word: str) -> bool:
    return word.endswith(("ing", "s", "ed"))


def credit_roots(found: Sequence[Ranked]) -> None:
    """Say for a title and for the one that grew out of it with a subtitle what each says for the other: it is a show's.

    Where several grew out of it, it is the name of them all rather than of one.
    """
    for item in found:
        root = next((one for one in found if has_subtitle(item) and one.words == item.words.split(": ")[0]), None)
        if root is not None and root.evidence >= _LEAST_GROWN and 0 <= item.evidence < _LEAST_GROWN:
            item.evidence += _OF_A_SHOW
            item.score = min(item.score + _OF_A_SHOW, root.score - 1)
            item.reasons += 1
    for root in found:
        grown = [item for item in found if has_subtitle(item) and item.words.split(": ")[0] == root.words]
        if len(grown) == 1 and grown[0].evidence >= _LEAST_GROWN and root.evidence >= 0:
            root.evidence += _OF_A_SHOW
            root.score += _OF_A_SHOW
            root.reasons += 1


def raise_roots(page: Page, found: Sequence[Ranked]) -> None:
    """Put a title before the likeliest one if that goes on from it ("X: Y", "X Y"): a page on a spin-off is on record with the show.

    A title with later seasons of its own is no news of the show that it grew out of.
    """
    best = max(found, key=lambda item: item.score, default=None)
    if best is None or has_own_seasons(page.text, [cut.span for cut in best.cuts]):
        return
    later = _ANY_LATER.search(page.text) is not None
    for root in found:
        if root is best or not _is_root(root, best):
            continue
        if later and not has_own_seasons(page.text, [cut.span for cut in root.cuts]):
            continue
        root.score = max(root.score, best.score) + best.score / 2


def _is_root(root: Ranked, best: Ranked) -> bool:
    key, words = key_of(root.words), best.words.replace(":", "").split()
    starts = {key_of(" ".join(words[:count])) for count in range(1, len(words))}
    named = root.score > 0 or best.words.startswith(f"{root.words}: ")
    return len(key) >= _SHORTEST_ROOT and key in starts and named


def has_own_seasons(text: str, places: Sequence[Span]) -> bool:
    """Tell whether a second or later season is said to be of the title at one of `places`."""
    return any(
        _OWN_AFTER.match(text, place.end, place.end + _REACH) is not None
        or _OWN_BEFORE.search(text, max(0, place.start - _REACH), place.start) is not None
        for place in places
    )
