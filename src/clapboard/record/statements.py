"""Who said what, to whom, when, and where the same words stood first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from clapboard.model.claim import Claim
from clapboard.model.mention import Quotation, QuotationKind
from clapboard.model.when import Interval
from clapboard.record.claims import evidence_of, quotation
from clapboard.record.days import days_of
from clapboard.record.names import key
from clapboard.record.publication import Dating
from clapboard.record.source import Source

SHORTEST = 4
"""Words that a fragment must have to be known again in another document: shorter ones are said by many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution as a document prints it: `words` are its fragments, `speaker` the name that stands for the person."""

    claim: Claim
    quotation: Quotation
    words: tuple[str, ...]
    show: str | None
    speaker: str | None
    venue: str | None
    outlet: str | None
    reported: Interval
    said: Interval | None = None
    said_edtf: str | None = None

    @property
    def text(self) -> str:
        """Return the fragments as one text."""
        return " … ".join(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The same words in one document or several, in the order of report.

    `first` is the appearance that was surely published before the others; None where their days overlap: it cannot be told.
    """

    statements: tuple[Statement, ...]
    first: Statement | None

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents in which the words stand, in the order of report, each once."""
        return tuple(dict.fromkeys(item.claim.document for item in self.statements))


def statements(
    claims: Iterable[Claim],
    sources: Mapping[str, Source],
    *,
    datings: Mapping[str, Dating],
    shows: Mapping[str, str],
    people: Mapping[str, str],
    holders: Mapping[str, str] | None = None,
) -> tuple[Statement, ...]:
    """Return what was said, in the order of report and place. `shows` and `people` map what is printed to what stands for it.

    `holders` names the only person on record with a role: whom "the showrunner" means where the document itself names nobody.
    """
    said = {claim.id: claim for claim in claims if claim.predicate == "said" and claim.document in sources}
    found = [_statement(claim, sources[claim.document], datings=datings, shows=shows, people=people) for claim in said.values()]
    if holders:
        found = [replace(item, speaker=item.speaker or _by_role(item, holders)) for item in found]
    return tuple(sorted(found, key=_order))


def _by_role(item: Statement, holders: Mapping[str, str]) -> str | None:
    words = " ".join(found.exact for found in evidence_of(item.claim, "source")).casefold()
    fitting = {name for role, name in holders.items() if re.search(rf"\bthe (?:[\w-]+ ){{0,2}}{re.escape(role)}\b", words)}
    return fitting.pop() if len(fitting) == 1 and item.quotation.voice == "person" else None


def _statement(
    claim: Claim, source: Source, *, datings: Mapping[str, Dating], shows: Mapping[str, str], people: Mapping[str, str]
) -> Statement:
    told = quotation(claim)
    dating = datings.get(claim.document)
    reported = dating.interval if dating is not None else source.own_interval()
    said = days_of(told.said, reported)
    content = evidence_of(claim, "reported") if told.kind is QuotationKind.INDIRECT and told.reported else evidence_of(claim, "content")
    return Statement(
        claim=claim,
        quotation=told,
        words=tuple(item.exact for item in content),
        show=shows.get(claim.show if claim.show is not None else claim.document),
        speaker=people.get(told.speaker, told.speaker) if told.speaker is not None else None,
        venue=told.venue,
        outlet=source.outlet,
        reported=reported,
        said=said.interval if said else None,
        said_edtf=said.edtf if said else None,
    )


def _order(item: Statement) -> tuple[str, str, str, int, str]:
    reported = item.reported
    return (
        str(reported.last or "9999"),
        str(reported.first or "9999"),
        item.claim.document,
        item.claim.evidence[0].span.start,
        item.claim.id,
    )


def sayings(found: Sequence[Statement]) -> tuple[Saying, ...]:
    """Put statements together that hold the same fragment, word for word but for case and marks; in the order of first report.

    One fragment in common is enough, since the same answer may be cut up differently; a fragment of fewer than four words is
    not.
    """
    groups: dict[int, int] = {at: at for at in range(len(found))}

    def root(at: int) -> int:
        while groups[at] != at:
            at = groups[at]
        return at

    seen: dict[tuple[str, ...], int] = {}
    for at, item in enumerate(found):
        for fragment in item.words:
            words = key(fragment)
            if item.quotation.kind is not QuotationKind.INDIRECT and len(words) >= SHORTEST:
                one, other = sorted((root(at), root(seen.setdefault(words, at))))
                groups[other] = one
    together: defaultdict[int, list[Statement]] = defaultdict(list)
    for at, item in enumerate(found):
        together[root(at)].append(item)
    return tuple(Saying(statements=tuple(items), first=_first(items)) for _, items in sorted(together.items()))


def _first(items: Sequence[Statement]) -> Statement | None:
    first = items[0]
    others = [item.reported.first for item in items if item.claim.document != first.claim.document]
    last = first.reported.last
    return first if all(last is not None and other is not None and last < other for other in others) else None
