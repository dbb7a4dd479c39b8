from collections.abc import Callable

from clapboard.mentions.audience import find_audience, find_habits
from clapboard.mentions.page import Page
from clapboard.model.mention import AudienceKind

Maker = Callable[..., Page]


def found(page: Page) -> list[tuple[AudienceKind, str]]:
    return [(mention.kind, mention.span.of(page.text)) for mention in find_audience(page, show="Low Water")]


def test_an_audience_and_what_it_does_is_a_reaction(page: Maker) -> None:
    assert found(page("Viewers have been rejoicing since dawn, and the cast went back to bed.")) == [
        (AudienceKind.REACTION, "Viewers have been rejoicing since dawn")
    ]


def test_an_audience_that_only_receives_does_nothing(page: Maker) -> None:
    assert found(page("The network loved the idea and gave viewers a longer finale.")) == []


def test_some_signals_need_no_audience(page: Maker) -> None:
    assert found(page("By noon the kiss had gone viral.")) == [(AudienceKind.REACTION, "By noon the kiss had gone viral")]


def test_ranks_and_hours_are_claims_about_a_chart(page: Maker) -> None:
    assert found(page("It spent a month topping the platform's charts. It drew 4 million views.")) == [
        (AudienceKind.CHART, "It spent a month topping the platform's charts"),
        (AudienceKind.CHART, "It drew 4 million views"),
    ]


def test_the_reader_is_asked_to_write(page: Maker) -> None:
    assert found(page("Will you watch? Tell us below!")) == [(AudienceKind.COMMENTS_INVITED, "Tell us below!")]


def test_words_in_marks_and_headings_are_not_signals(page: Maker) -> None:
    assert found(page('Fans Love Low Water\n"The fans adore it," he said.', headings=(0,))) == []


def test_a_sentence_on_what_a_platform_usually_does_is_a_habit(page: Maker) -> None:
    laid = page("Brightbox has a reputation for axing shows young. Brightbox renewed this one on Monday.")
    habits = find_habits(laid, platforms=["Brightbox"])
    assert [(habit.platform, habit.span.of(laid.text)) for habit in habits] == [
        ("Brightbox", "Brightbox has a reputation for axing shows young"),
    ]
