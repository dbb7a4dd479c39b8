"""Who said what, to whom, when, and where the same words stood first."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from clapboard.model.claim import Claim
from clapboard.model.mention import Quotation
from clapboard.model.when import Interval
from clapboard.record.claims import evidence_of, quotation, said_words
from clapboard.record.days import days_of
from clapboard.record.publication import Dating
from clapboard.record.source import Source


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
    return Statement(
        claim=claim,
        quotation=told,
        words=tuple(item.exact for item in said_words(claim)),
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


def sayings(found: Iterable[Statement], together: Iterable[Collection[str]]) -> tuple[Saying, ...]:
    """Put statements together, in the order of first report: `together` are the ids of the claims that are one saying each.

    Which words are one saying is for `clapboard.reuse` to tell. A statement of which nothing is told stands alone.
    """
    ordered = sorted(found, key=_order)
    groups: dict[str, frozenset[str]] = {}
    for ids in together:
        groups.update(dict.fromkeys(ids, frozenset(ids)))
    members: defaultdict[frozenset[str], list[Statement]] = defaultdict(list)
    for item in ordered:
        members[groups.get(item.claim.id, frozenset({item.claim.id}))].append(item)
    return tuple(Saying(statements=tuple(items), first=_first(items)) for items in members.values())


def _first(items: Sequence[Statement]) -> Statement | None:
    """Return the first statement of a document that was surely published no later than every other, and they not before it."""
    for item in items:
        others = [other.reported for other in items if other.claim.document != item.claim.document]
        if all(_not_later(item.reported, other) and not _not_later(other, item.reported) for other in others):
            return item
    return None


def _not_later(one: Interval, other: Interval) -> bool:
    return one.last is not None and other.first is not None and one.last <= other.first
