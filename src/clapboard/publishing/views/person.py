"""What a person's page holds: their parts in shows, how they came and left, and what they said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clapboard.errors import NotFoundError
from clapboard.publishing.sayings import sayings_of
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.parts import ALL, Paging, Proof, proof_of
from clapboard.publishing.views.sayings import SayingLine, saying_line
from clapboard.publishing.views.seasons import EventLine, event_line
from clapboard.publishing.views.wording import counted, date_words, slug
from clapboard.record.credits import Part
from clapboard.record.names import key
from clapboard.record.view import Slice

_MOVES = ("cast_added", "cast_left", "cast_returning", "recast")


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """One role in one show; `characters` whom they play, where a text says so; `documents` say so."""

    show: str
    show_slug: str
    role: str
    characters: tuple[str, ...]
    documents: int
    proof: Proof
    claims: tuple[str, ...]

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=f"{self.show_slug}-{slug(self.role)}",
            cells=(self.show, self.role, ", ".join(self.characters), str(self.documents), self.proof.words, self.proof.origin),
            evidence=self.claims,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """What the person said, with the show that it is about."""

    show: str
    show_slug: str
    saying: SayingLine

    def row(self) -> Row:
        """Return its row."""
        line = self.saying
        first = line.appearances[0]
        return Row(
            id=line.claim[:16],
            cells=(line.words, self.show, line.venue or "", first.origin, date_words(first.reported), str(len(line.appearances))),
            evidence=line.claims,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """That the person joined, left or returned, with the show."""

    show: str
    show_slug: str
    event: EventLine

    def row(self) -> Row:
        """Return its row."""
        line = self.event
        cells = (date_words(line.day), self.show, line.season, line.words, line.strength, line.proofs[0].words, line.proofs[0].origin)
        return Row(id=line.id, cells=cells, evidence=tuple(proof.claim for proof in line.proofs))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person's page; `said` is newest first, words in marks before reported speech.

    `part` says which of the shows that print the name are told of.
    """

    name: str
    slug: str
    at: date | None
    credits: tuple[CreditLine, ...]
    moves: tuple[MoveLine, ...]
    said: tuple[SaidLine, ...]
    part: Paging = ALL

    @property
    def show_slugs(self) -> tuple[str, ...]:
        """Return the parts of addresses of the shows that the page tells of, each once."""
        told = [line.show_slug for line in self.credits]
        told += [line.show_slug for line in self.moves]
        return tuple(dict.fromkeys([*told, *(line.show_slug for line in self.said)]))

    @property
    def lede(self) -> str:
        """Return what is on record of the person, as one sentence."""
        shows = tuple(dict.fromkeys(line.show for line in self.credits))
        roles = ", ".join(dict.fromkeys(f"{line.role} of {line.show}" for line in self.credits)) if len(shows) <= 1 else counted(
            len(shows), "show"
        )  # fmt: skip
        told = counted(len(self.said), "statement")
        known = f"{roles[0].upper()}{roles[1:]}; {told} on record." if roles else f"{told[0].upper()}{told[1:]} on record."
        return f"{known} {self.part.words}".rstrip()

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        credit = ("show", "role", "characters", "documents", "words", "outlet")
        moves = ("day", "show", "season", "milestone", "strength", "words", "outlet")
        said = ("words", "show", "venue", "outlet", "reported", "appearances")
        return (
            Table(name="credits", columns=credit, rows=tuple(line.row() for line in self.credits)),
            Table(name="moves", columns=moves, rows=tuple(line.row() for line in self.moves)),
            Table(name="said", columns=said, rows=tuple(line.row() for line in self.said)),
        )


def person_view(
    name: str, shows: Iterable[Slice], *, at: date | None = None, part: Paging | None = None, known: str | None = None
) -> PersonView:
    """Return the page of the person whose part of an address is `name`, from the shows that may know them; raise NotFoundError.

    `part` says which part of such shows these are, where there are more; `known` is then how the name is printed, if not in these.
    """
    parts = list(shows)
    called = _called(name, parts, known)
    credits_ = tuple(line for held in parts for person in held.people() if person.name == called for line in _credits(held, person.parts))
    said = [line for held in parts for line in _said(held, called)]
    return PersonView(
        name=called,
        slug=slug(called),
        at=at,
        credits=credits_,
        moves=tuple(line for held in parts for line in _moves(held, called)),
        said=tuple(sorted(said, key=lambda line: (not line.saying.is_indirect, line.saying.appearances[0].reported or ""), reverse=True)),
        part=part or ALL,
    )


def names(held: Slice) -> frozenset[str]:
    """Return everybody who has a page because of this show: who makes it or plays in it, and who said something of it."""
    speakers = {item.speaker for item in held.statements() if item.speaker and item.quotation.naming != "company"}
    return frozenset({person.name for person in held.people()} | speakers)


def _called(name: str, shows: Iterable[Slice], known: str | None) -> str:
    """Return the name that a part of an address stands for: where two names share one, the one in the earlier place of the alphabet."""
    found = sorted({person for held in shows for person in names(held) if slug(person) == name})
    if not found and known is not None:
        return known
    if not found:
        msg = f"nobody called {name!r} on record"
        raise NotFoundError(msg, hint="`clapboard show TITLE` lists the people of a show")
    return found[0]


def _credits(held: Slice, parts: Iterable[Part]) -> Iterator[CreditLine]:
    for part in parts:
        yield CreditLine(
            show=held.show,
            show_slug=slug(held.show),
            role=part.role,
            characters=part.characters,
            documents=len(part.documents),
            proof=proof_of(part.claims[0], held, label=part.role),
            claims=tuple(claim.id for claim in part.claims),
        )


def _said(held: Slice, name: str) -> Iterator[SaidLine]:
    statements = held.statements()
    if not any(name in (item.speaker, *item.quotation.co_speakers) for item in statements):
        return  # to put together what others said would take the longest of all
    for item in sayings_of(held, statements):
        first = item.statements[0]
        if name in (first.speaker, *first.quotation.co_speakers):
            yield SaidLine(show=held.show, show_slug=slug(held.show), saying=saying_line(item, held))


def _moves(held: Slice, name: str) -> Iterator[MoveLine]:
    for event in held.timeline():
        if event.kind in _MOVES and event.value and any(key(part) == key(name) for part in event.value.split(",")):
            yield MoveLine(show=held.show, show_slug=slug(held.show), event=event_line(held, event))
