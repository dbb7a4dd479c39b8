import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.mentions.page import Page
from clapboard.mentions.people import find_people
from clapboard.model.document import UNDATED, Document
from clapboard.model.mention import Naming, ShowMention
from clapboard.model.span import Span

Maker = Callable[..., Page]


def told(page: Page) -> list[tuple[str, str | None]]:
    return [(one.span.of(page.text), one.name) for one in find_people(page)]


def who(page: Page, words: str) -> str | None:
    """Return whom the last mention with these words stands for."""
    return [name for text, name in told(page) if text == words][-1]


def test_surname_and_first_name_stand_for_the_full_name(page: Maker) -> None:
    text = "Maud Ferris opened the gates. Ferris said it rained. “It did,” Maud added."
    assert told(page(text)) == [("Maud Ferris", "Maud Ferris"), ("Ferris", "Maud Ferris"), ("Maud", "Maud Ferris")]


def test_accents_and_middle_names_make_no_second_person(page: Maker) -> None:
    text = "Zoë Quill Béranger opened the gates. Zoe Béranger said it rained. Beranger left."
    assert {name for _, name in told(page(text))} == {"Zoë Quill Béranger"}


def test_pronouns_follow_the_gender_that_names_and_roles_prove(page: Maker) -> None:
    text = "Maud Ferris met Tom Dell at the pier. He was late, and she told him so."
    assert [name for words, name in told(page(text)) if words in ("He", "him")] == ["Tom Dell", "Tom Dell"]
    assert who(page(text), "she") == "Maud Ferris"


def test_a_pronoun_keeps_to_the_speaker(page: Maker) -> None:
    text = "“I met Tom Dell once,” Robin Quill said.\n“It was raining,” he added."
    assert who(page(text), "he") == "Robin Quill"


def test_who_is_only_named_inside_the_marks_does_not_speak(page: Maker) -> None:
    text = "Hugh Ferris took the stage. “It is an honour to follow Tom Dell,” he said."
    assert who(page(text), "he") == "Hugh Ferris"


def test_a_role_stands_for_who_has_it(page: Maker) -> None:
    text = "Creator Maud Ferris met actor Tom Dell. Dell was late. The creator laughed, and the actor left."
    assert who(page(text), "The creator") == "Maud Ferris"
    assert who(page(text), "the actor") == "Tom Dell"


def test_an_age_stands_for_who_has_it(page: Maker) -> None:
    text = "Maud Ferris, 42, met Tom Dell, 61. The 42-year-old laughed."
    assert who(page(text), "The 42-year-old") == "Maud Ferris"


def test_an_actress_is_no_man(page: Maker) -> None:
    text = "Maud Ferris arrived first. Tom Dell followed. The actress waved."
    assert who(page(text), "The actress") == "Maud Ferris"


def test_one_person_may_be_they(page: Maker) -> None:
    text = "Robin Quill spoke at the pier. “It rained,” they said."
    assert who(page(text), "they") == "Robin Quill"


def test_several_people_are_not_one_they(page: Maker) -> None:
    text = "Robin Quill thanked the fans. They cheered."
    assert "They" not in [words for words, _ in told(page(text))]


def test_a_company_is_called_what_it_is(page: Maker) -> None:
    text = "Harbour Lane Pictures bought the pier. The company will rebuild it."
    (first, second) = find_people(page(text))
    assert (first.naming, second.naming, second.name) == (Naming.COMPANY, Naming.COMPANY, "Harbour Lane Pictures")


def test_a_name_with_a_role_needs_no_known_given_name(page: Maker) -> None:
    assert who(page("It was written by the novelist Xarvy Plonk. Plonk lives in a lighthouse."), "Plonk") == "Xarvy Plonk"


def test_an_officer_of_a_company_is_a_person(page: Maker) -> None:
    assert ("Maud Ferris", "Maud Ferris") in told(page("Harbour Lane Pictures President Maud Ferris agreed."))


def test_titles_are_no_people(page: Maker) -> None:
    text = "Maud Marlow is back. Tom Dell said so."
    made = page(text)
    show = ShowMention(span=Span(0, 11), title="Maud Marlow", rule="given")
    assert [one.name for one in find_people(made, shows=[show])] == ["Tom Dell"]


def test_a_publication_that_reports_is_no_person(page: Maker) -> None:
    assert told(page("Variety reported that it rained. Deadline confirmed it.")) == []


def test_a_nickname_does_not_cut_a_name(page: Maker) -> None:
    assert told(page("Thomas “Tug” Dell left."))[0][0] == "Thomas “Tug” Dell"


def test_an_insider_is_nobody_that_the_text_names(page: Maker) -> None:
    assert "The insider" not in [words for words, _ in told(page("Maud Ferris arrived. The insider waved."))]


def test_who_is_told_does_not_speak(page: Maker) -> None:
    assert told(page("They told Wet Matters that it rained.")) == []


def test_a_headline_may_run_on_behind_a_name(page: Maker) -> None:
    made = page("Maud Ferris Opens Up About Rain And Tents\nMaud Ferris is back.", headings=(0,))
    assert told(made) == [("Maud Ferris", "Maud Ferris"), ("Maud Ferris", "Maud Ferris")]


@settings(deadline=None)
@given(st.text(alphabet="ab AB.,'’“”\nMaudFerris heshethy", max_size=200))
def test_no_text_makes_it_fail_or_leave_the_text(text: str) -> None:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\s\n][^\n]*", text))
    made = Page.of(Document(id="d", capture="c", text=text, paragraphs=paragraphs, published=UNDATED, reader="by hand"))
    end = 0
    for one in find_people(made):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end


@pytest.mark.parametrize("text", ["", "He said. She said. They said.", "“”", "THE 20-YEAR-OLD. The The The actor"])
def test_nothing_is_made_of_nothing(page: Maker, text: str) -> None:
    assert told(page(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The lead is played by Oriel Tancock. Then it rained.",
        "Newcomers are Maud Ferris, Oriel Tancock and Tom Dell.",
        "Oriel Tancock (The Long Pier) comes aboard.",
        "They met Oriel Tancock’s publicist. Nobody spoke.",
        "It was Oriel Gyu-min who called.",
    ],
)
def test_unknown_names_are_known_by_what_is_said_beside_them(page: Maker, text: str) -> None:
    name = "Oriel Gyu-min" if "Gyu" in text else "Oriel Tancock"
    assert name in {full for _, full in told(page(text))}


@pytest.mark.parametrize(
    "text", ["They filmed in Copper Quay.", "She told Harbour Ledger that it rained.", "A drama called Copper Quay ran for years."]
)
def test_places_papers_and_works_are_no_people(page: Maker, text: str) -> None:
    assert "Copper Quay" not in {full for _, full in told(page(text))}
    assert "Harbour Ledger" not in {full for _, full in told(page(text))}


def test_a_name_known_by_its_form_alone_does_not_take_a_pronoun_from_a_person(page: Maker) -> None:
    text = "Maud Ferris wrote it. Copper Quay came first. She laughed."
    assert who(page(text), "She") == "Maud Ferris"


def test_two_names_joined_by_a_sign_are_a_firm(page: Maker) -> None:
    found = find_people(page("Tancock & Quell said that it rained."))
    assert [(one.name, one.naming) for one in found] == [("Tancock & Quell", Naming.COMPANY)]


def test_who_is_the_subject_of_what_is_reported_does_not_speak(page: Maker) -> None:
    found = {full for _, full in told(page("Maud Ferris said Norbury would pay for the gates."))}
    assert "Norbury" not in found


def test_titles_of_office_are_no_part_of_a_name(page: Maker) -> None:
    assert told(page("Councillor Oriel Tancock said it rained."))[0] == ("Oriel Tancock", "Oriel Tancock")


def test_a_pronoun_behind_a_stranger_who_speaks_means_nobody_known(page: Maker) -> None:
    text = "Tom Dell left the pier. A spokesman for the town insisted that it rained. He said it would go on."
    assert [name for words, name in told(page(text)) if words == "He"] == []


def test_a_role_does_not_stand_for_who_has_one_of_another_trade(page: Maker) -> None:
    text = "Creator Maud Ferris said it rained. She laughed. Then Ferris said no. Ida Quell left early. The actress was late."
    assert who(page(text), "The actress") == "Ida Quell"


def test_a_singer_of_one_name_with_an_account_is_no_company(page: Maker) -> None:
    text = "Tyrsa, 24, shared a video. Fans found Tom Dell in Tyrsa’s Instagram comments. She laughed."
    found = find_people(page(text))
    assert {one.naming for one in found if one.name == "Tyrsa"} == {Naming.SURNAME, Naming.PRONOUN}


def test_handles_are_no_names_and_a_participle_is_no_part_of_one(page: Maker) -> None:
    text = "Maud Ferris was heard thanking Tom Dell. “Hello, @TomDellSays,” she said. He was late after Facing Dell."
    assert {name for _, name in told(page(text))} == {"Maud Ferris", "Tom Dell"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maud Ferris Confirms New Season Of Harbour Nine\n\nShe smiled.", "Maud Ferris"),
        ("Said Ferris, “It rained.” Maud Ferris left.", "Maud Ferris"),
        ("Sadly Maud Ferris left.", "Maud Ferris"),
        ("“Who Killed Tom Dell?” the poster asks. Tom Dell smiled.", "Tom Dell"),
    ],
)
def test_verbs_with_a_capital_belong_to_no_name(page: Maker, text: str, name: str) -> None:
    assert {one.name for one in find_people(page(text))} == {name}


def test_the_part_in_brackets_behind_an_actor_says_nothing(page: Maker) -> None:
    assert who(page("Maud Ferris is back. Ferris (Ruth) sat down for tea. She said that it rained."), "She") == "Maud Ferris"


def test_a_mark_turned_the_wrong_way_is_an_apostrophe(page: Maker) -> None:
    text = "Maud Ferris‘s sister waved. Ferris‘s dog barked."
    found = find_people(page(text))
    assert [(one.span.of(text), one.name) for one in found] == [("Maud Ferris", "Maud Ferris"), ("Ferris", "Maud Ferris")]
