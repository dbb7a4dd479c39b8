"""Which show each printed title and each document means: worked out over the whole record, from a little of each document.

What is needed of a document is how it names its titles (`about.namings`) and, where it may name none, the people, characters and
quotations in it (`subjects.marks_of`). A store keeps just that, so that nobody reads the whole record for one show.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from clapboard.model.claim import Claim
from clapboard.record.about import Namings, chosen, doubtful, namings
from clapboard.record.ledger import Speaker
from clapboard.record.names import same_titles
from clapboard.record.subjects import Mark, Subject, infer, marks_of, parts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`titles` maps each printed title to the one that stands for it, `documents` each document to the show that it is about.

    `inferred` are those among the documents that never name their show, with the names that they have in common with its record;
    `doubtful` name a show of which no other document knows. Where not all that was said is among a record's claims, `speakers` are those
    who are named for it: what a name means hangs on all names.
    """

    titles: Mapping[str, str]
    documents: Mapping[str, str]
    inferred: Mapping[str, Subject] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    speakers: Sequence[Speaker] = ()

    @property
    def shows(self) -> dict[str, str]:
        """Return both, as the record asks: printed titles and documents' ids, with the show that each means."""
        return {**self.titles, **self.documents}


class Marks(Protocol):
    """Who holds which marks."""

    def of(self, documents: Collection[str]) -> Mapping[str, Mapping[Mark, str]]:
        """Return the marks of each of `documents`, with their printed words."""

    def holders(self, marks: Collection[Mark]) -> Iterable[tuple[Mark, str, str | None]]:
        """Yield, for each of `marks`, the documents that know one by it, with the title that they say it of (None: they name none)."""


def identify(named: Namings, marks: Marks, *, same: Iterable[tuple[str, str]]) -> Identity:
    """Return what titles and documents mean. `same` are pairs of titles that an editor called one."""
    about = chosen(named)
    counts: Counter[str] = Counter()
    for document, titles in named.items():
        for title, item in titles.items():
            counts[title] += item.claims + (item.abouts if about.get(document) == title else 0)
    standing = same_titles({title: count for title, count in counts.items() if title and count}, judged=same)
    first = Identity(titles=standing, documents={document: standing[title] for document, title in about.items() if title in standing})
    first = replace(first, doubtful=doubtful(named))
    return with_inferred(first, marks, asked={*first.doubtful, *_nameless(named, first)})


def with_inferred(first: Identity, marks: Marks, *, asked: Collection[str]) -> Identity:
    """Return `first` with what is inferred of the documents `asked`: those of `first` say themselves what they are about."""
    inferred = _inferred(first, marks, asked)
    return replace(first, documents={**first.documents, **{key: item.show for key, item in inferred.items()}}, inferred=inferred)


def identity_of(claims: Iterable[Claim], *, same: Iterable[tuple[str, str]]) -> Identity:
    """Return what titles and documents mean by `claims` alone."""
    claims = list(claims)
    return identify(namings(claims), ClaimMarks(claims), same=same)


class ClaimMarks:
    """The marks of claims at hand."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Hold on to the claims; their marks are read when they are asked for."""
        self._claims = claims

    def of(self, documents: Collection[str]) -> Mapping[str, Mapping[Mark, str]]:
        """Return the marks of each of `documents`, with their printed words."""
        found: defaultdict[str, dict[Mark, str]] = defaultdict(dict)
        for claim in self._claims:
            if claim.document in documents:
                found[claim.document].update(marks_of(claim))
        return found

    def holders(self, marks: Collection[Mark]) -> Iterator[tuple[Mark, str, str | None]]:
        """Yield, for each of `marks`, the documents that know one by it, with the title that they say it of (None: they name none)."""
        for claim in self._claims:
            for part in {part for mark in marks_of(claim) for part in parts_of(mark)}:
                if part in marks:
                    yield part, claim.document, claim.show


def _nameless(named: Namings, first: Identity) -> Iterator[str]:
    for document, titles in named.items():
        if document not in first.documents and not any(item.claims for item in titles.values()):
            yield document


def _inferred(first: Identity, marks: Marks, asked: Collection[str]) -> dict[str, Subject]:
    own = marks.of(asked) if asked else {}
    wanted = {mark for found in own.values() for mark in found}
    return infer(own, shows_known(wanted, marks, first), about=Counter(first.documents.values())) if wanted else {}


def shows_known(wanted: Collection[Mark], marks: Marks, identity: Identity) -> dict[Mark, set[str]]:
    """Return the shows that are known by each of `wanted`, by documents that say themselves what they are about."""
    unsure = {*identity.doubtful, *identity.inferred}
    known: defaultdict[Mark, set[str]] = defaultdict(set)
    for mark, document, title in marks.holders(wanted):
        show = identity.documents.get(document) if title is None else identity.titles.get(title)
        if show is not None and document not in unsure:
            known[mark].add(show)
    return known
