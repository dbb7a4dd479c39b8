"""Sayings: the same words in several documents, in the order of publication, each with what was changed against the first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.fingerprints import whole
from clapboard.reuse.frequencies import Asked, Collection
from clapboard.reuse.index import Entry, Index, MemoryIndex
from clapboard.reuse.kinds import FLAGS, Kind, kinds_of
from clapboard.reuse.lookup import candidates
from clapboard.reuse.matching import FEWEST, match, same_words
from clapboard.reuse.passage import Passage
from clapboard.reuse.speakers import Speakers, compare
from clapboard.text.align import Alignment, align
from clapboard.text.fold import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different in a later appearance: the first one is the left side of the alignment."""

    kinds: frozenset[Kind]
    alignment: Alignment

    @property
    def flags(self) -> tuple[str, ...]:
        """Return the changes of meaning: `number`, `negation`, `speaker`, in this order."""
        return tuple(flag for kind, flag in FLAGS.items() if kind in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeared:
    """An appearance in its saying; `change` is what is different against the one listed first (None: it is that one)."""

    appearance: Appearance
    change: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The same words wherever they stand, in the order of publication.

    `first` is the document in which the words were first seen; None where it cannot be told, because days of publication overlap.
    """

    id: str
    appeared: tuple[Appeared, ...]
    first: str | None

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents in which the words stand, in the order of publication, each once."""
        return tuple(dict.fromkeys(item.appearance.document for item in self.appeared))


def sayings(appearances: Iterable[Appearance], *, collection: Collection | None = None) -> tuple[Saying, ...]:
    """Group appearances into sayings, in the order of publication; those with one appearance too.

    `collection` is the one that they are from: what is common is learned from it; None: they are all there is. The answer does not
    depend on the order of the input.
    """
    return tuple(_saying(group) for group in together(appearances, collection=collection))


def together(appearances: Iterable[Appearance], *, collection: Collection | None = None) -> tuple[tuple[Appearance, ...], ...]:
    """Group appearances into sayings, as `sayings` does, without saying what was changed: each group in the order of publication."""
    ordered = sorted({item.place: item for item in sorted(appearances, key=_rank)}.values(), key=_rank)
    index = MemoryIndex(entry(item) for item in ordered)
    known = Asked(index if collection is None else collection, (item.passage for item in ordered))
    return tuple(map(tuple, _groups(ordered, index, known)))


def entry(appearance: Appearance) -> Entry:
    """Return what an index keeps of an appearance."""
    document, span = appearance.place
    return Entry(document=document, span=span, text=appearance.passage.text, speaker=appearance.speaker)


def reprinted(change: Change, first: Appearance, later: Appearance) -> tuple[tuple[Span, Span], ...]:
    """Return the fragments of two appearances that stand against each other: pairs of stretches of the two documents' texts."""
    equal = [(block.left, block.right) for block in change.alignment.blocks if block.is_equal]
    others = list(later.fragment_words())
    pairs = []
    for fragment, start, end in first.fragment_words():
        common = [(_common(equal, (start, end), (begin, stop)), other, stop - begin) for other, begin, stop in others]
        count, other, words = max(common, key=lambda item: item[0])
        if count * 2 >= min(end - start, words) > 0:
            pairs.append((fragment, other))
    return tuple(pairs)


def _common(equal: Sequence[tuple[tuple[int, int], tuple[int, int]]], here: tuple[int, int], there: tuple[int, int]) -> int:
    """Return how many common words lie in words `here` of the left side and words `there` of the right one."""
    total = 0
    for left, right in equal:
        ahead = right[0] - left[0]
        first = max(left[0], here[0], there[0] - ahead)
        total += max(0, min(left[1], here[1], there[1] - ahead) - first)
    return total


def _rank(appearance: Appearance) -> tuple[date, date, str, Span, str]:
    days = appearance.published
    return (days.last or date.max, days.first or date.min, *appearance.place, appearance.speaker or "")


def _groups(ordered: Sequence[Appearance], index: Index, known: Collection) -> Iterator[list[Appearance]]:
    numbers = {appearance.place: number for number, appearance in enumerate(ordered)}
    texts: dict[int, list[int]] = defaultdict(list)
    for number, appearance in enumerate(ordered):
        texts[whole(appearance.passage.keys)].append(number)
    heads = list(range(len(ordered)))
    for group in _alike(ordered):
        own = numbers[group[0].place]
        for candidate in candidates(group[0].passage, index):
            # what is joined already is passed over, and no text is aligned for it alone: words that a thousand articles print, each
            # cut in its own way, would cost a million alignments
            waiting = [number for number in texts[candidate] if not _are_joined(heads, own, number)]
            for other in _same(group[0].passage, [ordered[number] for number in waiting], known):
                _join(heads, own, numbers[other.place])
        for appearance in group[1:]:
            _join(heads, numbers[group[0].place], numbers[appearance.place])
    groups: dict[int, list[Appearance]] = defaultdict(list)
    for number, appearance in enumerate(ordered):
        groups[_head(heads, number)].append(appearance)
    yield from groups.values()


def _alike(ordered: Iterable[Appearance]) -> list[list[Appearance]]:
    """Put together what has the same words and the same speaker by name: looked up once for all of them."""
    groups: dict[tuple[int, str | None], list[Appearance]] = defaultdict(list)
    for appearance in ordered:
        groups[whole(appearance.passage.keys), appearance.speaker].append(appearance)
    told = [group for group in groups.values() if len(group[0].passage.keys) >= FEWEST]
    return told + [[item] for group in groups.values() if len(group[0].passage.keys) < FEWEST for item in group]


def _same(passage: Passage, others: Iterable[Appearance], known: Collection) -> Iterator[Appearance]:
    """Yield those of `others` (the same words, whoever says them) that are the same saying; short words of another speaker are not."""
    words = len(passage.keys)
    verdicts: dict[Speakers, bool] = {}
    for other in others:
        speakers = compare(passage.speaker, other.speaker)
        if speakers not in verdicts:
            verdicts[speakers] = (
                same_words(passage, words, speakers=speakers, collection=known)
                if passage.keys == other.passage.keys
                else match(passage, other.passage, frequencies=known, speakers=speakers) is not None
            )
        if verdicts[speakers]:
            yield other


def _head(heads: list[int], number: int) -> int:
    while heads[number] != number:
        heads[number] = heads[heads[number]]
        number = heads[number]
    return number


def _are_joined(heads: list[int], one: int, other: int) -> bool:
    return _head(heads, one) == _head(heads, other)


def _join(heads: list[int], one: int, other: int) -> None:
    lower, higher = sorted((_head(heads, one), _head(heads, other)))
    heads[higher] = lower


def _saying(group: Sequence[Appearance]) -> Saying:
    head = group[0]
    document, span = head.place
    return Saying(
        id=sha256(f"{document} {span.start} {span.end}".encode()).hexdigest()[:16],
        appeared=(Appeared(appearance=head, change=None), *(Appeared(appearance=item, change=change(head, item)) for item in group[1:])),
        first=first_seen({item.document: item.published for item in group}),
    )


def first_seen(published: dict[str, Interval]) -> str | None:
    """Return the document that was surely published no later than every other one; None where it cannot be told.

    A document known to be out by the very day on which another one was published counts as the earlier, unless the same can be said
    the other way round.
    """
    for one, days in published.items():
        others = [interval for other, interval in published.items() if other != one]
        if all(_not_later(days, other) and not _not_later(other, days) for other in others):
            return one
    return None


def _not_later(one: Interval, other: Interval) -> bool:
    return one.last is not None and other.first is not None and one.last <= other.first


def change(first: Appearance, later: Appearance) -> Change:
    """Say what is different in `later` against `first`, in the words and in what is said about them."""
    alignment = align(first.passage.wording, later.passage.wording)
    return Change(kinds=kinds_of(alignment) | frozenset(_about(first, later)), alignment=alignment)


def _about(first: Appearance, later: Appearance) -> Iterator[Kind]:
    if compare(first.speaker, later.speaker) is Speakers.OTHER:
        yield Kind.SPEAKER
    if first.venue and later.venue and plain(first.venue) != plain(later.venue):
        yield Kind.VENUE
    if first.said and later.said and (first.said.surely_before(later.said) or later.said.surely_before(first.said)):
        yield Kind.TIME
    if (first.kind is QuotationKind.INDIRECT) != (later.kind is QuotationKind.INDIRECT):
        yield Kind.REPORTED
    if first.cue and later.cue and plain(first.cue) != plain(later.cue):
        yield Kind.CUE
