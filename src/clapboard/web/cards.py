"""Shows' cards: worked out one by one, for so long and no longer; whoever asks is told of the others what is kept, and they follow."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from clapboard.errors import NotFoundError
from clapboard.publishing.views.desk import Card, card, pending_line
from clapboard.web.opening import Shelf

PATIENCE = 0.6
"""Seconds for which somebody who asks waits for cards; as a rule they are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards of some shows, in the order asked for; of `pending` of them only what is kept."""

    cards: tuple[Card, ...]
    pending: int

    @property
    def done(self) -> tuple[Card, ...]:
        """Return the cards that are whole."""
        return tuple(item for item in self.cards if not item.line.is_pending)


def cards_of(shelf: Shelf, names: Iterable[str], *, today: date, seconds: float = PATIENCE) -> Cards:
    """Return the cards of shows (by their parts of addresses), worked out for so long; what is left is worked out afterwards."""
    until, found, left = time.monotonic() + seconds, list[Card](), list[str]()
    for name in names:
        made = _card(shelf, name, today, only_kept=time.monotonic() >= until)
        if made is None:
            left.append(name)
            found.append(_pending(shelf, name))
        else:
            found += made
    for name in left:
        shelf.later((name, today), partial(_card, shelf, name, today))
    return Cards(cards=tuple(found), pending=len(left))


def card_of(shelf: Shelf, name: str, today: date) -> Card | None:
    """Return the card of a show; None where its title only stands in places that are about something else."""
    return next(iter(_card(shelf, name, today) or ()), None)


def _card(shelf: Shelf, name: str, today: date, *, only_kept: bool = False) -> tuple[Card, ...] | None:
    """Return the card of a show, none where it has none, None where only what is kept is asked for and nothing is."""

    def make() -> tuple[Card, ...]:
        try:
            opened = shelf.show(name)
        except NotFoundError:
            return ()
        return (card(opened.record, opened.held, today=today),)

    return shelf.card(today, make, show=name, only_kept=only_kept)


def _pending(shelf: Shelf, name: str) -> Card:
    title = shelf.titles().get(name, name)
    standing = shelf.ledger.stood([title]).get(title)
    return Card(line=pending_line(title, standing, articles=shelf.lately("counts", shelf.ledger.shows.counts).get(title, 0)))
