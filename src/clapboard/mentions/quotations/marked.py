"""Words in marks: which of them somebody said, and by which words they are attributed."""

import re
from collections.abc import Iterator, Sequence

from clapboard.mentions.cues import official_words
from clapboard.mentions.order import Ordered
from clapboard.mentions.page import Page
from clapboard.mentions.quotations.carried import announced, unattributed
from clapboard.mentions.quotations.clauses import clause_after, clause_before
from clapboard.mentions.quotations.drafts import Clause, Draft
from clapboard.mentions.quotations.speech import Look, look_at
from clapboard.mentions.quotations.walk import Place, Walk
from clapboard.model.mention import PersonMention, QuotationKind
from clapboard.model.span import Span
from clapboard.text.marks import Stretch

_ASIDE = 60
"""Code points under which a paragraph without speech does not end the carrying on of a speaker."""


def marked(page: Page, people: Sequence[PersonMention]) -> list[Draft]:
    """Return the attributions of words in marks, in the order of the text; carried-on ones follow the one they continue."""
    unclosed = frozenset(stretch.inner for stretch in page.stretches if not stretch.closed)
    walk = Walk(page=page, people=Ordered(people), unclosed=unclosed)
    headings = frozenset(page.document.headings)
    inside = _by_paragraph(page)
    drafts: list[Draft] = []
    previous: Draft | None = None
    for paragraph in page.document.paragraphs:
        stretches = inside.get(paragraph, [])
        if not stretches or paragraph in headings:
            previous = None
            continue
        made = list(_in_paragraph(walk, walk.places(paragraph, stretches), previous))
        drafts += made
        spoken = [draft for draft in made if draft.kind is QuotationKind.DIRECT]
        previous = spoken[-1] if spoken else previous if len(paragraph) < _ASIDE else None
    return drafts


def _by_paragraph(page: Page) -> dict[Span, list[Stretch]]:
    found: dict[Span, list[Stretch]] = {}
    for stretch in page.stretches:
        paragraph = page.paragraph_at(stretch.outer.start)
        if paragraph is not None:
            found.setdefault(paragraph, []).append(stretch)
    return found


def _in_paragraph(walk: Walk, places: Sequence[Place], previous: Draft | None) -> Iterator[Draft]:
    current: Draft | None = None
    for place in places:
        look = look_at(walk.page, place)
        if look is Look.NO_SPEECH and current is not None and _ends_speech(walk.page.text, place, current):
            look = Look.CLAUSE
        if look is Look.NO_SPEECH:
            continue
        draft = _attributed(walk, place, look, current)
        if draft is None and look is Look.CLAUSE:
            draft = unattributed(walk, place, current=current, previous=previous)
        if draft is None:
            continue
        if draft is not current and draft is not previous:
            yield draft
        current = draft


def _ends_speech(text: str, place: Place, current: Draft) -> bool:
    """Tell whether a short capitalised stretch is the rest of what was just attributed: it follows the attribution as a sentence."""
    if place.before is None or not any(span in place.before for span in current.cue):
        return False
    return place.before.of(text).rstrip().endswith(".") and place.spoken(text).rstrip()[-1:] in ".!?"


def _attributed(walk: Walk, place: Place, look: Look, current: Draft | None) -> Draft | None:
    """Return the quotation that the words beside a stretch attribute, `current` where they only go on with it."""
    text = walk.page.text
    lead, tail = walk.lead(place), walk.tail(place)
    if current is not None and lead is not None and _only_joins(text, lead, current):
        return current.with_words(place.stretch.inner)
    after = clause_after(text, tail, spoken=place.spoken(text), mentioned=walk.mentioned(tail)) if tail else None
    before = clause_before(text, lead, mentioned=walk.mentioned(lead)) if lead else None
    introduced = lead is not None and lead.of(text).rstrip().endswith(":")
    clause = _chosen(text, place, look, before=before, after=after, introduced=introduced)
    if clause is not None:
        if current is not None and clause.cue in current.cue:
            return current.with_words(place.stretch.inner)
        return _draft(text, place, clause, look=look, lead=lead)
    return announced(walk, place, lead) if introduced and lead is not None else None


def _chosen(text: str, place: Place, look: Look, *, before: Clause | None, after: Clause | None, introduced: bool) -> Clause | None:
    """Choose between the clauses before and after a stretch: a comma at its end speaks for the one after, a colon for the one before."""
    leads = before is not None and _leads_in(text, before, place, look)
    if after is not None and after.source is not None and place.spoken(text).rstrip().endswith(",") and not introduced:
        leads = False
    if leads or (after is None and look is Look.FRAGMENT):
        return before
    return after


def _only_joins(text: str, lead: Span, current: Draft) -> bool:
    """Tell whether only "and", a dash or the attribution itself stands between two fragments of one sentence."""
    words = lead.of(text).strip(" ,.;:\u00a0–—-").lower()
    if words in ("", "and", "but", "or", "and the", "and a", "as well as", "then", "and then"):
        return True
    if not current.cue or not all(span in lead for span in (*current.cue, *current.source)):
        return False
    ending = lead.of(text).rstrip()
    return ending.endswith((",", "—", "–", "that")) or (text[lead.end - 1] == " " and ending[-1:].isalnum())


_TIGHT = re.compile(r"[\s,:–—-]*(?:(?:that|to|how|about|the|a|an|as|it)\s)*")
_FAR = 120
"""Code points between a cue and the mark that it leads to."""


def _leads_in(text: str, clause: Clause, place: Place, look: Look) -> bool:
    """Tell whether the words between a cue and the mark lead into it: a colon, a comma, or nothing."""
    if clause.cue is None:
        return False
    between = text[clause.cue.end : place.start]
    ending = between.rstrip()
    if ending.endswith((",", "—")):
        return len(between) < _FAR
    return not ending or ending.endswith(":") or look is Look.FRAGMENT or _TIGHT.fullmatch(between) is not None


def _draft(text: str, place: Place, clause: Clause, *, look: Look, lead: Span | None) -> Draft:
    source = [clause.source] if clause.source else []
    return Draft(
        content=[place.stretch.inner],
        kind=QuotationKind.MIXED if lead and _is_mixed(text, place, clause, look=look, lead=lead) else QuotationKind.DIRECT,
        rule=f"marks, {clause.rule}",
        cue=[clause.cue] if clause.cue else [],
        source=source,
        confidence=0.95 if source else 0.7,
        official=_is_official(text, clause.source, lead),
        carried=not source,
    )


def _is_mixed(text: str, place: Place, clause: Clause, *, look: Look, lead: Span) -> bool:
    """Tell whether a stretch is a fragment of the writer's sentence, which begins with `lead`."""
    if clause.cue is None or clause.cue.end > place.start:
        return True
    begun = text[clause.cue.end : place.start].strip()
    parted = lead.of(text).rstrip().endswith((",", ":", "—"))
    if look is Look.FRAGMENT and not lead.of(text).rstrip().endswith((",", ":")):
        return True
    clause_begun = place.spoken(text)[:1].islower() and len(begun.split()) > len(("that", "it")) and not begun.endswith(":")
    return clause_begun or (not parted and bool(begun))


def _is_official(text: str, source: Span | None, lead: Span | None) -> bool:
    """Tell whether words are a synopsis or the like: the source says so, or what stands before a colon."""
    before = lead.of(text) if lead and (source is None or lead.of(text).rstrip().endswith(":")) else ""
    words = f"{source.of(text) if source else ''} {before}".lower()
    return bool(set(re.findall(r"[a-z-]+", words)) & official_words())
