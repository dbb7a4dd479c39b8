"""Shows: which titles a page names, where, which of them it is about, and what "the series" stands for.

A pure function of one document: no catalogue and no watch list is asked. A title is taken where only a title stands ("X Season 2",
"the comedy X", quotation marks, the headline); then all its other places are looked up.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.page import Page
from clapboard.mentions.seasons import SeasonMention, find_seasons
from clapboard.mentions.shows.anaphora import anaphors
from clapboard.mentions.shows.places import key_of, places, speaks
from clapboard.mentions.shows.titles import Candidate, candidates, listed, trimmed
from clapboard.model.mention import SeasonRef, ShowMention
from clapboard.model.span import Span
from clapboard.text.names import is_given, names
from clapboard.vocabulary.outlets import outlet_named
from clapboard.vocabulary.platforms import platform_of

__all__ = ["find_shows"]

_ENOUGH = 4
_LEAST = 2
_FAIR = 3
_WEAK = 4
_STRONG = 5
_PERSON = 4
_IN_HEADLINE = 8
_SUBJECT = 8
_PLACE = 1
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """A title that was taken: its fullest printed form, how much speaks for it, the rule that weighed most."""

    words: str
    weight: int
    evidence: int
    rule: str
    places: tuple[Span, ...]


def find_shows(page: Page) -> tuple[ShowMention, ...]:
    """Return the titles of series on `page` and the words that stand for them, in the order of the text.

    `main` marks the show that the page is about; where the page names none, there is no main show.
    """
    titles = _titles(page)
    if not titles:
        return ()
    main = _main(titles)
    seasons = find_seasons(page)
    named = [
        ShowMention(
            span=span,
            title=title.words,
            season=_season_beside(page, span, seasons),
            main=title is main,
            rule=title.rule,
            confidence=min(1.0, 0.5 + title.weight / 40),
        )
        for title in titles
        for span in title.places
    ]
    named.sort(key=lambda mention: mention.span)
    return tuple(sorted((*named, *anaphors(page, named, main.words)), key=lambda mention: mention.span))


def _main(titles: Sequence[_Title]) -> _Title:
    """Return the title that most speaks for; of a title and one that goes on from it ("X", "X: Y") the first."""
    heaviest = max(titles, key=lambda title: (title.weight, -title.places[0].start))
    roots = [title for title in titles if len(key_of(title.words)) > 2 and key_of(heaviest.words).startswith(key_of(title.words))]
    return min(roots, key=lambda title: len(key_of(title.words)), default=heaviest)


def _titles(page: Page) -> list[_Title]:
    groups: dict[str, list[tuple[str, Candidate]]] = defaultdict(list)
    people = _people(page)
    companies = {key_of(span.of(page.text)) for span, _ in page.companies} | {key_of(name) for _, name in page.companies}
    companies = {span.of(page.text) for span, _ in page.companies}
    for sentence in page.sentences:
        for candidate in candidates(page.text, sentence):
            words = candidate.span.of(page.text)
            if (
                platform_of(words) is None
                and words not in companies
                and outlet_named(words) is None
                and not (candidate.weight <= _WEAK and key_of(words) in people)
                and key_of(words) not in companies
                and not (candidate.weight < _STRONG and is_given(words))
            ):
                groups[key_of(words)].append((words, candidate))
    for candidate in listed(page.text, page.document.paragraphs):
        words = candidate.span.of(page.text)
        groups[key_of(words)].append((words, candidate))
    for subject in page.document.subjects:
        groups[key_of(subject)].append((subject, Candidate(span=Span(0, 1), rule="subject of the page", weight=_SUBJECT)))
    _from_headline(page, groups)
    taken = [title for key, found in groups.items() if key and (title := _weighed(page, found)) is not None]
    taken += [root for title in taken if title.evidence >= _ENOUGH and (root := _root(page, title, groups)) is not None]
    taken = [title for title in taken if title.evidence >= _ENOUGH or not _is_like_a_person(title)]
    taken = [_shorter(page, title) for title in taken]
    strong = [title for title in taken if title.evidence >= _ENOUGH]
    weak = [title for title in taken if title.evidence >= _FAIR and not (title.words.isupper() and title.words.isalpha())]
    return _without_overlaps(strong or sorted(weak, key=lambda title: -title.weight)[:1])


def _root(page: Page, title: _Title, groups: dict[str, list[tuple[str, Candidate]]]) -> _Title | None:
    """Return the title that stands before the colon of another ("X: Y"), where the page names it by itself, too."""
    heads = [title.words.partition(": ")[0]] if ": " in title.words else _heads(page, title.words)
    for words in heads:
        spans = tuple(span for span in places(page, words) if not any(span.overlaps(other) for other in title.places))
        if spans and key_of(words) not in groups and key_of(words) not in _people(page):
            return _Title(words=words, weight=_ENOUGH, evidence=_ENOUGH, rule="goes on in another title", places=spans)
    return None


def _shorter(page: Page, title: _Title) -> _Title:
    """Return the title without a place at its end ("… in Oslo"), where the page names it more often without."""
    head = re.match(r"(.+) (?:in|at|on|for|to) [A-Z][\w.]*(?: [A-Z]\w*)?$", title.words)
    if head is None:
        return title
    spans = places(page, head[1])
    return replace(title, words=head[1], places=spans) if len(spans) > len(places(page, title.words)) else title


_LEAST_LETTERS = 4


def _heads(page: Page, title: str) -> list[str]:
    """Return the beginnings of a title that may be the title it goes on from, where the page speaks of a film or spin-off."""
    if not re.search(r"\b(?:film|movie|spin-?off|prequel|sequel)\b", page.folded.text):
        return []
    words = title.split()
    heads = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    return [head for head in heads if len(head) >= _LEAST_LETTERS and head.split()[-1][0].isupper() and head != "The"]


def _is_like_a_person(title: _Title) -> bool:
    """Tell whether a title of little evidence looks like the name of a person: two or three capitalised words."""
    words = title.words.split()
    return 1 < len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words) and words[0] != "The"


def _people(page: Page) -> frozenset[str]:
    """Return the keys of full names of people on the page, and of each of their parts: a surname alone is no title."""
    found: set[str] = set()
    for sentence in page.sentences:
        for name in names(page.text, sentence):
            if name.given and len(name.words) > 1 and not name.barred:
                found.update((key_of("".join(name.words)), *map(key_of, name.words)))
    return frozenset(found)


def _from_headline(page: Page, groups: dict[str, list[tuple[str, Candidate]]]) -> None:
    headline = page.document.title
    if not headline:
        return
    for candidate in candidates(headline, Span(0, len(headline))):
        words = candidate.span.of(headline)
        if platform_of(words) is None and trimmed(headline, candidate.span, from_right=False) is not None:
            groups[key_of(words)].append((words, replace(candidate, rule="headline", weight=candidate.weight)))


def _weighed(page: Page, found: Sequence[tuple[str, Candidate]]) -> _Title | None:
    best: dict[tuple[Span, str], Candidate] = {}
    for words, candidate in found:
        before = best.get((candidate.span, words))
        if before is None or candidate.weight > before.weight:
            best[candidate.span, words] = candidate
    by_rule = {candidate.rule: candidate.weight for candidate in best.values()}
    weight = sum(by_rule.values())
    words = max((words for words, _ in found), key=len)
    proven = {
        candidate.span
        for _, candidate in found
        if candidate.weight >= _ENOUGH and candidate.rule not in {"headline", "subject of the page"}
    }
    spans = tuple(sorted({*places(page, words), *proven}))
    spans = tuple(span for span in spans if not any(other != span and span in other for other in spans))
    if not spans:
        return None
    weight -= _PERSON * sum(speaks(page.text, span) for span in spans)
    if weight < _LEAST:
        return None
    evidence = weight
    heaviest = max(best.values(), key=lambda candidate: candidate.weight)
    weight += _PLACE * (min(len(spans), _MOST_PLACES) - 1) + _IN_HEADLINE * _in_headline(page, words, spans)
    return _Title(words=words, weight=weight, evidence=evidence, rule=heaviest.rule, places=spans)


def _in_headline(page: Page, words: str, spans: Sequence[Span]) -> bool:
    if page.document.title and key_of(words) in key_of(page.document.title):
        return True
    first = page.document.paragraphs[0] if page.document.paragraphs else None
    return first is not None and any(span in first for span in spans)


def _without_overlaps(titles: Sequence[_Title]) -> list[_Title]:
    """Give each place to the longest title that stands there; drop titles that have no place left."""
    taken: list[Span] = []
    kept: list[_Title] = []
    for title in sorted(titles, key=lambda title: (-len(title.words), -title.weight)):
        free = tuple(span for span in title.places if not any(span.overlaps(other) for other in taken))
        if free:
            taken.extend(free)
            kept.append(replace(title, places=free))
    return kept


def _season_beside(page: Page, span: Span, seasons: Sequence[SeasonMention]) -> SeasonRef | None:
    for season in seasons:
        between = page.text[span.end : season.span.start] if span.end <= season.span.start <= span.end + 6 else None
        if between is not None and not between.strip("”\"'’» s,"):
            return season.ref
    return None
