"""Who made a show and who plays in it: credits with their roles, and characters.

Who plays whom is taken only where the text says it; a misprinted role ("executive produce") is still the role.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from clapboard.mentions.page import Page
from clapboard.model.mention import CharacterMention, CreditMention, Naming, PersonMention, ShowMention
from clapboard.model.span import Span
from clapboard.vocabulary import load

_NAMED = frozenset((Naming.FULL_NAME, Naming.SURNAME, Naming.FIRST_NAME))
_JOIN = r"(?:,\s(?:and\s)?|\sand\s|\s&\s|/|-)"
_AFTER_NAME = re.compile(
    r",?\s(?:who\s(?:also\s|previously\s)?(?:is\s|was\s|serves\sas\s|acts\sas\s)?|(?:is|was|serves as|returns as|returned as|will serve as|acts as|remains|stays on as|staying on as)\s)?"
    r"(?:(?:the|an?|its|his|her|their|one of the)\s)?(?:(?:show|series|sitcom|drama)['’]s\s|(?:original|lead|longtime|fellow|new|former|Netflix)\s)*(?P<roles>[a-z][\w,’'/& -]{2,70})"
)
_VERBS = (
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
            r",?\s(?:who\s)?(?:also\s)?(?:stars?|starred|co-stars|appears?|appeared|guest-stars|plays?|played|portrays?|portrayed|voices?|voiced|reprises)\b"
        ),
    ),
    ("director", re.compile(r"\s(?:will direct|directs|directed|is directing|is set to direct|will be taking the helm|helms|helmed)\b")),
    ("writer", re.compile(r"\s(?:will write|wrote every|writes|still writes)\b")),
    ("creator", re.compile(r",\s(?:who\s)(?:co-)?created\b|\s(?:created|co-created)\s(?:the|it)\b")),
)
_PLAYS = re.compile(
    r"(?:,\swho|\swho)?\s(?:also\s)?(?:plays|played|play|portrays|portrayed|voices|voiced|reprises (?:his|her|their) role as|(?:is|was|returns|returned|will return|stars|starred|appeared|appears|cast|be back|is back) as)"
    r"\s(?:the\s)?(?:[a-z-]+\s){0,2}$"
)
_LIST = re.compile(r"(?:,\s(?:and\s)?|\sand\s|\s&\s)$")


@cache
def _roles() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for the words that mean a credit, plural included, and what each means."""
    meant = {word.lower(): role for role, words in load("roles")["credits"].items() for word in words}
    made = "|".join(rf"{re.escape(word)}e?s?" for word in sorted(meant, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{made})(?![\w-])", re.IGNORECASE), meant


def _role_of(words: str) -> str | None:
    """Return the credit that `words` mean, misprints and plurals allowed, None where they mean none."""
    _, meant = _roles()
    plain = " ".join(words.lower().split())
    if plain in meant or plain.removesuffix("s") in meant:
        return meant.get(plain) or meant[plain.removesuffix("s")]
    near = [(OSA.distance(plain, word, score_cutoff=2), word) for word in meant if len(word) > 8 and abs(len(word) - len(plain)) <= 2]
    near = [pair for pair in near if pair[0] <= (2 if len(plain) > 12 else 1)]
    return meant[min(near)[1]] if near else None


def find_credits(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention] = ()) -> tuple[CreditMention, ...]:
    """Return the credits that the narrative of `page` gives, in the order of the text: each role of each person once.

    `people` and `shows` are the document's mentions in order. The span holds the person's name and the role's words where they
    stand together, else the role's words. Words in marks are left out.
    """
    found: dict[tuple[str, str], CreditMention] = {}
    for credit in sorted((*_beside(page, people, shows), *_cast(page, people, shows)), key=lambda one: (-one.confidence, one.span)):
        kept = found.get((credit.person, credit.role))
        if kept is None or (credit.character and not kept.character):
            found[credit.person, credit.role] = credit
    return tuple(sorted(found.values(), key=lambda one: one.span))


def find_characters(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention] = ()) -> tuple[CharacterMention, ...]:
    """Return the characters that `page` names, by no actor so far as the text says, in the order of the text.

    They are those that somebody plays, and those known by nothing but a first name who neither speak nor have a role.
    """
    title = _title(shows)
    played = {name for _, name, _ in _played(page, people)}
    known = {
        word
        for one in people
        if one.name and " " in one.name and one.naming is Naming.FULL_NAME and one.name not in played
        for word in one.name.split()
    }
    voiced = {one.name for one in people if one.name and _speaks(page.text, one.span)}
    found = []
    for one in people:
        if one.name is None or one.naming not in _NAMED:
            continue
        lonely = " " not in one.name and one.naming is Naming.FIRST_NAME and one.name not in known and one.name not in voiced
        if one.name in played or lonely:
            found.append(
                CharacterMention(
                    span=one.span,
                    name=one.name,
                    show=title,
                    rule="played" if one.name in played else "first name alone",
                    confidence=0.9 if one.name in played else 0.6,
                )
            )
    return tuple(found)


def _speaks(text: str, span: Span) -> bool:
    from clapboard.mentions.cues import beside_cue  # noqa: PLC0415

    return beside_cue(text, span)


def _title(shows: Sequence[ShowMention]) -> str | None:
    return next((show.title for show in shows if show.main and show.standing == "clear"), None)


def _quoted(page: Page, starts: list[int], span: Span) -> bool:
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and span in page.stretches[at].outer


def _beside(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention]) -> Iterator[CreditMention]:
    """Yield the credits whose words stand beside a name."""
    starts = [stretch.outer.start for stretch in page.stretches]
    title = _title(shows)
    text = page.text
    listed: list[str] = []
    previous: PersonMention | None = None
    for one in people:
        if one.name is None or one.naming is Naming.COMPANY or one.naming is Naming.PRONOUN or _quoted(page, starts, one.span):
            continue
        joined = previous is not None and _LIST.fullmatch(text, previous.span.end, one.span.start)
        if one.naming is Naming.ROLE:
            role = _role_of(one.span.of(text).split()[-1])
            if role:
                yield CreditMention(
                    span=one.span,
                    person=one.name,
                    role=role,
                    show=title,
                    printed=one.span.of(text),
                    rule="called by the role",
                    confidence=one.confidence,
                )
            continue
        before = list(_roles_before(text, one.span.start))
        for span, role in before:
            yield CreditMention(
                span=span.cover(one.span) if len(before) == 1 else span,
                person=one.name,
                role=role,
                show=title,
                printed=span.of(text),
                rule="role before the name",
                confidence=0.95,
            )
        listed = [role for _, role in before] or (listed if joined else [])
        if not before and joined:
            for role in listed:
                yield CreditMention(
                    span=one.span, person=one.name, role=role, show=title, printed=role, rule="role before the names", confidence=0.85
                )
        verbs = list(_by_verb(text, one.span))
        listed = listed or [role for role, _ in verbs]
        for role, span in verbs:
            yield CreditMention(span=span, person=one.name, role=role, show=title, printed=span.of(text), rule="verb", confidence=0.85)
        for span, role in _roles_after(text, one.span.end):
            yield CreditMention(
                span=one.span.cover(span),
                person=one.name,
                role=role,
                show=title,
                printed=span.of(text),
                rule="role after the name",
                confidence=0.9,
            )
        previous = one


def _roles_before(text: str, at: int) -> Iterator[tuple[Span, str]]:
    """Yield the roles of the list that ends right before a name: "Writer, creator, and executive producer "."""
    pattern, _ = _roles()
    floor = max(0, at - 90)
    window = text[floor:at]
    if not re.search(r"[\w,]\s$", window):
        return
    pieces = list(re.finditer(r"[A-Za-z-]+(?:\s[A-Za-z-]+)?", window))
    end = len(window.rstrip(" ,"))
    while end > 0:
        last = next(((piece, role) for size in (2, 1) if (piece := _last_words(window, end, size)) and (role := _role_of(piece[1]))), None)
        if last is None:
            return
        (start, _), role = last
        yield Span(floor + start, floor + end), role
        join = re.search(rf"{_JOIN}$", window[:start])
        if join is None:
            return
        end = join.start()
    _ = pattern, pieces


def _last_words(window: str, end: int, size: int) -> tuple[int, str] | None:
    match = re.search(rf"(?:^|[\s/(“\"‘'-])((?:[A-Za-z-]+\s){{{size - 1}}}[A-Za-z-]+)$", window[:end])
    return (match.start(1), match[1]) if match else None


def _roles_after(text: str, at: int) -> Iterator[tuple[Span, str]]:
    match = _AFTER_NAME.match(text, at, at + 160)
    if match is None or match[0][:1] not in ", ":
        return
    pattern, _ = _roles()
    words = re.split(r"\b(?:of|for|on|at|said|says|told|and\s(?:his|her)|who|which|has|had|will|but)\b", match["roles"])[0]
    plain = text[at : at + 1] == "," or re.match(
        r"\s(?:is|was|serves|returns|returned|will|acts|remains|stays|staying)\b", text[at : at + 12]
    )
    if not plain:
        return
    for found in pattern.finditer(words):
        head = words[: found.start()].strip(" ,/&")
        if head and not re.fullmatch(r"(?:[\w’'-]+[\s,/&]*){0,4}", head):
            return
        start = match.start("roles") + found.start()
        role = _role_of(found[0])
        if role:
            yield Span(start, start + len(found[0])), role


def _by_verb(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    window = text[max(0, span.start - 90) : span.start]
    for role, pattern in _VERBS:
        if pattern.search(window):
            yield role, span
    for role, pattern in _DOES:
        match = pattern.match(text, span.end, span.end + 60)
        if match:
            yield role, Span(span.start, match.end())


def _played(page: Page, people: Sequence[PersonMention]) -> Iterator[tuple[PersonMention, str, Span]]:
    """Yield who plays whom where the text says it: the actor's mention, the character's name, the words."""
    text = page.text
    named = [one for one in people if one.name and one.naming in _NAMED]
    for actor, character in zip(named, named[1:], strict=False):
        between = text[actor.span.end : character.span.start]
        if actor.name == character.name or len(between) > 60 or "\n" in between:
            continue
        whole = Span(actor.span.start, character.span.end)
        if _PLAYS.fullmatch(between) or re.fullmatch(r"\sas\s(?:the\s)?(?:[a-z-]+\s){0,2}", between):
            yield actor, character.name or "", whole
        elif between == " (" and text[character.span.end : character.span.end + 1] == ")":
            yield (
                (actor, character.name or "", whole) if _is_actor(actor, character, people, text) else (character, actor.name or "", whole)
            )


def _is_actor(outer: PersonMention, inner: PersonMention, people: Sequence[PersonMention], text: str) -> bool:
    """Tell which of "X (Y)" acts: the one with a full name; of two full names the one who is named again, or the one in brackets."""
    full = [" " in (one.name or "") for one in (outer, inner)]
    if full[0] != full[1]:
        return full[0]
    count = [sum(one.name == other.name for one in people) for other in (outer, inner)]
    return count[0] > count[1]


def _cast(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention]) -> Iterator[CreditMention]:
    title = _title(shows)
    for actor, character, span in _played(page, people):
        yield CreditMention(
            span=span,
            person=actor.name or "",
            role="actor",
            show=title,
            printed=span.of(page.text),
            character=character,
            rule="plays",
            confidence=0.9,
        )
    yield from _among_characters(page, people, shows)


_ON_SCREEN = re.compile(
    r"\b(?:cast|castmates?|on[- ]screen|chemistry|melting hearts|performances?|scenes?|reunited|back together|returning)\b"
)


def _among_characters(page: Page, people: Sequence[PersonMention], shows: Sequence[ShowMention]) -> Iterator[CreditMention]:
    """Yield as actors, unsurely, people without any role who are named in pairs right after characters."""
    characters = [one.span.start for one in find_characters(page, people, shows)]
    roles = {one.name for one in people if one.naming is Naming.ROLE}
    for left, right in zip(people, people[1:], strict=False):
        if not (
            left.naming is right.naming is Naming.FULL_NAME
            and re.fullmatch(r"(?:,|\sand|\s&)\s", page.text[left.span.end : right.span.start])
        ):
            continue
        at = bisect_left(characters, left.span.start) - 1
        near = (
            at >= 0 and left.span.start - characters[at] < 200 and page.paragraph_at(characters[at]) == page.paragraph_at(left.span.start)
        )
        sentence = page.sentence_at(left.span.start)
        if (
            near
            and sentence
            and not page.is_quoted(left.span)
            and roles.isdisjoint({left.name, right.name})
            and _ON_SCREEN.search(page.text, max(0, sentence.start - 160), sentence.end)
        ):
            for one in (left, right):
                yield CreditMention(
                    span=one.span,
                    person=one.name or "",
                    role="actor",
                    show=_title(shows),
                    printed=one.span.of(page.text),
                    rule="named beside the characters",
                    confidence=0.4,
                )
