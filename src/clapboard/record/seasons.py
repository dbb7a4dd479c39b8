"""Which season a printed one is: "new", "final", "two more seasons", or none named, resolved against the record."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clapboard.model.mention import Certainty, MilestoneMention, SeasonRef
from clapboard.model.show import SeasonBasis
from clapboard.model.when import Interval
from clapboard.record.days import meets, shifted

_AFTER_IT_IS_OUT = frozenset({"released", "ended", "removed", "licensed"})
_ON_THE_NEXT = frozenset({"ordered", "renewed", "cancelled", "undone", "moved_platform"})
_PROVES_MAKING = frozenset({"filming_started", "filming_wrapped", "filming_resumed"})
_ORDERS = frozenset({"renewed", "ordered", "undone", "final_season"})
_TURNS = _ORDERS | {"cancelled", "moved_platform"}
SAME_NEWS = 10
"""Days within which two reports of one kind are taken for the same news."""
JUST_OUT = 60
"""Days after its release during which "now streaming" is about the newest season."""
LONG_AGO = 120
"""Days after which a fact is no longer of the season that the document is mostly about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A milestone as one document tells it, with the seasons that it numbers.

    `own` are the days that the text gives, if any; `when` those days where they are narrow, else the days of the report.
    """

    document: str
    seasons: tuple[int, ...]
    kind: str
    when: Interval
    reported: Interval
    target: Interval | None = None
    company: str | None = None
    own: Interval | None = None
    implied: bool = False


class Book:
    """The seasons of one show that the record names by number, and since when each is known to be out or in the making."""

    def __init__(self, told: Iterable[Told]) -> None:
        """Index what is told; the order does not matter."""
        self.told = tuple(sorted(told, key=lambda item: (str(item.when), item.kind, item.seasons, item.document)))
        self._by_kind: defaultdict[str, list[Told]] = defaultdict(list)
        self._by_document: defaultdict[str, list[Told]] = defaultdict(list)
        for item in self.told:
            self._by_kind[family(item.kind)].append(item)
            self._by_document[item.document].append(item)
        self._released = _since(_days_out(self.told))
        self._making = _since(_days(self.told, _PROVES_MAKING))
        self._ordered = _since(_days(self.told, frozenset({"ordered", "renewed"})))
        self._numbers = max((number for item in self.told for number in item.seasons), default=0)

    def released(self, by: date) -> int:
        """Return the highest season known to be out by the end of that day, 0 if none."""
        return _highest(self._released, by)

    def making(self, by: date) -> int:
        """Return the highest season known to be out or to have been filmed by the end of that day, 0 if none."""
        return max(self.released(by), _highest(self._making, by))

    def ordered(self, by: date) -> int:
        """Return the highest season known to be ordered by the end of that day, 0 if none."""
        return max(self.released(by), _highest(self._ordered, by))

    @property
    def first_known(self) -> int:
        """Return the season that is the first known to be out, 0 if none is: before it the record tells of nothing."""
        return self._released[0][1] if self._released else 0

    def since(self, number: int) -> date | None:
        """Return the day by which the season is known to be out."""
        return next((day for day, highest in self._released if highest >= number), None)

    def same_news(self, news: Told) -> tuple[tuple[int, ...], ...]:
        """Return the seasons of which other documents tell the same news at about the same time, most told first.

        With a day of its own it must fit the day told elsewhere; without one the reports must be near each other. What is ordered is
        no season that was filmed by then.
        """
        made = self.making(_day(news)) if family(news.kind) == "renewed" else 0
        near = Counter(item.seasons for item in self._others(news) if _is_near(news, item) and max(item.seasons) > made)
        return tuple(sorted(near, key=lambda seasons: (-near[seasons], seasons)))

    def same_terms(self, news: Told) -> tuple[int, ...] | None:
        """Return the seasons of the news of this kind with the same date that was set, or else the same company.

        Where several seasons fit, it must be one that is printed, or told twice as often as any other; else None.
        """
        for name in ("target", "company"):
            value = getattr(news, name)
            fits = [item for item in self._others(news) if value is not None and getattr(item, name) == value]
            for group in ([item for item in fits if not item.implied], fits):
                counts = Counter(item.seasons for item in group).most_common(2)
                if len(counts) == 1 or (counts and counts[0][1] >= 2 * counts[1][1]):
                    return counts[0][0]
        return None

    def _others(self, news: Told) -> Iterable[Told]:
        return (item for item in self._by_kind[family(news.kind)] if item.document != news.document)

    def of_document(self, document: str, kinds: frozenset[str]) -> tuple[int, ...]:
        """Return the numbers that the document itself gives for those kinds, ascending."""
        return tuple(sorted({number for item in self._by_document[document] if item.kind in kinds for number in item.seasons}))

    def most_told(self, document: str) -> int | None:
        """Return the season that the document tells most of, None if it names none."""
        counts = Counter(number for item in self._by_document[document] for number in item.seasons)
        return min(counts, key=lambda number: (-counts[number], -number)) if counts else None

    def together(self, count: int, kind: str) -> tuple[int, ...] | None:
        """Return the only run of `count` seasons that one sentence on record names for the kind, None where there is none or several."""
        runs = {item.seasons for item in self._by_kind[family(kind)] if len(item.seasons) == count}
        return next(iter(runs)) if len(runs) == 1 else None

    def final(self, by: date) -> int | None:
        """Return the season said by that day to be the last, None if none is."""
        numbers = [n for item in self._by_kind["final_season"] if item.reported.last and item.reported.last <= by for n in item.seasons]
        return max(numbers, default=None)


def _bounded(interval: Interval) -> bool:
    return interval.first is not None and interval.last is not None


def _is_near(news: Told, other: Told) -> bool:
    one, two = (news.when, other.when) if news.when != news.reported else (news.reported, other.reported)
    return _bounded(one) and _bounded(two) and meets(one, two, slack=SAME_NEWS)


def family(kind: str) -> str:
    """Return the kind under which the same news may be told: a later season that is ordered is renewed."""
    return "renewed" if kind in ("ordered", "undone") else kind


def _days_out(told: Iterable[Told]) -> Iterable[tuple[date, int]]:
    for item in told:
        if item.kind in _AFTER_IT_IS_OUT and item.kind != "licensed":
            day = item.when.last or item.reported.last
            yield from ((day, number) for number in item.seasons if day)
        elif item.kind in ("date_set", "date_moved") and item.target and item.target.last:
            yield from ((item.target.last, number) for number in item.seasons)


def _days(told: Iterable[Told], kinds: frozenset[str]) -> Iterable[tuple[date, int]]:
    for item in told:
        day = item.when.last or item.reported.last
        if item.kind in kinds and day:
            yield from ((day, number) for number in item.seasons)


def _since(days: Iterable[tuple[date, int]]) -> list[tuple[date, int]]:
    """Return the days at which the highest number rose, with the number."""
    rises: list[tuple[date, int]] = []
    for day, number in sorted(days):
        if not rises or number > rises[-1][1]:
            rises.append((day, number))
    return rises


def _highest(rises: list[tuple[date, int]], by: date) -> int:
    at = bisect_right(rises, by, key=lambda rise: rise[0]) - 1
    return rises[at][1] if at >= 0 else 0


def season_numbers(mention: MilestoneMention, book: Book, news: Told, *, about: SeasonRef | None) -> tuple[tuple[int, ...], SeasonBasis]:
    """Return the numbers of the seasons that a milestone is about, and how they are known.

    `news` is what it tells, without seasons, and `about` the season that the document says it is about.
    """
    ref = mention.season
    if ref is not None and ref.numbers:
        return _numbered(mention, ref, book, news)
    pointer = ref.pointer if ref is not None else None
    if pointer == "first":
        return (1,), SeasonBasis.PRINTED
    if about is not None and about.numbers and pointer in (None, "this") and mention.kind not in _ON_THE_NEXT:
        return about.numbers[:1], SeasonBasis.DOCUMENT
    if pointer == "more":
        return _more(book, news, count=ref.count or 1 if ref else 1)
    matched = _matched(book, news) if mention.certainty is not Certainty.DENIED else None
    if matched is not None:
        return matched if pointer is None else matched[:1], SeasonBasis.MATCHED
    return _counted(mention.kind, pointer, book, document=news.document, by=_day(news), is_past=_is_past(news)), SeasonBasis.COUNTED


def _numbered(mention: MilestoneMention, ref: SeasonRef, book: Book, news: Told) -> tuple[tuple[int, ...], SeasonBasis]:
    """Return the printed numbers; what was only carried over in the document gives way to what others printed of the same turn."""
    if not ref.implied:
        return ref.numbers, SeasonBasis.PRINTED
    others: tuple[int, ...] | None = None
    if _is_past(news) and news.kind in _TURNS:
        others = next(iter(book.same_news(news)), None)
    elif news.kind == "moved_platform" and not mention.planned and mention.certainty in (Certainty.ASSERTED, Certainty.REPORTED):
        others = book.same_terms(news)
    return (others, SeasonBasis.MATCHED) if others is not None else (ref.numbers, SeasonBasis.IMPLIED)


def _matched(book: Book, news: Told) -> tuple[int, ...] | None:
    """Return the seasons of the same news elsewhere: near in time, or else (where nobody knows when) on the same terms."""
    near = book.same_news(news)
    if near:
        return near[0]
    is_open = not _bounded(news.own or news.reported)
    return book.same_terms(news) if is_open or news.kind == "moved_platform" else None


def _is_past(news: Told) -> bool:
    return news.own is not None and (news.reported.first or date.min) > shifted(news.own.last or date.max, LONG_AGO)


def _day(news: Told) -> date:
    own = news.own or Interval()
    return own.last or own.first or news.reported.last or date.max


def _more(book: Book, news: Told, *, count: int) -> tuple[tuple[int, ...], SeasonBasis]:
    """Resolve "two more seasons": as another document numbers them, else those after what was out at the time."""
    for seasons in book.same_news(news):
        if len(seasons) == count:
            return seasons, SeasonBasis.MATCHED
    own = book.of_document(news.document, frozenset({"ordered", "renewed"}))
    if len(own) == count:
        return own, SeasonBasis.DOCUMENT
    known = book.together(count, news.kind)
    if known is not None:
        return known, SeasonBasis.MATCHED
    base = book.released(_day(news))
    if own and own[-1] > count:
        base = max(min(own[-1] - count, base + count), 0)
    return tuple(range(base + 1, base + count + 1)), SeasonBasis.COUNTED


def _counted(kind: str, pointer: str | None, book: Book, *, document: str, by: date, is_past: bool) -> tuple[int, ...]:
    """Count from what was out, made and ordered at the time; what is long past is not of the season the document is mostly about."""
    out = book.released(by)
    made = book.making(by)
    upcoming = (None if is_past else book.most_told(document)) or out + 1
    if kind == "cancelled":
        return (_cancelled(book, document=document, by=by, is_past=is_past),)
    if kind in ("renewed", "ordered", "undone", "moved_platform"):
        own = () if is_past else book.of_document(document, _ORDERS | {"moved_platform", "date_set"})
        return (own[-1] if own and own[-1] > made else made + 1,)
    if kind == "final_season" or pointer == "final":
        return (book.final(by) or upcoming,)
    if kind in _AFTER_IT_IS_OUT:
        return (_out(book, pointer, out=out, by=by),)
    return (out + 1 if pointer == "next" else upcoming,)


def _out(book: Book, pointer: str | None, *, out: int, by: date) -> int:
    """Return the season that is said to be out: the newest, but "the new season" is the next where the newest is not just out."""
    since = book.since(out)
    if pointer == "next" and (since is None or (by - since).days > JUST_OUT):
        return out + 1
    return max(out, 1)


def _cancelled(book: Book, *, document: str, by: date, is_past: bool) -> int:
    """Return the season that will not be made: the one whose renewal the document tells too, else the one after the last made."""
    made = book.making(by)
    own = [number for number in book.of_document(document, _ORDERS) if number >= max(made, 2)]
    if own and not (is_past and made):
        return own[0]
    return (made or book.first_known) + 1
