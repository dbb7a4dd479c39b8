"""The part of the record that a draft is about, with the draft in it: built for the asking, never written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clapboard.checking.draft import Draft
from clapboard.model.claim import CHART, Claim, Verdict
from clapboard.model.when import Interval
from clapboard.record.judging import judged
from clapboard.record.ledger import Ledger
from clapboard.record.names import same_titles
from clapboard.record.source import Source
from clapboard.record.view import Record, Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A record with the draft in it, and its shows: the one that the draft is about first."""

    record: Record
    slices: tuple[Slice, ...]

    def published(self, source: Source) -> Interval:
        """Return when a document was published, so far as the record of these shows can tell."""
        known = [held.datings[source.id].interval for held in self.slices if source.id in held.datings]
        return known[0] if known else source.own_interval()


def gather(draft: Draft, ledger: Ledger) -> Gathered:
    """Return the record of the shows that the draft names, with the draft in place of itself where it is on record already.

    What was surely published later than the draft is left out: nobody could have known it.
    A draft that names no show is compared with all of the record, in which its show may be known by its people.
    """
    documents = _documents(draft.claims, ledger) - {draft.id}
    ids = sorted(documents)
    captured = dict(ledger.archive.captured(ids))
    read = [Source.of(document, captured.get(document.id)) for document in ledger.archive.documents(ids)] if ids else []
    sources = [source for source in read if not draft.document.published.interval.surely_before(source.published.interval)]
    ids = [source.id for source in sources]
    claims = [kept.claim for kept in ledger.claims.current(documents=ids)] if ids else []
    record = Record.build([*claims, *draft.claims], [*sources, Source.of(draft.document)], judgements=list(ledger.judgements.all()))
    shows = Counter(show for claim in draft.claims if (show := record.shows.get(claim.show or "")) is not None)
    main = record.shows.get(draft.id)
    ordered = sorted(shows | Counter([main] if main else []), key=lambda show: (show != main, -shows[show], show))
    return Gathered(record=record, slices=tuple(record.slice(show) for show in ordered))


def _documents(claims: Iterable[Claim], ledger: Ledger) -> set[str]:
    printed = Counter(claim.show for claim in claims if claim.show)
    if not printed:
        return {document for document, _ in ledger.archive.captured()}
    recorded = dict(ledger.claims.shows())
    judgements = list(ledger.judgements.all())
    named = {item.claim for item in judgements if item.verdict is Verdict.SAME_AS and item.field == "show"}
    same = judged([kept.claim for claim in named for kept in ledger.claims.find(claim)], judgements).same_shows
    stands_for = same_titles(Counter(recorded) + printed, judged=same)
    meant = {stands_for[title] for title in printed}
    titles = [title for title in recorded if stands_for[title] in meant]
    return {kept.claim.document for kept in ledger.claims.current(shows=titles, besides=[CHART])} if titles else set()
