"""The kinds of milestones and their phrases, read from `milestones.toml`.

The table `words` there names classes of words (`<work>`: filming, production …); a phrase combines classes, so that one line of the
file stands for every subject with every verb of its class.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clapboard.vocabulary import load
from clapboard.vocabulary.phrasing import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One line of the file: `say` as it stands there, the phrase read from it, and its example.

    `needs` is what else the clause must show, `certainty` how sure it is where the words themselves say so.
    """

    say: str
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
    """Return the kinds by key, in the order of the file; raise ValueError for a phrase that cannot be read."""
    return {
        key: Kind(
            key=key,
            says=table["says"],
            season=table["season"],
            phrases=tuple(_wording(row) for row in table["phrases"]),
            traps=tuple(_wording(row) for row in table["traps"]),
        )
        for key, table in load("milestones").items()
        if key != "words"
    }


def _wording(row: Mapping[str, str]) -> Wording:
    say = row["say"]
    return Wording(say=say, phrase=phrase(spelt_out(say)), example=row["as"], needs=row.get("needs"), certainty=row.get("certainty"))


@cache
def _classes() -> Mapping[str, str]:
    words: Mapping[str, str] = load("milestones")["words"]
    return words


def spelt_out(say: str) -> str:
    """Return a phrase with its classes replaced by their words; raise ValueError for a class that the file does not define."""

    def words(found: re.Match[str]) -> str:
        try:
            return f"({spelt_out(_classes()[found[1]])})"
        except KeyError:
            msg = f"no such class of words: {found[0]} in {say!r}"
            raise ValueError(msg) from None

    return re.sub(r"<(\w+)>", words, say)
