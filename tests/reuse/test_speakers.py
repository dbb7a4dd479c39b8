import pytest

from clapboard.reuse.speakers import Speakers, compare


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ines Marlow", "Marlow", Speakers.SAME),
        ("Ines Marlow", "Ines", Speakers.SAME),
        ("Ines Marlow", "Ines J. Marlow", Speakers.SAME),
        ("Dr. Marlow", "Ines Marlow", Speakers.SAME),
        ("creator Ines Marlow", "Ines Marlow", Speakers.SAME),
        ("Ines Marlow", "Tom Marlow", Speakers.OTHER),
        ("Ines Marlow", "Ines Okafor", Speakers.OTHER),
        ("Ines Marlow", "Okafor", Speakers.OTHER),
        ("Ines Marlow", None, Speakers.UNKNOWN),
        ("", "Okafor", Speakers.UNKNOWN),
        ("—", "Okafor", Speakers.UNKNOWN),
    ],
)
def test_whether_two_names_can_be_one_persons(one: str, other: str | None, expected: Speakers) -> None:
    assert compare(one, other) is compare(other, one) is expected
