"""Where something was said: told to whom, in what form, on what occasion, and by whom it is relayed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from clapboard.mentions.cues import Reports, finite_forms
from clapboard.mentions.order import Ordered
from clapboard.mentions.page import Page
from clapboard.mentions.people import BY_FORM
from clapboard.model.mention import Naming, PersonMention
from clapboard.model.span import Span
from clapboard.text.names import is_given
from clapboard.vocabulary import load


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueMention:
    """A place where words were said: `name` as printed.

    `carrier` says that it only relays them ("via Deadline"), `social` that it is a network, `outlet` that it is a publication that
    the vocabulary knows, `form` that it is a form which stands on some network ("the caption").
    """

    span: Span
    name: str
    rule: str
    carrier: bool = False
    strength: int = 2
    social: bool = False
    outlet: bool = False
    form: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The venue of one quotation and who carries it."""

    venue: VenueMention | None = None
    carrier: VenueMention | None = None


_DATE = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|(?:Septem|Octo|Novem|Decem)ber)\b|"
    r"(?:March|April|May|June|July|August)\s\d)"
)
_CAP = rf"(?:(?!{_DATE})[A-Z][\w’'+&-]*(?:\.[A-Za-z]+)*!?|[A-Z]\.(?:[A-Z]\.)+|\d+)"
_NAME = rf"(?:[Tt]he\s)?[“\"‘']?(?:{_CAP})(?:(?:\s(?:of|the|and|on|for|with|in|de|&|at)){{0,2}}\s{_CAP})*[”\"’']?"
_DAY_OF = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d\d?(?:,\s\d{4})?,?\s)?"
_ARTICLE = r"(?:an?|his|her|their|the|this)"


def _any(words: str) -> str:
    """Return a pattern for any of the phrases that a bar parts, small letters or capitals."""
    return "(?i:" + "|".join(re.escape(phrase.strip()) for phrase in words.split("|")) + ")"


_TOLD = _any("told|tells|telling|tell|informed|assured")
_SPOKE = _any(
    "spoke|speaks|speak|speaking|spoken|talked|talks|talking|chatted|chatting|chats|sat down|sits down|sitting down|opened up|opens up|"
    "opening up|conversation|interview|interviews|interviewed|chat|Q&A|dished|said|says|shared|confirmed|confessed|revealed|explained|"
    "admitted|mentioned|statement|teased|insisted|gave|written|wrote|message|email|appearance|profile|story|essay|piece|discussion|panel"
)
_PIECE = _any("interview|profile|cover story|piece|feature|article|podcast|radio show|talk show|story|essay|panel|video")
_PUBLISHED = r"(?:podcast|newsletter|newspaper|magazine|radio show|talk show|news site|website|weekly|tabloid)"
_APPEARED = _any(
    "stopped by|stops by|dropped by|drops by|appeared on|appears on|appearing on|guested on|called into|visited|joined|paid a visit to"
)
_POST = _any("post|story|stories|video|statement|message|caption|thread|live|account|page|clip|reel|announcement")
_VIA = _any("via|per|as per|as reported by|reported by|according to")
_NETWORKS = "Instagram|Twitter|TikTok|Facebook|Threads|YouTube|Snapchat|Reddit|Bluesky|Tumblr|[Ss]ocial [Mm]edia"


@dataclass(frozen=True, slots=True)
class _Shape:
    """One way to name a venue: its rule, the pattern whose group `v` is the name, and how strong it is by itself.

    A paragraph without `hint` is not searched; the first word of a match that `says` must be a reporting verb.
    """

    rule: str
    pattern: re.Pattern[str]
    strength: int = 1
    carrier: bool = False
    hint: str = ""
    says: bool = False


_SHAPES = (
    _Shape("told X", re.compile(rf"\b{_TOLD}\s(?P<v>{_NAME})"), 3),
    _Shape("spoke to X", re.compile(rf"\b{_SPOKE}(?:\s(?!(?:to|with|for|by)\b)[\w’'-]+){{0,3}}?\s(?:to|with|for|by)\s(?P<v>{_NAME})"), 2),
    _Shape("spoke to X", re.compile(rf"\b(?:interview|chat|conversation|sit-down)\son\s(?P<v>{_NAME})"), 2),
    _Shape("an episode of X", re.compile(rf"\b(?:episode|edition|instal?lment|taping|broadcast|issue)\sof\s(?P<v>{_NAME})"), 2),
    _Shape("the podcast X", re.compile(rf"\b{_PUBLISHED},?\s(?P<v>{_NAME})"), 2),
    _Shape(
        "X interview",
        re.compile(rf"\b{_any('in|during|from|with|for|on|at')}\s{_ARTICLE}\s(?:{_DAY_OF})?(?:[a-z-]+\s){{0,2}}(?P<v>{_NAME})\s{_PIECE}\b"),
        2,
    ),
    _Shape("appeared on X", re.compile(rf"\b{_APPEARED}\s(?P<v>{_NAME})")),
    _Shape(
        "on an occasion",
        re.compile(rf"\b{_any('on|during|at|in')}\s(?:(?:an?|his|her|their)\s(?:[a-z-]+\s){{0,2}})?(?P<v>{_NAME})"),
    ),
    _Shape(
        "to the account",
        re.compile(
            rf"\b{_any('on|via|to|through|from')}\s(?:(?:his|her|their|the|its|an?|official|personal)\s){{0,2}}"
            rf"(?P<v>{_CAP}(?:\s(?:Stor(?:y|ies)|Live|Social))?)(?=\W|$)"
        ),
    ),
    _Shape(
        "an X post",
        re.compile(
            rf"\b{_any('in|with|through|on|posted|shared|tweeted')}\s(?:an?|his|her|their|the|another)\s(?:[a-z-]+\s){{0,2}}"
            rf"(?P<v>[A-Z]\w+)\s{_POST}\b"
        ),
        2,
    ),
    _Shape("said to X", re.compile(rf"\b[a-z]+\sto\s(?P<v>{_NAME})"), 2, hint=" to ", says=True),
    _Shape(
        "on the X show", re.compile(rf"\b{_any('on|of|to')}\s(?:the|an?|his|her|their)\s(?P<v>{_NAME})\s(?:show|programme|program)\b"), 2
    ),
    _Shape("via X", re.compile(rf"\b{_VIA}\s(?P<v>{_NAME})"), 2, carrier=True),
    _Shape("a network named", re.compile(rf"\b(?P<v>{_NETWORKS})\b")),
    _Shape(
        "X reports", re.compile(rf"(?P<v>{_NAME})\s(?:exclusively\s)?(?:reports|reported|first reported)\b"), carrier=True, hint=" report"
    ),
)


_SAYS = {form: flag for form, flag in finite_forms().items() if form not in ("goes", "went")}


@cache
def _social() -> frozenset[str]:
    return frozenset(load("venues")["social"])


@cache
def _outlets() -> frozenset[str]:
    return frozenset(load("venues")["outlets"])


@cache
def _companies() -> frozenset[str]:
    table = load("platforms")
    sorts = [entries for sort, entries in table.items() if isinstance(entries, dict)]
    return frozenset(name for entries in sorts for title, aliases in entries.items() for name in (title, *aliases))


@cache
def _heads() -> frozenset[str]:
    return frozenset(load("venues")["heads"].split())


@cache
def _plain() -> re.Pattern[str]:
    """Return the pattern of forms and occasions without a name: `s` a statement to somebody, `x` a tweet, the others forms."""
    forms = "|".join(re.escape(form) for form in sorted(load("venues")["plain"], key=len, reverse=True))
    return re.compile(
        rf"\b(?i:in|with)\s(?i:an?|the|his|her|their|its)\s(?:[a-z-]+\s){{0,2}}?(?P<s>(?i:joint\s|written\s)?"
        rf"(?i:statement|message|email|letter|note|memo)\s(?:shared\swith|sent\sto|given\sto|to|for)\s{_NAME})"
        rf"|\b(?i:in|with|during|on|at|via|through|released|issued|shared|posted|made)\s"
        rf"(?:an?|the|his|her|their|its|this|that|another|(?:[\w-]+['’]s))\s(?:[a-z-]+\s){{0,3}}?(?P<v>{forms})\b"
        rf"|\bby\s(?P<b>phone|text\smessage|e-?mail|letter)\b"
        rf"|\bthe\s(?P<w>statement|caption)\s(?:reads?|continued|added|said)\b"
        rf"|\b(?P<x>[Tt]weeted|[Tt]weets?|[Tt]weeting)\b"
        rf"|\b(?P<y>statement|caption)\s(?:said|read|reads|added|continued)\b",
    )


_LONG_SPEECH = 45
"""Code points from which a stretch in marks is taken for speech, in which no venue is looked for; shorter ones may be programmes."""


def find_venues(page: Page, people: Sequence[PersonMention]) -> tuple[VenueMention, ...]:
    """Return the venues that the narrative of `page` names, in the order of the text.

    `people` are the document's mentions in order: what they cover is no venue, unless it is a company or platform.
    """
    quoted = [stretch.outer for stretch in page.stretches if len(stretch.inner) > _LONG_SPEECH]
    starts = [span.start for span in quoted]
    persons = Ordered([one for one in people if one.naming is not Naming.COMPANY and one.rule != BY_FORM])
    found: list[VenueMention] = []
    for paragraph in page.document.paragraphs:
        for venue in (*_referred(page.text, paragraph), *_named(page.text, paragraph, persons), *_unnamed(page.text, paragraph)):
            at = bisect_right(starts, venue.span.start) - 1
            if at < 0 or venue.span not in quoted[at]:
                found.append(venue)
    return tuple(_settled(_distinct(found)))


_BACK = re.compile(
    r"\b(?:told|tells|telling|informed|with|to|in)\s(?P<v>(?:the|that\ssame|the\ssame)\s(?:outlet|publication|magazine|mag|newspaper|paper|site|website|tabloid|"
    r"news\soutlet|interview|chat|conversation|cover\sstory|profile))\b"
)
"""Words that point back to a publication or interview named before."""
_REMEMBERED = 2500
"""Code points over which a publication is called just that after it was named."""
_TALKS = ("told X", "spoke to X", "X interview", "the podcast X", "an episode of X", "on the X show", "said to X", "via X")


def _referred(text: str, paragraph: Span) -> Iterator[VenueMention]:
    for match in _BACK.finditer(text, paragraph.start, paragraph.end):
        yield VenueMention(span=Span(*match.span("v")), name="", rule="named before", strength=2)


def _settled(found: Iterable[VenueMention]) -> Iterator[VenueMention]:
    """Give those that only point back the name of the last publication talked to; leave them out where there is none."""
    last: VenueMention | None = None
    for venue in found:
        if venue.rule != "named before":
            last = venue if venue.rule in _TALKS and not venue.social else last
            yield venue
        elif last is not None and venue.span.start - last.span.end < _REMEMBERED:
            yield replace(venue, name=last.name, outlet=last.outlet)


def _distinct(found: Sequence[VenueMention]) -> Iterator[VenueMention]:
    """Leave of venues that overlap the one that begins first, of those the strongest."""
    end = -1
    for venue in sorted(found, key=lambda one: (one.span.start, -one.strength, -len(one.span))):
        if venue.span.start >= end:
            yield venue
            end = venue.span.end


def _named(text: str, paragraph: Span, persons: Ordered[PersonMention]) -> Iterator[VenueMention]:
    for shape in _SHAPES:
        if shape.hint and text.find(shape.hint, paragraph.start, paragraph.end) < 0:
            continue
        for match in shape.pattern.finditer(text, paragraph.start, paragraph.end):
            if shape.says and not _SAYS.get(match[0].split(maxsplit=1)[0], 0) & (Reports.SAY | Reports.DIRECT):
                continue
            span = _free_span(text, _bare_span(text, Span(*match.span("v"))), persons)
            judged = _judged(span.of(text), shape.rule) if span else None
            if span is None:
                continue
            if judged is None and shape.rule == "told X" and _is_hearer(text, span):
                judged = span.of(text), 1
            if judged is not None:
                name, strength = judged
                yield VenueMention(
                    span=span,
                    name=name,
                    rule=shape.rule,
                    carrier=shape.carrier,
                    strength=max(shape.strength, strength),
                    social=_is_social(name),
                    outlet=_is_outlet(name),
                )


_A_PERSON = re.compile(r"['’]s\b|,?\s(?:who|whom|whose|his|her|himself|herself)\b|,\s(?:an?|the|\d\d?)\b")


def _is_hearer(text: str, span: Span) -> bool:
    """Tell whether an unknown name behind "told" is an outlet's: nothing speaks for a person's, neither a given name nor what follows."""
    words = span.of(text).split()
    return (
        len(words) == len(("two", "words"))
        and not is_given(words[0])
        and not _NO_VENUE.match(span.of(text))
        and not _A_PERSON.match(text, span.end)
    )


_DATED = re.compile(r"\s(?:in|on)\s(?:March|April|May|June|July|August)(?:\s\d+)?$")


def _bare_span(text: str, span: Span) -> Span | None:
    """Return a name without the marks around it and without a possessive, None if nothing is left."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in "”\"’' ":
        end -= 1
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    if (dated := _DATED.search(text, start, end)) is not None and dated.start() > start:
        end = dated.start()
    while start < end and text[start] in "“\"‘'":
        start += 1
    return Span(start, end) if start < end else None


_WITH = re.compile(r"(?:\s(?:[Ww]ith|[Aa]nd|&))?\s$")


def _free_span(text: str, span: Span | None, persons: Ordered[PersonMention]) -> Span | None:
    """Return a name that is no person's: one that holds a host's name goes up to there, unless it is a programme's as a whole."""
    host = next(iter(persons.touching(span)), None) if span else None
    if span is None or host is None or _is_outlet(span.of(text)):
        return span
    programme = span.of(text).rsplit(maxsplit=1)[-1] in _heads() and host.span.end < span.end
    if programme or host.span.start <= span.start:
        return span if programme else None
    end = host.span.start - len(match[0]) if (match := _WITH.search(text, span.start, host.span.start)) else host.span.start
    return Span(span.start, end) if end > span.start else None


_NO_VENUE = re.compile(
    rf"^(?:[Tt]he\s)?(?:Season|Part|Episode|Series|{_DATE}|March|April|May|June|July|August|\d+|I|We|You|It|This|That|These|There|And|But|So|"
    r"He|She|They|His|Her|Their|Our|My|What|When|As)\b"
)
_JOINED = re.compile(r" (?:and|&) ")
_FEW = 4
"""Words that the unknown name of a venue has at most."""


def _is_outlet(name: str) -> bool:
    return name in _outlets() or f"The {name}" in _outlets() or name.removeprefix("The ") in _outlets()


def _is_social(name: str) -> bool:
    return name in _social() or name.split(maxsplit=1)[0] in _social()


def _judged(name: str, rule: str) -> tuple[str, int] | None:
    """Return the venue's name and how sure it is one, None where the name is none for this rule."""
    bare = name.removeprefix("the ").removeprefix("The ")
    if rule == "a network named":
        return bare, 1
    if rule == "to the account":
        return (bare, 3) if _is_social(bare) else None
    occasion = rule == "on an occasion"
    told = rule in ("told X", "X interview", "spoke to X")
    if (occasion and _is_outlet(bare) and " " not in bare) or (not told and _JOINED.split(bare)[0] in _companies()):
        return None
    if _is_outlet(bare) or bare in _social():
        return bare if name.startswith("the ") else name, 2 if occasion else 3
    return _unlisted(name, bare, rule)


def _unlisted(name: str, bare: str, rule: str) -> tuple[str, int] | None:
    """Judge a name that no list knows: by a word that venues have, or by a rule that proves one."""
    words = bare.split()
    if _NO_VENUE.match(name) or (len(words) > 1 and bare.isupper()):
        return None
    if len(words) > 1 and any(word.strip("!.,") in _heads() for word in words):
        return bare, 2
    plain = len(words) == len(("first", "last")) and name == bare and not any(word.isupper() or "." in word for word in words)
    if rule in ("X interview", "the podcast X") or (rule == "told X" and not plain) or (rule == "via X" and len(words) < _FEW):
        return bare, 2
    return (bare, 1) if rule == "spoke to X" and len(words) <= _FEW else None


_ON_NETWORKS = frozenset("caption post video clip thread message story".split())
"""Forms that stand on some network: its name, where it is near, says more."""


_GATHERINGS = frozenset(("premiere", "panel", "upfront", "upfronts", "red carpet", "trailer"))
"""What people speak at, but say nothing with ("with a premiere set for May")."""


def _unnamed(text: str, paragraph: Span) -> Iterator[VenueMention]:
    for match in _plain().finditer(text, paragraph.start, paragraph.end):
        group = match.lastgroup or "v"
        words = match[group]
        if words.lower() in _GATHERINGS and match[0].lower().startswith("with "):
            continue
        name = "Twitter" if group == "x" or words in ("tweet", "thread") else words.rstrip("”\"’' ") if group == "s" else words.lower()
        yield VenueMention(
            span=Span(*match.span(group)),
            name=name,
            rule="a form or an occasion",
            strength=4 if group == "s" else 1,
            social=group == "x",
            form=group in "vwy" and name.rsplit(maxsplit=1)[-1] in _ON_NETWORKS,
        )


def venue_in(venues: Ordered[VenueMention], within: Span, *, near: int) -> Where:
    """Return the venue and the carrier named in a stretch: the strongest, of those the nearest to the offset `near`."""

    def best(*, carrier: bool) -> VenueMention | None:
        inside = [one for one in venues.starting_in(within) if one.carrier is carrier]
        return max(inside, key=lambda one: (one.strength, not one.form, -abs(one.span.start - near)), default=None)

    return Where(venue=best(carrier=False), carrier=best(carrier=True))
