"""What an outlet's page holds: its track record as counts with their proofs, and what it published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clapboard.errors import NotFoundError
from clapboard.publishing.answers import by_day, edtf
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.parts import ALL, Paging, Proof, proof_of
from clapboard.publishing.views.wording import counted, date_words, kind_words, slug
from clapboard.record.outlets import Score, outlets
from clapboard.record.view import Slice

_COUNTS = ("first", "shared", "late", "wrong", "corrected")
_LABELS = {"first": "first", "shared": "among the first", "late": "late", "wrong": "contradicted", "corrected": "put right"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """How the outlet did with one show, as counts; `claims` prove them."""

    show: str
    show_slug: str
    reported: int
    first: int
    shared: int
    late: int
    wrong: int
    corrected: int
    claims: tuple[str, ...]

    def row(self) -> Row:
        """Return its row."""
        counts = (self.reported, self.first, self.shared, self.late, self.wrong, self.corrected)
        return Row(id=self.show_slug, cells=(self.show, *map(str, counts)), evidence=self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLine:
    """One report that counts: first, among the first, late, contradicted by a better source, or put right."""

    show: str
    show_slug: str
    mark: str
    what: str
    proof: Proof

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=f"{self.mark}-{self.proof.claim[:16]}".replace(" ", "-"),
            cells=(self.mark, self.show, self.what, self.proof.words, date_words(self.proof.reported)),
            evidence=(self.proof.claim,),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One document of the outlet; `claims` are what was read in it."""

    show: str
    show_slug: str
    document: str
    title: str | None
    reported: str | None
    claims: tuple[str, ...]

    def row(self) -> Row:
        """Return its row."""
        cells = (self.title or self.document[:10], self.show, date_words(self.reported), str(len(self.claims)))
        return Row(id=f"{self.show_slug}-{self.document[:16]}", cells=cells, evidence=self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """An outlet's page; `part` says which of the shows that it published about are counted."""

    outlet: str
    slug: str
    at: date | None
    scores: tuple[ScoreLine, ...]
    marks: tuple[MarkLine, ...]
    articles: tuple[ArticleLine, ...]
    part: Paging = ALL

    @property
    def show_slugs(self) -> tuple[str, ...]:
        """Return the parts of addresses of the shows that the page tells of, each once."""
        told = [line.show_slug for line in self.scores]
        return tuple(dict.fromkeys([*told, *(line.show_slug for line in self.articles)]))

    @property
    def lede(self) -> str:
        """Return its track record as one sentence, in neutral words."""
        told = sum(line.reported for line in self.scores)
        first, wrong = sum(line.first for line in self.scores), sum(line.wrong for line in self.scores)
        read = counted(len({line.document for line in self.articles}), "article")
        lead = f"{read[0].upper()}{read[1:]} read, {counted(told, 'event')} told, {counted(first, 'time')} surely first"
        known = f"{lead}; a better source contradicts {counted(wrong, 'report')}." if wrong else f"{lead}."
        return f"{known} {self.part.words}".rstrip()

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        scores = ("show", "events told", "first", "first, shared", "late", "contradicted", "put right")
        return (
            Table(name="scores", columns=scores, rows=tuple(line.row() for line in self.scores)),
            Table(name="marks", columns=("mark", "show", "what", "words", "reported"), rows=tuple(line.row() for line in self.marks)),
            Table(name="articles", columns=("article", "show", "reported", "claims"), rows=tuple(line.row() for line in self.articles)),
        )


def outlet_view(name: str, shows: Iterable[Slice], *, at: date | None = None, part: Paging | None = None) -> OutletView:
    """Return the page of the outlet whose part of an address is `name`, from the shows that may know it; raise NotFoundError.

    `part` says which part of such shows these are, where there are more.
    """
    parts = list(shows)
    called = sorted({outlet for held in parts for outlet in outlets_of(held) if slug(outlet) == name})
    if not called:
        msg = f"no outlet called {name!r} on record"
        raise NotFoundError(msg, hint="`clapboard outlets` lists them")
    scored = [(held, score) for held in parts for score in outlets(held.timeline(), held.conflicts(), held.sources)]
    own = [(held, score) for held, score in scored if score.outlet == called[0]]
    return OutletView(
        outlet=called[0],
        slug=slug(called[0]),
        at=at,
        scores=tuple(_score(held, score) for held, score in own),
        marks=tuple(line for held, score in own for line in _marks(held, score)),
        articles=tuple(line for held in parts for line in _articles(held, called[0])),
        part=part or ALL,
    )


def outlets_of(held: Slice) -> frozenset[str]:
    """Return the outlets that have a page because of this show."""
    return frozenset(source.outlet for source in by_day(held) if source.outlet)


def _score(held: Slice, score: Score) -> ScoreLine:
    counts = {name: len(getattr(score, name)) for name in _COUNTS}
    proofs = dict.fromkeys(claim.id for name in _COUNTS for claim in getattr(score, name))
    told = dict.fromkeys(claim.id for claim in held.claims if held.sources[claim.document].outlet == score.outlet)
    return ScoreLine(
        show=held.show,
        show_slug=slug(held.show),
        reported=score.reported,
        **counts,
        claims=tuple(proofs or told),
    )


def _marks(held: Slice, score: Score) -> Iterator[MarkLine]:
    for name in _COUNTS:
        for claim in dict.fromkeys(getattr(score, name)):
            yield MarkLine(
                show=held.show,
                show_slug=slug(held.show),
                mark=_LABELS[name],
                what=kind_words(claim.predicate),
                proof=proof_of(claim, held, label=kind_words(claim.predicate)),
            )


def _articles(held: Slice, outlet: str) -> Iterator[ArticleLine]:
    for source in by_day(held):
        if source.outlet == outlet:
            dating = held.datings.get(source.id)
            yield ArticleLine(
                show=held.show,
                show_slug=slug(held.show),
                document=source.id,
                title=source.title,
                reported=edtf(dating.interval if dating else source.own_interval()),
                claims=tuple(claim.id for claim in held.claims if claim.document == source.id),
            )
