"""What the record counts of a platform's habit, for a sentence on it."""

from collections.abc import Iterable, Iterator

from clapboard.model.claim import Claim
from clapboard.record.habits import Habit, Standing, habits
from clapboard.record.ledger import Ledger
from clapboard.record.source import Source
from clapboard.record.view import Record
from clapboard.vocabulary import load
from clapboard.vocabulary.platforms import platform_of


def usual(platforms: Iterable[str], ledger: Ledger, *, number: int = 3) -> dict[str, Habit]:
    """Return, for each of `platforms` that has shows on record, how many of them got season `number`."""
    names = {platform: found.name if (found := platform_of(platform)) else platform for platform in platforms}
    if not names:
        return {}
    record = _milestones(ledger)
    standings = (
        Standing.of(show, held.milestones, held.statuses()) for show in _shows(record, names.values()) for held in [record.slice(show)]
    )
    counted = {habit.platform: habit for habit in habits(standings, number=number)}
    return {platform: counted[name] for platform, name in names.items() if name in counted}


def _shows(record: Record, platforms: Iterable[str]) -> list[str]:
    """Return the shows of which something is told with the name of one of `platforms`."""
    wanted = set(platforms)
    return [show for show, claims in record.by_show.items() if wanted & {name for claim in claims for name in _companies(claim)}]


def _companies(claim: Claim) -> Iterator[str]:
    for key in ("platform", "announced_by"):
        found = platform_of(claim.qualifier(key) or "")
        if found is not None:
            yield found.name


def _milestones(ledger: Ledger) -> Record:
    """Return the record of what happened alone: nothing that was said, nobody's credits."""
    told = sorted({*load("milestones"), "about"})
    claims = [kept.claim for kept in ledger.claims.current(predicates=told)]
    captured = dict(ledger.archive.captured())
    sources = [
        Source.of(document, captured.get(document.id)) for document in ledger.archive.documents({claim.document for claim in claims})
    ]
    return Record.build(claims, sources, judgements=list(ledger.judgements.all()))
