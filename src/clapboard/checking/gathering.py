"""The part of the record that a draft is about, with the draft in it: built for the asking, never written."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from clapboard.checking.draft import Draft
from clapboard.model.claim import CHART
from clapboard.model.when import Interval
from clapboard.record.ledger import Ledger
from clapboard.record.names import same_titles
from clapboard.record.source import Source
from clapboard.record.subjects import infer, marks_of
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

    What was surely published later than the draft is left out: nobody could have known it. The show of a draft that names none, or
    none that is on record, may be known by its people.
    """
    documents = _documents(_shows(draft, ledger), ledger) - {draft.id}
    ids = sorted(documents)
    sources = [
        source for source in ledger.archive.sources(ids) if not draft.document.published.interval.surely_before(source.published.interval)
    ]
    ids = [source.id for source in sources]
    claims = [kept.claim for kept in ledger.claims.current(documents=ids, besides=[CHART])] if ids else []
    record = Record.build([*claims, *draft.claims], [*sources, Source.of(draft.document)], judgements=list(ledger.judgements.all()))
    shows = Counter(show for claim in draft.claims if (show := record.shows.get(claim.show or "")) is not None)
    main = record.shows.get(draft.id)
    ordered = sorted(shows | Counter([main] if main else []), key=lambda show: (show != main, -shows[show], show))
    return Gathered(record=record, slices=tuple(record.slice(show) for show in ordered))


def _shows(draft: Draft, ledger: Ledger) -> set[str]:
    """Return the shows on record that the draft names, else the one that its people, characters and quotations speak for."""
    recorded = ledger.shows.titles()
    printed = {claim.show for claim in draft.claims if claim.show}
    one = same_titles(dict.fromkeys([*recorded, *printed], 1), judged=recorded.items())
    meant = {one[title] for title in printed}
    named = {show for title, show in recorded.items() if one[title] in meant}
    return named or _known_by_its_people(draft, ledger)


def _known_by_its_people(draft: Draft, ledger: Ledger) -> set[str]:
    marks = {mark: printed for claim in draft.claims for mark, printed in marks_of(claim).items()}
    found = infer({draft.id: marks}, ledger.shows.known(marks), about=ledger.shows.counts()) if marks else {}
    return {subject.show for subject in found.values()}


def _documents(shows: Collection[str], ledger: Ledger) -> set[str]:
    """Return the documents that are about one of `shows`, or name it."""
    titles = [title for title, show in ledger.shows.titles().items() if show in shows]
    return {*ledger.claims.naming(titles), *ledger.shows.about(shows)}
