"""Claims from the mentions of one document, and back: `derive` writes them, `mention` reads one.

A claim is a pure function of one document. There is one claim for each mention, so "the second and third season" is one claim about
two seasons, and all of a mention can be read back from its claim (the rule and the confidence stand in the reading beside it).

==============  =======================  =====================  ==============================================================
predicate       made from                value                  qualifiers
==============  =======================  =====================  ==============================================================
milestone kind  MilestoneMention         its object             `announced_by` `cited` `channel` `platform` `region` `venue`
                                                                `planned` `original_held` `retold`; dates `date` `target`
                                                                `announced`;
                                                                season; spans `because`
`said`          Quotation                speaker                `kind` `naming` `unknown` `role` `venue` `carrier` `called`
                                                                `voice` `co_speakers` (one a line); date `said`;
                                                                spans `cue` `source` `reported` `venue_span` `frame`
`credit`        CreditMention            person                 `role` `printed` `character`
`character`     CharacterMention         name
`synopsis`      SynopsisMention          publisher              spans `introduced_by`
`audience`      AudienceMention                                 `kind`; date `date`
`chart`         ChartMention             chart and list         `columns` `edition`; season
`habit`         HabitMention             platform
`boilerplate`   BoilerplateMention
`about`         the main ShowMention                            `standing` (where it is not clear); season
==============  =======================  =====================  ==============================================================

A date D is written `D.words` and either `D.edtf` or `D.anchor`. A season's words are the claim's `season`; beside them stand
`season.numbers` ("2 3"), `season.pointer`, `season.count`, `season.part`, `season.continuation` (where it is no season) and
`season.implied`. `planned`, `original_held`, `retold` and `season.implied` are `yes` or `no`, written only where they are not the default.
The evidence holds every span of the mention once, in the order of the text; `at.F` gives the places (from 0) of field F in it, and
is left out where all of the evidence is the mention's own span (`content` for quotations).
`show` is the title as printed; for `said`, whose mention names no show, it is the title the document is about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from clapboard.model.claim import Claim, Evidence, Found
from clapboard.model.document import Document
from clapboard.model.mention import Certainty, Mentions, MilestoneMention, Quotation, QuotationKind, ShowMention
from clapboard.model.span import Span
from clapboard.record import layouts
from clapboard.record.layouts import Layout, layout_of

NO_MILESTONES = frozenset(predicate for predicate in layouts.OTHERS if predicate)
"""The predicates that are no kind of milestone."""


def derive(document: Document, mentions: Mentions) -> tuple[Found, ...]:
    """Return what `document` says, given what was found in it: a claim for each mention, each once, in the order of evidence."""
    found = {item.claim.id: item for item in sorted(_all(document, mentions), key=lambda item: (item.confidence, item.rule))}
    return tuple(sorted(found.values(), key=lambda item: (item.claim.evidence[0].span, item.claim.predicate, item.claim.id)))


def _all(document: Document, mentions: Mentions) -> Iterator[Found]:
    digest = document.text_sha256
    main = main_shows(mentions)
    subject = next((show.title for show in main if show.standing == "clear"), None)
    groups: tuple[tuple[Layout, tuple[Any, ...]], ...] = (
        (layouts.MILESTONE, mentions.milestones),
        (layouts.SAID, mentions.quotations),
        (layouts.CREDIT, mentions.credits),
        (layouts.CHARACTER, mentions.characters),
        (layouts.SYNOPSIS, mentions.synopses),
        (layouts.AUDIENCE, mentions.audience),
        (layouts.CHART, mentions.charts),
        (layouts.HABIT, mentions.habits),
        (layouts.BOILERPLATE, mentions.boilerplate),
        (layouts.ABOUT, main),
    )
    for layout, items in groups:
        for item in items:
            claim = _claim(document, layout=layout, mention=item, digest=digest, subject=subject)
            yield Found(claim=claim, confidence=item.confidence, rule=item.rule)


def main_shows(mentions: Mentions) -> tuple[ShowMention, ...]:
    """Return the first mention of each title that the document is about, those with a season before those without."""
    first: dict[str, ShowMention] = {}
    for item in sorted((item for item in mentions.shows if item.main), key=lambda item: (item.season is None, item.span)):
        first.setdefault(item.title, item)
    return tuple(sorted(first.values(), key=lambda item: item.span))


def _claim(document: Document, *, layout: Layout, mention: Any, digest: str, subject: str | None) -> Claim:  # noqa: ANN401  # any of nine types
    spans = layouts.spans_by_field(layout, mention)
    order = sorted({span for _, group in spans for span in group})
    season = mention.season if layout.has_season else None
    return Claim(
        document=document.id,
        predicate=layout.predicate or mention.kind,
        show=getattr(mention, layout.show) if layout.show else subject if layout is layouts.SAID else None,
        season=season.words if season else None,
        value=getattr(mention, layout.value) if layout.value else None,
        qualifiers=(*layouts.write(layout, mention), *_places(spans, order)),
        certainty=getattr(mention, "certainty", Certainty.ASSERTED),
        evidence=tuple(Evidence.at(document.text, digest, span) for span in order),
    )


def _places(spans: Any, order: list[Span]) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # pairs of a name and spans
    if all(not group for _, group in spans[1:]) and list(spans[0][1]) == order:
        return
    for name, group in spans:
        if group:
            yield f"at.{name}", " ".join(str(order.index(span)) for span in group)


def mention(claim: Claim, *, rule: str = "", confidence: float = 1.0) -> Any:  # noqa: ANN401  # any of nine types
    """Return the mention that the claim was made from: the inverse of `derive`, given the reading's rule and confidence."""
    found = _mention(claim)
    return found if (rule, confidence) == ("", 1.0) else replace(found, rule=rule, confidence=confidence)


@lru_cache(maxsize=8192)
def _mention(claim: Claim) -> Any:  # noqa: ANN401  # any of nine types
    """Return it once for all who ask while a show is told: its seasons, its timeline, its sayings, its conflicts."""
    layout = layout_of(claim.predicate)
    shared, is_placed = _shared(layout.predicate, claim.season, claim.qualifiers)
    if is_placed or len(claim.evidence) > 1:
        return layout.make(**{**shared, **_own(claim, layout), **_span_fields(claim, layout)})
    span = claim.evidence[0].span
    if layout is layouts.MILESTONE:
        return _step(claim, span, shared)
    return layout.make(**{**shared, **_own(claim, layout), layout.main: (span,) if layout.main in layout.many else span})


@lru_cache(maxsize=16384)
def _shared(predicate: str | None, season: str | None, qualifiers: tuple[tuple[str, str], ...]) -> tuple[Mapping[str, Any], bool]:
    """Return the fields that hang on season and qualifiers alone, which many claims have in common, and whether places stand among them.

    `predicate` is that of the layout; None for the kinds of milestones. Fields with spans are left empty, the evidence proper out.
    """
    layout = layouts.OTHERS[predicate] if predicate is not None else layouts.MILESTONE
    told = dict(qualifiers)
    values: dict[str, Any] = {"rule": "", "confidence": 1.0, **layout.fixed, **layouts.read(layout, told)}
    if layout.has_season:
        values["season"] = layouts.read_season(season, told)
    values |= {name: () if name in layout.many else None for name in layout.spans}
    return values, any(f"at.{name}" in told for name in (layout.main, *layout.spans))


def _own(claim: Claim, layout: Layout) -> dict[str, Any]:
    """Return the fields that are the claim's own, those with spans apart."""
    values: dict[str, Any] = {}
    if layout.show:
        values[layout.show] = claim.show
    if layout.value:
        values[layout.value] = claim.value
    if layout is layouts.MILESTONE:
        values["kind"], values["certainty"] = claim.predicate, claim.certainty
    return values


def _step(claim: Claim, span: Span, shared: Mapping[str, Any]) -> MilestoneMention:
    """Return a milestone whose evidence is its own span: as most claims are, and made in half the time where its fields are named."""
    told = shared.get
    return MilestoneMention(
        span=span,
        kind=claim.predicate,
        show=claim.show,
        season=told("season"),
        value=claim.value,
        date=told("date"),
        target=told("target"),
        announced=told("announced"),
        certainty=claim.certainty,
        planned=bool(told("planned")),
        announced_by=told("announced_by"),
        cited=told("cited"),
        channel=told("channel"),
        platform=told("platform"),
        region=told("region"),
        venue=told("venue"),
        original_held="original_held" not in shared or shared["original_held"],
        retold=bool(told("retold")),
        rule="",
    )


def _span_fields(claim: Claim, layout: Layout) -> dict[str, Span | tuple[Span, ...] | None]:
    """Return the fields of the mention that hold spans."""
    fields: dict[str, Span | tuple[Span, ...] | None] = {}
    for name in (layout.main, *layout.spans):
        spans = spans_of(claim, name)
        fields[name] = spans if name in layout.many else spans[0] if spans else None
    return fields


def spans_of(claim: Claim, name: str) -> tuple[Span, ...]:
    """Return the spans of the mention's field `name`, in the mention's order; none where it has none."""
    return tuple(item.span for item in evidence_of(claim, name))


def evidence_of(claim: Claim, name: str) -> tuple[Evidence, ...]:
    """Return the evidence for the mention's field `name`, in the mention's order; none where it has none."""
    places = claim.qualifier(f"at.{name}")
    if places is not None:
        return tuple(claim.evidence[int(place)] for place in places.split())
    is_main = name == layout_of(claim.predicate).main
    return claim.evidence if is_main and not any(key.startswith("at.") for key, _ in claim.qualifiers) else ()


def said_words(claim: Claim) -> tuple[Evidence, ...]:
    """Return the evidence for somebody's words: what stands in quotation marks, or where they are told in others' words, those."""
    is_indirect = claim.qualifier("kind") == QuotationKind.INDIRECT
    return (evidence_of(claim, "reported") if is_indirect else ()) or evidence_of(claim, "content")


def milestone(claim: Claim, *, rule: str = "", confidence: float = 1.0) -> MilestoneMention:
    """Return the milestone that the claim was made from."""
    found = _mention(claim) if not rule and confidence == 1.0 else mention(claim, rule=rule, confidence=confidence)
    if not isinstance(found, MilestoneMention):
        msg = f"no milestone: {claim.predicate}"
        raise TypeError(msg)
    return found


def quotation(claim: Claim, *, rule: str = "", confidence: float = 1.0) -> Quotation:
    """Return the quotation that the claim was made from."""
    found = mention(claim, rule=rule, confidence=confidence)
    if not isinstance(found, Quotation):
        msg = f"no quotation: {claim.predicate}"
        raise TypeError(msg)
    return found
