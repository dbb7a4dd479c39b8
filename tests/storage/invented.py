"""Invented entries, for the tests and for the processes that they start (which find this module beside their script)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from clapboard.model.capture import Capture
from clapboard.model.claim import Claim, Evidence, Found, Judgement, Verdict
from clapboard.model.document import DateBasis, Document, DocumentKind, Publication
from clapboard.model.mention import Certainty
from clapboard.model.span import Span
from clapboard.model.when import Interval
from clapboard.record.ledger import Entry, Ledger, Settled

EXTRACTOR = "invented/1"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def capture(number: int = 0, *, address: str = "", fetched: int = 0, media_type: str = "text/plain", **given: str | None) -> Capture:
    """Return the capture of an article of three sentences, which differs with `number`."""
    text = f"The Tin Harbour is back for round {number}.\nFilming\u00a0wrapped, the “Gull Bay” studio said.\nA trailer followed."
    return Capture(
        content=text.encode(),
        media_type=media_type,
        origin=f"sample/{number:03}.txt",
        fetched_at=START + timedelta(minutes=fetched),
        address=address,
        **given,
    )


def document(of: Capture, *, reader: str = "plain/1") -> Document:
    """Return the capture's document, with what was given beside it as its title, outlet and day."""
    text = of.content.decode("utf-8", "surrogatepass")
    ends = [at for at, letter in enumerate(text) if letter == "\n"] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    paragraphs = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)
    day = Interval.day(date.fromisoformat(of.published)) if of.published else Interval()
    return Document(
        id=of.document,
        capture=of.sha256,
        text=text,
        paragraphs=paragraphs,
        headings=paragraphs[:1],
        published=Publication(
            interval=day, basis=DateBasis.GIVEN if of.published else DateBasis.UNKNOWN, updated=Interval(last=date(2026, 4, 1))
        ),
        reader=reader,
        address=of.address,
        outlet=of.outlet,
        title=of.title,
        byline="Ines Marl",
        kind=DocumentKind.ARTICLE,
        subjects=("Gull Bay",),
    )


def read(of: Capture, *, extractor: str = EXTRACTOR, confidence: float = 0.9) -> Entry:
    """Read a capture as this module's extractor does: three claims, one of which hangs on the outlet that was given."""
    page = document(of)
    first, second, *_ = page.paragraphs
    claims = (
        claim(page, first, predicate="renewed", show="The Tin Harbour", season="round"),
        claim(page, second, predicate="filming_wrapped", show="the tin harbour", qualifiers=(("announced_by", "Gull Bay"),)),
        claim(page, second, first, predicate="said", value=of.outlet, certainty=Certainty.REPORTED),
    )
    found = tuple(Found(claim=item, confidence=confidence, rule=f"rule-{item.predicate}") for item in claims)
    return Entry(capture=of, document=page, extractor=extractor, found=found)


def claim(page: Document, *spans: Span, **parts: object) -> Claim:
    """Return a claim on `page` with the evidence at `spans`."""
    evidence = tuple(Evidence.at(page.text, page.text_sha256, span) for span in spans)
    return Claim(document=page.id, evidence=evidence, **parts)


def judgement(of: Claim, *, name: str = "j1", verdict: Verdict = Verdict.REJECT, **parts: str | None) -> Judgement:
    """Return an editor's word on the claim."""
    return Judgement(
        id=sha256(name.encode()).hexdigest()[:12],
        claim=of.id,
        document=of.document,
        predicate=of.predicate,
        verdict=verdict,
        by="desk",
        made_at=START,
        evidence=of.evidence[0],
        **parts,
    )


def take_in(ledger: Ledger, one: Capture, *, extractor: str = EXTRACTOR) -> Settled:
    """Keep and read a capture as whoever reads sources does."""
    first = settled = ledger.keep(one)
    while settled.extractor != extractor:
        written = ledger.write(read(settled.capture, extractor=extractor))
        if written.settled is None:
            break
        settled = written.settled
    return first


def unread(of: Capture, *, reason: str = "not English: es", extractor: str = EXTRACTOR) -> Entry:
    """Return the entry of a capture that was kept but not read."""
    return Entry(capture=of, document=None, extractor=extractor, unread=reason)


def found_surer(entry: Entry) -> Entry:
    """Return the entry with each claim found once more, less surely."""
    return replace(entry, found=(*(replace(item, confidence=0.1, rule="guess") for item in entry.found), *entry.found))
