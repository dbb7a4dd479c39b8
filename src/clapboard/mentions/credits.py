"""Who made a show and who plays in it: credits with their roles. A misprinted role ("executive produce") is still the role."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from clapboard.mentions.casting import NAMED, cast_credits, find_characters, title_of
from clapboard.mentions.page import Page
from clapboard.model.mention import CreditMention, Naming, PersonMention, ShowMention
from clapboard.model.span import Span
from clapboard.vocabulary import load

__all__ = ["find_characters", "find_credits"]

_WINDOW = 90
"""Code points beside a name in which its roles stand."""
_MISPRINTED = 9
"""Letters from which a role may be misprinted by one; from `_LONG` on by two."""
_LONG = 13
_ANOTHER = re.compile(
    r"\b(?:the original|original version|a (?:remake|reboot|reimagining|revival) of|remake|reboots?)\b[^.;]*$", re.IGNORECASE
)
"""Before "created by": it is what the show was made from that they created."""
_LABEL = re.compile(r"(?:^|\n|[.!?]\s)(?:The\s)?(?P<role>[A-Z][\w-]+(?:\s[A-Za-z-]+)?)s?:\s$")
"""A role as the label of a list ("Showrunner: …")."""
_IS = "is|was|serves as|served as|has served as|returns as|returned as|will serve as|acts as|remains|stays on as|staying on as"
_AFTER_NAME = re.compile(
    rf"(?:,\s(?:who\s(?:also\s|previously\s)?(?:is\s|was\s|serves\sas\s|acts\sas\s)?|(?:{_IS})\s)?|\s(?:{_IS})\s)"
    r"(?:(?:the|an?|its|his|her|their|one of the)\s)?"
    r"(?:(?:show|series|sitcom|drama)['’]s\s|(?:original|lead|longtime|fellow|new|former|[A-Z][\w+]+)\s)*"
    r"(?P<roles>[a-z][\w,’'/& -]{2,70})"
)
_ROLES_END = re.compile(r"\b(?:of|for|on|at|said|says|told|and\s(?:his|her)|who|which|has|had|will|but)\b")
_DESCRIPTION = re.compile(r"(?:[\w’'-]+[\s,/&]*){0,4}")
_JOIN_END = re.compile(r"(?:,\s(?:and\s)?|\sand\s|\s&\s|/|-)$")
_LIST = re.compile(r"(?:,\s(?:and\s)?|\sand\s|\s&\s)")
_MADE_BY = (
    ("creator", re.compile(r"\b(?:[Cc]o-)?[Cc]reated(?:\sand\s[a-z, -]+)?\sby\s$")),
    ("writer", re.compile(r"\b(?:[Cc]o-)?(?:[Ww]ritten|[Pp]enned)(?:\sand\s[a-z]+)?\sby\s$")),
    ("director", re.compile(r"\b(?:[Cc]o-)?[Dd]irected\sby\s$|\b[Hh]elmed\sby\s$")),
    ("executive producer", re.compile(r"\b[Ee]xecutive[- ]produced\sby\s$")),
    ("showrunner", re.compile(r"\b[Ss]howrun\sby\s$")),
    (
        "actor",
        re.compile(r"\b(?:[Ss]tarring|[Ss]tars|[Cc]o-stars|[Ff]eaturing|[Cc]ast (?:also )?includes|[Jj]oining the cast (?:is|are))\s$"),
    ),
    ("author", re.compile(r"\bbased on [^.]{3,60}\sby\s$")),
)
_DOES = (
    (
        "actor",
        re.compile(
            r",?\s(?:who\s)?(?:also\s)?"
            r"(?:stars?|starred|co-stars|appears?|appeared|guest-stars|plays?|played|portrays?|portrayed|voices?|voiced|reprises)\b"
        ),
    ),
    (
        "director",
        re.compile(
            r"\s(?:will direct|directs|directed|having directed|(?:is|was|still) directing|is set to direct|will be taking the helm|"
            r"takes the helm|helms|helmed|(?:(?:is|was|back|remains) )?(?:in|takes|taking) the director['’]s (?:chair|seat))\b"
        ),
    ),
    (
        "showrunner",
        re.compile(
            r"(?:,[^.;:]{2,60},)?\s(?:(?:moves|moving|steps|stepping|stepped) (?:up|in)(?: to (?:showrun|run (?:it|the show))| as (?:co-)?"
            r"showrunner)|(?:takes|taking|took) over as (?:co-)?showrunner|showruns|will showrun)\b"
        ),
    ),
    ("writer", re.compile(r"\s(?:will write|wrote every|writes|still writes)\b")),
    ("creator", re.compile(r",\s(?:who\s)(?:co-)?created\b|\s(?:created|co-created)\s(?:the|it)\b|-created\b")),
)


@cache
def _meanings() -> dict[str, str]:
    return {word.lower(): role for role, words in load("roles")["credits"].items() for word in words}


@cache
def _role_words() -> re.Pattern[str]:
    made = "|".join(rf"{re.escape(word)}e?s?" for word in sorted(_meanings(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{made})(?![\w-])", re.IGNORECASE)


def _role_of(words: str) -> str | None:
    """Return the credit that `words` mean, misprints and plurals allowed, None where they mean none."""
    meant = _meanings()
    plain = " ".join(words.lower().split())
    exact = meant.get(plain) or meant.get(plain.removesuffix("s"))
    if exact is not None:
        return exact
    most = 2 if len(plain) >= _LONG else 1
    near = [(OSA.distance(plain, word, score_cutoff=most), word) for word in meant if len(word) >= _MISPRINTED]
    best = min(near, default=(most + 1, ""))
    return meant[best[1]] if best[0] <= most else None


@dataclass(frozen=True, slots=True)
class _Found:
    """A role of somebody: where its words stand, where it stands together with the name, by which rule it was found."""

    role: str
    words: Span
    span: Span
    rule: str
    confidence: float


def find_credits(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention] = ()) -> tuple[CreditMention, ...]:
    """Return the credits that the narrative of `page` gives, in the order of the text: each role of each person once.

    `people` and `shows` are the document's mentions in order. The span holds the person's name and the role's words where they
    stand together, else the role's words. Words in marks are left out.
    """
    found: dict[tuple[str, str], CreditMention] = {}
    every = [*_beside_names(page, people, title_of(shows)), *cast_credits(page, people, shows)]
    for credit in sorted(every, key=lambda one: (-one.confidence, one.span)):
        kept = found.get((credit.person, credit.role))
        if kept is None or (credit.character and not kept.character):
            found[credit.person, credit.role] = credit
    return tuple(sorted(found.values(), key=lambda one: one.span))


def _beside_names(page: Page, people: Sequence[PersonMention], title: str | None) -> Iterator[CreditMention]:
    """Yield the credits whose words stand beside a name, or stand for the person."""
    starts = [stretch.outer.start for stretch in page.stretches]
    previous: PersonMention | None = None
    listed: list[str] = []
    for one in people:
        at = bisect_right(starts, one.span.start) - 1
        if one.name is None or (at >= 0 and one.span in page.stretches[at].outer):
            continue
        found: list[_Found] = []
        if one.naming is Naming.ROLE:
            found = list(_called(page.text, one))
        elif one.naming in NAMED:
            joined = previous is not None and _LIST.fullmatch(page.text, previous.span.end, one.span.start) is not None
            found = list(_of_name(page.text, one, listed if joined else []))
            listed = [item.role for item in found if item.rule != "role after the name"]
            previous = one
        for item in found:
            printed = item.words.of(page.text)
            yield CreditMention(
                span=item.span, person=one.name, role=item.role, show=title, printed=printed, rule=item.rule, confidence=item.confidence
            )


def _called(text: str, one: PersonMention) -> Iterator[_Found]:
    role = _role_of(one.span.of(text).split()[-1])
    if role is not None:
        yield _Found(role, one.span, one.span, "called by the role", one.confidence)


def _of_name(text: str, one: PersonMention, listed: Sequence[str]) -> Iterator[_Found]:
    """Yield the roles beside a name; `listed` are those of the name before, which it is joined to."""
    before = list(_roles_before(text, one.span.start))
    for role, words in before:
        yield _Found(role, words, words.cover(one.span) if len(before) == 1 else words, "role before the name", 0.95)
    verbs = list(_by_verb(text, one.span))
    for role, span in verbs:
        yield _Found(role, span, span, "verb", 0.85)
    if not before and not verbs:
        yield from (_Found(role, one.span, one.span, "role before the names", 0.85) for role in dict.fromkeys(listed))
    for role, words in _roles_after(text, one.span.end):
        yield _Found(role, words, one.span.cover(words), "role after the name", 0.9)


def _roles_before(text: str, at: int) -> Iterator[tuple[str, Span]]:
    """Yield the roles of the list that ends right before a name, the last first: "Writer, creator, and executive producer "."""
    floor = max(0, at - _WINDOW)
    window = text[floor:at]
    end = len(window.rstrip(" ,")) if re.search(r"[\w,]\s$", window) else 0
    while end > 0:
        last = _last_role(window[:end])
        if last is None:
            return
        role, start = last
        yield role, Span(floor + start, floor + end)
        join = _JOIN_END.search(window, 0, start)
        end = join.start() if join else 0


def _last_role(words: str) -> tuple[str, int] | None:
    """Return the role that the last two words, or the last one, mean, and where it begins."""
    for size in (2, 1):
        match = re.search(rf"(?:^|[\s/(“\"‘'-])((?:[A-Za-z-]+\s){{{size - 1}}}[A-Za-z-]+)$", words)
        role = _role_of(match[1]) if match else None
        if match is not None and role is not None:
            return role, match.start(1)
    return None


def _roles_after(text: str, at: int) -> Iterator[tuple[str, Span]]:
    """Yield the roles in the apposition or the predicate right after a name: ", the show's creator", " returns as writer"."""
    match = _AFTER_NAME.match(text, at, at + 2 * _WINDOW)
    if match is None:
        return
    words = _ROLES_END.split(match["roles"])[0]
    for found in _role_words().finditer(words):
        role = _role_of(found[0])
        leading = words[: found.start()].strip(" ,/&")
        if not _DESCRIPTION.fullmatch(leading) or leading.startswith(("whom", "whose", "where", "as well")):
            return
        if role is not None:
            start = match.start("roles") + found.start()
            yield role, Span(start, start + len(found[0]))


def _by_verb(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the roles that a verb gives: "created by X", "X will direct"."""
    window = text[max(0, span.start - _WINDOW) : span.start]
    if not _ANOTHER.search(window):
        yield from ((role, span) for role, pattern in _MADE_BY if pattern.search(window))
    label = _LABEL.search(window)
    meant = _role_of(label["role"]) if label else None
    if meant is not None:
        yield meant, span
    for role, pattern in _DOES:
        match = pattern.match(text, span.end, span.end + _WINDOW)
        if match is not None:
            yield role, Span(span.start, match.end())
