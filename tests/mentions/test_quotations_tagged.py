"""The tagger's answers are made by hand: what is shown is how they and the rules are made one."""

from collections.abc import Callable, Iterable

from clapboard.mentions.encoder import Link, Tagging
from clapboard.mentions.encoder import Span as Tag
from clapboard.mentions.page import Page
from clapboard.mentions.people import find_people
from clapboard.mentions.quotations import find_quotations
from clapboard.model.mention import Quotation, QuotationKind

Maker = Callable[..., Page]


class Told:
    """A tagger that answers what it was told: for each attribution its contents, cue and source as words of the text."""

    def __init__(self, *attributions: tuple[tuple[str, ...], str | None, str | None]) -> None:
        self._attributions = attributions

    def tag(self, text: str, *, quoted: Iterable[tuple[int, int]] | None = None) -> Tagging:
        assert quoted is not None
        spans: list[Tag] = []
        links: list[Link] = []

        def add(label: str, words: str) -> int:
            start = text.index(words)
            spans.append(Tag(label=label, start=start, end=start + len(words), score=0.9))  # type: ignore[arg-type]
            return len(spans) - 1

        for contents, cue, source in self._attributions:
            heads = [add("content", words) for words in contents]
            tail = add("cue", cue) if cue else -1
            voice = add("source", source) if source else -1
            links += [Link(relation="content-cue", head=head, tail=tail, score=0.95) for head in heads]
            links += [Link(relation="content-source", head=head, tail=voice, score=0.95) for head in heads]
            if tail >= 0:
                links.append(Link(relation="cue-source", head=tail, tail=voice, score=0.95))
        return Tagging(spans=tuple(spans), links=tuple(links))


def found(page: Page, *attributions: tuple[tuple[str, ...], str | None, str | None]) -> tuple[Quotation, ...]:
    return find_quotations(page, find_people(page), tagger=Told(*attributions))


def test_the_tagger_adds_reported_speech(page: Maker) -> None:
    made = page("Maud Ferris hinted at how the rain might never stop.")
    (one,) = found(made, (("how the rain might never stop",), "hinted at", "Maud Ferris"))
    assert (one.kind, one.speaker) == (QuotationKind.INDIRECT, "Maud Ferris")
    assert one.content[0].of(made.text) == "the rain might never stop"
    assert one.reported[0].of(made.text) == "how the rain might never stop"


def test_marks_fix_the_edges(page: Maker) -> None:
    made = page("“It rained all week,” Maud Ferris said.")
    (one,) = found(made, (("rained all week",), "said", "Maud Ferris"))
    assert one.content[0].of(made.text) == "It rained all week,"
    assert one.kind is QuotationKind.DIRECT


def test_what_belongs_to_a_fragment_beyond_its_marks_is_reported(page: Maker) -> None:
    made = page("Maud Ferris said the shoot was “a wet joy” from the first day.")
    (one,) = found(made, (("the shoot was “a wet joy” from the first day",), "said", "Maud Ferris"))
    assert [span.of(made.text) for span in one.content] == ["a wet joy"]
    assert [span.of(made.text) for span in one.reported] == ["the shoot was “a wet joy” from the first day"]
    assert one.kind is QuotationKind.MIXED


def test_the_source_beside_the_words_is_the_rules(page: Maker) -> None:
    made = page("Tom Dell laughed. “It rained all week,” said Maud Ferris.")
    (one,) = found(made, (("“It rained all week,”",), "laughed", "Tom Dell"))
    assert one.speaker == "Maud Ferris"


def test_where_the_rules_have_no_source_the_tagger_has(page: Maker) -> None:
    made = page("“It rained all week.” That is how Maud Ferris of the harbour office put the matter to everybody who would listen to it.")
    (one,) = found(made, (("“It rained all week.”",), "put", "Maud Ferris of the harbour office"))
    assert one.speaker == "Maud Ferris"


def test_two_speakers_are_never_one(page: Maker) -> None:
    made = page("Maud Ferris began, “It rained all week.”\n“It snowed, too,” Tom Dell added.")
    one, other = found(made, (("“It rained all week.”", "“It snowed, too,”"), "added", "Tom Dell"))
    assert (one.speaker, other.speaker) == ("Maud Ferris", "Tom Dell")


def test_words_that_look_like_a_title_are_said_where_the_tagger_is_sure(page: Maker) -> None:
    made = page("Maud Ferris called the plan a “Wet Boots Pact.”")
    (one,) = found(made, (("a “Wet Boots Pact.”",), "called", "Maud Ferris"))
    assert (one.kind, one.speaker) == (QuotationKind.INDIRECT, "Maud Ferris")
    assert found(made, (("a “Wet Boots Pact.”",), None, None)) == ()


def test_a_line_of_a_song_is_not_said(page: Maker) -> None:
    made = page("In the song, Maud Ferris croons, “I was wet before you came.”")
    assert found(made, (("“I was wet before you came.”",), "croons", "Maud Ferris")) == ()


def test_a_title_in_marks_stays_a_title(page: Maker) -> None:
    made = page("“Rain Again” has been renewed.")
    assert found(made, (("“Rain Again”",), None, None)) == ()


def test_no_stretch_is_said_twice(page: Maker) -> None:
    made = page("“It rained,” Maud Ferris said. “It snowed.”")
    quotations = found(made, (("“It rained,”",), "said", "Maud Ferris"), (("“It snowed.”",), None, None))
    spans = [span for one in quotations for span in one.content]
    assert len(spans) == len(set(spans)) == 2
    assert {one.speaker for one in quotations} == {"Maud Ferris"}


def test_without_marks_nothing_of_the_rules_is_lost(page: Maker) -> None:
    made = page("“It rained,” Maud Ferris said.")
    (one,) = found(made)
    assert one.speaker == "Maud Ferris"


def test_an_agencys_line_of_place_is_not_said(page: Maker) -> None:
    made = page("LONDON - The second season will start in May, Maud Ferris said on Tuesday.")
    told = ("LONDON - The second season will start in May",)
    (one,) = found(made, (told, "said", "Maud Ferris"))
    assert [span.of(made.text) for span in one.content] == ["The second season will start in May"]
