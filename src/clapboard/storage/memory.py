"""A ledger that lives as long as the process: for tests, for `annotate` and for a first look at a draft."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from operator import itemgetter
from threading import RLock

from clapboard.model.capture import Capture
from clapboard.model.claim import CHART, Claim, Judgement, Reading
from clapboard.model.document import Document, DocumentKind
from clapboard.model.when import Interval
from clapboard.record.habits import Standing
from clapboard.record.judging import judged
from clapboard.record.ledger import Entry, Hits, Kept, Settled, Speaker, Written
from clapboard.record.source import Source
from clapboard.record.view import Record
from clapboard.storage.given import Given, settle
from clapboard.storage.memory_index import MemoryPassages, MemorySayings, MemoryShows
from clapboard.storage.order import FOUND_AT_MOST, in_text_order
from clapboard.text.fold import plain


@dataclass(slots=True, kw_only=True)
class _Run:
    number: int
    extractor: str
    given: Given
    document: Document | None
    unread: str | None
    readings: dict[str, Reading]


@dataclass(slots=True, kw_only=True)
class _Held:
    """All that is held of one document: the captures as met, the runs in the order in which they were finished."""

    sightings: list[Capture] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)

    def settled(self) -> Capture:
        first = min(self.sightings, key=lambda capture: (capture.fetched_at, capture.origin))
        return settle(Given.of(capture) for capture in self.sightings).beside(first)

    def note(self, capture: Capture) -> None:
        """Keep `capture` if what is given beside it is new, or if it was fetched before all others."""
        known = {Given.of(seen) for seen in self.sightings}
        if Given.of(capture) not in known or capture.fetched_at < min(seen.fetched_at for seen in self.sightings):
            self.sightings.append(capture)


@dataclass(slots=True, kw_only=True)
class _Store:
    lock: RLock = field(default_factory=RLock)
    held: dict[str, _Held] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, datetime]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    runs: int = 0

    def newest(self) -> list[tuple[str, _Run]]:
        """Return the newest run of each document that has one, in the order of the documents' ids."""
        with self.lock:
            return sorted(((document, held.runs[-1]) for document, held in self.held.items() if held.runs), key=itemgetter(0))


class MemoryArchive:
    """Captures and texts in memory; see `clapboard.record.ledger.Archive`."""

    def __init__(self, store: _Store) -> None:
        """Read from `store`."""
        self._store = store

    def captured(self, ids: Iterable[str] | None = None, *, since: datetime | None = None) -> Iterator[tuple[str, datetime]]:
        """Yield the id of each document of which a capture was kept, and when it was first captured; all, or those of `ids`."""
        wanted = None if ids is None else frozenset(ids)
        found = ((item.document, item.fetched_at) for item in self.captures() if wanted is None or item.document in wanted)
        yield from ((document, moment) for document, moment in found if since is None or moment > since)

    def came(self, since: datetime | None = None) -> int:
        """Return of how many documents a capture was kept, or was first kept after a moment."""
        return sum(since is None or moment > since for _, moment in self.captured())

    def capture(self, document: str) -> Capture | None:
        """Return the settled capture of the document with this id; None if it is not held."""
        with self._store.lock:
            held = self._store.held.get(document)
            return held.settled() if held else None

    def captures(self) -> Iterator[Capture]:
        """Yield all settled captures, in the order of their documents' ids."""
        with self._store.lock:
            held = [(document, held.settled()) for document, held in sorted(self._store.held.items(), key=itemgetter(0))]
        yield from (capture for _, capture in held)

    def document(self, document: str) -> Document | None:
        """Return the document of the newest finished run."""
        return next(self.documents([document]), None)

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the documents that were read (all, or those of `ids`), in the order of their ids."""
        wanted = None if ids is None else frozenset(ids)
        for document, run in self._store.newest():
            if run.document is not None and (wanted is None or document in wanted):
                yield run.document

    def sources(self, ids: Iterable[str]) -> Iterator[Source]:
        """Yield what the record needs to know of the documents `ids` that were read, in the order of their ids."""
        yield from (Source.of(document, self.captured_at(document.id)) for document in self.documents(ids))

    def published(self) -> Iterator[tuple[str, Interval]]:
        """Yield the id of each document that was read, and the days on which it says that it was published."""
        yield from ((document.id, document.published.interval) for document in self.documents())

    def captured_at(self, document: str) -> datetime | None:
        """Return when the document was first captured."""
        capture = self.capture(document)
        return capture.fetched_at if capture else None

    def text(self, text_sha256: str) -> str | None:
        """Return the text with this hash; None if it is not held."""
        return self._store.texts.get(text_sha256)

    def outlets(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the outlet of each document that was read and has one."""
        yield from ((document.id, document.outlet) for document in self.documents() if document.outlet is not None)

    def unread(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the reason of each capture that was kept but not read, in the order of their ids."""
        yield from ((document, run.unread or "") for document, run in self._store.newest() if run.document is None)


_NAMED = ("credit", "said")


class MemoryClaims:
    """Claims and readings in memory; see `clapboard.record.ledger.Claims`."""

    def __init__(self, store: _Store) -> None:
        """Read from `store`."""
        self._store = store

    def names(self) -> frozenset[str]:
        """Return every name that is printed of somebody who is quoted or credited."""
        return frozenset(kept.claim.value for kept in self.current(predicates=_NAMED) if kept.claim.value is not None)

    def speakers(self, documents: Iterable[str]) -> Iterator[Speaker]:
        """Yield who is named for the words that `documents` quote, companies left out."""
        for kept in self.current(documents=documents, predicates=["said"]):
            claim = kept.claim
            if claim.value is not None and claim.qualifier("naming") != "company":
                yield Speaker(id=claim.id, document=claim.document, show=claim.show, value=claim.value)

    def current(
        self,
        *,
        documents: Iterable[str] | None = None,
        predicates: Iterable[str] | None = None,
        shows: Iterable[str] | None = None,
        values: Iterable[str] | None = None,
        besides: Iterable[str] = (),
    ) -> Iterator[Kept]:
        """Yield the claims of the newest finished run of each document, in the order of document and evidence."""
        wanted = None if documents is None else frozenset(documents)
        unless = frozenset(besides)
        kinds = None if predicates is None else frozenset(predicates)
        titles = None if shows is None else frozenset(map(plain, shows))
        exact = None if values is None else frozenset(values)
        for document, run in self._store.newest():
            if wanted is not None and document not in wanted:
                continue
            kept = (self._kept(reading) for reading in run.readings.values())
            yield from in_text_order(
                item for item in kept if item.claim.predicate not in unless and _fits(item.claim, kinds=kinds, titles=titles, values=exact)
            )

    def shows(self) -> Iterator[tuple[str, int]]:
        """Yield each title as printed with the number of current claims on it, most claims first, then by title."""
        counts = Counter(kept.claim.show for kept in self.current(besides=[CHART]) if kept.claim.show is not None)
        yield from sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    def naming(self, shows: Iterable[str]) -> frozenset[str]:
        """Return the ids of the documents with a claim on one of these titles (compared folded), charts apart."""
        return frozenset(kept.claim.document for kept in self.current(shows=shows, besides=[CHART]))

    def find(self, prefix: str) -> Sequence[Kept]:
        """Return the claims whose id begins with `prefix` (current or not), at most 20, by id."""
        with self._store.lock:
            runs = [run for held in self._store.held.values() for run in held.runs]
            newest = {claim: reading for run in sorted(runs, key=lambda run: run.number) for claim, reading in run.readings.items()}
        ids = sorted(claim for claim in newest if claim.startswith(prefix.lower()))
        return [self._kept(newest[claim]) for claim in ids[:FOUND_AT_MOST]]

    def documents_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """Return the document that each of these claims (by their whole ids) is of; those not held are left out."""
        held = self._store.claims
        return {claim: held[claim][0].document for claim in claims if claim in held}

    def extractor(self, document: str) -> str | None:
        """Return the extractor of the document's newest finished run, None if there is none."""
        held = self._store.held.get(document)
        return held.runs[-1].extractor if held and held.runs else None

    def count(self) -> int:
        """Return the number of current claims."""
        return sum(len(run.readings) for _, run in self._store.newest())

    def _kept(self, reading: Reading) -> Kept:
        claim, recorded_at = self._store.claims[reading.claim]
        return Kept(claim=claim, reading=reading, recorded_at=recorded_at)


class MemoryJudgements:
    """Judgements in memory; see `clapboard.record.ledger.Judgements`."""

    def __init__(self, store: _Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement; the same again adds nothing, another under the same id raises ValueError."""
        with self._store.lock:
            held = self._store.judgements.setdefault(judgement.id, judgement)
            if replace(held, undone=None) != replace(judgement, undone=None):
                msg = f"another judgement has the id {judgement.id}"
                raise ValueError(msg)
            if judgement.undone is not None:
                self.undo(judgement.id, judgement.undone)

    def undo(self, judgement: str, at: datetime) -> bool:
        """Take a judgement back; False if there is none with this id, or it was taken back before."""
        with self._store.lock:
            held = self._store.judgements.get(judgement)
            if held is None or held.undone is not None:
                return False
            self._store.judgements[judgement] = replace(held, undone=at)
            return True

    def all(self) -> Iterator[Judgement]:
        """Yield all judgements, taken back or not, in the order of their ids."""
        with self._store.lock:
            held = sorted(self._store.judgements.items())
        yield from (judgement for _, judgement in held)


class MemorySearch:
    """See `clapboard.record.ledger.Search`: every claim is looked at."""

    def __init__(self, claims: MemoryClaims) -> None:
        """Search in `claims`."""
        self._claims = claims

    def find(self, words: str, *, newest: int = 5000, most: int = 40) -> Hits:
        """Return the claims that hold all of `words` (the last may be begun only), of the `newest` that do at most `most`."""
        tokens = re.findall(r"\w+", words.casefold())
        if not tokens:
            return Hits()
        found = [
            kept for kept in self._claims.current() if kept.claim.predicate not in ("about", "boilerplate") and _has(kept.claim, tokens)
        ]
        ranked = sorted(found, key=lambda kept: kept.recorded_at, reverse=True)[:newest]
        names = Counter(kept.claim.value for kept in ranked if kept.claim.predicate in ("said", "credit") and kept.claim.value)
        people = tuple(name for name, _ in names.most_common() if all(token in name.casefold() for token in tokens))
        return Hits(claims=tuple(ranked[:most]), people=people, ranked=len(ranked), is_capped=len(found) > newest)

    def names(self, words: str, *, newest: int = 5000) -> frozenset[str]:
        """Return the names, printed of somebody who is quoted or credited in the `newest` claims that do, which hold all of `words`."""
        tokens = re.findall(r"\w+", words.casefold())
        kept = sorted(self._claims.current(predicates=_NAMED), key=lambda item: item.recorded_at, reverse=True)[:newest]
        named = {item.claim.value for item in kept if item.claim.value}
        return frozenset(name for name in named if tokens and all(token in plain(name) for token in tokens))

    def naming(self, name: str) -> frozenset[tuple[str, str | None]]:
        """Return the documents that quote or credit somebody by this name as printed, each with the titles that it says it of."""
        kept = self._claims.current(predicates=_NAMED)
        return frozenset((item.claim.document, item.claim.show) for item in kept if item.claim.value == name)


def _has(claim: Claim, tokens: Sequence[str]) -> bool:
    if claim.predicate in ("about", "boilerplate"):
        return False
    text = " ".join([*(item.exact for item in claim.evidence), claim.show or "", claim.value or ""]).casefold()
    words = set(re.findall(r"\w+", text))
    return all(token in words for token in tokens[:-1]) and any(word.startswith(tokens[-1]) for word in words)


class MemoryLedger:
    """The whole store in memory; see `clapboard.record.ledger.Ledger`. Threads may share it."""

    def __init__(self, *, clock: Callable[[], datetime] | None = None) -> None:
        """Start empty; `clock` tells the time of recording (UTC now, if not given)."""
        self._store = _Store()
        self._clock = clock or (lambda: datetime.now(UTC))
        self.archive = MemoryArchive(self._store)
        self.claims = MemoryClaims(self._store)
        self.judgements = MemoryJudgements(self._store)
        self.search = MemorySearch(self.claims)
        self.sayings = MemorySayings(lambda: self.claims.current(predicates=["said"]), self._state, published=self._published)
        self.passages = MemoryPassages(self._read, self._state)
        self.shows = MemoryShows(
            lambda: judged(self._current(), self.judgements.all()), self._state, printed=self._current, captured=self.archive.captured
        )

    def stamp(self) -> str:
        """Return a text that changes whenever something is written."""
        with self._store.lock:
            sightings = sum(len(held.sightings) for held in self._store.held.values())
            undone = sum(item.undone is not None for item in self._store.judgements.values())
            return f"{self._store.runs}.{sightings}.{len(self._store.judgements)}.{undone}"

    def keep(self, capture: Capture) -> Settled:
        """Put down a capture and what was given beside it, and return what is to be read; keeping the same again writes nothing."""
        with self._store.lock:
            new = capture.document not in self._store.held
            held = self._store.held.setdefault(capture.document, _Held(sightings=[capture]))
            held.note(capture)
            settled = held.settled()
            last = held.runs[-1] if held.runs else None
            read = last is not None and last.given == Given.of(settled)
            return Settled(capture=settled, extractor=last.extractor if last and read else None, new=new)

    def write(self, entry: Entry) -> Written:
        """Put down one document at once; writing the same entry again adds nothing."""
        with self._store.lock:
            given, held = Given.of(entry.capture), self._store.held.get(entry.capture.document)
            new = held is None
            if held is None or Given.of(held.settled()) != given:
                settled = self.keep(entry.capture)
                if Given.of(settled.capture) != given:
                    return Written(new_capture=new, new_claims=0, settled=settled)
            runs = self._store.held[entry.capture.document].runs
            if any((run.extractor, run.given) == (entry.extractor, given) for run in runs):
                return Written(new_capture=new, new_claims=0)
            return Written(new_capture=new, new_claims=self._put(entry, given=given, runs=runs))

    def standings(self, platforms: Iterable[str]) -> Iterable[Standing]:
        """Return where the shows stand that are made by one of `platforms`, in the order of titles."""
        wanted = set(platforms)
        return [item for item in Record.of(self).standings() if item.platform in wanted]

    def stood(self, shows: Iterable[str]) -> Mapping[str, Standing]:  # noqa: ARG002 - nothing is kept here
        """Return nothing: nothing is kept here."""
        return {}

    def get_ready(self) -> None:
        """Do nothing: the first write takes no longer than any other."""

    def settle(self) -> None:
        """Do nothing: what hangs on all documents is worked out when it is asked for."""

    def close(self) -> None:
        """Do nothing: there is no file to let go of."""

    def _current(self) -> list[Claim]:
        return [kept.claim for kept in self.claims.current(besides=[CHART])]

    def _published(self) -> Mapping[str, Interval]:
        return {document.id: document.published.interval for document in self.archive.documents()}

    def _read(self) -> Iterator[tuple[Document, list[Claim]]]:
        for document in self.archive.documents():
            if document.kind is DocumentKind.CHART:
                continue
            yield document, [kept.claim for kept in self.claims.current(documents=[document.id])]

    def _state(self) -> object:
        return self._store.runs, len(self._store.judgements), sum(item.undone is not None for item in self._store.judgements.values())

    def _put(self, entry: Entry, *, given: Given, runs: list[_Run]) -> int:
        store, now, before = self._store, self._clock(), len(self._store.claims)
        store.runs += 1
        if entry.document is not None:
            store.texts.setdefault(entry.document.text_sha256, entry.document.text)
        for item in entry.surest:
            store.claims.setdefault(item.claim.id, (item.claim, now))
        readings = {
            item.claim.id: Reading(run=str(store.runs), claim=item.claim.id, confidence=item.confidence, rule=item.rule)
            for item in entry.surest
        }
        runs.append(
            _Run(
                number=store.runs,
                extractor=entry.extractor,
                given=given,
                document=entry.document,
                unread=entry.unread,
                readings=readings,
            )
        )
        return len(store.claims) - before


def _fits(claim: Claim, *, kinds: frozenset[str] | None, titles: frozenset[str] | None, values: frozenset[str] | None) -> bool:
    if (kinds is not None and claim.predicate not in kinds) or (values is not None and claim.value not in values):
        return False
    return titles is None or (claim.show is not None and plain(claim.show) in titles)
