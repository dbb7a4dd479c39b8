from record_builder import SHOW, Article, record

WORDS = "Nobody leaves the harbour in winter if they can help it"
KNOWN = (
    Article("known", "2024-01-01")
    .tells("released", 1, date="2024-01-01")
    .credits("Ida Brook", "creator")
    .credits("Tom Weir", "actor", "Ruth")
    .says(WORDS),
    Article("other", "2024-01-01", about="Tin Orchard")
    .tells("released", 1, show="Tin Orchard")
    .credits("Nan Sedge", "creator", show="Tin Orchard"),
)


def nameless(name: str = "nameless") -> Article:
    return Article(name, "2024-05-01", about=None).tells("renewed", 2, show=None)


def kinds(article: Article) -> list[str]:
    found = record(*KNOWN, article)
    return [item.kind for item in found.slice(SHOW).milestones if item.claim.document == article.document.id]


def test_a_document_that_names_no_show_is_of_the_show_with_the_same_people() -> None:
    article = nameless().credits("Ida Brook", "creator", show=None)
    assert kinds(article) == ["renewed"]
    assert record(*KNOWN, article).inferred[article.document.id].names == ("Ida Brook",)


def test_or_with_the_same_words() -> None:
    assert kinds(nameless().says(WORDS, None)) == ["renewed"]


def test_two_lone_names_are_enough_one_is_not() -> None:
    assert kinds(nameless().credits("Weir", "actor", show=None).credits("Ruth", "actor", show=None)) == ["renewed"]
    assert kinds(nameless().credits("Weir", "actor", show=None)) == []


def test_where_two_shows_fit_alike_it_is_neither() -> None:
    article = nameless().credits("Ida Brook", "creator", show=None).credits("Nan Sedge", "creator", show=None)
    assert kinds(article) == []
    assert record(*KNOWN, article).inferred == {}


def test_a_document_that_names_a_show_is_of_that_show() -> None:
    article = Article("named", "2024-05-01", about="Tin Orchard").tells("renewed", 2, show=None).credits("Ida Brook", "creator", show=None)
    assert kinds(article) == []


def test_of_two_that_fit_alike_the_one_far_more_documents_are_about() -> None:
    article = nameless().credits("Ida Brook", "creator", show=None).credits("Nan Sedge", "creator", show=None)
    more = [Article(f"more {at}", "2024-02-01").tells("trailer", 1) for at in range(2)]
    found = record(*KNOWN, *more, article)
    assert found.inferred[article.document.id].show == SHOW
