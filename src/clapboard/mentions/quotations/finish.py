"""From drafts to quotations: the speaker's name and role, the venue and who carries it, when it was said, how the text calls it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.speakers import Voice, voice_of
from clapboard.mentions.venues import VenueMention, Where, find_venues, venue_in
from clapboard.model.mention import PersonMention, Quotation, QuotationKind
from clapboard.model.span import Span, hull
from clapboard.model.when import TextDate

_FRAME = re.compile(
    r"\b(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|this|another)\s(?:(?P<kind>recent|new|latest|previous|past|earlier|old|upcoming|resurfaced|\d{4})\s)(?:[\w’'-]+\s){0,3}?"
    r"(?:interview|conversation|chat|statement|profile|episode|appearance|discussion|post|podcast|Q&A|feature|story|piece|video|panel|message|comments?|remarks?)"
    r"|(?P<past>previously|earlier this (?:week|month|year|summer|spring|fall|autumn|season)|last (?:week|month|year|summer|spring|fall|autumn|winter|season)|at the time|back in (?:[A-Z]\w+\s)?\d{4}|in the past|years ago|months ago|has said before|said before|have said before)"
    r"|(?P<near>recently|exclusively|this (?:week|morning|month)|yesterday|today|earlier today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b"
)
_RECENT = frozenset(("recent", "new", "latest"))
_PREVIOUS = frozenset(("previous", "past", "earlier", "old", "resurfaced"))


@dataclass(slots=True)
class _Setting:
    """What a quotation hands on to those that follow it."""

    draft: Draft
    voice: Voice
    where: Where
    frame: Span | None
    paragraph: int


def finished(page: Page, people: Sequence[PersonMention], drafts: Sequence[Draft]) -> Iterator[Quotation]:
    """Yield the quotations that the drafts make, in order; `people` are the document's mentions in order."""
    venues = find_venues(page, people)
    before: _Setting | None = None
    for draft in drafts:
        setting = _setting(page, people, venues, draft=draft, before=before)
        yield _quotation(page, draft, setting)
        if draft.kind is not QuotationKind.INDIRECT or setting.where.venue is not None:
            before = setting


def _paragraph(page: Page, offset: int) -> int:
    return bisect_right(page.document.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1


def _setting(
    page: Page, people: Sequence[PersonMention], venues: Sequence[VenueMention], *, draft: Draft, before: _Setting | None
) -> _Setting:
    voice = voice_of(page, draft.source, people, official=draft.official)
    if before is not None and voice.speaker is None and (not draft.source if draft.carried else _points_back(page, draft, before)):
        voice = before.voice
    paragraph = _paragraph(page, draft.start)
    own = _own_words(page, draft)
    where, frame = _own_place(page, venues, draft, own), _frame(page, own, near=draft.start)
    if draft.official or not (draft.source or draft.cue or draft.carried):
        return _Setting(draft, voice, where, frame, paragraph)
    if where.venue is None or where.venue.form:
        for stretch in _introduction(page, draft, own, before):
            found = venue_in(venues, stretch, near=stretch.end)
            if found.venue is not None and _concerns(people, stretch, voice) and (where.venue is None or found.venue.social):
                where = Where(venue=found.venue, carrier=where.carrier)
                frame = frame or _frame(page, stretch, near=stretch.end)
                break
    if before is not None and (where.venue is None or (where.venue.form and before.where.venue is not None and before.where.venue.social)):
        if _hands_on(page, before, voice, paragraph, draft):
            where = Where(venue=before.where.venue or where.venue, carrier=where.carrier or before.where.carrier)
            frame = frame or before.frame
    return _Setting(draft, voice, where, frame, paragraph)


def _own_place(page: Page, venues: Sequence[VenueMention], draft: Draft, own: Span) -> Where:
    """Return the venue and carrier in the quotation's own sentences; the source itself carries nothing."""
    where = venue_in(venues, own, near=draft.start)
    if where.carrier is not None and not where.carrier.outlet and any(where.carrier.span.overlaps(span) for span in draft.source):
        where = replace(where, carrier=None)
    if not (draft.source or draft.cue or draft.carried):
        return Where(carrier=where.carrier)
    if (
        where.venue is None
        and page.document.outlet
        and (us := _TOLD_US.search(page.text, own.start, own.end))
        and not page.is_quoted(Span(*us.span()))
    ):
        return replace(
            where, venue=VenueMention(span=Span(*us.span(1)), name=page.document.outlet, rule="told us", strength=3, outlet=True)
        )
    if where.venue is None and draft.post:
        handle = _HANDLE.search(page.text, draft.end, min(len(page.text), draft.end + 100))
        where = replace(
            where,
            venue=VenueMention(span=Span(*handle.span()), name="Twitter", rule="signed with a handle", social=True) if handle else None,
        )
    return where


_TOLD_US = re.compile(r"\b(?:told|tells|tell|telling)\s(us|me)\b")
_HANDLE = re.compile(r"\(@\w+\)\s[A-Z][a-z]+ \d")


def _concerns(people: Sequence[PersonMention], stretch: Span, voice: Voice) -> bool:
    """Tell whether a sentence that names a venue is about who speaks: it names them, or names nobody."""
    inside = [one for one in people if one.span.start >= stretch.start and one.span.end <= stretch.end and one.name]
    if voice.speaker is None or not inside:
        return True
    return any(one.name in (voice.speaker, *voice.others) for one in inside)


_BACK = re.compile(
    r"(?:[Tt]hey|[Tt]heir\s.*|[Bb]oth|[Tt]he (?:pair|duo|couple|two)|[Tt]he (?:joint )?(?:statement|post|caption|message|letter|tweet))",
    re.DOTALL,
)


def _points_back(page: Page, draft: Draft, before: _Setting) -> bool:
    """Tell whether the source only points back to those who spoke last ("they", "their statement", "the pair")."""
    words = " ".join(span.of(page.text) for span in draft.source)
    near = _paragraph(page, draft.start) - before.paragraph <= 1
    return near and (_BACK.fullmatch(words) is not None or words.lower() in ("he", "she"))


def _own_words(page: Page, draft: Draft) -> Span:
    """Return the stretch from the start of the quotation's first sentence to the end of its attribution's."""
    parts = [*draft.words, *draft.cue, *draft.source]
    if draft.carried:
        parts = list(draft.words)
    near = [span for span in parts if abs(span.start - draft.start) < 2500]
    whole = hull(near or parts)
    first = page.sentence_at(whole.start) or page.sentence_at(max(0, whole.start - 1))
    last = page.sentence_at(whole.end - 1)
    end = last.end if last else whole.end
    following = page.sentence_at(min(end + 1, len(page.text) - 1))
    if following and not draft.cue and following.start == end:
        end = following.end
    return Span(min(first.start, whole.start) if first else whole.start, max(end, whole.end))


def _introduction(page: Page, draft: Draft, own: Span, before: _Setting | None) -> Iterator[Span]:
    """Yield the stretches of narrative that may introduce the quotation, nearest first: its paragraph's, then the one before."""
    paragraph = page.paragraph_at(draft.start)
    if paragraph is None:
        return
    floor = max(paragraph.start, before.draft.end if before and before.paragraph == _paragraph(page, draft.start) else paragraph.start)
    if floor < own.start:
        yield Span(floor, own.start)
    at = _paragraph(page, paragraph.start)
    if at > 0 and (before is None or before.paragraph < at):
        previous = page.document.paragraphs[at - 1]
        if previous in page.document.headings:
            return
        start = max(previous.start, before.draft.end if before and before.paragraph == at - 1 else previous.start)
        if start < previous.end:
            yield from reversed([sentence for sentence in page.sentences if start <= sentence.start < previous.end][-3:])


_POSTS = frozenset("posted wrote shared captioned commented posts writes shares captions".split())
_GOES_ON = frozenset("continued continues continuing added adds adding went concluded explained also".split())


def _hands_on(page: Page, before: _Setting, voice: Voice, paragraph: int, draft: Draft) -> bool:
    """Tell whether the quotation before was said in the same place: the same speaker goes on, or another takes part at once."""
    if any(before.draft.end <= heading.start < draft.start for heading in page.document.headings):
        return False
    apart = paragraph - before.paragraph
    same = voice.speaker is not None and voice.speaker == before.voice.speaker
    cues = {word for span in draft.cue for word in re.findall(r"[a-z]+", span.of(page.text).lower())}
    if cues & _POSTS and apart <= 1 and before.where.venue is not None and before.where.venue.social:
        return True
    told = before.where.venue is not None and before.where.venue.outlet and voice.voice == before.voice.voice
    return (
        (told and apart <= 1)
        or (same and apart <= 2)
        or (draft.carried and apart <= 1)
        or (apart <= 1 and bool(cues & _GOES_ON))
        or (apart == 0 and voice.voice == before.voice.voice)
    )


def _frame(page: Page, within: Span, *, near: int) -> Span | None:
    matches = [Span(*match.span()) for match in _FRAME.finditer(page.text, within.start, within.end)]
    free = [span for span in matches if not page.is_quoted(span)]
    return min(free, key=lambda span: abs(span.start - near), default=None)


def _called(text: str, frame: Span | None) -> str | None:
    match = _FRAME.fullmatch(text, frame.start, frame.end) if frame else None
    if match is None:
        return None
    if match["kind"]:
        return "recent" if match["kind"] in _RECENT else "previous" if match["kind"] in _PREVIOUS else None
    words = match[0].lower()
    return (
        "recent"
        if words == "recently"
        else "previous"
        if words.startswith(("previously", "in the past", "years", "months", "has said", "said", "have said"))
        else None
    )


def _said(page: Page, frame: Span | None) -> TextDate | None:
    if frame is None:
        return None
    try:
        from clapboard.text.dates import find  # noqa: PLC0415 - being written
    except ImportError:
        return None
    found = find(page.text, frame)
    return next((date.date if hasattr(date, "date") else None for date in found), None)


def _quotation(page: Page, draft: Draft, setting: _Setting) -> Quotation:
    voice, where = setting.voice, setting.where
    unknown = voice.unknown if voice.speaker is None else None
    quotation = Quotation(
        content=tuple(sorted(draft.content)),
        kind=draft.kind,
        cue=tuple(draft.cue),
        source=tuple(draft.source),
        reported=tuple(sorted(draft.reported)),
        speaker=voice.speaker,
        co_speakers=voice.others,
        unknown=unknown if voice.speaker is None and unknown else None if voice.speaker else "no attribution",
        naming=voice.naming,
        role=voice.role,
        venue=where.venue.name if where.venue else where.carrier.name if where.carrier else None,
        venue_span=where.venue.span if where.venue else where.carrier.span if where.carrier else None,
        carrier=where.carrier.name if where.carrier else None,
        said=_said(page, setting.frame),
        frame=setting.frame,
        called=_called(page.text, setting.frame),
        voice="post" if draft.post else voice.voice,
        rule=draft.rule,
        confidence=round(min(1.0, draft.confidence * voice.confidence), 3),
    )
    return replace(quotation)
