"""A text with its margin: each marked passage, what the record says to it, and the words that show it.

Made from the plain values of a check (`checking.answers.check`), so that a draft and a document on record are shown alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clapboard.model.document import Document
from clapboard.publishing.views.parts import Proof
from clapboard.publishing.views.synopses import Piece
from clapboard.publishing.views.wording import counted, date_words, interval_of, kind_words

Json = dict[str, Any]
KINDS = ("new", "known", "recycled", "altered", "clash", "nosrc")
LABELS = {
    "new": "new",
    "known": "on record",
    "recycled": "recycled",
    "altered": "altered",
    "clash": "conflicting",
    "nosrc": "no source found",
}
GLYPHS = {"new": "+", "known": "=", "recycled": "↻", "altered": "≈", "clash": "≠", "nosrc": "∅"}
"""How each kind is told apart without colour."""
_PRIORITY = ("altered", "clash", "recycled", "nosrc", "new", "known")
_NOVELTIES = {"new": "new", "on record": "known", "conflicting": "clash", "no source found": "nosrc"}
SHOWN = 3
"""Proofs that a note shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the record says to a passage: our words, a difference word by word where there is one, and proofs."""

    kind: str
    title: str
    words: str
    pieces: tuple[Piece, ...] = ()
    proofs: tuple[Proof, ...] = ()
    needs_a_look: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked passage; `spans` are its places (half-open, code points). `number` counts from 1 in the order of the text."""

    number: int
    kind: str
    spans: tuple[tuple[int, int], ...]
    notes: tuple[Note, ...]

    @property
    def label(self) -> str:
        """Return the kind in words."""
        return LABELS[self.kind]

    @property
    def glyph(self) -> str:
        """Return the kind's sign."""
        return GLYPHS[self.kind]

    @property
    def needs_a_look(self) -> bool:
        """Tell whether an editor should look at it before publishing."""
        return any(note.needs_a_look for note in self.notes)

    @property
    def letters(self) -> int:
        """Return how long the passage is."""
        return sum(end - start for start, end in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of a paragraph: marked or not; `ends` says that the mark's number stands after them."""

    words: str
    mark: Mark | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the text with the notes that belong beside it."""

    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    is_heading: bool


def marks(row: Json) -> tuple[Mark, ...]:
    """Return the marked passages of a check, in the order of the text. What overlaps is one mark with several notes."""
    found = sorted(_found(row), key=lambda mark: (_PRIORITY.index(mark.kind), mark.spans))
    kept: list[Mark] = []
    for mark in found:
        at = next((at for at, other in enumerate(kept) if _overlap(mark, other)), None)
        if at is None:
            kept.append(mark)
        else:
            kept[at] = replace(kept[at], notes=(*kept[at].notes, *mark.notes))
    ordered = sorted(kept, key=lambda mark: mark.spans)
    return tuple(replace(mark, number=number) for number, mark in enumerate(ordered, start=1))


def _overlap(one: Mark, other: Mark) -> bool:
    return any(start < theirs_end and theirs < end for start, end in one.spans for theirs, theirs_end in other.spans)


def _found(row: Json) -> Iterator[Mark]:
    for fact in row["facts"]:
        kind = _NOVELTIES[fact["novelty"]]
        yield Mark(number=0, kind=kind, spans=((fact["start"], fact["end"]),), notes=(_fact(fact, kind),))
    told = [(fact["start"], fact["end"]) for fact in row["facts"]]
    for item in row["quotations"]:
        spans = tuple((start, end) for start, end in item["spans"])
        if spans and not (_is_reported(item) and (not item["speaker"] or _touches(spans, told))):
            note = _quotation(item)
            yield Mark(number=0, kind=note.kind, spans=spans, notes=(note,))
    for item in row["passages"]:
        yield Mark(number=0, kind="recycled", spans=((item["right"][0], item["right"][1]),), notes=(_passage(item),))
    for item in row["superlatives"]:
        note = Note(
            kind="nosrc",
            title="No source found",
            words="A superlative or a figure of success, and nobody on record for it.",
            needs_a_look=True,
        )
        yield Mark(number=0, kind="nosrc", spans=((item["start"], item["end"]),), notes=(note,))


def _is_reported(item: Json) -> bool:
    """Tell whether it is new speech in the draft's own words: of nobody named, or telling a fact that is marked, it says no more."""
    return bool(item["novelty"] == "new" and item["kind"] == "indirect")


def _touches(spans: Iterable[tuple[int, int]], told: Sequence[tuple[int, int]]) -> bool:
    return any(start < end_ and start_ < end for start, end in spans for start_, end_ in told)


def _fact(fact: Json, kind: str) -> Note:
    what = _what(fact)
    reports = [_proof(item, "on record") for item in fact["reports"][:SHOWN]]
    if kind == "known":
        first = fact["first"] or (fact["reports"][0] if fact["reports"] else None)
        who = f"First reported by {_origin(first)}" if fact["first_is_known"] else "Who was first cannot be told"
        words = f"{what}. {who}; {counted(fact['documents'], 'article')}."
        return Note(kind=kind, title=f"On record since {date_words(fact['since'])}", words=words, proofs=tuple(reports))
    if kind == "clash":
        disputes = [item for item in fact["conflicts"] if item["others"]]
        others = [side for item in disputes for side in item["others"]]
        said = "; ".join(f"{_value(side['value'])} ({side['strength']}, {counted(side['documents'], 'article')})" for side in others)
        proofs = tuple(_proof(side["proofs"][0], _value(side["value"])) for side in others[:SHOWN] if side["proofs"])
        field = disputes[0]["field"].replace("_", " ") if disputes else "another value on record"
        return Note(kind=kind, title=f"Conflicting: {field}", words=f"{what}. On record: {said}.", proofs=proofs, needs_a_look=True)
    if kind == "nosrc":
        words = f"{what}. Nothing on record says who counted." if fact["kind"] == "chart" else f"{what}. No source is named."
        alike = tuple(replace(proof, label="others print such a line") for proof in reports)
        return Note(kind=kind, title="No source found", words=words, proofs=alike)
    if reports:
        words = f"{what}. On record since {date_words(fact['since'])}, but not with this day."
        return Note(kind=kind, title="New: the day", words=words, proofs=tuple(reports))
    return Note(kind=kind, title=f"New: {kind_words(fact['kind'])}", words=f"{what}. No article on record says so.")


def _what(fact: Json) -> str:
    season = fact["season"]
    named = f"Season {season}" if isinstance(season, int) else str(season).capitalize() if season else fact["show"]
    value = fact["value"] or (date_words(fact["date"]) if fact["date"] else "")
    hedge = "" if fact["certainty"] == "asserted" else f" ({fact['certainty']})"
    return f"{named}, {kind_words(fact['kind'])}{f': {value}' if value else ''}{hedge}"


def _value(value: str) -> str:
    return date_words(value) if value[:4].isdigit() and interval_of(value) is not None else value.replace("_", " ")


def _quotation(item: Json) -> Note:
    who = item["speaker"] or "Speaker unknown"
    if item["novelty"] == "new":
        voice = "reported in the draft’s own words" if item["kind"] == "indirect" else "these words are in no article on record"
        return Note(kind="new", title="New: a statement", words=f"{who}; {voice}.")
    first = item["first"]
    frame, changed = item["new_frame"], item["changed"]
    is_altered = bool(changed and (changed["flags"] or _is_reworded(changed)))
    days = f", {counted(frame['days'], 'day')} before" if frame and frame["days"] else ""
    where = f"{'First seen in' if item['first_is_known'] else 'Printed in'} {_origin(first)}, {date_words(first['reported'])}{days}"
    more = len({one["document"] for one in item["printed"]}) - 1
    also = f"; {counted(more, 'more article')} print{'s' if more == 1 else ''} it" if more > 0 else ""
    title = "Recycled"
    if frame:
        title = f"Recycled, in a frame that says “{frame['frame']}”" if frame["frame"] else "Recycled, in a new frame"
    if is_altered:
        flags = [flag for flag in changed["flags"] if flag != "speaker"]
        title = f"Altered: a {' and a '.join(flags)}" if flags else "Altered"
        if "speaker" in changed["flags"]:
            title += "; another speaker is named"
    return Note(
        kind="altered" if is_altered else "recycled",
        title=title,
        words=f"{who}. {where}{also}." + ("" if is_altered else " The words are the same."),
        pieces=tuple(block_pieces(changed["differences"])) if is_altered else (),
        proofs=(_proof(first, "first seen" if item["first_is_known"] else "in print"),),
        needs_a_look=item["needs_a_look"],
    )


def _is_reworded(changed: Json) -> bool:
    return any(item["kind"] in ("replaced", "number", "negation") for item in changed["differences"])


def block_pieces(differences: Iterable[Json]) -> Iterator[Piece]:
    """Yield an alignment's blocks (as `publishing.checks.differences` gives them) as words of one text against the other."""
    for item in differences:
        left, right = item["left"], item["right"]
        weight = item["kind"] if item["kind"] in ("number", "negation") else None
        if item["kind"] in ("equal", "typography"):
            yield Piece(kind="same", words=right or left)
            continue
        if left:
            yield Piece(kind="out", words=left, weight=None if right else weight)
        if right:
            yield Piece(kind="in", words=right, weight=weight)


def _passage(item: Json) -> Note:
    first = item["first"]
    found = tuple(block_pieces(item["differences"]))
    where = f"The same words stand in {_origin(first)}, {date_words(first['reported'])}"
    also = f"; {counted(item['documents'], 'article')} hold them" if item["documents"] > 1 else ""
    is_same = all(piece.kind == "same" for piece in found)
    proof = Proof(
        claim="",
        label="printed before",
        words=first["words"],
        outlet=first["outlet"],
        title=first["title"],
        document=first["document"],
        reported=first["reported"],
    )
    return Note(kind="recycled", title="Printed before", words=f"{where}{also}.", pieces=() if is_same else found, proofs=(proof,))


def _origin(item: Json | None) -> str:
    if item is None:
        return "an article on record"
    return item["outlet"] or (f"“{item['title']}”" if item["title"] else f"document {item['document'][:10]}")


def _proof(item: Json, label: str) -> Proof:
    return Proof(
        claim=item["claim"] or "",
        label=label,
        words=item["words"],
        outlet=item["outlet"],
        title=item["title"],
        document=item["document"],
        reported=item["reported"],
    )


def paragraphs(document: Document, found: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """Return the text's own paragraphs with their marks; a mark's notes stand beside the paragraph in which it begins."""
    made = []
    for paragraph in document.paragraphs:
        begun = tuple(mark for mark in found if paragraph.start <= mark.spans[0][0] < paragraph.end)
        runs = tuple(_runs(document.text, paragraph.start, paragraph.end, found))
        made.append(Paragraph(runs=runs, marks=begun, is_heading=paragraph in document.headings))
    return tuple(made)


def _runs(text: str, start: int, end: int, found: Sequence[Mark]) -> Iterator[Run]:
    places = [(max(left, start), min(right, end), mark) for mark in found for left, right in mark.spans if left < end and start < right]
    at = start
    for left, right, mark in sorted(places, key=lambda place: place[:2]):
        begin = max(left, at)  # spans of one mark may touch
        if begin > at:
            yield Run(words=text[at:begin])
        if right > begin:
            yield Run(words=text[begin:right], mark=mark, ends=right == mark.spans[-1][1])
            at = right
    if at < end:
        yield Run(words=text[at:end])
