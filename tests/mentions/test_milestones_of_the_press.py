"""How the press says what happens to a season, and what only sounds like it, in sentences of our own."""

from collections.abc import Callable

import pytest

from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.shows import find_shows
from clapboard.model.mention import Certainty, MilestoneMention

Pages = Callable[..., Page]

OPENING = "Hulu's drama “Harbour Nine” is set in Cork.\n"
SAID = [
    ("renewed", "Hulu has granted Harbour Nine a second season."),
    ("renewed", "The streamer is bringing back its pilot-boat drama for a second season."),
    ("renewed", "Eight more episodes have been ordered."),
    ("renewed", "Harbour Nine scored a late renewal in May."),
    ("renewed", "Season two of Harbour Nine is already in the works."),
    ("renewed", "Hulu is moving ahead with a second season of Harbour Nine."),
    ("renewed", "Hulu handed Harbour Nine a third season on Thursday."),
    ("renewed", "The series was handed a two-season renewal in January 2022."),
    ("renewed", "The star would love to do a third season."),
    ("renewed", "The network has made no decision on a third season."),
    ("renewed", "Hulu Orders Third Season Of ‘Harbour Nine’"),
    ("renewed", "Nina Alvar's drama Harbour Nine is coming back with a third season."),
    ("cancelled", "Hulu let Harbour Nine go after two seasons."),
    ("cancelled", "The axe fell on Friday, a week before the finale of Harbour Nine."),
    ("cancelled", "Hulu has scrapped its order for a second season."),
    ("cancelled", "The renewal was withdrawn in June."),
    ("cancelled", "A second season was turned down by Hulu."),
    ("cancelled", "Hulu has opted against a third season."),
    ("cancelled", "The streamer has decided not to move forward with season three."),
    ("undone", "The network reversed course less than a week after it cancelled the show."),
    ("undone", "Harbour Nine is back from the dead."),
    ("undone", "Fans celebrated when the cancellation was reversed."),
    ("moved_platform", "Starz has rescued Harbour Nine, which was axed by Hulu in May."),
    ("moved_platform", "Talks are under way with other streamers about a third season."),
    ("final_season", "The creator always planned to end the story after three seasons."),
    ("final_season", "The upcoming third season will be the show's last."),
    ("filming_started", "Filming took place in Cork between March and June 2021."),
    ("filming_started", "The cast has reunited in Cork to shoot the third season."),
    ("filming_started", "The third season will be shot in Cork."),
    ("filming_wrapped", "Shooting started in March and was finished in June."),
    ("filming_wrapped", "Work on the third season was finished in July."),
    ("filming_wrapped", "The cast celebrated the end of filming on season three."),
    ("filming_paused", "The strikes brought production to a standstill."),
    ("filming_paused", "Shooting began well, stopped for a storm and went on in May."),
    ("delayed", "The premiere, first planned for May, has been postponed."),
    ("delayed", "Because of the strike, the third season has been cut to six episodes."),
    ("trailer", "A full-length trailer, released today, shows the storm."),
    ("date_set", "The second season will premiere in more than 200 countries and territories on Friday, 4 May 2029."),
    ("date_set", "Hulu has set May 4 for the return of Harbour Nine."),
    ("date_set", "The first ten episodes are due in the second half of 2029."),
    ("date_set", "Hulu has dated season three for May 6."),
    ("date_set", "Season three kicks off on Sunday, May 6 at 9 p.m."),
    ("date_set", "We won't see season two until 2029."),
    ("released", "The second season, released in August 2022, did less well."),
    ("released", "The drama, which came back on January 4, lost viewers."),
    ("released", "The drama made its debut in 2020."),
    ("released", "Launched in January, the drama drew six million viewers."),
    ("cast_added", "Nina Alvar and Tom Birk are set for recurring roles in season two."),
    ("cast_added", "The part has gone to Tom Birk."),
    ("cast_left", "Nina Alvar said last month she wouldn't be returning to the series."),
    ("cast_left", "Nina Alvar will no longer lead the drama."),
    ("cast_left", "Her co-showrunner quit in May."),
    ("ended", "The drama, which also starred Nina Alvar, ended last month."),
    ("title_announced", "The title of the third season has been revealed as “Undertow”."),
    ("spin_off", "A spin-off, Rip Tide, is on the way."),
    ("renewed", "Hulu, which had renewed Harbour Nine for a second season in May, said nothing more."),
    ("renewed", "Nobody would have thought that Hulu renewed Harbour Nine for a third season."),
]
"""A kind and a sentence in which it must be read."""

NOT_SAID = [
    "Season two ended on a cliffhanger.",
    "He was cancelled by his own fans, the star joked.",
    "The finale drops a hint about the captain's past.",
    "It's not a given that viewers will like the second season.",
    "The cast was excited to see the new season.",
    "As the season two premiere draws near, fans are excited.",
    "You can watch both seasons on Hulu.",
    "The captain was killed off in episode one.",
    "The action drew to a close with a cliffhanger.",
    "The second season picks up six months after the first.",
    "Of its recent hits last year, this is the best.",
    "If Hulu were to cancel the show, fans would be sad.",
    "She was cast out of her family in the first episode.",
    "The second book in the series came out in 2014.",
    "She hopes to be back at work soon.",
    "The captain comes back from the dead in the finale.",
    "Her film Low Tide premiered in Venice in September.",
    "It is set in the summer of 1976.",
    "The strike ended in November.",
    "The mayor decides to shut down the harbour after a storm.",
    "The option to extend the contracts expires today.",
    "Viewers were left in tears by the ending.",
    "His character leaves the village in season two.",
    "The news comes on the same day as the finale.",
    "She gave birth in season two.",
    "Her contract was cancelled.",
    "They fell out in the last season.",
    "The film festival runs until May 6.",
    "Critics gave season two four stars.",
    "The actress is currently filming a comedy in Rome.",
    "Two and out: how Hulu learned to stop at a second year.",
    "Harbour Nine would have been renewed for a third season if more people had watched it.",
    "The second season would never have been ordered without the fans.",
    "Had Hulu renewed Harbour Nine for a third season, the story would have moved to the coast.",
    "Season two should have started filming in March, but the strike got in the way.",
]
"""Sentences of plots, careers, reviews and hypotheses: none holds a milestone."""


def told(page: Pages, sentence: str) -> list[MilestoneMention]:
    made = page(OPENING + sentence)
    return [mention for mention in find_milestones(made, find_shows(made)) if mention.span.start >= len(OPENING)]


@pytest.mark.parametrize(("kind", "sentence"), SAID)
def test_what_the_press_says_is_read(kind: str, sentence: str, page: Pages) -> None:
    found = told(page, sentence)
    assert kind in {mention.kind for mention in found}, [(mention.kind, mention.rule) for mention in found]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_only_sounds_like_news_is_not_read(sentence: str, page: Pages) -> None:
    assert [(mention.kind, mention.rule) for mention in told(page, sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Hulu has yet to announce a release date for season two.",
        "A release date is still to be confirmed.",
        "The second season does not yet have a release date.",
        "There is no word yet on a release date.",
    ],
)
def test_a_date_that_nobody_has_named_is_an_absence(sentence: str, page: Pages) -> None:
    dated = [mention for mention in told(page, sentence) if mention.kind == "date_set"]
    assert {mention.certainty for mention in dated} == {Certainty.ABSENT}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hopefully, Hulu will release season two in May.",
        "If the schedule holds, season two will arrive in May.",
        "Our guess is that season two will arrive in May.",
    ],
)
def test_hopes_and_conditions_are_expectations(sentence: str, page: Pages) -> None:
    dated = [mention for mention in told(page, sentence) if mention.kind == "date_set"]
    assert {mention.certainty for mention in dated} == {Certainty.EXPECTED}


def test_a_cause_is_no_plan(page: Pages) -> None:
    (halted,) = [mention for mention in told(page, "Production was halted in March due to the storm.") if mention.kind == "filming_paused"]
    assert not halted.planned


def test_the_day_on_which_a_date_was_set_is_not_the_date(page: Pages) -> None:
    (dated,) = [
        mention for mention in told(page, "Hulu set a premiere date for the second season over the weekend.") if mention.kind == "date_set"
    ]
    assert dated.target is None
    assert dated.announced is not None
    assert "weekend" in dated.announced.words


def test_the_release_named_after_a_renewal_is_of_the_season_before(page: Pages) -> None:
    found = told(page, "Hulu has renewed Harbour Nine for a third season a week after its premiere.")
    (released,) = [mention for mention in found if mention.kind == "released"]
    assert released.season is not None
    assert released.season.numbers == (2,)


def test_the_last_episode_is_of_the_season_billed_as_the_last(page: Pages) -> None:
    found = told(page, "The fourth and final season of Harbour Nine began in May 2023. The series finale aired on June 4.")
    ended = [mention for mention in found if mention.kind == "ended"]
    assert ended
    assert all(mention.season is not None and mention.season.numbers == (4,) for mention in ended)


def test_the_second_half_of_a_year_is_a_date_and_no_part(page: Pages) -> None:
    (dated,) = [mention for mention in told(page, "Season two will arrive in the second half of 2029.") if mention.kind == "date_set"]
    assert dated.target is not None
    assert dated.target.edtf == "2029-07/2029-12"


def test_a_number_is_no_title_beside_seasons_or_episodes(page: Pages) -> None:
    made = page("Hulu has renewed “Harbour Nine”.\nThirteen new episodes are due in May. Harbour Nine Season Two is out.")
    assert {show.title for show in find_shows(made)} == {"Harbour Nine"}


def test_what_was_done_to_a_show_is_no_title_of_it(page: Pages) -> None:
    made = page("Hulu's drama “Harbour Nine” is back.\nSet in the 1980s, the hit series first aired in 2016.")
    assert {show.title for show in find_shows(made)} == {"Harbour Nine"}


@pytest.mark.parametrize(
    "text",
    [
        "Traders have been given free passes, as hit drama Harbour Nine returned to Whitcombe this week.",
        "Of the fifteen dramas it has launched, Gannet stopped eleven at season 2.",
        "She spoke to the magazine about letting it go. “I feel unemployed,” she said of Harbour Nine.",
    ],
)
def test_what_is_neither_out_nor_over(page: Pages, text: str) -> None:
    found = find_milestones(page(text), find_shows(page(text)))
    assert not {item.kind for item in found} & {"released", "cancelled", "date_set"}


def test_half_a_year_is_no_part_of_a_season(page: Pages) -> None:
    text = "The third season of Harbour Nine is set to premiere in the second half of 2027."
    found = find_milestones(page(text), find_shows(page(text)))
    assert [(item.kind, item.season.part if item.season else None) for item in found] == [("date_set", None)]


def test_a_show_that_returns_to_a_platform_is_out(page: Pages) -> None:
    text = "Harbour Nine returned to Netflix on May 3 with its second season."
    assert "released" in {item.kind for item in find_milestones(page(text), find_shows(page(text)))}
