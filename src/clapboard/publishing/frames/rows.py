"""The flat tables: their columns, and their rows for one show. Dates stand as EDTF, and as the first and last day that they may mean.

A show's column is `show_title`: `show` is a word of SQL.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clapboard.model.claim import Claim
from clapboard.model.show import SeasonId
from clapboard.model.when import Interval
from clapboard.publishing.answers import by_day
from clapboard.publishing.sayings import sayings_of
from clapboard.publishing.views.wording import interval_of, season_key, slug
from clapboard.record.claims import milestone
from clapboard.record.view import Slice

Row = dict[str, Any]


class Column(StrEnum):
    """What a column holds."""

    TEXT = "text"
    TEXTS = "texts"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One table: its columns, and what gives its rows for one show."""

    columns: Mapping[str, Column]
    rows: Callable[[Slice], Iterator[Row]]


def _columns(**names: str) -> dict[str, Column]:
    """Return the columns: for each type (TEXT, TEXTS …) the names that have it, in the order given."""
    return {name: Column[kind.upper()] for kind, listed in names.items() for name in listed.split()}


def _days(name: str, interval: Interval | None) -> Row:
    return {f"{name}_first": interval.first if interval else None, f"{name}_last": interval.last if interval else None}


def _of_season(season: SeasonId) -> Row:
    return {"show_title": season.show, "season": season_key(season), "number": season.number}


def _ids(claims: Iterable[Claim]) -> list[str]:
    return list(dict.fromkeys(claim.id for claim in claims))


def _reported(held: Slice, document: str) -> Row:
    dating = held.datings.get(document)
    interval = dating.interval if dating else held.sources[document].own_interval()
    return {"reported": str(interval) if interval.is_known else None, **_days("reported", interval)}


def _seasons(held: Slice) -> Iterator[Row]:
    for season, status in held.statuses().items():
        target = status.dated.target_edtf if status.dated else None
        yield {
            **_of_season(season),
            "stage": status.stage.value,
            "fate": status.fate.value,
            "strength": status.strength.name.lower(),
            "dated": target,
            **_days("dated", interval_of(target)),
            "claims": _ids(
                item.claim for item in (*status.stage_proof, *status.fate_proof, *status.absent, *status.hedged, *status.denied)
            ),
        }


def _milestones(held: Slice) -> Iterator[Row]:
    for event in held.timeline():
        told = [milestone(item.claim) for item in event.milestones]
        yield {
            **_of_season(event.season),
            "part": event.part,
            "reports": len({item.claim.document for item in event.milestones}),
            "kind": event.kind,
            "value": event.value,
            "date": event.edtf,
            "target": event.target_edtf,
            "announced_by": next((item.announced_by for item in told if item.announced_by), None),
            "platform": next((item.platform for item in event.milestones if item.platform), None),
            "strength": event.strength.name.lower(),
            "first_reported_by": held.sources[event.first.claim.document].outlet if event.first else None,
            **_days("happened", event.happened),
            **_days("target", event.target),
            "claims": _ids(item.claim for item in event.milestones),
        }


def _quotations(held: Slice) -> Iterator[Row]:
    first = {one.claim.id: item.statements[0].claim.id for item in sayings_of(held) for one in item.statements}
    for item in held.statements():
        yield {
            "claim": item.claim.id,
            "show_title": held.show,
            "words": item.text,
            "kind": item.quotation.kind.value,
            "speaker": item.speaker,
            "role": item.quotation.role,
            "unknown": item.quotation.unknown,
            "venue": item.venue,
            "outlet": item.outlet,
            "document": item.claim.document,
            "said": item.said_edtf,
            "saying": first[item.claim.id],
            **_reported(held, item.claim.document),
        }


def _people(held: Slice) -> Iterator[Row]:
    for person in held.people():
        for part in person.parts:
            yield {
                "show_title": held.show,
                "name": person.name,
                "slug": slug(person.name),
                "role": part.role,
                "documents": len(part.documents),
                "characters": list(part.characters),
                "claims": _ids(part.claims),
            }


def _conflicts(held: Slice) -> Iterator[Row]:
    for item in held.conflicts():
        yield {
            "show_title": item.show,
            "season": season_key(item.season) if item.season else None,
            "field": item.field,
            "scope": item.scope.value,
            "settled": item.right.value if item.right else None,
            "because": item.because,
            "values": list(item.values),
            "claims": _ids(claim for side in item.sides for claim in side.claims),
        }


def _documents(held: Slice) -> Iterator[Row]:
    for source in by_day(held):
        yield {
            "document": source.id,
            "show_title": held.show,
            "outlet": source.outlet,
            "title": source.title,
            "byline": source.byline,
            "address": source.address or None,
            "basis": source.published.basis.value,
            **_reported(held, source.id),
        }


def _claims(held: Slice) -> Iterator[Row]:
    for claim in held.claims:
        for at, item in enumerate(claim.evidence):
            yield {
                "claim": claim.id,
                "show_title": held.show,
                "printed_show": claim.show,
                "printed_season": claim.season,
                "predicate": claim.predicate,
                "value": claim.value,
                "certainty": claim.certainty.value,
                "document": claim.document,
                "text_sha256": item.text_sha256,
                "words": item.exact,
                "part": at,
                "start": item.span.start,
                "end": item.span.end,
            }


TABLES: Mapping[str, Frame] = {
    "seasons": Frame(
        columns=_columns(text="show_title season stage fate strength dated", number="number", day="dated_first dated_last", texts="claims"),
        rows=_seasons,
    ),
    "milestones": Frame(
        columns=_columns(
            text="show_title season kind value date target announced_by platform strength first_reported_by",
            number="number part reports",
            day="happened_first happened_last target_first target_last",
            texts="claims",
        ),
        rows=_milestones,
    ),
    "quotations": Frame(
        columns=_columns(
            text="claim show_title words kind speaker role unknown venue outlet document said saying reported",
            day="reported_first reported_last",
        ),
        rows=_quotations,
    ),
    "people": Frame(columns=_columns(text="show_title name slug role", number="documents", texts="characters claims"), rows=_people),
    "conflicts": Frame(columns=_columns(text="show_title season field scope settled because", texts="values claims"), rows=_conflicts),
    "documents": Frame(
        columns=_columns(text="document show_title outlet title byline address basis reported", day="reported_first reported_last"),
        rows=_documents,
    ),
    "claims": Frame(
        columns=_columns(
            text="claim show_title printed_show printed_season predicate value certainty document text_sha256 words",
            number="part start end",
        ),
        rows=_claims,
    ),
}
"""All tables. A claim has one row for each stretch of its words (`part`); `saying` is the first claim with the same words."""
