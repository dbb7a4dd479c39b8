"""What came beside an article: its side file (`NAME.json` by `NAME.txt`), or the other keys of its JSON line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clapboard.errors import SourceError, UnreadableError
from clapboard.sources.names import printed
from clapboard.text.addresses import canonical

_LARGEST = 1_000_000
_DATED = frozenset({"shown", "url_or_text"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Address (canonical), outlet, title and day as given beside the bytes, and what is wrong with any of them, in words."""

    address: str = ""
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    wrong: tuple[str, ...] = ()


def side_file(article: Path) -> Path | None:
    """Return the side file of an article, None where it has none. A `gold.json` is never one."""
    path = article.with_suffix(".json")
    try:
        return path if path.name != "gold.json" and path.is_file() else None
    except OSError:  # a name that is too long with this ending, a folder that may not be looked into
        return None


def read_side_file(path: Path) -> tuple[Beside, tuple[SourceError, ...]]:
    """Return what a side file says, and an error for each thing in it that cannot be used; it never raises."""
    origin = printed(path)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        values = parse(content) if len(content) <= _LARGEST else None
    except OSError as error:
        return Beside(), (_damaged(origin, error.strerror or "it cannot be opened"),)
    except ValueError as error:
        return Beside(), (_damaged(origin, str(error)),)
    if values is None:
        return Beside(), (_damaged(origin, "it is too large"),)
    beside = given(values)
    return beside, tuple(_damaged(origin, wrong) for wrong in beside.wrong)


def _damaged(origin: str, wrong: str) -> SourceError:
    return UnreadableError(origin, f"side file cannot be used: {wrong}", hint="mend or remove it; its article was read without it")


def parse(content: bytes) -> Mapping[str, object]:
    """Return the JSON object in `content`; raise ValueError, in one line, where it holds something else."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error
    except json.JSONDecodeError as error:
        msg = f"not JSON ({error.msg} at column {error.pos + 1})"
        raise ValueError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"not UTF-8 (at byte {error.start})"
        raise ValueError(msg) from error
    if not isinstance(value, dict):
        msg = "not a JSON object"
        raise ValueError(msg)  # noqa: TRY004 (the value is wrong, not the caller's type)
    return value


def given(values: Mapping[str, object]) -> Beside:
    """Return the keys `url`, `outlet`, `title`, `published` of an object; what does not fit is left out and named in `wrong`.

    `date_if_known` stands for `published` where `date_basis` says that the page showed it (`shown`, `url_or_text`).
    """
    words: dict[str, str] = {}
    wrong: list[str] = []
    for key in ("url", "outlet", "title", "published", "date_if_known"):
        value = values.get(key)
        if isinstance(value, str):
            words[key] = " ".join(value.split())
        elif value is not None:
            wrong.append(f"{key!r} is not a string")
    published = words.get("published") or (words.get("date_if_known") if values.get("date_basis") in _DATED else None)
    try:
        address = canonical(words["url"]) if words.get("url") else ""
    except ValueError as error:
        address = ""
        wrong.append(f"'url': {error}")
    return Beside(
        address=address,
        outlet=words.get("outlet") or None,
        title=words.get("title") or None,
        published=published or None,
        wrong=tuple(wrong),
    )
