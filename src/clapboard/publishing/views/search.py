"""What the search page holds: shows, people, statements and other evidence that hold the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.wording import counted, date_words, kind_words, slug
from clapboard.record.ledger import Hits, Kept
from clapboard.record.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """A claim that holds the words; `reported` is EDTF, as the document itself gives it."""

    claim: str
    what: str
    is_statement: bool
    show: str | None
    show_slug: str | None
    who: str | None
    words: str
    document: str
    origin: str
    reported: str | None

    def row(self) -> Row:
        """Return its row."""
        cells = (self.show or "", self.what, self.who or "", self.words, self.origin, date_words(self.reported))
        return Row(id=self.claim[:16], cells=cells, evidence=(self.claim,))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The answer to a search. Of the claims that hold the words `ranked` were ranked; with `is_capped` there are older ones too."""

    query: str
    shows: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    statements: tuple[HitLine, ...]
    evidence: tuple[HitLine, ...]
    ranked: int
    is_capped: bool

    @property
    def headline(self) -> str:
        """Return what was found, as a sentence."""
        if not self.query:
            return "Find a show, a person, or words"
        if not (self.shows or self.people or self.ranked):
            return f"Nothing on record holds “{self.query}”"
        parts = [
            *([counted(len(self.shows), "show")] if self.shows else []),
            *([counted(len(self.people), "person", "people")] if self.people else []),
            *([("more than " if self.is_capped else "") + counted(self.ranked, "passage")] if self.ranked else []),
        ]
        told = ", ".join(parts)
        return told[:1].upper() + told[1:]

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        columns = ("show", "what", "who", "words", "outlet", "reported")
        return (
            Table(name="statements", columns=columns, rows=tuple(line.row() for line in self.statements)),
            Table(name="evidence", columns=columns, rows=tuple(line.row() for line in self.evidence)),
        )


def search_view(
    query: str, hits: Hits, *, shows: Iterable[tuple[str, str]], titles: Mapping[str, str], sources: Mapping[str, Source]
) -> SearchView:
    """Return the page; `shows` are slugs and titles that hold the words, `titles` leads from a printed title to its show."""
    lines = [_line(kept, titles, sources) for kept in hits.claims]
    return SearchView(
        query=query,
        shows=tuple(shows),
        people=tuple((name, slug(name)) for name in hits.people),
        statements=tuple(line for line in lines if line.is_statement),
        evidence=tuple(line for line in lines if not line.is_statement),
        ranked=hits.ranked,
        is_capped=hits.is_capped,
    )


def _line(kept: Kept, titles: Mapping[str, str], sources: Mapping[str, Source]) -> HitLine:
    claim = kept.claim
    source = sources.get(claim.document)
    show = titles.get(claim.show or "", claim.show)
    interval = source.own_interval() if source else None
    named = (source.outlet or (f"“{source.title}”" if source.title else None)) if source else None
    return HitLine(
        claim=claim.id,
        what=kind_words(claim.predicate),
        is_statement=claim.predicate == "said",
        show=show,
        show_slug=slug(show) if show else None,
        who=claim.value,
        words=" … ".join(item.exact for item in claim.evidence),
        document=claim.document,
        origin=named or f"document {claim.document[:10]}",
        reported=str(interval) if interval is not None and interval.is_known else None,
    )
