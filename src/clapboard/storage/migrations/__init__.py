"""From earlier versions of the record's tables to today's, with alembic; loaded for an older file alone."""

from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

HERE = Path(__file__).resolve().parent


def known(*, places: Sequence[Path] = ()) -> frozenset[str]:
    """Return all versions that there have been, those in the folders `places` included."""
    script = ScriptDirectory.from_config(_config(places))
    return frozenset(revision.revision for revision in script.walk_revisions())


def upgrade(writes: Engine, *, to: str = "head", places: Sequence[Path] = ()) -> None:
    """Bring the file behind `writes` (whose transactions begin at once) to version `to`, whole or not at all.

    Of several processes that try, the first does it and the others find it done.
    """
    config = _config(places)
    with writes.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _config(places: Sequence[Path]) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(place).replace("%", "%%") for place in (HERE / "versions", *places)))
    return config
