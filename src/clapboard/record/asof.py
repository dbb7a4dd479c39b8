"""Which documents had been published by a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from clapboard.model.claim import Claim
from clapboard.record.about import titles_of
from clapboard.record.names import Roots, title_key
from clapboard.record.resolve import resolve
from clapboard.record.source import Source
from clapboard.record.versions import several


def published_by(
    day: date, claims: Iterable[Claim], sources: Mapping[str, Source], *, same: Iterable[tuple[str, str]]
) -> dict[str, Source]:
    """Return the documents that had surely been published by the end of `day`.

    A later version of a page that names no later day counts from when it was changed. A document without a date counts where the
    documents that had been published by then bound it; later ones never do: what is added to the record afterwards does not change the
    past. Titles are compared by themselves alone, for the same reason.
    """
    late = {
        source.id
        for first, *later in several(sources.values())
        for source in later
        if source.published.interval == first.published.interval and not _changed_by(source, day)
    }
    sources = {key: source for key, source in sources.items() if key not in late}
    surely = {key: source for key, source in sources.items() if source.surely_by(day)}
    open_ones = {key: source for key, source in sources.items() if key not in surely and not source.is_dated}
    if not open_ones:
        return surely
    within = surely | open_ones
    kept = [claim for claim in claims if claim.document in within]
    datings = resolve(kept, within, shows=_plain_titles(kept, same), people={}).datings
    bounded = {key: source for key, source in open_ones.items() if (last := datings[key].interval.last) is not None and last <= day}
    return surely | bounded


def _changed_by(version: Source, day: date) -> bool:
    """Tell whether a later version of a page had surely been put there by the end of a day; its day of publication is the first one's."""
    updated = version.published.updated
    captured = version.captured_at.date() if version.captured_at else date.max
    return min(captured, updated.last if updated and updated.last else captured) <= day


def _plain_titles(claims: Iterable[Claim], same: Iterable[tuple[str, str]]) -> dict[str, str]:
    claims = list(claims)
    roots = Roots()
    for one, other in same:
        roots.join(title_key(one), title_key(other))
    titles = {claim.show: " ".join(roots.of(title_key(claim.show))) for claim in claims if claim.show is not None}
    return titles | {document: titles[title] for document, title in titles_of(claims).items()}
