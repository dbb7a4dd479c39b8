"""From earlier versions of the record's tables to today's, with alembic; loaded for an older file alone.

A new version: change `clapboard.storage.schema` and its HEAD, and add to `versions/` a module `NNNN_what_it_does.py` with
`revision`, `down_revision` and `upgrade()`, its statements written out (it must do the same when `schema` has moved on). There is no
way back: who needs the old file takes a backup first.
"""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

HERE: Final = Path(__file__).resolve().parent
PLACES: Final = (HERE / "versions",)
"""The folders in which versions are looked for."""


def known() -> frozenset[str]:
    """Return all versions that there have been."""
    return frozenset(revision.revision for revision in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(writes: Engine, *, to: str = "head") -> None:
    """Bring the file behind `writes` (whose transactions begin IMMEDIATE) to version `to`, whole or not at all.

    Of several processes that try, the first does it and the others find it done.
    """
    config = _config()
    with writes.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _config() -> Config:
    config = Config()  # no file: all there is to say is where the versions are (and alembic takes % for a variable)
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(place).replace("%", "%%") for place in PLACES))
    return config
