"""Which show each title and each document means, in SQLite: kept by `settle`, worked out from the little that is kept of each document.

What is kept bears the state of the record that it was worked out from. Where something was written since, an answer is worked out
in this process (from all documents once, and then from those that came), so that it is right whoever wrote last and however they ended.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection

from clapboard.model.claim import Claim, Judgement
from clapboard.record.about import Naming, namings
from clapboard.record.growing import Growing
from clapboard.record.identity import Identity, shows_known
from clapboard.record.judging import judged
from clapboard.record.subjects import Mark, Subject
from clapboard.storage import sqlite_writing as writing
from clapboard.storage.codec import AnyRow
from clapboard.storage.columns import Digest, Words
from clapboard.storage.connections import Connections
from clapboard.storage.keeping_shows import DOUBTFUL, keep, keep_changed
from clapboard.storage.sqlite_archive import in_steps
from clapboard.storage.sqlite_marks import Ask, GivenMarks, KeptMarks, Overruled
from clapboard.text.fold import plain

_text = Words().process_result_value
_stored = Words().process_bind_param
_id = Digest().process_result_value
_STATE: Final = (
    "SELECT (SELECT coalesce(max(number), 0) FROM runs) || ' ' || (SELECT count(*) FROM judgements) || ' ' || "
    "(SELECT count(*) FROM undone) || ' ' || (SELECT count(*) FROM takedowns)"
)
_NAMED: Final = (
    "SELECT c.document, t.title, t.claims, t.told, t.abouts, t.strength, t.place "
    "FROM document_titles t JOIN captures c ON c.number = t.capture"
)
_FIRST: Final = "SELECT capture, min(fetched_at) AS first FROM sightings GROUP BY capture"
_KEPT: Final = "SELECT version FROM derived WHERE name = 'shows'"
_MANY: Final = 5000
"""Documents from which on it is quicker to go through all."""
Claims = Callable[[Collection[str]], Iterable[Claim]]
"""Gives the current claims of documents."""


class SqliteShows:
    """See `clapboard.record.ledger.Shows`."""

    def __init__(self, connections: Connections, *, claims: Claims, judgements: Callable[[], Iterable[Judgement]]) -> None:
        """Read through `connections`; `claims` and `judgements` are asked where editors' words bear on it."""
        self._connections = connections
        self._claims = claims
        self._judgements = judgements
        self._lock = Lock()
        self._titles: tuple[str, Mapping[str, str]] | None = None
        self._held: tuple[str, Identity] | None = None
        self._kept: tuple[str, Identity] | None = None
        self._growing: Growing | None = None
        self._asked: Overruled | None = None
        self._words: tuple[str, Overruled] | None = None

    def titles(self) -> Mapping[str, str]:
        """Return for each printed title the one that stands for it."""
        state, kept = self._connections.ask(f"SELECT ({_STATE}), ({_KEPT})")[0]
        if state != kept:
            return self._worked_out()[1].titles
        titles = self._titles
        if titles is None or titles[0] != state:  # read once for all that is asked of a record that nobody writes to
            rows = self._connections.ask("SELECT title, show FROM title_shows")
            self._titles = titles = state, {_read(row[0]): _read(row[1]) for row in rows}
        return titles[1]

    def about(self, shows: Iterable[str]) -> Mapping[str, Subject | None]:
        """Return the documents about one of `shows`: with the subject inferred for those that never name it, None for all others."""
        wanted = set(shows)
        if identity := self._unsettled():
            return {key: identity.inferred.get(key) for key, show in identity.documents.items() if show in wanted}
        query = "SELECT c.document, s.show, s.names FROM document_shows s JOIN captures c ON c.number = s.capture WHERE s.show = ?"
        rows = [row for show in sorted(wanted) for row in self._connections.ask(query, (_stored(show, None),))]
        return {_id(row[0], None) or "": _subject(row[1], row[2]) for row in rows}

    def of(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the show that each of `documents` is about; those about none are left out."""
        if identity := self._unsettled():
            return {key: identity.documents[key] for key in documents if key in identity.documents}
        wanted = set(documents)
        if len(wanted) > _MANY:
            return {key: show for key, show in self._of_all().items() if key in wanted}
        return {key: show for key, (show, _) in self._about(wanted).items()}

    def _about(self, documents: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """Return the show that each of `documents` is about, and what is kept of how that is known (None: it says so itself)."""
        found: dict[str, tuple[str, str | None]] = {}
        for step in in_steps(documents):
            query = (
                "SELECT c.document, s.show, s.names FROM captures c JOIN document_shows s ON s.capture = c.number "  # noqa: S608 - question marks
                f"WHERE c.document IN ({','.join('?' * len(step))})"
            )
            rows = self._connections.ask(query, tuple(bytes.fromhex(key) for key in step))
            found.update((_id(row[0], None) or "", (_read(row[1]), row[2])) for row in rows)
        return found

    def touching(self, documents: Iterable[str] | None = None) -> set[tuple[str, str]]:
        """Return each document with each show that it is about or names."""
        wanted, titles, overruled = None if documents is None else frozenset(documents), self.titles(), self._overruled()
        own = namings(overruled.judged.claims)
        named = [(key, title, item.claims) for key, items in own.items() for title, item in items.items()]
        named += self._claimed(wanted)
        found = {(key, titles.get(title, title)) for key, title, claims in named if title in titles or claims}
        found |= set((self.of(wanted) if wanted is not None else self._of_all()).items())
        return found if wanted is None else {pair for pair in found if pair[0] in wanted}

    def _claimed(self, documents: Collection[str] | None) -> Iterator[tuple[str, str, int]]:
        """Yield the titles that documents name, with the number of claims on each."""
        if documents is not None and len(documents) <= _MANY:
            for key, items in self._named_by(documents).items():
                yield from ((key, title, item.claims) for title, item in (items or {}).items())
            return
        for document, title, claims in self._connections.ask(
            "SELECT c.document, t.title, t.claims FROM document_titles t JOIN captures c ON c.number = t.capture WHERE t.claims OR t.abouts"
        ):
            yield document.hex(), _read(title), claims

    def _of_all(self) -> Mapping[str, str]:
        """Return the show that each document is about."""
        if identity := self._unsettled():
            return identity.documents
        rows = self._connections.ask("SELECT c.document, s.show FROM document_shows s JOIN captures c ON c.number = s.capture")
        return {row[0].hex(): _read(row[1]) for row in rows}

    def known(self, marks: Iterable[Mark]) -> Mapping[Mark, AbstractSet[str]]:
        """Return the shows that are known by each of `marks`."""
        wanted = set(marks)
        if identity := self._unsettled():
            return shows_known(wanted, self._marks(self._overruled()), identity)
        found = list(self._marks(self._overruled()).holders(wanted))
        documents = self._about({document for _, document, _ in found})
        return shows_known(
            wanted,
            GivenMarks(found),
            Identity(
                titles=self.titles(),
                documents={key: show for key, (show, _) in documents.items()},
                doubtful=frozenset(key for key, (_, names) in documents.items() if names is not None),
            ),
        )

    def counts(self) -> Mapping[str, int]:
        """Return how many documents are about each show."""
        if identity := self._unsettled():
            return Counter(identity.documents.values())
        return {_read(row[0]): row[1] for row in self._connections.ask("SELECT show, count(*) FROM document_shows GROUP BY show")}

    def newest(self) -> list[str]:
        """Return the shows that documents are about, the one first of which a document was captured last."""
        if identity := self._unsettled():
            last = dict[str, str]()
            query = f"SELECT c.document, f.first FROM ({_FIRST}) f JOIN captures c ON c.number = f.capture"  # noqa: S608 - our own words
            for document, moment in self._connections.ask(query):
                if show := identity.documents.get(_id(document, None) or ""):
                    last[show] = max(moment, last.get(show, moment))
            return sorted(sorted(last), key=lambda show: last[show], reverse=True)
        joined = f"SELECT s.show, max(f.first) FROM document_shows s JOIN ({_FIRST}) f ON f.capture = s.capture"  # noqa: S608 - our own words
        rows = self._connections.ask(f"{joined} GROUP BY s.show")
        return [show for show, _ in sorted(sorted((_read(row[0]), row[1]) for row in rows), key=lambda row: row[1], reverse=True)]

    def stamp(self, show: str, titles: Iterable[str]) -> str:
        """Return a text that changes whenever something is written that bears on a show, printed as one of `titles`.

        It asks an index for the readings of the documents about it and of those that name it, and reads no claim.
        """
        folded = sorted(set(map(plain, titles)))
        naming = f"SELECT DISTINCT capture FROM claims WHERE show_folded IN ({','.join('?' * len(folded))})"  # noqa: S608 - question marks
        rows = self._connections.ask(
            "SELECT (SELECT count(*) || '.' || coalesce(max(r.number), 0) FROM document_shows s JOIN runs r ON r.capture = s.capture "  # noqa: S608 - as above
            f"WHERE s.show = ?) || ' ' || (SELECT count(*) || '.' || coalesce(max(number), 0) FROM runs WHERE capture IN ({naming})) "
            "|| ' ' || (SELECT coalesce(max(rowid), 0) FROM judgements) || '.' || (SELECT coalesce(max(rowid), 0) FROM undone) "
            "|| '.' || (SELECT coalesce(max(rowid), 0) FROM takedowns)",
            (_stored(show, None), *(_stored(title, None) for title in folded)),
        )
        return f"{rows[0][0]} {folded}"

    def touched(self, since: str) -> frozenset[str] | None:
        """Return the shows that were read of since the ledger had the stamp `since`; None where an editor's word or a takedown came too."""
        with self._connections.reading() as connection:
            now = writing.stamp(connection)
        (before, _, *words), (_, _, *told) = since.split("."), now.split(".")
        if words != told:
            return None
        rows = self._connections.ask(
            "SELECT DISTINCT c.document, t.title FROM runs r JOIN captures c ON c.number = r.capture "
            "LEFT JOIN document_titles t ON t.capture = r.capture WHERE r.number > ?",
            (int(before),),
        )
        titles = self.titles()
        about = self.of({_id(row[0], None) or "" for row in rows})
        return frozenset(about.values()) | {titles[title] for row in rows if row[1] and (title := _read(row[1])) in titles}

    def is_settled(self) -> bool:
        """Tell whether what is kept is of the record as it stands."""
        row = self._connections.ask(f"SELECT ({_STATE}), ({_KEPT})")[0]
        return bool(row[0] == row[1])

    def settle(self) -> None:
        """Keep what titles and documents mean, if anything was written since it was last worked out."""
        if self._unsettled() is None:
            return
        with self._connections.writing() as connection:
            state, identity = self._worked_out()
            with self._lock:
                self._keep(connection, state, identity)

    def get_ready(self) -> None:
        """Work out here what is kept, before a write that is to `follow`: it takes long once in a process, and no reader waits for it."""
        state, kept = self._connections.ask(f"SELECT ({_STATE}), ({_KEPT})")[0]
        if state != kept:
            self.settle()
        elif self._growing is None or self._kept is None or self._kept[0] != kept:
            found = self._worked_out()
            with self._lock:
                if found[0] == kept and self._growing is not None:
                    self._growing.take_touched()
                    self._kept = found

    def follow(self, connection: Connection) -> bool:
        """Keep what titles and documents mean in the transaction of a write, and tell whether it is: not if it was not before, or not here.

        It costs milliseconds, and spares everybody who reads from working it out. Where the transaction fails, call `forget`.
        """
        ask = _asking(connection)
        with self._lock:
            state, kept = ask(f"SELECT ({_STATE}), ({_KEPT})", ())[0]
            if state == kept:
                return True
            if self._growing is None or self._kept is None or not kept == self._kept[0] == (self._held or ("",))[0]:
                return False
            overruled, came = self._overruled(), self._named_since(kept, ask)
            if _words_of(kept) != _words_of(state) or overruled.documents.intersection(came):
                return False
            self._growing.put(came)
            self._held = state, self._growing.identity(KeptMarks(ask, overruled))
            self._keep(connection, *self._held)
        return True

    def forget(self) -> None:
        """Forget what was worked out in this process."""
        with self._lock:
            self._titles = self._held = self._kept = self._growing = self._words = self._asked = None

    def _keep(self, connection: Connection, state: str, identity: Identity) -> None:
        before, held = self._kept, connection.exec_driver_sql(_KEPT).scalar()
        touched = self._growing.take_touched() if self._growing is not None else None
        if before is None or touched is None or held != before[0] or _takedowns_of(before[0]) != _takedowns_of(state):
            keep(connection, identity, state)
        else:
            keep_changed(connection, before[1], identity, state, touched=touched)
        self._kept = state, identity

    def unsettled(self) -> set[str]:
        """Return the shows of which a title or a document means another than is kept."""
        identity = self._unsettled()
        if identity is None:
            return set()
        held = {(key, _read(show)) for key, show in self._connections.ask("SELECT title, show FROM title_shows")}
        query = "SELECT c.document, s.show FROM document_shows s JOIN captures c ON c.number = s.capture"
        about = {(_id(document, None), _read(show)) for document, show in self._connections.ask(query)}
        titles = {(_read(key), show) for key, show in held} ^ set(identity.titles.items())
        return {show for _, show in titles} | {show for _, show in about ^ set(identity.documents.items())}

    def _unsettled(self) -> Identity | None:
        """Return what was worked out in this process where what is kept is older than the record, else None."""
        row = self._connections.ask(f"SELECT ({_STATE}), ({_KEPT})")[0]
        return None if row[0] == row[1] else self._worked_out()[1]

    def _worked_out(self) -> tuple[str, Identity]:
        with self._lock:
            state = self._connections.ask(_STATE)[0][0]
            if self._held is None or self._held[0] != state:
                grown = self._grown(state)
                self._held = state, grown.identity(self._marks(self._overruled()))
            return self._held

    def _grown(self, state: str) -> Growing:
        """Return what the record says by now: with the documents that came since this process asked last, or from the beginning."""
        overruled, before = self._overruled(), self._asked
        told: dict[str, dict[str, Naming]] = {key: {} for key in overruled.documents} | namings(overruled.judged.claims)
        is_same = before is not None and overruled.judged.same_shows == before.judged.same_shows
        if self._growing and self._held and before and is_same and _takedowns_of(self._held[0]) == _takedowns_of(state):
            came = self._named_since(self._held[0], self._connections.ask)
            self._growing.put({**came, **self._named_by(before.documents - overruled.documents), **told})
        else:
            self._kept = None
            self._growing = Growing(same=overruled.judged.same_shows)
            self._growing.put(_named(self._connections.ask(_NAMED)) | told)
        self._asked = overruled
        return self._growing

    def _named_since(self, state: str, ask: Ask) -> dict[str, dict[str, Naming] | None]:
        """Return how the documents that were read after `state` name their titles now; None for what was no document to us."""
        came, run = "SELECT capture FROM runs WHERE number > ?", int(state.partition(" ")[0])
        named = _named(ask(f"{_NAMED} WHERE t.capture IN ({came})", (run,)))
        ids = ask(f"SELECT document FROM captures WHERE number IN ({came})", (run,))  # noqa: S608 - our own words
        return {(key := _id(row[0], None) or ""): named.get(key) for row in ids}

    def _named_by(self, documents: Iterable[str]) -> dict[str, dict[str, Naming] | None]:
        """Return how documents name their titles."""
        found: dict[str, dict[str, Naming] | None] = dict.fromkeys(documents)
        for step in in_steps(found):
            values = tuple(bytes.fromhex(key) for key in step)
            found |= _named(self._connections.ask(f"{_NAMED} WHERE c.document IN ({','.join('?' * len(step))})", values))
        return found

    def _overruled(self) -> Overruled:
        state = self._connections.ask(_STATE)[0][0]
        if self._words is None or self._words[0] != state:
            words = [item for item in self._judgements() if item.undone is None]
            documents = frozenset(item.document for item in words)
            self._words = state, Overruled(documents=documents, judged=judged(self._claims(documents) if words else (), words))
        return self._words[1]

    def _marks(self, overruled: Overruled) -> KeptMarks:
        return KeptMarks(self._connections.ask, overruled)


def _asking(connection: Connection) -> Ask:
    """Return what asks on one connection, in its transaction."""
    return lambda statement, values: connection.exec_driver_sql(statement, values).all()


def _takedowns_of(state: str) -> str:
    """Return the part of a state that tells of takedowns."""
    return state.rpartition(" ")[2]


def _words_of(state: str) -> str:
    """Return the part of a state that tells of editors' words and of takedowns."""
    return state.partition(" ")[2]


def _named(rows: Iterable[AnyRow]) -> dict[str, dict[str, Naming]]:
    found: dict[str, dict[str, Naming]] = {}
    for document, title, claims, told, abouts, strength, place in rows:
        titles = found.setdefault(_id(document, None) or "", {})
        if claims or abouts:
            titles[_read(title)] = Naming(claims=claims, told=told, abouts=abouts, strength=strength, place=place)
    return found


def _subject(show: Any, names: str | None) -> Subject | None:  # noqa: ANN401 - text, or bytes where it cannot be UTF-8
    return None if names in (None, DOUBTFUL) else Subject(show=_read(show), names=tuple(json.loads(names or "[]")))


def _read(value: Any) -> str:  # noqa: ANN401 - text, or bytes where it cannot be UTF-8
    return _text(value, None) or ""
