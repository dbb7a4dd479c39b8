"""What the page of one claim holds: its sentence in context, checked now, and all that stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from clapboard.publishing.proof import FORGOTTEN, ORPHANED, VERIFIED, Json, prove
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.wording import date_words, kind_words, slug
from clapboard.record.ledger import Archive, Kept

_FRAGMENT = 120
"""Code points above which a text fragment names the two ends of a passage, not all of it."""
_ENDS = 4
"""Words of each end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of the proof where they stand: in their sentence, or (orphaned, forgotten) with no sentence at all.

    `start` and `end` are code points of the text with the hash `text_sha256`.
    """

    state: str
    words: str
    before: str
    after: str
    start: int
    end: int
    text_sha256: str

    @property
    def holds(self) -> bool:
        """Tell whether the words stand where they stood."""
        return self.state == VERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """The page of one claim. `state` is that of its worst passage; `checked_at` when it was checked (ISO 8601, UTC).

    `live` is the page's address with a text fragment that leads to the words, None where the address is not one of the web.
    """

    claim: str
    state: str
    checked_at: str
    show: str | None
    show_slug: str | None
    season: str | None
    predicate: str
    what: str
    value: str | None
    certainty: str
    qualifiers: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    outlet: str | None
    title: str | None
    address: str | None
    live: str | None
    document: str
    published: str | None
    basis: str | None
    captured_at: str | None
    capture_sha256: str | None
    is_held: bool
    found_by: str
    confidence: float
    extractor: str | None
    recorded_at: str

    @property
    def holds(self) -> bool:
        """Tell whether every passage stands where it stood."""
        return self.state == VERIFIED

    @property
    def is_orphaned(self) -> bool:
        """Tell whether words are no longer where they stood."""
        return self.state == ORPHANED

    @property
    def is_forgotten(self) -> bool:
        """Tell whether words were forgotten on purpose."""
        return self.state == FORGOTTEN

    @property
    def citation(self) -> str:
        """Return the source as a line of text."""
        named = [f"“{self.title}”" if self.title else "", self.outlet or "", date_words(self.published), self.address or ""]
        return ", ".join(part for part in named if part)

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        return tuple(_tables(self))


def evidence_view(kept: Kept, archive: Archive, *, checked_at: str) -> EvidenceView:
    """Return the page of a claim, its words held against the text as it is held now."""
    answer = prove(kept, archive)
    capture = archive.capture(kept.claim.document)
    passages = tuple(_passage(item) for item in answer["evidence"])
    exact = next((item.words for item in passages if item.words.strip()), "")
    return EvidenceView(
        claim=kept.claim.id,
        state=answer["state"],
        checked_at=checked_at,
        show=answer["show"],
        show_slug=slug(answer["show"]) if answer["show"] else None,
        season=answer["season"],
        predicate=answer["predicate"],
        what=kind_words(answer["predicate"]),
        value=answer["value"],
        certainty=answer["certainty"],
        qualifiers=tuple(answer["qualifiers"].items()),
        passages=passages,
        outlet=answer["outlet"],
        title=answer["title"],
        address=answer["address"],
        live=live(answer["address"], exact),
        document=answer["document"],
        published=answer["published"],
        basis=answer["published_basis"],
        captured_at=answer["captured_at"],
        capture_sha256=capture.sha256 if capture else None,
        is_held=capture is not None,
        found_by=answer["found_by"],
        confidence=answer["confidence"],
        extractor=answer["extractor"],
        recorded_at=answer["recorded_at"],
    )


def live(address: str | None, words: str) -> str | None:
    """Return the address with a text fragment (WICG Scroll to Text) for `words`; None for what is no web address."""
    if not address or not address.startswith(("http://", "https://")):
        return None
    told = " ".join(words.split())
    if not told:
        return address
    if len(told) <= _FRAGMENT:
        return f"{address}#:~:text={_escaped(told)}"
    parts = told.split()
    return f"{address}#:~:text={_escaped(' '.join(parts[:_ENDS]))},{_escaped(' '.join(parts[-_ENDS:]))}"


def _escaped(words: str) -> str:
    # a hyphen has a meaning of its own in a text fragment, and quote() lets it through
    return quote(words, safe="").replace("-", "%2D")


def _passage(item: Json) -> Passage:
    return Passage(
        state=item["state"],
        words=item["exact"] or "",
        before=item.get("before") or "",
        after=item.get("after") or "",
        start=item["start"],
        end=item["end"],
        text_sha256=item["text_sha256"],
    )


def _tables(view: EvidenceView) -> Iterator[Table]:
    yield Table(
        name="evidence",
        columns=("words", "state", "text", "start", "end", "outlet", "published", "address"),
        rows=tuple(
            Row(
                id=str(at),
                cells=(
                    item.words,
                    item.state,
                    item.text_sha256,
                    str(item.start),
                    str(item.end),
                    view.outlet or "",
                    date_words(view.published),
                    view.address or "",
                ),
                evidence=(view.claim,),
            )
            for at, item in enumerate(view.passages, start=1)
        ),
    )
