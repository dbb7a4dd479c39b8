"""What a clause shows: tense, what it is about. Conditions that a phrase may ask for by name (`needs`)."""

import re
from collections.abc import Callable

from clapboard.mentions.milestones.clause import Match
from clapboard.mentions.seasons import SeasonMention
from clapboard.text.dates import DateMention
from clapboard.vocabulary import phrasing as p

_FUTURE = re.compile(
    r"\b(?:will|won't|'ll|shall|would|to (?:be|premiere|debut|return|air|arrive|launch|land|drop|come|stream|"
    r"release|hit|begin|start|bow|open|roll)|set|slated|scheduled|due|planned|plans|expected|going to|upcoming|"
    r"until|premieres|debuts|arrives|returns|launches|drops|lands|airs|streams|begins|"
    r"starts|hits|comes|bows|releases|premiering|debuting|arriving|returning|launching|dropping|landing|coming|"
    r"streaming|airing|reaches|eyes|eyeing|may|could|might|should|don't expect|"
    r"is out|are out|be (?:out|released|available))\b"
)
_PAST = re.compile(
    r"\b(?:premiered|debuted|arrived|returned|launched|dropped|landed|aired|streamed|began|started|came|(?<!will )(?<!to )hit|"
    r"bowed|was|were|released|ran|did|had|ended|saw|went|ago|since|concluded|finished)\b"
)
_RELEASE = re.compile(
    rf"[{p.SHOW}{p.STANDS_FOR}{p.SEASON}{p.FINAL}{p.PART}{p.FILM}{p.SPIN}]|\b(?:it|which|that|premiere|release|"
    rf"seasons?|episodes?|parts|chapters|run|drama|thriller|comedy|finale|"
    r"series|show|debut|return|launch|part|film|movie|screens?|transmission|broadcast|anime|the (?:first|second|rest)|"
    r"the (?:other|concluding|remaining|next|final|closing) (?:two|three|four|five|six|seven|eight))\b"
)
_REACH = 60
_NEAR = 30
_SHOWS = re.compile(
    rf"[{p.SHOW}{p.STANDS_FOR}{p.SEASON}{p.FINAL}{p.TOTAL}{p.PART}]|\b(?:it|which|series|show|drama|comedy|sitcom|thriller|soap|saga|"
    r"episodes|both|all)\b"
)
_WORK = re.compile(r"\b(?:film|filming|shoot|shooting|production|cameras?|work|photography)\b")
_PEOPLE = re.compile(r"(?:he|she)\b")
_TRAILERS = re.compile(
    r"\b(?:trailer|teaser|clip|images?|photos?|pictures?|poster|first look|featurette|statement|tweet|interview|"
    r"filming|production|shooting|shoot|work|scripts?|writing|development|roll|rolling)\b"
)


def _has(pattern: re.Pattern[str]) -> Callable[[Match], bool]:
    return lambda match: pattern.search(match.clause) is not None


def _future(match: Match) -> bool:
    return _FUTURE.search(match.clause) is not None and not _is_past(match)


_SURELY_FUTURE = re.compile(
    r"\b(?:will|won't|'ll|shall|would|set to|slated|scheduled|due|planned|expected|going to|until|don't|to (?:be|"
    r"premiere|debut|return|air|arrive|launch|land|drop|come|stream|release|hit|begin|start|bow|open|roll)|"
    r"may|could|might|should)\b"
)
_ANNOUNCING = re.compile(
    r"\b(?:premieres|debuts|arrives|returns|launches|drops|lands|airs|streams|begins|starts|hits|comes|bows|releases|reaches)\b"
)


_TO_BE = re.compile(r"\b(?:be|been|being|is|are|get|gets)\s(?:\w+ly\s)?$")


def _is_past(match: Match) -> bool:
    """Tell whether the verb of the clause up to the match's end is in the past, with no sign of the future nearer to it."""
    said = match.before + match.words
    past = [found.start() for found in _PAST.finditer(said) if not _TO_BE.search(said[: found.start()])]
    ahead = [found.start() for pattern in (_SURELY_FUTURE, _ANNOUNCING) for found in pattern.finditer(said)]
    return bool(past) and past[-1] > max(ahead, default=-1)


def _release(match: Match) -> bool:
    said = match.line.text[max(0, match.low - _REACH) : match.high]
    return _RELEASE.search(said) is not None and not _TRAILERS.search(match.words + match.after[:24]) and not _made(match)


def _is_range(match: Match) -> bool:
    """Tell whether a date of the match is a stretch with two ends that are told apart ("from May to July")."""
    dates = [slot for _, slot in match.line.of(p.DATE, match.start, match.end) if isinstance(slot, DateMention)]
    return any(re.match(r"from\b.*\b(?:to|until|till|through)\b", date.date.words.lower()) is not None for date in dates) or len(dates) > 1


_MAKING = r"(?:filming|production|shooting|photography|the shoot|cameras|recording|lensing)"
_ON = r"(?:(?!\b(?:and|but|ahead|before|so|then|as|after)\b)[^,]){0,40}"
_MADE = re.compile(
    rf"\b(?:(?!production){_MAKING}\b{_ON}|"
    rf"(?:production(?! compan)|trailer|teaser|writers' room|stills|images|photos|pictures|poster|memoir|album)\b[^,]{{0,20}}|"
    rf"(?:work|production) (?:on|for)\b{_ON})$"
)
_MADE_BEFORE = re.compile(rf"\b{_MAKING}\b[^;]{{0,80}},\s(?:which|it)\s(?:first\s|only\s)?$")
_WORK_SUBJECT = re.compile(
    rf"(?:^|[;:,]\s|\b(?:that|and)\s)(?:the\s|principal\s|main\s|its\s)*{_MAKING}\b(?:[^;.]*?\s(?:and|which|it)|[^;.]*?,)\s"
    r"(?:(?:then|had|has|was|been|due|set|is|now|again|only|first|finally|expected)\s)*$"
)


def _made(match: Match) -> bool:
    """Tell whether what the verb is about is the making (or a trailer), not the release."""
    return _MADE.search(match.before) is not None or _MADE_BEFORE.search(match.line.text[: match.start]) is not None


def _is_ahead_still(match: Match) -> bool:
    """Tell whether a premiere, named as something known, is still to come ("as the premiere draws near")."""
    return _NEARS.search(match.before[-_REACH:]) is not None or _NEARING.match(match.after) is not None


_NEARS = re.compile(
    r"\b(?:will|set|date|await\w*|until|before|ahead|eyes|upcoming|for its|slated|gets|for an?|up to|run-up to|approach\w*|"
    r"prepar\w*|postponed|delayed|delay|held up|planned)\b"
)
_NEARING = re.compile(
    r"[^.;]{0,12}\b(?:will|set|date|await\w*|until|before|ahead|eyes|upcoming|for its|slated|gets|for an?|trailer|teaser)\b|"
    r"[^.;,]{0,30}\b(?:draws near|nears|approach\w*|looms|expected|window|around the corner|party|event|"
    r"(?:was|been|is|be) (?:held up|cancelled|canceled|postponed|delayed|put off|pushed|planned|put back|moved))\b"
)


def _of_show(match: Match) -> bool:
    """Tell whether the clause up to the end of the match speaks of a show rather than of people."""
    return _SHOWS.search(match.before + match.words) is not None


def _is_of_show(match: Match) -> bool:
    """Tell the same where the clause's subject may stand before a clause put in between ("the drama, which …, ended")."""
    return _of_show(match) or (not match.before.strip() and _SHOWS.search(match.line.text[: match.start]) is not None)


def _headline(match: Match) -> bool:
    return len(match.line.text) < 90 and match.line.text[-1:] not in ".!?"


def _is_of_person(match: Match) -> bool:
    """Tell whether somebody named right before the words or in them is their subject, with no show named in between."""
    low = max(0, match.start - _NEAR)
    named = list(_SOMEBODY.finditer(match.line.text, low, match.end))
    return bool(named) and not any(letter in match.line.text[named[-1].end() : match.start] for letter in (p.SHOW, p.STANDS_FOR))


_SOMEBODY = re.compile(rf"{p.PERSON}|\b(?:he|she)\b")


def _is_season_before(match: Match) -> bool:
    """Tell whether "the last season" is the one before this ("they broke up in the last season"), not the end."""
    words = " ".join(
        slot.ref.words.lower() for _, slot in match.line.of(p.FINAL, match.start, match.end) if isinstance(slot, SeasonMention)
    )
    past = re.search(r"\b(?:in|from|since|during|throughout|of)\s(?:the\s)?$", match.line.text[: match.start])
    return past is not None and "last" in words and "final" not in words and re.search(r"\d|th\b|rd\b|nd\b|and", words) is None


_SOMEWHERE = re.compile(
    r"\b(?:returned|returns|came back|comes back) to (?!(?:the|our|your|their|its|uk|us|british|american|american's) )"
    rf"(?!air\b|airwaves|tvs?\b|telly|television|screens?\b|streaming|prime|schedul|bbc|itv|channel|sky\b|form\b|work\b|{p.PLATFORM}|{p.DATE})"
)
"""A show that comes back to a place where it is made ("returned to Whitcombe this week"): nothing is out."""
_WHICH_IT = re.compile(r"\b(?:dramas|series|shows|originals|comedies|titles|sitcoms|seasons|episodes) (?:it )?$")
"""Before a relative clause without a pronoun ("of the dramas it has launched")."""


def _comes_out(match: Match) -> bool:
    """Tell whether something comes out, rather than comes back to a place or is counted among what came out before."""
    if _SOMEWHERE.search(match.line.text, match.start, min(len(match.line.text), match.end + _NEAR)):
        return False
    return not (match.line.text.startswith("it ", match.start) and _WHICH_IT.search(match.line.text[: match.start]))


_POSTED = re.compile(r"\b(?:instagram|twitter|tiktok|facebook|selfie|caption\w*|posted|wrote|throwback|wedding|birthday)\b")


def shows(match: Match, needs: str | None) -> bool:
    """Tell whether a match shows what its phrase asks for: names of `_NEEDS` with commas between them, None for nothing."""
    return needs is None or all(_NEEDS[name](match) for name in needs.split(", "))


_NEEDS: dict[str, Callable[[Match], bool]] = {
    "no post": lambda match: _POSTED.search(match.line.text) is None,
    "no viewers": lambda match: re.search(r"\b(?:viewers|million|percent)\b", match.words) is None,
    "no platform after": lambda match: re.search(rf"\bto {p.PLATFORM}", match.words + match.after) is None,
    "headline": _headline,
    "imperative": lambda match: not match.before.strip() and not match.line.text[: match.start].strip(),
    "no film": lambda match: p.FILM not in match.clause,
    "no work": lambda match: _WORK.search(match.clause) is None,
    "season": lambda match: any(letter in match.clause for letter in (p.SEASON, p.FINAL)),
    "show": lambda match: any(letter in match.clause for letter in (p.SHOW, p.STANDS_FOR)),
    "cast": lambda match: re.search(rf"\b(?:cast|ensemble|season|return|series)\b|[{p.SEASON}{p.FINAL}]", match.clause) is not None,
    "work subject": lambda match: _WORK_SUBJECT.search(match.line.text[: match.start]) is not None,
    "of show before": _of_show,
    "past of show": lambda match: _is_of_show(match) and not _is_ahead_still(match) and _WORK.search(match.clause) is None,
    "billed": lambda match: not _is_season_before(match),
    "said no": lambda match: re.search(r"\b(?:no|n't|not)\b", match.words) is not None,
    "put off": lambda match: any(
        isinstance(slot, DateMention) and re.match(r"(?:not )?(?:until|till|before)\b", slot.date.words.lower()) is not None
        for _, slot in match.line.of(p.DATE, match.start, match.end)
    ),
    "no date near": lambda match: p.DATE not in match.after and "until" not in match.after,
    "film": lambda match: p.FILM in match.line.text,
    "spin": lambda match: p.SPIN in match.line.text,
    "subject": lambda match: (
        _release(match)
        and _comes_out(match)
        and not re.search(r"\b(?:for|of|on|to|in|about|from|with|order)\s(?:the\s|a\s|its\s)?$", match.before)
    ),
    "season in line": lambda match: any(letter in match.line.text for letter in (p.SEASON, p.FINAL)),
    "range": _is_range,
    "no range": lambda match: not _is_range(match),
    "work": _has(_WORK),
    "filming": _has(_WORK),
    "production": _has(_WORK),
    "announce": _has(
        re.compile(r"\b(?:has|have|get|gets|got|set|sets|announc\w+|reveal\w*|confirm\w*|unveil\w*|finally|official\w*|know|here)\b")
    ),
    "parts": lambda match: (
        re.search(r"\b(?:part|parts|halves|half|batch|batches|volumes?|dates|episodes|split\w*|rest|chapters)\b", match.line.text)
        is not None
        and not _is_past(match)
        and not _made(match)
    ),
    "present": lambda match: _release(match) and not re.search(r"\b(?:will|to|not|n't|won't|be|trailer|teaser|yet)\b", match.before[-24:]),
    "past": lambda match: not _is_ahead_still(match),
    "future": lambda match: _future(match) and _release(match),
    "future release": lambda match: _future(match) and _release(match),
    "future or headline": lambda match: (
        (_future(match) or _headline(match) or re.search(rf"\bfrom\b|\b(?:is|are) on\b.*{p.DATE}", match.words) is not None)
        and _release(match)
    ),
    "no past": lambda match: (
        not _is_past(match) and not re.search(r"\b(?:after|since|following|from)\b.{0,12}$", match.before) and _release(match)
    ),
    "release": lambda match: (
        _release(match)
        and _comes_out(match)
        and not re.search(r"\b(?:will|to|would|won't|not|'ll|could|may|might)\s(?:\w+ly\s)?(?:be\s)?$", match.before)
    ),
    "no release": lambda match: not re.search(r"\b(?:airing|streaming|premiere|on screens|with a)\b", match.clause),
    "episode": lambda match: (
        re.search(r"\b(?:episode|premiere|finale|instal?lment|film|movie|season)\b|[" + p.SEASON + p.FILM + p.SPIN + "]", match.clause)
        is not None
    ),
    "release and set": lambda match: (
        _release(match)
        and re.search(r"\b(?:set|due|slated|planned|scheduled|pencilled|booked|lined up|on track)\b", match.before) is not None
    ),
    "cancelled": lambda _: True,
    "ending": lambda _: True,
    "cancelled and of show": lambda match: _SHOWS.search(match.line.text) is not None,
    "no season": lambda match: not any(letter in match.line.text[: match.end + _NEAR] for letter in (p.SEASON, p.FINAL, p.TOTAL)),
    "of show": lambda match: _SHOWS.search(match.clause) is not None,
    "show in line": lambda match: any(letter in match.line.text for letter in (p.SHOW, p.STANDS_FOR, p.SEASON, p.FINAL)),
    "not past": lambda match: not _is_past(match) and not _made(match) and not _TRAILERS.search(match.words),
    "not person": lambda match: not _is_of_person(match),
    "not show subject": lambda match: (
        not _of_show(match)
        or p.PERSON in match.before + match.words
        or (_PEOPLE.match(match.words) is not None and not _SHOWS.search(match.before))
    ),
    "no final": lambda match: p.FINAL not in match.line.text,
    "not person of show": lambda match: (
        _of_show(match)
        and p.PERSON not in match.before + match.words
        and not re.search(r"\b(?:he|she)\b", match.before)
        and not (p.PERSON in match.line.text[: match.start] and not _SHOWS.search(match.before))
    ),
    "job": _has(re.compile(r"\b(?:chair|role|part|reins|job|baton|helm|lead|post|duties)\b")),
    "crew": _has(re.compile(r"\b(?:crew|cast|team|makers|director|shoot\w*|film\w*|production|they)\b")),
    "question": lambda match: match.line.text.rstrip()[-1:] == "?",
    "platform": lambda match: p.PLATFORM in match.clause,
    "person": lambda match: p.PERSON in match.line.text,
    "ordering": _has(re.compile(r"\b(?:order\w*|commission\w*|greenli\w*|new|pick\w* up|to series|go-ahead|land\w*|announc\w*)\b")),
    "person return": lambda match: (
        (p.PERSON in match.words or re.search(r"\b(?:as|role|cast|reprise\w*|character)\b", match.clause) is not None)
        and not re.search(r"\b(?:not|n't|won't|never|no longer)\b", match.before + match.words)
    ),
    "work or show": lambda match: (
        _WORK.search(match.line.text) is not None or _of_show(match) or re.search(r"\b(?:set|cast|crew)\b", match.line.text) is not None
    ),
    "no story": lambda match: not re.search(r"\bwrapped (?:up|in (?!(?:\w+ ){0,3}[" + p.DATE + "]))", match.words),
    "no until": lambda match: "until" not in match.words and "before" not in match.words and _release(match),
    "release or date": lambda match: (
        (_RELEASE.search(match.line.text) is not None or "date" in match.words)
        and not re.search(r"\bfilming|shoot|production\b", match.words)
    ),
    "no filming": lambda match: _WORK.search(match.clause) is None,
    "no negated last": lambda match: not re.search(r"\b(?:not|n't|never|no longer|at last|last (?:year|\w+day))\b", match.words),
}
"""What a phrase may ask of its clause, by the name used in `milestones.toml`."""
