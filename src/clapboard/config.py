"""The settings: one frozen value, made once at the edge and handed down."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

from clapboard.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All limits and places. Sizes in bytes, times in seconds.

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

    def __post_init__(self) -> None:
        """Refuse limits that no run could live with."""
        for name in ("max_source_bytes", "timeout", "busy_timeout"):
            if getattr(self, name) <= 0:
                msg = f"setting {name} must be above 0"
                raise ConfigError(msg, hint=f"unset CLAPBOARD_{name.upper()} or give a number above 0")

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
