from collections.abc import Callable
from datetime import date

from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.frames import reframed
from clapboard.reuse.sayings import sayings

SAID = "We shot the storm in four nights, and I would not trade a minute of it. The sea did the acting."
Appear = Callable[..., Appearance]


def test_old_words_called_recent_are_in_a_new_frame(appear: Appear) -> None:
    first = appear("a", "2024-01-04", SAID, frame=Span(3, 9))
    later = appear("b", "2024-08-01", SAID, called="recent", frame=Span(40, 60))
    (found,) = reframed(sayings([later, first]))
    assert (found.earlier, found.later, found.days) == (first, later, 210)
    assert found.because == "called recent, in print 210 days before"


def test_words_called_recent_within_a_month_are_not(appear: Appear) -> None:
    assert reframed(sayings([appear("a", "2024-07-20", SAID), appear("b", "2024-08-01", SAID, called="recent")])) == ()


def test_words_called_recent_where_they_first_stood_are_not(appear: Appear) -> None:
    assert reframed(sayings([appear("a", "2024-01-04", SAID, called="recent"), appear("b", "2024-08-01", SAID)])) == ()


def test_an_undated_article_that_is_known_to_be_earlier_counts(appear: Appear) -> None:
    bounded = Interval(last=date(2024, 8, 1))
    (found,) = reframed(sayings([appear("a", bounded, SAID), appear("b", "2024-08-01", SAID, called="recent")]))
    assert (found.earlier.document, found.days) == ("a", None)


def test_where_the_order_cannot_be_told_nothing_is_said(appear: Appear) -> None:
    assert reframed(sayings([appear("a", None, SAID), appear("b", "2024-08-01", SAID, called="recent")])) == ()
    assert reframed(sayings([appear("a", "2024-08-01", SAID), appear("b", "2024-08-01", SAID, called="recent")])) == ()


def test_words_in_print_before_they_are_said_to_have_been_said(appear: Appear) -> None:
    july = Interval(first=date(2024, 7, 1), last=date(2024, 7, 31))
    (found,) = reframed(sayings([appear("a", "2024-06-20", SAID), appear("b", "2024-08-01", SAID, said=july)]))
    assert found.because == "said not before 2024-07-01, in print by 2024-06-20"


def test_another_time_that_agrees_is_no_new_frame(appear: Appear) -> None:
    june = Interval(first=date(2024, 6, 1), last=date(2024, 6, 30))
    assert reframed(sayings([appear("a", "2024-06-20", SAID), appear("b", "2024-08-01", SAID, said=june)])) == ()
