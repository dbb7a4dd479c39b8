"""What is followed: the lists and pages that are asked again and again, the articles that they named, and the shows that matter."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """One followed address and its health.

    `kind` is what it turned out to be ("feed", "sitemap", "page", …), `title` its own. `failures` counts those since the last
    success; `not_before` is when the host lets us ask again; `new` is how many articles the last success brought, `total` all did.
    `gone` is set where the host said that it is gone for good (410): it is not asked again.
    """

    address: str
    added_at: datetime
    kind: str | None = None
    title: str | None = None
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    failed_at: datetime | None = None
    error: str | None = None
    failures: int = 0
    new: int = 0
    total: int = 0
    not_before: datetime | None = None
    gone: bool = False


class PageState(StrEnum):
    """What became of an article that a list named."""

    WAITING = "waiting"
    READ = "read"
    ELSEWHERE = "about no watched show"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address that was named by a list, or is followed itself: what we know so as not to ask for it twice.

    `address` is canonical, `link` what is fetched. `stamp` is the list's word for when it changed last. `sameness` is the hash of
    what the page said when it was read last: text, title, byline, day. `due` is when it is to be asked again, None for never.
    """

    address: str
    link: str
    first_seen: datetime
    state: PageState = PageState.WAITING
    stamp: str = ""
    published: str | None = None
    document: str | None = None
    sameness: str | None = None
    read_at: datetime | None = None
    asked_at: datetime | None = None
    due: datetime | None = None
    tries: int = 0
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A show on the watch list: its title, other names for it, and who shows it."""

    title: str
    aliases: tuple[str, ...] = ()
    network: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the title and the other names."""
        return (self.title, *self.aliases)
