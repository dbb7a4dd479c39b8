import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.record.names import counted, key, person_key, same_people, same_titles, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Tin Orchard", "Tin Orchard"),
        ("“Tin Orchard”", "tin orchard"),
        ("T.I.N.", "TIN"),
        ("Tin & Lead", "Tin and Lead"),
        ("Señor Tin", "Senor Tin"),
    ],
)
def test_printings_of_one_title(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(("one", "other"), [("Tin Orchard", "Tin Orchards"), ("Tin", "Tin 2")])
def test_titles_that_stay_apart(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


def test_a_subtitle_alone_is_the_whole_show_a_main_part_alone_is_not() -> None:
    found = same_titles(counted(["The Tin Orchard: Low Tide", "Low Tide", "The Tin Orchard"]))
    assert found == {
        "The Tin Orchard: Low Tide": "The Tin Orchard: Low Tide",
        "Low Tide": "The Tin Orchard: Low Tide",
        "The Tin Orchard": "The Tin Orchard",
    }


def test_a_subtitle_of_two_shows_is_neither() -> None:
    found = same_titles(counted(["Tin: Exiles", "Lead: Exiles", "Exiles"]))
    assert len(set(found.values())) == 3


def test_the_fullest_printing_then_the_most_used_stands_for_all() -> None:
    assert set(same_titles({"TIN ORCHARD": 1, "Tin Orchard": 5}).values()) == {"Tin Orchard"}


def test_judged_the_same() -> None:
    assert len(set(same_titles(counted(["Tin", "Zinn"]), judged=[("Tin", "Zinn")]).values())) == 1


def test_a_surname_stands_for_the_only_person_who_has_it() -> None:
    found = same_people(counted(["Ida Brook", "Brook", "Ms. Brook", "Ída Brook"]))
    assert len(set(found.values())) == 1


def test_a_surname_of_two_people_stands_for_nobody_else() -> None:
    found = same_people(counted(["Ida Brook", "Tom Brook", "Brook"]))
    assert found["Brook"] == "Brook"


def test_a_first_name_counts_where_nobody_has_it_as_surname() -> None:
    assert same_people(counted(["Ida Brook", "Ida"]))["Ida"] == "Ida Brook"


def test_generation_and_honorific_are_no_part_of_a_name() -> None:
    assert person_key("Dr. Tom Brook Jr.") == key("Tom Brook")


@given(st.lists(st.text(min_size=1, max_size=12), max_size=8), st.randoms())
def test_the_order_of_names_does_not_matter(names: list[str], random: object) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)
    assert same_titles(counted(names)) == same_titles(counted(shuffled))
    assert same_people(counted(names)) == same_people(counted(shuffled))
    assert set(same_people(counted(names)).values()) <= set(names)


def test_a_surname_of_two_parts_stands_for_the_only_full_name_that_ends_with_it() -> None:
    names = same_people({"Bettina Lund-Oyster": 2, "Lund-Oyster": 3, "Ida Marsh Brook": 1, "Marsh Brook": 1, "Tom Marsh Weir": 1})
    assert names["Lund-Oyster"] == "Bettina Lund-Oyster"
    assert names["Marsh Brook"] == "Ida Marsh Brook"
    twice = same_people({"Ida Lund-Oyster": 1, "Tom Lund-Oyster": 1, "Lund-Oyster": 1})
    assert twice["Lund-Oyster"] == "Lund-Oyster"


def test_a_double_barrelled_surname_stands_for_its_only_full_name() -> None:
    assert same_people(counted(["Ida Brook-Quell", "Brook-Quell"]))["Brook-Quell"] == "Ida Brook-Quell"


def test_a_misspelt_first_name_does_not_make_a_surname_ambiguous() -> None:
    found = same_people(counted(["Philippa Quell", "Philippa Quell", "Phillipa Quell", "Quell"]))
    assert found["Quell"] == "Philippa Quell"
    assert found["Phillipa Quell"] == "Phillipa Quell"


def test_a_full_name_with_a_word_too_many_before_it_does_not_stand_for_it() -> None:
    assert same_people(counted(["Anna Weir", "Anna Weir", "Dearest Anna Weir"]))["Anna Weir"] == "Anna Weir"


def test_a_title_without_its_first_word_is_the_same_where_three_words_are_left() -> None:
    found = same_titles({"Star Harvest: Outer Fields": 2, "Harvest: Outer Fields": 1, "Long Cold Spring": 1, "Cold Spring": 1})
    assert found["Harvest: Outer Fields"] == "Star Harvest: Outer Fields"
    assert found["Cold Spring"] == "Cold Spring"
