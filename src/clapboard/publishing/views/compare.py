"""What the page of two documents holds: the passages that they share, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.marks import Json, block_pieces
from clapboard.publishing.views.synopses import Piece
from clapboard.publishing.views.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOf:
    """One of the two documents; `published` is EDTF."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None

    @property
    def origin(self) -> str:
        """Return who printed it."""
        return self.outlet or (f"“{self.title}”" if self.title else f"document {self.document[:10]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLine:
    """A passage that both hold: the right document's words against the left one's, and the places of both (code points)."""

    pieces: tuple[Piece, ...]
    left: tuple[int, int]
    right: tuple[int, int]
    is_quoted: bool

    @property
    def is_same(self) -> bool:
        """Tell whether the words are the same but for print."""
        return all(piece.kind == "same" for piece in self.pieces)

    @property
    def words(self) -> str:
        """Return the right document's words."""
        return " ".join(piece.words for piece in self.pieces if piece.kind != "out")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """Two documents and what they share, in the order of the left one."""

    left: SideOf
    right: SideOf
    passages: tuple[SharedLine, ...]

    @property
    def headline(self) -> str:
        """Return what was found, as a sentence."""
        if not self.passages:
            return "They share no passage"
        changed = sum(not line.is_same for line in self.passages)
        told = f"{counted(changed, 'of them', 'of them')} changed" if changed else "word for word"
        return f"They share {counted(len(self.passages), 'passage')}, {told}"

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        rows = tuple(
            Row(
                id=str(at),
                cells=(
                    line.words,
                    "same words" if line.is_same else "changed",
                    "quoted" if line.is_quoted else "",
                    f"{line.left[0]}-{line.left[1]}",
                    f"{line.right[0]}-{line.right[1]}",
                ),
                evidence=(),
            )
            for at, line in enumerate(self.passages, start=1)
        )
        return (Table(name="shared", columns=("words", "change", "quoted", "left", "right"), rows=rows),)


def compare_view(row: Json) -> CompareView:
    """Return the page of two documents: `row` as `checking.answers.compare` gives it."""
    return CompareView(left=_side(row["left"]), right=_side(row["right"]), passages=tuple(_lines(row["passages"])))


def _side(item: Json) -> SideOf:
    return SideOf(document=item["document"], title=item["title"], outlet=item["outlet"], published=item["published"])


def _lines(items: Iterable[Json]) -> Iterable[SharedLine]:
    for item in items:
        yield SharedLine(
            pieces=tuple(block_pieces(item["differences"])),
            left=(item["left"][0], item["left"][1]),
            right=(item["right"][0], item["right"][1]),
            is_quoted=item["quoted"],
        )
