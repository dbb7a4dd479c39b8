"""Frozen dataclasses that are made in half the time.

A frozen dataclass puts each field past its own refusal to be changed, with a call for each: of a value with twenty fields that is most of
the time of making it, and a record makes several of them for each claim that it tells of. `quick` fills a value while it is of a twin
class that refuses nothing, and then makes it what it is. All else (equality, hashing, pickling, `replace`) stays as dataclasses have it.
"""

from dataclasses import MISSING, fields
from functools import wraps
from typing import Any, TypeVar

_T = TypeVar("_T")


def quick(cls: type[_T]) -> type[_T]:
    """Have a frozen, slotted, keyword-only dataclass make its values quickly; for classes that nothing is derived from.

    Raise TypeError for one with fields that are worked out, or made anew for each value.
    """
    parts: Any = cls
    if not parts.__dataclass_params__.frozen or any(
        not (item.init and item.kw_only) or item.default_factory is not MISSING for item in fields(parts)
    ):
        msg = f"{cls.__name__}: no frozen dataclass of plain keywords"
        raise TypeError(msg)
    twin = twin_of(cls)
    known: dict[str, Any] = {"BEGIN": object.__setattr__, "MADE": cls, "TWIN": twin}  # no field is called so
    known |= {f"_{item.name}": item.default for item in fields(parts) if item.default is not MISSING}
    asked = ", ".join(f"{item.name}=_{item.name}" if f"_{item.name}" in known else item.name for item in fields(parts))
    lines = [f"self.{item.name} = {item.name}" for item in fields(parts)]
    last = ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    code = "\n    ".join([f"def __init__(self, *, {asked}):", "BEGIN(self, '__class__', TWIN)", *lines, "self.__class__ = MADE", *last])
    made: dict[str, Any] = {}
    exec(code, known, made)  # noqa: S102 - our own words, as dataclasses writes the same function
    parts.__init__ = wraps(parts.__init__)(made["__init__"])
    return cls


def twin_of(cls: type) -> Any:  # noqa: ANN401 - a class whose values are filled at will, and then made values of `cls`
    """Return a class with the same slots as `cls` that refuses nothing: fill one of its values, then set its `__class__` to `cls`."""
    slotted: Any = cls
    return type(cls.__name__, cls.__bases__, {"__slots__": slotted.__slots__})
