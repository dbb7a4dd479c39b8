"""Shows: which titles a page names, where, which of them it is about, and what "the series" stands for.

A pure function of one document: no catalogue and no watch list is asked. Capitalised stretches are weighed over the whole page
(`stretches`, `signs`, `ranking`); those that enough speaks for are titles, and all their places are looked up.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.page import Page
from clapboard.mentions.seasons import SeasonMention, find_seasons
from clapboard.mentions.shows.anaphora import anaphors
from clapboard.mentions.shows.families import Ranked
from clapboard.mentions.shows.places import places
from clapboard.mentions.shows.ranking import is_first_name, is_like_a_name, ranked
from clapboard.model.mention import SeasonRef, ShowMention
from clapboard.model.span import Span
from clapboard.text.names import is_given

__all__ = ["find_shows", "main_title", "settled"]

_NAMED, _NAMED_LIKE_A_PERSON = 4.0, 6.0
_LIKELY, _LEAST, _LEAST_LIKE_A_PERSON = 4.0, 3.0, 5.0
_QUOTED = 3.0
_CLEAR = 7.0
_AHEAD = 4.0
_RIVALS = 4
_TELLING = 6
_SURE = 20.0
_ONLY_OF_SHOWS = frozenset(
    {
        "season of",
        "hours of",
        "order to",
        "genre before",
        "renews",
        "before season",
        "its season",
        "whose season",
        "list with its platform",
        "its season later",
        "for a season",
        "which",
    }
)
"""Signs that no person gives, however much a title looks like a name."""
_STRANGER = "stranger"
"""The standing of words that may be another show's title where something happens to it, and of which the page is not."""
_LEAD = 2
"""Paragraphs after the headline in which a page says what it is about."""
_OF_SERIES = re.compile(
    r"\b(?:[Ss]easons?|[Ee]pisodes?|[Ss]howrunner|[Ss]itcom|TV|[Tt]elevision|[Ss]treamer|[Ss]treaming|[Rr]enew(?:s|ed|al)|[Dd]ebut(?:s|ed)|[Pp]remier(?:e[sd]?|ing)|[Ss]eries|[Dd]ramas?|[Ss]oap|[Ss]how|[Ss]pin-?off)\b"
)
"""A page with none of these words, and with no platform, is on no series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """A title that was taken: as printed, what speaks for it, its places; `standing` as in ShowMention, None if it is named in passing."""

    words: str
    score: float
    rule: str
    places: tuple[Span, ...]
    standing: str | None = None


def find_shows(page: Page) -> tuple[ShowMention, ...]:
    """Return the titles of series on `page` and the words that stand for them, in the order of the text.

    `main` marks the shows that the page may be about: one of standing "clear", or several of which only other documents can tell. What
    is "possible" and not `main` may be the title of another show.
    """
    titles = _titles(page)
    if not titles:
        return ()
    seasons = find_seasons(page)
    named = [
        ShowMention(
            span=span,
            title=title.words,
            season=_season_beside(page, span, seasons),
            main=title.standing not in (None, _STRANGER),
            standing="possible" if title.standing == _STRANGER else title.standing or "clear",
            rule=title.rule,
            confidence=min(1.0, max(0.05, title.score / _SURE)),
        )
        for title in titles
        for span in title.places
    ]
    named.sort(key=lambda mention: mention.span)
    leading = next((title for title in titles if title.standing in ("clear", "likely")), None)
    others = anaphors(page, settled(named), leading.words if leading else None)
    how = leading.standing or "clear" if leading else "clear"
    return tuple(
        sorted((*named, *(replace(item, standing=how) if item.main else item for item in others)), key=lambda mention: mention.span)
    )


def main_title(shows: Sequence[ShowMention]) -> str | None:
    """Return the title that the page is clearly about, None where it names none or only other documents can tell."""
    return next((show.title for show in shows if show.main and show.standing == "clear"), None)


def settled(shows: Sequence[ShowMention]) -> tuple[ShowMention, ...]:
    """Return the mentions that are surely or likely of a title: what is only possible must not stand in the way of other readings."""
    return tuple(show for show in shows if show.standing != "possible")


def _titles(page: Page) -> list[_Title]:
    everything = ranked(page)
    found = [item for item in everything if item.score > 0 or (item.score == 0 and item.reasons)]
    weak = [item for item in everything if item not in found]
    if not found:
        return _without_overlaps([_title(page, item, "possible") for item in weak[:_RIVALS]])
    found.sort(key=_is_only_a_name)
    best, *others = found
    if not (page.companies or _OF_SERIES.search(page.text)):
        main = [(item, "possible") for item in found[:_RIVALS]]
    elif (
        best.score >= _CLEAR
        and _is_ahead(best, others[0] if others else None)
        and _is_at_home(page, best)
        and not (_is_a_bare_word(best) and best.why not in _ONLY_OF_SHOWS)
    ):
        main = [(best, "clear")]
    elif (
        best.score >= _LIKELY
        and best.evidence >= _least(best)
        and (best.strongest >= _LIKELY or best.reasons > 1)
        and not _is_only_a_name(best)
    ):
        main = [(best, "likely"), *((other, _as_rival(other)) for other in others[:_RIVALS] if other.score > best.score / 4)]
    else:
        main = [(item, "possible") for item in found[:_RIVALS]]
    standing = {id(item): how for item, how in main}
    at_hand = [item for item in (*found, *weak) if id(item) not in standing and _may_lead(item, best, clear=main[0][1] == "clear")]
    standing |= {id(item): "possible" for item in at_hand[:_RIVALS] if not _is_named(item)}
    if main[0][1] != "clear":
        passing = [item for item in found if id(item) not in standing]
        standing |= {id(item): "rival" for item in passing if _is_named(item)}
        standing |= {id(item): "possible" for item in [item for item in passing if not _is_named(item)][:_RIVALS]}
    strangers = [item for item in found if id(item) not in standing and not _is_named(item) and item.evidence >= _QUOTED <= item.strongest]
    standing |= {id(item): _STRANGER for item in strangers if not item.surname}
    kept = [item for item in everything if id(item) in standing or (item in found and _is_named(item))]
    return _without_overlaps([_title(page, item, standing.get(id(item))) for item in kept])


def _is_at_home(page: Page, best: Ranked) -> bool:
    """Tell whether the page comes back to the title, or begins with it and says more than one thing for it."""
    if len(best.cuts) > 1:
        return True
    lead = page.document.paragraphs[: _LEAD + 1]
    early = any(cut.heading or any(cut.span in paragraph for paragraph in lead) for cut in best.cuts)
    return best.reasons > 1 and early


def _is_ahead(best: Ranked, other: Ranked | None) -> bool:
    """Tell whether nothing else on the page comes near; where another is surely a title, too, it takes twice as much."""
    if other is None or best.score - other.score < _AHEAD:
        return other is None
    return best.score >= 2 * other.score or not _is_named(other)


def _least(best: Ranked) -> float:
    """Return how much must speak for the likeliest title: more where it looks like a name and nothing speaks for it that people lack."""
    return _LEAST_LIKE_A_PERSON if _is_like_a_person(best) and best.strongest < _LIKELY else _LEAST


def _may_lead(item: Ranked, best: Ranked, *, clear: bool) -> bool:
    """Tell whether other documents may know words as their title: of the headline, or in marks where no title is clear."""
    if any(cut.heading for cut in best.cuts):
        return False
    return any(cut.heading or (cut.quoted and not clear) for cut in item.cuts)


def _as_rival(item: Ranked) -> str:
    return "rival" if _is_named(item) else "possible"


def _is_named(item: Ranked) -> bool:
    if _is_only_a_name(item):
        return False
    like_a_person = _is_like_a_person(item)
    if not like_a_person and item.strongest >= _TELLING and item.evidence >= _TELLING / 2:
        return True
    if not item.surname and " " in item.words and any(cut.quoted and not cut.initial for cut in item.cuts) and item.evidence >= _QUOTED:
        return True
    if like_a_person and (item.surname or is_given(item.words.split()[0]) or item.why not in _ONLY_OF_SHOWS):
        return item.evidence >= _NAMED_LIKE_A_PERSON
    return item.evidence >= _NAMED


def _is_only_a_name(item: Ranked) -> bool:
    """Tell whether the words are a lone given name of which nothing is said that is said of shows alone."""
    return is_first_name(item) and item.why not in _ONLY_OF_SHOWS


def _is_a_bare_word(item: Ranked) -> bool:
    """Tell whether the words are a lone word that stands in no marks and in no headline: a character's name as well as a title."""
    return " " not in item.words and item.words.isalpha() and not any(cut.quoted or cut.heading for cut in item.cuts)


def _is_like_a_person(item: Ranked) -> bool:
    if item.surname:
        return True
    return is_like_a_name(item.words.split()) and not any(cut.quoted for cut in item.cuts)


def _title(page: Page, item: Ranked, standing: str | None) -> _Title:
    own = {cut.span for cut in item.cuts if page.paragraph_at(cut.span.start)}
    spans = {*places(page, item.words), *own} if standing not in ("possible", _STRANGER) else own
    return _Title(words=item.words, score=item.score, rule=item.why, places=tuple(_outermost(spans)), standing=standing)


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that lie in no other, in order; each is looked at once, for a page may repeat a name ten thousand times."""
    reached = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            yield span
            reached = span.end


def _without_overlaps(titles: Sequence[_Title]) -> list[_Title]:
    """Give each place to the likeliest title that stands there, a longer one first; drop titles that have no place left."""
    taken: list[Span] = []
    kept: list[_Title] = []
    for title in sorted(titles, key=lambda title: (title.standing in ("possible", _STRANGER), -len(title.words), -title.score)):
        free = tuple(span for span in title.places if not any(span.overlaps(other) for other in taken))
        if free:
            taken.extend(free)
            kept.append(replace(title, places=free))
    return sorted(kept, key=lambda title: -title.score)


def _season_beside(page: Page, span: Span, seasons: Sequence[SeasonMention]) -> SeasonRef | None:
    for season in seasons:
        between = page.text[span.end : season.span.start] if span.end <= season.span.start <= span.end + 6 else None
        if between is not None and not between.strip("”\"'’» s,"):
            return season.ref
    return None
