"""The settings: one frozen value, made once at the edge and handed down."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

from clapboard.errors import ConfigError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST = 3660 * 86400  # ten years and some days
_ABOVE_ZERO = (
    "max_source_bytes timeout busy_timeout max_list_bytes max_list_items cache_bytes requests_per_second burst workers attempts "
    "retry_wait longest_wait"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All limits and places. Sizes in bytes, times in seconds (`revisit`: like "90s", "15m", "6h", "3d").

    `requests_per_second` and `burst` are each host's; `longest_wait` is how long a run waits where a host asks for patience;
    `revisit` says how long after it was first read a page is looked at again.

    Values come from, later ones winning: the defaults here, `config.toml` in the user's configuration folder, the
    environment (`CLAPBOARD_` and the field's name in capitals), the command line.
    """

    db: Path
    max_source_bytes: int = 20_000_000
    max_redirects: int = 5
    timeout: float = 20.0
    allow_private: tuple[str, ...] = ()
    user_agent: str = "clapboard (+https://clapboard.example; keeps the record of a show)"
    busy_timeout: float = 5.0
    # following: limits on lists (feeds, sitemaps, OPML), manners towards hosts, and when a page is looked at again
    max_list_bytes: int = 10_000_000
    max_list_items: int = 2_000
    cache_bytes: int = 200_000_000
    requests_per_second: float = 1.0
    burst: int = 4
    workers: int = 8
    attempts: int = 3
    retry_wait: float = 1.0
    longest_wait: float = 30.0
    revisit: tuple[str, ...] = ("1h", "6h", "1d", "3d", "7d", "30d")

    def __post_init__(self) -> None:
        """Refuse limits that no run could live with."""
        for name in _ABOVE_ZERO:
            if not getattr(self, name) > 0:  # so that no number ("nan") is refused too
                msg = f"setting {name} must be above 0"
                raise ConfigError(msg, hint=f"unset CLAPBOARD_{name.upper()} or give a number above 0")
        for text in self.revisit:
            seconds(text)

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read the settings from the user's file and the environment; raise ConfigError where a value does not fit."""
        environ = os.environ if environ is None else environ
        settings = cls(db=_data_home(environ) / "clapboard" / "record.db")
        path = _config_home(environ) / "clapboard" / "config.toml"
        if path.is_file():
            try:
                given = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                msg = f"{path}: not a readable TOML file"
                raise ConfigError(msg, hint=str(error)) from error
            settings = settings.with_values(given, origin=str(path))
        prefix = "CLAPBOARD_"
        given = {key[len(prefix) :].lower(): value for key, value in environ.items() if key.startswith(prefix) and value}
        known = {field.name for field in fields(cls)}
        return settings.with_values({key: value for key, value in given.items() if key in known}, origin="environment")

    def with_values(self, given: Mapping[str, Any], *, origin: str) -> Self:
        """Return the settings with `given` laid over them; `origin` names where they came from, for the error."""
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        values: dict[str, Any] = {}
        for key, value in given.items():
            if key not in kinds:
                msg = f"{origin}: unknown setting {key!r}"
                raise ConfigError(msg, hint="known: " + ", ".join(sorted(kinds)))
            values[key] = _convert(key, value, kind=kinds[key], origin=origin)
        return replace(self, **values)


def seconds(text: str) -> float:
    """Return the seconds in a length of time like "90s", "15m", "6h", "3d"; raise ConfigError for anything else."""
    number, unit = text.strip()[:-1], text.strip()[-1:]
    if unit not in _UNITS or not number.isascii() or not number.isdigit() or not 0 < int(number) * _UNITS[unit] <= _LONGEST:
        msg = f"{text!r} is no length of time"
        raise ConfigError(msg, hint="write a whole number and its unit, s, m, h or d: 15m")
    return float(int(number) * _UNITS[unit])


def _convert(key: str, value: object, *, kind: type[Any], origin: str) -> object:
    try:
        if kind is tuple:
            return tuple(str(value).replace(",", " ").split()) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
        if issubclass(kind, Path):
            return Path(str(value)).expanduser()
        return kind(value)
    except (TypeError, ValueError) as error:
        msg = f"{origin}: setting {key} cannot be {value!r}"
        raise ConfigError(msg, hint=f"give a value of type {kind.__name__}") from error


def _data_home(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _config_home(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
