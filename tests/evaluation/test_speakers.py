import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from clapboard.model.span import Span

SCRIPT = Path(__file__).resolve().parents[2] / "evaluation" / "speakers.py"


@pytest.fixture(scope="module")
def speakers() -> ModuleType:
    spec = spec_from_file_location("evaluation_speakers", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def wanted(speakers: ModuleType, start: int, end: int, *names: str) -> object:
    return speakers.Wanted(document="one.txt", span=Span(start, end), speakers=names)


def given(speakers: ModuleType, start: int, end: int, kind: str, name: str | None) -> object:
    return speakers.Given(span=Span(start, end), kind=kind, speaker=name)


@pytest.mark.parametrize(
    ("names", "name", "right"),
    [
        (("Mabel Orrin",), "Mabel Orrin", True),
        (("Mabel Orrin",), "Orrin", False),
        (("Mabel Orrin", "Tobias Lund"), "Tobias Lund", True),
        (("Inès Duval",), "Dr. Ines Duval", True),
        (("Mabel Orrin",), None, False),
        ((), None, True),
        ((), "Mabel Orrin", False),
    ],
)
def test_a_name_is_right_in_full_and_nobody_is_right_where_nobody_is_named(
    speakers: ModuleType, names: tuple[str, ...], name: str | None, *, right: bool
) -> None:
    assert speakers.is_right(names, name) is right


def test_the_kind_is_that_of_what_was_found_and_what_was_not_found_is_wrong(speakers: ModuleType) -> None:
    gold = [wanted(speakers, 10, 50, "Mabel Orrin"), wanted(speakers, 100, 140, "Tobias Lund"), wanted(speakers, 200, 240)]
    mine = {"one.txt": [given(speakers, 12, 50, "pronoun", "Mabel Orrin"), given(speakers, 135, 180, "surname", "Tobias Lund")]}
    assert [(item.kind, item.right) for item in speakers.judged(gold, mine)] == [
        ("pronoun", True),
        ("not found", False),
        ("not found", False),
    ]


def test_a_stretch_counts_once_for_the_quotation_it_fits_best(speakers: ModuleType) -> None:
    gold = [wanted(speakers, 0, 20, "Mabel Orrin"), wanted(speakers, 21, 60, "Tobias Lund")]
    mine = {"one.txt": [given(speakers, 0, 60, "surname", "Tobias Lund")]}
    assert [(item.kind, item.right) for item in speakers.judged(gold, mine)] == [("not found", False), ("surname", True)]


def test_rows_count_each_kind_and_all_of_them(speakers: ModuleType) -> None:
    gold = [wanted(speakers, 0, 20, "Mabel Orrin"), wanted(speakers, 30, 60, "Tobias Lund")]
    mine = {"one.txt": [given(speakers, 0, 20, "role", "Mabel Orrin"), given(speakers, 30, 60, "role", "Mabel Orrin")]}
    rows = {row["kind"]: row for row in speakers.rows({"sample": list(speakers.judged(gold, mine))})}
    assert rows["role"] == {"set": "sample", "kind": "role", "count": 2, "right": 1, "accuracy": 0.5}
    assert rows["pronoun"]["accuracy"] is None
    assert rows["all"]["count"] == 2


def test_the_table_has_a_line_for_each_kind_and_leaves_empty_what_was_not_asked(speakers: ModuleType) -> None:
    gold = [wanted(speakers, 0, 20, "Mabel Orrin")]
    mine = {"one.txt": [given(speakers, 0, 20, "first name", "Mabel Orrin")]}
    lines = speakers.table(speakers.rows({"sample": list(speakers.judged(gold, mine))})).splitlines()
    assert "| first name | 1 | 1.000 |" in lines
    assert "| pronoun | 0 |  |" in lines
    assert len(lines) == 2 + len(speakers.KINDS) + 1
