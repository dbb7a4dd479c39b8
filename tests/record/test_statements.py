import pytest
from record_builder import SHOW, Article, record

from clapboard.model.mention import QuotationKind
from clapboard.model.when import TextDate
from clapboard.publishing.sayings import sayings_of
from clapboard.record.firsts import matching
from clapboard.record.statements import Saying

WORDS = "Nobody leaves the harbour in winter if they can help it"


def sayings(*articles: Article) -> tuple[Saying, ...]:
    return sayings_of(record(*articles).slice(SHOW))


def test_the_same_words_in_two_documents_are_one_saying_first_seen_in_the_earlier() -> None:
    early, late = Article("early", "2024-01-01").says(WORDS), Article("late", "2024-03-01").says(WORDS.upper())
    (found,) = sayings(late, early)
    assert found.documents == (early.document.id, late.document.id)
    assert found.first is not None
    assert found.first.claim.document == early.document.id


def test_on_one_day_nobody_can_tell_who_was_first() -> None:
    (found,) = sayings(Article("a", "2024-01-01").says(WORDS), Article("b", "2024-01-01").says(WORDS))
    assert found.first is None


def test_an_undated_article_is_first_only_where_its_bounds_say_so() -> None:
    undated = Article("undated").tells("filming_wrapped", 2).says(WORDS)
    dated = Article("dated", "2024-03-01").says(WORDS)
    out = Article("out", "2024-02-01").tells("released", 2, date="published - 0 d")
    assert sayings(undated, dated)[0].first is None
    first = sayings(undated, dated, out)[0].first
    assert first is not None
    assert first.claim.document == undated.document.id


def test_a_few_words_are_no_saying_in_common_reported_speech_of_the_same_words_is() -> None:
    short = (Article("a", "2024-01-01").says("A dream"), Article("b", "2024-02-01").says("A dream"))
    indirect = tuple(Article(name, "2024-01-01").says(WORDS, kind=QuotationKind.INDIRECT) for name in "cd")
    assert [len(saying.statements) for saying in sayings(*short, *indirect)] == [2, 1, 1]


def test_one_fragment_in_common_joins_answers_that_were_cut_up() -> None:
    other = "And the lights stay on all night long"
    whole = Article("whole", "2024-01-01").says(WORDS).says(other)
    cut = Article("cut", "2024-02-01").says(other)
    assert [len(saying.statements) for saying in sayings(whole, cut)] == [1, 2]


def test_a_statement_has_its_speaker_venue_and_day() -> None:
    article = Article("a", "2024-05-10").credits("Ida Brook", "creator")
    article.says(WORDS, "Brook", venue="Harbour Radio", said=TextDate(words="in March", edtf="2024-03"))
    (found,) = record(article).slice(SHOW).statements()
    assert (found.speaker, found.venue, found.said_edtf, found.text) == ("Ida Brook", "Harbour Radio", "2024-03", WORDS)


def test_an_unknown_speaker_stays_unknown() -> None:
    (found,) = record(Article("a", "2024-05-10").says(WORDS, None)).slice(SHOW).statements()
    assert found.speaker is None


def test_people_have_their_roles_and_characters_only_where_said() -> None:
    articles = (
        Article("a", "2024-01-01").credits("Ida Brook", "creator").credits("Nan Sedge", "actor", "Ruth"),
        Article("b", "2024-01-02").credits("Ida Brook", "creator").credits("Ida Brook", "writer").credits("Tom Weir", "actor"),
    )
    found = record(*articles).slice(SHOW)
    assert [(person.name, person.roles) for person in found.people()] == [
        ("Ida Brook", ("creator", "writer")),
        ("Nan Sedge", ("actor",)),
        ("Tom Weir", ("actor",)),
    ]
    assert [(character.name, character.actors) for character in found.characters()] == [("Ruth", ("Nan Sedge",))]
    assert [part.characters for person in found.people() for part in person.parts] == [(), (), ("Ruth",), ()]


def test_who_was_first_with_an_event() -> None:
    one = Article("one", "2024-01-01", outlet="Gull").tells("renewed", 2)
    two = Article("two", "2024-01-03", outlet="Tern").tells("renewed", 2, date="2024-01-01")
    same = Article("same", "2024-01-01", outlet="Skua").tells("renewed", 2)
    (known,) = record(one, two).slice(SHOW).firsts()
    assert (known.is_known, [item.outlet for item in known.earliest], [item.outlet for item in known.others]) == (True, ["Gull"], ["Tern"])
    (open_one,) = record(one, two, same).slice(SHOW).firsts()
    assert (open_one.is_known, sorted(item.outlet or "" for item in open_one.earliest)) == (False, ["Gull", "Skua"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("season 3 renewed", [("renewed", 3)]),
        ("S3 renewal", [("renewed", 3)]),
        ("trailer", [("trailer", 2)]),
        ("3", [("renewed", 3)]),
        ("filming", [("filming_wrapped", 2)]),
        ("season 4 renewed", []),
    ],
)
def test_asking_for_an_event_in_words(words: str, found: list[tuple[str, int]]) -> None:
    article = Article("one", "2024-01-01").tells("renewed", 3).tells("trailer", 2).tells("filming_wrapped", 2)
    assert [(event.kind, event.season.number) for event in matching(record(article).slice(SHOW).timeline(), words)] == found


def test_a_colleagues_first_name_is_no_character() -> None:
    article = Article("a", "2024-01-01").credits("Ida Brook", "creator").names("Ida").names("Ruth")
    assert [character.name for character in record(article).slice(SHOW).characters()] == ["Ruth"]
