"""A fact belongs to the show of its clause: forty sentences with two shows in them.

Each names the title that a milestone must hang on. At most one in ten may hang on the wrong one; the test counts them.
"""

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span

LEAD = "“Harbour Nine” season 3 is coming, Starz has said. The drama “Harbour Nine” is set on a quay.\n"

SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("While “Harbour Nine” waits for news, “Glass Orchard” has been renewed for a second season.", "renewed", "Glass Orchard"),
    ("“Glass Orchard” was cancelled last week, but “Harbour Nine” is safe.", "cancelled", "Glass Orchard"),
    ("Starz renewed “Harbour Nine” for a fourth season and cancelled “Glass Orchard” after one season.", "cancelled", "Glass Orchard"),
    ("Starz renewed “Harbour Nine” for a fourth season and cancelled “Glass Orchard” after one season.", "renewed", "Harbour Nine"),
    ("Filming on “The Long Thaw” season 2 has begun in Oslo, where “Harbour Nine” was made.", "filming_started", "The Long Thaw"),
    ("“Harbour Nine” returns on May 4, a week after “The Long Thaw” ended its run.", "ended", "The Long Thaw"),
    ("“Harbour Nine” returns on May 4, a week after “The Long Thaw” ended its run.", "date_set", "Harbour Nine"),
    ("Before “Harbour Nine” comes back, “Glass Orchard” season 2 will premiere on June 9.", "date_set", "Glass Orchard"),
    ("The trailer for “Glass Orchard” season 2 dropped the day “Harbour Nine” left the charts.", "trailer", "Glass Orchard"),
    ("Hulu has picked up “The Long Thaw” for a third season; “Harbour Nine” has to wait.", "renewed", "The Long Thaw"),
    ("“The Long Thaw” season 4 has wrapped, the maker of “Harbour Nine” said.", "filming_wrapped", "The Long Thaw"),
    ("As “Harbour Nine” goes on, Peacock axes “Glass Orchard” after two seasons.", "cancelled", "Glass Orchard"),
    ("Like “Harbour Nine” before it, “Glass Orchard” has been renewed for a third season.", "renewed", "Glass Orchard"),
    ("Season 5 of “The Long Thaw” will be its last, whereas “Harbour Nine” goes on.", "final_season", "The Long Thaw"),
    ("“Glass Orchard” season 2 is now streaming on Hulu, next to “Harbour Nine.”", "released", "Glass Orchard"),
    ("Nina Alvar, known from “Harbour Nine,” has joined the cast of “Glass Orchard.”", "cast_added", "Glass Orchard"),
    ("“Harbour Nine” star Nina Alvar will direct an episode of “The Long Thaw” season 2.", "cast_added", "The Long Thaw"),
    ("The comedy “Glass Orchard” was delayed to 2027, the drama “Harbour Nine” was not.", "delayed", "Glass Orchard"),
    ("AMC ordered a spin-off of “The Long Thaw” while “Harbour Nine” was filming.", "spin_off", "The Long Thaw"),
    ("“Glass Orchard” moved from Hulu to Netflix, and “Harbour Nine” stayed at Starz.", "moved_platform", "Glass Orchard"),
    ("“The Long Thaw” will conclude with a feature film, as “Harbour Nine” once did.", "film", "The Long Thaw"),
    ("“Harbour Nine” was renewed in May; a month later “Glass Orchard” was cancelled.", "renewed", "Harbour Nine"),
    ("“Harbour Nine” was renewed in May; a month later “Glass Orchard” was cancelled.", "cancelled", "Glass Orchard"),
    ("Netflix cancelled “The Long Thaw” on the day that “Harbour Nine” season 3 began filming.", "cancelled", "The Long Thaw"),
    ("Netflix cancelled “The Long Thaw” on the day that “Harbour Nine” season 3 began filming.", "filming_started", "Harbour Nine"),
    ("With “Glass Orchard” renewed for season 3, Starz has a pair for “Harbour Nine.”", "renewed", "Glass Orchard"),
    ("Unlike “Harbour Nine,” “Glass Orchard” will not return for a second season.", "cancelled", "Glass Orchard"),
    ("“Glass Orchard” got a teaser on Friday, two days after “Harbour Nine” did.", "teaser", "Glass Orchard"),
    ("Production on “The Long Thaw” has been paused, which leaves “Harbour Nine” alone in Oslo.", "filming_paused", "The Long Thaw"),
    ("The makers of “Harbour Nine” saw their second series, “Glass Orchard,” cancelled after three seasons.", "cancelled", "Glass Orchard"),
    ("“The Long Thaw” has found a new home at Peacock, whose “Harbour Nine” is a hit.", "moved_platform", "The Long Thaw"),
    ("“Glass Orchard” season 2 premiered in March, five weeks before “Harbour Nine.”", "released", "Glass Orchard"),
    ("Tom Birk has left “Glass Orchard” and now writes for “Harbour Nine.”", "cast_left", "Glass Orchard"),
    ("“Harbour Nine” fans will know that “The Long Thaw” was renewed for a second season.", "renewed", "The Long Thaw"),
    ("The first season of “Glass Orchard” arrived in 2022, when “Harbour Nine” was being written.", "released", "Glass Orchard"),
    ("CBS reversed the cancellation of “The Long Thaw,” a rival of “Harbour Nine.”", "undone", "The Long Thaw"),
    ("The series finale of “Glass Orchard” aired on Sunday, right after “Harbour Nine.”", "ended", "Glass Orchard"),
    ("Hulu set the premiere of “Glass Orchard” season 3 for May 12, and “Harbour Nine” has no date yet.", "date_set", "Glass Orchard"),
    ("A third season of “The Long Thaw” was ordered together with the first film of “Harbour Nine.”", "renewed", "The Long Thaw"),
    (
        "“Harbour Nine” and its maker are busy, yet “Glass Orchard” begins filming its second season in June.",
        "filming_started",
        "Glass Orchard",
    ),
)


def attached(sentence: str, kind: str) -> set[str | None]:
    text = LEAD + sentence
    cut = len(LEAD)
    paragraphs = (Span(0, cut - 1), Span(cut, len(text)))
    page = Page.of(Document(id="d", capture="d", text=text, paragraphs=paragraphs, published=UNDATED, reader="by hand"))
    found = find_milestones(page, find_shows(page))
    return {mention.show for mention in found if mention.kind == kind and mention.span.start >= cut}


def test_there_are_forty_sentences() -> None:
    assert len(SENTENCES) >= 40


def test_at_most_one_in_ten_facts_hangs_on_the_wrong_show() -> None:
    wrong = [(sentence, kind, attached(sentence, kind)) for sentence, kind, title in SENTENCES if attached(sentence, kind) - {title}]
    assert len(wrong) * 10 <= len(SENTENCES), wrong


def test_nearly_all_of_them_are_found() -> None:
    missed = [(sentence, kind) for sentence, kind, title in SENTENCES if title not in attached(sentence, kind)]
    assert len(missed) * 10 <= len(SENTENCES), missed


@pytest.mark.parametrize(
    "sentence", ["Harbour Nine star Nina Alvar was seen in The Long Thaw.", "Fans compare “Harbour Nine” with “Glass Orchard.”"]
)
def test_two_titles_alone_are_no_fact(sentence: str) -> None:
    text = LEAD + sentence
    paragraphs = (Span(0, len(LEAD) - 1), Span(len(LEAD), len(text)))
    page = Page.of(Document(id="d", capture="d", text=text, paragraphs=paragraphs, published=UNDATED, reader="by hand"))
    assert not [mention for mention in find_milestones(page, find_shows(page)) if mention.span.start >= len(LEAD)]
