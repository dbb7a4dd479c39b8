"""Values that are made quickly are values as all others."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from clapboard.model.quick import quick, twin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """As dataclasses have it."""

    show: str
    season: int | None = None
    words: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """The same, made quickly."""

    show: str
    season: int | None = None
    words: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One that refuses what it is given."""

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse a reversed pair."""
        if self.high < self.low:
            msg = "reversed"
            raise ValueError(msg)


def test_it_is_what_the_slow_one_is() -> None:
    slow, swift = Slow(show="Low Water", season=2), Quick(show="Low Water", season=2)
    assert type(swift) is Quick
    assert [getattr(swift, item.name) for item in fields(swift)] == [getattr(slow, item.name) for item in fields(slow)]
    assert repr(swift) == repr(slow).replace("Slow", "Quick")
    assert hash(swift) == hash(slow)
    assert inspect.signature(Quick) == inspect.signature(Slow)
    assert swift == Quick(show="Low Water", season=2) != Quick(show="Low Water")


def test_it_cannot_be_changed() -> None:
    swift = Quick(show="Low Water")
    with pytest.raises(FrozenInstanceError):
        swift.show = "High Water"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del swift.show
    with pytest.raises((AttributeError, TypeError)):
        swift.other = 1  # type: ignore[attr-defined]


def test_it_travels_and_is_replaced() -> None:
    swift = Quick(show="Low Water", words=("a", "b"))
    for other in (pickle.loads(pickle.dumps(swift)), copy.copy(swift), copy.deepcopy(swift)):  # noqa: S301 - our own
        assert type(other) is Quick
        assert other == swift
    changed = replace(swift, season=3)
    assert type(changed) is Quick
    assert changed == Quick(show="Low Water", season=3, words=("a", "b"))


def test_what_is_asked_for_is_asked_for() -> None:
    with pytest.raises(TypeError, match="show"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Quick(show="Low Water", colour="red")  # type: ignore[call-arg]


def test_it_may_refuse() -> None:
    assert Checked(low=1, high=2).high == 2
    with pytest.raises(ValueError, match="reversed"):
        Checked(low=2, high=1)
    with pytest.raises(ValueError, match="reversed"):
        replace(Checked(low=1, high=2), low=3)


def test_only_plain_ones() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Worked:
        show: str
        id: str = field(init=False, default="")

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Anew:
        shows: list[str] = field(default_factory=list)

    @dataclass(slots=True, kw_only=True)
    class Open:
        show: str

    for each in (Worked, Anew, Open):
        with pytest.raises(TypeError, match="no frozen dataclass of plain keywords"):
            quick(each)


def test_a_twin_holds_what_the_class_holds() -> None:
    blank = twin_of(Checked)()
    blank.low, blank.high = 1, 2
    with pytest.raises(AttributeError):
        blank.middle = 1
    blank.__class__ = Checked
    assert blank == Checked(low=1, high=2)
    with pytest.raises(FrozenInstanceError):
        blank.low = 0
