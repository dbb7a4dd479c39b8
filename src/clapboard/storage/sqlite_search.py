"""Search over the words of claims, with SQLite's FTS5.

Of what holds the words the newest are ranked (bm25) and no others: a common word stands in a million claims, and nobody looks at more
than some dozen. An editor looks for news; what was put down last is the newest.
"""

import re

from clapboard.record.ledger import Hits
from clapboard.storage.columns import Words
from clapboard.storage.connections import Connections
from clapboard.storage.sqlite_claims import SqliteClaims

_text = Words().process_result_value
_stored = Words().process_bind_param
_TOKENS = re.compile(r"\w+")
MOST_TOKENS = 12
_NAMED = ("said", "credit")
MOST_PEOPLE = 12
_NEWEST_PEOPLE = 400

_BEST = (
    "SELECT rowid, found, oldest FROM (SELECT rowid, rank AS score, count(*) OVER () AS found, min(rowid) OVER () AS oldest "
    "FROM (SELECT rowid, rank FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)) ORDER BY score, rowid DESC LIMIT ?"
)
"""The best of the newest claims that hold some words, with how many those are and the oldest of them: each is found and ranked once."""


class SqliteSearch:
    """See `clapboard.record.ledger.Search`."""

    def __init__(self, connections: Connections, *, claims: SqliteClaims) -> None:
        """Read through `connections`; `claims` gives what was found."""
        self._connections = connections
        self._claims = claims

    def find(self, words: str, *, newest: int = 5000, most: int = 40) -> Hits:
        """Return the claims that hold all of `words` (the last may be begun only), of the `newest` that do at most `most`."""
        asked = query_of(words)
        if not asked:
            return Hits()
        rows = self._connections.ask(_BEST, (asked, newest + 1, most + 1))
        if not rows:
            return Hits()
        _, found, oldest = rows[0]
        is_capped = found > newest  # the oldest was found to know that, and is not to be ranked
        best = [row[0] for row in rows if not (is_capped and row[0] == oldest)][:most]
        return Hits(claims=tuple(self._claims.numbered(best)), people=self._people(words), ranked=min(found, newest), is_capped=is_capped)

    def names(self, words: str, *, newest: int = 5000) -> frozenset[str]:
        """Return the names, printed of somebody who is quoted or credited in the `newest` claims that do, which hold all of `words`."""
        tokens = " ".join(f'"{token}"' for token in _TOKENS.findall(words)[:MOST_TOKENS])
        rows = self._connections.ask(
            "SELECT DISTINCT c.value FROM (SELECT rowid AS number FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) AS found "
            "JOIN claims c ON c.number = found.number WHERE c.predicate IN ('said', 'credit') AND c.value IS NOT NULL",
            (f"names : ({tokens})", newest),
        ) if tokens else ()  # fmt: skip
        return frozenset(_text(row[0], None) or "" for row in rows)

    def naming(self, name: str) -> frozenset[tuple[str, str | None]]:
        """Return the documents that quote or credit somebody by this name as printed, each with the titles that it says it of."""
        phrase = name.encode("utf-8", "replace").decode().replace('"', '""')
        rows = self._connections.ask(
            "SELECT DISTINCT lower(hex(d.document)), c.show FROM search JOIN claims c ON c.number = search.rowid "
            "JOIN captures d ON d.number = c.capture WHERE search MATCH ? AND c.value = ? AND c.predicate IN ('said', 'credit')",
            (f'names : "{phrase}"', _stored(name, None)),
        )
        return frozenset((row[0], None if row[1] is None else _text(row[1], None)) for row in rows)

    def _people(self, words: str) -> tuple[str, ...]:
        """Return the names of people and speakers that hold the words, the most often printed of the newest first."""
        tokens = query_of(words)
        rows = self._connections.ask(
            "SELECT c.value, count(*) FROM (SELECT rowid AS number FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) AS found "
            "JOIN claims c ON c.number = found.number WHERE c.predicate IN ('said', 'credit') AND c.value IS NOT NULL "
            "GROUP BY c.value ORDER BY 2 DESC, 1",
            (f"names : ({tokens})", _NEWEST_PEOPLE),
        )
        wanted = [token.casefold() for token in _TOKENS.findall(words)]
        named = [row[0] for row in rows if isinstance(row[0], str) and all(token in row[0].casefold() for token in wanted)]
        return tuple(named[:MOST_PEOPLE])


def query_of(words: str) -> str:
    """Return what FTS5 is asked: every word, quoted (nothing of its own language gets through), the last one as a beginning."""
    tokens = _TOKENS.findall(words)[:MOST_TOKENS]
    return " ".join([*(f'"{token}"' for token in tokens[:-1]), *(f'"{token}"*' for token in tokens[-1:])])
