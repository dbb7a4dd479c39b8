"""The field's words as data (TOML files beside this one), and the one loader that reads them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of `vocabulary/<name>.toml`; raise FileNotFoundError if there is no such vocabulary."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
