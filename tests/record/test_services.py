import itertools

import pytest

from clapboard.errors import UsageError
from clapboard.model.show import Fate, SeasonId, Stage, Status, Strength
from clapboard.record.services import deciding, down_map, services
from clapboard.vocabulary import load


def status(stage: Stage, fate: Fate, number: int = 2) -> Status:
    return Status(season=SeasonId(show="Harbour Lights", number=number), stage=stage, fate=fate, strength=Strength.OFFICIAL)


TABLE = [
    # stage, fate, season: tmdb, thetvdb, trakt, tvmaze, sonarr, scorecard
    (Stage.RUMOURED, Fate.UNDECIDED, 1, "Planned", "Upcoming", "planned", "In Development", "upcoming", "undecided"),
    (Stage.ORDERED, Fate.RENEWED, 1, "Planned", "Upcoming", "planned", "In Development", "upcoming", "renewed"),
    (Stage.FILMING, Fate.RENEWED, 1, "In Production", "Upcoming", "in production", "In Development", "upcoming", "renewed"),
    (Stage.DATED, Fate.UNDECIDED, 1, "In Production", "Upcoming", "upcoming", "In Development", "upcoming", "renewed"),
    (
        Stage.RELEASED,
        Fate.UNDECIDED,
        1,
        "Returning Series",
        "Continuing",
        "returning series",
        "To Be Determined",
        "continuing",
        "undecided",
    ),
    (Stage.PART_RELEASED, Fate.RENEWED, 2, "Returning Series", "Continuing", "continuing", "Running", "continuing", "undecided"),
    (Stage.FILMING, Fate.RENEWED, 2, "Returning Series", "Continuing", "returning series", "Running", "continuing", "renewed"),
    (Stage.ORDERED, Fate.UNDONE, 4, "Returning Series", "Continuing", "returning series", "Running", "continuing", "saved"),
    (Stage.ORDERED, Fate.MOVED, 4, "Returning Series", "Continuing", "returning series", "Running", "continuing", "moved"),
    (Stage.ORDERED, Fate.FINAL, 4, "Returning Series", "Continuing", "returning series", "Running", "continuing", "renewed as the last"),
    (Stage.RELEASED, Fate.FINAL, 4, "Returning Series", "Continuing", "continuing", "Running", "continuing", "ending"),
    (Stage.CONCLUDED, Fate.FINAL, 4, "Ended", "Ended", "ended", "Ended", "ended", "ended"),
    (Stage.CONCLUDED, Fate.ENDED, 4, "Ended", "Ended", "ended", "Ended", "ended", "ended"),
    (Stage.ORDERED, Fate.CANCELLED, 3, "Canceled", "Ended", "canceled", "Ended", "ended", "cancelled"),
    (Stage.RELEASED, Fate.LICENSED, 2, "Returning Series", "Continuing", "returning series", "To Be Determined", "continuing", "undecided"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]}, {row[1]}, {row[2]}")
def test_what_each_service_would_say(row: tuple[Stage, Fate, int, str, str, str, str, str, str]) -> None:
    stage, fate, number, *said = row
    assert [down_map(status(stage, fate, number), service) for service in services()] == said


@pytest.mark.parametrize(("stage", "fate", "number"), list(itertools.product(Stage, Fate, (1, 2))))
def test_every_standing_has_a_word_that_the_service_knows(stage: Stage, fate: Fate, number: int) -> None:
    for service in services():
        assert down_map(status(stage, fate, number), service) in load("services")["services"][service]


def test_a_cancelled_show_is_nowhere_said_to_have_ended_where_the_service_knows_better() -> None:
    knowing = [
        service for service, words in load("services")["services"].items() if any(word.lower().startswith("cancel") for word in words)
    ]
    assert knowing == ["tmdb", "trakt", "scorecard"]
    for service in knowing:
        assert down_map(status(Stage.RELEASED, Fate.CANCELLED), service).lower().startswith("cancel")


def test_an_unknown_service_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError) as caught:
        down_map(status(Stage.RELEASED, Fate.RENEWED), "telegraph")
    assert "tvmaze" in caught.value.hint


def test_the_newest_season_decides() -> None:
    found = deciding([status(Stage.RELEASED, Fate.RENEWED, 2), status(Stage.ORDERED, Fate.CANCELLED, 3)])
    assert found is not None
    assert found.season.number == 3
    assert deciding([]) is None
