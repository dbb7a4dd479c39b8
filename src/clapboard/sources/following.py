"""What a user names to be followed: an address, or a file that lists some."""

from pathlib import Path

from clapboard.config import Settings
from clapboard.errors import RefusedError, UnreadableError
from clapboard.sources.files import read_bounded
from clapboard.sources.guard import check_spelling
from clapboard.sources.listing import read_list
from clapboard.sources.listing.items import Kind
from clapboard.sources.names import printed


def addresses_in(named: str, *, is_file: bool, settings: Settings) -> tuple[str, ...]:
    """Return the addresses to be followed: the one named, or those in an OPML file.

    Raise RefusedError for an address that is never fetched, UnreadableError for a file that is no OPML.
    """
    if is_file:
        return _outline(Path(named), settings=settings)
    address = named.strip()
    if "://" not in address:
        raise RefusedError(printed(named) or "''", "neither an address nor a file", hint="an address begins with http:// or https://")
    check_spelling(address)
    return (address,)


def _outline(path: Path, *, settings: Settings) -> tuple[str, ...]:
    name, hint = printed(path), "give an OPML file, or the address of a feed"
    try:
        with path.open("rb") as file:
            content = read_bounded(file, origin=name, limit=settings.max_list_bytes)
        listing = read_list(content, most=settings.max_list_items)
    except OSError as error:
        raise UnreadableError(name, (error.strerror or "it cannot be opened").lower(), hint="check who may read it") from error
    except ValueError as error:
        raise UnreadableError(name, str(error), hint=hint) from error
    if listing is None or listing.kind is not Kind.OUTLINE:
        raise UnreadableError(name, "no OPML", hint=hint)
    if not listing.lists:
        raise UnreadableError(name, "an OPML without feeds", hint=hint)
    return listing.lists
