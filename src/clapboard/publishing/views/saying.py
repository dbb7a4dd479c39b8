"""What the page of a saying holds: the same words wherever they stand, first appearance first, with every change word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.model.span import Span
from clapboard.publishing import checks
from clapboard.publishing.checks import Json
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.wording import counted, date_words, slug
from clapboard.record.source import Source
from clapboard.reuse.frames import Reframed
from clapboard.reuse.sayings import Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of the first appearance (`left`) against those of this one (`right`); `kind` is `equal` for those in common."""

    kind: str
    marked: bool
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeared:
    """One appearance. `days` after the first (None: cannot be told); `flags` name changes of meaning: number, negation, speaker.

    `new_frame` says how it contradicts an earlier appearance in what it says of the time.
    """

    claim: str
    document: str
    words: str
    outlet: str | None
    title: str | None
    address: str
    reported: str | None
    days: int | None
    kind: str
    speaker: str | None
    unknown: str | None
    venue: str | None
    cue: str | None
    frame: str | None
    changes: tuple[str, ...]
    flags: tuple[str, ...]
    pieces: tuple[Piece, ...]
    new_frame: str | None

    @property
    def origin(self) -> str:
        """Return who printed it: the outlet, else the headline, else the beginning of the document's id."""
        return self.outlet or (f"“{self.title}”" if self.title else f"document {self.document[:10]}")

    @property
    def is_altered(self) -> bool:
        """Tell whether the meaning was changed, or the words stand in a new frame."""
        return bool(self.flags) or self.new_frame is not None

    def row(self) -> Row:
        """Return its row."""
        return Row(
            id=self.claim[:16],
            cells=(
                self.words,
                self.origin,
                date_words(self.reported),
                self.speaker or f"unknown ({self.unknown or 'not named'})",
                self.venue or "",
                self.cue or "",
                self.frame or "",
                ", ".join(self.changes),
                self.new_frame or "",
            ),
            evidence=(self.claim,),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingView:
    """A saying's page. `first_is_known` says whether it can be told which appearance was first; `show` is the show it is about."""

    saying: str
    claim: str
    words: str
    speaker: str | None
    speaker_slug: str | None
    unknown: str | None
    role: str | None
    show: str | None
    show_slug: str | None
    first_is_known: bool
    documents: int
    appearances: tuple[Appeared, ...]

    @property
    def who(self) -> str:
        """Return who said it, or why nobody can tell."""
        return self.speaker or f"speaker unknown ({self.unknown or 'not named'})"

    @property
    def lede(self) -> str:
        """Return what there is to say of the words, as one sentence."""
        first = self.appearances[0]
        where = f"first seen in {first.origin}, {date_words(first.reported)}" if self.first_is_known else "it cannot be told where first"
        altered = sum(item.is_altered for item in self.appearances)
        told = f"Printed in {counted(self.documents, 'document')}, {where}"
        return told + (f"; {counted(altered, 'appearance')} altered or in a new frame." if altered else ".")

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        columns = ("words", "outlet", "reported", "speaker", "venue", "cue", "frame", "changed", "new frame")
        return (Table(name="appearances", columns=columns, rows=tuple(item.row() for item in self.appearances)),)


def saying_view(
    item: Saying,
    *,
    claims: Mapping[tuple[str, Span], Claim],
    sources: Mapping[str, Source],
    frames: Sequence[Reframed] = (),
    show: str | None = None,
) -> SayingView:
    """Return the page of a saying (what `checking.saying_of` tells of it); `show` is the show that it is about, if it is known."""
    told = checks.saying(item, claims=claims, sources=sources, frames=frames)
    first = told["appearances"][0]
    roles = [claims[one.appearance.place].qualifier("role") for one in item.appeared]
    return SayingView(
        saying=told["saying"],
        claim=told["claim"],
        words=told["words"],
        speaker=told["speaker"],
        speaker_slug=slug(told["speaker"]) if told["speaker"] else None,
        unknown=first["unknown"],
        role=next((role for role in roles if role), None),
        show=show,
        show_slug=slug(show) if show else None,
        first_is_known=told["first_is_known"],
        documents=told["documents"],
        appearances=tuple(_appeared(row, sources[row["document"]]) for row in told["appearances"]),
    )


def _appeared(row: Json, source: Source) -> Appeared:
    changed, frame = row["changed"], row["new_frame"]
    same = ("claim", "document", "words", "outlet", "title", "reported", "days", "kind", "speaker", "unknown", "venue", "cue", "frame")
    return Appeared(
        **{name: row[name] for name in same},
        address=source.address,
        changes=tuple(changed["kinds"]) if changed else (),
        flags=tuple(changed["flags"]) if changed else (),
        pieces=tuple(
            Piece(kind=block["kind"], marked=block["marked"], left=block["left"], right=block["right"])
            for block in (changed["differences"] if changed else ())
        ),
        new_frame=frame["because"] if frame else None,
    )
