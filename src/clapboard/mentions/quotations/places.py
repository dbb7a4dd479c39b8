"""Where and when a quotation was said: by its own sentences, by what introduces it, or by the quotation before it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clapboard.mentions.order import Ordered
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.drafts import Draft
from clapboard.mentions.quotations.frames import frame_in
from clapboard.mentions.speakers import Cast, Voice
from clapboard.mentions.venues import VenueMention, Where, venue_in
from clapboard.model.mention import QuotationKind
from clapboard.model.span import Span, hull

LONG_AGO = 2500
"""Code points beyond which a cue or source is another quotation's, whose words carry on."""
_INTRODUCTION = 3
"""Last sentences of the paragraph before that may introduce a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who said a quotation, where and when: what it hands on to those that follow. `paragraph` is an ordinal."""

    draft: Draft
    voice: Voice
    where: Where
    frame: Span | None
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What settings are read from: the page, its people and the venues that it names."""

    page: Page
    cast: Cast
    venues: Ordered[VenueMention]

    def paragraph(self, offset: int) -> int:
        """Return the ordinal of the paragraph at an offset."""
        return bisect_right(self.page.document.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1

    def setting(self, draft: Draft, voice: Voice, before: Setting | None) -> Setting:
        """Return where and when `draft` was said; `before` is the setting of the quotation before it."""
        own = self.own_words(draft)
        where, frame = self._own_place(draft, own), frame_in(self.page, own, near=draft.start)
        made = Setting(draft=draft, voice=voice, where=where, frame=frame, paragraph=self.paragraph(draft.start))
        if draft.official or not (draft.source or draft.cue or draft.carried):
            return made
        return self._handed_on(self._introduced(made, own, before), before)

    def own_words(self, draft: Draft) -> Span:
        """Return the stretch from the start of the quotation's first sentence to the end of its attribution's."""
        parts = [*draft.words] if draft.carried or "transcript" in draft.rule else [*draft.words, *draft.cue, *draft.source]
        whole = hull([span for span in parts if abs(span.start - draft.start) < LONG_AGO])
        first = self.page.sentence_at(whole.start) or self.page.sentence_at(max(0, whole.start - 1))
        last = self.page.sentence_at(whole.end - 1)
        return Span(min(first.start, whole.start) if first else whole.start, max(last.end, whole.end) if last else whole.end)

    def _own_place(self, draft: Draft, own: Span) -> Where:
        """Return the venue and carrier in the quotation's own sentences; a source that is no outlet carries nothing."""
        where = venue_in(self.venues, own, near=draft.start)
        if where.venue is not None and "transcript" in draft.rule and any(where.venue.span in span for span in draft.content):
            where = replace(where, venue=None)  # whom somebody says to have told something
        carrier = where.carrier
        if carrier is not None and not carrier.outlet and any(carrier.span.overlaps(span) for span in draft.source):
            where = replace(where, carrier=None)
        if not (draft.source or draft.cue or draft.carried):
            return replace(where, venue=None)
        return where if where.venue else replace(where, venue=self._told_us(own) or (self._signed(draft) if draft.post else None))

    def _told_us(self, own: Span) -> VenueMention | None:
        """Return the document's own outlet where somebody "told us"."""
        outlet = self.page.document.outlet
        match = _TOLD_US.search(self.page.text, own.start, own.end) if outlet else None
        if match is None or outlet is None or self.page.is_quoted(Span(*match.span())):
            return None
        return VenueMention(span=Span(*match.span(1)), name=outlet, rule="told us", strength=3, outlet=True)

    def _signed(self, draft: Draft) -> VenueMention | None:
        match = _HANDLE.search(self.page.text, draft.end, min(len(self.page.text), draft.end + 100))
        return VenueMention(span=Span(*match.span()), name="Twitter", rule="signed with a handle", social=True) if match else None

    def _introduced(self, made: Setting, own: Span, before: Setting | None) -> Setting:
        """Take the venue that the narrative before names, where the quotation's own words name none or only a form."""
        where = made.where
        if where.venue is not None and not where.venue.form:
            return made
        for stretch in self._introductions(made.draft, own, before):
            found = venue_in(self.venues, stretch, near=stretch.end).venue
            if found is not None and self._concerns(stretch, made.voice) and (where.venue is None or found.social):
                frame = made.frame or frame_in(self.page, stretch, near=stretch.end)
                return replace(made, where=replace(where, venue=found), frame=frame)
        return made

    def _introductions(self, draft: Draft, own: Span, before: Setting | None) -> Iterator[Span]:
        """Yield the stretches of narrative that may introduce the quotation, nearest first: its paragraph's, then the one before."""
        paragraphs = self.page.document.paragraphs
        at = self.paragraph(draft.start)
        floor = max(paragraphs[at].start, before.draft.end if before and before.paragraph == at else 0) if at >= 0 else own.start
        if floor < own.start:
            yield Span(floor, own.start)
        if at <= 0 or (before is not None and before.paragraph >= at) or paragraphs[at - 1] in self.page.document.headings:
            return
        start = max(paragraphs[at - 1].start, before.draft.end if before and before.paragraph == at - 1 else 0)
        first = bisect_right(self.page.sentences, start - 1, key=lambda sentence: sentence.start)
        last = bisect_right(self.page.sentences, paragraphs[at - 1].end - 1, key=lambda sentence: sentence.start)
        yield from reversed(self.page.sentences[first:last][-_INTRODUCTION:])

    def _concerns(self, stretch: Span, voice: Voice) -> bool:
        """Tell whether a sentence that names a venue is about who speaks: it names them, or names nobody."""
        inside = [one for one in self.cast.mentions.starting_in(stretch) if one.name]
        if voice.speaker is None or not inside:
            return True
        return any(one.name in (voice.speaker, *voice.others) for one in inside)

    def _handed_on(self, made: Setting, before: Setting | None) -> Setting:
        """Take the venue of the quotation before, where this one has none, or only a form and that one names the network."""
        if before is None or (made.where.venue is None and made.where.carrier is not None):
            return made
        place, venue = made.where.venue, before.where.venue
        wanted = place is None or (place.form and venue is not None and venue.social)
        if not wanted or not self._goes_on(made, before):
            return made
        where = Where(venue=venue or place, carrier=made.where.carrier or before.where.carrier)
        return replace(made, where=where, frame=made.frame or before.frame)

    def _goes_on(self, made: Setting, before: Setting) -> bool:
        """Tell whether the quotation before was said in the same place: the same speaker goes on, or another takes part at once."""
        if any(before.draft.end <= heading.start < made.draft.start for heading in self.page.document.headings):
            return False
        if made.draft.rule.endswith("after a colon"):
            return False
        apart, venue = made.paragraph - before.paragraph, before.where.venue
        same_speaker = made.voice.speaker is not None and made.voice.speaker == before.voice.speaker
        same_kind = made.voice.voice == before.voice.voice
        cues = {word for span in made.draft.cue for word in re.findall(r"[a-z]+", span.of(self.page.text).lower())}
        if venue is not None and apart <= 1 and ((venue.social and cues & _POSTS) or (venue.outlet and same_kind)):
            return True
        posted = venue is not None and venue.social and not (same_speaker or made.draft.carried)
        if apart <= 1 and not posted and (made.draft.carried or cues & _GOES_ON):
            return True
        printed = made.draft.kind is not QuotationKind.INDIRECT and made.voice.speaker is not None
        if venue is not None and venue.name == "statement" and printed and apart <= _SAME_SPEAKER and cues & _PLAINLY:
            return True
        return (same_speaker and apart <= _SAME_SPEAKER) or (same_kind and apart == 0)


_SAME_SPEAKER = 2
"""Paragraphs over which a speaker is taken to go on in the same place."""
_TOLD_US = re.compile(r"\b(?:told|tells|tell|telling)\s(us|me)\b")
_HANDLE = re.compile(r"\(@\w+\)\s[A-Z][a-z]+ \d")
_PLAINLY = frozenset(("said", "says"))
"""Cues of those whose statements are printed one after the other: the first is called a statement, the others need not be."""
_POSTS = frozenset("posted wrote shared captioned commented posts writes shares captions".split())
_GOES_ON = frozenset("continued continues continuing added adds adding went concluded explained also".split())
