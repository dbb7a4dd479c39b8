"""The index of what was said, and of documents' own words, in SQLite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clapboard.model.place import Place
from clapboard.model.span import Span
from clapboard.record.ledger import Kept
from clapboard.storage.codec import AnyRow
from clapboard.storage.columns import Digest, Words
from clapboard.storage.connections import Connections
from clapboard.storage.derived_sayings import HALF, first_printed
from clapboard.storage.order import AT_ONCE
from clapboard.storage.sqlite_claims import SqliteClaims

_text = Words().process_result_value
_id = Digest().process_result_value


class SqliteSayings:
    """What was said, by its words; see `clapboard.record.ledger.Sayings`."""

    def __init__(self, connections: Connections, *, claims: SqliteClaims) -> None:
        """Read through `connections`, and claims from `claims`."""
        self._connections = connections
        self._claims = claims

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return for each run of words in how many texts it was kept."""
        found: dict[int, int] = {}
        for part in _in_parts(fingerprints):
            query = f"SELECT gram, count(*) FROM saying_grams WHERE gram IN ({_marks(part)}) GROUP BY gram"  # noqa: S608 - question marks
            found.update((row[0] + HALF, row[1]) for row in self._connections.ask(query, part))
        return [found.get(fingerprint, 0) for fingerprint in fingerprints]

    def holders(self, fingerprints: Iterable[int], limit: int) -> Mapping[int, Sequence[int]]:
        """Return for each run the numbers of at most `limit` texts that keep it, in the order of their numbers; none for unknown runs."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for part in _in_parts(fingerprints):
            query = f"SELECT gram, whole FROM saying_grams WHERE gram IN ({_marks(part)}) ORDER BY gram, whole LIMIT ?"  # noqa: S608 - question marks
            rows = self._connections.ask(query, (*part, limit + 1))
            if len(rows) > limit:  # one by one: what is held of one run may be any number
                query = "SELECT gram, whole FROM saying_grams WHERE gram = ? ORDER BY whole LIMIT ?"
                rows = [row for gram in part for row in self._connections.ask(query, (gram, limit))]
            for gram, text in rows:
                found[gram + HALF].append(text + HALF)
        return found

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Return the words of texts, each as printed at the first of its places (by document and span); those not held are left out."""
        wanted = list(numbers)
        found: dict[int, str] = {}
        for part in _in_parts(wanted):
            query = f"SELECT whole, words FROM saying_texts WHERE whole IN ({_marks(part)})"  # noqa: S608 - question marks
            found |= {row[0] + HALF: _text(row[1], None) or "" for row in self._connections.ask(query, part)}
        return {number: found[number] for number in wanted if number in found}

    def names(self, numbers: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
        """Return for each text the speakers that are named for it, with the number of places where they are."""
        found: dict[int, dict[str, int]] = {number: {} for number in numbers}
        for part in _in_parts(found):
            query = f"SELECT whole, speaker, places FROM saying_names WHERE whole IN ({_marks(part)})"  # noqa: S608 - question marks
            for text, speaker, places in self._connections.ask(query, part):
                found[text + HALF][_text(speaker, None) or ""] = places
        return found

    def places(self, number: int) -> Sequence[Place]:
        """Return where a text stands, in the order of document and span."""
        query = 'SELECT document, start, "end", speaker FROM saying_places WHERE whole = ?'
        rows = self._connections.ask(query, (number - HALF,))
        found = {Place(_id(row[0], None) or "", Span(row[1], row[2]), _text(row[3], None)) for row in rows}
        return sorted(found, key=lambda place: (place.document, place.span, place.speaker or ""))

    def printed(self, numbers: Iterable[int], *, documents: int) -> Sequence[Kept]:
        """Return the claims that these texts are the words of, in the order of publication; of the first `documents` documents.

        Of a text that stands in very many, the first places alone are read.
        """
        places = [place for number in numbers for place in self._first_places(number, documents)]
        ranks = {place[2].hex(): (place[0], place[1]) for place in places}
        first = set(sorted((days, document) for document, days in ranks.items())[:documents])
        wanted = sorted({place[3] for place in places if ((place[0], place[1]), place[2].hex()) in first})
        return first_printed(((ranks[kept.claim.document], kept) for kept in self._claims.numbered(wanted)), documents=documents)

    def _first_places(self, number: int, documents: int) -> Sequence[AnyRow]:
        """Return days, document and claim of the places of a text in the first `documents` documents, and perhaps in some after them."""
        query = (
            'SELECT last, first, document, claim FROM saying_places WHERE whole = ? ORDER BY last, first, document, start, "end" LIMIT ?'
        )
        limit = 2 * documents
        while True:
            rows = self._connections.ask(query, (number - HALF, limit))
            if len(rows) < limit or len({row[2] for row in rows}) > documents:
                return rows
            limit *= 4

    def speakers(self, number: int) -> int:
        """Return how many different speakers are named for a text; 0 for one that is not held."""
        return len({name.casefold() for name in self.names([number])[number]})

    def __contains__(self, number: object) -> bool:
        """Tell whether the text with this number is held."""
        query = "SELECT 1 FROM saying_texts WHERE whole = ?"
        return isinstance(number, int) and bool(self._connections.ask(query, (number - HALF,)))

    def __len__(self) -> int:
        """Return the number of texts."""
        return int(self._connections.ask("SELECT count(*) FROM saying_texts")[0][0])


class SqlitePassages:
    """Documents' own words; see `clapboard.record.ledger.Passages`."""

    def __init__(self, connections: Connections) -> None:
        """Read through `connections`."""
        self._connections = connections

    def holders(self, fingerprints: Sequence[int], limit: int) -> Mapping[int, Sequence[str]]:
        """Return the documents that keep each of these runs; a run that more than `limit` keep is left out."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for part in _in_parts(fingerprints):
            rare = self._rare(part, limit)
            query = (
                "SELECT g.gram, c.document FROM passage_grams g JOIN captures c ON c.number = g.capture "  # noqa: S608 - question marks
                f"WHERE g.gram IN ({_marks(rare)}) ORDER BY c.document"
            )
            for gram, document in self._connections.ask(query, rare) if rare else ():
                found[gram + HALF].append(_id(document, None) or "")
        return found

    def _rare(self, grams: tuple[int, ...], limit: int) -> tuple[int, ...]:
        """Return those of some runs that at most `limit` documents keep; of what many thousands keep, no more are counted."""
        counted = "SELECT 1 FROM passage_grams g WHERE g.gram = wanted.column1 LIMIT ?"
        query = (
            f"SELECT column1 FROM (VALUES {','.join(['(?)'] * len(grams))}) wanted WHERE (SELECT count(*) FROM ({counted})) BETWEEN 1 AND ?"  # noqa: S608 - question marks
        )
        return tuple(row[0] for row in self._connections.ask(query, (*grams, limit + 1, limit)))


def _in_parts(fingerprints: Iterable[int]) -> Iterator[tuple[int, ...]]:
    wanted = sorted({fingerprint - HALF for fingerprint in fingerprints})
    for at in range(0, len(wanted), AT_ONCE):
        yield tuple(wanted[at : at + AT_ONCE])


def _marks(part: tuple[int, ...]) -> str:
    return ",".join("?" * len(part))
