import pytest

from clapboard.vocabulary.platforms import platform_of, platforms_in


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("CBS All Access", "Paramount+", "streamer"),
        ("BBC One", "BBC", "network"),
        ("Sony", "Sony Pictures Television", "studio"),
        ("Max", "HBO Max", "streamer"),
    ],
)
def test_former_and_other_names_lead_to_the_name_in_use(printed: str, name: str, kind: str) -> None:
    platform = platform_of(printed)
    assert platform is not None
    assert (platform.name, platform.kind) == (name, kind)


def test_the_longest_name_is_taken() -> None:
    text = "It left Apple TV+ for Amazon Prime Video."
    assert [text[start:end] for start, end, _ in platforms_in(text, 0, len(text))] == ["Apple TV+", "Amazon Prime Video"]


@pytest.mark.parametrize("text", ["Max is a dog.", "Pop music played.", "She likes an Apple pie.", "His Sky is blue."])
def test_a_name_that_is_a_word_needs_words_beside_it(text: str) -> None:
    assert platforms_in(text, 0, len(text)) == ()


def test_a_name_that_is_a_word_counts_after_a_preposition() -> None:
    text = "The show moved to Pop."
    assert [platform.name for _, _, platform in platforms_in(text, 0, len(text))] == ["Pop TV"]
