from itertools import permutations

from record_builder import Article, record

from clapboard.model.claim import Claim, Evidence
from clapboard.model.span import Span
from clapboard.record.about import doubtful, namings, titles_of

SURE = (Article("one", "2024-01-01", about="Gravel").tells("released", 1, show="Gravel"), Article("two", "2024-01-02", about="Gravel"))


def test_a_record_of_clear_documents_is_the_same_in_every_order() -> None:
    articles = (*SURE, Article("three", "2024-01-03", about="Kindling").tells("renewed", 2, show="Kindling"))
    found = {tuple(sorted(record(*order).shows.items())) for order in permutations(articles)}
    assert len(found) == 1


def claims(document: str, **titles: str) -> list[Claim]:
    """Return what a document claims to be about: titles with their standings."""
    evidence = Evidence.at("Gravel Kindling", "", Span(0, 6))
    return [
        Claim(
            document=document,
            predicate="about",
            show=title,
            qualifiers=(("standing", how),) if how != "clear" else (),
            evidence=(evidence,),
        )
        for title, how in titles.items()
    ]


def test_other_documents_decide_between_two_titles() -> None:
    open_one = claims("a", Kindling="likely", Gravel="rival")
    assert titles_of(open_one)["a"] == "Kindling"
    assert titles_of([*open_one, *claims("b", Gravel="clear"), *claims("c", Gravel="clear")])["a"] == "Gravel"


def test_a_possible_title_counts_only_where_another_document_is_about_it() -> None:
    open_one = claims("a", Gravel="possible")
    assert "a" not in titles_of(open_one)
    assert titles_of([*open_one, *claims("b", Gravel="clear")])["a"] == "Gravel"


def test_what_a_document_is_clearly_about_stands_alone() -> None:
    assert titles_of([*claims("a", Kindling="clear"), *claims("b", Gravel="clear")])["a"] == "Kindling"


def test_a_document_is_doubtful_where_no_other_bears_it_out() -> None:
    assert doubtful(namings(claims("a", Gravel="likely"))) == {"a"}
    assert doubtful(namings([*claims("a", Gravel="likely"), *claims("b", Gravel="clear")])) == frozenset()


def test_a_rival_of_another_document_bears_no_possible_title_out() -> None:
    assert "a" not in titles_of([*claims("a", Gravel="possible"), *claims("b", Kindling="likely", Gravel="rival")])


def test_a_subtitle_alone_is_borne_out_by_the_whole_title() -> None:
    open_one = claims("a", Kindling="likely", Bank="rival")
    assert titles_of([*open_one, *(claim for name in "bcd" for claim in claims(name, **{"Gravel: Bank": "clear"}))])["a"] == "Bank"


def test_titles_beside_likelier_ones_outweigh_no_title_that_others_are_clearly_about() -> None:
    told = [
        *claims("a", Gravel="possible", Kindling="likely"),
        *(one for name in "bcde" for one in claims(name, Gravel="clear", Kindling="rival")),
    ]
    assert titles_of(told)["a"] == "Gravel"
