"""From drafts to quotations: the speaker's name and role, the venue and who carries it, when it was said, how the text calls it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clapboard.mentions.order import Ordered
from clapboard.mentions.page import Page
from clapboard.mentions.people import BY_FORM
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.frames import called, said_on
from clapboard.mentions.quotations.occasions import occasion_of
from clapboard.mentions.quotations.places import Scene, Setting
from clapboard.mentions.speakers import Cast, Voice, voice_of
from clapboard.mentions.venues import Where, find_venues
from clapboard.model.mention import Naming, PersonMention, Quotation, QuotationKind
from clapboard.model.span import Span


def finished(page: Page, people: Sequence[PersonMention], drafts: Sequence[Draft]) -> Iterator[Quotation]:
    """Yield the quotations that the drafts make, in order; `people` are the document's mentions in order."""
    venues = find_venues(page, people)
    scene = Scene(page=page, cast=Cast(page.text, people), venues=Ordered(venues))
    persons = [one.span for one in people if one.naming is not Naming.COMPANY and one.rule != BY_FORM]
    occasion = occasion_of(page, venues, persons=persons)
    before: Setting | None = None
    for draft in drafts:
        setting = scene.setting(draft, _voice(scene, draft, before), before)
        if setting.where.venue is None and setting.where.carrier is None:
            place = occasion.of(page, draft, scene.own_words(draft))
            setting = replace(setting, where=Where(venue=place)) if place else setting
        yield _quotation(page.text, setting)
        if draft.kind is not QuotationKind.INDIRECT or setting.where.venue is not None:
            before = setting


_BACK = re.compile(
    r"[Hh]e|[Ss]he|[Tt]hey|[Tt]heir\s.*|[Bb]oth|"
    r"[Tt]he (?:pair|duo|couple|two)|[Tt]he (?:joint )?(?:statement|post|caption|message|letter|tweet)",
    re.DOTALL,
)


_REACH = 40
_DESCRIBES = re.compile(
    r"(?:\b(?:is|are|was|were|been|being|who(?: is|['’]s)?)|[a-z)],?)\s(?:also\s)?described\s(?:\w+\s)?as\s(?:an?\s|the\s)?[“\"‘']$"
)
"""Before words from a description that nobody signs ("Vera, described as “a widow with a plan”")."""
_BY = re.compile(r"[”\"’',.]*\sby\s")
_DATELINE = re.compile(r"[A-Z][A-Z.'’ ]{2,}(?:, [A-Z][\w. ]*)?(?: \([^)\n]*\))? (?:[-–—]{1,2}) (?=\S)")
"""Where an agency's text was written: no part of what was said."""


def _said(text: str, draft: Draft) -> tuple[Span, ...]:
    """Return what was said, in order, without the line of place that an agency puts before it."""
    first, *others = sorted(draft.content)
    line = _DATELINE.match(text, first.start, first.end)
    begins = first.start == 0 or text[first.start - 1] == "\n"
    return (Span(line.end(), first.end) if line and begins else first, *others)


def _voice(scene: Scene, draft: Draft, before: Setting | None) -> Voice:
    """Return who speaks; words that only point back ("they", "their statement", "the pair") stand for those who spoke last."""
    at, end = min(span.start for span in draft.content), max(span.end for span in draft.content)
    if _DESCRIBES.search(scene.page.text, max(0, at - _REACH), at) and not _BY.match(scene.page.text, end):
        return Voice(unknown="an official text: nobody's words", voice="official text")
    voice = voice_of(scene.cast, draft.source, official=draft.official)
    if before is None or voice.speaker is not None:
        return voice
    if draft.carried:
        return voice if draft.source else before.voice
    words = " ".join(span.of(scene.page.text) for span in draft.source)
    near = scene.paragraph(draft.start) - before.paragraph <= 1
    return before.voice if near and _BACK.fullmatch(words) else voice


def _quotation(text: str, setting: Setting) -> Quotation:
    draft, voice, where = setting.draft, setting.voice, setting.where
    venue = where.venue or where.carrier
    return Quotation(
        content=_said(text, draft),
        kind=draft.kind,
        cue=tuple(draft.cue),
        source=tuple(draft.source),
        reported=tuple(sorted(draft.reported)),
        speaker=voice.speaker,
        co_speakers=voice.others,
        unknown=None if voice.speaker else voice.unknown or "no attribution",
        naming=voice.naming,
        role=voice.role,
        venue=venue.name if venue else None,
        venue_span=venue.span if venue else None,
        carrier=where.carrier.name if where.carrier else None,
        said=said_on(text, setting.frame),
        frame=setting.frame,
        called=called(text, setting.frame),
        voice="post" if draft.post and voice.speaker is None else voice.voice,
        rule=draft.rule,
        confidence=round(min(1.0, draft.confidence * voice.confidence), 3),
    )
