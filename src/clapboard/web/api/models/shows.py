"""Shows, seasons, what happened, who makes them, and where outlets disagree."""

from typing import Literal

from clapboard.web.api.models.parts import Answer, Certainty, Cited, DocumentId, Edtf, Id, Season, Strength
from clapboard.web.api.models.words import Saying


class Standing(Answer):
    """Where a season stands on the three axes."""

    season: Season
    stage: str
    fate: str
    strength: Strength


class ShowRow(Answer):
    """A show on record: what of it is held, and where its newest season stands. `slug` is its part of an address."""

    slug: str
    show: str
    documents: int
    seasons: int
    newest: Standing | None
    statements: int
    people: int


class Proof(Cited):
    """The words that prove a milestone. `season_from` is how its season is known, `original_held` whether the announcement itself is."""

    kind: str
    season: Season
    certainty: Certainty
    planned: bool
    strength: Strength
    season_from: str
    original_held: bool


class Milestone(Answer):
    """One thing that happened to a season, with all that tell it. `by` is the day by which it had, where no text gives its `date`."""

    season: Season
    kind: str
    part: int | None
    value: str | None
    date: Edtf | None
    by: Edtf | None
    target: Edtf | None
    together_with: tuple[int, ...]
    announced_by: str | None
    channel: str | None
    platform: str | None
    because: str | None
    first: Proof | None
    strength: Strength
    reports: int
    proofs: tuple[Proof, ...]


class MilestoneOfShow(Milestone):
    """A milestone with its show."""

    show: str
    show_slug: str


class Reversal(Answer):
    """A milestone and the earlier one that it undoes."""

    by: Milestone
    undoes: Milestone


class SeasonStanding(Standing):
    """Where a season stands, with the proofs of each axis and what moves none of them."""

    dated: Milestone | None
    stage_proof: tuple[Proof, ...]
    fate_proof: tuple[Proof, ...]
    reversals: tuple[Reversal, ...]
    absent: tuple[Proof, ...]
    hedged: tuple[Proof, ...]
    denied: tuple[Proof, ...]


class SeasonOfShow(SeasonStanding):
    """The standing of a season, with its show."""

    show: str
    show_slug: str


class Role(Answer):
    """One role of a person, and whom they play, where a text says so."""

    role: str
    characters: tuple[str, ...]
    documents: int
    proof: Cited


class Person(Answer):
    """A person of a show, the best attested role first."""

    name: str
    roles: tuple[Role, ...]


class PersonOfShow(Person):
    """A person, with the show and their part of an address."""

    show: str
    show_slug: str
    slug: str


class Character(Answer):
    """A character; `actors` are those who are said to play them."""

    name: str
    actors: tuple[str, ...]
    claim: Id


class Side(Answer):
    """One of the values that disagree."""

    value: str
    strength: Strength
    documents: int
    proofs: tuple[Cited, ...]


class Conflict(Answer):
    """What documents disagree on. `right` is the value that a better source settles it for, and `because` why."""

    show: str
    season: Season
    field: str
    scope: Literal["season", "date", "credit", "title"]
    sides: tuple[Side, ...]
    right: str | None
    because: str | None


class ConflictOfShow(Conflict):
    """A conflict, with its show's part of an address."""

    show_slug: str


class Document(Answer):
    """A document. `basis` is how its day is known, `because` from what the days of an undated one follow."""

    document: DocumentId
    outlet: str | None
    title: str | None
    address: str | None
    published: Edtf | None
    basis: str
    because: tuple[str, ...]


class Synopsis(Cited):
    """A description of the show, and whose it is."""

    publisher: str | None


class Audience(Cited):
    """An audience signal: never a fact."""

    kind: str


class Habit(Cited):
    """A sentence on what a platform usually does."""

    platform: str | None


class Show(Answer):
    """All that is on record of a show."""

    show: str
    slug: str
    documents: tuple[Document, ...]
    seasons: tuple[SeasonStanding, ...]
    timeline: tuple[Milestone, ...]
    people: tuple[Person, ...]
    characters: tuple[Character, ...]
    statements: tuple[Saying, ...]
    conflicts: tuple[Conflict, ...]
    synopses: tuple[Synopsis, ...]
    audience: tuple[Audience, ...]
    habits: tuple[Habit, ...]


class DocumentOfShow(Document):
    """A document, with a show that it is about."""

    show: str
    show_slug: str


class Outlet(Answer):
    """How an outlet did with one show, counted from the record; `claims` prove each count."""

    show: str
    show_slug: str
    outlet: str
    slug: str
    reported: int
    first: int
    shared: int
    late: int
    wrong: int
    corrected: int
    claims: dict[Literal["first", "shared", "late", "wrong", "corrected"], tuple[Id, ...]]
