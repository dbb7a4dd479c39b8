"""The object of a milestone: who joins or leaves, what the title is, where a show moves to."""

import re

from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.milestones.scene import Scene
from clapboard.text.names import is_given
from clapboard.vocabulary import phrasing as p

_PEOPLE = frozenset("cast_added cast_left cast_returning recast".split())
_TITLED = re.compile(
    r"(?:\b(?:titled|entitled|called|dubbed|subtitled|title|name|named)\b|\bcalled)[ ,:]*[“\"‘'«]?(?P<title>[A-Z0-9][^\n“”\"«».,;]{0,60}?)"
    r"(?=[”\"»’.,;]|\s+(?:and|is|was|which|will|set|has)\b|$)"
)


def value_of(match: Match, kind: str, scene: Scene) -> str | None:
    """Return what the milestone is of: names for people who join or leave, the title that was announced, the new platform."""
    text = scene.page.text
    if kind in _PEOPLE:
        return _people(match, scene.people)
    if kind in {"title_announced", "spin_off", "film"}:
        sentence = match.line.sentence
        found = _TITLED.search(text, match.line.original(match.start, match.end).start, sentence.end)
        return found["title"].strip() if found else None
    if kind == "moved_platform":
        places = [slot for _, slot in match.line.of(p.PLATFORM, match.start, match.high) if isinstance(slot, str)]
        return places[-1] if places else None
    return None


_WHO = re.compile(rf"{p.PERSON}(?:, \d\d)?, who$")
"""Somebody of whom a clause with "who" says what follows."""
_KNOWN_FOR = re.compile(rf" (?:star|actor|actress|alum|alumnus|alumna|vet|veteran|lead|creator|showrunner|breakout) {p.PERSON}")


def _is_a_work(line: str, at: int, name: str) -> bool:
    """Tell whether a name is what somebody is known for ("Harbour Nine star Jane Doe", "Harbour Nine's Jane Doe")."""
    owns = line.startswith(f"'s {p.PERSON}", at + 1) and " " in name and not is_given(name.split(maxsplit=1)[0])
    return owns or _KNOWN_FOR.match(line, at + 1) is not None


def _people(match: Match, known: frozenset[str]) -> str | None:
    named = _WHO.search(match.line.text, 0, match.start + 3) if match.line.text.startswith("who", match.start) else None
    antecedent = ((named.start(), named.end()),) if named else ()
    for low, high in (*antecedent, (match.start, match.end), (match.low, match.high), (0, len(match.line.text))):
        names = [
            slot
            for at, slot in match.line.of(p.PERSON, low, high)
            if isinstance(slot, str)
            and match.line.text[at - 1 : at] != "("  # a credit or a part beside the name
            and not _is_a_work(match.line.text, at, slot)
            and (" " in slot or is_given(slot) or slot in known)
        ]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None
