from collections.abc import Callable

import pytest

from clapboard.mentions.page import Page
from clapboard.mentions.people import find_people
from clapboard.mentions.quotations import find_quotations
from clapboard.mentions.venues import find_venues
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span

Maker = Callable[..., Page]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("“It rained,” Maud Ferris told Variety.", "Variety"),
        ("“It rained,” Maud Ferris tells The Hollywood Reporter.", "The Hollywood Reporter"),
        ("“It rained,” Maud Ferris told the Harbour Gazette.", "Harbour Gazette"),
        ("“It rained,” Maud Ferris said in an interview with Harbour Weekly.", "Harbour Weekly"),
        ("“It rained,” Maud Ferris wrote on Instagram.", "Instagram"),
        ("Maud Ferris took to X to write, “It rained.”", "X"),
        ("“It rained,” Maud Ferris captioned her Instagram post.", "Instagram"),
        ("“It rained,” Maud Ferris said at San Diego Comic-Con.", "San Diego Comic-Con"),
        ("“It rained,” Maud Ferris said in a statement.", "statement"),
        ("“It rained,” Maud Ferris said in a statement to Variety.", "statement to Variety"),
        ("“It rained,” Maud Ferris said during a panel at the Harbour TV Festival.", "Harbour TV Festival"),
        ("“It rained,” Maud Ferris said on the Wet Boots podcast.", "Wet Boots"),
        ("“It rained,” Maud Ferris tweeted.", "Twitter"),
        ("During an appearance on The Graham Norton Show, Maud Ferris joked, “It rained.”", "The Graham Norton Show"),
        ("“It rained,” Maud Ferris said of the show.", None),
        ("“It rained,” Maud Ferris told Tom Dell.", None),
        ("“It rained,” Maud Ferris told us.", None),
        ("The show moved to HBO. “It rained,” Maud Ferris said.", None),
        ("“It rained,” Maud Ferris recalled to Vogue in May 2018.", "Vogue"),
        ("“It rained,” Maud Ferris told hosts on the Today show.", "Today"),
        ("During an appearance on The Late Show With Tom Dell, Maud Ferris said, “It rained.”", "The Late Show"),
        ("“It rained,” Maud Ferris told Xarvy Plonk, who nodded.", None),
        ("“It rained,” Maud Ferris told the Harbour Ledger.", "Harbour Ledger"),
        ("“It rained,” Maud Ferris told Xarvy Plonk.", "Xarvy Plonk"),
        ("“It rained,” Maud Ferris said in a March interview on Harbour FM.", "Harbour FM"),
        ("On Friday’s episode of The Wet Boots Show, Maud Ferris said, “It rained.”", "Wet Boots Show"),
        ("Maud Ferris opened up to Vogue in May. It was late. It was dark. It was cold.\n“It rained,” she told the publication.", "Vogue"),
        ("“It rained,” Maud Ferris told the publication.", None),
        ("“It rained,” Maud Ferris said on the podcast Two Wet Boots.", "Two Wet Boots"),
        ("As Maud Ferris told the newsletter Low Tide, “It rained.”", "Low Tide"),
        ("“It rained,” Maud Ferris said by phone.", "phone"),
        ("In her Wednesday, April 14, Harbour Morning interview with Tom Dell, Maud Ferris said, “It rained.”", "Harbour Morning"),
        ("“It rained,” Maud Ferris said in a voice note.", "voice note"),
        ("“It rained,” Maud Ferris said of the airings on HBO and Netflix.", None),
        ("“It rained,” Maud Ferris said of the newsletter SIGN UP HERE.", None),
    ],
)
def test_the_venue_of_a_quotation(page: Maker, text: str, venue: str | None) -> None:
    made = page(text)
    (one,) = find_quotations(made, find_people(made))
    assert one.venue == venue


def test_who_relays_is_the_carrier(page: Maker) -> None:
    made = page("Maud Ferris spoke at the Harbour TV Festival. “It rained,” Ferris said, via Deadline.")
    (one,) = find_quotations(made, find_people(made))
    assert (one.venue, one.carrier) == ("Harbour TV Festival", "Deadline")


def test_statements_are_printed_one_after_the_other(page: Maker) -> None:
    made = page("“It rained,” Maud Ferris said in a statement.\n“We had boats,” captain Tom Dell said.")
    assert [one.venue for one in find_quotations(made, find_people(made))] == ["statement", "statement"]


def test_words_after_a_colon_alone_were_said_elsewhere(page: Maker) -> None:
    made = page("At the Harbour TV Festival, Maud Ferris said, “It rained.”\nFerris on the boats: “We had two of them.”")
    assert [one.venue for one in find_quotations(made, find_people(made))] == ["Harbour TV Festival", None]


def test_an_introduction_holds_for_those_it_names(page: Maker) -> None:
    made = page("Maud Ferris and Tom Dell spoke to Variety about the rain.\n“It rained,” Ferris said.\n“It did,” Dell added.")
    assert [one.venue for one in find_quotations(made, find_people(made))] == ["Variety", "Variety"]


def test_a_post_is_its_author_s_alone(page: Maker) -> None:
    made = page("“It rained,” Maud Ferris wrote on Instagram.\n“They had boats,” an insider adds.")
    assert [one.venue for one in find_quotations(made, find_people(made))] == ["Instagram", None]


def test_another_s_venue_is_not_taken_over(page: Maker) -> None:
    made = page("Robin Quill broke the news in an interview with Variety. Maud Ferris has said before, “It rained.”")
    assert [one.venue for one in find_quotations(made, find_people(made)) if "rained" in one.content[0].of(made.text)] == [None]


def test_a_venue_ends_at_a_heading(page: Maker) -> None:
    made = page("“It rained,” Maud Ferris told Variety.\nWhat comes next\n“Snow,” Ferris said.", headings=(1,))
    assert [one.venue for one in find_quotations(made, find_people(made))] == ["Variety", None]


def test_a_post_stands_where_the_posts_stand(page: Maker) -> None:
    made = page("Maud Ferris wrote on Instagram that it rained.\nIn the caption, Ferris added: “Bring boots, everybody.”")
    assert [one.venue for one in find_quotations(made, find_people(made))][-1] == "Instagram"


def test_told_us_is_the_outlet_s_own() -> None:
    text = "“It rained,” Maud Ferris told us."
    document = Document(
        id="d", capture="c", text=text, paragraphs=(Span(0, len(text)),), published=UNDATED, reader="by hand", outlet="Wet Weekly"
    )
    made = Page.of(document)
    (one,) = find_quotations(made, find_people(made))
    assert one.venue == "Wet Weekly"


def test_people_are_no_venues(page: Maker) -> None:
    made = page("Maud Ferris spoke to Tom Dell.")
    assert find_venues(made, find_people(made)) == ()


RELEASE = "FOR IMMEDIATE RELEASE\nHARBOUR TV ORDERS MORE OF IT\n“It rained,” said Maud Ferris. “We stayed.”"


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (RELEASE, "press release"),
        ("PORT ELLA, Nov. 3 – It rained.\n“It rained,” said Maud Ferris.", None),
        ("PORT ELLA, November 3, 2021 – Harbour TV announced today that it rained.\n“It rained,” said Maud Ferris.", "press release"),
        ("Harbour TV announced today that it rained.\n“It rained,” said Maud Ferris.", None),
        ("They met at Wharf Fest.\nIt went on.\nIt rained.\n“It rained,” Maud Ferris told the crowd.", "Wharf Fest"),
        ("They met at Wharf Fest.\nIt went on.\nIt rained.\n“It rained,” Maud Ferris said.", None),
    ],
)
def test_what_a_document_is_tells_where_all_of_it_was_said(page: Maker, text: str, venue: str | None) -> None:
    made = page(text)
    assert {one.venue for one in find_quotations(made, find_people(made))} == {venue}


def test_the_answers_of_a_printed_interview_were_given_to_who_met_the_speaker(page: Maker) -> None:
    made = page("Maud Ferris has left. Telltide caught up with her.\nTW: Did it rain?\nMF: It did.\nTW: And then?\nMF: Then it snowed.")
    answers = [one for one in find_quotations(made, find_people(made)) if one.speaker == "Maud Ferris"]
    assert [one.venue for one in answers] == ["Telltide", "Telltide"]
