"""The part of the record that a draft is about, with the draft in it: built for the asking, never written."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from clapboard.checking.draft import Draft
from clapboard.model.claim import CHART, Claim
from clapboard.model.when import Interval
from clapboard.record.about import chosen, doubtful, namings
from clapboard.record.identity import Identity
from clapboard.record.ledger import Ledger, Speaker
from clapboard.record.names import person_key, same_titles
from clapboard.record.source import Source
from clapboard.record.subjects import Subject, infer, marks_of
from clapboard.record.view import Record, Slice

_WORDS = ("said", "boilerplate")
"""What a show's documents have most of, and a draft's facts hang on least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A record with the draft in it, and its shows: the one that the draft is about first.

    Of what was said in the documents `unheard` it holds nothing but who is named for it: `hearing` adds what is wanted.
    """

    record: Record
    slices: tuple[Slice, ...]
    unheard: frozenset[str]

    def published(self, source: Source) -> Interval:
        """Return when a document was published, so far as the record of these shows can tell."""
        known = [held.datings[source.id].interval for held in self.slices if source.id in held.datings]
        return known[0] if known else source.own_interval()

    def hearing(self, said: Iterable[Claim]) -> tuple[Slice, ...]:
        """Return the slices with these claims on record of what was said in their documents."""
        heard = [claim for claim in said if claim.document in self.unheard]
        return tuple(
            replace(held, claims=(*held.claims, *(claim for claim in heard if claim.document in held.sources))) for held in self.slices
        )


def gather(draft: Draft, ledger: Ledger) -> Gathered:
    """Return the record of the shows that the draft names, with the draft in place of itself where it is on record already.

    What was surely published later than the draft is left out: nobody could have known it. The show of a draft that names none, or
    none that is on record, may be known by its people.
    """
    titles = _titles(draft, ledger)
    shows = _shows(draft, ledger, titles)
    gathered = _gathered(draft, ledger, titles=titles, shows=shows)
    subject = gathered.record.inferred.get(draft.id)
    return gathered if subject is None or subject.show in shows else _gathered(draft, ledger, titles=titles, shows={*shows, subject.show})


def _gathered(draft: Draft, ledger: Ledger, *, titles: Mapping[str, str], shows: Collection[str]) -> Gathered:
    documents = {*ledger.claims.naming(title for title, show in titles.items() if show in shows), *ledger.shows.about(shows)}
    sources = [
        source
        for source in ledger.archive.sources(sorted(documents - {draft.id}))
        if not draft.document.published.interval.surely_before(source.published.interval)
    ]
    ids = {source.id for source in sources}
    judgements = list(ledger.judgements.all())
    whole = ids & {item.document for item in judgements}
    speakers = list(ledger.claims.speakers(ids - whole))
    claims = list(_claims(ledger, ids, whole=whole, names=set(_alike(draft, speakers))))
    record = Record.build(
        [*claims, *draft.claims],
        [*sources, Source.of(draft.document)],
        judgements=judgements,
        identity=replace(_identity(draft, claims, ledger, titles=titles), speakers=speakers),
    )
    return Gathered(record=record, slices=tuple(record.slice(show) for show in _told(draft, record)), unheard=frozenset(ids - whole))


def _told(draft: Draft, record: Record) -> list[str]:
    """Return the shows that the draft tells something of: the one that it is about first, then those that it tells most of."""
    shows = Counter(show for claim in draft.claims if (show := record.shows.get(claim.show or "")) is not None)
    main = record.shows.get(draft.id)
    return sorted(shows | Counter([main] if main else []), key=lambda show: (show != main, -shows[show], show))


def _titles(draft: Draft, ledger: Ledger) -> dict[str, str]:
    """Return what stands for each title that is on record or printed in the draft."""
    recorded = ledger.shows.titles()
    printed = {claim.show for claim in draft.claims if claim.show} - set(recorded)
    if not printed:
        return dict(recorded)
    one = same_titles(dict.fromkeys([*recorded, *printed], 1), judged=recorded.items())
    meant = {one[title]: show for title, show in sorted(recorded.items(), reverse=True)}
    return {title: meant.get(one[title], one[title]) for title in printed} | dict(recorded)


def _claims(ledger: Ledger, documents: Collection[str], *, whole: Collection[str], names: Collection[str]) -> Iterator[Claim]:
    """Yield what documents claim, besides what was said: that is read of the `whole` ones, and of whoever bears one of `names`."""
    if not documents:
        return
    current = ledger.claims.current
    yield from (kept.claim for kept in current(documents=documents, besides=[CHART, *_WORDS]))
    yield from (kept.claim for kept in (current(documents=whole, predicates=_WORDS) if whole else ()))
    yield from (kept.claim for kept in (current(documents=documents, predicates=["said"], values=names) if names else ()))


def _alike(draft: Draft, speakers: Iterable[Speaker]) -> Iterator[str]:
    """Yield the names among `speakers` with a part of one in the draft: it may be another spelling of it."""
    parts = {part for claim in draft.claims if claim.value and claim.predicate != "said" for part in person_key(claim.value)}
    yield from (item.value for item in speakers if parts.intersection(person_key(item.value)))


def _identity(draft: Draft, claims: Collection[Claim], ledger: Ledger, *, titles: Mapping[str, str]) -> Identity:
    """Return what the record says that titles and documents mean, and what the draft is about beside them."""
    named = namings([*(claim for claim in claims if claim.predicate not in _WORDS), *draft.claims])
    documents = {key: show for key, show in ledger.shows.of(named.keys()).items() if key != draft.id}
    for key, show in documents.items():  # what others are known to be about bears the draft's title out, not what they name besides
        named[key] = {title: item for title, item in named[key].items() if titles.get(title) == show}
    about = chosen(named)
    title = about.get(draft.id)
    told = {*about.values(), *(claim.show for claim in (*claims, *draft.claims) if claim.predicate != "about")}
    titles = {printed: show for printed, show in titles.items() if printed in told}
    is_open = draft.id in doubtful(named) or not (title or any(claim.show for claim in draft.claims))
    subject = _subject(draft, ledger) if is_open else None
    own = subject.show if subject else titles.get(title or "")
    return Identity(
        titles=titles,
        documents={**documents, **({draft.id: own} if own else {})},
        inferred={draft.id: subject} if subject else {},
    )


def _shows(draft: Draft, ledger: Ledger, titles: Mapping[str, str]) -> set[str]:
    """Return the shows on record that the draft names, else the one that its people, characters and quotations speak for."""
    named = {titles[claim.show] for claim in draft.claims if claim.show} & set(ledger.shows.titles().values())
    subject = None if named else _subject(draft, ledger)
    return {subject.show} if subject else named


def _subject(draft: Draft, ledger: Ledger) -> Subject | None:
    """Return the show on record that the draft's people, characters and quotations speak for."""
    marks = {mark: words for claim in draft.claims for mark, words in marks_of(claim).items()}
    return infer({draft.id: marks}, ledger.shows.known(marks), about=ledger.shows.counts()).get(draft.id) if marks else None
