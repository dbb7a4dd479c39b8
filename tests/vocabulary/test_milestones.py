"""Every line of the vocabulary is proved by its example."""

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows
from clapboard.model.document import UNDATED, Document
from clapboard.model.mention import MilestoneMention
from clapboard.model.span import Span
from clapboard.vocabulary.milestones import Kind, Wording, kinds, spelt_out
from clapboard.vocabulary.phrasing import inflections, phrase

BEFORE = "Harbour Nine season 3 is a drama. Glass Orchard season 2 is a comedy.\n"


def milestones(text: str) -> tuple[MilestoneMention, ...]:
    text = BEFORE + text
    cut = len(BEFORE)
    document = Document(
        id="d",
        capture="d",
        text=text,
        paragraphs=(Span(0, cut - 1), Span(cut, len(text))),
        published=UNDATED,
        reader="by hand",
    )
    page = Page.of(document)
    return tuple(found for found in find_milestones(page, find_shows(page)) if found.span.start >= cut)


def cases(*, traps: bool) -> list[object]:
    return [
        pytest.param(kind, wording, id=f"{kind.key}-{at}")
        for kind in kinds().values()
        for at, wording in enumerate(kind.traps if traps else kind.phrases)
    ]


@pytest.mark.parametrize(("kind", "wording"), cases(traps=False))
def test_the_example_of_a_phrase_is_found(kind: Kind, wording: Wording) -> None:
    found = milestones(wording.example)
    assert any(same(kind.key, mention) for mention in found), [(mention.kind, mention.rule) for mention in found]


@pytest.mark.parametrize(("kind", "wording"), cases(traps=True))
def test_the_example_of_a_trap_is_not_taken_for_the_kind(kind: Kind, wording: Wording) -> None:
    found = milestones(wording.example)
    assert not any(mention.kind == kind.key for mention in found), [mention.rule for mention in found if mention.kind == kind.key]


NEIGHBOURS = {
    "ordered": {"renewed"},
    "renewed": {"undone", "cancelled"},
    "cancelled": {"renewed"},
    "undone": {"moved_platform"},
    "first_look": {"teaser"},
    "filming_started": {"filming_resumed"},
    "delayed": {"filming_paused", "date_moved"},
    "released": {"date_set", "ended"},
    "date_set": {"date_moved"},
    "cast_returning": {"cast_left", "cast_added"},
    "trailer": {"teaser"},
}
"""Where two kinds claim the same words, the more exact one may be found in its place."""


def same(key: str, mention: MilestoneMention) -> bool:
    return mention.kind == key or mention.kind in NEIGHBOURS.get(key, set())


def test_every_kind_of_the_design_has_phrases() -> None:
    wanted = (
        "ordered renewed cancelled undone final_season writing cast_added cast_left recast title_announced filming_started filming_paused "
        "filming_resumed filming_wrapped delayed first_look teaser trailer date_set date_moved released ended moved_platform "
        "removed licensed spin_off film"
    ).split()
    assert all(kinds()[key].phrases for key in wanted)


def test_verbs_are_inflected() -> None:
    assert inflections("wrap") == ("wrap", "wraps", "wrapped", "wrapping")
    assert "cancelled" in inflections("cancel")
    assert "canceled" in inflections("cancel")
    assert "greenlit" in inflections("greenlight")
    assert "carries" in inflections("carry")


def test_a_phrase_with_unbalanced_brackets_is_refused() -> None:
    with pytest.raises(ValueError, match="brackets"):
        phrase("renewed (for a season")


def test_a_phrase_in_which_nothing_is_fixed_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing is fixed"):
        phrase("[maybe] ..")


def test_a_class_of_words_stands_for_all_of_them() -> None:
    assert "production" in spelt_out("<work> .. <begin>")
    assert phrase(spelt_out("<work> .. <begin>")).pattern.search("production in porto kicked off")


def test_a_class_that_the_file_does_not_define_is_refused() -> None:
    with pytest.raises(ValueError, match="no such class"):
        spelt_out("<nonsense> started")


@pytest.mark.parametrize("aside", [", 51,", " (Rip Tide)", ", who plays the pilot,"])
def test_a_name_is_read_with_what_stands_beside_it(aside: str) -> None:
    found = milestones(f"Fan favourite Nina Alvar{aside} has quit.")
    assert [(mention.kind, mention.value) for mention in found] == [("cast_left", "Nina Alvar")]


def test_the_reason_belongs_to_the_fact_of_its_clause() -> None:
    text = "When the company saw the response to season 1, it renewed Harbour Nine for a fourth season."
    reasons = {mention.kind: mention.because is not None for mention in milestones(text)}
    assert reasons["renewed"]
    assert not reasons.get("released", False)
