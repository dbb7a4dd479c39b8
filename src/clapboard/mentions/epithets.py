"""Roles and epithets that stand for a person or a company: "the creator", "the 42-year-old", "the streamer"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from clapboard.model.span import Span
from clapboard.vocabulary import load

_COMPANIES = (
    "company studio network streamer broadcaster service platform channel giant conglomerate label agency publisher distributor "
    "firm organisation organization outlet newspaper magazine"
).split()
_MODIFIER = r"(?:[^\W_][\w’'&+-]*(?:\.\w+)*|[“\"‘'][^”\"’'\n]{1,40}[”\"’'])"
_HEAD_END = r"(?![\w-])(?!['’]s\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Epithet:
    """A definite role: its words, its head noun (small letters), the pronoun it proves, the age it names; a person's or a company's."""

    span: Span
    head: str
    pronoun: str | None = None
    age: int | None = None
    company: bool = False


NAMELESS = frozenset(
    """source insider witness eyewitness friend pal official expert victim suspect defendant resident neighbor neighbour spokesperson
    spokesman spokeswoman representative rep lawyer attorney publicist driver officer graduate student teen teenager""".split()
)
"""Roles that keep somebody unnamed: they stand for a named person only where the text gives that person the role."""


@cache
def role_pronouns() -> dict[str, str | None]:
    """Return the nouns that name people by what they are, with the pronoun that each proves."""
    table = load("roles")
    known: dict[str, str | None] = dict.fromkeys(table["epithets"]["either"].lower().split())
    known.update(dict.fromkeys(table["epithets"]["women"].lower().split(), "she"))
    known.update(dict.fromkeys(table["epithets"]["men"].lower().split(), "he"))
    return known


@cache
def group_words() -> frozenset[str]:
    """Return the nouns that name several people."""
    return frozenset(load("roles")["epithets"]["groups"].split())


@cache
def _pattern() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, role_pronouns()), key=len, reverse=True))
    companies = "|".join(_COMPANIES)
    return re.compile(
        rf"\b[Tt]he\s(?:{_MODIFIER}\s){{0,4}}?"
        rf"(?:(?P<age>\d\d?)-year-old(?!\s(?:{roles})\b)|(?P<role>{roles})|(?P<company>{companies})){_HEAD_END}",
        re.IGNORECASE,
    )


_PERFORMS = frozenset(
    "actor actress star co-star costar lead performer comedian comic host presenter singer rapper newcomer castmate".split()
)
_MAKES = frozenset(
    """creator co-creator showrunner director filmmaker writer screenwriter author novelist playwright producer executive exec boss chief
    president chair ceo coo cfo cco founder co-founder editor analyst""".split()
)


def is_of_the_trade(head: str) -> bool:
    """Tell whether a role is one in the making of a show, rather than what a character may be, too ("agent", "widow")."""
    return head in _PERFORMS or head in _MAKES - _OF_FICTION


_OF_FICTION = frozenset("author boss chief president chair editor analyst".split())


def unlike(head: str, roles: Collection[str]) -> bool:
    """Tell whether somebody known by `roles` is unlikely to be meant by the role `head`: an actor is no creator, a creator no actor.

    >>> unlike("showrunner", {"actor"}), unlike("showrunner", {"actor", "producer"}), unlike("showrunner", set())
    (True, False, False)
    """
    for own, other in ((_PERFORMS, _MAKES), (_MAKES, _PERFORMS)):
        if head in own:
            return not other.isdisjoint(roles) and own.isdisjoint(roles)
    return False


@cache
def _stranger() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, role_pronouns()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:{_MODIFIER}\s){{0,4}}?(?P<role>{roles}|person|individual)\b(?:\s(?:for|at|from|of|with|close\sto|in|on)\s"
        rf"(?:{_MODIFIER}\s?){{1,5}}?)?(?=\s(?:[a-z]+ly\s|last\s\w+\s|also\s|then\s|later\s)?(?:{_SPEAKING})\b)"
    )


_SPEAKING = (
    "said|says|told|tells|insisted|insists|added|adds|confirmed|confirms|claimed|claims|explained|explains|revealed|reveals|denied|noted|wrote|"
    "disputes|disputed|denies|declined|shared|shares"
)


def strangers(text: str, within: Span) -> Iterator[Epithet]:
    """Yield those who speak in a stretch and are kept unnamed ("an insider says"), in order: a pronoun behind them may mean them."""
    for match in _stranger().finditer(text, within.start, within.end):
        head = match["role"].lower()
        if not _leads_into_name(text, match.end("role")):
            yield Epithet(span=Span(*match.span()), head=head, pronoun=role_pronouns().get(head))


_OFFICES = frozenset(
    """minister president governor mayor senator secretary judge duke duchess prince princess king queen pope chancellor commissioner
    ambassador""".split()
)
"""Roles that the press also prints with a capital; another capitalised role ("The Hollywood Reporter") is a name."""

_NOT_HIM = re.compile(r"\b(?:wrong|other|another|average|typical|next|right)\s")
"""What keeps a role from standing for the one named before ("the wrong actor")."""
_INNER_BREAK = re.compile(r"\b(?:of|to|in|on|at|for|with|from|by|and|or|but|that|who|which|is|was|are|were|has|had|said|the)\b")


def epithets(text: str, within: Span) -> Iterator[Epithet]:
    """Yield the definite roles of a stretch, in order; those that lead into a name ("the actress Jane Doe") are left out."""
    for match in _pattern().finditer(text, within.start, within.end):
        start = _last_article(text, match)
        if _INNER_BREAK.search(text, start + 4, match.end()) or _leads_into_name(text, match.end()):
            continue
        if _NOT_HIM.search(text, start, match.end()):
            continue
        head = (match["role"] or match["company"] or "").lower()
        if (match["role"] or match["company"] or "a")[0].isupper() and head not in _OFFICES:
            continue
        yield Epithet(
            span=Span(start, match.end()),
            head=head,
            pronoun=role_pronouns().get(head),
            age=int(match["age"]) if match["age"] else None,
            company=match["company"] is not None,
        )


def _last_article(text: str, match: re.Match[str]) -> int:
    """Return where the last "the" before the head stands."""
    return max(at.start() for at in _ARTICLE.finditer(text, match.start(), match.end()))


_ARTICLE = re.compile(r"\bthe\s", re.IGNORECASE)


def _leads_into_name(text: str, at: int) -> bool:
    return re.match(r"\s[A-Z][\w’'-]+", text[at : at + 40]) is not None


def role_before(text: str, at: int) -> tuple[Span, str] | None:
    """Return the role that stands right before a name at `at` ("executive producer Jane Doe"), and its head noun."""
    window = text[max(0, at - 60) : at]
    match = _NEXT_TO_IT.search(window)
    if match is None or match[1] in _IN_TITLES or match[1].lower().removeprefix("co-") not in role_pronouns():
        match = _LAST_WORD.search(window)
    head = match[1].lower() if match else ""
    if not match or head.removeprefix("co-") not in role_pronouns():
        return None
    start = max(0, at - 60) + match.start(1)
    return Span(_widened(text, start), start + len(match[1])), head if head in role_pronouns() else head.removeprefix("co-")


_IN_TITLES = frozenset(("Star", "Lead", "Captain", "Agent", "Model", "King", "Queen"))
"""Roles that with a capital are rather part of what follows ("Star Quest")."""
_NEXT_TO_IT = re.compile(r"(?:^|[\s(“\"‘',/])([\w’'-]+),?\s$")
_LAST_WORD = re.compile(r"(?:^|[\s(“\"‘',/])([\w’'-]+),?\s(?:[A-Z][\w’'-]+\.?\s)?$")


_ROLE_PREFIX = re.compile(
    r"((?:(?:chief|co|executive|vice|senior|deputy|associate|managing|lead|series|head|content|creative|programming|operating|former|longtime|prime|"
    r"creator|writer|director|showrunner|star|producer|actor|actress|singer|president|graphic|casting|guest|voice|late|fellow|and)|&|(?<=[a-z]),)[\s-])+$",
    re.IGNORECASE,
)


def _widened(text: str, start: int) -> int:
    match = _ROLE_PREFIX.search(text, max(0, start - 60), start)
    return match.start() if match else start


_APPOSITION = re.compile(r",\s(?:\d\d?,\s)?(?P<article>(?:a|an|the|one of the)\s)?(?P<words>(?:[\w’'&+-]+\s){0,6}[\w’'&+-]+)")
_NO_ROLE_BEYOND = frozenset("who which that and said says told is was has had as in on at when while but or with he she they".split())


def role_after(text: str, at: int) -> tuple[Span, str] | None:
    """Return the role in the apposition right after a name that ends at `at` (", president of …"), and its head noun."""
    match = _APPOSITION.match(text, at)
    if match is None:
        return None
    several = (match["article"] or "").startswith("one")
    for word in re.finditer(r"[\w-]+", match["words"]):
        head = word[0].lower()
        if head in _NO_ROLE_BEYOND:
            return None
        singular = head.removesuffix("s") if several and head not in role_pronouns() else head
        if singular in role_pronouns():
            start = match.start("words")
            if match["article"] is None and _leads_into_name(text, start + word.end()):
                return None
            return Span(start, start + word.end()), singular
    return None
