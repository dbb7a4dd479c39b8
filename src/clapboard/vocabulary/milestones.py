"""The kinds of milestones and their phrases, read from `milestones.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clapboard.vocabulary import load
from clapboard.vocabulary.phrasing import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One line of the file: the compiled phrase and its example.

    `needs` is what else the clause must show, `certainty` how sure it is where the words themselves say so.
    """

    phrase: Phrase
    example: str
    needs: str | None = None
    certainty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of milestone: its key, what it says, which season is meant where the clause names none, its phrases and its traps."""

    key: str
    says: str
    season: str
    phrases: tuple[Wording, ...]
    traps: tuple[Wording, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds by key, in the order of the file; raise ValueError for a phrase that cannot be compiled."""
    return {
        key: Kind(
            key=key,
            says=table["says"],
            season=table["season"],
            phrases=tuple(_wording(row) for row in table["phrases"]),
            traps=tuple(_wording(row) for row in table["traps"]),
        )
        for key, table in load("milestones").items()
    }


def _wording(row: Mapping[str, str]) -> Wording:
    return Wording(phrase=phrase(row["say"]), example=row["as"], needs=row.get("needs"), certainty=row.get("certainty"))
