"""Whether an article is about a show on the watch list: by its words alone, before anything is read of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from clapboard.model.following import Watched

_SIGNS = re.compile(
    r"\b(?:seasons?|series|episodes?|show(?:runner)?s?|spin-?offs?|pilot|renew(?:ed|al|s)?|cancel(?:led|ed|s)?)\b", re.IGNORECASE
)
_PLAIN = str.maketrans({**dict.fromkeys("‘’‚‛′ʼ`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})
_QUOTES = ('"', "'", "*", "_")


def about(shows: Iterable[Watched], *, title: str, text: str) -> Watched | None:
    """Return the first show on the list that an article with this headline and text names, None where it names none.

    A name counts where it stands whole, in the capitals of its title. A name of one word is often just a word: it counts between
    quotation marks or where the article speaks of series at all, and, where the show's network is known, only beside that, or between
    quotation marks, or in the headline. Both texts are compared with plain quotation marks, dashes and spaces.
    """
    head, body = _plain(title), _plain(text)
    for show in shows:
        if any(_names(name, show, head=head, body=body) for name in show.names):
            return show
    return None


def _names(name: str, show: Watched, *, head: str, body: str) -> bool:
    pattern = _pattern(_plain(name))
    found = [match for words in (head, body) for match in pattern.finditer(words)]
    if not found or " " in name.strip():
        return bool(found)
    if any(_is_quoted(match) for match in found):
        return True
    if show.network:
        return pattern.search(head) is not None or _plain(show.network).casefold() in body.casefold()
    return _SIGNS.search(head) is not None or _SIGNS.search(body) is not None


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name else re.compile(r"(?!)")


def _is_quoted(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:2].lstrip(",.")
    return before in _QUOTES and after.startswith(_QUOTES)
