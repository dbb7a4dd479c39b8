"""Candidates for titles of series: what stands where only a title stands.

Each finder yields the span of the title, its rule and its weight; `clapboard.mentions.shows` weighs them, and looks for further
places of those it takes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clapboard.model.span import Span
from clapboard.vocabulary.outlets import outlet_named
from clapboard.vocabulary.platforms import platform_of, platforms_in

_PRONOUN = r"(?:It|They|He|She|We|You|I|Its|That|This|But|And|What|When)"
_WORD = r"(?:(?:[A-Z]\.){2,}(?!\w)|(?!Mr|Ms|Mrs|Dr)[A-Z][a-z]{1,3}\.(?=\s\d)|(?!(?:Seasons?|Series|SEASON)\b(?![’']s\s))[A-Z0-9][\w’'&!-]*)"
_FIRST = rf"(?!{_PRONOUN}\b(?!(?:[’']\w+)?\s[A-Z])){_WORD}"
_SMALL = r"(?:of|the|a|an|at|in|on|to|for|from|with|and|&|vs\.?|de|la|le|los|del)"
RUN = rf"(?<![\w’'.-]){_FIRST}(?:(?::|,)?\s(?:{_SMALL}\s){{0,2}}{_WORD}){{0,7}}"
"""A run of capitalised words, small words inside, a subtitle after a colon."""

_NUMBER = r"(?:\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)"
_ORDINAL = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|\d{1,2}(?:st|nd|rd|th))"
_SEASON = rf"(?:(?:[Ss]eason|[Ss]eries|SEASON)s?\s+(?:{_NUMBER}|[IVX]+)\b|S\d{{1,2}}\b)"
_GENRE = (
    r"(?:(?:hit|original|new|upcoming|animated|reality|limited|anthology|crime|legal|medical|teen|family|fantasy|"
    r"sci-fi|science fiction|superhero|horror|historical|period|"
    r"political|spy|workplace|romantic|dark|supernatural|police|action|procedural|musical|dystopian|prequel|"
    r"spin-?off|sequel|acclaimed|beloved|long-running|popular|Emmy-winning|"
    r"coming-of-age|rom-com|streaming|TV|television|young adult|YA|LGBTQ\+?|drama|comedy|mystery|thriller|western|Western|docu)[\s-]+)*"
    r"(?:series|drama|comedy|sitcom|show|dramedy|thriller|procedural|reboot|revival|anime|docuseries|miniseries|"
    r"saga|adaptation|mystery|hit|spin-?off|soap|western|Western|romance|rom-com)"
)
_RENEW = (
    r"(?:renew(?:s|ed|ing)?|cancel(?:s|led|ed|ling|ing)?|axe[sd]?|axing|drops|dropped|scraps|scrapped|revive[sd]?|"
    r"reviving|rescue[sd]?|saves|saved|unveils|greenlit|greenlights|reviews)"
)
_FATE = (
    r"(?:(?:has|have|had|is|was|will|won[’']t|would|could|may|might|isn[’']t|hasn[’']t|gets|got|scores|scored|"
    r"lands|landed|nabs|earns)\s+(?:\w+ly\s+|already\s+|now\s+|not\s+)?"
    r"(?:been\s+|be\s+|being\s+|getting\s+|an?\s+)?(?:renewed|cancell?ed|axed|dropped|picked up|saved|revived|"
    r"greenlit|greenlighted|given|announced|ordered|commissioned|moving|returning|coming back|coming to an end|"
    r"ending|moving|wrap\\b|wrap up|conclude|premiere|debut|hit (?:screens|Netflix)|"
    r"end(?:ed)?\b|wrapped|premier|debut|back (?:on|for|at|with)|set to (?:return|premiere|end|debut)|return (?:for|"
    r"to|with|on)|early renewal|second|third|fourth|surprise renewal|finished (?:production|filming))|"
    r"(?:premiere[sd]|debuts|debuted|aired|airs|loses|adds|to end|is ending|wrapped up|wraps up|lives on)\b|"
    r"returns? (?:for|to|on|with)\b|[Rr]enewed\b|[Cc]ancell?ed\b|arrived in (?:19|20)\d\d|follows\b|stars\b|"
    r"wraps\b|ends\b|scored\b|back for\b)"
)

_ADJACENT: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (rule, weight, re.compile(pattern))
    for rule, weight, pattern in (
        ("before season", 6, rf"(?P<t>{RUN})[”\"’']?,?\s+(?={_SEASON})"),
        (
            "season of",
            6,
            (
                rf"(?:{_SEASON}|\b(?:{_ORDINAL}|[Ff]inal|[Nn]ew|[Ll]ast|[Nn]ext)(?:\s+and\s+\w+)?\s+(?:[Ss]easons?|[Ss]eries|"
                rf"run|outing|instal?lment|chapter))\s+of\s+[“\"‘'«]?(?P<t>{RUN})"
            ),
        ),
        (
            "possessive season",
            5,
            (
                rf"(?P<t>{RUN})(?:[’']s?)\s+(?:\w+\s+and\s+)?(?:upcoming\s+|highly anticipated\s+|new\s+)?(?:{_ORDINAL}|"
                rf"final|last|next|new|sophomore|freshman|\w+-episode)(?:\s+and\s+\w+)?\s+(?:season|series|run|outing)\b"
            ),
        ),
        (
            "genre before",
            4,
            (
                rf"\b(?:series|drama|comedy|sitcom|dramedy|thriller|spin-?off|reboot|anime|docuseries|miniseries|procedural|"
                rf"mystery),?\s+[“\"‘'«]?(?P<t>{RUN})"
            ),
        ),
        ("genre after", 4, rf"(?P<t>{RUN})[”\"’'»]?,\s+(?:the|an?|its|his|her|\w+[’']s?)\s+(?:[\w’'.-]+\s+){{0,4}}?{_GENRE}\b"),
        ("renews", 4, rf"\b(?:{_RENEW}|(?i:renew|cancel|renewing))\s+(?:the\s+)?[“\"‘'«]?(?P<t>{RUN})"),
        (
            "titled",
            4,
            (
                rf"\b(?:series|drama|comedy|sitcom|show|film|movie|spin-?off|prequel|sequel|pilot|thriller),?\s+(?:titled|"
                rf"entitled|called|named|dubbed)\s+[“\"‘'«]?(?P<t>{RUN})"
            ),
        ),
        (
            "given",
            4,
            (
                rf"\b(?:[Gg]iven|[Gg]ives|[Gg]ave|[Gg]ive|[Hh]ands|[Hh]anded)\s+[“\"‘'«]?(?P<t>{RUN})[”\"’'»]?\s+(?:the|"
                rf"an?|its|another|yet)\s+(?:\w+\s+){{0,2}}(?:green light|go-ahead|greenlight|axe|boot|renewal|season|order|"
                rf"series|pickup|{_ORDINAL})"
            ),
        ),
        ("fate", 4, rf"(?P<t>{RUN})[”\"’'»]?(?:,\s+which)?\s+{_FATE}"),
        (
            "governed",
            3,
            (
                rf"\b(?:plug on|fallen on|falls on|time on|farewell to|ways with|(?:prequel|sequel|spin-?off|renewal|reboot|"
                rf"revival|follow-up) (?:to|of|for)|joined|joins|joining|leaving|exits|exited|leaves|quits|chapter of|return of|"
                rf"including)\s+[“\"‘'«]?(?P<t>{RUN})"
            ),
        ),
        (
            "star of",
            2,
            (
                rf"\b(?:star|stars|creator|showrunner|cast|fans|finale|premiere|episodes?|date|trailer|teaser|reboot|revival|"
                rf"spin-?off|production|cancellation|renewal|return|world|set|future|script)\s+(?:of|on|for|from|in)\s+[“\"‘'«]?(?P<t>{RUN})"
            ),
        ),
        (
            "subject",
            2,
            (
                rf"(?:^|(?<=[.!?”\"]\s))[“\"‘'«]?(?P<t>{RUN})[”\"’'»]?,?\s+(?:has|is|was|will|won[’']t|came|comes|arrived|"
                rf"arrives|scored|got|follows|stars|which|whose|can[’']t|returns|one of|kicked off|takes|tells)\b"
            ),
        ),
        (
            "carried by",
            3,
            (
                rf"\b(?:Netflix|HBO|Hulu|Peacock|Showtime|Starz|CBS|NBC|ABC|AMC|BBC|ITV|Fox|FX|Disney\+|Apple TV\+|Amazon|"
                rf"Paramount\+|Prime Video|Max|The CW|Syfy|Freeform)[’']s?\s+[“\"‘'«]?(?P<t>{RUN})"
            ),
        ),
        (
            "star",
            3,
            (
                rf"(?P<t>{RUN})[”\"’'»]?\s+(?:star|stars|alum|creator|showrunner|co-creator|fans|cast|universe|franchise|"
                rf"spin-?off|finale|reboot|revival|actor|actress|writers)\b"
            ),
        ),
    )
)
_QUOTED = re.compile(
    r"(?:“(?P<a>[^“”\n]{1,60}?)[,.]?”|\"(?P<b>[^\"\n]{1,60}?)[,.]?\"|«(?P<c>[^«»\n]{1,60})»|(?<!\w)[‘'](?P<d>[^‘\n]{1,60}?)[,.]?[’'](?![A-Za-z])"
    r")"
)
_TITLE_CASE = re.compile(rf"^{_WORD}(?:(?::|,|\s[-–—])?\s(?:{_SMALL}\s){{0,3}}{_WORD})*[!?…]?$")
_NO_TITLE_BEFORE = re.compile(
    (
        r"(?:episodes?(?:\s+\d+)?(?:\s*[-–—,:])?|titled|entitled|called|dubbed|title|song|single|album|novel|book|"
        r"role|character|named|nicknamed|as|hashtag|said|wrote|word|film|movie|playing|plays|of episode)\s*[“\"‘'«]?$"
    ),
    re.IGNORECASE,
)
_SHOW_AFTER = re.compile(
    (
        rf"^[”\"’'»]?,?\s*(?:{_SEASON}|(?:[’']s\s+)?(?:{_ORDINAL}|final|last|new)\s+(?:and\s+\w+\s+)?(?:season|"
        rf"series|run|outing)|{_FATE}|(?:star|creator|showrunner|cast|fans|series|finale|renewal|cancellation|spin-?off|"
        rf"universe|franchise|[Rr]enewed|[Cc]ancell?ed|[Bb]ack|[Ee]nds|[Ww]raps|[Ss]ets|[Gg]ets)\b)"
    ),
)
_SHOW_BEFORE = re.compile(
    (
        rf"(?:\b(?:series|drama|comedy|sitcom|show|thriller|spin-?off|reboot|dramedy|hit|revival|procedural|of|"
        rf"for|drop|renew\w*|cancel\w*|axe\w*|[Dd]rops|[Rr]enews|ending|ends|picks up|ordered|order|greenlit|called|"
        rf"greenlights|revive\w*|save\w*|Reverses|Orders|{_GENRE})|[’']s)\s*[“\"‘'«]$"
    ),
    re.IGNORECASE,
)
# Words at the beginning of a run that belong to the sentence, not to the title.
_LEADERS = frozenset(
    "when while if after before although but and as in on at for with meanwhile however now since because though "
    "whether will has have is are was were did does do can could would should why how what who "
    "where during once until from by to about according via per that this these those his her its their our my your "
    "it he she they we you i both all also even just only still then there here not no yes "
    "crew cameras camera show shows filming production shooting news viewers writers scripts sources insiders reports critics "
    "network streamer "
    "broadcaster channel dinner season series episode part volume star stars creator showrunner watch read see fans cast while new hit "
    "upcoming original executive producer producers actor actress director writer "
    "renewed cancelled canceled breaking exclusive official officially report update review recap trailer netflix's netflix  "
    "january february march april june july august september october november december jan feb aug sept sep oct nov "
    "dec mr mrs ms dr".split()
)
_TRAILERS = frozenset(
    "season series episode renewed renewal renews cancelled canceled cancellation cancels gets get sets set wraps "
    "wrap to will is are has ends ending returns return reveals star stars star's cast trailer teaser release "
    "premiere premieres date "
    "finale been for at on by in from with after as and or the a an of its back officially official spinoff "
    "spin-off reboot fans fan part volume production filming drops orders ordered".split()
)
_SPLIT_VERBS = re.compile(
    r"\s(?:Renews?|Renewed|Cancels?|Cancell?ed|Gets?|Sets?|Wraps?|Ends|Returns?|Reveals?|Orders?|Drops?|Axes|"
    r"Axed|Picks|Saves|Saved|Unveils|Announces|Confirms|Teases|Starts|Begins|Adds|Casts|Joins|Is|Has|Will|"
    r"Won't|Won’t|Greenlights|Reverses|Moving|Moves|Eyes|Lands|Scores|Debuts|Premieres|Releases|Already|Absolutely|"
    r"Star|Stars|Creator|Boss|Season|Series|Finale|Spinoff|Spin-Off|Spin-off|Release|Trailer|Teaser|Renewal|"
    r"Cancellation)(?=\s|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may be a title, with the rule that took them for one and how much it weighs."""

    span: Span
    rule: str
    weight: int


def candidates(text: str, sentence: Span) -> Iterator[Candidate]:
    """Yield what may be a title in the sentence, in no particular order."""
    inner = sentence.of(text)
    found = (*_adjacent(inner), *_quoted(inner))
    yield from (replace(candidate, span=candidate.span.shifted(sentence.start)) for candidate in found)


def _adjacent(text: str) -> Iterator[Candidate]:
    for rule, weight, pattern in _ADJACENT:
        before_title = rule in {"before season", "possessive season", "fate", "star", "genre after", "subject"}
        for match in pattern.finditer(text):
            span = trimmed(text, Span(*match.span("t")), from_right=before_title)
            torn = (
                rule == "before season"
                and span is not None
                and span.end < match.end("t")
                and text[span.end : match.end("t")].strip(" ,:’'s”\"»")
            )
            if span is not None and not torn:
                yield Candidate(span=span, rule=rule, weight=weight)


def trimmed(text: str, span: Span, *, from_right: bool) -> Span | None:
    """Return the run without the words at its edges that are the sentence's; None if no title is left."""
    start, end = span.start, span.end
    counted = re.match(r"\d{1,2} of (?:the )?(?=[A-Z])", text[start:end])
    start += counted.end() if counted else 0
    start, end = _cut_at_a_place(text, start, end, from_right=from_right)
    start, end = _cut_at_verbs(text, start, end, from_right=from_right)
    start = _after_leaders(text, start, end)
    end = _before_trailers(text, start, end)
    words = text[start:end].strip(" ,:")
    if words.endswith(("’s", "'s")):
        end -= 2
        words = words[:-2]
    if not words or _NO_TITLE.search(words) or not _looks_like_title(words):
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,:"))
    end -= len(text[start:end]) - len(text[start:end].rstrip(" ,:’'"))
    return Span(start, end) if start < end else None


_NO_TITLE = re.compile(
    r"^(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th))$|^\d+(?:st|nd|rd|th)\b|^\d{1,2},? (?:19|20)\d\d\b|^(?:19|20)\d\d [a-z]|^(?:\w+ )?\d+-episode"
)


def _cut_at_verbs(text: str, start: int, end: int, *, from_right: bool) -> tuple[int, int]:
    """Cut a headline's run at its verb ("X Renewed …"), and a run before a title at the comma."""
    inner = text[start:end]
    cuts = list(_SPLIT_VERBS.finditer(inner))
    if ", " in inner and (not from_right or platforms_in(text, start + inner.index(", "), end)):
        end = start + inner.index(", ")
    if cuts and from_right:
        start += cuts[-1].end()
        start += len(text[start:end]) - len(text[start:end].lstrip())
    elif cuts:
        end = min(end, start + cuts[0].start())
    return start, end


def _after_leaders(text: str, start: int, end: int) -> int:
    """Return where the title begins after a platform ("Netflix's X") and the words that begin sentences."""
    while start < end:
        head = next(iter(platforms_in(text, start, end)), None)
        if head is not None and head[0] == start and head[1] < end:
            possessive = re.match(r"(?:['’]s)?\s+", text[head[1] : end])
            start = head[1] + possessive.end() if possessive else start
        first = re.match(r"[\w’'.&-]+[:,]?\s+", text[start:end])
        if first is None or first.end() >= end - start:
            break
        if first[0].strip(" ,:").lower().removesuffix("'s").removesuffix("’s") not in _LEADERS:
            break
        start += first.end()
    return start


def _before_trailers(text: str, start: int, end: int) -> int:
    """Return where the title ends before words that go on with the sentence."""
    while end > start:
        last = re.search(r"[\s:,]+([\w’'-]+)$", text[start:end])
        if last is None or last[1].lower() not in _TRAILERS:
            break
        end = start + last.start()
    return end


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_JOINT = re.compile(rf"\s(?:is|on|from|in|by|at|for|with|to|as)\s(?:\d|{_MONTH}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")


def _cut_at_a_place(text: str, start: int, end: int, *, from_right: bool) -> tuple[int, int]:
    """Cut "X on Netflix", "X in May": a small word before a platform or a date ends the title (or the words before it)."""
    joints = [(start + match.start(), start + match.end()) for match in _JOINT.finditer(text[start:end])]
    for low, high, _ in platforms_in(text, start, end):
        before = re.search(r"\s(?:is |\w+ )?(?:on|from|by|at|for|to|in|with)\s(?:the )?$", text[start:low])
        if before:
            joints.append((start + before.start(), high))
    if not joints:
        return start, end
    if from_right:
        last = max(high for _, high in joints)
        return last + len(text[last:end]) - len(text[last:end].lstrip(" ,’'s")), end
    return start, min(low for low, _ in joints)


def _looks_like_title(words: str) -> bool:
    if re.search(r"-(?:starring|led|created|produced|based|backed|winning|nominated|set|style)\b|\d-episode", words) or _repeats(words):
        return False
    if ", " in words and (
        outlet_named(words.split(", ", maxsplit=1)[0])
        or platform_of(words.split(", ", maxsplit=1)[0])
        or platforms_in(words, 0, len(words))
    ):
        return False
    if words.lower() in _LEADERS | _TRAILERS and words.lower() not in {"you", "it", "from", "us", "they", "dark"}:
        return False
    if re.match(rf"(?:{_MONTH})\.?\s+\d", words) or re.match(r"(?:Spring|Summer|Fall|Autumn|Winter|Late|Early|Mid)[ -]\d{4}$", words):
        return False
    if re.fullmatch(r"[\d\W]+", words):
        return words.isdigit() and len(words) >= 3
    return len(words) > 1 and len(words.split()) <= 9


def _repeats(words: str) -> bool:
    half = len(words.split()) // 2
    return half > 0 and words.split()[:half] == words.split()[half:]


def _quoted(text: str) -> Iterator[Candidate]:
    for match in _QUOTED.finditer(text):
        group = next(name for name in "abcd" if match[name] is not None)
        words = match[group]
        start, end = match.span(group)
        if not words.strip() or not _TITLE_CASE.match(words.strip()) or len(words.split()) > 8:
            continue
        before, after = text[max(0, start - 40) : start], text[end : end + 60]
        if _NO_TITLE_BEFORE.search(before) and not _SHOW_AFTER.match(after):
            continue
        strong = _SHOW_AFTER.match(after) or _SHOW_BEFORE.search(before)
        yield Candidate(
            span=Span(start, start + len(words.rstrip())),
            rule="quoted beside a season" if strong else "quoted",
            weight=5 if strong else 4 if len(words.split()) > 1 else 2,
        )


_LISTED = re.compile(rf"\d{{1,2}}[.)]\s+[“\"‘'«]?(?P<t>{RUN})[”\"’'»]?(?:\s*[(–—-][^.!?]*)?$")


def listed(text: str, paragraphs: Sequence[Span]) -> Iterator[Candidate]:
    """Yield the titles that head the items of a numbered list, each in a paragraph of its own ("3. Title (Platform)")."""
    for paragraph in paragraphs:
        match = _LISTED.match(text[paragraph.start : paragraph.end])
        if match:
            yield Candidate(span=Span(*match.span("t")).shifted(paragraph.start), rule="list", weight=5)
