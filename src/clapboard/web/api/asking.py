"""What a request asks of the record: as of which day, of which show, which part of a list."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile
from typing import Annotated, Any

from fastapi import Depends, Path, Query

from clapboard.errors import NotFoundError, UsageError
from clapboard.record.view import Slice, find_title
from clapboard.web.cursors import read, written
from clapboard.web.opening import Shelf
from clapboard.web.rendering import shelf_of

Json = dict[str, Any]
MOST = 200
"""Items of a list that one answer holds at most."""
WORK = 2500
"""Documents of shows that are gone through for one answer: who looks for what few shows have is not kept waiting for all of them."""

AsOf = Annotated[date | None, Query(description="Answer with what had been published by the end of this day.")]
Limit = Annotated[
    int, Query(ge=1, le=MOST, description="How many items to answer with at most; there may be fewer, even none, and a `next`.")
]
Cursor = Annotated[str | None, Query(max_length=1000, description="`next` of the answer before.")]
ShowWords = Annotated[
    str | None, Query(min_length=1, max_length=200, description="Only of this show: its part of an address, or enough of its title.")
]
ShowName = Annotated[str, Path(min_length=1, max_length=200, description="The show's part of an address, or enough of its title.")]
ClaimId = Annotated[str, Path(pattern="^[0-9a-f]{6,64}$", description="The id of a claim, or the beginning of it.")]
Asked = Annotated[Shelf, Depends(shelf_of)]


def slug_of(shelf: Shelf, words: str) -> str:
    """Return the part of an address of the show that `words` name; raise NotFoundError or AmbiguousError."""
    titles = shelf.titles()
    if words in titles:
        return words
    title = find_title(words, {title: title for title in titles.values()})
    return next(name for name, held in titles.items() if held == title)


def slices(shelf: Shelf, show: str | None, at: date | None, *, first: str | None = None) -> Iterator[tuple[str, Slice]]:
    """Yield the shows asked for, by their parts of addresses, in the order of titles: one, or all of which anything was published.

    `first` is the part of an address to begin with.
    """
    if show is not None:
        name = slug_of(shelf, show)
        yield name, shelf.show(name, at).held
        return
    for name in dropwhile(lambda name: first is not None and name != first, shelf.titles()):
        try:
            yield name, shelf.show(name, at).held
        except NotFoundError:  # nothing of it had been published by then
            continue


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a list is asked for: of one show or of all, as of a day, at most `limit` items after `cursor`."""

    shelf: Shelf
    show: str | None
    as_of: date | None
    limit: int
    cursor: str | None


def part(shelf: Asked, show: ShowWords = None, as_of: AsOf = None, limit: Limit = 50, cursor: Cursor = None) -> Part:
    """Return the part of a list that a request asks for."""
    return Part(shelf=shelf, show=show, as_of=as_of, limit=limit, cursor=cursor)


OfShows = Annotated[Part, Depends(part)]

NamedRows = Iterable[tuple[str, Callable[[], Json]]]
"""Rows of one show: for each its key, stable and unlike all others of the show, and what makes it."""
Rows = Callable[[Slice], NamedRows]
"""What a list holds of a show."""


def listed(asked: Part, rows: Rows) -> Json:
    """Return the part of a list that is asked for; raise UsageError where the cursor names no row of it.

    So many documents are gone through and no more: where few shows have a row, the part is short, or even empty, and has a `next`.
    """
    shelf, after, work = asked.shelf, read(asked.cursor) if asked.cursor else None, WORK
    items: list[Json] = []
    named: tuple[str, str] | None = None
    for name, held in slices(shelf, asked.show, asked.as_of, first=after[0] if after else None):
        if work <= 0:
            return {"items": plain(items), "next": written(name, "")}
        work -= len(held.sources)
        for key, make in _behind(rows(held), name, after):
            if len(items) == asked.limit and named is not None:
                return {"items": plain(items), "next": written(*named)}
            items.append({**make(), "show": held.show, "show_slug": name})
            named = name, key
        after = None
    if after is not None:
        raise _unfit()
    return {"items": plain(items), "next": None}


def _behind(rows: NamedRows, name: str, after: tuple[str, str] | None) -> NamedRows:
    """Return the rows of a show behind a cursor; all, if there is none, or it stands before the show."""
    if after is None or after == (name, ""):
        return rows
    left = iter(rows)
    if name != after[0] or all(key != after[1] for key, _ in left):
        raise _unfit()
    return left


def _unfit() -> UsageError:
    msg = "the cursor fits no row of this list"
    return UsageError(msg, hint="the record has changed since: begin again without a cursor")


def plain(answer: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the answer with lone surrogates of a damaged text replaced: no JSON document can hold them."""
    if isinstance(answer, str):
        return answer.encode("utf-8", "replace").decode("utf-8") if not answer.isascii() else answer
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    return [plain(value) for value in answer] if isinstance(answer, list | tuple) else answer
