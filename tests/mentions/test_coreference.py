from clapboard.mentions.coreference import Entity, Place, features, most_salient
from clapboard.model.span import Span


def place(sentence: int, **more: bool) -> Place:
    return Place(span=Span(sentence * 100, sentence * 100 + 5), sentence=sentence, paragraph=sentence // 3, **more)


def person(name: str, sentence: int, pronoun: str | None = None, **more: bool) -> Entity:
    return Entity(name=name, words=(name.lower(),), pronoun=pronoun, count=1, last=place(sentence, **more))


def test_the_nearer_wins() -> None:
    found = most_salient([person("Ann", 1), person("Bea", 3)], place(4), pronoun="she")
    assert found is not None
    assert found[0].name == "Bea"


def test_the_subject_wins_over_the_nearer_object() -> None:
    found = most_salient([person("Ann", 3, subject=True), person("Bea", 3)], place(4, subject=True), pronoun="she")
    assert found is not None
    assert found[0].name == "Ann"


def test_the_other_pronoun_rules_out() -> None:
    assert most_salient([person("Tom", 3, "he")], place(4), pronoun="she") is None


def test_far_away_is_forgotten() -> None:
    assert most_salient([person("Ann", 1)], place(20), pronoun="she") is None


def test_companies_have_no_he_or_she() -> None:
    company = person("Pier Pictures", 3)
    company.company = True
    assert most_salient([company], place(4), pronoun="he") is None


def test_features_of_one_never_mentioned_are_none() -> None:
    assert features(Entity(name="Ann", words=("ann",)), place(1), pronoun=None) == {}
