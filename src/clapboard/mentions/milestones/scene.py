"""The page with what is known of it as a whole, before its facts are told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from clapboard.mentions.milestones.story import Story
from clapboard.mentions.page import Page
from clapboard.model.mention import ShowMention
from clapboard.text.dates import DateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The page with what is known of it as a whole: its titles, the main one, the titles that grew out of others, the story.

    `strangers` are words that may be titles of other shows, `grown` the titles that the page calls spin-offs.
    `sections` are the titles that head the items of a list, with their places; `people` the words of full names.
    """

    page: Page
    named: Sequence[ShowMention]
    main: str | None
    parents: dict[str, str]
    film_titles: frozenset[str]
    story: Story
    sections: tuple[tuple[int, str], ...] = ()
    people: frozenset[str] = frozenset()
    dates: tuple[DateMention, ...] = ()
    strangers: tuple[ShowMention, ...] = ()
    grown: frozenset[str] = frozenset()
