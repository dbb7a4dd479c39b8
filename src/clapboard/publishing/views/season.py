"""What a season's page holds: how it came where it stands, and what is only hedged, denied or not announced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clapboard.errors import NotFoundError
from clapboard.publishing.views import Row, Table
from clapboard.publishing.views.conflicts import ConflictLine, conflict_line
from clapboard.publishing.views.parts import Proof, milestone_proof
from clapboard.publishing.views.seasons import TIMELINE, EventLine, SeasonLine, event_line, season_line
from clapboard.publishing.views.strips import season_of
from clapboard.publishing.views.wording import date_words, kind_words, season_key, slug
from clapboard.record.services import down_map, services
from clapboard.record.view import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversalLine:
    """An event and the earlier one that it undoes, in words, with a proof of each."""

    by: str
    undoes: str
    by_proof: Proof
    undoes_proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonView:
    """A season's page. `others` are the keys and labels of the show's seasons; `services` what other services would call its status."""

    show: str
    slug: str
    at: date | None
    season: SeasonLine
    others: tuple[tuple[str, str], ...]
    timeline: tuple[EventLine, ...]
    reversals: tuple[ReversalLine, ...]
    absent: tuple[Proof, ...]
    hedged: tuple[Proof, ...]
    denied: tuple[Proof, ...]
    conflicts: tuple[ConflictLine, ...]
    services: tuple[tuple[str, str], ...]

    def tables(self) -> tuple[Table, ...]:
        """Return all rows of the page."""
        return tuple(_tables(self))


def season_view(held: Slice, key: str, *, at: date | None = None) -> SeasonView:
    """Return the page of the season with this key (`3`, `film`, `show`); raise NotFoundError where none is on record."""
    standings = {season_key(season): status for season, status in held.statuses().items()}
    if key not in standings:
        msg = f"no season {key} of {held.show} on record"
        raise NotFoundError(msg, hint=f"on record: {', '.join(standings) or 'none'}")
    status = standings[key]
    events = season_of(held.timeline(), status.season)
    disputes = [item for item in held.conflicts() if item.season == status.season]
    return SeasonView(
        show=held.show,
        slug=slug(held.show),
        at=at,
        season=season_line(held, status, events, disputes, is_lead=True),
        others=tuple((name, season_line(held, other, (), ()).label) for name, other in standings.items()),
        timeline=tuple(event_line(held, item) for item in events),
        reversals=tuple(
            ReversalLine(
                by=kind_words(item.by.kind),
                undoes=kind_words(item.undoes.kind),
                by_proof=milestone_proof(item.by.milestones[0], held),
                undoes_proof=milestone_proof(item.undoes.milestones[0], held),
            )
            for item in status.reversals
        ),
        absent=tuple(milestone_proof(item, held) for item in status.absent),
        hedged=tuple(milestone_proof(item, held) for item in status.hedged),
        denied=tuple(milestone_proof(item, held) for item in status.denied),
        conflicts=tuple(conflict_line(item, held) for item in disputes),
        services=tuple((name, str(down_map(status, name))) for name in services()),
    )


def _tables(view: SeasonView) -> Iterator[Table]:
    yield Table(name="timeline", columns=TIMELINE, rows=tuple(line.row() for line in view.timeline))
    for name in ("absent", "hedged", "denied"):
        proofs: tuple[Proof, ...] = getattr(view, name)
        yield Table(
            name=name,
            columns=("milestone", "words", "certainty", "outlet", "reported"),
            rows=tuple(
                Row(
                    id=proof.claim[:16],
                    cells=(proof.label, proof.words, proof.certainty, proof.origin, date_words(proof.reported)),
                    evidence=(proof.claim,),
                )
                for proof in proofs
            ),
        )
    yield Table(name="conflicts", columns=("question", "answers", "settled"), rows=tuple(line.row() for line in view.conflicts))
