"""Which show a document is about that never names it: the show on record with the same people, characters and quotations."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.record.claims import evidence_of
from clapboard.record.names import key, person_key

_FULL, _PARTIAL, _SAYING = 2, 1, 3
"""What a full name, a lone first name, surname or character, and a quotation in common weigh."""
_ENOUGH = 2
_FAR_MORE = 3
_LONG = 6
"""Words of a quotation that are its own."""
Mark = tuple[str, tuple[str, ...]]
"""What tells a show from others: `name` or `words`, and the words as compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The show that a document is about by inference, and the names that it has in common with the show's record."""

    show: str
    names: tuple[str, ...]


def infer(asked: Mapping[str, Mapping[Mark, str]], known: Mapping[Mark, Iterable[str]], *, about: Mapping[str, int]) -> dict[str, Subject]:
    """Return the subject of each document that names no show, where one show on record fits better than all others.

    `asked` are the marks of those documents with their printed words, `known` the shows that have a mark, `about` counts the documents
    about each show.
    """
    found = {document: _best(marks, known, about) for document, marks in sorted(asked.items())}
    return {document: subject for document, subject in found.items() if subject is not None}


def marks_of(claim: Claim) -> dict[Mark, str]:
    """Return what tells a show from others in a claim, with its printed words: people, characters, quotations."""
    marks: dict[Mark, str] = {}
    if claim.predicate in ("credit", "said", "character") and claim.value:
        marks["name", person_key(claim.value)] = claim.value
    character = claim.qualifier("character") if claim.predicate == "credit" else None
    if character:
        marks["name", person_key(character)] = character
    if claim.predicate == "said":
        for item in evidence_of(claim, "content"):
            words = key(item.exact)
            if len(words) >= _LONG:
                marks["words", words] = item.exact
    return marks


def parts_of(mark: Mark) -> tuple[Mark, ...]:
    """Return the marks under which one of a show is known: a name in full, and its first and last word."""
    kind, words = mark
    return (mark,) if kind == "words" or len(words) < 2 else (mark, (kind, words[:1]), (kind, words[-1:]))  # one word


def _best(marks: Mapping[Mark, str], known: Mapping[Mark, Iterable[str]], about: Mapping[str, int]) -> Subject | None:
    """Return the show with which the marks have most in common; of two alike, one that far more documents are about; else None."""
    scores: Counter[str] = Counter()
    common: defaultdict[str, list[str]] = defaultdict(list)
    for mark, printed in sorted(marks.items()):
        weight = _SAYING if mark[0] == "words" else _FULL if len(mark[1]) > 1 else _PARTIAL
        for show in known.get(mark, ()):
            scores[show] += weight
            common[show].append(printed)
    ranked = sorted(scores, key=lambda show: (-scores[show], -about.get(show, 0), show))
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return None
    if len(ranked) > 1 and scores[ranked[1]] == scores[ranked[0]] and about.get(ranked[0], 0) < _FAR_MORE * max(about.get(ranked[1], 0), 1):
        return None
    return Subject(show=ranked[0], names=tuple(common[ranked[0]]))
