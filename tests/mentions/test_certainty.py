import pytest

from clapboard.mentions.certainty import answered, judge
from clapboard.model.mention import Certainty


@pytest.mark.parametrize(
    ("before", "words", "after", "certainty"),
    [
        ("the network has ", "renewed", " it", Certainty.ASSERTED),
        ("the network has not ", "renewed", " it", Certainty.DENIED),
        ("nobody has yet ", "renewed", " it", Certainty.ASSERTED),
        ("the network hasn't ", "renewed", " it yet", Certainty.ABSENT),
        ("the network reportedly ", "renewed", " it", Certainty.REPORTED),
        ("according to people there, it was ", "renewed", "", Certainty.REPORTED),
        ("it could be ", "renewed", "", Certainty.EXPECTED),
        ("fans hope it is ", "renewed", "", Certainty.EXPECTED),
        ("rumour has it that it was ", "renewed", "", Certainty.RUMOURED),
        ("a petition calling for the network to ", "save", " it", Certainty.EXPECTED),
        ("the petition was signed, and the network has ", "saved", " it", Certainty.ASSERTED),
        ("a report last month that it had been ", "renewed", " was wrong, the channel said", Certainty.DENIED),
        ("claims that it was ", "renewed", " are not correct", Certainty.DENIED),
        ("the network, which was wrong before, has ", "renewed", " it", Certainty.ASSERTED),
        ("it was not only ", "renewed", " but praised", Certainty.ASSERTED),
        ("a source tells us that it was ", "renewed", "", Certainty.REPORTED),
        ("there is talk that it was ", "renewed", "", Certainty.RUMOURED),
        ("the network has not yet ", "ordered", " more", Certainty.ABSENT),
        ("the clerk who hears voices was ", "renewed", "", Certainty.ASSERTED),
    ],
)
def test_the_words_around_a_predicate_say_how_sure_it_is(before: str, words: str, after: str, certainty: Certainty) -> None:
    assert judge(sentence=before + words + after + ".", before=before, words=words, after=after).certainty is certainty


@pytest.mark.parametrize(
    "sentence", ["will it be renewed?", "has it been renewed for season 4?", "when will it be renewed?", "question: has it been renewed?"]
)
def test_questions_assert_nothing(sentence: str) -> None:
    before, _, after = sentence.partition("renewed")
    assert judge(sentence=sentence, before=before, words="renewed", after=after).certainty is Certainty.ASKED


def test_a_negation_that_is_the_predicates_own_denies_nothing() -> None:
    found = judge(sentence="it opted not to renew it.", before="it ", words="opted not to renew", after=" it", negative=True)
    assert found.certainty is Certainty.ASSERTED


@pytest.mark.parametrize(
    ("before", "planned"), [("filming will ", True), ("filming is set to ", True), ("filming has ", False), ("they ", False)]
)
def test_what_is_still_to_come_is_planned(before: str, planned: bool) -> None:  # noqa: FBT001 - a case of a table
    assert judge(sentence=f"{before}begin.", before=before, words="begin", after="").planned is planned


@pytest.mark.parametrize(
    ("certainty", "behind", "found"),
    [
        (Certainty.ASKED, "not yet, sorry.", Certainty.ABSENT),
        (Certainty.ASKED, "no, she said.", Certainty.DENIED),
        (Certainty.ASKED, "yes!", Certainty.ASSERTED),
        (Certainty.ASKED, "nobody knows.", Certainty.ASKED),
        (Certainty.ASSERTED, "it has not.", Certainty.DENIED),
        (Certainty.ASSERTED, "it has not been easy.", Certainty.ASSERTED),
        (Certainty.EXPECTED, "it has not.", Certainty.EXPECTED),
    ],
)
def test_the_sentence_behind_answers_or_takes_back(certainty: Certainty, behind: str, found: Certainty) -> None:
    assert answered(certainty, behind) is found
