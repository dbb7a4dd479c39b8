"""When it happens, when it was announced, and which date was set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.milestones.clause import Match
from clapboard.model.when import TextDate
from clapboard.text.dates import DateMention
from clapboard.vocabulary import phrasing as p

_ANNOUNCED = frozenset(
    "ordered renewed cancelled undone final_season date_set date_moved teaser trailer first_look title_announced "
    "moved_platform spin_off film cast_added cast_left delayed".split()
)
"""Kinds that happen by being announced: the news itself is their date."""

_HAPPENS = frozenset({"filming_wrapped", "filming_started", "filming_paused", "filming_resumed", "released"})
"""Kinds that happen, and are news where they stand as news."""

_UNDATED = frozenset({"final_season", "title_announced"})
"""Kinds beside which a date is that of something else (the season's release)."""

_SAYING = re.compile(
    r"\b(?:announc\w+|confirm\w+|said|says|saying|reveal\w+|unveil\w+|report\w*|wrote|tweeted|posted|news|shared|broke|"
    r"(?:deal|pact|agreement) (?:was |that was )?(?:closed|signed|struck|sealed|reached|done))\b[^.;]{0,25}$"
)
_SAID_AFTER = re.compile(r"^[^.;]{0,45}?\b(?:announc\w+|confirm\w+|said|reveal\w+|unveil\w+|wrote|tweeted|posted|shared|broke)\b")
_PAST_PERFECT = re.compile(
    r"(?i)(?:\bhad|[’']d) (?:been |already |once |just |also |previously |originally )*(?:$|\w+(?:ed|ne|wn|en|ut)\b)"
)
"""Before what is told, in its sentence: from there on the sentence looks back."""
_STALE = re.compile(
    r"\b(?:already|previously|earlier|was|were|had|back in|long|once|originally|(?:was|were|had|been) first|"
    r"after being|despite|ago|since|following|after)\b"
)


_PRESUPPOSED = re.compile(r"(?:debut|premiere|launch|release|bow|response|reception|success|arrival)\s+(?:of|to)\b")
"""Words that take a fact as known rather than tell it."""

_VAGUE = re.compile(
    r"\b(?:not (?:too |so |very )?long ago|recent|recently|lately|a while (?:ago|back)|some time (?:ago|back)|the other day|"
    r"(?:weeks|months|years|days) ago|of late|in the past|last (?:year|month|week))\b"
)
"""The text's own date, too vague to say a day: then it is not that of the publication either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A page's text with all its dates, lengths of time included."""

    text: str
    dates: Sequence[DateMention]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`happened` is when it happens, `announced` when it was announced, `target` the date that was set."""

    happened: TextDate | None = None
    announced: TextDate | None = None
    target: TextDate | None = None


def when_of(match: Match, kind: str, page: Dated, *, lead: bool, planned: bool) -> When:
    """Return the dates of a match.

    `lead` says that it stands where the news of the day stands (headline, first sentences). What is news has no date in the text: it
    happened about the day of publication.
    """
    ago = _ago(match, page.dates, lead=lead)
    if ago is not None and not planned:
        return When(happened=ago, announced=ago)
    inside = _dates(match, match.start, match.end)
    clause = inside or _dates(match, match.low, match.high)
    frame = _frame(match) or (_setting(match, clause) if kind == "date_set" else None)
    if kind in {"date_set", "date_moved"}:
        target = next((date for date in reversed(clause) if date is not frame), None)
        announced = frame.date if frame else _news(match, page.text, lead=lead)
        return When(happened=announced, announced=announced, target=_target(match, target.date) if target else None)
    own = (
        None
        if kind in _UNDATED
        else next(
            (date for date in _by_distance(match, clause) if date is not frame and not _is_of_else(match, date, kind, planned=planned)),
            None,
        )
    )
    if own is not None:
        return When(happened=_end_of(kind, _directed(own.date, past=not planned)), announced=frame.date if frame else None)
    if frame is not None:
        happened = _directed(frame.date, past=True) if kind in _ANNOUNCED or not planned else None
        return When(happened=happened, announced=_directed(frame.date, past=True))
    opening = _opening(match)
    if opening is not None and not planned and kind in _ANNOUNCED:
        return When(happened=_directed(opening.date, past=True), announced=_directed(opening.date, past=True))
    rest = (
        []
        if planned or kind in _UNDATED
        else [
            date
            for date in _by_distance(match, _dates(match, 0, len(match.line.text)))
            if not _is_of_else(match, date, kind, planned=planned)
        ]
    )
    if rest and kind in _ANNOUNCED and _is_near(match, rest[0]):
        return When(happened=_directed(rest[0].date, past=True))
    if kind == "filming_wrapped" and _GOING_ON.search(match.before + match.words):
        return When(happened=_today(match, page.text), announced=_today(match, page.text))
    news = _news(match, page.text, lead=lead) if kind in _ANNOUNCED or kind in _HAPPENS else None
    return When(happened=None if planned and kind not in _ANNOUNCED else news, announced=news)


def _target(match: Match, date: TextDate) -> TextDate:
    """Return the date that was set; "not before 2027" and "not until August" are from then on."""
    date = _directed(date, past=False)
    if not re.search(r"\b(?:won't|not|n't|never)\b", match.before + match.words) or not re.match(r"(?:before|until)\b", date.words.lower()):
        return date
    if date.edtf is not None:
        last = date.edtf.removeprefix("../")
        first = f"{int(last[:4]) + 1}" if last.endswith("-12-31") else last
        return TextDate(words=date.words, edtf=f"{first}/..")
    return TextDate(words=date.words, anchor=f"{(date.anchor or '').removeprefix('.. / ')} / ..")


_GOING_ON = re.compile(r"\b(?:is|are|'s|'re) (?:now |just |currently )?wrapping\b")
"""What goes on while the text is written."""
_OTHER_CLAUSE = re.compile(r"\b(?:(?:it|they|which|that|who) (?:was|were|had)|promised)\b")
_AHEAD = re.compile(r"\b(?:will|to be|(?:is|are) (?:set|due|slated|scheduled))\b")
_AND_THEN = re.compile(r"\band (?:\w+ly )?(?:was|were|has|had|is) ")
_AFTER_ELSE = re.compile(r"\bafter (?:the|an?|its|his|her|they|it|he|she) ")
_BEHIND = re.compile(r"\b(?:after|following|having|despite|since)\b")
_UNTIL = re.compile(r"\b(?:to|until|till|into)\s+(?:at least\s+|early\s+|late\s+)?$")
_A_RELEASE = re.compile(r"\s(?:premiere|debut|release|launch|return|start|bow|date)\b")


def _is_of_else(match: Match, date: DateMention, kind: str, *, planned: bool) -> bool:
    """Tell whether a date of the clause is that of something else: a release, what a relative clause tells, what is put off till then."""
    at = next(place for place, slot in match.line.slots.items() if slot is date)
    text = match.line.text
    between = text[match.end : at] if at >= match.end else ""
    if kind in _ANNOUNCED and at < match.start and _BEHIND.search(text[at + 1 : match.start]):
        return True
    if _AND_THEN.search(between) or (kind in _ANNOUNCED and _AFTER_ELSE.search(between)):
        return True
    if kind in {"delayed", "date_moved"} and _UNTIL.search(text[:at]):
        return True
    if kind in _ANNOUNCED:
        return _is_of_release(match, date) or _A_RELEASE.match(text, at + 1) is not None or _OTHER_CLAUSE.search(between) is not None
    return not planned and _AHEAD.search(between) is not None


def _opening(match: Match) -> DateMention | None:
    """Return the day with which the sentence opens ("On Tuesday, …", "Also Tuesday, …"), None where it opens with none."""
    text = match.line.text
    for at, slot in match.line.of(p.DATE, 0, min(match.start, _OPENS)):
        is_day = isinstance(slot, DateMention) and re.search(r"\b(?:weekday|day|date) ", slot.date.anchor or "") is not None
        if (
            is_day
            and isinstance(slot, DateMention)
            and re.fullmatch(r"(?:also |late |early )?(?:on |late on )?", text[:at])
            and text[at + 1 : at + 2] == ","
        ):
            return slot
    return None


_OPENS = 20
"""Code points within which a sentence opens."""
_UNITS = re.compile(r"(?P<count>\d+)(?:\.\.\d+)? (?P<unit>[dwmqy])$")


_LESS = re.compile(r"\b(?:nearly|almost|less than|not quite|under|about|around|some|roughly|over|more than)\b")
_SINCE = re.compile(r"\s*(?:and \S+ (?:days?|weeks?) )?(?:since|(?P<after>after)(?![^,.;]*\band\b))\b[^,.;]{0,50}$")


def _ago(match: Match, dates: Sequence[DateMention], *, lead: bool) -> TextDate | None:
    """Return when it was where the text says how long ago ("it has been a week since X was …", "three months after X was …, it is").

    "After" counts from the news of the day alone: in the lead, or where the rest of the sentence is in the present.
    """
    start = match.line.starts[match.start]
    for date in dates:
        long = _UNITS.match(date.date.anchor or date.date.edtf or "")
        if long and match.line.sentence.start <= date.span.start < start:
            between = match.line.text[match.line.at(date.span.end) : match.start]
            since = _SINCE.match(between)
            if since is None or (since["after"] and not _is_now(match, date, lead=lead)):
                continue
            is_exact = since["after"] and not _LESS.search(date.date.words.lower()) and long["unit"] in "dm"
            return TextDate(words=date.date.words, anchor=f"published - {long['count']} {long['unit']}{'' if is_exact else ' about'}")
    return None


_MAIN = 60
"""Code points behind a clause of time in which the main clause has its verb."""
_FEW = 2
"""Words that may stand before a length of time with which a sentence opens."""


def _is_now(match: Match, length: DateMention, *, lead: bool) -> bool:
    """Tell whether a length of time counts from the day of the text: no other verb in the past is what it is measured from."""
    line = match.line
    opening, rest = line.text[: line.at(length.span.start)], line.text[match.end :]
    if re.search(r"\b(?:has|have|is|are|'s|'ve)\b", opening + rest[:_MAIN]):
        return True
    return (
        lead
        and len(opening.split()) > _FEW
        and not any(isinstance(slot, DateMention) and slot.date.edtf for _, slot in line.of(p.DATE, 0, len(line.text)))
    )


def _end_of(kind: str, date: TextDate) -> TextDate:
    """Return of a stretch ("from September to March") the end that the kind is about."""
    if date.edtf is None or "/" not in date.edtf or kind not in {"filming_started", "filming_wrapped"}:
        return date
    first, _, last = date.edtf.partition("/")
    end = last if kind == "filming_wrapped" else first
    return date if end == ".." else TextDate(words=date.words, edtf=end)


def _dates(match: Match, low: int, high: int) -> list[DateMention]:
    return [slot for _, slot in match.line.of(p.DATE, low, high) if isinstance(slot, DateMention)]


def _by_distance(match: Match, dates: list[DateMention]) -> list[DateMention]:
    where = {id(slot): at for at, slot in match.line.slots.items()}
    return sorted(dates, key=lambda date: (where[id(date)] < match.start, abs(where[id(date)] - match.start)))


_STARTS = re.compile(
    r"\b(?:begins?|starts?|gets? (?:going|under ?way|started)|kicks? off|commences?|resumes?|rolls?|turns? (?:again|over)?|go(?:es)? up|"
    r"wraps?|ends?|concludes?|airs?|lands|drops|streams|bows? out|signs? off|goes|eyed for|penn?cill?ed in for|targeted for)\b"
)
_TO_COME = frozenset({"filming_started", "filming_resumed", "filming_wrapped", "ended"})


def is_to_come(match: Match, kind: str) -> bool:
    """Tell whether the present stands for what is still to come: "Shooting begins in January", "starts are eyed for May"."""
    if kind not in _TO_COME or not _STARTS.search(match.before[-40:] + match.words):
        return False
    dates = [slot for _, slot in match.line.of(p.DATE, match.start, match.high) if isinstance(slot, DateMention)]
    if not dates or _PAST_VERB.search(match.before + match.words):
        return False
    return re.match(r"(?:\.\. / )?published [~=] (?:month|season|day|date|quarter)", dates[0].date.anchor or "") is not None


_PAST_VERB = re.compile(r"\b(?:was|were|had|did|has|have|began|started|got|went|ended|wrapped|kicked|resumed|rolled|after|since)\b")


def _is_of_release(match: Match, date: DateMention) -> bool:
    """Tell whether a date beside an announcement is the day of release: "ordered a season, to premiere in 2020"."""
    at = next(place for place, slot in match.line.slots.items() if slot is date)
    between = match.line.text[match.start : at] if at > match.start else match.line.text[at : match.start]
    return (
        re.search(r"\b(?:premier\w*|debut\w*|air\w*|releas\w*|to (?:be|come)|set for|arriv\w*|out|return\w*|launch\w*|start\w*)\b", between)
        is not None
    )


def _is_near(match: Match, date: DateMention) -> bool:
    at = next(place for place, slot in match.line.slots.items() if slot is date)
    low, high = min(at, match.start), max(at, match.end)
    return not re.search(r"[;:,]|\b(?:premiere\w*|debut\w*|airing|return\w*|and)\b", match.line.text[low:high].replace(match.words, ""))


def _frame(match: Match) -> DateMention | None:
    """Return the date of the saying ("Netflix announced Monday that …") in the match's sentence."""
    for at, slot in match.line.of(p.DATE, 0, len(match.line.text)):
        outside = not match.start <= at < match.end
        if not outside or not isinstance(slot, DateMention):
            continue
        if _NAMED_DATE.search(match.line.text[max(0, at - 12) : at]):
            continue
        if "season" in (slot.date.anchor or "") or re.fullmatch(r"\d{4}(?:-2[1-4])?", slot.date.edtf or ""):
            continue
        said = _SAYING.search(match.line.text[max(0, at - 45) : at]) or (
            at < match.start and _SAID_AFTER.match(match.line.text[at + 1 : match.start])
        )
        if said:
            return slot
    return None


_NAMED_DATE = re.compile(r"\bdates?(?:,| of| as| for|:)?\s*$")
"""Words before the date itself that was set ("shared a premiere date, September 1")."""
_SETS = re.compile(r"\b(?:announc|set|reveal|confirm|unveil|shar|nam|disclos|drop|releas)\w*\b[^.;]*\bdate\b(?:(?! as\b| is\b|:)[^.;])*$")
_JUST_NOW = re.compile(
    r"(?:(?:on|over|late|early|earlier|just|also|back) )*"
    r"(?:today|yesterday|(?:the|last|this) (?:week|month|weekend)|last night|this morning|"
    r"(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?)"
)


def _setting(match: Match, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the day on which a date was set ("set a premiere date over the weekend"), which is not the date that was set."""
    for date in dates:
        at = next(place for place, slot in match.line.slots.items() if slot is date)
        said = match.line.text[match.low : at]
        if _JUST_NOW.fullmatch(date.date.words.lower()) and _SETS.search(said) and not re.search(r"\b(?:for|of|to)\s$", said):
            return date
    return None


def looks_back(match: Match) -> bool:
    """Tell whether the match stands behind a past perfect in its sentence, which takes it as known ("had axed it; others took it on")."""
    return _PAST_PERFECT.search(match.line.text[: match.start]) is not None


def _news(match: Match, text: str, *, lead: bool) -> TextDate | None:
    if (
        not lead
        or looks_back(match)
        or _STALE.search(match.before[-30:] + match.words)
        or _PRESUPPOSED.match(match.words)
        or _VAGUE.search(match.clause)
    ):
        return None
    today = _today(match, text)
    return replace(today, anchor="published - 0 d") if _MIDNIGHT.search(match.clause) else today


_MIDNIGHT = re.compile(r"\bat midnight\b")


def _today(match: Match, text: str) -> TextDate:
    return TextDate(words=match.line.original(match.start, match.end).of(text), anchor="published - 0 d about")


_OPEN = re.compile(r"(?<=published) [~=] ")
"""A step from the publication whose direction the tense settles; one from last year ("May of last year") is settled."""


def _directed(date: TextDate, *, past: bool) -> TextDate:
    """Let the tense of the clause settle what the words of the date leave open ("in January")."""
    if date.anchor is None or not _OPEN.search(date.anchor):
        return date
    earlier = re.sub(rf"{_OPEN.pattern}(?=month)", " < ", date.anchor) if past else date.anchor
    return TextDate(words=date.words, anchor=_OPEN.sub(" <= " if past else " >= ", earlier))
