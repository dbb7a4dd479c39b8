"""Which season a printed one is: "new", "final", "two more seasons", or none named, resolved against the record."""

from datetime import date

from clapboard.model.mention import Certainty, MilestoneMention, SeasonRef
from clapboard.model.show import SeasonBasis
from clapboard.record.book import Book
from clapboard.record.days import shifted, width
from clapboard.record.releases import MADE, OUT, SLACK
from clapboard.record.told import Told, day_of, is_bounded

_AFTER_IT_IS_OUT = OUT | {"licensed"}
_ON_THE_NEXT = frozenset({"ordered", "renewed", "cancelled", "undone", "moved_platform"})
_ORDERS = frozenset({"renewed", "ordered", "undone", "final_season"})
_TURNS = _ORDERS | {"cancelled", "moved_platform"}
JUST_OUT = 60
"""Days after its release during which "now streaming" is about the newest season."""
LONG_AGO = 120
"""Days after which a fact is no longer of the season that the document is mostly about."""


def season_numbers(mention: MilestoneMention, book: Book, news: Told, *, about: SeasonRef | None) -> tuple[tuple[int, ...], SeasonBasis]:
    """Return the numbers of the seasons that a milestone is about, and how they are known.

    `news` is what it tells, without seasons, and `about` the season that the document says it is about.
    """
    ref = mention.season
    is_printed = ref is not None and bool(ref.numbers) and not ref.implied
    earlier = book.last_told(news) if mention.retold and not is_printed else None
    if earlier is not None:
        return earlier, SeasonBasis.MATCHED
    came_out = book.came_out(news) if not is_printed else None
    if came_out is not None:
        return (came_out,), SeasonBasis.MATCHED
    if ref is not None and ref.numbers and (not ref.implied or _can_be(max(ref.numbers), news, book)):
        return _numbered(mention, ref, book, news)
    pointer = ref.pointer if ref is not None else None
    if pointer == "first" and _can_be(1, news, book):
        return (1,), SeasonBasis.PRINTED
    if about is not None and about.numbers and pointer in (None, "this") and mention.kind not in _ON_THE_NEXT:
        return about.numbers[:1], SeasonBasis.DOCUMENT
    if pointer == "more":
        return _more(book, news, count=ref.count or 1 if ref else 1)
    withdrawn = _ordered(book, news) if mention.kind == "cancelled" and not _is_past(news) else None
    if withdrawn is not None and _can_be(withdrawn, news, book):
        return (withdrawn,), SeasonBasis.DOCUMENT
    told = book.told_again(news) if mention.kind == "cancelled" else None
    if told is not None:
        return told, SeasonBasis.DOCUMENT
    matched = _matched(book, news) if mention.certainty is not Certainty.DENIED else None
    if matched is not None:
        return matched if pointer is None else matched[:1], SeasonBasis.MATCHED
    return _counted(mention.kind, pointer, book, news), SeasonBasis.COUNTED


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


def _can_be(number: int, news: Told, book: Book) -> bool:
    """Tell whether the record allows a season that the sentence does not print: what is filmed or dated is neither out nor far off."""
    if news.kind in ("renewed", "undone") and number == 1:
        return False
    day = _day(news)
    if day is None:
        return True
    if news.kind in MADE and number <= book.released(day) and _ordered(book, news) is not None:
        return False
    most = book.most(news.kind, day, news.document)
    return book.least(news.kind, day) <= number and (most is None or number <= most)


def _ordered(book: Book, news: Told) -> int | None:
    """Return the first season of those that the document says are ordered which was not out by then: the one that is made next."""
    out = book.released(day_of(news))
    return next((number for number in book.of_document(news.document, _ORDERS) if number > out), None)


def _day(news: Told) -> date | None:
    """Return the day on which it was news: when it happened, or, of what is still to come, when it was reported; None if nobody knows."""
    if news.own is not None and width(news.own) <= SLACK:
        return min(news.own.last or date.max, news.reported.last or date.max)
    is_past = news.own is not None and (news.own.last or date.min) < (news.reported.first or date.min)
    return None if is_past or width(news.reported) > SLACK else news.reported.last


def _matched(book: Book, news: Told) -> tuple[int, ...] | None:
    """Return the seasons of the same news elsewhere: near in time, or else (where nobody knows when) on the same terms."""
    near = book.same_news(news)
    if near:
        return near[0]
    is_open = not is_bounded(news.own or news.reported)
    return book.same_terms(news) if is_open or news.kind == "moved_platform" else None


def _is_past(news: Told) -> bool:
    return news.own is not None and (news.reported.first or date.min) > shifted(news.own.last or date.max, LONG_AGO)


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
    base = book.released(day_of(news))
    if own and own[-1] > count:
        base = max(min(own[-1] - count, base + count), 0)
    return tuple(range(base + 1, base + count + 1)), SeasonBasis.COUNTED


def _counted(kind: str, pointer: str | None, book: Book, news: Told) -> tuple[int, ...]:
    """Count from what was out, made and ordered at the time; what is long past is not of the season the document is mostly about."""
    document, by, is_past = news.document, day_of(news), _is_past(news)
    out, made = book.released(by), book.making(by)
    if kind == "cancelled":
        return (_cancelled(book, document=document, by=by, is_past=is_past),)
    gone = book.of_document(document, frozenset({"cancelled"})) if kind in ("undone", "moved_platform") and not is_past else ()
    if gone and gone[-1] >= made:
        return (gone[-1],)  # what was cancelled is what is taken on
    if kind in ("renewed", "ordered", "undone", "moved_platform"):
        own = () if is_past else book.of_document(document, _ORDERS | {"moved_platform", "date_set"})
        later = [number for number in own if number > made]
        ordered = (later[0] if kind == "moved_platform" else later[-1]) if later else made + 1
        return (max(ordered, 1 if kind == "ordered" else 2),)
    if kind == "ended" and not is_past:
        return (max(out, 1),)
    if kind in _AFTER_IT_IS_OUT and pointer != "final":
        return (_out(book, pointer, out=out, by=by),)
    final = book.final(by) if kind == "final_season" or pointer == "final" else None
    return (final or (out + 1 if pointer == "next" else _upcoming(book, news)),)


def _upcoming(book: Book, news: Told) -> int:
    """Return the season that the document tells most of, if it can be that one, else the next that was not out."""
    by = day_of(news)
    day = _day(news)
    told = None if _is_past(news) else book.most_told(news.document, by)
    if told is not None and _can_be(told, news, book):
        return told
    ordered = _ordered(book, news) if news.kind in MADE else None
    if ordered is not None and _can_be(ordered, news, book):
        return ordered
    return max(book.released(by) + 1, book.least(news.kind, day) if day else 1)


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
    return made + 1 if made else book.first_known + (book.first_known <= book.released(shifted(by, SLACK)))
