"""What the page of a check holds: a draft with its margin, and how much of it is new."""

from dataclasses import dataclass

from clapboard.model.document import Document
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.marks import KINDS, LABELS, Json, Mark, Paragraph, marks, paragraphs
from clapboard.publishing.views.wording import counted, date_words, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitLine:
    """A sentence on what a platform usually does, and what the record counts."""

    platform: str
    sentence: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A draft held against the record. `compared_with` documents were looked into; `shares` are percents of its words."""

    title: str | None
    source: str
    shows: tuple[tuple[str, str], ...]
    compared_with: int
    needs_a_look: int
    words: int
    shares: tuple[tuple[str, int], ...]
    marks: tuple[Mark, ...]
    paragraphs: tuple[Paragraph, ...]
    habits: tuple[HabitLine, ...]

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """Return each kind with its label and how many passages are marked so."""
        return tuple((kind, LABELS[kind], sum(mark.kind == kind for mark in self.marks)) for kind in KINDS)

    @property
    def headline(self) -> str:
        """Return what was found, in one or two sentences."""
        new = sum(mark.kind == "new" for mark in self.marks)
        if not self.marks:
            return "Nothing in this text is known to the record, and nothing in it states a fact that we can read."
        said = f"{counted(new, 'thing')} {'is' if new == 1 else 'are'} new." if new else "No new fact, and no new statement."
        look = self.looks
        more = f" {counted(look, 'passage').capitalize()} need{'s' if look == 1 else ''} a look before you publish." if look else ""
        return said[:1].upper() + said[1:] + more

    @property
    def looks(self) -> int:
        """Return how many passages need a look."""
        return sum(mark.needs_a_look for mark in self.marks)

    @property
    def lede(self) -> str:
        """Return what becomes of the rest."""
        rest = sum(mark.kind in ("known", "recycled") and not mark.needs_a_look for mark in self.marks)
        passages = counted(rest, "other marked passage")
        told = f"{passages} {'is' if rest == 1 else 'are'} on record already, or repeat words printed before. " if rest else ""
        recycled, known = (dict(self.shares).get(name, 0) for name in ("recycled", "known"))
        of = f"Of {self.words:,} words {recycled} % were printed before and {known} % tell what is on record; the rest is new or no fact."
        return told[:1].upper() + told[1:] + of

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        rows = tuple(_row(mark, self.paragraphs) for mark in self.marks)
        return (Table(name="passages", columns=("number", "label", "words", "note", "outlet", "reported"), rows=rows),)


def _row(mark: Mark, found: tuple[Paragraph, ...]) -> Row:
    words = " … ".join(
        run.words for paragraph in found for run in paragraph.runs if run.mark is not None and run.mark.number == mark.number
    )
    proofs = [proof for note in mark.notes for proof in note.proofs]
    return Row(
        id=str(mark.number),
        cells=(
            str(mark.number),
            mark.label,
            " ".join(words.split()),
            " ".join(f"{note.title}. {note.words}" for note in mark.notes),
            proofs[0].origin if proofs else "",
            date_words(proofs[0].reported) if proofs else "",
        ),
        evidence=tuple(dict.fromkeys(proof.claim for proof in proofs if proof.claim)),
    )


def check_view(row: Json, document: Document) -> CheckView:
    """Return the page of a check: `row` as `checking.answers.check` gives it, `document` the draft's own."""
    found = marks(row)
    return CheckView(
        title=row["title"],
        source=row["source"],
        shows=tuple((show, slug(show)) for show in row["shows"]),
        compared_with=row["compared_with"],
        needs_a_look=row["needs_a_look"],
        words=row["words"],
        shares=tuple(row["shares"].items()),
        marks=found,
        paragraphs=paragraphs(document, found),
        habits=tuple(_habit(item) for item in row["habits"]),
    )


def _habit(item: Json) -> HabitLine:
    told = "nothing on record to count"
    if item["decided"]:
        reached, low, high = len(item["reached"]), round(100 * item["low"]), round(100 * item["high"])
        decided = counted(item["decided"], "show")
        told = f"{reached} of {decided} on record got season {item['season']} (between {low} % and {high} %, with 95 % confidence)"
    return HabitLine(platform=item["platform"], sentence=item["sentence"], counts=told)
