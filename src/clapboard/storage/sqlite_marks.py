"""The marks by which shows are known, as they are kept of documents; those of documents on which editors have a word are worked out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clapboard.record.identity import ClaimMarks
from clapboard.record.judging import Judged
from clapboard.record.subjects import Mark
from clapboard.storage import derived
from clapboard.storage.codec import AnyRow
from clapboard.storage.columns import Digest, Words
from clapboard.storage.order import AT_ONCE

_text = Words().process_result_value
_id = Digest().process_result_value
Ask = Callable[[str, tuple[Any, ...]], Sequence[AnyRow]]
"""Gives the rows that a statement finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """The documents on which an editor has a standing word, and their claims as that leaves them."""

    documents: frozenset[str]
    judged: Judged


class KeptMarks:
    """The marks as kept; of documents on which an editor has a word, those of the claims as that leaves them."""

    def __init__(self, ask: Ask, overruled: Overruled) -> None:
        """Ask through `ask`; what is kept of `overruled` documents does not count."""
        self._ask = ask
        self._own = ClaimMarks(overruled.judged.claims)
        self._apart = overruled.documents

    def of(self, documents: Collection[str]) -> Mapping[str, Mapping[Mark, str]]:
        """Return the marks of those of `documents` that are in doubt, each with what it is printed as."""
        found: defaultdict[str, dict[Mark, str]] = defaultdict(dict)
        query = "SELECT c.document, m.mark, m.printed FROM open_marks m JOIN captures c ON c.number = m.capture"
        for document, mark, printed in self._ask(query, ()):
            key = _id(document, None) or ""
            if key in documents and key not in self._apart:
                found[key][derived.mark_of(_text_of(mark))] = _text_of(printed)
        return {**found, **self._own.of(self._apart.intersection(documents))}

    def holders(self, marks: Collection[Mark]) -> Iterator[tuple[Mark, str, str | None]]:
        """Yield who has these marks: the mark, the document, and the title that it says it of (None: of none)."""
        numbers = {derived.number_of(mark): mark for mark in marks}
        ordered = sorted(numbers)
        for at in range(0, len(ordered), AT_ONCE):
            part = tuple(ordered[at : at + AT_ONCE])
            query = (
                "SELECT m.mark, c.document, m.title FROM document_marks m JOIN captures c ON c.number = m.capture "  # noqa: S608 - question marks
                f"WHERE m.mark IN ({','.join('?' * len(part))})"
            )
            for number, document, title in self._ask(query, part):
                key = _id(document, None) or ""
                if key not in self._apart:
                    yield numbers[number], key, _text_of(title) or None
        yield from self._own.holders(marks)


class GivenMarks:
    """Marks that were asked for before."""

    def __init__(self, found: Iterable[tuple[Mark, str, str | None]]) -> None:
        """Answer with what was `found`."""
        self._found = found

    def of(self, documents: Collection[str]) -> Mapping[str, Mapping[Mark, str]]:
        """Return no marks: nothing is in doubt here."""
        return {document: {} for document in documents}

    def holders(self, marks: Collection[Mark]) -> Iterable[tuple[Mark, str, str | None]]:
        """Return who has these marks, as `KeptMarks.holders`."""
        return [item for item in self._found if item[0] in marks]


def _text_of(value: Any) -> str:  # noqa: ANN401 - text, or bytes where it cannot be UTF-8
    return _text(value, None) or ""
