"""The index of what was said, and of documents' own words, in SQLite."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from clapboard.model.place import Place
from clapboard.model.span import Span
from clapboard.storage.columns import Digest, Words
from clapboard.storage.connections import Connections
from clapboard.storage.derived import HALF
from clapboard.storage.sqlite_writing import AT_ONCE

_text = Words().process_result_value
_id = Digest().process_result_value


class SqliteSayings:
    """What was said, by its words; see `clapboard.record.ledger.Sayings`."""

    def __init__(self, connections: Connections) -> None:
        """Read through `connections`."""
        self._connections = connections

    def counts(self, fingerprints: Sequence[int]) -> list[int]:
        """Return for each run of words in how many texts it was kept."""
        found: dict[int, int] = {}
        for part in _in_parts(fingerprints):
            query = f"SELECT gram, count(*) FROM saying_grams WHERE gram IN ({_marks(part)}) GROUP BY gram"  # noqa: S608 - question marks
            found.update((row[0] + HALF, row[1]) for row in self._connections.ask(query, part))
        return [found.get(fingerprint, 0) for fingerprint in fingerprints]

    def holders(self, fingerprint: int, limit: int) -> Sequence[int]:
        """Return the numbers of at most `limit` texts that keep this run, in the order of their numbers."""
        query = "SELECT whole FROM saying_grams WHERE gram = ? ORDER BY whole LIMIT ?"
        return [row[0] + HALF for row in self._connections.ask(query, (fingerprint - HALF, limit))]

    def text(self, number: int) -> str:
        """Return the words of a text, as printed at the first of its places; raise KeyError where it is not held."""
        query = (
            'SELECT p.words, c.document, p.start, p."end" FROM saying_places p JOIN captures c ON c.number = p.capture '
            'WHERE p.whole = ? ORDER BY c.document, p.start, p."end", p.words LIMIT 1'
        )
        rows = self._connections.ask(query, (number - HALF,))
        if not rows:
            raise KeyError(number)
        return _text(rows[0][0], None) or ""

    def places(self, number: int) -> Sequence[Place]:
        """Return where a text stands, in the order of document and span."""
        query = (
            'SELECT c.document, p.start, p."end", p.speaker FROM saying_places p JOIN captures c ON c.number = p.capture WHERE p.whole = ?'
        )
        rows = self._connections.ask(query, (number - HALF,))
        found = {Place(_id(row[0], None) or "", Span(row[1], row[2]), _text(row[3], None)) for row in rows}
        return sorted(found, key=lambda place: (place.document, place.span, place.speaker or ""))

    def speakers(self, number: int) -> int:
        """Return how many different speakers are named for a text; 0 for one that is not held."""
        query = "SELECT DISTINCT speaker FROM saying_places WHERE whole = ?"
        names = (_text(row[0], None) for row in self._connections.ask(query, (number - HALF,)))
        return len({name.casefold() for name in names if name})

    def __contains__(self, number: object) -> bool:
        """Tell whether the text with this number is held."""
        query = "SELECT 1 FROM saying_places WHERE whole = ? LIMIT 1"
        return isinstance(number, int) and bool(self._connections.ask(query, (number - HALF,)))

    def __len__(self) -> int:
        """Return the number of texts."""
        return int(self._connections.ask("SELECT count(DISTINCT whole) FROM saying_places")[0][0])


class SqlitePassages:
    """Documents' own words; see `clapboard.record.ledger.Passages`."""

    def __init__(self, connections: Connections) -> None:
        """Read through `connections`."""
        self._connections = connections

    def holders(self, fingerprints: Sequence[int], limit: int) -> Mapping[int, Sequence[str]]:
        """Return the documents that keep each of these runs; a run that more than `limit` keep is left out."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for part in _in_parts(fingerprints):
            query = f"SELECT gram, count(*) FROM passage_grams WHERE gram IN ({_marks(part)}) GROUP BY gram"  # noqa: S608 - question marks
            rare = tuple(row[0] for row in self._connections.ask(query, part) if row[1] <= limit)
            query = (
                "SELECT g.gram, c.document FROM passage_grams g JOIN captures c ON c.number = g.capture "  # noqa: S608 - question marks
                f"WHERE g.gram IN ({_marks(rare)}) ORDER BY c.document"
            )
            for gram, document in self._connections.ask(query, rare) if rare else ():
                found[gram + HALF].append(_id(document, None) or "")
        return found


def _in_parts(fingerprints: Sequence[int]) -> Iterator[tuple[int, ...]]:
    wanted = sorted({fingerprint - HALF for fingerprint in fingerprints})
    for at in range(0, len(wanted), AT_ONCE):
        yield tuple(wanted[at : at + AT_ONCE])


def _marks(part: tuple[int, ...]) -> str:
    return ",".join("?" * len(part))
