"""One document's mentions as a JSON object, for `clapboard annotate` and whoever builds on the spans."""

from collections.abc import Iterable, Iterator
from typing import Any

from clapboard.model.document import Document
from clapboard.model.mention import Continuation, Mentions, MilestoneMention, Quotation, SeasonRef
from clapboard.model.span import Span
from clapboard.model.when import Interval, TextDate
from clapboard.text.dates import Tense, resolve

Json = dict[str, Any]


def annotate(name: str, document: Document, mentions: Mentions) -> Json:
    """Return what was found in `document`, called `name`; all offsets are code points into its text, half-open.

    A milestone that names two seasons is given once for each. Dates are EDTF where the document's own day of publication lets them
    be told, else null with the words beside them. `season` is a number, `film`, `spin-off`, the words that point ("new"), or null.
    """
    return {
        "id": name,
        "document": document.id,
        "published": edtf(document.published.interval),
        "language": document.language,
        "shows": [{"title": item.title, **_at(item.span), "main": item.main, "standing": item.standing} for item in mentions.shows],
        "quotations": [_quotation(item, document) for item in mentions.quotations],
        "milestones": [row for item in mentions.milestones for row in _milestones(item, document)],
        "people": [
            {"name": item.person, "role": item.role, "character": item.character, "show": item.show, **_at(item.span)}
            for item in mentions.credits
        ],
        "characters": [{"name": item.name, "show": item.show, **_at(item.span)} for item in mentions.characters],
        "synopsis": [{"show": item.show, "publisher": item.publisher, **_at(item.span)} for item in mentions.synopses],
        "audience": [{"kind": item.kind.value, "show": item.show, **_at(item.span)} for item in mentions.audience],
        "habits": [{"platform": item.platform, **_at(item.span)} for item in mentions.habits],
        "boilerplate": [_at(item.span) for item in mentions.boilerplate],
    }


def _at(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _quotation(item: Quotation, document: Document) -> Json:
    return {
        "content": _pairs(item.content),
        "cue": _pairs(item.cue),
        "source": _pairs(item.source),
        "reported": _pairs(item.reported),
        "kind": item.kind.value,
        "speaker": item.speaker,
        "co_speakers": list(item.co_speakers),
        "unknown": item.unknown,
        "naming": item.naming.value if item.naming else None,
        "role": item.role,
        "venue": item.venue,
        "carrier": item.carrier,
        "said": item.said.words if item.said else None,
        "said_on": _on(item.said, document, "past"),
        "called": item.called,
        "frame": _pairs([item.frame] if item.frame else []),
        "voice": item.voice,
        "confidence": round(item.confidence, 3),
        "rule": item.rule,
    }


def _milestones(item: MilestoneMention, document: Document) -> Iterator[Json]:
    for season in seasons(item.season):
        yield {
            "show": item.show,
            "season": season,
            "part": item.season.part if item.season else None,
            "kind": item.kind,
            "value": item.value or _on(item.target, document, "future"),
            "date": _on(item.date, document, "future" if item.planned else "past"),
            "date_words": item.date.words if item.date else None,
            "certainty": item.certainty.value,
            "planned": item.planned,
            "announced_by": item.announced_by,
            "cited": item.cited,
            "channel": item.channel,
            "platform": item.platform,
            "because": _pairs([item.because] if item.because else []),
            "original_held": item.original_held,
            **_at(item.span),
            "confidence": round(item.confidence, 3),
            "rule": item.rule,
        }


def seasons(season: SeasonRef | None) -> tuple[int | str | None, ...]:
    """Return each season that the words name: its number, `film`, `spin-off`, how they point ("new"), or None for the show as a whole."""
    if season is None:
        return (None,)
    if season.continuation is not Continuation.SEASON:
        return (season.continuation.value,)
    return season.numbers or (season.pointer,)


def _on(when: TextDate | None, document: Document, tense: Tense) -> str | None:
    resolved = resolve(when, document.published.interval, tense=tense) if when else None
    return resolved.edtf if resolved else None


def edtf(interval: Interval) -> str | None:
    """Return the interval as EDTF, None where neither end is known."""
    return str(interval) if interval.is_known else None
