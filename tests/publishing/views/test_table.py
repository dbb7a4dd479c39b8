import pytest

from clapboard.publishing.views import Row, Table


def test_a_row_fits_its_columns() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Table(name="seasons", columns=("season", "stage"), rows=(Row(id="1", cells=("1",), evidence=("a",)),))


def test_an_id_stands_once_in_its_table() -> None:
    row = Row(id="1", cells=("1",), evidence=("a",))
    with pytest.raises(ValueError, match="one id"):
        Table(name="seasons", columns=("season",), rows=(row, row))
