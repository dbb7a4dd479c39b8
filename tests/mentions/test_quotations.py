from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clapboard.mentions.page import Page
from clapboard.mentions.people import find_people
from clapboard.mentions.quotations import find_quotations
from clapboard.model.document import UNDATED, Document
from clapboard.model.mention import Quotation, QuotationKind
from clapboard.model.span import Span

Maker = Callable[..., Page]
INTRO = "Maud Ferris created the show, and actor Tom Dell stars in it.\n"


def found(page: Page) -> tuple[Quotation, ...]:
    return find_quotations(page, find_people(page))


def said(page: Page) -> list[tuple[str, str | None]]:
    """Return every stretch said, with its speaker."""
    return [(span.of(page.text), one.speaker) for one in found(page) for span in one.content if one.kind is not QuotationKind.INDIRECT]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We shot all of it in the rain,” Ferris said.",
        "“We shot all of it in the rain,” said Ferris.",
        "“We shot all of it in the rain,” Ferris later told reporters.",
        "“We shot all of it in the rain,” said the creator, laughing.",
        "“We shot all of it in the rain!” Ferris gushed.",
        "“We shot all of it in the rain,” Maud Ferris, who also writes the scripts, recalled.",
        "“We shot all of it in the rain,” Ms. Ferris said.",
        "“We shot all of it in the rain,” Ferris flumphed.",
        "‘We shot all of it in the rain,’ Ferris said.",
        "«We shot all of it in the rain», Ferris said.",
        "Ferris said, “We shot all of it in the rain.”",
        "Ferris told the crowd: “We shot all of it in the rain.”",
        "Ferris took to the stage to say, “We shot all of it in the rain.”",
        "Asked about the weather, Ferris shrugged: “We shot all of it in the rain.”",
        "According to Ferris, “We shot all of it in the rain.”",
        "“We shot all of it in the rain.” — Maud Ferris",
    ],
)
def test_whole_sentences_in_marks_have_their_speaker(page: Maker, sentence: str) -> None:
    ((words, speaker),) = said(page(INTRO + sentence))
    assert words.strip(".,!") == "We shot all of it in the rain"
    assert speaker == "Maud Ferris"


def test_fragments_around_one_attribution_are_one_quotation(page: Maker) -> None:
    made = page(INTRO + "“We shot it in the rain,” Ferris said, “and nobody complained. Ever.”")
    (one,) = found(made)
    assert [span.of(made.text) for span in one.content] == ["We shot it in the rain,", "and nobody complained. Ever."]
    assert (one.kind, one.speaker, one.role) == (QuotationKind.DIRECT, "Maud Ferris", None)


def test_what_follows_in_the_paragraph_is_the_same_speaker_s(page: Maker) -> None:
    made = page(INTRO + "“We shot it in the rain,” Ferris said. “Nobody complained.”")
    assert [speaker for _, speaker in said(made)] == ["Maud Ferris", "Maud Ferris"]


def test_quoted_paragraphs_carry_the_speaker_on(page: Maker) -> None:
    made = page(INTRO + "“We shot it in the rain,” Ferris said.\n“Nobody complained about it.\n“Well, Tom did.”\n“I did,” Dell admitted.")
    assert [speaker for _, speaker in said(made)] == ["Maud Ferris"] * 3 + ["Tom Dell"]


def test_a_heading_ends_the_carrying(page: Maker) -> None:
    made = page("“We shot it in the rain,” Maud Ferris said.\nWhat comes next\n“Nobody knows what comes next.”", headings=(1,))
    assert said(made)[1][1] is None


def test_a_paragraph_about_somebody_introduces_what_follows(page: Maker) -> None:
    made = page("Maud Ferris remembers the weather.\n“We shot all of it in the rain.”")
    assert said(made) == [("We shot all of it in the rain.", "Maud Ferris")]


def test_a_fragment_in_the_writer_s_sentence_is_mixed(page: Maker) -> None:
    made = page(INTRO + "The creator argues that the show is about, “holding on in bad weather.”")
    (one,) = found(made)
    assert (one.kind, one.speaker, one.role) == (QuotationKind.MIXED, "Maud Ferris", "creator")
    assert one.content[0].of(made.text) == "holding on in bad weather."


def test_two_fragments_of_one_sentence_are_one_quotation(page: Maker) -> None:
    made = page(INTRO + "Ferris called the shoot “a wet joy” and “a small war”.")
    (one,) = found(made)
    assert len(one.content) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The episode titled “Rain Again” airs on Monday.",
        "“Rain Again” has been renewed for a second season.",
        "They sang “la la, the rain is falling on me now” all night.",
        "There are more tents ahead for “Rain Again.”",
        "The so-called “wet season” is over.",
        "The news comes with a twist: “Rain Again” isn't ending.",
    ],
)
def test_titles_songs_and_scare_quotes_are_no_quotations(page: Maker, sentence: str) -> None:
    assert said(page(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ferris said that the tents would be back in spring.", "the tents would be back in spring"),
        ("Ferris confirmed the tents would be back in spring.", "the tents would be back in spring"),
        ("According to Ferris, the tents would be back in spring.", "the tents would be back in spring"),
        ("Ferris told Variety about how her years at sea shaped the story.", "her years at sea shaped the story"),
        ("She feels like the tents should be back in spring.", "the tents should be back in spring"),
    ],
)
def test_reported_speech(page: Maker, sentence: str, words: str) -> None:
    made = page("Maud Ferris created the show. " + sentence)
    (one,) = found(made)
    assert (one.kind, one.content[0].of(made.text), one.speaker) == (QuotationKind.INDIRECT, words, "Maud Ferris")


def test_pronouns_speak_for_the_person(page: Maker) -> None:
    made = page(INTRO + "“It rained,” Dell said.\n“It always does,” he added.\n“Not always,” she replied.")
    assert [speaker for _, speaker in said(made)] == ["Tom Dell", "Tom Dell", "Maud Ferris"]


def test_a_joint_statement_has_two_speakers(page: Maker) -> None:
    source = "Maud Ferris, president of Harbour Lane Pictures, and Tom Dell, its head of weather,"
    made = page(f"“It will rain again,” said {source} in a joint statement.")
    (one,) = found(made)
    assert (one.speaker, one.co_speakers, one.venue) == ("Maud Ferris", ("Tom Dell",), "joint statement")


def test_they_of_a_joint_statement_are_the_same_two(page: Maker) -> None:
    made = page("“It will rain,” Maud Ferris and Tom Dell said in a statement. “Bring boots,” they added.")
    assert [(one.speaker, one.co_speakers) for one in found(made)][-1] == ("Maud Ferris", ("Tom Dell",))


def test_a_company_speaks_as_a_company(page: Maker) -> None:
    (one,) = found(page("“Season two starts in May,” Netflix wrote on Instagram."))
    assert (one.speaker, one.voice, one.venue) == ("Netflix", "company", "Instagram")


def test_an_official_text_has_no_speaker(page: Maker) -> None:
    (one,) = found(page("Netflix has an official description for the show: “Two keepers guard a light that nobody needs.”"))
    assert (one.speaker, one.voice, bool(one.unknown)) == (None, "official text", True)
    (other,) = found(page("“Two keepers guard a light that nobody needs,” reads the official logline."))
    assert (other.speaker, other.voice) == (None, "official text")


@pytest.mark.parametrize(
    "source",
    [
        "a source",
        "a friend of the star",
        "two sources close to Tom Dell",
        "one insider",
        "an eyewitness",
        "a spokesperson for the network",
        "her publicist",
    ],
)
def test_who_is_not_named_stays_unknown_with_a_reason(page: Maker, source: str) -> None:
    (one,) = found(page(INTRO + f"“It rained for weeks,” {source} tells Us Weekly."))
    assert one.speaker is None
    assert one.unknown
    assert one.venue == "Us Weekly"


def test_transcripts(page: Maker) -> None:
    text = (
        "QUILL: Did it rain?\nFERRIS: Every day of the shoot.\nQUILL: And then?\nFERRIS: Then it snowed.\nMaud Ferris spoke to Robin Quill."
    )
    made = page(text)
    assert [(words, speaker) for words, speaker in said(made)][:2] == [
        ("Did it rain?", "Robin Quill"),
        ("Every day of the shoot.", "Maud Ferris"),
    ]


def test_initials_in_a_transcript_stand_for_who_has_them(page: Maker) -> None:
    text = "Maud Ferris has left. She sat down with us.\nTW: Did it rain?\nMF: Every day of the shoot.\nTW: And then?\nMF: Then it snowed."
    assert [speaker for words, speaker in said(page(text)) if words in ("Every day of the shoot.", "Then it snowed.")] == [
        "Maud Ferris"
    ] * 2


def test_the_answers_are_those_of_who_is_met_before_the_questions(page: Maker) -> None:
    text = (
        "Tom Dell wrote it. Maud Ferris arrives early. Ferris has rowed all day.\n"
        "Q: Did it rain?\nA: Every day.\nQ: And then?\nA: Then it snowed."
    )
    assert ("Then it snowed.", "Maud Ferris") in said(page(text))


@pytest.mark.parametrize(
    "text",
    [
        "Maud Ferris put a picture on her page. “It rained,” the caption read.",
        "Maud Ferris put a picture on her page and underneath it wrote: “It rained.”",
        "Maud Ferris was late. It was “raining cats,” according to her own account.",
        "Tom Dell and Maud Ferris were late. “It rained,” the latter said.",
        "Maud Ferris and Tom Dell were late. “It rained,” the former said.",
    ],
)
def test_it_is_not_the_thing_that_speaks(page: Maker, text: str) -> None:
    assert {speaker for _, speaker in said(page(text))} == {"Maud Ferris"}


def test_a_name_that_a_role_and_another_name_follow_has_no_role(page: Maker) -> None:
    text = "Talking to Harbour Ledger, creator Maud Ferris said, “It rained.” He joked, “It poured.”"
    assert "Harbour Ledger" not in {speaker for _, speaker in said(page(text))}


def test_a_block_without_marks_is_whose_post_announces_it(page: Maker) -> None:
    text = "Maud Ferris, the creator, posted the following message on Sunday:\nSo it rained on all of us. Tom says it was fun.\nThey left."
    assert said(page(text)) == [("So it rained on all of us. Tom says it was fun.", "Maud Ferris")]


def test_a_list_is_no_block_of_words(page: Maker) -> None:
    assert said(page("Maud Ferris shared the following statement:\n1. It rained on all of us that day.\nThey left.")) == []


@pytest.mark.parametrize("words", ["Rain,", "Every Sunday,", "Rain!"])
def test_words_like_a_title_are_said_where_the_attribution_follows(page: Maker, words: str) -> None:
    made = page(f"Maud Ferris was asked when. “{words}” she said.")
    assert said(made) == [(words, "Maud Ferris")]


def test_who_speaks_for_somebody_is_not_named_by_their_name(page: Maker) -> None:
    (one,) = found(page("Maud Ferris left. A rep for Ferris told Variety, “It rained.”"))
    assert (one.speaker, one.unknown) == (None, "an unnamed spokesperson")


def test_a_signed_post(page: Maker) -> None:
    made = page("Here is what the maker wrote:\nIt is over and I am glad. See you all in the rain. — Maud Ferris (@maudferris) May 4, 2021")
    (one,) = found(made)
    assert (one.speaker, one.venue, one.voice) == ("Maud Ferris", "Twitter", "person")
    assert one.content[0].of(made.text) == "It is over and I am glad. See you all in the rain."


def test_a_quotation_over_paragraphs_without_marks_is_one(page: Maker) -> None:
    made = page("Maud Ferris said, “It rained.\nIt snowed.\nWe stayed.”")
    assert said(made) == [("It rained.\nIt snowed.\nWe stayed.", "Maud Ferris")]


def test_when_it_was_said_and_how_the_text_calls_it(page: Maker) -> None:
    made = page("In a recent interview with Variety, Maud Ferris said, “It rained.”")
    (one,) = found(made)
    assert (one.venue, one.called) == ("Variety", "recent")
    assert one.frame is not None
    assert one.frame.of(made.text) == "a recent interview"
    (other,) = found(page("Maud Ferris spoke to Variety previously. “It rained,” she said."))
    assert (other.venue, other.called) == ("Variety", "previous")


def test_an_anchored_date_of_saying(page: Maker) -> None:
    (one,) = found(page("Maud Ferris spoke to Variety earlier this year. “It rained,” she said."))
    assert one.said is not None
    assert one.said.anchor


def test_the_owner_of_a_name_does_not_speak(page: Maker) -> None:
    made = page(INTRO + "Ferris' mother, Anna Quill, told Variety: “She was always wet.”")
    assert said(made) == [("She was always wet.", "Anna Quill")]


def test_a_question_announces_whose_answer_follows(page: Maker) -> None:
    made = page(INTRO + "“It rained,” Ferris said. Dell's response? “It did not.”")
    assert said(made)[-1] == ("It did not.", "Tom Dell")


def test_who_is_named_behind_another_s_possessive_speaks(page: Maker) -> None:
    made = page("Maud Ferris and Tom Dell sail. Ferris’s co-star Ida Marsh alleged in January, “You flew here to buy a boat!”")
    assert [one.speaker for one in find_quotations(made, find_people(made))] == ["Ida Marsh"]


def test_who_is_described_by_another_s_name_speaks(page: Maker) -> None:
    made = page("Maud Ferris, 41, is back. The 41-year-old, who plays Jo Pell, said: “It rained.”")
    assert said(made) == [("It rained.", "Maud Ferris")]


MARKED = st.text(alphabet="ab AB.,:\n\"“”‘’'«»—()said MaudFerris", max_size=300)


@settings(deadline=None)
@given(MARKED)
def test_no_text_makes_it_fail_or_leave_the_text(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    page = Page.of(Document(id="d", capture="c", text=text, paragraphs=tuple(paragraphs), published=UNDATED, reader="by hand"))
    for one in found(page):
        for span in (*one.content, *one.cue, *one.source, *one.reported):
            assert span.end <= len(text)


def test_questions_and_answers(page: Maker) -> None:
    made = page("Maud Ferris answers.\nQ: Did it rain?\nA: Every day.\nQ: And then?\nA: Then it snowed.")
    assert said(made) == [("Every day.", "Maud Ferris"), ("Then it snowed.", "Maud Ferris")]


def test_the_outlets_questions_in_a_transcript_are_no_statements(page: Maker) -> None:
    text = (
        "Maud Ferris on rain\n\nHARBOUR POST: Did it rain?\n\nMAUD FERRIS: Every day of the shoot. I told Tom so.\n\n"
        "HP: The crew says you never sleep.\n\nMF: Then it snowed.\n\nHP: And then?\n\nMF: Then it thawed."
    )
    answers = ["Every day of the shoot. I told Tom so.", "Then it snowed.", "Then it thawed."]
    assert said(page(text)) == [(words, "Maud Ferris") for words in answers]


def test_answers_are_nobodys_where_nobody_is_named_before_them(page: Maker) -> None:
    text = "Q) Where were we?\n\nA) In the woods with Ada (Maud Ferris).\n\nQ) And then?\n\nA) In the snow of the north."
    assert {speaker for _, speaker in said(page(text))} <= {None}


def test_the_wrong_actor_is_not_the_one_named_before(page: Maker) -> None:
    made = page("Maud Ferris waved. The words were credited to the wrong actor. It rained.")
    assert [one.span.of(made.text) for one in find_people(made)] == ["Maud Ferris"]


def test_a_premiere_that_is_set_is_no_place_to_speak(page: Maker) -> None:
    made = page("It starts in May, with a premiere set for June.\n\n“I have waited a year for this show,” said Maud Ferris.")
    assert [quotation.venue for quotation in found(made)] == [None]


def test_labels_of_facts_are_no_speakers(page: Maker) -> None:
    text = "Creator: Tom Dell\n\nCast: Maud Ferris, Ann Quill\n\nCreator: Ann Quill\n\nCast: Tom Dell, Maud Ferris"
    assert said(page(text)) == []


def test_a_family_speaks_together(page: Maker) -> None:
    made = page("Maud Ferris and Owen Ferris made the show. “It rained for a whole year,” the Ferrises said in a statement.")
    (one,) = [quotation for quotation in found(made) if quotation.kind is QuotationKind.DIRECT]
    assert (one.speaker, one.co_speakers) == ("Maud Ferris", ("Owen Ferris",))


def test_a_description_of_a_part_is_nobodys_words(page: Maker) -> None:
    text = "Maud Ferris will play Vera, who is described as “a widow with a plan and very sharp elbows.”"
    assert {quotation.speaker for quotation in found(page(text)) if quotation.kind is not QuotationKind.INDIRECT} == {None}


def test_who_is_only_named_in_somebodys_words_speaks_for_nobody(page: Maker) -> None:
    text = (
        "“When Maud Ferris comes home she has to finish the wall,” the synopsis reads.\n\n“I have seasons in my head,” she told the paper."
    )
    assert [quotation.speaker for quotation in found(page(text))][-1] is None
