"""What the audience does, says and counts; and what a platform is said to do usually. Signals, never facts of the show."""

import re
from collections.abc import Iterable, Iterator

from clapboard.mentions.page import Page
from clapboard.model.mention import AudienceKind, AudienceMention, HabitMention
from clapboard.model.span import Span
from clapboard.text.clauses import clauses
from clapboard.text.phrases import occurrences, pattern
from clapboard.vocabulary import load

_RECEIVES = re.compile(
    r"(?:\b(?:g[ia]ves?|giving|given|offer\w*|bring\w*|brought|show\w*|leav\w*|left|for|treat\w*)\s+(?:the |its |their |all |us )?)$"
)
"""Words before an audience that only receives ("gave viewers …", "luckily for fans"): nothing is said of what it does."""


def find_audience(page: Page, *, show: str | None) -> tuple[AudienceMention, ...]:
    """Return reactions, claims about charts, and invitations to comment, each the clause that holds it, in the order of the text.

    Words inside quotation marks are somebody's statement and are left to the quotations.
    """
    found: dict[Span, AudienceMention] = {}
    for clause in _clauses(page):
        kind, rule = _kind(page, clause)
        if kind:
            found.setdefault(clause, AudienceMention(span=clause, kind=kind, show=show, rule=f"audience: {rule}", confidence=0.8))
    return tuple(found.values())


def _clauses(page: Page) -> Iterator[Span]:
    triggers = [phrase for group in ("crowd", "alone", "charts", "invitations") for phrase in load("audience")[group]]
    headings = set(page.document.headings)
    for sentence in page.sentences:
        # most sentences speak of no audience: one look at them instead of one for each clause and kind
        if sentence not in headings and _says(page, sentence, triggers):
            yield from (clause for clause in clauses(page.text, sentence) if not _is_mostly_quoted(page, clause))


def _is_mostly_quoted(page: Page, clause: Span) -> bool:
    quoted = sum(
        min(clause.end, stretch.outer.end) - max(clause.start, stretch.outer.start)
        for stretch in page.stretches
        if stretch.outer.overlaps(clause)
    )
    return 2 * quoted > len(clause)


def _kind(page: Page, clause: Span) -> tuple[AudienceKind | None, str]:
    words = load("audience")
    if _says(page, clause, words["invitations"]):
        return AudienceKind.COMMENTS_INVITED, "the reader is asked to write"
    if _says(page, clause, words["charts"]):
        return AudienceKind.CHART, "a rank, hours or ratings"
    if _says(page, clause, words["alone"]):
        return AudienceKind.REACTION, "a signal by itself"
    if _has_acting_crowd(page, clause) and _says(page, clause, words["signals"]):
        return AudienceKind.REACTION, "an audience and what it does"
    return None, ""


def _has_acting_crowd(page: Page, clause: Span) -> bool:
    folded = page.folded.folded(clause)
    if folded is None:
        return False
    text = page.folded.text
    crowds = occurrences(load("audience")["crowd"], text, folded)
    return any(not _RECEIVES.search(text, max(folded.start, crowd.start - 30), crowd.start) for crowd in crowds)


def _says(page: Page, clause: Span, phrases: Iterable[str]) -> bool:
    folded = page.folded.folded(clause)
    return folded is not None and pattern(tuple(phrases)).search(page.folded.text, folded.start, folded.end) is not None


def find_habits(page: Page, *, platforms: Iterable[str]) -> tuple[HabitMention, ...]:
    """Return the clauses on what one of `platforms` (names as printed) usually does with its shows, in the order of the text."""
    words = load("audience")
    platforms = tuple(platforms)
    found: list[HabitMention] = []
    for sentence in page.sentences:
        if not any(name in sentence.of(page.text) for name in platforms):
            continue
        for clause in clauses(page.text, sentence):
            platform = next((name for name in platforms if name in clause.of(page.text)), None)
            if platform and _says(page, clause, words["habits"]) and _says(page, clause, words["habit_matters"]):
                found.append(
                    HabitMention(span=clause, platform=platform, rule="habit: a platform and what it usually does", confidence=0.8)
                )
    return tuple(found)
