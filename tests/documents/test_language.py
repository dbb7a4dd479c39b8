import pytest

from clapboard.documents.language import language_of

ENGLISH = [
    "Ada Quill, Tom Reed, Mab Lorne and Joss Penhallow return for the second season of Ferry Lane, which begins on Harbour+ in May.",
    "The ferry drama has been renewed, the channel said on Monday. “We are going back to sea,” its creator told the local paper.",
    "Cast: Ada Quill as Mab; Tom Reed as Joss. The first season is out now and the second one will be with us in spring.",
]
FOREIGN = {
    "es": "La serie del transbordador ha sido renovada por una segunda temporada, según anunció la cadena el lunes en un comunicado.",
    "fr": "La série du ferry est renouvelée pour une deuxième saison, a annoncé la chaîne lundi dans un communiqué de presse.",
    "de": "Die Serie über die Fähre bekommt eine zweite Staffel, wie der Sender am Montag in einer Mitteilung bekannt gab.",
    "it": "La serie del traghetto è stata rinnovata per una seconda stagione, come ha annunciato la rete lunedì in un comunicato.",
    "pt": "A série da balsa foi renovada para uma segunda temporada, como anunciou o canal na segunda-feira em um comunicado.",
    "nl": "De serie over de veerboot krijgt een tweede seizoen, zo heeft de zender maandag in een bericht bekendgemaakt.",
    "ru": "Сериал о пароме продлили на второй сезон, сообщил телеканал в понедельник в своём заявлении для прессы.",
    "ja": "フェリーのドラマは第二シーズンの制作が決定したと放送局が月曜日に発表しました。",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_names_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    assert language_of(FOREIGN[language]) == language
    assert language_of(FOREIGN[language]) == language


@pytest.mark.parametrize("text", ["", "Ferry Lane", "1234 5678 !!", "Ada Quill Tom Reed Mab Lorne", "La Casa de Papel Season 3"])
def test_what_is_too_short_cannot_be_told(text: str) -> None:
    assert language_of(text) is None


def test_an_english_text_about_a_foreign_title_is_english() -> None:
    text = "The makers of El Último Transbordador de la Noche and Les Quais de la Peur said that they will be back with a third."
    assert language_of(text) == "en"
