"""The record's answers as plain JSON values: what `--json` prints, what the tables of the command line are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clapboard.model.claim import Claim, Evidence, Judgement
from clapboard.model.mention import Continuation
from clapboard.model.show import Event, Milestone, SeasonId, Status
from clapboard.model.when import Interval
from clapboard.publishing.sayings import sayings_of
from clapboard.publishing.views.changes import ChangeLine
from clapboard.record.claims import evidence_of, mention, milestone
from clapboard.record.conflicts import Conflict
from clapboard.record.credits import Character, Person
from clapboard.record.firsts import First
from clapboard.record.outlets import Score
from clapboard.record.publication import Dating
from clapboard.record.review import Review
from clapboard.record.source import Source
from clapboard.record.statements import Saying, Statement
from clapboard.record.status import leading
from clapboard.record.view import Record, Slice

Json = dict[str, Any]
SHORT_ID = 10
"""Letters of an id that are printed; commands take any beginning of it."""


def shows(record: Record) -> list[Json]:
    """Return a row for each show on record: what of it is held, and where its newest season stands."""
    return [show_row(record.slice(title)) for title in record.titles()]


def show_row(held: Slice) -> Json:
    """Return what of a show is held, and where its newest season stands: the newest that is more than talked about, if there is one."""
    standings = [status for season, status in held.statuses().items() if season.number is not None]
    newest = leading(standings)
    return {
        "show": held.show,
        "documents": len(own_documents(held)),
        "seasons": len(standings),
        "newest": _standing(newest) if newest else None,
        "statements": len(held.statements()),
        "people": len(held.people()),
    }


def own_documents(held: Slice) -> set[str]:
    """Return the ids of the documents that tell something of the show itself."""
    return {claim.document for claim in held.claims if held.shows.get(claim.show or claim.document) == held.show}


def show(held: Slice) -> Json:
    """Return all that is on record of a show, each line with its evidence."""
    events = held.timeline()
    return {
        "show": held.show,
        "documents": [document(source, held.datings) for source in by_day(held)],
        "seasons": [season(held, status) for status in held.statuses().values()],
        "timeline": [event(item, held) for item in events],
        "people": [person(item, held) for item in held.people()],
        "characters": [character(item) for item in held.characters()],
        "statements": [saying(item, held) for item in sayings_of(held)],
        "conflicts": [conflict(item, held) for item in held.conflicts()],
        "synopses": [_signal(claim, held, "publisher") for claim in _of(held, "synopsis")],
        "audience": [_signal(claim, held, "kind") for claim in _of(held, "audience")],
        "habits": [_signal(claim, held, "platform") for claim in _of(held, "habit")],
    }


def by_day(held: Slice) -> list[Source]:
    """Return the documents of a show in the order of publication."""
    own = own_documents(held)
    return sorted((source for source in held.sources.values() if source.id in own), key=lambda source: (_order(held, source.id), source.id))


def _order(held: Slice, document_id: str) -> str:
    dating = held.datings.get(document_id)
    return str((dating and (dating.interval.last or dating.interval.first)) or "9999")


def _of(held: Slice, predicate: str) -> list[Claim]:
    found = [claim for claim in held.claims if claim.predicate == predicate and held.shows.get(claim.show or claim.document) == held.show]
    return sorted(found, key=lambda claim: (_order(held, claim.document), claim.document, claim.evidence[0].span))


def document(source: Source, datings: Mapping[str, Dating]) -> Json:
    """Return a document's outlet, title, address and day; an undated one's interval with the reasons."""
    dating = datings.get(source.id)
    interval = dating.interval if dating else source.own_interval()
    return {
        "document": source.id,
        "outlet": source.outlet,
        "title": source.title,
        "address": source.address or None,
        "published": edtf(interval),
        "basis": source.published.basis.value,
        "because": [reason.words for reason in dating.reasons] if dating else [],
    }


def edtf(interval: Interval | None) -> str | None:
    """Return the interval as EDTF, None where neither end is known."""
    return str(interval) if interval is not None and interval.is_known else None


def _standing(status: Status) -> Json:
    return {
        **season_id(status.season),
        "stage": status.stage.value,
        "fate": status.fate.value,
        "strength": status.strength.name.lower().replace("_", " "),
    }


def season_id(season: SeasonId) -> Json:
    """Return which season it is: a number, `film` or `spin-off`, or null for the show as a whole."""
    return {"season": season.number if season.continuation is Continuation.SEASON else season.continuation.value}


def season(held: Slice, status: Status) -> Json:
    """Return where a season stands, with the proofs of both axes and what moves neither."""
    return {
        **_standing(status),
        "dated": event(status.dated, held) if status.dated else None,
        "stage_proof": [proof(item, held) for item in status.stage_proof],
        "fate_proof": [proof(item, held) for item in status.fate_proof],
        "reversals": [{"by": event(item.by, held), "undoes": event(item.undoes, held)} for item in status.reversals],
        "absent": [proof(item, held) for item in status.absent],
        "hedged": [proof(item, held) for item in status.hedged],
        "denied": [proof(item, held) for item in status.denied],
    }


def event(item: Event, held: Slice) -> Json:
    """Return one thing that happened, with who reported it first and all that prove it."""
    told = milestone((item.first or item.milestones[0]).claim)
    because = [found.exact for one in item.milestones for found in evidence_of(one.claim, "because")]
    return {
        **season_id(item.season),
        "kind": item.kind,
        "part": item.part,
        "value": item.value,
        "date": item.edtf,
        "by": str(item.happened.last) if item.edtf is None and item.happened.last else None,
        "target": item.target_edtf,
        "together_with": _together(item, held),
        "announced_by": _named(one.announced_by for one in item.milestones),
        "channel": told.channel or _named(milestone(one.claim).channel for one in item.milestones),
        "platform": _named(one.platform for one in item.milestones),
        "because": because[0] if because else None,
        "first": proof(item.first, held) if item.first else None,
        "strength": item.strength.name.lower().replace("_", " "),
        "reports": len({one.claim.document for one in item.milestones}),
        "proofs": [proof(one, held) for one in item.milestones],
    }


def first(item: First, held: Slice) -> Json:
    """Return who reported an event first (or which reports are too close to tell), and who surely later."""
    return {
        "event": event(item.event, held),
        "is_known": item.is_known,
        "earliest": [proof(one, held) for one in item.earliest],
        "later": [proof(one, held) for one in item.others],
    }


def _together(item: Event, held: Slice) -> list[int]:
    """Return the other seasons of which the same sentence tells the same."""
    claims = {one.claim.id for one in item.milestones}
    numbers = {
        one.season.number for one in held.milestones if one.claim.id in claims and one.kind == item.kind and one.season != item.season
    }
    return sorted(number for number in numbers if number is not None)


def _named(names: Iterable[str | None]) -> str | None:
    return next((name for name in names if name), None)


def proof(item: Milestone, held: Slice) -> Json:
    """Return the words that prove a milestone, where they stand, and how surely they say it."""
    return {
        **evidence(item.claim, evidence_of(item.claim, "span")[:1], held),
        "kind": item.kind,
        **season_id(item.season),
        "certainty": item.certainty.value,
        "planned": item.planned,
        "strength": item.strength.name.lower().replace("_", " "),
        "season_from": item.basis.value,
        "original_held": milestone(item.claim).original_held,
    }


def evidence(claim: Claim, items: Iterable[Evidence], held: Slice) -> Json:
    """Return a claim's id, exact words, outlet and day of report."""
    source = held.sources[claim.document]
    dating = held.datings.get(claim.document)
    return {
        "claim": claim.id,
        "words": " … ".join(item.exact for item in items) or claim.evidence[0].exact,
        "outlet": source.outlet,
        "title": source.title,
        "document": source.id,
        "reported": edtf(dating.interval if dating else source.own_interval()),
    }


def person(item: Person, held: Slice) -> Json:
    """Return a person of the show with all roles, each with its evidence."""
    return {
        "name": item.name,
        "roles": [
            {
                "role": part.role,
                "characters": list(part.characters),
                "documents": len(part.documents),
                "proof": evidence(part.claims[0], (), held),
            }
            for part in item.parts
        ],
    }


def character(item: Character) -> Json:
    """Return a character, and who is said to play them (nobody, where no text says so)."""
    return {"name": item.name, "actors": list(item.actors), "claim": item.claims[0].id}


def claim(item: Claim) -> Json:
    """Return a claim as it was read: subject, predicate, value, qualifiers, and the place of each of its words."""
    return {
        "claim": item.id,
        "document": item.document,
        "predicate": item.predicate,
        "show": item.show,
        "season": item.season,
        "value": item.value,
        "certainty": item.certainty.value,
        "qualifiers": dict(item.qualifiers),
        "evidence": [
            {
                "text_sha256": found.text_sha256,
                "start": found.span.start,
                "end": found.span.end,
                "exact": found.exact,
                "prefix": found.prefix,
                "suffix": found.suffix,
            }
            for found in item.evidence
        ],
    }


def statement(item: Statement, held: Slice) -> Json:
    """Return who said what: words, speaker or why unknown, role, venue, when, and how it is framed."""
    frames = evidence_of(item.claim, "frame")
    return {
        **evidence(item.claim, (), held),
        "words": item.text,
        "kind": item.quotation.kind.value,
        "speaker": item.speaker,
        "co_speakers": list(item.quotation.co_speakers),
        "unknown": item.quotation.unknown,
        "role": item.quotation.role,
        "venue": item.venue,
        "carrier": item.quotation.carrier,
        "said": item.said_edtf or (item.quotation.said.words if item.quotation.said else None),
        "frame": frames[0].exact if frames else None,
        "called": item.quotation.called,
        "voice": item.quotation.voice,
        "cue": " ".join(found.exact for found in evidence_of(item.claim, "cue")) or None,
    }


def saying(item: Saying, held: Slice) -> Json:
    """Return the same words in one document or several, the first appearance first (or that it cannot be told)."""
    rows = [statement(one, held) for one in item.statements]
    return {**rows[0], "first_is_known": item.first is not None, "documents": len(item.documents), "appearances": rows}


def _signal(claim: Claim, held: Slice, key: str) -> Json:
    found = mention(claim)
    value = getattr(found, key)
    return {**evidence(claim, evidence_of(claim, "span"), held), key: value if isinstance(value, str | None) else value.value}


def statements_of(record: Record, titles: Iterable[str], *, by: str | None = None) -> Iterator[Json]:
    """Yield the statements on the shows `titles`, of the speaker whose name holds the words `by`; each claim once."""
    seen: set[str] = set()
    for title in titles:
        held = record.slice(title)
        for item in held.statements():
            names = [name.casefold() for name in (item.speaker, *item.quotation.co_speakers) if name]
            if item.claim.id not in seen and (by is None or any(by.casefold() in name for name in names)):
                seen.add(item.claim.id)
                yield {"show": title, **statement(item, held)}


def conflict(item: Conflict, held: Slice) -> Json:
    """Return what documents disagree on: each side with its words, and which is right where a better source settles it."""
    return {
        "show": item.show,
        **(season_id(item.season) if item.season else {"season": None}),
        "field": item.field,
        "scope": item.scope.value,
        "sides": [
            {
                "value": side.value,
                "strength": side.strength.name.lower().replace("_", " "),
                "documents": len(side.documents),
                "proofs": [evidence(claim, _main(claim), held) for claim in side.claims],
            }
            for side in item.sides
        ],
        "right": item.right.value if item.right else None,
        "because": item.because,
    }


def _main(claim: Claim) -> Sequence[Evidence]:
    """Return the words that a claim is about: what was said, not who is said to have said it."""
    return evidence_of(claim, "content" if claim.predicate == "said" else "span")[:1]


def outlet(item: Score) -> Json:
    """Return how an outlet did, as counts, with the claims that prove each count."""
    counted = {name: [claim.id for claim in getattr(item, name)] for name in ("first", "shared", "late", "wrong", "corrected")}
    return {"outlet": item.outlet, "reported": item.reported, **{name: len(ids) for name, ids in counted.items()}, "claims": counted}


def change(line: ChangeLine) -> Json:
    """Return a change of the record, with the words that prove it."""
    item = line.change
    return {
        "change": item.id,
        "kind": item.kind.value,
        "at": item.at.isoformat(timespec="seconds"),
        "show": item.show,
        **(season_id(item.season) if item.season else {"season": None}),
        "field": item.field,
        "before": item.before,
        "after": item.after,
        "headline": line.headline,
        "evidence": [
            {name: getattr(one, name) for name in ("claim", "document", "words", "outlet", "title", "reported")} for one in line.quoted
        ],
    }


def judgement(item: Judgement) -> Json:
    """Return an editor's word on a claim."""
    return {
        "judgement": item.id,
        "claim": item.claim,
        "verdict": item.verdict.value,
        "field": item.field,
        "value": item.value,
        "by": item.by,
        "made_at": item.made_at.isoformat(timespec="seconds"),
        "undone": item.undone.isoformat(timespec="seconds") if item.undone else None,
        "words": item.evidence.exact,
    }


def waiting(item: Review, held: Slice) -> Json:
    """Return a claim that waits for an editor, with what hangs on it."""
    claim = item.claim
    return {
        **evidence(claim, (), held),
        "show": claim.show,
        "season": claim.season,
        "predicate": claim.predicate,
        "value": claim.value,
        "certainty": claim.certainty.value,
        "confidence": round(item.confidence, 3),
        "effect": item.effect.name.lower(),
    }
