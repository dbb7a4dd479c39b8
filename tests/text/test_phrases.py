from clapboard.model.span import Span
from clapboard.text.phrases import occurrences, pattern


def test_words_match_whole() -> None:
    assert pattern(("fan",)).search("fanatics only") is None
    assert pattern(("fan",)).search("one fan only")


def test_a_star_ends_a_word_or_stands_for_a_few() -> None:
    found = pattern(("top* the * chart*",)).search("it topped the global streaming charts again")
    assert found
    assert found[0] == "topped the global streaming charts"


def test_a_star_does_not_run_over_a_comma() -> None:
    assert pattern(("top* the * chart*",)).search("it topped the bill, and charts aside") is None


def test_the_longest_phrase_wins() -> None:
    text = "the fan base grew"
    assert [span.of(text) for span in occurrences(("fan", "fan base"), text, Span(0, len(text)))] == ["fan base"]
