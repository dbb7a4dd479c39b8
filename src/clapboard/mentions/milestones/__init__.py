"""Milestones: steps in the life of a season, each with whose it is, how sure the text is, when, by whom and why.

Phrases are data (`vocabulary/milestones.toml`); one scan finds candidates; the rules over the clause stand in the rooms beside this
file: `line` (what is matched on), `scan`, `clause`, `story` (what the page tells as a whole), `subject` (the show), `season`, `when`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from clapboard.mentions.announcers import announcement_of
from clapboard.mentions.certainty import answered, judge
from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.milestones.grown import parents_of, spun_off
from clapboard.mentions.milestones.line import Known, Line, lines
from clapboard.mentions.milestones.people import value_of
from clapboard.mentions.milestones.scan import Candidate, scan
from clapboard.mentions.milestones.scene import Scene
from clapboard.mentions.milestones.settle import Found, settled
from clapboard.mentions.milestones.story import tell
from clapboard.mentions.milestones.subject import subject_of
from clapboard.mentions.milestones.when import Dated, is_to_come, looks_back, when_of
from clapboard.mentions.page import Page
from clapboard.mentions.seasons import find_seasons
from clapboard.mentions.shows import settled as settled_titles
from clapboard.mentions.shows.families import has_own_seasons
from clapboard.mentions.shows.titles import listed
from clapboard.model.mention import Certainty, Continuation, MilestoneMention, SeasonRef, ShowMention
from clapboard.model.span import Span
from clapboard.text.dates import find
from clapboard.text.names import names
from clapboard.vocabulary import phrasing as p
from clapboard.vocabulary.milestones import kinds

__all__ = ["find_milestones"]

_NO_RETURN = re.compile(r"there \(won't|\(not\|won't\|n't\) \(be renewed")
_DECIDED = frozenset(
    "ordered renewed cancelled undone final_season filming_paused delayed date_moved moved_platform removed licensed spin_off film "
    "cast_added cast_left recast".split()
)
"""Kinds that somebody decides on: only they have reasons."""

_ENDING = re.compile(
    r"\b(?:final|last|ended|ending|ends|farewell|swan song|finale of the series|series finale|after \w+ (?:seasons|years))\b"
)
_PAST_DAY = re.compile(r"published (?:<(?!=)|- [1-9])")
_OLD_PLAN = re.compile(r"\b(?:was|were|had|been|originally|previously|first|once|initially|set|slated|due|scheduled|planned|expected)\b")
_NO_LONGER = re.compile(r"\bno longer\b")
_LONGEST_WORDS = 14
_NEAR_WORDS = 6
_FEW_WORDS = 4
_LEAD_SENTENCES = 8
_LEAD_PARAGRAPHS = 4
_CANCELLED = re.compile(
    r"\b(?:cancel\w*(?! (?:my|your|their|our|his|her|all)\b)|axed|axing|scrapped|dropp?ed|pulled the plug|not to renew|"
    r"losing its network)\b"
)
_NEGATIVE = re.compile(r"\b(?:not|n't|won't|no longer|against|passed|no|without|isn't)\b")


def find_milestones(page: Page, shows: Sequence[ShowMention]) -> tuple[MilestoneMention, ...]:
    """Return the milestones told on `page`, in the order of the text; `shows` are its titles (`find_shows`).

    A mention of several seasons ("a second and third season") is one milestone with several numbers. Spans are short: the predicate
    with the words of its season, show and date.
    """
    strangers = tuple(show for show in shows if not show.main and show.standing == "possible")
    shows = settled_titles(shows)
    seasons = find_seasons(page, titles=[show.span for show in shows if show.rule != "stands for a title"])
    dates = find(page.text, titles=[show.span for show in shows])
    known = Known(shows=shows, seasons=seasons, dates=dates)
    all_lines = list(lines(page, known))
    scene = replace(_scene(page, shows, all_lines), dates=dates, people=known.people, strangers=strangers)
    told = frozenset(name for name, shape in (("cancelled", _CANCELLED), ("ending", _ENDING)) if shape.search(page.folded.text))
    found = [found for at, line in enumerate(all_lines) for found in _on_line(line, at, scene, told=told)]
    return tuple(_of_the_first(tuple(settled(found)), scene))


def _of_the_first(mentions: Sequence[MilestoneMention], scene: Scene) -> Iterator[MilestoneMention]:
    """Yield the mentions; where the page tells of a new series and of no season at all, what happens to it happens to its first."""
    new = any(mention.kind == "ordered" and mention.season is not None and mention.season.numbers == (1,) for mention in mentions)
    if not new or any(told.mention.ref.numbers for told in scene.story.told if not told.other):
        yield from mentions
        return
    for mention in mentions:
        own = mention.season is None and mention.show == scene.main and kinds()[mention.kind].season == "topic"
        words = mention.span.of(scene.page.text)
        yield replace(mention, season=SeasonRef(words=words, numbers=(1,), pointer="first", implied=True)) if own else mention


_LEAST_SECTIONS = 2


def _sections(page: Page, named: Sequence[ShowMention]) -> tuple[tuple[int, str], ...]:
    """Return the titles that head the items of a list ("3. Title (Platform)"), where there are at least two."""
    heads = {candidate.span for candidate in listed(page.text, page.document.paragraphs)}
    found = tuple((show.span.start, show.title) for show in named if show.span in heads)
    return found if len(found) >= _LEAST_SECTIONS else ()


def _people(page: Page) -> frozenset[str]:
    """Return the words of the full names on the page: a surname alone is a person only where one of them holds it."""
    found = (name for sentence in page.sentences for name in names(page.text, sentence))
    return frozenset(word for name in found if len(name.words) > 1 and not name.barred for word in name.words)


def _scene(page: Page, shows: Sequence[ShowMention], all_lines: Sequence[Line]) -> Scene:
    named = [show for show in shows if show.rule != "stands for a title"]
    main = next((show.title for show in named if show.main and show.standing != "rival"), None)
    titles = tuple(dict.fromkeys(show.title for show in named))
    spun = spun_off(page, named)
    roots = {title: root for title, root in parents_of(titles).items() if title != main}
    parents = _without_shows_of_their_own({**spun, **roots}, page, named)
    films = frozenset(
        title
        for title in parents
        if re.search(r"\b(?:film|movie)\b", page.folded.text) and not re.search(r"\bspin-?off|spun off\b", page.folded.text)
    )
    return Scene(
        page=page,
        named=named,
        main=main,
        parents=parents,
        film_titles=films,
        grown=frozenset(spun),
        story=tell(all_lines, main),
        sections=_sections(page, named),
    )


def _without_shows_of_their_own(parents: Mapping[str, str], page: Page, named: Sequence[ShowMention]) -> dict[str, str]:
    """Leave out the titles that have later seasons of their own: what happens to them is no news of the show that they grew out of."""
    return {
        title: parent
        for title, parent in parents.items()
        if not has_own_seasons(page.text, [show.span for show in named if show.title == title])
    }


def _on_line(line: Line, at: int, scene: Scene, *, told: AbstractSet[str]) -> Iterator[Found]:
    """Yield what a line tells; `told` says whether the page tells of a cancellation, or of an ending."""
    for candidate in scan(line):
        needs = candidate.wording.needs or ""
        if (needs.startswith("cancelled") and "cancelled" not in told) or (needs == "ending" and "ending" not in told):
            continue
        mention = _mention(candidate, scene, lead=_is_lead(line, at, scene.page))
        if "{person}" in candidate.wording.phrase.say and mention.value is None:
            continue
        if mention.kind in _FATES and (_counts_shows(candidate.match) or _HABIT.search(candidate.match.before)):
            continue  # how many shows it happens to, or that it often does
        if _is_unreal(candidate.match):
            continue
        if mention.kind == "cast_added" and mention.certainty is Certainty.DENIED and _NO_LONGER.search(candidate.match.words):
            continue  # somebody leaves
        if mention.kind == "released" and mention.date is not None and re.fullmatch(r"\d{4}/\d{4}", mention.date.edtf or ""):
            continue  # how long it ran
        if mention.kind == "date_set" and (_is_of_the_story(mention, scene.page) or _is_gone_by(mention, candidate.match)):
            continue
        if mention.kind != "title_announced" or mention.value or "title" in mention.span.of(scene.page.text).lower():
            yield Found(mention=mention, words=line.original(candidate.match.start, candidate.match.end))


_UNREAL = re.compile(
    r"\b(?:would|should)(?: not|n't| never| \w+ly)? have (?!thought|guessed|known|imagined|believed|expected|predicted|said|liked|loved)"
    r"(?:\w+ly |been )*\w+(?:ed|en|ne|wn|un|pt|lt|it|ut|de)\b"
)
_INVERTED = re.compile(r"\W*(?:but |and )?had (?:\S+ ){1,4}?(?:been )?\w+(?:ed|en|ne|wn|ut)\b")


def _is_unreal(match: Match) -> bool:
    """Tell whether it is told of what did not happen ("season 3 would have premiered", "Had it been renewed")."""
    words = match.before + match.words
    return _UNREAL.search(words) is not None or (match.low == 0 and _INVERTED.match(words) is not None)


_HABIT = re.compile(r"\b(?:learn(?:s|ed|t)?(?: how)?|tends?|tended|likes?|used|(?:is|are|was|were) known) to $")
_FATES = frozenset({"renewed", "cancelled", "undone", "ended", "final_season", "ordered", "moved_platform"})
_OF_MANY = re.compile(
    r"(?<!first )(?<!last )(?<!final )\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|"
    r"\d{1,2}|many|most|several|half|dozens|few)(?: of (?:them|those|these|its|the)| others| more| (?:shows|series|dramas|comedies))*"
    r"(?: (?:were|have|had|are|been|never))*(?:\s*$| (?:stopped|ended|dropped|axed|cancell?ed|renewed|scrapped|saved)\b)"
)
"""A subject that counts: "eleven stopped at season 2" is news of no one show."""


def _counts_shows(match: Match) -> bool:
    """Tell whether the fact is of as many shows as its subject counts, and of none that is named."""
    words = match.before + match.words
    return p.SHOW not in words and _OF_MANY.search(words) is not None


_LONG_AGO = 6
"""Years before its text that nobody names as those of a release to come."""
_BEFORE_ANY = 1970
"""A year before which no series of today was shown, for a text whose own day is not known: there its latest year counts."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_of_the_story(mention: MilestoneMention, page: Page) -> bool:
    """Tell whether a date that was "set" lies so far back that it is one of the story ("a crew that comes home in 1951")."""
    if mention.target is None:
        return False
    year = re.match(r"\d{4}", mention.target.edtf or "")
    published = page.document.published.interval.first
    latest = published.year if published else max(map(int, _YEAR.findall(page.text)), default=_BEFORE_ANY)
    return year is not None and int(year[0]) < max(latest - _LONG_AGO, _BEFORE_ANY)


def _is_gone_by(mention: MilestoneMention, match: Match) -> bool:
    """Tell whether the date that was "set" is one that the text itself calls past ("its debut last June"), and not an old plan."""
    past = mention.target is not None and _PAST_DAY.match(mention.target.anchor or "") is not None
    return past and not _OLD_PLAN.search(match.before + match.words)


def _frame(match: Match, page: Page) -> str:
    """Return the few words of the sentence before that set the tone for this one ("Our best guess?"), else nothing."""
    at = page.sentences.index(match.line.sentence)
    if not at or page.paragraph_at(page.sentences[at - 1].start) != page.paragraph_at(match.line.sentence.start):
        return ""
    words = page.sentences[at - 1].of(page.text).lower()
    return f"{words} " if len(words.split()) <= _FEW_WORDS else ""


def _behind(match: Match, page: Page) -> str:
    """Return the sentence after the match's, in small letters; nothing where it is the last of its paragraph."""
    at = page.sentences.index(match.line.sentence) + 1
    if at == len(page.sentences) or page.paragraph_at(page.sentences[at].start) != page.paragraph_at(match.line.sentence.start):
        return ""
    return page.sentences[at].of(page.text).lower().replace("’", "'")


def _is_lead(line: Line, at: int, page: Page) -> bool:
    """Tell whether the sentence stands where the news of the day stands: headline and first paragraphs."""
    paragraphs = page.document.paragraphs
    return at < _LEAD_SENTENCES and line.sentence.start < paragraphs[min(_LEAD_PARAGRAPHS, len(paragraphs)) - 1].end


def _mention(candidate: Candidate, scene: Scene, *, lead: bool) -> MilestoneMention:
    match, kind = candidate.match, candidate.kind
    subject = subject_of(match, kind, scene)
    negative = _NEGATIVE.search(candidate.wording.phrase.say) is not None
    surely = judge(
        sentence=_frame(match, scene.page) + match.line.text, before=match.before, words=match.words, after=match.after, negative=negative
    )
    planned = surely.planned or is_to_come(match, kind.key)
    when = when_of(match, kind.key, Dated(text=scene.page.text, dates=scene.dates), lead=lead, planned=planned)
    key, certainty = _kind(candidate, subject.season, scene), answered(surely.certainty, _behind(match, scene.page))
    if key != kind.key and kind.key == "cancelled":
        certainty = Certainty.DENIED
    announcement = announcement_of(match, scene.page)
    return MilestoneMention(
        span=_span(candidate),
        kind=key,
        show=None if subject.inherited else subject.show,
        season=subject.season,
        value=value_of(match, kind.key, scene),
        date=when.happened,
        target=when.target,
        announced=when.announced,
        certainty=Certainty(candidate.wording.certainty) if candidate.wording.certainty else certainty,
        planned=planned and kind.key not in {"date_set", "renewed", "cancelled"},
        announced_by=announcement.by,
        cited=announcement.cited,
        channel=announcement.channel,
        platform=announcement.platform,
        because=announcement.because if kind.key in _DECIDED else None,
        original_held=announcement.original_held,
        retold=when.happened is None and looks_back(match),
        rule=f"{kind.key}: {candidate.wording.say}",
        confidence=0.9 if subject.season and not subject.season.implied else 0.7,
    )


def _kind(candidate: Candidate, season: SeasonRef | None, scene: Scene) -> str:
    """Return the kind: a later season that is ordered is a renewal; a season that a film replaces is denied rather than cancelled."""
    key, numbers = candidate.kind.key, season.numbers if season else ()
    if key == "renewed" and season is not None and season.continuation is not Continuation.SEASON:
        return "ordered"
    if (
        key == "cancelled"
        and _NO_RETURN.match(candidate.wording.phrase.say)
        and any(told.mention.rule == "film" for told in scene.story.told)
    ):
        return "renewed"
    return "renewed" if key == "ordered" and any(number > 1 for number in numbers) else key


def _span(candidate: Candidate) -> Span:
    """Return the predicate with its season and date, at most `_LONGEST_WORDS` words."""
    match = candidate.match
    start, end = match.start, match.end
    dated = bool(match.line.of(p.DATE, start, end))
    for at, _ in match.line.of(p.SEASON + p.FINAL + p.TOTAL + p.FILM + p.SPIN + ("" if dated else p.DATE), match.low, match.high):
        low, high = min(start, at), max(end, at + 1)
        if (
            len(match.line.text[low:high].split()) <= _LONGEST_WORDS
            and len(match.line.text[min(end, at) : max(start, at)].split()) <= _NEAR_WORDS
        ):
            start, end = low, high
    return match.line.original(start, end)
